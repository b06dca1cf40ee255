"""Deep verification: cases, papers, draws and every register rebuilt from the journal and held against their tables."""

from __future__ import annotations

from collections.abc import Iterator

from minzheng.funds import deep as funds_deep
from minzheng.funds.deep import guarded
from minzheng.journal.canonical import decode
from minzheng.journal.export import Line
from minzheng.journal.verify import Checker

from . import cases, draws, founding, lines_kept, officers, online, papers, people, records, serials, sittings
from .reading import rows

__all__ = ["checkers", "lines"]

CHECKERS: tuple[tuple[str, Checker], ...] = (
    ("procedure_state", founding.state),
    ("registers_line", lines_kept.lines),
    ("registers_person", people.persons),
    ("registers_household", people.households),
    ("registers_officer", officers.officers),
    ("registers_appointment", officers.appointments),
    ("registers_interest", officers.interests),
    ("registers_record", records.records),
    ("procedure_case", cases.cases),
    ("procedure_notice", papers.notices),
    ("procedure_letter", papers.letters),
    ("procedure_draw", draws.draws),
    ("procedure_serial", serials.serials),
    ("procedure_lead", online.leads),
    ("procedure_sitting", sittings.sittings),
)


def checkers() -> tuple[Checker, ...]:
    """The deep checks of registers, cases and funds, for `journal.verify`."""
    return (*(guarded(table, checker) for table, checker in CHECKERS), *funds_deep.checkers())


def lines() -> Iterator[Line]:
    """Every line kept under an act's lines root, for export: register rows and payment lines, by act and place."""
    for seq, place, salt, value in rows("SELECT seq, place, salt, value FROM registers_line ORDER BY seq, place"):
        yield Line(seq, place, bytes(salt), decode(bytes(value)))
    yield from funds_deep.lines()
