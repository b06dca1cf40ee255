"""What a step tells a face: on which page it is done; it decides nothing, so it makes no other edition of the page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from minzheng.catalogue import edition, matter
from minzheng.offices import SECTION
from minzheng.vocabulary import DRAWS, Step
from minzheng.vocabulary.steps import PARTS


def test_only_known_parts():
    assert Step("draw", "抽取", SECTION, part=DRAWS).part == DRAWS
    with pytest.raises(ValueError, match="no part that is known"):
        Step("draw", "抽取", SECTION, part="somewhere")


def test_a_part_makes_no_other_edition_and_anything_that_decides_does():
    page = matter("random_inspection")
    assert {step.part for step in page.steps} - {""} == set(PARTS) - {"writes"}
    told = edition(page)
    shown_elsewhere = replace(page, steps=tuple(replace(step, part="") for step in page.steps))
    assert edition(shown_elsewhere) == told
    assert edition(replace(page, headed=not page.headed)) == told
    assert edition(replace(page, steps=tuple(replace(step, officers=3) for step in page.steps))) != told
