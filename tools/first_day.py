"""Writes the lists of a bureau's first day (docs/first-day.md) to examples/first-day: other people's headings, nobody's data.

Usage: python tools/first_day.py [DIRECTORY]
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from openpyxl import Workbook

from minzheng.identity.fictional import FictionalNumbers, fictional_credit_code
from tools.old_excel import workbook

HERE = Path(__file__).parents[1] / "examples" / "first-day"
TOWNS = ("东城街道", "洲心街道", "凤城街道", "横荷街道", "源潭镇", "龙塘镇")
FAMILIES = "赵钱孙李周吴郑王冯陈褚卫"
GIVEN = ("建国", "秀英", "志强", "桂芳", "永明", "玉兰", "国华", "丽娟", "文辉", "雪梅", "海涛", "小红")
EPOCH = date(1899, 12, 30)
Row = Sequence[Any]


def main(directory: Path = HERE) -> None:
    directory.mkdir(parents=True, exist_ok=True)
    chance = Random(2024)  # noqa: S311 - the same nobody each time
    bodies = organisations(directory / "社会组织名册.xlsx")
    people = residents(directory / "人员名册.csv", chance)
    payments(directory / "2024年津贴发放表.xlsx", people)
    marriages(directory / "2024年结婚登记一览表.xlsx")
    divorces(directory / "2024年离婚登记.csv")
    copies = [["BJ441800-2024-01", "钱秀英", "2024.6.3"], ["BJ441800-2024-02", "周玉兰", "2024年9月9日"]]
    _csv(directory / "2024年补领结婚证.csv", ["补发证字号", "申请人", "补领日期"], copies)
    funerals(directory / "2024年惠民殡葬火化登记.xls")
    donations(directory / "2024年慈善捐赠收入台账.xlsx", directory / "2024年捐赠资金拨付.csv")
    inspections(directory / "2024年双随机抽查结果.csv", bodies)
    changes = [[f"BG{n:03d}", bodies[n][2], bodies[n][1], "章程核准" if n % 2 else "住所", date(2024, 3 + n, 8)] for n in range(4)]
    heads = ["变更编号", "信用代码", "原名称", "变更内容", "变更日期"]
    _xlsx(directory / "2024年社会组织变更.xlsx", [heads, *changes], title="社会组织变更登记明细")


def name(place: int) -> str:
    return FAMILIES[place % len(FAMILIES)] + GIVEN[place * 5 % len(GIVEN)]


def organisations(out: Path) -> list[list[Any]]:
    """Title, unit, total; kinds as people say them, capital in 万元."""
    rows: list[list[Any]] = []
    for n in range(12):
        kind = "民办非企业单位" if n % 3 else "社会团体"
        called = f"清远市清城区某某第{n + 1}{'服务中心' if n % 3 else '协会'}"
        code = fictional_credit_code(700 + n, "52" if n % 3 else "51", "441802")
        rows.append([n + 1, called, code, kind, date(2010 + n, 1 + n % 12, 5), TOWNS[n % len(TOWNS)], name(n), 3 + n % 4])
    heads = ["序号", "社会组织名称", "信用代码", "社会组织类型", "成立登记日期", "所属镇街", "法人代表", "注册资金（万元）"]
    _xlsx(out, [["单位：清城区社会组织管理股"], heads, *rows, ["合计", "12个"]], title="清城区社会组织登记名册（截至2024年底）", merged=("A1:H1",))
    return rows


def residents(out: Path, chance: Random) -> list[list[str]]:
    """GB18030, dates in three forms; whether they are local is said nowhere (the mapping says it for all)."""
    numbers, rows = FictionalNumbers(chance), []
    for n in range(24):
        sex, born = "男女"[n % 2], date(1930 + n % 12, 1 + n % 12, 1 + n)
        shown = (f"{born.year}.{born.month}.{born.day}", born.isoformat(), f"{born.year}年{born.month}月{born.day}日")[n % 3]
        rows.append([name(n), numbers.issue(born, sex), sex, shown, TOWNS[n % len(TOWNS)], f"第{n % 5 + 1}村", f"62170000000001{n:02d}"])
    _csv(out, ["老人姓名", "公民身份号码", "性别", "出生年月日", "乡镇", "村居", "社保卡银行账号"], rows, above=["清城区高龄老人信息表"])
    return rows


def payments(out: Path, people: list[list[str]]) -> None:
    """Twelve months; one payment came back."""
    rows: list[list[Any]] = []
    for month in range(1, 13):
        for n, one in enumerate(people):
            rows.append([len(rows) + 1, one[0], one[1], "高龄津贴", f"2024年{month}月", 100 if n % 4 else 200, "退票" if (month, n) == (5, 3) else "已发放"])
    total = sum(row[5] for row in rows)
    heads = ["序号", "领取人", "身份证号码", "补贴项目", "发放年月", "发放金额（元）", "发放状态"]
    _xlsx(out, [heads, *rows, ["合计", None, None, None, None, total]], title="2024年度高龄津贴发放明细表", merged=("A1:G1",))


def marriages(out: Path) -> None:
    """Two rows of headings, merged; dates as dates, text and serial numbers; the last one is of the year before."""
    rows: list[list[Any]] = []
    for n in range(10):
        day = date(2024, 1 + n, 3 + n) if n < 9 else date(2023, 12, 29)
        shown = (day, f"{day.year}.{day.month}.{day.day}", (day - EPOCH).days, f"{day.year}年{day.month}月{day.day}日")[n % 4]
        born = [date(1990 + n % 8, 3, 1 + n), date(1991 + n % 8, 9, 2 + n)]
        rows.append([n + 1, name(n + 3), born[0], name(n + 8), born[1].strftime("%Y%m%d"), f"J441800-{day.year}-{n + 1:05d}", shown])
    heads = [["序号", "男方", None, "女方", None, "结婚证字号", "登记日期"], [None, "姓名", "出生日期", "姓名", "出生日期", None, None]]
    merged = ("A1:G1", "A2:A3", "B2:C2", "D2:E2", "F2:F3", "G2:G3")
    _xlsx(out, [*heads, *rows, ["合计", "10对"], ["填表人：某某"]], title="2024年度结婚登记一览表", merged=merged)


def divorces(out: Path) -> None:
    """Two of the couples of `marriages`, and one married elsewhere."""
    couples = [(name(3), name(8)), (name(5), name(10)), ("吴大山", "郑小河")]
    rows = [[f"L441800-2024-{n + 1:04d}", *couple, f"2024/{5 + n}/6", f"2024/{6 + n}/{10 + n}"] for n, couple in enumerate(couples)]
    _csv(out, ["离婚证编号", "男方", "女方", "申请时间", "登记时间"], rows)


def funerals(out: Path) -> None:
    """As the crematorium's old program writes it: .xls, days as serial numbers."""
    first = date(2024, 2, 1)
    rows: list[list[Any]] = []
    for n in range(6):
        died = first + timedelta(days=40 * n)
        free = n != 4
        rows.append([f"HH2024{n + 1:04d}", name(n + 1), float((died - EPOCH).days), ("本区", "清城区")[n % 2] if free else "外地",
                     float((died + timedelta(days=2) - EPOCH).days), "是" if free else "否", 1620.0 if free else None])  # fmt: skip
    heads = ["火化编号", "死者姓名", "死亡时间", "户籍", "火化时间", "是否减免", "减免金额（元）"]
    out.write_bytes(workbook([["惠民殡葬减免火化登记表"], heads, *rows, ["合计", None, None, None, None, None, 8100.0]], "火化登记", [(0, 0, 0, 6)]))


