"""Finding people and officers for the faces: by name, pinyin initials or ID number; who holds an office, in which town."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from django.db import connection
from django.db.models import Q, QuerySet

from minzheng.catalogue import register_words
from minzheng.identity.findings import normalised
from minzheng.identity.names import clean_name

from .models import GIVEN, NUMBER_END, Appointment, Belonging, Household, Interest, Officer, Person, Record

LAST = "\U0010ffff"
INITIALS = re.compile(r"[a-z]{2,20}")
NUMBER_PIECE = re.compile(r"[0-9]{3,17}[0-9Xx]")
MOST = 500
CHUNK = 500


@dataclass(frozen=True)
class Holder:
    """An officer as a form lists him: who may be chosen as the second one."""

    staff: str
    name: str
    certified: bool


def person(id: int) -> Person | None:
    """A person of the register by row id."""
    return Person.objects.filter(pk=id).first()


def people(ids: Iterable[int]) -> Mapping[int, Person]:
    """Several people by row id, one query."""
    return {one.pk: one for one in Person.objects.filter(pk__in=list(ids))}


def by_number(resident_number: str) -> Person | None:
    """The person who holds this ID number."""
    return Person.objects.filter(resident_number=resident_number.strip().upper()).first()


def people_numbered(numbers: Sequence[str]) -> Iterator[Person]:
    """Those of the holders of these ID numbers who are in the register, a query per CHUNK."""
    for start in range(0, len(numbers), CHUNK):
        yield from Person.objects.filter(resident_number__in=numbers[start : start + CHUNK])


def rows_numbered(register: str, numbers: Sequence[str]) -> Iterator[Record]:
    """Those of the rows of a register with these numbers that are there, in force or not, a query per CHUNK."""
    for start in range(0, len(numbers), CHUNK):
        yield from Record.objects.filter(register=register, number__in=numbers[start : start + CHUNK])


def households_numbered(numbers: Sequence[str]) -> dict[str, Household]:
    """Those of the households with these numbers that are there, a query per CHUNK."""
    found: dict[str, Household] = {}
    for start in range(0, len(numbers), CHUNK):
        found |= {row.number: row for row in Household.objects.filter(number__in=numbers[start : start + CHUNK])}
    return found


def housemates(person: int, day: date) -> list[int]:
    """Who belongs to the same registered household on a day, the living, in the order of the household's rows; one query."""
    lasting = Q(until=None) | Q(until__gt=day)
    homes = Belonging.objects.filter(lasting, person_id=person, since__lte=day).values("household_id")
    rows = Belonging.objects.filter(lasting, household_id__in=homes, since__lte=day, person__died=None).exclude(person_id=person)
    return list(dict.fromkeys(rows.order_by("pk").values_list("person_id", flat=True)))


def members_of(households: Sequence[int]) -> dict[tuple[int, int, date], tuple[str, date | None]]:
    """(household, person, since) -> (relation, until) of these households, a query per CHUNK."""
    found: dict[tuple[int, int, date], tuple[str, date | None]] = {}
    for start in range(0, len(households), CHUNK):
        for row in Belonging.objects.filter(household_id__in=households[start : start + CHUNK]):
            found[row.household_id, row.person_id, row.since] = row.relation, row.until
    return found


def members(town: str = "") -> QuerySet[Belonging]:
    """Who belongs or belonged to which household (of one town), household by household."""
    rows = Belonging.objects.select_related("household", "person").order_by("household_id", "pk")
    return rows.filter(household__town=town) if town else rows


def all_appointments(town: str = "") -> QuerySet[Appointment]:
    """Every office held or once held (by officers of one town), by staff number."""
    rows = Appointment.objects.select_related("officer").order_by("officer_id", "pk")
    return rows.filter(officer__town=town) if town else rows


def officers_known(staff: Sequence[str]) -> dict[str, Officer]:
    """Those of these officers who are there, a query per CHUNK."""
    found: dict[str, Officer] = {}
    for start in range(0, len(staff), CHUNK):
        found |= {row.staff: row for row in Officer.objects.filter(staff__in=staff[start : start + CHUNK])}
    return found


def offices_known(staff: Sequence[str]) -> dict[str, dict[tuple[str, str], date]]:
    """By staff number, the (office, line) held without an end and since when, a query per CHUNK."""
    found: dict[str, dict[tuple[str, str], date]] = {}
    for start in range(0, len(staff), CHUNK):
        for row in Appointment.objects.filter(officer_id__in=staff[start : start + CHUNK], until=None):
            found.setdefault(row.officer_id, {})[row.office, row.line] = row.since
    return found


def everybody(town: str = "") -> QuerySet[Person]:
    """The people of the register (of one town), in the order of entry."""
    return (Person.objects.filter(town=town) if town else Person.objects.all()).order_by("pk")


