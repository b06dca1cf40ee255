"""The .docx opened again: page, grid, fonts and numbers of GB/T 9704 as python-docx and as raw XML see them."""

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from lxml import etree

from minzheng.reporting.documents import word
from minzheng.reporting.documents.model import PageNumbers
from tests.reporting.documents.sample import PLAIN, SAMPLE

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def written():
    return word.write(SAMPLE)


@pytest.fixture(scope="module")
def opened(written):
    return docx.Document(io.BytesIO(written))


def raw(content, name):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read(name))


def test_paper_and_margins(opened):
    section = opened.sections[0]
    for name, millimetres in {
        "page_width": 210, "page_height": 297, "top_margin": 37, "bottom_margin": 35, "left_margin": 28, "right_margin": 26,
    }.items():  # fmt: skip
        assert abs(getattr(section, name) - Mm(millimetres)) < Mm(0.1), name


def test_the_grid_has_22_lines_and_28_characters(written):
    section = raw(written, "word/document.xml").find(f".//{W}sectPr")
    grid = section.find(f"{W}docGrid")
    assert grid.get(f"{W}type") == "linesAndChars"
    margins = section.find(f"{W}pgMar")
    size = section.find(f"{W}pgSz")
    high = int(size.get(f"{W}h")) - int(margins.get(f"{W}top")) - int(margins.get(f"{W}bottom"))
    wide = int(size.get(f"{W}w")) - int(margins.get(f"{W}left")) - int(margins.get(f"{W}right"))
    assert high // int(grid.get(f"{W}linePitch")) == 22
    pitch = 16 + int(grid.get(f"{W}charSpace")) / 4096
    assert round(wide / 20 / pitch, 2) == 28


def test_a_line_of_the_body_holds_28_characters_without_help_of_the_grid(opened):
    normal = opened.styles["Normal"].element
    spacing = int(normal.find(f".//{W}rPr/{W}spacing").get(f"{W}val")) / 20
    area = (11906 - 1587 - 1474) / 20
    assert area // (16 + spacing) == 28
    assert normal.find(f".//{W}pPr/{W}spacing").get(f"{W}line") == "579"


@pytest.mark.parametrize(
    ("style", "font", "points"),
    [
        ("Title", "方正小标宋简体", 22),
        ("正文段落", None, None),
        ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体_GB2312", 16),
        ("Heading 3", "仿宋_GB2312", 16),
        ("Heading 4", "仿宋_GB2312", 16),
        ("Footer", "宋体", 14),
        ("附件序号", "黑体", 16),
        ("版记", "仿宋_GB2312", 14),
    ],
)
def test_each_element_has_its_font(opened, style, font, points):
    held = opened.styles[style]
    fonts = held.element.find(f".//{W}rFonts")
    if font is None:
        assert fonts is None
        fonts = opened.styles.element.find(f".//{W}docDefaults//{W}rFonts")
        font = "仿宋_GB2312"
        assert opened.styles["Normal"].font.size == Pt(16)
    else:
        assert held.font.size == Pt(points)
    assert {fonts.get(f"{W}{script}") for script in ("eastAsia", "ascii", "hAnsi")} == {font}


def test_every_named_font_has_a_substitute(written):
    table = raw(written, "word/fontTable.xml")
    named = {font.get(f"{W}name") for font in table.iter(f"{W}font")}
    used = {value for fonts in raw(written, "word/styles.xml").iter(f"{W}rFonts") for value in fonts.attrib.values()}
    assert used == named
    assert all("Noto" in font.find(f"{W}altName").get(f"{W}val") for font in table.iter(f"{W}font"))


def test_body_paragraphs_begin_two_characters_in(opened):
    indent = opened.styles["正文段落"].element.find(f".//{W}ind")
    assert indent.get(f"{W}firstLineChars") == "200"


def test_the_words_stand_in_order_with_their_numbers(opened):
    lines = [paragraph.text for paragraph in opened.paragraphs if paragraph.text]
    assert lines[:4] == [
        "演示市演示区民政局文件", "演民〔2025〕3号\t签发人：张三", "演示区民政局关于2024年度", "法治政府建设情况的报告",
    ]  # fmt: skip
    assert lines[4:9] == [
        "区委、区政府：",
        "现将有关情况报告如下：",
        "一、工作情况",
        "（一）依法全面履行民政职能",
        "1.民生保障。发放高龄津贴1129.98万元，办理结婚登记4279对。",
    ]
    assert "（1）四级标题" in lines
    assert lines[lines.index("附件：1. 未接入的事项") + 1 :][:4] == [
        "2. 数字溯源表", "演示市演示区民政局", "2025年2月20日", "（此件公开发布）",
    ]  # fmt: skip
    assert [line for line in lines if line.startswith("附件") and line[2:].isdigit()] == ["附件1", "附件2"]


