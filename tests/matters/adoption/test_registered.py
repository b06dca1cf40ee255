"""An adoption registered: the child's benefits are held the same day, the register has no name, the dissolution finds the row."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from minzheng.funds.models import Entitlement
from minzheng.procedure.actor import Actor
from minzheng.procedure.district import District
from minzheng.procedure.opening import appoint
from minzheng.procedure.perform import Opening, open_case, perform
from minzheng.registers.models import Record
from tests.matters.adoption.test_adoption import ADOPTION, DISSOLUTION, STEP, given
from tests.matters.children.test_allowances import DEAD, ORPHAN, child
from tests.matters.everyday import everyday
from tests.payees import BUREAU, EVE, SYSTEM, TOWN, opened, person
from tests.procedure.conftest import here, officer  # noqa: F401 - the same fixture

from minzheng.facts import dissolution  # isort: skip

DAY, LATER = date(2024, 11, 15), date(2024, 12, 2)
SECTION = Actor(("S1", "S2"), "section", "清城区民政局")
NUMBER = "（2024）粤清城收字第00007号"
pytestmark = pytest.mark.django_db


def step(case: str, verb: str, day: date, by: Actor, **said: Any) -> None:
    perform(case, verb, on=day, by=by, said={name.replace("__", "."): value for name, value in said.items()})


def test_a_registered_adoption_holds_the_childs_benefits_and_its_dissolution_ends_the_row(here: District) -> None:  # noqa: F811
    appoint([officer("S1", "section"), officer("S2", "section")], since=EVE, by=SYSTEM)
    one = person("某童", date(2020, 6, 1))
    known = child("2020-06-01", **DEAD)
    orphan = opened("orphan_allowance", {"person": one.pk, "amount": 148_400, "town": TOWN, "facts": {f.key: known[f.key] for f in ORPHAN.needed()}})

    facts = {fact.key: given(DAY.isoformat(), **STEP)[fact.key] for fact in ADOPTION.needed()}
    case = open_case(Opening(ADOPTION, facts, {}, TOWN, f"person:{one.pk}", one.name), "accept", on=DAY, by=SECTION, said={}).case
    seen = {"adoption__present": True, "adoption__child_agrees": True}
    step(case, "question", DAY, SECTION, **seen)
    step(case, "decide", DAY, BUREAU, **seen, adoption__evaluated="未评估", adoption__together=0, adoption__unclaimed=True)
    step(case, "issue", DAY, SECTION, adoption__certificate=NUMBER)

    assert Entitlement.objects.get(pk=orphan.pk).held_since == DAY
    [row] = Record.objects.filter(register="adoption")
    assert (row.number, row.name, row.until) == ("SY441802-2024-000001", NUMBER, None)
    assert one.name not in str(row.details)

    end = {fact.key: everyday(dissolution, LATER.isoformat())[fact.key] for fact in DISSOLUTION.needed()}
    case = open_case(Opening(DISSOLUTION, end, {}, TOWN), "accept", on=LATER, by=SECTION, said={}).case
    seen = {"dissolution__present": True, "dissolution__child_agrees": True}
    step(case, "question", LATER, SECTION, **seen)
    step(case, "decide", LATER, BUREAU, **seen)
    step(case, "issue", LATER, SECTION, dissolution__certificate=NUMBER)
    row.refresh_from_db()
    assert row.until == LATER
