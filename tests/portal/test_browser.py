"""The portal in a real browser, at both widths, as anybody."""

from __future__ import annotations

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from minzheng.journal import checkpoints, prove
from minzheng.journal.read import of_case
from tests.pages.browsing import browsing

from .test_views import code_and_last

pytestmark = pytest.mark.browser
PAGES = ("/", "/?q=低保", "/?q=zzzz", "/guide/subsistence/", "/guide/penalty/", "/guide/divorce/?on=2026-11-01", "/notices/", "/progress/", "/figures/",
         "/figures/2024/divorces_accepted/", "/report/2024/", "/checkpoint/", "/receipt/", "/draws/")  # fmt: skip


@pytest.mark.parametrize("width", ["desktop", "phone"])
def test_every_page_keeps_its_promises(made, chromium, live_server, width, settings):
    checkpoints.make_all(timezone.now())
    with browsing(chromium, live_server.url, width) as at:
        for page in PAGES:
            at.go(page)
    settings.VIEW_AS_OF = "2024-03-12"
    with browsing(chromium, live_server.url, width) as at:
        at.go("/notices/")
        expect(at.tab.locator(".cards-list > li")).to_have_count(3)


def test_a_citizen_finds_the_matter_and_follows_the_case(made, chromium, live_server):
    code, last = code_and_last(made["decided"])
    with browsing(chromium, live_server.url, "phone") as at:
        tab = at.tab
        tab.goto(live_server.url)
        tab.fill("#q", "家里困难")
        tab.keyboard.press("Enter")
        tab.click("h3 a:has-text('最低生活保障') >> nth=0")
        at.holds("guide")
        tab.click("nav >> text=查进度")
        tab.fill("#code", code)
        tab.fill("#last", "0000" if last != "0000" else "1111")
        tab.click("main button")
        expect(tab.locator(".refusal")).to_contain_text("没有查到")
        at.holds("not found")
        tab.fill("#code", code)
        tab.fill("#last", last)
        tab.click("main button")
        expect(tab.locator(".progress-now")).to_contain_text("审核确认（确认）")
        at.holds("progress")


def test_a_receipt_is_pasted_and_holds(made, chromium, live_server):
    checkpoints.make_all(timezone.now())
    text = prove.receipt(of_case(made["decided"]).last().seq).text()
    with browsing(chromium, live_server.url, "desktop") as at:
        at.go("/receipt/")
        at.tab.fill("#receipt", text)
        at.tab.click("main button")
        expect(at.tab.locator("main")).to_contain_text("凭证有效")
        at.holds("receipt")


def test_what_is_wrong_is_said_beside_the_field_while_one_still_types(here, chromium, live_server):
    with browsing(chromium, live_server.url, "phone") as at:
        tab = at.tab
        at.go("/apply/old_age_allowance/")
        phone, said = tab.locator("#i-phone"), tab.locator("#i-phone-error")
        phone.press_sequentially("电话")
        expect(said).to_have_text("应为五至二十位数字")
        expect(phone).to_have_attribute("aria-invalid", "true")
        expect(phone).to_be_focused()
        at.holds("apply, wrong beside the field")
        phone.fill("13800000000")
        expect(said).to_be_empty()
        expect(phone).not_to_have_attribute("aria-invalid", "true")
        expect(phone).to_have_value("13800000000")
