"""The database behind a command: Django set up, tables as this version wants them, the journal's guard asked first."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from minzheng.vocabulary.errors import Refusal

READ_ONLY = "ON"


def prepared(*, create: bool = False, write: bool = False) -> None:
    """Set Django up and make sure that the database can be used.

    `create` makes a missing database; `write` refuses under ON= (a view of a past day). Raises Refusal when there is no
    database, its directory cannot be written, it belongs to a newer version, or its journal is not what it was.
    """
    import django
    from django.conf import settings
    from django.db import DatabaseError

    if write and os.environ.get(READ_ONLY):
        raise Refusal(f"现在是{os.environ[READ_ONLY]}的只读视图，不能写入", remedy="去掉 ON= 再试。")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "minzheng.site.settings")
    django.setup()
    directory = Path(settings.DATA_DIRECTORY)
    if not os.environ.get("DATABASE_URL"):
        _need_directory(directory, create=create)
    try:
        _tables(create=create)
    except DatabaseError as problem:
        raise Refusal(f"打不开数据库：{problem}", remedy="请核对 MINZHENG_DATA 或者 DATABASE_URL，以及目录的读写权限。") from None
    from minzheng.journal import guard

    guard.check()


def _need_directory(directory: Path, *, create: bool) -> None:
    file = directory / "minzheng.sqlite3"
    if not create and not file.exists():
        raise Refusal(f"{directory.name}里还没有数据库", remedy="请先执行 minzheng rehearse 2024 或者 minzheng init --locality 目录。")
    try:
        directory.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise Refusal(f"建不了数据目录：{problem.strerror}", remedy="请用 MINZHENG_DATA 指定一个可以写的目录。") from None
    if create and not os.access(directory, os.W_OK):
        raise Refusal("数据目录不能写入", remedy="请用 MINZHENG_DATA 指定一个可以写的目录，或者改正权限。")


def _tables(*, create: bool) -> None:
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    known, applied = set(executor.loader.disk_migrations), set(executor.loader.applied_migrations)
    ours = {label for label, _ in known}
    newer = sorted(f"{label}.{name}" for label, name in applied - known if label in ours)
    if newer:
        raise Refusal(f"这个数据库由更新的版本建立（{'、'.join(newer)}）", remedy="请升级程序，不要用旧版本打开。")
    if known - applied:
        if not create and not applied:
            raise Refusal("数据库还没有建立", remedy="请先执行 minzheng rehearse 2024 或者 minzheng init --locality 目录。")
        call_command("migrate", verbosity=0, interactive=False, stdout=sys.stderr)
