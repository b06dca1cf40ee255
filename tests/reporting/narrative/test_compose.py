"""The report of 2024 from the source's figures, from some of them, from none; and what its words may not contain."""

from datetime import date

import pytest

from minzheng.reporting.documents.checks import check
from minzheng.reporting.documents.model import DocumentNumber, FigureRef, Heading, Paragraph, Text, numbered
from minzheng.reporting.figures.printing import counted
from minzheng.reporting.narrative import grammar
from minzheng.reporting.narrative.compose import TEXTS, compose, labelled, narrative
from minzheng.reporting.narrative.guard import typed_numbers, unbacked_claims
from minzheng.reporting.narrative.labels import names
from minzheng.vocabulary.errors import Refusal
from tests.reporting.source_figures import COUNTS, DAYS, MONEY, source_figures

FILES = sorted(TEXTS.glob("*/*.txt"))


def report(figures=None, year=2024, **options):
    options.setdefault("day", date(2025, 2, 20))
    figures = source_figures() if figures is None else figures
    return compose(year, figures, locality="演示区", organ="演示区民政局", mark="演练", **options)


def text_of(composition):
    """The body as it is read, one line a block, with heading numbers."""
    lines = []
    for number, block in numbered(composition.document.blocks):
        lines.append(number + (block.text if isinstance(block, Heading | Paragraph) else ""))
    return "\n".join(lines)


def test_the_source_figures_all_stand_in_the_report_as_the_source_prints_them():
    composition = report()
    assert {run.figure for run in composition.document.figures()} == set(MONEY) | set(COUNTS) | set(DAYS)
    text = text_of(composition)
    for expected in (
        "累计发放最低生活保障资金约5346万元。", "发放特困供养保障资金约2854万元。", "资金约603.25万元", "资金约3791万元",
        "救助192人次", "返乡5人次", "信息9人次", "150户404人", "198.75万元，救助困难群众591人次", "完成106户，完成率为103%",
        "45间", "镇（街道）全覆盖", "1129.98万元", "80周岁及以上", "111.94万元", "国内收养登记6宗", "解除收养关系登记1宗",
        "接到未保个案87宗，转介个案87宗", "个案45宗", "巡访35次", "2203.67万元", "941.47万元", "1014万元", "248.2万元", "1699.32万元",
        "8个社工站、41个服务点，在岗社工139人", "8个社工站全部登记", "慈善超市1间，于2024年11月15日", "655个", "113个", "542个",
        "社会组织15个", "结婚登记4279对、离婚登记2750对", "34人次", "4373宗", "约504.56万元", "572条道路", "2024年11月7日",
        "社区5个", "未收到反映行政执法突出问题的投诉", "完成检查31宗", "单位27间", "团体1间", "机构3间", "会议6次", "2024年5月",
        "41名干部职工", "通过率为100%", "活动10场", "废止1件", "2025年工作计划",
    ):  # fmt: skip
        assert expected in text, expected


def test_its_structure_is_that_of_the_source_and_of_article_25():
    headings = [number + block.text for number, block in numbered(report().document.blocks) if isinstance(block, Heading)]
    assert headings == [
        "一、2024年法治政府建设主要举措和成效",
        "（一）深入学习贯彻党的二十届三中全会精神和习近平法治思想",
        "（二）切实履行推进法治建设第一责任人职责",
        "（三）依法全面履行民政职能",
        "（四）严格规范公正文明执法",
        "（五）加强法治宣传教育",
        "（六）推进行政决策科学化、民主化、法治化",
        "二、存在的主要问题及原因",
        "三、2025年工作计划",
    ]
    text = text_of(report())
    for duty in ("亲自部署", "亲自过问", "亲自协调", "亲自督办", "主要原因是"):
        assert duty in text


def test_only_what_no_matter_supplies_is_missing():
    missing = report().missing
    assert not {figure for each in missing for figure in each.figures} & set(source_figures())
    assert {"行政处罚", "行政处罚听证"} <= {each.passage for each in missing}
    assert "缺少行政处罚决定" in " ".join(map(str, missing))


def test_without_a_figure_its_passage_is_left_out_and_named_and_numbering_has_no_gap():
    figures = dict(source_figures())
    for name in ("benefit_standards_raised", "subsistence_paid", "extreme_hardship_paid", "orphan_allowance_paid"):
        del figures[name]
    del figures["disability_subsidy_paid"]
    composition = report(figures)
    assert "约5346万元" not in text_of(composition)
    assert {"低保", "特困供养", "孤儿保障", "残疾人两项补贴"} <= {each.passage for each in composition.missing}
    leads = [number + block.lead.text for number, block in numbered(composition.document.blocks)
             if isinstance(block, Paragraph) and block.lead]  # fmt: skip
    assert leads[0] == "1.分层分类社会救助体系更加健全"
    assert "低保" in [each.passage for each in composition.missing if "基本民生保障" in each.section]


