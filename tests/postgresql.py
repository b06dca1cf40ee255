"""A PostgreSQL server for one test run, started from the system's binaries under an unprivileged account.

`python -m tests.postgresql COMMAND…` runs COMMAND with DATABASE_URL set to such a server, or says SKIPPED when there is none.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

START_SECONDS = 60


class Unavailable(Exception):
    """No PostgreSQL can be started here; the message says why, in Chinese."""


@contextmanager
def server() -> Iterator[str]:
    """A running server, reached by a socket in its own directory, and its DATABASE_URL. Gone when the block ends.

    PostgreSQL refuses to run as root, so root lends it the account `postgres` or `nobody`. Raises `Unavailable`.
    """
    binaries, account = find_binaries(), unprivileged_account()
    home = Path(tempfile.mkdtemp(prefix="minzheng-pg-"))
    try:
        if account:
            shutil.chown(home, account.pw_name, account.pw_gid)
        run = runner(account, home)
        made_for_tests = ["--username", "minzheng", "--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"]
        run([binaries / "initdb", "--pgdata", home / "data", *made_for_tests])
        never_kept = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"  # it is thrown away with the run
        options = f"-k {home} -c listen_addresses='' -c shared_buffers=128MB -c max_connections=50 {never_kept}"
        control = [binaries / "pg_ctl", "--pgdata", home / "data", "--wait"]
        run([*control, "--timeout", str(START_SECONDS), "--log", home / "log", "--options", options, "start"])
        try:
            run([binaries / "createdb", "--host", home, "--username", "minzheng", "minzheng"])
            yield f"postgres://minzheng@/minzheng?host={home}"
        finally:
            run([*control, "--mode", "immediate", "stop"])
    finally:
        shutil.rmtree(home, ignore_errors=True)


def find_binaries() -> Path:
    """The newest installed server's programs; raises `Unavailable`."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    if on_path:
        found.insert(0, Path(on_path).resolve())
    if not found:
        raise Unavailable("没有 PostgreSQL 服务器程序；Debian 请执行 apt install postgresql")
    return found[-1].parent


def unprivileged_account() -> pwd.struct_passwd | None:
    """The account to run under when we are root; None when we are not."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise Unavailable("以 root 运行，但没有 postgres 或 nobody 账户可用")


def runner(account: pwd.struct_passwd | None, home: Path) -> Callable[[list[str | Path]], None]:
    """A function that runs one of PostgreSQL's programs to its end, as `account`, and raises `Unavailable` when it fails."""

    def run(command: list[str | Path]) -> None:
        identity: dict[str, Any] = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []} if account else {}
        words, log = [str(word) for word in command], home / "programs.log"
        with log.open("ab") as out:
            done = subprocess.run(words, stdout=out, stderr=out, stdin=subprocess.DEVNULL, cwd="/", check=False, **identity)
        if done.returncode:
            raise Unavailable(f"{Path(command[0]).name} 失败：{log.read_text(errors='replace')[-400:].strip()}")

    return run


def main(command: list[str]) -> int:
    """Runs `command` against a server; 0 with a word when there is none."""
    began = time.monotonic()
    try:
        with server() as url:
            print(f"PostgreSQL 已启动（{time.monotonic() - began:.1f} 秒）", flush=True)
            return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}, check=False).returncode
    except Unavailable as problem:
        print(f"SKIPPED —— PostgreSQL 测试未运行：{problem}", flush=True)
        return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
