"""乱改的文件、乱填的格：导入只会说出一句话来拒绝，或者逐行说明，从不崩溃。

`make test` 只取样，`make test-all` 跑一分钟；要跑得久：MINZHENG_FUZZ_SECONDS=600 .venv/bin/python -m pytest tests/exchange/test_fuzz.py -m slow。
不同的种子用 MINZHENG_FUZZ_SEED；崩溃时报出种子和第几个，可以重现。
"""

from __future__ import annotations

import io
import os
import random
import time
import zipfile
from datetime import date
from datetime import time as clock
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.apps import apps

from minzheng.exchange import completed, deaths, hostile, intake, kinds, reading, tables, values
from minzheng.exchange.layouts import Column, Layout
from minzheng.exchange.mapping import Mapping
from minzheng.exchange.reading import File, Grid, Time
from minzheng.identity import fictional_credit_code
from minzheng.journal.verify import verify
from minzheng.procedure import bank
from minzheng.procedure.actor import Actor
from minzheng.procedure.deep import checkers
from minzheng.procedure.district import District
from minzheng.procedure.opening import ELSEWHERE, appoint, enrol
from minzheng.vocabulary.errors import Refusal
from tests import payees

from .conftest import DAY, FIRST, SECOND, SYSTEM, person
from .conftest import HEADINGS as PEOPLE_HEADINGS

pytestmark = pytest.mark.django_db
SECONDS, SEED = float(os.environ.get("MINZHENG_FUZZ_SECONDS", "60")), int(os.environ.get("MINZHENG_FUZZ_SEED", "1"))
NASTY: tuple[Any, ...] = (
    None, "", " ", "\u3000", "'", "=1+1", "@x", "-", "/", "无",
    "合计", "小计：", "填表人：", "某甲", "欧阳某某", "某·某", "张三（户主）", "A" * 300, "\u202e", "\ufffd", "\x07",
    "\U0010ffff", "e\u0301", FIRST, SECOND, FIRST.lower(), FIRST[:17],
    f"'{FIRST}", "４４１８０２１９５００３０４００１１", "4.41802E+17", "1e999", "-1e999", "nan", "Infinity",
    0, -1, 1, 2024, 45356, 2958466, 10**15, 10**18, -(10**18), 1e308, -1e308, 5e-324, 0.1, 50.005, 4.41802e17, True, False,
    "2024-02-30", "2024.5.6", "2024年5月6日", "20240506", "5/6/2024", "24-5-6", "2024-05", "202405", "2024年13月", "0000-00-00", "9999-12-31", "99999",
    date(1, 1, 1), date(1900, 2, 28), date(2024, 5, 6), date(9999, 12,
    31), Time("12:30:00"), "50", "50元", "0.005万元", "5万", "￥50.00", "1,234.50", "1,23", "--5", "五十",
    "是", "否", "男", "女", "√", "凤城街道", "石角", "441802006",
    "高龄津贴", "成功", "失败", "退回", "户主", "农村", "区民政局业务股室", "6217000000000001", "6217 0000 0000 0001",
    "https://example.invalid", "<script>", "'; DROP TABLE", "\n\n", "a\tb", "\r", "%s%n", "{0}", "#REF!", "TRUE",
)  # fmt: skip


@pytest.fixture
def ready(here: District) -> District:
    appoint([({"staff": one, "name": one, "organ": "清城区民政局"}, [(office, "")]) for one, office in (("F1", "finance"), ("H1", "head"))],
            since=date(2023, 12, 31), by=SYSTEM)  # fmt: skip
    some = [{"name": name, "resident_number": number, "sex": "男", "born": date(1950, 3, 4), "town": "441802006"}
            for name, number in (("某甲", FIRST), ("某乙", SECOND))]  # fmt: skip
    enrol(some, on=date(2023, 12, 31), by=SYSTEM)
    payees.elder()
    [made] = payees.paid(3, matters=("old_age_allowance",))
    bank.send(made.seq, on=date(2024, 3, 11), by=payees.FINANCE)
    return here


