"""Commands of outside anchors: witness, request, anchor, age, override; an anchor is what shows a rewritten or older database."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from minzheng.vocabulary.errors import Refusal

from .arguments import Json
from .database import prepared, seal
from .output import FALSE, TRUE, emit, end
from .usage import App

By = Annotated[str, typer.Option("--by", metavar="工号", help="负责人；不写为现任负责人")]


def register(journal: App) -> None:
    journal.command("witness", help="登记见证方的公钥。")(witness)
    journal.command("request", help="写出送见证方签注的文件。")(request)
    journal.command("anchor", help="登记见证方的签名，或者检查点打印送存的回执。")(anchor)
    journal.command("age", help="最近一次外部锚定有多久（24小时提醒，72小时停发）。")(age)
    journal.command("override", help="负责人决定：未锚定也签发证书和送盘文件，一天内有效。")(override)


def witness(key: Annotated[str, typer.Argument(metavar="公钥", help="见证程序打印的一行：名称+编号+公钥")], by: By = "", json: Json = False) -> None:
    prepared(write=True)
    from minzheng.procedure.anchoring import register_witness
    from minzheng.procedure.operators import holder

    _told(register_witness(key, on=date.today(), by=holder("head", by)), "见证方已登记", json)


def request(name: Annotated[str, typer.Argument(metavar="见证方", help="登记的名称")],
            out: Annotated[str, typer.Option("--out", metavar="文件", help="写到哪个文件")], json: Json = False) -> None:  # fmt: skip
    prepared(write=True)
    from minzheng.procedure.anchoring import request as asked

    text = asked(name, at=datetime.now(UTC))
    try:
        Path(out).write_text(text, encoding="utf-8")
    except OSError as problem:
        raise Refusal(f"写不了{out}（{problem.strerror}）", remedy="请换一个可以写的位置。") from None
    emit({"witness": name, "out": out}) if json else typer.echo(f"已写到{out}，请交“{name}”签注，退回的签名用 minzheng journal anchor 登记。")


def anchor(witness: Annotated[str, typer.Option("--witness", metavar="见证方", help="谁签的")] = "",
           signature: Annotated[str, typer.Option("--signature", metavar="文件", help="见证方退回的签名")] = "",
           where: Annotated[str, typer.Option("--where", metavar="单位", help="打印的检查点送存何处")] = "",
           receipt: Annotated[str, typer.Option("--receipt", metavar="编号", help="送存的回执编号")] = "",
           by: By = "", json: Json = False) -> None:  # fmt: skip
    prepared(write=True)
    from minzheng.procedure.anchoring import cosigned, posted
    from minzheng.procedure.operators import holder

    head = holder("head", by)
    if bool(witness and signature) == bool(where and receipt):
        raise Refusal("没有写明怎样锚定", remedy="写 --witness 见证方 --signature 文件，或者 --where 单位 --receipt 编号。")
    if witness:
        try:
            line = Path(signature).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            raise Refusal(f"读不出签名文件{signature}", remedy="请核对文件名。") from None
        _told(cosigned(witness, line, on=date.today(), by=head), "已登记见证签名", json)
    else:
        _told(posted(where, receipt, on=date.today(), by=head), "已登记送存回执", json)


def age(json: Json = False) -> None:
    prepared()
    from minzheng.journal import anchor as anchors

    found = anchors.age(datetime.now(UTC))
    if json:
        hours = int(found.old.total_seconds() // 3600) if found else None
        emit({"hours": hours, "anchored": bool(found and found.anchored), "warns": bool(found and found.warns), "stops": bool(found and found.stops)})
    else:
        typer.echo(f"{found}。" if found else "台账还是空的。")
    end(FALSE if found and found.warns else TRUE)


def override(why: Annotated[str, typer.Option("--why", metavar="理由", help="急需签发什么，为什么来不及锚定")], by: By = "", json: Json = False) -> None:
    prepared(write=True)
    from minzheng.procedure.anchoring import override as overridden
    from minzheng.procedure.operators import holder

    _told(overridden(why, on=date.today(), by=holder("head", by)), "已记明负责人的决定，一天内有效", json)


def _told(seq: int, what: str, json: bool) -> None:
    seal()
    emit({"seq": seq}) if json else typer.echo(f"{what}（第{seq}号行为）。")
