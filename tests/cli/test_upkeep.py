"""A backup taken while the database is in use is whole; yesterday's database goes on only after the loss is explained."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tests.cli.conftest import Run


def test_a_backup_is_a_whole_data_directory(program: Run, lived: Path, tmp_path: Path) -> None:
    with sqlite3.connect(lived / "minzheng.sqlite3") as somebody:
        somebody.execute("BEGIN IMMEDIATE")
        done = program("backup", "--out", tmp_path / "backup", "--json", directory=lived)
        somebody.rollback()
    somebody.close()
    assert done.code == 0, done.err
    assert done.json["bytes"] > 1_000_000
    assert (tmp_path / "backup").stat().st_mode & 0o077 == 0
    assert program("journal", "verify", "--json", directory=tmp_path / "backup").json["whole"] is True
    assert program("figures", "2024", "--json", directory=tmp_path / "backup").json == program("figures", "2024", "--json", directory=lived).json


def test_a_backup_overwrites_nothing_and_leaves_no_half(program: Run, lived: Path, tmp_path: Path) -> None:
    assert "已经存在" in program("backup", "--out", tmp_path, directory=lived).refusal()
    assert "数据目录里面" in program("backup", "--out", lived / "backup", directory=lived).refusal()
    (tmp_path / "file").write_text("no directory")
    assert "没有备份成" in program("backup", "--out", tmp_path / "file" / "backup", directory=lived).refusal()
    assert [one.name for one in tmp_path.iterdir()] == ["file"]


def test_a_restored_database_goes_on_after_the_loss_is_explained(program: Run, copied: Path, tmp_path: Path) -> None:
    explained = ("journal", "restore", "--why", "磁盘损坏", "--basis", "局务会议纪要〔2024〕1号")
    assert "没有需要说明的恢复" in program(*explained, directory=copied).refusal()
    assert program("backup", "--out", tmp_path / "backup", directory=copied).code == 0
    assert program("payroll", "2024-02", directory=copied).code == 0
    for name in ("minzheng.sqlite3", "minzheng.sqlite3-wal", "minzheng.sqlite3-shm"):
        (copied / name).unlink(missing_ok=True)
    (copied / "minzheng.sqlite3").write_bytes((tmp_path / "backup" / "minzheng.sqlite3").read_bytes())
    assert "拒绝启动" in program("figures", "2024", directory=copied).refusal()
    done = program(*explained, "--json", directory=copied)
    assert done.code == 0, done.out + done.err
    assert program("figures", "2024", directory=copied).code == 0
    assert program("journal", "verify", "--deep", "--json", directory=copied).json["whole"] is True
    [(fields,)] = sqlite3.connect(copied / "minzheng.sqlite3").execute(
        "SELECT value FROM journal_actfield WHERE seq = ? AND name = 'lost'", (done.json["seq"],)
    )
    assert b'"had"' in fields


def test_the_days_duties_are_done_together_and_may_be_done_again(program: Run, copied: Path) -> None:
    done = program("daily", "--json", directory=copied)
    assert done.code == 0, done.out + done.err
    assert (done.json["discarded"], done.json["seq"], done.json["left"]) == (0, None, [])
    assert done.json["checkpoints"] == program("journal", "checkpoint", "--json", directory=copied).json["checkpoints"]
    again = program("daily", directory=copied)
    assert (again.code, "送一份到局外" in again.out) == (0, True)
    assert program("journal", "verify", "--json", directory=copied).json["whole"] is True
    assert "只读视图" in program("daily", directory=copied, on={"ON": "2024-12-31"}).refusal()
