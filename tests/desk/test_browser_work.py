"""The desk's longer work in a real browser: several cases at once, the draw in front of everybody, a visit on a phone."""

from __future__ import annotations

import os
from datetime import date
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from minzheng.catalogue import matter
from minzheng.journal import places
from minzheng.journal.read import fields, of_case
from minzheng.pages import streams
from minzheng.procedure.draws import Chosen
from minzheng.procedure.models import Letter
from minzheng.procedure.perform import Opening
from tests import payees
from tests.pages.browsing import browsing
from tests.pages.pictures import png

from .district import TOWN, by, everyday, old_age, walk
from .drawing import FROZEN, HELD, NUMBERS, planned, rules, secrets
from .test_browser import cookie
from .test_counter import issued

pytestmark = pytest.mark.browser


def pictured(at, name):
    """A picture for who wants to look: SHOTS names a directory."""
    if folder := os.environ.get("SHOTS"):
        at.tab.screenshot(path=f"{folder}/{name}.png", full_page=True)


@pytest.mark.parametrize("width", ["desktop", "phone"])
def test_several_cases_are_done_together_and_each_is_an_act(made, signed_in, chromium, live_server, width):
    day = date(2024, 3, 12)
    fresh = [walk(old_age("林玉兰", TOWN, day), [("accept", day, by("V01"), {})]) for _ in range(2)]
    with browsing(chromium, live_server.url, width, cookie(signed_in("T01"))) as at:
        tab = at.tab
        at.go("/desk/?matter=old_age_allowance")
        pictured(at, f"list-{width}")
        for number in (*fresh, made["old"]):
            tab.locator(f"input[name=case][value='{number}']").check()
        tab.click("button:has-text('一起办理选中的')")
        at.holds("what can be done")
        pictured(at, f"several-{width}")
        tab.click(".matter-steps a")
        at.holds("the form")
        with tab.expect_response(lambda one: one.url.endswith("/go/")) as answer:
            tab.click(".form-end button")
        assert answer.value.headers["content-type"] == streams.MEDIA
        tab.wait_for_selector(".verdict-grant")
        at.holds("the results")
        pictured(at, f"done-{width}")
    assert [of_case(one).last().verb for one in fresh] == ["verify", "verify"]


def test_a_letter_is_previewed_in_the_page_before_it_is_issued(made, signed_in, chromium, live_server):
    with browsing(chromium, live_server.url, "desktop", cookie(signed_in("B01"))) as at:
        at.go(f"/desk/cases/{made['published']}/do/decide/")
        at.tab.click("button:has-text('预览文书')")
        at.tab.wait_for_selector(".letter-preview .paper")
        at.holds("preview")
        pictured(at, "preview")
        expect(at.tab.locator("#preview-title:focus")).to_have_count(1)
    assert of_case(made["published"]).last().verb == "publish"


def test_the_draw_is_held_in_front_of_everybody(here, signed_in, chromium, live_server):
    case = planned()
    where = f"/desk/cases/{case}/draw/"
    with browsing(chromium, live_server.url, "desktop", cookie(signed_in("S01", FROZEN))) as at:
        at.go(where)
        for name, value in rules().items():
            at.tab.fill(f"[name='{name}']", value)
        at.tab.click("button:has-text('生成清单')")
        at.holds("the list")
        pictured(at, "draw-list")
        at.tab.click("button:has-text('冻结这份清单')")
        at.tab.wait_for_selector(".message")
    for staff, width in (("S01", "phone"), ("W01", "desktop")):
        with browsing(chromium, live_server.url, width, cookie(signed_in(staff, HELD))) as at:
            at.go(where)
            for name, value in NUMBERS.items():
                at.tab.fill(f"[name='{name}']", value)
            at.tab.click("button[value=key]")
            at.tab.wait_for_selector(".message")
            at.holds("numbers keyed")
            pictured(at, f"draw-keyed-{width}")
            if staff == "W01":
                for name, value in secrets().items():
                    at.tab.fill(f"[name='{name}']", value)
                at.tab.click("button[value=draw]")
                at.tab.wait_for_url("**seen=0")
                at.tab.click("a:has-text('揭晓第1家')")
                at.tab.wait_for_selector(".just-now")
                at.holds("one revealed")
                at.tab.click("a:has-text('全部揭晓')")
                at.holds("all revealed")
                pictured(at, "draw-picked")
    with browsing(chromium, live_server.url, "phone", cookie(signed_in("S01", HELD))) as at:
        at.go(where)
        pictured(at, "draw-phone")


