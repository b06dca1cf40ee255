"""The start-up guard: the last size and root of each log, kept in a file beside the database, so that yesterday's database
put back in place is noticed before anything is written to it.
"""

from __future__ import annotations

import base64
import json
import logging
import os
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

from minzheng.journal import nodes, places, triggers, volumes
from minzheng.journal.checkpoint import origin_of
from minzheng.vocabulary.errors import Refusal

NAME = "journal-guard.json"
AT_MOST_EVERY = 1.0
"""Seconds between two writings of the file by one process."""


logger = logging.getLogger(__name__)


class _Written(threading.local):
    at: float = 0.0


_written = _Written()


@dataclass(frozen=True, slots=True)
class Loss:
    """A log that is not what it was: it had `size` leaves and `root`, and now has `now` leaves (of another root, if as many)."""

    log: int
    size: int
    now: int

    def __str__(self) -> str:
        if self.now < self.size:
            return f"{self.log}年卷变短了：上次有{self.size}条，现在只有{self.now}条，缺第{self.now + 1}至{self.size}条"
        return f"{self.log}年卷前{self.size}条与上次不同，历史被改写"


def check() -> None:
    """Refusal when a log is shorter than, or different from, what it was when last written, or a trigger is missing.

    Every command that serves or writes calls it first.
    """
    found = losses()
    if found:
        raise Refusal(
            "台账与上次运行时不一致，拒绝启动：" + "；".join(map(str, found)),
            remedy="请换回最新的数据库；确实只能用旧备份的，先执行恢复说明（restore），由台账记下缺失的范围。",
            gate="台账守卫",
        )
    gone = triggers.missing(connection)
    if gone:
        raise Refusal(f"台账的防改触发器缺失（{'、'.join(gone)}）", remedy="请查明原因，再重新执行数据库迁移。", gate="台账守卫")


def losses() -> list[Loss]:
    """How the logs fall short of the remembered ones."""
    found = []
    for log, (size, root) in remembered().items():
        now = nodes.head(log).size
        if now < size or _root(log, size) != root:
            found.append(Loss(log, size, now))
    return found


def remembered() -> dict[int, tuple[int, bytes]]:
    """Size and root of each log as last written to the file; empty when there is none. Refusal when it cannot be read."""
    path = _path()
    if not path.exists():
        return {}
    try:
        logs = json.loads(path.read_text())["logs"]
        return {int(log): (int(kept["size"]), base64.b64decode(kept["root"])) for log, kept in logs.items()}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Refusal(f"台账守卫文件{path.name}无法读取", remedy="请从备份恢复该文件，或者查明后移走它。") from error


def remember(force: bool = True) -> None:
    """Write the logs as they now are; without `force` at most once a second. Nothing for a database in memory or unfinished work.

    What is remembered is never replaced by less: if the logs fell behind it, that is told in the error log instead.
    """
    if connection.in_atomic_block or places.is_passing() or (not force and time.monotonic() - _written.at < AT_MOST_EVERY):
        return
    _written.at = time.monotonic()
    behind = losses()
    if behind:
        logger.error("台账与守卫文件不符，守卫文件保持不变：%s", "；".join(map(str, behind)))
        return
    logs = {}
    for log in volumes.logs():
        growth = nodes.head(log)
        logs[str(log)] = {"size": growth.size, "root": base64.b64encode(growth.root()).decode()}
    if logs:
        _write(json.dumps({"origin": origin_of(volumes.place(), max(map(int, logs))), "logs": logs}, indent=1) + "\n")


def forget() -> None:
    """Drop what is remembered: only after an act has recorded what was lost (`restore`), and in tests."""
    _path().unlink(missing_ok=True)


def _root(log: int, size: int) -> bytes | None:
    try:
        return nodes.root(log, size)
    except nodes.Broken:
        return None


def _path() -> Path:
    return places.data_directory() / NAME


def _write(text: str) -> None:
    path = _path()
    draft = path.with_name(f".{NAME}.{os.getpid()}.{threading.get_ident()}")
    with draft.open("w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
