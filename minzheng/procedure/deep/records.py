"""The registers of organisations, marriages, places and the rest, rebuilt from opening rows and the acts of cases."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import orjson

from minzheng.catalogue import register_words
from minzheng.journal.findings import Finding

from .reading import ERASED, bulk, differing, held, quoted

RECORD = ("register", "number", "name", "kind", "town", "since", "until", "how_ended", "details", "entered", "ended")
LEFT_OUT: dict[str, Any] = {"name": "", "kind": "", "town": "", "until": None, "how_ended": "", "ended": None}

Key = tuple[str, str]


def records() -> Iterator[Finding]:
    """Every row of every register, and every row there ought to be."""
    expected, words = _expected(), register_words()
    for row in held("registers_record", RECORD, "id"):
        what = f"{words.get(row['register'], row['register'])}登记簿的{row['number']}"
        wanted = expected.pop((row["register"], row["number"]), None)
        if wanted is None:
            yield Finding("registers_record", row["entered"], f"{what}没有对应的行为")
            continue
        row["details"] = orjson.loads(row["details"]) if isinstance(row["details"], str | bytes) else row["details"]
        yield from differing("registers_record", wanted["entered"], what, row, wanted)
    for (register, number), wanted in expected.items():
        yield Finding("registers_record", wanted["entered"], f"{words.get(register, register)}登记簿的{number}被删除或者改动")


def _expected() -> dict[Key, dict[str, Any]]:
    found: dict[Key, dict[str, Any]] = {}
    for line in bulk("open"):
        _enter(found, line.row, line.seq)
    acts = [(one.seq, name, one.value) for name in ("register.rows", "register.ends", "register.changes") for one in quoted(name)]
    for seq, name, listed in sorted(acts, key=lambda act: act[:2]):
        for row in listed if listed is not ERASED else ():
            key = row["register"], row["number"]
            if name == "register.rows":
                _enter(found, row, seq)
            elif name == "register.changes" and key in found:
                found[key] |= {**row["columns"], "details": {**found[key]["details"], **row["details"]}}
            elif key in found:
                found[key] |= {"until": row["until"], "how_ended": row["how"], "ended": seq}
    return found


def _enter(found: dict[Key, dict[str, Any]], row: dict[str, Any], seq: int) -> None:
    found[row["register"], row["number"]] = {**LEFT_OUT, "details": {}, **row, "entered": seq}
