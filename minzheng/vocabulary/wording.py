"""Terms in Chinese: for the guide and the diagram, and the values a rule saw, for its reasons."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from . import steps as s
from . import terms as t
from .errors import Refusal
from .facts import NEVER, DayFact, Fact
from .reading import value_of
from .situation import Situation

OPERATORS = {">=": "不低于", ">": "高于", "<=": "不超过", "<": "低于", "=": "等于"}
DAY_OPERATORS = {">=": "不早于", ">": "晚于", "<=": "不晚于", "<": "早于", "=": "为"}


def written_day(day: date) -> str:
    return "尚未发生" if day == NEVER else f"{day.year}年{day.month}月{day.day}日"


def written_number(value: int | Fraction, unit: str) -> str:
    """A quantity as people read it: money in 元 with two decimals; what decimals can't write exactly is rounded with “约”."""
    if unit == "分":
        fen = Fraction(value)
        yuan = (Decimal(fen.numerator) / Decimal(fen.denominator) / 100).quantize(Decimal("0.01"))
        return f"{'' if fen.denominator == 1 else '约'}{yuan}元"
    if isinstance(value, Fraction) and value.denominator != 1:
        decimal = Decimal(value.numerator) / Decimal(value.denominator)
        return f"{decimal}{unit}" if Fraction(decimal) == value else f"约{decimal:.2f}{unit}"
    return f"{value}{unit}"


def written(value: Any, term: t.Term) -> str:
    """A value of `term` as it is printed."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(term, DayFact) and value == NEVER and term.never:
        return term.never
    if isinstance(value, date):
        return written_day(value)
    if isinstance(term, t.Number):
        return written_number(value, t.unit_of(term))
    return str(value)


def wording(term: t.Term) -> str:
    """What the term says, in Chinese."""
    match term:
        case t.CalledTruth() | t.CalledNumber() | t.CalledDay():
            return term.name
        case Fact():
            return term.label
        case t.TruthConstant():
            return "是" if term.value else "否"
        case t.NumberConstant():
            return written_number(term.value, term.measure)
        case t.DayConstant():
            return written_day(term.value)
        case t.Today():
            return "办理当日"
        case t.Rate() | t.Setting():
            return term.name
        case t.InForce():
            return f"{term.basis}施行期间"
        case t.Both():
            return f"{_bracket(term.left, t.Either)}且{_bracket(term.right, t.Either)}"
        case t.Either():
            return f"{_bracket(term.left, t.Both)}或者{_bracket(term.right, t.Both)}"
        case t.Not():
            return _negated(term.term)
        case t.When():
            return f"{wording(term.case)}的，{wording(term.needed)}"
        case t.TwoReadings():
            return wording(term.first)
        case t.Compare():
            return f"{wording(term.left)}{OPERATORS[term.operator]}{wording(term.right)}"
        case t.CompareDays():
            return f"{wording(term.left)}{DAY_OPERATORS[term.operator]}{wording(term.right)}"
        case t.Among():
            return f"{wording(term.choice)}为{'、'.join(term.chosen)}"
        case t.Rank():
            return f"{wording(term.choice)}的轻重次序"
        case t.Sum():
            return f"{wording(term.left)}＋{wording(term.right)}"
        case t.Difference():
            return f"{wording(term.left)}－{_bracket(term.right, t.Sum)}"
        case t.Product():
            return f"{_bracket(term.left, t.Sum)}×{_bracket(term.right, t.Sum)}"
        case t.Quotient():
            return f"{_bracket(term.left, t.Sum)}÷{_bracket(term.right, t.Sum)}"
        case t.Rounded():
            return wording(term.term)
        case t.ChooseNumber() | t.ChooseDay():
            return f"{wording(term.case)}的为{wording(term.then)}，否则为{wording(term.otherwise)}"
        case t.Exempt():
            return f"{wording(term.amount)}（依{term.basis}不计入）"
        case t.Age():
            return "周岁年龄"
        case t.DaysBetween():
            return f"自{wording(term.start)}至{wording(term.end)}的日数"
        case t.Later():
            return f"{wording(term.day)}起{term.span}"
        case t.LaterBy():
            return f"{wording(term.day)}顺延{wording(term.count)}"
        case t.Rolled():
            return f"{wording(term.day)}（遇休息日顺延）"
        case t.MonthStart():
            return f"{wording(term.day)}{'的次月' if term.offset else '的当月'}"
        case t.Count():
            return f"{wording(term.where)}的人数"
        case t.Total():
            return f"{wording(term.where)}的{wording(term.amount)}合计"
        case t.Some():
            return f"有成员{wording(term.where)}"
        case s.StepDone():
            return f"已{term.step.title}"
        case s.StepDay():
            return f"{'首次' if term.first else ''}{term.step.title}之日"
        case s.StepCount():
            return f"{term.step.title}次数"
        case s.StepSince():
            return f"{term.other.title}之后已{term.step.title}"
        case s.SaidTruth() | s.SaidNumber() | s.SaidDay() | s.SaidChoice():
            return f"{term.step.title}所记的{term.fact.label}"
        case s.ActingOfficers():
            return "持证办理人员"
        case s.ActedApart():
            return f"与{'、'.join(step.title for step in term.steps)}的经办人员不是同一人"
    raise TypeError(f"no wording for {type(term).__name__}")


def _bracket(term: t.Term, *looser: type) -> str:
    return f"（{wording(term)}）" if isinstance(term, looser) else wording(term)


def _negated(term: t.Term) -> str:
    inner = wording(term)
    return f"非（{inner}）" if isinstance(term, t.Both | t.Either | t.When) else f"不是“{inner}”"


def _seen_parts(term: t.Term) -> Iterator[t.Term]:
    """The parts worth showing: named parts, facts, rates, and what gates look back at; not what lies inside aggregates."""
    if isinstance(term, t.CalledTruth | t.CalledNumber | t.CalledDay | Fact | t.Rate | t.Setting | t.Age | t.Count | t.Total | t.Some):
        yield term
    elif isinstance(term, s.StepDay | s.StepCount | s.SaidTruth | s.SaidNumber | s.SaidDay | s.SaidChoice | s.ActingOfficers):
        yield term
    elif isinstance(term, t.Today):
        yield term
    else:
        for part in term.parts():
            yield from _seen_parts(part)


@cache
def _worth_showing(term: t.Term) -> tuple[tuple[str, t.Term], ...]:
    return tuple((wording(part), part) for part in _seen_parts(term))


def saw(term: t.Term, situation: Situation) -> str:
    """The values `term` looked at in this situation, as they are printed beside a reason. Parts not known are left out."""
    shown: dict[str, str] = {}
    for name, part in _worth_showing(term):
        try:
            shown.setdefault(name, written(value_of(part, situation), part))
        except Refusal:
            continue
    return "；".join(f"{name}：{value}" for name, value in shown.items())
