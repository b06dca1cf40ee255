"""What rests on a law, on a page: the same as the command tells, with how each instrument stands on the day."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from minzheng.catalogue import matters
from minzheng.library.resting_on import known_instruments, resting_on
from tests.pages.browsing import browsing

from .conftest import TODAY
from .test_browser import cookie

LAW = "最低生活保障审核确认办法"


def test_every_instrument_stands_there_with_its_day(made, signed_in):
    officer, pages = signed_in("L01"), ""
    for place in range(1, 99):
        page = officer.get(f"/desk/law/?page={place}").content.decode()
        pages += page
        if 'rel="next"' not in page:
            break
    assert f">《{LAW}》</a>" in pages
    assert "2021年7月1日起" in pages
    assert "已经失效" in pages
    told = re.findall(">《(.+?)》</a>", pages)
    assert set(told) == {one.title for one in known_instruments(matters())}
    assert told.index("殡葬管理条例") < told.index("地名管理条例") < told.index("中华人民共和国慈善法") < told.index(LAW), "in the order in which they are read"
    later = signed_in("L01", date(2026, 11, 1)).get("/desk/law/?law=社会救助法").content.decode()
    assert "施行中" in later
    assert "尚未施行" in signed_in("L01").get("/desk/law/?law=社会救助法").content.decode()


def test_what_falls_with_a_law_is_told_as_the_command_tells_it(made, signed_in):
    found = resting_on(LAW, TODAY)
    client = signed_in("L01")
    page = client.get(f"/desk/law/?law={LAW}").content.decode()
    assert f"靠它的{len(found)}项，失效时{sum(one.falls for one in found)}项一并失去依据" in page
    assert "入户调查" in page
    rows = list(load_workbook(BytesIO(client.get(f"/desk/law.xlsx?law={LAW}").getvalue())).active.values)
    assert len([row for row in rows if row[0] == "最低生活保障"]) == sum(one.matter == "subsistence" for one in found)


def test_an_unknown_law_is_told_the_near_ones(made, signed_in):
    assert "是否指：《" in signed_in("B01").get("/desk/law/?law=最低生活保险").content.decode()


@pytest.mark.parametrize(("staff", "shown"), [("L01", True), ("auditor", True), ("R01", False)])
def test_it_stands_in_the_menu_of_who_looks_after_the_law(made, signed_in, staff, shown):
    assert ('href="/desk/law/"' in signed_in(staff).get("/desk/").content.decode()) is shown


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("width", ["desktop", "phone"])
def test_the_page_keeps_its_promises(made, signed_in, chromium, live_server, width):
    with browsing(chromium, live_server.url, width, cookie(signed_in("L01"))) as at:
        at.go("/desk/law/")
        at.tab.fill("#s-law", LAW)
        at.tab.keyboard.press("Enter")
        expect(at.tab.locator("#resting")).to_contain_text("靠它的")
        at.holds("what rests on it")
