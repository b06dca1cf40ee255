"""The desk's longer work in a real browser: several cases at once, the draw in front of everybody, a visit on a phone."""

from __future__ import annotations

import os
from datetime import date

import pytest

from minzheng.journal.read import of_case
from tests.pages.browsing import browsing

from .district import TOWN, by, old_age, walk
from .drawing import FROZEN, HELD, NUMBERS, planned, rules, secrets
from .test_browser import cookie

pytestmark = pytest.mark.browser


def pictured(at, name):
    """A picture for who wants to look: SHOTS names a directory."""
    if folder := os.environ.get("SHOTS"):
        at.tab.screenshot(path=f"{folder}/{name}.png", full_page=True)


@pytest.mark.parametrize("width", ["desktop", "phone"])
def test_several_cases_are_done_together_and_each_is_an_act(made, signed_in, chromium, live_server, width):
    day = date(2024, 3, 12)
    fresh = [walk(old_age("林玉兰", TOWN, day), [("accept", day, by("V01"), {})]) for _ in range(2)]
    with browsing(chromium, live_server.url, width, cookie(signed_in("T01"))) as at:
        tab = at.tab
        at.go("/desk/?matter=old_age_allowance")
        pictured(at, f"list-{width}")
        for number in (*fresh, made["old"]):
            tab.locator(f"input[name=case][value='{number}']").check()
        tab.click("button:has-text('一起办理选中的')")
        at.holds("what can be done")
        pictured(at, f"several-{width}")
        tab.click(".matter-steps a")
        at.holds("the form")
        tab.click(".form-end button")
        tab.wait_for_selector(".verdict-grant")
        at.holds("the results")
        pictured(at, f"done-{width}")
    assert [of_case(one).last().verb for one in fresh] == ["verify", "verify"]


def test_a_letter_is_previewed_in_the_page_before_it_is_issued(made, signed_in, chromium, live_server):
    with browsing(chromium, live_server.url, "desktop", cookie(signed_in("B01"))) as at:
        at.go(f"/desk/cases/{made['published']}/do/decide/")
        at.tab.click("button:has-text('预览文书')")
        at.tab.wait_for_selector(".letter-preview .paper")
        at.holds("preview")
        pictured(at, "preview")
        assert at.tab.evaluate("document.activeElement.id") == "preview-title"
    assert of_case(made["published"]).last().verb == "publish"


def test_the_draw_is_held_in_front_of_everybody(here, signed_in, chromium, live_server):
    case = planned()
    where = f"/desk/cases/{case}/draw/"
    with browsing(chromium, live_server.url, "desktop", cookie(signed_in("S01", FROZEN))) as at:
        at.go(where)
        for name, value in rules().items():
            at.tab.fill(f"[name='{name}']", value)
        at.tab.click("button:has-text('生成清单')")
        at.holds("the list")
        pictured(at, "draw-list")
        at.tab.click("button:has-text('冻结这份清单')")
        at.tab.wait_for_selector(".message")
    for staff, width in (("S01", "phone"), ("W01", "desktop")):
        with browsing(chromium, live_server.url, width, cookie(signed_in(staff, HELD))) as at:
            at.go(where)
            for name, value in NUMBERS.items():
                at.tab.fill(f"[name='{name}']", value)
            at.tab.click("button[value=key]")
            at.tab.wait_for_selector(".message")
            at.holds("numbers keyed")
            pictured(at, f"draw-keyed-{width}")
            if staff == "W01":
                for name, value in secrets().items():
                    at.tab.fill(f"[name='{name}']", value)
                at.tab.click("button[value=draw]")
                at.tab.wait_for_url("**seen=0")
                at.tab.click("a:has-text('揭晓第1家')")
                at.tab.wait_for_selector(".just-now")
                at.holds("one revealed")
                at.tab.click("a:has-text('全部揭晓')")
                at.holds("all revealed")
                pictured(at, "draw-picked")
    with browsing(chromium, live_server.url, "phone", cookie(signed_in("S01", HELD))) as at:
        at.go(where)
        pictured(at, "draw-phone")
