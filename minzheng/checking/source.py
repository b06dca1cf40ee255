"""Reads a report as plain text: txt (UTF-8 or GB18030), docx, html, pdf. Raises `Refusal` for what it cannot read."""

from __future__ import annotations

import io
import zipfile
from html.parser import HTMLParser
from pathlib import Path

from minzheng.vocabulary.errors import Refusal

LARGEST = 20 * 1024 * 1024
LARGEST_UNPACKED = 100 * 1024 * 1024
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
    return text


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
    from docx.opc.exceptions import PackageNotFoundError
    from docx.table import Table

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(item.file_size for item in archive.infolist()) > LARGEST_UNPACKED:
                raise Refusal(f"{path.name}解开后过大", remedy="请确认是一份报告的文件。")
        document = Document(io.BytesIO(data))
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError) as problem:
        raise Refusal(f"{path.name}不是完好的 docx", remedy="请重新另存一次，或者换一种格式。") from problem
    lines: list[str] = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            lines += ["\t".join(cell.text for cell in row.cells) for row in block.rows]
        else:
            lines.append(block.text)
    return "\n".join(lines)


def _pdf(path: Path, data: bytes) -> str:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        pages = [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]
    except (PyPdfError, ValueError, KeyError, RecursionError) as problem:
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
    """Visible text of a page; `\\f` ends a block, so that line breaks in the source mean nothing; a tab follows a cell of a table."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in UNSEEN
        if tag in BLOCKS:
            self.parts.append("\f")

    def handle_endtag(self, tag: str) -> None:
        self.hidden = max(0, self.hidden - (tag in UNSEEN))
        if tag in BLOCKS:
            self.parts.append("\f")
        elif tag in ("td", "th"):
            self.parts.append("\t")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data)
