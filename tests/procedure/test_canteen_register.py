"""Canteens on a real database: what stands in the register is looked up and not claimed, and coverage counts a town once."""

from __future__ import annotations

from datetime import date

import pytest

from minzheng.catalogue import matter
from minzheng.facts import canteen
from minzheng.procedure.actor import Actor
from minzheng.procedure.district import District
from minzheng.procedure.opening import open_register
from minzheng.procedure.perform import Done, Opening, open_case
from minzheng.reporting.figures.lineage import compute, items
from minzheng.vocabulary.errors import Refusal
from tests.matters.worked import plain
from tests.payees import EVE, SYSTEM

pytestmark = pytest.mark.django_db
TOWN, OTHER = "441802106", "441802107"
DAY = date(2024, 6, 3)


@pytest.fixture
def canteens(here: District) -> None:
    """Two in one town, one in another, all from before the system."""
    rows = [(1, TOWN), (2, TOWN), (3, OTHER)]
    open_register("elder_canteen", [
        {"number": f"C{n}", "name": f"第{n}饭堂", "kind": "自有厨房", "town": town, "since": date(2022, 1, 1), "details": {}} for n, town in rows
    ], on=EVE, by=SYSTEM)  # fmt: skip


def done(verb: str, name: str, town: str, officer: str, **said: object) -> Done:
    facts = plain(canteen, name=name, fit_place=True, running=True)
    recorded = {f.key for f in matter("elder_canteen").recorded()}
    opening = Opening(matter("elder_canteen"), {k: v for k, v in facts.items() if k not in recorded}, {}, town, "", name)
    return open_case(opening, verb, on=DAY, by=Actor((officer,), "town", "镇", town), said={k.replace("__", "."): v for k, v in said.items()})


def shown(id: str, until: date | None = None) -> str:
    return compute(id, 2024, until).text


def test_a_town_with_two_canteens_counts_once(canteens: None) -> None:
    assert (shown("elder_canteens"), shown("canteen_towns"), shown("towns_total"), shown("canteen_town_coverage")) == ("3间", "2个", "8个", "25%")
    assert [item.line for item in items("canteen_towns", 2024)] == ["C1", "C3"]
    assert [item.origin for item in items("canteen_town_coverage", 2024)] == ["opening", "opening"]


def test_the_last_canteen_of_a_town_that_closes_leaves_it_uncovered(canteens: None) -> None:
    done("close", "第3饭堂", OTHER, "T9", canteen__replaced=True, handling__reason="场地到期")
    assert (shown("elder_canteens"), shown("canteen_towns"), shown("canteens_closed")) == ("2间", "1个", "1间")
    assert shown("canteen_towns", date(2024, 6, 2)) == "2个"
    done("close", "第1饭堂", TOWN, "T1", canteen__replaced=True, handling__reason="合并")
    assert (shown("elder_canteens"), shown("canteen_towns")) == ("1间", "1个")


def test_one_that_moves_stays_one(canteens: None) -> None:
    done("move", "第1饭堂", TOWN, "T1", canteen__address="新路2号")
    assert (shown("elder_canteens"), shown("canteens_opened")) == ("3间", "0间")


def test_what_is_not_in_the_register_cannot_be_claimed_to_run(canteens: None) -> None:
    with pytest.raises(Refusal) as unknown:
        done("move", "第4饭堂", TOWN, "T1", canteen__address="新路2号")
    assert unknown.value.gate == "已开业，或者登记簿中在运营"
    done("close", "第3饭堂", OTHER, "T9", canteen__replaced=True, handling__reason="场地到期")
    with pytest.raises(Refusal):
        done("move", "第3饭堂", OTHER, "T9", canteen__address="新路2号")
