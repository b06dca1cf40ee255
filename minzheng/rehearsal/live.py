"""Living the year: day by day, every act of that day through the real verbs, one durable transaction a day; resumable."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import Any

from minzheng import calendar
from minzheng.identity import FictionalNumbers
from minzheng.journal.seal import seal_pending
from minzheng.journal.transaction import act_transaction
from minzheng.journal.volumes import establish
from minzheng.procedure import anchoring
from minzheng.procedure.district import found, note, noted
from minzheng.procedure.draws import Chosen
from minzheng.procedure.opening import enrol, settle
from minzheng.procedure.perform import Opening, open_case, perform
from minzheng.procedure.rows import begun
from minzheng.registers.read import first_enrolled
from minzheng.vocabulary import Office, Step
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.facts import Fact, ReferenceFact
from minzheng.vocabulary.proceeding import office_of

from . import bodies, events, staff, working_out
from .script import CasePlan, Settings, StandingPlan, cases, standing, towns_of

MARKER = "rehearsal"
BETWEEN_ACTS = timedelta(seconds=15)
ANCHORED_EVERY = timedelta(hours=44)
"""Every other morning, before the day's acts, the simulated witness cosigns what was done until the evening before."""
DYING_FROM = "old_age_allowance"
Progress = Callable[[date, int, int], None]
"""Called with the day lived, acts done so far, acts in all."""


