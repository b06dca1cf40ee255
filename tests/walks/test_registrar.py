"""The registrar on the rehearsed year: a marriage from the appointment to the certificate, a divorce granted within its window, another
withdrawn in time, and why a third may not be granted yet."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from docx import Document

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(900)]
THERE = {"双方亲自共同到场": "是"}
PRESENT = THERE | {"双方均为完全民事行为能力人": "是", "双方自愿离婚": "是", "婚姻关系存续": "是"}


def test_a_couple_books_a_slot_and_goes_home_with_its_certificates(served):
    with served.somebody("phone") as citizen:
        citizen.go("/")
        citizen.tab.fill("#q", "领结婚证")
        citizen.tab.keyboard.press("Enter")
        citizen.sees("内地居民结婚登记")
        citizen.go("/book/marriage/")
        citizen.tab.locator("main a[href*='day=']").first.click()
        citizen.arrived("the day")
        citizen.tab.locator("main label.choice").first.click()
        citizen.answer({"姓名": "周大明", "电话": "13900000000"})
        citizen.button("预约")
        citizen.sees("已收到您的预约")
    day = served.ask("select day from procedure_lead")[0][0]
    with served.as_("registrar", day=date.fromisoformat(day)) as registrar:
        registrar.link("柜台", within="nav")
        registrar.sees("周", within="section[aria-labelledby=booked]")
        registrar.misses("周大明")
        registrar.tab.locator("section[aria-labelledby=booked] td a").first.click()
        registrar.arrived("the appointment")
        registrar.button("已到场")
        registrar.begin("领结婚证", "marriage/accept", {
                         "男方姓名": "周大明", "女方姓名": "何小丽", "男方户籍地": "本区", "女方户籍地": "本省其他市", "双方身份证件有效": "是",
                         "双方均出具户口簿": "是", "双方当面签署": "是", "双方为一男一女": "是", "男方出生日期": "1998-03-02", "女方出生日期": "1999-05-20",
                         "男方婚姻状况": "未婚", "女方婚姻状况": "未婚", "双方亲属关系": "无亲属关系"})  # fmt: skip
        registrar.act("分别询问、联网核对")
        registrar.act("审查并决定是否登记", THERE | {"双方完全自愿": "是"})
        registrar.act("发给结婚证", {"证件字号": "J441802-2024-990001"})
        registrar.sees("已办结", within=".case-head")
        registrar.link("结婚证", within="#letters")
        registrar.sees("周大明", "何小丽")
        assert registrar.kept("下载 PDF").startswith(b"%PDF")
        registrar.tab.go_back()
        registrar.arrived("the certificate again")
        written = registrar.kept("Word")
        assert "J441802-2024-990001" in "".join(one.text for one in Document(BytesIO(written)).paragraphs) or written.startswith(b"PK")


def test_the_windows_of_a_divorce_are_counted_out_at_the_counter(served):
    granted, withdrawn, early = (
        served.ask(f"select number from procedure_case where matter='divorce' and not closed and opened_on {when} order by number desc limit 1")[0][0]
        for when in ("between '2024-09-20' and '2024-10-05'", "between '2024-10-20' and '2024-10-28'", "> '2024-11-04'")
    )
    with served.as_("registrar", day=date(2024, 11, 7)) as registrar:
        registrar.link("柜台", within="nav")
        registrar.sees("今天是第", "还剩")
        registrar.go(f"/desk/cases/{early}/")
        registrar.tab.click(".barred summary")
        registrar.sees("审查并发给离婚证", "三十日撤回期已满", "民法典", within=".barred")
        registrar.go(f"/desk/cases/{withdrawn}/")
        registrar.sees("今天是第", within="#line")
        registrar.step("撤回申请")
        registrar.button("预览文书")
        registrar.sees("撤回离婚登记申请确认单", within=".letter-preview")
        registrar.button("撤回申请", within=".form-end")
        registrar.sees("已办结", within=".case-head")
        registrar.link("撤回离婚登记申请确认单", within="#letters")
        assert registrar.kept("下载 PDF").startswith(b"%PDF")
        registrar.go(f"/desk/cases/{granted}/")
        registrar.act("审查并发给离婚证", PRESENT | {"向收到离婚登记申请的机关申请发证": "是", "证件字号": "L441802-2024-990001"})
        registrar.sees("已办结", within=".case-head")
    with served.as_("registrar", "phone") as registrar:
        registrar.go("/desk/counter/")
        registrar.go(f"/desk/cases/{early}/")
