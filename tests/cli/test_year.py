"""figures, figure, report, payroll, journal, draw on the first days of a rehearsed year: names, JSON and exit codes."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run, tree
from tests.draw.samples import small, transcript

ROOT = Path(__file__).parents[2]
STANDALONE = ROOT / "minzheng" / "journal" / "standalone" / "verify_journal.py"
FIGURE = {"id", "label", "value", "unit", "exact_fen", "printed", "count", "as_of"}
ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
DECIMAL = re.compile(r"-?\d+(\.\d+)?")


def test_figures_are_printed_and_exact(program: Run, lived: Path) -> None:
    listed = program("figures", "2024", "--json", directory=lived).json
    assert all(set(one) - {"brought"} == FIGURE for one in listed)
    assert all((ISO if one["unit"] == "日期" else DECIMAL).fullmatch(one["value"]) for one in listed)
    assert all(one["exact_fen"] is None or type(one["exact_fen"]) is int for one in listed)
    assert all((one["exact_fen"] is not None) == (one["unit"] in ("元", "万元")) for one in listed)
    by_id = {one["id"]: one for one in listed}
    assert by_id["marriages_registered"]["count"] == int(by_id["marriages_registered"]["value"]) > 0
    assert by_id["social_orgs_total"]["as_of"] == "2024-12-31"
    told = program("figures", "2024", directory=lived).out
    assert all(one["printed"] in told for one in listed)


@pytest.mark.parametrize("id", ["marriages_registered", "donations_received", "social_orgs_total"])
def test_a_figure_is_the_sum_of_its_trace(program: Run, lived: Path, id: str) -> None:
    figure = program("figure", id, "2024", "--json", directory=lived).json
    trace = program("figure", id, "2024", "--trace", "--json", directory=lived).json
    assert set(trace) == {"figure", "items", "sum"}
    assert trace["figure"] == id
    assert all({"seq", "case", "line", "contribution"} <= set(item) for item in trace["items"])
    assert sum(item["contribution"] for item in trace["items"]) == trace["sum"]
    assert trace["sum"] == (figure["exact_fen"] if figure["exact_fen"] is not None else int(figure["value"]))
    assert len(trace["items"]) == figure["count"]
    assert f"第{trace['items'][0]['seq']}号行为" in program("figure", id, "2024", "--trace", directory=lived).out


def test_unknown_figures_and_years_are_named(program: Run, lived: Path, tmp_path: Path) -> None:
    assert "marriages_registered" in program("figure", "weddings", "2024", directory=lived).refusal()
    for line in ("figures 1999", "figure marriages_registered 1999", f"report 1999 --format html --out {tmp_path / 'x'}"):
        assert "台账中没有1999年的行为" in program(*line.split(), directory=lived).refusal()
    assert "没有2023年" in program("figures", "2023", directory=lived).refusal(), "期初 alone is no year of business"
    assert tree(tmp_path) == {}


def test_a_report_that_cannot_be_written_leaves_nothing(program: Run, lived: Path, tmp_path: Path) -> None:
    assert "不认识的格式“txt”" in program("report", "2024", "--format", "txt", "--out", tmp_path / "x", directory=lived).refusal()
    done = program("report", "2024", "--format", "json", "--out", tmp_path / "none" / "x", directory=lived)
    assert done.code == 2
    assert tree(tmp_path) == {}


def test_a_payroll_is_run_once(program: Run, copied: Path) -> None:
    before = tree(copied)
    [first, *_] = sqlite3.connect(copied / "minzheng.sqlite3").execute("SELECT matter, month FROM funds_payroll ORDER BY id")
    month = first[1][:7]
    assert "已经发放" in program("payroll", month, directory=copied).refusal()
    assert "已经发放" in program("payroll", month, "--dry-run", directory=copied).refusal()
    same = {name: content for name, content in tree(copied).items() if not name.endswith(("-shm", "-wal"))}
    assert same == {name: content for name, content in before.items() if not name.endswith(("-shm", "-wal"))}


def test_a_payroll_is_tried_without_writing_and_then_run(program: Run, copied: Path) -> None:
    acts = count(copied)
    tried = program("payroll", "2024-02", "--dry-run", "--json", directory=copied).json
    assert count(copied) == acts
    assert {"matter", "month", "seq", "lines", "total_fen"} <= set(tried[0])
    assert all(one["seq"] is None and type(one["total_fen"]) is int for one in tried)
    assert sum(one["lines"] for one in tried) > 1000
    run = program("payroll", "2024-02", "--json", directory=copied).json
    assert [(one["matter"], one["lines"], one["total_fen"]) for one in run] == [(one["matter"], one["lines"], one["total_fen"]) for one in tried]
    assert all(one["seq"] > acts for one in run)
    assert "已经发放" in program("payroll", "2024-02", directory=copied).refusal()
    assert program("journal", "verify", "--deep", "--json", directory=copied).json == {"whole": True, "findings": []}


def count(directory: Path) -> int:
    with sqlite3.connect(directory / "minzheng.sqlite3") as database:
        [found] = database.execute("SELECT COUNT(*) FROM journal_act").fetchone()
    return int(found)


# --- journal -------------------------------------------------------------------------------------------------------


def test_the_journal_is_whole(program: Run, lived: Path) -> None:
    done = program("journal", "verify", "--json", directory=lived)
    assert done.code == 0
    assert done.json == {"whole": True, "findings": []}
    assert program("journal", "verify", directory=lived).out == "台账完整，未发现改动。\n"


def test_a_changed_value_is_found_and_named(program: Run, copied: Path) -> None:
    with sqlite3.connect(copied / "minzheng.sqlite3") as database:
        for (trigger,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'journal_actfield'").fetchall():
            database.execute(f"DROP TRIGGER {trigger}")
        [(seq,)] = database.execute("SELECT seq FROM journal_actfield WHERE name = 'case.facts' ORDER BY seq LIMIT 1").fetchall()
        database.execute("UPDATE journal_actfield SET value = CAST('{}' AS BLOB) WHERE seq = ? AND name = 'case.facts'", (seq,))
    done = program("journal", "verify", "--deep", "--json", directory=copied)
    assert done.code == 1
    assert not done.json["whole"]
    assert any(one["table"] == "journal_actfield" and one["seq"] == seq for one in done.json["findings"])
    assert any("触发器" in one["text"] for one in done.json["findings"])
    told = program("journal", "verify", "--deep", directory=copied)
    assert told.code == 1
    assert f"第{seq}号" in told.out


def test_a_checkpoint_a_receipt_and_an_export_can_be_checked_by_anyone(program: Run, copied: Path, tmp_path: Path) -> None:
    notes = program("journal", "checkpoint", "--json", directory=copied).json["checkpoints"]
    assert notes
    receipt = tmp_path / "receipt"
    receipt.write_text(program("journal", "prove", "5", directory=copied).out)
    proved = program("journal", "prove", "5", "--json", directory=copied).json
    assert proved == {"seq": 5, "receipt": receipt.read_text()}
    export = tmp_path / "export.jsonl"
    done = program("journal", "export", "--out", export, "--json", directory=copied).json
    assert done == {"acts": count(copied), "out": str(export)}
    with export.open() as lines:
        keys = [part for log in json.loads(next(lines))["logs"] for part in ("--key", log["key"])]
    for line in (["export", str(export)], ["receipt", str(receipt)]):
        checked = subprocess.run([sys.executable, "-I", str(STANDALONE), *line, *keys], capture_output=True, text=True)
        assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_journal_answers_bad_requests(program: Run, lived: Path, tmp_path: Path) -> None:
    assert "没有第999999999号记录" in program("journal", "prove", "999999999", directory=lived).refusal()
    assert "没有检查点文件" in program("journal", "verify", "--against", "none", directory=lived).refusal()
    (tmp_path / "paper").write_text("nothing of the kind")
    assert "不是检查点" in program("journal", "verify", "--against", tmp_path / "paper", directory=lived).refusal()
    assert "写不了" in program("journal", "export", "--out", tmp_path / "none" / "x", directory=lived).refusal()


# --- draw ----------------------------------------------------------------------------------------------------------


def test_a_draw_is_done_again_by_anyone(run: Run, tmp_path: Path) -> None:
    paper = transcript(small()).to_json()
    file = tmp_path / "transcript.json"
    file.write_text(json.dumps(paper, ensure_ascii=False))
    done = run("draw", "verify", file, "--json")
    assert done.code == 0, done.out
    assert done.json["agrees"] is True
    assert run("draw", "verify", file).out == "重做结果与记录一致。\n"
    paper["manifest"]["objects"][0]["tickets"] += 1
    file.write_text(json.dumps(paper, ensure_ascii=False))
    changed = run("draw", "verify", file, "--json")
    assert changed.code == 1
    assert changed.json["agrees"] is False
    assert run("draw", "verify", file, "--published", "00").code == 1


def test_a_draw_file_that_is_none(run: Run, tmp_path: Path) -> None:
    assert "读不出" in run("draw", "verify", tmp_path / "none").refusal()
    for content in (b"{", b"\xff\xfe", b"[]", b"{}"):
        (tmp_path / "paper").write_bytes(content)
        assert run("draw", "verify", tmp_path / "paper").refusal()


def test_a_district_before_its_first_draw_has_none_to_give_out(program: Run, lived: Path, tmp_path: Path) -> None:
    assert program("draw", "list", directory=lived).out == "还没有任何抽取。\n"
    assert program("draw", "list", "--json", directory=lived).json == []
    assert "没有编号为“none”的抽取" in program("draw", "export", "none", "--out", tmp_path / "record.json", directory=lived).refusal()
    assert tree(tmp_path) == {}
