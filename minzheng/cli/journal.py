"""Commands of the journal and the draw: verify, prove, checkpoint, export; draw list, draw export, draw verify."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from minzheng.vocabulary.errors import Refusal

from . import anchors
from .arguments import Json
from .database import missing_triggers, prepared
from .output import FALSE, TRUE, emit, end
from .upkeep import restore
from .usage import App


def register(app: App) -> None:
    journal = App(help="台账：核验、出具凭证、签署检查点、导出。", no_args_is_help=True)
    journal.command("verify", help="重算整部台账。")(verify)
    journal.command("prove", help="出具一个行为的凭证。")(prove)
    journal.command("checkpoint", help="签署并打印检查点。")(checkpoint)
    journal.command("export", help="导出全部行为与明细（JSON 行）。")(export)
    journal.command("restore", help="换回旧库以后，由负责人记明缺失的范围和原因，台账才能继续。")(restore)
    anchors.register(journal)
    app.add_typer(journal, name="journal")
    draw = App(help="双随机抽取。", no_args_is_help=True)
    draw.command("verify", help="重做一次抽取并与记录比对。")(draw_verify)
    draw.command("list", help="列出各次抽取的编号、清单杂凑值和抽取日期。")(draw_list)
    draw.command("export", help="取出一次抽取的记录（JSON），供任何人重抽。")(draw_export)
    app.add_typer(draw, name="draw")


def verify(deep: Annotated[bool, typer.Option("--deep", help="并核对承诺、附件、明细和各表")] = False,
           against: Annotated[list[str] | None, typer.Option("--against", metavar="文件", help="另存的检查点文件，可写几次")] = None,
           json: Json = False) -> None:  # fmt: skip
    for file in against or []:
        if not Path(file).is_file():
            raise Refusal(f"没有检查点文件{file}", remedy="请核对文件名。")
    prepared(guarded=False)
    from minzheng.journal import guard
    from minzheng.journal.findings import Finding
    from minzheng.journal.verify import verify as check
    from minzheng.procedure.deep import checkers

    found = [Finding("journal_leaf", None, str(loss)) for loss in guard.losses()]
    found += [Finding("sqlite_master", None, f"防改触发器{name}缺失") for name in missing_triggers()]
    found += check(deep=deep, against=[Path(file) for file in against or []], checkers=checkers() if deep else ())
    damage, notices = [one for one in found if not one.notice], [one.text for one in found if one.notice]
    if json:
        told = {"whole": not damage, "findings": [{"table": f.table, "seq": f.seq, "text": f.text} for f in damage]}
        emit({**told, "notices": notices} if notices else told)
    else:
        typer.echo("\n".join([*(map(str, damage) if damage else ["台账完整，未发现改动。"]), *notices]))
    end(FALSE if damage else TRUE)


def prove(seq: Annotated[int, typer.Argument(metavar="序号", help="行为的序号")], json: Json = False) -> None:
    prepared()
    from minzheng.journal.prove import receipt

    made = receipt(seq, with_record=True)
    emit({"seq": seq, "receipt": str(made)}) if json else typer.echo(str(made), nl=False)


def checkpoint(json: Json = False) -> None:
    prepared(write=True)
    from minzheng.journal.checkpoints import make_all

    notes = make_all(datetime.now(UTC))
    emit({"checkpoints": notes}) if json else typer.echo("\n".join(notes), nl=False)


def export(out: Annotated[str, typer.Option("--out", metavar="文件", help="写到哪个文件")], json: Json = False) -> None:
    prepared()
    from minzheng.journal.export import write
    from minzheng.procedure.deep import lines

    target = Path(out)
    draft = target.with_name(f".{target.name}.part")
    try:
        with draft.open("wb") as file:
            count = write(file, lines=lines())
        draft.replace(target)
    except OSError as problem:
        raise Refusal(f"写不了{out}（{problem.strerror}）", remedy="请换一个可以写的位置。") from None
    finally:
        draft.unlink(missing_ok=True)
    emit({"acts": count, "out": out}) if json else typer.echo(f"已导出{count}个行为到{out}")


def draw_verify(file: Annotated[str, typer.Argument(metavar="文件", help="抽取记录（JSON）")],
                published: Annotated[str, typer.Option("--published", metavar="杂凑值", help="抽取前公布的清单杂凑值")] = "",
                json: Json = False) -> None:  # fmt: skip
    from minzheng.draw import verify_file

    found = verify_file(Path(file), published)
    if json:
        emit({"agrees": not any(one.blocking for one in found), "findings": [str(one) for one in found]})
    else:
        typer.echo("重做结果与记录一致。" if not any(one.blocking for one in found) else "\n".join(str(one) for one in found))
    end(FALSE if any(one.blocking for one in found) else TRUE)


def draw_list(json: Json = False) -> None:
    prepared()
    from minzheng.procedure.draws import listed

    found = listed()
    if json:
        emit([{"id": one.id, "manifest_hash": one.manifest_hash, "on": one.on.isoformat() if one.on else None,
               "last_visit": one.last_visit.isoformat()} for one in found])  # fmt: skip
        return
    for one in found:
        typer.echo(f"{one.id}  {f'{one.on}抽取' if one.on else '已冻结，尚未抽取'}  清单杂凑值{one.manifest_hash}")
    if not found:
        typer.echo("还没有任何抽取。")


def draw_export(number: Annotated[str, typer.Argument(metavar="编号", help="抽取编号，由 minzheng draw list 列出")],
                out: Annotated[str, typer.Option("--out", metavar="文件", help="写到哪个文件")], json: Json = False) -> None:  # fmt: skip
    prepared()
    from minzheng.procedure.draws import record_of

    content = record_of(number)
    target = Path(out)
    draft = target.with_name(f".{target.name}.part")
    try:
        draft.write_bytes(content)
        draft.replace(target)
    except OSError as problem:
        raise Refusal(f"写不了{out}（{problem.strerror}）", remedy="请换一个可以写的位置。") from None
    finally:
        draft.unlink(missing_ok=True)
    emit({"id": number, "out": out}) if json else typer.echo(f"已把{number}的抽取记录写到{out}，可用 minzheng draw verify {out} 重抽。")
