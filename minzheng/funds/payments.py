"""What a benefit owes for a month: every running, unheld entitlement, in bulk, each owed month by the facts and standards of
that month, the matter's conditions asked again. Reads only; a constant number of statements whatever the number of payees.
"""

# The statements are put together from fixed pieces only; values are parameters.
# ruff: noqa: S608

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np
from django.conf import settings
from django.db import connection

from minzheng.vocabulary import Matter, Once
from minzheng.vocabulary.bulk import BulkRule, Columns, compile_matter
from minzheng.vocabulary.deciding import amount as amount_of
from minzheng.vocabulary.deciding import decide
from minzheng.vocabulary.errors import MissingFact, UnsetRate
from minzheng.vocabulary.situation import NO_HISTORY, Calendar, Rates

from .columns import parsed
from .freezing import Version
from .lines import AGAIN, ARREARS, CURRENT, DIFFERENCE, ELSEWHERE, SINGLE, Line
from .months import first_day, number_of, sql

FEW = 500
"""So many new sets of facts are fetched one by one; more are fetched with all others of the matter in one reading."""


@dataclass(frozen=True)
class Unpaid:
    """An entitlement that is not paid for a month, and why. `held`: nothing more is paid until somebody has looked."""

    entitlement: int
    person: int
    month: date
    why: str
    held: bool


@dataclass
class Owed:
    """What is owed: lines in the order of entitlements and months, and those that are not paid."""

    matter: Matter
    month: date
    asked: int = 0
    lines: list[Line] = field(default_factory=list)
    unpaid: list[Unpaid] = field(default_factory=list)

    @property
    def total(self) -> int:
        return sum(line.amount for line in self.lines)

    @property
    def holds(self) -> list[Unpaid]:
        return [one for one in self.unpaid if one.held]


def running(alias: str = "e") -> str:
    """SQL: entitlements of a matter with months still to be paid. Parameters: matter, month, month (first days)."""
    e = alias
    return (
        f"{e}.matter = %s AND {e}.held_since IS NULL AND {e}.starts <= %s AND ({e}.paid_through IS NULL OR {e}.paid_through < %s)"
        f" AND ({e}.ends IS NULL OR {e}.ends > {e}.starts AND ({e}.paid_through IS NULL OR {sql(f'{e}.ends')} > {sql(f'{e}.paid_through')} + 1))"
    )


def owed(matter: Matter, month: date, rates: Rates, calendar: Calendar, planned: Sequence[Version] = ()) -> Owed:
    """What this benefit owes for `month` (its first day) and for the months before it that have not been paid.

    `planned` are facts that would be kept before it is paid (a trial).
    Who fails a condition in `month` itself is to be held; an earlier month that fails is left unpaid and said so.
    Raises UnsetRate when a standard that somebody needs is not set (outside 演练: not confirmed), BadFact, NotInForce.
    """
    found = Owed(matter, month)
    _bounced(found)
    rows = _with(_rows(matter, month), planned)
    if not rows:
        return found
    if isinstance(matter.pays, Once):
        _single(found, rows)
        return found
    people = People(rows, number_of(month))
    found.asked += people.due
    rule = rule_of(matter)
    store = parsed(matter)
    store.add((version.digest, version.facts) for version in planned)
    store.add(_facts(matter, month, store.unknown(people.digests)))
    for number in people.months():
        asking = _Asking(rule, first_day(number), rates, calendar)
        _ask(found, people, number, asking)
    found.lines.sort(key=lambda line: (line.entitlement, line.first))
    return found


def differences(matter: Matter, since: date, until: date, rates: Rates, calendar: Calendar, planned: Sequence[Version] = ()) -> Owed:
    """After a new standard (提标): for every month from `since` to `until` that was paid, what the standards now in force
    give beyond what was paid, by the facts of that month; never less than nothing. Who has died or left since is owed too.
    """
    found = Owed(matter, until)
    paid = _paid_months(matter, since, until)
    rows = _with(_rows_paid(matter, since, until), planned)
    if not rows:
        return found
    people = People(rows, number_of(until))
    people.low, people.high = np.full(people.count, number_of(since)), np.full(people.count, number_of(until))
    store = parsed(matter)
    store.add((version.digest, version.facts) for version in planned)
    store.add(facts_of(store.unknown(people.digests)))
    again = Owed(matter, until)
    for number in range(number_of(since), number_of(until) + 1):
        _ask(again, people, number, _Asking(rule_of(matter), first_day(number), rates, calendar))
    for line in sorted(again.lines, key=lambda line: (line.entitlement, line.first)):
        before = paid.get((line.entitlement, number_of(line.first)))
        if before is not None and line.amount > before:
            found.lines.append(line._replace(kind=DIFFERENCE, amount=line.amount - before))
    found.asked = people.count
    return found


# --- reading -------------------------------------------------------------------------------------------------------