def test_a_home_visit_by_two_on_a_phone_with_photographs_survives_a_net_that_fails(made, signed_in, chromium, live_server, tmp_path, monkeypatch):
    monkeypatch.setattr(places, "data_directory", lambda: tmp_path)
    where = f"/desk/cases/{made['accepted']}/do/investigate/"
    with browsing(chromium, live_server.url, "phone", cookie(signed_in("T01"))) as at:
        tab = at.tab
        at.go(where)
        picture = {"name": "IMG_1.png", "mimeType": "image/png", "buffer": png(side=60)}
        tab.set_input_files("#photo", picture)
        tab.wait_for_selector("ul.photos img")
        at.holds("a photograph kept")
        tab.context.set_offline(True)
        tab.wait_for_selector("[data-net]:visible")
        tab.select_option("#second", "T02")
        tab.click(".form-end button:has-text('入户')")
        assert tab.url.endswith(quote(where)), "nothing is sent into the void"
        with tab.expect_response(lambda answer: answer.request.method == "POST" and answer.ok):  # the draft, kept again by itself
            tab.context.set_offline(False)
        tab.wait_for_selector("[data-net]", state="hidden")
        tab.wait_for_selector("#kept:has-text('已暂存')")
        at.said.clear()  # the browser says itself that it had no net
        at.holds("the net is back")
        pictured(at, "visit-phone")
    with browsing(chromium, live_server.url, "phone", cookie(signed_in("T01"))) as at:  # another session, the same place
        tab = at.tab
        at.go(where)
        expect(tab.locator("#second")).to_have_value("T02")
        expect(tab.locator("ul.photos img")).to_have_count(1)
        tab.click(".form-end button:has-text('入户')")
        tab.wait_for_url(f"**/desk/cases/{quote(made['accepted'])}/")
        at.holds("the case after the visit")
    act = of_case(made["accepted"]).last()
    assert (act.verb, act.actor) == ("investigate", "T01、T02")
    assert fields(act.seq)["attachment.1"]["media_type"] == "image/png"


def test_an_inspection_is_ticked_off_item_by_item_on_a_phone(here, signed_in, chromium, live_server):
    planned()
    number = inspected_body()
    where = f"/desk/cases/{number}/do/inspect/"
    with browsing(chromium, live_server.url, "phone", cookie(signed_in("E01", date(2024, 4, 10)))) as at:
        tab = at.tab
        at.go(where)
        for place in range(1, 9):
            tab.locator(f"input[name='item.{place}'][value={'unfit' if place == 3 else 'fit'}]").check()
        for name in ("inspection.conflicted", "inspection.at_once"):
            tab.locator(f"input[name='{name}'][value=no]").check()
        tab.fill("[name='inspection.fee']", "0")
        tab.fill("[name='recording.reference']", "ZF-2024-0107")
        tab.select_option("#second", "E02")
        tab.click(".form-end button >> nth=0")
        tab.wait_for_selector(".checklist .wrong")
        at.holds("what does not fit wants a word")
        pictured(at, "inspect-phone")
        tab.fill("#note-3", "理事会逾期未换届")
        tab.click(".form-end button >> nth=0")
        tab.wait_for_url(f"**/desk/cases/{quote(number)}/")
        at.holds("inspected")
    said = fields(of_case(number).last().seq)
    assert "3.按期换届，负责人与登记一致：不符合（理事会逾期未换届）" in said["inspection.findings"]
    assert said["recording.reference"] == "ZF-2024-0107"


