"""网页导入：只给可以导入的人；先核对表头，再预演，再导入；退回的格说到格；记录里有摘要和经办人；逐行结果的下载留痕。"""

from __future__ import annotations

import io
import os
import random
import subprocess
import sys
from contextlib import closing
from datetime import date, timedelta
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from minzheng.desk import importwork, retention, working
from minzheng.desk.models import Reveal, Upload
from minzheng.exchange import hostile
from minzheng.identity.fictional import FictionalNumbers
from minzheng.journal import read as journal
from minzheng.journal.verify import verify
from minzheng.pages import streams
from minzheng.procedure.deep import checkers
from minzheng.registers import finding

HEADINGS = ("姓名", "公民身份号码", "所属镇街", "备注")
TOWN = "石角镇"


@pytest.fixture(autouse=True)
def beside(settings, tmp_path):
    settings.DATA_DIRECTORY = tmp_path


def numbers(count: int) -> list[str]:
    made = FictionalNumbers(random.Random(77))
    return [made.issue(date(1951, 2, 3), "女") for _ in range(count)]


def workbook(*rows: Any, headings: Any = HEADINGS) -> bytes:
    book = openpyxl.Workbook()
    book.active.append(list(headings))
    for row in rows:
        book.active.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def foreign() -> bytes:
    """Two good rows under foreign headings and a bad one."""
    first, second = numbers(2)
    return workbook(("孙一", first, TOWN, ""), ("孙二", second, TOWN, "某"), ("孙三", 4.41802e17, TOWN, ""))


def sent(client: Any, content: bytes, kind: str = "people", name: str = "名册.xlsx", **more: Any) -> Any:
    return client.post("/desk/import/upload/", {"kind": kind, "file": SimpleUploadedFile(name, content), "source": "省系统", **more})


def confirmed(client: Any, where: str, **more: Any) -> Any:
    told = {"h0": "name", "h1": "resident_number", "h2": "town", "h3": "", "f-local": "是", **more}
    return client.post(f"{where}confirm/", told, follow=True)


@pytest.mark.parametrize(("staff", "seen"), [("S01", 200), ("H01", 200), ("F01", 200), ("auditor", 200), ("T01", 404), ("R01", 404)])
def test_who_may_see_it(here, signed_in, staff, seen):
    assert signed_in(staff).get("/desk/import/").status_code == seen


def test_each_imports_only_what_is_his(here, signed_in):
    assert sent(signed_in("S01"), foreign(), "officers").status_code == 404
    assert sent(signed_in("F01"), foreign(), "people").status_code == 404
    assert sent(signed_in("auditor"), foreign()).status_code in (403, 404)
    assert not Upload.objects.exists()
    assert signed_in("F01").get("/desk/import/payments.xlsx").status_code == 200
    assert signed_in("S01").get("/desk/import/bank_results.xlsx").status_code == 404


def test_from_the_upload_to_the_register(here, signed_in):
    client = signed_in("S01")
    where = sent(client, foreign())["Location"]
    page = client.get(where).content.decode()
    assert "公民身份号码" in page
    assert "名称同义" in page
    assert numbers(1)[0] not in page
    tried = confirmed(client, where).content.decode()
    assert "什么也没有写入" in tried
    assert "Sheet!B4：" in tried
    assert "4.41802E+17" in tried
    assert finding.by_number(numbers(1)[0]) is None
    done = client.post(f"{where}run/", follow=True).content.decode()
    assert "已导入" in done
    told = finding.by_number(numbers(1)[0])
    assert (told.name, told.local) == ("孙一", True)
    row = Upload.objects.get()
    act = next(journal.act(seq) for seq in row.acts if journal.act(seq).verb == "enrol")
    assert (act.actor, act.origin) == ("S01", "opening")
    said = journal.fields(act.seq)
    assert (said["file.digest"], said["file.name"], said["source"]) == (row.digest, "名册.xlsx", "省系统")
    listed = client.get("/desk/import/").content.decode()
    assert row.digest[:16] in listed
    assert "S01" in listed
    answer = client.get(f"{where}rows.xlsx")
    cells = [[cell.value for cell in line] for line in openpyxl.load_workbook(io.BytesIO(answer.getvalue()))["Sheet"].iter_rows()]
    assert [line[1] for line in cells[1:]] == ["新增", "新增", "退回"]
    assert Reveal.objects.get().what == "导入逐行结果：人员"


def test_the_same_file_again_changes_nothing_and_is_not_asked_again(here, signed_in):
    client = signed_in("S01")
    where = sent(client, foreign())["Location"]
    confirmed(client, where)
    client.post(f"{where}run/")
    again = sent(client, foreign())["Location"]
    assert "以前确认过" in client.get(again).content.decode()
    confirmed(client, again)
    assert "没有需要写入的内容" in client.post(f"{again}run/", follow=True).content.decode()


