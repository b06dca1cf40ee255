"""Deep verification: every case, notice, letter and register row rebuilt from the journal and held against its table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import orjson
from django.db import connection

from minzheng.catalogue import matters
from minzheng.funds import deep as funds_deep
from minzheng.journal.canonical import decode as canonical_decode
from minzheng.journal.export import Line as ExportLine
from minzheng.journal.findings import Finding
from minzheng.journal.lines import line, lines_root
from minzheng.journal.verify import Checker

from .effects import letter_digest

SAID_BY_SYSTEM = ("case.", "decision.", "register.", "act.", "notice", "letter")


def checkers() -> tuple[Checker, ...]:
    """The deep checks of registers, funds and cases, for `journal.verify`."""
    return (register_lines, registers, cases, notices, letters, *funds_deep.checkers())


def lines() -> Iterator[ExportLine]:
    """Every line kept under an act's lines root, for export: register rows and payment lines, by act and place."""
    for seq, place, salt, value in _rows("SELECT seq, place, salt, value FROM registers_line ORDER BY seq, place"):
        yield ExportLine(seq, place, bytes(salt), canonical_decode(bytes(value)))
    yield from funds_deep.lines()


def _rows(sql: str, parameters: Iterable[Any] = ()) -> Iterator[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(parameters))
        yield from cursor.fetchall()


def _roots() -> dict[int, bytes]:
    """The lines root each act of a register claims in its hashed record."""
    found = {}
    for seq, record in _rows("SELECT seq, record FROM journal_act WHERE matter LIKE 'register\\_%%' ESCAPE '\\'"):
        root = orjson.loads(bytes(record)).get("lines")
        if root is not None:
            found[seq] = root
    return found


def register_lines() -> Iterator[Finding]:
    """The salted rows of every bulk act, against the root in the act."""
    claimed = _roots()
    kept: dict[int, list[bytes]] = {}
    for seq, salt, value in _rows("SELECT seq, salt, value FROM registers_line ORDER BY seq, place"):
        kept.setdefault(seq, []).append(line(bytes(salt), canonical_decode(bytes(value))))
    for seq, root in claimed.items():
        if _printed(lines_root(kept.get(seq, []))) not in (root, root if isinstance(root, str) else ""):
            yield Finding("registers_line", seq, "登记底册的行与行为承诺的根不一致（有行被改动、增加或者删除）")


def _printed(root: bytes) -> str:
    from base64 import b64encode

    return b64encode(root).decode()


def registers() -> Iterator[Finding]:
    """Rows of the register of records: rebuilt from bulk lines and from the acts of cases."""
    expected: dict[tuple[str, str], dict[str, Any]] = {}
    for seq, value in _rows("SELECT l.seq, l.value FROM registers_line l JOIN journal_act a ON a.seq = l.seq WHERE a.verb = 'open' ORDER BY l.seq, l.place"):
        row = canonical_decode(bytes(value))
        expected[row["register"], row["number"]] = {**row, "entered": seq, "until": row.get("until"), "how_ended": "", "ended": None}
    for seq, name, value in _rows("SELECT seq, name, value FROM journal_actfield WHERE name IN ('register.rows', 'register.ends') ORDER BY seq"):
        for row in orjson.loads(bytes(value)) if value is not None else ():
            key = (row["register"], row["number"])
            if name == "register.rows":
                expected[key] = {**row, "entered": seq, "until": None, "how_ended": "", "ended": None}
            elif key in expected:
                expected[key] |= {"until": row["until"], "how_ended": row["how"], "ended": seq}
    yield from _compare_records(expected)


def _compare_records(expected: dict[tuple[str, str], dict[str, Any]]) -> Iterator[Finding]:
    columns = ("register", "number", "name", "kind", "town", "since", "until", "how_ended", "details", "entered", "ended")
    for values in _rows(f"SELECT {', '.join(columns)} FROM registers_record"):  # noqa: S608 - fixed columns
        found = dict(zip(columns, values, strict=True))
        wanted = expected.pop((found["register"], found["number"]), None)
        if wanted is None:
            yield Finding("registers_record", found["entered"], f"{found['register']}登记簿的{found['number']}没有对应的行为")
            continue
        for column in columns:
            if _plain(found[column], column) != _plain(wanted.get(column, {} if column == "details" else ""), column):
                yield Finding("registers_record", found["entered"], f"{found['register']}登记簿{found['number']}的“{column}”与行为所记不同")
    for register, number in expected:
        yield Finding("registers_record", expected[register, number]["entered"], f"{register}登记簿缺少{number}")