def donations(income: Path, spent: Path) -> None:
    """Income in 万元 with the purpose as donors say it; payments in 元."""
    purposes = ("630专项", "绿美乡村", "助困", "其他", "6·30专项")
    rows = [[f"粤财{n + 1:06d}", f"某某企业{n + 1}" if n % 2 else name(n), round(0.5 + n * 1.25, 2), purposes[n % 5], f"2024.{1 + n}.{15 + n}"] for n in range(8)]
    heads = ["收据号", "捐款单位（个人）", "捐款金额（万元）", "款项用途", "到账日期"]
    _xlsx(income, [heads, *rows, ["总计", None, sum(row[2] for row in rows)]], title="慈善捐赠收入台账", merged=("A1:E1",))
    _csv(spent, ["凭证号", "拨款日期", "支出金额（元）", "项目"], [["拨001", "2024-07-01", "20,000.00", "630专项"], ["拨002", "2024-11-20", "3500", "绿化"]])


def inspections(out: Path, bodies: list[list[Any]]) -> None:
    """UTF-8, results in the inspectors' own words."""
    results = ("正常", "限期整改", "未见异常", "合格", "正常")
    rows = [[f"SSJ{n + 1:03d}", bodies[n][1], "社团" if n % 3 == 0 else "民非", f"2024年{n + 4}月{n + 10}日", results[n]] for n in range(5)]
    _csv(out, ["抽查编号", "被检查单位", "单位类型", "检查日期", "抽查结果"], rows, encoding="utf-8-sig")


def _csv(out: Path, heads: Row, rows: Sequence[Row], *, above: Row = (), encoding: str = "gb18030") -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([*([above] if above else []), heads, *rows])
    out.write_bytes(text.getvalue().encode(encoding))


def _xlsx(out: Path, rows: Sequence[Row], *, title: str, merged: Sequence[str] = ()) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    book.properties.created = book.properties.modified = datetime(2025, 1, 2, tzinfo=UTC)
    sheet.title = title[:31]
    for row in ([title], *rows):
        sheet.append(list(row))
    for area in merged:
        sheet.merge_cells(area)
    book.save(out)


if __name__ == "__main__":
    main(*(Path(one) for one in sys.argv[1:2]))
