"""Every matter's promises are proved over all reachable states, and no gate is idle: without it a promise breaks, and how is printed."""

from __future__ import annotations

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
def test_the_promises_of_the_longest_procedure_hold() -> None:
    penalty = next(m for m in matters() if m.id == "penalty")
    proof = check(penalty, day=DAY, rates=shipped().rates, calendar=calendar.PACKAGED)
    assert [one.title for one in proof.properties if not one.holds] == []
