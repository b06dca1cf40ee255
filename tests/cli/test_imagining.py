"""what-if on a rehearsed district: one JSON document, nothing written, and what is written wrongly told in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run, tree


def test_it_tells_money_by_month_and_town_and_writes_nothing(lived: Path, program: Run) -> None:
    before = tree(lived)
    done = program("what-if", "低保标准", "700", "--key", "农村", "--from", "2024-02-01", "--until", "2024-03-31", "--json", directory=lived)
    assert done.code == 0, done.err
    [relief] = [one for one in done.json["matters"] if one["matter"] == "subsistence"]
    assert [one["month"] for one in relief["months"]] == ["2024-02", "2024-03"]
    assert relief["cost_fen"] == sum(one["cost_fen"] for one in relief["months"]) == sum(one["cost_fen"] for one in relief["towns"]) > 0
    assert done.json["cost_fen"] == sum(one["cost_fen"] for one in done.json["matters"])
    assert {name: text for name, text in tree(lived).items() if "compiled" not in name and "sqlite3-" not in name} == {
        name: text for name, text in before.items() if "compiled" not in name and "sqlite3-" not in name
    }


@pytest.mark.parametrize("amount", ["700.555", "-1", "七百", "", "1e3", "٣"])
def test_what_is_no_amount_is_refused(run: Run, amount: str) -> None:
    assert "不是金额" in run("what-if", "低保标准", "--key", "农村", "--from", "2024-02-01", "--", amount).refusal()


def test_what_is_to_be_rechecked_is_listed_in_order(lived: Path, program: Run) -> None:
    done = program("rechecks", "2025-01-31", "--json", directory=lived)
    assert done.code == 0, done.err
    days = [one["due"] for one in done.json]
    assert days == sorted(days)
    assert {"subsistence", "extreme_hardship"} <= {one["matter"] for one in done.json}
    assert program("rechecks", "2023-12-31", "--json", directory=lived).json == []
