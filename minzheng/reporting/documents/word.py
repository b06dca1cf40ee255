"""The .docx writer: a `Document` in the set-up of GB/T 9704-2012, the same bytes for the same document.

Page, grid, fonts and sizes are in `word_parts/*.xml`; here the words are put under their styles. Every figure stands
in a bookmark of its own, so that `figures_in` can tell whether a number was changed by hand afterwards.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, time

import docx
from docx.document import Document as WordDocument
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from minzheng.reporting.documents import model, scanned, word_page
from minzheng.reporting.documents.model import Block, Check, Document, FigureRef, Heading, Paragraph, Run, Table
from minzheng.reporting.documents.package import packed, template
from minzheng.reporting.figures.printing import date_text

CHARACTER = 15.8  # points: one character of the 28-character grid
TYPE_AREA = 8845  # twentieths of a point: 156 mm
CODE_WIDTH = 1500  # twentieths of a point: the code and a little room
MARK_PREFIX = "fig_"  # letters, digits and underscores only, 40 at most: Word drops other bookmarks


def write(document: Document) -> bytes:
    """The .docx of `document`; its creation time is the document's own date, so nothing depends on when it is run."""
    return packed(_Writer(document).bytes())


def figures_in(content: bytes) -> tuple[tuple[str, str], ...]:
    """The figures of a .docx that `write` made, in order: (figure id, text standing there now)."""
    found = []
    for start in docx.Document(io.BytesIO(content)).element.iter(qn("w:bookmarkStart")):
        name = start.get(qn("w:name"))
        if name.startswith(MARK_PREFIX):
            found.append((name.removeprefix(MARK_PREFIX).rpartition("_")[0], _text_until_end(start)))
    return tuple(found)


def _text_until_end(start: BaseOxmlElement) -> str:
    text = ""
    for element in start.itersiblings():
        if element.tag == qn("w:bookmarkEnd") and element.get(qn("w:id")) == start.get(qn("w:id")):
            return text
        text += "".join(node.text or "" for node in element.iter(qn("w:t")))
    return text


