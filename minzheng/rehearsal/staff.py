"""The invented staff of the rehearsed bureau: who holds which office in which town and line, and who acts in a step."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from minzheng.library.locality import Locality
from minzheng.procedure.actor import Actor
from minzheng.procedure.opening import appoint
from minzheng.vocabulary import Office, Step

from .inventing import name

SYSTEM = Actor(("SYS",), "clock", "系统")
CERTIFICATE_UNTIL = date(2027, 12, 31)
DISTRICT_STAFF: dict[str, int] = {
    "section": 8, "bureau": 6, "head": 1, "leaders": 5, "legal": 2, "officers": 8, "panel": 3, "registrar": 6, "finance": 2,
    "charity_house": 3, "federation": 2, "city": 1, "witness": 2, "funeral_home": 4, "counsellor": 3, "government": 1,
    "minors_centre": 4, "shelter": 4, "court": 1,
    "counsel": 2, "justice": 2,
    "assessor": 3,
}  # fmt: skip
TOWN_STAFF: dict[str, int] = {"town": 5, "village": 3}


@dataclass(frozen=True)
class Staff:
    """Staff numbers by office, and by (office, town) for offices of the towns."""

    by_office: dict[tuple[str, str], tuple[str, ...]]
    organs: dict[str, str]

    def actor(self, step: Step, town: str, done: Sequence[tuple[str, tuple[str, ...]]], rng: random.Random,
              office: Office | None = None) -> Actor:  # fmt: skip
        """Who does this step: certified officers as many as it asks, nobody who must keep apart; parties act themselves.

        `office` is the one that acts where a setting says it is not the page's own.
        """
        office = office or step.office
        if office.citizen:
            return Actor((), office.id, office.title, "")
        if office.clock:
            return Actor(SYSTEM.staff, office.id, "系统")
        where = town if office.id in TOWN_STAFF else ""
        barred = {person for verb, people in done for person in people if verb in {other.verb for other in step.apart}}
        free = [person for person in self.by_office[office.id, where] if person not in barred]
        chosen = tuple(sorted(rng.sample(free, max(1, step.officers))))
        return Actor(chosen, office.id, self.organs[where], where)


def letters(offices: Iterable[str]) -> dict[str, str]:
    """By office, the two letters its staff numbers begin with: its first two, or its first and the next that no office before it has."""
    taken: dict[str, str] = {}
    for office in offices:
        taken[next(pair for one in office[1:] if (pair := f"{office[0]}{one}".upper()) not in taken)] = office
    return {office: pair for pair, office in taken.items()}


def numbers(towns: Sequence[str]) -> dict[tuple[str, str], tuple[str, ...]]:
    """Staff numbers of every office, nobody's twice: two letters and a number for the district, a letter and the town's last digits for the towns."""
    pairs = letters(DISTRICT_STAFF)
    found = {(office, ""): tuple(f"{pairs[office]}{n:02d}" for n in range(1, count + 1)) for office, count in DISTRICT_STAFF.items()}
    for town in towns:
        for office, count in TOWN_STAFF.items():
            found[office, town] = tuple(f"{office[:1].upper()}{town[-3:]}{n:02d}" for n in range(1, count + 1))
    return found


def hire(here: Locality, since: date, seed: int, at: datetime) -> Staff:
    """Enter the invented officers and what they may do; the office of each is its only one."""
    rng = random.Random(f"staff:{seed}")
    towns = [street.code for street in here.streets]
    by_office = numbers(towns)
    names = {street.code: f"{street.name}{'人民政府' if street.kind == '镇' else '办事处'}" for street in here.streets} | {"": here.bureau}
    listed = []
    for (office, town), staff in by_office.items():
        for number in staff:
            listed.append((
                {"staff": number, "name": name(rng), "organ": names[town], "town": town, "certificate": f"粤R{number}",
                 "certificate_until": CERTIFICATE_UNTIL, "leads": number.endswith(("01", "02", "03"))},
                [(office, "")],
            ))  # fmt: skip
    appoint(listed, since=since, by=SYSTEM, at=at)
    return Staff(by_office, names)


def known(here: Locality) -> Staff:
    """The same staff, when they have been hired already."""
    towns = [street.code for street in here.streets]
    names = {street.code: f"{street.name}{'人民政府' if street.kind == '镇' else '办事处'}" for street in here.streets} | {"": here.bureau}
    return Staff(numbers(towns), names)


