"""Receipts (C2SP tlog-proof): a text a citizen keeps, proving offline that one act stands in a signed tree."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass

from minzheng.journal import checkpoint
from minzheng.journal.checkpoint import Checkpoint
from minzheng.journal.note import BadNote, Verifier
from minzheng.journal.tree import leaf_hash, verify_inclusion

HEADER = "c2sp.org/tlog-proof@v1"


@dataclass(frozen=True, slots=True)
class Receipt:
    """`index` of the leaf, the inclusion `proof`, the checkpoint `note`; `record` when the receipt carries the act itself."""

    index: int
    proof: tuple[bytes, ...]
    note: str
    record: bytes | None = None

    def __str__(self) -> str:
        return self.text()

    def text(self) -> str:
        """The receipt as text; it fits one QR code when it does not carry the record."""
        extra = [] if self.record is None else [f"extra {_written(self.record)}"]
        return "\n".join([HEADER, *extra, f"index {self.index}", *map(_written, self.proof), "", self.note])


def parsed(text: str) -> Receipt:
    """The receipt written as `text`, nothing checked yet; BadNote when it is not one."""
    head, gap, note = text.partition("\n\n")
    lines = head.split("\n")
    if not gap or lines.pop(0) != HEADER or not lines:
        raise BadNote(f"a receipt begins with {HEADER!r}")
    record = _read(lines.pop(0)[6:]) if lines[0].startswith("extra ") else None
    if not lines or not lines[0].startswith("index "):
        raise BadNote("a receipt names the index of its leaf")
    index = lines.pop(0)[6:]
    if not (index.isascii() and index.isdigit()) or (index != "0" and index.startswith("0")):
        raise BadNote("a receipt's index is no plain number")
    return Receipt(int(index), tuple(map(_read, lines)), note, record)


def verify(text: str, verifier: Verifier, record: bytes | None = None) -> Checkpoint:
    """The checkpoint in which the receipt proves the act whose stored bytes are `record` (or the bytes it carries).

    BadNote when the signature, the path or the record does not fit.
    """
    receipt = parsed(text)
    data = receipt.record if record is None else record
    if data is None:
        raise BadNote("the receipt does not carry the record: give it")
    root = checkpoint.opened(receipt.note, verifier)
    if not verify_inclusion(leaf_hash(data), receipt.index, root.size, receipt.proof, root.root):
        raise BadNote("the receipt does not lead from this record to the checkpoint's root")
    return root


def _written(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _read(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise BadNote("a receipt's hashes are base64") from error
