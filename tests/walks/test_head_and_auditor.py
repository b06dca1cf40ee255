"""The head sees the year on one screen and goes to what is late; the auditor traces a figure to an act and its articles and can change nothing."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from minzheng.journal import checkpoints
from minzheng.journal import read as journal
from minzheng.procedure.perform import perform
from tests.desk.district import by

from .walking import walking

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_the_head_goes_from_the_whole_to_what_is_late(made, signed_in, chromium, live_server):
    late = date(2024, 7, 1)
    with walking(chromium, live_server, signed_in("H01", late)) as head:
        head.go("/desk/")
        head.link("全局", within="nav")
        head.sees("2024年全局", "主要数字", "最急的办件")
        head.misses("王家国", "赵永强")
        head.tab.click(".tab-red")
        head.arrived("what is late")
        expect(head.tab.locator(".worklist tbody tr").first).to_be_visible()
        head.tab.go_back()
        head.arrived("back")
        head.tab.locator("section[aria-labelledby=urgent] a").first.click()
        head.arrived("the most urgent case")
        head.sees("期限", within="#clocks")
        head.link("数字", within="nav")
        head.link("最低生活保障")
    with walking(chromium, live_server, signed_in("H01", late), "phone") as head:
        head.go("/desk/overview/")
        head.tab.locator(".figure-card").first.click()
        head.arrived("a figure")
        head.sees("怎么数")


def test_the_auditor_traces_a_figure_verifies_and_changes_nothing(made, signed_in, chromium, live_server):
    perform(made["decided"], "serve", on=date(2024, 3, 20), by=by("T01"), said={"handling.service": "直接送达"})
    checkpoints.make_all(timezone.now())
    with walking(chromium, live_server, signed_in("auditor")) as auditor:
        before = journal.of_case(made["decided"]).count()
        auditor.go("/desk/")
        auditor.misses("新办", within="nav")
        auditor.link("数字", within="nav")
        auditor.tab.locator("a[href$='/subsistence_granted/']").first.click()
        auditor.arrived("a figure")
        auditor.sees("来源行为", "1条")
        auditor.link("台账第")
        auditor.sees("审核确认", "B01", "最低生活保障审核确认办法")
        with auditor.tab.expect_download() as receipt:
            auditor.tab.locator("main").get_by_role("link", name="凭证").first.click()
        assert "subsistence" not in receipt.value.suggested_filename
        auditor.link(made["decided"])
        auditor.sees("审计账户只能查阅", within="#next")
        expect(auditor.tab.locator("#next .button")).to_have_count(0)
        for shut in (f"cases/{made['decided']}/do/recheck/", "new/"):
            answer = auditor.tab.goto(f"{live_server.url}/desk/{shut}")
            assert answer.status >= 400, shut
        auditor.at.said.clear()  # the browser says itself that a page was refused
        auditor.go("/desk/journal/")
        auditor.tab.click("#verify-button")
        auditor.tab.wait_for_selector("#verified .verdict-grant")
        auditor.at.holds("verified")
        auditor.sees("台账完整，未发现改动")
        expect(auditor.tab.get_by_role("button", name="签署检查点")).to_have_count(0)
        assert journal.of_case(made["decided"]).count() == before
