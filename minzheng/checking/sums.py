"""Judges the sums of a text: every total that its parts do not make, and every part above its whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, pairwise

from .findings import ERROR, WARNING, Finding
from .flows import equations, flows, net_changes
from .kinds import bare, denied_pair, parallel
from .lists import BREAK, DERIVED, all_claims, claims, is_change
from .mentions import Mention, Text
from .stated import CHANCE, FAR, LIKELY, Sum, Tie, chance_of, closes, explained, in_unit, unit_slipped


def sums(text: Text) -> Iterator[Finding]:
    """Every total that its parts do not make, and every closing stock that does not follow from the opening one."""
    judged: set[tuple[int, int]] = set()
    everything = all_claims(text)
    lists = {claim.parts for claim in everything if closes(text, claim)}
    closed = {m.start for claim in everything if closes(text, claim) for m in claim.numbers}
    for claim in everything:
        place = (claim.total.start, claim.parts[0].start)
        if not claim.certain and claim.parts in lists and not closes(text, claim):
            continue
        if place in judged or (claim.tie <= Tie.ENUMERATED and closed.issuperset(m.start for m in claim.parts)):
            continue
        judged.add(place)
        if finding := _judge(text, claim):
            yield finding
    yield from _parts_above(text)
    yield from flows(text)
    yield from net_changes(text)
    yield from equations(text)


def _judge(text: Text, claim: Sum) -> Finding | None:
    total, parts = claim.total, claim.parts
    if closes(text, claim) or _tabular(text, claim) or _of_another(text, claim):
        return None
    missing = total.amount - claim.added
    if missing < 0 and (any(_nested(a, b) for a, b in pairwise(parts)) or (not claim.certain and _divided_again(parts))):
        return None
    if missing < 0 and re.search("同时|重复|交叉|兼有|叠加", text.plain[claim.span[1] : claim.span[1] + 12]):
        return None
    severity = _severity(claim, missing)
    if severity is None:
        return None
    added = in_unit(claim.added, total)
    expected = f"合计应为{added}：{'＋'.join(f'{p.value}{p.unit}' for p in parts)}"
    return text.finding("sum", severity, *claim.span, expected, f"写作{total.text}，相差{in_unit(abs(missing), total)}")


def _severity(claim: Sum, missing: Decimal) -> str | None:
    """Error, warning or nothing for a list that does not close by `missing`."""
    if claim.certain or unit_slipped(claim):
        return ERROR
    chance, share = chance_of(claim), abs(missing) / claim.total.amount if claim.total.amount else Decimal(1)
    slipped = explained(claim)
    if missing < 0 and denied_pair(claim.parts):
        return ERROR
    if claim.tie is Tie.BESIDE:
        return ERROR if slipped and (chance < CHANCE / 2 or (share <= FAR and chance < CHANCE)) else None
    if claim.tie is Tie.ENUMERATED:
        return ERROR if slipped and ((chance < LIKELY and share <= FAR) or share <= LIKELY) else None
    if missing < 0:
        return ERROR
    if slipped and (chance < LIKELY or share <= LIKELY or (parallel(claim.parts) and share <= FAR)):
        return ERROR
    return WARNING if share <= Decimal("0.35") and slipped else None


def _parts_above(text: Text) -> Iterator[Finding]:
    """“抽查9036户，其中联合抽查9711户”: one part announced by 其中, above what it is part of."""
    whole_of = {part.start: claim.total for claim in claims(text) for part in claim.parts}
    for place, m in enumerate(text.mentions):
        if "其中" not in m.before or m.start >= text.annex:
            continue
        for part in text.mentions[place : place + 2]:  # 其中集体争议28件、涉及611人
            wholes = [
                c for c in text.in_sentence(m.sentence) if c.start < m.start and c.base == part.base and c.bracket in (-1, part.bracket)
            ]
            if part.sentence != m.sentence or part.bracket != m.bracket or not part.adds_up or not wholes or DERIVED.search(part.before):
                continue
            if part is not m and (BREAK.match(bare(part.before)) or "，" in text.plain[m.end : part.start]):
                continue
            wholes[-1] = whole_of.get(wholes[-1].start, wholes[-1])  # 机构床位3890张、社区床位762张，其中护理型2930张: of all the beds
            if part.amount > wholes[-1].amount and not (part.about or wholes[-1].about or is_change(wholes[-1])):
                yield text.finding(
                    "part-over-whole", ERROR, wholes[-1].start, part.end, "其中的一部分不多于全部", f"{wholes[-1].text}，其中{part.text}"
                )


def _tabular(text: Text, claim: Sum) -> bool:
    """Whether bare numbers stand apart among these, as in a table that was read as text: such a stretch claims nothing."""
    start, end = claim.span
    known = [(m.start, m.end) for m in text.between(start, end)] + [span for span in text.names if start <= span[0] < end]
    bare = re.finditer(r"(?<=\s)\d+(?=\s)", text.plain[start:end])
    return any(not any(a <= start + one.start() < b for a, b in known) for one in bare)


def _of_another(text: Text, claim: Sum) -> bool:
    """Whether the list makes a greater number that the paragraph said before it: 受理486件，调解成功474件。其中婚姻家庭173件、…"""
    first = claim.parts[0].start
    if claim.total.start > first:
        return False
    told = text.between(text.plain.rfind("\n", 0, first) + 1, first)
    before = {m.amount for m in told if m.base == claim.total.base and m.amount > claim.total.amount and not DERIVED.search(m.before)}
    made = list(accumulate(p.amount for p in claim.parts))
    return not before.isdisjoint((*made[2:-1], made[-1]))


def _divided_again(parts: Sequence[Mention]) -> bool:
    """Whether one of the parts is the sum of those after it: 参检441个，合格402个、基本合格27个、不合格12个."""
    return any(part.amount == sum(p.amount for p in parts[k + 1 :]) for k, part in enumerate(parts[:-2]))


def _nested(outer: Mention, inner: Mention) -> bool:
    return inner.amount <= outer.amount and bool(re.search(r"含|其中|包括", inner.before))
