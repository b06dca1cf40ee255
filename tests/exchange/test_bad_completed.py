"""补录的坏表：捐赠、婚姻、殡葬、检查、社会组织变更，每种坏法指到那一格，说出怎么办；好的行照常进来。"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from minzheng.exchange import intake
from minzheng.identity import fictional_credit_code
from minzheng.procedure.district import District
from minzheng.procedure.opening import open_register
from minzheng.registers import read
from minzheng.reporting.figures.lineage import compute

from .conftest import SYSTEM, book
from .test_bad_workbooks import hide_row, merge, set_cell
from .test_completed import MARRIAGES, ONE, TWO, prepared, take

pytestmark = pytest.mark.django_db
CODE, UNKNOWN = (fictional_credit_code(serial, "51", "441802") for serial in (31, 32))
DIVORCES = ("离婚证字号", "男方姓名", "女方姓名", "申请日期", "登记日期")
DONATIONS = ("票据号", "捐赠单位", "捐赠金额（万元）", "捐赠意向", "到账日期")
FUNERALS = ("火化证号", "死者姓名", "死亡日期", "火化日期", "是否减免", "减免金额（元）")
INSPECTIONS = ("抽查编号", "被检查单位", "单位类型", "检查日期", "抽查结果")
CHANGES = ("变更编号", "信用代码", "原名称", "变更内容", "变更日期", "变更后名称")
COPIES = ("证件字号", "申领人", "补领日期", "办理结果")


def married(**columns: Any) -> list[Any]:
    """A row under MARRIAGES."""
    return list((dict(zip(("number", "man", "woman", "man_born", "woman_born", "day"), ONE, strict=True)) | columns).values())


def divorced(number: Any = "L1", man: Any = "某男", woman: Any = "某女", asked: Any = "2024-05-01", day: Any = "2024-06-03") -> list[Any]:
    return [number, man, woman, asked, day]


def given(number: Any = "P1", donor: Any = "某公司", amount: Any = 3.5, purpose: Any = "630", day: Any = "2024.6.30") -> list[Any]:
    return [number, donor, amount, purpose, day]


def buried(number: Any = "H1", name: Any = "某甲", died: Any = "2024-02-01", day: Any = "2024-02-03", free: Any = "是", amount: Any = 1620) -> list[Any]:
    return [number, name, died, day, free, amount]


def visited(number: Any = "J1", body: Any = "某协会", kind: Any = "社团", day: Any = "2024-04-05", result: Any = "正常") -> list[Any]:
    return [number, body, kind, day, result]


def changed(number: Any = "B1", code: Any = CODE, name: Any = "某协会", item: Any = "名称", day: Any = "2024-04-05", new: Any = "某某协会") -> list[Any]:
    return [number, code, name, item, day, new]


def copied(number: Any = "BJ1", holder: Any = "某甲", day: Any = "2024-04-05", outcome: Any = "准予") -> list[Any]:
    return [number, holder, day, outcome]


Then = Callable[[Any, Any], None] | None
ROWS: dict[str, tuple[str, tuple[str, ...], list[Any], str, str]] = {
    # 婚姻
    "登记日期在今天以后": ("marriage", MARRIAGES, married(day="2027-01-01"), "F2", "在今天以后"),
    "登记日期只有年月": ("marriage", MARRIAGES, married(day="2024年5月"), "F2", "只有年月没有日"),
    "登记日期不存在": ("marriage", MARRIAGES, married(day="2024-02-30"), "F2", "不是实际存在的日期"),
    "登记日期是两位年份": ("marriage", MARRIAGES, married(day="24.5.20"), "F2", "两位"),
    "登记日期空": ("marriage", MARRIAGES, married(day=None), "F2", "没有写明任何一个环节的日期"),
    "男方姓名空": ("marriage", MARRIAGES, married(man=None), "B2", "进不了登记簿"),
    "女方姓名隐去": ("marriage", MARRIAGES, married(woman="某*"), "C2", "隐去一部分"),
    "男方姓名有数字": ("marriage", MARRIAGES, married(man="某男1"), "B2", "有数字"),
    "证号空": ("marriage", MARRIAGES, married(number="/"), "2", "以后认不出是哪一件"),
    "证号成了数值": ("marriage", MARRIAGES, married(number=4.4e17), "A2", "已经丢失"),
    "出生晚于登记": ("marriage", MARRIAGES, married(man_born="2025-01-01"), "D2", "晚于办理的日期"),
    "申请晚于离婚登记": ("divorce", DIVORCES, divorced(asked="2024-07-01"), "E2", "早于“受理”"),
    "离婚女方姓名空": ("divorce", DIVORCES, divorced(woman="不详"), "C2", "进不了登记簿"),
    "补领没有结论": ("marriage_copy", COPIES, copied(outcome=None), "D2", "没有写结论"),
    "补领结论看不懂": ("marriage_copy", COPIES, copied(outcome="待定"), "D2", "之一"),
    # 捐赠
    "捐赠金额是负数": ("donation", DONATIONS, given(amount=-3), "C2", "是负数"),
    "捐赠金额不足一分": ("donation", DONATIONS, given(amount=0.0000001), "C2", "不足一分"),
    "捐赠金额写了元而表头是万元": ("donation", DONATIONS, given(amount="35000元"), "C2", "表头写的是万元"),
    "捐赠金额空": ("donation", DONATIONS, given(amount=None), "C2", "数不进数字"),
    "捐赠金额是文字": ("donation", DONATIONS, given(amount="三万五"), "C2", "不是金额"),
    "捐赠意向没有这一种": ("donation", DONATIONS, given(purpose="教育"), "D2", "之一"),
    "捐赠意向空": ("donation", DONATIONS, given(purpose=None), "D2", "数不进数字"),
    "票据号空": ("donation", DONATIONS, given(number=None), "A2", "没有填"),
    "表头没有写元还是万元": ("donation", ("票据号", "捐赠单位", "捐赠金额", "捐赠意向", "到账日期"), given(), "C2", "没有写明是元还是万元"),
    # 殡葬
    "火化早于死亡": ("funeral_service", FUNERALS, buried(died="2024-02-09"), "C2", "晚于办理的日期"),
    "减免而没有金额": ("funeral_service", FUNERALS, buried(amount=None), "F2", "没有写明决定免除的金额"),
    "是否减免空": ("funeral_service", FUNERALS, buried(free=None), "E2", "没有写结论"),
    "逝者姓名带说明": ("funeral_service", FUNERALS, buried(name="某甲（无名）"), "B2", "括号说明"),
    "火化日期是真假值": ("funeral_service", FUNERALS, buried(day=True), "D2", "真假值"),
    # 检查
    "检查对象不在登记簿": ("random_inspection", INSPECTIONS, visited(body="某某不存在的协会"), "B2", "不在登记簿里"),
    "检查早于对象成立": ("random_inspection", INSPECTIONS, visited(day="2009-01-01"), "B2", "不在登记簿里"),
    "对象类别看不懂": ("random_inspection", INSPECTIONS, visited(kind="其他"), "C2", "之一"),
    "检查结果看不懂": ("random_inspection", INSPECTIONS, visited(result="较好"), "E2", "之一"),
    "对象类别空": ("random_inspection", INSPECTIONS, visited(kind=None), "C2", "数不进数字"),
    # 社会组织
    "变更的组织不在登记簿": ("organisation_change", CHANGES, changed(code=UNKNOWN), "B2", "不在登记簿里"),
    "代码错一位": ("organisation_change", CHANGES, changed(code=CODE[:-1] + ("A" if CODE[-1] != "A" else "B")), "B2", "校验码不符"),
    "代码空": ("organisation_change", CHANGES, changed(code=None), "B2", "进不了登记簿"),
    "代码是真实的": ("organisation_change", CHANGES, changed(code="51441802MJM0000185"), "B2", "演练地区"),
    "变更日期是字": ("organisation_change", CHANGES, changed(day="去年"), "E2", "不是日期"),
    "成立代码已是别的组织": ("establishment", ("信用代码", "组织名称", "组织形式", "成立日期"), [CODE, "某新协会", "社团", "2024-01-02"], "A2", "登记簿里已有"),
}
SHEETS: dict[str, tuple[str, tuple[str, ...], list[list[Any]], Then, str, str]] = {
    "同一证号两件": ("marriage", MARRIAGES, [ONE, [ONE[0], *TWO[1:]]], None, "3", "不知道以哪一行为准"),
    "重复的行": ("marriage", MARRIAGES, [ONE, ONE], None, "3", "重复"),
    "隐藏的行": ("marriage", MARRIAGES, [ONE, TWO], hide_row(3), "3", "隐藏"),
    "跨行合并的日期": ("marriage", MARRIAGES, [ONE, TWO], merge("F2:F3"), "F3", "跨行合并"),
    "跨列合并": ("marriage", MARRIAGES, [ONE, TWO], merge("B3:C3"), "B3", "跨列合并"),
    "公式出错": ("donation", DONATIONS, [given(), given("P2")], set_cell("C3", "#N/A"), "C3", "公式出错"),
    "多出没有表头的格": ("donation", DONATIONS, [given(), given("P2")], set_cell("G3", "备注"), "G3", "没有表头"),
}


@pytest.fixture
def registered(here: District) -> District:
    row = {"number": CODE, "name": "某协会", "kind": "社会团体", "since": date(2010, 5, 6), "details": {}}
    open_register("organisation", [row], on=date(2023, 12, 31), by=SYSTEM)
    return here


def plan_of(kind: str, file: Any) -> intake.Plan:
    return prepared(kind, file, source="省系统")


@pytest.mark.parametrize("case", ROWS)
def test_one_cell_one_sentence(registered: District, kept: Any, case: str) -> None:
    kind, headings, row, place, sentence = ROWS[case]
    plan = plan_of(kind, kept(book(row, headings=headings)))
    told = [(f"{one.column}{one.row}", one.text) for one in plan.problems]
    assert any(where == place and sentence in text for where, text in told), told
    assert plan.counts == {"added": 0, "changed": 0, "unchanged": 0, "refused": 1}


@pytest.mark.parametrize("case", SHEETS)
def test_a_row_beside_others(registered: District, kept: Any, case: str) -> None:
    kind, headings, rows, then, place, sentence = SHEETS[case]
    plan = plan_of(kind, kept(book(*rows, headings=headings, then=then)))
    told = [(f"{one.column}{one.row}", one.text) for one in plan.problems]
    assert any(where.endswith(place) and sentence in text for where, text in told), told


@pytest.mark.parametrize(("kind", "headings", "row"), [
    ("marriage", MARRIAGES, married()), ("divorce", DIVORCES, divorced()), ("donation", DONATIONS, given()), ("funeral_service", FUNERALS, buried()),
    ("funeral_service", FUNERALS, buried(free="否", amount=None)), ("random_inspection", INSPECTIONS, visited()),
    ("organisation_change", CHANGES, changed()), ("marriage_copy", COPIES, copied()), ("marriage_copy", COPIES, copied(outcome="不予")),
])  # fmt: skip
def test_the_rows_are_good_but_for_that(registered: District, kept: Any, kind: str, headings: Any, row: Any) -> None:
    plan, acts = take(kind, kept(book(row, headings=headings)), source="省系统")
    assert [str(one) for one in plan.problems] == []
    assert acts


def test_a_change_after_the_list_changes_the_register_and_one_before_it_is_only_counted(registered: District, kept: Any) -> None:
    def name() -> str:
        row = read.numbered("organisation", CODE)
        assert row is not None
        return row.name

    take("organisation_change", kept(book(changed("B1", day="2022-03-04", new="某旧协会"), headings=CHANGES)), source="省系统")
    assert name() == "某协会"
    take("organisation_change", kept(book(changed("B2"), headings=CHANGES)), source="省系统")
    assert name() == "某某协会"


def test_an_establishment_that_the_list_told_already_is_counted_once(registered: District, kept: Any) -> None:
    file = kept(book([CODE, "某协会", "社团", "2010.5.6"], headings=("信用代码", "组织名称", "组织形式", "成立日期")))
    plan, _ = take("establishment", file, source="省系统")
    assert "只计数，不重复登记" in "".join(plan.notices)
    assert (compute("social_orgs_new", 2010).text, compute("social_orgs_total", 2024).text) == ("1个", "1个")


def test_there_are_many_kinds() -> None:
    assert len(ROWS) + len(SHEETS) >= 45