def test_page_numbers_have_dashes_and_stand_right_on_odd_and_left_on_even_pages(written, opened):
    assert raw(written, "word/settings.xml").find(f"{W}evenAndOddHeaders") is not None
    section = opened.sections[0]
    for footer, side, indent in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT, "right_indent"),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT, "left_indent"),
    ):
        paragraph = footer.paragraphs[0]
        assert paragraph.text == "— 1 —"
        assert paragraph.alignment == side
        assert getattr(paragraph.paragraph_format, indent) == Pt(14)
        assert [code.text.strip() for code in paragraph._p.iter(qn("w:instrText"))] == ["PAGE"]
    # the number's line is 14 points high and ends 7 mm below the type area of 35 mm
    assert abs(section.bottom_margin - section.footer_distance - Pt(14) - Mm(7)) < Mm(0.3)


def test_page_numbers_can_start_later_or_be_left_out():
    started = docx.Document(io.BytesIO(word.write(replace(PLAIN, pages=PageNumbers(first=5)))))
    assert started.sections[0]._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "5"
    without = docx.Document(io.BytesIO(word.write(replace(PLAIN, pages=PageNumbers(shown=False)))))
    assert without.sections[0].footer.is_linked_to_previous


def test_the_mark_is_on_odd_and_even_pages_and_absent_from_a_real_document(opened):
    for header in (opened.sections[0].header, opened.sections[0].even_page_header):
        assert header.paragraphs[0].text == "演练数据，不作公文使用"
        shapes = [path.get("string") for path in header._element.iter("{urn:schemas-microsoft-com:vml}textpath")]
        assert shapes == [None, "演练"]
    plain = docx.Document(io.BytesIO(word.write(PLAIN)))
    assert plain.sections[0].header.is_linked_to_previous
    assert "演练" not in plain.element.xml


def test_without_a_number_there_is_no_red_head():
    lines = [paragraph.text for paragraph in docx.Document(io.BytesIO(word.write(PLAIN))).paragraphs]
    assert lines[0] == "报告"
    assert not any("文件" in line for line in lines)


def test_tables_repeat_their_head_and_break_no_row(opened):
    table = opened.tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["办件", "印出"]
    assert len(table.rows) == 41
    assert table.rows[0]._tr.find(f".//{W}tblHeader") is not None
    assert table.rows[1].cells[1].paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.RIGHT


def test_the_imprint_names_who_gets_copies_and_who_issued_it(opened):
    assert [row.cells[0].text for row in opened.tables[-1].rows] == [
        "抄送：区委全面依法治区委员会办公室。",
        "演示市演示区民政局\t2025年2月20日印发",
    ]


def test_the_same_document_gives_the_same_bytes_and_its_times_are_its_own_date(written, opened):
    assert word.write(SAMPLE) == written
    assert opened.core_properties.created.date() == SAMPLE.date
    assert opened.core_properties.author == "演示市演示区民政局"
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"


def test_a_figure_changed_by_hand_is_seen(written):
    printed = [(run.figure, run.printed) for run in SAMPLE.figures()]
    assert list(word.figures_in(written)) == printed
    opened = docx.Document(io.BytesIO(written))
    for paragraph in opened.paragraphs:
        for run in paragraph.runs:
            if run.text == "1129.98万元":
                run.text = "1192.98万元"
    held = io.BytesIO()
    opened.save(held)
    changed = [now for now, before in zip(word.figures_in(held.getvalue()), printed, strict=True) if now != before]
    assert changed == [("old_age_allowance_paid", "1192.98万元")]


def test_bookmark_names_are_such_as_word_keeps(opened):
    names = [start.get(qn("w:name")) for start in opened.element.iter(qn("w:bookmarkStart"))]
    assert len(names) == len(set(names))
    assert all(len(name) <= 40 and name.replace("_", "").isalnum() and name.isascii() for name in names)
