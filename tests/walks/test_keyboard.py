"""By keyboard alone, on the served year: who decides, who registers, who pays; the focus is seen at every step."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from tests.desk.test_browser import reach

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(900)]


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


def test_each_does_a_task_without_a_mouse(served):
    ((subsistence,),) = served.ask("select number from procedure_case where matter = 'subsistence' and state = '公示' and due >= '2024-11-07' limit 1")
    ((divorce,),) = served.ask("select number from procedure_case where matter = 'divorce' and not closed and opened_on > '2024-10-20' limit 1")
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
    with served.as_("finance") as officer:
        entered(officer, "发放", "年的发放", "a")
