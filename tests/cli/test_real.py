"""A real district from the command line: made once, never rehearsed in; and yesterday's whole directory put back in place."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

from tests.cli.conftest import Run

SHIPPED = Path(__file__).parents[2] / "localities" / "qingcheng"


def acts(directory: Path) -> int:
    with sqlite3.connect(directory / "minzheng.sqlite3") as database:
        return int(database.execute("SELECT count(*) FROM journal_act").fetchone()[0])


def test_a_real_district_is_made_once_and_never_rehearsed_in(program: Run, tmp_path: Path) -> None:
    data, here = tmp_path / "real", tmp_path / "here"
    shutil.copytree(SHIPPED, here)
    made = program("init", "--locality", here, directory=data)
    assert made.code == 0, made.err
    assert "真实地区" in made.out
    assert [line.split()[0] for line in made.out.splitlines()[1:]] == ["sysadmin", "secadmin", "auditor"]
    before = acts(data)
    for line in ("rehearse 2024 --quiet", "rehearse 2024 --until 2024-01-03 --quiet"):
        assert "演练数据与真实数据不得混在一起" in program(*line.split(), directory=data).refusal()
    assert "不能再建" in program("init", "--locality", here, directory=data).refusal()
    assert "--by 工号 --approved-by 工号" in program("payroll", "2024-07", directory=data).refusal()
    assert acts(data) == before
    done = program("journal", "verify", "--deep", "--json", directory=data)
    assert done.json == {"whole": True, "findings": []}


def test_yesterdays_whole_directory_is_seen_by_a_root_kept_elsewhere(program: Run, copied: Path, tmp_path: Path) -> None:
    """With the guard's memory put back too, nothing inside can know; whoever kept a checkpoint does."""
    yesterday, kept = tmp_path / "yesterday", tmp_path / "kept"
    shutil.copytree(copied, yesterday)
    assert program("payroll", "2024-02", directory=copied).code == 0
    kept.write_text(program("journal", "checkpoint", directory=copied).out)
    assert program("journal", "verify", "--deep", "--against", kept, directory=copied).code == 0
    assert program("journal", "verify", "--deep", directory=yesterday).code == 0
    done = program("journal", "verify", "--against", kept, "--json", directory=yesterday)
    assert done.code == 1
    told = " ".join(one["text"] for one in done.json["findings"])
    assert "整卷不在：外存检查点记有" in told or "变短：外存检查点有" in told


def test_a_missing_trigger_of_the_funds_stops_every_command(program: Run, copied: Path) -> None:
    with sqlite3.connect(copied / "minzheng.sqlite3") as database:
        database.execute("DROP TRIGGER funds_posting_delete")
        database.execute("DROP TRIGGER registers_line_update")
    told = program("figures", "2024", directory=copied).refusal()
    assert "funds_posting_delete" in told
    assert "registers_line_update" in told
    done = program("journal", "verify", "--json", directory=copied)
    assert done.code == 1
    assert {"防改触发器funds_posting_delete缺失", "防改触发器registers_line_update缺失"} <= {one["text"] for one in done.json["findings"]}


def test_a_register_row_a_person_a_line_and_a_posting_are_each_named(program: Run, copied: Path) -> None:
    changes = {
        "registers_record": "UPDATE registers_record SET name = name || '改' WHERE id = 7",
        "registers_person": "UPDATE registers_person SET account = '6200000000000000009' WHERE id = 70",
        "registers_line": "UPDATE registers_line SET value = value || ' ' WHERE place = 3",
        "funds_paymentline": "UPDATE funds_paymentline SET amount = amount + 1 WHERE id = 11",
        "funds_posting": "UPDATE funds_posting SET amount = amount + 1 WHERE id = 2",
        "procedure_case": "UPDATE procedure_case SET facts = '{}' WHERE rowid = 2",
    }
    with sqlite3.connect(copied / "minzheng.sqlite3") as database:
        for (trigger,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f"DROP TRIGGER {trigger}")
        for change in changes.values():
            assert database.execute(change).rowcount >= 1, change
    done = program("journal", "verify", "--deep", "--json", directory=copied)
    assert done.code == 1
    assert changes.keys() <= {one["table"] for one in done.json["findings"]}
