"""命令：模板、预演、确认、导入、导出，结束码和 JSON；导入中途被杀，要么没有导入，要么再执行一次就完成。"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from minzheng.exchange import hostile, intake, reading
from minzheng.exchange.layouts import PEOPLE
from minzheng.identity.resident_number import check_character
from minzheng.procedure.district import SHIPPED, District
from minzheng.vocabulary.errors import Refusal

from .conftest import DAY, FIRST, SECOND, THIRD, book, person

COMMAND = [sys.executable, "-c", "from minzheng.cli.main import main; main()"]
OFFICERS = '[[officer]]\nstaff = "S1"\nname = "某股"\norgan = "清城区民政局"\noffices = [["section", ""]]\n'


def real_number(place: int) -> str:
    """A number nobody holds (its area was never assigned), but not one of those made for rehearsals."""
    first = f"4418851950{place // 900 % 12 + 1:02d}{place // 10800 % 28 + 1:02d}{place % 900 + 100}"
    return first + check_character(first)


class Desk:
    """A real district of its own in a directory, and commands run in it."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.environment = {**os.environ, "MINZHENG_DATA": str(directory / "data")}
        locality = directory / "locality"
        locality.mkdir()
        for file in SHIPPED.glob("*.toml"):
            (locality / file.name).write_bytes(file.read_bytes())
        (locality / "officers.toml").write_text(OFFICERS)
        self.run("init", "--locality", str(locality))

    def run(self, *words: str, code: int = 0) -> str:
        done = subprocess.run([*COMMAND, *words], cwd=self.directory, env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout + done.stderr

    def json(self, *words: str, code: int = 0) -> Any:
        return json.loads(self.run(*words, "--json", code=code))


def lives(number: str) -> list[Any]:
    return person(number, sex=None, born=None)


@pytest.mark.django_db
def test_the_commands_in_this_process(here: District, kept: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A quick sample of the walk below, on a database that is already open."""
    from minzheng.cli import exchange
    from minzheng.cli.main import run

    monkeypatch.setattr(exchange, "prepared", lambda **_: None)

    def told(*words: str, code: int = 0) -> Any:
        assert run([*words, "--json"]) == code
        return json.loads(capsys.readouterr().out)

    out = tmp_path / "出.xlsx"
    assert told("template", "organisations", "--out", str(out)) == {"register": "organisations", "out": str(out)}
    file = str(kept(book(person(), person("4.41802E+17"))))
    done = told("import", "people", file, "--dry-run", "--report", str(out), code=1)
    assert (done["written"], done["added"], done["refused"], done["acts"]) == (False, 1, 1, [])
    assert [(one["sheet"], one["row"], one["column"]) for one in done["problems"]] == [("名册", 3, "B")]
    assert told("import", "people", file, "--all-or-nothing", code=1)["written"] is False
    done = told("import", "people", file, "--on", "2026-07-01", code=1)
    assert (done["written"], done["added"], len(done["acts"])) == (True, 1, 2)
    assert told("export", "people", "--out", str(out)) == {"list": "people", "out": str(out), "rows": 1, "masked": True}
    for line in ("import secrets 无.xlsx", "import people 无.xlsx --report a.txt", "import people 无.xlsx", "export all --out a.csv"):
        assert told(*line.split(), code=2)["error"]


@pytest.mark.django_db
def test_who_comes_in_is_cross_checked(here: District, kept: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from minzheng.cli import crossing, exchange
    from minzheng.cli.main import run

    for module in (exchange, crossing):
        monkeypatch.setattr(module, "prepared", lambda **_: None)

    def told(*words: str, code: int = 0) -> Any:
        assert run([*words, "--json"]) == code
        return json.loads(capsys.readouterr().out)

    file = str(kept(book(person(), person(SECOND, "某乙"), person(THIRD, "某丙", account="6217000000000002"))))
    done = told("import", "people", file, "--on", "2026-07-01")
    assert done["cross_check"]["found"] == {"陌生人共用账户": 1}
    assert len(done["cross_check"]["cases"]) == 1
    assert told("cross-check", "--on", "2026-07-02") == {"found": {"陌生人共用账户": 1}, "cases": [], "known": 1, "left": 0, "paused": [], "written": True,
                                                           "problems": []}
    deaths = [["本月死亡人员"], ["死者姓名", "证件号码", "死亡时间"], ["某甲", FIRST, "2026.6.20"], ["某乙", "4.41802E+17", "2026-06-21"], ["某丙", None, None]]
    listed = str(kept(book(*deaths, headings=None), "死亡.xlsx"))
    looked = told("cross-check", "--on", "2026-07-02", "--dry-run", "--deaths", listed)
    assert (looked["written"], looked["found"]) == (False, {"陌生人共用账户": 1}), "nobody draws anything"
    assert [(one["row"], one["column"]) for one in looked["problems"]] == [(4, "B"), (5, "C")]
    assert told("cross-check", "--deaths", file, code=2)["error"].startswith("没有找到死亡名单")


@pytest.mark.slow
def test_a_file_from_the_dry_run_to_the_export(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.run("template", "people", "--out", "模板.xlsx")
    headings = ("姓名", "公民身份号码", "性别", "出生日期", "镇街", "村居", "本地户籍", "银行账号")
    book(lives(real_number(1)), lives(real_number(2)), lives("4.41802E+17"), headings=headings).save(tmp_path / "名册.xlsx")
    dry = desk.json("import", "people", "名册.xlsx", "--dry-run", "--save-mapping", "对应.json", code=1)
    assert (dry["written"], dry["added"], dry["refused"], dry["acts"]) == (False, 2, 1, [])
    assert dry["mapping"]["how"]["公民身份号码"] == "名称同义"
    assert [(one["sheet"], one["row"], one["column"]) for one in dry["problems"]] == [("名册", 4, "B")]
    assert "还没有经人确认" in desk.run("import", "people", "名册.xlsx", "--by", "S1", code=2)
    assert "须写明经办人" in desk.run("import", "people", "名册.xlsx", "--mapping", "对应.json", code=2)
    words = ("import", "people", "名册.xlsx", "--mapping", "对应.json", "--by", "S1", "--source", "省系统")
    assert desk.json(*words, "--all-or-nothing", code=1)["written"] is False
    done = desk.json(*words, "--report", "结果.xlsx", code=1)
    assert (done["written"], done["added"], len(done["acts"])) == (True, 2, 2)
    assert (tmp_path / "结果.xlsx").exists()
    again = desk.json("import", "people", "名册.xlsx", "--by", "S1", code=1)
    assert (again["unchanged"], again["acts"], again["mapping"]["confirmed"]) == (2, [], True)
    assert desk.json("export", "people", "--out", "清单.csv") == {"list": "people", "out": "清单.csv", "rows": 2, "masked": True}
    assert real_number(1) not in (tmp_path / "清单.csv").read_text()
    desk.run("export", "people", "--out", "清单.csv", "--unmasked", "--why", "审计抽查", "--by", "S1")
    assert real_number(1) in (tmp_path / "清单.csv").read_text()
    assert desk.json("journal", "verify", "--deep")["whole"] is True
    assert "没有可以导入的登记簿" in desk.run("import", "secrets", "名册.xlsx", code=2)


@pytest.mark.slow
def test_killed_in_the_middle_and_done_again(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    count = 6000
    book(*(lives(real_number(place)) for place in range(count))).save(tmp_path / "名册.xlsx")
    words = [*COMMAND, "import", "people", "名册.xlsx", "--by", "S1"]
    began = time.monotonic()
    subprocess.run([*words, "--dry-run"], cwd=tmp_path, env=desk.environment, capture_output=True, check=True)
    whole = time.monotonic() - began
    seen = set()
    for part in range(6):
        running = subprocess.Popen(words, cwd=tmp_path, env=desk.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        time.sleep(whole * (0.5 + 0.15 * part))
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
        seen.add(desk.json("export", "people", "--out", "清单.csv")["rows"])
        assert desk.json("journal", "verify", "--deep")["whole"] is True
    assert seen <= {0, count}
    done = desk.json("import", "people", "名册.xlsx", "--by", "S1")
    assert done["added"] + done["unchanged"] == count
    assert desk.json("export", "people", "--out", "清单.csv")["rows"] == count
    assert desk.json("journal", "verify", "--deep")["whole"] is True


# --- whatever is thrown at it ---------------------------------------------------------------------------------------


def mutated(content: bytes, chance: random.Random) -> bytes:
    """A workbook or text spoilt somewhere: bytes changed, cut out, doubled; or a part of the package changed before packing."""
    import io
    import zipfile

    if content.startswith(hostile.ZIP) and chance.random() < 0.7:
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(content)) as good, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bad:
            names = good.namelist()
            spoilt = chance.choice(names)
            for name in names:
                bad.writestr(name, spoil(good.read(name), chance) if name == spoilt else good.read(name))
        return out.getvalue()
    return spoil(content, chance)


def spoil(content: bytes, chance: random.Random) -> bytes:
    made = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(made) or 1)
        match chance.randrange(4):
            case 0:
                made[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del made[at : at + chance.randint(1, 40)]
            case 2:
                made[at:at] = made[at : at + chance.randint(1, 40)]
            case 3:
                made[at:at] = chance.choice((b"<", b">", b"&#0;", b'"', b"\0", b"9" * 30, b"A1048576", b"-1", b"1e999", "某".encode()))
    return bytes(made)


def thrown(here: District, file: Path, seed: int) -> str:
    """What comes of one spoilt file: refused as a whole, or every row judged. Anything else raises."""
    from .test_good_workbooks import old_workbook

    chance = random.Random(seed)
    good = chance.choice(("xlsx", "csv", "xls"))
    if good == "xlsx":
        book(person(), person("4.4E+17"), ["合计"], above=(["花名册"],), then=lambda sheet, _: sheet.merge_cells("A1:H1")).save(file)
    elif good == "csv":
        text = "姓名,身份证号,镇街,本地户籍\n某甲,441899195003040017,凤城街道,是\n"
        file.write_bytes(text.encode(chance.choice(("utf-8", "gb18030", "utf-16"))))
    else:
        file.write_bytes(old_workbook([["姓名", "身份证号"], ["某甲", "x"]]))
    file.write_bytes(mutated(file.read_bytes(), chance))
    try:
        plan = intake.prepare(PEOPLE, file, DAY)
    except Refusal as refusal:
        return "refused" if refusal.remedy else ""
    assert all(one.status in intake.WORDS for one in plan.outcomes)
    assert all(one.text and one.row >= 1 for one in plan.problems)
    return "read"


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(6))
def test_a_few_spoilt_files(here: District, tmp_path: Path, seed: int) -> None:
    assert thrown(here, tmp_path / "坏", seed)


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.timeout(1200)
def test_a_minute_of_spoilt_files(here: District, tmp_path: Path) -> None:
    """MINZHENG_FUZZ_SECONDS=600 for ten minutes by hand."""
    until = time.monotonic() + float(os.environ.get("MINZHENG_FUZZ_SECONDS", "60"))
    found, seed = set(), 1000
    while time.monotonic() < until:
        found.add(thrown(here, tmp_path / "坏", seed))
        seed += 1
    assert found == {"refused", "read"}, f"up to seed {seed}"


def test_the_child_that_reads_is_limited(tmp_path: Path) -> None:
    """It cannot write a file, and too much memory or time ends it, not us."""
    said = "import runpy, sys; child = runpy.run_path(sys.argv[1]); child['limit'](); "
    for what in ("import os; os.write(os.open('x', os.O_CREAT | os.O_WRONLY), b'x' * 10)", "x = bytearray(3 * 1024**3)"):
        done = subprocess.run([sys.executable, "-I", "-c", said + what, str(reading.CHILD)], cwd=tmp_path, capture_output=True, check=False)
        assert done.returncode != 0
    assert all(one.stat().st_size == 0 for one in tmp_path.iterdir())
