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

from minzheng.exchange import hostile, intake, kinds, reading, tables, values
from minzheng.exchange.layouts import Layout
from minzheng.exchange.mapping import Mapping
from minzheng.exchange.reading import File, Grid, Time
from minzheng.procedure.actor import Actor
from minzheng.procedure.district import District
from minzheng.procedure.opening import appoint
from minzheng.vocabulary.errors import Refusal

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
    return here


def every() -> list[Layout]:
    """Every kind of list, and some of the matters done elsewhere."""
    from minzheng.exchange import completed

    return [*kinds.layouts().values(), *list(completed.layouts().values())[:12]]


def grid(layout: Layout, chance: random.Random) -> Grid:
    """A sheet of this kind, filled with what people and machines put in cells."""
    columns = [one for one in layout.columns if chance.random() < 0.9] or list(layout.columns)
    heads: list[Any] = [chance.choice((one.title, *one.names)) for one in columns]
    if chance.random() < 0.3:
        chance.shuffle(heads)
    if chance.random() < 0.3:
        heads[chance.randrange(len(heads))] = chance.choice(NASTY)
    rows: list[list[Any]] = [[chance.choice(NASTY)] for _ in range(chance.randrange(3))] + [heads]
    for _ in range(chance.randrange(1, 12)):
        row = [chance.choice(one.choices) if one.choices and chance.random() < 0.5 else chance.choice(NASTY) for one in columns]
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
        if chance.random() < 0.5:
            headings = intake.looked_over(layout, Path("乱.xlsx")).mapping.columns
            keys = [one.key for one in layout.columns]
            told = Mapping({one: chance.choice((key, key, chance.choice(keys), None)) for one, key in headings.items()},
                           {chance.choice(keys): str(chance.choice(NASTY))} if chance.random() < 0.3 else {})  # fmt: skip
        plan = intake.prepare(layout, Path("乱.xlsx"), DAY, told)
        assert all(one.text and not one.text.endswith("。") for one in plan.problems)
        assert sum(plan.counts.values()) == len(plan.outcomes)
        if plan.confirmed:
            office = layout.who[0].id
            by = Actor(({"section": "S1", "finance": "F1", "security_administrator": "A1"}[office],), office, "清城区民政局")
            intake.take_in(plan, on=DAY, by=by, origin="opening", source="乱")
        return "planned"
    except Refusal as refusal:
        return told_why(refusal)


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


def whole() -> list[bytes]:
    """Sound files that are spoilt: a workbook, texts in both encodings."""
    book = openpyxl.Workbook()
    for row in (["某镇花名册"], PEOPLE_HEADINGS, person(), person(SECOND, "某乙"), [None, date(2024, 5, 6), clock(9, 10), "=1/0"]):
        book.active.append(list(row))
    book.active.merge_cells("A1:D1")
    book.active.row_dimensions[4].hidden = True
    out = io.BytesIO()
    book.save(out)
    text = "\r\n".join(",".join(str(cell) for cell in row) for row in (PEOPLE_HEADINGS, person(), person(SECOND, "某乙")))
    return [out.getvalue(), text.encode("utf-8-sig"), text.encode("gb18030"), text.encode("utf-16")]


def one_file(sound: list[bytes], chance: random.Random, folder: Path) -> str:
    file = folder / "乱.xlsx"
    file.write_bytes(spoilt(chance.choice(sound), chance))
    try:
        intake.prepare(kinds.layout("people"), file, DAY)
        return "planned"
    except Refusal as refusal:
        return told_why(refusal)


def cells(count: int, seconds: float, monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    found, layouts = {"planned": 0, "refused": 0}, every()
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
    found, sound = {"planned": 0, "refused": 0}, whole()
    end = time.monotonic() + seconds
    for number in range(count):
        if time.monotonic() > end:
            break
        try:
            found[one_file(sound, random.Random(f"{SEED} file {number}"), folder)] += 1
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
    assert found["planned"] > 10


def test_a_sample_of_files(ready: District, tmp_path: Path) -> None:
    found = files(8, 20, tmp_path)
    assert sum(found.values()) >= 1


@pytest.mark.slow
@pytest.mark.timeout(0)
def test_no_cell_crashes_the_importer(ready: District, monkeypatch: pytest.MonkeyPatch) -> None:
    found = cells(10**9, SECONDS / 2, monkeypatch)
    assert min(found.values()) > 0


@pytest.mark.slow
@pytest.mark.timeout(0)
def test_no_file_crashes_the_importer(ready: District, tmp_path: Path) -> None:
    found = files(10**9, SECONDS / 2, tmp_path)
    assert min(found.values()) > 0
