"""变更：复核查明的家庭、收入、残疾等情况变化，自某月起冻结为新的事实，待遇金额随之增加；减少的，须作出减发决定。"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from minzheng.funds import cascade, read
from minzheng.funds import write as funds
from minzheng.journal.transaction import act_transaction
from minzheng.offices import BUREAU, HEAD
from minzheng.statutes import RELIEF, SUBSISTENCE
from minzheng.vocabulary.coding import encode
from minzheng.vocabulary.errors import Refusal, UnsetRate

from . import cuts
from .actor import Actor
from .benefits import check_one_of, named
from .district import district
from .money import Signed, record
from .stop import RELIEF_LINE

CUT = "减发须作决定"


@dataclass(frozen=True)
class Changed:
    """The act, and what the benefit gives a month before and after the change (分; 0 when it is no longer due)."""

    seq: int
    before: int
    after: int


def change_facts(entitlement: int, *, since: date, reason: str, on: date, by: Actor, facts: Mapping[str, Any] | None = None,
                 members: Mapping[int, Mapping[str, Any]] | None = None, at: datetime | None = None) -> Changed:  # fmt: skip
    """Enter facts that hold from the month `since` (its first day) on: of the case (`facts`) and of members (`members`:
    person id of the register -> facts), as rules take them.

    The next payrolls ask by the new facts: a rise is paid, who no longer qualifies is held. What would be paid less is a cut
    and needs the decision to reduce it. Raises Refusal, MissingFact, UnsetRate.
    """
    if since.day != 1:
        raise ValueError("a month is given by its first day")
    with act_transaction():
        row, matter = named(entitlement)
        check_one_of(by, (BUREAU, HEAD), matter.line, "", "变更待遇事实", on)
        if not reason.strip():
            raise Refusal("变更没有写明查明的情况", SUBSISTENCE[32].cite(on), "请写明事实和理由。")
        if row.ends is not None and row.ends <= since:
            raise Refusal(f"“{matter.title}”自{row.ends}起已经停发", remedy="无须变更。")
        versions = cascade.facts_changed(row, encode(facts or {}), {one: encode(known) for one, known in (members or {}).items()}, since)
        if not versions:
            raise Refusal("所列事实与现有的相同，或者不是本项待遇所看的事实", remedy="请核对事实。")
        here = district(on)
        old, new = read.facts_in_force(entitlement, since), versions[0].facts
        before, after = (cuts.amount(matter, frozen, since, here) for frozen in (old, new))
        if before is None or after is None:
            raise UnsetRate(matter.title, since, "金额算不出来，不能变更")
        if 0 < after < before:
            raise Refusal("变更使待遇减少", SUBSISTENCE[32].cite(on), "减少待遇，请作出减发决定。", CUT)
        reached = cuts.reach_of_facts(row, matter, old, new, since, here)
        versions += reached.versions
        fields = {
            "versions": [version.told() for version in versions], "reason": reason, "since": since.isoformat(), "before": before, "after": after,
        }  # fmt: skip
        if reached.holds:
            fields["holds"] = [[id, why] for id, why in reached.holds]
        basis = RELIEF[13] + SUBSISTENCE[32] if matter.line == RELIEF_LINE else matter.basis
        seq = record(row.matter, "change_facts", Signed(on, by, at=at), fields, basis=basis).seq
        funds.keep_versions(versions, seq)
        funds.hold_many(reached.holds, since=on, seq=seq)
        return Changed(seq, before, after)
