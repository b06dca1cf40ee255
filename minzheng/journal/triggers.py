"""The triggers that refuse to change or delete what the journal holds, on SQLite and on PostgreSQL.

They stop mistakes and careless hands, not a database administrator: against that there are the tree and the roots kept
outside. A migration that rebuilds a table on SQLite drops its triggers, so each such migration calls `install` again,
and `missing` lets the start-up guard see it.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

REFUSED = "台账只增不改"
FROZEN = ("act", "leaf", "node", "checkpoint", "cosignature")
ERASABLE = {
    "actfield": "NEW.seq = OLD.seq AND NEW.name = OLD.name AND NEW.salt IS NULL AND NEW.value IS NULL",
    "attachment": "NEW.digest = OLD.digest AND NEW.size = OLD.size AND NEW.media_type = OLD.media_type",
}
"""Tables whose content an erase act may empty, and what an update must leave as it is."""

LAWFUL = "OLD.erased_by IS NULL AND EXISTS (SELECT 1 FROM journal_act WHERE seq = NEW.erased_by AND matter = 'journal' AND verb = 'erase')"
GROWS = "NEW.log = OLD.log AND NEW.size > OLD.size"


def install(connection: BaseDatabaseWrapper) -> None:
    """Create every trigger anew."""
    remove(connection)
    with connection.cursor() as cursor:
        for statement in _statements(connection.vendor):
            cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Drop every trigger: for migrations and for tests that empty tables, never in service."""
    with connection.cursor() as cursor:
        for table, name in _names(connection.vendor):
            on = f" ON journal_{table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """The names of triggers that ought to be there and are not, or (PostgreSQL) are switched off."""
    there = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if connection.vendor == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A') AND NOT tgisinternal"
    )
    with connection.cursor() as cursor:
        cursor.execute(there)
        found = {name for (name,) in cursor.fetchall()}
    return sorted(name for _, name in _names(connection.vendor) if name not in found)


def _tables() -> tuple[str, ...]:
    return (*FROZEN, *ERASABLE, "head")


def _names(vendor: str) -> list[tuple[str, str]]:
    kinds = ("update", "delete", "replace") if vendor == "sqlite" else ("change", "truncate")
    return [(table, f"journal_{table}_{kind}") for table in _tables() for kind in kinds if kind != "replace" or table in _KEYS]


def _allowed(table: str) -> str | None:
    if table == "head":
        return GROWS
    return f"{ERASABLE[table]} AND {LAWFUL}" if table in ERASABLE else None


_KEYS = {
    "act": "seq = NEW.seq OR act_id = NEW.act_id",
    "checkpoint": "log = NEW.log AND size = NEW.size",
    "attachment": "digest = NEW.digest",
}
"""INSERT OR REPLACE deletes without firing delete triggers on SQLite, so a second row of the same key is refused too."""


def _statements(vendor: str) -> list[str]:
    return [s for table in _tables() for s in (_sqlite(table) if vendor == "sqlite" else _postgres(table))]


def _sqlite(table: str) -> list[str]:
    raising = f"BEGIN SELECT RAISE(ABORT, '{REFUSED}（journal_{table}）'); END"
    allowed = _allowed(table)
    when = f"WHEN NOT ({allowed}) " if allowed else ""
    statements = [
        f"CREATE TRIGGER journal_{table}_update BEFORE UPDATE ON journal_{table} {when}{raising}",
        f"CREATE TRIGGER journal_{table}_delete BEFORE DELETE ON journal_{table} {raising}",
    ]
    if table in _KEYS:
        there = f"WHEN EXISTS (SELECT 1 FROM journal_{table} WHERE {_KEYS[table]}) "  # noqa: S608
        statements.append(f"CREATE TRIGGER journal_{table}_replace BEFORE INSERT ON journal_{table} {there}{raising}")
    return statements


def _postgres(table: str) -> list[str]:
    allowed = _allowed(table) or "false"
    return [
        f"""CREATE OR REPLACE FUNCTION journal_{table}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF {allowed} THEN RETURN NEW; END IF;
  END IF;
  RAISE EXCEPTION '{REFUSED}（journal_{table}）' USING ERRCODE = 'integrity_constraint_violation';
END $$""",
        f"CREATE TRIGGER journal_{table}_change BEFORE UPDATE OR DELETE ON journal_{table}"
        f" FOR EACH ROW EXECUTE FUNCTION journal_{table}_refuse()",
        f"CREATE TRIGGER journal_{table}_truncate BEFORE TRUNCATE ON journal_{table}"
        f" FOR EACH STATEMENT EXECUTE FUNCTION journal_{table}_refuse()",
    ]
