"""系统自己知道的事实：来源为“登记”的，办理时一律从登记簿和资金账中取，不由经办人员填写。"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import orjson

from minzheng import calendar
from minzheng.catalogue import matter as matter_of
from minzheng.catalogue import matters
from minzheng.funds import cascade
from minzheng.funds import read as funds
from minzheng.funds.months import following
from minzheng.journal import read as journal
from minzheng.registers import read as registers
from minzheng.vocabulary import Matter, Step
from minzheng.vocabulary.coding import decode_history
from minzheng.vocabulary.facts import GROUPS, NEVER, Fact, ReferenceFact

from . import draws, study_record, visits
from .models import ENDED, STILL, Case

if TYPE_CHECKING:
    from minzheng.journal.entry import Attached
    from minzheng.registers.models import Person

Asked = Callable[[Fact, Mapping[str, Any], date], Any]


def _drawn(fact: Fact, known: Mapping[str, Any], day: date) -> Any:
    """What the records of draws say of the body that is to be inspected: how it was chosen, in which class, when; of a plan none and never yet."""
    found = draws.chosen(str(known.get("inspection.body", "")))
    if fact.key == "inspection.chosen":
        return "抽中" if found is not None else "人工指定"
    if found is None:
        return known.get(fact.key, NOT_DRAWN.get(fact.key))
    return found.on if fact.key == "inspection.drawn_on" else found.kind if fact.key == "inspection.kind" else found.body


def _upon_lead(fact: Fact, known: Mapping[str, Any], day: date) -> bool | None:
    """Whether a visit that a complaint or an order has set off is still to be made to the body: none of it may be told beforehand.
    None for a body that no draw chose."""
    body = str(known.get("inspection.body", ""))
    return visits.set_off_by_lead(body) if draws.chosen(body) is not None else None


def _public_figure(fact: Fact, known: Mapping[str, Any], day: date) -> bool:
    """Whether the figure named is one that a public matter declares."""
    return any(figure.id == known.get("disclosure.figure") for matter in matters() if matter.public for figure in matter.figures)


def _beside(fact: Fact, name: str, known: Mapping[str, Any]) -> str:
    """The text of another fact of the same group, "" where it is not known."""
    return str(known.get(f"{fact.key.partition('.')[0]}.{name}", ""))


def _standing(fact: Fact, known: Mapping[str, Any], day: date) -> bool:
    """Whether the register has a row in force under the name that the fact's group gives."""
    return registers.in_force(fact.source.register.partition(".")[0], day, name=_beside(fact, "name", known)).exists()


def _recent(fact: Fact, known: Mapping[str, Any], day: date) -> int:
    """How many rows the register has had entered in the three months up to the day."""
    register = fact.source.register.partition(".")[0]
    return registers.in_force(register, day).filter(since__gt=calendar.add_months(day, -3)).count()


def _named(fact: Fact, known: Mapping[str, Any]) -> str:
    """The number of the case that the fact's group names, "" where it names none."""
    keys = (one.key for one in GROUPS[fact.key.partition(".")[0]].own if isinstance(one, ReferenceFact))
    return str(next((known[key] for key in keys if known.get(key)), ""))


def _closed_case(fact: Fact, known: Mapping[str, Any], day: date) -> bool:
    """Whether the case that the fact's group names is closed."""
    return Case.objects.filter(ENDED, number=_named(fact, known)).exists()


def _disputed(fact: Fact, known: Mapping[str, Any], day: date) -> bool:
    """Whether a reconsideration or a lawsuit about the case named is still open."""
    named = _named(fact, known)
    return bool(named) and Case.objects.filter(STILL, matter__in=DISPUTES, facts__contains=f'"{named}"').exists()


def _decided(fact: Fact, known: Mapping[str, Any], day: date) -> date | None:
    """The day on which the case named was first decided or concluded; None where no case is named, or nothing was decided."""
    case = Case.objects.filter(number=_named(fact, known)).first()
    if case is None:
        return None
    page = matter_of(case.matter)
    settling = {step.verb for step in page.steps if step.adverse or step.decides}
    return next((act.day for act in decode_history(orjson.loads(case.history)).acts if act.verb in settling and act.day <= day), None)


def _body(column: str) -> Asked:
    """What the register of organisations says of the body with this credit code; whether it stands on the day."""

    def asked(fact: Fact, known: Mapping[str, Any], day: date) -> Any:
        row = registers.numbered("organisation", str(known.get("body.code", "")))
        if column == "standing":
            return row is not None and row.since <= day and (row.until is None or row.until > day)
        return getattr(row, column) if row is not None else None

    return asked


def _relieved(fact: Fact, known: Mapping[str, Any], day: date) -> int | None:
    """What the one a case is about was awarded this year in temporary relief, in 分."""
    kind, _, person = str(known.get(SUBJECT, "")).partition(":")
    return funds.awarded(int(person), TEMPORARY_RELIEF, day.year) if kind == "person" and person.isdigit() else None


def _line(asked: Callable[[Any], Any], otherwise: Any = None) -> Asked:
    """What the books say of the benefit that a recovery is about; `otherwise` where it is none of theirs."""

    def answer(fact: Fact, known: Mapping[str, Any], day: date) -> Any:
        number = str(known.get("recovery.line", "")).strip()
        return asked(funds.entitlement(int(number))) if number.isascii() and number.isdigit() else otherwise

    return answer


def _next_january(fact: Fact, known: Mapping[str, Any], day: date) -> date | None:
    """31 January of the year after that of the return (政府信息公开条例49、国办发〔2018〕118号)."""
    year = known.get("returns.year")
    return date(int(year) + 1, 1, 31) if year else None


