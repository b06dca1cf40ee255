"""Where the journal keeps what is not in the database: its name, its signing key, the guard file, the attachments."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils.module_loading import import_string

from minzheng.journal.keys import FileKey
from minzheng.journal.note import KeyProvider

UNNAMED = "minzheng.invalid/acts"


def data_directory() -> Path:
    """The directory that holds the bureau's data."""
    return Path(settings.DATA_DIRECTORY)


def origin() -> str:
    """The name a new journal gets: the one `volumes.establish` chose, else setting JOURNAL_ORIGIN, else one that says it has none."""
    chosen = name_file()
    return chosen.read_text(encoding="ascii").strip() if chosen.exists() else getattr(settings, "JOURNAL_ORIGIN", UNNAMED)


def name_file() -> Path:
    """Where the name chosen for this district's journal is kept until its first act carries it."""
    return data_directory() / "journal.name"


def signing_key() -> KeyProvider:
    """The key that signs checkpoints: `journal.key` in the data directory, or what setting JOURNAL_KEY (a dotted name) returns."""
    provider = getattr(settings, "JOURNAL_KEY", "")
    return import_string(provider)() if provider else _file_key(data_directory() / "journal.key")


@lru_cache(maxsize=8)
def _file_key(path: Path) -> FileKey:
    return FileKey(path)


def known_key() -> KeyProvider | None:
    """The signing key if there is one; unlike `signing_key` it makes none."""
    exists = getattr(settings, "JOURNAL_KEY", "") or (data_directory() / "journal.key").exists()
    return signing_key() if exists else None


def database_file() -> Path | None:
    """The file of a SQLite database; None for one in memory and for other databases."""
    return None if connection.vendor != "sqlite" or is_passing() else Path(connection.settings_dict["NAME"])


def is_passing() -> bool:
    """Whether the database is one in memory, which nothing outlives."""
    return connection.vendor == "sqlite" and connection.is_in_memory_db()
