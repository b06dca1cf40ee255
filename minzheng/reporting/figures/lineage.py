"""Figures from acts: every figure is a list of items (act, case, line, contribution); its value is their sum, and its
trace is the same list. Nothing is typed, rounded before the end, or derived from a residue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

import orjson
from django.db import connection

from minzheng.catalogue import matters
from minzheng.procedure.completed import CORRECT
from minzheng.procedure.district import district
from minzheng.reporting.figures import printing
from minzheng.reporting.figures.printing import FEN_PER_UNIT, PrintedFigure
from minzheng.vocabulary import Figure, Matter
from minzheng.vocabulary.coding import decode
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.facts import Fact, facts_in
from minzheng.vocabulary.reading import read
from minzheng.vocabulary.situation import Situation
from minzheng.vocabulary.terms import Compare, NumberConstant

AMOUNT = "decision.amount"
"""What a decision is worth, as the act that made it says (see `procedure.perform`)."""


STANDS = (
    "(a.origin <> 'elsewhere' OR NOT EXISTS (SELECT 1 FROM journal_act c"
    f' WHERE c."case" = a."case" AND c.seq > a.seq AND c.verb = \'{CORRECT}\'))'
)
"""That no correction of a case entered from elsewhere has set the act aside."""


@dataclass(frozen=True, slots=True)
class Item:
    """One act or payment line behind a figure: its seq in the journal, its case, its line (or row), what it contributes.

    `contribution` is in 分 for money and in the figure's unit otherwise; negative for money returned. `origin` is here,
    opening (期初) or elsewhere (补录).
    """

    seq: int
    case: str | None
    line: str | None
    contribution: int
    origin: str = "here"

    def as_json(self) -> dict[str, Any]:
        return {"seq": self.seq, "case": self.case, "line": self.line, "contribution": self.contribution, "origin": self.origin}


@lru_cache(maxsize=1)
def declared() -> dict[str, tuple[Matter, Figure]]:
    """Every figure of every matter by id. Raises ValueError when two matters declare the same id."""
    found: dict[str, tuple[Matter, Figure]] = {}
    for matter in matters():
        for figure in matter.figures:
            if figure.id in found:
                raise ValueError(f"figure {figure.id} is declared twice")
            found[figure.id] = (matter, figure)
    return found


def figure_named(id: str) -> tuple[Matter, Figure]:
    """The matter and declaration of a figure. Raises Refusal naming the known ones."""
    if id not in declared():
        raise Refusal(f"没有“{id}”这一数字", remedy=f"可用的数字：{'、'.join(declared())}。")
    return declared()[id]


def period(year: int, until: date | None = None) -> tuple[date, date]:
    """First and last day counted: the calendar year, cut off at `until` for a view as of a day."""
    last = date(year, 12, 31)
    return date(year, 1, 1), min(last, until) if until else last


def items(id: str, year: int, until: date | None = None) -> Iterator[Item]:
    """The items behind a figure of a year; for a ratio, those of its part (its base is `base_of`)."""
    matter, figure = figure_named(id)
    first, last = period(year, until)
    measure = figure.measure
    match measure.kind:
        case "paid":
            yield from _payments(measure.of or (matter.id,), first, last)
        case "stock":
            yield from _stock(measure.register, dict(measure.match), last)
        case "stood":
            yield from _stock(measure.register, dict(measure.match), first - timedelta(days=1))
        case "towns":
            yield from _one_a_town(measure.register, dict(measure.match), last)
        case "together":
            for part in measure.of:
                yield from items(part, year, until)
        case "ratio":
            yield from items(measure.of[0], year, until)
        case "measured":
            yield from _measured(matter, figure, first, last)
        case "acts" | "queried" | "outcomes" | "sum" | "waived" | "day":
            yield from _acts(matter, figure, first, last)
        case "kinds":
            yield from _kinds(matter, figure, first, last)
        case "threshold" | "all_towns":
            return
        case _:
            raise ValueError(f"figure {id}: no such way of counting: {measure.kind}")


def total(id: str, year: int, until: date | None = None) -> tuple[int, int]:
    """The sum of a figure's contributions and how many items there are, by the query its items come from."""
    matter, figure = figure_named(id)
    first, last = period(year, until)
    if figure.measure.kind == "paid":
        return _paid_total(figure.measure.of or (matter.id,), first, last)
    if figure.measure.kind == "all_towns":
        return sum(street.since <= last and (street.until is None or street.until >= last) for street in district().locality.streets), 0
    found = [item.contribution for item in items(id, year, until)]
    return sum(found), len(found)


