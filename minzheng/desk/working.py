"""Work that takes longer than one waits: done by a process of its own, which notes how far it has come beside its files."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from minzheng.procedure.progress import Listener

EVERY = 0.3
"""Seconds between two notes."""
QUIET = 60
"""Seconds without a note after which work may have been broken off."""
_NOTE = "progress.json"


@dataclass(frozen=True)
class Progress:
    """How far work has come; `silent`: seconds since it last said so."""

    doing: str
    done: int
    whole: int
    silent: float


def progress_in(folder: Path) -> Progress | None:
    """How far the work in a folder has come; None when it has not said anything yet."""
    note = folder / _NOTE
    try:
        doing, done, whole = json.loads(note.read_text(encoding="utf-8"))
        return Progress(doing, done, whole, time.time() - note.stat().st_mtime)
    except (OSError, ValueError):
        return None


def goes_on(folder: Path) -> bool:
    """Whether work that has not ended yet still says something, or has only just begun."""
    progress = progress_in(folder)
    return (progress.silent if progress else time.time() - folder.stat().st_mtime) < QUIET


def forget(folder: Path) -> None:
    """Before work begins anew."""
    (folder / _NOTE).unlink(missing_ok=True)


def noting(folder: Path) -> Listener:
    """Notes how far it has come beside the data and not in it: what one transaction writes nobody sees before its end."""
    last = [float("-inf")]
    path = folder / _NOTE

    def note(doing: str, done: int, whole: int) -> None:
        if time.monotonic() - last[0] < EVERY:
            return
        last[0] = time.monotonic()
        draft = path.with_suffix(".part")
        with suppress(OSError):
            draft.write_text(json.dumps([doing, done, whole]), encoding="utf-8")
            draft.replace(path)

    return note


def clear(root: Path, seconds: float) -> None:
    """Delete the folders in which nothing has happened for so long."""
    for folder in root.glob("*"):
        if time.time() - folder.stat().st_mtime > seconds:
            shutil.rmtree(folder, ignore_errors=True)


def apart(kind: str, id: str) -> None:
    """Start a process that does it (`python -m minzheng.desk.apart KIND ID`) and goes on when this one ends."""
    quiet = subprocess.DEVNULL
    command = [sys.executable, "-m", "minzheng.desk.apart", kind, id]
    subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)  # noqa: S603 - our own module, no shell
