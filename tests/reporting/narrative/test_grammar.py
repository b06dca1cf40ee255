"""What a narrative file may contain, and that anything else is named with its file and line."""

import pytest

from minzheng.reporting.figures.printing import by_id, counted, dated, rate
from minzheng.reporting.narrative.grammar import Break, Heading, Malformed, Passage, parse

TEXT = """% 说明
# {year}年情况
### 民生保障。
[低保] 发放{subsistence_paid}，
  截至{subsistence_paid.截至}。
[特困] 发放{extreme_hardship_paid}。

[投诉：enforcement_complaints 为零] 未收到。
[投诉：其他] 收到{enforcement_complaints}。
[活动：依据 publicity_events、publicity_days] 全部完成。
"""


def passages(text):
    return [item for item in parse(text, "稿.txt") if isinstance(item, Passage)]


def test_headings_passages_and_breaks_come_in_order():
    items = parse(TEXT, "稿.txt")
    assert items[:2] == (Heading(1, "{year}年情况", lead=False), Heading(3, "民生保障", lead=True))
    assert [item.name for item in items if isinstance(item, Passage)] == ["低保", "特困", "投诉", "活动"]
    assert isinstance(items[4], Break)


def test_a_line_of_plain_words_is_a_passage_named_by_its_place():
    assert [(one.name, one.variants[0].text) for one in passages("# 题\n\n随便一行。\n又一行{x}。")] == [("第3行", "随便一行。"), ("第4行", "又一行{x}。")]


def test_words_can_stand_for_a_figure():
    assert passages("[覆盖] 实现{canteen_town_coverage：全覆盖}。")[0].figures() == ("canteen_town_coverage",)


def test_a_line_beginning_with_two_spaces_goes_on():
    assert passages(TEXT)[0].variants[0].text == "发放{subsistence_paid}，截至{subsistence_paid.截至}。"


def test_a_passage_knows_the_figures_it_prints_rests_on_and_asks():
    subsistence, _, complaints, events = passages(TEXT)
    assert subsistence.figures() == ("subsistence_paid",)
    assert subsistence.variants[0].dated() == ("subsistence_paid",)
    assert complaints.asks() == ("enforcement_complaints",)
    assert events.figures() == ("publicity_events", "publicity_days")


@pytest.mark.parametrize(
    ("condition", "number", "chosen"),
    [
        ("x 为零", 0, True), ("x 为零", 1, False), ("x 大于零", 1, True), ("x 大于零", 0, False),
        ("x 满百", 100, True), ("x 满百", 99, False), ("x 等于 y", 7, True), ("x 等于 y", 8, False),
    ],
)  # fmt: skip
def test_the_first_variant_whose_condition_holds_is_chosen(condition, number, chosen):
    passage = passages(f"[段：{condition}] 甲\n[段：其他] 乙")[0]
    figures = by_id(counted("x", "", number, "个"), counted("y", "", 7, "个"))
    assert passage.chosen(figures).text == ("甲" if chosen else "乙")


def test_a_coverage_that_only_rounds_to_a_hundred_is_not_full():
    passage = passages("[覆盖：x 满百] 全覆盖\n[覆盖：其他] 未全覆盖")[0]
    assert passage.chosen(by_id(rate("x", "", 999, 1000))).text == "未全覆盖"
    assert rate("x", "", 999, 1000).text == "100%"


def test_no_wording_depends_on_the_size_of_a_date():
    from datetime import date

    passage = passages("[段：x 为零] 甲\n[段：其他] 乙")[0]
    with pytest.raises(TypeError, match="date"):
        passage.chosen(by_id(dated("x", "", date(2024, 1, 1))))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[没有收尾", "稿.txt:1"),
        ("##### 过深", "heading"),
        ("#没有空格", "heading"),
        ("\n[段名]", "稿.txt:2"),
        ("[段] {大写}", "unreadable"),
        ("[段] {subsistence_paid", "unreadable"),
        ("[段] {subsistence_paid.value}", "unreadable"),
        ("[段：x 约等于 y] 甲\n[段：其他] 乙", "no such condition"),
        ("[段：x 大于 3] 甲\n[段：其他] 乙", "no such condition"),
        ("[段：x 为零] 甲", "closed by"),
        ("[段：其他] 甲", "closed by"),
        ("[段] 甲\n[段] 乙", "closed by"),
        ("[段：x 为零] 甲\n[段：其他] 乙\n[段：其他] 丙", "closed by"),
    ],
)
def test_anything_else_is_malformed_and_the_place_is_named(text, why):
    with pytest.raises(Malformed, match=why):
        parse(text, "稿.txt")