def _plain(value: Any, column: str) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if column == "details":
        return orjson.loads(value) if isinstance(value, str | bytes) else value
    return value


def cases() -> Iterator[Finding]:
    """Every case's row, from the acts of the case."""
    recorded = {m.id: {s.verb: {f.key for f in s.records} for s in m.steps} for m in matters()}
    fields: dict[int, dict[str, Any]] = {}
    for seq, name, value in _rows("SELECT f.seq, f.name, f.value FROM journal_actfield f JOIN procedure_case c ON c.number = (SELECT a.\"case\" FROM journal_act a WHERE a.seq = f.seq)"):
        if value is not None:
            fields.setdefault(seq, {})[name] = orjson.loads(bytes(value))
    acts: dict[str, list[Any]] = {}
    for row in _rows('SELECT "case", seq, verb, "on", actor, role FROM journal_act WHERE "case" IS NOT NULL ORDER BY seq'):
        acts.setdefault(row[0], []).append(row[1:])
    for number, matter, facts, members, history, last_seq in _rows("SELECT number, matter, facts, members, history, last_seq FROM procedure_case"):
        yield from _case(number, recorded.get(matter, {}), orjson.loads(facts), orjson.loads(members), orjson.loads(history), last_seq, acts.pop(number, []), fields)
    known_elsewhere = {"journal", ""}
    for number, left in acts.items():
        if number not in known_elsewhere and not any(verb in ("entitle", "pay") for _, verb, *_ in left):
            yield Finding("procedure_case", left[0][0], f"案件{number}有行为而没有案件行")


def _case(number: str, recorded: dict[str, set[str]], facts: Any, members: Any, history: list[Any], last_seq: int, acts: list[Any],
          fields: dict[int, dict[str, Any]]) -> Iterator[Finding]:  # fmt: skip
    own = [act for act in acts if act[1] in recorded]
    if not own:
        yield Finding("procedure_case", None, f"案件{number}没有任何行为")
        return
    opening = fields.get(own[0][0], {})
    if opening.get("case.facts", facts) != facts or opening.get("case.members", members) != members:
        yield Finding("procedure_case", own[0][0], f"案件{number}的事实与立案行为所记不同")
    if len(own) != len(history):
        yield Finding("procedure_case", own[-1][0], f"案件{number}的办理经过与台账不符（{len(history)}个环节，台账{len(own)}个）")
        return
    for (seq, verb, on, actor, role), kept in zip(own, history, strict=True):
        told = {key: value for key, value in fields.get(seq, {}).items() if key in recorded[verb]}
        said = {key: value for key, value in kept[5].items() if key in recorded[verb]}
        day = on.isoformat() if isinstance(on, date) else str(on)
        if kept[0] != verb or kept[1] != day or kept[3] != role or ("、".join(kept[2]) or role) != actor or told != said:
            yield Finding("procedure_case", seq, f"案件{number}“{verb}”一步的经过与行为所记不同")
    if last_seq != own[-1][0]:
        yield Finding("procedure_case", last_seq, f"案件{number}的最近行为与台账不符")


def notices() -> Iterator[Finding]:
    """Every public notice, against the act that put it up."""
    for seq, title, since, until, shows, value in _rows(
        "SELECT n.seq, n.title, n.since, n.until, n.shows, f.value FROM procedure_notice n"
        " LEFT JOIN journal_actfield f ON f.seq = n.seq AND f.name = 'notice'"
    ):
        told = orjson.loads(bytes(value)) if value is not None else {}
        kept = {"title": title, "since": str(since), "until": str(until), "shows": _plain(shows, "details")}
        if any(told.get(key) != kept[key] for key in kept):
            yield Finding("procedure_notice", seq, "公示的内容或者期间与行为所记不同")


def letters() -> Iterator[Finding]:
    """Every letter, against the digest in the act that issued it."""
    for seq, number, parts, value in _rows(
        "SELECT l.seq, l.number, l.parts, f.value FROM procedure_letter l LEFT JOIN journal_actfield f ON f.seq = l.seq AND f.name = 'letter'"
    ):
        told = orjson.loads(bytes(value)) if value is not None else {}
        if told.get("number") != number or told.get("digest") != letter_digest(_plain(parts, "details")):
            yield Finding("procedure_letter", seq, f"文书{number}与作出它的行为所记不同")
