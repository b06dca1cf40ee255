"""What can be said of the figures a report is known to give: relations between them, orders of magnitude, the journal's own values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from minzheng.relations import RELATIONS, SUM

from .findings import ERROR, WARNING, Finding
from .lists import claims
from .mentions import Mention, Text, scale_of
from .recognising import Recognised, first_of_each
from .stated import digit_changes

MONEY_RANGE = (Decimal(10_000), Decimal(5_000_000_000))
"""What a county-level bureau pays in a year for one scheme, in 元: outside it the unit is wrong."""
COUNT_LIMIT = Decimal(5_000_000)
PEOPLE_LIMIT = Decimal(300_000_000)
"""More people than any province has: nobody reports on so many."""
CASES_LIMIT = Decimal(100_000_000)
"""More cases than the whole country's courts hear in a year."""
PER_CASE = {
    ("funeral_fees_waived", "funeral_services"): (Decimal(50), Decimal(20_000)),
    ("temporary_relief_paid", "temporary_relief_person_times"): (Decimal(50), Decimal(100_000)),
}


def relations(text: Text, found: list[Recognised]) -> Iterator[Finding]:
    """Sums and bounds between known figures, unless the text's own list was judged already."""
    first = first_of_each(found)
    judged = [c.numbers for c in claims(text)]
    for relation in RELATIONS:
        if relation.kind != SUM:
            continue
        whole, *parts = relation.uses
        if whole not in first or any(p not in first for p in parts):
            continue
        numbers = [first[whole], *(first[p] for p in parts)]
        if any(set(numbers) <= set(group) for group in judged) or _with_others(text, numbers):
            continue
        added = sum((m.amount for m in numbers[1:]), Decimal(0))
        if added != first[whole].amount and not any(m.about for m in numbers):
            yield _between(text, "sum", numbers, f"{relation.states}：{added / first[whole].scale}{first[whole].unit}", f"写作{first[whole].text}")
    for relation, smaller, larger in ((one, *pair) for one in RELATIONS for pair in one.parts):
        if smaller in first and larger in first and first[smaller].amount > first[larger].amount:
            told = f"{first[smaller].text}，{first[larger].text}"
            yield _between(text, "part-over-whole", [first[smaller], first[larger]], relation.states, told)


def _with_others(text: Text, numbers: list[Mention]) -> bool:
    """Whether further parts (基金会) stand among these numbers."""
    inside = [m for m in text.mentions if numbers[0].start < m.start < numbers[-1].start and m.base == numbers[0].base]
    return len(inside) > len(numbers) - 2


def magnitudes(text: Text, found: list[Recognised]) -> Iterator[Finding]:
    """Amounts and counts no district bureau can have: a wrong unit, or digits too many."""
    for one in found:
        m = one.mention
        if m.is_money and not MONEY_RANGE[0] <= m.amount <= MONEY_RANGE[1] and m.amount != 0:
            yield text.finding(
                "magnitude", ERROR, m.start, m.end, "一个县区一年的这类资金在一万元与五十亿元之间，请核对单位", f"写作{m.text}"
            )
        elif m.is_count and m.amount > COUNT_LIMIT:
            yield text.finding("magnitude", ERROR, m.start, m.end, "一个县区不会有这么多，请核对数位和单位", f"写作{m.text}")
        elif m.is_count and m.value != m.value.to_integral_value() and m.scale == 1:
            yield text.finding("magnitude", ERROR, m.start, m.end, "件数、人数是整数", f"写作{m.text}")
    for m in text.mentions:
        if m.base in ("人", "人次", "名", "户") and m.amount > PEOPLE_LIMIT:
            yield text.finding("magnitude", ERROR, m.start, m.end, "一个地方的机关不会有这么多人（户），请核对单位", f"写作{m.text}")
        elif m.base in ("件", "宗", "起", "例") and m.amount >= CASES_LIMIT and re.search(r"案|事务|纠纷|处罚|许可|申请|审批|信访", m.before):
            yield text.finding("magnitude", ERROR, m.start, m.end, "一个地方一年不会有这么多案件，请核对单位", f"写作{m.text}")
    yield from _paid_a_head(text)
    first = first_of_each(found)
    for (money, count), (low, high) in PER_CASE.items():
        if money in first and count in first and first[count].amount:
            each = first[money].amount / first[count].amount
            if not low <= each <= high:
                yield _between(
                    text,
                    "magnitude",
                    [first[money], first[count]],
                    f"每宗（人次）在{low}元与{high}元之间",
                    f"每宗（人次）{round(each, 2)}元",
                )


