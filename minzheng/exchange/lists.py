"""Lists written out: people, organisations, payments, cases. Names and numbers are masked unless somebody says why he needs them,
which is kept in the journal before the first row is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from minzheng.catalogue import matters
from minzheng.funds import read as funds
from minzheng.identity import mask_account, mask_name, mask_resident_number
from minzheng.journal.entry import ORIGINS
from minzheng.offices import ALL
from minzheng.procedure import cases
from minzheng.procedure.actor import Actor
from minzheng.procedure.district import District, district
from minzheng.procedure.look import look
from minzheng.registers import finding, read
from minzheng.vocabulary.errors import Refusal

from .layouts import PAGES
from .sheets import DAY, MONEY, NUMBER, Head, write

RESIDENT = 18
"""Characters of an ID number, which stands for a household that has no number."""


@dataclass(frozen=True)
class Asked:
    """What is to be written: of which year (0 = all), of which town ("" = all), names and numbers `opened` or masked."""

    year: int = 0
    town: str = ""
    opened: bool = False

    def name(self, text: str) -> str:
        return text if self.opened else mask_name(text)

    def number(self, text: str | None) -> str:
        return (text if self.opened else mask_resident_number(text)) if text else ""

    def account(self, text: str) -> str:
        return text if self.opened else mask_account(text)


@dataclass(frozen=True)
class List:
    """A list that can be written out. `personal`: it holds people's data, so it can be opened and opening it is kept."""

    id: str
    title: str
    heads: Sequence[Head]
    rows: Callable[[Asked, District], Iterator[Sequence[Any]]]
    personal: bool = False
    of_years: bool = False


def _people(asked: Asked, here: District) -> Iterator[Sequence[Any]]:
    towns = _towns(here)
    for one in finding.everybody(asked.town).iterator(chunk_size=2000):
        yield (
            one.pk, asked.name(one.name), asked.number(one.resident_number), one.sex, one.born, one.died, towns.get(one.town, one.town), one.village,
            _yes(one.local), _yes(one.provincial), asked.account(one.account),
        )  # fmt: skip


def _organisations(asked: Asked, here: District) -> Iterator[Sequence[Any]]:
    towns = _towns(here)
    rows = read.rows_of("organisation")
    for one in (rows.filter(town=asked.town) if asked.town else rows).iterator(chunk_size=2000):
        head = one.details.get("head")
        yield (
            one.number, one.name, one.kind, towns.get(one.town, one.town), one.since, one.until, one.how_ended,
            asked.name(str(head)) if head else "", str(one.details.get("address", "")), _fen(one.details.get("funds")),
        )  # fmt: skip


def _households(asked: Asked, here: District) -> Iterator[Sequence[Any]]:
    """A member a row."""
    towns = _towns(here)
    for one in finding.members(asked.town).iterator(chunk_size=2000):
        home, person = one.household, one.person
        yield (
            asked.number(home.number) if len(home.number) == RESIDENT else home.number, home.area, towns.get(home.town, home.town), home.village, person.pk,
            asked.name(person.name), asked.number(person.resident_number), one.relation, one.since, one.until,
        )  # fmt: skip


def _officers(asked: Asked, here: District) -> Iterator[Sequence[Any]]:
    """An office a row. Officers act in public: their names are not masked."""
    towns, titles = _towns(here), {one.id: one.title for one in ALL}
    for one in finding.all_appointments(asked.town).iterator(chunk_size=2000):
        who = one.officer
        yield (
            who.staff, who.name, who.organ, towns.get(who.town, who.town), titles.get(one.office, one.office), one.line or "全部", one.since, one.until,
            who.certificate, who.certificate_until,
        )  # fmt: skip


def _rows_of(register: str) -> Callable[[Asked, District], Iterator[Sequence[Any]]]:
    """A register of facilities or places, in force or not."""

    def rows(asked: Asked, here: District) -> Iterator[Sequence[Any]]:
        towns, found = _towns(here), read.rows_of(register)
        for one in (found.filter(town=asked.town) if asked.town else found).iterator(chunk_size=2000):
            yield one.number, one.name, one.kind, towns.get(one.town, one.town), one.since, one.until, one.how_ended

    return rows


def _payments(asked: Asked, here: District) -> Iterator[Sequence[Any]]:
    return payment_rows(funds.payments_of(asked.year, asked.town), asked, here)


def payment_rows(rows: Iterable[tuple[Any, ...]], asked: Asked, here: District) -> Iterator[Sequence[Any]]:
    """Payments (see funds.read.payments_of) as rows of the list, masked or opened as asked."""
    titles, towns = {one.id: one.title for one in matters()}, _towns(here)
    for matter, month, batch, person, name, number, account, town, kind, first, last, amount, paid, seq in rows:
        yield (
            titles.get(matter, matter), _month(month), batch, person, asked.name(name), asked.number(number), asked.account(account),
            towns.get(town, town), kind, _month(first), _month(last), amount, paid, seq,
        )  # fmt: skip


