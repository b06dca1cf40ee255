"""`up`: serve the desk and the public site on loopback; `make run` also rehearses the year and writes the report first."""

from __future__ import annotations

import os
import socket
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Thread
from typing import Annotated

import typer

from minzheng.vocabulary.errors import Refusal

from .database import prepared
from .output import end
from .usage import App

DEFAULT_PORT = 8000
DEFAULT_SEED = 2024
WORKERS, PAGES = 2, 2
"""Processes; threads of each that always answer ordinary pages, beside those that may be held by streams of progress."""


def register(app: App) -> None:
    app.command("up", help="打开系统（只在本机）。")(up)


def up(rehearse: Annotated[int, typer.Option("--rehearse", metavar="年份", help="先演练这一年并写出报告")] = 0) -> None:
    from .year import check_year

    port = _port()
    if rehearse:
        check_year(rehearse)
    if rehearse and not os.environ.get("ON"):
        prepared(create=True, write=True)
        _rehearse(rehearse)
    else:
        prepared(create=_exists() and not os.environ.get("ON"))
    _accounts()
    _warn()
    typer.echo(f"民政系统：http://127.0.0.1:{port}/desk/   公众服务：http://127.0.0.1:{port}/   （Ctrl-C 停止）serving")
    sys.stdout.flush()
    if not os.environ.get("ON"):
        _sealer().start()
    _serve(port)


def _exists() -> bool:
    """Whether there is a database to bring up to date; `up` alone makes none."""
    directory = Path(os.environ.get("MINZHENG_DATA") or "var")
    return bool(os.environ.get("DATABASE_URL")) or (directory / "minzheng.sqlite3").exists()


def _rehearse(year: int) -> None:
    """Live the year unless this database has lived it, or is a real district's: that one is only served."""
    from minzheng.procedure.cases import standing

    from .year import live_year

    district, lived = standing()
    if district is not None and not district.rehearsed:
        return
    if lived is None or lived < date(year, 12, 31):
        live_year(year, DEFAULT_SEED, 1, None, quiet=False)
    _write_reports(year)


def _port() -> int:
    text = os.environ.get("PORT") or str(DEFAULT_PORT)
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise Refusal(f"“{text}”不是端口号", remedy="PORT 写1至65535之间的数。")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(text)))
        except OSError:
            raise Refusal(f"端口{text}已被占用", remedy=f"请停掉占用者，或者换一个端口：PORT={int(text) + 1} make run。") from None
    return int(text)


def _write_reports(year: int) -> None:
    from django.conf import settings

    from minzheng.reporting.annual import write_report

    folder = Path(settings.DATA_DIRECTORY) / "reports"
    folder.mkdir(exist_ok=True)
    for kind in ("docx", "pdf", "html"):
        file = folder / f"{year}年法治政府建设工作报告.{kind}"
        if not file.exists():
            write_report(year, kind, file, None)
    typer.echo(f"{year}年报告：{folder}")


def _accounts() -> None:
    """Demo accounts of a rehearsed district, printed so that a newcomer can sign in; a real district prints none."""
    from minzheng.desk.accounts import demo_accounts

    for name, secret, what in demo_accounts():
        typer.echo(f"  演示账户  {name:<12}{secret:<20}{what}")


def _warn() -> None:
    """That nobody outside holds a recent root, of a real district: in a rehearsed one the simulated witness does it by itself."""
    from minzheng.procedure import anchoring
    from minzheng.procedure.cases import standing

    here, _ = standing()
    if here is not None and not here.rehearsed and (text := anchoring.warning(datetime.now(UTC))):
        typer.echo(text, err=True)


def _sealer() -> Thread:
    """Seals acts (PostgreSQL) and signs checkpoints when they are due, as long as this process serves."""
    from minzheng.journal.seal import Sealer
    from minzheng.procedure import anchoring

    return Sealer(lambda: datetime.now(UTC), chore=anchoring.simulate)


def threads() -> int:
    """Threads of a process."""
    from minzheng.pages.streams import STREAMS

    return PAGES + STREAMS


def _serve(port: int) -> None:
    from granian import Granian
    from granian.constants import Interfaces

    Granian(
        "minzheng.site.wsgi:application", address="127.0.0.1", port=port, interface=Interfaces.WSGI, workers=WORKERS, blocking_threads=threads(),
        log_access=False, log_level="warning",
    ).serve()  # fmt: skip
    end(0)
