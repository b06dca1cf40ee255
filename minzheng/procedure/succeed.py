"""变更领取人：家庭待遇的领取人死亡的，待遇不因此终止，自次月起由家庭的另一成员领取；金额按死亡后的家庭重算，减少的先听取意见。"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from minzheng.funds import cascade, months, read
from minzheng.funds.freezing import MEMBER_ID, freeze
from minzheng.journal.transaction import act_transaction
from minzheng.offices import BUREAU, HEAD
from minzheng.registers import read as registers
from minzheng.statutes import RELIEF, SAFETY_NET, SUBSISTENCE
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.wording import written_day, written_money

from . import cuts, granting, letters
from .actor import Actor
from .benefits import check_one_of, named
from .district import district
from .money import Signed, record
from .stop import check_heard

SELF = "本人"
RELATION = "person.relation"


@dataclass(frozen=True)
class Succeeded:
    """The act, the new entitlement, and what a month gave and gives (分)."""

    seq: int
    entitlement: int
    before: int
    after: int


def succeed(entitlement: int, *, to: int, relations: Mapping[int, str], reason: str, on: date, by: Actor, heard_on: date | None = None,
            at: datetime | None = None) -> Succeeded:  # fmt: skip
    """Let a household's benefit go on with another member (`to`, person id) after the death of who drew it.

    `relations` = person id -> relation to the new payee, for the members whose relation changes with it. The old payee is
    due the month of death; what is due from the next month on follows from the household as it is now. Raises Refusal:
    also where nobody died, `to` is no living member, or the household no longer qualifies (that is a stop).
    """
    with act_transaction():
        row, matter = named(entitlement)
        check_one_of(by, (BUREAU, HEAD), matter.line, "", "变更领取人", on)
        died = registers.person(row.person_id).died
        _check(row, matter.title, to, died, reason, on)
        assert died is not None
        here, following = district(on), months.following(died)
        facts, members = _household(row, to, relations, following)
        frozen = freeze(facts, members)
        last = months.first_day(months.number_of(died))
        before, after = cuts.amount(matter, read.facts_in_force(row.pk, last), last, here), cuts.amount(matter, frozen, following, here)
        if after is None or not cuts.worth(matter, frozen, following, here):
            raise Refusal("领取人死亡以后家庭不再符合条件，或者金额算不出来", remedy="不再符合条件的，请依法作出停发决定。")
        if before is None or after < before:
            check_heard(matter.line, on, heard_on is not None and heard_on <= on)
        changed = cascade.status_changed(matter.id, {row.person_id}, False, following)
        changed += cascade.status_changed(matter.id, cascade.people_of(row) - {row.person_id}, None, following, cuts.share(matter, frozen, following, here))
        lost = cuts.reach(changed, following, f"“{matter.title}”的领取人死亡", here)
        money = granting.Money(
            {"matter": matter.id, "person": to, "case": row.case, "starts": following, "amount": after, "facts": facts, "members": members,
             "town": row.town, "once": False, "excludes": matter.excludes, "day": on},
            ends=[(row.pk, last)], why=f"{reason}，变更领取人", versions=lost.versions, holds=lost.holds,
        )  # fmt: skip
        basis = matter.basis + RELIEF[13] + SUBSISTENCE[32] + SAFETY_NET["第一部分第三项"]
        each = f"，每月{written_money(after)}" if after else ""
        body = [f"你户享受的“{matter.title}”，自{following.year}年{following.month}月起由你享受{each}。", f"事实和理由：{reason}。"]
        body += [f"本机关已于{written_day(heard_on)}听取意见。"] if heard_on else []
        person = registers.person(to)
        parts = letters.on_a_benefit(matter, "变更待遇领取人决定书", on, here, addressee=letters.addressee(person, on), body=body, basis=basis)
        letter = letters.numbered(parts, on, here)
        fields = money.fields() | {
            "succeeded": [row.pk, row.person_id, to], "reason": reason, "before": before, "after": after, "letter": letters.quoted(letter),
            "heard_on": heard_on.isoformat() if heard_on else None,
        }  # fmt: skip
        seq = record(row.matter, "succeed", Signed(on, by, at=at), fields, basis=basis, case=row.case).seq
        letters.keep(letter, case=None, on=on, seq=seq)
        granting.carry_out([money], on, seq)
        return Succeeded(seq, read.opened_by(seq)[0], before or 0, after)


def _check(row: Any, title: str, to: int, died: date | None, reason: str, on: date) -> None:
    if row.ends is not None:
        raise Refusal(f"“{title}”已自{row.ends}起停发", remedy="请重新申请。")
    if died is None:
        raise Refusal("领取人没有登记死亡", remedy="请先登记死亡；其他原因更换领取人的，变更银行账户。")
    if to == row.person_id or to not in cascade.people_of(row) or registers.person(to).died is not None:
        raise Refusal("新的领取人不是该家庭健在的成员", remedy="请在家庭成员中确定领取人。")
    if not reason.strip():
        raise Refusal("变更领取人没有写明理由", RELIEF[13].cite(on), "请写明事实和理由。")


def _household(row: Any, to: int, relations: Mapping[int, str], since: date) -> tuple[dict[str, Any], dict[str, Any]]:
    """The frozen household as it is after the death, seen from the new payee (values as in vocabulary.coding)."""
    told = read.thawed(read.facts_in_force(row.pk, since))
    own, known = cascade.known_of(row, since)
    facts = {key: own.get(key, value) for key, value in told["facts"].items()}
    if "applicant.name" in facts:
        facts["applicant.name"] = registers.person(to).name
    members = {}
    for group, rows in told["members"].items():
        members[group] = []
        for one in rows:
            person = one.get(MEMBER_ID, row.person_id if one.get(RELATION) == SELF else None)
            new = {**one, **{key: value for key, value in known.get(person, {}).items() if key in one}}
            if RELATION in one and person is not None:
                new[MEMBER_ID] = person
                if person == to:
                    new[RELATION] = SELF
                elif person in relations:
                    new[RELATION] = relations[person]
                elif one[RELATION] == SELF:
                    new[RELATION] = "配偶"
            members[group].append(new)
    return facts, members
