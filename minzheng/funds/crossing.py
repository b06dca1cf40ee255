"""What benefits and payments hold against each other and against deaths: who still draws, what was paid for no entitlement or twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from django.db import connection
from django.db.models import Q

from .lines import ARREARS, CURRENT, ELSEWHERE
from .models import Beneficiary, Entitlement
from .months import first_day, number_of


def running(day: date) -> Iterator[tuple[int, int, str, bool, date | None]]:
    """(entitlement, person, matter, whether it is on hold, the first month not paid any more) of the monthly benefits that run in the month of a day."""
    month = first_day(number_of(day))
    rows = Entitlement.objects.filter(Q(ends=None) | Q(ends__gt=month), once=False, starts__lte=month).order_by("pk")
    for id, person, matter, held, ends in rows.values_list("pk", "person_id", "matter", "held_since", "ends").iterator(chunk_size=5000):
        yield id, person, matter, held is not None, ends


def members() -> dict[int, set[int]]:
    """The people of each entitlement that rests on a household, without the one who draws it."""
    found: dict[int, set[int]] = defaultdict(set)
    for entitlement, person in Beneficiary.objects.values_list("entitlement_id", "person_id").iterator(chunk_size=5000):
        found[entitlement].add(person)
    return dict(found)


def not_entitled(monthly: Sequence[str]) -> list[tuple[int, int, str, int]]:
    """(entitlement, person, matter, months) paid for months outside the entitlement or after a death, neither come back nor
    recovered; of `monthly` benefits also what was paid elsewhere to somebody with no entitlement here, once there are any here."""
    marks = ", ".join(["%s"] * len(monthly)) or "NULL"
    statement = (
        "SELECT e.id, e.person_id, e.matter, COUNT(*) FROM funds_paymentline l JOIN funds_entitlement e ON e.id = l.entitlement_id"  # noqa: S608
        " JOIN registers_person p ON p.id = e.person_id WHERE ("
        " (NOT e.once AND (l.first < e.starts OR (e.ends IS NOT NULL AND l.last >= e.ends)))"
        f" OR (p.died IS NOT NULL AND l.first > p.died AND (NOT e.once OR e.matter IN ({marks})))"
        f" OR (e.once AND l.kind = %s AND e.matter IN ({marks})"
        " AND EXISTS (SELECT 1 FROM funds_entitlement o WHERE o.matter = e.matter AND NOT o.once)))"
        " AND NOT EXISTS (SELECT 1 FROM funds_returned r WHERE r.line_id = l.id)"
        " AND NOT EXISTS (SELECT 1 FROM funds_recovery c WHERE c.entitlement_id = e.id)"
        " GROUP BY e.id, e.person_id, e.matter ORDER BY e.id"
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(statement, [*monthly, ELSEWHERE, *monthly])
        return [tuple(row) for row in cursor.fetchall()]


def paid_twice() -> list[tuple[int, str, str, int]]:
    """(person, matter, month, times) paid more than once for a month, differences and what came back apart."""
    statement = (
        "SELECT e.person_id, e.matter, l.first, COUNT(*) FROM funds_paymentline l JOIN funds_entitlement e ON e.id = l.entitlement_id"
        " WHERE l.kind IN (%s, %s, %s) AND NOT EXISTS (SELECT 1 FROM funds_returned r WHERE r.line_id = l.id)"
        " GROUP BY e.person_id, e.matter, l.first HAVING COUNT(*) > 1 ORDER BY 1, 2, 3"
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(statement, [CURRENT, ARREARS, ELSEWHERE])
        return [(person, matter, str(month), times) for person, matter, month, times in cursor.fetchall()]
