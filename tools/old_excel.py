"""A workbook as Excel 97 wrote it (.xls), by hand: one sheet of texts and numbers, for examples and tests. No library writes it."""

from __future__ import annotations

import struct
from collections.abc import Sequence

SECTOR, END, FREE, FAT = 512, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
Area = tuple[int, int, int, int]


def workbook(rows: Sequence[Sequence[str | float | None]], sheet: str = "Sheet1", merged: Sequence[Area] = ()) -> bytes:
    """The file. `merged` are (first row, last row, first column, last column) from 0."""
    name = struct.pack("<BB", len(sheet), 1) + sheet.encode("utf-16-le")
    begin, page, end = _record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0)), _record(0x0042, struct.pack("<H", 1200)), _record(0x000A)
    at = len(begin) + len(page) + 4 + 6 + len(name) + len(end)
    book = begin + page + _record(0x0085, struct.pack("<IBB", at, 0, 0) + name) + end
    width = max((len(row) for row in rows), default=0)
    book += _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0)) + _record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0))
    for number, row in enumerate(rows):
        book += b"".join(_cell(number, column, value) for column, value in enumerate(row) if value is not None)
    if merged:
        book += _record(0x00E5, struct.pack("<H", len(merged)) + b"".join(struct.pack("<HHHH", *area) for area in merged))
    return _compound(book + _record(0x000A))


def _record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _cell(row: int, column: int, value: str | float) -> bytes:
    if isinstance(value, str):
        return _record(0x0204, struct.pack("<HHHHB", row, column, 0, len(value), 1) + value.encode("utf-16-le"))
    return _record(0x0203, struct.pack("<HHHd", row, column, 0, value))


def _compound(stream: bytes) -> bytes:
    """The container: a header, one sector of the allocation table, one of the directory, then the stream."""
    stream = stream.ljust(max(4096, -(-len(stream) // SECTOR) * SECTOR), b"\0")
    count = len(stream) // SECTOR
    if count + 2 > SECTOR // 4:
        raise ValueError("too large for one sector of the allocation table")
    chain = [FAT, END, *range(3, count + 2), END]
    table = struct.pack("<128I", *chain, *[FREE] * (128 - len(chain)))
    head = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16) + struct.pack("<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, END, 0, END, 0, 0)
    entries = _entry("Root Entry", 5, 1, END, 0) + _entry("Workbook", 2, FREE, 2, len(stream)) + bytes(256)
    return head.ljust(SECTOR, b"\xff") + table + entries + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    return text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text) + 2, kind, 1, FREE, FREE, child) + bytes(36) + struct.pack("<IQ", start, size)
