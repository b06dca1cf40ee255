"""Who signs a payroll from the command line: the finance officer and the head appointed in this district."""

from __future__ import annotations

from datetime import date

from minzheng.registers.models import Appointment
from minzheng.vocabulary.errors import Refusal

from .actor import Actor


def holder(office: str, day: date | None = None) -> Actor:
    """Somebody who holds an office now. Raises Refusal when nobody does."""
    found = Appointment.objects.filter(office=office, until=None).select_related("officer").order_by("officer_id").first()
    if found is None:
        raise Refusal(f"没有人担任“{office}”职位", remedy="请先由安全管理员任命。")
    return Actor((found.officer_id,), office, found.officer.organ, found.officer.town)


def paymaster() -> tuple[Actor, Actor]:
    """Who prepares a payroll (财务人员) and who approves it (负责人): never the same person."""
    return holder("finance"), holder("head")
