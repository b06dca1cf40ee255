"""Numbers typed by hand are found, in digits and in words; names and references are passed over."""

import pytest

from minzheng.reporting.narrative.grammar import parse
from minzheng.reporting.narrative.guard import typed, typed_in, typed_numbers, unbacked_claims


@pytest.mark.parametrize(
    "text",
    [
        "办理结婚登记4279对",
        "约5346万元",
        "完成率为103%",
        "救助１９２人次",
        "2024年，全区",
        "废止规范性文件一件",
        "举办培训三期",
        "发放资金五千三百四十六万元",
        "完成率为百分之百",
        "二十余场活动",
        "“6月30”活动",
        "6·30活动",
        "共8个社工站",
        "{marriages_registered：4279对}",
    ],
)
def test_a_typed_number_is_found(text):
    assert typed_numbers(text)


@pytest.mark.parametrize(
    "text",
    [
        "发放{donations_campaign_630}，截至{donations_campaign_630.截至}",
        "“6·30”活动、“9.5”中华慈善日、“12·4”国家宪法日、省委“1310”具体部署",
        "民发〔2017〕45号、粤府令第303号、《GB/T 9704-2012》",
        "党的二十大和二十届二中、三中全会精神，“三会一课”，三项制度，“双随机、一公开”",
        "为期{rural_children_action_years}的行动，{year}年",
        "第一责任人、一网统管、逐一核查",
        "2024年11月7日批复，3月1日前报送",
        "行政处罚法第44条第2款，第28项",
    ],
)
def test_names_and_references_are_no_typed_numbers(text):
    assert typed_numbers(text) == ()


def test_the_years_of_the_report_are_parameters_and_other_years_are_not():
    assert typed_numbers("2024年报告、2025年计划", year=2024) == ()
    assert typed_numbers("2023年报告", year=2024) == ("2023年报",)
    assert typed_numbers("12024年", year=2024)


def test_a_claim_in_words_needs_a_figure_behind_it():
    text = "[覆盖] 实现全覆盖。\n\n[投诉：x 为零] 未收到投诉。\n[投诉：其他] 收到{x}。\n\n[提标：依据 y] 全部完成。"
    assert list(unbacked_claims(parse(text))) == [("覆盖", "全覆盖")]


def test_the_place_of_a_typed_number_is_told():
    text = "发放{subsistence_paid：全部}资金，惠及320人次。"
    assert [(one.words, text[one.start : one.end]) for one in typed(text)] == [("320人次", "320人次")]


def test_in_a_section_remarks_and_names_of_passages_are_not_looked_at():
    section = "% 2023年的旧数\n%  共3户\n# {year}年\n\n[段9：x 为零] 无。\n[段9：其他] 有5户。"
    assert [one.words for one in typed_in(section, year=2024)] == ["5户"]
