"""A refusal on the rehearsed year: the village takes an application from somebody registered elsewhere, the town verifies it, the chief reads
the letter before it is served, and whoever was refused reads on a phone why, and where to complain."""

from __future__ import annotations

import random
from datetime import date

import pytest

from minzheng.identity.fictional import FictionalNumbers

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(900)]
NUMBER = FictionalNumbers(random.Random(32)).issue(date(1940, 5, 6), "女")


def test_the_letter_is_read_before_it_goes_out_and_says_where_to_complain(served):
    with served.as_("village") as clerk:
        clerk.link("新办", within="nav")
        clerk.tab.locator("a[href='/desk/new/old_age_allowance/accept/']").click()
        clerk.arrived("the form")
        clerk.fill("从人员登记簿选人", NUMBER)
        clerk.button("检索")
        clerk.tab.wait_for_selector(".enrol[open]")
        clerk.answer({"公民身份号码": NUMBER, "姓名": "赖秀琼", "村（社区）": "塘头村", "户籍地": "本省其他地方"})
        clerk.button("登记", within=".enrol")
        clerk.button("选用")
        clerk.tab.wait_for_selector(".chosen")
        clerk.button("预审", within=".form-end")
        clerk.tab.wait_for_selector(".verdict-refuse")
        case = clerk.begun({})
    where = f"/desk/cases/{case}/"
    with served.as_("town") as clerk:
        clerk.go(where)
        clerk.act("核实年龄、户籍和生存状况")
    with served.as_("approver") as chief:
        chief.fill("按案号", case)
        chief.button("查找")
        chief.sees(case)
        if chief.case != case:
            chief.link(case)
        chief.sees("不符合", within="#reasons")
        chief.step("审批")
        chief.button("预览文书")
        chief.sees("行政复议", within=".letter-preview")
        chief.button("审批", within=".form-end")
        chief.sees("不予", within=".case-head")
        assert not chief.tab.locator("#money").count()
    with served.as_("town", "phone") as clerk:
        clerk.go(where)
        clerk.act("送达", {"送达方式": "直接送达"})
        clerk.sees("已办结", within=".case-head")
    ((code,),) = served.ask(f"select code from procedure_case where number='{case}'")
    with served.somebody("phone", elder=True) as citizen:
        citizen.go("/progress/")
        citizen.answer({"查询码": code, "后四位": NUMBER[-4:]})
        citizen.button("查询")
        citizen.sees("已办结", "文书")
        with citizen.tab.expect_download() as letter:
            citizen.tab.locator("main").get_by_role("button", name="下载").last.click()
        assert letter.value.path().read_bytes().startswith(b"%PDF")
