"""Deciding every case of some columns alone, and the differences to what bulk says of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from minzheng.vocabulary import Matter
from minzheng.vocabulary.bulk import GRANT, REFUSE, REVIEW, UNKNOWN, BulkResult
from minzheng.vocabulary.deciding import decide
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.situation import Situation

VERDICTS = {"refuse": REFUSE, "grant": GRANT, "review": REVIEW}
Outcome = tuple[int, int, tuple[str, ...]]


def alone(matter: Matter, situation: Situation) -> Outcome:
    """Verdict, amount and failing conditions of one case; a case that can't be decided is UNKNOWN."""
    try:
        decision = decide(matter, situation)
    except Refusal:
        return UNKNOWN, 0, ()
    return VERDICTS[decision.verdict], decision.amount or 0, tuple(reason.condition for reason in decision.failed)


def differences(matter: Matter, situations: Iterable[Situation], result: BulkResult) -> tuple[list[tuple[int, Outcome, Outcome]], Counter[int]]:
    """Each case on which the two disagree (row, alone, in bulk), and how often each verdict came."""
    found, verdicts = [], Counter[int]()
    for row, situation in enumerate(situations):
        expected = alone(matter, situation)
        got = int(result.verdict[row]), int(result.amount[row]), result.failing(row)
        verdicts[expected[0]] += 1
        if got != expected:
            found.append((row, expected, got))
    return found, verdicts
