"""Every public page of the served rehearsed year in the large version (长者版), held to the same promises at both widths."""

from __future__ import annotations

import pytest

from .sweeping import swept

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(900)]


def test_every_public_page_keeps_its_promises_in_large_type(served):
    assert swept(served, elder=True) == []
