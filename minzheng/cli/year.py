"""Commands that make a year: init, rehearse, payroll."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.wording import written_money

from .arguments import Json, read_day
from .database import prepared, seal, set_up
from .output import emit
from .usage import App

FIRST_YEAR, LAST_YEAR = 2024, 2026
LARGEST_SCALE = 100


def register(app: App) -> None:
    app.command("init", help="建立一个空的地区：真实的；加 --rehearsed 是演练的。")(init)
    app.command("rehearse", help="演练一年（可中断、可续）。")(rehearse)
    app.command("payroll", help="编制并发放某月的待遇；--dry-run 只看不写。")(payroll)


FILES = "地区数据目录：rates.toml、organs.toml、streets.toml，可有 checklists.toml（现场检查清单）、officers.toml"


def init(locality: Annotated[str, typer.Option("--locality", metavar="目录", help=FILES)],
         rehearsed: Annotated[bool, typer.Option("--rehearsed", help="是演练地区：只收虚构的号码，处处标明演练")] = False) -> None:  # fmt: skip
    from minzheng.library.locality import Locality

    here = Locality.load(locality)
    set_up(write=True)
    from minzheng.desk.accounts import create_administrators
    from minzheng.journal.checkpoints import make_all
    from minzheng.procedure.founding import found_district, officers_of

    officers_of(Path(locality) / "officers.toml")  # what is wrong with them is told before there is a database
    assert here.bureau
    prepared(create=True, write=True)
    _refuse_second_founding()
    found_district(str(Path(locality).resolve()), on=date.today(), rehearsed=rehearsed)
    seal()
    make_all(datetime.now(UTC))
    if rehearsed:
        typer.echo(f"已建立{here.full_name}（演练地区），没有任何数据。演示账户在 minzheng up 时列出。")
        return
    typer.echo(f"已建立{here.full_name}（真实地区）。三员账户与一次性口令（首次登录须更换）：")
    for name, secret, what in create_administrators():
        typer.echo(f"  {name:<12}{secret:<24}{what}")


def _refuse_second_founding() -> None:
    from minzheng.procedure.district import district

    try:
        here = district()
    except Refusal:
        return
    kind = "演练地区" if here.rehearsed else "真实地区"
    raise Refusal(f"这个数据目录已经是{here.locality.full_name}（{kind}），不能再建", remedy="请用 MINZHENG_DATA 另设目录；演练数据与真实数据不得混在一起。")


def rehearse(year: Annotated[int, typer.Argument(metavar="年份", help="2024 至 2026")],
             seed: Annotated[int, typer.Option("--seed", metavar="数", help="别的种子演练别的数量")] = 2024,
             scale: Annotated[int, typer.Option("--scale", metavar="倍", help="把一切数量放大若干倍")] = 1,
             until: Annotated[str, typer.Option("--until", metavar="日期", help="只演练到这一天")] = "",
             part: Annotated[int, typer.Option("--part", min=1, hidden=True, help="把数量除小，每样至少一件；只供测试")] = 1,
             quiet: Annotated[bool, typer.Option("--quiet", help="不显示进度")] = False) -> None:  # fmt: skip
    check_year(year)
    if not 1 <= scale <= LARGEST_SCALE:
        raise Refusal(f"规模应在1至{LARGEST_SCALE}之间", remedy="--scale 写正整数。")
    last = read_day(until) if until else None
    if last is not None and last.year != year:
        raise Refusal(f"{until}不在{year}年内", remedy=f"--until 写{year}年的一天。")
    prepared(create=True, write=True)
    live_year(year, seed, scale, last, part=part, quiet=quiet)


def check_year(year: int) -> None:
    """That the calendar and the standards shipped reach the year. Raises Refusal."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refusal(f"不能演练{year}年", remedy=f"自带的历法与标准支持{FIRST_YEAR}至{LAST_YEAR}年。")


def live_year(year: int, seed: int, scale: int, until: date | None, *, part: int = 1, quiet: bool) -> None:
    """Live the year with a progress display on standard error; seconds when it has been lived already."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from minzheng.rehearsal.live import Year
    from minzheng.rehearsal.script import Settings

    columns = (TextColumn("[progress.description]{task.description}"), BarColumn(), TextColumn("{task.percentage:>3.0f}%"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), disable=quiet) as bar:
        task = bar.add_task(f"准备演练{year}年", total=None)
        lived = Year(Settings(year, seed, scale, part))
        lived.live(lambda day, done, total: bar.update(task, description=f"{day}", completed=done, total=max(total, 1)), until=until)
    seal()


def payroll(month: Annotated[str, typer.Argument(metavar="月份", help="写作 2024-07")],
            dry_run: Annotated[bool, typer.Option("--dry-run", help="只算不写")] = False,
            by: Annotated[str, typer.Option("--by", metavar="工号", help="编制的财务人员；演练可不写")] = "",
            approved_by: Annotated[str, typer.Option("--approved-by", metavar="工号", help="审批的负责人；演练可不写")] = "",
            json: Json = False) -> None:  # fmt: skip
    try:
        first = date.fromisoformat(f"{month}-01") if len(month) == 7 else None
    except ValueError:
        first = None
    if first is None:
        raise Refusal(f"“{month}”不是月份", remedy="请写作 2024-07。")
    prepared(write=not dry_run)
    from minzheng.procedure.operators import paymaster
    from minzheng.procedure.payroll import run_payroll

    preparer, approver = paymaster(by, approved_by, dry_run=dry_run)
    results = run_payroll(first, dry_run=dry_run, on=date.today(), by=preparer, approver=approver)
    seal()
    if json:
        emit([batch_json(one) for one in results])
        return
    if not results:
        typer.echo(f"{month}没有应发的待遇。")
    for one in results:
        kept = f"第{one.seq}号行为" if one.seq else "试算，没有写入"
        typer.echo(f"{one.matter.title}：{one.lines}笔，{written_money(one.total)}，暂停{len(one.holds)}人（{kept}）")


def batch_json(one: Any) -> dict[str, Any]:
    """One benefit's payroll of a month; `seq` is null in a dry run."""
    return {
        "matter": one.matter.id, "title": one.matter.title, "month": one.month.isoformat(), "seq": one.seq, "lines": one.lines,
        "total_fen": one.total, "arrears_fen": one.arrears, "unpaid": len(one.unpaid),
        "holds": [{"entitlement": held.entitlement, "why": held.why} for held in one.holds],
    }  # fmt: skip
