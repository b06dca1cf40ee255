"""A new standard reaches the benefits that only top up what it raises: month by month, with back pay, to the 分, whoever entered it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db.models import F

from minzheng.funds import read
from minzheng.funds.models import Entitlement
from minzheng.journal.models import Act
from minzheng.journal.verify import verify
from minzheng.library.rows import Row
from minzheng.procedure.change_facts import change_facts
from minzheng.procedure.deep import checkers
from minzheng.procedure.district import District
from minzheng.procedure.release import release
from minzheng.procedure.uprate import pay_differences
from tests.payees import BUREAU, FINANCE, HEAD, arrived, opened, paid
from tests.test_interactions import child_of, family_with, known, share_now

pytestmark = pytest.mark.django_db
JANUARY, JUNE = date(2024, 1, 1), date(2024, 6, 1)
APPROVED = date(2024, 5, 22)
CHILD, FAMILY = "uncared_child", "subsistence"
LOW, LATER = 135_900, 148_400
"""The children's standard for the first months of 2024 as it was known then, and as it was announced on 30 May."""


def standards(monkeypatch: pytest.MonkeyPatch, here: District, *rows: Row) -> None:
    """The district with these rows appended, known on the day that is asked."""
    locality = replace(here.locality, rates=here.locality.rates.with_rows(rows))
    made = District(locality, rehearsed=True)
    for module in ("payroll", "uprate", "bank", "change_facts", "reduce"):
        monkeypatch.setattr(f"minzheng.procedure.{module}.district", lambda on=None: made.as_known(on) if on else made)


def row(name: str, fen: int, key: str | None = None, since: date = JANUARY, announced: date | None = APPROVED) -> Row:
    return Row(name, since, "confirmed", "district", fen, key=key, announced=announced)


def findings() -> list[str]:
    """What a deep verification finds, without the line that `family_with` put aside in its table."""
    aside = Entitlement.objects.get(ends=F("starts")).pk
    return [str(finding) for finding in verify(deep=True, checkers=checkers()) if f"待遇{aside}的" not in str(finding)]


def months(last: int, first: int = 1) -> None:
    for number in range(first, last + 1):
        for run in paid(number):
            arrived(run)


def lines(line: Any, *results: Any) -> list[tuple[str, str, int]]:
    return [(one.kind, f"{one.first:%Y-%m}", one.amount) for run in results for one in run.owed.lines if one.entitlement == line.pk]


def differences(matter: str, **more: Any):
    return pay_differences(matter, JANUARY, date(2024, 5, 1), document="粤民发〔2024〕1号", on=date(2024, 6, 5), by=FINANCE, approver=HEAD, **more)


@pytest.mark.parametrize(
    ("rural", "share"),
    # three people, 900 元 a month: (3 × 标准 - 900) ÷ 3
    [(70_000, 40_000), (64_800, 34_800), (65_000, 35_000)],
)
def test_when_the_family_s_standard_rises_the_child_s_top_up_falls_by_as_much_from_the_next_payroll(
    here: District, monkeypatch: pytest.MonkeyPatch, rural: int, share: int
) -> None:
    child, one = child_of({"subsistence_share": 34_500})
    family = family_with(one)
    months(5)
    standards(monkeypatch, here, row("低保标准", rural, "农村"))
    june = paid(6)
    assert lines(family, *june) == [("当月", "2024-06", 3 * share)]
    assert lines(child, *june) == [("当月", "2024-06", LATER - share)]
    assert share_now(child, JUNE) == share
    assert share_now(child, date(2024, 5, 1)) == 34_500  # what was paid stays: nothing is taken back
    assert findings() == []


def test_the_months_before_are_made_up_for_both_by_the_standards_of_both(here: District, monkeypatch: pytest.MonkeyPatch) -> None:
    """The family is owed 165 元 a month; the child has 55 of it there, and 1484 - 400 in place of 1359 - 345: 70 元 more a month."""
    child, one = child_of({"subsistence_share": 34_500})
    family = family_with(one)
    months(5)
    standards(monkeypatch, here, row("低保标准", 70_000, "农村"))
    assert lines(child, differences(CHILD, dry_run=True)) == lines(child, differences(CHILD)) == [("补差", f"2024-0{m}", 7_000) for m in range(1, 6)]
    assert lines(family, differences(FAMILY)) == [("补差", f"2024-0{m}", 16_500) for m in range(1, 6)]
    assert lines(child, *paid(6)) == [("当月", "2024-06", LATER - 40_000)]
    assert findings() == []


def test_where_only_the_family_s_standard_rises_nothing_paid_to_the_child_is_taken_back(here: District, monkeypatch: pytest.MonkeyPatch) -> None:
    child, one = child_of({"subsistence_share": 34_500})
    family_with(one)
    months(4)
    standards(monkeypatch, here, row("低保标准", 70_000, "农村", announced=date(2024, 5, 2)))
    made = pay_differences(FAMILY, JANUARY, date(2024, 4, 1), document="粤民发〔2024〕1号", on=date(2024, 5, 6), by=FINANCE, approver=HEAD)
    assert made.total == 4 * 16_500
    assert lines(child, *paid(5)) == [("当月", "2024-05", LOW - 40_000)]
    # and when its own is announced, its months are made up against what it has in both
    assert lines(child, differences(CHILD)) == [("补差", f"2024-0{m}", 7_000) for m in range(1, 5)] + [("补差", "2024-05", LATER - LOW)]


