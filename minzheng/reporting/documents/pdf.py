"""The PDF writer: a `Document` set by typst from `official.typ`, as PDF/A-2b, the same bytes for the same document.

Only the fonts of `minzheng.fonts` are used, all of them embedded; a character that none of them has is refused, since a
name that silently turns into a box is a wrong document.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Literal

import typst

from minzheng import fonts
from minzheng.reporting.documents import model, scanned
from minzheng.reporting.documents.model import Block, Document, FigureRef, Heading, Paragraph, Run, Table
from minzheng.reporting.figures.printing import date_text
from minzheng.vocabulary.errors import Refusal

TEMPLATE = Path(__file__).parent / "official.typ"
STANDARD: Literal["a-2b"] = "a-2b"
ROLES = {
    "body": fonts.BODY,
    "title": fonts.TITLE,
    "heading": fonts.HEADING,
    "kai": fonts.KAI,
    "song": (fonts.SHIPPED_SERIF,),
}
UNWRITTEN = re.compile(r'the text `"(.+?)"` could not be displayed')
_one_at_a_time = Lock()


def write(document: Document) -> bytes:
    """The PDF of `document`; its times are the document's own date. Raises `Refusal` when a character has no glyph."""
    inputs = {"document": json.dumps(as_data(document), ensure_ascii=False), "fonts": json.dumps(families())}
    made = datetime.combine(document.date, time(), UTC)
    try:
        with _one_at_a_time:
            written = _compiler().compile(
                input=TEMPLATE.read_bytes(), format="pdf", sys_inputs=inputs, pdf_standards=STANDARD, timestamp=made
            )
    except typst.TypstError as error:
        unwritten = UNWRITTEN.search(error.message)
        if unwritten is None:
            raise
        raise Refusal(
            f"公文里的“{_character(unwritten[1])}”现有字体写不出",
            remedy="请把含有该字的字体文件放入 MINZHENG_FONTS 所指的目录后重试。",
        ) from error
    assert isinstance(written, bytes), "without an output path typst hands back one PDF"
    return written


def _character(quoted: str) -> str:
    """The character typst names, with its code, which is all one sees of it where no font has it."""
    escaped = re.fullmatch(r"\\u\{([0-9a-f]+)\}", quoted)
    text = chr(int(escaped[1], 16)) if escaped else quoted
    return f"{text}（{'、'.join(f'U+{ord(char):04X}' for char in text)}）"


@cache
def families() -> dict[str, list[str]]:
    """For each role, those families of its chain that are there, first choice first."""
    present = set(_fonts().families())
    return {role: [family for family in chain if family in present] for role, chain in ROLES.items()}


@cache
def _fonts() -> typst.Fonts:
    directories = [str(path) for path in fonts.font_directories()]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=directories)


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(root=TEMPLATE.parent, font_paths=_fonts(), ignore_system_fonts=True)


def as_data(document: Document) -> Mapping[str, object]:
    """The document as `official.typ` reads it."""
    day = date_text(document.date)
    indents = model.signature_indents(document.organ, day, sealed=document.sealed)
    total = len(document.attachments)
    return {
        "title": document.title.split("\n"),
        "organ": document.organ,
        "made": {"year": document.date.year, "month": document.date.month, "day": document.date.day},
        "number": str(document.number) if document.number else None,
        "signer": document.signer,
        "addressee": document.addressee,
        "mark": document.mark,
        "mark-notice": document.mark_notice,
        "head": model.organ_mark(document.organ),
        "numbered": document.pages.shown,
        "first": document.pages.first,
        "sealed": document.sealed,
        "signature": list(zip((document.organ, day), indents, strict=True)),
        "issued": day,
        "copied": document.copied_to,
        "notes": document.notes,
        "check": {"rows": scanned.rows(document.check.address), "words": document.check.words, "side": scanned.SIDE, "quiet": scanned.QUIET}
        if document.check else None,
        "blocks": _blocks(document.blocks),
        "attachments": [
            {
                "label": model.attachment_label(place, total),
                "title": attachment.title,
                "blocks": _blocks(attachment.blocks),
            }
            for place, attachment in enumerate(document.attachments, 1)
        ],
    }


def _blocks(blocks: Iterable[Block]) -> list[dict[str, object]]:
    return [_block(number, block) for number, block in model.numbered(blocks)]


def _block(number: str, block: Block) -> dict[str, object]:
    if isinstance(block, Heading):
        return {"kind": "heading", "level": block.level, "text": number + block.text}
    if isinstance(block, Paragraph):
        lead = block.lead
        return {
            "kind": "paragraph",
            "lead": f"{number}{lead.text}。" if lead else None,
            "level": lead.level if lead else 0,
            "runs": [_run(run) for run in block.runs],
        }
    return _table(block)


def _table(block: Table) -> dict[str, object]:
    return {
        "kind": "table",
        "caption": block.caption,
        "header": block.header,
        "rows": [[_run(cell) for cell in row] for row in block.rows],
        "numeric": sorted(block.numeric),
        "widths": model.column_widths(block, 1000),
    }


def _run(run: Run) -> dict[str, object]:
    if not isinstance(run, FigureRef):
        return {"text": run.text}
    link = run.public_link if run.public_link and run.public_link.startswith("http") else None
    return {"text": run.printed, "figure": run.figure, "link": link}
