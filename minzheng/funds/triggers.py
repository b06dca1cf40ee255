"""The triggers behind the funds: what has been paid, returned or posted is never changed, and nobody draws the same benefit
twice for the same months. They stop mistakes and careless hands; a changed byte is found by `deep`."""

# The statements are put together from fixed pieces only; values are parameters.
# ruff: noqa: S608

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

from minzheng.journal.frozen import Frozen, Guarded, Trigger

REFUSED = "资金只增不改"
TWICE = "同一人同一待遇的期间不得重叠"
FROZEN = ("factsversion", "paymentline", "returned", "posting")
PERIOD = "e.person_id = NEW.person_id AND e.matter = NEW.matter AND e.once = {false} AND e.id <> NEW.id"
OVERLAP = "(e.ends IS NULL OR e.ends > NEW.starts) AND (NEW.ends IS NULL OR NEW.ends > e.starts) AND (e.ends IS NULL OR e.ends > e.starts)"
REAL = "NOT NEW.once AND (NEW.ends IS NULL OR NEW.ends > NEW.starts)"
EXCLUSION = (
    "ALTER TABLE funds_entitlement ADD CONSTRAINT entitlement_once_at_a_time EXCLUDE USING gist"
    " (int8range(person_id, person_id, '[]') WITH &&,"
    " int8range(hashtextextended(matter, 0), hashtextextended(matter, 0), '[]') WITH &&,"
    " daterange(starts, ends) WITH &&) WHERE (NOT once AND (ends IS NULL OR ends > starts))"
)
"""Ranges of one number stand for equality, which gist offers only with an extension."""
CLASH = f"WHEN {REAL} AND EXISTS (SELECT 1 FROM funds_entitlement e WHERE {PERIOD.format(false=0)} AND {OVERLAP})"
TRIGGERS = Guarded(
    tuple(Frozen(f"funds_{table}", REFUSED, same="NEW.id > 0 AND id = NEW.id") for table in FROZEN),
    tuple(
        Trigger("funds_entitlement", f"funds_entitlement_{name}", f"AFTER {when} ON funds_entitlement {CLASH} BEGIN SELECT RAISE(ABORT, '{TWICE}'); END")
        for name, when in (("twice", "INSERT"), ("twice_again", "UPDATE OF person_id, matter, starts, ends, once"))
    ),
)
install, remove, missing = TRIGGERS.install, TRIGGERS.remove, TRIGGERS.missing


def forbid_overlaps(connection: BaseDatabaseWrapper) -> None:
    """On PostgreSQL: the exclusion constraint that the two overlap triggers stand for on SQLite. For the migration."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(EXCLUSION)
