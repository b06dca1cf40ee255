"""Every page of the served rehearsed year in the large version (长者版): the public ones, and those of the desk and the administrators."""

from __future__ import annotations

import pytest

from .sweeping import ACCOUNTS, NOBODY, PUBLIC, STAFF, swept

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(1800)]


def test_every_page_keeps_its_promises_in_large_type(served_year):
    wrong, looked = swept(served_year, (*PUBLIC, *STAFF), (NOBODY, *ACCOUNTS), elder=True)
    assert wrong == []
    assert looked >= 60
