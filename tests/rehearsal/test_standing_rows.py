"""What stood in the registers when a rehearsed year began: as many as the page says, in every town or in the given ones."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from minzheng import catalogue
from minzheng.rehearsal import script
from minzheng.rehearsal.script import Settings, cases, standing, standing_rows
from minzheng.vocabulary import Entry, Standing, Story

NAMES = {"T1": "甲镇", "T2": "乙镇", "T3": "丙街道"}


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> None:
    """The only page of the catalogue: an establishment with two standing groups and a story in given towns."""
    known = catalogue.matter("establishment")
    [entry] = known.enters
    name = entry.columns["name"]
    groups = (
        Standing("各镇", 7, {name: "{town}第{number}会"}, entry=entry),
        Standing("两镇", 2, entry=Entry("other", entry.columns, entry.step), places=(2, 0)),
    )
    told = (Story("在两镇", 4, known.stories[0].path, places=(1, 2)), Story("各处", 40, known.stories[0].path))
    monkeypatch.setattr(script, "matters", lambda: (replace(known, standing=groups, stories=told),))


def test_rows_stand_in_every_town_in_turn_and_are_no_payees(page: None) -> None:
    rows = standing_rows(Settings(2024), NAMES)
    assert Counter(row.town for row in rows["organisation"]) == {"T1": 3, "T2": 2, "T3": 2}
    assert [row.columns["name"] for row in rows["organisation"][:4]] == ["甲镇第1会", "乙镇第2会", "丙街道第3会", "甲镇第4会"]
    assert [row.town for row in rows["other"]] == ["T3", "T1"]
    assert max(row.since for row in rows["organisation"]).year < 2024
    assert list(standing(Settings(2024), tuple(NAMES))) == []


@pytest.mark.parametrize("settings", [Settings(2024, part=60), Settings(2024, seed=7)])
def test_what_happens_in_given_towns_is_not_varied(page: None, settings: Settings) -> None:
    assert [row.town for row in standing_rows(settings, NAMES)["other"]] == ["T3", "T1"]
    towns = [plan.household.town for plan in cases(settings, tuple(NAMES)) if plan.story.places]
    assert towns == ["T2", "T3", "T2", "T3"]
    assert len(standing_rows(settings, NAMES)["organisation"]) != 7
