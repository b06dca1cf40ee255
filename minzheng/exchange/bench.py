"""Measures spreadsheets on a scratch SQLite database: a list of people from the file to the committed acts, lists written out."""

from __future__ import annotations

import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.core.management import call_command

from minzheng.identity.fictional import FictionalNumbers
from minzheng.journal.bench import scratch
from minzheng.procedure.actor import Actor
from minzheng.procedure.district import found
from minzheng.procedure.opening import OPENING, appoint

from . import intake, lists, sheets
from .layouts import PEOPLE

DAY = date(2024, 7, 1)
SYSTEM, CLERK = Actor(("SYS",), "clock"), Actor(("S1",), "section")


def bench_exchange(people: int = 50_000, lines: int = 100_000) -> dict[str, float]:
    """`import_s`: seconds to read, try and enter a workbook of people; `again_s`: to find that it is all there already;
    `lists_s`: to write `lines` payments as .xlsx and ten times as many as .csv,
    and `lists_mb` the memory of the process that wrote them."""
    with scratch(), tempfile.TemporaryDirectory(prefix="minzheng-bench-") as directory:
        call_command("migrate", verbosity=0)
        found("shipped", rehearsed=True)
        appoint([({"staff": "S1", "name": "某", "organ": "清城区民政局"}, [("section", "")])], since=date(2023, 12, 31), by=SYSTEM)
        file = Path(directory, "名册.xlsx")
        heads = [sheets.Head(title) for title in ("姓名", "身份证号", "镇街", "村（社区）", "本地户籍", "银行账户")]
        sheets.write(file, "花名册", heads, _people(people))
        seconds = {name: _timed(file, count) for name, count in (("import_s", people), ("again_s", 0))}
        return {**seconds, **_apart(directory, lines)}


def _apart(directory: str, lines: int) -> dict[str, float]:
    """`written` in a process of its own, whose memory nothing else has grown."""
    command = f"import json, django; django.setup(); from minzheng.exchange.bench import written; print(json.dumps(written({directory!r}, {lines})))"
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "minzheng.site.settings"}
    done = subprocess.run([sys.executable, "-c", command], env=environment, capture_output=True, text=True, check=True)  # noqa: S603 - our own words
    return dict(json.loads(done.stdout))


def written(directory: str, lines: int) -> dict[str, float]:
    """Write `lines` payments as .xlsx and ten times as many as .csv: the seconds, and the most memory (MB) the process ever held."""
    columns = lists.named("payments").heads
    start = time.perf_counter()
    sheets.write(Path(directory, "明细.xlsx"), "发放明细", columns, _payments(lines))
    sheets.write(Path(directory, "明细.csv"), "发放明细", columns, _payments(lines * 10))
    return {"lists_s": time.perf_counter() - start, "lists_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def _timed(file: Path, wanted: int) -> float:
    start = time.perf_counter()
    plan = intake.prepare(PEOPLE, file, DAY)
    intake.take_in(plan, on=DAY, by=CLERK, origin=OPENING, source="")
    assert plan.counts[intake.ADDED] == wanted, plan.counts
    return time.perf_counter() - start


def _people(count: int) -> Iterator[Sequence[Any]]:
    chance = random.Random(1)
    numbers = FictionalNumbers(chance)
    for place in range(count):
        number = numbers.issue(date(1930, 1, 1) + timedelta(days=chance.randrange(30_000)), chance.choice("男女"))
        name = chance.choice("张王李赵陈杨黄吴刘周") + chance.choice("伟芳娜敏静丽强磊军洋") + chance.choice("伟芳娜敏静丽强磊军洋")
        yield name, number, "凤城街道", f"某村{place % 40}", "是", f"62170000{place:08d}"


def _payments(count: int) -> Iterator[Sequence[Any]]:
    for place in range(count):
        yield ("高龄津贴", "2024-07", 1, place, "某*", "441*************10", "***************0001", "凤城街道", "当月", "2024-07", "2024-07", 5000 + place, DAY,
               place)  # fmt: skip
