"""随标准重算：标准变了，补足差额的待遇所看的他项待遇每人一份（Source.shares）随之变化；计发、补发以前逐人逐月重问，合计不减少的即行重算。

只跟标准：登记的数额是按当时的标准、由现有的事实算出的，才随新标准改；事实也变了的（收入、人口），仍依变动的规则办（cuts）。
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from minzheng import calendar, catalogue
from minzheng.funds import cascade, months, read
from minzheng.funds import write as funds
from minzheng.funds.freezing import Version
from minzheng.funds.models import Entitlement
from minzheng.library.rates import LocalRates
from minzheng.vocabulary import Matter
from minzheng.vocabulary.facts import Fact
from minzheng.vocabulary.situation import Rates, Situation
from minzheng.vocabulary.terms import Rate

from . import cuts
from .district import District
from .money import Signed, record

VERB = "follow"


@dataclass(frozen=True)
class Known:
    """Standards to read a rule by, as `cuts` asks for them."""

    rates: Rates

    def situation(self, day: date) -> Situation:
        return Situation(day, calendar.PACKAGED, self.rates)


@dataclass
class Followed:
    """What new standards change in a benefit that tops up others: versions of its facts, lines that must wait for a decision, and
    what is told of it: (entitlement, month, fact, 分 before, 分 after)."""

    versions: list[Version] = field(default_factory=list)
    holds: list[tuple[int, str]] = field(default_factory=list)
    told: list[tuple[int, date, str, int, int]] = field(default_factory=list)


def follow(matter: Matter, until: date, here: District, since: date | None = None) -> Followed:
    """What the standards known in `here` change for the months to be paid up to `until`, or from `since` on whether paid or not
    (months by their first days). Reads only; a few statements, none where the benefit tops up nothing."""
    shared = [fact for fact in cascade.facts_of(matter) if fact.source.shares]
    found = Followed()
    if not shared:
        return found
    running = Entitlement.objects.filter(Q(ends=None) | Q(ends__gt=since or until), matter=matter.id, once=False, held_since=None, starts__lte=until)
    rows = list(running.prefetch_related("beneficiaries").order_by("id"))
    others = _beside(rows, shared)
    asking = _Asking(here)
    for row in rows:
        if row.pk in others:
            _one(found, row, matter, shared, others[row.pk], _months(row, until, since), asking)
    return found


def keep(matter: Matter, found: Followed, signed: Signed) -> None:
    """The act that tells it, and the new facts. Nothing where nothing changes."""
    if not found.versions and not found.holds:
        return
    told = {"versions": [version.told() for version in found.versions], "holds": [[id, why] for id, why in found.holds],
            "followed": [[id, month.isoformat(), fact, before, after] for id, month, fact, before, after in found.told]}  # fmt: skip
    seq = record(matter.id, VERB, Signed(signed.on, signed.by, at=signed.at), told, basis=matter.basis).seq
    funds.keep_versions(found.versions, seq)
    funds.hold_many(found.holds, since=signed.on, seq=seq)


class _Asking:
    """The standards of a district as they are known now, and as they were known before each that was announced since."""

    def __init__(self, here: District) -> None:
        self.here, self.own = here, here.locality.rates
        self.now = Known(self.payable(self.own))
        self._before: dict[str, list[Known]] = {}
        self._shares: dict[tuple[bytes, str, date, int], int | None] = {}

    def payable(self, rates: LocalRates) -> Rates:
        return rates if self.here.rehearsed else rates.for_payment

    def before(self, matter: Matter) -> list[Known]:
        """The standards without the newest rows that this benefit reads, then without those before them, and so on."""
        if matter.id not in self._before:
            names = {part.name for term in matter.terms() for part in term.walk() if isinstance(part, Rate)}
            known = sorted({row.announced or row.since for row in self.own.rates if row.name in names}, reverse=True)
            left = (
                LocalRates([r for r in self.own.rates if r.name not in names or (r.announced or r.since) < day], self.own.settings) for day in known[:3]
            )
            self._before[matter.id] = [Known(self.payable(rates)) for rates in left]
        return self._before[matter.id]

    def share(self, matter: Matter, frozen: bytes, day: date, known: Known) -> int | None:
        """What one person has of the benefit, None where a standard or fact is lacking."""
        key = (frozen, matter.id, day, id(known))
        if key not in self._shares:
            lacking = cuts.amount(matter, frozen, day, known) is None
            self._shares[key] = None if lacking else cuts.share(matter, frozen, day, known)
        return self._shares[key]


def _beside(rows: list[Entitlement], shared: list[Fact]) -> dict[int, list[tuple[Fact, Entitlement]]]:
    """For each of these lines the benefits its payee draws or drew that it tops up, with the fact each counts in."""
    by_matter: dict[str, list[Fact]] = defaultdict(list)
    for fact in shared:
        for matter in fact.source.shares:
            by_matter[matter].append(fact)
    lines: dict[int, list[Entitlement]] = defaultdict(list)
    for other in read.ever_drawn({row.person_id for row in rows}, tuple(by_matter)):
        for person in cascade.people_of(other):
            lines[person].append(other)
    found = {row.pk: [(fact, other) for other in lines[row.person_id] for fact in by_matter[other.matter]] for row in rows}
    return {id: several for id, several in found.items() if several}


def _months(row: Entitlement, until: date, since: date | None) -> range:
    unpaid = row.starts if row.paid_through is None else months.following(row.paid_through)
    first = max(row.starts, since if since is not None else unpaid)
    last = until if row.ends is None else min(until, months.first_day(months.number_of(row.ends) - 1))
    return range(months.number_of(first), months.number_of(last) + 1)


def _one(found: Followed, row: Entitlement, matter: Matter, shared: list[Fact], others: list[tuple[Fact, Entitlement]], span: range,
         asking: _Asking) -> None:  # fmt: skip
    planned: dict[date, bytes] = {}
    for month in map(months.first_day, span):
        base, began = _counting(row.pk, month, planned)
        facts, _ = read.as_rules_take(base)
        changed = dict(_moved(facts, others, month, began, asking))
        if not changed:
            continue
        new = Version.of(row.pk, month, {**read.thawed(base)["facts"], **changed}, read.thawed(base)["members"])
        before, after = (cuts.amount(matter, frozen, month, asking.now) for frozen in (base, new.facts))
        if before is None or after is None:
            continue
        moved = sum(amount - int(facts[key]) for key, amount in changed.items())
        if before > after + moved:
            found.holds.append((row.pk, "标准变化使合计减少，待复核并作出减发决定"))
            return
        planned[month] = new.facts
        found.versions.append(new)
        found.told += [(row.pk, month, key, int(facts[key]), amount) for key, amount in changed.items()]
        reached = cuts.reach_of_facts(row, matter, base, new.facts, month, asking.here)
        found.versions += reached.versions
        found.holds += reached.holds


def _counting(entitlement: int, month: date, planned: dict[date, bytes]) -> tuple[bytes, date]:
    """The facts that count for a month, those just planned among them, and the month they began to count in."""
    kept = read.version_in_force(entitlement, month)
    own = max((day for day in planned if day <= month), default=date.min)
    return (planned[own], own) if own >= kept.since else (bytes(kept.facts), kept.since)


def _moved(facts: dict[str, object], others: list[tuple[Fact, Entitlement]], month: date, began: date, asking: _Asking) -> Iterator[tuple[str, int]]:
    """The facts whose amount only the standards have moved, with what they now are for the month."""
    for fact in dict.fromkeys(fact for fact, _ in others):
        several = [other for of, other in others if of is fact and other.starts <= month and (other.ends is None or other.ends > month)]
        frozen = [(catalogue.matter(other.matter), read.facts_in_force(other.pk, month)) for other in several]
        now = _sum(asking.share(page, kept, month, asking.now) for page, kept in frozen)
        was = facts.get(fact.key)
        if now is None or not isinstance(was, int) or was == now:
            continue
        earlier = months.first_day(months.number_of(month) - 1)
        states = [asking.now, *(known for page, _ in frozen for known in asking.before(page))]
        if any(_sum(asking.share(page, kept, day, known) for page, kept in frozen) == was for known in states for day in {began, earlier, month}):
            yield fact.key, now


def _sum(parts: Iterator[int | None]) -> int | None:
    found = list(parts)
    return None if any(part is None for part in found) else sum(part for part in found if part is not None)
