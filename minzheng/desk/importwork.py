"""The work of an import from the desk: a file kept beside the data, tried and entered; a long one in a process of its own.

What it does is what the command `minzheng import` does, in one transaction: broken off, nothing has gone in, and the same button does it again.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
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
from minzheng.vocabulary.errors import Refusal

from .models import Upload

if TYPE_CHECKING:
    from minzheng.exchange.layouts import Layout

FOLDER = "imports"
AT_ONCE = 300 * 1024
"""Bytes of a file (some 3,000 rows) that is tried and entered while one waits; a larger one in a process of its own."""
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
    folder = _folder(row) / "file"
    path = folder / row.name
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            for chunk in file.chunks():
                out.write(chunk)
    except OSError as problem:
        raise Refusal(f"文件存不下（{problem.strerror}）", remedy="请由系统管理员检查磁盘空间和权限。") from None
    row.save(force_insert=True)


def _folder(row: Upload) -> Path:
    return Path(settings.DATA_DIRECTORY) / FOLDER / str(row.pk)


def file_of(row: Upload) -> Path:
    """The file of an upload, under its own name as messages tell it. Raises Refusal when it is gone."""
    kept = _folder(row) / "file" / row.name
    if not kept.exists():
        raise Refusal("上传的文件已经不在", remedy="请重新上传。")
    return kept


def report_of(row: Upload) -> Path:
    """Where the report on every row is."""
    return _folder(row) / "report.xlsx"


@contextmanager
def passing(name: str) -> Iterator[Path]:
    """A file that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder, name)


def begin(row: Upload, state: str) -> None:
    """Do the work of an upload now, or see that a process of its own does it; nothing when somebody else has just begun it."""
    if not type(row).objects.filter(pk=row.pk, state=row.state).update(state=state, why="", mapping=row.mapping):
        return
    row.state, row.why = state, ""
    if row.size <= AT_ONCE:
        work(row)
        return
    apart([sys.executable, "-m", "minzheng.desk.importapart", str(row.pk)])


def apart(command: list[str]) -> None:
    """Start a process of its own, which goes on when this one ends."""
    quiet = subprocess.DEVNULL
    subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)  # noqa: S603 - our own module, no shell


def work(row: Upload) -> None:
    """Try an upload, or enter it; a refusal is kept as what the page tells."""
    try:
        _work(row)
    except Refusal as refusal:
        row.state, row.why = row.FAILED, str(refusal)[:1000]
    row.save()


def _work(row: Upload) -> None:
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
    """What a process of its own does (`python -m minzheng.desk.importapart UPLOAD`)."""
    row = Upload.objects.get(pk=upload)
    try:
        work(row)
    except BaseException:
        Upload.objects.filter(pk=upload).update(state=Upload.FAILED, why="没有办完，什么也没有写入。请再试一次；仍不行的，请系统管理员看日志。")
        raise