def compute(id: str, year: int, until: date | None = None) -> PrintedFigure:
    """The figure of a year, ready to print. Raises Refusal for a rate without a base."""
    matter_of, figure = figure_named(id)
    if figure.measure.kind == "threshold":
        return printing.counted(id, figure.label, _threshold(figure), figure.unit, count=0, rule=figure.rule)
    value, count = total(id, year, until)
    if figure.measure.kind == "day":
        last = _last_day(matter_of, figure, *period(year, until))
        return printing.dated(id, figure.label, last, unit=figure.unit, count=count, rule=figure.rule)
    as_of = period(year, until)[1] if figure.measure.kind in ("stock", "towns", "all_towns", "queried") else None
    if figure.measure.kind == "stood":
        as_of = period(year)[0] - timedelta(days=1)
    if figure.measure.kind == "queried" and figure.measure.where is not None and not _logged(matter_of, figure, *period(year, until)):
        raise Refusal(f"“{figure.label}”没有可供查询的登记，不能说有，也不能说没有")
    if figure.measure.kind == "ratio":
        base, _ = total(figure.measure.of[1], year, until)
        if base <= 0:
            raise Refusal(f"“{figure.label}”没有基数，不能计算比率")
        return printing.rate(id, figure.label, value, base, decimals=figure.decimals, approx=figure.about, count=count, rule=figure.rule)
    if figure.unit in FEN_PER_UNIT:
        return printing.money(
            id, figure.label, value, decimals=figure.decimals, unit=figure.unit, approx=figure.about, count=count, rule=figure.rule
        )
    return printing.counted(id, figure.label, value, figure.unit, approx=figure.about, count=count, as_of=as_of, rule=figure.rule)


def all_figures(year: int, until: date | None = None) -> list[PrintedFigure]:
    """Every declared figure of a year; a rate without a base is left out (it says nothing)."""
    found = []
    for id in declared():
        try:
            found.append(compute(id, year, until))
        except Refusal:
            continue
    return found


def year_is_known(year: int) -> bool:
    """Whether any business of this year is in the journal: 期初 and the appointment of officers alone make no year."""
    ids = tuple(matter.id for matter in matters())
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT 1 FROM journal_act WHERE matter IN ({_places(ids)}) AND origin <> %s AND "on" BETWEEN %s AND %s LIMIT 1',
            [*ids, "opening", date(year, 1, 1), date(year, 12, 31)],
        )
        return cursor.fetchone() is not None


def _threshold(figure: Figure) -> int:
    """The constant of the comparison that the figure names."""
    rule = figure.measure.where
    if not isinstance(rule, Compare) or not isinstance(rule.right, NumberConstant):
        raise TypeError(f"figure {figure.id}: a threshold is read from a comparison with a number")
    return int(rule.right.value)


def _logged(matter: Matter, figure: Figure, first: date, last: date) -> bool:
    """Whether the log that a figure searches holds anything of the period."""
    assert figure.measure.step is not None
    return next(acts_told(matter, figure.measure.step.verb, first, last, (), outcome=False), None) is not None


def _last_day(matter: Matter, figure: Figure, first: date, last: date) -> date:
    assert figure.measure.step is not None
    where = figure.measure.where
    fits, wanted = (read(where), facts_in(where)) if where is not None else (None, ())
    days = [on for _, _, _, on, told in acts_told(matter, figure.measure.step.verb, first, last, wanted, outcome=False)
            if fits is None or fits(Situation(on, None, None, told), None)]  # type: ignore[arg-type]  # counting asks no calendar
    if not days:
        raise Refusal(f"本年没有“{figure.label}”")
    return max(days)


# --- where items come from -----------------------------------------------------------------------------------------


