"""Commands about the law itself: what rests on an instrument, and the proof of the procedures' promises."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from minzheng.catalogue import matters
from minzheng.library.resting_on import resting_on as rests_on

from .output import FALSE, TRUE, emit, end
from .rules import Json, situation_on


def register(app: typer.Typer) -> None:
    app.command("resting-on", help="一件法律文件之下有哪些条款；它失效时一并失去依据的。")(resting_on)
    checks = typer.Typer(help="检查。", no_args_is_help=True)
    checks.command("law", help="逐个事项检查：不可能的路径是否真的走不通。")(check_law)
    checks.callback()(lambda: None)
    app.add_typer(checks, name="check")


def resting_on(law: str, json: Json = False) -> None:
    found = rests_on(law)
    if json:
        emit([one.as_json() for one in found])
        return
    for one in found:
        typer.echo(str(one))


def check_law(json: Json = False, matter: Annotated[str, typer.Option("--matter", help="只检查这一事项")] = "",
              on: Annotated[str, typer.Option("--on", help="按哪一天的法律")] = "2024-03-04") -> None:  # fmt: skip
    from minzheng.vocabulary.search import check

    day = date.fromisoformat(on)
    situation = situation_on(day, "")
    proofs = [check(one, day=day, rates=situation.rates, calendar=situation.calendar) for one in matters() if not matter or one.id == matter]
    if json:
        emit([proof.as_json() for proof in proofs])
    else:
        for proof in proofs:
            typer.echo(str(proof))
    end(FALSE if any(proof.violations for proof in proofs) else TRUE)