def inspected_body():
    """A body listed and told of its inspection."""
    day = date(2024, 4, 1)
    facts = everyday("random_inspection", day, inspection__body="某某服务中心", inspection__drawn_on=date(2024, 3, 22))
    opening = Opening(matter("random_inspection"), facts, {}, TOWN, "organisation:524418020000000001", "清城区第1服务中心")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("minzheng.procedure.draws.chosen", lambda body: Chosen("441802-2024-0001", body, "民办非企业单位", date(2024, 3, 22), ("E01", "E02")))
        return walk(opening, [("assign", day, by("S01"), {"inspection.kind": "民办非企业单位", "inspection.chosen": "抽中"}),
                              ("notify", date(2024, 4, 2), by("S01"), {})])  # fmt: skip


@pytest.mark.parametrize("width", ["desktop", "phone"])
def test_the_registrars_pages_keep_their_promises(made, signed_in, chromium, live_server, width):
    divorced = issued()
    letter = Letter.objects.get(case_id=divorced, title="离婚证").pk
    with browsing(chromium, live_server.url, width, cookie(signed_in("R01"))) as at:
        for name, where in (("counter", "counter/"), ("divorce", f"cases/{made['divorce']}/"), ("certificate", f"letters/{letter}/certificate/")):
            at.go(f"/desk/{where}")
            pictured(at, f"{name}-{width}")


@pytest.mark.parametrize("width", ["desktop", "phone"])
def test_the_budget_is_drawn(here, signed_in, chromium, live_server, width):
    payees.elder()
    payees.elder(born=date(1930, 1, 2), amount=10_000)
    with browsing(chromium, live_server.url, width, cookie(signed_in("F01"))) as at:
        at.go("/desk/payments/budget/")
        pictured(at, f"budget-{width}")


@pytest.mark.slow
def test_a_law_exam_is_set_sat_through_a_net_that_fails_and_marked(here, signed_in, chromium, live_server, tmp_path, monkeypatch):
    monkeypatch.setattr(places, "data_directory", lambda: tmp_path)
    with browsing(chromium, live_server.url, "desktop", cookie(signed_in("L01"))) as at:
        tab = at.tab
        at.go("/desk/practice/exams/new/")
        pictured(at, "exam-new")
        for name, value in (("closes", "2024-03-29"), ("questions", "5"), ("minutes", "30"), ("pass_mark", "60")):
            tab.fill(f"[name={name}]", value)
        tab.get_by_label("行政执法").check()
        tab.locator("input[name=staff][value=S01]").check()
        tab.locator(".form-end button").click()
        expect(tab.locator("h1")).to_have_text("年度学法考试：成绩")
        at.holds("nobody yet")
    with browsing(chromium, live_server.url, "phone", cookie(signed_in("S01"))) as at:
        tab = at.tab
        at.go("/desk/practice/exams/")
        tab.get_by_role("link", name="年度学法考试").click()
        tab.get_by_role("button", name="开始作答").click()
        expect(tab.locator("#kept")).to_contain_text("还剩")
        at.holds("the paper")
        pictured(at, "exam-paper")
        tab.locator("input[name=q0]").first.check()
        expect(tab.locator("#kept")).to_contain_text("已存下1题")
        tab.context.set_offline(True)
        tab.locator("input[name=q1]").first.check()
        expect(tab.locator("[data-net]")).to_be_visible()
        tab.context.set_offline(False)
        expect(tab.locator("#kept")).to_contain_text("已存下2题")
        at.said.clear()  # what the browser itself says of the net that was gone
        tab.reload()
        expect(tab.locator("input[name=q1]").first).to_be_checked()
        tab.get_by_role("button", name="交卷").click()
        expect(tab.locator("p.verdict").first).to_contain_text("分")
        at.holds("the result")
        pictured(at, "exam-result")
    with browsing(chromium, live_server.url, "phone", cookie(signed_in("L01"))) as at:
        at.go("/desk/practice/exams/")
        at.tab.locator("table a").click()
        expect(at.tab.locator("p.verdict").first).to_contain_text("参考1人")
        at.holds("results")
        pictured(at, "exam-results")
