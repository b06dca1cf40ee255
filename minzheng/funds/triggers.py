"""The triggers behind the funds: what has been paid, returned or posted is never changed, and nobody draws the same benefit
twice for the same months. They stop mistakes and careless hands; a changed byte is found by `deep`."""

# The statements are put together from fixed pieces only; values are parameters.
# ruff: noqa: S608

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

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


def forbid_overlaps(connection: BaseDatabaseWrapper) -> None:
    """On PostgreSQL: the exclusion constraint that the two overlap triggers stand for on SQLite. For the migration."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(EXCLUSION)


def install(connection: BaseDatabaseWrapper) -> None:
    """Create every trigger anew."""
    remove(connection)
    with connection.cursor() as cursor:
        for statement in (_sqlite() if connection.vendor == "sqlite" else _postgres()):
            cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Drop them: for migrations and for tests that empty tables, never in service."""
    with connection.cursor() as cursor:
        for table, name in _names(connection.vendor):
            on = f" ON funds_{table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """The names of triggers that ought to be there and are not."""
    there = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if connection.vendor == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A') AND NOT tgisinternal"
    )
    with connection.cursor() as cursor:
        cursor.execute(there)
        found = {name for (name,) in cursor.fetchall()}
    return sorted(name for _, name in _names(connection.vendor) if name not in found)


def _names(vendor: str) -> list[tuple[str, str]]:
    if vendor == "sqlite":
        frozen = [(table, f"funds_{table}_{kind}") for table in FROZEN for kind in ("update", "delete", "replace")]
        return [*frozen, ("entitlement", "funds_entitlement_twice"), ("entitlement", "funds_entitlement_twice_again")]
    return [(table, f"funds_{table}_{kind}") for table in FROZEN for kind in ("change", "truncate")]


def _sqlite() -> list[str]:
    statements = []
    for table in FROZEN:
        raising = f"BEGIN SELECT RAISE(ABORT, '{REFUSED}（funds_{table}）'); END"
        statements += [
            f"CREATE TRIGGER funds_{table}_update BEFORE UPDATE ON funds_{table} {raising}",
            f"CREATE TRIGGER funds_{table}_delete BEFORE DELETE ON funds_{table} {raising}",
            # INSERT OR REPLACE deletes without firing delete triggers
            f"CREATE TRIGGER funds_{table}_replace BEFORE INSERT ON funds_{table}"
            f" WHEN NEW.id > 0 AND EXISTS (SELECT 1 FROM funds_{table} WHERE id = NEW.id) {raising}",
        ]
    clash = f"EXISTS (SELECT 1 FROM funds_entitlement e WHERE {PERIOD.format(false=0)} AND {OVERLAP})"
    for name, when in (("twice", "INSERT"), ("twice_again", "UPDATE OF person_id, matter, starts, ends, once")):
        statements.append(
            f"CREATE TRIGGER funds_entitlement_{name} AFTER {when} ON funds_entitlement WHEN {REAL} AND {clash}"
            f" BEGIN SELECT RAISE(ABORT, '{TWICE}'); END"
        )
    return statements


def _postgres() -> list[str]:
    statements = []
    for table in FROZEN:
        statements += [
            f"""CREATE OR REPLACE FUNCTION funds_{table}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '{REFUSED}（funds_{table}）' USING ERRCODE = 'integrity_constraint_violation';
END $$""",
            f"CREATE TRIGGER funds_{table}_change BEFORE UPDATE OR DELETE ON funds_{table} FOR EACH ROW EXECUTE FUNCTION funds_{table}_refuse()",
            f"CREATE TRIGGER funds_{table}_truncate BEFORE TRUNCATE ON funds_{table} FOR EACH STATEMENT EXECUTE FUNCTION funds_{table}_refuse()",
        ]
    return statements
