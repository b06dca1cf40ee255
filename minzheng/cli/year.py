"""Commands of the year: init, rehearse, payroll, figures, figure, report."""

from __future__ import annotations

import json as json_module
import os
import sys
from datetime import date, datetime, timezone
from pathlib import Path
from typing import Annotated, Any

import typer

from minzheng.vocabulary.errors import Refusal

from .database import prepared
from .output import emit
from .rules import Json, read_day


def register(app: typer.Typer) -> None:
    app.command("init", help="建立一个空的真实地区。")(init)
    app.command("rehearse", help="演练一年（可中断、可续）。")(rehearse)
    app.command("payroll", help="编制并发放某月的待遇。")(payroll)
    app.command("figures", help="一年的全部数字。")(figures)
    app.command("figure", help="一个数字的来历。")(figure)
    app.command("report", help="写出年度法治政府建设工作报告。")(report)


def as_of() -> date | None:
    """The day of a view as of a day (ON=), or None."""
    return read_day(os.environ["ON"]) if os.environ.get("ON") else None


def init(locality: Annotated[str, typer.Option("--locality", help="地区数据目录：rates.toml、organs.toml、streets.toml")]) -> None:
    from minzheng.library.locality import Locality

    here = Locality.load(locality)
    prepared(create=True, write=True)
    from minzheng.desk.accounts import create_administrators
    from minzheng.journal.checkpoints import make_all
    from minzheng.procedure.founding import found_district

    found_district(str(Path(locality).resolve()), on=date.today())
    make_all(datetime.now(timezone.utc))
    typer.echo(f"已建立{here.full_name}（真实地区）。三员账户与一次性口令（首次登录须更换）：")
    for name, secret, what in create_administrators():
        typer.echo(f"  {name:<12}{secret:<24}{what}")


def rehearse(year: int, seed: Annotated[int, typer.Option("--seed")] = 2024, scale: Annotated[int, typer.Option("--scale")] = 1,
             until: Annotated[str, typer.Option("--until", help="只演练到这一天")] = "", quiet: Annotated[bool, typer.Option("--quiet")] = False) -> None:  # fmt: skip
    if not 2024 <= year <= 2026:
        raise Refusal(f"不能演练{year}年", remedy="自带的历法与标准支持2024至2026年。")
    if scale < 1:
        raise Refusal("规模至少为1", remedy="--scale 写正整数。")
    prepared(create=True, write=True)
    live_year(year, seed, scale, read_day(until) if until else None, quiet=quiet)


def live_year(year: int, seed: int, scale: int, until: date | None, *, quiet: bool) -> None:
    """Live the year with a progress display on standard error; seconds when it has been lived already."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from minzheng.rehearsal.live import Year
    from minzheng.rehearsal.script import Settings

    columns = (TextColumn("[progress.description]{task.description}"), BarColumn(), TextColumn("{task.percentage:>3.0f}%"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), disable=quiet) as bar:
        task = bar.add_task(f"准备演练{year}年", total=None)
        lived = Year(Settings(year, seed, scale))
        lived.live(lambda day, done, total: bar.update(task, description=f"{day}", completed=done, total=max(total, 1)), until=until)


def payroll(month: Annotated[str, typer.Argument(help="月份，写作 2024-07")], dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
            json: Json = False) -> None:  # fmt: skip
    try:
        first = date.fromisoformat(f"{month}-01")
    except ValueError:
        raise Refusal(f"“{month}”不是月份", remedy="请写作 2024-07。") from None
    prepared(write=not dry_run)
    from minzheng.procedure.operators import paymaster
    from minzheng.procedure.payroll import run_payroll

    preparer, approver = paymaster()
    results = run_payroll(first, dry_run=dry_run, on=date.today() if not dry_run else first, by=preparer, approver=approver)
    shown = [one.as_json() for one in results]
    if json:
        emit(shown)
        return
    for one in results:
        typer.echo(str(one))


def _known_year(year: int) -> None:
    from minzheng.reporting.figures.lineage import year_is_known

    if not year_is_known(year):
        raise Refusal(f"台账中没有{year}年的行为", remedy="请核对年份，或者先办理（演练）该年的业务。")


def figures(year: int, json: Json = False) -> None:
    prepared()
    _known_year(year)
    from minzheng.reporting.figures.lineage import all_figures

    found = all_figures(year, as_of())
    if json:
        emit([one.as_json() for one in found])
        return
    for one in found:
        typer.echo(f"{one.id:<32}{one.label}：{one.text}")


def figure(id: str, year: int, trace: Annotated[bool, typer.Option("--trace", help="列出每一个来源行为")] = False, json: Json = False) -> None:
    prepared()
    from minzheng.reporting.figures.lineage import compute, figure_named, items

    figure_named(id)
    _known_year(year)
    printed = compute(id, year, as_of())
    if not trace:
        if json:
            emit(printed.as_json())
        else:
            typer.echo(f"{printed.label}：{printed.text}（{printed.rule}）")
        return
    if json:
        _stream(id, items(id, year, as_of()))
        return
    typer.echo(f"{printed.label}：{printed.text}")
    for item in items(id, year, as_of()):
        typer.echo(f"  行为{item.seq}  {item.case or ''}  {item.line or ''}  {item.contribution}")


def _stream(id: str, items: Any) -> None:
    """The trace as one JSON document, written as it is read: a figure may rest on hundreds of thousands of lines."""
    out, total, comma = sys.stdout, 0, ""
    out.write(f'{{"figure": {json_module.dumps(id)}, "items": [')
    for item in items:
        out.write(comma + json_module.dumps(item.as_json(), ensure_ascii=False))
        total, comma = total + item.contribution, ",\n"
    out.write(f'], "sum": {total}}}\n')


def report(year: int, format: Annotated[str, typer.Option("--format", help="docx、pdf、html 或者 json")],
           out: Annotated[str, typer.Option("--out", help="写到哪个文件")], json: Json = False) -> None:  # fmt: skip
    if format not in ("docx", "pdf", "html", "json"):
        raise Refusal(f"不认识的格式“{format}”", remedy="--format 写 docx、pdf、html 或者 json。")
    prepared()
    _known_year(year)
    from minzheng.reporting.annual import write_report

    try:
        missing = write_report(year, format, Path(out), as_of())
    except OSError as problem:
        raise Refusal(f"写不了{out}：{problem.strerror}", remedy="请换一个可以写的位置。") from None
    if json:
        emit({"year": year, "format": format, "out": out, "not_connected": missing})
    else:
        typer.echo(f"已写出{out}" + (f"；未接入：{len(missing)}处" if missing else ""))
