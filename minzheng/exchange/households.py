"""户：一行一个成员，按户号归为一户；成员须先在人员登记簿中。再导入的名册增加成员、更正关系、登记离户，都是行为。"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from minzheng.journal.transaction import act_transaction
from minzheng.procedure import regrouping
from minzheng.registers import finding

from . import beside
from .intake import ADDED, CHANGED, UNCHANGED, refuse
from .layouts import CHOICE, DAY, NAME, RESIDENT, TEXT, TOWN, Column, Disagrees, Layout, named

if TYPE_CHECKING:
    from .intake import Outcome, Plan, Taking

HEAD = "户主"
OF_HOUSEHOLD = ("town", "village", "area")
AREAS = (
    *((one, "农村") for one in ("农业", "农业户口", "农业家庭户", "农村居民")),
    *((one, "城镇") for one in ("非农业", "非农业户口", "非农业家庭户", "居民", "城市", "城镇居民")),
)


class Households:
    """The door of households."""

    def together(self, of: Layout, told: Mapping[str, Any], on: date) -> dict[str, Any]:
        row = {"village": "", "until": None, **told}
        if row["until"] is not None and row["until"] < row["since"]:
            raise Disagrees("until", "离户日期早于入户日期，请核对")
        return row

    def compare(self, of: Layout, outcomes: Sequence[Outcome], source: str) -> list[str]:
        known = beside.people(of, outcomes)
        beside.repeated(of, outcomes, lambda row: (row["number"], row["resident_number"], row["since"]), "是同一户的同一人")
        _agree(of, outcomes)
        rows = beside.good(outcomes)
        held = finding.households_numbered(list({one.columns["number"] for one in rows}))
        members = finding.members_of([one.pk for one in held.values()])
        for one in rows:
            row = one.columns
            row["person"] = known[row["resident_number"]].pk
            household = held.get(row["number"])
            if household is None:
                one.status = ADDED
                continue
            row["household"] = household.pk
            differing = next((key for key in OF_HOUSEHOLD if getattr(household, key) != row[key]), None)
            if differing is not None:
                refuse(one, of.column(differing), "：与登记的同一户的不同；迁移请另立新户")
                continue
            standing = members.get((household.pk, row["person"], row["since"]))
            one.status = ADDED if standing is None else UNCHANGED if standing == (row["relation"], row["until"]) else CHANGED
        return _in_several(rows)

    def take_in(self, plan: Plan, taking: Taking) -> list[int]:
        added, changed = beside.taken(plan)
        new: dict[str, list[Outcome]] = defaultdict(list)
        for one in added:
            if "household" not in one.columns:
                new[one.columns["number"]].append(one)
        rest = [*(one for one in added if "household" in one.columns), *changed]
        if not new and not rest:
            return []
        with act_transaction():
            seqs = beside.remember(plan, taking)
            if new:
                settled = [
                    ({"number": number, **{key: some[0].columns[key] for key in OF_HOUSEHOLD}}, [_member(one) for one in some]) for number, some in new.items()
                ]
                told = beside.provenance(taking, [one for some in new.values() for one in some])
                seqs.append(regrouping.settle(settled, on=taking.on, by=taking.by, origin=taking.origin, provenance=told))
            if rest:
                told = beside.provenance(taking, rest)
                listed = [(one.columns["household"], *_member(one)) for one in rest]
                seqs.append(regrouping.regroup(listed, on=taking.on, by=taking.by, origin=taking.origin, provenance=told))
            return seqs


def _member(one: Outcome) -> tuple[int, str, date, date | None]:
    row = one.columns
    return row["person"], row["relation"], row["since"], row["until"]


def _agree(of: Layout, outcomes: Sequence[Outcome]) -> None:
    """The rows of a household say the same of it, and it has at most one head at a time."""
    first: dict[str, Outcome] = {}
    heads: dict[str, Outcome] = {}
    for one in beside.good(outcomes):
        number = one.columns["number"]
        other = first.setdefault(number, one)
        differing = next((key for key in OF_HOUSEHOLD if one.columns[key] != other.columns[key]), None)
        if differing is not None:
            refuse(one, of.column(differing), f"：与{other.row.sheet}第{other.row.number}行同一户的不同，不知道以哪一行为准")
        elif one.columns["relation"] == HEAD and one.columns["until"] is None and (head := heads.setdefault(number, one)) is not one:
            refuse(one, of.column("relation"), f"：与{head.row.sheet}第{head.row.number}行都是户主，一户只能有一个户主")


def _in_several(rows: Sequence[Outcome]) -> list[str]:
    """People whom the list puts in two households at once: said, not refused; somebody has to look."""
    of: dict[int, set[str]] = defaultdict(set)
    for one in beside.good(rows):
        if one.columns["until"] is None:
            of[one.columns["person"]].add(one.columns["number"])
    several = sum(len(numbers) > 1 for numbers in of.values())
    return [f"有{several}人同时列在两户以上，请核实属于哪一户"] if several else []


HOUSEHOLDS = Layout("households", "户", "number", (
    Column("number", "户号", TEXT, named("户编号 家庭编号 户籍号 户口簿号 家庭户号 户主身份证号 户主身份证号码"), True,
           "同一户的成员写同一个户号；没有户号的写户主身份证号"),
    Column("name", "姓名", NAME, named("成员姓名 家庭成员姓名 家庭成员")),
    Column("resident_number", "身份证号", RESIDENT, named("公民身份号码 身份证号码 身份证 成员身份证号 成员身份证号码 身份证件号码 证件号码"), True,
           "18位；这一列须为文本格式；成员须先在人员登记簿中"),
    Column("relation", "与户主关系", TEXT, named("关系 与申请人关系 家庭关系 成员关系"), True, "户主本人写“户主”"),
    Column("since", "入户日期", DAY, named("入户时间 起始日期 自 迁入日期"), True),
    Column("until", "离户日期", DAY, named("离户时间 终止日期 至 迁出日期"), False, "仍在户的不填"),
    Column("area", "户籍类别", CHOICE, named("户口性质 户口类别 户籍性质 城乡类别"), True, "农村或者城镇", ("农村", "城镇"), AREAS),
    Column("town", "镇街", TOWN, named("镇(街道) 乡镇 街道 所属镇街 所在镇街"), True, "本区镇（街道）的名称或者九位代码"),
    Column("village", "村（社区）", TEXT, named("村居 村(居) 村 社区 村委会 居委会 所属村居")),
), Households())  # fmt: skip

