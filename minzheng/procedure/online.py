"""网上来件：申请、预约、公示异议、投诉、撤回。都只是线索：身份核实、由经办人员转为办件以前，不产生任何权利义务。"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import orjson
from django.db.models import Count, QuerySet

from minzheng import calendar
from minzheng.journal import attachments
from minzheng.journal.entry import Attached, Entry
from minzheng.journal.transaction import act_transaction
from minzheng.journal.write import append
from minzheng.library.locality import Counter
from minzheng.statutes import PERSONAL_INFORMATION
from minzheng.vocabulary import Matter
from minzheng.vocabulary.coding import decode, encode
from minzheng.vocabulary.errors import Refusal

from . import rows, serials
from .actor import Actor
from .cases import Scope, on_display
from .district import district
from .models import Case, Lead

MATTER = "online"
"""Under what the journal keeps these acts: not under the matter, which a receipt would tell."""
RECEIVE, SETTLE, TAKE_BACK = "receive", "settle", "take_back"
SENDER = "public"

APPLICATION, APPOINTMENT, OBJECTION, COMPLAINT, WITHDRAWAL = "application", "appointment", "objection", "complaint", "withdrawal"
KINDS = {APPLICATION: "申请", APPOINTMENT: "预约", OBJECTION: "公示异议", COMPLAINT: "投诉举报", WITHDRAWAL: "撤回申请"}
WAITING, TAKEN, DECLINED, WITHDRAWN, ATTENDED, MISSED = "waiting", "taken", "declined", "withdrawn", "attended", "missed"
STATES = {WAITING: "已收到，待处理", TAKEN: "已转为办件", DECLINED: "未能受理", WITHDRAWN: "已撤回", ATTENDED: "已到场", MISSED: "未到场"}
SETTLED = {
    APPLICATION: (TAKEN, DECLINED), APPOINTMENT: (ATTENDED, MISSED, DECLINED), OBJECTION: (TAKEN, DECLINED), COMPLAINT: (TAKEN, DECLINED),
    WITHDRAWAL: (TAKEN, DECLINED),
}  # fmt: skip
"""How a lead of each kind may end at the desk."""
COLUMNS = tuple(one.attname for one in Lead._meta.concrete_fields if one.attname not in ("seq", "code"))
LONGEST, AHEAD = 2000, 30


@dataclass(frozen=True)
class Sent:
    """What somebody sends in. `facts`/`members` are what he says of himself, as rules take it; `case`: what it is about."""

    kind: str
    matter: Matter
    town: str = ""
    name: str = ""
    number: str = ""
    phone: str = ""
    said: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    members: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)
    files: tuple[Attached, ...] = ()
    day: date | None = None
    slot: str = ""
    case: str = ""
    proven: str = ""


def receive(sent: Sent, *, on: date, act_id: UUID | None = None, at: datetime | None = None) -> Lead:
    """Take in what was sent; sent again under the same id it is taken in once. Raises Refusal; then nothing is kept."""
    with act_transaction():
        known = rows.act_known(act_id) if act_id is not None else None
        if known is not None:
            return Lead.objects.get(pk=known[0])
        _check(sent, on)
        row = {
            "kind": sent.kind, "matter": sent.matter.id, "line": sent.matter.line, "town": sent.town, "on": on.isoformat(), "name": sent.name,
            "number": sent.number, "phone": sent.phone, "said": sent.said, "answers": _json(_answers(sent)), "files": _json(_files(sent)),
            "day": sent.day.isoformat() if sent.day else None, "slot": sent.slot, "case": sent.case, "proven": sent.proven,
        }  # fmt: skip
        seq = append(Entry(
            act_id, None, MATTER, RECEIVE, "here", on, at or datetime.now(UTC), SENDER, SENDER, "", _basis(on), {"lead": row}, sent.files,
        )).seq  # fmt: skip
        return Lead.objects.create(seq=seq, last_seq=seq, code=serials.query_code(), **{**row, "on": on, "day": sent.day})


def notice_of(seq: int, on: date) -> Any:
    """The public notice to which one may object on a day. Raises Refusal when it does not hang then."""
    found = on_display(on).filter(seq=seq).first()
    if found is None:
        raise Refusal("这件公示已经到期或者撤下，不能再从这里提出异议", remedy="对决定不服的，可以依法申请复议或者向办理单位反映。")
    return found


def settle(seq: int, how: str, *, on: date, by: Actor, case: str = "", reason: str = "", proven: str = "") -> Lead:
    """An officer's end of a lead: `how` one of SETTLED of its kind, with the case it became, or why not. Raises Refusal."""
    with act_transaction():
        row = _waiting(seq)
        if how not in SETTLED[row.kind]:
            raise Refusal(f"“{KINDS[row.kind]}”不能这样办结", remedy=f"可以是：{'、'.join(STATES[one] for one in SETTLED[row.kind])}。")
        if not by.staff:
            raise Refusal("没有写明经办人员")
        if how == DECLINED and not reason.strip():
            raise Refusal("不予受理没有写明理由", remedy="请写明理由，来件人查询时可以看到。")
        if how == TAKEN and row.kind in (APPLICATION, WITHDRAWAL) and not (row.proven or proven):
            raise Refusal("申请人的身份还没有核实", remedy="请当面核验身份证件后再办。")
        return _change(row, SETTLE, {"state": how, "case": case or row.case, "reason": reason.strip()[:LONGEST], "proven": proven or row.proven}, on, by)


