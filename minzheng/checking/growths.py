"""Growths, falls, differences and percentage points that a report states against an earlier number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from .findings import ERROR, Finding
from .kinds import partition
from .mentions import Mention, Text
from .printed import last, ratio_of, rounded
from .stated import in_unit

CHANGED = re.compile(
    r"(净增加?|净减少?|增长|增加|提高|提升|上升|上涨|增幅|升幅|涨幅|多|下降|减少|降低|降幅|回落|压减|缩短|压缩|少|增[收支产员]|减[收支产员])(了|约|为|达|率|到|近|超|分别|支出|发放|办理|受理|投入|接待|登记|查处|安排|拨付|征收|收|办|查|检|处)*$"
)

_DOWN = ("净减", "净减少", "下降", "减少", "降低", "降幅", "回落", "压减", "缩短", "压缩", "少", "减收", "减支", "减产", "减员")

_EARLIER = r"上年|去年|上一年|前一年|同期|年初|往年"


def growths(text: Text) -> list[Finding]:
    """Every growth, fall and difference that its two numbers do not make."""
    return [finding for rule in (_growths, _points, _differences) for finding in rule(text)]


def _growths(text: Text) -> Iterator[Finding]:
    for m in text.mentions:
        word = CHANGED.search(m.before)
        if m.unit != "%" or not word:
            continue
        in_order = _in_order(text, m)
        if in_order:
            yield from (found for one in in_order if (found := _grown(text, *one, word[1])))
            continue
        numbers = [c for c in text.in_sentence(m.sentence) if c.start < m.start and c.adds_up]
        if not numbers and re.match(r"(同比|[比较](上年|去年))", m.before) and text.plain[m.sentence - 1 : m.sentence] == "；":
            numbers = [c for c in text.in_sentence(text.sentence_of(m.sentence - 2)[0]) if c.adds_up]
        pair = _from_to(numbers) or _half_on_half(m, numbers) or _from_to([] if numbers else _after(text, m))
        pair = pair or _against_last_year(numbers) or _now_and_change(text, m, numbers)
        if pair is None and (now := _now(text, numbers)) is not None and (was := _said_of_last_year(text, m, now)) is not None:
            pair = was, now
            among = [c for c in numbers if c.base == was.base and c is not was and not CHANGED.search(c.before)]
            if was.amount and any(_grown(text, m, was, c, word[1]) is None for c in among):
                continue
        if pair is not None and pair[0].amount and (found := _grown(text, m, *pair, word[1])):
            yield found


def _grown(text: Text, m: Mention, before: Mention, now: Mention, word: str) -> Finding | None:
    low, high = ratio_of(now, before)
    grown = sorted(((low - 1) * 100, (high - 1) * 100))
    if word in _DOWN:
        grown = sorted((-grown[0], -grown[1]))
    half = m.grain / 2 if not m.about else m.grain
    if grown[1] >= m.value - half and grown[0] <= m.value + half:
        return None
    real = (now.amount / before.amount - 1) * 100
    start, end = min(m.start, before.start, now.start), max(m.end, before.end)
    told = f"由{before.text}到{now.text}为{'增长' if real >= 0 else '下降'}{rounded(abs(real), m.decimals)}%"
    return text.finding("growth", ERROR, start, end, told, f"写作{word}{m.text}")


def _in_order(text: Text, m: Mention) -> list[tuple[Mention, Mention, Mention]]:
    """“38起、死亡21人，同比分别下降20.8%和25%（2022年分别为48起、28人）”: each percentage with what was and what is."""
    if "分别" not in m.before:
        return []
    sentence = text.in_sentence(m.sentence)
    percents = [c for c in sentence if c.unit == "%" and c.start >= m.start and c.bracket == m.bracket]
    was = [c for c in sentence if c.start > percents[-1].end and c.adds_up]
    now = [c for c in sentence if c.start < m.start and c.adds_up and c.bracket == m.bracket]
    if (
        len(percents) < 2
        or len(was) != len(percents)
        or len(now) < len(percents)
        or not re.search(_EARLIER + r"|20\d\d年", _lead(text, was[0]))
    ):
        return []
    listed: list[tuple[Mention, Mention, Mention]] = []
    for percent, earlier in zip(percents, was, strict=True):
        same = next((c for c in now if c.base == earlier.base and all(c is not used for _, _, used in listed)), None)
        if same is None or not earlier.amount:
            return []
        listed.append((percent, earlier, same))
    return listed


def _now(text: Text, numbers: Sequence[Mention]) -> Mention | None:
    """The number that a growth or a difference is told of: the last before it that is no earlier year's and no difference itself."""
    return last(c for c in numbers if not is_earlier(text, c) and not CHANGED.search(c.before) and c.bracket < 0)


