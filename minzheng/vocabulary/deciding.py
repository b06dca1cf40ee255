"""Deciding one case: every condition in force on the day, what it saw, its article; the amount; and the deadlines."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from functools import cache

from .errors import MissingFact, NotInForce
from .facts import NEVER, groups_per_member
from .matter import Clock, Matter, Monthly, Tiers
from .reading import later, month_start, read, round_exact, value_of
from .situation import Act, Situation
from .steps import Condition, Step, steps_in
from .terms import Truth, TwoReadings, When
from .wording import saw

APART = "不涉及"


@dataclass(frozen=True)
class Reason:
    """One condition read: `holds` is None where two readings of the law differ; `concerns` is False for one that is needed only in
    a case that is not given (`when`), and so holds of itself."""

    condition: str
    holds: bool | None
    saw: str
    basis: str
    question: str = ""
    concerns: bool = True

    def told(self) -> list[object]:
        """As the deciding act records it: condition, whether it holds, what was seen, article; and 不涉及 for one that is not concerned."""
        return [self.condition, self.holds, self.saw, self.basis, *([] if self.concerns else [APART])]

    def __str__(self) -> str:
        verdict = {True: "符合", False: "不符合", None: "须由人认定"}[self.holds] if self.concerns else APART
        seen = f"{self.saw}" if self.saw else ""
        return f"{self.condition}：{verdict}。{seen}（依据{self.basis}）"


@dataclass(frozen=True)
class Decision:
    """`verdict` is grant (all conditions hold), refuse (one fails) or review (the law has two readings).

    `parts` is what the amount is made up of; `tier` the matter that an application tried by several pages belongs to.
    """

    verdict: str
    reasons: tuple[Reason, ...]
    amount: int | None = None
    starts: date | None = None
    parts: tuple[tuple[str, int], ...] = ()
    tier: str = ""

    @property
    def failed(self) -> tuple[Reason, ...]:
        return tuple(reason for reason in self.reasons if reason.holds is False)


@dataclass(frozen=True)
class Due:
    """A deadline: `due` None means the limit is not set by any text reached (时限未定) or its start has not come.

    `assumed` names the act that was only supposed to have been done on the day, where nothing has been done yet.
    `stopped` is the day since which the clock stands still, `resumes` the title of the step that lets it run on.
    """

    step: str
    title: str
    due: date | None
    unrolled: date | None
    counted_from: date | None
    basis: str
    limit: str
    provisional: bool = False
    assumed: str = ""
    stopped: date | None = None
    resumes: str = ""


@cache
def question_of(condition: Condition) -> str | None:
    """The question on which the law has two readings here; None where it has one."""
    return next((part.question for part in condition.term.walk() if isinstance(part, TwoReadings)), None)


def holds(condition: Condition, situation: Situation) -> bool | None:
    """Whether the condition holds; None where two readings of the law differ. Raises MissingFact, UnsetRate."""
    closure = read(condition.term)
    first = bool(closure(situation, None))
    if question_of(condition) is None:
        return first
    second = bool(closure(replace(situation, reading=1), None))
    return first if first == second else None


def reason_for(condition: Condition, situation: Situation) -> Reason:
    verdict = holds(condition, situation)
    question = question_of(condition) or ""
    concerns = not isinstance(condition.term, When) or bool(read(condition.term.case)(situation, None))
    return Reason(condition.title, verdict, saw(condition.term, situation), condition.basis.cite(situation.day),
                  question if verdict is None else "", concerns)  # fmt: skip


def decide(matter: Matter, situation: Situation) -> Decision:
    """Read every condition in force on the day. Raises NotInForce for a matter without law that day, MissingFact, UnsetRate."""
    if not matter.in_force(situation.day):
        raise NotInForce(matter.title, situation.day, matter.basis.cite())
    living = [condition for condition in matter.conditions if condition.basis.in_force(situation.day)]
    reasons = tuple(reason_for(condition, situation) for condition in living)
    if any(reason.holds is False for reason in reasons):
        return Decision("refuse", reasons, None if matter.money is None else 0)
    if any(reason.holds is None for reason in reasons):
        return Decision("review", reasons)
    if matter.tiers is not None:
        return _tried(matter.tiers, reasons, situation)
    return Decision("grant", reasons, amount(matter, situation), _starts(matter, situation), parts(matter, situation))


def _tried(tiers: Tiers, reasons: tuple[Reason, ...], situation: Situation) -> Decision:
    """The first page whose own rule does not refuse; of the pages before it, why not."""
    for page in tiers.pages:
        if not page.in_force(situation.day):
            continue
        found = decide(page, seen_by(page, tiers, situation))
        said = found.failed if found.verdict == "refuse" else found.reasons
        reasons += tuple(replace(reason, condition=f"{page.title}：{reason.condition}") for reason in said)
        if found.verdict != "refuse":
            return replace(found, reasons=reasons, tier=page.id)
    return Decision("refuse", reasons)


def seen_by(page: Matter, tiers: Tiers, situation: Situation) -> Situation:
    """The situation as `page` asks for it: groups it asks once are the applicant's. Raises MissingFact when nobody applies."""
    many = page.groups_of_many()
    facts = dict(situation.facts)
    applies = read(tiers.applicant)
    for group, rows in situation.members.items():
        if group in many or group not in groups_per_member(tiers.applicant):
            continue
        applicant = next((row for row in rows if applies(situation, row)), None)
        if applicant is None:
            raise MissingFact(group, "申请人本人")
        facts |= applicant
    return replace(situation, facts=facts, members={group: rows for group, rows in situation.members.items() if group in many})


