"""一份坏表，一格，一句话：每种坏法都生成一份工作簿，要求指到那一格，说出怎么办；整份不能读的，要求说明为什么。"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

import pytest

from minzheng.exchange import hostile, intake
from minzheng.exchange.layouts import ORGANISATIONS, PEOPLE
from minzheng.exchange.mapping import Mapping
from minzheng.identity import fictional_credit_code
from minzheng.identity.resident_number import check_character
from minzheng.procedure.district import District
from minzheng.vocabulary.errors import Refusal

from .conftest import DAY, FIRST, HEADINGS, SECOND, book, person

pytestmark = pytest.mark.django_db
LAST = FIRST[-1]
CHANCE = next(one for area in range(441890, 441900) for n in range(10) if check_character(one := f"{area}19500304{n}00") == "0") + "0"
"""A valid number whose last three digits are zeros."""
SPOILT = next(one for n in range(10) if check_character(one := f"44189019500304{n}00") != "0") + "0"
OFF_BY_ONE = FIRST[:-1] + ("1" if LAST != "1" else "2")


def set_cell(place: str, value: Any, number_format: str = "") -> Callable[[Any, Any], None]:
    def change(sheet: Any, _: Any) -> None:
        sheet[place] = value
        if number_format:
            sheet[place].number_format = number_format

    return change


def merge(area: str) -> Callable[[Any, Any], None]:
    return lambda sheet, _: sheet.merge_cells(area)


def hide_row(number: int) -> Callable[[Any, Any], None]:
    def change(sheet: Any, _: Any) -> None:
        sheet.row_dimensions[number].hidden = True

    return change


def old_epoch(_: Any, made: Any) -> None:
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    made.epoch = CALENDAR_MAC_1904


ROWS: dict[str, tuple[Any, str, str]] = {
    # 身份证号
    "身份证号成了数值": (lambda: book(person(int(FIRST[:17] + "0"))), "B2", "已经丢失"),
    "身份证号成了浮点数": (lambda: book(person(4.41802e17)), "B2", "设为“文本”格式"),
    "身份证号是科学记数的文字": (lambda: book(person("4.41802E+17")), "B2", "已经丢失"),
    "身份证号后三位成了零": (lambda: book(person(SPOILT)), "B2", "已经丢失"),
    "身份证号碰巧通过校验，而同表的号码丢了末位": (lambda: book(person(CHANCE, sex=None), person(4.41802e17)), "B2", "同一张表中"),
    "身份证号错一位": (lambda: book(person(OFF_BY_ONE)), "B2", "校验码不符"),
    "身份证号少一位": (lambda: book(person(FIRST[:17])), "B2", "应为18位"),
    "身份证号多一位": (lambda: book(person(FIRST + "1")), "B2", "应为18位"),
    "身份证号是第一代": (lambda: book(person("441890500304001")), "B2", "已停用"),
    "身份证号有字母": (lambda: book(person("A" + FIRST[1:])), "B2", "应为18位"),
    "身份证号隐去一段": (lambda: book(person(FIRST[:6] + "********" + FIRST[14:])), "B2", "已经隐去"),
    "身份证号空": (lambda: book(person(None), person(SECOND)), "B2", "没有填"),
    "身份证号写无": (lambda: book(person("无")), "B2", "没有填"),
    "身份证号是真实的": (lambda: book(person("441802195003040014"[:17] + check_character("44180219500304001"))), "B2", "演练地区"),
    "身份证号短的数值": (lambda: book(person(12345)), "B2", "错栏"),
    "身份证号所载日期不存在": (lambda: book(person("441890195002310017"[:17] + check_character("44189019500231001"))), "B2", "真实的日期"),
    # 姓名
    "姓名空": (lambda: book(person(name=None)), "A2", "没有填"),
    "姓名只有空格": (lambda: book(person(name="  　 ")), "A2", "没有填"),
    "姓名有数字": (lambda: book(person(name="某甲1")), "A2", "有数字"),
    "姓名隐去": (lambda: book(person(name="某*")), "A2", "隐去"),
    "姓名带说明": (lambda: book(person(name="某甲（已故）")), "A2", "括号说明"),
    "姓名是日期": (lambda: book(person(name=date(2024, 1, 1))), "A2", "是日期"),
    "姓名是真假值": (lambda: book(person(name=True)), "A2", "真假值"),
    "姓名太长": (lambda: book(person(name="某" * 80)), "A2", "超过60个字"),
    "姓名是乱码": (lambda: book(person(name="某\ufffd")), "A2", "乱码"),
    "姓名有方向控制符": (lambda: book(person(name="某\u202e甲")), "A2", "控制字符"),
    "姓名只有符号": (lambda: book(person(name="——。")), "A2", "不像姓名"),
    # 性别
    "性别写错": (lambda: book(person(sex="男女")), "C2", "男、女之一"),
    "性别与身份证号不符": (lambda: book(person(sex="女")), "C2", "与身份证号所载的不同"),
    "性别是日期": (lambda: book(person(sex=date(2024, 1, 1))), "C2", "是日期"),
    # 出生日期
    "出生日期与身份证号不符": (lambda: book(person(born="1951-03-04")), "D2", "与身份证号所载的不同"),
    "出生日期只有年月": (lambda: book(person(born="1950.3")), "D2", "只有年月"),
    "出生日期只有年月（数值）": (lambda: book(person(born=1950.3)), "D2", "只有年月"),
    "出生日期只有年": (lambda: book(person(born=1950)), "D2", "只有年份"),
    "出生日期两位年": (lambda: book(person(born="50.3.4")), "D2", "分不清世纪"),
    "出生日期日月不分": (lambda: book(person(born="3/4/1950")), "D2", "次序分不清"),
    "出生日期不存在": (lambda: book(person(born="1950-02-30")), "D2", "不是实际存在的日期"),
    "出生日期不存在（八位数）": (lambda: book(person(born=19501341)), "D2", "不是实际存在的日期"),
    "出生日期在今天以后": (lambda: book(person(born="2950-03-04")), "D2", "在今天以后"),
    "出生日期太早": (lambda: book(person(born="1050-03-04")), "D2", "太早"),
    "出生日期是时间": (lambda: book(person(born=time(3, 4))), "D2", "只有时间"),
    "出生日期是文字": (lambda: book(person(born="不记得")), "D2", "不是日期"),
    "出生日期是负数": (lambda: book(person(born=-5)), "D2", "不是日期"),
    "出生日期是真假值": (lambda: book(person(born=True)), "D2", "真假值"),
    "1904年起计日而没有格式": (lambda: book(person(born=18325), then=old_epoch), "D2", "1904年起计日"),
    # 镇街、户籍、账户
    "镇街不在本区": (lambda: book(person(town="某某街道")), "E2", "没有这个镇"),
    "镇街空": (lambda: book(person(town=None)), "E2", "没有填"),
    "镇街代码不在本区": (lambda: book(person(town=441881100)), "E2", "没有这个镇"),
    "村是日期": (lambda: book(person(village=datetime(2024, 5, 6, 1, 2))), "F2", "是日期"),  # noqa: DTZ001 - a spreadsheet knows no zone
    "村太长": (lambda: book(person(village="村" * 201)), "F2", "超过200个字"),
    "户籍写错": (lambda: book(person(local="可能")), "G2", "是、否之一"),
    "外地户籍没有写省": (lambda: book(person(local="否")), "B2", "是否本省户籍"),
    "账户成了数值": (lambda: book(person(account=6217000000000000123)), "H2", "已经丢失"),
    "账户是科学记数的文字": (lambda: book(person(account="6.217E+18")), "H2", "已经丢失"),
    "账户太短": (lambda: book(person(account="1234")), "H2", "8至32位"),
    "账户有汉字": (lambda: book(person(account="农信社12345678")), "H2", "8至32位"),
    "账户隐去": (lambda: book(person(account="6217********0001")), "H2", "隐去"),
    # 表格自身
    "姓名跨行合并": (lambda: book(person(), person(SECOND, name=None), then=merge("A2:A3")), "A2", "跨行合并"),
    "账户跨行合并": (lambda: book(person(), person(SECOND, account=None), then=merge("H2:H3")), "H3", "跨行合并"),
    "数据跨列合并": (lambda: book(person(village=None), then=merge("E2:F2")), "E2", "跨列合并"),
    "隐藏的行": (lambda: book(person(), then=hide_row(2)), "2", "被隐藏"),
    "公式出错": (lambda: book(person(), then=set_cell("A2", "#N/A")), "A2", "公式出错"),
    "公式没有算出值": (lambda: book(person(), then=set_cell("F2", '=CONCATENATE("某","村")')), "F2", "没有算出值"),
    "没有表头的一列": (lambda: book([*person(), "另有一格"]), "I2", "没有表头"),
    "同一人两行，内容不同": (lambda: book(person(), person(name="某乙")), "B2", "不知道以哪一行为准"),
    "同一人两行，内容相同": (lambda: book(person(), person()), "B3", "重复"),
}  # fmt: skip


@pytest.mark.parametrize("kind", ROWS)
def test_one_cell_one_sentence(here: District, kept: Any, kind: str) -> None:
    made, place, sentence = ROWS[kind]
    plan = intake.prepare(PEOPLE, kept(made()), DAY)
    told = [(f"{one.column}{one.row}", one.text) for one in plan.problems]
    assert any(where == place and sentence in text for where, text in told), told
    assert all(one.sheet == "名册" for one in plan.problems)
    assert plan.counts["refused"] >= 1
    for number in (FIRST, SECOND):
        assert not any(number in text for _, text in told)


# --- 社会组织 -------------------------------------------------------------------------------------------------------

CODE = fictional_credit_code(1, "51", "441802")
BODY = ("统一社会信用代码", "名称", "组织形式", "成立日期", "注册资金（万元）")


def body(code: Any = CODE, name: Any = "某协会", kind: Any = "社会团体", since: Any = "2010-05-06", funds: Any = 3) -> list[Any]:
    return [code, name, kind, since, funds]


BODIES: dict[str, tuple[list[Any], tuple[Any, ...], str, str]] = {
    "代码错一位": (body(CODE[:-1] + ("A" if CODE[-1] != "A" else "B")), BODY, "A2", "校验码不符"),
    "代码成了数值": (body(5.144180e17), BODY, "A2", "已经丢失"),
    "形式与代码不符": (body(kind="民办非企业单位"), BODY, "C2", "与统一社会信用代码所载的不同"),
    "形式不是区里登记的": (body(kind="基金会"), BODY, "C2", "之一"),
    "资金单位相反": (body(funds="3元"), BODY, "E2", "表头写的是万元"),
    "资金没有单位": (body(), (*BODY[:4], "注册资金"), "E2", "没有写明是元还是万元"),
    "资金是文字": (body(funds="叁万"), BODY, "E2", "不是金额"),
    "资金是负数": (body(funds=-3), BODY, "E2", "负数"),
    "资金不足一分": (body(funds=0.00000001), BODY, "E2", "不足一分"),
    "资金大得不像": (body(funds=10**12), BODY, "E2", "太大"),
    "资金是日期": (body(funds=date(2024, 5, 6)), BODY, "E2", "不是金额"),
    "名称空": (body(name=None), BODY, "B2", "没有填"),
    "成立日期空": (body(since="/"), BODY, "D2", "没有填"),
}


@pytest.mark.parametrize("kind", BODIES)
def test_organisations(here: District, kept: Any, kind: str) -> None:
    row, headings, place, sentence = BODIES[kind]
    plan = intake.prepare(ORGANISATIONS, kept(book(row, headings=headings)), DAY)
    told = [(f"{one.column}{one.row}", one.text) for one in plan.problems]
    assert any(where == place and sentence in text for where, text in told), told
    assert plan.counts == {"added": 0, "changed": 0, "unchanged": 0, "refused": 1}


# --- 整份不能读的 ---------------------------------------------------------------------------------------------------


def packed(parts: dict[str, bytes] | None = None, *, without: str = "", made: Any = None) -> bytes:
    """A good workbook's package with parts added, replaced or left out."""
    out, source = io.BytesIO(), io.BytesIO()
    (made or book(person())).save(source)
    with zipfile.ZipFile(source) as good, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bad:
        for name in good.namelist():
            if name != without and name not in (parts or {}):
                bad.writestr(name, good.read(name))
        for name, content in (parts or {}).items():
            bad.writestr(name, content)
    return out.getvalue()


