"""`cross-check`: what registers, benefits and payments hold against each other, each a case to be judged by a person."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from .arguments import Json, read_day
from .database import prepared
from .output import emit
from .usage import App

if TYPE_CHECKING:
    from minzheng.procedure.crosschecks import Checked


def register(app: App) -> None:
    app.command("cross-check", help="交叉核对登记簿、待遇和发放，每个疑点立一案由人认定；同一疑点只立一次。--deaths 与死亡名单比对。")(cross_check)


def cross_check(deaths: Annotated[str, typer.Option("--deaths", metavar="文件", help="死亡名单（.xlsx、.xls 或者 .csv）")] = "",
                dry_run: Annotated[bool, typer.Option("--dry-run", help="只看，不立案")] = False,
                by: Annotated[str, typer.Option("--by", metavar="工号", help="业务股室的经办人；演练地区可以不写")] = "",
                on: Annotated[str, typer.Option("--on", metavar="日期", help="核对日期；不写为今天")] = "", json: Json = False) -> None:  # fmt: skip
    prepared(write=not dry_run)
    from minzheng.exchange import deaths as lists
    from minzheng.procedure import crosschecks

    day = read_day(on) if on else date.today()
    read = lists.read(Path(deaths), day) if deaths else lists.Read([], [])
    checked = crosschecks.look(day, read.deaths) if dry_run else crosschecks.cross_check(on=day, by=crosschecks.checker(by), deaths=read.deaths)
    if json:
        emit({**as_json(checked), "written": not dry_run,
              "problems": [{"sheet": one.sheet, "row": one.row, "column": one.column, "text": one.text} for one in read.problems]})  # fmt: skip
        return
    for problem in read.problems:
        typer.echo(f"{problem}（这一行没有比对）")
    tell(checked, dry_run)


def as_json(checked: Checked) -> dict[str, Any]:
    """Counts and case numbers; who it is stands on the desk."""
    return {"found": dict(checked.found), "cases": checked.cases, "known": checked.known, "left": checked.left, "paused": checked.paused}


def tell(checked: Checked, dry_run: bool = False) -> None:
    for kind, count in checked.found.items():
        typer.echo(f"{kind}：{count}")
    told = "没有立案" if dry_run else f"新立{len(checked.cases)}案，在“核对疑点”中认定"
    typer.echo(f"共{sum(checked.found.values())}处疑点，其中{checked.known}处已经立过案；{told}。疑点不改变任何待遇。")
