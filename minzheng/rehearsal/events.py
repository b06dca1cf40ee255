"""What happens in the year beside the cases: what stood at its beginning, monthly payrolls, deaths, the yearly draw."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from minzheng import calendar
from minzheng.funds import bankfile
from minzheng.funds.models import Payroll
from minzheng.journal.checkpoints import make_all
from minzheng.procedure.actor import Actor
from minzheng.procedure.bank import send, settle
from minzheng.procedure.death import report_death
from minzheng.procedure.payroll import run_payroll
from minzheng.procedure.stop import stop

from . import drawing, opening

if TYPE_CHECKING:
    from .live import Year

PAYDAY, ANSWER_AFTER = 10, 2
BOUNCES = {3: 2, 6: 2, 9: 2}
"""How many payments of a benefit the bank returns in which month; they are paid again the month after."""
AT_ONCE = "urgent_relief"
MORTALITY, STOPPED_AFTER = 0.025, 8


def open_everything(year: Year, eve: date) -> None:
    """期初: organisations, rows of other registers, standing payees and funds."""
    opening.organisations(year, eve)
    opening.registers(year, eve)
    opening.payees(year, eve)
    opening.funds(year, eve)


def of_day(year: Year, day: date) -> None:
    """What falls on this day."""
    _payroll(year, day)
    _at_once(year, day)
    _deaths(year, day)
    drawing.of_day(year, day)
    if (day + timedelta(days=1)).day == 1:
        make_all(year.moment(day))


def office(year: Year, name: str, place: int = 0) -> Actor:
    """Somebody who holds an office of the district."""
    return Actor((year.staff.by_office[name, ""][place],), name, year.district.locality.bureau)


# --- payrolls ------------------------------------------------------------------------------------------------------


def _payday(year: int, month: int) -> date:
    return calendar.next_working_day_on_or_after(date(year, month, PAYDAY))


def _payroll(year: Year, day: date) -> None:
    if day == _payday(day.year, day.month):
        preparer, head = office(year, "finance"), office(year, "head")
        for made in run_payroll(day.replace(day=1), on=day, by=preparer, approver=head, at=year.moment(day)):
            if made.seq is not None and made.lines:
                year.sent.append((made.seq, send(made.seq, on=day, by=preparer, at=year.moment(day)).path.read_bytes()))
    elif day == calendar.add_working_days(_payday(day.year, day.month), ANSWER_AFTER):
        for seq, content in year.sent or opening.unanswered():
            settle(seq, _answer(seq, content, day), on=day, by=office(year, "finance", 1), at=year.moment(day))
        year.sent.clear()


def _at_once(year: Year, day: date) -> None:
    """先行救助 does not wait for the payday: what was decided today is paid today, out of the reserve (备用金)."""
    if not opening.waiting(AT_ONCE):
        return
    preparer, head = office(year, "finance"), office(year, "head")
    for made in run_payroll(day.replace(day=1), on=day, by=preparer, approver=head, matters=[AT_ONCE], at=year.moment(day)):
        if made.seq is not None:
            arrive_today(year, made.seq, day)


def arrive_today(year: Year, seq: int, day: date) -> None:
    """A payroll beside the month's own goes to the bank and arrives the same day."""
    content = send(seq, on=day, by=office(year, "finance"), at=year.moment(day)).path.read_bytes()
    settle(seq, _answer(seq, content, day, {}), on=day, by=office(year, "finance", 1), at=year.moment(day))


def _answer(seq: int, content: bytes, day: date, bounces: Mapping[int, int] = BOUNCES) -> bytes:
    """The bank's answer to a file: everything paid, but for the few that bounce in some months."""
    batch, payments = bankfile.read_sent(content)
    paid = Payroll.objects.values_list("matter", "month").get(seq=seq)  # a number differs from database to database
    bounced = set(random.Random(f"bounce:{paid[0]}:{paid[1]}").sample(range(len(payments)), min(bounces.get(day.month, 0), len(payments))))
    answers = [
        bankfile.Answer(p.place, p.account, p.amount, place not in bounced, "账户已销户" if place in bounced else "")
        for place, p in enumerate(payments)
    ]
    return bankfile.answered(batch, answers)


# --- deaths --------------------------------------------------------------------------------------------------------


def _deaths(year: Year, day: date) -> None:
    """Old people who die: the notice, the village's or a funeral's, holds everything the same day; the decision to stop follows."""
    for person, town, notice, died in year.deaths():
        if day == notice and person not in year.told_by_funerals():
            village = Actor((year.staff.by_office["village", town][0],), "village", year.staff.organs[town], town)
            report_death(person, died, source="村（社区）报告，凭死亡证明", on=day, by=village, at=year.moment(day))
        elif day == calendar.add_working_days(notice, STOPPED_AFTER):
            for entitlement in opening.running(person):
                stop(
                    entitlement,
                    last_month=died.replace(day=1),
                    reason="领取人死亡",
                    on=day,
                    by=office(year, "bureau"),
                    died=True,
                    at=year.moment(day),
                )
