"""The file that goes to the bank and the one that comes back: CSV, one payment a line, amounts in 元 with two decimals.

The only place where account numbers leave the registers.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from minzheng.vocabulary.errors import Refusal

SENT = ("批次号", "行号", "户名", "账号", "金额", "用途")
ANSWERED = ("批次号", "行号", "账号", "金额", "结果", "原因")
PAID, FAILED = "成功", "失败"
ENCODINGS = ("utf-8-sig", "gb18030")


@dataclass(frozen=True, slots=True)
class Payment:
    """One line to the bank: its place in the payroll, to whom, 分."""

    place: int
    name: str
    account: str
    amount: int


@dataclass(frozen=True, slots=True)
class Answer:
    """One line of the bank's answer: paid or not, and why not."""

    place: int
    account: str
    amount: int
    paid: bool
    why: str = ""


def yuan(amount: int) -> str:
    """分 as 元 with two decimals."""
    return f"{amount // 100}.{amount % 100:02d}"


def fen(text: str) -> int:
    """元 with at most two decimals as 分, without rounding. Raises ValueError."""
    whole, _, part = text.strip().partition(".")
    if not (whole.isascii() and whole.isdigit()) or len(part) > 2 or (part and not (part.isascii() and part.isdigit())):
        raise ValueError(text)
    return int(whole) * 100 + int(part.ljust(2, "0") or 0)


def written(batch: int, payments: Iterable[Payment], purpose: str, encoding: str = "utf-8-sig") -> bytes:
    """The file to the bank. Raises Refusal for a name the encoding doesn't have."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(SENT)
    rows.writerows((batch, one.place + 1, one.name, one.account, yuan(one.amount), purpose) for one in payments)
    return _encoded(text.getvalue(), encoding)


def answered(batch: int, answers: Iterable[Answer], encoding: str = "utf-8-sig") -> bytes:
    """A file as the bank sends it back (the rehearsal's bank writes it so)."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(ANSWERED)
    rows.writerows((batch, one.place + 1, one.account, yuan(one.amount), PAID if one.paid else FAILED, one.why) for one in answers)
    return _encoded(text.getvalue(), encoding)


def read_sent(content: bytes) -> tuple[int, list[Payment]]:
    """The batch number and the lines of a file to the bank."""
    rows = _rows(content, SENT)
    return int(rows[0][0]) if rows else 0, [Payment(int(row[1]) - 1, row[2], row[3], fen(row[4])) for row in rows]


def read_answer(content: bytes, batch: int) -> list[Answer]:
    """The lines of the bank's answer for this batch, in the order of the file. Raises Refusal naming the line that is wrong."""
    found = []
    for number, row in enumerate(_rows(content, ANSWERED), start=2):
        try:
            place, amount = int(row[1]) - 1, fen(row[3])
        except ValueError:
            raise _wrong(number, "行号或者金额不是数") from None
        if row[0] != str(batch):
            raise _wrong(number, f"批次号{row[0]}不是本批次（{batch}）")
        if row[4] not in (PAID, FAILED):
            raise _wrong(number, f"结果“{row[4]}”不是{PAID}或者{FAILED}")
        found.append(Answer(place, row[2], amount, row[4] == PAID, row[5]))
    return found


def _wrong(number: int, why: str) -> Refusal:
    return Refusal(f"回盘文件第{number}行{why}", remedy="整份文件没有入账，请与银行核对后重新导入。")


def _rows(content: bytes, header: Sequence[str]) -> list[list[str]]:
    for encoding in ENCODINGS:
        try:
            rows = list(csv.reader(io.StringIO(content.decode(encoding))))
            break
        except UnicodeDecodeError:
            continue
    else:
        raise Refusal("文件的编码既不是UTF-8也不是GB18030", remedy="请另存为其中一种编码的CSV。")
    if not rows or tuple(rows[0][: len(header)]) != tuple(header):
        raise Refusal(f"文件第1行应为：{'、'.join(header)}", remedy="请使用规定的格式。")
    for number, row in enumerate(rows[1:], start=2):
        if len(row) < len(header):
            raise _wrong(number, "栏目不全")
    return rows[1:]


def _encoded(text: str, encoding: str) -> bytes:
    try:
        return text.encode(encoding)
    except UnicodeEncodeError as wrong:
        raise Refusal(f"“{wrong.object[wrong.start : wrong.end]}”不能写成{encoding}编码", remedy="请改用UTF-8或者GB18030。") from None
