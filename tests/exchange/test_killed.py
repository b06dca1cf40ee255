"""导入中途被杀（kill -9）：要么什么也没有写，要么已经全部写成；同样的命令再执行一次就完成，台账始终完整。每一种清单都试。

`make test-all` 每种杀一次；杀得多些（二十次约十分钟）：MINZHENG_KILLS=20 .venv/bin/python -m pytest tests/exchange/test_killed.py -m slow。
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from .conftest import book
from .test_command import COMMAND, Desk, lives, real_number

KILLS = int(os.environ.get("MINZHENG_KILLS", "1"))
PEOPLE = 300
LISTS: dict[str, tuple[tuple[str, ...], Any, tuple[str, ...]]] = {
    "households": (
        ("户号", "姓名", "身份证号", "与户主关系", "入户日期", "户籍类别", "镇街"),
        lambda n: (f"H-{n}", "某甲", real_number(n), "户主", "2020-01-01", "农村", "凤城街道"), ("--by", "S1"),
    ),
    "officers": (
        ("工号", "姓名", "单位", "职位", "任职日期"), lambda n: (f"N{n}", "某员", "清城区民政局", "区民政局财务人员", "2020-01-01"), ("--by", "secadmin"),
    ),
    "payments": (
        ("姓名", "身份证号", "待遇", "发放月份", "金额（元）", "到账日期"),
        lambda n: ("某甲", real_number(n), "高龄津贴", "2024-03", 50, f"2024-03-{n % 28 + 1:02d}"), ("--by", "S1"),
    ),
    "marriage": (
        ("结婚证字号", "男方姓名", "女方姓名", "男方出生日期", "女方出生日期", "登记日期"),
        lambda n: (f"J441802-2023-{n:06d}", "某男", "某女", "1990-01-02", "1991-01-02", "2023-05-20"), ("--by", "S1", "--elsewhere", "--source", "省系统"),
    ),
    "funeral_service": (
        ("火化编号", "逝者", "逝者身份证号", "死亡时间", "火化日期", "镇街", "户籍", "是否免除", "免除金额（元）"),
        lambda n: (f"H-{n}", "某甲", real_number(n), "2024-05-01", "2024-05-03", "凤城街道", "本区", "是", 1520),
        ("--by", "S1", "--elsewhere", "--source", "殡仪馆"),
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A real district with some people in it."""
    made = Desk(tmp_path_factory.mktemp("killed"))
    book(*(lives(real_number(place)) for place in range(PEOPLE))).save(made.directory / "人员.xlsx")
    made.run("import", "people", "人员.xlsx", "--by", "S1")
    return made


@pytest.mark.slow
@pytest.mark.timeout(0)
@pytest.mark.parametrize("kind", LISTS)
def test_killed_and_done_again(desk: Desk, kind: str) -> None:
    headings, row, words = LISTS[kind]
    file = desk.directory / f"{kind}.xlsx"
    book(*(row(place) for place in range(PEOPLE)), headings=headings).save(file)
    desk.run("import", kind, file.name, "--dry-run", "--save-mapping", "对应.json", code=0)
    command = [*COMMAND, "import", kind, file.name, "--mapping", "对应.json", *words]
    began = time.monotonic()
    assert counted(desk, kind, file) == (PEOPLE, 0)
    whole, chance = time.monotonic() - began, random.Random(kind)
    for _ in range(KILLS):
        running = subprocess.Popen(command, cwd=desk.directory, env=desk.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                   start_new_session=True)  # fmt: skip
        time.sleep(whole * chance.uniform(0.5, 1.3))
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
        assert counted(desk, kind, file) in ((PEOPLE, 0), (0, PEOPLE)), "a part of it"
    done = desk.json("import", kind, file.name, "--mapping", "对应.json", *words)
    assert done["added"] + done["unchanged"] == PEOPLE
    assert counted(desk, kind, file) == (0, PEOPLE)
    assert desk.json("journal", "verify", "--deep")["whole"] is True


def counted(desk: Desk, kind: str, file: Path) -> tuple[int, int]:
    """How many rows of the file are not there yet, and how many are."""
    source = LISTS[kind][2][-1] if "--source" in LISTS[kind][2] else ""
    told = desk.json("import", kind, file.name, "--mapping", "对应.json", "--dry-run", "--source", source)
    assert told["refused"] == told["changed"] == 0
    return told["added"], told["unchanged"]