def _lead(text: Text, m: Mention) -> str:
    """The words right before a number, over commas of a date or bracket but within its sentence."""
    return text.plain[max(m.sentence, m.start - 16) : m.start]


def is_earlier(text: Text, m: Mention) -> bool:
    """Whether a number is called last year's, or a year's before the one reported."""
    words = m.before if m.before else text.plain[max(m.sentence, m.start - 6) : m.start]
    if CHANGED.search(words):
        return False
    if re.search(rf"(比|较|由|从|为|是|[（，]|^)({_EARLIER})[^，]{{0,10}}$", words):
        return True
    year = re.search(r"(20\d\d)年[^，]{0,10}$", words)
    return year is not None and text.year is not None and int(year[1]) < text.year


def _said_of_last_year(text: Text, m: Mention, now: Mention) -> Mention | None:
    """Last year's number beside a growth or difference: in its sentence, else later in the paragraph under the same words."""
    end = text.plain.find("\n", m.end)
    for c in sorted(text.between(now.sentence, end if end >= 0 else len(text.plain)), key=lambda c: abs(c.start - m.start)):
        if c is now or c is m or c.base != now.base or not is_earlier(text, c) or CHANGED.search(c.before):
            continue
        rest = re.sub(rf"[（，]|20\d\d年末?|{_EARLIER}|[末底与和同]|为|是|的|比|较|约", "", c.before)
        if not rest and (c.sentence == now.sentence or c.start - m.end < 30) and not _another_between(text, m, c):
            return c
        if rest and any(rest[i : i + 2] in now.before for i in range(len(rest) - 1)):
            return c
    return None


def _another_between(text: Text, m: Mention, was: Mention) -> bool:
    """Whether another growth stands between a growth and the number of last year, which is then its own."""
    low, high = sorted((m.end, was.start))
    return any(c.unit in ("%", "个百分点") and CHANGED.search(c.before) and c is not m for c in text.between(low, high))


def _now_and_change(text: Text, m: Mention, numbers: list[Mention]) -> tuple[Mention, Mention] | None:
    """“支出4218.6万元，比上年增加106.3万元，同比增长2.6%”: what it was and what it is."""
    change = numbers[-1] if numbers else None
    now = last(c for c in numbers[:-1] if change is not None and c.base == change.base and c.bracket == change.bracket)
    if change is None or now is None:
        return None
    way = re.search(
        rf"(?:同比|[比较](?:{_EARLIER}|20\d\d年)末?)[^，]{{0,4}}?(增加|净增|多|少|提高|增长|上升|减少|下降|降低)[了约]*$", change.before
    )
    if way is None or re.search(r"[。；]", text.plain[change.end : m.start]) or len(text.plain[change.end : m.start]) > 10:
        return None
    was = now.amount + change.amount * (1 if way[1] in _DOWN else -1)
    return replace(now, value=was / now.scale, start=now.start, end=now.end), now


