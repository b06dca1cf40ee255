"""期限：由行为随时重算的各项期限，最近的一项，以及用颜色表示的缓急。"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from minzheng.vocabulary.deciding import Due, Lapse, clocks_of, windows_of
from minzheng.vocabulary.proceeding import Proceeding
from minzheng.vocabulary.situation import Situation

SOON = timedelta(days=7)


def deadlines(case: Proceeding, like: Situation) -> tuple[Due, ...]:
    """Every deadline of the case that can be told now, recomputed from its acts; `like` brings day, calendar and rates."""
    if case.closed:
        return ()
    situation = replace(like, facts=case.facts, members=case.members, history=case.history)
    return clocks_of(case.matter, situation)


def windows(case: Proceeding, like: Situation) -> tuple[Lapse, ...]:
    """The windows of the case that can be told now, past ones too."""
    return windows_of(case.matter, replace(like, facts=case.facts, members=case.members, history=case.history))


def nearest(case: Proceeding, like: Situation) -> Due | None:
    """The deadline that comes first."""
    told = [due for due in deadlines(case, like) if due.due is not None]
    return min(told, key=lambda due: due.due or date.max, default=None)


def colour(due: date | None, today: date) -> str:
    """red 已超期, yellow 七日内到期, green 未到期, grey 时限未定或者没有期限."""
    if due is None:
        return "grey"
    if due < today:
        return "red"
    return "yellow" if due <= today + SOON else "green"
