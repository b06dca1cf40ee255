"""The report of the rehearsed year: the drafter freezes its numbers, writes with figures by reference and is told of a typed one, compares
with last year and traces; section, reviewer, leaders and head follow; it is published, and its Word and PDF are opened again."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from docx import Document
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(900)]
DAY = date(2025, 1, 8)
PLAN = "/desk/report/2024/text/3-0-plan/"


def test_from_the_frozen_numbers_to_the_published_report(served_year):
    with served_year.as_("legal", day=DAY) as drafter:
        tab = drafter.tab
        drafter.go("/desk/report/2024/text/")
        drafter.link("冻结数据快照")
        case = drafter.begun({"报告的年度": "2024", "涉及国家秘密": "否", "报告年度的最后一日": "2024-12-31"})
        drafter.go("/desk/report/2024/text/")
        drafter.sees("与上年比", "校核")
        drafter.go(PLAN)
        words = tab.locator("#words")
        words.evaluate("box => { box.focus(); box.setSelectionRange(box.value.length, box.value.length); }")
        tab.keyboard.type("\n[来年登记] 全年办理320件，不少于")
        expect(tab.locator(".flags mark")).to_have_text("320件")
        tab.fill("#find", "jhdj")
        tab.locator("#found button", has_text="结婚登记").first.click()
        tab.keyboard.type("。")
        tab.locator(".flags button").click()
        tab.keyboard.type("登记")
        expect(tab.locator(".flags")).to_have_count(0)
        drafter.button("存为新的一版")
        drafter.sees("版", within=".messages")
        drafter.go(f"{PLAN}versions/")
        drafter.go("/desk/report/2024/text/")
        drafter.link("专题学法会议次数", within="#compared")
        drafter.sees("来源行为")
        drafter.go(f"/desk/cases/{case}/")
        drafter.act("起草")
    with served_year.as_("section", day=DAY) as section:
        section.go(f"/desk/cases/{case}/")
        section.act("股室确认数字")
    with served_year.as_("legal", day=DAY) as drafter:
        drafter.go(f"/desk/cases/{case}/")
        drafter.act("校核")
    with served_year.as_("LG02", day=DAY) as reviewer:
        reviewer.go(f"/desk/cases/{case}/")
        reviewer.act("法制审核")
    with served_year.as_("LE03", day=DAY) as leader:
        leader.go(f"/desk/cases/{case}/")
        leader.act("局党组审议")
    with served_year.as_("head", "phone", DAY) as head:
        head.go("/desk/report/2024/text/")
        head.link("签发", within="#next")
        head.answer({"没有达到法定下限的理由": "执法人员调整，下一年补足"})
        head.button("签发", within=".form-end")
        head.sees("已办理：签发", within=".messages")
    with served_year.as_("legal", day=DAY) as drafter:
        drafter.go(f"/desk/cases/{case}/")
        drafter.act("报送", {"报送": "区人民政府"})
        drafter.act("向社会公开")
        drafter.go("/desk/report/2024/")
        with drafter.tab.expect_download() as kept:
            drafter.tab.click("a:has-text('下载 Word')")
        reopened = "".join(p.text for p in Document(BytesIO(kept.value.path().read_bytes())).paragraphs)
        assert "全年办理登记，不少于4279对。" in reopened
        with drafter.tab.expect_download() as kept:
            drafter.tab.click("a:has-text('PDF')")
        assert kept.value.path().read_bytes().startswith(b"%PDF")
    with served_year.somebody("phone") as citizen:
        citizen.go("/report/2024/")
        citizen.sees("不少于4279对")