def named(text: str, town: str = "", most: int = 20) -> list[Person]:
    """People as `beginning` finds them, by name; those whose given name begins so after those whose whole name does, in its order: so that
    of the very many with a common one only the first are read. Only of a town, if one is given."""
    rows, found = everybody(town).annotate(given=GIVEN), list[Person]()
    for way, order in _ways(text):
        others = rows.filter(way).exclude(pk__in=[one.pk for one in found])
        found += others.order_by(order, "pk")[: most - len(found)]
    return found


def ids_named(text: str, most: int = MOST) -> list[int]:
    """Row ids of people found by name or initials, at most `most` of them."""
    return list(beginning(text).values_list("pk", flat=True)[:most])


def beginning(text: str) -> QuerySet[Person]:
    """People by the beginning of the name, of the given name or of the initials, or by a piece of the ID number: its last four or more
    places, its first ten or more, or the eight of the birthday, however spaced. Each follows an index; nobody for what is none of these."""
    first, *others = [way for way, _ in _ways(text)] or [Q(pk__in=())]
    return Person.objects.annotate(given=GIVEN).filter(reduce(or_, others, first))


def _ways(text: str) -> list[tuple[Q, str]]:
    """Each way of finding people by these characters, and the order of those found."""
    wanted, number = clean_name(text), normalised(text)
    if not wanted:
        return []
    if INITIALS.fullmatch(wanted.lower()):
        return [(Q(**beginning_with("initials", wanted.lower())), "name")]
    if NUMBER_PIECE.fullmatch(number):
        return [(_by_number_piece(number), "name")]
    return [(Q(**beginning_with(column, wanted)), column) for column in ("name", "given")]


def beginning_with(column: str, start: str) -> dict[str, str]:
    """The lookup that a column begins so: on SQLite a range, for its index serves no LIKE."""
    if connection.vendor == "sqlite":
        return {f"{column}__gte": start, f"{column}__lt": start + LAST}
    return {f"{column}__startswith": start}


def _by_number_piece(piece: str) -> Q:
    found = Q(pk__in=Person.objects.annotate(end=NUMBER_END).filter(end=piece[-4:], resident_number__endswith=piece).values("pk"))
    if len(piece) >= 10:
        found |= Q(**beginning_with("resident_number", piece))
    if len(piece) == 8 and piece.isdigit():
        with suppress(ValueError):
            found |= Q(born=date.fromisoformat(piece))
    return found


def subjects_named(text: str, most: int = MOST) -> list[str]:
    """Subjects (organisation:…, place:…) of the rows of registers in whose name these characters stand; none for plain letters."""
    wanted = clean_name(text)
    if len(wanted) < 2 or wanted.isascii():
        return []
    return [f"{register}:{number}" for register, number in Record.objects.filter(name__contains=wanted).values_list("register", "number")[:most]]


def rows_by_number(*numbers: str) -> list[Record]:
    """Rows of any register with one of these numbers, in force or not: a certificate, a credit code, a number of a register, old or new."""
    return list(Record.objects.filter(register__in=register_words(), number__in=numbers))


def officers_of(office: str, line: str, town: str, day: date) -> list[Holder]:
    """Who holds an office on a day for a line of business, of one town ("" = of the district), by staff number."""
    held = Appointment.objects.filter(office=office, line__in=("", line), since__lte=day, officer__town=town)
    rows = held.filter(Q(until=None) | Q(until__gte=day)).select_related("officer").order_by("officer_id")
    found = {row.officer_id: row.officer for row in rows}
    return [Holder(one.staff, one.name, bool(one.certificate and one.certificate_until and one.certificate_until >= day)) for one in found.values()]


def first_holder(office: str) -> Officer | None:
    """The first officer, by staff number, whose appointment to an office has not ended."""
    row = Appointment.objects.filter(office=office, until=None).select_related("officer").order_by("officer_id").first()
    return row.officer if row is not None else None


def interested(staff: str, subject: str) -> str:
    """Why this officer must withdraw from what concerns a subject; empty when nothing is declared."""
    if not subject:
        return ""
    found = Interest.objects.filter(officer_id=staff, subject=subject).values_list("why", flat=True).first()
    return found or ""


def officers(text: str = "", town: str | None = None, office: str = "", day: date | None = None) -> QuerySet[Officer]:
    """Officers by staff number: whose number or name begins with `text`, of a town (None = any), who hold an office on a day."""
    rows = Officer.objects.order_by("staff")
    if text.strip():
        rows = rows.filter(Q(staff__istartswith=text.strip()) | Q(name__startswith=text.strip()))
    if town is not None:
        rows = rows.filter(town=town)
    if office and day is not None:
        holding = Appointment.objects.filter(office=office, since__lte=day).filter(Q(until=None) | Q(until__gte=day))
        rows = rows.filter(pk__in=holding.values("officer_id"))
    return rows


def appointments(staff: Sequence[str]) -> dict[str, list[Appointment]]:
    """Every appointment of these officers, ended ones too, by staff number and day: one query."""
    found: dict[str, list[Appointment]] = {}
    for row in Appointment.objects.filter(officer_id__in=list(staff)).order_by("since", "office", "line", "pk"):
        found.setdefault(row.officer_id, []).append(row)
    return found
