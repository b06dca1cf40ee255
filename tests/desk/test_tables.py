"""行数多的表格在后台写：理由先记下再写第一行；只有要它的人看得到、取得到；取走即删，没取的到时也删；写不成的说明白。"""

from __future__ import annotations

import io
import os
import re
import stat
import time
from contextlib import closing
from typing import Any

import openpyxl
import pytest

from minzheng.desk import apart, numbers, payfiles, tables, working
from minzheng.desk.models import Reveal
from minzheng.pages import streams

from .test_payfiles import DAY, NAME, paid

__all__ = ["paid"]
YEAR = "/desk/payments/2024/lines.xlsx"


@pytest.fixture
def started(monkeypatch: Any) -> list[tuple[str, ...]]:
    """Every table is long, and what a process of its own would be started with."""
    found: list[tuple[str, ...]] = []
    monkeypatch.setattr(tables, "AT_ONCE", 0)
    monkeypatch.setattr(working, "apart", lambda *said: found.append(said))
    return found


def written(started: list[tuple[str, ...]]) -> None:
    [kind, table] = started[-1]
    assert kind == "table"
    tables.work(table, {payfiles.OF_YEAR: payfiles.year_rows, payfiles.OF_PAYROLL: payfiles.payroll_rows, numbers.TRACE: numbers.trace_rows})


def taken(client: Any, where: str) -> list[tuple[Any, ...]]:
    answer = client.get(f"{where}table.xlsx")
    assert re.match(r"attachment; filename\*=utf-8''2024%E5%B9%B4.*\.xlsx$", answer.headers["Content-Disposition"]), "under its Chinese name"
    content = b"".join(answer.streaming_content)
    return list(openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True))


def test_a_long_table_is_written_apart_and_taken_once(paid, signed_in, started):
    client = signed_in("F01", DAY)
    where = client.get(YEAR)["Location"]
    page = client.get(where).content.decode()
    assert "正在写表格" in page
    assert f'data-stream="{where}"' in page
    assert client.get(YEAR)["Location"] == where, "the same again is the same"
    assert "上一份表格还没有写好" in client.get(f"/desk/payments/batch/{paid.seq}.xlsx").content.decode()
    folder = tables._all()[0]
    assert stat.S_IMODE(os.stat(folder).st_mode) == 0o700
    written(started)
    assert {stat.S_IMODE(one.stat().st_mode) for one in folder.glob("*.xlsx")} == {0o600}
    assert client.get(YEAR)["Location"] == where, "and written, it waits to be taken"
    assert f"共{paid.lines}行" in client.get(where, headers={"HX-Request": "true"}).content.decode()
    assert len(taken(client, where)) == 2 + paid.lines
    assert tables._all() == []
    for address in (where, f"{where}table.xlsx"):
        assert client.get(address).status_code == 404
    assert len(started) == 1


def test_how_far_it_is_comes_as_a_stream(paid, signed_in, started, monkeypatch):
    monkeypatch.setattr(streams, "EVERY", 0.01)
    monkeypatch.setattr(working, "EVERY", 0)
    client = signed_in("F01", DAY)
    where = client.get(YEAR)["Location"]
    with closing(client.get(where, headers={"Accept": streams.MEDIA})) as answer:
        events = iter(answer.streaming_content)
        assert "正在写表格" in next(events).decode()
        written(started)
        told = "".join(one.decode() for one in events)
    assert "写好了" in told
    assert "data-stream" not in told
    assert working.progress_in(tables._all()[0]).whole == paid.lines
    taken(client, where)


def test_whole_names_are_kept_in_the_journal_before_anything_is_written(paid, signed_in, started):
    client = signed_in("F01", DAY)
    assert client.post(YEAR)["Location"] == "/desk/payments/?year=2024"
    assert (Reveal.objects.count(), started) == (0, [])
    where = client.post(YEAR, {"why": "审计"})["Location"]
    assert Reveal.objects.get().why == "审计"
    client.post(YEAR, {"why": "再来一份"})
    assert Reveal.objects.count() == 1, "one at a time: nothing was looked at a second time"
    written(started)
    assert {row[4] for row in taken(client, where)[2:]} >= {"某甲", f"'{NAME}"}


def test_nobody_else_sees_or_takes_it(paid, signed_in, started):
    where = signed_in("F01", DAY).post(YEAR, {"why": "审计"})["Location"]
    written(started)
    for staff in ("H01", "B01", "T01", "auditor"):
        for address in (where, f"{where}table.xlsx"):
            assert signed_in(staff, DAY).get(address).status_code == 404, (staff, address)
            assert signed_in(staff, DAY).get(address, headers={"Accept": streams.MEDIA}).status_code == 404
    taken(signed_in("F01", DAY), where)


def test_what_nobody_takes_is_deleted_in_time(paid, signed_in, started):
    client = signed_in("F01", DAY)
    where = client.get(YEAR)["Location"]
    written(started)
    [folder] = tables._all()
    past = time.time() - tables.KEPT - 1
    os.utime(folder, (past, past))
    assert client.get(where).status_code == 404
    assert not folder.exists()


def test_what_could_not_be_written_says_so(paid, signed_in, started, monkeypatch):
    client = signed_in("F01", DAY)
    where = client.get(YEAR)["Location"]

    def broken(of: Any) -> Any:
        raise OSError

    with pytest.raises(OSError):
        tables.work(started[0][1], {payfiles.OF_YEAR: broken})
    assert "没有写成" in client.get(where).content.decode()
    assert client.get(f"{where}table.xlsx").status_code == 404
    assert client.get(YEAR)["Location"] != where, "and may be asked for again"
    for folder in tables._all():
        os.utime(folder, (0, 0))
    tables.clear()


def test_what_a_figure_counts_is_written_apart_as_well(made, paid, signed_in, started):
    client = signed_in("H01", DAY)
    where = client.get("/desk/figures/2024/old_age_allowance_paid.xlsx")["Location"]
    written(started)
    assert sum(row[-1] for row in taken(client, where)[2:]) == paid.total / 100


def test_a_process_of_its_own_knows_every_kind(monkeypatch):
    asked: list[Any] = []
    monkeypatch.setattr(tables, "work", lambda table, kinds: asked.append((table, set(kinds))))
    apart.main("table", "x")
    assert asked == [("x", {payfiles.OF_YEAR, payfiles.OF_PAYROLL, numbers.TRACE})]