def _paid_a_head(text: Text) -> Iterator[Finding]:
    """“发放2.68万人，发放金额1043.6元”: money paid to people, less than one 元 or more than a million a head."""
    for people, money in pairwise(text.mentions):
        counted = people.base in ("人", "人次", "名", "户") and people.amount
        paid = people.sentence == money.sentence and counted and money.is_money and not re.search("均|每", people.before)
        words = people.before + money.before
        if not paid or not re.search(r"发放|支付|补贴|救助|津贴|资助", words) or not re.search(r"金额|资金|发放|支出|共计", money.before):
            continue
        each = money.amount / people.amount
        if not 1 <= each <= 1_000_000:
            yield _between(text, "magnitude", [people, money], "每人在一元与一百万元之间，请核对单位", f"{people.text}，{money.text}，每人{round(each, 2)}元")


def said_twice(text: Text, found: list[Recognised]) -> Iterator[Finding]:
    """One figure given with two values, and one thing counted twice in the same words. Where a slip of the pen explains the difference
    of two numbers of some length, one of them is wrong; else they may count two things."""
    yield from _same_words(text)
    first: dict[str, Mention] = {}
    for one in found:
        m = first.setdefault(one.figure, one.mention)
        if m is not one.mention and m.base == one.mention.base and m.amount != one.mention.amount and m.before == one.mention.before:
            yield text.finding(
                "two-values", WARNING, one.mention.start, one.mention.end, f"前文写作{m.text}", f"此处写作{one.mention.text}"
            )


_FRAME = re.compile(
    r"^(截至[^，]{0,8}|20\d\d年|年度|全年|本年度?|我[局县市区镇]|全[县市区镇省]|共计?|累计|已|先后|其中)+|(共计?|累计|约|达|为|了|有)+$|[“”\"\s]|(?<=\w)共(?=\w)"
)
_TOLD_OF_A_PART = re.compile(r"每|均|上年|去年|同比|新增|其中|分别|较|比|另|第.{1,3}[期批次季]|各|余|20\d\d年")


def _same_words(text: Text) -> Iterator[Finding]:
    first: dict[tuple[str, str], Mention] = {}
    for m in text.mentions:
        if m.part in ("plan", "problems") or m.bracket >= 0 or m.about or m.start >= text.annex or _TOLD_OF_A_PART.search(m.before):
            continue
        if not (m.adds_up or (m.unit == "%" and "率" in m.before)) or len(words := _FRAME.sub("", _FRAME.sub("", m.before))) < 2:
            continue
        was = first.setdefault((words, m.base), m)
        apart = text.plain.find("\n", was.end, m.start) >= 0
        if was is m or was.amount == m.amount or not apart or min(was.amount / was.grain, m.amount / m.grain) < 10:
            continue
        moved = was.amount in {m.amount * Decimal(10) ** k for k in (-8, -4, -1, 1, 4, 8)} and min(was.amount / was.grain, m.amount / m.grain) >= 100
        if len(words) < 4 and not (moved and m.is_money):
            continue
        slip = moved or was.amount - m.amount in set(digit_changes(was))
        if slip or len(words) >= 6:
            yield text.finding("two-values", ERROR if slip else WARNING, m.start, m.end, f"前文“{words}”写作{was.text}", f"此处写作{m.text}")


def against_journal(text: Text, found: list[Recognised], printed: Mapping[str, tuple[Decimal, str, str]]) -> Iterator[Finding]:
    """Numbers that differ from the journal's: `printed` is, by figure, the exact value in its unit, the unit and the printed text."""
    for figure, m in first_of_each(found).items():
        if figure not in printed:
            continue
        exact, unit, words = printed[figure]
        if abs(exact * scale_of(unit) - m.amount) > m.grain / 2:
            yield text.finding("journal", ERROR, m.start, m.end, f"台账中为{words}", f"写作{m.text}")


def _between(text: Text, rule: str, numbers: list[Mention], expected: str, found: str) -> Finding:
    start, end = min(m.start for m in numbers), max(m.end for m in numbers)
    return text.finding(rule, ERROR, start, end, expected, found)
