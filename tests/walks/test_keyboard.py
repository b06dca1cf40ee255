"""By keyboard alone, on the served year: each role does what it is there for with Tab, Enter, Space and the arrows; the focus is seen at
every step. That Tab comes to every control of every page is swept in test_every_desk_page.py."""

from __future__ import annotations

import random
from datetime import date
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from minzheng.identity.fictional import FictionalNumbers
from tests.desk.test_browser import reach

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(900)]
NUMBER = FictionalNumbers(random.Random(35)).issue(date(1971, 2, 3), "女")
MOST = 150
AT = """() => {
    const one = document.activeElement, group = one.closest("fieldset");
    const told = [one.labels?.[0]?.innerText, one.getAttribute("aria-label"), group?.querySelector("legend")?.innerText];
    return [one.type || one.tagName.toLowerCase(), told.filter(Boolean).join(" "), getComputedStyle(one).outlineStyle];
}"""
CHOICE = "() => document.activeElement.labels?.[0]?.innerText.trim() ?? ''"
OPTION = "() => document.activeElement.selectedOptions?.[0]?.text.trim() ?? ''"


def entered(walker, words: str, then: str, kind: str = "", within: str = "main") -> None:
    """Tab to a control, press Enter, and see what must come of it."""
    reach(walker.tab, words, kind)
    walker.tab.keyboard.press("Enter")
    walker.sees(then, within=within)
    walker.arrived(then)


def found(walker, case: str) -> None:
    """Open a case by its number from the search box."""
    walker.tab.keyboard.press("/")
    walker.tab.keyboard.type(case)
    walker.tab.keyboard.press("Enter")
    walker.tab.wait_for_url(f"**/cases/{quote(case)}/")
    walker.arrived(case)


def filled(walker, said: dict[str, str]) -> None:
    """Answer questions in the order in which Tab comes to them, by the words on each."""
    keys = walker.tab.keyboard
    for words, answer in said.items():
        kind = _stood_on(walker.tab, words)
        if kind in ("radio", "checkbox"):
            _ticked(walker.tab, answer)
        elif kind == "select-one":
            _moved_to(walker.tab, answer, OPTION)
        elif kind == "date":
            year, month, day = answer.split("-")
            keys.type(f"{month}{day}{year}")
            if walker.tab.evaluate("() => document.activeElement.value") != answer:  # a browser whose own language has the year first
                keys.press("Shift+Tab")
                _stood_on(walker.tab, words)
                keys.type(f"{year}{month}{day}")
        else:
            keys.type(answer)


def _stood_on(tab, words: str) -> str:
    for _ in range(MOST):
        tab.keyboard.press("Tab")
        kind, told, ring = tab.evaluate(AT)
        if words in told:
            assert ring != "none", f"{words} has no focus ring"
            return kind
    raise AssertionError(f"{words} cannot be reached")


def _ticked(tab, answer: str) -> None:
    if tab.evaluate(CHOICE) == answer:
        tab.keyboard.press("Space")
    else:
        _moved_to(tab, answer, CHOICE)


def _moved_to(tab, answer: str, asked: str) -> None:
    for _ in range(MOST):
        if tab.evaluate(asked) == answer:
            return
        tab.keyboard.press("ArrowDown")
    raise AssertionError(f"{answer} cannot be chosen")


