"""A new standard: in force once another officer approved it, paid from then on, its differences made up, refused below its floors."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from minzheng.catalogue import matter
from minzheng.funds.models import Entitlement
from minzheng.journal.verify import verify
from minzheng.procedure.actor import Actor
from minzheng.procedure.deep import checkers
from minzheng.procedure.district import District, district, forget
from minzheng.procedure.models import Case
from minzheng.procedure.opening import appoint
from minzheng.procedure.perform import Opening, open_case, perform
from minzheng.procedure.revisit import revisit
from minzheng.procedure.uprate import pay_differences
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.facts import NEVER
from tests.matters.assistance.test_assistance import family, file_of
from tests.payees import BUREAU, CLERK, EVE, FINANCE, HEAD, SYSTEM, TOWN, arrived, disabled, lines_of, paid, person
from tests.procedure.conftest import by, officer
from tests.procedure.test_one_application import somebody

pytestmark = pytest.mark.django_db
PAGE = matter("raising_standards")
SECTION, SECOND = Actor(("S1",), "section", "清城区民政局"), Actor(("H2",), "head", "清城区民政局")
JANUARY = date(2024, 1, 1)


@pytest.fixture
def here(here: District) -> District:
    appoint([officer("S1", "section"), officer("H2", "head"), officer("S1", "head")], since=EVE, by=SYSTEM)
    forget()
    return here


def entered(*rows: dict[str, Any], scheme: str = "残疾人两项补贴", effective: date = JANUARY) -> str:
    """A case of new standards, entered and tried out; its number."""
    plain = {"standard.key": "不分档", "standard.kind": "不分", "standard.before": 0, "standard.floor": 0, "standard.subsistence": 0}
    facts = {"document.scheme": scheme, "document.name": "提高标准的通知", "document.number": "清民〔2024〕8号", "document.effective": effective,
             "document.execute_by": NEVER}  # fmt: skip
    members = {"standard": [{**plain, **{f"standard.{name}": value for name, value in row.items()}} for row in rows]}
    case = open_case(Opening(PAGE, facts, members, TOWN), "enter", on=date(2024, 5, 20), by=SECTION).case
    perform(case, "try_out", on=date(2024, 5, 21), by=FINANCE, said={"raising.people": 1, "raising.cost": 700})
    return case


def approve(case: str, by: Actor = SECOND) -> None:
    perform(case, "approve", on=date(2024, 5, 22), by=by)


def test_it_is_paid_from_the_approval_on_and_the_months_before_are_made_up(here: District) -> None:
    disabled(person())
    for month in range(1, 6):
        for run in paid(month):
            arrived(run)
    case = entered({"name": "困难残疾人生活补贴", "level": 21_700, "before": 20_200, "floor": 20_200})
    assert district().locality.rates.amount("困难残疾人生活补贴", None, JANUARY) == 20_200
    approve(case)
    row = district().locality.rates.confirmed("困难残疾人生活补贴", None, JANUARY)
    assert (row.value, row.number, row.entered_by, row.approved_by) == (21_700, "清民〔2024〕8号", "S1", "H2")
    assert district().locality.rates.amount("困难残疾人生活补贴", None, date(2023, 12, 31)) == 19_500
    assert lines_of(*paid(6)) == [("当月", "2024-06", 21_700)]
    perform(case, "execute", on=date(2024, 6, 11), by=FINANCE, said={"raising.first_month": date(2024, 6, 1)})
    perform(case, "tell", on=date(2024, 6, 12), by=CLERK, said={"raising.told": 1})
    with pytest.raises(Refusal, match="差额已经补发"):
        perform(case, "complete", on=date(2024, 6, 20), by=BUREAU)
    made = pay_differences("living_subsidy", JANUARY, date(2024, 5, 1), document="清民〔2024〕8号", on=date(2024, 6, 21), by=FINANCE, approver=HEAD)
    assert lines_of(made) == [("补差", f"2024-{month:02d}", 21_700 - 19_500) for month in range(1, 6)]
    perform(case, "make_up", on=date(2024, 6, 21), by=FINANCE, said={"raising.arrears": made.total})
    perform(case, "complete", on=date(2024, 6, 24), by=BUREAU)
    assert list(verify(deep=True, checkers=checkers())) == []


@pytest.mark.parametrize(
    ("scheme", "rows", "why"),
    [
        ("残疾人两项补贴", [{"name": "困难残疾人生活补贴", "level": 20_199, "floor": 20_200}], "不低于全省最低标准"),
        ("残疾人两项补贴", [{"name": "困难残疾人生活补贴", "level": 20_200, "before": 20_201}], "不低于现行标准"),
        ("最低生活保障", [{"name": "低保标准", "key": k, "kind": k, "level": f} for k, f in (("城镇", 86_001), ("农村", 64_500))], "百分之七十五"),
        ("特困人员供养", [{"name": "低保标准", "key": "城镇", "kind": "城镇", "level": 137_599, "subsistence": 86_000}], "一点六倍"),
        ("孤儿基本生活", [{"name": "低保标准", "key": "城镇", "kind": k, "level": 148_400} for k in ("集中", "散居")], "集中养育标准高于"),
        ("残疾人两项补贴", [{"name": "没有的标准", "level": 20_200}], "没有名为“没有的标准”的标准"),
    ],
)
def test_what_may_not_come_into_force(here: District, scheme: str, rows: list[dict[str, Any]], why: str) -> None:
    """UP-02 and UP-04 from the other side."""
    with pytest.raises(Refusal, match=why):
        approve(entered(*rows, scheme=scheme))
    assert district().locality.rates.amount("困难残疾人生活补贴", None, JANUARY) == 20_200


def test_exactly_three_quarters_may(here: District) -> None:
    """UP-02: 645 元 is 75 % of 860 元."""
    approve(entered(*({"name": "低保标准", "key": k, "kind": k, "level": f} for k, f in (("城镇", 86_000), ("农村", 64_500))), scheme="最低生活保障"))


def test_who_entered_it_may_not_approve_it(here: District) -> None:
    with pytest.raises(Refusal, match="不是同一人"):
        approve(entered({"name": "困难残疾人生活补贴", "level": 21_700}), Actor(("S1",), "head", "清城区民政局"))


def test_who_was_refused_for_income_becomes_a_lead_and_nothing_else(household: Opening, here: District) -> None:
    people = [dict(one) for one in household.members["person"]]
    people[0]["person.wages"] = 193_500
    refused = open_case(replace(household, members={"person": people}), "accept", on=date(2024, 3, 4), by=by("T1")).case
    for verb, day, who in (("investigate", 6, ("T1", "T2")), ("check", 7, ("B1",)), ("opine", 8, ("T1",)), ("publish", 11, ("T1",)), ("decide", 20, ("B1",))):
        perform(refused, verb, on=date(2024, 3, day), by=by(*who))
    case = entered({"name": "低保标准", "key": "农村", "kind": "农村", "level": 70_000, "before": 64_500}, scheme="最低生活保障")
    approve(case)
    [lead] = revisit(case, on=date(2024, 5, 23), by=SECTION)
    kept = Case.objects.get(pk=lead)
    assert (kept.matter, kept.subject, kept.town) == ("proactive_lead", household.subject, TOWN)
    assert Entitlement.objects.count() == 0
    assert matter("proactive_lead").pays is None
    with pytest.raises(Refusal, match="没有审核通过的标准"):
        revisit(refused, on=date(2024, 5, 23), by=SECTION)


@pytest.mark.parametrize(
    ("per_head", "before", "level", "leads"),
    [
        (80_000, "near_poverty", 80_000, 0),  # not below the new 低保 standard
        (79_999, "near_poverty", 80_000, 1),
        (97_000, "", 64_600, 0),  # 1.5 × 646 = 969, not above 970
        (97_000, "", 64_700, 1),  # 970.50: no longer above the line of 低边
    ],
)
def test_one_application_is_looked_at_again_in_all_its_classes(here: District, per_head: int, before: str, level: int, leads: int) -> None:
    """A household recognised in a later class, or in none, is found when the standard of an earlier one rises past its income."""
    first = date(2024, 5, 2)
    facts = {**file_of("农村", 0), "applicant.name": "某甲", "applicant.village": "某村"}
    people = [{**one, "person.relation": relation} for one, relation in zip(family(per_head, 3), ("本人", "配偶", "父母"), strict=True)]
    entrance = Opening(matter("assistance"), facts, {"person": people, "obligor": []}, TOWN, somebody(), "某甲")
    one = open_case(entrance, "apply", on=first, by=Actor((), "applicant", "申请人", "")).case
    perform(one, "classify", on=first, by=by("T1"))
    if before:
        number = Case.objects.get(matter=before).number
        steps = (("investigate", 6, ("T1", "T2")), ("check", 6, ("B2",)), ("opine", 7, ("T1",)), ("publish", 7, ("T1",)), ("decide", 16, ("B1",)))
        for verb, day, who in steps:
            perform(number, verb, on=date(2024, 5, day), by=by(*who))
    case = entered({"name": "低保标准", "key": "农村", "kind": "农村", "level": level, "before": 64_500}, scheme="最低生活保障")
    approve(case)
    found = revisit(case, on=date(2024, 6, 3), by=SECTION)
    assert len(found) == leads
    assert [Case.objects.get(pk=lead).subject for lead in found] == [Case.objects.get(pk=one).subject] * leads
