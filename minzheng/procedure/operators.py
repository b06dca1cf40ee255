"""Who signs a payroll from the command line: the finance officer and the head appointed in this district."""

from __future__ import annotations

from minzheng.offices import ALL, FINANCE, HEAD
from minzheng.registers import read
from minzheng.vocabulary.errors import Refusal

from .actor import Actor
from .district import district


def holder(office: str, staff: str = "") -> Actor:
    """Somebody who holds an office now: the officer with this staff number, or the first. Raises Refusal when nobody does."""
    found = read.holder_still(office, staff)
    if found is None:
        title = next((one.title for one in ALL if one.id == office), office)
        raise Refusal(f"没有人担任“{title}”职位" if not staff else f"工号{staff}不担任“{title}”职位", remedy="请先由安全管理员任命。")
    return Actor((found.staff,), office, found.organ, found.town)


def paymaster(by: str = "", approved_by: str = "", *, dry_run: bool = False) -> tuple[Actor, Actor]:
    """Who prepares a payroll (财务人员) and who approves it (负责人): never the same person.

    A rehearsed district picks them itself; in a real one both must be named, because they answer for the money.
    """
    if not (district().rehearsed or dry_run or (by and approved_by)):
        raise Refusal("真实地区发放须写明编制人和审批人", remedy="请加上 --by 工号 --approved-by 工号（财务人员与负责人，不得为同一人）。")
    return holder(FINANCE.id, by), holder(HEAD.id, approved_by)
