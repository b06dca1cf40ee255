"""A household's application on the rehearsed year, from the counter to the letter in its hands: the town clerk takes it, and goes to the
home with a colleague and a phone; the chief checks and decides."""

from __future__ import annotations

import random
from datetime import date

import pytest

from minzheng.identity.fictional import FictionalNumbers
from tests.pages.pictures import png

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(900)]
BORN = date(1981, 4, 9)
NUMBER = FictionalNumbers(random.Random(31)).issue(BORN, "男")
NAME = "欧阳文山"


def test_from_the_counter_to_the_letter(served):
    case = taken_at_the_counter(served)
    where = f"/desk/cases/{case}/"
    visited_with_a_phone(served, where)
    with served.as_("approver", day=date(2024, 11, 11)) as chief:
        chief.go(where)
        chief.act("家庭经济状况核对")
    with served.as_("town", day=date(2024, 11, 11)) as clerk:
        clerk.go(where)
        clerk.act("提出初步意见")
        clerk.step("公示")
        clerk.sees("公示7日", "村（社区）公示栏")
        clerk.button("公示", within=".form-end")
        clerk.sees("2024年11月11日至2024年11月18日", within="#notices")
    with served.as_("approver", day=date(2024, 11, 18)) as chief:
        chief.go(where)
        chief.tab.click(".barred summary")
        chief.sees("初步意见公示已满七日", within=".barred")
    with served.as_("approver", day=date(2024, 11, 20)) as chief:
        chief.go("/desk/?matter=subsistence")
        chief.link(case, within=".worklist")
        chief.sees("人均月收入低于当地标准", within="#reasons")
        chief.step("审核确认")
        chief.button("预览文书")
        chief.sees("确认", within=".letter-preview")
        chief.button("审核确认")
        chief.sees("已办理：审核确认", within=".messages")
        chief.sees("每月", within="#money")
    with served.as_("town", "phone", date(2024, 11, 21)) as clerk:
        clerk.go(where)
        clerk.act("送达", {"送达方式": "直接送达"})
    assert served.command("journal", "verify").code == 0


def taken_at_the_counter(served) -> str:
    """The number of the case that the town clerk makes of what the applicant brings."""
    with served.as_("town") as clerk:
        clerk.sees("工作台", "本周到期")
        clerk.link("新办", within="nav")
        clerk.fill("按名称", "吃低保")
        clerk.button("找事项")
        clerk.tab.locator("a[href='/desk/new/subsistence/accept/']").click()
        clerk.arrived("the form")
        clerk.fill("从人员登记簿选人", NUMBER)
        clerk.button("检索")
        clerk.tab.wait_for_selector(".enrol[open]")
        clerk.answer({"公民身份号码": NUMBER, "姓名": NAME, "村（社区）": "塘头村"})
        clerk.button("登记", within=".enrol")
        clerk.button("选用")
        clerk.tab.wait_for_selector(".chosen")
        clerk.button("受理", within=".form-end")
        clerk.sees("需要填写或者更正")
        clerk.answer({"与申请人": "本人", "户籍类别": "农村", "家庭财产符合当地规定": "是", "全体成年成员已签署核对授权书": "是"})
        for place in range(2):
            clerk.tab.locator("button:has-text('其余按')").nth(place).click()
            clerk.arrived("the rest filled in")
        clerk.button("预审", within=".form-end")
        clerk.tab.wait_for_selector(".verdict-grant")
        clerk.button("受理", within=".form-end")
        clerk.tab.wait_for_url("**/desk/cases/**")
        case = clerk.case
        clerk.link("受理通知书", within="#letters")
        assert clerk.kept("下载 PDF").startswith(b"%PDF")
        clerk.link("工作台", within="nav")
        clerk.tab.select_option("#w-matter", "subsistence")
        clerk.sees(case, within=".worklist")
        clerk.misses(NAME)
        for colour in ("today", "week", "red"):
            clerk.tab.click(f".tab-{colour}")
            clerk.arrived(colour)
    return case


def visited_with_a_phone(served, where) -> None:
    """Two of the town go to the home and take a photograph."""
    with served.as_("town", "phone", date(2024, 11, 8)) as clerk:
        clerk.go(where)
        clerk.step("入户调查")
        clerk.upload("#photo", "IMG_1.png", png(side=60), "image/png")
        clerk.tab.wait_for_selector("ul.photos img")
        clerk.arrived("a photograph kept")
        clerk.button("入户调查", within=".form-end")
        clerk.sees("请选择另一名持证人员")
        clerk.choose("另一名", "T00602")
        clerk.button("入户调查", within=".form-end")
        clerk.sees("已办理：入户调查", within=".messages")
        clerk.sees("T00601、T00602", "照片1张", within="#acts")
