"""Place names handed over and drawn: CGCS2000, invented coordinates only where that is said, differences found, numbers in the table."""

from __future__ import annotations

import json
import re
from datetime import date
from xml.etree import ElementTree

import pytest

from minzheng.library.locality import shipped
from minzheng.procedure.district import District
from minzheng.procedure.opening import open_register
from minzheng.reporting import gazetteer
from minzheng.reporting.gazetteer import Named
from minzheng.vocabulary.errors import Refusal
from tests.procedure.conftest import SYSTEM, here  # noqa: F401 - the fixture

HERE, DAY = shipped(), date(2024, 12, 31)


def road(name: str, number: str = "place-1", town: str = "石角镇", spelling: str = "Fuli 1 Xiang") -> Named:
    return Named(number, "街路巷", name, spelling, town, date(2024, 11, 7), "演练1号", None)


@pytest.fixture
def registered(here: District) -> None:  # noqa: F811
    rows = [
        {"number": f"地名-2024-{n:06d}", "name": f"富利{n}巷", "town": "441802006", "since": date(2024, 11, 7),
         "details": {"place": "石角镇", "spelling": f"Fuli {n} Xiang"}} for n in range(1, 13)
    ]  # fmt: skip
    rows.append({"number": "place-2024-000099", "name": "未到日的路", "town": "441802006", "since": date(2025, 2, 1), "details": {}})
    open_register("place", rows, on=DAY, by=SYSTEM)
    open_register("community", [{"number": "社区-2024-000001", "name": "清花社区", "town": "441802106", "since": date(2024, 6, 3)}], on=DAY, by=SYSTEM)


@pytest.mark.django_db
def test_what_is_in_force_is_told_with_its_town_and_invented_places_say_so(registered: None) -> None:
    names = gazetteer.named(DAY, HERE, rehearsed=True)
    assert [(one.kind, one.town) for one in names] == [("社区", "石角镇")] + [("街路巷", "石角镇")] * 12
    told = json.loads(json.dumps(gazetteer.geojson(names, HERE, DAY, rehearsed=True)))
    assert told["crs"]["properties"]["name"].endswith("EPSG::4490")
    assert told["mark"] == gazetteer.INVENTED
    kinds = {feature["properties"]["类别"]: feature["geometry"]["type"] for feature in told["features"]}
    assert kinds == {"街路巷": "LineString", "社区": "Polygon"}
    corners = next(one["geometry"] for one in told["features"] if one["geometry"]["type"] == "Polygon")["coordinates"][0]
    assert corners[0] == corners[-1]
    points = [point for feature in told["features"] if feature["geometry"]["type"] == "LineString" for point in feature["geometry"]["coordinates"]]
    assert len({tuple(point) for point in points}) == 24, "no two roads lie on each other"
    assert all(112.8 <= longitude <= 113.3 and 23.5 <= latitude <= 23.8 for longitude, latitude in points + corners)


@pytest.mark.django_db
def test_a_real_district_has_no_coordinates_that_nobody_measured(registered: None) -> None:
    told = gazetteer.geojson(gazetteer.named(DAY, HERE, rehearsed=False), HERE, DAY, rehearsed=False)
    assert {feature["geometry"] for feature in told["features"]} == {None}
    assert "mark" not in told


def test_what_is_written_agrees_with_itself_and_every_kind_of_difference_is_found() -> None:
    ours = [road("富利一巷"), road("富利二巷", "place-2"), road("富利三巷", "place-3"), road("富利四巷", "place-4")]
    theirs = gazetteer.geojson(ours, HERE, DAY, rehearsed=False)
    assert gazetteer.compared(ours, HERE, theirs) == []
    features = theirs["features"]
    features[1]["properties"]["罗马字母拼写"] = "Fuli 2 Lane"
    features[2]["properties"]["所属政区"] = "清远市清城区龙塘镇"
    del features[3]
    features += [{"properties": {**features[0]["properties"], "标准名称": "别处的路"}}, dict(features[0])]
    kinds = sorted(one.kind for one in gazetteer.compared(ours, HERE, theirs))
    assert kinds == sorted(["拼写不同", "所属政区不同", "文件没有", "本系统没有", "文件重复"])


NAMELESS = {"type": "FeatureCollection", "features": [{"properties": {}}]}


@pytest.mark.parametrize("content", [[], 7, {"type": "Feature"}, {"type": "FeatureCollection"}, NAMELESS])
def test_another_file_is_refused(content: object) -> None:
    with pytest.raises(Refusal, match="不是地名的 GeoJSON"):
        gazetteer.compared([], HERE, content)


@pytest.mark.parametrize("roads", [0, 3, 91])
def test_the_map_draws_every_road_and_the_table_counts_them(roads: int) -> None:
    names = [road(f"第{n}巷<", f"place-{n}", "凤城街道") for n in range(roads)]
    names.append(Named("community-1", "社区", "清花社区", "", "石角镇", DAY, "", None))
    chart = gazetteer.drawing(names, HERE)
    drawn = ElementTree.fromstring(chart.svg)
    space = "{http://www.w3.org/2000/svg}"
    lines = drawn.findall(f"{space}line")
    assert len({(line.get("x1"), line.get("y1")) for line in lines}) == roads
    wide, high = (int(side) for side in drawn.get("viewBox", "").split()[2:])
    assert all(int(line.get("x2", "0")) < wide and int(line.get("y1", "0")) < high for line in lines)
    assert f"凤城街道{roads}条街路巷、0个社区" in drawn.findtext(f"{space}desc", "")
    assert re.search(rf'凤城街道</th><td class="number">{roads}</td><td class="number">0</td>', chart.table)
    assert re.search(rf'合计</th><td class="number">{roads}</td><td class="number">1</td>', chart.table)
    assert "style=" not in chart.svg
    narrow = ElementTree.fromstring(chart.narrow)
    assert len(narrow.findall(f"{space}line")) == roads
    wide, high = (int(side) for side in narrow.get("viewBox", "").split()[2:])
    assert wide <= 330, "a point is a pixel on a telephone"
    assert all(int(line.get("x2", "0")) < wide and int(line.get("y1", "0")) < high for line in narrow.findall(f"{space}line"))
