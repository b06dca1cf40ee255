"""Commands of the figures: figures, figure, report."""

from __future__ import annotations

import json as json_module
import os
import sys
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from minzheng.journal.entry import ORIGINS
from minzheng.vocabulary.errors import Refusal

from .arguments import Json, read_day
from .database import prepared
from .output import emit
from .usage import App

Year = Annotated[int, typer.Argument(metavar="年份", help="写作 2024")]
NOTHING = "没有来源"
FORMATS = ("docx", "pdf", "html", "json")


def register(app: App) -> None:
    app.command("figures", help="一年的全部数字。")(figures)
    app.command("figure", help="一个数字的来历：--trace 列出它数的每一个行为或者每一笔钱。")(figure)
    app.command("exchange", help="一年的行政执法行为，供省行政执法平台交换：--out 写成 .csv 或者 .json。")(exchange)
    app.command("report", help="写出年度法治政府建设工作报告。")(report)


def as_of() -> date | None:
    """The day of a view as of a day (ON=), or None."""
    return read_day(os.environ["ON"]) if os.environ.get("ON") else None


def _known_year(year: int) -> None:
    from minzheng.reporting.figures.lineage import year_is_known

    if not year_is_known(year):
        raise Refusal(f"台账中没有{year}年的行为", remedy="请核对年份，或者先办理（演练）该年的业务。")
    if (day := as_of()) is not None and day < date(year, 1, 1):
        raise Refusal(f"现在是{day}的只读视图，{year}年还没有开始", remedy="请核对 ON= 和年份。")


def figures(year: Year, json: Json = False) -> None:
    prepared()
    _known_year(year)
    from minzheng.reporting.figures.lineage import all_figures, declared
    from minzheng.reporting.figures.sources import brought, unsourced

    silent, entered = unsourced(year, as_of()), brought(year, as_of())
    found = [one for one in all_figures(year, as_of()) if one.id not in silent]
    if json:
        nothing = [{"id": id, "label": declared()[id][1].label, "value": None, "unit": declared()[id][1].unit, "exact_fen": None,
                    "printed": NOTHING, "count": None, "as_of": None} for id in declared() if id in silent]  # fmt: skip
        told = [{**one.as_json(), **({"brought": dict(entered[one.id].counts)} if one.id in entered else {})} for one in found]
        emit([*told, *nothing])
        return
    for one in found:
        typer.echo(f"{one.id:<34} {one.label}：{one.text}" + (f"（{entered[one.id]}）" if one.id in entered else ""))
    for id in declared():
        if id in silent:
            typer.echo(f"{id:<34} {declared()[id][1].label}：{NOTHING}")


def _refuse_silent(id: str, year: int) -> None:
    from minzheng.reporting.figures.lineage import declared
    from minzheng.reporting.figures.sources import unsourced

    if id in unsourced(year, as_of()):
        raise Refusal(f"“{declared()[id][1].label}”在{year}年{NOTHING}：那时还没有启用本系统，也没有导入", remedy="请导入办结的事项（minzheng import）。")


def figure(id: Annotated[str, typer.Argument(metavar="数字", help="数字的标识，由 minzheng figures 列出")], year: Year,
           trace: Annotated[bool, typer.Option("--trace", help="列出每一个来源")] = False, json: Json = False) -> None:  # fmt: skip
    prepared()
    from minzheng.reporting.figures.lineage import compute, figure_named, items

    figure_named(id)
    _known_year(year)
    _refuse_silent(id, year)
    printed = compute(id, year, as_of())
    if trace and json:
        _stream(id, items(id, year, as_of()))
    elif json:
        emit(printed.as_json())
    else:
        typer.echo(f"{printed.label}：{printed.text}（{printed.rule}）")
        for item in items(id, year, as_of()) if trace else ():
            mark = f"  {ORIGINS[item.origin]}" if item.origin != "here" else ""
            typer.echo(f"  第{item.seq}号行为  {item.case or '—'}  {item.line or '—'}  {item.contribution}{mark}")


def exchange(year: Year, out: Annotated[Path | None, typer.Option("--out", metavar="文件", help=".csv 或者 .json；不写则输出 JSON")] = None) -> None:
    prepared()
    _known_year(year)
    from minzheng.reporting.enforcement_platform import as_csv, exchanged

    if out is None:
        emit(exchanged(year))
    elif out.suffix == ".csv":
        out.write_text(as_csv(year), encoding="utf-8-sig", newline="")
    elif out.suffix == ".json":
        out.write_text(json_module.dumps(exchanged(year), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    else:
        raise Refusal("只能写成 .csv 或者 .json", remedy="请改用这两种文件名之一。")


def _stream(id: str, items: Any) -> None:
    """The trace as one JSON document, written as it is read: a figure may rest on hundreds of thousands of lines."""
    out, total, comma = sys.stdout, 0, ""
    out.write(f'{{"figure": {json_module.dumps(id)}, "items": [')
    for item in items:
        out.write(comma + json_module.dumps(item.as_json(), ensure_ascii=False))
        total, comma = total + item.contribution, ",\n"
    out.write(f'], "sum": {total}}}\n')


def report(year: Year, kind: Annotated[str, typer.Option("--format", metavar="格式", help="docx、pdf、html 或者 json")],
           out: Annotated[str, typer.Option("--out", metavar="文件", help="写到哪个文件")],
           edition: Annotated[str, typer.Option("--edition", metavar="数", help="签发过的第几版；不写为现在的数据")] = "",
           json: Json = False) -> None:  # fmt: skip
    if kind not in FORMATS:
        raise Refusal(f"不认识的格式“{kind}”", remedy="--format 写 docx、pdf、html 或者 json。")
    prepared()
    _known_year(year)
    from minzheng.reporting.annual import write_report

    try:
        missing = write_report(year, kind, Path(out), as_of(), edition)
    except OSError as problem:
        raise Refusal(f"写不了{out}（{problem.strerror}）", remedy="请换一个可以写的位置。") from None
    if json:
        emit({"year": year, "format": kind, "out": out, "not_connected": missing})
    else:
        typer.echo(f"已写出{out}" + (f"；未接入：{len(missing)}处" if missing else ""))
