"""What python-docx has no words for: page numbers on odd and even pages, the laid-over mark, tables, the imprint."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import _Footer, _Header
from docx.shared import Pt, Twips
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

from minzheng.reporting.documents.model import Document
from minzheng.reporting.documents.package import part

DASH = "—"
FOOTER_CHARACTER = 14  # points: 四号
OUTER_RULE, INNER_RULE = 8, 6  # eighths of a point: 0.35 mm and 0.25 mm


def set_up(word: WordDocument, document: Document) -> None:
    """Page numbers (odd pages right, even pages left, one character in) and, on every page, the mark."""
    section = word.sections[0]
    section._sectPr.find(qn("w:pgNumType")).set(qn("w:start"), str(document.pages.first))
    if document.pages.shown:
        _page_number(section.footer, alignment=2)
        _page_number(section.even_page_footer, alignment=0)
    if document.mark:
        _mark(section.header, document)
        _mark(section.even_page_header, document)


def _page_number(footer: _Footer, *, alignment: int) -> None:
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    paragraph.paragraph_format.alignment = alignment
    if alignment:
        paragraph.paragraph_format.right_indent = Pt(FOOTER_CHARACTER)
    else:
        paragraph.paragraph_format.left_indent = Pt(FOOTER_CHARACTER)
    paragraph.add_run(f"{DASH} ")
    for kind in ("begin", None, "separate", "text", "end"):
        run = paragraph.add_run()
        if kind is None:
            run._r.append(_instruction(" PAGE "))
        elif kind == "text":
            run.text = "1"
        else:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
    paragraph.add_run(f" {DASH}")


def _instruction(code: str) -> BaseOxmlElement:
    element = OxmlElement("w:instrText")
    element.set(qn("xml:space"), "preserve")
    element.text = code
    return element


def _mark(header: _Header, document: Document) -> None:
    header.is_linked_to_previous = False
    paragraph = header.paragraphs[0]
    paragraph.add_run(document.mark_notice)
    picture = parse_xml(part("watermark.xml"))
    for path in picture.iter("{urn:schemas-microsoft-com:vml}textpath"):
        if path.get("string") is not None:
            path.set("string", document.mark)
    paragraph.add_run()._r.append(picture)


def size_columns(table: WordTable, widths: Sequence[int]) -> None:
    """Set every column to its width, in twentieths of a point."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Twips(width)
        for cell in column.cells:
            cell.width = Twips(width)


def repeat_header(table: WordTable) -> None:
    """Repeat the head row on every page, and break no row over two pages."""
    for place, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if place == 0:
            properties.append(OxmlElement("w:tblHeader"))


def no_first_indent(paragraph: WordParagraph) -> None:
    """Take away the two characters that its style puts before the first line."""
    indent = paragraph._p.get_or_add_pPr().get_or_add_ind()
    indent.set(qn("w:firstLineChars"), "0")
    indent.set(qn("w:firstLine"), "0")


def imprint(word: WordDocument, copied: str, issued: tuple[str, str]) -> None:
    """版记: a table without side rules at the foot of the last page: who gets copies; who issued it, and when."""
    table = word.add_table(2, 1)
    size_columns(table, (8845,))
    for row, text in zip(table.rows, (copied, "\t".join(issued)), strict=True):
        paragraph = row.cells[0].paragraphs[0]
        paragraph.style = "版记"
        paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Pt(FOOTER_CHARACTER)
        paragraph.add_run(text)
    paragraph.paragraph_format.tab_stops.add_tab_stop(Twips(8845 - 170 - 2 * 20 * FOOTER_CHARACTER + 280), 2)
    properties = table._tbl.tblPr
    properties.find(qn("w:tblW")).addprevious(_at_the_foot())
    properties.find(qn("w:tblLayout")).addprevious(_rules())
    word.add_paragraph()


def _at_the_foot() -> BaseOxmlElement:
    place = OxmlElement("w:tblpPr")
    for name, value in (
        ("vertAnchor", "margin"), ("horzAnchor", "margin"), ("tblpXSpec", "left"), ("tblpYSpec", "bottom"),
    ):  # fmt: skip
        place.set(qn(f"w:{name}"), value)
    return place


def _rules() -> BaseOxmlElement:
    borders = OxmlElement("w:tblBorders")
    for edge, size in (("top", OUTER_RULE), ("bottom", OUTER_RULE), ("insideH", INNER_RULE)):
        line = OxmlElement(f"w:{edge}")
        for name, value in (("val", "single"), ("sz", str(size)), ("space", "0"), ("color", "000000")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    return borders