class Year:
    """A rehearsed year on this database."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.district = found("shipped", rehearsed=True)
        self.towns = towns_of(self.district.locality.streets)
        self.plans = list(cases(settings, self.towns))
        self.bodies = bodies.stood(settings, self.district.locality, self.towns, self.plans)
        bodies.assign(settings, self.plans, self.bodies)
        self.standing = list(standing(settings, self.towns))
        self.numbers: dict[str, str] = {}
        self.done: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
        self.staff = staff.known(self.district.locality)
        self.sent: list[tuple[int, bytes]] = []
        self.drawn: tuple[Chosen, ...] = ()
        self._clock = datetime.min.replace(tzinfo=UTC)
        self._deaths: list[tuple[int, str, date, date]] = []
        self._told: set[int] = set()

    # --- setting up ------------------------------------------------------------------------------------------------

    def prepare(self) -> date:
        """Set the district up, or find where an interrupted rehearsal stopped; the first day still to be lived."""
        marker = noted(MARKER)
        mine = {"year": self.settings.year, "seed": self.settings.seed, "scale": self.settings.scale, "part": self.settings.part}
        if marker is not None:
            if {k: marker.get(k, 1) for k in mine} != mine:
                raise Refusal("这个数据库里已经有另一份演练（年份、种子或者规模不同）", remedy="请用 MINZHENG_DATA 另设目录。")
            self._recall()
            return date.fromisoformat(marker["through"]) + timedelta(days=1)
        eve = date(self.settings.year, 1, 1) - timedelta(days=1)
        anchoring.forget_simulated()
        establish(f"rehearsal.{self.district.locality.code}.invalid/acts")
        with act_transaction():
            self.staff = staff.hire(self.district.locality, eve, self.settings.seed, self.moment(eve))
            self._enrol(eve)
            events.open_everything(self, eve)
            note(MARKER, {**mine, "through": eve.isoformat()})
        return eve + timedelta(days=1)

    def households(self) -> Iterator[CasePlan | StandingPlan]:
        yield from self.standing
        yield from self.plans

    def _enrol(self, eve: date) -> None:
        numbers = FictionalNumbers(random.Random(f"people:{self.settings.seed}"))
        people = [row for plan in self.households() for row in plan.household.people]
        for row in people:
            row["resident_number"] = numbers.issue(row["born"], row["sex"])
        rows = enrol(people, on=eve, by=staff.SYSTEM, at=self.moment(eve))
        self._number(iter([row.pk for row in rows]))
        settle([one.registered() for plan in self.households() if len((one := plan.household).ids) > 1],
               since=eve, on=eve, by=staff.SYSTEM, at=self.moment(eve))  # fmt: skip

    def _number(self, ids: Iterator[int]) -> None:
        for plan in self.households():
            plan.household.ids = [next(ids) for _ in plan.household.people]

    def _recall(self) -> None:
        """After an interruption: who was enrolled, and which cases were begun under which numbers."""
        self._number(iter(first_enrolled()))
        known = begun()
        for plan in self.plans:
            if (number := known.get(plan.act_id(0))) is not None:
                self.numbers[plan.key] = number

    def deaths(self) -> list[tuple[int, str, date, date]]:
        """(person, town, day of the notice, day of death) of the old people who die this year; each one's lot is his own."""
        if not self._deaths:
            for plan in self.standing:
                rng = random.Random(f"death:{plan.key}")
                if plan.matter.id == DYING_FROM and rng.random() < events.MORTALITY:
                    died = date(self.settings.year, rng.randint(1, 12), rng.randint(1, 24))
                    notice = calendar.add_working_days(died, rng.randint(1, 3))
                    self._deaths.append((plan.household.ids[0], plan.household.town, notice, died))
        return self._deaths

    def told_by_funerals(self) -> set[int]:
        """Those of the dead whose death a funeral tells of (the rest are told of by their village); their funerals know them."""
        if not self._told:
            reporting = {day: iter(plans) for day, plans in self._funerals().items()}
            for person, town, notice, died in self.deaths():
                plan = next(reporting.get(notice, iter(())), None)
                if plan is not None:
                    step = plan.story.path[0][0]
                    assert isinstance(step.reports_death, Fact)
                    plan.household.ids, plan.household.town = [person], town
                    plan.household.facts[step.reports_death.key] = died
                    self._told.add(person)
        return self._told

    def _funerals(self) -> dict[date, list[CasePlan]]:
        """The cases whose first act tells of a death, by its day."""
        found: dict[date, list[CasePlan]] = defaultdict(list)
        for plan in self.plans:
            if plan.story.path[0][0].reports_death is not None:
                found[plan.days[0]].append(plan)
        return found

    def moment(self, day: date) -> datetime:
        """The journal's clock in the rehearsed year: the day's acts one after another from nine o'clock (UTC+8)."""
        self._clock = max(self._clock + BETWEEN_ACTS / self.settings.scale, datetime.combine(day, time(1), UTC))
        return self._clock

    # --- living ----------------------------------------------------------------------------------------------------

    def live(self, progress: Progress = lambda day, done, total: None, until: date | None = None) -> int:
        """Live what is left of the year; how many acts of cases it has in all. Each day is one transaction."""
        day = self.prepare()
        self.told_by_funerals()
        last = until or date(self.settings.year, 12, 31)
        agenda = self._agenda()
        all_acts, done = sum(len(acts) for acts in agenda.values()), sum(len(acts) for d, acts in agenda.items() if d < day)
        while day <= last:
            seal_pending()
            with act_transaction():
                anchoring.simulate(self.moment(day), ANCHORED_EVERY)
                for plan, place in agenda.get(day, ()):
                    self._act(plan, place)
                events.of_day(self, day)
                note(MARKER, {**noted(MARKER), "through": day.isoformat()})
            done += len(agenda.get(day, ()))
            progress(day, done, all_acts)
            day += timedelta(days=1)
        return all_acts

    def _agenda(self) -> dict[date, list[tuple[CasePlan, int]]]:
        agenda: dict[date, list[tuple[CasePlan, int]]] = defaultdict(list)
        for plan in self.plans:
            for place, day in enumerate(plan.days):
                agenda[day].append((plan, place))
        return agenda

    def _act(self, plan: CasePlan, place: int) -> None:
        step, day = plan.story.path[place][0], plan.days[place]
        rng = random.Random(f"{self.settings.seed}:{plan.key}:{place}:who")
        who = self.staff.actor(step, plan.household.town, self._done_by(plan, place), rng, self._office(step, day))
        said = self._with_numbers(plan, step, plan.said(place, self.settings.seed)) | working_out.worked_out(self, plan, step, day)
        at = self.moment(day)
        try:
            if place == 0:
                done = open_case(self._opening(plan), step.verb, on=day, by=who, said=said, act_id=plan.act_id(0), at=at)
                self.numbers[plan.key] = done.case
            else:
                perform(self.numbers[plan.key], step.verb, on=day, by=who, said=said, act_id=plan.act_id(place), at=at)
        except Refusal as refusal:
            raise RuntimeError(f"the story “{plan.story.title}” of {plan.matter.id} is not lawful at {step.verb} on {day}: {refusal}") from refusal

    def _with_numbers(self, plan: CasePlan, step: Step, said: dict[str, Any]) -> dict[str, Any]:
        """What an act records, with the number of the case that came of this one where it names one."""
        named = {fact.key: fact for fact in step.records if isinstance(fact, ReferenceFact) and said[fact.key]}
        return {**said, **{key: self.numbers[self._follower(plan, fact).key] for key, fact in named.items()}}

    def _follower(self, plan: CasePlan, fact: ReferenceFact) -> CasePlan:
        return next(one for one in self._following[plan.key] if one.matter.id in fact.matters)

    @cached_property
    def _following(self) -> dict[str, list[CasePlan]]:
        """The cases that come of others, by the key of the one they come of."""
        found: dict[str, list[CasePlan]] = defaultdict(list)
        for plan in self.plans:
            found[plan.source].append(plan)
        return found

    def _done_by(self, plan: CasePlan, place: int) -> list[tuple[str, tuple[str, ...]]]:
        """Who did the earlier steps of this case: drawn again the same way, so that nothing needs to be remembered."""
        found: list[tuple[str, tuple[str, ...]]] = []
        for earlier in range(place):
            step = plan.story.path[earlier][0]
            rng = random.Random(f"{self.settings.seed}:{plan.key}:{earlier}:who")
            office = self._office(step, plan.days[earlier])
            found.append((step.verb, self.staff.actor(step, plan.household.town, found, rng, office).staff))
        return found

    def _office(self, step: Step, day: date) -> Office:
        return step.office if step.instead is None else office_of(step, self.district.situation(day))

    def _opening(self, plan: CasePlan) -> Opening:
        household = plan.household
        if plan.story.follows is not None:
            household.facts[plan.story.follows.fact.key] = self.numbers[plan.source]
        household.facts |= working_out.listed(plan)
        subject = f"person:{household.ids[0]}" if household.ids else bodies.subject(household.facts)
        title = household.people[0]["name"] if household.people else _party(household.facts)
        return Opening(plan.matter, household.facts, household.members, household.town, subject, title)


def _party(facts: dict[str, object]) -> str:
    return next((str(value) for key, value in facts.items() if key.endswith(".name") and value), "")


def through() -> date | None:
    """The last day lived on this database, or None when there is no rehearsal."""
    marker = noted(MARKER)
    return date.fromisoformat(marker["through"]) if marker else None
