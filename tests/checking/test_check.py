"""The report checker: planted faults are found and named, clean reports of many bureaus raise no false error."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from minzheng.catalogue import matters
from minzheng.checking.check import check
from minzheng.checking.findings import ERROR, Finding
from minzheng.checking.lists import claims
from minzheng.checking.mentions import Text
from minzheng.checking.recognising import recognised
from minzheng.checking.source import text_of_page
from minzheng.reporting.documents import web
from minzheng.reporting.figures.printing import counted
from minzheng.reporting.narrative.compose import compose
from tests.conftest import skip_loudly
from tests.reporting.source_figures import source_figures

CLEAN = sorted((Path(__file__).parent / "clean").glob("*.txt"))
OURS = (Path(__file__).parent / "weak.txt").read_text(encoding="utf-8")
SOURCE = Path(__file__).resolve().parents[3] / "shared" / "seed" / "000_5d2ab5fed4f2549d.txt"
every_clean = pytest.mark.parametrize("path", CLEAN, ids=lambda p: p.stem)


def errors(findings: list[Finding]) -> list[Finding]:
    return [one for one in findings if one.severity == ERROR]


def rules(text: str, year: int | None = None) -> set[str]:
    return {one.rule for one in check(text, year)}


@every_clean
def test_a_clean_report_raises_no_error(path: Path) -> None:
    assert errors(check(path.read_text(encoding="utf-8"))) == []


def test_there_are_forty_clean_reports_unlike_one_another() -> None:
    assert len(CLEAN) >= 39
    assert len({re.sub(r"\d", "", p.read_text(encoding="utf-8"))[:60] for p in CLEAN}) == len(CLEAN)


@every_clean
def test_one_wrong_digit_in_a_claimed_sum_is_named(path: Path) -> None:
    """Each digit of each number of every sum the words claim to be whole; the finding covers the place."""
    raw = path.read_text(encoding="utf-8")
    for claim in claims(Text(raw)):
        assert not claim.certain or claim.added == claim.total.amount or "四舍五入" in raw, raw[claim.total.start : claim.parts[-1].end]
        for number in claim.numbers if claim.certain else ():
            for at in range(number.start, number.start + len(str(number.value))):
                if not raw[at].isdigit():
                    continue
                digit = "5" if raw[at] != "5" else "6"
                wrong = check(raw[:at] + digit + raw[at + 1 :])
                assert any(f.rule == "sum" and f.severity == ERROR and f.start <= at < f.end for f in wrong), (raw[at - 12 : at + 8], digit)


PLANTED = [
    ("25", "农村低保2714户", "农村低保2724户", "sum", "2724户", "3136户"),
    ("25", "参检率96.6%", "参检率69.6%", "rate", "69.6%", "96.6%"),
    ("25", "同比增长2.6%", "同比增长3.6%", "growth", "3.6%", "2.6%"),
    ("26", "占比89.7%", "占比87.9%", "share", "87.9%", "89.7%"),
    ("26", "其他96宗", "其他86宗", "sum", "86宗", "2374宗"),
    ("26", "+10.0%", "+11.0%", "growth", "+11.0%", "10.0%"),
    ("27", "整改率91.3%", "整改率93.1%", "rate", "93.1%", "91.3%"),
    ("27", "非学科类122所", "非学科类112所", "sum", "112所", "133所"),
    ("28", "结案61件", "结案67件", "rate", "67件", "104.7%"),
    ("28", "人均2000元", "人均200元", "per-head", "200元", "2000元"),
    ("29", "占28.5%", "占25.8%", "share", "25.8%", "28.5%"),
    ("29", "合格9712批次", "合格9912批次", "rate", "9912批次", "100.6%"),
    ("30", "发放金额1043.6万元", "发放金额1043.6元", "magnitude", "1043.6元", "核对单位"),
    ("30", "80户的107.5%", "80户的117.5%", "share", "117.5%", "107.5%"),
    ("31", "2025年2月28日召开", "2025年2月30日召开", "date-impossible", "2月30日", "没有这一天"),
    ("31", "6月30日前完成", "6月31日前完成", "date-impossible", "6月31日", "没有这一天"),
    ("31", "9月5日举办", "2026年9月5日举办", "date-outside-year", "2026年9月5日", "2025年"),
    ("31", "户均9000元", "户均900元", "per-head", "900元", "9000元"),
    ("32", "完成314件，完结", "完成341件，完结", "rate", "341件", "109%"),
    ("33", "税收占比64.8%", "税收占比46.8%", "share", "46.8%", "64.8%"),
    ("33", "占一般公共预算支出的80.1%", "占一般公共预算支出的81.1%", "share", "81.1%", "80.1%"),
    ("33", "节约率5.1%", "节约率15.1%", "rate", "15.1%", "1100万元÷"),
    ("34", "采纳率92.1%", "采纳率91.2%", "rate", "91.2%", "92.1%"),
    ("34", "提高4.7个百分点", "提高4.2个百分点", "growth", "4.2个百分点", "4.7个百分点"),
    ("35", "2025年末在册302家", "2025年末在册312家", "sum", "312家", "302家"),
    ("35", "占在册数的5.0%", "占在册数的8.0%", "share", "8.0%", "÷"),
    ("36", "合计\t100", "合计\t110", "sum", "110", "100"),
    ("36", "\t360450", "\t365450", "sum", "365450", "360450"),
    ("37", "好评率99.9%", "好评率98.9%", "rate", "98.9%", "99.9%"),
    ("37", "罚没合计10.95万元", "罚没合计10.59万元", "sum", "10.59万元", "10.95万元"),
    ("38", "败诉1宗", "败诉2宗", "sum", "2宗", "22宗"),
    ("38", "；原因是早期用地审批资料缺失", "", "missing-causes", "问题与原因", "原因"),
    ("39", "合计5,756.4万元", "合计5,765.4万元", "sum", "5,765.4万元", "5756.4万元"),
    ("39", "增幅3.8%", "增幅8.3%", "growth", "8.3%", "3.8%"),
    ("39", "三、2026年工作计划\n完成养老机构消防检查100%全覆盖，普法活动不少于15场。\n", "", "missing-plan", "", "第二十五条第四项"),
]  # fmt: skip
"""One fault in a clean text: the file, the words, what they become, the rule that must name it, what its quote and its `expected` hold."""


@pytest.mark.parametrize(("file", "words", "wrong", "rule", "quoted", "expected"), PLANTED, ids=[f"{one[0]}-{one[3]}-{one[2][:12]}" for one in PLANTED])
def test_a_planted_fault_is_named_at_its_place(file: str, words: str, wrong: str, rule: str, quoted: str, expected: str) -> None:
    raw = next(path for path in CLEAN if path.name.startswith(file)).read_text(encoding="utf-8")
    assert raw.count(words) == 1
    found = [one for one in check(raw.replace(words, wrong)) if one.rule == rule and one.severity != "note"]
    assert any(quoted in one.quote and expected in one.expected for one in found), found
    at = raw.index(words)
    assert any(one.start < at + max(len(wrong), 1) and at <= one.end for one in found) or rule.startswith("missing")
    assert rule not in {one.rule for one in check(raw) if one.severity == ERROR}


WEAK = {
    "act-without-count": "突击实地检查", "overlapping-outcomes": "90宗", "as-of-missing": "截至目前", "zero-without-query": "未收到相关问题投诉",
    "rate-without-base": "100%", "stock-or-flow": "共纳入", "stock-without-date": "640个", "balance-without-opening": "历年结余",
    "stock-without-exits": "新成立社会组织", "mixed-purposes": "两项补贴", "small-cell": "1宗", "effect-unmeasured": "取得较好成效",
    "four-duties": "亲自部署", "official-name": "执法一体化平台", "licence-not-published": "行政检查、行政处罚、行政强制",
    "unbalanced-quotes": "”", "typing-error": "影响力力度", "decimals-differ": "1200.5万元", "approximate-but-exact": "约402.25万元",
    "date-style": "“9.5”", "measure-word": "间", "title-list-style": "》《", "half-width-punctuation": ",", "missing-causes": "主要问题",
    "plan-without-target": "计划",
}  # fmt: skip


@pytest.mark.parametrize("rule", WEAK)
def test_each_weak_point_of_a_real_kind_of_report_is_found(rule: str) -> None:
    found = [one for one in check(OURS) if one.rule == rule]
    assert found, rule
    assert any(WEAK[rule] in one.quote for one in found), [one.quote for one in found]


def test_a_weak_report_raises_no_false_sum_error() -> None:
    assert [one.rule for one in errors(check(OURS))] == ["missing-causes"]


SENTENCES = [
    ("全年接待来访群众312批1046人次，其中集体访11批208人次、个体访301批838人次。", set()),
    ("受理仲裁申请214件，结案209件（含上年结转12件），结案率97.7%。", set()),
    ("应参训512人，实际参训498人，参训率97.3%，考试合格491人，合格率98.6%。", set()),
    ("全年投入资金1.2亿元，其中中央资金3600万元、省级资金4200万元、市县配套4200万元。", set()),
    ("累计发放养老服务补贴362.5万元，惠及老人1208人，人均3001元。", set()),
    ("检查企业460家次，发现隐患1283条，已整改1270条，整改率99%，其余13条限期整改。", set()),
    ("2025年1—11月，办理案件68宗，同比减少12宗，下降15%。", set()),
    ("全区共有养老床位3200张，其中护理型床位2080张，占比65%。", set()),
    ("召开新闻发布会4场，印发简报36期，第24期被省厅转发。", set()),
    ("公开政府信息2,316条，其中网站1,204条、公众号986条、公报126条。", set()),
    ("行政处罚案件中，简易程序217宗、普通程序64宗，合计281宗。", set()),
    ("满意率由96.2%降至95.8%，下降0.4个百分点。", set()),
    ("完成投资计划的112%，同比提升8个百分点。", set()),
    ("全年培训3期，分别为42人、38人、51人，共131人次。", set()),
    ("本年度共收到人大建议15件、政协提案22件，合计37件，办复率100%。", set()),
    ("经费预算580万元，实际支出566.4万元，执行率97.7%。", set()),
    ("截至2025年12月31日，持证执法人员126人，占在编人员158人的79.7%。", set()),
    ("出动执法人员2,300余人次，检查场所900多家次，取缔无证摊点61个。", set()),
    ("一般程序案件法制审核率、公示率均为100%。", set()),
    ("全区65岁以上老年人9.86万人，占户籍人口的16.2%。", set()),
    ("民办非企业单位、社会团体年度检查应检568家，合格539家，基本合格12家，不合格6家，未参检11家。", set()),
    ("全年组织现场招聘会27场，提供岗位1.63万个，达成意向4318人，意向率26.5%。", set()),
    ("为234名困境儿童购买保险，每人120元，共计2.81万元。", set()),
    ("接听热线5600通，平均每天15通。", set()),
    ("办理离婚登记1098对，比上年1203对减少105对，下降8.7%。", set()),
    ("全年接待来访群众312批1046人次，其中集体访11批208人次、个体访301批848人次。", {"sum"}),
    ("全年投入资金1.2亿元，其中中央资金3600万元、省级资金4200万元、市县配套4200元。", {"sum"}),
    ("2025年1—11月，办理案件68宗，同比减少12宗，下降25%。", {"growth"}),
    ("全区共有养老床位3200张，其中护理型床位2080张，占比56%。", {"share"}),
    ("公开政府信息2,316条，其中网站1,204条、公众号986条、公报226条。", {"sum"}),
    ("行政处罚案件中，简易程序217宗、普通程序64宗，合计291宗。", {"sum"}),
    ("满意率由96.2%降至95.8%，下降4个百分点。", {"growth"}),
    ("本年度共收到人大建议15件、政协提案22件，合计47件，办复率100%。", {"sum"}),
    ("截至2025年12月31日，持证执法人员126人，占在编人员158人的97.7%。", {"share"}),
    ("应参训512人，实际参训498人，参训率93.7%，考试合格491人，合格率98.6%。", {"rate"}),
    ("应参训512人，实际参训498人，参训率97.3%，考试合格491人，合格率96.8%。", {"rate"}),
    ("办理离婚登记1098对，比上年1203对减少105对，下降18.7%。", {"growth"}),
    ("办理离婚登记1098对，比上年1203对减少115对，下降8.7%。", {"growth"}),
    ("为234名困境儿童购买保险，每人120元，共计28.1万元。", {"per-head"}),
    ("2025年4月31日举办活动。", {"date-impossible"}),
    ("2025年13月召开会议。", {"date-impossible"}),
    ("检查企业460家次，发现隐患1283条，已整改1270条，整改率90%。", {"rate"}),
    ("累计发放养老服务补贴362.5万元，惠及老人1208人，人均300元。", {"per-head"}),
    ("全年收到复议申请40件，其中受理31件、不予受理8件。", set()),
    ("全年办结案件43件，其中警告20件、罚款24件。", {"sum"}),
    ("执法人员46人，其中女性21人、党员30人、40岁以下27人。", set()),
    ("全区养老机构12家（公办4家，民办9家）。", {"sum"}),
    ("全区养老机构13家（公办4家，民办9家）。", set()),
    ("支出低保金100.5万元、特困供养金20.5万元，合计121万元。", set()),
    ("支出低保金100.5万元、特困供养金20.5万元，合计131万元。", {"sum"}),
    ("由120件增加到150件，增长25%。", set()),
    ("由120件增加到150件，增长35%。", {"growth"}),
    ("应考45人，实际参加考试41人，参考率91.1%。", set()),
    ("应考45人，实际参加考试41人，参考率93%。", {"rate"}),
    ("社会组织1200家，其中社会团体300家，占25%。", set()),
    ("社会组织1200家，其中社会团体300家，占总数的35%。", {"share"}),
    ("合格率为112%。", {"percent-over-100"}),
    ("改造完成率103%。", set()),
    ("发放临时救助金50万元，救助200人次，人均2500元。", set()),
    ("发放临时救助金50万元，救助200人次，人均3500元。", {"per-head"}),
    ("发放高龄津贴1129.98亿元。", {"magnitude"}),
    ("发放高龄津贴1129.98元。", {"magnitude"}),
    ("办理结婚登记4279.5对。", {"magnitude"}),
    ("2024年2月30日召开会议。", {"date-impossible"}),
    ("941.47+1014+248.2=2203.67", set()),
    ("941.47+1014+248.2=2203.76", {"sum"}),
    ("接到未保个案87宗，转介个案90宗，跟进个案45宗。", {"part-over-whole"}),
    ("救助流浪乞讨人员92人次，护送受助人员返乡105人次。", {"part-over-whole"}),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES, ids=[s for s, _ in SENTENCES])
def test_arithmetic_of_a_sentence(sentence: str, expected: set[str]) -> None:
    about_the_whole = {"missing-shortcomings", "missing-plan"}
    assert {one.rule for one in errors(check(sentence, 2024))} - about_the_whole == expected


def test_a_printed_number_that_differs_from_the_journal_is_named() -> None:
    printed = {
        "marriages_registered": (Decimal(4279), "对", "4279对"),
        "old_age_allowance_paid": (Decimal("1129.9812"), "万元", "1129.98万元"),
    }
    good = "办理结婚登记4279对，发放高龄津贴共1129.98万元。"
    assert "journal" not in {one.rule for one in check(good, 2024, printed)}
    found = [one for one in check(good.replace("4279", "4297"), 2024, printed) if one.rule == "journal"]
    assert [(one.quote, one.expected, one.found) for one in found] == [("4297对", "台账中为4279对", "写作4297对")]


def test_years_of_parts_and_laws_of_the_year() -> None:
    assert "heading-year" in rules(
        "2024年法治政府建设工作报告\n一、2023年工作情况\n开展工作。\n二、存在的问题和原因\n因为人少。\n三、2025年计划\n培训2次。"
    )
    assert "law-not-in-force" in rules("认真学习《中华人民共和国社会救助法》。", 2024)
    assert "law-not-in-force" not in rules("认真学习《中华人民共和国社会救助法》。", 2026)
    assert "replaced-rule" in rules("依据粤府令第183号举行听证。", 2024)


def test_places_are_characters_of_the_text_as_given() -> None:
    for one in check(OURS):
        assert OURS[one.start : one.end].startswith(one.quote[:20]) or one.quote in OURS[max(0, one.start - 8) : one.end + 8]


def test_numbers_that_are_names_are_not_figures() -> None:
    text = Text("“1310”具体部署，“12·4”国家宪法日，粤府〔2023〕73号，12345热线，第48条，2024年11月7日，《2024年度通知》。")
    assert text.mentions == []


def test_the_source_report_when_it_is_there() -> None:
    """All fifty statistics recognised in the source's own words; each wrong digit in its three sums named, no other sum error."""
    if not SOURCE.is_file():
        skip_loudly("与原报告的比对", "原报告不在本仓库旁边")
    raw = SOURCE.read_text(encoding="utf-8")
    said = {one.figure for one in recognised(Text(raw))}
    assert len(said - {"canteen_town_coverage", "elder_age_threshold"}) == 50  # these two are said in words, and a limit, not a count
    assert {one.rule for one in errors(check(raw))} == {"missing-causes"}
    assert set(WEAK) - {"small-cell"} <= rules(raw)


