"""表格：行数多的在后台写，页面看写到第几行，写好了取走。只有要它的人取得到，取走即删，没有取的过一刻钟也删。"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_GET

from minzheng.exchange import sheets
from minzheng.exchange.sheets import Head
from minzheng.pages import streams
from minzheng.pages.files import from_disk, spreadsheet
from minzheng.procedure.district import district
from minzheng.procedure.progress import followed, tell
from minzheng.vocabulary.errors import Refusal

from . import working
from .me import me

FOLDER = "tables"
AT_ONCE = 50_000
"""Rows that are written while one waits, a second or two."""
KEPT = 15 * 60
"""Seconds a table lies there, as long as what somebody opened stays open."""
SOME = 1_000
BROKEN = "没有写成。请回到原来的页面再要一次；仍不行的，请系统管理员看日志。"
_FILE, _ASKED, _WHY = "table.xlsx", "asked.json", "why.txt"


@dataclass(frozen=True)
class Asked:
    """A table as somebody asked for it: of which kind and what (as JSON has it), how it is headed and called, where he came from."""

    kind: str
    of: dict[str, Any]
    title: str
    name: str
    back: str
    rows: int
    account: str = ""


Written = Callable[[dict[str, Any]], tuple[Sequence[Head], Iterable[Sequence[Any]]]]
"""What `of` asks for, as headings and rows."""


def answer(request: HttpRequest, asked: Asked, written: Written) -> HttpResponse | FileResponse:
    """The table where it is short; else it is begun, and the page tells how far it is; the same again leads to the same until it is taken.

    Raises Refusal while another of his is written.
    """
    if asked.rows <= AT_ONCE:
        return spreadsheet(asked.name, asked.title, *written(asked.of), mark=district().mark)
    clear()
    asked = replace(asked, account=me(request).account)
    for folder in _all():
        if _asked(folder) == asked and ((folder / _FILE).exists() or _is_working(folder)):
            return redirect("desk:table", batch=folder.name)
    refuse_while_writing(request)
    folder = _root() / str(uuid4())
    folder.mkdir(parents=True, mode=0o700)
    with os.fdopen(os.open(folder / _ASKED, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
        json.dump(asdict(asked), out, ensure_ascii=False)
    working.apart("table", folder.name)
    return redirect("desk:table", batch=folder.name)


def refuse_while_writing(request: HttpRequest) -> None:
    """One table at a time for each. Raises Refusal."""
    if _being_written(me(request).account):
        raise Refusal("上一份表格还没有写好", remedy="请等它写好，再要下一份。")


@require_GET
def page(request: HttpRequest, batch: UUID) -> HttpResponse:
    """How far it has been written; then where to take it."""
    folder = _own(request, batch)
    if streams.asked(request):
        return streams.following(lambda: _now(request, folder))
    return render(request, "desk/table_part.html" if request.htmx else "desk/table.html", _told(request, folder))  # type: ignore[attr-defined]


@require_GET
def file(request: HttpRequest, batch: UUID) -> FileResponse:
    """The table, once: it is gone as soon as it has been opened to be sent."""
    folder = _own(request, batch)
    if not (folder / _FILE).exists():
        raise Http404
    try:
        return from_disk(folder / _FILE, f"{_asked(folder).name}.xlsx")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def work(table: str, kinds: dict[str, Written]) -> None:
    """Write it (what a process of its own does); why it could not be written is kept as what the page tells."""
    folder = _root() / table
    asked, why = _asked(folder), BROKEN
    try:
        with followed(working.noting(folder)):
            heads, rows = kinds[asked.kind](asked.of)
            sheets.write(folder / _FILE, asked.title, heads, _counted(rows, asked.rows), mark=district().mark)
        why = ""
    except Refusal as refusal:
        why = str(refusal)
    finally:
        if why and folder.exists():
            (folder / _WHY).write_text(why, encoding="utf-8")


def _counted(rows: Iterable[Sequence[Any]], whole: int) -> Iterator[Sequence[Any]]:
    for place, row in enumerate(rows):
        if place % SOME == 0:
            tell("已写行数", place, whole)
        yield row


def clear() -> None:
    """Delete what nobody took in time."""
    working.clear(_root(), KEPT)


def _root() -> Path:
    return Path(settings.DATA_DIRECTORY) / FOLDER


def _all() -> list[Path]:
    return [one.parent for one in _root().glob(f"*/{_ASKED}")]


def _being_written(account: str) -> list[Path]:
    return [one for one in _all() if _is_working(one) and _asked(one).account == account]


def _asked(folder: Path) -> Asked:
    return Asked(**json.loads((folder / _ASKED).read_text(encoding="utf-8")))


def _own(request: HttpRequest, batch: UUID) -> Path:
    """The folder of a table he asked for; another's is not there, nor one that was taken."""
    clear()
    folder = _root() / str(batch)
    if not (folder / _ASKED).exists() or _asked(folder).account != me(request).account:
        raise Http404
    return folder


def _is_working(folder: Path) -> bool:
    return not (folder / _FILE).exists() and not (folder / _WHY).exists() and working.goes_on(folder)


def _now(request: HttpRequest, folder: Path) -> tuple[bytes, bool]:
    if not (folder / _ASKED).exists():  # taken from another window
        return streams.event("", "reload"), False
    told = _told(request, folder)
    return streams.event(render_to_string("desk/table_part.html", told, request)), told["working"]


def _told(request: HttpRequest, folder: Path) -> dict[str, Any]:
    ready, why = (folder / _FILE).exists(), folder / _WHY
    return {"me": me(request), "asked": _asked(folder), "batch": folder.name, "ready": ready, "working": _is_working(folder),
            "progress": working.progress_in(folder), "why": why.read_text(encoding="utf-8") if why.exists() else BROKEN}  # fmt: skip
