"""A clock that stands still: while a third party is asked, the days do not count, and the case page says so and why."""

from __future__ import annotations

from datetime import date

import pytest

from minzheng.catalogue import matter
from minzheng.procedure.perform import Opening
from tests.desk.district import by, everyday, walk

from .walking import walking

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def asked():
    """A request for information that concerns a third party, registered on 4 March."""
    day = date(2024, 3, 4)
    facts = everyday("information_request", day, asking__clear=True, asking__third_party=True, asking__separable=False, asking__closed=False,
                     asking__internal=False, asking__holder="本机关掌握", asking__public_interest=False)  # fmt: skip
    return walk(Opening(matter("information_request"), facts, {}, "", "", "某申请人"), [("receive", day, by("L01"), {})])


def clock(walker, title):
    return walker.tab.locator("#clocks li").filter(has=walker.tab.locator(f"strong:text-is('{title}')")).inner_text()


def test_while_a_third_party_is_asked_the_days_do_not_count(here, signed_in, chromium, live_server):
    number = asked()
    where = f"/desk/cases/{number}/"
    with walking(chromium, live_server, signed_in("L01", date(2024, 3, 11))) as lawyer:
        lawyer.go("/desk/")
        lawyer.link(number)
        before = clock(lawyer, "答复期限")
        assert "停止计算" not in before
        assert "2024年4月1日" in before
        lawyer.step("书面征求第三方意见")
        lawyer.button("书面征求第三方意见")
        assert "自2024年3月11日起停止计算" in clock(lawyer, "答复期限")
    for day, until in ((date(2024, 3, 15), "2024年4月5日"), (date(2024, 3, 21), "2024年4月11日")):
        with walking(chromium, live_server, signed_in("L01", day), "phone") as lawyer:
            lawyer.go(where)
            told = clock(lawyer, "答复期限")
            assert "收到第三方意见或者期满" in told
            assert until in told, told
    with walking(chromium, live_server, signed_in("L01", date(2024, 3, 21))) as lawyer:
        lawyer.go(where)
        lawyer.step("收到第三方意见或者期满")
        lawyer.say("第三方意见", "同意公开")
        lawyer.button("收到第三方意见或者期满")
        assert "停止计算" not in clock(lawyer, "答复期限")
    with walking(chromium, live_server, signed_in("L01", date(2024, 3, 29)), "phone") as lawyer:
        lawyer.go(where)
        assert "2024年4月11日" in clock(lawyer, "答复期限"), "the ten days are not lost, and no more are given"
