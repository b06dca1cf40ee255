"""The PDF read again with pypdf: fonts embedded and expected, Chinese text, the mark and the number on every page."""

import io
import re
from dataclasses import replace
from threading import Thread

import pytest
from pypdf import PdfReader

from minzheng import fonts
from minzheng.reporting.documents import pdf
from minzheng.reporting.documents.model import PageNumbers, Text
from minzheng.vocabulary.errors import Refusal
from tests.reporting.documents.sample import PLAIN, SAMPLE, words


@pytest.fixture(scope="module")
def written():
    return pdf.write(SAMPLE)


@pytest.fixture(scope="module")
def reader(written):
    return PdfReader(io.BytesIO(written))


def fonts_of(reader):
    """Each font of the file: its name without the subset's prefix, and whether the font itself is inside."""
    found = {}
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            for descendant in font.get_object()["/DescendantFonts"]:
                held = descendant.get_object()
                descriptor = held["/FontDescriptor"].get_object()
                inside = any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
                found[held["/BaseFont"].split("+")[-1]] = inside
    return found


def test_all_fonts_are_embedded_and_are_the_ones_expected(reader):
    found = fonts_of(reader)
    assert all(found.values())
    expected = {name.replace(" ", "") for chain in pdf.families().values() for name in chain}
    assert {re.sub(r"-\w+(-Identity-H)?$", "", name) for name in found} <= expected
    assert any(name.startswith(fonts.SHIPPED_SERIF.replace(" ", "")) for name in found)


def test_every_role_has_a_font():
    assert all(pdf.families().values())


def test_the_words_can_be_read_and_the_mark_is_on_each_page(reader):
    whole = ""
    for page in reader.pages:
        text = page.extract_text()
        assert "演练数据，不作公文使用" in text
        assert "演" in text.replace("演练数据", "").replace("演示", "").replace("演民", "")
        whole += text
    flat = whole.replace("\n", "").replace(" ", "")
    for expected in (
        "演示市演示区民政局文件", "演民〔2025〕3号", "签发人：张三", "区委、区政府：", "一、工作情况", "（一）依法全面履行民政职能",
        "1.民生保障。发放高龄津贴1129.98万元，办理结婚登记4279对。", "（1）四级标题", "附件：1.未接入的事项", "2.数字溯源表",
        "2025年2月20日", "（此件公开发布）", "附件2", "抄送：区委全面依法治区委员会办公室。", "39对",
    ):  # fmt: skip
        assert expected in flat, expected


def placed(page):
    """Every piece of text of a page as (height above the page's foot, distance from its left edge, text), in points."""
    found = []

    def watch(text, cm, tm, _font, _size):
        if text.strip():
            across = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            height = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            found.append((round(height), round(across), text.strip()))

    page.extract_text(visitor_text=watch)
    return found


def test_pages_are_numbered_right_on_odd_and_left_on_even(reader):
    assert len(reader.pages) > 4
    for place, page in enumerate(reader.pages, 1):
        pieces = placed(page)
        lowest = min(height for height, _, _ in pieces)
        foot = [(across, text) for height, across, text in pieces if height == lowest]
        assert "".join(text for _, text in foot).replace(" ", "") == f"—{place}—"
        assert (foot[0][0] > 300) == (place % 2 == 1)
        # 35 mm are free below the type area; the number hangs 7 mm into them
        assert abs(lowest / 72 * 25.4 - (35 - 7 - 14 * 0.8 / 72 * 25.4)) < 1


def test_paper_is_a4_and_a_page_holds_22_lines_of_28_characters():
    reader = PdfReader(io.BytesIO(pdf.write(replace(PLAIN, blocks=(words("字" * 28 * 80),)))))
    assert [round(float(side) / 72 * 25.4) for side in reader.pages[1].mediabox[2:]] == [210, 297]
    lines = [line for line in reader.pages[1].extract_text().split("\n") if "字" in line]
    assert len(lines) == 22
    assert {len(line) for line in lines} == {28}


def test_the_same_document_gives_the_same_bytes_from_any_thread(written):
    other = []
    thread = Thread(target=lambda: other.append(pdf.write(SAMPLE)))
    thread.start()
    thread.join()
    assert other == [written]


def test_it_declares_pdf_a_and_its_own_date(reader):
    assert reader.metadata.creation_date.date() == SAMPLE.date
    assert reader.metadata.author == "演示市演示区民政局"
    meta = reader.trailer["/Root"]["/Metadata"].get_object().get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in meta
    assert "<pdfaid:conformance>B</pdfaid:conformance>" in meta


def test_a_figure_links_to_its_public_page_and_to_nothing_of_the_desk(reader, written):
    links = [note.get_object()["/A"]["/URI"] for page in reader.pages for note in page.get("/Annots", ()) if "/A" in note.get_object()]
    assert links == ["https://example.gov.cn/figures/old_age_allowance_paid/2024/"]
    assert b"/desk/" not in written


def test_an_unmarked_document_says_nothing_of_a_rehearsal_and_can_go_unnumbered():
    reader = PdfReader(io.BytesIO(pdf.write(replace(PLAIN, organ="某市某区民政局", pages=PageNumbers(shown=False)))))
    text = "".join(page.extract_text() for page in reader.pages)
    assert "演练" not in text
    assert "—" not in text


@pytest.mark.parametrize("code", ["20BB7", "3FFFD"])
def test_a_character_that_no_font_has_is_refused_by_name(code):
    name = f"张{chr(int(code, 16))}"
    with pytest.raises(Refusal, match=f"U\\+{code}.*写不出"):
        pdf.write(replace(PLAIN, blocks=(words(name),)))


def test_words_are_never_taken_for_markup():
    text = '#pagebreak() *粗* $x$ <label> "引" \\ [ ]'
    written = pdf.write(replace(PLAIN, blocks=(words(text),)))
    shown = PdfReader(io.BytesIO(written)).pages[0].extract_text().replace("\n", "").replace(" ", "")
    assert Text(text).text.replace(" ", "") in shown
