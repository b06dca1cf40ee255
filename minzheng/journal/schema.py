"""What the journal's tables need beyond Django's schema: keyed storage on SQLite, a number sequence on PostgreSQL, triggers."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models

from minzheng.journal import triggers

SEQUENCE = "journal_act_number"


class SeqField(models.BigIntegerField):
    """An act's number: 64 bits, and on SQLite the row id itself instead of an index beside it."""

    def db_type(self, connection: Any) -> str | None:
        return "integer" if connection.vendor == "sqlite" else super().db_type(connection)


class CreateKeyed(migrations.CreateModel):
    """CreateModel whose rows SQLite stores under their primary key (WITHOUT ROWID): one tree to write instead of two."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        plain = schema_editor.sql_create_table
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.sql_create_table = plain + " WITHOUT ROWID"
        try:
            super().database_forwards(app_label, schema_editor, from_state, to_state)
        finally:
            schema_editor.sql_create_table = plain


def protect(apps: Any, schema_editor: Any) -> None:
    """Install the triggers, and on PostgreSQL the sequence that numbers acts."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"CREATE SEQUENCE IF NOT EXISTS {SEQUENCE}")
    triggers.install(schema_editor.connection)


def unprotect(apps: Any, schema_editor: Any) -> None:
    """Take away what `protect` made, so that the tables can be dropped."""
    triggers.remove(schema_editor.connection)
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP SEQUENCE IF EXISTS {SEQUENCE}")
