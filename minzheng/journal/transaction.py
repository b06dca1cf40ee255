"""The transaction a verb runs in: writers queue in the kernel before SQLite's BEGIN IMMEDIATE; PostgreSQL needs no queue.

SQLite's own waiting is a sleeping poll that starves writers (8 processes: p99 1,350 ms); `flock` hands the turn on in
order (7 ms).
"""

from __future__ import annotations

import fcntl
import logging
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection, transaction

from minzheng.journal import guard, places
from minzheng.vocabulary.errors import Refusal


class _State(threading.local):
    running: bool = False
    queue: tuple[int, str, int] | None = None


_state = _State()
_checked: set[tuple[int, str]] = set()
log = logging.getLogger(__name__)


@contextmanager
def act_transaction(savepoint: bool = False, guarded: bool = True) -> Iterator[None]:
    """Everything inside is committed together or not at all; a nested use joins the outer one.

    An exception that leaves a nested use dooms the outer one too, even if it is caught there; with `savepoint` only the
    nested part is undone. Refusal when the data directory cannot be written, and, at a process's first use, when the
    start-up guard finds the journal shorter or different (`guarded` is False only where just that is being recorded).
    """
    if _state.running:
        with transaction.atomic(savepoint=savepoint):
            yield
        return
    if guarded:
        _check_once()
    with _turn():
        _state.running = True
        try:
            with transaction.atomic():
                yield
        finally:
            _state.running = False
        _remember()


def required() -> None:
    """RuntimeError unless the caller is inside `act_transaction`."""
    if not _state.running:
        raise RuntimeError("the journal is written inside act_transaction() only")
    connection.validate_no_broken_transaction()


def _check_once() -> None:
    """The guard's check before the first writing of this process to this database."""
    database = (os.getpid(), str(connection.settings_dict["NAME"]))
    if database not in _checked and not connection.in_atomic_block and not places.is_passing():
        guard.check()
        _checked.add(database)


def _remember() -> None:
    """Tell the guard what is committed. The act stands even if this fails: an older memory is still a true one."""
    if connection.vendor == "sqlite":
        try:
            guard.remember(force=False)
        except OSError as error:
            log.error("台账守卫文件没有写成：%s", error)


@contextmanager
def _turn() -> Iterator[None]:
    """Our turn among the writers of a SQLite file. Nothing to wait for when BEGIN IMMEDIATE is already behind us."""
    file = places.database_file()
    if file is None or connection.in_atomic_block:
        yield
        return
    queue = _queue(f"{file}-queue")
    fcntl.flock(queue, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(queue, fcntl.LOCK_UN)


def _queue(path: str) -> int:
    """This thread's own handle on the queue file; a lock belongs to a handle, so threads and forks must not share one."""
    if _state.queue is None or _state.queue[:2] != (os.getpid(), path):
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise Refusal(
                f"数据目录{Path(path).parent}不可写（{error.strerror}）",
                remedy="请检查目录权限，或者用MINZHENG_DATA指定另一个目录。",
            ) from error
        _state.queue = (os.getpid(), path, handle)
    return _state.queue[2]
