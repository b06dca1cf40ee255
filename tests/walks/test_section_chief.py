"""The section decides: one application is granted, one is refused with its letter read before it goes out, and the town serves it."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import expect

from minzheng.journal.read import of_case
from tests.desk.district import OTHER, by, household, walk

from .walking import walking

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def published_with_too_much():
    """An application of a household whose property is beyond the limit, its notice taken down again."""
    acts = [("accept", date(2024, 3, 4), by("T09"), {}), ("investigate", date(2024, 3, 6), by("T09", "T10"), {}), ("check", date(2024, 3, 7), by("B01"), {}),
            ("opine", date(2024, 3, 8), by("T09"), {}), ("publish", date(2024, 3, 11), by("T09"), {})]  # fmt: skip
    return walk(household("赵永强", OTHER, date(2024, 3, 4), household__assets_fit=False), acts)


def test_one_is_granted_and_one_refused_with_the_letter_read_first(made, signed_in, chromium, live_server):
    refused = published_with_too_much()
    with walking(chromium, live_server, signed_in("B01")) as chief:
        chief.go("/desk/")
        chief.choose("事项", "subsistence")
        chief.arrived("only this matter")
        chief.link(made["published"])
        chief.sees("人均月收入低于当地标准", "符合", within="#reasons")
        chief.step("审核确认")
        chief.button("预览文书")
        chief.sees("确认", within=".letter-preview")
        chief.button("审核确认")
        chief.sees("已办理：审核确认", within=".messages")
        chief.sees("审核确认：确认", within="#acts")
        chief.link("工作台")
        chief.fill("按案号", refused)
        chief.button("查找")
        if refused not in chief.tab.url:
            chief.link(refused)
        chief.sees("家庭财产符合规定", within="#reasons")
        chief.step("审核确认")
        chief.button("预览文书")
        chief.sees("不予确认", "行政复议", within=".letter-preview")
        assert of_case(refused).last().verb == "publish", "a preview writes nothing"
        chief.button("审核确认")
        chief.sees("不予确认", within=".case-head")
        expect(chief.tab.locator("#money")).to_have_count(0)
    with walking(chromium, live_server, signed_in("T10"), "phone") as clerk:
        clerk.go(f"/desk/cases/{refused}/")
        clerk.step("送达")
        clerk.tab.locator("main select").first.select_option(index=1)
        clerk.button("送达")
        clerk.sees("已办结", within=".case-head")
    assert of_case(refused).last().verb == "serve"
