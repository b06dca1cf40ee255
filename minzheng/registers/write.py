"""登记簿的唯一写入口，只供程序（procedure）在行为的同一事务内调用；每一行都记下由哪个行为登记、变更、终止。"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from minzheng.identity.names import initials

from .models import Appointment, Belonging, Household, Interest, Officer, Person, Record

BATCH = 2000


def enrol(people: Iterable[Mapping[str, Any]], seq: int) -> list[Person]:
    """Enter people (columns of Person except entered/changed/initials); the saved rows in order."""
    rows = [Person(**one, initials=initials(one["name"]), entered=seq, changed=seq) for one in people]
    return Person.objects.bulk_create(rows, batch_size=BATCH)


def change_person(person: int, seq: int, **columns: Any) -> None:
    """Change columns of one person (death, move, account)."""
    if "name" in columns:
        columns["initials"] = initials(columns["name"])
    if not Person.objects.filter(pk=person).update(**columns, changed=seq):
        raise LookupError(f"no person {person}")


def settle(households: Sequence[tuple[Mapping[str, Any], Sequence[tuple[int, str]]]], since: date, seq: int) -> list[Household]:
    """Enter households with (person id, relation) members living there since a day."""
    rows = Household.objects.bulk_create([Household(**columns, entered=seq) for columns, _ in households], batch_size=BATCH)
    Belonging.objects.bulk_create(
        [
            Belonging(household=row, person_id=person, relation=relation, since=since)
            for row, (_, members) in zip(rows, households, strict=True)
            for person, relation in members
        ],
        batch_size=BATCH,
    )
    return rows


def settle_members(households: Sequence[tuple[Mapping[str, Any], Sequence[tuple[int, str, date, date | None]]]], seq: int) -> None:
    """Enter households whose members (person id, relation, from, to) came and left on days of their own."""
    rows = Household.objects.bulk_create([Household(**columns, entered=seq) for columns, _ in households], batch_size=BATCH)
    Belonging.objects.bulk_create(
        [
            Belonging(household=row, person_id=person, relation=relation, since=since, until=until)
            for row, (_, members) in zip(rows, households, strict=True)
            for person, relation, since, until in members
        ],
        batch_size=BATCH,
    )


def regroup(household: int, person: int, relation: str, since: date, until: date | None) -> None:
    """What is known of a member who came on a day: corrected, or entered."""
    Belonging.objects.update_or_create(household_id=household, person_id=person, since=since, defaults={"relation": relation, "until": until})


def appoint(officer: Mapping[str, Any], offices: Iterable[tuple[str, str]], since: date, seq: int) -> None:
    """Enter or update an officer and the (office, line) appointments held since a day; repeated ones are left alone."""
    row, _ = Officer.objects.update_or_create(staff=officer["staff"], defaults={**officer, "entered": seq})
    held = set(row.appointments.filter(until=None).values_list("office", "line"))
    Appointment.objects.bulk_create(
        [Appointment(officer=row, office=o, line=line, since=since, entered=seq) for o, line in offices if (o, line) not in held]
    )


def give(staff: str, office: str, line: str, since: date, seq: int) -> None:
    """Enter that an officer holds an office for a line from a day on."""
    Appointment.objects.create(officer_id=staff, office=office, line=line, since=since, entered=seq)


def dismiss(staff: str, office: str, line: str, until: date) -> int:
    """End an appointment; how many were ended."""
    return Appointment.objects.filter(officer_id=staff, office=office, line=line, until=None).update(until=until)


def declare_interest(staff: str, subject: str, why: str, seq: int) -> None:
    """Enter an officer's declared interest in a subject; from then on he may not act about it."""
    Interest.objects.create(officer_id=staff, subject=subject, why=why, declared=seq)


def enter(rows: Iterable[Mapping[str, Any]], seq: int) -> list[Record]:
    """Enter rows of a register (columns of Record except entered/ended)."""
    return Record.objects.bulk_create([Record(**row, entered=seq) for row in rows], batch_size=BATCH)


def end(register: str, number: str, until: date, how: str, seq: int) -> None:
    """End a row of a register. Raises LookupError when there is no such row in force."""
    changed = Record.objects.filter(register=register, number=number, until=None).update(until=until, how_ended=how, ended=seq)
    if not changed:
        raise LookupError(f"no row {number} in force in register {register}")


def change(register: str, number: str, columns: Mapping[str, Any], details: Mapping[str, Any]) -> None:
    """Change columns and details of a row in force. Raises LookupError when there is no such row."""
    row = Record.objects.filter(register=register, number=number, until=None).first()
    if row is None:
        raise LookupError(f"no row {number} in force in register {register}")
    row.details = {**row.details, **details}
    for column, value in columns.items():
        setattr(row, column, value)
    row.save(update_fields=[*columns, "details"])


def row_to_end(register: str, number: str, name: str, day: date) -> str | None:
    """The number of the row in force that an ending act means: by its number, else by its name; None when there is none here."""
    if not number and not name:
        return None
    living = Record.objects.filter(register=register, until=None, since__lte=day)
    found = living.filter(number=number) if number else living.filter(name=name).order_by("-since")
    return found.values_list("number", flat=True).first()


def row_of_case(register: str, case: str) -> str | None:
    """The number of the row in force that a case has entered itself."""
    return Record.objects.filter(register=register, until=None, details__case=case).values_list("number", flat=True).first()
