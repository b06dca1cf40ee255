"""登记簿的查询：人员的事实、经办人员的职权与回避、登记簿在某日的存量。"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.facts import NEVER

from .models import Appointment, Household, Interest, Officer, Person, Record


def facts_of(person: Person) -> dict[str, Any]:
    """What the register of people answers to facts of source 登记, by the register name they give."""
    return {
        "person.name": person.name,
        "person.village": person.village,
        "person.born": person.born,
        "person.died": person.died or NEVER,
        "person.local": person.local,
        "person.provincial": person.provincial,
        "person.sex": person.sex,
    }


def person(id: int) -> Person:
    """A person of the register. Raises Refusal."""
    found = Person.objects.filter(pk=id).first()
    if found is None:
        raise Refusal(f"登记簿中没有编号为{id}的人", remedy="请核对人员。")
    return found


def people(ids: Iterable[int]) -> list[Person]:
    """Several people of the register, one query."""
    return list(Person.objects.filter(pk__in=list(ids)))


def offices_of(staff: str, day: date) -> list[tuple[str, str]]:
    """The (office, line) an officer holds on a day."""
    held = Appointment.objects.filter(officer_id=staff, since__lte=day).filter(Q(until=None) | Q(until__gte=day))
    return list(held.values_list("office", "line"))


def officer(staff: str) -> Officer:
    """An officer by staff number. Raises Refusal."""
    found = Officer.objects.filter(pk=staff).first()
    if found is None:
        raise Refusal(f"没有工号为{staff}的工作人员", remedy="请先由安全管理员登记人员。")
    return found


def appointments_open(staff: str) -> dict[tuple[str, str], date]:
    """The (office, line) an officer holds or will hold without an end, and since when."""
    held = Appointment.objects.filter(officer_id=staff, until=None).order_by("office", "line")
    return {(office, line): since for office, line, since in held.values_list("office", "line", "since")}


def standing_of(staff: Sequence[str], office: str, day: date) -> dict[str, tuple[set[str], bool]]:
    """By staff number, of those who hold the office on the day: the lines they hold it for, and whether their certificate is valid."""
    marks = ", ".join(["%s"] * len(staff))
    found: dict[str, tuple[set[str], bool]] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT a.officer_id, a.line, o.certificate, o.certificate_until FROM registers_appointment a"  # noqa: S608 - placeholders
            " JOIN registers_officer o ON o.staff = a.officer_id"
            f" WHERE a.officer_id IN ({marks}) AND a.office = %s AND a.since <= %s AND (a.until IS NULL OR a.until >= %s)",
            [*staff, office, day.isoformat(), day.isoformat()],
        )
        for officer, line, certificate, until in cursor.fetchall():
            valid = bool(certificate) and until is not None and str(until) >= day.isoformat()
            found.setdefault(officer, (set(), valid))[0].add(line)
    return found


def interest_in(staff: Sequence[str], subjects: Sequence[str]) -> tuple[str, str] | None:
    """A declared interest of one of these officers in one of these subjects: (staff number, why), if there is one."""
    who, what = ", ".join(["%s"] * len(staff)), ", ".join(["%s"] * len(subjects))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT officer_id, why FROM registers_interest WHERE officer_id IN ({who}) AND subject IN ({what}) LIMIT 1",  # noqa: S608
            [*staff, *subjects],
        )
        row = cursor.fetchone()
    return (row[0], row[1]) if row else None


def in_force(register: str, day: date, **match: str) -> QuerySet[Record]:
    """The rows of a register that are in force on a day."""
    living = Q(until=None) | Q(until__gt=day)
    return Record.objects.filter(living, register=register, since__lte=day, **match)


def in_register(register: str, **match: str) -> QuerySet[Record]:
    """The rows of a register, those that have ended too."""
    return Record.objects.filter(register=register, **match).order_by("since", "pk")


def holders(office: str, day: date) -> QuerySet[Officer]:
    """The officers who hold an office on a day."""
    held = Q(appointments__until=None) | Q(appointments__until__gte=day)
    return Officer.objects.filter(held, appointments__office=office, appointments__since__lte=day).distinct()


def holder_still(office: str, staff: str = "") -> Officer | None:
    """The first officer whose appointment to an office has no end, or the one with this staff number."""
    held = Officer.objects.filter(appointments__office=office, appointments__until=None)
    return (held.filter(staff=staff) if staff else held).order_by("staff").first()


def interests(kind: str) -> QuerySet[Interest]:
    """Every declared interest in subjects of one kind (organisation, person)."""
    return Interest.objects.filter(subject__startswith=f"{kind}:")


def first_enrolled() -> list[int]:
    """The people of the first act that entered any, in the order they were entered in."""
    first = Person.objects.order_by("entered").values_list("entered", flat=True).first()
    return list(Person.objects.filter(entered=first).order_by("pk").values_list("pk", flat=True))


def numbered(register: str, number: str) -> Record | None:
    """The row of one register with this number, in force or not."""
    return Record.objects.filter(register=register, number=number).first()


def people_entered(seq: int) -> list[Person]:
    """The people an act entered, in the order they were entered in."""
    return list(Person.objects.filter(entered=seq).order_by("pk"))


def households_entered(seq: int) -> list[Household]:
    """The households an act entered, in order."""
    return list(Household.objects.filter(entered=seq).order_by("pk"))


def rows_entered(seq: int) -> list[Record]:
    """The rows of a register that an act entered, in order."""
    return list(Record.objects.filter(entered=seq).order_by("pk"))


def row(number: str) -> Record | None:
    """The row of any register with this number."""
    return Record.objects.filter(number=number).first()


def last_entered(register: str) -> int | None:
    """The id of the newest row of a register, or None: whether it has changed since it was last read."""
    with connection.cursor() as cursor:  # asked at every act, so without the building of a query
        cursor.execute("SELECT MAX(id) FROM registers_record WHERE register = %s", [register])
        newest: int | None = cursor.fetchone()[0]
    return newest


def rows_of(register: str) -> QuerySet[Record]:
    """Every row of a register, in the order of entry."""
    return Record.objects.filter(register=register).order_by("pk")
