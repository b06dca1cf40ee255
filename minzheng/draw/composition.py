"""Whether what was drawn looks like what it was drawn from: an alarm for a person, never a reason to draw again.

A class drawn by itself has the share the manifest gives it, so its number proves nothing of luck; what is asked is how rarely one
draw over all the classes together would give so few (or so many) of it. The record must then say that the classes were separate.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import comb

from minzheng.draw.findings import Finding
from minzheng.draw.manifest import Manifest

RARE = Fraction(1, 20)


@dataclass(frozen=True)
class Share:
    """Of one class: how many of all bodies belong to it, how many were drawn of it."""

    title: str
    size: int
    drawn: int


def at_most(bodies: int, of_class: int, drawn: int, seen: int) -> Fraction:
    """How likely it is that `drawn` of `bodies`, drawn without regard to class, hold `seen` or fewer of the class (hypergeometric)."""
    lowest, ways = max(0, drawn - (bodies - of_class)), comb(bodies, drawn)
    return Fraction(sum(comb(of_class, k) * comb(bodies - of_class, drawn - k) for k in range(lowest, min(seen, of_class, drawn) + 1)), ways)


def findings_of(shares: Iterable[Share], *, separate: bool) -> list[Finding]:
    """A reminder for each class of which rarely so few or so many would be drawn; `separate`: each class was drawn by itself."""
    rows = [one for one in shares if one.size]
    bodies, drawn = sum(one.size for one in rows), sum(one.drawn for one in rows)
    found = []
    for one in rows if len(rows) > 1 else ():
        few = at_most(bodies, one.size, drawn, one.drawn)
        many = 1 - at_most(bodies, one.size, drawn, one.drawn - 1) if one.drawn else Fraction(1)
        chance = min(few, many)
        if chance < RARE:
            seen = f"{one.title}占{bodies}家中的{one.size}家，抽中{drawn}家中的{one.drawn}家"
            rare = f"不分类一次抽取，这样{'少' if few < many else '多'}的机会只有{float(chance):.2%}"
            how = "各类分别按清单的比例抽取，公布时须写明分类和比例" if separate else "没有写明分层或者限定范围，须查明名录和抽取"
            found.append(Finding("结果", f"{seen}：{rare}；{how}", blocking=False))
    return found


def composition(manifest: Manifest, selected: Iterable[str]) -> list[Finding]:
    """The reminders for a draw by classes."""
    chosen = set(selected)
    shares = [Share(stratum.title, sum(one.stratum == stratum.id for one in manifest.candidates),
                    sum(one.stratum == stratum.id and one.id in chosen for one in manifest.candidates)) for stratum in manifest.strata]  # fmt: skip
    return findings_of(shares, separate=True)
