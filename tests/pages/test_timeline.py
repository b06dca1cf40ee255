"""Days drawn: what has passed, what runs, what lies ahead, each in words too."""

from __future__ import annotations

import re
from datetime import date

from minzheng.pages.timeline import Bar, Mark, drawn, sheets

COOLING = Bar("冷静期：任何一方可以撤回", date(2024, 3, 5), date(2024, 4, 3), 1)
ISSUING = Bar("发证", date(2024, 4, 4), date(2024, 5, 6), 2)


def test_a_window_says_how_it_stands():
    assert COOLING.left(date(2024, 3, 4)) == "1天后开始"
    assert COOLING.left(date(2024, 3, 5)) == "今天是第1天，还剩29天"
    assert COOLING.left(date(2024, 4, 3)) == "今天是第30天，还剩0天"
    assert (COOLING.state(date(2024, 4, 3)), COOLING.state(date(2024, 4, 4))) == ("now", "past")


def test_the_line_is_in_order_and_carries_no_style():
    svg = drawn([Mark("受理<b>", date(2024, 3, 4))], [COOLING, ISSUING], [Mark("发证期届满", date(2024, 5, 6))], date(2024, 3, 20))
    bars = [float(one) for one in re.findall(r'class="time-bar [a-z-]+" x="([\d.]+)"', svg)]
    assert bars == sorted(bars)
    assert "style" not in svg
    assert "<b>" not in svg
    assert svg.count("time-now ") + svg.count('time-now"') == 1


def test_month_sheets_name_first_and_last_days_rest_days_and_today():
    pages = sheets([COOLING, ISSUING], date(2024, 3, 20))
    assert [title for title, _ in pages] == ["2024年3月", "2024年4月", "2024年5月"]
    april = {one.number: one for week in pages[1][1] for one in week if one}
    assert april[3].words == "冷静期最后一天"
    assert "休" in april[4].words, "清明"
    assert "in-2" in april[4].classes
    assert "今天" in {one.number: one for week in pages[0][1] for one in week if one}[20].words
    assert sheets([], date(2024, 3, 20)) == []