def _studied(asked: Callable[[study_record.Studied, int, date], Any]) -> Asked:
    """What the records of study say of the one appraised, for the year of the appraisal."""

    def answer(fact: Fact, known: Mapping[str, Any], day: date) -> Any:
        year = known.get("appraisal.year")
        return asked(study_record.Studied(_beside(fact, "person", known), _beside(fact, "staff", known)), int(year), day) if year else None

    return answer


def waived_in(month: date) -> tuple[int, int]:
    """How many funerals of a month were settled with fees waived, and what was waived in 分, act by act as the rule found it."""
    settled = journal.of_matter(FUNERALS, "settle").filter(on__gte=month, on__lt=following(month))
    told = journal.fields_of(settled.values_list("seq", flat=True), ("outcome", "decision.amount"))
    waived = [int(str(fields["decision.amount"])) for fields in told.values() if fields.get("outcome") == "grant"]
    return len(waived), sum(waived)


FUNERALS = "funeral_service"
SUBJECT = "case.subject"
NOT_DRAWN = {"inspection.body": "", "inspection.drawn_on": NEVER}
"""What a case begins with whose object is still to come out of a draw."""
DISPUTES = ("reconsideration", "litigation")
TEMPORARY_RELIEF = ("temporary_relief", "urgent_relief")
ANSWERS: dict[str, Asked] = {
    "temporary_relief.used": _relieved,
    "entitlement.title": _line(lambda row: funds.title_of(row.matter)),
    "entitlement.pending": _line(lambda row: any(one.left for one in row.recoveries.all()), otherwise=False),
    "fund.balance": lambda fact, known, day: funds.balance(_beside(fact, "fund", known)),
    "elder_canteen.running": _standing,
    "care_home.running": _standing,
    "social_work_station.running": _standing,
    "social_worker.running": _standing,
    "publicity_event.running": _standing,
    "normative_document.running": _standing,
    "publicity_event.recent": _recent,
    "case.closed": _closed_case,
    "returns.due": _next_january,
    "study.exam": _studied(study_record.exam),
    "study.retaken": _studied(study_record.retaken),
    "study.drills": _studied(study_record.drills),
    "inspections.open": lambda fact, known, day: visits.under_way(str(known.get(SUBJECT, ""))),
    "inspections.upon_lead": _upon_lead,
    "visit.before": lambda fact, known, day: visits.before(str(known.get("body.code", "")), day),
    "visit.capped": lambda fact, known, day: visits.cap(str(known.get("body.code", "")), day) is not None,
    "visit.cap": lambda fact, known, day: visits.cap(str(known.get("body.code", "")), day) or 0,
    "case.disputed": _disputed,
    "case.decided": _decided,
    "organisation.count": lambda fact, known, day: registers.in_force("organisation", day).count(),
    "figure.public": _public_figure,
    "division_code.used": lambda fact, known, day: registers.numbered("division_code", str(known.get("community.code", ""))) is not None,
    **{f"organisation.{column}": _body(column) for column in ("name", "kind", "standing")},
    "funeral_waived.cases": lambda fact, known, day: waived_in(known["settling.month"])[0],
    "funeral_waived.amount": lambda fact, known, day: waived_in(known["settling.month"])[1],
    "funeral_settlement.settled": lambda fact, known, day: (
        registers.in_force("funeral_settlement", day, name=known["settling.month"].isoformat()).exists()
    ),
    "draw.result": _drawn,
    "draw.day": _drawn,
}
"""What is asked, by the register that a fact's source names: the fact, everything known so far, the day."""
SEALED: dict[tuple[str, str], Callable[[Mapping[str, Any], date], tuple[Attached, ...]]] = {}
"""What an act of (matter, verb) keeps as files of its own accord, made from the facts of its case on the day (what was signed)."""


def held(matter: Matter, facts: Mapping[str, Any], on: date, subject: str = "") -> dict[str, Any]:
    """The facts a case begins with, those that a register answers taken from there; `subject` is who or what it is about."""
    known = {**facts, SUBJECT: subject}
    answers = {f.key: ANSWERS[f.source.register](f, known, on) for f in matter.needed() if f.source.register in ANSWERS}
    return {**facts, **{key: value for key, value in answers.items() if value is not None}}


def recorded(step: Step, said: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> dict[str, Any]:
    """What an act records, with every fact that a register answers taken from there."""
    known = {**facts, **said}
    held = {f.key: ANSWERS[f.source.register](f, known, on) for f in step.records if f.source.register in ANSWERS}
    return {**said, **{key: value for key, value in held.items() if value is not None}}


def about_person(matter: Matter, person: Person, on: date) -> dict[str, Any]:
    """The facts about a person that the registers and other matters answer, for the matter's form."""
    held = registers.facts_of(person)
    drawn = {e.matter for e in funds.lines_about(person.pk, on) if cascade.is_status(e, on)}
    answers: dict[str, Any] = {}
    for fact in matter.needed():
        if fact.source.way == "登记" and fact.source.register in held:
            answers[fact.key] = held[fact.source.register]
        elif fact.source.way == "另案":
            answers[fact.key] = fact.source.matter in drawn
    return answers


def asked_of_people(matter: Matter) -> tuple[Fact, ...]:
    """The facts a clerk still has to ask or find out: not held in a register, not decided elsewhere, not made by acts."""
    return tuple(fact for fact in matter.needed() if fact.source.way in ("申报", "核对", "认定"))
