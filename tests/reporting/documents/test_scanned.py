"""The code on a paper, scanned again from the very files that are handed out."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.enum.text import WD_LINE_SPACING
from pypdf import PdfReader

from minzheng.reporting.documents import pdf, scanned, web, word
from minzheng.reporting.documents.model import Check
from tests.reporting.documents import scanning
from tests.reporting.documents.sample import PLAIN

MARK = "48213-0123456789abcdef"
CHECK = Check(f"https://minzheng.example.gov.cn/verify/{MARK}/", MARK)
CHECKED = replace(PLAIN, check=CHECK)


@pytest.fixture(scope="module")
def printed():
    return pdf.write(CHECKED)


@pytest.fixture(scope="module")
def typed():
    return word.write(CHECKED)


def pictures(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [archive.read(name) for name in archive.namelist() if name.startswith("word/media/")]


@pytest.mark.parametrize("size", [1, 14, 40, 62, 84, 106, 122, 150, 180, 200])
def test_the_reader_reads_what_is_drawn_whatever_its_size(size):
    address = ("https://minzheng.example.gov.cn/" + "a7-" * 80)[:size]
    assert scanning.read([[one == "1" for one in row] for row in scanned.rows(address)]) == address


def test_the_pdf_is_scanned(printed):
    assert scanning.read(scanning.modules_of_pdf(printed)) == CHECK.address
    assert MARK in PdfReader(io.BytesIO(printed)).pages[-1].extract_text().replace("\n", "")


def test_the_word_file_is_scanned(typed):
    (picture,) = pictures(typed)
    assert scanning.read(scanning.modules_of_png(picture)) == CHECK.address
    opened = docx.Document(io.BytesIO(typed))
    assert MARK in opened.tables[-1].rows[0].cells[1].text
    assert opened.tables[-1].rows[0].cells[0].paragraphs[0].paragraph_format.line_spacing_rule == WD_LINE_SPACING.SINGLE, "else it is cut"
    (shown,) = opened.inline_shapes
    assert shown._inline.docPr.get("descr") == f"核验用的二维码，核验号{MARK}"


def test_one_module_changed_is_noticed(printed):
    modules = [list(row) for row in scanning.modules_of_pdf(printed)]
    modules[-1][-1] = not modules[-1][-1]
    with pytest.raises(AssertionError, match="not byte mode"):
        scanning.read(modules)


def test_the_same_paper_is_the_same_file(printed, typed):
    assert pdf.write(CHECKED) == printed
    assert word.write(CHECKED) == typed
    assert pictures(word.write(PLAIN)) == []


def test_the_page_draws_its_own():
    assert web.fragment(CHECKED) == web.fragment(PLAIN)
