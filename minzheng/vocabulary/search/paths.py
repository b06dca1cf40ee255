"""Paths that break a promise, as a clerk would live them: completed with ordinary values, and played to the gatekeeper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from random import Random
from typing import Any

from minzheng.vocabulary.cases import drawn, facts_of, ordinary
from minzheng.vocabulary.errors import MissingFact, Refusal, UnsetRate
from minzheng.vocabulary.facts import GROUPS, Fact, facts_in
from minzheng.vocabulary.matter import Matter, Promise
from minzheng.vocabulary.proceeding import OUTCOME, Proceeding, admit
from minzheng.vocabulary.search.exploring import State
from minzheng.vocabulary.search.gates import Gate
from minzheng.vocabulary.search.imagining import UNSET_AMOUNT, Values
from minzheng.vocabulary.search.weeks import Weeks
from minzheng.vocabulary.situation import Act, Band, History, Rates, Situation
from minzheng.vocabulary.steps import GRANTED, Step
from minzheng.vocabulary.terms import Exact
from minzheng.vocabulary.wording import saw, wording, written, written_day

ORDINARY = Random(0)  # noqa: S311 - imagined cases, not secrets
WHY = "经办人员认定"
UNCOMMON = (0.2, 0.5, 0.05)
ATTEMPTS = 400
"""Cases tried around a path until its deciding steps come out as the path took them."""


@dataclass(frozen=True)
class Doing:
    """One act of a path; `said` are the recorded values that some rule looked at, label and value."""

    day: date
    verb: str
    title: str
    office: str
    actor: str
    officers: int | None
    said: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Path:
    """A life of a case that ends with a broken promise. `facts` are those that mattered, label and value.

    `saw` is what the promise saw at the end. `confirmed` says that the real gatekeeper admitted every act of it; `note`
    why it could not be asked.
    """

    matter: str
    promise: str
    basis: str
    facts: tuple[tuple[str, str], ...]
    acts: tuple[Doing, ...]
    demanded: str
    saw: str
    confirmed: bool = False
    note: str = ""
    without: str = ""

    def as_json(self) -> dict[str, Any]:
        """The path for one JSON document: dates ISO, values as printed."""
        return {
            "promise": self.promise,
            "basis": self.basis,
            "facts": dict(self.facts),
            "acts": [
                {"verb": one.verb, "title": one.title, "on": one.day.isoformat(), "office": one.office, "actor": one.actor,
                 **({"officers": one.officers} if one.officers is not None else {}), "facts": dict(one.said)}
                for one in self.acts
            ],
            "demanded": self.demanded,
            "saw": self.saw,
            "without": self.without,
            "confirmed": self.confirmed,
            "note": self.note,
        }  # fmt: skip


def print_path(path: Path) -> str:
    """The path in Chinese, one act a line."""
    lines = [f"“{path.matter}”可以这样违反“{path.promise}”（{path.basis}）："]
    if path.without:
        lines.append(f"　　假如没有“{path.without}”这道关口；")
    if path.facts:
        lines.append(f"　　案件情况：{_listed(path.facts)}。")
    lines += [f"　　{place}. {_told(doing)}" for place, doing in enumerate(path.acts, 1)]
    seen = f"（{path.saw}）" if path.saw else ""
    lines.append(f"　　此时“{path.demanded}”并不成立{seen}，{'其余关口' if path.without else '各道关口'}却都放行。")
    if path.note:
        lines.append(f"　　注：{path.note}")
    return "\n".join(lines)


def _told(doing: Doing) -> str:
    people = doing.actor + (f"，持证{doing.officers}人" if doing.officers is not None else "")
    recorded = f"，记录{_listed(doing.said)}" if doing.said else ""
    return f"{written_day(doing.day)}，{doing.office}（{people}）{doing.title}{recorded}。"


def _listed(pairs: tuple[tuple[str, str], ...]) -> str:
    return "；".join(f"{label}：{value}" for label, value in pairs)


# --- from a state back to its acts ---------------------------------------------------------------------------------


@dataclass
class Trail:
    """The acts that led to a state, with all values chosen for each act, and those chosen for the case."""

    facts: Values = field(default_factory=dict)
    acts: list[tuple[date, Step, str, Values]] = field(default_factory=list)


def trail_of(state: State) -> Trail:
    """Walks back from `state`; values that were looked at only later are put back to the act that recorded them."""
    trail = Trail()
    latest: dict[str, Values] = {}
    for one in _from_the_start(state):
        if one.act is None:
            continue
        own: Values = {}
        for variable, value in one.act.chosen.items():
            if variable[0] in ("own", "officers"):
                own[variable] = value
            elif variable[0] == "said":
                latest[variable[1]].setdefault(("own", variable[2]), value)
            else:
                trail.facts[variable] = value
        latest[one.act.step.verb] = own
        trail.acts.append((one.day, one.act.step, one.act.actor, own))
    return trail


def _from_the_start(state: State) -> Iterator[State]:
    chain: list[State] = []
    at: State | None = state
    while at is not None:
        chain.append(at)
        at = at.previous
    return reversed(chain)


# --- played to the gatekeeper --------------------------------------------------------------------------------------


@dataclass
class Played:
    """The locality of a path: its rates, with the settings that the path chose and an amount where no row is in force."""

    rates: Rates
    settings: Mapping[str, str]

    def amount(self, name: str, key: str | Exact | None, day: date) -> Exact:
        try:
            return self.rates.amount(name, key, day)
        except UnsetRate:
            return UNSET_AMOUNT

    def bands(self, name: str, day: date) -> Sequence[Band]:
        return self.rates.bands(name, day)

    def setting(self, name: str, values: tuple[str, ...], day: date) -> str:
        return self.settings.get(name, values[0])


def live(matter: Matter, promise: Promise, trail: Trail, weeks: Weeks, rates: Rates, without: Gate | None = None) -> Path:
    """Completes the trail with ordinary values, plays every act of it to `proceeding.admit` and tells it.

    Raises AssertionError when the gatekeeper stops an act at a gate that the search had found open: the two must agree.
    """
    first = trail.acts[0][0]
    settings = {variable[1]: value for variable, value in trail.facts.items() if variable[0] == "setting"}
    like = Situation(first, weeks, Played(rates, settings))
    rng = Random(0)  # noqa: S311 - imagined cases, not secrets
    lived = Lived()
    for attempt in range(ATTEMPTS):
        lived = _lived(
            matter,
            promise,
            trail,
            _case(matter, promise, trail.facts, first, rng, UNCOMMON[attempt % 3] if attempt else 0.0),
            like,
            without,
        )
        if not lived.note:
            break
    return Path(
        matter.title, promise.title, promise.basis.cite(first), _told_facts(trail.facts), tuple(lived.told), wording(promise.unless),
        lived.seen, confirmed=not lived.note, note=lived.note, without=without.name if without else "",
    )  # fmt: skip


@dataclass
class Lived:
    """What came of playing a path: its acts as told, what the promise saw at the end, and why the gatekeeper differed."""

    told: list[Doing] = field(default_factory=list)
    seen: str = ""
    note: str = ""


def _lived(matter: Matter, promise: Promise, trail: Trail, case: Proceeding, like: Situation, without: Gate | None) -> Lived:
    lived = Lived()
    for day, step, actor, own in trail.acts:
        act = _act(day, step, actor, own)
        lived.seen = saw(promise.unless, case.situation(act, like))
        lived.told.append(_doing(act, step, own))
        after, problem = _admitted(case, act, like, without if without and without.step is step else None)
        case, assumed = _settled(after, step, own.get(("own", GRANTED.key)))
        lived.note = lived.note or problem or assumed
    return lived


def _admitted(case: Proceeding, act: Act, like: Situation, without: Gate | None) -> tuple[Proceeding, str]:
    condition = without.condition if without else None
    problem: Exception
    try:
        return admit(case, act, like, without=condition).after, ""
    except MissingFact as missing:
        problem = missing
    except Refusal as refusal:
        if refusal.gate != OUTCOME:
            raise AssertionError(f"the search and the gatekeeper disagree: {refusal}") from refusal
        decided = replace(act, said={**act.said, "outcome": "grant" if act.said.get(GRANTED.key) else "refuse"})
        try:
            return admit(case, decided, like, without=condition).after, ""
        except Refusal as still:
            problem = still
    except ArithmeticError as strange:
        problem = strange
    return replace(case, history=case.history.then(act)), f"守门程序未能核对“{act.verb}”：{problem}"


def _settled(case: Proceeding, step: Step, granted: bool | None) -> tuple[Proceeding, str]:
    """The case with the outcome that the path took; the everyday facts that fill it up may have led to the other one."""
    *before, act = case.history.acts
    if granted is None or act.said.get(GRANTED.key) is granted:
        return case, ""
    taken = replace(act, said={**act.said, GRANTED.key: granted})
    return replace(case, history=History((*before, taken))), f"假定“{step.title}”的结论为{'准予' if granted else '不予'}"


def _act(day: date, step: Step, actor: str, own: Values) -> Act:
    officers = own.get(("officers",), max(step.officers, 1))
    name = actor or f"{step.office.title}经办人"
    said = {fact.key: own.get(("own", fact.key), ordinary(fact, ORDINARY, day)) for fact in step.records}
    if ("own", GRANTED.key) in own:
        said[GRANTED.key] = own["own", GRANTED.key]
    said["why"] = WHY  # a gate on which the law has two readings opens only to a person who says why
    return Act(step.verb, day, (name,), said, "" if step.instead else step.office.id, officers)  # who acts is no question of order


def _doing(act: Act, step: Step, own: Values) -> Doing:
    recorded = (*step.records, GRANTED) if step.decides else step.records
    said = tuple((fact.label, written(own["own", fact.key], fact)) for fact in recorded if ("own", fact.key) in own)
    return Doing(act.day, step.verb, step.title, step.office.title, act.actors[0], own.get(("officers",)), said)


def _case(matter: Matter, promise: Promise, chosen: Values, day: date, rng: Random, uncommon: float) -> Proceeding:
    """A case with the chosen values; the others are ordinary, a share of them `uncommon`."""
    once, each = facts_of(matter)
    recorded = set(matter.recorded())
    facts = drawn(tuple(fact for fact in (*once, *facts_in(promise.unless)) if fact not in recorded), rng, day, uncommon)
    members = {group: [drawn(own, rng, day, uncommon) for _ in range(chosen.get(("members", group), 1))] for group, own in each.items()}
    for variable, value in chosen.items():
        if variable[0] == "fact":
            facts[variable[1]] = value
        elif variable[0] == "member":
            members[variable[1]][variable[2]][variable[3]] = value
    return Proceeding(matter, facts, members)


def _told_facts(chosen: Values) -> tuple[tuple[str, str], ...]:
    told = []
    for variable, value in chosen.items():
        match variable[0]:
            case "fact" | "member":
                fact = _fact(variable[-1])
                whose = f"成员{variable[2] + 1}的" if variable[0] == "member" else ""
                told.append((f"{whose}{fact.label}", written(value, fact)))
            case "members":
                told.append((GROUPS[variable[1]].title, f"{value}人"))
            case "setting":
                told.append((variable[1], str(value)))
    return tuple(told)


def _fact(key: str) -> Fact:
    return next(fact for fact in GROUPS[key.partition(".")[0]].own if fact.key == key)
