"""送盘与回盘：批次送银行代发，账号只出现在送盘文件里；回盘逐笔核对到分，退票的留作待付，到账之日由此而定。"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from minzheng import catalogue
from minzheng.funds import bankfile, months, read
from minzheng.funds import write as funds
from minzheng.funds.models import Payroll
from minzheng.journal.transaction import act_transaction
from minzheng.offices import FINANCE
from minzheng.sm3 import sm3
from minzheng.vocabulary.errors import Refusal

from . import anchoring
from .actor import Actor
from .district import district
from .money import Signed, check_office, record

FOLDER = "bank"
RECONCILED = "逐笔核对"


@dataclass(frozen=True)
class Sent:
    """A file that went to the bank: where it lies, and the act that sent it."""

    path: Path
    seq: int


@dataclass(frozen=True)
class Settled:
    """The bank's answer in the books: the act, how many were paid and for how much (分), what bounced (line number, why)."""

    seq: int
    paid: int
    amount: int
    bounced: tuple[tuple[int, str], ...]


def send(payroll: int, *, on: date, by: Actor, encoding: str = "utf-8-sig", at: datetime | None = None) -> Sent:
    """Write the file of a payroll (named by the seq of its act) for the bank, under the data directory; its digest is in the act.

    A file that was sent is written again with the same content, without a new act, as long as names and accounts are the
    same. Raises Refusal when a payee has no account, when there is nothing to pay, when the answer has come, when the journal's
    newest outside anchor is too old (`anchoring`).
    """
    with act_transaction():
        batch = read.payroll_of(payroll, for_change=True)
        matter = catalogue.matter(batch.matter)
        check_office(by, FINANCE, matter.line, "送盘", on)
        anchoring.require(at or datetime.now(UTC), "送盘")
        if batch.result is not None:
            raise Refusal(f"第{payroll}号发放批次已经回盘（第{batch.result}号行为），不得再次送盘", remedy="退票的款项在下一批次重发。")
        content = bankfile.written(batch.seq, _with_accounts(batch), f"{matter.title}{months.written(months.number_of(batch.month))}", encoding)
        digest = sm3(content)
        if batch.sent is not None and bytes(batch.file_digest or b"") == digest:
            return Sent(_kept(batch, content), batch.sent)
        fields = {"payroll": batch.seq, "lines": batch.lines, "total": batch.total, "file": digest.hex(), "bytes": len(content)}
        seq = record(batch.matter, "send", Signed(on, by, at=at), fields, basis=matter.basis).seq
        funds.keep_sent(batch.pk, digest, seq)
        return Sent(_kept(batch, content), seq)


def _with_accounts(batch: Payroll) -> list[bankfile.Payment]:
    payments = read.payments(batch.pk)
    if not payments:
        raise Refusal(f"第{batch.seq}号发放批次没有应发的款项", remedy="无须送盘。")
    lacking = [one.place + 1 for one in payments if not one.account]
    if lacking:
        few = "、".join(str(place) for place in lacking[:10])
        raise Refusal(f"第{few}行{'等' if len(lacking) > 10 else ''}共{len(lacking)}人没有登记银行账户", remedy="请先登记账户再送盘。")
    return payments


def _kept(batch: Payroll, content: bytes) -> Path:
    folder = settings.DATA_DIRECTORY / FOLDER
    mark = "演练-" if district().rehearsed else ""
    path = folder / f"{mark}{batch.matter}-{batch.month:%Y-%m}-{batch.seq}.csv"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.touch(mode=0o600)
        path.write_bytes(content)
    except OSError as error:
        raise Refusal(f"送盘文件写不进{folder}（{error.strerror}）", remedy="请检查目录权限。") from error
    return path


def settle(payroll: int, result: bytes | Path, *, on: date, by: Actor, at: datetime | None = None) -> Settled:
    """Enter the bank's answer: every line of the payroll once, to the cent. `on` is the day the money arrived.

    Raises Refusal naming the line for an unknown one, a doubled one, a wrong amount or account, a missing one: then
    nothing is entered.
    """
    content = result.read_bytes() if isinstance(result, Path) else result
    return settle_answers(payroll, lambda: bankfile.read_answer(content, payroll), {"file": sm3(content).hex()}, on=on, by=by, at=at)


def settle_answers(payroll: int, answers: Callable[[], Sequence[bankfile.Answer]], told: Mapping[str, Any], *, on: date, by: Actor,
                   at: datetime | None = None) -> Settled:  # fmt: skip
    """As `settle`, of lines already read; `told` says in the act where they come from."""
    with act_transaction():
        batch = read.payroll_of(payroll, for_change=True)
        matter = catalogue.matter(batch.matter)
        check_office(by, FINANCE, matter.line, "回盘", on)
        if batch.sent is None:
            raise Refusal(f"第{payroll}号发放批次还没有送盘", remedy="请先送盘。", gate=RECONCILED)
        if batch.result is not None:
            raise Refusal(f"第{payroll}号发放批次已经回盘（第{batch.result}号行为）", remedy="不得重复入账。", gate=RECONCILED)
        answered = answers()
        lines = read.sums(batch.pk)
        _reconcile(answered, lines, {one.place: one.account for one in read.payments(batch.pk)})
        failed = [one for one in answered if not one.paid]
        bounced = [(lines[one.place][0], one.amount, one.why or "未说明原因") for one in failed]
        back = sum(one.amount for one in failed)
        fields = {
            **told, "payroll": batch.seq, "paid": len(answered) - len(failed), "amount": batch.total - back,
            "bounced": [[one.place, one.amount, one.why or "未说明原因"] for one in failed],
        }  # fmt: skip
        seq = record(batch.matter, "settle", Signed(on, by, at=at), fields, basis=matter.basis).seq
        funds.keep_settled(batch, bounced, on=on, seq=seq)
        return Settled(seq, len(answered) - len(failed), batch.total - back, tuple((one.place + 1, one.why) for one in failed))


def _reconcile(answers: Sequence[bankfile.Answer], lines: dict[int, tuple[int, int]], accounts: dict[int, str]) -> None:
    seen: set[int] = set()
    for one in answers:
        number = one.place + 1
        if one.place not in lines:
            raise _differs(f"第{number}行不在本批次中")
        if one.place in seen:
            raise _differs(f"第{number}行重复")
        if one.amount != lines[one.place][1]:
            raise _differs(f"第{number}行金额{bankfile.yuan(one.amount)}元，应为{bankfile.yuan(lines[one.place][1])}元")
        if one.account != accounts[one.place]:
            raise _differs(f"第{number}行的账号与送盘时不同")
        seen.add(one.place)
    if len(seen) < len(lines):
        missing = next(place for place in lines if place not in seen)
        raise _differs(f"缺少第{missing + 1}行等{len(lines) - len(seen)}行")


def _differs(why: str) -> Refusal:
    return Refusal(f"回盘文件与送盘不符：{why}", remedy="整份文件没有入账，请与银行核对后重新导入。", gate=RECONCILED)
