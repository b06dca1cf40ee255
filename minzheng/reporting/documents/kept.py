"""A document as JSON and back, so that what was signed can be printed again byte for byte whatever has become of the journal since."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import Any

from minzheng.reporting.documents.model import Attachment, Block, Document, DocumentNumber, FigureRef, Heading, Paragraph, Run, Table, Text

Link = Callable[[str], str]


def as_json(document: Document) -> dict[str, Any]:
    """Everything that is printed; the links of figures are not kept, they belong to the face that shows them."""
    return {
        "title": document.title, "organ": document.organ, "date": document.date.isoformat(), "addressee": document.addressee, "signer": document.signer,
        "number": str(document.number) if document.number else "", "notes": list(document.notes), "copied_to": list(document.copied_to),
        "mark": document.mark, "sealed": document.sealed, "blocks": [_block(one) for one in document.blocks],
        "attachments": [{"title": one.title, "blocks": [_block(block) for block in one.blocks]} for one in document.attachments],
    }  # fmt: skip


def from_json(told: dict[str, Any], *, desk_link: Link | None = None, public_link: Link | None = None) -> Document:
    """The document again, its figures linked as asked."""
    read = _Reader(desk_link, public_link)
    return Document(
        told["title"], told["organ"], date.fromisoformat(told["date"]), tuple(read.block(one) for one in told["blocks"]),
        DocumentNumber.parse(told["number"]) if told["number"] else None, told["addressee"], told["signer"],
        tuple(Attachment(one["title"], tuple(read.block(block) for block in one["blocks"])) for one in told["attachments"]),
        tuple(told["notes"]), tuple(told["copied_to"]), told["mark"], told["sealed"],
    )  # fmt: skip


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {"kind": "heading", **asdict(block)}
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "runs": [_run(one) for one in block.runs], "lead": asdict(block.lead) if block.lead else None}
    rows = [[_run(cell) for cell in row] for row in block.rows]
    return {"kind": "table", "caption": block.caption, "header": list(block.header), "rows": rows, "numeric": sorted(block.numeric)}


def _run(run: Run) -> Any:
    return run.text if isinstance(run, Text) else {"figure": run.figure, "printed": run.printed, "label": run.label, "rule": run.rule}


class _Reader:
    """The way back, with the links of the face that asks."""

    def __init__(self, desk_link: Link | None, public_link: Link | None) -> None:
        self.desk_link, self.public_link = desk_link, public_link

    def block(self, told: dict[str, Any]) -> Block:
        match told["kind"]:
            case "heading":
                return Heading(told["level"], told["text"])
            case "paragraph":
                lead = Heading(told["lead"]["level"], told["lead"]["text"]) if told["lead"] else None
                return Paragraph(tuple(self.run(one) for one in told["runs"]), lead)
        rows = tuple(tuple(self.run(cell) for cell in row) for row in told["rows"])
        return Table(told["caption"], tuple(told["header"]), rows, frozenset(told["numeric"]))

    def run(self, told: Any) -> Run:
        if isinstance(told, str):
            return Text(told)
        links = (link(told["figure"]) if link else None for link in (self.desk_link, self.public_link))
        return FigureRef(told["figure"], told["printed"], told["label"], told["rule"], *links)
