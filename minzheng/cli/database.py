"""The database behind a command: Django set up, tables as this version wants them, the journal's guard asked first."""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path
from urllib.parse import quote

from minzheng.vocabulary.errors import Refusal

READ_ONLY = "ON"
SQLITE = b"SQLite format 3\0"
BEGIN = "请先执行 minzheng rehearse 2024（演练）或者 minzheng init --locality 目录（真实地区）。"
NOT_OURS = Refusal("数据库里是别的程序的数据", remedy="请用 MINZHENG_DATA 另设目录，或者核对 DATABASE_URL；这个数据库没有改动。")
PROBLEMS = {
    "not a database": ("数据库文件已损坏，或者不是数据库", "请从备份恢复，或者用 MINZHENG_DATA 另设目录。"),
    "malformed": ("数据库文件已损坏", "请停用并从备份恢复（docs/operations.md），不要继续写入。"),
    "readonly": ("数据库文件或者所在目录不能写入", "请改正目录的读写权限，或者用 MINZHENG_DATA 另设目录。"),
    "unable to open": ("打不开数据库文件", "请改正目录的读写权限，或者用 MINZHENG_DATA 另设目录。"),
    "locked": ("数据库正被别的程序占用", "请稍候再试，或者停掉占用它的程序。"),
    "disk is full": ("磁盘已满", "请腾出空间再试；已经受理的行为没有丢失。"),
}
UNREACHABLE = ("连不上 DATABASE_URL 所指的数据库", "请核对地址、账户和密码，并确认数据库已经启动。")


def prepared(*, create: bool = False, write: bool = False, guarded: bool = True) -> None:
    """Set Django up and make sure that the database can be used.

    `create` makes a missing database and brings an older one up to date; `write` refuses under ON= (a view of a past day);
    `guarded` is False only for `journal verify`, which tells what the guard would stop at. Raises Refusal when there is no
    database, its directory cannot be written, it is broken, another program's, older or newer, or its journal is not what it was.
    """
    set_up(write=write)
    from django.conf import settings
    from django.db import DatabaseError

    try:
        if not os.environ.get("DATABASE_URL"):
            _check_directory(Path(settings.DATA_DIRECTORY), create)
            _check_file(Path(settings.DATA_DIRECTORY) / "minzheng.sqlite3", create)
        _check_tables(create)
    except DatabaseError as problem:
        raise explained(problem) from None
    if guarded:
        from minzheng.journal import guard

        guard.check()
        _check_triggers()
        if not os.environ.get(READ_ONLY):
            seal()


def set_up(*, write: bool = False) -> None:
    """Django set up, no database opened and nothing written yet. Raises Refusal when ON= or DATABASE_URL cannot be read."""
    import django

    _check_view(write)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "minzheng.site.settings")
    django.setup()


def missing_triggers() -> list[str]:
    """The triggers of journal, registers and funds that ought to be there and are not."""
    from django.db import connection

    from minzheng.funds import triggers as funds
    from minzheng.journal import triggers as journal
    from minzheng.registers import triggers as registers

    return [name for kept in (journal, registers, funds) for name in kept.missing(connection)]


def _check_triggers() -> None:
    gone = missing_triggers()
    if gone:
        remedy = "请查明是谁去掉的并核验台账（minzheng journal verify --deep），再从备份恢复。"
        raise Refusal(f"防改触发器缺失（{'、'.join(gone)}）", remedy=remedy, gate="台账守卫")


def seal() -> None:
    """Put acts that are committed and not yet in a tree (PostgreSQL: left by a crash, or just done) where they belong."""
    from minzheng.journal.seal import seal_pending

    seal_pending()


def explained(problem: Exception) -> Refusal:
    """What a database error means to the person at the terminal."""
    text = str(problem)
    reason, remedy = next((told for part, told in PROBLEMS.items() if part in text), UNREACHABLE if os.environ.get("DATABASE_URL") else ("", ""))
    if not reason:
        return Refusal(f"数据库出错（{(text.splitlines() or [''])[0]}）", remedy="请核对数据库是否完好，必要时从备份恢复。")
    return Refusal(reason, remedy=remedy)


def _check_view(write: bool) -> None:
    from .arguments import read_day

    day = os.environ.get(READ_ONLY, "")
    if not day:
        return
    try:
        read_day(day)
    except Refusal:
        raise Refusal(f"ON=“{day}”不是日期", remedy="请写作 ON=2024-12-31。") from None
    if write:
        raise Refusal(f"现在是{day}的只读视图，不能写入", remedy="去掉 ON= 再试。")


def _check_directory(directory: Path, create: bool) -> None:
    if not create and not (directory / "minzheng.sqlite3").exists():
        raise Refusal(f"数据目录{_shown(directory)}里还没有数据库", remedy=BEGIN)
    try:
        directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as problem:
        raise Refusal(f"建不了数据目录{_shown(directory)}（{problem.strerror}）", remedy="请用 MINZHENG_DATA 指定一个可以写的目录。") from None
    if not os.access(directory, os.W_OK | os.X_OK):
        raise Refusal(f"数据目录{_shown(directory)}不能写入", remedy="请用 MINZHENG_DATA 指定一个可以写的目录，或者改正权限。")


def _shown(directory: Path) -> str:
    return os.environ.get("MINZHENG_DATA") or f"./{directory.name}"


def _check_file(file: Path, create: bool) -> None:
    """That the file is a database of ours, without touching it: SQLite would rewrite its header when opened for use."""
    if not file.exists() or (file.stat().st_size == 0 and create):
        return
    try:
        with file.open("rb") as opened:
            if opened.read(len(SQLITE)) != SQLITE:
                raise Refusal(*PROBLEMS["not a database"][:1], remedy=PROBLEMS["not a database"][1])
    except OSError as problem:
        raise Refusal(f"读不了数据库文件（{problem.strerror}）", remedy="请改正文件的读写权限。") from None
    try:
        looked = sqlite3.connect(f"file:{quote(str(file))}?mode=ro", uri=True)
        try:
            tables = {name for (name,) in looked.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        finally:
            looked.close()
    except sqlite3.Error as problem:
        raise explained(problem) from None
    if tables and not {"django_migrations", "journal_act"} <= tables:
        raise NOT_OURS


def _check_tables(create: bool) -> None:
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    known, applied = set(executor.loader.disk_migrations), set(executor.loader.applied_migrations)
    ours = {label for label, _ in known}
    newer = sorted(f"{label}.{name}" for label, name in applied - known if label in ours)
    if newer:
        raise Refusal(f"这个数据库由更新的版本建立（{'、'.join(newer)}）", remedy="请升级程序，不要用旧版本打开；数据库没有改动。")
    if known <= applied:
        return
    if not any(label == "journal" for label, _ in applied) and connection.introspection.table_names():
        raise NOT_OURS
    if not applied and not create:
        raise Refusal("数据库还没有建立", remedy=BEGIN)
    if not create or os.environ.get(READ_ONLY):
        raise Refusal("这个数据库由较旧的版本建立，需要升级", remedy="请先备份，再执行 minzheng up（或者 make serve），它会自动升级。")
    call_command("migrate", verbosity=0, interactive=False, stdout=sys.stderr)
