"""导出：隐去姓名和号码，除非写明理由并记入台账；公式不起作用；有类型、宽度、冻结的表头和演练标记；行数再多内存不涨。"""

from __future__ import annotations

import csv
import tracemalloc
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as some

from minzheng.exchange import intake, lists, sheets
from minzheng.exchange.layouts import ORGANISATIONS, PEOPLE
from minzheng.journal import read as journal
from minzheng.procedure.district import District
from minzheng.procedure.opening import appoint
from minzheng.vocabulary.errors import Refusal
from tests import payees

from .conftest import CLERK, DAY, FIRST, book, person
from .test_bad_workbooks import BODY, body


@pytest.fixture
def filled(here: District, kept: Any) -> District:
    """One person, one organisation with a dangerous name, one payment."""
    intake.take_in(intake.prepare(PEOPLE, kept(book(person())), DAY), on=DAY, by=CLERK, origin="opening", source="")
    headings = ("统一社会信用代码", "名称", "组织形式", "成立日期", "法定代表人", "开办资金（元）")
    row = [*body(name="-某协会")[:4], "某丁戊", 30_000.5]
    intake.take_in(intake.prepare(ORGANISATIONS, kept(book(row, headings=headings)), DAY), on=DAY, by=CLERK, origin="opening", source="")
    officers = [(s, o) for s, o in (("F1", "finance"), ("H1", "head"))]
    appoint([({"staff": s, "name": s, "organ": "清城区民政局"}, [(o, "")]) for s, o in officers], since=payees.EVE, by=payees.SYSTEM)
    payees.elder()
    payees.paid(1)
    return here


def rows_of(file: Path) -> list[list[Any]]:
    if file.suffix == ".csv":
        with file.open(encoding="utf-8-sig", newline="") as opened:
            return list(csv.reader(opened))
    return [[cell.value for cell in row] for row in openpyxl.load_workbook(file).active.iter_rows()]


@pytest.mark.django_db
@pytest.mark.parametrize("kind", [".xlsx", ".csv"])
@pytest.mark.parametrize("of", lists.LISTS, ids=lambda one: one.id)
def test_every_list_is_masked(filled: District, tmp_path: Path, of: lists.List, kind: str) -> None:
    out = tmp_path / f"清单{kind}"
    acts = journal.of_matter("journal").count()
    count = lists.export(of, out, lists.Asked(2024))
    rows = rows_of(out)
    assert rows[0][0].startswith("清城区" + of.title)
    assert rows[0][0].endswith("（演练）")
    assert rows[1] == [head.title for head in of.heads]
    assert len(rows) == count + 2
    assert count == {"people": 2, "organisations": 1, "payments": 1, "officers": 3}.get(of.id, 0)
    text = str(rows)
    for secret in (FIRST, "6217000000000001", "某甲", "6200000000000000001", "某丁戊"):
        assert secret not in text
    assert out.stat().st_mode & 0o077 == 0
    assert journal.of_matter("journal").count() == acts


@pytest.mark.django_db
def test_types_widths_and_a_frozen_header(filled: District, tmp_path: Path) -> None:
    out = tmp_path / "清单.xlsx"
    lists.export(lists.named("payments"), out, lists.Asked(2024))
    sheet = openpyxl.load_workbook(out).active
    line = {head.value: cell for head, cell in zip(sheet[2], sheet[3], strict=True)}
    assert sheet.freeze_panes == "A3"
    assert (line["金额（元）"].value, line["金额（元）"].number_format) == (50, "#,##0.00")
    assert (line["姓名"].value, line["身份证号"].value, line["发放月份"].value) == ("某*", None, "2024-01")
    assert sheet.column_dimensions["F"].width == 22
    lists.export(lists.named("organisations"), out, lists.Asked())
    line = [cell.value for cell in openpyxl.load_workbook(out).active[3]]
    assert line[1] == "'-某协会"
    assert line[7] == "某**"
    assert line[9] == pytest.approx(30_000.5)
    lists.export(lists.named("people"), out, lists.Asked())
    born = openpyxl.load_workbook(out).active["E3"]
    assert (born.value.date(), born.number_format) == (date(1950, 3, 4), "yyyy-mm-dd")


