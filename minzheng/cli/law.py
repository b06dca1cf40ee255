"""Commands about the law itself: what rests on an instrument, and the proof of the procedures' promises."""

from __future__ import annotations

from typing import Annotated

import typer

from minzheng.catalogue import matter as matter_of
from minzheng.catalogue import matters
from minzheng.library.resting_on import resting_on as rests_on

from .arguments import Json, read_day, situation_on
from .output import FALSE, TRUE, emit, end
from .usage import App


def register(app: App) -> None:
    app.command("resting-on", help="一件法律文件之下有哪些条款；它失效时一并失去依据的。")(resting_on)
    checks = App(help="检查。", no_args_is_help=True)
    checks.command("law", help="逐个事项检查：法律不许的路径是否真的走不通。")(check_law)
    checks.callback()(lambda: None)
    app.add_typer(checks, name="check")


def resting_on(law: Annotated[str, typer.Argument(metavar="法律文件", help="名称或者文号，可只写一部分")],
               on: Annotated[str, typer.Option("--on", metavar="日期", help="只把当日施行的其他条文算作另有依据")] = "",
               json: Json = False) -> None:  # fmt: skip
    found = rests_on(law, read_day(on) if on else None)
    if json:
        emit([one.as_json() for one in found])
        return
    if not found:
        typer.echo("没有事项引用它。")
    for one in found:
        typer.echo(str(one))


def check_law(json: Json = False, matter: Annotated[str, typer.Option("--matter", metavar="事项", help="只检查这一事项")] = "",
              on: Annotated[str, typer.Option("--on", metavar="日期", help="按哪一天的法律")] = "2024-03-04") -> None:  # fmt: skip
    from minzheng.vocabulary.search import check

    day = read_day(on)
    situation = situation_on(day)
    chosen = (matter_of(matter),) if matter else matters()
    proofs = [check(one, day=day, rates=situation.rates, calendar=situation.calendar) for one in chosen]
    if json:
        emit([proof.as_json() for proof in proofs])
    else:
        for proof in proofs:
            typer.echo(str(proof))
    end(FALSE if any(proof.violations for proof in proofs) else TRUE)
