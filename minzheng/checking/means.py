"""Means, amounts a head and multiples that a report states, each recomputed from the numbers beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from .findings import ERROR, Finding
from .mentions import Mention, Text
from .printed import near_miss, overlap, ratio_of, rounded, spread
from .stated import in_unit

_EACH = {"人": "人名位", "户": "户", "名": "人名位"}

_ALIKE = tuple(tuple(group.split()) for group in ("人 名 位 人次", "宗 件 起 例 案 单", "户", "期", "场 次 场次", "项", "天 日", "车 辆次 台次 辆"))

_MEAN = re.compile(
    r"(?:([人户站件宗起次村校家车班期场项所亩月日案具例处批桌床栋间篇辆店企单课镇])(次)?均[\u4e00-\u9fff]{0,8}|(?:每[户件宗起次场家人名个])?平均(?:每(?:一|个|家(?!次)|名)?)?([\u4e00-\u9fff（）]{0,14})"
    r"|(每)(?:一|个|家(?!次)|名)?([\u4e00-\u9fff（）]{1,14}))$"
)

_A_RATE = re.compile(r"[至到—\-~]|以[上下内]|不等")

_MONTHS, DAYS = Decimal(12), (Decimal(365), Decimal(366))


def means(text: Text) -> list[Finding]:
    """Every mean, amount a head and multiple that its numbers do not make."""
    return [finding for rule in (_averages, _per_head, _multiples, _to_one) for finding in rule(text)]


def _averages(text: Text) -> Iterator[Finding]:
    """“支出1868.3万元，月均155.7万元”, “92名，平均每个村4名”: a mean of the numbers beside it. 每 alone may give a rate of benefit, so
    that it is judged only where a slip of the pen explains the difference."""
    for m in text.mentions:
        told = _MEAN.search(re.split("[，。；：\n]", text.plain[max(0, m.start - 26) : m.start])[-1].rstrip("约为达近 "))
        if told is None or not m.adds_up or _A_RATE.match(m.after or text.plain[m.end : m.end + 1]):
            continue
        if re.search(r"标准|补差|收入|提高|最高|最低", m.before + m.after[:4]):
            continue
        begins = text.plain.rfind("\n", 0, m.start) + 1
        bracket = text.plain.find("）", m.end) if text.plain[m.end : m.end + 1] == "（" else -1
        around = [c for c in text.between(begins, bracket if bracket > 0 else m.start) if c.adds_up and c is not m]
        within = [c for c in around if c.sentence == m.sentence]
        each = re.search("平均每(家|名|个)", told[0])
        noun = (told[1] or told[3] or told[5] or (each[1] if each else "")).rstrip("为达约")
        other_words = m.is_count and told[1] in ("人", "站", "村")  # 站均4名: the whole may be counted by another measure word
        wholes = [c for c in within if c.base == m.base or (other_words and c.is_count and c.start < m.start)]
        wholes = [c for c in wholes if c.amount > m.amount and not _MEAN.search(c.before)]
        if not wholes:  # 户均投入6200元，共投入93万元
            follows = [c for c in text.in_sentence(m.sentence) if c.start > m.end and c.base == m.base and c.amount > m.amount]
            wholes = [c for c in follows[:1] if re.match("共|合计|总|累计", c.before)]
        months = noun == "月" or "月" in text.plain[m.start - 8 : m.start]
        if months or noun in ("日", "天"):
            counts = [_MONTHS] if months else [*DAYS]
            pairs = [(whole, count) for whole in wholes for count in counts]
            if not pairs or any(_mean_fits(m, whole, count) for whole, count in pairs) or m.about:
                continue
            if noun in ("月", "日"):
                yield _mean_finding(text, m, wholes[-1], counts[0], "12个月" if months else "365天")
            continue
        bases = [c for c in around if not c.is_money and c.amount and _counts_each(c, noun)]
        if any(
            overlap(ratio_of(whole, c), spread(m)) for whole in wholes for c in around if not c.is_money and c.amount and c is not whole
        ):
            continue
        natural = [(whole, c) for whole in wholes[-1:] for c in [one for one in bases if one is not whole][-1:]]
        if natural and (not told[4] or "均" in noun or any(_slips(m, *natural[0]))):
            whole, count = natural[0]
            yield _mean_finding(text, m, whole, count.amount, count.text, count)


def _slips(m: Mention, whole: Mention, count: Mention) -> Iterator[bool]:
    """Whether one wrong digit of the mean, of the whole or of the count explains that they do not agree."""
    yield near_miss(m, whole.amount / count.amount)
    if min(whole.amount / whole.grain, count.amount) >= 1000:
        yield from (near_miss(whole, m.amount * count.amount), near_miss(count, whole.amount / m.amount))


def _counts_each(c: Mention, noun: str) -> bool:
    """Whether a number counts what a mean is taken over: by its measure word, or by the name of what is counted."""
    if not noun:
        return False
    if any(noun[0] in group and c.base in group for group in _ALIKE):
        return True
    words = c.before[-8:] + c.base + c.after[:8]
    return noun.startswith(c.base) or (len(noun) > 1 and noun[:2] in words) or (noun[0] in "站村校车班所院园企社镇县" and noun[0] in words)


def _mean_fits(m: Mention, whole: Mention, count: Decimal) -> bool:
    low, high = spread(m)
    return low * count <= whole.amount + whole.grain / 2 and whole.amount - whole.grain / 2 <= high * count


def _mean_finding(text: Text, m: Mention, whole: Mention, count: Decimal, over: str, base: Mention | None = None) -> Finding:
    real = rounded(whole.amount / count / m.scale, m.decimals)
    places = [one for one in (whole, base, m) if one is not None]
    start, end = min(one.start for one in places), max(one.end for one in places)
    return text.finding("per-head", ERROR, start, end, f"{whole.text}÷{over}＝{real}{m.unit}", f"写作{m.text}")


def _per_head(text: Text) -> Iterator[Finding]:
    """“234名，每人120元，共计2.81万元”."""
    for a, b, c in zip(text.mentions, text.mentions[1:], text.mentions[2:], strict=False):
        if a.sentence != c.sentence:
            continue
        each = re.search(r"每([人户名])$", b.before)
        if each and a.is_count and a.base in _EACH[each[1]] and b.is_money and c.is_money and re.match(r"(共计?|合计|总计)", c.before):
            if abs(a.amount * b.amount - c.amount) > c.grain / 2 and not a.about:
                yield text.finding(
                    "per-head", ERROR, a.start, c.end, f"{a.text}×{b.text}＝{in_unit(a.amount * b.amount, c)}", f"写作{c.text}"
                )


def _multiples(text: Text) -> Iterator[Finding]:
    """“6240户，是2021年3120户的2倍”."""
    for m in text.mentions:
        if m.unit != "倍" or not re.search(r"(的|[是为](其|前者|后者)|相当于[^，]{0,12}的)[约近]?$", text.plain[max(0, m.start - 16) : m.start]):
            continue
        numbers = [c for c in text.in_sentence(m.sentence) if c.start < m.start and c.adds_up]
        if len(numbers) < 2 or numbers[-1].base != numbers[-2].base or not numbers[-1].amount:
            continue
        now, was = numbers[-2:]
        half = m.grain if m.about else m.grain / 2
        if not overlap(ratio_of(now, was), (m.value - half, m.value + half)):
            yield text.finding(
                "ratio",
                ERROR,
                now.start,
                m.end,
                f"{now.text}÷{was.text}＝{rounded(now.amount / was.amount, m.decimals)}倍",
                f"写作{m.text}",
            )


_TO_ONE = re.compile(r"比(?:例)?(?:[约为达到至是]|提高|降低|下降|优化|控制在|保持在)*(\d+(?:\.\d+)?)\s*(?:：|:|比)\s*1(?![\d.])")


def _to_one(text: Text) -> Iterator[Finding]:
    """“在校学生21.36万人，专任教师1.38万人，生师比为15.5比1”: what none of the numbers of the paragraph give, while one wrong digit of it does."""
    for found in _TO_ONE.finditer(text.plain):
        begins, end = text.plain.rfind("\n", 0, found.start()) + 1, text.plain.find("\n", found.end())
        beside = [c for c in text.between(begins, end if end >= 0 else len(text.plain)) if c.is_count and c.amount]
        said = replace(text.said(found.start(1), found.end(1), Decimal(found[1]), "倍"), decimals=len(found[1].partition(".")[2]))
        half = said.grain / 2
        pairs = [(a, b) for a in beside for b in beside if a is not b and a.base == b.base and a.amount > b.amount]
        if any(overlap(ratio_of(a, b), (said.value - half, said.value + half)) for a, b in pairs):
            continue
        near = [(a, b) for a, b in pairs if abs(beside.index(a) - beside.index(b)) == 1 and near_miss(said, a.amount / b.amount)]
        if near and said.decimals:
            a, b = near[-1]
            told = f"{a.text}÷{b.text}＝{rounded(a.amount / b.amount, said.decimals)}"
            yield text.finding("ratio", ERROR, min(a.start, found.start(1)), max(b.end, found.end(1)), told, f"写作{found[1]}比1")
