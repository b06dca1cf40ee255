"""The draw's record is given out byte for byte as the journal holds its digest, and listed with the hash published before the draw."""

from __future__ import annotations

from datetime import date

import pytest

from minzheng.draw import read_transcript
from minzheng.procedure.district import District
from minzheng.procedure.draw import Pool, Rules, manifest_for
from minzheng.procedure.draws import listed, record_of
from minzheng.procedure.models import Case, Draw
from minzheng.procedure.opening import open_register
from minzheng.registers import read as registers
from minzheng.vocabulary.errors import Refusal
from tests.draw.samples import DRAW_ID, UNTIL, small, transcript

from .conftest import SYSTEM

DRAWN = date(2024, 9, 2)


@pytest.fixture
def kept(db: None) -> bytes:
    """A draw as it lies in its table, drawn on DRAWN; its record."""
    case = Case.objects.create(number="双随机-2024-000001", matter="random_inspection", opened_on=DRAWN, facts="{}")
    made = transcript(small())
    Draw.objects.create(id=DRAW_ID, case=case, manifest=made.manifest.canonical(), transcript=made.to_bytes(), frozen=1, drawn=2, drawn_on=DRAWN)
    return made.to_bytes()


def test_a_draw_is_listed_with_the_hash_of_its_frozen_list(kept: bytes) -> None:
    [one] = listed()
    assert (one.id, one.on, one.last_visit) == (DRAW_ID, DRAWN, UNTIL)
    assert one.manifest_hash == read_transcript(kept).manifest_hash
    assert [early.on for early in listed(date(2024, 9, 1))] == [None]


def test_the_record_is_given_out_byte_for_byte(kept: bytes) -> None:
    assert record_of(DRAW_ID) == kept


def test_a_draw_that_is_not_there_or_not_held(kept: bytes) -> None:
    with pytest.raises(Refusal, match=DRAW_ID):
        record_of("none")
    Draw.objects.update(transcript=None, drawn=None, drawn_on=None)
    with pytest.raises(Refusal, match="还没有抽取"):
        record_of(DRAW_ID)


def test_the_frozen_list_names_cases_and_never_numbers_of_the_journal(here: District, monkeypatch: pytest.MonkeyPatch) -> None:
    """On PostgreSQL a number of the journal may be skipped: the same registers must freeze to the same list all the same."""
    rows = [{"number": f"51441802000000000{n}", "name": f"协会{n}", "kind": "社会团体", "since": date(2020, 1, 1),
             "details": {"risk": "A"} | ({"case": f"组织成立-2024-{n:06d}"} if n else {})} for n in range(3)]  # fmt: skip
    open_register("organisation", rows, on=DRAWN, by=SYSTEM)
    rules = Rules("计划", (Pool("organisation", "社会团体", 500),), {"A": 1}, (DRAWN, UNTIL), (), ())
    frozen = manifest_for(DRAW_ID, rules, DRAWN)
    assert [one.case for one in frozen.candidates] == ["期初", "组织成立-2024-000001", "组织成立-2024-000002"]
    elsewhere = list(registers.in_force("organisation", DRAWN, kind="社会团体"))
    for row in elsewhere:
        row.entered += 7
    monkeypatch.setattr(registers, "in_force", lambda *args, **match: elsewhere)
    assert manifest_for(DRAW_ID, rules, DRAWN).hash() == frozen.hash()
