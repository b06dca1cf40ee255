"""The script of a rehearsed year: which cases are lived when, with which facts and people, from the pages' stories alone.

Everything is a function of (year, seed, scale), so that an interrupted rehearsal goes on where it stopped. Only the
pages' stories know how many; another seed draws other volumes.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid5

from minzheng import calendar
from minzheng.catalogue import matter as matter_of
from minzheng.catalogue import matters
from minzheng.vocabulary import Matter, PerDistrict, Standing, Step, Story
from minzheng.vocabulary.facts import NEVER, Fact, ReferenceFact

from .inventing import name, of_its_form
from .sampling import draw, draw_all

CODE, FORM = "organisation.credit_code", "organisation.kind"
NAMESPACE = UUID("6d7a7265-6865-4172-8261-6c0000000001")
DEFAULT_SEED = 2024
PEOPLE = "person"
"""The group of facts of the people of a household, who are in the register; other groups (义务人, 道路) are not."""
VILLAGE, AREA, HEAD = "某社区", "城镇", "本人"
"""Where somebody lives of whom the facts of his case do not say it; who of a household is the head of it."""


@dataclass(frozen=True)
class Settings:
    """Which year is lived: the default seed lives the volumes on the pages, another draws others around them.

    `scale` multiplies every volume; `part` divides them (at least one of each is left), for tests.
    """

    year: int
    seed: int = DEFAULT_SEED
    scale: int = 1
    part: int = 1

    def volume(self, count: int, key: str, places: tuple[int, ...] = ()) -> int:
        """How often something declared `count` times happens in this rehearsal; what happens in given towns is not varied."""
        if places or not count:
            return count * self.scale
        if self.seed != DEFAULT_SEED and count > 1:
            count = max(1, round(count * random.Random(f"{self.seed}:{key}").uniform(0.75, 1.25)))
        return max(1, count // self.part) * self.scale


@dataclass
class Household:
    """The people of one case or standing entitlement: drawn facts of each, the payee first; `ids` once enrolled."""

    town: str
    facts: dict[str, Any]
    members: dict[str, list[dict[str, Any]]]
    people: list[dict[str, Any]] = field(default_factory=list)
    ids: list[int] = field(default_factory=list)

    def registered(self) -> tuple[dict[str, str], list[tuple[int, str]]]:
        """The household as the register keeps it: its columns, and each enrolled member's relation to the head, who is the applicant."""
        home = {"town": self.town, "village": self.people[0]["village"], "area": self.facts.get("household.area", AREA)}
        relations = [str(one.get("person.relation", HEAD)) for one in self.members[PEOPLE]]
        return home, [(id, "户主" if relation == HEAD else relation) for id, relation in zip(self.ids, relations, strict=True)]


@dataclass
class CasePlan:
    """One case to be lived: its key, the days of its acts, its facts and people; `source` is the key of the case it comes of."""

    key: str
    matter: Matter
    story: Story
    days: list[date]
    household: Household
    source: str = ""

    def act_id(self, place: int) -> UUID:
        return uuid5(NAMESPACE, f"{self.key}:{place}")

    def steps(self) -> list[Step]:
        return [step for step, _ in self.story.path]

    def said(self, place: int, seed: int) -> dict[str, Any]:
        """What the act at this place of the path records."""
        step, day = self.story.path[place][0], self.days[place]
        rng = random.Random(f"{seed}:{self.key}:{place}")
        special = self.story.acts.get(step, {})
        if not isinstance(special, Mapping):
            special = special[self.steps()[:place].count(step) % len(special)]
        told = {fact: self._day_of(value, place) if isinstance(value, Step) else value for fact, value in special.items()}
        said = {f.key: _named(f, told.get(f), day) if isinstance(f, ReferenceFact) else draw(f, rng, day, told.get(f)) for f in step.records}
        if CODE in said:
            said[CODE] = of_its_form(said[CODE], self.household.facts[FORM])
        return said

    def _day_of(self, step: Step, place: int) -> date:
        """The day of the next act of a step after this place of the path."""
        return self.days[self.steps().index(step, place + 1)]


@dataclass(frozen=True)
class StandingPlan:
    """One standing entitlement of a benefit."""

    key: str
    matter: Matter
    household: Household


@dataclass(frozen=True)
class StandingRow:
    """One row of a register that stood when the year began: its running number, its town, its columns."""

    number: int
    town: str
    since: date
    columns: dict[str, Any]


