"""What can be said of the figures a report is known to give: relations between them, orders of magnitude, the journal's own values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from minzheng.relations import RELATIONS, SUM

from .arithmetic import claims
from .findings import ERROR, WARNING, Finding
from .mentions import Mention, Text, scale_of
from .recognising import Recognised, first_of_each

MONEY_RANGE = (Decimal(10_000), Decimal(5_000_000_000))
"""What a county-level bureau pays in a year for one scheme, in 元: outside it the unit is wrong."""
COUNT_LIMIT = Decimal(5_000_000)
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
        paid = people.sentence == money.sentence and people.base in ("人", "人次", "名", "户") and money.is_money and people.amount
        words = people.before + money.before
        if not paid or not re.search(r"发放|支付|补贴|救助|津贴|资助", words) or not re.search(r"金额|资金|发放|支出|共计", money.before):
            continue
        each = money.amount / people.amount
        if not 1 <= each <= 1_000_000:
            yield _between(text, "magnitude", [people, money], "每人在一元与一百万元之间，请核对单位", f"{people.text}，{money.text}，每人{round(each, 2)}元")


def said_twice(text: Text, found: list[Recognised]) -> Iterator[Finding]:
    """One figure given with two values."""
    first: dict[str, Mention] = {}
    for one in found:
        m = first.setdefault(one.figure, one.mention)
        if m is not one.mention and m.base == one.mention.base and m.amount != one.mention.amount and m.before == one.mention.before:
            yield text.finding(
                "two-values", WARNING, one.mention.start, one.mention.end, f"前文写作{m.text}", f"此处写作{one.mention.text}"
            )


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
