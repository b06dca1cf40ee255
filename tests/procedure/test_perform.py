"""The one door, on a real database: a 低保 case from acceptance to payment, and every way it is stopped."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from minzheng.funds.models import Entitlement
from minzheng.journal.models import Act
from minzheng.journal.verify import verify
from minzheng.procedure.district import District
from minzheng.procedure.models import Case, Letter, Notice
from minzheng.procedure.opening import declare_interest
from minzheng.procedure.perform import Opening, could, open_case, perform
from minzheng.vocabulary.errors import Refusal

from .conftest import SYSTEM, by

MARCH = [date(2024, 3, day) for day in range(1, 32)]


def accepted(household: Opening) -> str:
    return open_case(household, "accept", on=MARCH[3], by=by("T1")).case


def walked(household: Opening) -> str:
    """A case ready to be decided on 19 March 2024."""
    number = accepted(household)
    perform(number, "investigate", on=MARCH[5], by=by("T1", "T2"))
    perform(number, "check", on=MARCH[6], by=by("B1"))
    perform(number, "opine", on=MARCH[9], by=by("T1"))
    perform(number, "publish", on=MARCH[10], by=by("T1"))
    return number


def test_a_case_from_acceptance_to_entitlement(here: District, household: Opening) -> None:
    number = walked(household)
    done = perform(number, "decide", on=MARCH[18], by=by("B1"))
    assert done.decision is not None
    assert (done.decision.verdict, done.decision.amount) == ("grant", 103_500)
    entitlement = Entitlement.objects.get(case=number)
    assert (entitlement.amount, entitlement.starts) == (103_500, date(2024, 4, 1))
    letter = Letter.objects.get(case=number, title="最低生活保障确认通知书")
    assert "1,035.00元" in "".join(letter.parts["body"])
    assert Notice.objects.get(case=number).until == date(2024, 3, 18)
    case = Case.objects.get(pk=number)
    assert (case.outcome, case.due) == ("确认", date(2024, 3, 22))  # served within three working days
    assert [act.verb for act in Act.objects.filter(case=number).order_by("seq")] == ["accept", "investigate", "check", "opine", "publish", "decide"]
    assert verify(deep=True) == []


@pytest.mark.parametrize(("day", "gate"), [(date(2024, 3, 18), "初步意见公示已满七日"), (date(2024, 3, 10), "日期先后")])
def test_the_notice_must_run_its_days(here: District, household: Opening, day: date, gate: str) -> None:
    number = walked(household)
    with pytest.raises(Refusal) as stopped:
        perform(number, "decide", on=day, by=by("B1"))
    assert stopped.value.gate == gate
    assert Act.objects.filter(case=number, verb="decide").count() == 0


@pytest.mark.parametrize(
    ("verb", "staff", "gate"),
    [
        ("investigate", ("T1",), "二人以上持证人员办理"),
        ("investigate", ("T1", "T3"), "二人以上持证人员办理"),  # T3 holds no certificate
        ("investigate", ("B1", "B2"), "职权"),
        ("investigate", ("T9",), "职权"),  # another town's officer
        ("decide", ("T1",), "职权"),
    ],
)
def test_power_belongs_to_an_office_a_town_and_certified_people(here: District, household: Opening, verb: str, staff: tuple[str, ...], gate: str) -> None:
    number = accepted(household)
    refusal = could(number, verb, on=MARCH[5], by=by(*staff))
    assert refusal is not None
    assert refusal.gate == gate


def test_who_has_an_interest_must_withdraw(here: District, household: Opening) -> None:
    declare_interest("T1", household.subject, "申请人的兄弟", on=MARCH[3], by=SYSTEM)
    with pytest.raises(Refusal, match="应当回避"):
        open_case(household, "accept", on=MARCH[4], by=by("T1"))
    assert open_case(household, "accept", on=MARCH[4], by=by("T2")).case


def test_the_rule_decides_and_a_person_cannot_decide_otherwise(here: District, household: Opening) -> None:
    number = walked(household)
    with pytest.raises(Refusal) as stopped:
        perform(number, "decide", on=MARCH[18], by=by("B1"), said={"outcome": "refuse"})
    assert stopped.value.gate == "依法作出结论"


def test_the_same_act_sent_twice_is_done_once(here: District, household: Opening) -> None:
    number, again = accepted(household), uuid4()
    first = perform(number, "investigate", on=MARCH[5], by=by("T1", "T2"), act_id=again)
    second = perform(number, "investigate", on=MARCH[5], by=by("T1", "T2"), act_id=again)
    assert first.seq == second.seq
    assert Act.objects.filter(case=number, verb="investigate").count() == 1


def test_a_refusal_writes_its_own_reasons_and_remedies(here: District, household: Opening) -> None:
    household.facts["household.assets_fit"] = False  # type: ignore[index]
    number = walked(household)
    done = perform(number, "decide", on=MARCH[18], by=by("B1"))
    assert done.decision is not None
    assert done.decision.verdict == "refuse"
    letter = Letter.objects.get(case=number, title="不予确认告知书")
    assert "家庭财产符合规定" in "".join(letter.parts["body"])
    assert "清城区人民政府" in letter.parts["remedies"]
    assert "六十日" in letter.parts["remedies"] or "60日" in letter.parts["remedies"]
    assert not Entitlement.objects.filter(case=number).exists()
