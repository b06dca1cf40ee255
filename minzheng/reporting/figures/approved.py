"""Small cells that the head approved for the public copy (事项“公开小数字审批”): which figure of which year, which number, by which act."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from minzheng.catalogue import matter
from minzheng.facts import disclosure
from minzheng.reporting.figures.lineage import acts_told

MATTER, APPROVES, REVOKES = "small_figure", "decide", "revoke"


@dataclass(frozen=True, slots=True)
class Approval:
    """An approval in force: the number it was given for, and the act (its seq)."""

    value: int
    seq: int


def approved(year: int, as_of: date | None = None) -> dict[str, Approval]:
    """The approvals for figures of a year that stand on `as_of` (None: now), by figure id; the last one counts."""
    page, until = matter(MATTER), as_of or date.max
    facts = (disclosure.figure, disclosure.year, disclosure.value)
    revoked = {case for _, case, *_ in acts_told(page, REVOKES, date.min, until, (), outcome=False)}
    given = acts_told(page, APPROVES, date.min, until, facts, outcome=True)
    return {
        known[disclosure.figure.key]: Approval(known[disclosure.value.key], seq)
        for seq, case, origin, _, known in given
        if origin == "here" and case not in revoked and known[disclosure.year.key] == year
    }
