"""Every public page of the served rehearsed year, as it comes: axe finds nothing, the console is silent, nothing scrolls sideways, at both widths."""

from __future__ import annotations

import pytest

from tests.desk.test_routes import routes

from .sweeping import NO_PAGES, PAGES, swept


def test_every_public_route_is_a_page_that_is_looked_at_or_none_and_why():
    known = [name for name, _ in routes() if not name.startswith(("desk:", "practice:", "administration:"))]
    assert sorted(set(known)) == sorted([*PAGES, *NO_PAGES])


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.timeout(900)
def test_every_public_page_keeps_its_promises(served):
    assert swept(served, elder=False) == []
