"""Files for the province's enforcement platform: one row an enforcement act of a year, as JSON or CSV; no name of a person.

Columns (docs/commands.md): 案号, 类别, 事项, 环节, 日期, 结果, 罚款_分, 没收_分, 依据. Rows are told by day of decision; an act annulled
later stays (样式：决定后被撤销的仍计入). The count by table says 0 where there was a power and no act.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from minzheng.catalogue import matter, matters
from minzheng.reporting.figures.lineage import acts_told, period
from minzheng.vocabulary import Matter, Step
from minzheng.vocabulary.steps import GRANTED

COLUMNS = ("案号", "类别", "事项", "环节", "日期", "结果", "罚款_分", "没收_分", "依据")
TABLES = ("行政许可", "行政处罚", "行政强制", "行政检查")
"""The tables of the yearly return for which the bureau has powers; 行政征收 and 行政征用 it has not."""
RESULTS = ("penalty.kind", "inspection.result")
MONEY = ("penalty.fine", "penalty.confiscated")
ACTS = {"penalty": "decide", "simple_penalty": "decide", "random_inspection": "conclude", "special_inspection": "conclude"}


def rows(year: int) -> list[dict[str, Any]]:
    """Every enforcement act of the year, by day and case."""
    found = [row for page, step in _sources() for row in _of(page, step, year)]
    return sorted(found, key=lambda row: (row["日期"], row["案号"]))


def exchanged(year: int) -> dict[str, Any]:
    """The JSON file: the year, how many acts each table counts, and the acts."""
    acts = rows(year)
    return {"year": year, "tables": {name: sum(row["类别"] == name for row in acts) for name in TABLES}, "columns": list(COLUMNS), "acts": acts}


def as_csv(year: int) -> str:
    """The CSV file, with a heading."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows(year))
    return out.getvalue()


def _sources() -> Iterator[tuple[Matter, Step]]:
    """The deciding step of every licence, and the acts by which penalties are decided and inspections concluded."""
    for page in matters():
        if page.kind == "行政许可":
            yield from ((page, step) for step in page.steps if step.decides)
    for id, verb in ACTS.items():
        step = matter(id).step(verb)
        assert step is not None
        yield matter(id), step


def _of(page: Matter, step: Step, year: int) -> Iterator[dict[str, Any]]:
    known = {fact.key: fact for fact in step.records} | ({GRANTED.key: GRANTED} if step.decides else {})
    wanted = tuple(known[key] for key in (*RESULTS, *MONEY, GRANTED.key) if key in known)
    for _, case, _, on, said in acts_told(page, step.verb, *period(year), wanted, outcome=False):
        told = next((said[key] for key in RESULTS if key in said), "")
        granted = said.get(GRANTED.key)
        yield {
            "案号": case, "类别": page.kind, "事项": page.title, "环节": step.title, "日期": on.isoformat(),
            "结果": told or ("" if granted is None else "准予" if granted else "不予"),
            "罚款_分": int(said.get(MONEY[0], 0)), "没收_分": int(said.get(MONEY[1], 0)),
            "依据": (step.basis or page.basis).cite(on),
        }  # fmt: skip
