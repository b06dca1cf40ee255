"""公文格式的案例（GB/T 9704）：每行二十八字、发文字号、成文日期、标点、层次字体、主送机关。"""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn

from minzheng.reporting.documents import word
from minzheng.reporting.documents.checks import check, check_text
from minzheng.reporting.documents.model import DocumentNumber
from minzheng.vocabulary.errors import Refusal
from tests.matters.worked import worked
from tests.reporting.documents.sample import SAMPLE

FORBID, WARN = {"allowed": False}, {"verdict": "review"}
PITCH = worked("FMT-C02", "版心一百五十六毫米，三号字不改字距排二十八个", FORBID, area=156, characters=28, points=16, spacing=-848)
NUMBERS = worked("FMT-C03", "发文字号用方括号、编虚位", FORBID, typed=("清城民〔2025〕03号", "清城民[2025]3号", "清城民〔2025〕第3号", "清城民(2025)3号"))
DATED = worked("FMT-C04", "成文日期写成汉字", FORBID, typed="二〇二五年二月二十日")
HALF = worked("FMT-C05", "从网页带来的半角逗号", FORBID, typed="2024年,清城区")
LEVELS = worked("FMT-C08", "（一）一级用了黑体", FORBID, font="黑体")
TWO = worked("FMT-C09", "一份报告主送区委、区政府和市民政局", WARN, addressee="区委、区政府和市民政局")
CASES = (PITCH, NUMBERS, DATED, HALF, LEVELS, TWO)


@pytest.fixture(scope="module")
def written() -> bytes:
    return word.write(SAMPLE)


def test_twenty_eight_characters_need_their_own_pitch(written):
    points = PITCH.given["area"] / 25.4 * 72
    fits = PITCH.given["characters"] * PITCH.given["points"] <= points
    assert fits is PITCH.expect["allowed"]
    needed = round((points / PITCH.given["characters"] - PITCH.given["points"]) * 4096)
    [grid] = docx.Document(io.BytesIO(written)).element.iter(qn("w:docGrid"))
    assert int(grid.get(qn("w:charSpace"))) == PITCH.given["spacing"]
    assert abs(needed - PITCH.given["spacing"]) <= 4


@pytest.mark.parametrize("typed", NUMBERS.given["typed"])
def test_a_document_number_has_one_form(typed):
    with pytest.raises(Refusal):
        DocumentNumber.parse(typed)
    assert str(DocumentNumber("清城民", 2025, 3)) == "清城民〔2025〕3号"


@pytest.mark.parametrize(("case", "right"), [(DATED, "2025年2月20日"), (HALF, "2024年，清城区")], ids=str)
def test_a_date_in_words_and_half_width_marks_are_named_before_it_is_issued(case, right):
    assert bool(list(check_text(case.given["typed"]))) is not case.expect["allowed"]
    assert list(check_text(right)) == []


def test_the_second_level_is_in_kai(written):
    """一、黑体，（一）楷体，1.和（1）仿宋。"""
    styles = docx.Document(io.BytesIO(written)).styles
    fonts = [styles[f"Heading {level}"].element.find(f".//{qn('w:rFonts')}").get(qn("w:eastAsia")) for level in (1, 2, 3, 4)]
    assert fonts == ["黑体", "楷体_GB2312", "仿宋_GB2312", "仿宋_GB2312"]
    assert (fonts[1] == LEVELS.given["font"]) is LEVELS.expect["allowed"]


@pytest.mark.parametrize(
    ("addressee", "signer", "told"),
    [
        (TWO.given["addressee"], "何某某", True),
        ("区委、区政府、市民政局", "何某某", True),
        ("市民政局、区委依法治区办", "何某某", True),
        ("区委、区政府", "何某某", False),
        ("市民政局", "何某某", False),
        ("各镇人民政府、各街道办事处", "", False),
    ],
)
def test_a_report_sent_upward_has_one_addressee(addressee, signer, told):
    found = [one.rule for one in check(replace(SAMPLE, addressee=addressee, signer=signer))]
    assert (found == ["REP-05"]) is told
    assert TWO.expect["verdict"] == "review"