def test_a_run_does_not_run_twice_and_all_or_nothing_writes_nothing(here, signed_in):
    client = signed_in("S01")
    where = sent(client, foreign(), all="1")["Location"]
    assert client.post(f"{where}run/").status_code == 302
    assert Upload.objects.get().state == Upload.KEPT
    confirmed(client, where)
    assert "整份没有写入" in client.post(f"{where}run/", follow=True).content.decode()
    assert finding.by_number(numbers(1)[0]) is None


def test_what_is_not_fit_to_be_read_says_why(here, signed_in, monkeypatch):
    client = signed_in("S01")
    monkeypatch.setattr(hostile, "LARGEST", 100)
    assert "超过0MB" in sent(client, foreign()).content.decode()
    assert not Upload.objects.exists()
    monkeypatch.undo()
    page = client.get(sent(client, b"%PDF-1.7 some", name="../../名册\u202exslx.pdf")["Location"]).content.decode()
    assert "是 PDF，不是电子表格" in page
    assert Upload.objects.get().name == "名册xslx.pdf"
    assert "没有选择文件" in client.post("/desk/import/upload/", {"kind": "people"}).content.decode()


def test_others_do_not_see_the_upload(here, signed_in):
    where = sent(signed_in("S01"), foreign())["Location"]
    for staff in ("B01", "H01", "T01", "auditor"):
        client = signed_in(staff)
        for address in ("", "rows.xlsx"):
            assert client.get(where + address).status_code in (403, 404), (staff, address)
        for address in ("confirm/", "run/", "again/"):
            assert client.post(where + address).status_code in (403, 404), (staff, address)


