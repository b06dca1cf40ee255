"""What everybody who draws a benefit would be given for a month on given standards: in bulk, nothing written.

Unlike `payments`, it asks of a month what it gives, whether or not it has been paid: for comparing standards (what-if).
"""

# The statements are put together from fixed pieces only; values are parameters.
# ruff: noqa: S608

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from django.db import connection

from minzheng.vocabulary import Matter
from minzheng.vocabulary.bulk import Columns
from minzheng.vocabulary.deciding import amount as amount_of
from minzheng.vocabulary.deciding import decide
from minzheng.vocabulary.errors import MissingFact
from minzheng.vocabulary.situation import NO_HISTORY, Calendar, Rates

from .columns import parsed
from .months import number_of, sql
from .payments import People, facts_of, rule_of


@dataclass(frozen=True, eq=False)
class Given:
    """One month of a benefit: for each entitlement whether its conditions hold and what it gives in 分."""

    holds: Any
    amounts: Any


class Standing:
    """Everybody who draws a benefit in some month of a span, read once."""

    def __init__(self, matter: Matter, since: date, until: date) -> None:
        self.matter = matter
        rows = _rows(matter, since, until)
        self.count = 0
        if not rows:
            return
        self.people = People([row[:9] for row in rows], number_of(until))
        self.people.low, self.people.high = self.people.begun, self.people.ended - 1
        self.count = self.people.count
        first = self.people.first
        self.ids = self.people.ids
        self.towns = [rows[place][9] for place in first.tolist()]
        self.held = np.array([bool(rows[place][10]) for place in first.tolist()], dtype=bool)
        store = parsed(matter)
        store.add(facts_of(store.unknown(self.people.digests)))

    def given(self, month: date, rates: Rates, calendar: Calendar) -> tuple[Any, Given]:
        """(places of those who draw it in the month, what it gives them). Raises UnsetRate where a standard is not set."""
        places, rows = self.people.in_month(number_of(month))
        if not places.size:
            return places, Given(np.zeros(0, dtype=bool), np.zeros(0, dtype=np.int64))
        columns: Columns = parsed(self.matter).take([self.people.digests[row] for row in rows])
        result = rule_of(self.matter).run(columns, day=month, rates=rates, calendar=calendar, history=NO_HISTORY, unknown="mark")
        amounts = result.amount.copy()
        for row in np.flatnonzero(result.review):  # a person decided; the two readings still differ
            amounts[row] = amount_of(self.matter, columns.situation(int(row), day=month, rates=rates, calendar=calendar))
        for row in np.flatnonzero(result.unknown):  # raises UnsetRate; a fact that is lacking gives nothing
            try:
                decide(self.matter, columns.situation(int(row), day=month, rates=rates, calendar=calendar))
            except MissingFact:
                continue
        holds = result.granted | result.review
        return places, Given(holds, np.where(holds, amounts, 0))


def _rows(matter: Matter, since: date, until: date) -> list[tuple[Any, ...]]:
    """As `payments._rows`, of everybody who draws it in some month from `since` to `until`; town and hold beside."""
    statement = (
        f"SELECT e.id, e.person_id, {sql('e.starts')}, {sql('e.ends')}, {sql('e.paid_through')}, e.amount, v.id, {sql('v.since')}, v.digest, e.town,"
        " CASE WHEN e.held_since IS NULL THEN 0 ELSE 1 END FROM funds_entitlement e JOIN funds_factsversion v ON v.entitlement_id = e.id"
        " WHERE e.matter = %s AND e.starts <= %s AND (e.ends IS NULL OR (e.ends > %s AND e.ends > e.starts)) ORDER BY e.id, v.since, v.id"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [matter.id, until, since])
        return cursor.fetchall()
