"""One sum that a text states: its total, its parts, how the words tie them, whether it closes, and which slips of the pen would explain
that it does not.

A list that the words call whole must close. A list that only follows 其中, or merely stands beside a number, may be part of it: such a
difference is judged by what it looks like. One wrong digit, two that changed places or a wrong unit explain few of the differences that
are possible, so that a difference which they do explain is seldom chance (`chance_of`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from itertools import pairwise

from .mentions import Mention, Text

CHANCE, LIKELY, FAR = Decimal("0.06"), Decimal("0.2"), Decimal("0.6")


class Tie(IntEnum):
    """How the words tie a list to its total: it merely stands beside it, it is set off from it as one list (，A、B、C), it is announced as
    a list of it, it is all of it."""

    BESIDE = 0
    ENUMERATED = 1
    LISTED = 2
    WHOLE = 3


@dataclass(frozen=True)
class Sum:
    """A total and its parts as the text lists them, and how they are tied."""

    total: Mention
    parts: tuple[Mention, ...]
    tie: Tie

    @property
    def certain(self) -> bool:
        """Whether the words say that the parts are all of the total."""
        return self.tie is Tie.WHOLE

    @property
    def added(self) -> Decimal:
        return sum((p.amount for p in self.parts), Decimal(0))

    @property
    def numbers(self) -> tuple[Mention, ...]:
        return (self.total, *self.parts)

    @property
    def span(self) -> tuple[int, int]:
        """Where the first of its numbers begins and the last ends."""
        return min(m.start for m in self.numbers), max(m.end for m in self.numbers)


def closes(text: Text, claim: Sum) -> bool:
    """Whether the parts, or for a list not called whole the first of them, make the total."""
    slack = _slack(text, claim)
    ends = [k for k in range(2, len(claim.parts)) if not claim.certain and _may_end(text, claim.parts, k)]
    return any(abs(sum((p.amount for p in claim.parts[:k]), Decimal(0)) - claim.total.amount) <= slack for k in (*ends, len(claim.parts)))


def _may_end(text: Text, parts: tuple[Mention, ...], k: int) -> bool:
    """Whether a list may end before its part `k`: not where it goes on with 、."""
    return not text.plain[parts[k - 1].end : parts[k].start].lstrip().startswith("、")


def _slack(text: Text, claim: Sum) -> Decimal:
    """Rounded parts may differ where the report says so (四舍五入) or a number is only 约, and a total in a greater unit than its parts
    by half its last place; otherwise printed sums must close."""
    if "四舍五入" in text.plain or any(m.about for m in claim.numbers):
        return sum((m.grain for m in claim.numbers), Decimal(0)) / 2
    return claim.total.grain / 2 if all(p.scale < claim.total.scale for p in claim.parts) else Decimal(0)


def chance_of(claim: Sum) -> Decimal:
    """How often a difference that is none of the writer's slips would look like one: what slips explain among all that is possible."""
    step = min(m.grain for m in claim.numbers)
    return len(_slips(claim)) * step / max(claim.total.amount, step)


def explained(claim: Sum) -> bool:
    """Whether one wrong digit, two neighbours that changed places, or a wrong unit explains the difference."""
    return claim.total.amount - claim.added in _slips(claim) or unit_slipped(claim)


def _slips(claim: Sum) -> set[Decimal]:
    """Every difference (total less parts) that one slip of the pen could have made, of the sign of the actual one."""
    sign = 1 if claim.total.amount >= claim.added else -1
    made = set(digit_changes(claim.total)) | {-change for p in claim.parts for change in digit_changes(p)}
    return {change for change in made if change * sign > 0}


def unit_slipped(claim: Sum) -> bool:
    """Whether the sum closes when one number is read in another unit, or with its point moved (4200元 among 万元)."""
    for m in claim.numbers:
        if len(f"{m.value.normalize():f}".replace(".", "").strip("0")) < 2:
            continue
        missing = claim.total.amount - claim.added
        for power in (-8, -4, -2, -1, 1, 2, 4, 8):
            change = m.amount * Decimal(10) ** power - m.amount
            if (missing + change if m is claim.total else missing - change) == 0:
                return True
    return False


def digit_changes(m: Mention) -> Iterator[Decimal]:
    """By how much a number is too great when one of its digits is wrong, or two neighbours changed places."""
    digits = f"{m.value:f}".replace(".", "")
    places = [m.grain * Decimal(10) ** place for place in range(len(digits))]
    backwards = [int(digit) for digit in reversed(digits)]
    for place, (low, high) in enumerate(pairwise(backwards)):
        if low != high:
            yield (high - low) * 9 * places[place]
    for place, digit in enumerate(backwards):
        for right in range(10):
            if right != digit:
                yield (digit - right) * places[place]


def in_unit(amount: Decimal, like: Mention) -> str:
    """An amount of base units in the unit of another number."""
    value = amount / like.scale
    return f"{value.normalize():f}{like.unit}"
