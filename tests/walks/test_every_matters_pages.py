"""Every matter's own pages on the served rehearsed year: the forms of its beginnings and its steps, a case, what the public site tells and asks."""

from __future__ import annotations

import pytest

from minzheng.catalogue import matters

from .of_matters import Made, cover, looked_at, pages
from .sweeping import ACCOUNTS, NOBODY, signed_in

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(1800)]
NO_CASE = 25
"""At most so many matters of which the year has no case (what begins in 2026, what is never lived)."""


def test_every_page_of_every_matter_keeps_its_promises(served_year):
    with signed_in(served_year, (NOBODY, *ACCOUNTS), elder=False) as walkers:
        made = list(pages(served_year, walkers))
    assert list(looked_at(served_year, made)) == []
    count = {name: sum(one.name == name for one in made) for name in ("desk:case", "desk:begin", "desk:do", "portal:guide")}
    assert count["desk:case"] >= len(matters()) - NO_CASE
    assert count["desk:begin"] >= 100
    assert count["desk:do"] >= 400
    assert count["portal:guide"] >= sum(one.public for one in matters()) / 2


def test_a_cover_holds_every_part():
    some = [Made("", str(place), ("",), frozenset(parts)) for place, parts in enumerate(("ab", "abc", "cd", "b", "e"))]
    chosen = cover(some)
    assert frozenset().union(*(one.parts for one in chosen)) == set("abcde")
    assert [one.where for one in chosen] == ["1", "2", "4"]
