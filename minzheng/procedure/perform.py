"""The one door: every act of every case is done here, in one transaction — powers and recusal, the matter's gates,
the change of registers and funds, the entry in the journal — or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid5

import orjson
from django.db import transaction

from minzheng.catalogue import edition
from minzheng.catalogue import matter as matter_of
from minzheng.funds.freezing import MEMBER_ID
from minzheng.journal.transaction import act_transaction
from minzheng.journal.write import Attached, Entry, append
from minzheng.registers import read as registers
from minzheng.vocabulary import Matter, Step
from minzheng.vocabulary.coding import decode, decode_history, encode, encode_history
from minzheng.vocabulary.deciding import Decision, seen_by
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.proceeding import OPEN, Admitted, Proceeding, admit
from minzheng.vocabulary.reading import value_of
from minzheng.vocabulary.situation import Act, Situation

from . import anchoring, citing, claims, clocks, effects, granting, known, referring, rows, serials
from .actor import Actor, check_power, check_recusal
from .death import report_death
from .district import District, district
from .granting import NOTHING, Changes
from .models import Case
from .opening import ELSEWHERE

CHANGED = ("history", "state", "outcome", "closed", "last_seq", "due", "due_title")
"""What of a case's row an act may change; the facts it began with stay."""


@dataclass(frozen=True)
class Done:
    """What an act left: its place in the journal, the case it belongs to, and the decision if it made one."""

    seq: int
    case: str
    state: str
    decision: Decision | None = None


@dataclass(frozen=True)
class Opening:
    """What a new case starts with: the matter's facts by key, members by group, and who or what it is about.

    `source` is the case that it was passed on from (一次申请).
    """

    matter: Matter
    facts: Mapping[str, Any]
    members: Mapping[str, list[Mapping[str, Any]]]
    town: str = ""
    subject: str = ""
    title: str = ""
    source: str = ""


def open_case(opening: Opening, verb: str, *, on: date, by: Actor, said: Mapping[str, Any] | None = None,
              act_id: UUID | None = None, at: datetime | None = None, origin: str = "here") -> Done:  # fmt: skip
    """Begin a case with its first act (受理, 立案 …). Raises Refusal, MissingFact, UnsetRate; then nothing is written."""
    with act_transaction():
        if (before := _done_before(act_id)) is not None:
            return before
        case = Case(
            number=serials.case_number(opening.matter, on.year), matter=opening.matter.id, line=opening.matter.line, opened_on=on,
            town=opening.town, subject=opening.subject, title=opening.title, code=serials.query_code(), origin=origin,
        )  # fmt: skip
        opening = replace(opening, facts=known.held(opening.matter, opening.facts, on, opening.subject))
        referring.check(opening.matter.needed(), opening.facts, case=case, by=by, on=on)
        proceeding = Proceeding(opening.matter, dict(opening.facts), dict(opening.members))
        return _do(case, proceeding, verb, on, by, said or {}, act_id, at, opening)


def perform(number: str, verb: str, *, on: date, by: Actor, said: Mapping[str, Any] | None = None,
            act_id: UUID | None = None, at: datetime | None = None, found: Changes = NOTHING,
            files: tuple[Attached, ...] = ()) -> Done:  # fmt: skip
    """Do the next act of a case. Raises Refusal naming the gate that stops it; then nothing is written.

    `found` = what a re-verification found to be different, for a step that lowers the entitlement (Step.changes);
    `files` = what was kept for the act (photographs of a visit), whose digests stand in it.
    """
    with act_transaction():
        if (before := _done_before(act_id)) is not None:
            return before
        case = locked(number)
        return _do(case, proceeding_of(case), verb, on, by, said or {}, act_id, at, None, found, files)


def locked(number: str) -> Case:
    """The case, for change in this transaction. Raises Refusal for an unknown number."""
    case = rows.load_case(number, for_change=True)
    if case is None:
        raise Refusal(f"没有案号为{number}的案件", remedy="请核对案号。")
    return case


