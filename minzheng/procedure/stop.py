"""停发：以决定停止一项待遇，写明理由、依据和救济途径；自2026年7月1日起，社会救助停发、减发前须听取意见。

事项页自有停发环节的案件，在案件中办理；期初待遇和没有停发环节的事项在这里办理。
"""

from __future__ import annotations

from datetime import date, datetime

from minzheng.funds import months
from minzheng.journal.transaction import act_transaction
from minzheng.offices import BUREAU, HEAD
from minzheng.statutes import RELIEF, RELIEF_ACT, SUBSISTENCE
from minzheng.vocabulary import Matter
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.wording import written_day

from . import letters
from .actor import Actor
from .benefits import Entitlement, check_one_of, end, named, reach_of_end
from .district import district
from .money import Signed, record

RELIEF_LINE = "社会救助"
HEARD = "停减发前听取意见"


def stop(entitlement: int, *, last_month: date, reason: str, on: date, by: Actor, heard_on: date | None = None, died: bool = False,
         at: datetime | None = None) -> int:  # fmt: skip
    """Stop a benefit after `last_month` (its first day), by a decision with reasons. The act's seq.

    `heard_on` = the day the household was heard (needed where the Act asks for it, not for a payee who `died`). The month
    may lie in the past: what was paid for later months is then an overpayment to recover. Raises Refusal.
    """
    if last_month.day != 1:
        raise ValueError("a month is given by its first day")
    with act_transaction():
        row, matter = named(entitlement)
        check_one_of(by, (BUREAU, HEAD), matter.line, "", "停发", on)
        _check(row, matter, last_month, reason, on, None if died else heard_on, died)
        here = district(on)
        reached = reach_of_end(row, last_month, here)
        basis = matter.basis + RELIEF[13] + SUBSISTENCE[32] + RELIEF_ACT[48] if matter.line == RELIEF_LINE else matter.basis
        following = months.following(last_month)
        body = [f"你（户）享受的“{matter.title}”，经审查决定停发，自{following.year}年{following.month}月起不再发放。", f"事实和理由：{reason}。"]
        body += [f"本机关已于{written_day(heard_on)}听取意见。"] if heard_on else []
        body += [] if died else letters.what_remains(matter, on)
        parts = letters.on_a_benefit(matter, "停发待遇决定书", on, here, addressee=letters.addressee(row.person, on, died=died), body=body, basis=basis)
        letter = letters.numbered(parts, on, here)
        fields = {
            "ended": [[row.pk, months.following(last_month).isoformat(), reason]], "reason": reason,
            "heard_on": heard_on.isoformat() if heard_on else None, "remedies": letter["parts"]["remedies"], "letter": letters.quoted(letter),
            "holds": [list(one) for one in reached.holds],
            "versions": [version.told() for version in reached.versions],
        }  # fmt: skip
        seq = record(row.matter, "end", Signed(on, by, at=at), fields, basis=basis).seq
        letters.keep(letter, case=None, on=on, seq=seq)
        end(row, last_month, reason, reached, on=on, seq=seq)
        return seq


def _check(row: Entitlement, matter: Matter, last_month: date, reason: str, on: date, heard_on: date | None, died: bool) -> None:
    if row.ends is not None:
        raise Refusal(f"“{matter.title}”已自{row.ends}起停发（第{row.ended}号行为）", remedy="不得重复停发。")
    if not reason.strip():
        raise Refusal("停发决定没有写明理由", RELIEF[13].cite(on), "请写明事实和理由。")
    if months.number_of(last_month) > months.number_of(on):
        raise Refusal(f"最后发放月{last_month:%Y-%m}在决定日期{on}之后", remedy="请核对月份；停发不预先作出。")
    needed = matter.line == RELIEF_LINE and RELIEF_ACT[48].in_force(on) and not died
    if needed and (heard_on is None or heard_on > on):
        raise Refusal(f"“{matter.title}”停发前没有听取意见", RELIEF_ACT[48].cite(on), "请先听取享受待遇的家庭的意见并记录。", HEARD)


def check_heard(line: str, on: date, heard: bool) -> None:
    """That a cut or stop of social relief on this day comes after a hearing. Raises Refusal (社会救助法48)."""
    if line == RELIEF_LINE and RELIEF_ACT[48].in_force(on) and not heard:
        raise Refusal("停发、减发前没有听取意见", RELIEF_ACT[48].cite(on), "请先听取意见并记录。", HEARD)
