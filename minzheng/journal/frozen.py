"""Tables that keep their rows as they were written: the triggers for it, on SQLite and on PostgreSQL, made, dropped and looked for.

They stop mistakes and careless hands, not a database administrator: against that there are the tree and the roots kept
outside. A migration that rebuilds a table on SQLite drops its triggers, so each such migration calls `install` again,
and `missing` lets the start-up guard see it.
"""

# The statements are put together from fixed pieces only; values are parameters.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper


@dataclass(frozen=True)
class Frozen:
    """A table whose rows are never changed or deleted, and the sentence that says so.

    `same`: when a row that is there (its columns) and one that comes (NEW) are the same row. INSERT OR REPLACE deletes
    without firing delete triggers on SQLite, so a second one is refused too; "" where nothing can be replaced.
    `allowed`: the one change that may be made, said of OLD and NEW; "" for none.
    """

    table: str
    refused: str
    same: str = ""
    allowed: str = ""

    def triggers(self, vendor: str) -> Iterator[Trigger]:
        return self._sqlite() if vendor == "sqlite" else self._postgres()

    def _sqlite(self) -> Iterator[Trigger]:
        raising = f"BEGIN SELECT RAISE(ABORT, '{self.refused}（{self.table}）'); END"
        unless = f"WHEN NOT ({self.allowed}) " if self.allowed else ""
        yield self._trigger("update", f"BEFORE UPDATE ON {self.table} {unless}{raising}")
        yield self._trigger("delete", f"BEFORE DELETE ON {self.table} {raising}")
        if self.same:
            yield self._trigger("replace", f"BEFORE INSERT ON {self.table} WHEN EXISTS (SELECT 1 FROM {self.table} WHERE {self.same}) {raising}")

    def _postgres(self) -> Iterator[Trigger]:
        refuse = f"""CREATE OR REPLACE FUNCTION {self.table}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF {self.allowed or "false"} THEN RETURN NEW; END IF;
  END IF;
  RAISE EXCEPTION '{self.refused}（{self.table}）' USING ERRCODE = 'integrity_constraint_violation';
END $$"""
        calls = f"EXECUTE FUNCTION {self.table}_refuse()"
        yield self._trigger("change", f"BEFORE UPDATE OR DELETE ON {self.table} FOR EACH ROW {calls}", refuse)
        yield self._trigger("truncate", f"BEFORE TRUNCATE ON {self.table} FOR EACH STATEMENT {calls}")

    def _trigger(self, kind: str, does: str, before: str = "") -> Trigger:
        return Trigger(self.table, f"{self.table}_{kind}", does, before)


@dataclass(frozen=True)
class Trigger:
    """A trigger of a table: its name, what it does and when, and a statement that must come before."""

    table: str
    name: str
    does: str
    before: str = ""


@dataclass(frozen=True)
class Guarded:
    """Tables that are guarded together; `more` are triggers besides, on SQLite (PostgreSQL has constraints for them)."""

    tables: tuple[Frozen, ...]
    more: tuple[Trigger, ...] = ()

    def triggers(self, vendor: str) -> list[Trigger]:
        """The triggers there ought to be."""
        return [one for table in self.tables for one in table.triggers(vendor)] + (list(self.more) if vendor == "sqlite" else [])

    def install(self, connection: BaseDatabaseWrapper) -> None:
        """Create every trigger anew."""
        self.remove(connection)
        with connection.cursor() as cursor:
            for one in self.triggers(connection.vendor):
                if one.before:
                    cursor.execute(one.before)
                cursor.execute(f"CREATE TRIGGER {one.name} {one.does}")

    def remove(self, connection: BaseDatabaseWrapper) -> None:
        """Drop every trigger: for migrations and for tests that empty tables, never in service."""
        with connection.cursor() as cursor:
            for one in self.triggers(connection.vendor):
                cursor.execute(f"DROP TRIGGER IF EXISTS {one.name}" + (f" ON {one.table}" if connection.vendor == "postgresql" else ""))

    def missing(self, connection: BaseDatabaseWrapper) -> list[str]:
        """The names of triggers that ought to be there and are not, or (PostgreSQL) are switched off."""
        there = (
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            if connection.vendor == "sqlite"
            else "SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A') AND NOT tgisinternal"
        )
        with connection.cursor() as cursor:
            cursor.execute(there)
            found = {name for (name,) in cursor.fetchall()}
        return sorted(one.name for one in self.triggers(connection.vendor) if one.name not in found)
