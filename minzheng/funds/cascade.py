"""The cascade: what an event in a register, or the start or end of one benefit, changes in the facts behind the others.

Reads and plans; the versions it returns are told by the act and then kept by `write.keep_versions` in the same transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache, partial
from typing import Any

import orjson
from django.db.models import Q

from minzheng import catalogue
from minzheng.registers import read as registers
from minzheng.vocabulary import Matter
from minzheng.vocabulary.coding import encode_value
from minzheng.vocabulary.facts import Fact, facts_in
from minzheng.vocabulary.reading import value_of
from minzheng.vocabulary.situation import Situation

from . import read
from .freezing import MEMBER_ID, Version
from .models import Entitlement, FactsVersion

SELF = "本人"


def person_changed(person: int, columns: Mapping[str, Any], since: date) -> list[Version]:
    """New versions from the month `since` on, where a register column of the person (`person.died`, `person.local`) is now
    another. `columns`: register name (Source.register) -> value as rules take it."""

    def keys(matter: Matter) -> dict[str, Any]:
        return {fact.key: encode_value(columns[fact.source.register]) for fact in facts_of(matter) if fact.source.register in columns}

    return _planned({person}, keys, since)


def status_changed(matter: str, people: Iterable[int], holds: bool | None, since: date, share: int | None = None) -> list[Version]:
    """New versions from the month `since` on, where others rest on these people drawing benefit `matter` (Source.matter), or on
    what each of them has of it (Source.shares: `share` 分 a month). None: that is as it was."""

    def keys(page: Matter) -> dict[str, Any]:
        status = {} if holds is None else {fact.key: holds for fact in facts_of(page) if fact.source.matter == matter}
        return status | ({} if share is None else {fact.key: share for fact in facts_of(page) if matter in fact.source.shares})

    resting = {page.id for page in catalogue.matters() if page.pays and keys(page)}
    return _planned(set(people), keys, since, resting) if resting else []


@cache
def is_shared(matter: str) -> bool:
    """Whether another benefit takes account of what one person has of this one (Source.shares)."""
    return any(matter in fact.source.shares for page in catalogue.matters() if page.pays for fact in facts_of(page))


def counts(matter: Matter, facts: Mapping[str, Any], members: Mapping[str, Any], day: date) -> bool:
    """Whether drawing this benefit by these facts (as rules take them) is the status others ask for (Matter.counts)."""
    return matter.counts is None or bool(value_of(matter.counts, Situation(day, None, None, facts, members)))  # type: ignore[arg-type]


def is_status(row: Entitlement, month: date) -> bool:
    """The same of an entitlement, by the facts that count for the month of a day."""
    page = catalogue.matter(row.matter)
    return page.counts is None or counts(page, *read.as_rules_take(read.facts_in_force(row.pk, month)), month)


def facts_changed(row: Entitlement, facts: Mapping[str, Any], members: Mapping[int, Mapping[str, Any]], since: date) -> list[Version]:
    """New versions of one entitlement from the month `since` on, where facts of the case or of members (by person) are now
    others. Values as in vocabulary.coding; a fact the frozen ones don't have changes nothing."""
    timeline = list(FactsVersion.objects.filter(entitlement=row).order_by("since", "pk"))

    def apply(frozen: dict[str, Any]) -> bool:
        changed = _set(frozen["facts"], facts)
        for rows in frozen["members"].values():
            for one in rows:
                changed |= _set(one, members.get(_id_of(one, row.person_id), {}))
        return changed

    return _rebased(row, timeline, apply, since)


