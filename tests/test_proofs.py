"""Every matter's promises are proved over all reachable states, and no gate is idle: without it a promise breaks, and how is printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from minzheng import calendar
from minzheng.catalogue import matters
from minzheng.library.locality import shipped
from minzheng.vocabulary import Matter
from minzheng.vocabulary.search import check, print_path, without_each_gate

LONGEST = ("penalty",)
DAY = date(2024, 3, 4)
by_length = [pytest.param(m, id=m.id, marks=[pytest.mark.slow] if m.id in LONGEST else []) for m in matters()]


@pytest.mark.parametrize("matter", by_length)
@pytest.mark.timeout(1500)
def test_no_lawful_looking_path_breaks_a_promise_and_no_gate_is_idle(matter: Matter) -> None:
    asked = {"day": DAY, "rates": shipped().rates, "calendar": calendar.PACKAGED}
    proof = check(matter, **asked)  # type: ignore[arg-type]
    assert [print_path(one.counterexample) if one.counterexample else one.title for one in proof.properties if not one.holds] == []
    assert proof.unreachable == ()
    assert [f"{test.step}：{test.gate}" for test in without_each_gate(matter, proved=proof, **asked) if not test.proved] == []  # type: ignore[arg-type]


@pytest.mark.timeout(900)
def test_a_sample_of_the_longest_procedures_promises_holds() -> None:
    """Every sixth promise of the ordinary penalty procedure; all of them, and every gate, in the slow run."""
    penalty = next(m for m in matters() if m.id == "penalty")
    sample = replace(penalty, promises=penalty.promises[::6])
    proof = check(sample, day=DAY, rates=shipped().rates, calendar=calendar.PACKAGED)
    assert [one.title for one in proof.properties if not one.holds] == []
