"""地名与社区的交换和示意图：在册的街路巷、社区写成 GeoJSON（CGCS2000），与国家地名信息库的文件比对，画成按镇街的示意图。

本系统没有测绘数据。演练的坐标是虚构的，处处标明；真实地区没有坐标的一律写 null，从不编造。
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

from minzheng.library.locality import Locality
from minzheng.registers.read import in_force
from minzheng.reporting.charts import Chart
from minzheng.vocabulary.errors import Refusal

KINDS = {"place": "街路巷", "community": "社区"}
CRS = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4490"}}
"""CGCS2000 in degrees, longitude first."""
INVENTED = "演练数据：坐标虚构，只供演练，不得用作实际位置"
WEST, SOUTH, CELL = 112_800_000, 23_500_000, 120_000
"""The invented district in millionths of a degree: its corner and the width of a town, four towns in a row."""
IN_ROW, ROADS_IN_ROW, GAP = 4, 10, 10_000

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Named:
    """A road or a community in force: register number, names, the town it lies in, since when, by which document."""

    number: str
    kind: str
    name: str
    spelling: str
    town: str
    since: date
    document: str
    geometry: Mapping[str, Any] | None


def named(day: date, here: Locality, *, rehearsed: bool) -> list[Named]:
    """Every road and community in force on a day, in the order of towns and register numbers."""
    streets = {street.code: street.name for street in here.streets}
    order = {name: place for place, name in enumerate(streets.values())}
    rows = [(register, row, _town(row, streets)) for register in KINDS for row in in_force(register, day).order_by("number")]
    placed: dict[tuple[str, str], int] = defaultdict(int)
    found = []
    for register, row, town in sorted(rows, key=lambda one: (one[0], order.get(one[2], len(order)), one[1].number)):
        place = placed[register, town]
        placed[register, town] += 1
        geometry = row.details.get("geometry") or (_invented(register, order.get(town, len(order)), place) if rehearsed else None)
        details = row.details
        spelling, document = str(details.get("spelling", "")), str(details.get("document", ""))
        found.append(Named(row.number, KINDS[register], row.name, spelling, town, row.since, document, geometry))
    return found


def _town(row: Any, streets: Mapping[str, str]) -> str:
    """The town a name lies in: as its own row says, else the town of the case."""
    said = str(row.details.get("place", ""))
    return next((name for name in streets.values() if said.startswith(name)), streets.get(row.town, row.town))


def _invented(register: str, town: int, place: int) -> dict[str, Any]:
    """A made-up line (road) or box (community) in the town's cell, the same every time."""
    west, south = WEST + CELL * (town % IN_ROW), SOUTH + CELL * (1 - town // IN_ROW)
    if register == "place":
        x, y = west + GAP * (place % ROADS_IN_ROW) + GAP, south + GAP * (place // ROADS_IN_ROW) + GAP
        return {"type": "LineString", "coordinates": [_degrees(x, y), _degrees(x + GAP * 7 // 10, y)]}
    x, y = west + GAP * 3 * place + GAP, south + GAP * 9
    corners = ((x, y), (x + GAP * 2, y), (x + GAP * 2, y + GAP), (x, y + GAP), (x, y))
    return {"type": "Polygon", "coordinates": [[_degrees(*corner) for corner in corners]]}


def _degrees(x: int, y: int) -> list[float]:
    return [x / 1_000_000, y / 1_000_000]


# --- exchange ------------------------------------------------------------------------------------------------------


def geojson(names: Iterable[Named], here: Locality, day: date, *, rehearsed: bool) -> dict[str, Any]:
    """The names as one FeatureCollection; `mark` says when the coordinates are invented."""
    features = [
        {
            "type": "Feature", "id": one.number, "geometry": one.geometry,
            "properties": {"标准名称": one.name, "罗马字母拼写": one.spelling, "类别": one.kind, "所属政区": f"{here.full_name}{one.town}",
                           "设立日期": one.since.isoformat(), "批准文号": one.document},
        }
        for one in names
    ]  # fmt: skip
    marked = {"mark": INVENTED} if rehearsed else {}
    return {"type": "FeatureCollection", "name": f"{here.full_name}地名", "crs": CRS, "as_of": day.isoformat(), **marked, "features": features}


@dataclass(frozen=True, slots=True)
class Difference:
    """One way in which a file and the registers do not agree. `kind`: 本系统没有 | 文件没有 | 拼写不同 | 所属政区不同 | 文件重复."""

    kind: str
    name: str
    town: str
    told: str = ""

    def __str__(self) -> str:
        return f"{self.kind}：{self.name}（{self.town}）{self.told}"


def compared(names: Iterable[Named], here: Locality, handed_in: object) -> list[Difference]:
    """Where a GeoJSON of the national database and the registers differ. Raises Refusal for a file that is no such GeoJSON."""
    ours = {(one.kind, one.name): one for one in names}
    theirs: dict[tuple[str, str], Mapping[str, Any]] = {}
    found = []
    for told in _features(handed_in):
        key = str(told.get("类别", "")), str(told.get("标准名称", ""))
        if key in theirs:
            found.append(Difference("文件重复", key[1], str(told.get("所属政区", ""))))
        theirs[key] = told
    for key, told in theirs.items():
        one = ours.get(key)
        if one is None:
            found.append(Difference("本系统没有", key[1], str(told.get("所属政区", ""))))
            continue
        if str(told.get("罗马字母拼写", "")) != one.spelling:
            found.append(Difference("拼写不同", one.name, one.town, f"本系统{one.spelling or '没有'}，文件{told.get('罗马字母拼写') or '没有'}"))
        if str(told.get("所属政区", "")) != f"{here.full_name}{one.town}":
            found.append(Difference("所属政区不同", one.name, one.town, f"文件写{told.get('所属政区') or '没有'}"))
    found += [Difference("文件没有", one.name, one.town) for key, one in ours.items() if key not in theirs]
    return found


def _features(handed_in: object) -> list[Mapping[str, Any]]:
    wrong = Refusal(
        "不是地名的 GeoJSON（应为 FeatureCollection，每个要素的属性有“类别”“标准名称”）", remedy="可以先用 minzheng places --geojson 导出一份对照格式。"
    )
    if not isinstance(handed_in, Mapping) or handed_in.get("type") != "FeatureCollection" or not isinstance(handed_in.get("features"), list):
        raise wrong
    found = [one.get("properties") if isinstance(one, Mapping) else None for one in handed_in["features"]]
    if not all(isinstance(told, Mapping) and told.get("标准名称") and told.get("类别") for told in found):
        raise wrong
    return [told for told in found if told is not None]


# --- the drawing ---------------------------------------------------------------------------------------------------

SIDE, HEAD, ROAD, NARROW_ROW = 160, 26, 12, 2
"""A town's width, its heading and a road's height in points; how many towns stand beside each other on a telephone."""


def drawing(names: Sequence[Named], here: Locality) -> Chart:
    """A schematic map, one box a town, for both widths: a stroke for each road, a labelled block for each community; the table has the numbers."""
    towns = [street.name for street in here.streets]
    of = {town: [one for one in names if one.town == town] for town in towns}
    counts = [(town, *(sum(one.kind == kind for one in of[town]) for kind in KINDS.values())) for town in towns]
    title, told = f"{here.name}地名示意图", "；".join(f"{town}{roads}条街路巷、{communities}个社区" for town, roads, communities in counts)
    shapes = (("wide", IN_ROW), ("narrow", NARROW_ROW))
    wide, narrow = (_map(f"placemap-{kind}", title, told, f"chart placemap chart-{kind}", of, in_row) for kind, in_row in shapes)
    return Chart(title, wide, _table(title, counts), narrow)


def _map(id: str, title: str, told: str, kind: str, of: Mapping[str, Sequence[Named]], in_row: int) -> str:
    """The boxes of the towns, `in_row` beside each other; those of a row are as high as what the fullest of them holds."""
    towns, parts, top = list(of), [], 0
    for first in range(0, len(towns), in_row):
        row = towns[first : first + in_row]
        lines = -(-max(sum(one.kind == KINDS["place"] for one in of[town]) for town in row) // ROADS_IN_ROW)
        floor = HEAD + ROAD * lines + 10
        high = floor + 18 * max(sum(one.kind == KINDS["community"] for one in of[town]) for town in row) + 14
        parts += [part for place, town in enumerate(row) for part in _cell(place * SIDE, top, floor, high, town, of[town])]
        top += high
    return (
        f'<svg class="{kind}" role="img" aria-labelledby="{id}-title {id}-desc" viewBox="0 0 {SIDE * in_row} {top}"'
        f' width="{SIDE * in_row}" height="{top}" xmlns="http://www.w3.org/2000/svg" lang="zh-CN">'
        f'<title id="{id}-title">{escape(title)}</title><desc id="{id}-desc">{escape(told)}</desc>{"".join(parts)}</svg>'
    )


def _cell(left: int, top: int, floor: int, high: int, town: str, inside: Sequence[Named]) -> list[str]:
    box = f'<rect class="chart-town" x="{left + 3}" y="{top + 3}" width="{SIDE - 6}" height="{high - 6}" fill="none" stroke="currentColor"/>'
    parts = [box, f'<text class="chart-label" x="{left + 10}" y="{top + 20}" font-size="14">{escape(town)}</text>']
    roads = [one for one in inside if one.kind == KINDS["place"]]
    for place, one in enumerate(roads):
        x, y = left + 10 + place % ROADS_IN_ROW * 14, top + HEAD + 10 + place // ROADS_IN_ROW * ROAD
        parts.append(
            f'<line class="chart-road" x1="{x}" y1="{y}" x2="{x + 10}" y2="{y}" stroke="currentColor" stroke-width="2">'
            f"<title>{escape(one.name)}</title></line>"
        )
    for place, one in enumerate([one for one in inside if one.kind == KINDS["community"]]):
        y = top + floor + place * 18
        parts.append(f'<rect class="chart-bar" x="{left + 10}" y="{y}" width="12" height="12"/>')
        parts.append(f'<text class="chart-value" x="{left + 28}" y="{y + 11}" font-size="12">{escape(one.name)}</text>')
    return parts


def _table(title: str, counts: Iterable[tuple[str, int, int]]) -> str:
    listed = list(counts)
    listed.append(("合计", sum(one[1] for one in listed), sum(one[2] for one in listed)))
    rows = "".join(f'<tr><th scope="row">{escape(t)}</th><td class="number">{r}</td><td class="number">{c}</td></tr>' for t, r, c in listed)
    return (
        f'<table class="chart-table"><caption>{escape(title)}：各镇（街道）在册数</caption>'
        f'<thead><tr><th scope="col">镇（街道）</th><th scope="col">街路巷（条）</th><th scope="col">社区（个）</th></tr></thead><tbody>{rows}</tbody></table>'
    )
