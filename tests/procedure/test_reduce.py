"""A cut is a decision: a member's death holds the household's line, the decision lowers it, says from when, and lets it go on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from minzheng.funds.models import Entitlement
from minzheng.journal.verify import verify
from minzheng.library.rows import Row
from minzheng.procedure.death import report_death
from minzheng.procedure.deep import checkers
from minzheng.procedure.district import District
from minzheng.procedure.granting import Changes
from minzheng.procedure.models import Letter
from minzheng.procedure.perform import Opening, open_case, perform
from minzheng.procedure.recover import recover
from minzheng.procedure.reduce import reduce
from minzheng.procedure.release import release
from minzheng.vocabulary.errors import Refusal
from tests.payees import BUREAU, CLERK, arrived, disabled, lines_of, paid, poor_household
from tests.procedure.conftest import by

pytestmark = pytest.mark.django_db
JUNE, JULY = date(2024, 6, 1), date(2024, 7, 1)


def whole() -> list[str]:
    return [str(finding) for finding in verify(deep=True, checkers=checkers())]


def test_a_member_s_death_holds_the_line_and_the_decision_lowers_it(here: District) -> None:
    """DB-09: 1035 元 for three, 390 元 for two with the same income from the month after."""
    relief, people = poor_household()
    paid(5)
    seq = report_death(people[2].pk, date(2024, 6, 12), source="村报告", on=date(2024, 6, 13), by=CLERK)
    held = Entitlement.objects.get(pk=relief.pk)
    assert (held.held_since, held.held_by) == (date(2024, 6, 13), seq)
    assert [run for run in (*paid(6), *paid(7)) if run.lines] == []
    made = reduce(relief.pk, since=JULY, reason="某丙6月12日死亡，复核属实", on=date(2024, 7, 20), by=BUREAU)
    assert (made.before, made.after) == (103_500, 39_000)
    assert lines_of(*paid(8)) == [("补发", "2024-06", 103_500), ("补发", "2024-07", 39_000), ("当月", "2024-08", 39_000)]
    assert whole() == []


def test_until_the_decision_the_old_amount_is_due(here: District) -> None:
    relief, people = poor_household()
    paid(5)
    report_death(people[2].pk, date(2024, 6, 12), source="村报告", on=date(2024, 6, 13), by=CLERK)
    release(relief.pk, why="核实期间生活困难，恢复原额", on=date(2024, 6, 20), by=BUREAU)
    assert lines_of(*paid(6), *paid(7)) == [("当月", "2024-06", 103_500), ("当月", "2024-07", 103_500)]


def test_a_late_notice_leaves_an_overpayment_of_1290_to_recover(here: District) -> None:
    """DB-09: 1035 元 paid for July and August, 390 元 were due."""
    relief, people = poor_household()
    for month in (6, 7, 8):
        for run in paid(month):
            arrived(run)
    report_death(people[2].pk, date(2024, 6, 12), source="火化信息比对", on=date(2024, 9, 2), by=CLERK)
    for still_due, why in ((0, "尚未停发"), (39_000, "没有减发到")):
        with pytest.raises(Refusal, match=why):
            recover(relief.pk, last_month=JUNE, fault="误发或者死亡后发放", reason="多发", on=date(2024, 9, 11), by=BUREAU, still_due=still_due)
    reduce(relief.pk, since=JULY, reason="成员死亡", on=date(2024, 9, 11), by=BUREAU)
    found = recover(relief.pk, last_month=JUNE, fault="误发或者死亡后发放", reason="多发", on=date(2024, 9, 11), by=BUREAU, still_due=39_000)
    assert found.amount == 129_000
    assert lines_of(*paid(9)) == [("当月", "2024-09", 39_000)]


def test_under_the_act_the_household_is_heard_before(here: District, monkeypatch: pytest.MonkeyPatch) -> None:
    """DR-09."""
    rows = [Row("低保标准", date(2026, 1, 1), "illustrative", "district", fen, key=area) for area, fen in (("农村", 64_500), ("城镇", 86_000))]
    locality = replace(here.locality, rates=here.locality.rates.with_rows(rows))
    monkeypatch.setattr("minzheng.procedure.reduce.district", lambda on=None: District(locality, rehearsed=True))
    relief, people = poor_household()
    cut = {"since": date(2026, 8, 1), "reason": "收入增加", "on": date(2026, 8, 3), "by": BUREAU, "members": {people[0].pk: {"person.wages": 120_000}}}
    for heard_on in (None, date(2026, 8, 4)):
        with pytest.raises(Refusal, match="没有听取意见"):
            reduce(relief.pk, heard_on=heard_on, **cut)
    assert reduce(relief.pk, heard_on=date(2026, 8, 1), **cut).after == 73_500


def test_what_is_no_cut_is_refused(here: District) -> None:
    relief, people = poor_household()
    known = {"reason": "复核", "on": date(2024, 5, 20), "by": BUREAU}
    for told, since, why in (
        ({}, JUNE, "没有减发的根据"),
        ({"person.wages": 60_000}, JUNE, "没有减少"),
        ({"person.wages": 300_000}, JUNE, "应当停发"),
        ({"person.wages": 120_000}, JULY, "晚于决定的次月"),
        ({"person.wages": 120_000}, date(2023, 12, 1), "早于起发月"),
    ):
        with pytest.raises(Refusal, match=why):
            reduce(relief.pk, since=since, members={people[0].pk: told}, **known)


def test_a_member_s_death_holds_his_own_line_and_the_household_s_the_same_day(here: District) -> None:
    relief, people = poor_household()
    subsidy = disabled(people[1])
    report_death(people[1].pk, date(2024, 3, 5), source="村报告", on=date(2024, 3, 6), by=CLERK)
    assert Entitlement.objects.filter(held_since=date(2024, 3, 6)).count() == 2
    assert {relief.pk, subsidy.pk} == set(Entitlement.objects.filter(held_since=date(2024, 3, 6)).values_list("pk", flat=True))


def test_the_case_s_own_step_lowers_the_amount_and_its_letter_says_so(household: Opening) -> None:
    case = open_case(household, "accept", on=date(2024, 3, 4), by=by("T1")).case
    steps = (("investigate", "2024-03-06", ("T1", "T2")), ("check", "2024-03-07", ("B1",)), ("opine", "2024-03-08", ("T1",)),
             ("publish", "2024-03-11", ("T1",)), ("decide", "2024-03-20", ("B1",)), ("serve", "2024-03-21", ("T1",)),
             ("recheck", "2024-06-17", ("T1", "T2")))  # fmt: skip
    for verb, day, who in steps:
        perform(case, verb, on=date.fromisoformat(day), by=by(*who), said={"handling.service": "直接送达"} if verb == "serve" else {})
    row = Entitlement.objects.get(case=case)
    said = {"handling.reason": "务工收入增加", "handling.since": date(2024, 7, 1)}
    with pytest.raises(Refusal, match="没有减发的根据"):
        perform(case, "reduce", on=date(2024, 6, 20), by=by("B1"), said=said)
    with pytest.raises(Refusal, match="请在案件中办理"):
        reduce(row.pk, since=JULY, reason="务工收入增加", on=date(2024, 6, 20), by=BUREAU)
    perform(case, "reduce", on=date(2024, 6, 20), by=by("B1"), said=said, found=Changes(members={row.person_id: {"person.wages": 120_000}}))
    letter = Letter.objects.filter(case_id=case).order_by("-seq")[0]
    assert letter.title == "最低生活保障减发通知书"
    assert "自2024年7月起，每月待遇由1,035.00元减为735.00元。" in letter.parts["body"]
    assert "行政复议" in letter.parts["remedies"]
    assert [line for line in lines_of(*paid(6), *paid(7)) if line[1] >= "2024-06"] == [("当月", "2024-06", 103_500), ("当月", "2024-07", 73_500)]
    assert whole() == []