def test_without_any_figure_the_statements_remain_and_everything_else_is_listed():
    composition = report({})
    assert list(composition.document.figures()) == []
    known = {figure for item in narrative(2024)[1] if isinstance(item, grammar.Passage) for figure in item.figures()}
    listed = {figure for each in composition.missing for figure in each.figures}
    assert {"subsistence_paid", "marriages_registered", "law_exam_takers"} <= listed <= known
    names = {item.name for item in narrative(2024)[1] if isinstance(item, grammar.Passage) and item.figures()}
    assert {each.passage for each in composition.missing} == names
    assert [attachment.title for attachment in composition.document.attachments] == ["未接入事项"]
    assert all(words for _, words in composition.statements)


def test_wording_follows_the_figures():
    figures = dict(source_figures())
    for name, number in {"enforcement_complaints": 2, "canteen_town_coverage": 88, "minor_cases_referred": 80}.items():
        figures[name] = counted(name, name, number, figures[name].unit, as_of=date(2024, 12, 31))
    figures["normative_docs_repealed"] = counted("normative_docs_repealed", "", 0, "件")
    text = text_of(report(figures))
    assert "突出问题的投诉2件，逐件核查处理" in text
    assert "覆盖率为88%" in text
    assert "全覆盖" not in text
    assert "转介个案80宗" in text
    assert "全年没有废止文件" in text


def test_a_stock_without_its_day_is_not_printed():
    figures = dict(source_figures()) | {"social_orgs_total": counted("social_orgs_total", "", 655, "个")}
    left_out = next(each for each in report(figures).missing if each.passage == "在册社会组织")
    assert left_out.figures == ("social_orgs_total.截至",)
    assert "在册社会组织（截至日期）" in str(left_out)


def test_every_number_in_the_composed_words_comes_from_a_figure_or_is_the_year():
    for block in report().document.blocks:
        words = block.text if isinstance(block, Heading) else ""
        if isinstance(block, Paragraph):
            words = "".join(run.text if isinstance(run, Text) else "甲" for run in block.runs)
        assert typed_numbers(words, year=2024) == (), words


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_narrative_file_has_a_typed_number_or_an_unbacked_claim(file):
    items = grammar.parse(file.read_text(encoding="utf-8"), file.name)
    for item in items:
        texts = [item.text] if isinstance(item, grammar.Heading) else []
        if isinstance(item, grammar.Passage):
            texts = [variant.text for variant in item.variants]
        for text in texts:
            assert typed_numbers(text) == (), text
    assert list(unbacked_claims(items)) == []


def test_every_figure_of_the_narrative_has_a_name_and_every_source_figure_a_place():
    used = {figure for item in narrative(2024)[1] if isinstance(item, grammar.Passage) for figure in item.figures()}
    assert used <= set(names())
    assert set(source_figures()) <= used


def test_passage_names_are_unique():
    names = [item.name for item in narrative(2024)[1] if isinstance(item, grammar.Passage)]
    assert len(names) == len(set(names))


def test_the_words_are_clean_and_the_mark_is_on_the_document():
    document = report(number=DocumentNumber("演民", 2025, 3)).document
    assert check(document) == ()
    assert document.mark == "演练"
    assert document.addressee == "区委、区政府"


def test_links_of_desk_and_public_site_are_kept_apart():
    composition = report(desk_link="/desk/{}".format, public_link="/open/{}".format)
    figure = next(run for run in composition.document.figures() if isinstance(run, FigureRef))
    assert (figure.link, figure.public_link) == (f"/desk/{figure.figure}", f"/open/{figure.figure}")


def test_the_appendix_traces_each_printed_figure_once():
    traced = report().document.attachments[-1]
    table = traced.blocks[-1]
    assert traced.title == "数字溯源"
    assert len(table.rows) == len(set(MONEY) | set(COUNTS) | set(DAYS))
    assert report(appendices=False).document.attachments == ()


def test_a_later_year_uses_the_newest_words_with_its_own_years():
    composition = report(year=2026, day=date(2027, 2, 20))
    assert composition.text_year == 2024
    text = text_of(composition)
    assert "2026年度情况报告如下" in text
    assert "三、2027年工作计划" in text


def test_a_year_before_the_first_words_is_refused():
    with pytest.raises(Refusal, match="2023年度"):
        report(year=2023)


def test_an_unknown_figure_is_named_by_its_id():
    assert labelled("something_else") == "something_else"


def test_words_that_say_what_a_figure_says_are_traced_to_it():
    said = {run.printed: run.figure for run in report().document.figures()}
    assert said["全覆盖"] == "canteen_town_coverage"
    assert said["未收到"] == "enforcement_complaints"
