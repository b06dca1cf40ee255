"""bench: the keys of the contract, and a missed goal that is told, never hidden. No test depends on the time anything takes."""

from __future__ import annotations

from typing import Any

import pytest

from minzheng.cli import bench
from tests.cli.conftest import Run, tree

FAST: dict[str, Any] = {
    "rules": {"persons_per_s": 4e7, "floor_ratio": 2.0},
    "acts": {"per_s": 500.0, "bare_ratio": 1.5},
    "payroll": {"lines_per_s": 20_000.0, "statements_per_10k": 11.0},
    "verify": {"acts_per_s": 60_000.0},
    "exchange": {"import_s": 15.0, "again_s": 6.0, "lists_s": 40.0, "lists_mb": 150.0},
    "link": {"exact_s": 0.05, "fuzzy_s": 2.0, "recall": 99.8, "precision": 99.0},
    "web": {"list_ratio": 1.5, "case_ratio": 1.8, "list_flat": 1.1, "case_flat": 1.0, "search_ms": 40.0},
    "year_s": 60.0,
    "growth": {"ratio": 11.0, "year_s": 60.0, "tenfold_s": 660.0},
}
SLOW: dict[str, Any] = {
    "rules": {**FAST["rules"], "floor_ratio": 8.5}, "acts": {**FAST["acts"], "bare_ratio": 3.1}, "year_s": 151.0,
    "payroll": {**FAST["payroll"], "lines_per_s": 9_999.0}, "verify": {"acts_per_s": 49_000.0},
    "exchange": {**FAST["exchange"], "import_s": 21.0}, "link": {**FAST["link"], "recall": 99.4},
    "web": {**FAST["web"], "list_ratio": 2.1}, "growth": {**FAST["growth"], "ratio": 12.1},
}  # fmt: skip


def measured(monkeypatch: pytest.MonkeyPatch, numbers: dict[str, Any]) -> None:
    from contextlib import nullcontext

    monkeypatch.setattr(bench, "_apart", nullcontext)
    monkeypatch.setattr(bench, "_emptied", lambda: None)
    monkeypatch.setattr(bench, "_parts", lambda quick: ((part, lambda part=part: numbers[part]) for part in numbers))


def test_goals_that_are_reached(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    measured(monkeypatch, FAST)
    done = run("bench", "--json")
    assert done.code == 0
    assert {name: done.json[name] for name in FAST} == FAST
    assert all(goal["reached"] for goal in done.json["goals"])
    told = run("bench")
    assert told.code == 0
    assert told.out.count("，达到）") == len(bench.GOALS)


@pytest.mark.parametrize("part", SLOW)
def test_a_missed_goal_is_reported(run: Run, monkeypatch: pytest.MonkeyPatch, part: str) -> None:
    measured(monkeypatch, {**FAST, part: SLOW[part]})
    done = run("bench", "--json")
    assert done.code == 1
    [missed] = [goal for goal in done.json["goals"] if not goal["reached"]]
    assert missed["part"] == part or missed["name"] == part
    told = run("bench")
    assert told.code == 1
    assert told.out.count("没有达到") == 1


def test_one_part_alone(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    measured(monkeypatch, FAST)
    done = run("bench", "link", "--json")
    assert done.code == 0
    assert done.json["link"] == FAST["link"]
    assert {goal["part"] for goal in done.json["goals"]} == {"link"}
    assert run("bench", "nothing").code == 2


@pytest.mark.slow
def test_a_small_bench_measures_every_part_and_leaves_nothing(program: Run, tmp_path: Any) -> None:
    data = tmp_path / "data"
    data.mkdir()
    done = program("bench", "--quick", "--json", directory=data)
    assert done.code == 0, done.err
    assert done.err == ""
    found = done.json
    assert {"persons_per_s", "floor_ratio"} <= set(found["rules"])
    assert {"per_s", "bare_ratio"} <= set(found["acts"])
    assert {"lines_per_s", "statements_per_10k"} <= set(found["payroll"])
    assert "acts_per_s" in found["verify"]
    assert {"import_s", "again_s", "lists_s", "lists_mb"} <= set(found["exchange"])
    assert found["year_s"] > 0
    assert found["growth"]["ratio"] == found["growth"]["tenfold_s"] / found["growth"]["year_s"] > 0
    assert {"exact_s", "fuzzy_s", "recall", "recall_hard", "precision"} <= set(found["link"])
    assert {"list_p50_ms", "list_p95_ms", "list_p99_ms", "list_ratio", "case_ratio", "list_flat", "case_flat", "search_ms"} <= set(found["web"])
    assert found["acts"]["bare_ratio"] > 1, "doing more takes longer than doing less"
    assert tree(data) == {}
