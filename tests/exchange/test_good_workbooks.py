"""别人的表，只要说得清楚就读得对：标题在上、合计在下、两行表头、合并的镇街、全角数字、各种写法的日期和金额、各种编码。"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from minzheng.exchange import hostile, intake, kinds, mapping, reading, tables, values
from minzheng.exchange.layouts import ORGANISATIONS, PEOPLE
from minzheng.exchange.problems import letters
from minzheng.procedure.district import District

from .conftest import DAY, FIRST, HEADINGS, SECOND, THIRD, book, person

FENGCHENG = "441802006"


def people(file: Any, told: mapping.Mapping | None = None) -> list[dict[str, Any]]:
    """The rows of a file that has nothing wrong with it."""
    plan = intake.prepare(PEOPLE, file, DAY, told)
    assert plan.problems == []
    return [one.columns for one in plan.outcomes]


@pytest.mark.django_db
class TestTables:
    def test_titles_above_and_totals_below(self, here: District, kept: Any) -> None:
        above = (["清城区低保对象花名册"], ["填报单位：某局", None, None, "2026年6月"], [])
        rows = (person(), person(SECOND, "某乙"), [], ["合计", "2人"], ["制表人：某", None, "审核人：某"])
        plan = intake.prepare(PEOPLE, kept(book(*rows, above=above)), DAY)
        assert plan.problems == []
        assert [one.row.number for one in plan.outcomes] == [5, 6]
        assert [one.columns["name"] for one in plan.outcomes] == ["某甲", "某乙"]
        assert len([one for one in plan.notices if "没有读" in one]) == 2

    def test_headings_of_two_rows(self, here: District, kept: Any) -> None:
        above = (["姓名", "身份证号", "住址", None, "本地户籍"], [None, None, "镇街", "村居", None])

        def merge(sheet: Any, _: Any) -> None:
            for area in ("A1:A2", "B1:B2", "C1:D1", "E1:E2"):
                sheet.merge_cells(area)

        row = ["某甲", FIRST, "凤城", "某村", "是"]
        found = people(kept(book(row, headings=None, above=above, then=merge)), mapping.Mapping(
            {"姓名": "name", "身份证号": "resident_number", "镇街": "town", "村居": "village", "本地户籍": "local"}))  # fmt: skip
        assert found[0]["town"] == FENGCHENG
        assert found[0]["village"] == "某村"

    def test_a_title_merged_over_all_headings_is_no_heading(self, here: District, kept: Any) -> None:
        found = people(kept(book(person(), above=(["花名册"],), then=lambda sheet, _: sheet.merge_cells("A1:H1"))))
        assert found[0]["name"] == "某甲"

    def test_towns_merged_over_rows(self, here: District, kept: Any) -> None:
        rows = (person(), person(SECOND, "某乙", town=None), person(THIRD, "某丙", town=None))
        assert [one["town"] for one in people(kept(book(*rows, then=lambda sheet, _: sheet.merge_cells("E2:E4"))))] == [FENGCHENG] * 3

    def test_a_heading_repeated_on_every_printed_page(self, here: District, kept: Any) -> None:
        assert len(people(kept(book(person(), HEADINGS, person(SECOND, "某乙"))))) == 2

    def test_several_sheets(self, here: District, kept: Any) -> None:
        def more(_: Any, made: Any) -> None:
            second = made.create_sheet("第二册")
            second.append(HEADINGS)
            second.append(person(SECOND, "某乙"))
            made.create_sheet("说明").append(["本表由某系统导出"])
            hidden = made.create_sheet("旧数据")
            hidden.append(["某"])
            hidden.sheet_state = "hidden"

        plan = intake.prepare(PEOPLE, kept(book(person(), then=more)), DAY)
        assert [(one.row.sheet, one.row.number) for one in plan.outcomes] == [("名册", 2), ("第二册", 2)]
        assert any("“旧数据”是隐藏的" in one for one in plan.notices)
        assert any("“说明”没有认出表头" in one for one in plan.notices)
        assert len(intake.prepare(PEOPLE, kept(book(person(), then=more)), DAY, sheet="第二册").outcomes) == 1

    def test_what_is_not_told_follows_from_the_number(self, here: District, kept: Any) -> None:
        found = people(kept(book(person(sex=None, born="/"))))[0]
        assert (found["sex"], found["born"], found["provincial"]) == ("男", date(1950, 3, 4), True)

    @pytest.mark.parametrize("born", [date(1950, 3, 4), "1950.3.4", "1950年3月4日", "19500304", 19500304, 18326, "１９５０－０３－０４", "1950/3/4 00:00:00"])
    def test_ways_of_writing_a_day(self, here: District, kept: Any, born: Any) -> None:
        assert people(kept(book(person(born=born))))[0]["born"] == date(1950, 3, 4)

    def test_full_width_and_spaces(self, here: District, kept: Any) -> None:
        wide = "".join(chr(ord(one) + 0xFEE0) for one in FIRST)
        found = people(kept(book(person(f" {wide[:6]} {wide[6:]}", "某　甲", town="清城区凤城街道办事处", account="6217 0000 0000 0001"))))[0]
        assert (found["resident_number"], found["name"], found["town"], found["account"]) == (FIRST, "某甲", FENGCHENG, "6217000000000001")

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
    @pytest.mark.parametrize("separator", [",", "\t", ";"])
    def test_csv(self, here: District, kept: Any, encoding: str, separator: str) -> None:
        text = "\r\n".join(separator.join(map(str, row)) for row in (HEADINGS, person(name="某㐂")))
        assert people(kept(text.encode(encoding), "名册.csv"))[0]["name"] == "某㐂"

    def test_a_true_number_may_end_in_zeros(self, here: District, kept: Any) -> None:
        from .test_bad_workbooks import CHANCE

        sex = "男" if int(CHANCE[16]) % 2 else "女"
        assert people(kept(book(person(CHANCE, sex=sex))))[0]["resident_number"] == CHANCE

    def test_amounts(self, here: District, kept: Any) -> None:
        from .test_bad_workbooks import BODY, body

        for heading, cell, fen in (("注册资金（万元）", 3, 3_000_000), ("注册资金(元)", "3万元", None), ("开办资金（元）", "30,000.50", 3_000_050),
                                   ("注册资金", "３万元", 3_000_000), ("注册资金", "30000元", 3_000_000)):  # fmt: skip
            plan = intake.prepare(ORGANISATIONS, kept(book(body(funds=cell), headings=(*BODY[:4], heading))), DAY)
            assert [one.columns.get("details.funds") for one in plan.outcomes] == [fen], heading
            assert plan.counts["refused"] == (fen is None)


@pytest.mark.django_db
class TestProposals:
    def test_by_name_synonym_and_content(self, here: District, kept: Any) -> None:
        headings = ("序号", "姓名", "证件", "公民身份号码", "所属镇街", "是否本区户籍")
        rows = [[n, f"某{n}", "居民身份证", number, "凤城街道", "是"] for n, number in enumerate((FIRST, SECOND), start=1)]
        plan = intake.prepare(PEOPLE, kept(book(*rows, headings=headings)), DAY)
        assert plan.how == {"序号": "不读", "姓名": "名称相同", "证件": "不读", "公民身份号码": "名称同义", "所属镇街": "名称同义", "是否本区户籍": "名称同义"}
        assert not plan.confirmed
        rows = [[f"某{n}", number, "凤城街道", "是"] for n, number in enumerate((FIRST, SECOND), start=1)]
        plan = intake.prepare(PEOPLE, kept(book(*rows, headings=("姓名", "唯一标识", "镇街", "本地户籍"))), DAY)
        assert plan.how["唯一标识"] == "内容相符"
        assert not plan.confirmed

    def test_the_templates_own_headings_need_no_confirmation(self, here: District, kept: Any) -> None:
        assert intake.prepare(PEOPLE, kept(book(person())), DAY).confirmed

    def test_no_two_columns_share_a_name(self) -> None:
        for layout in kinds.layouts().values():
            told = [name for column in layout.columns for name in {tables.normal(one) for one in (column.title, *column.names)}]
            assert len(told) == len(set(told))


def test_the_oldest_format(kept: Any) -> None:
    file = reading.read(kept(old_workbook([["姓名", "身份证号"], ["某甲", FIRST], ["某乙", 4.41802e17]]), "名册.xls"))
    assert file.kind == hostile.XLS
    assert file.grids[0].rows == [["姓名", "身份证号"], ["某甲", FIRST], ["某乙", 4.41802e17]]


def old_workbook(rows: list[list[Any]]) -> bytes:
    """A BIFF8 workbook of one sheet in a compound file: the least that is one."""
    import struct

    def record(kind: int, content: bytes) -> bytes:
        return struct.pack("<HH", kind, len(content)) + content

    def string(text: str, size: str) -> bytes:
        return struct.pack(size, len(text)) + b"\1" + text.encode("utf-16-le")

    begin = struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 1996, 0, 6)
    cells = b"".join(
        record(0x0204, struct.pack("<HHH", r, c, 0) + string(value, "<H")) if isinstance(value, str) else record(0x0203, struct.pack("<HHHd", r, c, 0, value))
        for r, row in enumerate(rows) for c, value in enumerate(row)
    )  # fmt: skip
    sheet = record(0x0809, begin[:2] + b"\x10\0" + begin[4:]) + record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, 2, 0)) + cells + record(0x000A, b"")
    name = string("名册", "<B")
    start = len(record(0x0809, begin)) + len(record(0x0042, b"\xb0\x04")) + 4 + 6 + len(name) + 4
    stream = record(0x0809, begin) + record(0x0042, b"\xb0\x04") + record(0x0085, struct.pack("<IH", start, 0) + name) + record(0x000A, b"") + sheet
    stream = stream.ljust(4096, b"\0")
    sectors = len(stream) // 512
    chain = [*range(1, sectors), 0xFFFFFFFE, 0xFFFFFFFE, 0xFFFFFFFD]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(512, b"\xff")

    def entry(label: str, kind: int, child: int, first: int, size: int) -> bytes:
        text = (label + "\0").encode("utf-16-le")
        return text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child) + b"\0" * 36 + struct.pack("<IQ", first, size)

    folder = entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + entry("Workbook", 2, 0xFFFFFFFF, 0, len(stream)) + (b"\0" * 128) * 2
    head = hostile.OLE + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    head += struct.pack("<IIIIIIIII", 0, 1, sectors, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0) + struct.pack("<I", sectors + 1) + b"\xff" * 432
    return head + stream + folder + table


@given(some.integers(min_value=0, max_value=16_383))
def test_letters_of_columns(column: int) -> None:
    from openpyxl.utils import get_column_letter

    assert letters(column) == get_column_letter(column + 1)


@given(some.dates(min_value=date(1900, 3, 1), max_value=date(2026, 7, 1)))
def test_every_day_by_its_serial_number_and_its_texts(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days
    assume_serial = [serial] if not 1850 <= serial <= 2100 else []
    for cell in (*assume_serial, day, day.isoformat(), f"{day.year}.{day.month}.{day.day}", f"{day:%Y%m%d}", int(f"{day:%Y%m%d}")):
        assert values.day(cell, DAY) == day


@given(some.integers(min_value=0, max_value=10**12))
def test_amounts_are_exact(fen: int) -> None:
    written = f"{fen // 100}.{fen % 100:02d}"
    assert values.amount(written, "元") == fen
    assert values.amount(f"{fen // 100:,}.{fen % 100:02d}元", "") == fen
    if fen < 10**10:
        assert values.amount(float(written), "元") == fen
