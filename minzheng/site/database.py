"""Which database the bureau's data lives in: SQLite in the data directory, or the PostgreSQL that DATABASE_URL names."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from minzheng.vocabulary.errors import Refusal

# WAL lets readers go on while one writes; FULL means an act that was acknowledged survives a power cut;
# secure_delete overwrites what is deleted (GB/T 22239 8.1.4.10: no residue of personal data).
PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -65536",
)
KEPT_SECONDS = 600
"""How long a thread keeps its connection: opening one reads the whole schema, and what it has read of the tables is gone with it."""
EXAMPLE = "postgres://用户:密码@主机:5432/库名"


def database(url: str, directory: Path) -> dict[str, Any]:
    """Django's entry for one database. An empty `url` is the embedded SQLite file in `directory`.

    Raises `Refusal` for an address that is not a PostgreSQL one; the message never repeats the address, which may hold a password.
    """
    return postgresql(url) if url else sqlite(directory / "minzheng.sqlite3")


def sqlite(file: Path) -> dict[str, Any]:
    """The embedded database. Every transaction takes the write lock at BEGIN, so that no reader has to become a writer half-way."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "CONN_MAX_AGE": KEPT_SECONDS,
        "ATOMIC_REQUESTS": False,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": "; ".join(PRAGMAS)},
    }


def postgresql(url: str) -> dict[str, Any]:
    """A PostgreSQL address, e.g. postgres://name:password@host:5432/base?sslmode=require; a socket goes as ?host=/directory."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise not_understood() from None
    options = dict(parse_qsl(parts.query))
    name = unquote(parts.path.removeprefix("/"))
    if parts.scheme not in ("postgres", "postgresql") or not name:
        raise not_understood()
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(port or options.pop("port", "")),
        "CONN_MAX_AGE": KEPT_SECONDS,
        "CONN_HEALTH_CHECKS": True,
        "ATOMIC_REQUESTS": False,
        "OPTIONS": {"connect_timeout": 5, **options},
    }


def not_understood() -> Refusal:
    """The refusal for an address that cannot be read."""
    return Refusal("DATABASE_URL 不是 PostgreSQL 地址", remedy=f"请写成 {EXAMPLE}，或者不设它而使用内置数据库。")
