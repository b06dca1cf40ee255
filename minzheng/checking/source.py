"""Reads a report as plain text: txt (UTF-8 or GB18030), docx, html, pdf. Raises `Refusal` for what it cannot read."""

from __future__ import annotations

import io
import zipfile
import zlib
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

from minzheng.vocabulary.errors import Refusal

if TYPE_CHECKING:
    from docx.table import _Row

LARGEST = 20 * 1024 * 1024
LARGEST_UNPACKED = 100 * 1024 * 1024
LARGEST_BODY = 16 * 1024 * 1024
LONGEST = 300_000
"""Characters of a text that can be a report: a long one has fifty thousand. What is longer is refused, so that no file takes minutes."""
PAGES = 600
BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "tr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "br",
        "section",
        "article",
        "header",
        "footer",
        "table",
        "ul",
        "ol",
        "blockquote",
    ]
)
UNSEEN = frozenset(("script", "style", "head", "noscript", "template", "svg"))
REMEDY = "可以校核 txt、docx、html 和带文字的 pdf；请另存为其中一种。"


def read(path: Path) -> str:
    """The text of a report file; paragraphs end in a line feed. Offsets of findings count characters of this text."""
    try:
        if path.stat().st_size > LARGEST:
            raise Refusal(f"{path.name}超过{LARGEST // 1024 // 1024}兆字节", remedy="请确认是一份报告的文件。")
        data = path.read_bytes()
    except OSError as problem:
        raise Refusal(f"读不了{path}", remedy="请核对文件名和权限。") from problem
    text = _text(path, data)
    if not text.strip():
        raise Refusal(f"{path.name}里没有文字", remedy=REMEDY)
    if len(text) > LONGEST:
        raise _too_long(path)
    return text


def _too_long(path: Path) -> Refusal:
    return Refusal(f"{path.name}的文字超过{LONGEST // 10_000}万字", remedy="请确认是一份报告的文件。")


def _text(path: Path, data: bytes) -> str:
    kind = path.suffix.lower()
    if data.startswith(b"%PDF"):
        return _pdf(path, data)
    if data.startswith(b"PK\x03\x04"):
        return _docx(path, data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Refusal(f"{path.name}是旧版 .doc", remedy="请在文字处理软件里另存为 docx。")
    plain = _decoded(path, data)
    if kind in (".html", ".htm") or plain.lstrip()[:200].lower().startswith(("<!doctype", "<html")):
        return text_of_page(plain)
    return plain.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(path: Path, data: bytes) -> str:
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise Refusal(f"{path.name}不是文字文件", remedy=REMEDY)


def _docx(path: Path, data: bytes) -> str:
    from docx import Document
    from docx.opc.exceptions import OpcError
    from docx.table import Table
    from lxml.etree import LxmlError  # type: ignore[import-untyped]  # it has no types

    lines: list[str] = []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = [(item.filename, item.file_size) for item in archive.infolist()]
            if sum(size for _, size in unpacked) > LARGEST_UNPACKED or max(size for name, size in unpacked if name.endswith((".xml", ".rels"))) > LARGEST_BODY:
                raise Refusal(f"{path.name}解开后过大", remedy="请确认是一份报告的文件。")
        for block in Document(io.BytesIO(data)).iter_inner_content():
            lines += ["\t".join(_cells(row)) for row in block.rows] if isinstance(block, Table) else [block.text]
    except (zipfile.BadZipFile, zlib.error, OpcError, LxmlError, KeyError, ValueError, AttributeError, NotImplementedError, RuntimeError, EOFError) as problem:
        raise Refusal(f"{path.name}不是完好的 docx", remedy="请重新另存一次，或者换一种格式。") from problem
    return "\n".join(lines)


def _cells(row: _Row) -> list[str]:
    """The words of a row's cells; what one cell holds over several columns or lines is said once, in the first."""
    seen: list[object] = []
    words: list[str] = []
    for cell in row.cells:
        words.append("" if cell._tc in seen else " ".join(cell.text.split()))
        seen.append(cell._tc)
    return words


def _pdf(path: Path, data: bytes) -> str:
    from pypdf import PdfReader
    from pypdf.errors import FileNotDecryptedError, PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        if len(reader.pages) > PAGES:
            raise _too_long(path)
        pages: list[str] = []
        for page in reader.pages:
            pages.append(page.extract_text())
            if sum(map(len, pages)) > LONGEST:
                raise _too_long(path)
    except FileNotDecryptedError as problem:
        raise Refusal(f"{path.name}加了密码", remedy="请解除密码后再校核。") from problem
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, NotImplementedError, RecursionError, zlib.error) as problem:
        raise Refusal(f"{path.name}不是完好的 pdf", remedy=REMEDY) from problem
    return "\n".join(pages)


def text_of_page(markup: str) -> str:
    """The visible words of an HTML page, a line for each block."""
    reader = _Html()
    reader.feed(markup)
    reader.close()
    lines = ("".join(line.split("\n")).strip(" \r") for line in "".join(reader.parts).split("\f"))
    return "\n".join(line for line in lines if line)


class _Html(HTMLParser):
    """Visible text of a page; `\\f` ends a block, so that line breaks in the source mean nothing; a tab follows a cell of a table.

    The paragraphs of a cell are one line of it, unless they are sentences: then the table only lays out the page.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.cells: list[int] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in UNSEEN
        if tag in BLOCKS:
            self.parts.append("\f")
        elif tag in ("td", "th"):
            self.cells.append(len(self.parts))

    def handle_endtag(self, tag: str) -> None:
        self.hidden = max(0, self.hidden - (tag in UNSEEN))
        if tag in BLOCKS:
            self.parts.append("\f")
        elif tag in ("td", "th"):
            words = "".join(self.parts[self.cells[-1] :]) if self.cells else ""
            if self.cells and "。" not in words and "\t" not in words:
                self.parts[self.cells[-1] :] = [words.replace("\f", " ").strip()]
            self.cells = self.cells[:-1]
            self.parts.append("\t")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data)
