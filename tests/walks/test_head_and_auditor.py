"""The head sees the rehearsed year on one screen, goes to what is late and sets a task of his own; the auditor traces a figure to its acts
and their articles, verifies the journal, takes the evidence away, and can change nothing."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(900)]


BUSINESS = "select count(*) from journal_act where matter <> 'journal'"
"""Acts but for the looks that are kept and what seals and anchors them."""


def test_the_head_goes_from_the_whole_to_what_is_late_and_sets_a_task(served_year):
    with served_year.as_("head", day=date(2025, 1, 8)) as head:
        head.link("全局", within="nav")
        head.tab.locator("a.button:has-text('2024年')").first.click()
        head.arrived("the year")
        head.sees("2024年全局", "主要数字", "最急的办件", "督办、整改与报告")
        head.tab.click(".tab-red")
        head.arrived("what is late")
        assert head.tab.locator(".worklist tbody tr").count() >= 1
        with head.tab.expect_download() as listed:
            head.tab.get_by_role("link", name="下载这张清单").click()
        rows = list(load_workbook(BytesIO(listed.value.path().read_bytes())).active.iter_rows(values_only=True))
        assert len(rows) > 1
        head.tab.go_back()
        head.arrived("back")
        head.tab.locator("section[aria-labelledby=urgent] a").first.click()
        head.arrived("the most urgent case")
        head.sees("期限", within="#clocks")
        head.link("数字", within="nav")
        head.link("最低生活保障")
        task = head.begin("督办", "leader_task/assign", {
            "属于哪一项": "重要任务亲自督办", "事项": "年初超期办件清零", "责任股室": "社会救助股", "办结期限": "2025-01-31",
        })  # fmt: skip
        head.go("/desk/overview/")
        head.sees(task, within="section[aria-labelledby=own]")
    with served_year.as_("head", "phone") as head:
        head.go("/desk/overview/?year=2024")
        head.tab.locator(".figure-card").first.click()
        head.arrived("a figure")
        head.sees("怎么数")


def test_the_auditor_traces_a_figure_verifies_takes_evidence_and_changes_nothing(served_year):
    before = served_year.ask(BUSINESS)
    with served_year.as_("auditor") as auditor:
        auditor.misses("新办", within="nav")
        auditor.link("数字", within="nav")
        auditor.tab.locator("a[href$='/2024/subsistence_granted/']").first.click()
        auditor.arrived("a figure")
        auditor.sees("来源行为")
        auditor.link("台账第")
        auditor.sees("审核确认", "最低生活保障审核确认办法")
        with auditor.tab.expect_download() as receipt:
            auditor.tab.locator("main").get_by_role("link", name="凭证").first.click()
        assert not any(word in receipt.value.suggested_filename for word in ("subsistence", "低保"))
        auditor.tab.locator("main").get_by_role("link", name="低保-2024-").first.click()
        auditor.arrived("the case behind it")
        auditor.sees("审计账户只能查阅", within="#next") if auditor.tab.locator("#next").inner_text().find("办结") < 0 else None
        case = auditor.case
        assert not auditor.tab.locator("#next .button").count()
        for shut in (f"cases/{case}/do/recheck/", "new/", "payments/try/"):
            answer = auditor.tab.goto(f"{served_year.address}/desk/{shut}")
            assert answer.status >= 400 or auditor.tab.locator(".refusal").count(), shut
        auditor.at.said.clear()  # the browser says itself that a page was refused
        auditor.go("/desk/journal/")
        auditor.tab.click("#verify-button")
        auditor.tab.wait_for_selector("#verified .verdict-grant", timeout=60_000)
        auditor.at.holds("verified")
        auditor.sees("台账完整，未发现改动")
        assert not auditor.tab.get_by_role("button", name="签署检查点").count()
        auditor.link("查阅记录", within="nav")
        auditor.link("发放", within="nav")
        with auditor.tab.expect_download() as log:
            auditor.tab.goto(f"{served_year.address}/desk/administration/log/")
            auditor.tab.get_by_role("link", name="导出表格").first.click()
        assert load_workbook(BytesIO(log.value.path().read_bytes())).active.max_row > 1
        text = receipt.value.path().read_bytes()
    assert served_year.ask(BUSINESS) == before
    with served_year.somebody() as anybody:
        anybody.go("/receipt/")
        anybody.tab.fill("#receipt", text.decode())
        anybody.button("核对")
        anybody.sees("凭证有效")
    traced = served_year.command("figure", "subsistence_granted", "2024", "--json")
    assert traced.code == 0, traced.err
    assert json.loads(traced.out)
