"""Every public page in both versions at both widths, in a real browser: axe, console, no sideways scrolling."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from minzheng.catalogue import matter
from minzheng.journal import checkpoints
from minzheng.pages import marks
from minzheng.procedure import online
from minzheng.procedure.models import Lead, Letter, State
from tests.desk.district import TOWN, person_of
from tests.pages.browsing import browsing

from .test_sending import png

pytestmark = pytest.mark.browser
PAGES = ("/", "/?q=低保", "/guide/subsistence/", "/check/old_age_allowance/", "/check/subsistence/", "/check/establishment/", "/notices/", "/progress/",
         "/apply/old_age_allowance/", "/apply/temporary_relief/", "/book/marriage/", "/complain/", "/guide/marriage/", "/verify/")
LESS = ("/figures/", "/figures/2024/divorces_accepted/", "/report/2024/", "/checkpoint/", "/receipt/", "/draws/", "/places/", "/login/")


@pytest.mark.parametrize("width", [pytest.param("desktop", marks=pytest.mark.slow), "phone"])
@pytest.mark.parametrize("elder", ["", "1"])
def test_every_public_page_keeps_its_promises(made, chromium, live_server, width, elder):
    checkpoints.make_all(timezone.now())
    mark = marks.of_letter(Letter.objects.filter(case_id=made["refused"])[0])
    with browsing(chromium, live_server.url, width) as at:
        if elder:
            at.tab.context.add_cookies([{"name": "elder", "value": "1", "url": live_server.url}])
        for page in (*PAGES, *LESS, f"/verify/{mark}/") if elder else (*PAGES, f"/verify/{mark}/"):
            at.go(page)


def lives(day: str) -> None:
    State.objects.update_or_create(name="rehearsal", defaults={"value": {"through": day}})


def code_on(tab) -> str:
    tab.wait_for_load_state("load")
    return str(tab.locator(".big-number").inner_text())


def follow(at, code: str, last: str) -> str:
    at.tab.click("nav >> text=查进度")
    at.tab.fill("#code", code)
    at.tab.fill("#last", last)
    at.tab.click("main form .button")
    at.tab.wait_for_selector(".progress-now")
    at.holds("followed")
    return str(at.tab.locator(".progress-now").inner_text())


def test_a_citizen_on_a_phone_from_finding_to_taking_back(made, chromium, live_server):
    """Find, pre-check, apply with a picture, follow, object to a notice, take back."""
    lives("2024-03-13")
    person = person_of("林玉兰")
    with browsing(chromium, live_server.url, "phone") as at:
        tab = at.tab
        at.go("/")
        tab.fill("#q", "80岁有没有钱领")
        tab.keyboard.press("Enter")
        tab.click("li:has(h3 a:text-is('高龄津贴')) >> text=看看能不能办")
        tab.fill("input[type=date]", "1940-01-01")
        tab.click("fieldset:has-text('户口在本区吗') >> label:has-text('是') >> nth=0")
        tab.click(".form-end >> text=看结果")
        tab.wait_for_selector(".verdict-grant")
        at.holds("pre-check")
        tab.click(".form-end >> text=带着这些回答去申请")
        at.holds("apply")
        tab.fill("#i-name", person.name)
        tab.fill("#i-number", "44180219")
        tab.fill("#i-phone", "13900000000")
        tab.select_option("#i-town", "石角镇")
        tab.set_input_files("#files", {"name": "x.png", "mimeType": "image/png", "buffer": png()})
        tab.click(".form-end >> text=提交申请")
        expect(tab.locator("#i-number-error")).to_be_visible()
        at.holds("apply, with an error")
        tab.fill("#i-number", person.resident_number)
        tab.click(".form-end >> text=提交申请")
        tab.wait_for_selector(".big-number")
        at.holds("taken in")
        code, last = code_on(tab), person.resident_number[-4:]
        assert "待处理" in follow(at, code, last)
        tab.click("nav >> text=公示")
        tab.click(".cards-list a >> nth=0")
        tab.fill("#i-said", "他家另有收入")
        at.holds("objection")
        tab.click(".form-end >> text=提出异议")
        tab.wait_for_selector(".big-number")
        objection = code_on(tab)
        assert "待处理" in follow(at, objection, "")
        tab.click("main >> text=再查一件")
        follow(at, code, last)
        tab.click("main >> text=撤回（取消）")
        expect(tab.locator(".messages")).to_contain_text("已经撤回")
        at.holds("taken back")
    assert list(Lead.objects.order_by("seq").values_list("kind", "state")) == [("application", "withdrawn"), ("objection", "waiting")]


def test_somebody_old_with_large_type_one_question_at_a_time(made, chromium, live_server):
    """Choose the large version, find, answer question by question, make an appointment, cancel it by code."""
    lives("2024-03-20")
    with browsing(chromium, live_server.url, "phone") as at:
        tab = at.tab
        at.go("/progress/")
        tab.click("text=长者版")
        tab.wait_for_selector("body.elder")
        tab.wait_for_function("parseFloat(getComputedStyle(document.body).fontSize) >= 20")
        expect(tab.locator(".hotline a")).to_be_visible()
        tab.click("nav >> text=办事")
        at.holds("large home")
        tab.click(".matters >> text=高龄津贴")
        tab.click("text=看看能不能办")
        at.holds("first question")
        tab.fill("input[type=date]", "1940-01-01")
        tab.click("text=下一步")
        tab.click("label:has-text('是') >> nth=0")
        at.holds("second question")
        tab.click("text=下一步")
        tab.wait_for_selector(".verdict-grant")
        at.holds("large answer")
        at.go("/book/marriage/")
        tab.click("text=2024年3月22日")
        tab.click("label:has-text('10:00')")
        for item, said in (("#i-name", "周大明"), ("#i-phone", "13900000000")):
            tab.click("text=下一步")
            at.holds(item)
            tab.fill(item, said)
        tab.click("text=下一步")
        tab.click("main form .button:text-is('预约')")
        tab.wait_for_selector(".big-number")
        at.holds("booked")
        code = code_on(tab)
        assert "待处理" in follow(at, code, "0000")
        tab.click("main >> text=撤回（取消）")
        expect(tab.locator(".messages")).to_contain_text("已经撤回")
    assert Lead.objects.get().state == "withdrawn"


@pytest.mark.parametrize("width", [pytest.param("desktop", marks=pytest.mark.slow), "phone"])
def test_the_desk_with_large_type(made, signed_in, chromium, live_server, width):
    row = online.receive(online.Sent("application", matter("old_age_allowance"), TOWN, "林玉兰", phone="13900000000", said="请核"), on=date(2024, 3, 20))
    for elder in ("", "1"):
        with browsing(chromium, live_server.url, width, signed_in("T01").cookies["sessionid"].value) as at:
            if elder:
                at.tab.context.add_cookies([{"name": "elder", "value": "1", "url": live_server.url}])
            for page in ("", "online/", f"online/{row.seq}/", "new/", f"cases/{made['published']}/"):
                at.go(f"/desk/{page}")