def _rows(matter: Matter, month: date) -> list[tuple[Any, ...]]:
    """Entitlement, person, months of start, end and last payment, once, amount; version, its month and digest."""
    statement = (
        f"SELECT e.id, e.person_id, {sql('e.starts')}, {sql('e.ends')}, {sql('e.paid_through')}, e.amount, v.id, {sql('v.since')}, v.digest"
        f" FROM funds_entitlement e JOIN funds_factsversion v ON v.entitlement_id = e.id WHERE {running()}"
        " ORDER BY e.id, v.since, v.id"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [matter.id, month, month])
        return cursor.fetchall()


def _with(rows: list[tuple[Any, ...]], planned: Sequence[Version]) -> list[tuple[Any, ...]]:
    """The rows, and one more for each version that would be kept: it counts from its month on, before any kept for the same month."""
    own = {row[0]: row[:6] for row in rows}
    more = [(*own[v.entitlement], -1, number_of(v.since), v.digest) for v in planned if v.entitlement in own]
    return sorted([*rows, *more], key=lambda row: (row[0], row[7])) if more else rows


PAID = (
    "FROM funds_payroll p JOIN funds_paymentline l ON l.payroll_id = p.id"
    f" WHERE p.matter = %s AND l.first BETWEEN %s AND %s AND l.kind NOT IN ('{AGAIN}', '{ELSEWHERE}')"
)


def _paid_months(matter: Matter, since: date, until: date) -> dict[tuple[int, int], int]:
    """(entitlement, month) -> 分 paid for it so far, unless it is held now."""
    statement = f"SELECT l.entitlement_id, {sql('l.first')}, SUM(l.amount) {PAID} GROUP BY 1, 2"
    with connection.cursor() as cursor:
        cursor.execute(statement, [matter.id, since, until])
        return {(entitlement, month): int(amount) for entitlement, month, amount in cursor.fetchall()}


def _rows_paid(matter: Matter, since: date, until: date) -> list[tuple[Any, ...]]:
    """As `_rows`, of everybody who was paid for these months and is not held now."""
    statement = (
        f"SELECT e.id, e.person_id, {sql('e.starts')}, {sql('e.ends')}, {sql('e.paid_through')}, e.amount, v.id, {sql('v.since')}, v.digest"
        " FROM funds_entitlement e JOIN funds_factsversion v ON v.entitlement_id = e.id WHERE e.matter = %s AND e.held_since IS NULL"
        f" AND e.id IN (SELECT l.entitlement_id {PAID}) ORDER BY e.id, v.since, v.id"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [matter.id, matter.id, since, until])
        return cursor.fetchall()


