"""`bench`: how fast the parts are, each with what it is a ratio of, its goal, and whether it was reached."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from minzheng.vocabulary.errors import Refusal

from .arguments import Json, situation_on
from .database import prepared, set_up
from .output import FALSE, TRUE, emit, end
from .usage import App

DAY, YEAR = date(2024, 7, 1), 2024
Quick = Annotated[bool, typer.Option("--quick", help="小规模试测，数值不作数")]


@dataclass(frozen=True)
class Goal:
    """A measured number and what it ought to be: `most` or `least`; `of` says what it is, or is a ratio of."""

    part: str
    name: str
    what: str
    of: str
    unit: str
    most: float | None = None
    least: float | None = None

    def reached(self, value: float) -> bool:
        return (self.most is None or value <= self.most) and (self.least is None or value >= self.least)

    @property
    def wanted(self) -> str:
        return f"不超过{self.most:,g}{self.unit}" if self.most is not None else f"不低于{self.least:,g}{self.unit}"

    def line(self, value: float) -> str:
        return f"{self.what}：{value:,.4g}{self.unit}（{self.of}；目标{self.wanted}，{'达到' if self.reached(value) else '没有达到'}）"

    def as_json(self, value: float) -> dict[str, Any]:
        return {"part": self.part, "name": self.name, "what": self.what, "of": self.of, "value": value, "goal": self.wanted,
                "reached": self.reached(value)}  # fmt: skip


GOALS = (
    Goal("rules", "floor_ratio", "规则成批计算", "用时与把同样各列读一遍、结果写一遍之比，取各项待遇中最差的", "倍", most=8),
    Goal("acts", "bare_ratio", "办理行为（全程）", "用时与同样的行、同样的提交和落盘、只写不问之比", "倍", most=3),
    Goal("payroll", "lines_per_s", "发放明细", "每秒编成并入账的笔数，从读取事实到提交", "笔", least=10_000),
    Goal("verify", "acts_per_s", "核验台账", "每秒重算的行为数", "个", least=50_000),
    Goal("exchange", "import_s", "导入人员", "5万行从读文件到提交的用时", "秒", most=20),
    Goal("exchange", "lists_mb", "导出清单的内存", "写这两份清单的进程前后最多占用的内存", "MB", most=600),
    Goal("exchange", "lists_s", "导出清单", "10万笔明细写成 xlsx、100万笔写成 csv 的用时", "秒", most=120),
    Goal("link", "exact_s", "死亡比对（号码相同）", "100万人与10万死者，读入以后的用时", "秒", most=0.2),
    Goal("link", "fuzzy_s", "死亡比对（逐字）", "100万人与10万死者，读入以后的用时", "秒", most=5),
    Goal("link", "recall", "死亡比对找到", "名册上的死者中认出的", "%", least=99.5),
    Goal("link", "precision", "死亡比对认对", "认出的当中确是本人的", "%", least=95),
    Goal("web", "list_ratio", "工作清单", "50人同时翻看，用时的中位数与只取同样的行、不加样式的表之比，100万件", "倍", most=2),
    Goal("web", "case_ratio", "办件页", "同上", "倍", most=2),
    Goal("web", "list_flat", "工作清单", "100万件时的中位数与1万件时之比", "倍", most=1.5),
    Goal("web", "case_flat", "办件页", "100万件时的中位数与1万件时之比", "倍", most=1.5),
    Goal("web", "search_ms", "找人找件", "100万人中按姓名、词、拼音首字母、号码片段，取最慢的", "毫秒", most=100),
    Goal("", "year_s", "演练一年", "从空目录到全年办完的用时，全部事项", "秒", most=150),
    Goal("growth", "ratio", "十倍人口的一年", "用时与原来人口的一年之比", "倍", most=12),
)


def register(app: App) -> None:
    app.command("bench", help="测速，并与目标比较：从一条规则到十倍人口的一年，约四十分钟；没达到的照样写明，结束码为1。")(bench)


def bench(only: Annotated[str, typer.Argument(metavar="[部分]", help="只测一部分：rules、acts、payroll、verify、exchange、link、web、year_s 或者 growth")] = "",
          json: Json = False, quick: Quick = False) -> None:  # fmt: skip
    found: dict[str, Any] = {}
    missed = False
    with _apart():
        parts = dict(_parts(quick))
        if only and only not in parts:
            raise Refusal(f"没有“{only}”这一部分", remedy=f"可选：{'、'.join(parts)}。")
        for part in [only] if only else parts:
            _emptied()
            found[part] = parts[part]()
            missed |= _told(part, found[part], json)
    if json:
        emit({**found, "goals": [goal.as_json(_value(goal, found)) for goal in GOALS if (goal.part or goal.name) in found]})
    elif quick:
        typer.echo("以上是小规模试测，不作为是否达到目标的依据。")
    end(FALSE if missed and not quick else TRUE)


def _value(goal: Goal, found: dict[str, Any]) -> float:
    return float(found[goal.part][goal.name] if goal.part else found[goal.name])


def _told(part: str, measured: Any, json: bool) -> bool:
    """Tell what was measured of a part; whether a goal was missed."""
    missed = False
    for goal in GOALS:
        if goal.part == part or (not goal.part and goal.name == part):
            value = measured if goal.name == part else measured[goal.name]
            missed |= not goal.reached(value)
            if not json:
                typer.echo(goal.line(value))
                others = "，".join(f"{name} {one:,.4g}" for name, one in measured.items() if name != goal.name) if goal.part else ""
                typer.echo(f"  {others}") if others else None
    return missed


# --- the measurements ----------------------------------------------------------------------------------------------


def _parts(quick: bool) -> Iterator[tuple[str, Callable[[], Any]]]:
    yield "rules", lambda: _rules(200_000 if quick else 10_000_000)
    yield "acts", lambda: _acts(100 if quick else 2_000)
    yield "payroll", lambda: _payroll(500 if quick else 20_000)
    yield "verify", lambda: _verify(1_000 if quick else 20_000)
    yield "exchange", lambda: _exchange(500 if quick else 50_000)
    yield "link", lambda: _link(20_000 if quick else None)
    yield "web", lambda: _web(quick)
    yield "year_s", lambda: _year(quick)
    yield "growth", lambda: _growth(quick)


@contextmanager
def _apart() -> Iterator[None]:
    """A passing directory beside the data, on the same disk: nothing measured touches real data."""
    home = Path(os.environ.get("MINZHENG_DATA") or "var").absolute()
    home = next(one for one in (home, *home.parents) if one.is_dir())
    try:
        passing = tempfile.TemporaryDirectory(prefix="minzheng-bench-", dir=home)
    except OSError as problem:
        raise Refusal(f"不能在{home}建立临时目录（{problem.strerror}）", remedy="请用 MINZHENG_DATA 指定一个可以写的目录。") from None
    with passing as directory:
        os.environ["MINZHENG_DATA"], tempfile.tempdir = str(Path(directory) / "data"), directory
        os.environ.pop("DATABASE_URL", None)
        os.environ.pop("ON", None)
        yield


def _emptied() -> None:
    """A database of its own for each part: none finds what another left."""
    set_up(write=True)
    from django.db import connection

    connection.close()
    shutil.rmtree(os.environ["MINZHENG_DATA"], ignore_errors=True)
    prepared(create=True, write=True)


def _rules(people: int) -> dict[str, float]:
    """Every benefit over `people` random people: the slowest and the worst ratio."""
    from minzheng.catalogue import matters
    from minzheng.vocabulary.bulk.bench import bench_rules

    like = situation_on(DAY)
    measured = [bench_rules(one, people, day=DAY, rates=like.rates, calendar=like.calendar) for one in matters() if one.pays is not None]
    return {"persons_per_s": min(one["persons_per_s"] for one in measured), "floor_ratio": max(one["floor_ratio"] for one in measured)}


def _acts(count: int) -> dict[str, float]:
    from minzheng.rehearsal.bench import bench_acts

    return bench_acts(count)


def _payroll(payees: int) -> dict[str, float]:
    from minzheng.procedure.bench import bench_payroll

    return bench_payroll(payees)


def _verify(acts: int) -> dict[str, float]:
    from minzheng.journal.bench import bench_verify

    return bench_verify(acts)


def _exchange(people: int) -> dict[str, float]:
    from minzheng.exchange.bench import bench_exchange

    return bench_exchange(people, people * 2)


def _link(payees: int | None) -> dict[str, float]:
    from minzheng.linking.bench import bench_link

    return bench_link(payees)


def _web(quick: bool) -> dict[str, float]:
    from .bench_web import bench_web

    return bench_web((200, 500), users=5) if quick else bench_web()


def _growth(quick: bool) -> dict[str, float]:
    """Seconds of a year, of one with ten times the people and everything they ask for, and how many times as long that took."""
    once = _year(quick)
    tenfold = _year(quick, scale=2 if quick else 10)
    return {"ratio": tenfold / once, "year_s": once, "tenfold_s": tenfold}


def _year(quick: bool, scale: int = 1) -> float:
    """Seconds of `minzheng rehearse` in a directory of its own, its start included."""
    command = [sys.executable, "-c", "from minzheng.cli.main import main; main()", "rehearse", str(YEAR), "--quiet", "--scale", str(scale)]
    command += ["--until", f"{YEAR}-01-03"] if quick else []
    with tempfile.TemporaryDirectory(prefix="year-", dir=Path(os.environ["MINZHENG_DATA"]).parent) as directory:
        start = time.perf_counter()
        done = subprocess.run(command, env={**os.environ, "MINZHENG_DATA": directory}, capture_output=True, text=True, check=False)  # noqa: S603
        seconds = time.perf_counter() - start
    if done.returncode:
        raise Refusal(f"演练没有办完：{done.stderr.strip()}", remedy="请先单独执行 minzheng rehearse 查明原因。")
    return seconds