def parts(matter: Matter, situation: Situation) -> tuple[tuple[str, int], ...]:
    """What the amount is made up of, each part in whole 分."""
    listed = matter.pays.parts if isinstance(matter.pays, Monthly) else ()
    return tuple((name, round_exact(value_of(part, situation), "half_up")) for name, part in listed)


def amount(matter: Matter, situation: Situation) -> int | None:
    """What is paid (a month, or once) or waived, in whole 分; None for a matter without money."""
    if matter.money is None:
        return None
    value = value_of(matter.money, situation)
    if isinstance(value, Fraction) or value < 0:
        raise ArithmeticError(f"{matter.id}: the amount must be a whole, non-negative number of 分, not {value}")
    return int(value)


def _starts(matter: Matter, situation: Situation) -> date | None:
    if not isinstance(matter.pays, Monthly):
        return None
    try:
        return month_start(value_of(matter.pays.starts, situation), 0)
    except MissingFact:
        return None


def due_of(matter: Matter, step: Step, situation: Situation) -> Due | None:
    """The deadline of a step that has a limit, from the last act of the step it runs after; None for a step without."""
    if step.within is None:
        return None
    basis = (step.basis or matter.basis).cite(situation.day)
    start = situation.history.last.get(step.after.verb) if step.after else None
    if start is None or not step.within.is_set:
        return Due(step.verb, step.title, None, None, None, basis, str(step.within))
    day = situation.history.acts[start].day
    unrolled = later(day, replace(step.within, roll="none"), situation)
    rolls = step.within.kind != "working_days" and step.within.rolls(citizen=step.office.citizen)
    due = situation.calendar.next_working_day_on_or_after(unrolled) if rolls else unrolled
    return Due(step.verb, step.title, due, unrolled, day, basis, str(step.within), _provisional(due, situation))


def clocks_of(matter: Matter, situation: Situation) -> tuple[Due, ...]:
    """All deadlines that can be told now: limits of steps not yet done, and the clocks beside them."""
    found = []
    last = situation.history.last
    for step in matter.steps:
        started = step.after is None or last.get(step.after.verb, -1) > last.get(step.verb, -1)
        if step.within is not None and started and (step.after is not None or step.verb not in last) and _runs(step.only, situation):
            due = due_of(matter, step, situation)
            if due is not None:
                found.append(due)
    for clock in matter.clocks:
        if not clock.basis.in_force(situation.day) or not _runs(clock.only, situation):
            continue
        try:
            day = value_of(clock.due, situation)
        except MissingFact:
            continue
        if day == NEVER or (clock.until.verb in last and not _restarted(clock, situation)):
            continue
        day = later_by_pauses(clock.pauses, day, situation)
        stopped, resumes = standing_still(clock.pauses, situation)
        found.append(Due(clock.until.verb, clock.title, day, day, None, clock.basis.cite(situation.day), clock.title,
                         _provisional(day, situation), stopped=stopped, resumes=resumes))  # fmt: skip
    return tuple(found)


