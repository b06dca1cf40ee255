"""What the registers hold against themselves: people as columns for the linker, who belongs to two households, shared accounts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import Count, Q

from minzheng.linking.columns import Columns, columns

from .models import Belonging, Person, Record

WANTED = ("pk", "name", "resident_number", "born", "sex", "town", "village")
CHUNK = 500


def listed(towns: Mapping[str, str], ids: Iterable[int] | None = None) -> tuple[list[int], Columns]:
    """The people of the register (some of them), in the order of their ids, and the same as columns; `towns` = names by code."""
    rows = sorted(_rows(ids))
    days = [int(f"{row[3]:%Y%m%d}") if row[3] else 0 for row in rows]
    places = [f"{towns.get(row[5], '')}{row[6]}" if row[6] else "" for row in rows]
    return [row[0] for row in rows], columns([row[1] for row in rows], [row[2] or "" for row in rows], days, [row[4] for row in rows], places)


def _rows(ids: Iterable[int] | None) -> Iterator[tuple[Any, ...]]:
    if ids is None:
        yield from Person.objects.values_list(*WANTED).iterator(chunk_size=5000)
        return
    wanted = sorted(set(ids))
    for start in range(0, len(wanted), CHUNK):
        yield from Person.objects.filter(pk__in=wanted[start : start + CHUNK]).values_list(*WANTED)


def touched(acts: Iterable[int]) -> list[int]:
    """The people whom some acts entered or changed."""
    wanted = list(acts)
    return list(Person.objects.filter(Q(entered__in=wanted) | Q(changed__in=wanted)).order_by("pk").values_list("pk", flat=True))


def in_two_households() -> dict[int, list[int]]:
    """Who belongs to more than one household at once: person -> households."""
    twice = Belonging.objects.filter(until=None).values("person_id").annotate(count=Count("household_id", distinct=True)).filter(count__gt=1)
    found: dict[int, list[int]] = defaultdict(list)
    rows = Belonging.objects.filter(until=None, person_id__in=twice.values("person_id")).order_by("person_id", "household_id")
    for person, household in rows.values_list("person_id", "household_id"):
        if household not in found[person]:
            found[person].append(household)
    return dict(found)


def households_of(people: Iterable[int]) -> dict[int, set[int]]:
    """The households that people belong to now."""
    found: dict[int, set[int]] = defaultdict(set)
    for person, household in Belonging.objects.filter(until=None, person_id__in=list(people)).values_list("person_id", "household_id"):
        found[person].add(household)
    return found


def shared_accounts() -> list[list[int]]:
    """People, alive as far as known, whose payments go to one account: a list for each account."""
    living = Person.objects.exclude(account="").filter(died=None)
    shared = living.values("account").annotate(count=Count("pk")).filter(count__gt=1)
    found: dict[str, list[int]] = defaultdict(list)
    for account, person in living.filter(account__in=shared.values("account")).order_by("pk").values_list("account", "pk"):
        found[account].append(person)
    return list(found.values())


def dead() -> dict[int, Any]:
    """Who has died, and when."""
    return dict(Person.objects.exclude(died=None).values_list("pk", "died"))


def couples() -> Iterator[dict[str, Any]]:
    """Every marriage in force, as it was registered: the man and the woman by name and day of birth."""
    yield from Record.objects.filter(register="marriage", until=None).values_list("details", flat=True).iterator(chunk_size=2000)


def named_and_born(ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Name and day of birth of people, by id."""
    wanted, found = sorted(set(ids)), {}
    for start in range(0, len(wanted), CHUNK):
        for person, name, born in Person.objects.filter(pk__in=wanted[start : start + CHUNK]).values_list("pk", "name", "born"):
            found[person] = (name, born.isoformat())
    return found
