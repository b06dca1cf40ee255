"""Facts that only a few truths look at are tried once for each way these come out: the verdicts stay what they were."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from minzheng.vocabulary import Condition, Promise, Step, days, rate, today, when, yuan
from minzheng.vocabulary.matter import Matter
from minzheng.vocabulary.search import check, sealing, without_each_gate
from minzheng.vocabulary.search.proving import Prover
from minzheng.vocabulary.terms import Exact, Truth
from tests.vocabulary.procedures import LAW, MONDAY, PROCEDURES, STAFF, FiveDays, NoRates, act, affair, duty
from tests.vocabulary.test_search import small_procedures

# --- a gate that sees its facts only through a computed one, and promises that ask the facts themselves ----------------

consult = Step("consult", "集体讨论", STAFF, basis=LAW[50], times=None)
USUAL = ((act.fine >= yuan(5_000)) | act.kind.among("停业", "吊销") | (affair.weighty & affair.party.is_("公民"))).called("重大")
LOOSE = ((act.fine > yuan(5_000)) | act.kind.among("停业", "吊销") | (affair.weighty & affair.party.is_("公民"))).called("重大")
NARROW = ((act.fine >= yuan(5_000)) | act.kind.among("停业") | (affair.weighty & affair.party.is_("公民"))).called("重大")


def deciding(large: Truth, times: int | None = 1) -> Matter:
    step = Step("settle", "决定", STAFF, basis=LAW[51], records=(act.fine, act.kind), times=times,
                gates=(Condition("重大的讨论满两日", when(large, consult.done & (today > consult.day + days(2))), LAW[50]),))  # fmt: skip
    return duty("deciding", (consult, step), (
        Promise("大额未经讨论", step, unless=(act.fine < yuan(5_000)) | consult.done, basis=LAW[50]),
        Promise("吊销未经讨论", step, unless=~act.kind.is_("吊销") | (today >= consult.day + days(3)), basis=LAW[50]),
        Promise("公民的重大案件未经讨论", step, unless=~affair.weighty | ~affair.party.is_("公民") | consult.done, basis=LAW[50]),
    ))  # fmt: skip


DECIDING = {
    "usual": (deciding(USUAL), ()), "often": (deciding(USUAL, None), ()), "one fen": (deciding(LOOSE), ("大额未经讨论",)),
    "one kind": (deciding(NARROW, None), ("吊销未经讨论",)),
}  # fmt: skip


def verdicts(matter: Matter, *, gates: bool = False) -> Any:
    """What a search says of a matter: which promises hold, how long their shortest breaks are, which gates are needed."""
    asked: dict[str, Any] = {"day": MONDAY, "rates": NoRates(), "calendar": FiveDays()}
    proof = check(matter, **asked)
    told = [(one.title, one.holds, one.cut, one.counterexample and len(one.counterexample.acts)) for one in proof.properties]
    assert all(one.counterexample.confirmed for one in proof.violations if one.counterexample)
    needed = [(test.step, test.gate, test.proved) for test in without_each_gate(matter, **asked, proved=proof)] if gates else []
    return told, proof.unreachable, needed


@pytest.fixture
def plainly(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Says the verdicts of a search that tries every value by itself."""

    def told(matter: Matter, *, gates: bool = False) -> Any:
        with monkeypatch.context() as patch:
            patch.setattr(sealing, "MOST_WAYS", -1)
            return verdicts(matter, gates=gates)

    return told


@pytest.mark.parametrize("matter", [*PROCEDURES, *(matter for matter, _ in DECIDING.values())], ids=lambda one: one.id)
def test_promises_and_gates_come_out_as_when_every_value_is_tried(matter: Matter, plainly: Any) -> None:
    assert verdicts(matter, gates=True) == plainly(matter, gates=True)


@pytest.mark.parametrize("kind", DECIDING)
def test_a_promise_about_facts_that_a_gate_sees_through_a_computed_one(kind: str) -> None:
    matter, broken = DECIDING[kind]
    told, _, _ = verdicts(matter)
    assert [title for title, holds, _, _ in told if not holds] == list(broken)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(matter=small_procedures())
def test_random_procedures_come_out_as_when_every_value_is_tried(matter: Matter, plainly: Any) -> None:
    assert verdicts(matter) == plainly(matter)


# --- what is put together, and what is not ----------------------------------------------------------------------------


