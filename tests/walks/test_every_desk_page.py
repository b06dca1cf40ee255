"""Every page of the desk, the drills and the administrators on the served rehearsed year, by the list of routes: axe, console, no sideways
scrolling, by keyboard alone, on paper; each as who works with it sees it, and as the auditor does."""

from __future__ import annotations

import pytest

from tests.desk.test_routes import routes

from .sweeping import PUBLIC, STAFF, UNTOLD, swept

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(1800)]


def test_every_page_keeps_its_promises(served_year):
    wrong, looked = swept(served_year, STAFF)
    assert wrong == []
    assert looked >= 60


def test_no_route_is_left_out():
    names = {name for name, _ in routes()}
    assert all(name.startswith((*PUBLIC, *STAFF)) for name in names)
    assert set(UNTOLD) <= names