def known_of(row: Entitlement, since: date) -> tuple[dict[str, Any], dict[int, dict[str, Any]]]:
    """What the registers and the other benefits say for the month `since` of who draws it (first) and of its members (by person):
    death, hukou, and what else they draw; values as in vocabulary.coding. What no register here decides is left out."""
    people = people_of(row)
    page = facts_of(catalogue.matter(row.matter))
    columns = {person.pk: registers.facts_of(person) for person in registers.people(people)}
    drawn: dict[str, dict[int, bool]] = {}
    for fact in page:
        if fact.source.matter:
            drawn.setdefault(fact.source.matter, _drawing(fact.source.matter, people, since))
    found: dict[int, dict[str, Any]] = {}
    for person in people:
        told = {fact.key: encode_value(columns[person][fact.source.register]) for fact in page if fact.source.register in CHANGING and person in columns}
        told |= {fact.key: drawn[fact.source.matter][person] for fact in page if person in drawn.get(fact.source.matter, {})}
        found[person] = told
    return found.get(row.person_id, {}), found


CHANGING = ("person.died", "person.local", "person.provincial")
"""Columns of the register of people that events change."""


def _drawing(matter: str, people: set[int], since: date) -> dict[int, bool]:
    """Whether each of these people, of whom an entitlement of `matter` is known at all, draws it (or belongs to who does)."""
    found: dict[int, bool] = {}
    for row in Entitlement.objects.filter(read.about(people), matter=matter, once=False):
        runs = row.starts <= since and (row.ends is None or row.ends > since) and is_status(row, since)
        for person in people_of(row) & people:
            found[person] = found.get(person, False) or runs
    return found


def people_of(entitlement: Entitlement) -> set[int]:
    """Who an entitlement is about: who draws it, and the members of the household it names."""
    return {entitlement.person_id, *entitlement.beneficiaries.values_list("person_id", flat=True)}


def facts_of(matter: Matter) -> tuple[Fact, ...]:
    """The facts that the matter's conditions and amount look at."""
    amounts = () if matter.pays is None else (matter.pays.amount,)
    return facts_in(*(condition.term for condition in matter.conditions), *amounts)


def _planned(people: set[int], keys: Callable[[Matter], dict[str, Any]], since: date, matters: set[str] | None = None) -> list[Version]:
    rows = Entitlement.objects.filter(read.about(people), Q(ends=None) | Q(ends__gt=since), once=False)
    if matters is not None:
        rows = rows.filter(matter__in=matters)
    touched = {row.pk: row for row in rows}
    timelines: dict[int, list[FactsVersion]] = {}
    for version in FactsVersion.objects.filter(entitlement_id__in=touched).order_by("entitlement_id", "since", "pk"):
        timelines.setdefault(version.entitlement_id, []).append(version)
    found = []
    for id, row in sorted(touched.items()):
        values = keys(catalogue.matter(row.matter))
        found += _rebased(row, timelines.get(id, []), partial(_apply, payee=row.person_id, people=people, values=values), since)
    return found


def _rebased(row: Entitlement, timeline: list[FactsVersion], apply: Callable[[dict[str, Any]], bool], since: date) -> list[Version]:
    """The change applied to the version that counts at `since` and to every later one, so that none of them loses it."""
    counting = {version.since: version for version in timeline}
    base = max((day for day in counting if day <= since), default=min(counting, default=None))
    if base is None:
        return []
    steps = [(max(since, base), counting[base])] + [(day, version) for day, version in sorted(counting.items()) if day > max(since, base)]
    found = []
    for day, version in steps:
        frozen = orjson.loads(bytes(version.facts))
        if apply(frozen):
            found.append(Version.of(row.pk, day, frozen["facts"], frozen["members"]))
    return found


def _apply(frozen: dict[str, Any], payee: int, people: set[int], values: dict[str, Any]) -> bool:
    """Set the values in the payee's own facts and in the rows of these members; whether anything changed."""
    changed = _set(frozen["facts"], values) if payee in people else False
    for rows in frozen["members"].values():
        for one in rows:
            if _id_of(one, payee) in people:
                changed |= _set(one, values)
    return changed


def _id_of(member: Mapping[str, Any], payee: int) -> int | None:
    """Who a member's row is: the person it names, or the payee for the row of 本人 without a name."""
    return member.get(MEMBER_ID, payee if member.get("person.relation") == SELF else None)


def _set(target: dict[str, Any], values: Mapping[str, Any]) -> bool:
    new = {key: value for key, value in values.items() if key in target and target[key] != value}
    target.update(new)
    return bool(new)
