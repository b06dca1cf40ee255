"""Which foreign heading is which column of ours: proposed by earlier choice, name and content; confirmed by a person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from minzheng.identity import credit_code_findings, resident_number_findings
from minzheng.identity.findings import normalised
from minzheng.journal.canonical import encode
from minzheng.sm3 import sm3
from minzheng.vocabulary.errors import Refusal

from .layouts import (
    ACCOUNT,
    AMOUNT,
    CHOICE,
    CREDIT,
    DAY,
    DAY_AHEAD,
    MONTH,
    NAME,
    RESIDENT,
    SEX,
    TOWN,
    YES_NO,
    Column,
    Layout,
    Reader,
    unit_of,
)
from .tables import Table, normal
from .values import SEXES, Bad, is_empty

SAME, SYNONYM, CLOSE, CONTENT, EARLIER, NOT_READ = "名称相同", "名称同义", "名称相近，内容相符", "内容相符", "以前确认过", "不读"
OTHERS = ("监护", "代领", "代办", "联系", "家属", "丧属", "配偶", "父", "母", "子女", "抚养", "赡养", "经办", "审核", "审批", "填", "制表", "录入", "操作",
          "推荐", "开户")  # fmt: skip
"""Words that make a heading tell of somebody, or of something, else than the column does."""
CHECKED = (RESIDENT, CREDIT, SEX, TOWN, ACCOUNT)
"""Kinds of columns that are known by what stands in them: it checks itself, or is one of a few words."""
GUESSED = (CHOICE, YES_NO, MONTH, DAY, DAY_AHEAD, AMOUNT, NAME)
"""Kinds that are proposed by content for a column that has to be there, when one heading alone can be it; the surest first."""
PERSON = re.compile(r"[\u4e00-\u9fff\u3400-\u4dbf]{2,4}|[\u4e00-\u9fff·•・]{4,20}")
NO_PERSON = re.compile(r"(?:[镇乡村居街区市县省局院校所站组队厂店]|街道|社区|公司|中心|银行|信用社)\Z")
CARD = re.compile(r"\d{15,19}")
LESS = 0.5
"""What a heading that is only a part of a name is worth beside one that holds all of it; how much of a column has to agree with its name."""
LEAST = 2
"""Characters of a name that is looked for in a heading."""
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


def propose(of: Layout, tables: Sequence[Table], reader: Reader, earlier: Sequence[Mapping] = ()) -> Proposal:
    """What the headings of these tables probably mean. A mapping confirmed for just these headings goes before everything; then the
    names; then names that are close, where what stands below can be read as that; then what stands below alone."""
    samples = _samples(tables)
    headings = list(samples)
    for one in earlier:
        if one.covers(headings):
            columns = {heading: one.key_of(heading) for heading in headings}
            return Proposal(Mapping(columns, one.fixed), dict.fromkeys(headings, EARLIER))
    columns, how = dict.fromkeys(headings), dict.fromkeys(headings, NOT_READ)
    taken: set[str] = set()

    def take(heading: str, column: Column, way: str) -> None:
        if columns[heading] is None and column.key not in taken:
            columns[heading], how[heading] = column.key, way
            taken.add(column.key)

    for way, told in ((SAME, _same), (SYNONYM, _synonym)):
        for heading in headings:
            for column in of.columns:
                if columns[heading] is None and told(column, heading):
                    take(heading, column, way)
    near = [(_nearness(column, heading), -place, heading, column) for place, heading in enumerate(headings) for column in of.columns]
    for score, _, heading, column in sorted(near, key=lambda one: one[:2], reverse=True):
        if score and columns[heading] is None and column.key not in taken and _holds(column, heading, samples[heading], reader, 1, LESS):
            take(heading, column, CLOSE)
    for heading in headings:
        for column in of.columns:
            if column.kind in CHECKED and columns[heading] is None and column.key not in taken and _holds(column, heading, samples[heading], reader):
                take(heading, column, CONTENT)
    _only_ones(of, headings, samples, columns, taken, reader, take)
    return Proposal(Mapping(columns), how)


def _only_ones(of: Layout, headings: Sequence[str], samples: Dictionary[str, list[Any]], columns: Dictionary[str, str | None], taken: set[str],
               reader: Reader, take: Callable[[str, Column, str], None]) -> None:  # fmt: skip
    """A column that has to be there and the one heading left that can be it; where there are two of either, a person says which."""
    for kind in GUESSED:
        wanted = [one for one in of.columns if one.kind == kind and one.required and one.key not in taken]
        if len(wanted) != 1:
            continue
        left = [one for one in headings if columns[one] is None and not any(word in one for word in OTHERS)]
        found = [one for one in left if _holds(wanted[0], one, samples[one], reader)]
        if len(found) == 1:
            take(found[0], wanted[0], CONTENT)


def _samples(tables: Sequence[Table]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for table in tables:
        for column, heading in table.headings.items():
            cells = [row.cells[column] for row in table.rows[:SAMPLE] if column in row.cells]
            found.setdefault(heading, []).extend(cells)
    return found


def _same(column: Column, heading: str) -> bool:
    return normal(heading) == normal(column.title)


def _synonym(column: Column, heading: str) -> bool:
    return column.is_meant_by(heading)


def _bare(column: Column, heading: str) -> str:
    """A heading without signs; a day is a day, whether 日期 or 时间."""
    text = re.sub(r"[_\-/\\.、，,()（）\[\]【】]+|[必选]填", "", normal(heading))
    return text.replace("时间", "日期") if column.kind in (DAY, DAY_AHEAD) else text


def _nearness(column: Column, heading: str) -> float:
    """How much of a heading is a name of the column (0 to 1); 0 where another word says that it is of somebody else."""
    text = _bare(column, heading)
    names = {_bare(column, one) for one in (column.title, *column.names)}
    within = [one for one in names if len(one) >= LEAST and one in text]
    if not within:
        around = [one for one in names if len(text) > LEAST and text in one]
        return max((len(text) / len(one) for one in around), default=0.0) * LESS
    best = max(within, key=len)
    return 0.0 if any(word in text.replace(best, "") for word in OTHERS) else len(best) / len(text)


def _holds(column: Column, heading: str, cells: Sequence[Any], reader: Reader, least: int = 2, enough: float = ENOUGH) -> bool:
    """Whether what stands below a heading, `least` cells of it, is what the column takes, in so much of it."""
    told = [one for one in cells if not is_empty(one)]
    return len(told) >= least and sum(_reads(column, heading, one, reader) for one in told) >= enough * len(told)


def _reads(column: Column, heading: str, cell: Any, reader: Reader) -> bool:
    text = unicodedata.normalize("NFKC", str(cell)).strip()
    if column.kind == RESIDENT:
        return not any(one.blocking for one in resident_number_findings(text))
    if column.kind == CREDIT:
        return not any(one.blocking for one in credit_code_findings(text))
    if column.kind == SEX:
        return SEXES.get(normalised(text)) is not None and not text.isdigit()
    if column.kind == ACCOUNT:
        return CARD.fullmatch(text.replace(" ", "")) is not None and any(one.blocking for one in resident_number_findings(text))
    if column.kind == NAME and not (PERSON.fullmatch(text) and not NO_PERSON.search(text)):
        return False
    if column.kind == AMOUNT and (isinstance(cell, date) or not re.search(r"\d", text)):
        return False
    try:
        reader.read(column, cell, heading if column.kind != AMOUNT or unit_of(heading) else f"{heading}（元）")
    except Bad:
        return False
    return True


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
