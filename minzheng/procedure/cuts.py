"""减少待遇的变化不自行生效：死亡、迁移、他项待遇的起止如使一项待遇减少，当日暂停该项待遇，由减发决定使变化生效。

使条件不再符合的变化照记，批次不再发放并列出原因，停发另须决定；不减少待遇的变化当即生效。
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from minzheng import catalogue
from minzheng.funds import cascade, read
from minzheng.funds import write as funds
from minzheng.funds.freezing import Version
from minzheng.vocabulary import Matter, Monthly
from minzheng.vocabulary.coding import encode
from minzheng.vocabulary.deciding import amount as amount_of
from minzheng.vocabulary.deciding import decide
from minzheng.vocabulary.errors import MissingFact, Refusal, UnsetRate
from minzheng.vocabulary.reading import value_of
from minzheng.vocabulary.situation import Situation
from minzheng.vocabulary.wording import written_money

from .district import District


@dataclass(frozen=True)
class Reach:
    """What a change reaches: versions that take effect at once, and the lines it would lower, each held for its reason.

    `ended` are the lines that are no longer due by it; a death holds them the same day, otherwise the next payroll does.
    """

    versions: list[Version] = field(default_factory=list)
    holds: list[tuple[int, str]] = field(default_factory=list)
    ended: list[int] = field(default_factory=list)


def reach(versions: Sequence[Version], at: date, why: str, here: District, seen: frozenset[int] = frozenset()) -> Reach:
    """Sort what a cascade planned: `at` is the first month in which the change may tell on an amount (its first day).

    What takes effect is followed to the benefits that rest on it; `seen` are those that led here and are not changed again.
    """
    by_line: dict[int, list[Version]] = defaultdict(list)
    for version in versions:
        if version.entitlement not in seen:
            by_line[version.entitlement].append(version)
    found = Reach()
    for id, planned in sorted(by_line.items()):
        matter = catalogue.matter(read.entitlement(id).matter)
        days = sorted({max(at, version.since) for version in planned})
        steps = [(worth(matter, read.facts_in_force(id, day), day, here), worth(matter, _counting(planned, day), day, here)) for day in days]
        if any(before is None or after is None or 0 < after < before for before, after in steps):
            found.holds.append((id, f"{why}，待复核并作出减发决定"[:200]))
            continue
        found.versions.extend(planned)
        if any(before and not after for before, after in steps):
            found.ended.append(id)
        further = reach_of_facts(read.entitlement(id), matter, read.facts_in_force(id, days[0]), _counting(planned, days[0]), days[0], here, seen)
        found.versions.extend(further.versions)
        found.holds.extend(further.holds)
        found.ended.extend(further.ended)
    return found


class Reading(Protocol):
    """What rules are read by: a district, or other standards for comparison."""

    def situation(self, day: date) -> Situation: ...


def amount(matter: Matter, frozen: bytes, day: date, here: Reading) -> int | None:
    """What these facts give for the month of a day in 分, 0 where a condition fails; None while a standard or fact is lacking."""
    situation = here.situation(day)
    situation.facts, situation.members = read.as_rules_take(frozen)
    try:
        decision = decide(matter, situation)
        return amount_of(matter, situation) or 0 if decision.verdict == "review" else decision.amount or 0
    except (UnsetRate, MissingFact):
        return None


def worth(matter: Matter, frozen: bytes, day: date, here: Reading) -> int | None:
    """The same; of a standing that pays nothing itself (recognition) 1 while it is fulfilled."""
    if not (isinstance(matter.pays, Monthly) and matter.pays.recognition):
        return amount(matter, frozen, day, here)
    situation = here.situation(day)
    situation.facts, situation.members = read.as_rules_take(frozen)
    try:
        return int(decide(matter, situation).verdict != "refuse")
    except (UnsetRate, MissingFact):
        return None


def reach_of_facts(row: Any, matter: Matter, old: bytes, new: bytes, since: date, here: District, seen: frozenset[int] = frozenset()) -> Reach:
    """What new facts of a benefit change for others: it becomes the status they ask for, or no longer (全额在享与补差, Matter.counts),
    or what each of its people has of it is another amount (Monthly.share)."""
    was, holds = (cascade.counts(matter, *read.as_rules_take(frozen), since) for frozen in (old, new))
    had, has = (share(matter, frozen, since, here) for frozen in (old, new))
    if was is holds and had == has:
        return Reach()
    people = cascade.people_of(row)
    changed = cascade.status_changed(matter.id, people, None if was is holds else holds, since, None if had == has else has)
    told = f"{'' if holds else '不再'}全额享受" if was is not holds else f"每人每月由{written_money(had or 0)}变为{written_money(has or 0)}"
    return reach(changed, since, f"“{matter.title}”{told}", here, seen | {row.pk})


def share(matter: Matter, frozen: bytes, day: date, here: Reading) -> int | None:
    """What one person has by these facts for the month of a day in 分, 0 where nothing is due; None where no other benefit asks."""
    if not isinstance(matter.pays, Monthly) or not cascade.is_shared(matter.id):
        return None
    given = amount(matter, frozen, day, here)
    if not given or matter.pays.share is None:
        return given or 0
    situation = here.situation(day)
    situation.facts, situation.members = read.as_rules_take(frozen)
    return int(value_of(matter.pays.share, situation))


def shares_held(row: Any, matter: Matter, since: date, here: District) -> dict[int, dict[str, int]]:
    """By person, what the facts of a benefit that follow others (Source.shares) are for the month `since`, as far as these are drawn
    here; what was never drawn here is left out."""
    found: dict[int, dict[str, int]] = {}
    for fact in cascade.facts_of(matter):
        for other in read.ever_drawn(cascade.people_of(row), fact.source.shares):
            runs = other.starts <= since and (other.ends is None or other.ends > since)
            page = catalogue.matter(other.matter)
            has = (share(page, read.facts_in_force(other.pk, since), since, here) or 0) if runs else 0
            for person in cascade.people_of(other):
                told = found.setdefault(person, {})
                told[fact.key] = told.get(fact.key, 0) + has
    return found


def _counting(versions: Sequence[Version], day: date) -> bytes:
    return max((one for one in versions if one.since <= day), key=lambda one: one.since).facts


# --- the decision that lowers an amount ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Cut:
    """A cut settled before it is entered: the entitlement, from which month, what a month gave and gives, the facts behind it."""

    entitlement: int
    since: date
    before: int
    after: int
    versions: list[Version]
    held: bool
    on: date
    holds: list[tuple[int, str]] = field(default_factory=list)

    def fields(self) -> dict[str, Any]:
        """What its act says of it."""
        told: dict[str, Any] = {
            "versions": [version.told() for version in self.versions], "since": self.since.isoformat(), "before": self.before, "after": self.after,
        }  # fmt: skip
        told |= {"holds": [[id, why] for id, why in self.holds]} if self.holds else {}
        return told | ({"released": [self.entitlement]} if self.held else {})


def settle(row: Any, matter: Matter, since: date, on: date, here: District, facts: Mapping[str, Any] | None = None,
           members: Mapping[int, Mapping[str, Any]] | None = None) -> Cut:  # fmt: skip
    """The cut of one entitlement from the month `since` (its first day): by what the registers say of its people now, and by
    `facts` of the case and of `members` (person id -> facts) that the re-verification found.

    A hold of the line is answered by it. Raises Refusal when nothing is lowered, when nothing would be left (that is a
    stop), for a month before the benefit began or after the month following the decision.
    """
    if since.day != 1:
        raise ValueError("a month is given by its first day")
    if row.ends is not None and row.ends <= since:
        raise Refusal(f"“{matter.title}”自{row.ends}起已经停发", remedy="无须减发。")
    if since < row.starts or (since.year * 12 + since.month) > on.year * 12 + on.month + 1:
        raise Refusal(f"减发自{since:%Y-%m}起，早于起发月{row.starts:%Y-%m}，或者晚于决定的次月", remedy="减发不预先作出；请核对月份。")
    own, others = cascade.known_of(row, since)
    shares = shares_held(row, matter, since, here)
    own |= shares.get(row.person_id, {})
    others = {person: known | shares.get(person, {}) for person, known in others.items()}
    mine = {**own, **encode(facts or {})}
    every = {person: {**others.get(person, {}), **encode((members or {}).get(person, {}))} for person in {*others, *(members or {})}}
    versions = cascade.facts_changed(row, mine, every, since)
    if not versions:
        raise Refusal("登记簿和复核所列的事实与现有的相同，没有减发的根据", remedy="请先登记变化，或者写明复核查明的事实。")
    old, new = read.facts_in_force(row.pk, since), versions[0].facts
    before, after = (amount(matter, frozen, since, here) for frozen in (old, new))
    if before is None or after is None:
        raise UnsetRate(matter.title, since, "金额算不出来，不能据以减发")
    if after >= before:
        raise Refusal(f"自{since:%Y-%m}起每月{written_money(before)}，变化以后每月{written_money(after)}，没有减少", remedy="增加的，按变更办理。")
    if after == 0:
        raise Refusal("变化以后不再符合条件，应当停发而不是减发", remedy="请依法作出停发决定。")
    reached = reach_of_facts(row, matter, old, new, since, here)
    return Cut(row.pk, since, before, after, versions + reached.versions, row.held_since is not None, on, reached.holds)


def keep(cut: Cut, seq: int) -> None:
    """The facts behind the lower amount, what they change for others, and the end of the hold that waited for it."""
    funds.keep_versions(cut.versions, seq)
    funds.hold_many(cut.holds, since=cut.on, seq=seq)
    if cut.held:
        funds.release(cut.entitlement, seq)


def told_in_letter(cut: Cut) -> str:
    """The sentence a letter says it in."""
    return f"自{cut.since.year}年{cut.since.month}月起，每月待遇由{written_money(cut.before)}减为{written_money(cut.after)}。"
