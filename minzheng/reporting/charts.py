"""Charts as hand-written SVG for a strict CSP: no style, no script, classes only; each with words and a table beside it.

Each is drawn twice, for a wide screen and for a telephone; the stylesheet shows one of them, so that the words stay readable.

Classes to style: chart, chart-wide, chart-narrow, chart-bar, chart-line, chart-point, chart-axis, chart-grid, chart-label, chart-value, chart-panel.
Without a stylesheet everything is black and still readable. Numbers are `Decimal` or `int`; the text shown is the caller's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape

from minzheng.reporting.documents.model import width as characters

WIDTH, NARROW = 640, 330
CHARACTER = 14
ROW, BAR = 30, 18
HEIGHT, TOP, BOTTOM, SIDE = 220, 16, 28, 16
PANEL, PANEL_HEIGHT = 200, 110
DASHES = ("", "7 4", "2 3", "10 3 2 3")

Number = Decimal | int


@dataclass(frozen=True, slots=True)
class Point:
    """One value: its label (a town, a month), its number, the number as printed (约5346万元), and what kind of bar it is (a class)."""

    label: str
    value: Number
    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """Values in order under one name."""

    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawn chart: `svg` for the eye, `table` with the same numbers, `narrow` the drawing for a telephone where there is a second one;
    `figure()` puts them together."""

    title: str
    svg: str
    table: str
    narrow: str = ""

    def figure(self) -> str:
        """The drawings, the table folded away."""
        return (
            f'<figure class="chart-figure"><figcaption>{escape(self.title)}</figcaption>{self.svg}{self.narrow}'
            f"<details><summary>数据表</summary>{self.table}</details></figure>"
        )


def bars(id: str, title: str, points: Sequence[Point]) -> Chart:
    """Horizontal bars from nought, one row a point, in the order given. Values below nought are an error."""
    _need(title, points)
    if min(point.value for point in points) < 0:
        raise ValueError(f"chart {title}: a bar from nought can't show a value below it")
    return _drawn(id, title, (Series("", tuple(points)),), lambda wide: (_bars(points, wide), len(points) * ROW))


def _bars(points: Sequence[Point], wide: int) -> list[str]:
    left = round(max(characters(point.label) for point in points) * CHARACTER) + 16
    right = round(max(characters(point.text) for point in points) * CHARACTER) + 16
    longest = max(point.value for point in points) or 1
    parts = []
    for place, point in enumerate(points):
        top = place * ROW
        length = _fixed(Decimal(max(0, wide - left - right)) * point.value / longest)
        kind = f"chart-bar chart-bar-{escape(point.kind)}" if point.kind else "chart-bar"
        parts.append(_text(left - 8, top + 20, point.label, "chart-label", "end"))
        parts.append(f'<rect class="{kind}" x="{left}" y="{top + 6}" width="{length}" height="{BAR}"/>')
        parts.append(_text(_fixed(left + Decimal(length) + 6), top + 20, point.text, "chart-value"))
    return [*parts, _line(left, 0, left, len(points) * ROW, "chart-axis")]


def lines(id: str, title: str, series: Sequence[Series]) -> Chart:
    """One line a series over the same labels, from nought; the n-th line has also the class chart-line-n."""
    _same_labels(title, series)

    def draw(wide: int) -> tuple[list[str], int]:
        legend, down = _legend(series, wide) if len(series) > 1 else ([], 0)
        return legend + _plot(series, 0, down, wide, HEIGHT), HEIGHT + down

    return _drawn(id, title, series, draw)


