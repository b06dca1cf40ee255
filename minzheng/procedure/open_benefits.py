"""期初待遇：系统启用以前已在享受待遇的人，每项待遇一个行为，逐人留底；从启用当月起由本系统计发。"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from minzheng import catalogue
from minzheng.funds import months, read
from minzheng.funds import write as funds
from minzheng.journal.transaction import act_transaction
from minzheng.vocabulary import Matter, Monthly
from minzheng.vocabulary.coding import encode
from minzheng.vocabulary.errors import Refusal

from .actor import Actor
from .opening import OPENING, bulk_act
from .rows import act_known


def open_benefits(matter: str, rows: Sequence[Mapping[str, Any]], *, on: date, by: Actor, origin: str = OPENING,
                  act_id: UUID | None = None, at: datetime | None = None) -> list[int]:  # fmt: skip
    """Enter who drew a benefit before the system, one act for all; the ids of the entitlements in the same order.

    Each row: `person` (register id), `amount` (分 a month), `facts` (by key, as rules read them; complete), `members` (by
    group; a member's row may carry "person.id", so that his death or move reaches the benefit), and optionally `town`,
    `case`, `starts` (default: the month after `on`), `paid_through` (default: the month before the one after `on`, for
    those that started by then). Raises Refusal when somebody appears twice or draws the benefit already;
    sent again under the same `act_id` it answers as the first time.
    """
    page = catalogue.matter(matter)
    if not isinstance(page.pays, Monthly):
        raise Refusal(f"“{page.title}”不是按月发放的待遇", remedy="请核对事项。")
    ready = [_row(matter, row, on) for row in rows]
    _refuse_twice(page.title, ready)
    with act_transaction():
        if act_id is None or act_known(act_id) is None:
            _refuse_drawn(page, ready)
        kept = [(str(row["person_id"]), _text(row)) for row in ready]
        seq, fresh = bulk_act(matter, kept, on=on, by=by, origin=origin, verb="open_benefits",
                              fields={"total": sum(row["amount"] for row in ready)}, act_id=act_id, at=at, matter=matter)  # fmt: skip
        return funds.open_entitlements(ready, seq) if fresh else read.opened_by(seq)


def _row(matter: str, row: Mapping[str, Any], on: date) -> dict[str, Any]:
    first = months.following(on)
    starts = row.get("starts") or first
    settled = months.first_day(months.number_of(first) - 1)
    return {
        "matter": matter, "person_id": row["person"], "case": row.get("case", ""), "town": row.get("town", ""), "starts": starts,
        "amount": row["amount"], "paid_through": row.get("paid_through", settled if starts <= settled else None),
        "facts": encode(row["facts"]), "members": {group: [encode(one) for one in members] for group, members in row.get("members", {}).items()},
    }  # fmt: skip


def _text(row: Mapping[str, Any]) -> dict[str, Any]:
    return encode(row)


def _refuse_twice(title: str, rows: Sequence[Mapping[str, Any]]) -> None:
    seen: set[int] = set()
    for number, row in enumerate(rows, start=1):
        if row["person_id"] in seen:
            raise Refusal(f"“{title}”期初名册第{number}行的人重复出现", remedy="请核对名册，每人只列一次。")
        seen.add(row["person_id"])


def _refuse_drawn(page: Matter, rows: Sequence[Mapping[str, Any]]) -> None:
    """Nobody of the list draws this benefit, or one that excludes it, in the months to come."""
    first = min((row["starts"] for row in rows), default=date.max)
    drawn = read.drawing((page.id, *page.excludes), first)
    for number, row in enumerate(rows, start=1):
        if row["person_id"] in drawn:
            title = catalogue.matter(drawn[row["person_id"]]).title
            why = f"“{page.title}”期初名册第{number}行的人正在享受“{title}”待遇，同一时段不得重复或者同时享受"
            raise Refusal(why, remedy="请核对名册。", gate=read.EXCLUSIVE)