def proceeding_of(case: Case) -> Proceeding:
    """The case as rules see it."""
    page = matter_of(case.matter)  # first: which facts are days is known once their page is
    members = {group: [decode(one) for one in rows] for group, rows in orjson.loads(case.members).items()}
    history = decode_history(orjson.loads(case.history))
    return Proceeding(page, decode(orjson.loads(case.facts)), members, history, case.outcome, case.closed)


def could(number: str, verb: str, *, on: date, by: Actor, said: Mapping[str, Any] | None = None) -> Refusal | None:
    """Why this act cannot be done now, or None: for buttons and for the reasons a button is not there. Writes nothing."""
    case = Case.objects.get(pk=number)
    try:
        _admitted(case, proceeding_of(case), verb, on, by, said or {}, district(on))
    except Refusal as refusal:
        return refusal
    return None


def preview(number: str, verb: str, *, on: date, by: Actor, said: Mapping[str, Any] | None = None,
            found: Changes = NOTHING) -> dict[str, Any] | None:  # fmt: skip
    """The parts of the letter this act would issue, word for word; None for an act that issues none. Writes nothing.

    Everything is settled as if the act were done and then rolled back, the document number with it. Raises as `perform` does.
    """
    with act_transaction():
        try:
            case, here = locked(number), district(on)
            proceeding = proceeding_of(case)
            admitted, situation, act = _admitted(case, proceeding, verb, on, by, said or {}, here)
            made = effects.plan(case, proceeding, admitted, act, situation, here, found)
        finally:
            transaction.set_rollback(True)
    return made.letter["parts"] if made.letter else None


def _done_before(act_id: UUID | None) -> Done | None:
    """What an act sent again under the same id left the first time: it is done once (an answer may have been lost)."""
    found = rows.act_known(act_id) if act_id is not None else None
    if found is None:
        return None
    case = rows.load_case(found[1], for_change=False)
    return Done(found[0], found[1], case.state if case is not None else "")


def _do(case: Case, proceeding: Proceeding, verb: str, on: date, by: Actor, said: Mapping[str, Any], act_id: UUID | None,
        at: datetime | None, opening: Opening | None, found: Changes = NOTHING,
        files: tuple[Attached, ...] = ()) -> Done:  # fmt: skip
    if case.origin == ELSEWHERE and opening is None:
        raise Refusal(f"{case.number}是补录的，在别处办结，不能在本系统继续办理", remedy="请另行立案；记载有误的，用更正的名册再导入。", gate=OPEN)
    here, at = district(on), at or datetime.now(UTC)
    admitted, situation, act = _admitted(case, proceeding, verb, on, by, said, here)
    if effects.certifies(admitted.step):
        anchoring.require(at, f"签发{admitted.step.letter}")
    made = effects.plan(case, proceeding, admitted, act, situation, here, found)
    if (seal := known.SEALED.get((case.matter, verb))) is not None:
        files = (*seal(proceeding.facts, on), *files)
    entry = Entry(
        act_id=act_id, case=case.number, matter=case.matter, verb=verb, origin=case.origin, on=on,
        at=at, actor=by.number, role=by.office, org=by.organ,
        basis=tuple(str(article) for article in (admitted.step.basis or proceeding.matter.basis) if article.in_force(on)),
        fields={**_fields(act, admitted, opening), **made.fields()}, prev=case.last_seq or None, attachments=files,
    )  # fmt: skip
    written = append(entry)
    _keep(case, admitted, written.seq, situation, opening)
    effects.carry_out(made, case, proceeding, admitted, act, situation, written.seq)
    if admitted.step.claim:
        claims.settle(admitted.step.claim, case, proceeding, act, by, at)
    if admitted.step.reports_death is not None:
        _report_death(case, admitted.step, situation, on, by, at)
    if admitted.decision is not None and admitted.decision.tier and act.said.get("outcome") == "grant":
        _pass_on(case, proceeding.matter, admitted.decision.tier, situation, on, by, act_id, at)
    return Done(written.seq, case.number, case.state, admitted.decision)


