"""The exchange file of enforcement: one row an act by its day, nought where there was none, and no person's name."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

from minzheng.catalogue import matter
from minzheng.procedure.actor import Actor
from minzheng.procedure.district import District
from minzheng.procedure.opening import appoint
from minzheng.procedure.perform import Opening, open_case, perform
from minzheng.reporting.enforcement_platform import COLUMNS, as_csv, exchanged
from tests.matters.everyday import ordinary

from .conftest import SYSTEM, officer

DAY = date(2024, 6, 3)
PAGE = matter("simple_penalty")


def said(verb: str, **changes: Any) -> dict[str, Any]:
    step = PAGE.step(verb)
    assert step is not None
    return {fact.key: ordinary(fact, DAY) for fact in step.records} | {name.replace("__", "."): value for name, value in changes.items()}


def test_a_penalty_is_one_row_and_what_was_not_done_is_nought(here: District) -> None:
    appoint([officer("O1", "officers"), officer("O2", "officers")], since=date(2023, 12, 31), by=SYSTEM)
    two = Actor(("O1", "O2"), "officers", "清城区民政局")
    facts = {fact.key: ordinary(fact, DAY) for fact in PAGE.needed()} | {"party.name": "某某人"}
    case = open_case(Opening(PAGE, facts, {}), "inform", on=DAY, by=two, said=said("inform")).case
    perform(case, "decide", on=DAY, by=two, said=said("decide", penalty__kind="罚款", penalty__fine=100_000))
    made = exchanged(2024)
    assert made["tables"] == {"行政许可": 0, "行政处罚": 1, "行政强制": 0, "行政检查": 0}
    [row] = made["acts"]
    assert (row["案号"], row["日期"], row["结果"], row["罚款_分"]) == (case, "2024-06-03", "罚款", 100_000)
    assert "行政处罚法" in row["依据"]
    assert "某某人" not in str(made)
    [again] = csv.DictReader(io.StringIO(as_csv(2024)))
    assert tuple(again) == COLUMNS
    assert again == {name: str(value) for name, value in row.items()}
    assert exchanged(2023)["acts"] == []
