"""Which foreign heading is which column of ours: proposed by earlier choice, name and content; confirmed by a person."""

from __future__ import annotations

import re
from collections.abc import Mapping as Dictionary
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from minzheng.identity import credit_code_findings, resident_number_findings
from minzheng.identity.findings import normalised
from minzheng.journal.canonical import encode
from minzheng.sm3 import sm3
from minzheng.vocabulary.errors import Refusal

from .layouts import CREDIT, RESIDENT, SEX, Column, Layout
from .tables import Table, normal
from .values import SEXES

SAME, SYNONYM, CONTENT, EARLIER, NOT_READ = "名称相同", "名称同义", "内容相符", "以前确认过", "不读"
SAMPLE, ENOUGH = 50, 0.8
"""Cells looked at for what a column holds, and the part of them that has to agree."""


@dataclass(frozen=True)
class Mapping:
    """`columns`: heading -> key of ours, or None for a heading that is not to be read; `fixed`: key -> what every row says."""

    columns: Dictionary[str, str | None]
    fixed: Dictionary[str, str] = field(default_factory=dict)

    def told(self) -> dict[str, Any]:
        """As it is kept in the journal (whose names are ASCII): headings with their keys, in order of the headings."""
        return {"columns": [[heading, key] for heading, key in sorted(self.columns.items())], "fixed": dict(self.fixed)}

    def document(self) -> dict[str, Any]:
        """As it is written to a file, for a person to look at and change."""
        return {"columns": dict(self.columns), "fixed": dict(self.fixed)}

    @classmethod
    def kept(cls, told: Dictionary[str, Any]) -> Mapping:
        """From what the journal keeps."""
        return cls(dict(told["columns"]), told["fixed"])

    @property
    def digest(self) -> str:
        """SM3 (hex) of what it says."""
        return sm3(encode(self.told())).hex()

    def key_of(self, heading: str) -> str | None:
        """The column that a heading means, spaces and width aside."""
        wanted = normal(heading)
        return next((key for told, key in self.columns.items() if normal(told) == wanted), None)

    def covers(self, headings: Sequence[str]) -> bool:
        """Whether it says of each of these headings what it means."""
        told = {normal(one) for one in self.columns}
        return all(normal(one) in told for one in headings)


@dataclass(frozen=True)
class Proposal:
    """A mapping with how each heading was recognised; `certain` when every heading is the template's own."""

    mapping: Mapping
    how: Dictionary[str, str]

    @property
    def certain(self) -> bool:
        return all(one == SAME for one in self.how.values())


def propose(of: Layout, tables: Sequence[Table], earlier: Sequence[Mapping] = ()) -> Proposal:
    """What the headings of these tables probably mean. A mapping confirmed for just these headings goes before everything."""
    samples = _samples(tables)
    headings = list(samples)
    for one in earlier:
        if one.covers(headings):
            columns = {heading: one.key_of(heading) for heading in headings}
            return Proposal(Mapping(columns, one.fixed), dict.fromkeys(headings, EARLIER))
    columns, how = dict.fromkeys(headings), dict.fromkeys(headings, NOT_READ)
    taken: set[str] = set()
    for way in (_same, _synonym, _content):
        for heading in headings:
            if columns[heading] is not None:
                continue
            for column in of.columns:
                if column.key not in taken and way(column, heading, samples[heading]):
                    columns[heading], how[heading] = column.key, {_same: SAME, _synonym: SYNONYM, _content: CONTENT}[way]
                    taken.add(column.key)
                    break
    return Proposal(Mapping(columns), how)


def _samples(tables: Sequence[Table]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for table in tables:
        for column, heading in table.headings.items():
            cells = [row.cells[column] for row in table.rows[:SAMPLE] if column in row.cells]
            found.setdefault(heading, []).extend(cells)
    return found


def _same(column: Column, heading: str, cells: Sequence[Any]) -> bool:
    return normal(heading) == normal(column.title)


def _synonym(column: Column, heading: str, cells: Sequence[Any]) -> bool:
    return column.is_meant_by(heading)


def _content(column: Column, heading: str, cells: Sequence[Any]) -> bool:
    """By what stands in the column: only numbers that check themselves, and the two words for sex."""
    texts = [str(cell) for cell in cells if cell is not None]
    if len(texts) < 2:
        return False
    if column.kind == RESIDENT:
        agree = [not any(one.blocking for one in resident_number_findings(text)) for text in texts]
    elif column.kind == CREDIT:
        agree = [not any(one.blocking for one in credit_code_findings(text)) for text in texts]
    elif column.kind == SEX:
        agree = [SEXES.get(normalised(text)) is not None and not re.fullmatch(r"\d", text) for text in texts]
    else:
        return False
    return sum(agree) >= ENOUGH * len(agree)


def check(of: Layout, mapping: Mapping, headings: Sequence[str], where: str) -> None:
    """That a mapping fits the layout and the headings of one table (`where`). Raises Refusal naming what is wrong and how to mend it."""
    if not mapping.covers(headings):
        missing = [one for one in headings if not mapping.covers([one])]
        raise Refusal(f"{where}：栏目对应没有说到表头“{'”、“'.join(missing)}”", remedy="不读的栏目写 null。")
    keys = [key for heading in headings if (key := mapping.key_of(heading)) is not None] + list(mapping.fixed)
    for key in keys:
        column = of.column(key)
        if keys.count(key) > 1:
            raise Refusal(f"{where}：“{column.title}”对应了两个表头（或者又写了固定值）", remedy="请在栏目对应中只留一个，其余写 null。")
    missing = [one.title for one in of.columns if one.required and one.key not in keys]
    if missing:
        raise Refusal(f"{where}没有“{'”、“'.join(missing)}”一栏", remedy='请补上这一栏，或者在栏目对应里用 "fixed" 写明全表相同的值。')


def from_document(document: Any) -> Mapping:
    """A mapping as a file says it: {"columns": {heading: key or null}, "fixed": {key: text}}. Raises Refusal."""
    form = '{"columns": {"表头": "栏目或者 null"}, "fixed": {"栏目": "全表相同的值"}}'
    wrong = Refusal("栏目对应的写法不对", remedy=f"应为 {form}；--dry-run --save-mapping 文件 可得一份。")
    if not isinstance(document, dict) or not isinstance(document.get("columns"), dict) or not isinstance(document.get("fixed", {}), dict):
        raise wrong
    columns, fixed = document["columns"], document.get("fixed", {})
    if any(not isinstance(one, str | None) for one in columns.values()) or any(not isinstance(one, str) for one in fixed.values()):
        raise wrong
    return Mapping(columns, fixed)
