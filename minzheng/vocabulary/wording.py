"""Terms in Chinese: for the guide and the diagram, and the values a rule saw, for its reasons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from . import steps as s
from . import terms as t
from .errors import Refusal
from .facts import NEVER, DayFact, Fact, TextFact
from .reading import value_of
from .situation import Situation

OPERATORS = {">=": "不低于", ">": "高于", "<=": "不超过", "<": "低于", "=": "等于"}
COUNTED = {**OPERATORS, ">=": "不少于", ">": "多于", "<": "少于"}
AGED = {**OPERATORS, ">=": "满", "<": "不满", ">": "超过", "=": "为"}
FLIPPED = {">=": "<", "<": ">=", ">": "<=", "<=": ">"}
MONEY, AGE, GRADE, MEMBER = "分", "周岁", "级", "person"
OPPOSITES = (
    ("属于", "不属于"), ("具有", "不具有"), ("持有", "未持有"), ("有", "没有"), ("已经", "尚未"), ("已", "未"), ("在享", "未在享"), ("全额在享", "未全额在享"),
    ("领取", "未领取"), ("使用", "不使用"), ("能够", "不能"), ("涉嫌", "不涉嫌"), ("涉及", "不涉及"), ("符合", "不符合"), ("与", "不与"), ("就业", "未就业"),
    ("成年", "未成年"), ("因", "不是因"), ("由", "不是由"), ("无正当理由", "没有无正当理由"), ("受", "不受"), ("重度残疾", "不是重度残疾"), ("并处", "不并处"),
)  # fmt: skip
"""How what a name says is denied, by how it begins; any other name is quoted."""
DAY_OPERATORS = {">=": "不早于", ">": "晚于", "<=": "不晚于", "<": "早于", "=": "为"}


def lasting(notice: s.Notice) -> str:
    """How long a notice hangs, and where it hangs only in some cases, in which."""
    match notice.lasts:
        case t.DaysBetween(start=t.Today()):
            told = f"到{wording(notice.lasts.end)}为止"
        case t.Number():
            told = wording(notice.lasts)
        case span:
            told = str(span)
    return told if notice.only is None else f"{told}（{wording(notice.only)}的才挂出）"


def written_day(day: date) -> str:
    return "尚未发生" if day == NEVER else f"{day.year}年{day.month}月{day.day}日"


def written_number(value: int | Fraction, unit: str) -> str:
    """A quantity as people read it, money as `written_money`; what decimals can't write exactly is rounded with “约”."""
    if unit == MONEY:
        return written_money(value)
    if isinstance(value, Fraction) and value.denominator != 1:
        decimal = Decimal(value.numerator) / Decimal(value.denominator)
        return f"{decimal}{unit}" if Fraction(decimal) == value else f"约{decimal:.2f}{unit}"
    return f"{value}{unit}"


def written_money(fen: int | Fraction) -> str:
    """分 as 元 with two decimals, every three places apart (GB/T 15835): 12,345.00元."""
    exact = Fraction(fen)
    yuan = (Decimal(exact.numerator) / Decimal(exact.denominator) / 100).quantize(Decimal("0.01"))
    return f"{'' if exact.denominator == 1 else '约'}{yuan:,}元"


