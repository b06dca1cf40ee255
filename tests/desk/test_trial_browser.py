"""A long trial in a browser: benefit by benefit, and the approval once all have been told."""

from __future__ import annotations

from datetime import date
from threading import BoundedSemaphore

import pytest
from playwright.sync_api import expect

from minzheng.desk import paying
from minzheng.pages import streams
from tests import payees
from tests.pages.browsing import browsing

from .test_browser import cookie

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("places", [1, 0], ids=["as a stream", "by asking where there is no stream left"])
def test_a_long_trial_ends_with_the_approval(here, signed_in, chromium, live_server, monkeypatch, places):
    payees.elder()
    monkeypatch.setattr(paying, "AT_ONCE", 0)
    monkeypatch.setattr(streams, "_free", free := BoundedSemaphore(1))
    if not places:
        free.acquire()
    with browsing(chromium, live_server.url, "phone", cookie(signed_in("F01", date(2024, 3, 11)))) as at:
        answers = []
        at.tab.on("response", lambda one: answers.append((one.status, one.headers.get("content-type", "").partition(";")[0])) if "from=" in one.url else None)
        at.go("/desk/payments/try/?month=2024-03")
        expect(at.tab.locator("tbody th")).to_have_text("高龄津贴")
        expect(at.tab.get_by_label("审批人口令")).to_be_visible()
        expect(at.tab.locator("progress")).to_have_count(0)
        at.holds("a long trial")
    assert answers[0][0] == (200 if places else 204)
    assert answers[0 if places else 1] == (200, streams.MEDIA if places else "text/html")
