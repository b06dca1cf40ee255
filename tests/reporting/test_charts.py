"""Charts are well-formed SVG, true to scale, readable without sight, and free of anything a strict CSP forbids."""

from dataclasses import replace
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from minzheng.reporting.charts import Point, Series, bars, lines, small_multiples

SVG = "{http://www.w3.org/2000/svg}"
TOWNS = (Point("石角镇", 45, "45户"), Point("东城街道", Decimal("90"), "90户"), Point("洲心街道", 0, "0户"))


def months(name, values):
    return Series(name, tuple(Point(f"{month}月", value, f"{value}对") for month, value in enumerate(values, 1)))


MARRIAGES = months("结婚", [300, 400, 250, 420, 520, 360, 280, 350, 380, 410, 390, 219])
DIVORCES = months("离婚", [200, 210, 230, 240, 250, 220, 215, 225, 235, 245, 240, 240])
DRAWN = {
    "bars": bars("a", "各镇户数", TOWNS),
    "lines": lines("b", "逐月登记", (MARRIAGES, DIVORCES)),
    "multiples": small_multiples("c", "逐月登记", (MARRIAGES, DIVORCES, MARRIAGES, DIVORCES)),
}
ON_A_PHONE = {name: replace(one, svg=one.narrow) for name, one in DRAWN.items()}
EACH = pytest.mark.parametrize("chart", [*DRAWN.values(), *ON_A_PHONE.values()], ids=[*DRAWN, *(f"{name} on a phone" for name in ON_A_PHONE)])


@EACH
def test_it_has_a_title_a_description_and_the_same_numbers_in_a_table(chart):
    root = ElementTree.fromstring(chart.svg)
    named = root.get("aria-labelledby").split()
    assert root.get("role") == "img"
    assert [root.find(f"{SVG}title").get("id"), root.find(f"{SVG}desc").get("id")] == named
    table = ElementTree.fromstring(chart.table)
    cells = [cell.text for cell in table.iter("td")]
    assert cells
    assert all(text in root.find(f"{SVG}desc").text for text in cells)
    assert table.find("caption").text == chart.title
    assert chart.svg in chart.figure()
    assert chart.table in chart.figure()


@pytest.mark.parametrize("chart", DRAWN.values(), ids=DRAWN)
def test_nothing_is_inline_that_a_strict_policy_forbids(chart):
    for element in ElementTree.fromstring(f"<div>{chart.figure()}</div>").iter():
        assert element.tag.removeprefix(SVG) not in {"style", "script", "foreignObject", "a", "image", "use"}
        assert not [name for name in element.attrib if name == "style" or name.startswith("on")]


@EACH
def test_everything_stays_inside_the_picture(chart):
    root = ElementTree.fromstring(chart.svg)
    _, _, wide, high = (float(part) for part in root.get("viewBox").split())
    for element in root.iter():
        for across, down in (("x", "y"), ("x1", "y1"), ("x2", "y2"), ("cx", "cy")):
            if element.get(across) is not None:
                assert 0 <= float(element.get(across)) <= wide
                assert 0 <= float(element.get(down)) <= high
    for text in root.iter(f"{SVG}text"):
        length = sum(7 if char.isascii() else 14 for char in text.text)
        start = float(text.get("x")) - {"start": 0, "middle": length / 2, "end": length}[text.get("text-anchor")]
        assert start >= 0
        assert start + length <= wide


def test_bars_are_to_scale():
    lengths = [float(bar.get("width")) for bar in ElementTree.fromstring(DRAWN["bars"].svg).iter(f"{SVG}rect")]
    assert lengths[0] * 2 == pytest.approx(lengths[1], abs=0.2)
    assert lengths[2] == 0


def test_lines_are_to_scale_from_nought():
    drawn = ElementTree.fromstring(lines("d", "甲", (months("乙", [0, 50, 100]),)).svg)
    heights = [float(pair.split(",")[1]) for pair in drawn.find(f"{SVG}polyline").get("points").split()]
    assert heights[0] - heights[1] == pytest.approx(heights[1] - heights[2])
    assert heights[0] == float(drawn.find(f"{SVG}line").get("y1"))


def test_lines_are_told_apart_by_name_and_pattern_not_by_colour_alone():
    drawn = ElementTree.fromstring(DRAWN["lines"].svg)
    assert [text.text for text in drawn.iter(f"{SVG}text")][:2] == ["结婚", "离婚"]
    patterns = [path.get("stroke-dasharray") for path in drawn.iter(f"{SVG}polyline")]
    assert len(set(patterns)) == 2


def test_panels_share_one_scale():
    drawn = ElementTree.fromstring(small_multiples("e", "甲", (months("大", [0, 100]), months("小", [0, 50]))).svg)
    rises = []
    for path in drawn.iter(f"{SVG}polyline"):
        first, last = (float(pair.split(",")[1]) for pair in path.get("points").split())
        rises.append(first - last)
    assert rises[0] == pytest.approx(2 * rises[1])


def test_a_panel_says_its_greatest_value_and_a_bar_its_kind():
    drawn = ElementTree.fromstring(DRAWN["multiples"].narrow)
    assert [text.text for text in drawn.iter(f"{SVG}text") if text.get("class") == "chart-value"] == ["最高520对", "最高250对"] * 2
    (bar,) = ElementTree.fromstring(bars("h", "期限", (Point("已超期", 3, "3件", "red"),)).svg).iter(f"{SVG}rect")
    assert bar.get("class") == "chart-bar chart-bar-red"


def test_both_widths_may_stand_on_one_page():
    ids = [one.get("id") for one in ElementTree.fromstring(f"<div>{DRAWN['lines'].figure()}</div>").iter() if one.get("id")]
    assert len(ids) == len(set(ids)) == 4


def test_all_noughts_and_a_single_point_can_be_drawn():
    assert bars("f", "空", (Point("甲", 0, "0户"),)).svg
    assert lines("g", "空", (months("乙", [0]),)).svg


def test_words_are_escaped():
    drawn = bars('x"y', "<甲>", (Point("<b>", 1, "&1"),))
    ElementTree.fromstring(f"<div>{drawn.figure()}</div>")
    assert "<b>" not in drawn.figure()


@pytest.mark.parametrize(
    ("draw", "why"),
    [
        (lambda: bars("a", "甲", ()), "nothing to draw"),
        (lambda: bars("a", "甲", (Point("乙", -1, "-1"),)), "below"),
        (lambda: lines("a", "甲", (months("乙", [1, -1]),)), "below nought"),
        (lambda: lines("a", "甲", (months("乙", [1, 2]), months("丙", [1]))), "labels of its own"),
        (lambda: small_multiples("a", "甲", ()), "nothing to draw"),
    ],
)
def test_what_cannot_be_drawn_is_an_error(draw, why):
    with pytest.raises(ValueError, match=why):
        draw()