def _after(text: Text, m: Mention) -> list[Mention]:
    """The numbers that follow in the sentence: “审批时限压缩65%，由20个工作日压缩为7个工作日”."""
    return [c for c in text.in_sentence(m.sentence) if c.start > m.end and c.adds_up]


def _half_on_half(m: Mention, numbers: list[Mention]) -> tuple[Mention, Mention] | None:
    """“上半年402处，下半年474处，下半年环比上升17.9%”."""
    if "环比" not in m.before or len(numbers) < 2 or numbers[-1].base != numbers[-2].base:
        return None
    return (numbers[-2], numbers[-1]) if partition(numbers[-2:]) else None


def _against_last_year(numbers: list[Mention]) -> tuple[Mention, Mention] | None:
    """“1098对，比上年1203对减少105对，下降8.7%”: what it was and what it is."""
    if len(numbers) < 3 or len({one.base for one in numbers[-3:]}) > 1:
        return None
    now, was, change = numbers[-3:]
    told = re.search(r"[比较](上年|去年|上年同期)的?$", was.before) and re.fullmatch(
        r"(增加|提高|增长|上升|减少|下降|降低|多|少)了?", change.before
    )
    return (was, now) if told else None


def _differences(text: Text) -> Iterator[Finding]:
    """“1098对，比上年1203对减少105对”, “增加182件（上年1104件）”."""
    for c in text.mentions:
        word = CHANGED.search(c.before)
        if word is None or not (c.adds_up or c.unit == "个百分点") or c.about:
            continue
        unit = "%" if c.unit == "个百分点" else c.base
        numbers = [one for one in text.in_sentence(c.sentence) if one.start < c.start and one.base == unit]
        now = _now(text, numbers)
        was = _said_of_last_year(text, c, now) if now is not None else None
        if pair := _from_to(numbers):
            was, now = pair
        if now is None or was is None or now.about or was.about or (c.unit == "个百分点" and pair):
            continue
        real = (now.amount - was.amount) * (-1 if word[1] in _DOWN else 1)
        slack = max(one.grain for one in (now, was, c)) if len({one.scale for one in (now, was, c)}) > 1 or unit == "%" else Decimal(0)
        if abs(real - c.amount) > slack * Decimal("0.99") and (unit != "%" or abs(real - c.amount) >= c.grain):
            told = (
                f"{was.text}到{now.text}相差{in_unit(abs(real), c)}" if unit != "%" else f"由{was.text}到{now.text}相差{abs(real)}个百分点"
            )
            yield text.finding("growth", ERROR, min(now.start, was.start), max(c.end, was.end), told, f"写作{word[1]}{c.text}")


def _points(text: Text) -> Iterator[Finding]:
    """“由93.5%上升至98.2%，提高4.7个百分点”."""
    for m in text.mentions:
        if m.unit != "个百分点":
            continue
        rates = [c for c in text.in_sentence(m.sentence) if c.unit == "%" and c.start < m.start]
        if len(rates) < 2 or not re.search(r"[由从][^，]*$", rates[-2].before) or not re.search(r"[到至为]$", rates[-1].before):
            continue
        real = abs(rates[-1].value - rates[-2].value)
        if abs(real - m.value) > max(c.grain for c in (*rates[-2:], m)):
            yield text.finding(
                "growth", ERROR, rates[-2].start, m.end, f"由{rates[-2].text}到{rates[-1].text}相差{real}个百分点", f"写作{m.text}"
            )


def _from_to(numbers: list[Mention]) -> tuple[Mention, Mention] | None:
    """“由…（从…）A增（提高、下降）到B”: the two numbers; None when the sentence does not say so."""
    for a, b in pairwise(numbers):
        if (
            a.base == b.base
            and re.search(r"[由从][^，]*$", a.before)
            and re.search(r"(增|升|提高|提|降|减少?|上涨|调整|缩短|压缩|压减|扩大)[加长]?[到至为]", b.before)
        ):
            return a, b
    return None
