"""What the bench of acts replays is what the acts wrote: afterwards the copy and the database are the same, row by row."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

MEASURE = """
import sys
from minzheng.cli.database import prepared
prepared(create=True, write=True)
from minzheng.rehearsal.bench import bench_acts
assert bench_acts(40)["acts"] >= 39
"""


@pytest.mark.slow
def test_the_bare_statements_write_the_same_rows(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", MEASURE], env={"MINZHENG_DATA": str(tmp_path), "PATH": ""}, check=True)
    done, bare = (sqlite3.connect(tmp_path / f"minzheng.{kind}") for kind in ("sqlite3", "bare"))
    tables = [name for (name,) in done.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")]
    assert len(tables) > 20
    for table in tables:
        assert sorted(done.execute(f"SELECT * FROM {table}"), key=repr) == sorted(bare.execute(f"SELECT * FROM {table}"), key=repr), table
    assert done.execute("SELECT count(*) FROM journal_act").fetchone()[0] > 40
