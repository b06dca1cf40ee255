"""Commands about the law itself: what rests on an instrument, and the proof of the procedures' promises."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from minzheng.catalogue import matter as matter_of
from minzheng.catalogue import matters
from minzheng.library.resting_on import resting_on as rests_on

from .arguments import Json, read_day, situation_on
from .output import FALSE, TRUE, emit, end
from .usage import App

if TYPE_CHECKING:
    from minzheng.vocabulary.search import GateTest, MatterProof


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
              on: Annotated[str, typer.Option("--on", metavar="日期", help="按哪一天的法律")] = "2024-03-04",
              gates: Annotated[bool, typer.Option("--gates", help="并逐一拿掉每道闸门，印出因此走通的路径")] = False) -> None:  # fmt: skip
    """Search every matter for a path past its gates that breaks a promise; each is told as soon as it is proved."""
    from minzheng.vocabulary.search import check, without_each_gate

    day = read_day(on)
    situation = situation_on(day)
    asked = {"day": day, "rates": situation.rates, "calendar": situation.calendar}
    told, good = [], True
    for one in (matter_of(matter),) if matter else matters():
        proof = check(one, **asked)
        tests = without_each_gate(one, proved=proof, **asked) if gates else []
        good &= proof.holds and all(test.proved for test in tests)
        told.append(proof.as_json() | ({"gates": [test.as_json() for test in tests]} if gates else {}))
        if not json:
            _tell(proof, tests)
    if json:
        emit(told)
    end(TRUE if good else FALSE)


def _tell(proof: MatterProof, tests: Sequence[GateTest]) -> None:
    """One matter's proof as a person reads it."""
    from minzheng.vocabulary.search import print_path

    kept = sum(one.holds for one in proof.properties)
    typer.echo(f"{proof.title}（{proof.matter}）：{proof.states}个状态，{proof.edges}条边，深度上限{proof.depth_bound}；{kept}/{len(proof.properties)}条许诺成立")
    for broken in (one for one in proof.properties if not one.holds):
        typer.echo(f"  不成立：{broken.title}（{broken.basis}）" + ("" if broken.counterexample else "——搜索到界限为止"))
        if broken.counterexample is not None:
            typer.echo("    " + print_path(broken.counterexample).replace("\n", "\n    "))
    if proof.unreachable:
        typer.echo(f"  走不到的环节：{'、'.join(proof.unreachable)}")
    for test in tests:
        if test.counterexample is None:
            typer.echo(f"  多余或者缺少许诺的闸门：{test.step}“{test.gate}”")
        else:
            typer.echo(f"  拿掉{test.step}“{test.gate}”，则“{test.promise}”不成立：")
            typer.echo("    " + print_path(test.counterexample).replace("\n", "\n    "))
