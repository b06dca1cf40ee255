"""Commands of place names: places --geojson --out, places --against."""

from __future__ import annotations

import json as json_module
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from minzheng.vocabulary.errors import Refusal

from .arguments import Json, read_day
from .database import prepared
from .figures import as_of
from .output import FALSE, TRUE, emit, end
from .usage import App


def register(app: App) -> None:
    app.command("places", help="在册的街路巷和社区：列出、导出 GeoJSON（CGCS2000），或者与国家地名信息库的文件比对。")(places)


def places(geojson: Annotated[bool, typer.Option("--geojson", help="写成 GeoJSON")] = False,
           out: Annotated[str, typer.Option("--out", metavar="文件", help="写到哪个文件")] = "",
           against: Annotated[str, typer.Option("--against", metavar="文件", help="与这个 GeoJSON 文件比对")] = "",
           on: Annotated[str, typer.Option("--on", metavar="日期", help="哪一天在册的；不写取今天（演练取演练到的那天）")] = "",
           json: Json = False) -> None:  # fmt: skip
    if geojson != bool(out):
        raise Refusal("--geojson 与 --out 要一起写", remedy="例如 minzheng places --geojson --out 地名.geojson。")
    prepared()
    from minzheng.procedure.cases import standing
    from minzheng.reporting import gazetteer

    here, lived = standing()
    if here is None:
        raise Refusal("这个数据库还没有建立地区", remedy="请先执行 minzheng rehearse 2024 或者 minzheng init --locality 目录。")
    day = read_day(on) if on else as_of() or (lived if here.rehearsed and lived else date.today())
    names = gazetteer.named(day, here.locality, rehearsed=here.rehearsed)
    if against:
        found = gazetteer.compared(names, here.locality, _read(against))
        if json:
            emit({"agrees": not found, "differences": [{"kind": d.kind, "name": d.name, "town": d.town, "told": d.told} for d in found]})
        else:
            typer.echo("\n".join(map(str, found)) or "与文件一致。")
        end(FALSE if found else TRUE)
    elif geojson:
        _write(out, gazetteer.geojson(names, here.locality, day, rehearsed=here.rehearsed))
        told = {"out": out, "features": len(names), "mark": gazetteer.INVENTED if here.rehearsed else ""}
        emit(told) if json else typer.echo(f"已写出{out}：{len(names)}条" + (f"（{gazetteer.INVENTED}）" if here.rehearsed else ""))
    elif json:
        emit([{"number": n.number, "kind": n.kind, "name": n.name, "spelling": n.spelling, "town": n.town, "since": n.since.isoformat()} for n in names])
    else:
        typer.echo("\n".join(f"{n.kind}  {n.name}  {n.spelling}  {n.town}  {n.since}" for n in names) or "没有在册的地名。")


def _read(file: str) -> object:
    try:
        return json_module.loads(Path(file).read_text(encoding="utf-8"))
    except OSError as problem:
        raise Refusal(f"读不了{file}（{problem.strerror}）", remedy="请核对文件名。") from None
    except ValueError:
        raise Refusal(f"{file}不是 JSON", remedy="请交 GeoJSON 文件。") from None


def _write(out: str, content: object) -> None:
    try:
        Path(out).write_text(json_module.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as problem:
        raise Refusal(f"写不了{out}（{problem.strerror}）", remedy="请换一个可以写的位置。") from None