def small_multiples(id: str, title: str, series: Sequence[Series]) -> Chart:
    """One small panel a series, side by side, all on the same scale so that they can be compared; each says its greatest value."""
    _same_labels(title, series)
    top = max(point.value for each in series for point in each.points)

    def draw(wide: int) -> tuple[list[str], int]:
        in_row = max(1, wide // PANEL)
        each_wide, each_high = wide // in_row, PANEL_HEIGHT + 44
        parts = []
        for place, each in enumerate(series):
            row, column = divmod(place, in_row)
            across, down = column * each_wide, row * each_high
            greatest = max(each.points, key=lambda point: point.value)
            parts.append(f'<g class="chart-panel">{_text(across + SIDE, down + 14, each.name, "chart-label")}')
            parts.append(_text(across + SIDE, down + 32, f"最高{greatest.text}", "chart-value"))
            parts.extend(_plot((each,), across, down + 32, each_wide, PANEL_HEIGHT, top=top, ends_only=True))
            parts.append("</g>")
        return parts, -(-len(series) // in_row) * each_high

    return _drawn(id, title, series, draw)


def _drawn(id: str, title: str, series: Sequence[Series], draw: Callable[[int], tuple[list[str], int]]) -> Chart:
    """The chart at both widths, with its table; `draw` gives the parts and the height for a width."""
    told = "；".join(f"{each.name}：{_told(each.points)}" if each.name else _told(each.points) for each in series)
    (parts, high), (small, higher) = draw(WIDTH), draw(NARROW)
    wide = _svg(id, title, told, "chart chart-wide", WIDTH, high, parts)
    return Chart(title, wide, _table(title, series), _svg(f"{id}-narrow", title, told, "chart chart-narrow", NARROW, higher, small))


def _plot(
    series: Sequence[Series],
    across: int,
    down: int,
    wide: int,
    high: int,
    *,
    top: Number | None = None,
    ends_only: bool = False,
) -> list[str]:
    """The lines of `series` in a box, with a floor, a ceiling at `top` and labels under the floor."""
    labels = [point.label for point in series[0].points]
    ceiling = Decimal(top if top is not None else max(point.value for each in series for point in each.points)) or 1
    floor, room = down + high - BOTTOM, high - TOP - BOTTOM
    step = Decimal(wide - 2 * SIDE) / max(1, len(labels) - 1)
    places = [_fixed(across + SIDE + step * place) for place in range(len(labels))]
    parts = [
        _line(across + SIDE, floor, across + wide - SIDE, floor, "chart-axis"),
        _line(across + SIDE, down + TOP, across + wide - SIDE, down + TOP, "chart-grid"),
    ]
    for order, each in enumerate(series, 1):
        heights = [_fixed(floor - room * Decimal(point.value) / ceiling) for point in each.points]
        path = " ".join(f"{x},{y}" for x, y in zip(places, heights, strict=True))
        parts.append(f'<polyline class="chart-line chart-line-{order}" fill="none" stroke="currentColor"{_dashes(order)} points="{path}"/>')
        for x, y, point in zip(places, heights, each.points, strict=True):
            tip = f"<title>{escape(f'{each.name} {point.label} {point.text}'.strip())}</title>"
            parts.append(f'<circle class="chart-point chart-line-{order}" cx="{x}" cy="{y}" r="3">{tip}</circle>')
    shown = {0, len(labels) - 1} if ends_only else set(_spread(labels, wide))
    for place in sorted(shown):
        anchor = "start" if place == 0 else "end" if place == len(labels) - 1 else "middle"
        parts.append(_text(places[place], floor + 20, labels[place], "chart-label", anchor))
    return parts


def _legend(series: Sequence[Series], wide: int) -> tuple[list[str], int]:
    """The names of the lines above them, each after a piece of its line, in as many rows as they need; and how high that is."""
    parts: list[str] = []
    across, down = SIDE, 0
    for order, each in enumerate(series, 1):
        long = 36 + round(characters(each.name) * CHARACTER)
        if across > SIDE and across + long > wide:
            across, down = SIDE, down + ROW
        stroke = f'stroke="currentColor"{_dashes(order)}'
        parts.append(f'<line class="chart-line-{order}" x1="{across}" y1="{down + 14}" x2="{across + 30}" y2="{down + 14}" {stroke}/>')
        parts.append(_text(across + 36, down + 19, each.name, "chart-label"))
        across += long + 24
    return parts, down + ROW


def _dashes(order: int) -> str:
    """The pattern of the n-th line, so that lines are told apart without colour."""
    pattern = DASHES[(order - 1) % len(DASHES)]
    return f' stroke-dasharray="{pattern}"' if pattern else ""


def _spread(labels: Sequence[str], wide: int) -> range:
    """Which labels fit side by side in `wide`: every one, every second, …"""
    longest = max(characters(label) for label in labels) * CHARACTER + 10
    return range(0, len(labels), max(1, -(-int(longest * len(labels)) // wide)))


def _need(title: str, points: Sequence[object]) -> None:
    if not points:
        raise ValueError(f"chart {title}: nothing to draw")


def _same_labels(title: str, series: Sequence[Series]) -> None:
    _need(title, series)
    for each in series:
        _need(title, each.points)
        if [point.label for point in each.points] != [point.label for point in series[0].points]:
            raise ValueError(f"chart {title}: series {each.name} has labels of its own")
        if min(point.value for point in each.points) < 0:
            raise ValueError(f"chart {title}: series {each.name} goes below nought")


def _svg(id: str, title: str, told: str, kind: str, wide: int, high: int, parts: Iterable[str]) -> str:
    return (
        f'<svg class="{kind}" role="img" aria-labelledby="{escape(id)}-title {escape(id)}-desc"'
        f' viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" xmlns="http://www.w3.org/2000/svg" lang="zh-CN">'
        f'<title id="{escape(id)}-title">{escape(title)}</title><desc id="{escape(id)}-desc">{escape(told)}</desc>'
        f"{''.join(parts)}</svg>"
    )


def _table(title: str, series: Sequence[Series]) -> str:
    heads = "".join(f'<th scope="col">{escape(each.name or "数值")}</th>' for each in series)
    rows = "".join(
        f'<tr><th scope="row">{escape(row[0].label)}</th>'
        + "".join(f'<td class="number">{escape(point.text)}</td>' for point in row)
        + "</tr>"
        for row in zip(*(each.points for each in series), strict=True)
    )
    return (
        f'<table class="chart-table"><caption>{escape(title)}</caption>'
        f'<thead><tr><th scope="col">项目</th>{heads}</tr></thead><tbody>{rows}</tbody></table>'
    )


def _told(points: Sequence[Point]) -> str:
    return "，".join(f"{point.label}{point.text}" for point in points)


def _text(x: object, y: object, words: str, kind: str, anchor: str = "start") -> str:
    return f'<text class="{kind}" x="{x}" y="{y}" font-size="{CHARACTER}" text-anchor="{anchor}">{escape(words)}</text>'


def _line(x1: int, y1: int, x2: int, y2: int, kind: str) -> str:
    return f'<line class="{kind}" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="currentColor"/>'


def _fixed(value: Decimal) -> str:
    return f"{value:.1f}"
