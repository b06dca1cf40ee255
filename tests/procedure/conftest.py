"""A small rehearsed district: two towns' officers, the shipped standards, and one household that asks for 低保."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from minzheng.catalogue import matter
from minzheng.procedure.actor import Actor
from minzheng.procedure.district import District, found
from minzheng.procedure.opening import appoint, enrol
from minzheng.procedure.perform import Opening
from minzheng.vocabulary.facts import NEVER, ChoiceFact, Fact, NumberFact

TOWN = "441802106"
SYSTEM = Actor(("SYS",), "clock", "系统")


def officer(staff: str, office: str, town: str = "", certified: bool = True) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    until = date(2027, 12, 31) if certified else None
    return ({"staff": staff, "name": staff, "organ": "石角镇人民政府" if town else "清城区民政局", "town": town,
             "certificate": f"粤{staff}" if certified else "", "certificate_until": until}, [(office, "")])  # fmt: skip


@pytest.fixture
def here(db: None) -> District:
    """The shipped district, rehearsed, with officers T1–T3 in the town and B1, B2, H1, F1 in the bureau."""
    made = found("shipped", rehearsed=True)
    appoint([officer("T1", "town", TOWN), officer("T2", "town", TOWN), officer("T3", "town", TOWN, certified=False), officer("T9", "town", "441802107"),
             officer("B1", "bureau"), officer("B2", "bureau"), officer("H1", "head"), officer("F1", "finance")],
            since=date(2023, 12, 31), by=SYSTEM)  # fmt: skip
    return made


@pytest.fixture
def household(here: District) -> Opening:
    """Three people in the country with 900 元 a month between them (DB-01: 1035 元)."""
    person = enrol([{"name": "某甲", "sex": "男", "born": date(1980, 1, 1), "town": TOWN}], on=date(2024, 1, 1), by=SYSTEM)[0]
    page = matter("subsistence")
    base = {fact.key: plain(fact) for fact in page.needed() if fact.key.startswith("person.")}
    base |= {"person.died": NEVER, "person.local": True, "person.lives_together": True, "person.independent": True}
    members = [
        {**base, "person.born": date(1980, 1, 1), "person.relation": "本人", "person.wages": 90_000},
        {**base, "person.born": date(1982, 1, 1), "person.relation": "配偶"},
        {**base, "person.born": date(2010, 1, 1), "person.relation": "子女", "person.independent": False},
    ]
    facts = {f.key: plain(f) for f in page.needed() if f.key.startswith("household.")}
    facts |= {"household.area": "农村", "household.assets_fit": True, "household.authorised": True, "household.staff_relative": False,
             "applicant.name": "某甲", "applicant.village": "某村"}  # fmt: skip
    return Opening(page, facts, {"person": members}, TOWN, f"person:{person.pk}", "某甲")


def plain(fact: Fact) -> Any:
    """No, nothing, the first option: what a fact says of somebody of whom there is nothing to say."""
    if isinstance(fact, NumberFact):
        return fact.low
    return fact.values[0] if isinstance(fact, ChoiceFact) else False


def by(*staff: str) -> Actor:
    """An actor from staff numbers: T… the town, B… the bureau, H… the head, F… finance."""
    office = {"T": "town", "B": "bureau", "H": "head", "F": "finance"}[staff[0][0]]
    town = TOWN if office == "town" and staff != ("T9",) else "441802107" if staff == ("T9",) else ""
    return Actor(tuple(staff), office, "石角镇人民政府" if town else "清城区民政局", town)