def take_back(seq: int, *, on: date) -> Lead:
    """The sender takes back what has not been dealt with yet (withdraws an application, cancels an appointment). Raises Refusal."""
    with act_transaction():
        return _change(_waiting(seq), TAKE_BACK, {"state": WITHDRAWN}, on, Actor((), SENDER))


def _waiting(seq: int) -> Lead:
    row = Lead.objects.select_for_update().filter(pk=seq).first()
    if row is None:
        raise Refusal("没有这一来件", remedy="请核对编号。")
    if row.state != WAITING:
        raise Refusal(f"这一来件{STATES[row.state]}，不能再办", remedy="请刷新后查看。")
    return row


def _change(row: Lead, verb: str, columns: dict[str, str], on: date, by: Actor) -> Lead:
    changed = {"lead": row.seq, "columns": columns}
    entry = Entry(None, None, MATTER, verb, "here", on, datetime.now(UTC), by.number, by.office, by.organ, _basis(on), {"lead.change": changed})
    for name, value in {**columns, "last_seq": append(entry).seq}.items():
        setattr(row, name, value)
    row.save(update_fields=[*columns, "last_seq"])
    return row


def _check(sent: Sent, on: date) -> None:
    if sent.kind not in KINDS:
        raise ValueError(f"unknown kind of lead: {sent.kind}")
    if len(sent.said) > LONGEST:
        raise Refusal(f"所述不得超过{LONGEST}字", remedy="请写得简短些，详情可以当面说明。")
    if sent.kind == APPLICATION and by_appointment(sent.matter):
        raise Refusal(f"“{sent.matter.title}”须当面办理，网上只能预约", sent.matter.basis.cite(on), "请选择预约的日期和时段。")
    if sent.kind == APPOINTMENT and sent.slot not in [one.slot for one in free_slots(sent.matter, sent.day or on, on) if one.left]:
        raise Refusal("这个时段已经约满或者不能预约", remedy="请另选日期或者时段。")


def _answers(sent: Sent) -> dict[str, Any]:
    return {"facts": encode(sent.facts), "members": {group: [encode(one) for one in people] for group, people in sent.members.items()}}


def _files(sent: Sent) -> list[list[Any]]:
    return [[one.name, one.digest.hex(), one.size, one.media_type] for one in sent.files]


def _json(value: Any) -> str:
    return orjson.dumps(value).decode()


def _basis(on: date) -> tuple[str, ...]:
    return tuple(str(one) for one in PERSONAL_INFORMATION[13] if one.in_force(on))


