"""Public lotteries whose future numbers nobody in the district can choose, and how their numbers are written for the seed."""

from __future__ import annotations

from dataclasses import dataclass
from math import comb
from typing import Any

from minzheng.draw.findings import take, take_list
from minzheng.vocabulary.errors import Refusal

ENOUGH_OUTCOMES = 2**80
"""All sources of a draw together must have at least this many outcomes, so that nobody can prepare for each."""


@dataclass(frozen=True)
class Zone:
    """`count` numbers from `lowest` to `highest`; all different and in any order, unless `ordered` (dice, digits)."""

    count: int
    lowest: int
    highest: int
    ordered: bool = False

    @property
    def outcomes(self) -> int:
        choices = self.highest - self.lowest + 1
        return choices**self.count if self.ordered else comb(choices, self.count)


ON_THE_SPOT = "现场掷骰"
GAMES = {
    "快乐8": (Zone(20, 1, 80),),
    "大乐透": (Zone(5, 1, 35), Zone(2, 1, 12)),
    "双色球": (Zone(6, 1, 33), Zone(1, 1, 16)),
    "福彩3D": (Zone(3, 0, 9, ordered=True),),
    ON_THE_SPOT: (Zone(32, 1, 6, ordered=True),),
}
"""By name. 现场掷骰 is the fallback for an urgent draw: 32 throws of a die in public, issue = the session's name."""


@dataclass(frozen=True)
class Drawn:
    """The published numbers of one issue, zone by zone. `because` says why another issue than the one named was used."""

    name: str
    issue: str
    zones: tuple[tuple[int, ...], ...]
    because: str = ""

    def text(self) -> str:
        """As it enters the seed: 大乐透 2024103 3 7 12 25 31+4 11."""
        return f"{self.name} {self.issue} " + "+".join(" ".join(map(str, zone)) for zone in self.zones)

    def to_json(self) -> dict[str, Any]:
        zones = [list(zone) for zone in self.zones]
        return {"name": self.name, "issue": self.issue, "zones": zones, "because": self.because}


def drawn_from_json(value: Any) -> Drawn:
    """Raises Refusal when the form is wrong."""
    name, issue, zones, because = take(value, "开奖号码", name=str, issue=str, zones=list, because=str)
    return Drawn(name, issue, tuple(tuple(take_list(zone, "开奖号码的zones", int)) for zone in zones), because)


def enter_numbers(name: str, issue: str, *zones: list[int], because: str = "") -> Drawn:
    """Numbers as keyed in from the announcement, in any order; sorted as the seed wants them. Raises Refusal when wrong."""
    known = GAMES.get(name)
    if known is None:
        raise Refusal(f"没有“{name}”这种彩票", remedy=f"可用的有：{'、'.join(GAMES)}。")
    ordered = [tuple(zone if spec.ordered else sorted(zone)) for zone, spec in zip(zones, known, strict=False)]
    drawn = Drawn(name, issue, (*ordered, *map(tuple, zones[len(known) :])), because)
    wrong = numbers_wrong(drawn)
    if wrong:
        raise Refusal(f"{name}第{issue}期号码{wrong}", remedy="请对照开奖公告重新录入。")
    return drawn


def same_numbers(one: Drawn, other: Drawn) -> Drawn:
    """The numbers keyed in twice by two people. Raises Refusal when they differ."""
    if one != other:
        raise Refusal(f"{one.name}第{one.issue}期的两次录入不一致", remedy="请两名录入人员各自对照开奖公告重新录入。")
    return one


def numbers_wrong(drawn: Drawn) -> str:
    """What is wrong with the numbers, in Chinese; empty when nothing is."""
    known = GAMES.get(drawn.name)
    if known is None:
        return "不是可用的彩票"
    if [len(zone) for zone in drawn.zones] != [spec.count for spec in known]:
        return f"的个数应为{'加'.join(str(spec.count) for spec in known)}个"
    for zone, spec in zip(drawn.zones, known, strict=True):
        if any(not spec.lowest <= number <= spec.highest for number in zone):
            return f"应在{spec.lowest}至{spec.highest}之间"
        if not spec.ordered and list(zone) != sorted(set(zone)):
            return "不得重复，并应由小到大排列"
    return ""
