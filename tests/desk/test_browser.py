"""The desk in a real browser: every page at both widths, the keyboard alone, and a case begun and led at the counter."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import quote

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import expect

from minzheng.desk.models import Account
from minzheng.journal.read import of_case
from minzheng.procedure.cases import Scope, letters, visible
from minzheng.procedure.perform import perform
from tests.pages.browsing import browsing

from .district import by, person_of

pytestmark = pytest.mark.browser


def cookie(client):
    return client.cookies["sessionid"].value


@pytest.mark.parametrize("width", ["desktop", "phone"])
def test_every_page_keeps_its_promises(made, signed_in, chromium, live_server, width):
    seq = of_case(made["decided"]).last().seq
    letter = letters(made["refused"], date(2024, 12, 31))[-1].pk
    pages = [
        "", "?matter=divorce", "?q=nothing-here", "?colour=closed", *(f"cases/{number}/" for number in made.values()), f"letters/{letter}/",
        "figures/", "figures/2024/subsistence_granted/", "figures/2024/roads_named/", "report/2024/",
        "journal/", "journal/verify/", f"acts/{seq}/", "looks/", "new/",
        "payments/what-if/?standard=%E4%BD%8E%E4%BF%9D%E6%A0%87%E5%87%86%7C%E5%86%9C%E6%9D%91&amount=620&since=2024-05-01",
    ]  # fmt: skip
    with browsing(chromium, live_server.url, width, cookie(signed_in("H01"))) as at:
        for page in pages:
            at.go(f"/desk/{page}")
    with browsing(chromium, live_server.url, width, cookie(signed_in("T01"))) as at:
        for page in ("", "new/", "new/subsistence/accept/", f"cases/{made['accepted']}/do/investigate/", f"cases/{made['decided']}/do/serve/"):
            at.go(f"/desk/{page}")
    perform(made["decided"], "recheck", on=date(2024, 3, 20), by=by("T01", "T02"))
    with browsing(chromium, live_server.url, width, cookie(signed_in("B01"))) as at:
        at.go(f"/desk/cases/{made['decided']}/do/reduce/")
    with browsing(chromium, live_server.url, width) as at:
        at.go("/login/")


@pytest.mark.parametrize("width", ["desktop", "phone"])
def test_every_page_of_the_administrators_keeps_its_promises(made, signed_in, chromium, live_server, width):
    for duty, pages in (("system", ("accounts/", "accounts/open/", "running/")), ("security", ("officers/", "officers/enter/", "officers/T01/", "policy/")),
                        ("audit", ("log/",))):  # fmt: skip
        client = signed_in("auditor")
        Account.objects.filter(user__username="auditor").update(duty=duty)
        with browsing(chromium, live_server.url, width, cookie(client)) as at:
            for page in pages:
                at.go(f"/desk/administration/{page}")


def test_by_keyboard_alone_one_signs_in_finds_a_case_and_serves_it(made, here, chromium, live_server, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    Account.objects.create(user=User.objects.create_user("town", password="yi-er-san-si-wu"), officer_id="T02")
    from minzheng.procedure.models import State

    State.objects.create(name="rehearsal", value={"through": "2024-03-20"})
    with browsing(chromium, live_server.url, "desktop") as at:
        tab = at.tab
        tab.goto(f"{live_server.url}/desk/")
        press(tab, "town", "Tab", "yi-er-san-si-wu", "Enter")
        tab.wait_for_selector("#cases")
        press(tab, "Tab")
        expect(tab.locator(":focus")).to_have_text("跳到正文")
        press(tab, "/", made["decided"], "Enter")
        tab.wait_for_url("**/cases/**")
        reach(tab, "送达")
        press(tab, "Enter")
        tab.wait_for_url("**/do/serve/")
        reach(tab, "请选择", kind="select")
        tab.keyboard.press("ArrowDown")
        reach(tab, "送达", kind="button")
        press(tab, "Enter")
        tab.wait_for_url(f"**/cases/{quote(made['decided'])}/")
        expect(tab.locator(".messages")).to_contain_text("已办理：送达")
        assert at.said == []
    last = of_case(made["decided"]).last()
    assert (last.verb, last.actor) == ("serve", "T02")


def press(tab, *keys):
    for key in keys:
        tab.keyboard.press(key) if key in ("Tab", "Enter", "/") else tab.keyboard.type(key)


FOCUSED = """(() => {
    const focused = document.activeElement;
    return [focused.tagName.toLowerCase(), focused.innerText || focused.value || "", getComputedStyle(focused).outlineStyle];
})()"""


def reach(tab, words, kind=""):
    """Tab on until the focus is on a control with these words; it must be visible that it is there."""
    for _ in range(80):
        tab.keyboard.press("Tab")
        here = tab.evaluate(FOCUSED)
        if words in here[1] and kind in ("", here[0]) and here[0] != "body":
            assert here[2] != "none", f"{words} has no focus ring"
            return
    raise AssertionError(f"{words} cannot be reached")


def test_a_case_is_begun_at_the_counter_with_parts_of_the_page_renewed(here, signed_in, chromium, live_server):
    person = person_of("林玉兰")
    with browsing(chromium, live_server.url, "phone", cookie(signed_in("V01"))) as at:
        tab = at.tab
        at.go("/desk/new/old_age_allowance/accept/")
        tab.fill("#look-person-0", person.resident_number)
        tab.click("button:has-text('检索')")
        tab.wait_for_selector(".chosen")
        tab.click(".form-end button:has-text('预审')")
        tab.wait_for_selector(".verdict-grant")
        at.holds("pre-check")
        expect(tab.locator("[data-arrive]:focus")).to_have_count(1)
        tab.click(".form-end button:has-text('收件')")
        tab.wait_for_url("**/desk/cases/%E9%AB%98%E9%BE%84%E6%B4%A5%E8%B4%B4-2024-000001/")
        at.holds("the new case")
    assert visible(Scope(None)).get().subject == f"person:{person.pk}"


def test_filters_renew_the_list_and_stand_in_the_address(made, signed_in, chromium, live_server):
    with browsing(chromium, live_server.url, "desktop", cookie(signed_in("H01"))) as at:
        at.go("/desk/")
        at.tab.select_option("#w-matter", "divorce")
        expect(at.tab.locator(".worklist tbody tr")).to_have_count(1)
        expect(at.tab).to_have_url(re.compile("matter=divorce"))
        at.holds("filtered")
        at.tab.go_back()
        expect(at.tab.locator(".worklist tbody tr")).to_have_count(9)


def test_a_refusal_stands_on_the_form_with_what_was_typed(made, signed_in, chromium, live_server):
    with browsing(chromium, live_server.url, "phone", cookie(signed_in("E01"))) as at:
        at.go(f"/desk/cases/{made['penalty']}/do/notify/")
        at.tab.fill("#f-penalty-fine", "12.345")
        at.tab.click(".form-end button")
        at.tab.wait_for_selector(".refusal")
        at.holds("refused")
        expect(at.tab.locator("#f-penalty-fine")).to_have_value("12.345")
        at.tab.click(".refusal a:has-text('罚款数额')")
        expect(at.tab).to_have_url(re.compile("#f-penalty-fine$"))


@pytest.mark.parametrize(("answered_by", "said"), [("a page", "登录正在办理，请稍候"), ("a file", None)])
def test_a_pressed_button_says_that_it_is_at_work_until_the_page_comes(here, chromium, live_server, answered_by, said):
    with browsing(chromium, live_server.url, "desktop") as at:
        at.go("/login/")
        held = []
        at.tab.route("**/login/", lambda route: held.append(route) if route.request.method == "POST" else route.continue_())
        at.tab.get_by_label("账户").fill("nobody")
        at.tab.get_by_label("口令").fill("nothing")
        # a page that is on its way to another cannot be asked: it notes by itself what it showed meanwhile
        at.tab.evaluate("""(file) => {
            document.querySelector("form:has([name=password])").toggleAttribute("data-file", file);
            new MutationObserver(() => sessionStorage.setItem("said", document.querySelector("[aria-busy]").textContent
                + document.querySelector("main > .sr[role=status]").textContent)).observe(document, {subtree: true, attributeFilter: ["aria-busy"]});
        }""", answered_by == "a file")
        at.tab.get_by_role("button", name="登录").click(no_wait_after=True)
        at.tab.wait_for_timeout(1_500)
        held[0].continue_()
        expect(at.tab.get_by_role("alert")).to_contain_text("账户或者口令不正确")
        assert at.tab.evaluate("sessionStorage.getItem('said')") == said
        expect(at.tab.get_by_role("button", name="登录")).not_to_have_attribute("aria-busy", "true")


def test_on_paper_the_case_has_no_menus(made, signed_in, chromium, live_server):
    with browsing(chromium, live_server.url, "desktop", cookie(signed_in("B01"))) as at:
        at.go(f"/desk/cases/{made['decided']}/")
        at.tab.emulate_media(media="print")
        for hidden in (".top", ".actions"):
            expect(at.tab.locator(hidden).first).to_be_hidden()
        for shown in ("aside.mark", "#acts"):
            expect(at.tab.locator(shown)).to_be_visible()


def test_a_foreign_list_is_brought_in_with_a_bad_row_told_by_cell(here, signed_in, chromium, live_server, settings, tmp_path):
    from .test_imports import foreign

    settings.DATA_DIRECTORY = tmp_path / "data"
    file = tmp_path / "名册.xlsx"
    file.write_bytes(foreign())
    with browsing(chromium, live_server.url, "phone", cookie(signed_in("S01"))) as at:
        tab = at.tab
        at.go("/desk/import/")
        tab.select_option("#kind", "people")
        tab.set_input_files("#file", str(file))
        tab.click(".form-end button:has-text('上传')")
        tab.wait_for_selector("h1:has-text('核对表头')")
        at.holds("headings")
        tab.select_option("#f-local", "是")
        tab.click(".form-end button")
        tab.wait_for_selector("#problems")
        at.holds("dry run")
        expect(tab.locator("#standing")).to_contain_text("Sheet!B4")
        tab.click(".ways button:has-text('导入')")
        tab.wait_for_selector("#counts-title:has-text('结果')")
        at.holds("done")
        at.go("/desk/import/")


def test_what_is_wrong_is_said_beside_the_field_and_nothing_typed_is_lost(here, signed_in, chromium, live_server):
    with browsing(chromium, live_server.url, "desktop", cookie(signed_in("T01"))) as at:
        tab = at.tab
        at.go("/desk/new/subsistence/accept/")
        wages, said = tab.locator("#f-person-0-person-wages"), tab.locator("#f-person-0-person-wages-error")
        wages.fill("九百")
        expect(said).to_have_text("应为金额，单位元，至多两位小数")
        expect(wages).to_have_attribute("aria-invalid", "true")
        expect(wages).to_have_accessible_description(re.compile("应为金额"))
        tab.locator("#f-person-0-person-business").fill("12.5")
        at.holds("new case, wrong beside the field")
        wages.fill("900")
        wages.press("Tab")
        expect(said).to_be_empty()
        expect(wages).not_to_have_attribute("aria-invalid", "true")
        expect(tab.locator("#f-person-0-person-business")).to_have_value("12.5")
