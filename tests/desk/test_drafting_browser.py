"""The report drafter in a real browser: edits with figures by name, is told of a typed number, previews, and the head signs with a reason."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from urllib.parse import quote

import pytest
from docx import Document
from playwright.sync_api import expect

from minzheng.journal.read import fields_of, of_case
from minzheng.procedure.actor import Actor
from minzheng.procedure.perform import perform
from minzheng.reporting.narrative import versions
from tests.pages.browsing import browsing

from .test_browser import cookie
from .test_report_cycle import LEGAL, REVIEWER, SAID, begun

pytestmark = pytest.mark.browser
DAY = date(2024, 12, 26)
PLAN = "/desk/report/2024/text/3-0-plan/"


def test_the_drafter_edits_is_told_of_a_typed_number_and_the_head_signs(made, signed_in, chromium, live_server):
    case = begun(2024, DAY)
    with browsing(chromium, live_server.url, "desktop", cookie(signed_in("L01", DAY))) as at:
        tab = at.tab
        at.go("/desk/report/2024/text/")
        at.go(PLAN)
        words = tab.locator("#words")
        words.evaluate("box => { box.focus(); box.setSelectionRange(box.value.length, box.value.length); }")
        tab.keyboard.type("\n[来年登记] 全年办理320件，不少于")
        expect(tab.locator(".flags mark")).to_have_text("320件")
        expect(tab.locator("[data-under] .typed")).to_have_text("320件")
        at.holds("flagged")
        tab.fill("#find", "jhdj")
        tab.locator("#found button", has_text="结婚登记").first.click()
        expect(words).to_have_value(re.compile(r"不少于\{结婚登记\}$"))
        expect(tab.locator("[data-under] .token").last).to_have_text("{结婚登记}")
        expect(tab.locator(".token-at a")).to_have_text("结婚登记")
        expect(tab.locator(".token-at a")).to_have_attribute("href", re.compile("/desk/figures/2024/marriages_registered/"))
        same = "([a, b]) => a.scrollHeight === b.scrollHeight && a.clientWidth === b.clientWidth"
        assert tab.evaluate(same, [words.element_handle(), tab.locator("[data-under]").element_handle()]), "the tokens lie under their words"
        at.holds("tokens")
        tab.keyboard.type("。")
        expect(tab.locator(".token-at")).to_be_hidden()
        tab.locator(".flags button").click()
        assert words.evaluate("box => box.value.slice(box.selectionStart, box.selectionEnd)") == "320件"
        tab.keyboard.type("登记")
        expect(tab.locator(".flags")).to_have_count(0)
        expect(tab.locator("#preview-title")).to_be_visible()
        expect(tab.locator(".preview")).to_contain_text("全年办理登记，不少于0对。")
        tab.click("button:has-text('存为新的一版')")
        tab.wait_for_selector(".messages")
        at.holds("saved")
        at.go(f"{PLAN}versions/")
        expect(tab.locator(".changes ins").first).to_contain_text("登记")
    _through_the_office(case)
    with browsing(chromium, live_server.url, "phone", cookie(signed_in("H01", DAY))) as at:
        tab = at.tab
        at.go("/desk/report/2024/text/")
        expect(tab.locator("#checks")).to_contain_text("没有达到法定下限")
        tab.click("#next a:has-text('签发')")
        tab.fill("#f-yearly-reason", "无")
        tab.click(".form-end button:has-text('签发')")
        expect(tab.locator(".refusal")).to_contain_text("没有达到法定下限的已说明理由")
        tab.fill("#f-yearly-reason", "执法人员调整，下一年补足")
        tab.click(".form-end button:has-text('签发')")
        tab.wait_for_url(f"**/cases/{quote(case)}/")
        at.go("/desk/report/2024/")
        with tab.expect_download() as kept:
            tab.click("a:has-text('下载 Word')")
        reopened = "".join(p.text for p in Document(BytesIO(kept.value.path().read_bytes())).paragraphs)
        assert "全年办理登记，不少于0对。" in reopened
        assert "2024年12月26日" in reopened
        at.go(PLAN)
        expect(tab.locator("#draft")).to_contain_text(re.compile("报告已经签发|由法制机构修改"))
    signed = of_case(case).filter(verb="sign").get()
    assert fields_of([signed.seq])[signed.seq]["yearly.reason"] == "执法人员调整，下一年补足"
    with browsing(chromium, live_server.url, "phone", cookie(signed_in("L01", DAY))) as at:
        at.go(PLAN)
        expect(at.tab.locator("#draft")).to_contain_text("报告已经签发")
        expect(at.tab.locator("#words")).not_to_be_editable()


def _through_the_office(case: str) -> None:
    """What the others do between the draft and the signature."""
    perform(case, "draft", on=DAY, by=LEGAL, said={"yearly.digest": ""})
    perform(case, "confirm", on=DAY, by=Actor(("S01",), "section", "清远市清城区民政局"))
    perform(case, "check", on=DAY, by=LEGAL, said=SAID)
    perform(case, "review", on=DAY, by=REVIEWER)
    perform(case, "discuss", on=DAY, by=Actor(("Z01",), "leaders", "清远市清城区民政局"))


def test_two_people_see_both_texts(made, signed_in, chromium, live_server):
    begun(2024, DAY)
    with (
        browsing(chromium, live_server.url, "desktop", cookie(signed_in("L01", DAY))) as one,
        browsing(chromium, live_server.url, "desktop", cookie(signed_in("L02", DAY))) as other,
    ):
        for at in (one, other):
            at.go(PLAN)
        one.tab.fill("#words", "# {下一年度}年工作计划\n\n每季度评查案卷。")
        one.tab.click("button:has-text('存为新的一版')")
        one.tab.wait_for_selector(".messages")
        other.tab.fill("#words", "# {下一年度}年工作计划\n\n每月评查案卷。")
        other.tab.click("button:has-text('存为新的一版')")
        other.tab.wait_for_selector(".conflict")
        other.holds("both texts")
        expect(other.tab.locator("#words")).to_have_value(re.compile("每月评查案卷"))
        expect(other.tab.locator(".conflict pre")).to_contain_text("每季度评查案卷")
    assert "每季度" in versions.edited(2024)["3-0-plan"]
