"""The commands on PostgreSQL: the same answers, and an old, a foreign and a newer database told apart."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest

from tests.cli.conftest import LIVED, Run, run_program

pytestmark = [pytest.mark.postgres, pytest.mark.slow, pytest.mark.timeout(900)]


@pytest.fixture
def base(postgres_url: str) -> str:
    """An empty database of its own on the server of this test run."""
    name = "commands"
    with psycopg.connect(postgres_url, autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {name}")
        server.execute(f"CREATE DATABASE {name}")
    before, _, after = postgres_url.partition("@/")
    return f"{before}@/{name}?{after.partition('?')[2]}"


def test_a_rehearsal_is_lived_counted_and_verified(program: Run, base: str, lived: Path, tmp_path: Path) -> None:
    on = {"DATABASE_URL": base}
    done = run_program(tmp_path / "data", "rehearse", "2024", *LIVED, "--quiet", on=on, timeout=800)
    assert done.code == 0, done.err
    assert program("figures", "2024", "--json", on=on).json == program("figures", "2024", "--json", directory=lived).json
    assert program("journal", "verify", "--deep", "--json", on=on).json == {"whole": True, "findings": []}
    assert program("backup", "--out", tmp_path / "backup", on=on).code == 0
    assert not (tmp_path / "backup" / "minzheng.sqlite3").exists()
    with psycopg.connect(base, autocommit=True) as database:
        database.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('funds', '9999_later', now())")
    assert "更新的版本" in program("figures", "2024", on=on).refusal()


def test_another_programs_database_is_left_alone(program: Run, base: str) -> None:
    with psycopg.connect(base, autocommit=True) as database:
        database.execute("CREATE TABLE recipes (name text)")
    for line in ("figures 2024", "rehearse 2024 --quiet"):
        assert "别的程序的数据" in program(*line.split(), on={"DATABASE_URL": base}).refusal()
    with psycopg.connect(base) as database:
        assert database.execute("SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'").fetchone() == (1,)


def test_an_empty_database_is_told_from_a_district(program: Run, base: str) -> None:
    assert "minzheng rehearse 2024" in program("figures", "2024", on={"DATABASE_URL": base}).refusal()
