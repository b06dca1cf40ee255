"""提标补差：新标准追溯施行的，按各月的事实重算已发的月份，逐人逐月补足差额；高出的不扣回，已补的不重补。"""

from __future__ import annotations

from contextlib import nullcontext
from datetime import date, datetime

from minzheng import calendar
from minzheng.funds import lines as l
from minzheng.funds import payments, read
from minzheng.funds import write as funds
from minzheng.journal.transaction import act_transaction
from minzheng.vocabulary import Matter, Monthly
from minzheng.vocabulary.errors import Refusal

from . import following
from .actor import Actor
from .district import district
from .money import Signed
from .payroll import PayrollResult, check, keep, payable, rates_of


def pay_differences(matter: str, since: date, until: date, *, document: str, on: date, by: Actor, approver: Actor | None = None,
                    dry_run: bool = False, at: datetime | None = None) -> PayrollResult:  # fmt: skip
    """Pay what a new standard (`document`: its title and number) gives beyond what was paid for the months `since`..`until`.

    Months are given by their first days. Done again it pays only what is still lacking (somebody released since). Raises
    Refusal when nothing is lacking, nobody may do it, or (outside 演练) the standard is not confirmed.
    """
    if since.day != 1 or until.day != 1 or until < since:
        raise ValueError("months are given by their first days, in order")
    page, signed = payable(matter), Signed(on, by, approver, at=at)
    if not isinstance(page.pays, Monthly):
        raise Refusal(f"“{page.title}”不是按月发放的待遇", remedy="请核对事项。")
    if not document.strip():
        raise Refusal("没有写明新标准的文件名称和文号", remedy="请写明文件名称和文号。")
    if not dry_run:
        check(signed, [page])
    with nullcontext() if dry_run else act_transaction():
        if not dry_run:
            funds.alone()
            following.keep(page, following.follow(page, until, district(on), since), signed)
        owed = lacking(page, since, until, on)
        if not owed.lines:
            raise Refusal(f"“{page.title}”{since:%Y-%m}至{until:%Y-%m}没有应补的差额", remedy="请核对月份和标准的施行日期。")
        if dry_run:
            return PayrollResult(page, until, None, owed)
        number = max(read.last_batch(page.id, until), 1) + 1  # the first is the month's own run
        return PayrollResult(page, until, keep(page, until, number, l.EXTRA, owed, signed, document), owed)


def lacking(matter: Matter, since: date, until: date, on: date) -> payments.Owed:
    """What the standards known on a day give beyond what was paid for these months, person by person and month by month; what a
    benefit only tops up is taken as these standards make it."""
    here = district(on)
    planned = following.follow(matter, until, here, since).versions
    return payments.differences(matter, since, until, rates_of(here), calendar.PACKAGED, planned)
