"""The start-up guard on a real file: yesterday's database put back is refused, named, and taken only with an act that says so."""

import json
import shutil
import sqlite3

import pytest

from minzheng.journal import guard
from minzheng.vocabulary.errors import Refusal
from tests.journal.acts import some
from tests.journal.processes import Place


@pytest.fixture
def place(tmp_path):
    place = Place(tmp_path / "data")
    place.directory.mkdir()
    place.run("init")
    place.run("write", 1, 0, 30)
    return place


def test_yesterdays_database_is_refused_and_named(place, tmp_path):
    kept = tmp_path / "kept.txt"
    yesterday = tmp_path / "yesterday.sqlite3"
    with sqlite3.connect(place.file) as connection:
        connection.execute("VACUUM INTO ?", (str(yesterday),))
    place.run("write", 1, 30, 25)
    kept.write_text(place.run("sign"))
    assert place.run("check") == "ok\n"
    assert json.loads(place.run("against", kept)) == []

    for rest in place.directory.glob("minzheng.sqlite3-*"):
        rest.unlink()
    shutil.copy(yesterday, place.file)
    code, _, err = place.result("check")
    assert code == 1
    assert err.count("\n") == 1
    assert "拒绝启动：2024年卷变短了：上次有56条，现在只有31条，缺第32至56条" in err
    found = json.loads(place.run("against", kept))
    assert any("缺位置31至55（共25条）" in text for text in found), found

    code, out, err = place.result("write", 2, 0, 40)
    assert (code, out) == (1, "")
    assert "拒绝启动" in err

    (place.directory / guard.NAME).unlink()
    place.run("write", 2, 0, 40)
    found = json.loads(place.run("against", kept))
    assert any("历史被改写" in text for text in found), found


def test_an_older_database_is_taken_with_an_act_that_says_so(place, tmp_path):
    older = tmp_path / "older.sqlite3"
    with sqlite3.connect(place.file) as connection:
        connection.execute("VACUUM INTO ?", (str(older),))
    code, _, err = place.result("accept")
    assert (code, "没有需要说明的恢复" in err) == (1, True)
    place.run("write", 1, 30, 5)
    place.run("sign")
    for rest in place.directory.glob("minzheng.sqlite3-*"):
        rest.unlink()
    shutil.copy(older, place.file)
    assert place.result("check")[0] == 1
    assert place.run("accept") == "32\n"
    assert place.run("check") == "ok\n"
    assert place.state()["findings"] == []


def test_a_missing_trigger_is_refused(place):
    with sqlite3.connect(place.file) as connection:
        connection.execute("DROP TRIGGER journal_act_delete")
    code, _, err = place.result("check")
    assert (code, "journal_act_delete" in err) == (1, True)


def test_a_spoilt_memory_is_refused(place):
    (place.directory / guard.NAME).write_text("{")
    code, _, err = place.result("check")
    assert (code, "守卫文件" in err) == (1, True)


def test_a_directory_that_cannot_be_written_is_one_line(place, monkeypatch):
    """Root may write everywhere, so the queue's place is taken by a directory."""
    queue = place.directory / "minzheng.sqlite3-queue"
    queue.unlink()
    queue.mkdir()
    code, _, err = place.result("write", 1, 30, 1)
    assert (code, err.count("\n")) == (1, 1)
    assert "不可写" in err


@pytest.mark.django_db
def test_unfinished_work_is_not_remembered(settings, tmp_path):
    settings.DATA_DIRECTORY = tmp_path
    some(3)
    guard.remember()
    assert not (tmp_path / guard.NAME).exists()
    assert guard.remembered() == {}
    guard.check()
    (tmp_path / guard.NAME).write_text('{"logs": {"2024": {"size": 9, "root": "AAAA"}}}')
    with pytest.raises(Refusal, match="拒绝启动"):
        guard.check()