def test_a_large_file_goes_to_a_process_of_its_own(here, signed_in, monkeypatch):
    started: list[tuple[str, ...]] = []
    monkeypatch.setattr(importwork, "AT_ONCE", 10)
    monkeypatch.setattr(importwork, "apart", lambda *said: started.append(said))
    client = signed_in("S01")
    where = sent(client, foreign())["Location"]
    page = client.get(where).content.decode()
    assert "正在读表头" in page
    assert "hx-trigger" in page
    row = Upload.objects.get()
    assert started[0] == ("import", str(row.pk))
    importwork.work(row)
    assert client.get(where, headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"
    assert "正在预演" in confirmed(client, where).content.decode()
    row.refresh_from_db()
    importwork.work(row)
    part = client.get(where, headers={"HX-Request": "true"}).content.decode()
    assert "预演完毕" in part
    assert "<html" not in part
    client.post(f"{where}run/")
    row.refresh_from_db()
    importwork.work(row)
    assert "已导入" in client.get(where, headers={"HX-Request": "true"}).content.decode()
    assert len(started) == 3


def test_how_far_it_has_come_is_told_in_rows(here, signed_in, monkeypatch):
    monkeypatch.setattr(importwork, "AT_ONCE", 10)
    monkeypatch.setattr(importwork, "apart", lambda *_: None)
    monkeypatch.setattr(working, "EVERY", 0)
    client = signed_in("S01")
    where = sent(client, foreign())["Location"]
    row = Upload.objects.get()
    told: list[tuple[str, int, int]] = []
    noting = working.noting(importwork.folder_of(row))

    def seen(*told_now: Any) -> None:
        noting(*told_now)
        page = client.get(where, headers={"HX-Request": "true"}).content.decode()
        now = importwork.progress_of(row)
        told.append((now.doing, now.done, now.whole))
        assert now.doing in page
        assert not now.whole or f"{now.done}，共{now.whole}" in page

    monkeypatch.setattr(importwork, "noting", lambda _: seen)
    importwork.work(row)
    confirmed(client, where)
    row.refresh_from_db()
    importwork.work(row)
    client.post(f"{where}run/")
    row.refresh_from_db()
    importwork.work(row)
    assert ("逐行核对", 3, 3) in told
    assert ("写入", 2, 2) in told
    assert ("写逐行结果", 3, 3) in told
    assert any(doing == "交叉核对" for doing, _, _ in told)


STREAM = {"Accept": "text/event-stream"}


def test_how_far_it_has_come_as_a_stream(here, signed_in, monkeypatch):
    monkeypatch.setattr(importwork, "AT_ONCE", 10)
    monkeypatch.setattr(importwork, "apart", lambda *_: None)
    client = signed_in("S01")
    where = sent(client, foreign())["Location"]
    assert f'data-stream="{where}?asked=1"' in client.get(where).content.decode()
    row = Upload.objects.get()
    with closing(client.get(where, headers=STREAM)) as looking:
        assert looking.headers["Content-Type"] == "text/event-stream"
        events = iter(looking.streaming_content)
        assert "正在读表头" in next(events).decode()
        importwork.work(row)
        assert [one for one in events if one != streams.STILL] == [streams.event("", "reload")], "headings to confirm are another page"
    confirmed(client, where)
    row.refresh_from_db()
    importwork.work(row)
    with closing(client.get(where, headers=STREAM)) as tried:
        [last] = tried.streaming_content
    assert "预演完毕" in last.decode()
    assert "data-stream" not in last.decode()
    for staff in ("B01", "T01", "auditor"):
        assert signed_in(staff).get(where, headers=STREAM).status_code in (403, 404)


def test_a_page_asks_for_a_while_and_not_for_ever(here, signed_in, monkeypatch):
    monkeypatch.setattr(importwork, "AT_ONCE", 10)
    monkeypatch.setattr(importwork, "apart", lambda *_: None)
    client = signed_in("S01")
    where = sent(client, foreign())["Location"]
    assert "poll delay:1s" in client.get(where).content.decode()
    assert "poll delay:10s" in client.get(f"{where}?asked=599").content.decode()
    assert "hx-get" not in client.get(f"{where}?asked=600").content.decode().partition('id="standing"')[2]


def test_what_may_be_waited_for(here, signed_in, monkeypatch):
    sent(signed_in("S01"), foreign())
    row = Upload.objects.get()
    assert importwork.light(row)
    row.state = Upload.RUNNING
    monkeypatch.setattr(importwork, "BESIDE", -1)
    assert not importwork.light(row), "a large register beside it"
    for rows, light in ((200, True), (2000, False)):
        content = workbook(*((f"孙{place}", place, TOWN, "") for place in range(rows)))
        sent(signed_in("S01"), content)
        assert importwork.light(Upload.objects.latest("at")) is light


def test_files_are_discarded_after_their_days_and_the_journal_keeps_the_digest(here, signed_in):
    client = signed_in("S01")
    where = sent(client, foreign())["Location"]
    confirmed(client, where)
    client.post(f"{where}run/")
    row = Upload.objects.get()
    today = row.at.date()
    kept = importwork.folder_of(row)
    assert retention.discard(today + timedelta(days=90)).digests == []
    assert retention.due(today + timedelta(days=92)).digests == [row.digest]
    assert kept.exists()
    gone = retention.discard(today + timedelta(days=92))
    assert (gone.days, gone.digests, kept.exists()) == (90, [row.digest], False)
    said = journal.fields(gone.seq)
    assert said["digests"][0][2] == row.digest
    assert retention.discard(today + timedelta(days=93)).seq is None
    page = client.get(where).content.decode()
    assert "按保存期限删除" in page
    assert "rows.xlsx" not in page
    for address in ("run/", "again/", "confirm/"):
        client.post(where + address)
    assert Upload.objects.get().state == Upload.DONE
    assert client.get(f"{where}rows.xlsx").status_code == 404
    audited = signed_in("auditor").get("/desk/administration/log/?kind=discard").content.decode()
    assert "删除保存期满的导入原件" in audited
    assert "保存天数90" in audited
    assert list(verify(deep=True, checkers=checkers())) == []


def test_a_work_that_stopped_is_begun_anew_and_not_twice(here, signed_in, monkeypatch):
    started: list[tuple[str, ...]] = []
    monkeypatch.setattr(importwork, "AT_ONCE", 10)
    monkeypatch.setattr(importwork, "apart", lambda *said: started.append(said))
    client = signed_in("S01")
    where = sent(client, foreign())["Location"]
    importwork.work(Upload.objects.get())
    confirmed(client, where)
    stale = Upload.objects.get()
    client.post(f"{where}again/")
    importwork.begin(stale, Upload.RUNNING)
    assert len(started) == 2
    assert Upload.objects.get().state == Upload.KEPT


def test_the_statements_of_the_page_do_not_grow(here, signed_in, django_assert_max_num_queries):
    client = signed_in("S01")
    for _ in range(3):
        sent(client, foreign())
    with django_assert_max_num_queries(10):
        client.get("/desk/import/")


def test_the_process_of_its_own_can_be_started(tmp_path):
    """It has to set up Django before it imports anything of ours; without a database it ends for want of the upload's table."""
    command = [sys.executable, "-m", "minzheng.desk.apart", "import", "00000000-0000-0000-0000-000000000000"]
    done = subprocess.run(command, env={**os.environ, "MINZHENG_DATA": str(tmp_path), "DATABASE_URL": ""}, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "no such table: desk_upload" in done.stderr
