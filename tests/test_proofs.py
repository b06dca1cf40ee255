"""Every matter's promises are proved over all reachable states, and no gate is idle: without it a promise breaks, and how is printed."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import pytest

from minzheng import calendar
from minzheng.catalogue import matters
from minzheng.library.locality import shipped
from minzheng.vocabulary import Matter
from minzheng.vocabulary.search import MatterProof, check, print_path, without_each_gate

MANY = 60
"""A procedure with more promises than this has its gates taken away one by one in the slow run, one in ten of them in the other."""
DAY = date(2024, 3, 4)
every_matter = pytest.mark.parametrize("matter", matters(), ids=lambda matter: matter.id)


def asked() -> dict[str, Any]:
    return {"day": DAY, "rates": shipped().rates, "calendar": calendar.PACKAGED}


@cache
def proof_of(matter: Matter) -> MatterProof:
    return check(matter, **asked())


def idle(matter: Matter, one_in: int = 1) -> list[str]:
    tested = without_each_gate(matter, proved=proof_of(matter), one_in=one_in, **asked())
    assert tested or not any(step.gates for step in matter.steps)
    return [f"{test.step}：{test.gate}" for test in tested if not test.proved]


@every_matter
@pytest.mark.timeout(900)
def test_no_lawful_looking_path_breaks_a_promise(matter: Matter) -> None:
    proof = proof_of(matter)
    assert [print_path(one.counterexample) if one.counterexample else one.title for one in proof.properties if not one.holds] == []
    assert proof.unreachable == ()


@every_matter
@pytest.mark.timeout(900)
def test_no_gate_is_idle(matter: Matter) -> None:
    assert idle(matter, one_in=10 if len(matter.promises) > MANY else 1) == []


@pytest.mark.slow
@pytest.mark.timeout(1500)
@pytest.mark.parametrize("matter", [one for one in matters() if len(one.promises) > MANY], ids=lambda matter: matter.id)
def test_no_gate_of_a_long_procedure_is_idle(matter: Matter) -> None:
    assert idle(matter) == []
