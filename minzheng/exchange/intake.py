"""From a file to what a register would take of it: every row added, changed, unchanged or refused, with the reasons."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from minzheng.procedure import importing
from minzheng.procedure.actor import Actor
from minzheng.procedure.district import district
from minzheng.procedure.importing import CHANGEABLE, CORRECTABLE, PEOPLE, Intake
from minzheng.procedure.progress import counted
from minzheng.registers import finding
from minzheng.vocabulary.errors import Refusal

from . import mapping as mappings
from . import reading, tables, values
from .layouts import AMOUNT, TOWN, Column, Disagrees, Layout, Reader, together, unit_of
from .problems import Problem, letters
from .reading import File
from .tables import Row, Table

ADDED, CHANGED, UNCHANGED, REFUSED = "added", "changed", "unchanged", "refused"
WORDS = {ADDED: "新增", CHANGED: "更正", UNCHANGED: "相同", REFUSED: "退回"}
ELSEWHERE = {
    "died": "与登记的不同；死亡请办理死亡登记，登记有误的依法更正",
    "local": "与登记的不同；请办理户籍迁移登记",
    "provincial": "与登记的不同；请办理户籍迁移登记",
}
"""What a list cannot change because it has an act of its own, by column."""


@dataclass
class Outcome:
    """What becomes of one row: `status`, the columns to write (`columns`: of a changed row only what changes), `known` the
    id or number of the row it changes."""

    row: Row
    status: str = ADDED
    columns: dict[str, Any] = field(default_factory=dict)
    known: Any = None
    problems: list[Problem] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    """Where in the row each column stands."""


@dataclass(frozen=True)
class Taking:
    """How a plan is taken in: the day it is entered, by whom, as what (期初, 补录), from which system; `provenance` goes into
    every act."""

    on: date
    by: Actor
    origin: str
    source: str
    provenance: Mapping[str, Any]


@dataclass
class Plan:
    """What an import would do. `mapping` with how each heading was recognised (`how`); `confirmed` whether a person has
    confirmed it, now or before, or nothing had to be."""

    layout: Layout
    file: File
    tables: list[Table]
    mapping: mappings.Mapping
    how: Mapping[str, str]
    confirmed: bool
    outcomes: list[Outcome]
    notices: list[str]

    @property
    def counts(self) -> dict[str, int]:
        found = Counter(one.status for one in self.outcomes)
        return {status: found[status] for status in WORDS}

    def stopped(self, all_or_nothing: bool) -> bool:
        """Whether nothing goes in because a row is refused."""
        return (all_or_nothing or self.layout.whole) and any(one.status == REFUSED for one in self.outcomes)

    @property
    def problems(self) -> list[Problem]:
        return [problem for one in self.outcomes for problem in one.problems]


def prepare(layout: Layout, file: Path, on: date, told: mappings.Mapping | None = None, sheet: str = "", source: str = "") -> Plan:
    """Read a file and try every row, writing nothing. `told` is a mapping that a person has confirmed; without one it is proposed.
    `source` is the system the file comes from, where rows are recognised by their number there.

    Raises Refusal when the file is not fit to be read, holds no table, or the mapping does not fit it.
    """
    read = reading.read(file)
    found, notices = _tables(layout, read, told, sheet)
    headings = list(dict.fromkeys(heading for table in found for heading in table.headings.values()))
    if told is not None:
        mapping, confirmed = told, True
        how: Mapping[str, str] = dict.fromkeys(headings, "本次确认")
    else:
        earlier = [mappings.Mapping.kept(one) for one in importing.confirmed(layout.register)]
        proposal = mappings.propose(layout, found, Reader(district().locality, on, district().rehearsed), earlier)
        mapping, how = proposal.mapping, proposal.how
        confirmed = proposal.certain or (bool(how) and all(one == mappings.EARLIER for one in how.values()))
    for table in found:
        mappings.check(layout, mapping, list(table.headings.values()), f"工作表“{table.sheet}”")
    notices += [f"工作表“{table.sheet}”{notice}" for table in found for notice in table.notices]
    reader = Reader(district().locality, on, district().rehearsed)
    rows = [(table, row) for table in found for row in table.rows]
    outcomes = [_read(layout, mapping, reader, table, row) for table, row in counted(rows, "逐行核对")]
    _distrust_rounded(layout, outcomes)
    if layout.door is not None:
        notices += layout.door.compare(layout, outcomes, source)
    else:
        refuse_repeated(layout, outcomes)
        _compare(layout, outcomes)
    return Plan(layout, read, found, mapping, how, confirmed, outcomes, notices)


def proposed(layout: Layout, file: Path, sheet: str = "") -> mappings.Mapping:
    """What the headings of a file probably mean, to be looked at and completed by a person; nothing is tried. Raises Refusal."""
    return looked_over(layout, file, sheet).mapping


def looked_over(layout: Layout, file: Path, sheet: str = "") -> mappings.Proposal:
    """As `proposed`, with how each heading was recognised. Raises Refusal."""
    found, _ = _tables(layout, reading.read(file), None, sheet)
    earlier = [mappings.Mapping.kept(one) for one in importing.confirmed(layout.register)]
    proposal = mappings.propose(layout, found, Reader(district().locality, date.max, district().rehearsed), earlier)
    told = {*proposal.mapping.columns.values(), *proposal.mapping.fixed}
    missing = {one.key: "" for one in layout.columns if one.required and one.key not in told}
    return mappings.Proposal(mappings.Mapping(proposal.mapping.columns, {**proposal.mapping.fixed, **missing}), proposal.how)


def _tables(layout: Layout, file: File, told: mappings.Mapping | None, sheet: str) -> tuple[list[Table], list[str]]:
    known = {tables.normal(one) for one in told.columns} if told is not None else set()

    def knows(heading: str) -> bool:
        return heading in known or layout.knows(heading)

    found, notices = [], []
    visible = [grid for grid in file.grids if not grid.hidden and (not sheet or grid.sheet == sheet)]
    guess = not any(tables.recognised(grid, knows) for grid in visible)
    for grid in file.grids:
        if sheet and grid.sheet != sheet:
            continue
        if grid.hidden:
            if any(cell is not None for row in grid.rows for cell in row):
                notices.append(f"工作表“{grid.sheet}”是隐藏的，没有读；需要的请取消隐藏后再导入")
            continue
        table = tables.find(grid, knows, guess=guess)
        if table is not None and table.rows:
            found.append(table)
        elif table is not None:
            notices.append(f"工作表“{grid.sheet}”只有表头，没有数据")
        elif grid.rows:
            notices.append(f"工作表“{grid.sheet}”没有认出表头，没有读")
    if sheet and not any(grid.sheet == sheet for grid in file.grids):
        raise Refusal(f"没有工作表“{sheet}”", remedy=f"有：{'、'.join(grid.sheet for grid in file.grids)}。")
    if not found:
        why = "；".join(notices) or "没有工作表"
        raise Refusal(f"文件{file.name}里没有可以导入的表（{why}）", remedy=f"表头至少要有“{layout.title}”的两个栏目；minzheng template 可得模板。")
    if file.kind == "xls":
        notices.append(".xls 看不出隐藏的行和公式错误；有这些情形的请另存为 .xlsx 再导入")
    return found, notices


# --- one row -------------------------------------------------------------------------------------------------------


def _read(layout: Layout, mapping: mappings.Mapping, reader: Reader, table: Table, row: Row) -> Outcome:
    outcome = Outcome(row, problems=list(row.problems))
    places = outcome.places
    found: dict[str, Any] = {}
    pointed = {one.column for one in row.problems}

    def wrong(column: int | None, text: str) -> None:
        where = letters(column) if column is not None else ""
        if not where or where not in pointed:
            outcome.problems.append(Problem(table.sheet, row.number, where, text))

    for place, heading in table.headings.items():
        key = mapping.key_of(heading)
        if key is None:
            continue
        column = layout.column(key)
        places[key] = place
        cell = row.cells.get(place)
        if place in row.troubles:
            wrong(place, row.troubles[place])
        elif values.is_empty(cell):
            if column.required:
                wrong(place, f"“{column.title}”没有填")
        elif place in row.shared and not _is_of_places(column):
            wrong(place, f"“{column.title}”是跨行合并的单元格，分不清属于哪一行；请取消合并、逐行填写后再导入")
        else:
            try:
                found[key] = reader.read(column, cell, _with_unit(column, heading, table), old_epoch=table.old_epoch)
            except values.Bad as bad:
                wrong(place, str(bad))
    for key, text in mapping.fixed.items():
        try:
            found[key] = reader.read(layout.column(key), text, "")
        except values.Bad as bad:
            raise Refusal(f"栏目对应里“{layout.column(key).title}”的固定值不对：{bad}", remedy="请改正后再试。") from None
    if not outcome.problems:
        try:
            found = together(layout, found, reader.on)
        except Disagrees as bad:
            wrong(next((places[key] for key in (*bad.keys, layout.key) if key in places), None), str(bad))
    outcome.columns = found
    if outcome.problems:
        outcome.status = REFUSED
    return outcome


def _with_unit(column: Column, heading: str, table: Table) -> str:
    """A heading of amounts that says no unit, with the one that a line above the table says."""
    return f"{heading}（{table.unit}）" if table.unit and column.kind == AMOUNT and not unit_of(heading) else heading


def _is_of_places(column: Column) -> bool:
    return column.kind == TOWN or column.key == "village"


# --- rows beside each other, and beside the register ------------------------------------------------------------------


def _distrust_rounded(layout: Layout, outcomes: Sequence[Outcome]) -> None:
    """Where numbers of a sheet have lost their last digits, one that ends alike and passes its check by chance is not believed."""
    spoilt = {problem.sheet for one in outcomes for problem in one.problems if problem.text == values.LOST}
    for one in outcomes:
        number = one.columns.get("resident_number", "")
        if one.row.sheet in spoilt and one.status != REFUSED and values.ROUNDED.fullmatch(number):
            refuse(one, layout.column(layout.key), f"：末三位是000，而同一张表中{values.LOST}")


def refuse_repeated(layout: Layout, outcomes: Sequence[Outcome]) -> None:
    """The same one twice in a file: the first row stays when all say the same, otherwise none does."""
    same: dict[Any, list[Outcome]] = defaultdict(list)
    for one in outcomes:
        if layout.key in one.columns:
            same[one.columns[layout.key]].append(one)
    for several in same.values():
        if len(several) < 2:
            continue
        first, agree = several[0], all(one.columns == several[0].columns for one in several)
        for one in several[1:] if agree else several:
            other = first if one is not first else several[1]
            text = f"与{other.row.sheet}第{other.row.number}行" + ("重复" if agree else "是同一个而内容不同，不知道以哪一行为准，都没有登记；请核对后只留一行")
            refuse(one, layout.column(layout.key), text)


def refuse(one: Outcome, column: Column, text: str) -> None:
    """Refuse a row for what one of its columns says."""
    one.status = REFUSED
    place = one.places.get(column.key)
    one.problems.append(Problem(one.row.sheet, one.row.number, letters(place) if place is not None else "", f"{column.title}{text}"))


def _compare(layout: Layout, outcomes: Sequence[Outcome]) -> None:
    """Every good row beside what the register holds."""
    good = {one.columns[layout.key]: one for one in outcomes if one.status != REFUSED}
    held = _people if layout.register == PEOPLE else _records
    changeable = CORRECTABLE if layout.register == PEOPLE else CHANGEABLE
    for key, known, row in held(layout.register, list(good)):
        one = good[key]
        one.known = known
        differing = {name: value for name, value in one.columns.items() if row.get(name) != value}
        of_case = row.get("details.case")
        for name in differing:
            if of_case:
                refuse(one, layout.column(name), f"：与登记的不同，而登记的是办件{of_case}的结果；请办理变更")
            elif name not in changeable:
                refuse(one, layout.column(name), "：" + ELSEWHERE.get(name, "与登记的不同，请核对证件或者登记证书"))
        if row.get("until") is not None:
            refuse(one, layout.column(layout.key), "：已经注销或者终止，不能再导入")
        if one.status != REFUSED:
            one.status, one.columns = (CHANGED, differing) if differing else (UNCHANGED, {})


def _people(register: str, numbers: list[str]) -> Iterator[tuple[str, int, dict[str, Any]]]:
    for row in finding.people_numbered(numbers):
        yield row.resident_number, row.pk, {one: getattr(row, one) for one in (
            "name", "resident_number", "sex", "born", "town", "village", "local", "provincial", "account", "died")}  # fmt: skip


def _records(register: str, numbers: list[str]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for row in finding.rows_numbered(register, numbers):
        told = {one: getattr(row, one) for one in ("number", "name", "kind", "since", "town", "until")}
        yield row.number, row.number, told | {f"details.{key}": value for key, value in row.details.items()}


# --- taking it in ----------------------------------------------------------------------------------------------------


def take_in(plan: Plan, *, on: date, by: Actor, origin: str, source: str, all_or_nothing: bool = False) -> list[int]:
    """Enter the good rows of a plan; the acts. Raises Refusal when the mapping is not confirmed."""
    if not plan.confirmed:
        unsure = "、".join(f"“{one}”（{how}）" for one, how in plan.how.items() if how != mappings.SAME)
        remedy = "请用 --dry-run --save-mapping 文件 写出建议的对应，核对后用 --mapping 文件 再导入；确认一次，以后同样的表头不再问。"
        raise Refusal(f"表头{unsure}的对应还没有经人确认", remedy=remedy)
    if plan.stopped(all_or_nothing):
        return []
    added = [one for one in plan.outcomes if one.status == ADDED]
    changed = [one for one in plan.outcomes if one.status == CHANGED]
    provenance = {
        "file.name": plan.file.name, "file.digest": plan.file.digest, "file.size": plan.file.size, "source": source, "mapping.digest": plan.mapping.digest,
    }  # fmt: skip
    if plan.layout.door is not None:
        return plan.layout.door.take_in(plan, Taking(on, by, origin, source, provenance))
    return importing.take_in(Intake(
        plan.layout.register, [_columns(plan.layout, one.columns) for one in added], [(one.row.sheet, one.row.number) for one in added],
        [(one.known, one.columns) for one in changed], [(one.row.sheet, one.row.number) for one in changed], provenance, plan.mapping.told(),
    ), on=on, by=by, origin=origin)  # fmt: skip


def _columns(layout: Layout, told: Mapping[str, Any]) -> dict[str, Any]:
    """Columns as the register's own door takes them."""
    if layout.register == PEOPLE:
        return dict(told)
    details = {key.removeprefix("details."): value for key, value in told.items() if key.startswith("details.")}
    return {**{key: value for key, value in told.items() if not key.startswith("details.")}, "details": details}
