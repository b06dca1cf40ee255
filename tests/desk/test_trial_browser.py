"""A long trial in a browser: benefit by benefit, and the approval once all have been told."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import expect

from minzheng.desk import paying
from tests import payees
from tests.pages.browsing import browsing

from .test_browser import cookie

pytestmark = pytest.mark.browser


def test_a_long_trial_ends_with_the_approval(here, signed_in, chromium, live_server, monkeypatch):
    payees.elder()
    monkeypatch.setattr(paying, "AT_ONCE", 0)
    with browsing(chromium, live_server.url, "phone", cookie(signed_in("F01", date(2024, 3, 11)))) as at:
        at.go("/desk/payments/try/?month=2024-03")
        expect(at.tab.locator("tbody th")).to_have_text("高龄津贴")
        expect(at.tab.get_by_label("审批人口令")).to_be_visible()
        expect(at.tab.locator("progress")).to_have_count(0)
        at.holds("a long trial")
