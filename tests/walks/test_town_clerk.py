"""The town clerk at the counter: an application from the number on a card to the printed receipt; it then stands in the work list with its day."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import expect

from minzheng.journal.read import of_case
from minzheng.procedure.cases import Scope, visible
from tests.desk.district import person_of

from .walking import walking

pytestmark = pytest.mark.browser


def test_an_application_is_taken_at_the_counter_and_its_receipt_printed(here, signed_in, chromium, live_server):
    """The smoke walk: the only one of the walks that `make test` takes."""
    person = person_of("王家国")
    with walking(chromium, live_server, signed_in("T01")) as clerk:
        tab = clerk.tab
        clerk.go("/desk/")
        clerk.link("新办", within="nav")
        clerk.fill("按名称", "吃低保")
        clerk.button("找事项")
        tab.locator("a[href='/desk/new/subsistence/accept/']").click()
        clerk.arrived("the form")
        clerk.fill("从人员登记簿选人", person.resident_number)
        tab.get_by_label("从人员登记簿选人").first.press("Enter")  # as a card reader ends
        tab.wait_for_selector(".chosen")
        clerk.button("受理", within=".form-end")
        clerk.sees("需要填写或者更正")
        assert not visible(Scope(None)).exists(), "nothing is begun from a form that is not whole"
        for place in range(tab.locator("button:has-text('其余按')").count()):
            tab.locator("button:has-text('其余按')").nth(place).click()
            clerk.arrived("the rest filled")
        clerk.choose("与申请人", "本人")
        clerk.say("户籍类别", "农村")
        clerk.say("家庭财产符合当地规定", "是")
        clerk.say("全体成年成员已签署核对授权书", "是")
        clerk.button("预审", within=".form-end")
        tab.wait_for_selector(".verdict-grant")
        clerk.button("受理", within=".form-end")
        tab.wait_for_url("**/desk/cases/%E4%BD%8E%E4%BF%9D-2024-000001/")
        clerk.sees("已受理", within=".messages")
        clerk.sees("办理期限", within="#clocks")
        clerk.link("受理通知书", within="#letters")
        clerk.sees("受理通知书", f"查询码 {visible(Scope(None)).get().code} 和证件号码")
        assert clerk.kept("下载 PDF").startswith(b"%PDF")
        clerk.link("工作台", within="nav")
        expect(tab.locator(".worklist tbody tr")).to_have_count(1)
        clerk.misses(person.name)
    assert of_case("低保-2024-000001").last().on == date(2024, 3, 20)
