"""授权与账户：给谁什么职位、收回、账户的开立与停用，各是台账里的一个行为；只向前，不改变已经办过的事。"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from minzheng.catalogue import matters
from minzheng.journal.transaction import act_transaction
from minzheng.journal.write import Entry, append
from minzheng.offices import ALL
from minzheng.registers import read
from minzheng.registers import write as registers
from minzheng.vocabulary import Office
from minzheng.vocabulary.errors import Refusal

from .actor import Actor

SECURITY = Office("security_administrator", "安全管理员")
"""Who gives offices: none of the offices in which somebody acts in a case."""
GIVE, TAKE = "give_office", "take_office"
OFFICERS, ACCOUNTS = "register_officers", "accounts"
ACCOUNT_ACTS = {"open_account": "开立账户", "reset_password": "重发口令", "close_account": "停用账户", "reopen_account": "恢复账户"}
"""What may be entered about an account, and what it is called."""
GRANTABLE = tuple(office for office in ALL if not office.citizen and not office.clock)
"""Offices that somebody can be given: a citizen's or a clock's is nobody's post."""


def business_lines() -> tuple[str, ...]:
    """The lines an office can be given for, in the order of the catalogue."""
    return tuple(dict.fromkeys(matter.line for matter in matters()))


def give_office(staff: str, office: str, line: str, *, since: date, on: date, by: Actor, at: datetime | None = None) -> int:
    """Give an officer an office for a line of business ("" = all) from a day on; the act's seq.

    Raises Refusal for an unknown officer, office or line, one held already, and a day before `on`: what was done without
    authority does not become lawful afterwards (行政处罚法38).
    """
    title = _title(office)
    if line and line not in business_lines():
        raise Refusal(f"没有“{line}”这条业务线", remedy=f"可用：{'、'.join(business_lines())}；不写为全部。")
    if since < on:
        raise Refusal(f"职权不能追溯到{since}", remedy="从今天或者以后的日期起授予。")
    known = read.officer(staff)
    if (office, line) in read.appointments_open(staff):
        raise Refusal(f"{known.name}已经任{title}（{line or '全部业务'}）", remedy="不必再授予。")
    with act_transaction():
        seq = _enter(OFFICERS, GIVE, {"staff": staff, "office": office, "line": line, "since": since.isoformat()}, on, by, at)
        registers.give(staff, office, line, since, seq)
        return seq


def take_office(staff: str, office: str, line: str, *, why: str, on: date, by: Actor, at: datetime | None = None) -> int:
    """Take an office back: from `on` it gives no authority; the act's seq. Raises Refusal when it is not held, or without a reason."""
    title = _title(office)
    if not why.strip():
        raise Refusal("没有写明收回职权的原因", remedy="如：调离、轮岗、证件失效。")
    known = read.officer(staff)
    since = read.appointments_open(staff).get((office, line))
    if since is None:
        raise Refusal(f"{known.name}现在不任{title}（{line or '全部业务'}）", remedy="请核对工号和业务线。")
    until = max(on - timedelta(days=1), since - timedelta(days=1))
    with act_transaction():
        seq = _enter(OFFICERS, TAKE, {"staff": staff, "office": office, "line": line, "until": until.isoformat(), "why": why.strip()}, on, by, at)
        registers.dismiss(staff, office, line, until)
        return seq


def account_changed(verb: str, account: str, staff: str, why: str, *, on: date, by: Actor, at: datetime | None = None) -> int:
    """Enter what a system administrator did to an account (ACCOUNT_ACTS); the act's seq. Never a password. Raises Refusal without a reason."""
    if not why.strip():
        raise Refusal("没有写明原因", remedy=f"请写明{ACCOUNT_ACTS[verb]}的原因。")
    with act_transaction():
        return _enter(ACCOUNTS, verb, {"account": account, "staff": staff, "why": why.strip()}, on, by, at)


def _title(office: str) -> str:
    for one in GRANTABLE:
        if one.id == office:
            return one.title
    raise Refusal(f"没有可以授予的职位“{office}”", remedy="请从职位表里选。")


def _enter(matter: str, verb: str, fields: dict[str, str], on: date, by: Actor, at: datetime | None) -> int:
    entry = Entry(act_id=None, case=None, matter=matter, verb=verb, origin="here", on=on, at=at or datetime.now(UTC),
                  actor=by.number, role=by.office, org=by.organ, fields=fields)  # fmt: skip
    return append(entry).seq