def test_cases_are_led_on_without_a_mouse(served):
    """The town clerk verifies what the village has taken in, the chief checks a household, the registrar takes a divorce back, the inspector
    calls in a file."""
    ((subsistence,),) = served.ask("select number from procedure_case where matter = 'subsistence' and state = '公示' and due >= '2024-11-07' limit 1")
    ((divorce,),) = served.ask("select number from procedure_case where matter = 'divorce' and not closed and opened_on > '2024-10-20' limit 1")
    ((allowance,),) = served.ask("select number from procedure_case where matter = 'old_age_allowance' and state = '收件' and town = '441802006' limit 1")
    with served.as_("town") as clerk:
        found(clerk, allowance)
        entered(clerk, "核实年龄、户籍和生存状况", "办理前提", "a")
        entered(clerk, "核实年龄、户籍和生存状况", "已办理：核实年龄", "button", ".messages")
    ((penalty,),) = served.ask("select number from procedure_case where matter = 'penalty' limit 1")
    with served.as_("inspector") as inspector:
        inspector.go("/desk/new/file_review/submit/")
        filled(inspector, {"案卷": penalty})
        reach(inspector.tab, "调取案卷", "button")
        inspector.tab.keyboard.press("Enter")
        inspector.tab.wait_for_url("**/desk/cases/**")
        inspector.arrived("the review")
    with served.as_("approver") as chief:
        found(chief, subsistence)
        entered(chief, "区级入户核查", "办理前提", "a")
        reach(chief.tab, "请选择", "select")
        chief.tab.keyboard.press("ArrowDown")
        entered(chief, "区级入户核查", "已办理：区级入户核查", "button", ".messages")
    with served.as_("registrar") as registrar:
        found(registrar, divorce)
        entered(registrar, "撤回申请", "办理前提", "a")
        entered(registrar, "撤回申请", "已办结", "button", ".case-head")


def test_the_year_is_looked_over_paid_and_verified_without_a_mouse(served):
    with served.as_("finance") as officer:
        entered(officer, "发放", "年的发放", "a")
        entered(officer, "试算一个月", "试算", "a")
        entered(officer, "试算", "没有写入任何内容", "button")
    with served.as_("auditor") as auditor:
        entered(auditor, "台账", "只增不改", "a")
        entered(auditor, "现在核验", "台账完整", "a")
    with served.as_("head", day=date(2024, 11, 7)) as head:
        head.go("/desk/new/leader_task/assign/")
        filled(head, {"属于哪一项": "重要任务亲自督办", "事项": "年底前清理超期办件", "责任股室": "社会救助股", "办结期限": "2024-12-20"})
        reach(head.tab, "立项交办", "button")
        head.tab.keyboard.press("Enter")
        head.tab.wait_for_url("**/desk/cases/**")
        head.arrived("the task")


def test_an_exam_is_set_and_sat_without_a_mouse(served):
    ((sitter,),) = served.ask("select a.staff from desk_account a join auth_user u on u.id = a.user_id where u.username = 'section'")
    with served.as_("legal", day=date(2024, 11, 7)) as lawyer:
        lawyer.go("/desk/practice/exams/new/")
        filled(lawyer, {"截止日": "2024-11-15", "题数": "5", "答题时限": "30", "合格线": "60"})
        for box in ("行政执法", sitter):
            _stood_on(lawyer.tab, box)
            lawyer.tab.keyboard.press("Space")
        entered(lawyer, "安排", "应考1人", "button")
    with served.as_("section", "phone", date(2024, 11, 8)) as section:
        section.go("/desk/practice/exams/")
        entered(section, "年度学法考试", "开始作答", "a")
        entered(section, "开始作答", "交卷", "button")
        _stood_on(section.tab, "1. ")
        section.tab.keyboard.press("Space")
        expect(section.tab.locator("#kept")).to_contain_text("已存下1题")


def test_an_officer_is_entered_without_a_mouse(served):
    with served.as_("secadmin") as security:
        entered(security, "登记人员", "工号", "a")
        filled(security, {"工号": "T79", "姓名": "贺春", "单位": "清城区民政局"})
        entered(security, "登记", "还没有授予任何职位", "button")
    with served.as_("sysadmin") as system:
        entered(system, "开立账户", "开立的原因", "a")
        filled(system, {"工号": "T79", "开立的原因": "新入职"})
        entered(system, "开立", "口令只显示这一次", "button")


def test_a_citizen_applies_without_a_mouse(served):
    with served.somebody() as citizen:
        citizen.go("/apply/temporary_relief/")
        filled(citizen, {"姓名": "温晓东", "公民身份号码": NUMBER, "电话": "13900000000", "镇（街道）": "凤城街道"})
        entered(citizen, "提交申请", "已收到您的申请", "button")
        citizen.go("/progress/")
        entered(citizen, "查询", "查询码", "button")
