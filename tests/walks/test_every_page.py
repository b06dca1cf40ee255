"""Every public page of the served rehearsed year, by the list of routes: axe, console, no sideways scrolling, keyboard and paper."""

from __future__ import annotations

import pytest

from .sweeping import NOBODY, PUBLIC, swept

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(1800)]


def test_every_public_page_keeps_its_promises(served_year):
    wrong, looked = swept(served_year, PUBLIC, (NOBODY,))
    assert wrong == []
    assert looked >= 20