@pytest.mark.django_db
def test_opened_only_with_a_reason_that_is_kept(filled: District, tmp_path: Path) -> None:
    of, out = lists.named("people"), tmp_path / "清单.csv"
    for by, why in ((None, "审计"), (CLERK, " ")):
        with pytest.raises(Refusal):
            lists.export(of, out, lists.Asked(opened=True), by=by, why=why)
        assert not out.exists()
    before = journal.of_matter("journal", "look").count()
    lists.export(of, out, lists.Asked(opened=True), by=CLERK, why="审计抽查")
    assert FIRST in str(rows_of(out))
    looked = journal.of_matter("journal", "look")
    assert looked.count() == before + 1
    said = journal.fields(looked.last().seq)
    assert (said["why"], "人员登记簿" in said["what"]) == ("审计抽查", True)
    with pytest.raises(Refusal, match="没有隐去"):
        lists.export(lists.named("cases"), out, lists.Asked(opened=True), by=CLERK, why="审计")


@pytest.mark.django_db
def test_what_cannot_be_written_is_refused(filled: District, tmp_path: Path) -> None:
    for name, out, asked in (("people", "清单.pdf", lists.Asked()), ("payments", "清单.csv", lists.Asked()), ("people", "无/清单.csv", lists.Asked()),
                             ("people", "清单.csv", lists.Asked(town="999"))):  # fmt: skip
        with pytest.raises(Refusal):
            lists.export(lists.named(name), tmp_path / out, asked)
    with pytest.raises(Refusal, match="没有清单"):
        lists.named("secrets")
    assert list(tmp_path.glob("*清单*")) == []


@pytest.mark.django_db
def test_a_broken_export_leaves_the_old_file(tmp_path: Path) -> None:
    out = tmp_path / "清单.csv"
    out.write_text("旧")

    def broken() -> Any:
        yield ("一",)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        sheets.write(out, "某", (sheets.Head("某"),), broken())
    assert out.read_text() == "旧"
    assert [one.name for one in tmp_path.iterdir()] == ["清单.csv"]


@given(some.text(max_size=40))
def test_no_text_becomes_a_formula(text: str) -> None:
    safe = sheets.safe_cell(text)
    assert not safe.strip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    assert text.strip("\t\r\n \u3000") in safe or any(ord(one) < 32 or 0xD800 <= ord(one) <= 0xDFFF or one in "\ufffe\uffff" for one in text)


def test_an_exported_register_can_be_read_again(tmp_path: Path) -> None:
    from minzheng.exchange import reading, tables

    out = tmp_path / "清单.xlsx"
    sheets.write(out, "某清单", (sheets.Head("姓名"), sheets.Head("名称")), [("某甲", "=1+1"), ("某乙", "\x01某")], mark="演练")
    table = tables.find(reading.read(out).grids[0], lambda heading: heading in ("姓名", "名称"))
    assert table is not None
    assert [list(row.cells.values()) for row in table.rows] == [["某甲", "'=1+1"], ["某乙", "某"]]


def peak(rows: int, out: Path) -> int:
    heads = (sheets.Head("姓名"), sheets.Head("金额", sheets.MONEY), sheets.Head("日期", sheets.DAY))
    tracemalloc.start()
    try:
        sheets.write(out, "某", heads, ((f"某{n}", n, DAY) for n in range(rows)))
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("kind", [".xlsx", ".csv"])
def test_memory_does_not_grow_with_the_rows(tmp_path: Path, kind: str) -> None:
    peak(50, tmp_path / f"a{kind}")
    assert peak(8000, tmp_path / f"b{kind}") < peak(500, tmp_path / f"c{kind}") + 500_000


def test_the_headings_of_a_body_are_known() -> None:
    assert all(ORGANISATIONS.knows(heading) for heading in BODY)
