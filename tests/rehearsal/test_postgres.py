"""The same small year on PostgreSQL, sealed as it goes: the same acts, the same figures, whole when everything is rebuilt."""

from __future__ import annotations

import random
from pathlib import Path

import psycopg
import pytest

from tests.rehearsal.places import Rehearsal


@pytest.mark.postgres
@pytest.mark.timeout(900)
def test_the_year_is_the_same_on_both_databases(tmp_path: Path, postgres_url: str) -> None:
    name = f"year_{random.getrandbits(32):08x}"
    with psycopg.connect(postgres_url.replace("@/minzheng", "@/postgres"), autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
    here, there = Rehearsal(tmp_path / "sqlite"), Rehearsal(tmp_path / "postgres", postgres_url.replace("@/minzheng", f"@/{name}"))
    for year in (here, there):
        year.to_the_end()
    state, other = here.state(), there.state()
    assert other["findings"] == []
    assert other["unsealed"] == 0
    assert other["postings"] == 0
    assert other["figures"] == state["figures"]
    assert other["figures"]
    for one in (state, other):  # acts are numbered otherwise where a sealer works; the draw must pick the same bodies all the same
        del one["done"]["journal"]
    assert other["done"] == state["done"]
