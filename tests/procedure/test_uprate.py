"""A standard that applies from an earlier month: the difference is paid once, for the months that were paid, never taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from minzheng.library.rows import Row
from minzheng.procedure.death import report_death
from minzheng.procedure.district import District
from minzheng.procedure.stop import stop
from minzheng.procedure.uprate import pay_differences
from minzheng.vocabulary.errors import Refusal
from tests.payees import BUREAU, CLERK, FINANCE, HEAD, arrived, disabled, elder, lines_of, paid, person, poor_household

pytestmark = pytest.mark.django_db
JANUARY, MAY = date(2024, 1, 1), date(2024, 5, 1)


def standard(here: District, monkeypatch: pytest.MonkeyPatch, name: str, fen: int, key: str | None = None) -> None:
    """A row of the district from January on, as if it had been entered now."""
    row = Row(name, JANUARY, "illustrative", "district", fen, key=key)
    shipped = [one for one in here.locality.rates.rates if not (one.name == name and one.key == key and one.in_force(JANUARY))]
    locality = replace(here.locality, rates=type(here.locality.rates)([*shipped, row], here.locality.rates.settings))
    for module in ("payroll", "uprate", "bank"):
        monkeypatch.setattr(f"minzheng.procedure.{module}.district", lambda on=None: District(locality, rehearsed=True))


def months(last: int, first: int = 1) -> None:
    for number in range(first, last + 1):
        for run in paid(number):
            arrived(run)


def difference(matter: str, until: date = MAY):
    return pay_differences(matter, JANUARY, until, document="粤民发〔2024〕1号", on=date(2024, 6, 5), by=FINANCE, approver=HEAD)


def test_a_household_of_three_from_551_to_645(here: District, monkeypatch: pytest.MonkeyPatch) -> None:
    """UP-01: 282 元 a month, 1410 元 for five months."""
    standard(here, monkeypatch, "低保标准", 55_100, "农村")
    poor_household()
    months(5)
    standard(here, monkeypatch, "低保标准", 64_500, "农村")
    made = difference("subsistence")
    assert lines_of(made) == [("补差", f"2024-{month:02d}", 28_200) for month in range(1, 6)]
    assert made.total == 141_000
    with pytest.raises(Refusal, match="没有应补的差额"):
        difference("subsistence")
    assert lines_of(*paid(6)) == [("当月", "2024-06", 103_500)]


def test_the_living_subsidy_from_209_to_217_for_three_months(here: District, monkeypatch: pytest.MonkeyPatch) -> None:
    """UP-06: 24 元."""
    standard(here, monkeypatch, "困难残疾人生活补贴", 20_900)
    disabled(person())
    months(3)
    standard(here, monkeypatch, "困难残疾人生活补贴", 21_700)
    assert difference("living_subsidy").total == 2_400


def test_who_has_died_is_owed_for_the_months_lived(here: District, monkeypatch: pytest.MonkeyPatch) -> None:
    """UP-08."""
    standard(here, monkeypatch, "困难残疾人生活补贴", 20_900)
    one = disabled(person())
    months(3)
    report_death(one.person_id, date(2024, 3, 9), source="死亡证明", on=date(2024, 3, 20), by=CLERK)
    stop(one.pk, last_month=date(2024, 3, 1), reason="死亡", on=date(2024, 3, 21), by=BUREAU, died=True)
    assert paid(4) == []
    standard(here, monkeypatch, "困难残疾人生活补贴", 21_700)
    assert lines_of(difference("living_subsidy")) == [("补差", "2024-01", 800), ("补差", "2024-02", 800), ("补差", "2024-03", 800)]


def test_a_lower_standard_takes_nothing_back(here: District, monkeypatch: pytest.MonkeyPatch) -> None:
    standard(here, monkeypatch, "困难残疾人生活补贴", 21_700)
    disabled(person())
    months(2)
    standard(here, monkeypatch, "困难残疾人生活补贴", 20_900)
    with pytest.raises(Refusal, match="没有应补的差额"):
        difference("living_subsidy")


def test_the_difference_of_a_month_does_not_take_the_place_of_the_month_s_own_payroll(here: District, monkeypatch: pytest.MonkeyPatch) -> None:
    standard(here, monkeypatch, "困难残疾人生活补贴", 20_900)
    disabled(person())
    elder()
    months(3)
    standard(here, monkeypatch, "困难残疾人生活补贴", 21_700)
    difference("living_subsidy", date(2024, 4, 1))
    assert sorted(lines_of(*paid(4))) == [("当月", "2024-04", 5_000), ("当月", "2024-04", 21_700)]
