"""What stands in the way of a database: each is one clear Chinese line, and nothing is written."""

from __future__ import annotations

import errno
import io
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Ran, Run, run_program, tree

DATABASE = "minzheng.sqlite3"
QINGCHENG = Path(__file__).parents[2] / "localities" / "qingcheng"


def refused(done: Ran, *said: str) -> None:
    line = done.refusal()
    assert all(one in line for one in said), line


@pytest.mark.parametrize("line", ["figures 2024", "figure marriages_registered 2024", "report 2024 --format json --out x", "journal verify",
                                  "journal export --out x", "payroll 2024-01", "up"])  # fmt: skip
def test_without_a_database_the_way_to_one_is_told_and_none_is_made(program: Run, tmp_path: Path, line: str) -> None:
    refused(program(*line.split(), cwd=tmp_path), "还没有数据库", "minzheng rehearse 2024", "minzheng init")
    assert tree(tmp_path) == {}


def test_wrong_arguments_make_no_database(program: Run, tmp_path: Path) -> None:
    refused(program("rehearse", "1990"), "不能演练1990年")
    refused(program("rehearse", "2024", "--scale", "0"), "规模")
    refused(program("rehearse", "2024", "--until", "2024-02-30"), "不是实际存在的日期")
    refused(program("rehearse", "2024", "--until", "2025-02-03"), "不在2024年内")
    refused(program("init", "--locality", "nowhere"), "没有地区数据目录nowhere")
    refused(program("payroll", "2024-13"), "不是月份")
    refused(program("up", "--rehearse", "1990"), "不能演练1990年")
    assert tree(tmp_path) == {}


def test_a_file_that_is_no_database(program: Run, tmp_path: Path) -> None:
    directory = tmp_path / "data"
    directory.mkdir()
    (directory / DATABASE).write_bytes(b"not a database at all" * 100)
    for line in ("figures 2024", "rehearse 2024 --quiet", "init --locality localities/qingcheng"):
        before = tree(tmp_path)
        refused(program(*line.split(), cwd=Path(__file__).parents[2]), "不是数据库")
        assert tree(tmp_path) == before


def test_another_programs_database_is_left_as_it_is(program: Run, tmp_path: Path) -> None:
    directory = tmp_path / "data"
    directory.mkdir()
    with sqlite3.connect(directory / DATABASE) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
        other.execute("INSERT INTO recipes VALUES ('soup')")
    other.close()
    for line in ("figures 2024", "rehearse 2024 --quiet"):
        before = tree(tmp_path)
        refused(program(*line.split()), "别的程序的数据")
        assert tree(tmp_path) == before


def test_a_damaged_database(program: Run, copied: Path) -> None:
    file = copied / DATABASE
    content = bytearray(file.read_bytes())
    content[100:4096] = os.urandom(3996)
    file.write_bytes(bytes(content))
    refused(program("figures", "2024", directory=copied), "数据库", "备份")


