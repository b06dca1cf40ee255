"""Public notices and letters, against the acts that put them up and issued them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import orjson

from minzheng.journal.findings import Finding

from ..letters import letter_digest
from .reading import ERASED, Quoted, comparable, differing, held, quoted, rows

NOTICE = ("case_id", "seq", "title", "where", "town", "since", "until", "shows", "taken_down")
LETTER = ("case_id", "seq", "number", "title", "on", "parts")


def notices() -> Iterator[Finding]:
    """Every public notice: where, from when to when, what it shows; none missing, none added."""
    towns = dict(rows("SELECT number, town FROM procedure_case"))
    for seq, what, row, told in _beside("procedure_notice", NOTICE, "notice", "公示"):
        if row is None or told is None:
            yield Finding("procedure_notice", seq, what)
        elif told.value is not ERASED:
            row["shows"] = _json(row["shows"])
            alike = {"case_id": told.case, "town": towns.get(told.case), "taken_down": None}
            yield from differing("procedure_notice", seq, "公示", row, {**told.value, **alike})


def letters() -> Iterator[Finding]:
    """Every letter: its number and title, and its parts by the digest that the act quotes."""
    for seq, what, row, told in _beside("procedure_letter", LETTER, "letter", "文书"):
        if row is None or told is None:
            yield Finding("procedure_letter", seq, what)
        elif told.value is not ERASED:
            found = {**row, "digest": letter_digest(_json(row["parts"]))}
            yield from differing(
                "procedure_letter", seq, f"文书{row['number']}", found, {**told.value, "case_id": told.case, "on": told.on}
            )


def _beside(table: str, columns: tuple[str, ...], name: str, title: str) -> Iterator[tuple[int, str, dict[str, Any] | None, Quoted | None]]:
    """Each row with what its act says; None on the side where there is nothing."""
    expected = {one.seq: one for one in quoted(name) if one.case is not None or name == "letter"}
    for row in held(table, columns, "seq"):
        told = expected.pop(row["seq"], None)
        yield row["seq"], f"{title}没有对应的行为，是后来插入的", row, told
    for seq, told in expected.items():
        yield seq, f"行为作出的{title}被删除", None, told


def _json(value: Any) -> Any:
    return comparable(orjson.loads(value) if isinstance(value, str | bytes) else value)