def facts_of(digests: Sequence[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """(digest, facts) of these digests, some hundreds at a time."""
    with connection.cursor() as cursor:
        for start in range(0, len(digests), FEW):
            some = list(digests[start : start + FEW])
            cursor.execute(f"SELECT digest, facts FROM funds_factsversion WHERE digest IN ({','.join(['%s'] * len(some))})", some)
            yield from ((bytes(digest), bytes(facts)) for digest, facts in cursor.fetchall())


def _facts(matter: Matter, month: date, digests: Sequence[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """(digest, facts) of what has not been parsed yet."""
    if not digests:
        return
    statement = f"SELECT v.digest, v.facts FROM funds_entitlement e JOIN funds_factsversion v ON v.entitlement_id = e.id WHERE {running()}"
    parameters: list[Any] = [matter.id, month, month]
    if len(digests) <= FEW:
        statement += f" AND v.digest IN ({','.join(['%s'] * len(digests))})"
        parameters += digests
    wanted = set(digests)
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        for digest, facts in cursor.fetchall():
            if bytes(digest) in wanted:
                yield bytes(digest), bytes(facts)


class People:
    """The entitlements as arrays (`begun`..`ended`: months they run), and the version that counts for each in a month."""

    def __init__(self, rows: list[tuple[Any, ...]], month: int) -> None:
        ids, persons, starts, ends, paid, _, versions, since, digests = zip(*rows, strict=True)
        self.versions, self.since = np.array(versions, dtype=np.int64), np.array(since, dtype=np.int64)
        self.digests = [bytes(digest) for digest in digests]
        every = np.array(ids, dtype=np.int64)
        self.first = np.flatnonzero(np.concatenate([[True], every[1:] != every[:-1]]))
        self.owner = np.cumsum(np.concatenate([[True], every[1:] != every[:-1]])) - 1
        self.ids, self.persons = every[self.first], np.array(persons, dtype=np.int64)[self.first]
        self.begun = np.array(starts, dtype=np.int64)[self.first]
        paid_to = np.array([-1 if one is None else one for one in paid], dtype=np.int64)[self.first]
        self.ended = np.array([2**31 if one is None else one for one in ends], dtype=np.int64)[self.first]
        self.low, self.high = np.maximum(self.begun, paid_to + 1), np.minimum(month, self.ended - 1)
        self.count, self.month = len(self.ids), month
        self.due = int((self.low <= self.high).sum())

    def months(self) -> range:
        due = self.low <= self.high
        return range(int(self.low[due].min()), int(self.high[due].max()) + 1) if due.any() else range(0)

    def in_month(self, number: int) -> tuple[Any, Any]:
        """Places of the entitlements owed for a month, and the row of the version that counts for each."""
        living = np.flatnonzero(self.since <= number)
        last = living[np.concatenate([self.owner[living][1:] != self.owner[living][:-1], [True]])] if living.size else living
        version = np.full(self.count, -1, dtype=np.int64)
        version[self.owner[last]] = last
        places = np.flatnonzero((self.low <= number) & (number <= self.high))
        return places, np.where(version[places] >= 0, version[places], self.first[places])


# --- asking --------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=64)
def rule_of(matter: Matter) -> BulkRule:
    """The compiled rule; its machine code is kept in the data directory where that can be written."""
    kept = settings.DATA_DIRECTORY / "compiled" if os.access(settings.DATA_DIRECTORY, os.W_OK) else None
    return compile_matter(matter, kept)


@dataclass(frozen=True)
class _Asking:
    rule: BulkRule
    day: date
    rates: Rates
    calendar: Calendar


def _ask(found: Owed, people: People, number: int, asking: _Asking) -> None:
    places, rows = people.in_month(number)
    if not places.size:
        return
    columns = parsed(found.matter).take([people.digests[row] for row in rows])
    result = asking.rule.run(columns, day=asking.day, rates=asking.rates, calendar=asking.calendar, history=NO_HISTORY, unknown="mark")
    amounts = result.amount.copy()
    for row in np.flatnonzero(result.review):  # a person has decided; the two readings still differ
        amounts[row] = amount_of(found.matter, columns.situation(int(row), day=asking.day, rates=asking.rates, calendar=asking.calendar))
    pays = (result.granted | result.review) & (amounts > 0)
    kind = CURRENT if number == people.month else ARREARS
    chosen, versions = places[pays], rows[pays]
    found.lines += [
        Line(entitlement, person, version, people.digests[row], kind, asking.day, asking.day, amount)
        for entitlement, person, version, row, amount in zip(
            people.ids[chosen].tolist(), people.persons[chosen].tolist(), people.versions[versions].tolist(), versions.tolist(),
            amounts[pays].tolist(), strict=True,
        )
    ]  # fmt: skip
    for row in np.flatnonzero(result.refused | result.unknown):
        place = places[row]
        why = _why(found.matter, columns, int(row), asking)
        held = number == people.month
        found.unpaid.append(Unpaid(int(people.ids[place]), int(people.persons[place]), asking.day, why, held))


def _why(matter: Matter, columns: Columns, row: int, asking: _Asking) -> str:
    """The failing conditions with what they saw and their articles, or the fact that is missing. Raises UnsetRate."""
    situation = columns.situation(row, day=asking.day, rates=asking.rates, calendar=asking.calendar)
    try:
        return "；".join(str(reason) for reason in decide(matter, situation).failed)
    except UnsetRate:
        raise
    except MissingFact as missing:
        return missing.reason


def _single(found: Owed, rows: list[tuple[Any, ...]]) -> None:
    """Single payments not yet made: as they were decided, on the first version of their facts."""
    seen: set[int] = set()
    for entitlement, person, starts, _, paid, amount, version, _, digest in rows:
        if entitlement not in seen and paid is None and amount > 0:
            seen.add(entitlement)
            day = first_day(starts)
            found.lines.append(Line(entitlement, person, version, bytes(digest), SINGLE, day, day, amount))
    found.asked += len(seen)


def _bounced(found: Owed) -> None:
    """Payments the bank sent back and nobody has sent again: once more, unless the payee is held or was not entitled."""
    first = "CROSS JOIN" if connection.vendor == "sqlite" else "JOIN"  # SQLite then begins with the few that bounced
    statement = (
        "SELECT e.id, e.person_id, l.version_id, v.digest, l.first, l.last, l.amount FROM funds_returned r"
        f" {first} funds_paymentline l ON l.id = r.line_id {first} funds_payroll p ON p.id = l.payroll_id"
        " JOIN funds_entitlement e ON e.id = l.entitlement_id JOIN funds_factsversion v ON v.id = l.version_id"
        f" WHERE r.kind = '退票' AND p.kind <> '{ELSEWHERE}' AND p.matter = %s AND e.held_since IS NULL AND (e.ends IS NULL OR e.ends > l.last) AND NOT EXISTS"
        " (SELECT 1 FROM funds_payroll q JOIN funds_paymentline o ON o.payroll_id = q.id AND o.entitlement_id = l.entitlement_id"
        " WHERE q.matter = p.matter AND q.id > p.id AND o.kind = %s AND o.first = l.first AND o.last = l.last) ORDER BY l.id"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [found.matter.id, AGAIN])
        for entitlement, person, version, digest, first, last, amount in cursor.fetchall():
            found.lines.append(Line(entitlement, person, version, bytes(digest), AGAIN, first, last, amount))
    found.asked = len(found.lines)
