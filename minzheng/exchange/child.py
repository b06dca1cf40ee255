"""Run alone, in a limited process (`python -I child.py KIND`): a spreadsheet on standard input, its cells as lines of JSON.

It imports nothing of ours: what reads a hostile file has neither our data nor our code at hand. First line of a sheet:
{"sheet", "hidden", "merged", "hidden_rows", "trouble", "old_epoch"}; then one list per row from row 1. A cell is null, text,
a number, true/false, or ["d", ISO date], ["t", ISO moment], ["h", text of a time]. Rows and columns count from 0. What it
cannot read is told as {"error": kind} and exit code 3.
"""

from __future__ import annotations

import csv
import io
import json
import re
import resource
import sys
import zipfile
from datetime import date, datetime
from typing import Any, NoReturn
from xml.etree import ElementTree

MEMORY, SECONDS = 2 * 1024**3, 90
ROWS, COLUMNS = 200_000, 256
"""Of one sheet that has values."""
ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*>")
NUMBER, HIDDEN = re.compile(rb"\br=[\"'](\d+)[\"']"), re.compile(rb"\bhidden=[\"'](?:1|true)[\"']")
ROW_OR_CELL = re.compile(rb"<(?:\w+:)?(row|c)\b([^>]*?)(/?)>")
PLACE = re.compile(rb"\br=[\"']([A-Z]{1,3})(\d{1,7})[\"']")
IN_ERROR, TEXT = re.compile(rb"\bt=[\"']e[\"']"), re.compile(rb"\bt=[\"']str[\"']")
FORMULA_WITHOUT_VALUE = re.compile(
    rb"\A\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
FORMULA = re.compile(rb"<(?:\w+:)?f\b")
LINKED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def main(kind: str) -> None:
    content = sys.stdin.buffer.read()
    limit()
    try:
        read_text(content) if kind == "csv" else read_workbook(content, kind)
    except MemoryError:
        fail("memory")
    sys.stdout.flush()


def limit() -> None:
    """No more memory, time, files or writing than reading a spreadsheet takes."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def fail(kind: str, detail: str = "") -> NoReturn:
    sys.stdout.write(json.dumps({"error": kind, "detail": detail[:200]}, ensure_ascii=True) + "\n")
    sys.stdout.flush()
    sys.exit(3)


def say(document: Any) -> None:
    sys.stdout.write(json.dumps(document, ensure_ascii=True, separators=(",", ":")) + "\n")


# --- workbooks -----------------------------------------------------------------------------------------------------


def read_workbook(content: bytes, kind: str) -> None:
    import python_calamine

    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [one for one in book.sheets_metadata if str(one.typ).endswith("WorkSheet")]
    except python_calamine.PasswordError:
        fail("password")
    except Exception as problem:
        fail("broken", str(problem))
    beside = Beside(content) if kind == "xlsx" else None
    for one in sheets:
        try:
            sheet = book.get_sheet_by_name(one.name)
            end = sheet.end
            if end is not None and (end[0] >= ROWS or end[1] >= COLUMNS):
                fail("large", one.name)
            merged = [[*first, *last] for first, last in sheet.merged_cell_ranges or ()]
            rows = sheet.to_python(skip_empty_area=False) if end is not None else []
        except (MemoryError, SystemExit):
            raise
        except Exception as problem:
            fail("broken", f"{one.name}: {problem}")
        hidden_rows, trouble = beside.of(one.name) if beside else ([], [])
        visible = str(one.visible).endswith("Visible")
        say({"sheet": one.name, "hidden": not visible, "merged": merged, "hidden_rows": hidden_rows, "trouble": trouble,
             "old_epoch": bool(beside and beside.old_epoch)})  # fmt: skip
        for row in rows:
            say([plain(value) for value in row])


def plain(value: Any) -> Any:
    """A cell as JSON."""
    if value == "" or value is None:
        return None
    if isinstance(value, datetime):
        return ["t", value.isoformat()]
    if isinstance(value, date):
        return ["d", value.isoformat()]
    if isinstance(value, bool | str):
        return value
    if isinstance(value, int | float):
        return value if value == value and abs(value) != float("inf") else str(value)
    return ["h", str(value)]


class Beside:
    """What the reader leaves out of an .xlsx: hidden rows, cells in error, formulas whose value nobody has computed."""

    def __init__(self, content: bytes) -> None:
        self.packed = zipfile.ZipFile(io.BytesIO(content))
        self.old_epoch = False
        self.parts: dict[str, str] = {}
        try:
            book = ElementTree.fromstring(self.packed.read("xl/workbook.xml"))  # noqa: S314 - checked: no entities, limited process
            links = ElementTree.fromstring(self.packed.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
        except (KeyError, ElementTree.ParseError, zipfile.BadZipFile) as problem:
            fail("broken", str(problem))
        targets = {link.get("Id"): link.get("Target") or "" for link in links}
        for one in book.iter():
            tag = one.tag.rpartition("}")[2]
            if tag == "sheet":
                linked = next((value for name, value in one.attrib.items() if name == LINKED or name.endswith("}id")), "")
                target = targets.get(linked, "")
                self.parts[one.get("name") or ""] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            elif tag == "workbookPr":
                self.old_epoch = one.get("date1904") in ("1", "true")

    def of(self, sheet: str) -> tuple[list[int], list[list[Any]]]:
        """(hidden rows, [row, column, "error" or "uncomputed"]) of a sheet."""
        try:
            text = self.packed.read(self.parts.get(sheet, ""))
        except (KeyError, zipfile.BadZipFile):
            return [], []
        return hidden_rows(text), trouble(text)


def hidden_rows(text: bytes) -> list[int]:
    found, last = [], 0
    for tag in ROW.findall(text):
        number = NUMBER.search(tag)
        last = int(number[1]) if number else last + 1
        if HIDDEN.search(tag):
            found.append(last - 1)
    return found


def trouble(text: bytes) -> list[list[Any]]:
    """A formula whose result is text may well be empty (t="str"); a row or cell that doesn't say where it is follows the last one."""
    found: list[list[Any]] = []
    if not IN_ERROR.search(text) and not FORMULA.search(text):
        return found
    row, place = -1, -1
    for tag in ROW_OR_CELL.finditer(text):
        if tag[1] == b"row":
            number = NUMBER.search(tag[2])
            row, place = int(number[1]) - 1 if number else row + 1, -1
            continue
        told = PLACE.search(tag[2])
        row, place = (int(told[2]) - 1, column(told[1])) if told else (row, place + 1)
        if tag[3]:
            continue
        if IN_ERROR.search(tag[2]):
            found.append([row, place, "error"])
        elif not TEXT.search(tag[2]) and FORMULA_WITHOUT_VALUE.match(text[tag.end() : tag.end() + 10_000]):
            found.append([row, place, "uncomputed"])
    return found


def column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


# --- text ----------------------------------------------------------------------------------------------------------


def read_text(content: bytes) -> None:
    """CSV in UTF-8, UTF-16 with its mark, or GB18030; separated by the commonest of comma, tab, semicolon and bar of its first lines."""
    text = decoded(content)
    head = "\n".join(text.splitlines()[:20])
    separator = max(",\t;，|", key=head.count)
    csv.field_size_limit(100_000)
    say({"sheet": "CSV", "hidden": False, "merged": [], "hidden_rows": [], "trouble": [], "old_epoch": False})
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=separator, strict=True)):
            if number >= ROWS or len(row) > COLUMNS:
                fail("large", "CSV")
            say([value or None for value in row])
    except csv.Error as problem:
        fail("csv", str(problem))


def decoded(content: bytes) -> str:
    marks = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
    marked = [encoding for mark, encoding in marks if content.startswith(mark)]
    for encoding in marked or ("utf-8", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    fail("encoding")


if __name__ == "__main__":
    main(sys.argv[1])