def sealed(matter: Matter, place: int) -> set[str]:
    """The keys of the facts that are put together when this promise is searched with all gates of its own step."""
    promise = matter.promises[place]
    prover = Prover(matter, MONDAY, NoRates(), FiveDays())
    return set(prover._explorer(promise, prover.gates.by_verb[promise.step.verb], prover.ordinary, MONDAY).sealed.groups)


def test_amounts_kinds_and_circumstances_of_one_question_are_put_together() -> None:
    assert sealed(deciding(USUAL), 0) == {"act.fine", "act.kind", "affair.weighty", "affair.party"}


def test_a_fact_of_the_case_beside_recorded_ones_is_not_where_the_act_may_come_again() -> None:
    """What was so at the first act binds the second; only an act that ends the path asks once."""
    assert sealed(deciding(USUAL, None), 0) != set()
    step = Step("settle", "决定", STAFF, basis=LAW[51], records=(act.fine,), times=None,
                gates=(Condition("讨论过的才重大", when(affair.weighty & (act.fine >= yuan(5_000)), consult.done), LAW[50]),))  # fmt: skip
    once = duty(
        "once", (consult, step), (Promise("重大", step, unless=~affair.weighty | (act.fine < yuan(5_000)) | consult.done, basis=LAW[50]),)
    )
    again = duty("again", (consult, step), (Promise("再次重大", step, unless=step.done | ~affair.weighty | consult.done, basis=LAW[50]),))
    assert sealed(once, 0) == {"affair.weighty", "act.fine"}
    assert sealed(again, 0) == set()


def test_a_fact_that_an_earlier_act_told_or_the_clock_asks_for_is_followed_by_itself() -> None:
    tell = Step("tell", "告知", STAFF, basis=LAW[52], records=(act.fine,))
    step = Step("settle", "决定", STAFF, after=tell, basis=LAW[53], records=(act.fine, act.posted), gates=(
        Condition("不高于告知", act.fine <= tell.said(act.fine), LAW[53]), Condition("大额已寄出", (act.fine < 100) | (act.posted <= today), LAW[53]),
    ))  # fmt: skip
    matter = duty("told", (tell, step), (Promise("高于告知", step, unless=act.fine <= tell.said(act.fine), basis=LAW[53]),))
    assert sealed(matter, 0) == set()
    assert verdicts(matter)[0] == [("高于告知", True, False, None)]


def test_fewer_questions_are_asked_of_the_gates(monkeypatch: pytest.MonkeyPatch) -> None:
    def effort() -> int:
        matter, _ = DECIDING["usual"]
        prover = Prover(matter, MONDAY, NoRates(), FiveDays())
        explorer = prover._explorer(matter.promises[2], prover.gates.by_verb["settle"], prover.ordinary, MONDAY)
        explorer.search(None, 10_000)
        return explorer.effort

    together = effort()
    monkeypatch.setattr(sealing, "MOST_WAYS", -1)
    assert together < 0.6 * effort()


class Threshold(NoRates):
    """A standard of five thousand 元 that is doubled on one day."""

    def __init__(self, doubled: date) -> None:
        self.doubled = doubled

    def amount(self, name: str, key: str | Exact | None, day: date) -> Exact:
        return 1_000_000 if day >= self.doubled else 500_000


@pytest.mark.parametrize(("doubled", "together"), [(date(2024, 3, 20), False), (date(2026, 3, 1), False), (date(2030, 1, 1), True)])
def test_a_standard_counts_as_a_plain_number_only_while_it_stays(doubled: date, together: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """A gate that takes the new amount for the old one is found on the day the standard changes back to less."""
    asked: dict[str, Any] = {"day": MONDAY, "rates": Threshold(doubled), "calendar": FiveDays()}
    matter = deciding(((act.fine >= rate("集体讨论数额")) | affair.weighty).called("重大"))
    promise = Promise("达到标准未经讨论", matter.steps[1], unless=(act.fine < rate("集体讨论数额")) | consult.done, basis=LAW[50])
    fixed = Promise("五千元未经讨论", matter.steps[1], unless=(act.fine < yuan(5_000)) | consult.done, basis=LAW[50])
    matter = replace(matter, promises=(promise, fixed))
    prover = Prover(matter, MONDAY, Threshold(doubled), FiveDays())
    explorer = prover._explorer(promise, prover.gates.by_verb["settle"], prover.ordinary, MONDAY)
    assert ("act.fine" in explorer.sealed.groups) is together
    told = [one.holds for one in check(matter, **asked).properties]
    monkeypatch.setattr(sealing, "MOST_WAYS", -1)
    assert told == [one.holds for one in check(matter, **asked).properties]
    assert told[0]