def twice() -> bytes:
    out = io.BytesIO(packed())
    with zipfile.ZipFile(out, "a") as bad, pytest.warns(UserWarning, match="Duplicate"):
        bad.writestr("xl/workbook.xml", b"<workbook/>")
    return out.getvalue()


def plain_zip(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def many_parts() -> bytes:
    return packed({f"xl/media/{n}.txt": b"" for n in range(hostile.ENTRIES + 1)})


def flagged() -> bytes:
    """The bit that says the first part is encrypted."""
    content = bytearray(packed())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + offset] |= 1
    return bytes(content)


def compound(*names: str) -> bytes:
    return hostile.OLE + b"\0" * 504 + b"".join(name.encode("utf-16-le") for name in names)


def far_cell(sheet: Any, _: Any) -> None:
    sheet["A200005"] = "某"


def wide_cell(sheet: Any, _: Any) -> None:
    sheet["ZZ3"] = "某"


OUTSIDE = b'<Relationships><Relationship Id="r1" Type="http://x/image" Target="http://example.invalid/a.png" TargetMode="External"/></Relationships>'
FILES: dict[str, tuple[Any, str]] = {
    "空文件": (lambda: b"", "是空的"),
    "PDF": (lambda: b"%PDF-1.7 \n", "是 PDF"),
    "图片": (lambda: b"\x89PNG\r\n\x1a\n", "是图片"),
    "RAR": (lambda: b"Rar!\x1a\x07", "是压缩包"),
    "数据库": (lambda: b"SQLite format 3\0", "是数据库"),
    "改了扩展名的网页": (lambda: "<html><table><tr><td>姓名</td></tr></table></html>".encode(), "网页"),
    "改了扩展名的 XML": (lambda: b'<?xml version="1.0"?><Workbook/>', "网页或者 XML"),
    "二进制": (lambda: b"abc\0\1\2", "不是电子表格"),
    "截断的压缩包": (lambda: packed()[:2000], "已损坏"),
    "部件坏了": (lambda: packed({"xl/workbook.xml": b"<workbook"}), "已损坏"),
    "空压缩包": (lambda: b"PK\x05\x06" + b"\0" * 18, "空的压缩包"),
    "别的压缩包": (lambda: plain_zip({"a.txt": b"a"}), "没有工作簿"),
    "Word 文档": (lambda: plain_zip({"word/document.xml": b"<a/>"}), "Word"),
    "xlsb": (lambda: packed({"xl/workbook.bin": b"a"}), "xlsb"),
    "ods": (lambda: plain_zip({"content.xml": b"<a/>", "mimetype": b"x"}), "ods"),
    "宏": (lambda: packed({"xl/vbaProject.bin": b"a"}), "含有宏"),
    "宏表": (lambda: packed({"xl/macrosheets/sheet1.xml": b"<a/>"}), "含有宏"),
    "标为含宏": (lambda: packed({"[Content_Types].xml": b"<Types>application/vnd.ms-excel.sheet.macroEnabled.main+xml</Types>"}), "含有宏"),
    "外部链接": (lambda: packed({"xl/externalLinks/externalLink1.xml": b"<a/>"}), "引用了外部文件"),
    "关系指向网上": (lambda: packed({"xl/worksheets/_rels/sheet1.xml.rels": OUTSIDE}), "引用了外部文件"),
    "数据连接": (lambda: packed({"xl/connections.xml": b"<a/>"}), "外部数据连接"),
    "嵌入对象": (lambda: packed({"xl/embeddings/oleObject1.bin": b"a"}), "嵌入的对象"),
    "实体炸弹": (lambda: packed({"xl/sharedStrings.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><sst/>'}), "实体定义"),
    "压缩炸弹": (lambda: packed({"xl/media/a.bin": b"\0" * 3_000_000}), "膨胀"),
    "部件太多": (many_parts, "个部件"),
    "部件重名": (twice, "重名"),
    "部件指向外面": (lambda: packed({"../../x.xml": b"<a/>"}), "压缩包之外"),
    "加密的压缩包": (flagged, "加密"),
    "行太多": (lambda: packed(made=book(person(), then=far_cell)), "20万行"),
    "列太多": (lambda: packed(made=book(person(), then=wide_cell)), "256列"),
    "有打开密码": (lambda: compound("EncryptedPackage", "EncryptionInfo"), "打开密码"),
    "旧版的宏": (lambda: compound("Workbook", "_VBA_PROJECT_CUR"), "含有宏"),
    "旧版 Word": (lambda: compound("WordDocument"), "Word"),
    "旧版坏了": (lambda: compound("Workbook"), "已损坏"),
    "不是任何编码": (lambda: b"\xff\x81\xff,\xff\n", "编码"),
    "引号不成对": (lambda: '姓名,身份证号\n"某甲,1\n'.encode(), "引号不成对"),
    "没有表头": (lambda: packed(made=book(person(), headings=None)), "没有认出表头"),
    "只有表头": (lambda: packed(made=book()), "只有表头"),
    "空工作表": (lambda: packed(made=book(headings=None)), "没有可以导入的表"),
    "缺少一栏": (lambda: packed(made=book(person()[:4], headings=HEADINGS[:4])), "没有“镇街”、“本地户籍”一栏"),
}


@pytest.mark.parametrize("kind", FILES)
def test_a_file_that_is_not_read(here: District, kept: Any, kind: str) -> None:
    made, sentence = FILES[kind]
    with pytest.raises(Refusal) as refusal:
        intake.prepare(PEOPLE, kept(made(), "名册.xlsx"), DAY)
    assert sentence in str(refusal.value)
    assert refusal.value.remedy


def rewritten(made: Any, old: str, new: str) -> bytes:
    """The workbook with its sheet written in another way."""
    source = io.BytesIO()
    made.save(source)
    with zipfile.ZipFile(source) as good:
        sheet = good.read("xl/worksheets/sheet1.xml").decode()
    assert old in sheet
    return packed({"xl/worksheets/sheet1.xml": sheet.replace(old, new).encode()}, made=made)


FAILED, SUM = set_cell("H2", "#N/A"), set_cell("H2", '=IF(A2="某甲","","是")')
AS_WRITTEN = '<c r="H2" t="e"><v>#N/A</v></c>'


@pytest.mark.parametrize(("change", "old", "new", "problems"), [
    (FAILED, AS_WRITTEN, "<c r='H2' t='e'><v>#N/A</v></c>", 1),
    (FAILED, AS_WRITTEN, '<c t="e"><v>#N/A</v></c>', 1),
    (SUM, "<v></v></c>", "<v/></c>", 1),
    (SUM, "</f><v></v></c>", "</f></c>", 1),
    (SUM, '<c r="H2">', '<c r="H2" t="str">', 0),
])  # fmt: skip
def test_other_programs_write_otherwise(here: District, kept: Any, change: Any, old: str, new: str, problems: int) -> None:
    plan = intake.prepare(PEOPLE, kept(rewritten(book(person(), then=change), old, new), "名册.xlsx"), DAY)
    assert [(one.column, one.row) for one in plan.problems] == [("H", 2)] * problems


def test_an_error_in_a_column_that_is_not_read_is_none(here: District, kept: Any) -> None:
    plan = intake.prepare(PEOPLE, kept(book([*person(), "#N/A"], headings=(*HEADINGS, "备注"))), DAY)
    assert plan.problems == []
    assert plan.counts["added"] == 1


def test_a_second_sheet_without_the_number(here: District, kept: Any) -> None:
    def more(_: Any, made: Any) -> None:
        second = made.create_sheet("第二册")
        second.append(["姓名", "性别"])
        second.append(["某乙", "男"])

    with pytest.raises(Refusal, match="工作表“第二册”没有“身份证号”、“镇街”、“本地户籍”一栏"):
        intake.prepare(PEOPLE, kept(book(person(), then=more)), DAY)


def test_only_hidden_sheets(here: District, kept: Any) -> None:
    def hide(sheet: Any, made: Any) -> None:
        made.create_sheet("看得见的")
        sheet.sheet_state = "veryHidden"

    with pytest.raises(Refusal, match="是隐藏的"):
        intake.prepare(PEOPLE, kept(book(person(), then=hide)), DAY)


def test_a_mapping_that_does_not_fit(here: District, kept: Any) -> None:
    file = kept(book(person()))
    for columns, fixed, sentence in (
        ({"姓名": "name"}, {}, "没有说到表头"),
        ({**dict.fromkeys(HEADINGS), "姓名": "nosuch"}, {}, "没有栏目nosuch"),
        ({**dict.fromkeys(HEADINGS), "姓名": "name", "镇街": "name"}, {}, "对应了两个表头"),
        (dict(zip(HEADINGS, ("name", "resident_number", None, None, "town", None, None, None), strict=True)), {"local": "也许"}, "固定值不对"),
    ):
        with pytest.raises(Refusal, match=sentence):
            intake.prepare(PEOPLE, file, DAY, Mapping(columns, fixed))


def test_there_are_many_kinds() -> None:
    assert len(ROWS) + len(BODIES) + len(FILES) >= 100
