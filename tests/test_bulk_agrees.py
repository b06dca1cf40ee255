"""For every matter that pays: bulk and single decisions and amounts are the same, on random people and at the boundaries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random
from zlib import crc32

import pytest

from minzheng.calendar import PACKAGED
from minzheng.catalogue import matters
from minzheng.vocabulary import Matter
from minzheng.vocabulary.boundaries import boundary_cases
from minzheng.vocabulary.bulk import GRANT, REFUSE, UNKNOWN, BulkRule, Columns, compile_matter
from minzheng.vocabulary.bulk.population import random_columns
from minzheng.vocabulary.situation import Band, Situation
from minzheng.vocabulary.terms import Exact
from tests.vocabulary.agreement import differences

DAYS = (date(2024, 7, 1), date(2026, 11, 1))
PEOPLE = 20_000
PAYING = [matter for matter in matters() if matter.pays is not None]

every_paying_matter = pytest.mark.parametrize("matter", PAYING, ids=lambda matter: matter.id)
every_day = pytest.mark.parametrize("day", DAYS, ids=str)


@dataclass(frozen=True)
class InventedRates:
    """A standard for every name, so that no rule stops for want of one; of settings the first or the last value."""

    last: bool = False

    def amount(self, name: str, key: str | Exact | None, day: date) -> Exact:
        place = next((place for place, band in enumerate(self.bands(name, day)) if not isinstance(key, str | None) and band.low <= key), 0)
        return 20_000 + crc32(f"{name}{key if isinstance(key, str | None) else place}".encode()) % 80_000

    def setting(self, name: str, values: tuple[str, ...], day: date) -> str:
        return values[-1] if self.last else values[0]

    def bands(self, name: str, day: date) -> tuple[Band, ...]:
        return Band(100, None), Band(90, 99), Band(80, 89), Band(-10_000_000, 79)


rules: dict[str, BulkRule] = {}


def rule_of(matter: Matter) -> BulkRule:
    """Compiled once for all tests."""
    return rules.setdefault(matter.id, compile_matter(matter))


@pytest.fixture(scope="module")
def populations() -> dict[str, Columns]:
    """One population for each matter, seen from the first day on."""
    return {matter.id: random_columns(matter, PEOPLE, day=DAYS[0], seed=5, uncommon=0.2) for matter in PAYING}


def situations(columns: Columns, day: date, rates: InventedRates) -> Iterator[Situation]:
    return (columns.situation(row, day=day, rates=rates, calendar=PACKAGED) for row in range(columns.count))


def test_there_are_matters_that_pay() -> None:
    assert PAYING


@every_paying_matter
def test_on_random_people(matter: Matter, populations: dict[str, Columns]) -> None:
    """20,000 people, about whom everything is known: every case is decided, and alike."""
    columns, rates = populations[matter.id], InventedRates()
    result = rule_of(matter).run(columns, day=DAYS[0], rates=rates, calendar=PACKAGED, unknown="mark")
    found, verdicts = differences(matter, situations(columns, DAYS[0], rates), result)
    assert not found[:5]
    assert not verdicts[UNKNOWN]


@every_paying_matter
def test_where_facts_are_not_known(matter: Matter) -> None:
    columns, rates = random_columns(matter, PEOPLE // 10, day=DAYS[1], seed=6, uncommon=0.2, unknown=0.01), InventedRates(last=True)
    result = rule_of(matter).run(columns, day=DAYS[1], rates=rates, calendar=PACKAGED, unknown="mark")
    found, verdicts = differences(matter, situations(columns, DAYS[1], rates), result)
    assert not found[:5]
    assert verdicts[UNKNOWN] == result.unknown_rows > 0


@every_paying_matter
@every_day
@pytest.mark.parametrize("last", [False, True], ids=["first settings", "last settings"])
def test_at_the_boundaries(matter: Matter, day: date, last: bool) -> None:
    """Some cases are granted and some refused, under the law of each day; none is left undecided."""
    rates = InventedRates(last)
    cases = [case.situation for case in boundary_cases(matter, Situation(day, PACKAGED, rates), Random(1))]
    columns = Columns.from_rows(matter, [case.facts for case in cases], [case.members for case in cases], [case.history for case in cases])
    result = rule_of(matter).run(columns, day=day, rates=rates, calendar=PACKAGED, unknown="mark")
    found, verdicts = differences(matter, cases, result)
    assert not found[:5]
    assert not verdicts[UNKNOWN]
    assert verdicts[GRANT]
    assert verdicts[REFUSE]


@pytest.mark.slow
@pytest.mark.timeout(900)
@every_paying_matter
def test_on_a_hundred_thousand_people(matter: Matter) -> None:
    columns, rates = random_columns(matter, 100_000, day=DAYS[1], seed=9, uncommon=0.2, unknown=0.001), InventedRates()
    result = rule_of(matter).run(columns, day=DAYS[1], rates=rates, calendar=PACKAGED, unknown="mark")
    assert columns.people() >= 99_000
    assert not differences(matter, situations(columns, DAYS[1], rates), result)[0][:5]