def every() -> list[Layout]:
    """Every kind of list, and every matter done elsewhere as often as they all together."""
    lists, matters = list(kinds.layouts().values()), list(completed.layouts().values())
    return lists * (len(matters) // len(lists)) + matters


PLAUSIBLE: dict[str, tuple[Any, ...]] = {
    "resident_number": (FIRST, SECOND), "name": ("某甲", "某乙"), "day": ("2024-05-06", date(2024, 5, 6), "2024.5.7"), "day_ahead": ("2029-05-06",),
    "month": ("2024-05", "2024-04"), "amount": ("50", 50, 100.5), "town": ("凤城街道",), "account": ("6217000000000001", "6200000000000000001"),
    "yes_no": ("是", "否"), "count": (1, 2), "sex": ("男",), "credit_code": (fictional_credit_code(3, "51", "441802"),), "text": ("某", "H-1", "A2"),
}  # fmt: skip


def cell_of(column: Column, chance: random.Random, clean: float) -> Any:
    """What somebody puts in a cell of this column: mostly what belongs there when the sheet is `clean`."""
    if chance.random() < clean:
        return chance.choice(column.choices or PLAUSIBLE.get(column.kind, NASTY))
    return chance.choice(NASTY)


def grid(layout: Layout, chance: random.Random) -> Grid:
    """A sheet of this kind, filled with what people and machines put in cells."""
    clean = chance.choice((0.3, 0.95, 1.0))
    columns = [one for one in layout.columns if chance.random() < max(0.9, clean)] or list(layout.columns)
    heads: list[Any] = [chance.choice((one.title, *one.names)) for one in columns]
    if chance.random() < 0.3:
        chance.shuffle(heads)
    if chance.random() < 0.3:
        heads[chance.randrange(len(heads))] = chance.choice(NASTY)
    rows: list[list[Any]] = [[chance.choice(NASTY)] for _ in range(chance.randrange(3))] + [heads]
    for _ in range(chance.randrange(1, 12)):
        row = [cell_of(one, chance, clean) for one in columns]
        rows.append(row[: chance.randrange(len(row) + 1)] if chance.random() < 0.1 else row)
    tall, wide = len(rows), max(map(len, rows))
    merged = []
    for _ in range(chance.choice((0, 0, 1, 3))):
        top, left = chance.randrange(tall), chance.randrange(wide)
        merged.append((top, left, min(tall - 1, top + chance.randrange(3)), min(wide - 1, left + chance.randrange(3))))
    return Grid("表", chance.random() < 0.05, merged, frozenset({chance.randrange(tall)} if chance.random() < 0.2 else ()),
                {(chance.randrange(tall), chance.randrange(wide)): chance.choice((reading.ERROR, reading.UNCOMPUTED))}, chance.random() < 0.1,
                [[None if isinstance(cell, str) and not cell.strip() else cell for cell in row] for row in rows])  # fmt: skip


def one_grid(layout: Layout, chance: random.Random, monkeypatch: pytest.MonkeyPatch) -> str:
    """Prepare a made-up sheet, and take it in; what came of it."""
    made = File("乱.xlsx", 1, "0" * 64, hostile.XLSX, tuple(grid(layout, chance) for _ in range(chance.choice((1, 1, 2)))))
    monkeypatch.setattr(reading, "read", lambda file: made)
    told = None
    try:
        if chance.random() < 0.8:
            headings = intake.looked_over(layout, Path("乱.xlsx")).mapping.columns
            keys = [one.key for one in layout.columns]
            wild = chance.random() < 0.5
            told = Mapping({one: chance.choice((key, key, chance.choice(keys), None)) if wild else key for one, key in headings.items()},
                           {chance.choice(keys): str(chance.choice(NASTY))} if wild and chance.random() < 0.3 else {})  # fmt: skip
        plan = intake.prepare(layout, Path("乱.xlsx"), DAY, told)
        assert all(one.text and not one.text.endswith("。") for one in plan.problems)
        assert sum(plan.counts.values()) == len(plan.outcomes)
        if plan.confirmed:
            return entered(layout, plan)
        return "planned"
    except Refusal as refusal:
        return told_why(refusal)


def entered(layout: Layout, plan: intake.Plan) -> str:
    """Take a plan in: all of its good rows, or none of it and a sentence."""
    office, before = layout.who[0].id, acts()
    by = Actor(({"section": "S1", "finance": "F1", "security_administrator": "A1"}[office],), office, "清城区民政局")
    try:
        seqs = intake.take_in(plan, on=DAY, by=by, origin=ELSEWHERE if layout.register.startswith(completed.PREFIX) else "opening", source="乱")
    except Refusal as refusal:
        assert acts() == before, "a refused import has written something"
        return told_why(refusal)
    assert bool(seqs) or acts() == before
    return "entered" if seqs else "planned"


def acts() -> int:
    return int(apps.get_model("journal", "Act").objects.count())


def told_why(refusal: Refusal) -> str:
    assert refusal.reason
    return "refused"


def spoilt(content: bytes, chance: random.Random) -> bytes:
    """A workbook or a text with some of it changed: in its bytes, or in the text of one of its parts."""
    if content.startswith(b"PK") and chance.random() < 0.7:
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            names = old.namelist()
            victim = chance.choice(names)
            for name in names:
                part = old.read(name)
                if name == victim:
                    if chance.random() < 0.1:
                        continue
                    part = _changed(part, chance)
                new.writestr(name, part)
        return out.getvalue()
    return _changed(content, chance)


TOKENS = (b"<", b">", b'"', b"&amp;", b"&#0;", b"\x00", b"\xff", b"<!DOCTYPE x>", b"<row/>", b'r="ZZZ9999999"',
          b"<c t=\"e\"><v>#N/A</v></c>", b"1e309", b"<f>A1</f>",
          b",", b"\n", b'""', "；".encode(), b"=cmd|' /C calc'!A0")  # fmt: skip


def _changed(part: bytes, chance: random.Random) -> bytes:
    made = bytearray(part)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        place = chance.randrange(len(made) + 1)
        way = chance.randrange(5)
        if way == 0 and made:
            made[min(place, len(made) - 1)] = chance.randrange(256)
        elif way == 1:
            made[place:place] = chance.choice(TOKENS)
        elif way == 2:
            del made[place : place + chance.choice((1, 8, 200))]
        elif way == 3:
            some = made[place : place + chance.choice((8, 80, 800))]
            made[place:place] = some * chance.choice((1, 3, 50))
        else:
            made[place:place] = str(chance.choice(NASTY)).encode("utf-8", "surrogatepass")
    return bytes(made)


DEATHS = "deaths"
SHEETS: dict[str, tuple[tuple[Any, ...], ...]] = {
    "households": (("户号", "姓名", "身份证号", "与户主关系", "入户日期", "户籍类别", "镇街"), ("H1", "某甲", FIRST, "户主", "2020-1-1", "农村", "凤城街道"),
                   ("H1", "某乙", SECOND, "子", "2020.1.1", "农村", "凤城街道")),
    "officers": (("工号", "姓名", "单位", "职位", "任职日期"), ("N1", "某员", "清城区民政局", "区民政局财务人员", "2026-07-01"),
                 ("N2", "某员二", "清城区民政局", "行政执法人员", "2026-07-01")),
    "payments": (("姓名", "身份证号", "待遇", "发放月份", "金额（元）", "到账日期"), ("某甲", FIRST, "高龄津贴", "2024-03", 50, "2024.3.15"),
                 ("某乙", SECOND, "高龄津贴", "2024-03", "50.00", "2024-03-15")),
    "bank_results": (("批次号", "行号", "户名", "账号", "金额（元）", "结果"), (3, 1, "某甲", "6200000000000000001", 50, "成功")),
    "marriage": (("结婚证字号", "男方姓名", "女方姓名", "男方出生日期", "女方出生日期", "登记日期"),
                 ("J440000-2024-000011", "某男甲", "某女甲", "1990-01-02", "1992.3.4", "2024年5月20日")),
    "funeral_service": (("火化编号", "逝者", "逝者身份证号", "死亡时间", "火化日期", "镇街", "户籍", "是否免除", "免除金额（元）"),
                        ("H-1", "某甲", FIRST, "2024-05-01", "2024-05-03", "凤城街道", "本区", "是", 1520)),
    DEATHS: (("姓名", "身份证号", "死亡日期", "住址"), ("某甲", FIRST, "2024.5.1", "某村"), ("某乙", SECOND, "2024-05-02", "某村")),
}  # fmt: skip


def whole() -> list[tuple[str, bytes]]:
    """Sound files that are spoilt: of people a workbook and texts of every encoding, of the other kinds a workbook and a text."""
    found = []
    for kind, rows in SHEETS.items():
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(list(row))
        out = io.BytesIO()
        book.save(out)
        found += [(kind, out.getvalue()), (kind, "\r\n".join(",".join(str(cell) for cell in row) for row in rows).encode("gb18030"))]
    return found + [("people", one) for one in people()]


def people() -> list[bytes]:
    book = openpyxl.Workbook()
    for row in (["某镇花名册"], PEOPLE_HEADINGS, person(), person(SECOND, "某乙"), [None, date(2024, 5, 6), clock(9, 10), "=1/0"]):
        book.active.append(list(row))
    book.active.merge_cells("A1:D1")
    book.active.row_dimensions[4].hidden = True
    out = io.BytesIO()
    book.save(out)
    text = "\r\n".join(",".join(str(cell) for cell in row) for row in (PEOPLE_HEADINGS, person(), person(SECOND, "某乙")))
    return [out.getvalue(), text.encode("utf-8-sig"), text.encode("gb18030"), text.encode("utf-16")]


def sound() -> list[str]:
    """What a deep verification of everything that went in finds."""
    return [str(one) for one in verify(deep=True, checkers=checkers())]


def one_file(sound: list[tuple[str, bytes]], chance: random.Random, folder: Path) -> str:
    file = folder / "乱.xlsx"
    kind, content = chance.choice(sound)
    file.write_bytes(spoilt(content, chance))
    try:
        if kind == DEATHS:
            deaths.read(file, DAY)
            return "planned"
        layout = kinds.layout(kind)
        proposal = intake.proposed(layout, file)
        told = Mapping(proposal.columns, {key: text for key, text in proposal.fixed.items() if text} | ({"local": "是"} if kind == "people" else {}))
        return entered(layout, intake.prepare(layout, file, DAY, told, source="乱"))
    except Refusal as refusal:
        return told_why(refusal)


def cells(count: int, seconds: float, monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    found, layouts = {"planned": 0, "refused": 0, "entered": 0}, every()
    end = time.monotonic() + seconds
    for number in range(count):
        if time.monotonic() > end:
            break
        chance = random.Random(f"{SEED} {number}")
        layout = chance.choice(layouts)
        try:
            found[one_grid(layout, chance, monkeypatch)] += 1
        except Exception as crash:
            raise AssertionError(f"种子{SEED}的第{number}张表（{layout.title}）使导入崩溃：{crash!r}") from crash
    return found


def files(count: int, seconds: float, folder: Path) -> dict[str, int]:
    found, originals = {"planned": 0, "refused": 0, "entered": 0}, whole()
    end = time.monotonic() + seconds
    for number in range(count):
        if time.monotonic() > end:
            break
        try:
            found[one_file(originals, random.Random(f"{SEED} file {number}"), folder)] += 1
        except Exception as crash:
            raise AssertionError(f"种子{SEED}的第{number}个文件使导入崩溃：{crash!r}") from crash
    return found


@pytest.mark.parametrize(("cell", "sentence"), [(1e308, "太大"), (-1e308, "负数"), ("9" * 40, "太大")])
def test_an_amount_beyond_all_measure(cell: Any, sentence: str) -> None:
    with pytest.raises(values.Bad, match=sentence):
        values.amount(cell, "元")


def test_a_cell_merged_over_the_end_of_the_sheet() -> None:
    rows = [["说明"], ["姓名", "身份证号"]]
    made = Grid("表", merged=[(0, 0, 0, 1), (9, 0, 9, 3)], rows=rows)
    assert tables.find(made, kinds.layout("people").knows) is not None


def test_a_sample_of_cells(ready: District, monkeypatch: pytest.MonkeyPatch) -> None:
    found = cells(60, 20, monkeypatch)
    assert found["planned"] > 5
    assert sound() == []


def test_a_sample_of_files(ready: District, tmp_path: Path) -> None:
    found = files(8, 20, tmp_path)
    assert sum(found.values()) >= 1


@pytest.mark.slow
@pytest.mark.timeout(0)
def test_no_cell_crashes_the_importer(ready: District, monkeypatch: pytest.MonkeyPatch) -> None:
    found = cells(10**9, SECONDS / 2, monkeypatch)
    assert min(found.values()) > 0, found
    assert sound() == []


@pytest.mark.slow
@pytest.mark.timeout(0)
def test_no_file_crashes_the_importer(ready: District, tmp_path: Path) -> None:
    found = files(10**9, SECONDS / 2, tmp_path)
    assert min(found.values()) > 0, found
    assert sound() == []
