"""一个局里的人带来的表，头一次见：表头没见过、合并、夹注、小计、混写的日期、各种身份证号；认得出的登记，认不准的说得清，一行不丢、一格不造。"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from minzheng.exchange import intake, kinds
from minzheng.exchange.layouts import Reader
from minzheng.exchange.mapping import NOT_READ, Mapping, propose
from minzheng.exchange.papers import report
from minzheng.exchange.reading import Grid
from minzheng.exchange.tables import find
from minzheng.identity import fictional_credit_code
from minzheng.procedure.district import District
from minzheng.procedure.opening import enrol
from minzheng.registers import finding

from .conftest import CLERK, DAY, book, numbers
from .test_good_workbooks import old_workbook

pytestmark = pytest.mark.django_db
LOWER = next(one for one in numbers(400) if one.endswith("X")).lower()
MANY = numbers(12, born=date(1948, 5, 6))
WIDE = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")
SOCIETY = fictional_credit_code(5, "51", "441802")


def proposed(kind: str, file: Path, fixed: dict[str, str] | None = None) -> tuple[dict[str, str | None], intake.Plan]:
    """What the headings were taken for without help, and the plan by that with what one value stands for."""
    layout = kinds.layout(kind)
    found = intake.looked_over(layout, file)
    columns = dict(found.mapping.columns)
    told = Mapping(columns, {key: text for key, text in {**found.mapping.fixed, **(fixed or {})}.items() if text})
    plan = intake.prepare(layout, file, DAY, told, source="原系统")
    assert sum(plan.counts.values()) == sum(len(table.rows) for table in plan.tables), "every row has become something"
    return {heading: key for heading, key in columns.items() if found.how[heading] != NOT_READ}, plan


def added(plan: intake.Plan, count: int, refused: int = 0) -> list[dict[str, Any]]:
    assert (plan.counts["added"], plan.counts["refused"]) == (count, refused), [str(one) for one in plan.problems]
    return [one.columns for one in plan.outcomes if one.status == "added"]


def text(*rows: Sequence[Any], encoding: str = "utf-8", separator: str = ",") -> bytes:
    import csv

    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue().encode(encoding)


LOCAL = {"local": "是"}


class TestPeople:
    def test_an_export_of_the_provinces_relief_system(self, here: District, kept: Any) -> None:
        heads = ("业务编号", "保障类别", "救助对象(户主)姓名", "救助对象身份证件号码", "家庭住址-乡镇(街道)名称", "家庭住址-村(居)名称", "社保卡金融账户卡号",
                 "人口数")  # fmt: skip
        rows = [(f"DB{place}", "城乡低保", f"陈玉{word}", MANY[place], "石角镇", "塘头村", f"62170012345678{place:05d}", 3)
                for place, word in enumerate("兰芳英")]  # fmt: skip
        known, plan = proposed("people", kept(book(*rows, headings=heads)), LOCAL)
        assert set(known.values()) >= {"name", "resident_number", "town", "village", "account"}, known
        assert [one["name"] for one in added(plan, 3)] == ["陈玉兰", "陈玉芳", "陈玉英"]

    def test_headings_in_letters_that_nobody_has_told_us(self, here: District, kept: Any) -> None:
        heads = ("ROWNUM", "AAC003", "AAC002", "AAC004", "AAB301", "AAE010")
        rows = [(place, f"陈玉{word}", MANY[place], "男", "石角镇", f"62170012345678{place:05d}") for place, word in enumerate("兰芳英")]
        known, plan = proposed("people", kept(book(*rows, headings=heads)), LOCAL)
        assert known == {"AAC003": "name", "AAC002": "resident_number", "AAC004": "sex", "AAB301": "town", "AAE010": "account"}
        assert len(added(plan, 3)) == 3

    def test_numbers_however_they_were_typed(self, here: District, kept: Any) -> None:
        spaced = f"{MANY[0][:6]} {MANY[0][6:14]} {MANY[0][14:]}"
        rows = [("陈一", spaced), ("陈二", LOWER), ("陈三", MANY[2].translate(WIDE)), ("陈四", f"'{MANY[3]}"), ("陈五", f"{MANY[4]}\t"),
                ("陈六", int(MANY[5][:15] + "000")), ("陈七", float(MANY[6][:17]))]  # fmt: skip
        _, plan = proposed("people", kept(book(*((*one, "石角") for one in rows), headings=("姓 名", "身 份 证", "镇（街）"))), LOCAL)
        assert [one["resident_number"] for one in added(plan, 5, 2)] == [MANY[0], LOWER.upper(), MANY[2], MANY[3], MANY[4]]
        assert all("丢失" in str(one) for one in plan.problems)

    def test_names_of_other_peoples(self, here: District, kept: Any) -> None:
        names = ("阿依古丽·买买提", "阿依古丽•买买提", "阿依古丽．买买提", "王  伟", "Anna Li", "㛃某")
        rows = [(name, MANY[place], "石角镇") for place, name in enumerate(names)]
        _, plan = proposed("people", kept(book(*rows, headings=("对象姓名", "证件号", "乡镇"))), LOCAL)
        told = [one["name"] for one in added(plan, 6)]
        assert told[:3] == ["阿依古丽·买买提"] * 3
        assert told[3] == "王伟"

    def test_two_rows_of_headings_with_groups(self, here: District, kept: Any) -> None:
        above = (["石角镇低保家庭成员花名册"],
                 ["序号", "基本信息", None, None, "住址", None, "备注"], [None, "姓名", "性别", "身份证号码", "镇街", "村居", None])  # fmt: skip

        def merge(sheet: Any, _: Any) -> None:
            for area in ("A1:G1", "A2:A3", "B2:D2", "E2:F2", "G2:G3"):
                sheet.merge_cells(area)

        rows = [(1, "陈一", "男", MANY[0], "石角镇", "塘头村", None), (2, "陈二", "男", MANY[1], "石角镇", "塘头村", "低保")]
        known, plan = proposed("people", kept(book(*rows, headings=None, above=above, then=merge)), LOCAL)
        assert known.get("姓名") == "name"
        assert [one["village"] for one in added(plan, 2)] == ["塘头村"] * 2

    def test_notes_parts_and_totals_between_rows(self, here: District, kept: Any) -> None:
        rows = [
            ["一、石角镇", None, None, None], [1, "陈一", MANY[0], "石角镇"], ["石角镇小计", None, "1人", None], ["二、凤城街道", None, None, None],
            [2, "陈二", MANY[1], "凤城街道"], [None, None, None, None], [3, None, None, None], ["小计：1人", None, None, None],
            ["注：以上人员已公示", None, None, None], [4, "陈四", MANY[3], "凤城街道"], ["合计", "3人", None, None],
        ]  # fmt: skip
        _, plan = proposed("people", kept(book(*rows, headings=("序号", "姓名", "身份证号", "镇街"))), LOCAL)
        assert [one["name"] for one in added(plan, 3)] == ["陈一", "陈二", "陈四"]
        assert len([one for one in plan.notices if "没有读" in one]) == 7, plan.notices

    def test_days_written_in_every_way_in_one_column(self, here: District, kept: Any) -> None:
        days = ("1948-5-6", "1948/05/06", "1948.5.6", "1948年5月6日", "19480506", 17659, date(1948, 5, 6), "１９４８－０５－０６", "1948 年 5 月 6 日",
                "48.5.6", "5/6/1948", "1948.5")  # fmt: skip
        rows = [(f"陈{chr(0x4E00 + place)}", MANY[place], day, "石角镇") for place, day in enumerate(days)]
        _, plan = proposed("people", kept(book(*rows, headings=("姓名", "身份证号", "出生年月日", "镇街"))), LOCAL)
        added(plan, 9, 3)
        assert [one.row for one in plan.problems] == [11, 12, 13]

    def test_blank_columns_and_two_headings_alike(self, here: District, kept: Any) -> None:
        heads = (None, "姓名", None, "身份证号", "身份证号", "镇街", None)
        rows = [(None, "陈一", None, MANY[0], None, "石角镇", None), (None, "陈二", None, MANY[1], "旧", "石角镇", None)]
        known, plan = proposed("people", kept(book(*rows, headings=heads)), LOCAL)
        assert known == {"姓名": "name", "身份证号": "resident_number", "镇街": "town"}
        added(plan, 2)

    def test_hidden_rows_and_a_filtered_list_are_not_lost(self, here: District, kept: Any) -> None:
        def hide(sheet: Any, _: Any) -> None:
            sheet.row_dimensions[3].hidden = True

        rows = [("陈一", MANY[0], "石角镇"), ("陈二", MANY[1], "石角镇"), ("陈三", MANY[2], "石角镇")]
        _, plan = proposed("people", kept(book(*rows, headings=("姓名", "身份证号", "镇街"), then=hide)), LOCAL)
        added(plan, 2, 1)
        assert "隐藏" in str(plan.problems[0])

    def test_ten_sheets_a_town_each_and_one_of_sums(self, here: District, kept: Any) -> None:
        made = Workbook()
        made.active.title = "汇总"
        made.active.append(["镇街", "人数"])
        for place in range(9):
            sheet = made.create_sheet(f"第{place}村")
            sheet.append(["花名册"])
            sheet.append(["姓名", "身份证号码", "镇街"])
            sheet.append([f"陈{'一二三四五六七八九'[place]}", MANY[place], "石角镇"])
        _, plan = proposed("people", kept(made), LOCAL)
        added(plan, 9)
        assert any("汇总" in one for one in plan.notices)

    def test_the_oldest_excel(self, here: District, kept: Any) -> None:
        file = kept(old_workbook([["对象姓名", "身份证件号码", "所属镇街"], ["陈一", MANY[0], "石角镇"], ["陈二", "4.41802E+17", "石角镇"]]), "名册.xls")
        _, plan = proposed("people", file, LOCAL)
        added(plan, 1, 1)

    def test_a_text_with_commas_quotes_and_lines_in_its_cells(self, here: District, kept: Any) -> None:
        rows = (["姓名", "身份证号", "镇街", "备注"], ["陈一", MANY[0], "石角镇", '说“好”,\n第二行 "引号"'], ["陈二", MANY[1], "石角镇", "，"])
        _, plan = proposed("people", kept(text(*rows, encoding="gb18030")), LOCAL)
        added(plan, 2)

    @pytest.mark.parametrize(("encoding", "separator"), [("utf-8-sig", ";"), ("utf-8", ";"), ("gb18030", "\t"), ("utf-16", "\t"), ("utf-8-sig", "|")])
    def test_texts_of_every_make(self, here: District, kept: Any, encoding: str, separator: str) -> None:
        rows = (["姓名", "身份证号", "镇街"], ["陈一", MANY[0], "石角镇"])
        _, plan = proposed("people", kept(text(*rows, encoding=encoding, separator=separator)), LOCAL)
        added(plan, 1)

    def test_a_title_line_in_a_text(self, here: District, kept: Any) -> None:
        rows = (["清城区花名册，二〇二六年"], [], ["姓名", "身份证号", "镇街"], ["陈一", MANY[0], "石角镇"], ["合计", "1人"])
        _, plan = proposed("people", kept(text(*rows, encoding="gb18030")), LOCAL)
        added(plan, 1)

    def test_made_by_wps(self, here: District, kept: Any) -> None:
        out = io.BytesIO()
        book(("陈一", MANY[0], "石角镇"), headings=("姓名", "身份证号", "镇街")).save(out)
        changed = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(out.getvalue())) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                part = old.read(name)
                if name == "docProps/app.xml":
                    part = part.replace(b"Microsoft Excel", "WPS 表格".encode())
                if name.startswith("xl/worksheets/sheet"):
                    part = part.replace(b"<sheetData>", b'<sheetData xmlns:wps="http://web.wps.cn/et/2018/main">')
                new.writestr(name, part)
            new.writestr("xl/cellimages.xml", "<etc:cellImages xmlns:etc='http://www.wps.cn/officeDocument/2017/etCustomData'/>")
        _, plan = proposed("people", kept(changed.getvalue(), "名册.et"), LOCAL)
        added(plan, 1)

    def test_the_family_of_somebody_is_not_taken_for_him(self, here: District, kept: Any) -> None:
        heads = ("监护人姓名", "监护人身份证号", "儿童本人姓名", "儿童本人身份证号", "所在乡镇")
        rows = [("陈大", MANY[0], "陈小", MANY[1], "石角镇"), ("王大", MANY[2], "王小", MANY[3], "石角镇")]
        known, _ = proposed("people", kept(book(*rows, headings=heads)), LOCAL)
        assert known["儿童本人姓名"] == "name"
        assert known["儿童本人身份证号"] == "resident_number"
        assert "监护人姓名" not in known
        assert known.get("监护人身份证号") is None


class TestHouseholdsAndMoney:
    @pytest.fixture(autouse=True)
    def people(self, here: District) -> None:
        rows = [{"name": name, "resident_number": MANY[place], "sex": "男", "born": date(1948, 5, 6), "town": "441802102"}
                for place, name in enumerate(("陈一", "陈二", "陈三"))]  # fmt: skip
        enrol(rows, on=date(2023, 12, 31), by=CLERK)

    def test_households_with_the_heads_cell_merged_over_the_family(self, kept: Any) -> None:
        heads = ("户主身份证号", "家庭成员姓名", "成员身份证号", "与户主关系", "迁入日期", "户口性质", "所在镇街")
        rows = [(MANY[0], "陈一", MANY[0], "户主", "2001.1.1", "农业", "石角镇"), (None, "陈二", MANY[1], "子", "2001.1.1", "农业", "石角镇")]
        _, plan = proposed("households", kept(book(*rows, headings=heads, then=lambda sheet, _: sheet.merge_cells("A2:A3"))))
        added(plan, 0, 2)
        assert any("请取消合并" in str(one) for one in plan.problems)

    def test_payments_in_ten_thousands_and_with_the_month_in_words(self, kept: Any) -> None:
        heads = ("序号", "发放对象", "公民身份证号码", "补贴项目名称", "所发月份", "实发金额（万元）", "发放状态")
        rows = [(1, "陈一", MANY[0], "高龄津贴", "2026年3月", 0.005, "发放成功"), (2, "陈二", MANY[1], "高龄津贴", "2026-03", "0.0055", "退票"),
                ("合计", None, None, None, None, 0.0105, None)]  # fmt: skip
        known, plan = proposed("payments", kept(book(*rows, headings=heads)))
        assert {"name", "resident_number", "matter", "month", "amount", "result"} <= set(known.values()), known
        assert [one["amount"] for one in added(plan, 2)] == [5000, 5500]

    def test_payments_whose_unit_stands_above_the_table(self, kept: Any) -> None:
        heads, above = ("姓名", "身份证号", "待遇", "月份", "金额"), (["高龄津贴发放表"], ["制表单位：某局", None, None, None, "单位：元"])
        _, plan = proposed("payments", kept(book(("陈一", MANY[0], "高龄津贴", "202603", 50), headings=heads, above=above)))
        assert [one["amount"] for one in added(plan, 1)] == [5000]

    def test_a_unit_that_nobody_tells_is_asked_for(self, kept: Any) -> None:
        _, plan = proposed("payments", kept(book(("陈一", MANY[0], "高龄津贴", "202603", 50), headings=("姓名", "身份证号", "待遇", "月份", "金额"))))
        added(plan, 0, 1)
        assert "没有写明是元还是万元" in str(plan.problems[0])

    def test_the_banks_answer_in_its_own_words(self, kept: Any) -> None:
        heads = ("委托单位代码", "批次流水", "收款户名", "收款账(卡)号", "交易金额(元)", "处理状态", "返回信息")
        known, _ = proposed("bank_results", kept(book(("441802", 1, "陈一", "6217001234567800001", 50.0, "处理成功", ""), headings=heads)))
        assert {"name", "account", "amount", "result"} <= set(known.values()), known


class TestMattersDoneElsewhere:
    def test_marriages_of_the_national_system(self, here: District, kept: Any) -> None:
        heads = ("序号", "结婚证字号", "男方中文姓名", "男方出生年月日", "女方中文姓名", "女方出生年月日", "婚姻登记日期", "登记员", "登记机关")
        rows = [(1, "J441802-2025-000001", "陈一", "1990.1.2", "李二", "1991/3/4", "20250520", "某员", "清城区民政局")]
        known, plan = proposed("marriage", kept(book(*rows, headings=heads)))
        assert {"couple.certificate", "couple.man", "couple.woman", "couple.man_born", "couple.woman_born", "day.issue"} <= set(known.values()), known
        added(plan, 1)

    def test_funerals_of_the_crematorium(self, here: District, kept: Any) -> None:
        heads = ("业务单号", "逝者姓名", "逝者身份证", "死亡日期", "火化时间", "经办人姓名", "与逝者关系", "户籍类别", "减免金额(元)", "是否惠民")
        rows = [("YW001", "陈一", MANY[0], "2025-3-1", "2025-3-3", "陈小", "子", "本区", "1,520.00", "是")]
        known, plan = proposed("funeral_service", kept(book(*rows, headings=heads)), {"outcome": "准予"})
        assert known.get("逝者身份证") == "resident_number"
        assert known.get("逝者姓名") == "funeral.deceased"
        added(plan, 1)

    def test_donations_with_the_sums_in_ten_thousands(self, here: District, kept: Any) -> None:
        heads = ("票据编号", "捐款单位（个人）", "捐款金额（万元）", "捐款时间", "定向项目")
        rows = [("P1", "某公司", 1.5, "2025年6月30日", "630"), ("P2", "爱心人士", 0.02, "2025.7.1", "助困"), ("合计", None, 1.52, None, None)]
        known, plan = proposed("donation", kept(book(*rows, headings=heads)))
        assert {"giving.donor", "giving.given", "day.receive", "giving.fund"} <= set(known.values()), known
        assert [one["giving.given"] for one in added(plan, 2)] == [1_500_000, 20_000]

    def test_inspections(self, here: District, kept: Any) -> None:
        society = book((SOCIETY, "某协会", "社会团体", "2015-1-1"), headings=("统一社会信用代码", "社会组织名称", "社会组织类型", "成立登记日期"))
        plan = proposed("organisations", kept(society, "组织.xlsx"))[1]
        added(plan, 1)
        intake.take_in(plan, on=DAY, by=CLERK, origin="opening", source="")
        heads = ("抽查任务编号", "被抽查单位名称", "对象类型", "抽查检查日期", "抽查检查结果")
        known, plan = proposed("random_inspection", kept(book(("R1", "某协会", "协会", "2025/9/1", "正常"), headings=heads)))
        assert {"inspection.body", "inspection.kind", "day.conclude"} <= set(known.values()), known
        added(plan, 1)


class TestOtherRegisters:
    def test_societies_with_everything_in_one_old_export(self, here: District, kept: Any) -> None:
        heads = ("组织名称", "社会信用代码/登记证号", "组织类别", "发证日期", "法定代表人（负责人）", "注册资金(万元)", "业务主管单位")
        rows = [("某某协会", SOCIETY, "社会团体", "2015年1月1日", "某长", 3, "某局"), ("总计", "1家", None, None, None, None, None)]
        known, plan = proposed("organisations", kept(book(*rows, headings=heads)))
        assert {"name", "number", "kind", "since", "details.head", "details.funds"} <= set(known.values()), known
        assert added(plan, 1)[0]["details.funds"] == 3_000_000

    def test_officers_with_their_cards(self, here: District, kept: Any) -> None:
        heads = ("姓名", "职工编号", "所在部门单位", "担任职务（岗位）", "上岗时间", "行政执法证件编号", "证件有效期至")
        rows = [("某员", "E7", "清城区民政局", "行政执法人员", "2026-7-1", "粤R0007", "2030-1-1")]
        known, plan = proposed("officers", kept(book(*rows, headings=heads)))
        assert {"name", "staff", "organ", "office", "since", "certificate", "certificate_until"} <= set(known.values()), known
        added(plan, 1)


def test_what_came_in_again_changes_nothing_and_what_was_mended_is_an_act(here: District, kept: Any, tmp_path: Path) -> None:
    heads, layout = ("救助对象姓名", "救助对象身份证件号码", "所在乡镇(街道)", "居住村(社区)名称"), kinds.layout("people")
    rows: list[list[Any]] = [["陈一", MANY[0], "石角镇", "塘头村"], ["陈二", MANY[1], "石角", "塘头"], ["陈三", "4.41802E+17", "石角镇", None]]

    def brought(*some: Sequence[Any]) -> intake.Plan:
        plan = proposed("people", kept(book(*some, headings=heads)), LOCAL)[1]
        intake.take_in(plan, on=DAY, by=CLERK, origin="opening", source="原系统")
        return plan

    assert brought(*rows).counts == {"added": 2, "changed": 0, "unchanged": 0, "refused": 1}
    assert brought(*rows).counts == {"added": 0, "changed": 0, "unchanged": 2, "refused": 1}
    rows[1][3], rows[2][1] = "塘头村", MANY[2]
    mended = brought(*rows)
    assert mended.counts == {"added": 1, "changed": 1, "unchanged": 1, "refused": 0}
    told = finding.by_number(MANY[1])
    assert told is not None
    assert told.village == "塘头村"
    report(mended, tmp_path / "结果.xlsx", done=True)
    assert layout.title == "人员"


def test_headings_never_seen_are_recognised_by_what_stands_below(here: District) -> None:
    """A score over headings that nobody has told us: how many of the columns that a list must have are proposed, and rightly."""
    right, wrong, asked = 0, 0, 0
    missed: list[str] = []
    for heads, rows, wanted in never_seen():
        layout = kinds.layout(wanted.pop("kind"))
        table = find(Grid("表", rows=[list(heads), *map(list, rows)]), layout.knows, guess=True)
        assert table is not None, heads
        found = propose(layout, [table], Reader(here.locality, DAY, rehearsed=True)).mapping.columns
        told = {heading: key for heading, key in found.items() if key is not None}
        missed += [heading for heading in wanted if heading not in told]
        right += sum(told.get(heading) == key for heading, key in wanted.items())
        wrong += sum(wanted.get(heading, "village") != key for heading, key in told.items())
        asked += len(wanted)
    assert right >= 0.9 * asked, (right, wrong, asked, missed)
    assert wrong <= 0.03 * asked, (right, wrong, asked)


def never_seen() -> list[tuple[Sequence[str], list[Sequence[Any]], dict[str, str]]]:
    people = [("陈玉兰", MANY[0], "石角镇", "塘头村", "6217001234567800001"), ("黄大明", MANY[1], "凤城街道", "某社区", "6217001234567800002"),
              ("欧阳一", MANY[2], "东城街道", "某村", "6217001234567800003")]  # fmt: skip
    paid = [("陈玉兰", MANY[0], "高龄津贴", "2026-03", 50.5), ("黄大明", MANY[1], "高龄津贴", "2026-03", 100), ("欧阳一", MANY[2], "高龄津贴", "2026-03", 80)]
    keys = ("name", "resident_number", "town", "village", "account")
    found: list[tuple[Sequence[str], list[Sequence[Any]], dict[str, str]]] = []
    for heads in (
        ("被保障人员", "有效证件", "所辖", "片区", "打款"), ("长者", "ID", "属地", "自然村", "卡"), ("F1", "F2", "F3", "F4", "F5"),
        ("受助者全名", "居民身份号", "镇级单位", "村级单位", "社保金融卡"),
        ("低保户主_姓名", "低保户主_身份证号", "低保户主_乡镇", "低保户主_村", "低保户主_账号"),
        ("享受对象姓名(必填)", "享受对象证件号码(必填)", "行政区划-街道", "行政区划-村居", "开户行账号"),
    ):  # fmt: skip
        wanted = {"kind": "people"} | {heads[place]: key for place, key in enumerate(keys) if key != "village"}
        found.append((heads, people, wanted))
    for heads in (("领款人", "领款人证件", "款项", "期数", "数额（元）"), ("A", "B", "C", "D", "E（元）"),
                  ("发给谁", "号码", "发什么", "哪个月", "发多少(元)")):
        wanted = {"kind": "payments"} | dict(zip(heads, ("name", "resident_number", "matter", "month", "amount"), strict=True))
        found.append((heads, paid, wanted))
    return found
