"""减发：以决定减少一项待遇，写明查明的情况、自何月起、减为多少和救济途径；社会救助自2026年7月1日起须先听取意见。

事项页自有减发环节的案件，在案件中办理；期初待遇和没有减发环节的事项在这里办理。
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from minzheng.journal.transaction import act_transaction
from minzheng.offices import BUREAU, HEAD
from minzheng.statutes import RELIEF, RELIEF_ACT, SUBSISTENCE
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.wording import written_day

from . import cuts, letters
from .actor import Actor
from .benefits import check_one_of, named
from .district import district
from .money import Signed, record
from .stop import RELIEF_LINE, check_heard


@dataclass(frozen=True)
class Reduced:
    """The act, and what the benefit gave and gives a month (分)."""

    seq: int
    before: int
    after: int


def reduce(entitlement: int, *, since: date, reason: str, on: date, by: Actor, facts: Mapping[str, Any] | None = None,
           members: Mapping[int, Mapping[str, Any]] | None = None, heard_on: date | None = None,
           at: datetime | None = None) -> Reduced:  # fmt: skip
    """Decide that a benefit gives less from the month `since` (its first day) on; a hold of it ends with the decision.

    The registers are asked what they say now (a member's death, a move, another benefit's start); `facts` and `members`
    (person id -> facts) add what was found. What was paid above it for months since then is recovered with `still_due`.
    Raises Refusal, also where the case has its own step for it.
    """
    with act_transaction():
        row, matter = named(entitlement)
        check_one_of(by, (BUREAU, HEAD), matter.line, "", "减发", on)
        own = next((step for step in matter.steps if step.changes is not None), None)
        if row.case and own is not None:
            raise Refusal(f"案件{row.case}自有“{own.title}”环节", remedy=f"请在案件中办理“{own.title}”。")
        if not reason.strip():
            raise Refusal("减发决定没有写明理由", RELIEF[13].cite(on), "请写明查明的情况和理由。")
        check_heard(matter.line, on, heard_on is not None and heard_on <= on)
        here = district(on)
        cut = cuts.settle(row, matter, since, on, here, facts, members)
        basis = matter.basis + RELIEF[13] + SUBSISTENCE[32] + RELIEF_ACT[48] if matter.line == RELIEF_LINE else matter.basis
        body = [f"你（户）享受的“{matter.title}”，经审查决定减发。{cuts.told_in_letter(cut)}", f"事实和理由：{reason}。"]
        body += [f"本机关已于{written_day(heard_on)}听取意见。"] if heard_on else []
        parts = letters.on_a_benefit(matter, "减发待遇决定书", on, here, addressee=letters.addressee(row.person, on), body=body, basis=basis)
        letter = letters.numbered(parts, on, here)
        fields = cut.fields() | {
            "reason": reason, "heard_on": heard_on.isoformat() if heard_on else None, "told": cuts.told_in_letter(cut),
            "remedies": parts["remedies"], "letter": letters.quoted(letter),
        }  # fmt: skip
        seq = record(row.matter, "reduce", Signed(on, by, at=at), fields, basis=basis).seq
        letters.keep(letter, case=None, on=on, seq=seq)
        cuts.keep(cut, seq)
        return Reduced(seq, cut.before, cut.after)
