"""The database is what DATABASE_URL says or the file in the data directory; nothing in between."""

from pathlib import Path

import pytest
from django.db import connection
from django.db.backends.sqlite3.base import DatabaseWrapper

from minzheng.site.database import database
from minzheng.vocabulary.errors import Refusal


def test_without_an_address_the_file_in_the_data_directory_is_used():
    made = database("", Path("/data"))
    assert made["NAME"] == Path("/data/minzheng.sqlite3")
    assert made["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgres://clerk:p%40ss@db.example:6543/bureau", ("bureau", "clerk", "p@ss", "db.example", "6543")),
        ("postgresql://clerk@db.example/bureau", ("bureau", "clerk", "", "db.example", "")),
        ("postgres://clerk@/bureau?host=/run/pg", ("bureau", "clerk", "", "/run/pg", "")),
        ("postgres://[::1]:5432/%E6%B0%91%E6%94%BF", ("民政", "", "", "::1", "5432")),
    ],
)
def test_parts_of_a_postgresql_address(url, expected):
    made = database(url, Path("/data"))
    assert tuple(made[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")) == expected


def test_further_options_are_handed_on():
    assert database("postgres://a@b/c?sslmode=verify-full", Path("/data"))["OPTIONS"]["sslmode"] == "verify-full"


@pytest.mark.parametrize(
    "url", ["mysql://a:secret@b/c", "postgres://a:secret@b", "postgres://a:secret@b:port/c", "secret", "postgres://[secret/c"]
)
def test_another_address_is_refused_without_repeating_it(url):
    with pytest.raises(Refusal) as refused:
        database(url, Path("/data"))
    assert "secret" not in str(refused.value)
    assert "DATABASE_URL" in str(refused.value)
    assert refused.value.__cause__ is None


def test_the_embedded_database_is_durable_and_clears_what_it_deletes(db, tmp_path):
    fresh = DatabaseWrapper({**connection.settings_dict, **database("", tmp_path)})
    with fresh.cursor() as cursor:
        asked = {
            name: cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }
    fresh.close()
    assert asked == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