def _rows(sql: str, parameters: list[Any]) -> Iterator[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        yield from cursor


def _places(values: tuple[str, ...]) -> str:
    return ", ".join(["%s"] * len(values))


def _payments(of: tuple[str, ...], first: date, last: date) -> Iterator[Item]:
    paid = (
        "SELECT p.seq, e.\"case\", l.id, l.amount, a.origin FROM funds_paymentline l"
        " JOIN funds_payroll p ON p.id = l.payroll_id JOIN funds_entitlement e ON e.id = l.entitlement_id JOIN journal_act a ON a.seq = p.seq"
        f" WHERE p.matter IN ({_places(of)}) AND p.paid_on BETWEEN %s AND %s ORDER BY l.id"
    )
    for seq, case, line, amount, origin in _rows(paid, [*of, first, last]):
        yield Item(seq, case, str(line), amount, origin)
    returned = (
        "SELECT r.seq, e.\"case\", l.id, r.amount, a.origin FROM funds_returned r JOIN funds_paymentline l ON l.id = r.line_id"
        " JOIN funds_payroll p ON p.id = l.payroll_id JOIN funds_entitlement e ON e.id = l.entitlement_id JOIN journal_act a ON a.seq = r.seq"
        f' WHERE p.matter IN ({_places(of)}) AND r."on" BETWEEN %s AND %s ORDER BY r.id'
    )
    for seq, case, line, amount, origin in _rows(returned, [*of, first, last]):
        yield Item(seq, case, str(line), -amount, origin)


def _paid_total(of: tuple[str, ...], first: date, last: date) -> tuple[int, int]:
    """Sum and count of exactly the items of `_payments`, added up by the database."""
    sql = (
        "SELECT COALESCE(SUM(l.amount), 0), COUNT(*) FROM funds_paymentline l JOIN funds_payroll p ON p.id = l.payroll_id"
        f" WHERE p.matter IN ({_places(of)}) AND p.paid_on BETWEEN %s AND %s"
    )
    back = (
        "SELECT COALESCE(SUM(r.amount), 0), COUNT(*) FROM funds_returned r JOIN funds_paymentline l ON l.id = r.line_id"
        f' JOIN funds_payroll p ON p.id = l.payroll_id WHERE p.matter IN ({_places(of)}) AND r."on" BETWEEN %s AND %s'
    )
    paid, lines = next(_rows(sql, [*of, first, last]))
    returned, returns = next(_rows(back, [*of, first, last]))
    return int(paid) - int(returned), lines + returns


def _one_a_town(register: str, match: dict[str, str], last: date) -> Iterator[Item]:
    """The earliest row in force of each town that has any."""
    known: set[str] = set()
    for item, town in _in_force(register, match, last):
        if town not in known:
            known.add(town)
            yield item


def _stock(register: str, match: dict[str, str], last: date) -> Iterator[Item]:
    yield from (item for item, _ in _in_force(register, match, last))


def _in_force(register: str, match: dict[str, str], last: date) -> Iterator[tuple[Item, str]]:
    conditions = "".join(f" AND r.{column} = %s" for column in match if column in ("kind", "town", "name"))
    sql = (
        'SELECT r.entered, r.number, a.origin, a."case", r.town FROM registers_record r JOIN journal_act a ON a.seq = r.entered'
        f" WHERE r.register = %s AND r.since <= %s AND (r.until IS NULL OR r.until > %s){conditions} ORDER BY r.id"
    )
    for seq, number, origin, case, town in _rows(sql, [register, last, last, *match.values()]):
        yield Item(seq, case, number, 1, origin), town


def _acts(matter: Matter, figure: Figure, first: date, last: date) -> Iterator[Item]:
    measure = figure.measure
    assert measure.step is not None
    summed = (measure.fact,) if measure.fact is not None else ()
    wanted = (*summed, *(facts_in(measure.where) if measure.where is not None else ()))
    where = read(measure.where) if measure.where is not None else None
    settled = measure.kind in ("outcomes", "waived")
    for seq, case, origin, on, known in acts_told(matter, measure.step.verb, first, last, wanted, outcome=settled):
        situation = Situation(on, None, None, known)  # type: ignore[arg-type]  # counting asks no calendar and no rate
        if where is not None and not where(situation, None):
            continue
        amount = known[AMOUNT] if measure.kind == "waived" else known[measure.fact.key] if measure.fact is not None else 1
        yield Item(seq, case, None, int(amount), origin)


def _kinds(matter: Matter, figure: Figure, first: date, last: date) -> Iterator[Item]:
    """The first act that tells each value of the fact."""
    measure = figure.measure
    assert measure.step is not None
    assert measure.fact is not None
    where = read(measure.where) if measure.where is not None else None
    wanted = (measure.fact, *(facts_in(measure.where) if measure.where is not None else ()))
    known: set[Any] = set()
    for seq, case, origin, on, told in acts_told(matter, measure.step.verb, first, last, wanted, outcome=False):
        if where is not None and not where(Situation(on, None, None, told), None):  # type: ignore[arg-type]  # as above
            continue
        value = told[measure.fact.key]
        if value not in known:
            known.add(value)
            yield Item(seq, case, str(value), 1, origin)


def _measured(matter: Matter, figure: Figure, first: date, last: date) -> Iterator[Item]:
    """What the number comes to for each granted case, by the facts and members it began with."""
    measure = figure.measure
    assert measure.step is not None
    assert measure.number is not None
    asked = read(measure.number)
    members = dict(_case_members(matter, measure.step.verb, first, last))
    facts = case_facts(matter, measure.step.verb, first, last)
    for seq, case, origin, on, known in acts_told(matter, measure.step.verb, first, last, (), outcome=True):
        people = {group: [decode(one) for one in rows] for group, rows in members[case].items()}
        situation = Situation(on, None, None, {**facts[case], **known}, people)  # type: ignore[arg-type]  # as above
        yield Item(seq, case, None, int(asked(situation, None)), origin)


def acts_told(matter: Matter, verb: str, first: date, last: date, wanted: tuple[Fact, ...], *, outcome: bool) -> Iterator[Any]:
    """(seq, case, origin, day, facts) of the acts of one verb: what the act recorded, over what its case came with."""
    names = tuple(dict.fromkeys([fact.key for fact in wanted] + (["outcome", AMOUNT] if outcome else [])))
    recorded = {fact.key for step in matter.steps for fact in step.records}
    from_case = [fact.key for fact in wanted if fact.key not in recorded]
    told: dict[int, dict[str, Any]] = {}
    if names:
        sql = (
            "SELECT f.seq, f.name, f.value FROM journal_actfield f JOIN journal_act a ON a.seq = f.seq"
            f' WHERE a.matter = %s AND a.verb = %s AND a."on" BETWEEN %s AND %s AND f.name IN ({_places(names)})'
        )
        for seq, name, value in _rows(sql, [matter.id, verb, first, last, *names]):
            if value is not None:
                told.setdefault(seq, {})[name] = orjson.loads(bytes(value))
    opened = case_facts(matter, verb, first, last) if from_case else {}
    sql = (
        'SELECT a.seq, a."case", a.origin, a."on" FROM journal_act a WHERE a.matter = %s AND a.verb = %s AND a."on" BETWEEN %s AND %s'
        f" AND {STANDS} ORDER BY a.seq"
    )
    for seq, case, origin, on in _rows(sql, [matter.id, verb, first, last]):
        said = told.get(seq, {})
        if outcome and said.get("outcome") != "grant":
            continue
        day = on if isinstance(on, date) else date.fromisoformat(on)
        yield seq, case, origin, day, {**opened.get(case, {}), **decode({k: v for k, v in said.items() if k != "outcome"})}


def case_facts(matter: Matter, verb: str, first: date, last: date) -> dict[str, dict[str, Any]]:
    """What the cases of these acts began with, by case."""
    sql = (
        'SELECT c.number, c.facts FROM procedure_case c JOIN journal_act a ON a."case" = c.number'
        ' WHERE a.matter = %s AND a.verb = %s AND a."on" BETWEEN %s AND %s'
    )
    return {number: decode(orjson.loads(facts)) for number, facts in _rows(sql, [matter.id, verb, first, last])}


def _case_members(matter: Matter, verb: str, first: date, last: date) -> Iterator[tuple[str, dict[str, Any]]]:
    sql = (
        'SELECT c.number, c.members FROM procedure_case c JOIN journal_act a ON a."case" = c.number'
        ' WHERE a.matter = %s AND a.verb = %s AND a."on" BETWEEN %s AND %s'
    )
    return ((number, orjson.loads(members)) for number, members in _rows(sql, [matter.id, verb, first, last]))
