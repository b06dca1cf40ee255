"""What an act changes of a row that stands: only what is told, only of a row in force, and all of it told by the journal."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from minzheng.catalogue import matter
from minzheng.facts import body, change, liquidation
from minzheng.procedure.actor import Actor
from minzheng.procedure.deep.records import records
from minzheng.procedure.district import District
from minzheng.procedure.opening import appoint, open_register
from minzheng.procedure.perform import Opening, open_case, perform
from minzheng.registers.models import Record
from minzheng.vocabulary.errors import Refusal
from tests.matters.everyday import everyday
from tests.procedure.conftest import SYSTEM, by, officer

pytestmark = pytest.mark.django_db
CODE, DAY = "51441802MJM0000185", date(2024, 3, 4)
PARTY, SECTION = Actor((), "party", "当事人"), Actor(("S1",), "section", "区民政局")


@pytest.fixture
def standing(here: District) -> Record:
    appoint([officer("S1", "section")], since=date(2023, 12, 31), by=SYSTEM)
    row = {"number": CODE, "name": "旧名协会", "kind": "社会团体", "town": "441802106", "since": date(2015, 1, 1), "details": {"risk": "A"}}
    return open_register("organisation", [row], on=date(2023, 12, 31), by=SYSTEM)[0]


def changed(**told: Any) -> None:
    """A change of registration lived to its new certificate; the case says another name and form than the register."""
    said = everyday(body, "2024-03-04", code=CODE, name="不是这个名", kind="民办非企业单位", standing=False)
    opening = Opening(matter("organisation_change"), said | everyday(change, "2024-03-04", **told), {})
    case = open_case(opening, "apply", on=DAY, by=PARTY).case
    perform(case, "accept", on=DAY, by=SECTION)
    perform(case, "decide", on=DAY, by=by("B1"))
    perform(case, "issue", on=DAY, by=SECTION)


def test_what_is_told_is_changed_and_the_rest_stays(standing: Record) -> None:
    changed(item="名称", new_name="新名协会", new_address="某路1号")
    row = Record.objects.get(pk=standing.pk)
    assert (row.name, row.kind, row.number, row.until) == ("新名协会", "社会团体", CODE, None)
    assert row.details == {"risk": "A", "address": "某路1号"}
    assert list(records()) == []
    Record.objects.filter(pk=standing.pk).update(name="旧名协会")
    assert [finding.table for finding in records()] == ["registers_record"]


def test_the_register_says_whether_a_body_stands(standing: Record) -> None:
    opening = Opening(matter("organisation_deregistration"), everyday(body, "2024-03-04", code=CODE) | everyday(liquidation, "2024-03-04"), {})
    case = open_case(opening, "begin", on=DAY, by=PARTY).case
    for verb, who in (("end", PARTY), ("apply", PARTY), ("accept", SECTION), ("decide", by("B1"))):
        perform(case, verb, on=DAY, by=who, said={"liquidation.ended": DAY} if verb == "end" else None)
    perform(case, "close", on=DAY, by=SECTION, said={"liquidation.papers_back": True})
    assert Record.objects.get(pk=standing.pk).until == DAY
    with pytest.raises(Refusal, match="在册"):
        open_case(opening, "begin", on=DAY, by=PARTY)
    with pytest.raises(Refusal, match="在册"):
        changed(item="名称", new_name="新名协会")
