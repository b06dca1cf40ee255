"""The work of an import from the desk: a file kept beside the data, tried and entered; a long one in a process of its own.

What it does is what the command `minzheng import` does, in one transaction: broken off, nothing has gone in, and the same button does it again.
"""

from __future__ import annotations

import os
import re
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings

from minzheng.exchange import intake, kinds, papers
from minzheng.exchange.mapping import from_document
from minzheng.procedure import crosschecks
from minzheng.procedure.actor import Actor
from minzheng.procedure.district import district
from minzheng.procedure.progress import followed, tell
from minzheng.registers import finding
from minzheng.vocabulary.errors import Refusal

from .models import Upload
from .working import Progress, apart, forget, noting, progress_in

if TYPE_CHECKING:
    from minzheng.exchange.layouts import Layout

FOLDER = "imports"
AT_ONCE, A_CELL = 150 * 1024, 5
"""Bytes that a file may unpack to (some 300 rows) to be worked on while one waits, well under a second; a larger one, or one to be
put beside a larger register, in a process of its own. A byte of a text weighs as much as A_CELL of a workbook's."""
BESIDE = 5_000
"""People of a register that are compared while one waits."""
SHOWN = 40


def office(offices: Iterable[tuple[str, str]], layout: Layout) -> str:
    """The office somebody would import this kind in; "" when he holds none of them."""
    held = {office for office, _ in offices}
    return next((one.id for one in layout.who if one.id in held), "")


def plain_name(name: str) -> str:
    """The name of a file without the path and signs that could mislead."""
    return re.sub(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]", "", Path(name.replace("\\", "/")).name)[-120:] or "未命名"


def keep(row: Upload, file: Any) -> None:
    """Write the bytes of an upload beside the data, readable by us alone, and note it."""
    folder = folder_of(row) / "file"
    path = folder / row.name
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            for chunk in file.chunks():
                out.write(chunk)
    except OSError as problem:
        raise Refusal(f"文件存不下（{problem.strerror}）", remedy="请由系统管理员检查磁盘空间和权限。") from None
    row.save(force_insert=True)


def folder_of(row: Upload) -> Path:
    """Where the file of an upload lies with what is written about it."""
    return Path(settings.DATA_DIRECTORY) / FOLDER / str(row.pk)


def file_of(row: Upload) -> Path:
    """The file of an upload, under its own name as messages tell it. Raises Refusal when it is gone."""
    kept = folder_of(row) / "file" / row.name
    if not kept.exists():
        raise Refusal("上传的文件已经不在", remedy="请重新上传。")
    return kept


def report_of(row: Upload) -> Path:
    """Where the report on every row is."""
    return folder_of(row) / "report.xlsx"


@contextmanager
def passing(name: str) -> Iterator[Path]:
    """A file that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder, name)


def progress_of(row: Upload) -> Progress | None:
    """How far it has come; None when it has not said anything yet."""
    return progress_in(folder_of(row))


def light(row: Upload) -> bool:
    """Whether one may wait for the work on an upload."""
    if row.state == row.RUNNING and finding.everybody("").count() > BESIDE:
        return False
    file = folder_of(row) / "file" / row.name
    try:
        with zipfile.ZipFile(file) as packed:
            return sum(part.file_size for part in packed.infolist()) <= AT_ONCE
    except (OSError, ValueError, NotImplementedError, zipfile.BadZipFile):
        return row.size * A_CELL <= AT_ONCE


def begin(row: Upload, state: str) -> None:
    """Do the work of an upload now, or see that a process of its own does it; nothing when somebody else has just begun it."""
    if not type(row).objects.filter(pk=row.pk, state=row.state).update(state=state, why="", mapping=row.mapping):
        return
    row.state, row.why = state, ""
    forget(folder_of(row))
    if light(row):
        work(row)
        return
    apart("import", str(row.pk))


def work(row: Upload) -> None:
    """Look at an upload's headings, try it, or enter it; a refusal is kept as what the page tells."""
    try:
        with followed(noting(folder_of(row))):
            _look(row) if row.state == row.LOOKING else _work(row)
    except Refusal as refusal:
        row.state, row.why = row.KEPT if row.state == row.LOOKING else row.FAILED, str(refusal)[:1000]
    row.save()


def _look(row: Upload) -> None:
    tell("读表头", 0, 0)
    proposal = intake.looked_over(kinds.layout(row.kind), file_of(row))
    told = proposal.mapping
    row.looked = {"headings": [[heading, key, proposal.how[heading]] for heading, key in told.columns.items()], "fixed": dict(told.fixed)}
    row.state = row.KEPT


def _work(row: Upload) -> None:
    tell("读文件", 0, 0)
    layout, told = kinds.layout(row.kind), from_document(row.mapping)
    plan = intake.prepare(layout, file_of(row), row.on, told, source=row.source)
    done = row.state == row.RUNNING
    if done:
        by = Actor((row.staff,), row.office, row.organ)
        row.acts = intake.take_in(plan, on=row.on, by=by, origin=row.origin, source=row.source, all_or_nothing=row.all_or_nothing)
        done = not plan.stopped(row.all_or_nothing)
        plan.notices = [*crosschecks.told_after_import(row.acts, on=row.on, by=by)[1], *plan.notices]
    papers.report(plan, report_of(row), done=done, mark=district().mark)
    row.digest = plan.file.digest
    row.tried = {
        "counts": plan.counts, "stopped": plan.stopped(row.all_or_nothing), "problems": [str(one) for one in plan.problems[:SHOWN]],
        "more": max(0, len(plan.problems) - SHOWN), "notices": plan.notices[:SHOWN], "headings": len(plan.how),
    }  # fmt: skip
    row.state = row.DONE if row.state == row.RUNNING else row.TRIED


def resume(upload: str) -> None:
    """What a process of its own does."""
    row = Upload.objects.get(pk=upload)
    try:
        work(row)
    except BaseException:
        Upload.objects.filter(pk=upload).update(state=Upload.FAILED, why="没有办完，什么也没有写入。请再试一次；仍不行的，请系统管理员看日志。")
        raise
