"""The report checker: planted faults are found and named, clean reports of many bureaus raise no false error."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from minzheng.checking.arithmetic import claims
from minzheng.checking.check import check
from minzheng.checking.findings import ERROR, Finding
from minzheng.checking.mentions import Text
from minzheng.checking.recognising import recognised
from tests.conftest import skip_loudly

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


def test_there_are_twenty_clean_reports_unlike_one_another() -> None:
    assert len(CLEAN) >= 20
    assert len({re.sub(r"\d", "", p.read_text(encoding="utf-8"))[:60] for p in CLEAN}) == len(CLEAN)


@every_clean
def test_one_wrong_digit_in_a_claimed_sum_is_named(path: Path) -> None:
    """Each digit of each number of every sum the words claim to be whole; the finding covers the place."""
    raw = path.read_text(encoding="utf-8")
    for claim in claims(Text(raw)):
        assert claim.added == claim.total.amount or "四舍五入" in raw, raw[claim.total.start : claim.parts[-1].end]
        for number in claim.numbers if claim.certain else ():
            for at in range(number.start, number.start + len(str(number.value))):
                if not raw[at].isdigit():
                    continue
                digit = "5" if raw[at] != "5" else "6"
                wrong = check(raw[:at] + digit + raw[at + 1 :])
                assert any(f.rule == "sum" and f.severity == ERROR and f.start <= at < f.end for f in wrong), (raw[at - 12 : at + 8], digit)


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
    assert len({one.figure for one in recognised(Text(raw))}) == 50
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
