"""Where the figures of a year come from: which were entered from elsewhere (补录) or stood before (期初), and which have no
source at all, because the district did not yet work with the system and nothing was loaded. These say so; they are not 0."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from minzheng.journal import read as journal
from minzheng.journal.entry import ORIGINS
from minzheng.procedure.founding import FOUND, SET_UP
from minzheng.reporting.figures.lineage import STANDS, declared, figure_named, items, period

OF_ACTS = ("acts", "queried", "outcomes", "kinds", "sum", "measured", "waived", "day")
OF_ROWS = ("stock", "stood", "towns")
READ = ("threshold", "all_towns")
"""Read from a rule or from the locality: no act is their source."""


@dataclass(frozen=True)
class Brought:
    """How much of what a figure counts was not done here: acts, payrolls or rows by origin (elsewhere, opening)."""

    figure: str
    label: str
    counts: Mapping[str, int]
    what: str

    def __str__(self) -> str:
        return "，".join(f"{ORIGINS[origin]}{count}{self.what}" for origin, count in sorted(self.counts.items()))


def in_use_since() -> date | None:
    """The day the district was founded; None for one that has lived a rehearsed year from its first day."""
    act = journal.of_matter("district").filter(verb__in=(FOUND, SET_UP)).first()
    return act.on if act is not None else None


def unsourced(year: int, until: date | None = None) -> frozenset[str]:
    """The figures of a year that nothing tells: none in a year that the system was in use from its first day."""
    since = in_use_since()
    if since is None or since <= date(year, 1, 1):
        return frozenset()
    first, last = period(year, until)
    told = _Told(
        frozenset(_pairs('SELECT DISTINCT matter, verb FROM journal_act WHERE "on" BETWEEN %s AND %s', [first, last])),
        frozenset(one for (one,) in _pairs("SELECT DISTINCT matter FROM funds_payroll WHERE paid_on BETWEEN %s AND %s", [first, last])),
        frozenset(one for (one,) in _pairs("SELECT DISTINCT register FROM registers_record WHERE since <= %s", [last])),
    )
    return frozenset(id for id in declared() if not told.tells(id))


@dataclass(frozen=True)
class _Told:
    verbs: frozenset[tuple[str, str]]
    paid: frozenset[str]
    registers: frozenset[str]

    def tells(self, id: str) -> bool:
        matter, figure = figure_named(id)
        measure = figure.measure
        if measure.kind in READ:
            return True
        if measure.kind == "ratio":
            return all(self.tells(part) for part in measure.of)
        if measure.kind == "together":
            return any(self.tells(part) for part in measure.of)
        if measure.kind == "paid":
            return bool(self.paid & set(measure.of or (matter.id,)))
        if measure.kind in OF_ROWS:
            return measure.register in self.registers
        return measure.step is not None and (matter.id, measure.step.verb) in self.verbs


def brought(year: int, until: date | None = None) -> dict[str, Brought]:
    """The figures of a year that count anything entered from elsewhere, or rows that stood before, by id."""
    first, last = period(year, until)
    acts: Counter[tuple[str, str]] = Counter()
    entered = (
        'SELECT a.matter, a.verb, COUNT(*) FROM procedure_case k JOIN journal_act a ON a."case" = k.number'  # noqa: S608 - fixed words
        f" WHERE k.origin = 'elsewhere' AND a.\"on\" BETWEEN %s AND %s AND {STANDS} GROUP BY a.matter, a.verb"
    )
    for matter, verb, count in _pairs(entered, [first, last]):
        acts[matter, verb] = count
    paid = Counter(dict(_pairs(
        "SELECT p.matter, COUNT(*) FROM funds_payroll p JOIN journal_act a ON a.seq = p.seq"
        " WHERE a.origin = 'elsewhere' AND p.paid_on BETWEEN %s AND %s GROUP BY p.matter", [first, last],
    )))  # fmt: skip
    rows = {register for (register,) in _pairs(
        "SELECT DISTINCT r.register FROM registers_record r JOIN journal_act a ON a.seq = r.entered WHERE a.origin <> 'here' AND r.since <= %s", [last],
    )}  # fmt: skip
    found: dict[str, Brought] = {}
    for id, (matter, figure) in declared().items():
        measure = figure.measure
        counts: Counter[str] = Counter()
        what = "件"
        if measure.kind in OF_ACTS and measure.step is not None and acts[matter.id, measure.step.verb]:
            counts = Counter(item.origin for item in items(id, year, until))
        elif measure.kind == "paid":
            counts, what = Counter(elsewhere=sum(paid[one] for one in measure.of or (matter.id,))), "批"
        elif measure.kind in OF_ROWS and measure.register in rows:
            counts, what = Counter(item.origin for item in items(id, year, until)), "行"
        told = {origin: count for origin, count in counts.items() if count and origin != "here"}
        if told:
            found[id] = Brought(id, figure.label, told, what)
    for id, (_, figure) in declared().items():
        if figure.measure.kind in ("ratio", "together") and any(part in found for part in figure.measure.of):
            sums: Counter[str] = Counter()
            for part in figure.measure.of:
                sums.update(found[part].counts if part in found else {})
            found[id] = Brought(id, figure.label, dict(sums), "件")
    return found


def _pairs(sql: str, parameters: list[Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()