def _report_death(case: Case, step: Step, situation: Situation, on: date, by: Actor, at: datetime | None) -> None:
    """Enter the death that this act tells of, once; nothing when the case is about nobody of the register."""
    person = granting.person_of(case)
    if person is None or step.reports_death is None:
        return
    died = value_of(step.reports_death, situation)
    if registers.person(person).died != died:
        report_death(person, died, source=f"{step.title}（{case.number}）", on=on, by=by, at=at)


def _pass_on(case: Case, entrance: Matter, tier: str, situation: Situation, on: date, by: Actor, act_id: UUID | None, at: datetime | None) -> None:
    """Begin the case of the page an application belongs to, with what was asked already; nobody is asked twice."""
    page, tiers = matter_of(tier), entrance.tiers
    assert tiers is not None
    seen, wanted = seen_by(page, tiers, situation), {fact.key for fact in page.needed()} | {MEMBER_ID}
    members = {group: [{k: v for k, v in row.items() if k in wanted} for row in people] for group, people in seen.members.items()}
    facts = {key: value for key, value in seen.facts.items() if key in wanted}
    opening = Opening(page, facts, members, case.town, case.subject, case.title, source=case.number)
    again = uuid5(act_id, tier) if act_id is not None else None
    open_case(opening, tiers.begins, on=on, by=by, act_id=again, at=at, origin=case.origin)


def _admitted(case: Case, proceeding: Proceeding, verb: str, on: date, by: Actor, said: Mapping[str, Any],
              here: District) -> tuple[Admitted, Situation, Act]:  # fmt: skip
    step = proceeding.matter.step(verb)
    like = here.situation(on)
    stands = proceeding.situation(Act(verb, on, by.staff), like)  # whose a step is may hang on what was done before
    officers = check_power(by, step, proceeding.matter, case.town, stands) if step is not None else 0
    check_recusal(by, [case.subject] if case.subject else [])
    told = known.recorded(step, said, proceeding.facts, on) if step is not None else dict(said)
    citing.check(said, on)
    if step is not None:
        referring.check(step.records, told, case=case, by=by, on=on)
    admitted = admit(proceeding, Act(verb, on, by.staff, told, by.office, officers), like)
    act = admitted.after.history.acts[-1]
    return admitted, proceeding.situation(act, like), act


def _fields(act: Act, admitted: Admitted, opening: Opening | None) -> dict[str, Any]:
    """What the journal keeps of an act: each recorded fact under its own commitment, the decision with its reasons."""
    fields = encode(act.said)
    if admitted.step.officers:
        fields["act.officers"] = act.officers
    if opening is not None:
        fields["case.facts"] = encode(opening.facts)
        fields["case.members"] = {group: [encode(one) for one in rows] for group, rows in opening.members.items()}
        fields["case.about"] = {"town": opening.town, "subject": opening.subject, "title": opening.title, "page": edition(opening.matter)}
        if opening.source:
            fields["case.from"] = opening.source
    if admitted.decision is not None:
        decision = admitted.decision
        fields["decision.reasons"] = [reason.told() for reason in decision.reasons]
        if decision.amount is not None:
            fields["decision.amount"] = decision.amount
    return fields


def _keep(case: Case, admitted: Admitted, seq: int, situation: Situation, opening: Opening | None) -> None:
    """The case's row after the act: everything in it can be rebuilt from the journal."""
    after = admitted.after
    case.history = orjson.dumps(encode_history(after.history)).decode()
    case.state, case.outcome, case.closed, case.last_seq = after.state, after.outcome, after.closed, seq
    nearest = clocks.nearest(after, situation)
    case.due, case.due_title = (nearest.due, nearest.title) if nearest else (None, "")
    if opening is not None:
        case.facts = orjson.dumps(encode(opening.facts)).decode()
        case.members = orjson.dumps({group: [encode(one) for one in people] for group, people in opening.members.items()}).decode()
        rows.insert("case", {name: getattr(case, name) for name in rows.CASE})
    else:
        rows.update_case(case.number, {name: getattr(case, name) for name in CHANGED})