def _cases(asked: Asked, here: District) -> Iterator[Sequence[Any]]:
    """Without who they are about: the number leads to the case, where opening is asked for case by case."""
    titles, towns = {one.id: one.title for one in matters()}, _towns(here)
    rows = cases.visible(cases.Scope(None, asked.town)).defer("facts", "members", "history").order_by("opened_on", "number")
    rows = rows.filter(opened_on__year=asked.year) if asked.year else rows
    for one in rows.iterator(chunk_size=2000):
        yield (
            one.number, titles.get(one.matter, one.matter), one.line, ORIGINS.get(one.origin, one.origin), one.opened_on, towns.get(one.town, one.town),
            one.state, one.outcome, _yes(one.closed), one.due, one.due_title,
        )  # fmt: skip


def _towns(here: District) -> dict[str, str]:
    return {one.code: one.name for one in here.locality.streets}


@lru_cache(maxsize=256)
def _month(day: date) -> str:
    return f"{day:%Y-%m}"


def _yes(holds: bool) -> str:
    return "是" if holds else "否"


def _fen(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


ROW_HEADS = (
    Head("登记号", width=24), Head("名称", width=36), Head("类别", width=18), Head("镇街"), Head("起始日期", DAY, 12), Head("终止日期", DAY, 12),
    Head("终止方式"),
)  # fmt: skip
LISTS = (
    List("people", "人员登记簿", (
        Head("编号", NUMBER, 10), Head("姓名"), Head("身份证号", width=22), Head("性别", width=6), Head("出生日期", DAY, 12), Head("死亡日期", DAY, 12),
        Head("镇街"), Head("村（社区）", width=18), Head("本地户籍", width=10), Head("本省户籍", width=10), Head("银行账户", width=24),
    ), _people, personal=True),
    List("organisations", "社会组织登记簿", (
        Head("统一社会信用代码", width=22), Head("名称", width=36), Head("组织形式", width=18), Head("镇街"), Head("成立日期", DAY, 12),
        Head("终止日期", DAY, 12), Head("终止方式"), Head("法定代表人"), Head("住所", width=36), Head("开办资金（元）", MONEY, 16),
    ), _organisations, personal=True),
    List("payments", "发放明细", (
        Head("待遇", width=24), Head("发放月份", width=10), Head("批次", NUMBER, 6), Head("人员编号", NUMBER, 10), Head("姓名"), Head("身份证号", width=22),
        Head("银行账户", width=24), Head("镇街"), Head("类别", width=8), Head("所属期起", width=10), Head("所属期止", width=10), Head("金额（元）", MONEY, 14),
        Head("到账日期", DAY, 12), Head("台账序号", NUMBER, 10),
    ), _payments, personal=True, of_years=True),
    List("cases", "办件清单", (
        Head("案号", width=28), Head("事项", width=30), Head("业务线"), Head("来源", width=8), Head("受理日期", DAY, 12), Head("镇街"), Head("状态", width=24),
        Head("结论", width=18), Head("已办结", width=8), Head("最近期限", DAY, 12), Head("期限事项", width=24),
    ), _cases),
    List("households", "户及成员", (
        Head("户号", width=22), Head("户籍类别", width=10), Head("镇街"), Head("村（社区）", width=18), Head("人员编号", NUMBER, 10), Head("姓名"),
        Head("身份证号", width=22), Head("与户主关系", width=12), Head("入户日期", DAY, 12), Head("离户日期", DAY, 12),
    ), _households, personal=True),
    List("officers", "经办人员", (
        Head("工号", width=10), Head("姓名"), Head("单位", width=30), Head("镇街"), Head("职位", width=24), Head("业务线"), Head("自", DAY, 12),
        Head("至", DAY, 12), Head("执法证号", width=18), Head("执法证有效期至", DAY, 14),
    ), _officers),
    *(List(id, f"{title}登记簿", ROW_HEADS, _rows_of(register)) for id, (register, title) in PAGES.items()),
)  # fmt: skip


def named(id: str) -> List:
    """The list with this name. Raises Refusal naming the known ones."""
    for one in LISTS:
        if one.id == id:
            return one
    raise Refusal(f"没有清单“{id}”", remedy=f"可用：{'、'.join(f'{one.id}（{one.title}）' for one in LISTS)}。")


def export(of: List, out: Path, asked: Asked, *, by: Actor | None = None, why: str = "") -> int:
    """Write a list; the number of rows. To have names and numbers `opened`, `by` and `why` are kept in the journal first.

    Raises Refusal: no year for a list of years, no reason, no such town, a file that cannot be written.
    """
    here = district()
    if of.of_years and not asked.year:
        raise Refusal(f"“{of.title}”须写明年份", remedy="请加上 --year 2024。")
    if asked.town:
        here.locality.street(asked.town)
    if asked.opened:
        if not of.personal:
            raise Refusal(f"“{of.title}”没有隐去的内容", remedy="请去掉 --unmasked。")
        if by is None:
            raise Refusal("导出完整的个人信息没有写明经办人", remedy="请加上 --by 工号。")
        which = "".join((f"，{asked.year}年" if asked.year else "", f"，{asked.town}" if asked.town else ""))
        look(by, "", f"导出{of.title}{which}：姓名、身份号码、银行账户", why, minor=of.id != "organisations")
    scope = "".join((f" {asked.year}年" if asked.year else "", f" {here.locality.street(asked.town).name}" if asked.town else ""))
    return write(out, f"{here.locality.name}{of.title}{scope}", of.heads, of.rows(asked, here), mark=here.mark)


__all__ = ["LISTS", "Asked", "List", "export", "named"]
