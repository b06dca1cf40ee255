"""The triggers that keep the lines of opening registers (期初) as they were entered: they are tied to their act by a root."""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "registers_line"
REFUSED = "期初登记的底册只增不改"


def install(connection: BaseDatabaseWrapper) -> None:
    """Create the triggers anew."""
    remove(connection)
    with connection.cursor() as cursor:
        for statement in (_sqlite() if connection.vendor == "sqlite" else _postgres()):
            cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Drop them: for migrations and for tests that empty tables, never in service."""
    on = f" ON {TABLE}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for name in names(connection.vendor):
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
    return sorted(name for name in names(connection.vendor) if name not in found)


def names(vendor: str) -> list[str]:
    """The names of the triggers there ought to be."""
    return [f"{TABLE}_{kind}" for kind in (("update", "delete", "replace") if vendor == "sqlite" else ("change", "truncate"))]


def _sqlite() -> list[str]:
    raising = f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
    there = f"WHEN EXISTS (SELECT 1 FROM {TABLE} WHERE seq = NEW.seq AND place = NEW.place) "  # noqa: S608
    return [
        f"CREATE TRIGGER {TABLE}_update BEFORE UPDATE ON {TABLE} {raising}",
        f"CREATE TRIGGER {TABLE}_delete BEFORE DELETE ON {TABLE} {raising}",
        f"CREATE TRIGGER {TABLE}_replace BEFORE INSERT ON {TABLE} {there}{raising}",
    ]


def _postgres() -> list[str]:
    return [
        f"""CREATE OR REPLACE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '{REFUSED}' USING ERRCODE = 'integrity_constraint_violation';
END $$""",
        f"CREATE TRIGGER {TABLE}_change BEFORE UPDATE OR DELETE ON {TABLE} FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse()",
        f"CREATE TRIGGER {TABLE}_truncate BEFORE TRUNCATE ON {TABLE} FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_refuse()",
    ]
