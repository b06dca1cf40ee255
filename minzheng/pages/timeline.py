"""A case on a time line: what was done, the windows that are open, the deadlines ahead, today; and the same days as month sheets."""

from __future__ import annotations

import calendar as months_of
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from minzheng import calendar

LEFT, WIDE, ROW, TOP, BAR = 190, 760, 32, 34, 14
MOST_MONTHS = 4
STATES = {"past": "已过", "now": "正在进行", "next": "尚未开始"}


@dataclass(frozen=True)
class Bar:
    """A span of days, both ends included; `kind` tells one class of day on the month sheets from another."""

    title: str
    opens: date
    closes: date
    kind: int = 1

    def state(self, today: date) -> str:
        return "past" if today > self.closes else "next" if today < self.opens else "now"

    def left(self, today: date) -> str:
        """How it stands today, in words."""
        if today < self.opens:
            return f"{(self.opens - today).days}天后开始"
        if today > self.closes:
            return f"已于{(today - self.closes).days}天前结束"
        return f"今天是第{(today - self.opens).days + 1}天，还剩{(self.closes - today).days}天"


@dataclass(frozen=True)
class Mark:
    """A day with its name."""

    title: str
    day: date


def drawn(acts: Sequence[Mark], bars: Sequence[Bar], dues: Sequence[Mark], today: date) -> str:
    """The line as SVG, classes only; the words stand beside it on the page."""
    days = [*(one.day for one in (*acts, *dues)), *(day for one in bars for day in (one.opens, one.closes)), today]
    first, last = min(days) - timedelta(days=2), max(days) + timedelta(days=3)
    scale = (WIDE - LEFT - 14) / max(1, (last - first).days)

    def x(day: date) -> float:
        return round(LEFT + (day - first).days * scale, 1)

    high = TOP + ROW * (1 + len(bars) + len(dues)) + 8
    parts = _months(first, last, x, high)
    parts.append(_words(0, TOP + 16, "已办"))
    parts += [f'<circle class="time-act" cx="{x(one.day)}" cy="{TOP + 11}" r="5"><title>{escape(one.title)} {one.day}</title></circle>' for one in acts]
    y = TOP + ROW
    for bar in bars:
        wide = max(3.0, x(bar.closes + timedelta(days=1)) - x(bar.opens))
        parts.append(_words(0, y + 15, bar.title.partition("：")[0]))
        parts.append(f'<rect class="time-bar time-{bar.state(today)}" x="{x(bar.opens)}" y="{y + 4}" width="{wide:.1f}" height="{BAR}" rx="3"/>')
        y += ROW
    for one in dues:
        late = "past" if one.day < today else "next"
        parts.append(_words(0, y + 15, one.title))
        parts.append(f'<line class="time-run" x1="{x(min(today, one.day))}" x2="{x(max(today, one.day))}" y1="{y + 11}" y2="{y + 11}"/>')
        parts.append(f'<path class="time-due time-{late}" d="M{x(one.day)} {y + 3}l8 8l-8 8l-8 -8Z"/>')
        y += ROW
    parts.append(f'<line class="time-today" x1="{x(today)}" x2="{x(today)}" y1="20" y2="{high - 4}"/>')
    parts.append(f'<text class="time-now-word" x="{x(today)}" y="14" text-anchor="middle">今天</text>')
    return (f'<svg class="timeline-drawn" role="img" aria-label="时间线，各项日期见下面的清单" viewBox="0 0 {WIDE} {high}" width="{WIDE}" height="{high}"'
            f' xmlns="http://www.w3.org/2000/svg">{"".join(parts)}</svg>')  # fmt: skip


def _months(first: date, last: date, x: Callable[[date], float], high: int) -> list[str]:
    """A thin line at the first of each month, named while there is room."""
    day = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    found, room = [], -100.0
    while day <= last:
        found.append(f'<line class="time-month" x1="{x(day)}" x2="{x(day)}" y1="{TOP - 8}" y2="{high - 4}"/>')
        if x(day) - room > 62:
            found.append(f'<text class="time-month-word" x="{x(day) + 3}" y="{high - 2}">{day.month}月</text>')
            room = x(day)
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return found


def _words(x: float, y: float, words: str) -> str:
    return f'<text x="{x}" y="{y}">{escape(words if len(words) <= 13 else words[:12] + "…")}</text>'


@dataclass(frozen=True)
class Day:
    """A day of a month sheet: its number, what it is called for who cannot see colours, its classes."""

    number: int
    words: str
    classes: str


def sheets(bars: Sequence[Bar], today: date) -> list[tuple[str, list[list[Day | None]]]]:
    """Month sheets over the windows, Monday first, at most MOST_MONTHS; none without windows."""
    if not bars:
        return []
    at, last = min(one.opens for one in bars).replace(day=1), max(one.closes for one in bars)
    found = []
    while at <= last and len(found) < MOST_MONTHS:
        weeks = months_of.Calendar().monthdayscalendar(at.year, at.month)
        found.append((f"{at.year}年{at.month}月", [[_day(at.replace(day=one), bars, today) if one else None for one in week] for week in weeks]))
        at = date(at.year + at.month // 12, at.month % 12 + 1, 1)
    return found


def _day(day: date, bars: Sequence[Bar], today: date) -> Day:
    inside = [one for one in bars if one.opens <= day <= one.closes]
    words = [one.title.partition("：")[0] + ("最后一天" if day == one.closes else "") for one in inside]
    classes = [f"in-{one.kind}" for one in inside] + [f"end-{one.kind}" for one in inside if day == one.closes]
    if calendar.next_working_day_on_or_after(day) != day:
        words, classes = [*words, "休"], [*classes, "rest"]
    if day == today:
        words, classes = [*words, "今天"], [*classes, "today"]
    return Day(day.day, "，".join(words), " ".join(classes))
