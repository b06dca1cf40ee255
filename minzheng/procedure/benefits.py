"""What the verbs on running benefits share: which one, whether its own page ends it, and the cascade its end sets off."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from minzheng import catalogue
from minzheng.funds import cascade, months, read
from minzheng.funds import write as funds
from minzheng.registers.read import offices_of
from minzheng.vocabulary import Matter, Office
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.proceeding import POWER

from . import cuts
from .actor import Actor
from .district import District

Entitlement = Any


def named(entitlement: int) -> tuple[Entitlement, Matter]:
    """The entitlement, for change in this transaction, and its matter's page. Raises Refusal."""
    row = read.entitlement(entitlement, for_change=True)
    return row, catalogue.matter(row.matter)


def check_one_of(actor: Actor, offices: Sequence[Office], line: str, town: str, what: str, day: date) -> None:
    """That the actor holds one of these offices for the line, in the town. Raises Refusal."""
    titles = "、".join(office.title for office in offices)
    if actor.office not in [office.id for office in offices] or not actor.staff:
        raise Refusal(f"“{what}”应由{titles}办理", remedy="请转有权的机构或者人员办理。", gate=POWER)
    for staff in actor.staff:
        lines = {held_line for held, held_line in offices_of(staff, day) if held == actor.office}
        if not lines or (line and not lines & {"", line}):
            raise Refusal(f"工号{staff}在{day}没有办理“{what}”的职权", remedy="请由安全管理员依法授权后再办。", gate=POWER)
    if actor.town and town and actor.town != town:
        raise Refusal("不能办理其他镇（街道）的人员", remedy="请转其所在镇（街道）办理。", gate=POWER)


def reach_of_end(row: Entitlement, last_month: date, here: District) -> cuts.Reach:
    """What the end of a benefit changes in the facts of others, from the month after its last."""
    following = months.following(last_month)
    changed = cascade.status_changed(row.matter, cascade.people_of(row), False, following, 0 if cascade.is_shared(row.matter) else None)
    return cuts.reach(changed, following, f"“{read.title_of(row.matter)}”停发", here)


def end(row: Entitlement, last_month: date, why: str, reached: cuts.Reach, *, on: date, seq: int) -> None:
    """End it and keep what follows from it."""
    funds.end(row.pk, last_month=last_month, why=why, seq=seq)
    funds.keep_versions(reached.versions, seq)
    funds.hold_many(reached.holds, since=on, seq=seq)
