"""The abstract document: numbering without gaps, document numbers that can't be malformed, where the signature stands."""

import pytest

from minzheng.reporting.documents.model import (
    Attachment,
    DocumentNumber,
    Heading,
    Table,
    Text,
    attachment_label,
    column_widths,
    numbered,
    organ_mark,
    signature_indents,
    width,
)
from minzheng.vocabulary.errors import Refusal
from tests.reporting.documents.sample import ALLOWANCE, BODY, SAMPLE, words


def test_headings_and_leads_are_numbered_by_level_and_start_again_below_a_new_one():
    blocks = [
        Heading(1, "甲"), Heading(2, "乙"), Heading(3, "丙"), Heading(4, "丁"), Heading(4, "戊"), Heading(3, "己"),
        Heading(4, "庚"), words("词"), Heading(2, "辛"), Heading(3, "壬"), Heading(1, "癸"), Heading(2, "子"),
    ]  # fmt: skip
    assert [number for number, _ in numbered(blocks)] == [
        "一、", "（一）", "1.", "（1）", "（2）", "2.", "（1）", "", "（二）", "1.", "二、", "（一）",
    ]  # fmt: skip
    assert [number for number, _ in numbered(BODY)][3] == "1."


def test_the_eleventh_heading_is_written_in_words():
    assert [number for number, _ in numbered([Heading(2, "节")] * 11)][-1] == "（十一）"


def test_a_document_number_has_one_form():
    assert str(DocumentNumber("清城民", 2025, 3)) == "清城民〔2025〕3号"
    assert DocumentNumber.parse("清城民〔2025〕13号") == DocumentNumber("清城民", 2025, 13)


@pytest.mark.parametrize(
    "text", ["清城民〔2025〕03号", "清城民[2025]3号", "清城民〔2025〕第3号", "〔2025〕3号", "清城民〔25〕3号", "清城民（2025）3号"]
)
def test_a_malformed_document_number_is_refused_with_what_to_write(text):
    with pytest.raises(Refusal, match="六角括号"):
        DocumentNumber.parse(text)


def test_a_serial_of_nought_is_refused():
    with pytest.raises(Refusal):
        DocumentNumber("清城民", 2025, 0)


def test_shapes_that_cannot_be_printed_are_errors():
    with pytest.raises(ValueError, match="level 5"):
        Heading(5, "过深")
    with pytest.raises(ValueError, match="1 cells under 2"):
        Table("表", ("甲", "乙"), ((Text("一"),),))


def test_sealed_the_date_is_four_in_and_the_organ_centred_over_it():
    organ, day = "演示市演示区民政局", "2025年2月20日"
    organ_right, date_right = signature_indents(organ, day, sealed=True)
    assert date_right == 4
    assert organ_right + width(organ) / 2 == date_right + width(day) / 2


def test_a_long_organ_pushes_the_date_inwards_and_never_leaves_the_page():
    organ_right, date_right = signature_indents("某" * 30, "2025年2月20日", sealed=True)
    assert organ_right >= 0
    assert date_right > 4


@pytest.mark.parametrize("organ", ["某局", "演示市演示区民政局"])
def test_unsealed_the_date_begins_two_after_the_organ(organ):
    day = "2025年12月20日"
    organ_right, date_right = signature_indents(organ, day, sealed=False)
    assert (date_right + width(day)) + 2 == organ_right + width(organ)
    assert min(organ_right, date_right) == 2


def test_widths_and_labels():
    assert width("2025年·《》") == 2 + 1 + 0.5 + 2
    assert (attachment_label(1, 1), attachment_label(2, 3)) == ("附件", "附件2")
    assert organ_mark("民政局")[1] == 62
    assert organ_mark("某" * 40)[1] == 22
    narrow, wide = column_widths(Table("", ("甲", "乙"), ((Text("一"), Text("很长的一格" * 3)),)), 1000)
    assert narrow + wide == 1000
    assert narrow < wide


def test_a_document_knows_every_figure_it_prints():
    assert next(iter(SAMPLE.figures())) == ALLOWANCE
    assert len(list(SAMPLE.figures())) == 3 + 40
    held = Attachment("附", (BODY[3],))
    assert len(list(SAMPLE.__class__("题", "局", SAMPLE.date, (), attachments=(held,)).figures())) == 2


def test_short_columns_keep_their_width_and_long_ones_share_the_rest():
    row = (Text("结婚登记对数"), Text("4279对"), Text("很长的计数规则" * 10))
    label, printed, rule = column_widths(Table("", ("数字", "报告数", "计数规则"), (row,)), 4200)
    assert (label, printed) == (800, 500)
    assert rule == 4200 - 800 - 500
