"""Commands of upkeep: backup of the data directory while it is in use, and the act that explains a restored database."""

from __future__ import annotations

import os
import shutil
import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from minzheng.vocabulary.errors import Refusal

from .arguments import Json, read_day
from .database import prepared
from .output import FALSE, TRUE, emit, end
from .usage import App

DATABASE = "minzheng.sqlite3"
LEFT_OUT = shutil.ignore_patterns(f"{DATABASE}*", "compiled", "errors.log", "minzheng-bench-*", "tables", "verifying", ".*")


def register(app: App) -> None:
    app.command("purge-uploads", help="删除保存期满的导入原件和逐行结果（天数在地区数据里），摘要留在台账；每日执行。")(purge_uploads)
    app.command("daily", help="每日例行：删除满期的导入原件，签署各卷的检查点，提醒外部锚定；列入定时作业，重复执行不要紧。")(daily)
    app.command("backup", help="备份数据目录（使用中也可以）；PostgreSQL 的库另用 pg_dump。")(backup)


def purge_uploads(dry_run: Annotated[bool, typer.Option("--dry-run", help="只看会删去几份")] = False,
                  on: Annotated[str, typer.Option("--on", metavar="日期", help="到哪一天；不写为今天")] = "", json: Json = False) -> None:  # fmt: skip
    """What was uploaded to be imported and has lain longer than the locality's days; run every day."""
    prepared(write=not dry_run)
    from minzheng.desk import retention

    day = read_day(on) if on else date.today()
    found = retention.due(day) if dry_run else retention.discard(day)
    if json:
        emit({"days": found.days, "discarded": len(found.digests), "seq": found.seq, "written": not dry_run})
    else:
        typer.echo(f"{'会删除' if dry_run else '已删除'}{len(found.digests)}份保存满{found.days}天的导入原件和逐行结果；摘要留在台账。")


def daily(json: Json = False) -> None:
    """What has to be done every day, each duty by itself: one that cannot be done is named and keeps no other from it; then the code is 1."""
    prepared(write=True)
    from minzheng.desk import retention, tables
    from minzheng.journal.checkpoints import make_all
    from minzheng.procedure import anchoring
    from minzheng.procedure.district import district

    now, left = datetime.now(UTC), []
    tables.clear()
    purged = None
    try:
        purged = retention.discard(date.today())
    except Refusal as refusal:
        left.append(str(refusal))
    anchoring.simulate(now)
    notes = make_all(now)
    if not district().rehearsed and (text := anchoring.warning(now)):
        left.append(text)
    if json:
        emit({"discarded": len(purged.digests) if purged else None, "seq": purged.seq if purged else None, "checkpoints": notes, "left": left})
    else:
        if purged:
            typer.echo(f"已删除{len(purged.digests)}份保存满{purged.days}天的导入原件和逐行结果。")
        typer.echo("各卷的检查点，请送一份到局外：\n" + "\n".join(notes))
        for one in left:
            typer.echo(f"没有办成：{one}", err=True)
    end(FALSE if left else TRUE)


def backup(out: Annotated[str, typer.Option("--out", metavar="目录", help="备份到哪个目录；须还不存在")], json: Json = False) -> None:
    """The files first and the database last: a file of attachments is written before the act that names it, never after."""
    prepared()
    from django.conf import settings

    source, target = Path(settings.DATA_DIRECTORY), Path(out).absolute()
    if target.exists():
        raise Refusal(f"{out}已经存在", remedy="请写一个还不存在的目录，不覆盖旧备份。")
    if target.is_relative_to(source):
        raise Refusal("备份不能放在数据目录里面", remedy="请写到别的目录，最好是别的磁盘。")
    draft = target.with_name(f".{target.name}.part")
    try:
        shutil.copytree(source, draft, ignore=LEFT_OUT)
        draft.chmod(0o700)
        if not os.environ.get("DATABASE_URL"):
            _copy(source / DATABASE, draft / DATABASE)
        draft.replace(target)
    except (OSError, sqlite3.Error) as problem:
        shutil.rmtree(draft, ignore_errors=True)
        raise Refusal(f"没有备份成（{problem}）", remedy="请核对目标目录的权限和空间。") from None
    size = sum(file.stat().st_size for file in target.rglob("*") if file.is_file())
    emit({"out": out, "bytes": size}) if json else typer.echo(f"已备份到{out}（{size / 1_000_000:.0f}MB）。内有签名密钥和个人信息，请加密保管。")


def _copy(file: Path, target: Path) -> None:
    """One committed state of the database, taken while others write."""
    target.touch(mode=0o600)
    source, copy = sqlite3.connect(file), sqlite3.connect(target)
    try:
        source.backup(copy)
    finally:
        source.close()
        copy.close()


def restore(why: Annotated[str, typer.Option("--why", metavar="原因", help="为什么只能用旧备份")],
            basis: Annotated[str, typer.Option("--basis", metavar="依据", help="批准恢复的文件或者条文")],
            by: Annotated[str, typer.Option("--by", metavar="工号", help="负责人；不写为现任负责人")] = "", json: Json = False) -> None:  # fmt: skip
    prepared(write=True, guarded=False)
    from minzheng.procedure.restoring import record_restore

    seq = record_restore(why, basis, on=date.today(), at=datetime.now(UTC), by=by)
    emit({"seq": seq}) if json else typer.echo(f"已记第{seq}号行为：恢复说明。请告知见证方，他们会拒签此后的检查点。")