def written(value: Any, term: t.Term) -> str:
    """A value of `term` as it is printed."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(term, DayFact) and value == NEVER and term.never:
        return term.never
    if isinstance(term, TextFact) and not value:
        return term.empty
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
            return _round_sum(term.value) if term.measure == MONEY else written_number(term.value, term.measure)
        case t.DayConstant():
            return written_day(term.value)
        case t.Today():
            return "办理当日"
        case t.Rate() | t.Setting():
            return term.name
        case t.InForce():
            return f"{term.basis}施行期间"
        case t.Both() if within := _within(term):
            return within
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
            return _compared(term)
        case t.CompareDays():
            return f"{wording(term.left)}{DAY_OPERATORS[term.operator]}{wording(term.right)}"
        case t.Among():
            return f"{wording(term.choice)}为{'、'.join(term.chosen)}"
        case t.Written():
            return f"写明{wording(term.text)}"
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
        case t.ChooseNumber() | t.ChooseDay() if (said := wording(term.then)) == wording(term.otherwise):
            return said
        case t.ChooseNumber() if (word := _picks(term)) is not None:
            among = _compared_with_each_other(term, word)
            return f"{'、'.join(among)}中最{word}的" if len(among) > 2 else f"{'与'.join(among)}中较{word}的"
        case t.ChooseNumber() | t.ChooseDay():
            return f"{wording(term.case)}的为{wording(term.then)}，{_otherwise(term.otherwise)}"
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
            return f"有{_row(term.where)}{wording(term.where)}"
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


def _picks(term: t.Term) -> str | None:
    """低 or 高 of a choice that takes the lower or the higher of the two it compares; None of any other term."""
    if not isinstance(term, t.ChooseNumber) or not isinstance(term.case, t.Compare):
        return None
    if (term.case.left, term.case.right) != (term.then, term.otherwise):
        return None
    return {"<=": "低", ">=": "高"}.get(term.case.operator)


def _compared_with_each_other(term: t.Term, word: str) -> list[str]:
    """All that the lowest (highest) is taken of: the lower of the lower of two and a third is the lowest of three."""
    if isinstance(term, t.ChooseNumber) and _picks(term) == word:
        return [*_compared_with_each_other(term.then, word), *_compared_with_each_other(term.otherwise, word)]
    return [_bracket(term, t.ChooseNumber)]


def _otherwise(term: t.Term) -> str:
    """What applies in no named case; a further case follows as its own clause."""
    return wording(term) if isinstance(term, t.ChooseNumber | t.ChooseDay) else f"其他的为{wording(term)}"


def _round_sum(fen: int | Fraction) -> str:
    """A sum a rule names, as statutes write it: 三万元 is 3万元, not 30,000.00元."""
    yuan = Fraction(fen) / 100
    if yuan.denominator != 1:
        return written_number(fen, MONEY)
    return f"{yuan // 10_000}万元" if yuan and yuan % 10_000 == 0 else f"{yuan.numerator:,}元"


def _compared(term: t.Compare) -> str:
    left, unit, right = wording(term.left), t.unit_of(term.left), term.right
    if isinstance(right, t.NumberConstant) and right.value == 0 and term.operator in ("<=", ">", "="):
        return f"{left}{'大于零' if term.operator == '>' else '为零'}"
    if unit == AGE:
        whose = "" if left == "周岁年龄" else left.removesuffix(AGE)
        own = {">=": "年满", "<": "不满"}.get(term.operator, f"年龄{AGED[term.operator]}")
        return f"{whose + AGED[term.operator] if whose else own}{wording(right)}"
    if unit == GRADE and term.operator == ">=" and isinstance(right, t.NumberConstant) and right.value == 1:
        return f"已评定{left}"
    words = OPERATORS if unit in (MONEY, "", GRADE) else COUNTED
    return f"{left}{words[term.operator]}{wording(right)}"


def _within(term: t.Both) -> str:
    """Two bounds of the same number in one phrase: 残疾等级为1级至2级. "" for anything else."""
    low, high = term.left, term.right
    if not (isinstance(low, t.Compare) and isinstance(high, t.Compare) and low.left is high.left and (low.operator, high.operator) == (">=", "<=")):
        return ""
    first, last = wording(low.right), wording(high.right)
    return f"{wording(low.left)}为{first}" if first == last else f"{wording(low.left)}为{first}至{last}"


def _negated(term: t.Term) -> str:
    match term:
        case t.Not():
            return wording(term.term)
        case t.Compare() | t.CompareDays() if term.operator in FLIPPED:
            return wording(replace(term, operator=FLIPPED[term.operator]))
        case t.Among():
            return f"{wording(term.choice)}不是{'、'.join(map(_quoted, term.chosen))}"
        case t.Written():
            return f"没有写明{wording(term.text)}"
        case s.StepDone():
            return f"尚未{term.step.title}"
        case s.StepSince():
            return f"{term.other.title}之后没有{term.step.title}"
        case t.Some():
            return _every(term.where.term) if isinstance(term.where, t.Not) else f"没有{_row(term.where)}{wording(term.where)}"
        case t.Both() | t.Either() | t.When():
            return f"非（{wording(term)}）"
    inner = wording(term)
    for begins, denied in OPPOSITES:
        if inner.startswith(begins):
            return denied + inner.removeprefix(begins)
    return f"不符合“{inner}”" if isinstance(term, Fact) and term.ordinary is True else f"没有“{inner}”的情形"


def _quoted(option: str) -> str:
    """A choice that denies something stands in quotation marks after 不是."""
    return f"“{option}”" if option.startswith(("不", "没有", "未", "非", "无", "只有")) else option


def _row(where: t.Term) -> str:
    """What a row of the group is called before its label: a member of the household; any other label names the row itself."""
    groups = {part.key.partition(".")[0] for part in where.walk() if isinstance(part, Fact)}
    return "成员" if MEMBER in groups or not groups else ""


def _every(where: t.Term) -> str:
    return f"{row}均{wording(where)}" if (row := _row(where)) else f"每一项的{wording(where)}"


def _seen_parts(term: t.Term) -> Iterator[t.Term]:
    """The parts worth showing: named parts, facts, rates, and what gates look back at; not what lies inside aggregates."""
    if isinstance(term, t.CalledTruth | t.CalledNumber | t.CalledDay | Fact | t.Written | t.Rate | t.Setting | t.Age | t.Count | t.Total | t.Some):
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