class _Writer:
    """One writing of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.word: WordDocument = docx.Document(template())
        self.bookmarks = 0
        self.uses: Counter[str] = Counter()

    def bytes(self) -> bytes:
        self._properties()
        word_page.set_up(self.word, self.document)
        self._head()
        self._body()
        self._end()
        self._attachments()
        self._imprint()
        held = io.BytesIO()
        self.word.save(held)
        return held.getvalue()

    def _properties(self) -> None:
        core, document = self.word.core_properties, self.document
        core.title = document.title.replace("\n", "")
        core.author = core.last_modified_by = document.organ
        core.subject = str(document.number or "")
        core.keywords = document.mark or ""
        core.language = "zh-CN"
        core.revision = 1
        core.created = core.modified = datetime.combine(document.date, time(), UTC)

    def _head(self) -> None:
        document = self.document
        if document.number is not None:
            text, size = model.organ_mark(document.organ)
            self._add(text, "发文机关标志").runs[0].font.size = Pt(size)
            self._blank(2)
            self._number_line()
            self._blank(2)
        for line in document.title.split("\n"):
            self._add(line, "Title")
        self._blank()
        if document.addressee:
            self._add(f"{document.addressee}：", "主送机关")

    def _number_line(self) -> None:
        document = self.document
        line = self._add("", "发文字号")
        if not document.signer:
            line.add_run(str(document.number))
            return
        line.paragraph_format.alignment = 0
        line.paragraph_format.left_indent = line.paragraph_format.right_indent = Pt(CHARACTER)
        line.paragraph_format.tab_stops.add_tab_stop(Pt(27 * CHARACTER), 2)
        line.add_run(f"{document.number}\t签发人：")
        line.add_run(document.signer, style="签发人姓名")

    def _body(self) -> None:
        self._blocks(self.document.blocks)

    def _blocks(self, blocks: Sequence[Block]) -> None:
        for number, block in model.numbered(blocks):
            if isinstance(block, Heading):
                self._add(number + block.text, f"Heading {block.level}")
            elif isinstance(block, Paragraph):
                self._paragraph(number, block)
            else:
                self._table(block)

    def _paragraph(self, number: str, block: Paragraph) -> None:
        added = self._add("", "正文段落")
        if block.lead:
            added.add_run(f"{number}{block.lead.text}。", style=f"段首标题{block.lead.level}")
        for run in block.runs:
            self._run(added, run)

    def _run(self, paragraph: WordParagraph, run: Run) -> None:
        if not isinstance(run, FigureRef):
            paragraph.add_run(run.text)
            return
        self.bookmarks += 1
        self.uses[run.figure] += 1
        start = OxmlElement("w:bookmarkStart")
        start.set(qn("w:id"), str(self.bookmarks))
        start.set(qn("w:name"), f"{MARK_PREFIX}{run.figure}_{self.uses[run.figure]}")
        end = OxmlElement("w:bookmarkEnd")
        end.set(qn("w:id"), str(self.bookmarks))
        paragraph._p.append(start)
        paragraph.add_run(run.printed)
        paragraph._p.append(end)

    def _table(self, block: Table) -> None:
        if block.caption:
            self._add(block.caption, "表题")
        table = self.word.add_table(len(block.rows) + 1, len(block.header), style="Table Grid")
        word_page.size_columns(table, model.column_widths(block, TYPE_AREA))
        word_page.repeat_header(table)
        for place, text in enumerate(block.header):
            self._cell(table.rows[0].cells[place], model.Text(text), 1)
        for row, cells in zip(table.rows[1:], block.rows, strict=True):
            held = row.cells
            for place, run in enumerate(cells):
                self._cell(held[place], run, 2 if place in block.numeric else 0)
        self._blank()

    def _cell(self, cell: _Cell, run: Run, alignment: int) -> None:
        paragraph = cell.paragraphs[0]
        paragraph.style = "表文"
        paragraph.paragraph_format.alignment = alignment
        self._run(paragraph, run)

    def _end(self) -> None:
        document = self.document
        titles = [attachment.title for attachment in document.attachments]
        if titles:
            self._blank()
        for place, title in enumerate(titles, 1):
            line = self._add(("附件：" if place == 1 else "") + (f"{place}. " if titles[1:] else "") + title, "附件说明")
            line.paragraph_format.keep_with_next = place < len(titles)
            if place > 1:
                line.paragraph_format.left_indent = Pt(5 * CHARACTER)
                word_page.no_first_indent(line)
        self._blank(2 if document.sealed else 1, keep=True)
        day = date_text(document.date)
        indents = model.signature_indents(document.organ, day, sealed=document.sealed)
        for text, indent in zip((document.organ, day), indents, strict=True):
            line = self._add(text, "署名和成文日期")
            line.paragraph_format.right_indent = Pt(round(indent * CHARACTER, 1))
        line.paragraph_format.keep_with_next = bool(document.notes)
        for note in document.notes:
            self._add(f"（{note}）", "附注")
        if document.check is not None:
            self._checked(document.check)

    def _checked(self, check: Check) -> None:
        """The code and what stands beside it, in a table without rules that is kept on one page."""
        table = self.word.add_table(1, 2)
        word_page.size_columns(table, (CODE_WIDTH, TYPE_AREA - CODE_WIDTH))
        word_page.repeat_header(table)
        code, words = table.rows[0].cells
        code.paragraphs[0].style = "表文"
        code.paragraphs[0].paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE  # a line of fixed height would cut the picture
        picture = code.paragraphs[0].add_run().add_picture(io.BytesIO(scanned.png(check.address)), Mm(scanned.SIDE), Mm(scanned.SIDE))
        picture._inline.docPr.set("descr", f"核验用的二维码，核验号{check.mark}")
        words.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
        words.paragraphs[0].text, words.paragraphs[0].style = check.words[0], "表文"
        words.add_paragraph(check.words[1], style="表文")

    def _attachments(self) -> None:
        total = len(self.document.attachments)
        for place, attachment in enumerate(self.document.attachments, 1):
            self._add(model.attachment_label(place, total), "附件序号")
            self._blank()
            self._add(attachment.title, "Title")
            self._blank()
            self._blocks(attachment.blocks)

    def _imprint(self) -> None:
        document = self.document
        if document.copied_to:
            issued = (document.organ, f"{date_text(document.date)}印发")
            word_page.imprint(self.word, f"抄送：{'，'.join(document.copied_to)}。", issued)

    def _add(self, text: str, style: str) -> WordParagraph:
        return self.word.add_paragraph(text, style=style)

    def _blank(self, lines: int = 1, *, keep: bool = False) -> None:
        for _ in range(lines):
            self.word.add_paragraph().paragraph_format.keep_with_next = keep or None