def test_damage_met_on_the_way_is_told_as_damage(program: Run, copied: Path) -> None:
    """The first pages are sound, so the database opens; the trouble comes while it is read."""
    file = copied / DATABASE
    content = bytearray(file.read_bytes())
    content[len(content) // 4 :] = os.urandom(len(content) - len(content) // 4)
    file.write_bytes(bytes(content))
    done = program("journal", "verify", "--deep", directory=copied)
    assert done.code in (1, 2), done
    assert "Traceback" not in done.out + done.err
    assert "内部错误" not in done.err
    if done.code == 2:
        refused(done, "数据库", "备份")


def test_a_database_of_a_newer_version(program: Run, copied: Path) -> None:
    with sqlite3.connect(copied / DATABASE) as database:
        database.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('journal', '9999_from_the_future', '2030-01-01')")
    database.close()
    for line in ("figures 2024", "rehearse 2024 --quiet", "up"):
        refused(program(*line.split(), directory=copied, on={"PORT": str(free_port())}), "更新的版本", "journal.9999_from_the_future", "升级程序")


def test_a_database_of_an_older_version_is_upgraded_only_when_asked(program: Run, copied: Path) -> None:
    with sqlite3.connect(copied / DATABASE) as database:
        [(app, name)] = database.execute("SELECT app, name FROM django_migrations WHERE app = 'sessions' ORDER BY id DESC LIMIT 1").fetchall()
        database.execute("DELETE FROM django_migrations WHERE app = ? AND name = ?", (app, name))
    database.close()
    refused(program("figures", "2024", directory=copied), "较旧的版本", "先备份")


def test_a_directory_that_cannot_be_written(program: Run, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("a file where a directory should be")
    refused(program("rehearse", "2024", "--quiet", directory=blocked / "data"), "建不了数据目录", "MINZHENG_DATA")


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
def test_a_directory_the_kernel_refuses(program: Run) -> None:
    refused(program("rehearse", "2024", "--quiet", directory=Path("/proc/minzheng")), "建不了数据目录", "MINZHENG_DATA")


def test_a_read_only_directory(tmp_path: Path, lived: Path) -> None:
    directory = tmp_path / "data"
    directory.mkdir()
    directory.chmod(0o555)
    refused(run_program(directory, "rehearse", "2024", "--quiet", by=without_privilege()), "不能写入", "MINZHENG_DATA")
    assert tree(directory) == {}
    directory.chmod(0o755)
    shutil.copy(lived / DATABASE, directory)
    directory.chmod(0o555)
    refused(run_program(directory, "payroll", "2024-01", by=without_privilege()), "不能写入", "MINZHENG_DATA")
    assert sorted(tree(directory)) == [DATABASE]
    directory.chmod(0o755)


def without_privilege() -> tuple[str, ...]:
    """As root every directory can be written; without one capability root is held to permissions like everybody."""
    if os.geteuid() != 0:
        return ()
    if not shutil.which("setpriv"):
        pytest.skip("root may write everywhere, and there is no setpriv to give that up")
    return ("setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override")


def test_a_locality_with_a_mistake_makes_no_district(program: Run, tmp_path: Path) -> None:
    locality = tmp_path / "locality"
    shutil.copytree(QINGCHENG, locality)
    for name, content, said in (
        ("officers.toml", "[[officer]\n", "officers.toml 写法有误"),
        ("officers.toml", '[[officer]]\nstaff = "A1"\nname = "某甲"\norgan = "局"\noffices = [["mayor", ""]]\n', "职位“mayor”不认识"),
        ("officers.toml", '[[officer]]\nstaff = "A1"\n', "缺少name、organ"),
        ("rates.toml", b"\xff\xfe", "rates.toml"),
        ("organs.toml", "", "organs.toml"),
    ):
        kept = (locality / name).read_bytes() if (locality / name).exists() else b""
        (locality / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        done = program("init", "--locality", locality)
        assert done.code == 2, (name, done)
        assert said in done.refusal() or name == "organs.toml"
        assert not (tmp_path / "data").exists(), name
        (locality / name).write_bytes(kept)


@pytest.mark.parametrize("url", ["mysql://a:b@c/d", "postgres://", "nonsense", "postgres://u:secret@h:port/d"])
def test_a_database_address_that_is_none(program: Run, tmp_path: Path, url: str) -> None:
    done = program("figures", "2024", on={"DATABASE_URL": url})
    refused(done, "DATABASE_URL 不是 PostgreSQL 地址")
    assert "secret" not in done.err
    assert tree(tmp_path) == {}


def test_a_database_server_that_does_not_answer(program: Run, tmp_path: Path) -> None:
    done = program("figures", "2024", on={"DATABASE_URL": f"postgres://user:secret@127.0.0.1:{free_port()}/base"})
    refused(done, "连不上")
    assert "secret" not in done.err
    assert tree(tmp_path) == {}


def test_a_view_of_a_past_day_writes_nothing(program: Run, lived: Path) -> None:
    before = tree(lived)
    for line in ("rehearse 2024 --quiet", "payroll 2024-02", "init --locality x", "journal checkpoint"):
        if "init" in line:
            line = f"init --locality {QINGCHENG}"
        refused(program(*line.split(), directory=lived, on={"ON": "2024-01-05"}), "2024-01-05的只读视图")
    assert program("figures", "2024", "--json", directory=lived, on={"ON": "2024-01-05"}).code == 0
    refused(program("figures", "2024", directory=lived, on={"ON": "yesterday"}), "ON=“yesterday”不是日期")
    refused(program("figures", "2024", directory=lived, on={"ON": "2023-12-30"}), "2024年还没有开始")
    assert {name: content for name, content in tree(lived).items() if not name.endswith(("-shm", "-wal"))} == {
        name: content for name, content in before.items() if not name.endswith(("-shm", "-wal"))
    }


def test_a_rehearsal_is_never_mixed_with_another(program: Run, lived: Path) -> None:
    refused(program("rehearse", "2024", "--seed", "7", "--quiet", directory=lived), "另一份演练", "MINZHENG_DATA")
    refused(program("rehearse", "2025", "--quiet", directory=lived), "另一份演练", "MINZHENG_DATA")
    refused(program("init", "--locality", QINGCHENG, directory=lived), "演练", "MINZHENG_DATA")


def test_a_port_in_use(program: Run, lived: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused(program("up", directory=lived, on={"PORT": str(port)}), f"端口{port}已被占用", f"PORT={port + 1}")
    refused(program("up", directory=lived, on={"PORT": "many"}), "不是端口号")
    refused(program("up", directory=lived, on={"PORT": "70000"}), "不是端口号")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_a_reader_that_stops_reading_is_no_error(lived: Path) -> None:
    line = f"{Path(sys.executable).with_name('minzheng')} matters --json | head -c 20"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {line}"], capture_output=True, text=True, env={**os.environ, "MINZHENG_DATA": str(lived)})
    assert done.returncode == 0
    assert done.stderr == ""


def test_a_reader_that_is_gone_while_a_command_writes_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    from minzheng.cli import main

    class Gone(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError(errno.EPIPE, "gone")

    monkeypatch.setattr(main, "_reader_is_gone", lambda: 0)
    monkeypatch.setattr(sys, "stdout", Gone())
    assert main.run(["matters", "--json"]) == 0


def test_output_is_utf8_in_any_locale(program: Run) -> None:
    done = program("guide", "divorce", on={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})
    assert done.code == 0
    assert "离婚" in done.out
