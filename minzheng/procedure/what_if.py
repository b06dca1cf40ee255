"""测算（what-if）：一项标准改为若干，逐月、逐镇街要多花多少，谁会因此符合或者不再符合；只算不写，什么也不决定。

在享的按成批规则逐月计算；此前被拒的按新标准重审一遍，符合的只是线索。一项待遇的起止引起的其他待遇的变化不在其内。
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np

from minzheng import calendar, catalogue
from minzheng.funds import months, read
from minzheng.funds.models import Entitlement
from minzheng.funds.standing import Standing
from minzheng.library.rows import DISTRICT, Row
from minzheng.vocabulary import Matter, Monthly
from minzheng.vocabulary.deciding import decide
from minzheng.vocabulary.errors import MissingFact, NotInForce, Refusal, UnsetRate
from minzheng.vocabulary.situation import Rates, Situation
from minzheng.vocabulary.terms import Rate

from .district import District, district
from .models import Case
from .perform import proceeding_of

LOOKED_BACK = timedelta(days=366)
"""How far before the new standard begins refused cases are asked again: older facts say nothing any more."""


@dataclass
class Share:
    """Money and people of one benefit in one town, or of a whole: 分 of all months asked, people of the last of them."""

    people: int = 0
    now: int = 0
    new: int = 0
    raised: int = 0
    lowered: int = 0

    @property
    def cost(self) -> int:
        return self.new - self.now

    def __iadd__(self, other: Share) -> Share:
        for name in ("people", "now", "new", "raised", "lowered"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        return self


@dataclass
class Effect:
    """What the standard does to one benefit. `enter`: entitlements that fail now and would not; `leave`: the other way;
    `leads`: cases refused on the present standard that the new one would grant (numbers; never entitlements by themselves)."""

    matter: Matter
    towns: dict[str, Share] = field(default_factory=lambda: defaultdict(Share))
    months: dict[date, int] = field(default_factory=dict)
    enter: list[int] = field(default_factory=list)
    leave: list[int] = field(default_factory=list)
    leads: list[str] = field(default_factory=list)
    held: int = 0

    @property
    def whole(self) -> Share:
        whole = Share()
        for share in self.towns.values():
            whole += share
        return whole


@dataclass(frozen=True)
class WhatIf:
    """The answer: per benefit that reads the standard."""

    row: Row
    until: date
    effects: list[Effect]

    @property
    def cost(self) -> int:
        return sum(effect.whole.cost for effect in self.effects)


def what_if(name: str, amount: int, since: date, *, key: str = "", until: date | None = None, known_on: date | None = None) -> WhatIf:
    """What the standard `name` (of `key`, where it has several) at `amount` 分 from `since` would do, month by month to the
    month of `until` (December of that year), against the present standards or those known on a day.
    Raises Refusal for a standard nobody reads, UnsetRate for one that is not set.
    """
    here = district(known_on)
    last = until or date(since.year, 12, 1)
    first, last = months.first_day(months.number_of(since)), months.first_day(months.number_of(last))
    if last < first:
        raise Refusal("测算的最后一月早于新标准施行", remedy="请核对日期。")
    matters = readers_of(name)
    row = _row(name, amount, since, key, here)
    new = here.locality.rates.with_rows([row])
    effects = [_effect(matter, first, last, here, new) for matter in matters]
    return WhatIf(row, last, effects)


def choices(day: date | None = None) -> list[tuple[str, str]]:
    """Every standard in 分 (and its key, "" where it has none) that a monthly benefit reads and that has a figure here."""
    here, found = district(day), []
    named = {part.name for matter in catalogue.matters() if isinstance(matter.pays, Monthly) for term in matter.terms() for part in term.walk()
             if isinstance(part, Rate) and part.measure == "分"}  # fmt: skip
    for row in here.locality.rates.rates:
        if row.name in named and row.confidence != "unset" and (one := (row.name, _key(row))) not in found:
            found.append(one)
    return found


def readers_of(name: str) -> list[Matter]:
    """The monthly benefits whose conditions or amount read a standard. Raises Refusal naming the standards that are read."""
    read_by: dict[str, list[Matter]] = defaultdict(list)
    for matter in catalogue.matters():
        if isinstance(matter.pays, Monthly):
            for found in {part.name for term in matter.terms() for part in term.walk() if isinstance(part, Rate)}:
                read_by[found].append(matter)
    if name not in read_by:
        raise Refusal(f"没有按月待遇使用“{name}”这一标准", remedy=f"可以测算：{'、'.join(sorted(read_by))}。")
    return read_by[name]


def _row(name: str, amount: int, since: date, key: str, here: District) -> Row:
    """The imagined row; a key like 80-89 names a band. Raises Refusal for a key the standard does not have."""
    rows = [row for row in here.locality.rates.rates if row.name == name]
    keys = {_key(row) for row in rows if row.confidence != "unset" or row.key or row.low is not None}
    if key not in keys:
        known = "、".join(sorted(keys - {""})) or "不分档"
        raise Refusal(f"“{name}”没有“{key}”这一档" if key else f"“{name}”分档，没有写明哪一档", remedy=f"可选：{known}。")
    banded = next((row for row in rows if key and row.key is None and _key(row) == key), None)
    if banded is not None:
        return Row(name, since, "confirmed", DISTRICT, amount, low=banded.low, high=banded.high)
    return Row(name, since, "confirmed", DISTRICT, amount, key=key or None)


def _key(row: Row) -> str:
    """The key of a row, or its band as 80-89 (100- for one without an end); "" where it is for all."""
    if row.key is not None or (row.low is None and row.high is None):
        return row.key or ""
    return f"{row.low or 0}-{'' if row.high is None else row.high}"


def _effect(matter: Matter, first: date, last: date, here: District, new: Rates) -> Effect:
    found = Effect(matter)
    standing = Standing(matter, first, last)
    if standing.count:
        found.held = int(standing.held.sum())
        for number in range(months.number_of(first), months.number_of(last) + 1):
            _month(found, standing, months.first_day(number), here, new, last)
    found.leads = list(refused_who_would_enter(matter, first, here.locality.rates, new))
    return found


def _month(found: Effect, standing: Standing, month: date, here: District, new: Rates, last: date) -> None:
    """One month of those who draw it and are not held; who enters or leaves is told of the last month."""
    places, now = standing.given(month, here.locality.rates, calendar.PACKAGED)
    _, then = standing.given(month, new, calendar.PACKAGED)
    counted = ~standing.held[places]
    found.months[month] = int((then.amounts - now.amounts)[counted].sum())
    for place, had, was, gets in zip(
        places[counted].tolist(), now.holds[counted].tolist(), now.amounts[counted].tolist(), then.amounts[counted].tolist(), strict=True
    ):
        share = found.towns[standing.towns[place]]
        share.now += was
        share.new += gets
        if month == last:
            share.people += had
            share.raised += gets > was
            share.lowered += gets < was
    if month == last:
        for place in np.flatnonzero(then.holds & ~now.holds).tolist():
            found.enter.append(int(standing.ids[places[place]]))
        for place in np.flatnonzero(now.holds & ~then.holds).tolist():
            found.leave.append(int(standing.ids[places[place]]))


def refused_who_would_enter(matter: Matter, first: date, present: Rates, new: Rates) -> Iterator[str]:
    """Cases refused on the present standards that the new ones would grant, of people who do not draw it meanwhile."""
    if matter.refusal is None:
        return
    rows = Case.objects.filter(matter=matter.id, outcome=matter.refusal.title, opened_on__gte=first - LOOKED_BACK).order_by("number")
    pages = (matter,) if matter.tiers is None else matter.tiers.pages
    drawing = set().union(*(read.who_draws(page.id) for page in pages))
    for case in rows.iterator():
        kind, _, person = case.subject.partition(":")
        if kind == "person" and int(person) in drawing:
            continue
        seen = proceeding_of(case)
        day = max(first, seen.history.acts[-1].day)
        on_present, on_new = (
            _verdict(matter, Situation(day, calendar.PACKAGED, rates, seen.facts, seen.members, seen.history)) for rates in (present, new)
        )
        if on_present == "refuse" and on_new == "grant":
            yield case.number


def recognised_who_would_rise(entrance: Matter, day: date, present: Rates, new: Rates) -> Iterator[tuple[Entitlement, Matter]]:
    """Of one application's classes: who is recognised in one (低边、刚性支出) and would on the new standards be found in one before it, and
    in which. As the facts behind the recognition say; a class that asks for more than they say is passed over."""
    assert entrance.tiers is not None
    pages = entrance.tiers.pages
    for place, page in enumerate(pages):
        if not (isinstance(page.pays, Monthly) and page.pays.recognition):
            continue
        for line in read.running_of_matter(page.id, day):
            facts, members = read.as_rules_take(read.facts_in_force(line.pk, day))
            for better in pages[:place]:
                on_present, on_new = (_verdict(better, Situation(day, calendar.PACKAGED, rates, facts, members)) for rates in (present, new))
                if on_present == "refuse" and on_new == "grant":
                    yield line, better
                    break


def _verdict(matter: Matter, situation: Situation) -> str:
    try:
        return decide(matter, situation).verdict
    except (MissingFact, UnsetRate, NotInForce):
        return ""