def test_a_child_on_extreme_hardship_follows_its_basic_living(here: District, monkeypatch: pytest.MonkeyPatch) -> None:
    """1.6 × 700 = 1120 in place of 1032 元; the care by the minimum wage is no part of it."""
    child, one = child_of({"hardship_share": 103_200})
    drawn = next(each for each in known("extreme_hardship") if len(each.people) <= 1)
    opened("extreme_hardship", {"person": one.pk, "amount": 0, "town": one.town, "facts": {**dict(drawn.facts), "household.area": "农村"}, "members": {
        group: list(several) for group, several in drawn.members.items()}})  # fmt: skip
    months(5)
    standards(monkeypatch, here, row("低保标准", 70_000, "农村"), row("最低工资标准", 200_000))
    assert lines(child, *paid(6)) == [("当月", "2024-06", LATER - 112_000)]


def test_the_turn_of_the_year_is_a_new_standard_too(here: District, monkeypatch: pytest.MonkeyPatch) -> None:
    """A row that begins on 1 January and was known before needs no approval of its own."""
    child, one = child_of({"subsistence_share": 34_500})
    family = family_with(one)
    year = date(2025, 1, 1)
    standards(monkeypatch, here, row("低保标准", 68_000, "农村", year, None), row("儿童最低养育标准", 150_000, "散居", year, None))
    Entitlement.objects.update(paid_through=date(2024, 11, 1))
    assert lines(child, *paid(12)) == [("当月", "2024-12", LATER - 34_500)]
    january = paid(1, 2025)
    assert lines(family, *january) == [("当月", "2025-01", 3 * 38_000)]
    assert lines(child, *january) == [("当月", "2025-01", 150_000 - 38_000)]


def test_months_not_paid_yet_are_paid_by_the_standard_of_each(here: District, monkeypatch: pytest.MonkeyPatch) -> None:
    child, one = child_of({"subsistence_share": 34_500})
    family_with(one)
    months(3)
    standards(monkeypatch, here, row("低保标准", 70_000, "农村", date(2024, 5, 1), date(2024, 5, 20)))
    assert lines(child, *paid(6)) == [("补发", "2024-04", LATER - 34_500), ("补发", "2024-05", LATER - 40_000), ("当月", "2024-06", LATER - 40_000)]


def test_what_somebody_found_to_be_different_still_waits_for_its_decision(here: District, monkeypatch: pytest.MonkeyPatch) -> None:
    """The family's relief rose because its income fell: the child waits; let go on undecided it goes on as it was, standard or not."""
    child, one = child_of({"subsistence_share": 34_500})
    relief = family_with(one)
    months(2)
    earner = read.as_rules_take(read.facts_in_force(relief.pk, JANUARY))[1]["person"][0]["person.id"]
    change_facts(relief.pk, since=date(2024, 3, 1), reason="失业", on=date(2024, 2, 26), by=BUREAU, members={earner: {"person.wages": 0}})
    release(child.pk, why="复核期间恢复原额", on=date(2024, 2, 27), by=BUREAU)
    months(5, 3)
    standards(monkeypatch, here, row("低保标准", 70_000, "农村"))
    assert lines(child, *paid(6)) == [("当月", "2024-06", LATER - 34_500)]


def test_a_trial_shows_what_the_payroll_will_pay_and_writes_nothing(here: District, monkeypatch: pytest.MonkeyPatch) -> None:
    child, one = child_of({"subsistence_share": 34_500})
    family_with(one)
    months(5)
    standards(monkeypatch, here, row("低保标准", 70_000, "农村"))
    before = Act.objects.count()
    assert lines(child, *paid(6, dry_run=True)) == [("当月", "2024-06", LATER - 40_000)]
    assert (Act.objects.count(), share_now(child, JUNE)) == (before, 34_500)


def test_where_a_standard_is_lacking_nothing_is_guessed(here: District, monkeypatch: pytest.MonkeyPatch) -> None:
    child, one = child_of({"subsistence_share": 34_500})
    family_with(one)
    months(5)
    standards(monkeypatch, here, Row("低保标准", JANUARY, "unset", "district", key="农村", announced=APPROVED),
              Row("低保标准", JANUARY, "unset", "province-floor", key="农村", announced=APPROVED))  # fmt: skip
    assert lines(child, *paid(6, matters=(CHILD,))) == [("当月", "2024-06", LATER - 34_500)]


def test_who_has_no_such_benefit_here_is_not_asked_about(here: District, monkeypatch: pytest.MonkeyPatch) -> None:
    child, _ = child_of({"subsistence_share": 34_500})
    months(5)
    standards(monkeypatch, here, row("低保标准", 70_000, "农村"))
    paid(6)
    assert share_now(child, JUNE) == 34_500