def towns_of(streets: tuple[Any, ...]) -> tuple[str, ...]:
    return tuple(street.code for street in streets)


def cases(settings: Settings, towns: tuple[str, ...]) -> Iterator[CasePlan]:
    """Every case of the year, in a fixed order; those that come of others begin after (before) an act of the other."""
    found: dict[str, CasePlan] = {}
    waiting: list[tuple[Matter, Story, str, str]] = []
    order: list[str] = []
    for matter in matters():
        for number, story in enumerate(matter.stories):
            label = f"{matter.id}:{number}"
            for k in range(settings.volume(story.count, label, story.places)):
                key, told = f"{settings.seed}:{settings.year}:{label}:{k}", _told(story, k + 1, settings)
                order.append(key)
                if story.follows is not None:
                    waiting.append((matter, told, key, _town(story.places, k, towns)))
                else:
                    found[key] = _case(settings, matter, told, key, towns, _town(story.places, k, towns))
    _follow(settings, waiting, found, order, towns)
    return iter([found[key] for key in order])


def _follow(settings: Settings, waiting: list[tuple[Matter, Story, str, str]], found: dict[str, CasePlan], order: list[str],
            towns: tuple[str, ...]) -> None:  # fmt: skip
    """Plan the cases that come of others, each of the next case that does the act: a matter's once those it comes of are planned."""
    taken: Counter[tuple[str, str, str]] = Counter()
    while waiting:
        unplanned = {matter.id for matter, *_ in waiting}
        ready = [one for one in waiting if one[1].follows is not None and one[1].follows.matter not in unplanned]
        if not ready:
            raise ValueError(f"stories follow each other in a circle: {sorted(unplanned)}")
        for matter, story, key, town in ready:
            after = story.follows
            assert after is not None
            sources = [found[k] for k in order if k in found and found[k].matter.id == after.matter and after.verb in _verbs(found[k])]
            source = sources[taken[matter.id, after.matter, after.verb] % len(sources)]
            taken[matter.id, after.matter, after.verb] += 1
            first = calendar.add_working_days(source.days[_verbs(source).index(after.verb)], after.wait)
            found[key] = _case(settings, matter, story, key, towns, town, first)
            found[key].source = source.key
        waiting = [one for one in waiting if one not in ready]


def _verbs(plan: CasePlan) -> list[str]:
    return [step.verb for step, _ in plan.story.path]


def _named(fact: ReferenceFact, matter: str | None, day: date) -> str:
    """What stands for the number of another case until it has one: of the first case of that matter, or none."""
    return f"{matter_of(matter).word}-{day.year}-000001" if matter else ""


def example_of(matter: Matter, number: int, settings: Settings, towns: tuple[str, ...]) -> CasePlan:
    """One case of the `number`-th story of a page, as the year would live it (or never does: a story told as an example only)."""
    story = _told(matter.stories[number], 1, settings)
    return _case(settings, matter, story, f"{settings.seed}:{settings.year}:{matter.id}:{number}:0", towns, _town(story.places, 0, towns))


def standing(settings: Settings, towns: tuple[str, ...]) -> Iterator[StandingPlan]:
    """Every standing payee of the year's first day, in a fixed order."""
    first = date(settings.year, 1, 1)
    for matter in matters():
        for number, group in enumerate(matter.standing):
            if group.entry is not None:
                continue
            label = f"{matter.id}:standing:{number}"
            for k in range(settings.volume(group.count, label)):
                key = f"{settings.seed}:{settings.year}:{label}:{k}"
                rng = random.Random(key)
                yield StandingPlan(key, matter, _household(matter, group, rng, first, towns))


def standing_rows(settings: Settings, names: Mapping[str, str]) -> dict[str, list[StandingRow]]:
    """By register, the rows that stood on the year's first day; `names` of the towns by code, in the locality's order."""
    eve, towns = date(settings.year - 1, 12, 31), tuple(names)
    found: dict[str, list[StandingRow]] = defaultdict(list)
    for matter in matters():
        for number, group in enumerate(matter.standing):
            if group.entry is None:
                continue
            label, rows = f"{matter.id}:standing:{number}", found[group.entry.register]
            for k in range(settings.volume(group.count, label, group.places)):
                rng = random.Random(f"{settings.seed}:{settings.year}:{label}:{k}")
                town = _town(group.places, k, towns) or towns[k % len(towns)]
                drawn = draw_all(tuple(group.entry.columns.values()), rng, eve, group.facts)
                said = {column: drawn[fact.key] for column, fact in group.entry.columns.items()}
                told = {c: v.format(town=names[town], number=k + 1) if isinstance(v, str) else v for c, v in said.items()}
                rows.append(StandingRow(len(rows) + 1, town, eve - timedelta(days=rng.randint(0, 700)), told))
    return dict(found)