@dataclass(frozen=True)
class Lapse:
    """A window of a case by its days; `provisional` while a holiday that may move its end is not yet published."""

    title: str
    opens: date
    closes: date
    basis: str
    note: str = ""
    provisional: bool = False


def windows_of(matter: Matter, situation: Situation) -> tuple[Lapse, ...]:
    """The windows whose days can be told now, in the order of the page."""
    found = []
    for window in matter.windows:
        if not window.basis.in_force(situation.day):
            continue
        try:
            opens, closes = value_of(window.opens, situation), value_of(window.closes, situation)
        except MissingFact:
            continue
        if NEVER not in (opens, closes):
            found.append(Lapse(window.title, opens, closes, window.basis.cite(situation.day), window.note, _provisional(closes, situation)))
    return tuple(found)


def opening_of(matter: Matter) -> Step | None:
    """The act by which a case of this matter usually begins: the first that waits for none and that others wait for or run from."""
    awaited = {step.after for step in matter.steps} | {step for clock in matter.clocks for step in steps_in(clock.due)}
    return next((step for step in matter.steps if step.after is None and not step.final and step in awaited), None)


def clocks_from_opening(matter: Matter, situation: Situation) -> tuple[Due, ...]:
    """The deadlines of a case in which nothing has been done, as they would run if it were begun on the day of `situation`."""
    opening = opening_of(matter)
    if opening is None or situation.history.acts:
        return clocks_of(matter, situation)
    begun = replace(situation, history=situation.history.then(Act(opening.verb, situation.day)))
    return tuple(replace(due, assumed=opening.verb) for due in clocks_of(matter, begun))


def _runs(only: Truth | None, situation: Situation) -> bool:
    """Whether a limit runs in this case; not while what decides about it is unknown."""
    try:
        return only is None or bool(value_of(only, situation))
    except MissingFact:
        return False


def _restarted(clock: Clock, situation: Situation) -> bool:
    """A clock of a step that recurs (定期复核) runs again: counted from that step itself, or from an act since (成员死亡)."""
    if clock.until.times is not None:
        return False
    last = situation.history.last
    counted_from = {step.verb for step in steps_in(clock.due)}
    return clock.until.verb in counted_from or any(last.get(verb, -1) > last[clock.until.verb] for verb in counted_from)


def standing_still(pauses: tuple[tuple[Step, Step], ...], situation: Situation) -> tuple[date | None, str]:
    """Since when a clock with these pauses stands still, and the title of the step that ends the pause; (None, "") while it runs."""
    for begin, end in pauses:
        begun = None
        for act in situation.history.acts:
            if act.verb == begin.verb and begun is None:
                begun = act.day
            elif act.verb == end.verb:
                begun = None
        if begun is not None:
            return begun, end.title
    return None, ""


def later_by_pauses(pauses: tuple[tuple[Step, Step], ...], day: date, situation: Situation) -> date:
    """`day`, later by the calendar days between each pausing act and the act that ended the pause (or the day itself).

    Days on which the clock stands still for two reasons count once.
    """
    stopped: set[int] = set()
    for begin, end in pauses:
        begun = None
        for act in situation.history.acts:
            if act.verb == begin.verb and begun is None:
                begun = act.day
            elif act.verb == end.verb and begun is not None:
                stopped.update(range(begun.toordinal(), act.day.toordinal()))
                begun = None
        if begun is not None:
            stopped.update(range(begun.toordinal(), situation.day.toordinal()))
    return day + timedelta(days=len(stopped)) if stopped else day


def _provisional(day: date, situation: Situation) -> bool:
    asked = getattr(situation.calendar, "is_provisional", None)
    return bool(asked(day)) if asked is not None else False


def law_of(matter: Matter, day: date) -> tuple[str, ...]:
    """The instruments in force on `day` that the page cites, each once."""
    bases = [matter.basis, *(c.basis for c in matter.conditions), *(s.basis for s in matter.steps), *(c.basis for c in matter.clocks)]
    articles = (article for basis in bases for article in basis if article.in_force(day))
    return tuple(dict.fromkeys(str(article) for article in articles))
