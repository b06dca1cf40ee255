"""The ground of a recovery by fault and day."""

from __future__ import annotations

from datetime import date

import pytest

from minzheng.facts.recoveries import FRAUD, HEIRS, MISTAKE, OTHERS, REFUSED, UNREPORTED
from minzheng.funds.grounds import ground_of
from minzheng.vocabulary.errors import Refusal

OLD, NEW = date(2025, 5, 1), date(2026, 10, 1)


@pytest.mark.parametrize(
    ("acted", "decided", "low", "high", "cites"),
    [
        (OLD, OLD, 1_000_000, 3_000_000, "第六十八条"),
        (OLD, NEW, 0, 2_000_000, "第三十七条"),  # DR-01: the lighter new law
        (date(2026, 7, 1), NEW, 0, 2_000_000, "第七十三条"),
        (date(2026, 6, 30), date(2026, 6, 30), 1_000_000, 3_000_000, "第六十八条"),
    ],
)
def test_fraud(acted: date, decided: date, low: int, high: int, cites: str) -> None:
    found = ground_of(FRAUD, 1_000_000, acted=acted, decided=decided)
    assert (found.returns, found.fine_low, found.fine_high) == (True, low, high)
    assert cites in found.basis.cite()


@pytest.mark.parametrize(("knew", "left", "returns", "damages"), [(False, False, False, False), (False, True, True, False), (True, False, True, True)])
def test_mistake(knew: bool, left: bool, returns: bool, damages: bool) -> None:
    found = ground_of(MISTAKE, 100, acted=OLD, decided=OLD, knew=knew, gain_left=left)
    assert (found.returns, found.damages, found.settled) == (returns, damages, False)


def test_income_not_reported() -> None:
    assert ground_of(UNREPORTED, 100, acted=OLD, decided=OLD, urban=True).fine_high == 300
    assert ground_of(UNREPORTED, 100, acted=OLD, decided=OLD).settled is False
    assert "第四十六条" in ground_of(UNREPORTED, 100, acted=OLD, decided=NEW).basis.cite()


def test_refusing_to_obey_has_its_own_ground_only_under_the_act() -> None:
    assert "第七十四条" in ground_of(REFUSED, 100, acted=NEW, decided=NEW).basis.cite()
    with pytest.raises(Refusal, match="没有"):
        ground_of(REFUSED, 100, acted=OLD, decided=OLD)
    with pytest.raises(Refusal, match="没有“其他”"):
        ground_of("其他", 100, acted=OLD, decided=OLD)


def test_who_else_took_it_owes_it_and_heirs_owe_up_to_the_estate() -> None:
    taken = ground_of(OTHERS, 100, acted=OLD, decided=OLD, knew=True)
    assert (taken.returns, taken.damages, taken.fine_high) == (True, True, 0)
    assert "第九百八十八条" in taken.basis.cite()
    assert "第一千一百六十一条" in ground_of(HEIRS, 100, acted=OLD, decided=OLD).basis.cite()