def _told(story: Story, number: int, settings: Settings) -> Story:
    """A story with its running number and the rehearsed year in the texts of its facts, and its numbers for a district of this size.

    {again} tells apart what a larger (or differently drawn) district lives more often than the page says: 春节宣讲（2）.
    """
    turn = (number - 1) // max(story.count, 1)

    def said(value: Any) -> Any:
        if isinstance(value, str) and "{" in value:
            return value.format(number=number, year=settings.year, again=f"（{turn + 1}）" if turn else "")
        return value.ordinary * settings.scale if isinstance(value, PerDistrict) else value

    return replace(story, facts={fact: said(value) for fact, value in story.facts.items()})


def _town(places: tuple[int, ...], k: int, towns: tuple[str, ...]) -> str:
    """The town of the k-th of those that happen in given places; "" where any will do."""
    return towns[places[k % len(places)] % len(towns)] if places else ""


def _case(settings: Settings, matter: Matter, story: Story, key: str, towns: tuple[str, ...], town: str,
          first: date | None = None) -> CasePlan:  # fmt: skip
    rng = random.Random(key)
    days = _days(settings.year, story, rng, first)
    household = _household(matter, story, rng, days[0], (town,) if town else towns)
    if story.follows is not None:
        household.facts[story.follows.fact.key] = _named(story.follows.fact, story.follows.matter, days[0])
    return CasePlan(key, matter, story, days, household)


def _days(year: int, story: Story, rng: random.Random, begins: date | None = None) -> list[date]:
    """Working days for the acts: each at its distance from the one before, moved off days of rest unless it is the party's."""
    waits = [wait for _, wait in story.path]
    if begins is not None:
        first = last = begins
    elif story.within is not None:
        first, last = date(year, *story.within[0]), date(year, *story.within[1])
    else:
        first, last = date(year, 1, 2), date(year, 12, 31) - timedelta(days=sum(waits[1:]) + 12)
    day = calendar.next_working_day_on_or_after(first + timedelta(days=rng.randint(0, max(0, (last - first).days))))
    days = [min(day, calendar.add_working_days(date(year, 12, 31) + timedelta(days=1), -1))]
    for step, wait in story.path[1:]:
        day = days[-1] + timedelta(days=wait)
        days.append(day if step.office.citizen else calendar.next_working_day_on_or_after(day))
    return days


def _household(matter: Matter, source: Story | Standing, rng: random.Random, day: date, towns: tuple[str, ...]) -> Household:
    many = matter.groups_of_many()
    alone = tuple(f for f in matter.needed() if _group(f) not in many)
    household = Household(rng.choice(towns), draw_all(alone, rng, day, source.facts), {})
    for group in many:
        facts = tuple(f for f in matter.needed() if _group(f) == group)
        household.members[group] = [draw_all(facts, rng, day, special) for special in _rows(source, group)]
    if matter.pays is not None or matter.tiers is not None:
        _people(household, many, rng, day)
    return household


def _people(household: Household, many: frozenset[str], rng: random.Random, day: date) -> None:
    """The rows of the register of people behind a household, with the same births and deaths as its facts."""
    for facts in household.members.get("person") or [household.facts]:
        born = facts.get("person.born") or day - timedelta(days=rng.randint(7000, 30000))
        died = facts.get("person.died", NEVER)
        household.people.append({
            "name": name(rng), "sex": rng.choice("男女"), "born": born, "died": None if died == NEVER else died, "town": household.town,
            "village": household.facts.get("applicant.village", VILLAGE), "local": facts.get("person.local", True),
            "provincial": facts.get("person.provincial", True), "account": f"62{rng.randrange(10**17):017d}",
        })  # fmt: skip
    household.facts.update({k: v for k, v in (("applicant.name", household.people[0]["name"]),) if k in household.facts})


def _rows(source: Story | Standing, group: str) -> list[Mapping[Fact, Any]]:
    """What is special about each member of a group: the rows whose facts are of it; nobody but the payee where there is none."""
    rows = [row for row in source.members if {_group(fact) for fact in row} <= {group} and (row or group == PEOPLE)]
    return rows or ([{}] if group == PEOPLE else [])


def _group(fact: Fact) -> str:
    return fact.key.partition(".")[0]
