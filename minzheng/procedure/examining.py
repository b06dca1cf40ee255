"""学法考试在系统内作答：法规股安排，本人作答，随答随存，交卷或者到时由系统评分，成绩记为一个行为，答卷附在后面。

时限由服务器按开始作答那个行为的记录时间算，不看答题人的钟；到时以后送来的答案不算，以前存下的都算。时间由调用者给。
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

import orjson
from django.db.models import QuerySet

from minzheng.catalogue import matter as matter_of
from minzheng.journal import attachments
from minzheng.journal import read as journal
from minzheng.journal.entry import Attached
from minzheng.journal.transaction import act_transaction
from minzheng.offices import EXAMINEE
from minzheng.registers import read as registers
from minzheng.sm3 import sm3
from minzheng.vocabulary.coding import decode, decode_history
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.steps import GRANTED

from .actor import Actor
from .models import Case, Sitting
from .perform import Opening, open_case, perform

EXAM = "law_exam"
PAPER, SHEET = "试卷.json", "答卷.json"
NAMES = UUID("6d1f2a52-7f0c-4b7e-9a55-0f5f6c1f0f7e")
"""The name space under which the acts of a sitting get their ids, so that each is done once however often it is sent."""
Paper = list[dict[str, Any]]


@dataclass(frozen=True)
class Plan:
    """An exam as the legal section sets it: `scope` are ids of matters asked about, none for all."""

    subject: str
    opens: date
    closes: date
    questions: int
    minutes: int
    pass_mark: int
    scope: tuple[str, ...] = ()


@dataclass(frozen=True)
class Standing:
    """How one examinee stands: `score` and `passed` once marked; `ends` while he is answering; `absent` when recorded so."""

    case: str
    staff: str
    name: str
    plan: Plan
    sat: bool
    score: int | None = None
    passed: bool = False
    absent: bool = False
    ends: datetime | None = None

    @property
    def state(self) -> str:
        if self.score is not None:
            return "合格" if self.passed else "不合格"
        return "缺考" if self.absent else "作答中" if self.sat else "未参加"


def arrange(staff: Sequence[str], plan: Plan, *, on: date, by: Actor, key: UUID) -> list[str]:
    """Enter everybody on the roster and set the exam for each, all or none; the case numbers. Raises Refusal."""
    if not staff or len(set(staff)) != len(staff):
        raise Refusal("名册是空的，或者有人列了两次", remedy="请至少选一人，每人一次。")
    if plan.closes < plan.opens:
        raise Refusal("截止日早于开始日", remedy="请核对考试的起止。")
    about = {"exam.opens": plan.opens, "exam.closes": plan.closes}
    said = {
        "exam.questions": plan.questions,
        "exam.minutes": plan.minutes,
        "exam.pass_mark": plan.pass_mark,
        "exam.scope": "、".join(plan.scope),
    }
    page, made = matter_of(EXAM), []
    with act_transaction():
        for one in staff:
            officer = registers.officer(one)
            facts = {**about, "exam.person": officer.name, "exam.staff": officer.staff}
            opening = Opening(page, facts, {}, title=officer.name)
            case = open_case(opening, "enrol", on=on, by=by, said={"exam.subject": plan.subject}, act_id=uuid5(key, f"enrol {one}")).case
            perform(case, "arrange", on=on, by=by, said=said, act_id=uuid5(key, f"arrange {one}"))
            made.append(case)
    return made


def seed_of(case: str) -> int:
    """The number a case's paper is drawn by: from the record of the act that set the exam, which nobody can choose or foresee
    (its commitments are salted), and which everybody can compute again from the journal."""
    act = journal.of_case(case).filter(verb="arrange").last()
    if act is None:
        raise Refusal("没有安排在系统内考试", remedy="请由法规股安排。")
    return int.from_bytes(sm3(bytes(act.record))[:6])


def begin(case: str, staff: str, paper_of: Callable[[int], Paper], *, on: date, at: datetime) -> Sitting:
    """Begin to answer, once: the paper is kept with the act, the time runs from it. Raises Refusal (not his, not open, already done)."""
    standing = _own(case, staff)
    with act_transaction():
        found = Sitting.objects.filter(pk=case).first()
        if found is not None:
            return found
        if standing.score is not None or standing.absent:
            raise Refusal("这场考试已经有结果", remedy="补考请由法规股另行安排。")
        paper = paper_of(seed_of(case))
        done = perform(
            case, "sit", on=on, by=_examinee(staff), act_id=_id(case, "sit"), at=at, files=(_kept(as_put(paper), PAPER),)
        )
        began = journal.act(done.seq)
        return Sitting.objects.create(
            pk=case, staff=staff, paper=paper, on=began.on, ends=ends(began.at, standing.plan.minutes)
        )


def ends(began: datetime, minutes: int) -> datetime:
    """When the time is over for who began then."""
    return began + timedelta(minutes=minutes)


def as_put(paper: Sequence[Any]) -> bytes:
    """The paper as it is put to the examinee and kept with his act: the questions without the answers, as JSON; of something that is no
    paper, that."""
    return _written([{"text": one["text"], "options": one["options"]} if isinstance(one, Mapping) else one for one in paper])


def save(case: str, staff: str, answers: Mapping[int, int], *, at: datetime) -> Sitting:
    """Keep answers as they are given, beside those given before. Raises Refusal once the time is over, keeping what was kept."""
    with act_transaction():
        row = _sitting(case, staff)
        if at > row.ends:
            raise Refusal("答题时间已到", remedy="到时以前存下的答案都算，系统据此评分。")
        good = {
            str(place): option
            for place, option in answers.items()
            if place in range(len(row.paper)) and option in range(len(row.paper[place]["options"]))
        }
        row.answers, row.saved = {**row.answers, **good}, at
        row.save(update_fields=["answers", "saved"])
        return row


def hand_in(case: str, staff: str, answers: Mapping[int, int], *, on: date, at: datetime) -> None:
    """Hand in, with the last answers: marked at once. After the time what is sent now does not count. Raises Refusal."""
    with act_transaction():
        row = _sitting(case, staff)
        if at <= row.ends:
            row = save(case, staff, answers, at=at)
        _mark(row, on=max(on, row.on) if at <= row.ends else row.on, at=at)


def settle(at: datetime) -> int:
    """Mark every paper whose time is over and that nobody handed in, as of the day it was begun; how many."""
    late = list(Sitting.objects.filter(ends__lt=at).order_by("pk"))
    for row in late:
        with act_transaction():
            _mark(row, on=row.on, at=at)
    return len(late)


def standings(rows: QuerySet[Case]) -> list[Standing]:
    """How those stand whose cases these are; only exams set in the system. Two queries."""
    cases = list(rows.filter(matter=EXAM).order_by("opened_on", "number"))
    ends = dict(Sitting.objects.filter(pk__in=[one.number for one in cases]).values_list("pk", "ends"))
    return [found for one in cases if (found := _standing(one, ends.get(one.number))) is not None]


def of_staff(staff: str) -> list[Standing]:
    """The exams set for one officer."""
    return [one for one in standings(Case.objects.filter(facts__contains=f'"{staff}"')) if one.staff == staff]


def sheet(case: str) -> Paper:
    """The marked answer sheet: every question with what was chosen and what is right. Raises Refusal before it is marked."""
    act = journal.of_case(case).filter(verb="mark").last()
    if act is None:
        raise Refusal("还没有评分", remedy="交卷或者到时以后再看。")
    told: Paper = orjson.loads(attachments.read(bytes.fromhex(str(journal.fields(act.seq)["exam.source"]))))["questions"]
    return told


# --- one case -------------------------------------------------------------------------------------------------------


def _examinee(staff: str) -> Actor:
    return Actor((staff,), EXAMINEE.id, registers.officer(staff).organ)


def _id(case: str, verb: str) -> UUID:
    return uuid5(NAMES, f"{case} {verb}")


def _kept(content: bytes, name: str) -> Attached:
    return attachments.keep(content, "application/json", name)


def _written(content: Any) -> bytes:
    return orjson.dumps(content, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS)


def _own(case: str, staff: str) -> Standing:
    row = Case.objects.filter(pk=case)
    found = next(iter(standings(row)), None)
    if found is None or found.staff != staff:
        raise Refusal("没有你的这场考试", remedy="请核对工号，或者问法规股。")
    return found


def _sitting(case: str, staff: str) -> Sitting:
    row = Sitting.objects.select_for_update().filter(pk=case, staff=staff).first()
    if row is None:
        raise Refusal("没有正在作答的试卷", remedy="已经交卷或者到时的，看成绩。")
    return row


def _mark(row: Sitting, *, on: date, at: datetime) -> None:
    chosen = {int(place): option for place, option in row.answers.items()}
    right = sum(chosen.get(place) == one["answer"] for place, one in enumerate(row.paper))
    score = right * 100 // len(row.paper)
    told = {"case": row.case, "seed": seed_of(row.case), "right": right,
            "questions": [{**one, "chosen": chosen.get(place)} for place, one in enumerate(row.paper)]}  # fmt: skip
    file = _kept(_written(told), SHEET)
    [standing] = standings(Case.objects.filter(pk=row.case))
    said = {"exam.personally": True, "exam.score": score, "exam.pass_mark": standing.plan.pass_mark, "exam.source": file.digest.hex()}
    perform(row.case, "mark", on=on, by=_examinee(row.staff), said=said, act_id=_id(row.case, "mark"), at=at, files=(file,))
    row.delete()


def _standing(case: Case, ends: datetime | None) -> Standing | None:
    facts, acts = decode(orjson.loads(case.facts)), {act.verb: act.said for act in decode_history(orjson.loads(case.history)).acts}
    if "arrange" not in acts:
        return None
    set_as, mark = acts["arrange"], acts.get("mark")
    plan = Plan(str(acts["enrol"]["exam.subject"]), facts["exam.opens"], facts["exam.closes"], int(set_as["exam.questions"]), int(set_as["exam.minutes"]),
                int(set_as["exam.pass_mark"]), tuple(filter(None, str(set_as["exam.scope"]).split("、"))))  # fmt: skip
    return Standing(case.number, facts["exam.staff"], facts["exam.person"], plan, "sit" in acts, int(mark["exam.score"]) if mark else None,
                    bool(mark and mark[GRANTED.key]), "absent" in acts, ends)  # fmt: skip