# --- appointments --------------------------------------------------------------------------------------------------

APPOINTED = ("婚姻登记", "收养登记")


def by_appointment(matter: Matter) -> bool:
    """Whether one may only make an appointment: parties must come in person (民法典1049、1076、1105), or nothing of it may be
    left on a public machine."""
    return matter.line in APPOINTED or matter.confidential


@dataclass(frozen=True)
class Slot:
    """A time of a day and how many may still come."""

    slot: str
    left: int


def counter_for(matter: Matter, on: date) -> Counter | None:
    """The counter that receives people for a matter's line, if the locality has one."""
    return next((one for one in district().locality.counters if matter.line in one.lines and one.since <= on), None)


def open_days(on: date) -> list[date]:
    """The working days of the next month that may be chosen, from tomorrow."""
    days, day = [], on
    while len(days) < AHEAD // 2:
        day = calendar.PACKAGED.add_working_days(day, 1)
        days.append(day)
    return days


def free_days(matter: Matter, on: date) -> dict[date, list[Slot]]:
    """The slots of every day that may be chosen with what is left of each, in one query; empty without a counter."""
    counter = counter_for(matter, on)
    if counter is None:
        return {}
    days = open_days(on)
    taken = Lead.objects.filter(kind=APPOINTMENT, state=WAITING, day__in=days, line__in=counter.lines).order_by().values_list("day", "slot")
    booked = {(day, slot): count for day, slot, count in taken.annotate(Count("pk"))}
    return {day: [Slot(slot, max(0, counter.capacity - booked.get((day, slot), 0))) for slot in counter.slots] for day in days}


def free_slots(matter: Matter, day: date, on: date) -> list[Slot]:
    """The slots of a day; none on a day that cannot be chosen."""
    return free_days(matter, on).get(day, [])


# --- reading -------------------------------------------------------------------------------------------------------


def visible(scope: Scope) -> QuerySet[Lead]:
    """The leads somebody may see: of his matters and his town; what names no town is seen by the whole district only."""
    found = Lead.objects.all()
    if scope.matters is not None:
        found = found.filter(matter__in=sorted(scope.matters))
    return found.filter(town=scope.town) if scope.town else found


def lead(seq: int, scope: Scope) -> Lead | None:
    """The lead, if there is one and it may be seen; the two are not told apart."""
    return visible(scope).filter(pk=seq).first()


def waiting_by_kind(found: QuerySet[Lead]) -> dict[str, int]:
    """How many of each kind wait, in one query."""
    return dict(found.filter(state=WAITING).order_by().values_list("kind").annotate(Count("pk")))


def by_code(code: str) -> Lead | None:
    """The lead with this code."""
    return Lead.objects.filter(code=code).first() if code else None


def about_case(number: str) -> list[Lead]:
    """The objections and withdrawals that wait about a case."""
    return list(Lead.objects.filter(case=number, state=WAITING).order_by("seq"))


def answers_of(row: Lead) -> tuple[dict[str, Any], dict[str, list[dict[str, Any]]]]:
    """What the sender said of himself, as rules take it: facts, members by group."""
    told = orjson.loads(row.answers)
    return decode(told.get("facts", {})), {group: [decode(one) for one in people] for group, people in told.get("members", {}).items()}


@dataclass(frozen=True)
class Kept:
    """A file that came with a lead."""

    name: str
    digest: str
    size: int
    media_type: str


def files_of(row: Lead) -> list[Kept]:
    """The files that came with a lead."""
    return [Kept(*one) for one in orjson.loads(row.files)]


def file_of(row: Lead, place: int) -> tuple[Kept, bytes]:
    """One of its files, as it came. Raises Refusal when there is none or it is not the same any more."""
    found = files_of(row)
    if not 0 <= place < len(found):
        raise Refusal("没有这个附件")
    return found[place], attachments.read(bytes.fromhex(found[place].digest))


def case_of(row: Lead) -> Case | None:
    """The case a lead became or is about."""
    return Case.objects.filter(pk=row.case).first() if row.case else None
