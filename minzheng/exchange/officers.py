"""经办人员名册：一行一个职位；单位、执法证随人，职位和业务线自任职之日起。更正也是任命的行为。只由安全管理员导入，职权不追溯。"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from minzheng.catalogue import matters
from minzheng.journal.transaction import act_transaction
from minzheng.offices import ALL
from minzheng.procedure.authorising import SECURITY
from minzheng.procedure.opening import appoint_each
from minzheng.registers import finding
from minzheng.vocabulary.errors import Refusal

from . import beside
from .intake import ADDED, CHANGED, UNCHANGED, refuse
from .layouts import CHOICE, DAY_AHEAD, NAME, TEXT, TOWN, YES_NO, Column, Disagrees, Layout, named

if TYPE_CHECKING:
    from .intake import Outcome, Plan, Taking

ALL_LINES = "全部"
OF_PERSON = ("name", "organ", "town", "certificate", "certificate_until", "leads")
"""What belongs to the officer, whatever office the row is about."""


@cache
def layout() -> Layout:
    """The columns of a list of officers; the offices and lines are those of the pages."""
    offices = tuple(one for one in ALL if not one.citizen and not one.clock)
    lines = (ALL_LINES, *dict.fromkeys(one.line for one in matters()))
    return Layout("officers", "经办人员", "staff", (
        Column("staff", "工号", TEXT, named("人员编号 职工号 职工编号 员工编号 警号 工作证号"), True, "一人担任几个职位的，写几行"),
        Column("name", "姓名", NAME, named("人员姓名 经办人 执法人员姓名 执法人员"), True),
        Column("organ", "单位", TEXT, named("所在单位 工作单位 执法单位 部门"), True),
        Column("town", "镇街", TOWN, named("镇(街道) 所属镇街 所在镇街"), False, "镇（街道）的人员须填"),
        Column("certificate", "执法证号", TEXT, named("执法证件号 行政执法证号 证件编号 证号")),
        Column("certificate_until", "执法证有效期至", DAY_AHEAD, named("有效期至 证件有效期 有效期 到期日期 执法证到期日"), False, "写了执法证号的须填"),
        Column("leads", "可任组长", YES_NO, named("是否可任组长 组长"), False, "是或者否；不填是否", ("是", "否")),
        Column("office", "职位", CHOICE, named("岗位 职务 角色"), True, "本系统的职位", tuple(one.title for one in offices),
               tuple((one.id, one.title) for one in offices)),
        Column("line", "业务线", CHOICE, named("业务条线 条线 业务"), False, "不填是全部", lines),
        Column("since", "任职日期", DAY_AHEAD, named("任职时间 上岗日期 起始日期 自"), True, "早于导入之日的，职权自导入之日起，不追溯"),
    ), Officers(), (SECURITY,))  # fmt: skip


class Officers:
    """The door of the list of officers."""

    def together(self, of: Layout, told: Mapping[str, Any], on: date) -> dict[str, Any]:
        row = {"town": "", "certificate": "", "certificate_until": None, "leads": False, **told}
        if bool(row["certificate"]) != (row["certificate_until"] is not None):
            raise Disagrees("certificate_until" if row["certificate"] else "certificate", "执法证号和有效期须一并填写")
        row["on"] = on
        row["office"] = next(one.id for one in ALL if one.title == row["office"])
        row["line"] = "" if row.get("line", ALL_LINES) == ALL_LINES else row["line"]
        return row

    def compare(self, of: Layout, outcomes: Sequence[Outcome], source: str) -> list[str]:
        beside.repeated(of, outcomes, lambda row: (row["staff"], row["office"], row["line"]), "是同一人的同一职位")
        first: dict[str, Outcome] = {}
        for one in beside.good(outcomes):
            other = first.setdefault(one.columns["staff"], one)
            for key in OF_PERSON:
                if one.columns[key] != other.columns[key]:
                    refuse(one, of.column(key), f"：与{other.row.sheet}第{other.row.number}行同一工号的不同，不知道以哪一行为准")
                    break
        known, held = finding.officers_known(list(first)), finding.offices_known(list(first))
        for one in beside.good(outcomes):
            row, officer = one.columns, known.get(one.columns["staff"])
            new = (row["office"], row["line"]) not in held.get(row["staff"], {})
            since = held.get(row["staff"], {}).get((row["office"], row["line"]), row["since"])
            if since < row["since"]:
                refuse(one, of.column("since"), "：与登记的同一职位的任职日期不同；任职日期不由名册更正")
                continue
            one.columns["new"] = new
            differs = officer is not None and any(getattr(officer, key) != row[key] for key in OF_PERSON)
            one.status = ADDED if new else CHANGED if differs else UNCHANGED
        earlier = sum(one.status == ADDED and one.columns["since"] < one.columns["on"] for one in beside.good(outcomes))
        return [f"{earlier}行的任职日期早于今天：职权自导入之日起，不追溯"] if earlier else []

    def take_in(self, plan: Plan, taking: Taking) -> list[int]:
        added, changed = beside.taken(plan)
        rows = [*added, *changed]
        if not rows:
            return []
        if taking.by.office != SECURITY.id:
            raise Refusal(f"经办人员名册应由{SECURITY.title}导入", remedy="授予职权与办理业务分开（三员分立）。")
        with act_transaction():
            seqs = beside.remember(plan, taking)
            listed = [
                ({"staff": one.columns["staff"], **{key: one.columns[key] for key in OF_PERSON}},
                 [(one.columns["office"], one.columns["line"])] if one.columns["new"] else [], max(one.columns["since"], taking.on)) for one in rows
            ]  # fmt: skip
            return [*seqs, appoint_each(listed, on=taking.on, by=taking.by, provenance=beside.provenance(taking, rows))]