def test_a_table_of_figures_is_not_a_sentence() -> None:
    """Rows of an annex, read with their cells (docx, html) or as lines (pdf), state no sums."""
    rows = ("低保金\t5346万元\t81163\t含单人保",
            "特困供养\t2854万元\t23958\t其中：按月", "孤儿保障\t603.25万元\t4031\t其中：按月", "两项补贴\t3791万元\t9\t按月")
    body = "一、工作情况\n发放低保金5346万元。\n附件2\n"
    assert "sum" not in rules(body + "\n".join(rows))
    assert "sum" not in rules(body + "\n".join(rows).replace("\t", " "))
    assert "sum" in rules("一、工作情况\n发放资金5346万元，其中低保2854万元，特困603.25万元，其他3791万元。")


def test_our_own_report_is_recognised_number_by_number() -> None:
    """Every figure of our report has a value of its own: what is recognised is the figure that was printed there, and all are but days
    and months; and the checker raises no error against our words."""
    figures = dict(source_figures())
    declared = [figure for matter in matters() for figure in matter.figures if figure.id not in figures]
    for place, figure in enumerate(one for one in declared if one.unit not in ("日期", "月份", "%", "元", "万元", "亿元")):
        figures[figure.id] = counted(figure.id, figure.label, 20_001 + 2 * place, figure.unit, as_of=date(2024, 12, 31))
    made = compose(2024, figures, locality="演示区", organ="演示区民政局", mark=None, day=date(2025, 2, 20))
    words = text_of_page(web.fragment(made.document))
    text, printed = Text(words), {run.figure for run in made.document.figures()}
    found = [one for one in recognised(text) if one.mention.start < text.annex]
    wrong = [(one.figure, one.mention.before, one.mention.text) for one in found if figures[one.figure].value != one.mention.value]
    assert wrong == []
    assert {figures[one].unit for one in printed - {one.figure for one in found}} <= {"日期", "月份"}
    assert {one.rule for one in errors(check(words, 2024))} <= {"sum", "part-over-whole"}  # invented values keep no relation
