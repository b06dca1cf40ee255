"""A citizen and an organisation on the served rehearsed year: find by plain words, see whether it is likely, apply with a picture, be
identified at the counter, follow, read the letter and prove it; withdraw; complain; in the large version an appointment."""

from __future__ import annotations

import random
from datetime import date

import pytest

from minzheng.identity.fictional import FictionalNumbers
from tests.pages.pictures import png

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(900)]
NUMBER = FictionalNumbers(random.Random(33)).issue(date(1940, 1, 1), "女")


def code_on(walker) -> str:
    return str(walker.tab.locator(".big-number").inner_text())


def follow(walker, code: str, last: str, state: str) -> None:
    walker.link("查进度", within="nav")
    walker.answer({"查询码": code, "后四位": last})
    walker.button("查询")
    walker.sees(state, within=".progress-now")


def test_an_old_woman_applies_on_a_phone_and_is_granted(served):
    with served.somebody("phone") as citizen:
        citizen.go("/")
        citizen.tab.fill("#q", "80岁有没有钱领")
        citizen.tab.keyboard.press("Enter")
        citizen.tab.locator("li:has(h3 a:text-is('高龄津贴'))").get_by_text("看看能不能办").click()
        citizen.arrived("the pre-check")
        citizen.tab.fill("input[type=date]", "1940-01-01")
        citizen.tab.locator("fieldset:has-text('户口在本区吗')").get_by_label("是", exact=True).check()
        citizen.button("看结果")
        citizen.tab.wait_for_selector(".verdict-grant")
        citizen.tab.get_by_text("带着这些回答去申请").click()
        citizen.arrived("the application")
        citizen.answer({"姓名": "温玉珍", "公民身份号码": NUMBER, "电话": "13900000000", "镇（街道）": "凤城街道"})
        citizen.upload("#files", "x.png", png(side=40), "image/png")
        citizen.button("提交申请")
        citizen.sees("已收到您的申请")
        code = code_on(citizen)
        follow(citizen, code, NUMBER[-4:], "待处理")
    with served.as_("village") as clerk:
        clerk.link("网上来件", within="nav")
        clerk.link("第")
        clerk.sees("温**")
        clerk.tab.click(".reveal summary")
        clerk.answer({"理由（会记入查阅记录）": "核对来件人身份证件"})
        clerk.button("查阅")
        clerk.sees("温玉珍", NUMBER)
        clerk.link("收件（转为办件）")
        clerk.tab.locator("[name=proven]").check()
        if clerk.tab.locator(".enrol summary").count():
            clerk.tab.click(".enrol summary")
            clerk.answer({"公民身份号码": NUMBER, "姓名": "温玉珍", "村（社区）": "塘头村"})
            clerk.button("登记", within=".enrol")
            clerk.button("选用")
        clerk.tab.wait_for_selector(".chosen")
        case = clerk.begun({})
    with served.as_("town") as clerk:
        clerk.go(f"/desk/cases/{case}/")
        clerk.act("核实年龄、户籍和生存状况")
    with served.as_("approver") as chief:
        chief.go(f"/desk/cases/{case}/")
        chief.step("审批")
        chief.button("审批", within=".form-end")
        chief.sees("每月", within="#money")
    with served.somebody("phone", elder=True) as citizen:
        citizen.go("/progress/")
        citizen.answer({"查询码": code, "后四位": NUMBER[-4:]})
        citizen.button("查询")
        citizen.sees("已", within=".progress-now")
    ((of_case,),) = served.ask(f"select code from procedure_case where number = '{case}'")
    with served.somebody() as citizen:
        citizen.go("/progress/")
        follow(citizen, of_case, NUMBER[-4:], "审批")
        with citizen.tab.expect_download() as letter:
            citizen.tab.locator("main").get_by_role("button", name="下载").first.click()
        assert letter.value.path().read_bytes().startswith(b"%PDF")


def test_one_withdraws_and_one_complains(served):
    with served.somebody("desktop") as citizen:
        citizen.go("/apply/temporary_relief/")
        citizen.answer({"姓名": "温晓东", "公民身份号码": NUMBER, "电话": "13900000001", "镇（街道）": "凤城街道"})
        citizen.button("提交申请")
        code = code_on(citizen)
        follow(citizen, code, NUMBER[-4:], "待处理")
        citizen.button("撤回（取消）")
        citizen.sees("已经撤回", within=".messages")
    with served.somebody("phone", elder=True) as citizen:
        citizen.go("/")
        citizen.sees("12345", within="footer")
        citizen.link("投诉", within="nav")
