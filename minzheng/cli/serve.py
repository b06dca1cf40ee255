"""`up`: serve the desk and the public site on loopback; `make run` also rehearses the year and writes the report first."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path
from typing import Annotated

import typer

from minzheng.vocabulary.errors import Refusal

from .database import prepared
from .output import end
from .usage import App

DEFAULT_PORT = 8000
WORKERS = 2


def register(app: App) -> None:
    app.command("up", help="打开系统（只在本机）。")(up)


def up(rehearse: Annotated[int, typer.Option("--rehearse", help="先演练这一年并写出报告")] = 0) -> None:
    port = _port()
    if rehearse and not os.environ.get("ON"):
        from .year import live_year

        prepared(create=True, write=True)
        if _is_rehearsed_or_empty():
            live_year(rehearse, 2024, 1, None, quiet=not sys.stderr.isatty() and bool(os.environ.get("CI")))
            _write_reports(rehearse)
    else:
        prepared()
    _accounts()
    typer.echo(f"民政系统：http://127.0.0.1:{port}/desk/   公众服务：http://127.0.0.1:{port}/   （Ctrl-C 停止）serving")
    sys.stdout.flush()
    _serve(port)


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


def _is_rehearsed_or_empty() -> bool:
    from minzheng.procedure.models import State

    kept = dict(State.objects.values_list("name", "value"))
    return kept.get("mode", "演练") == "演练"


def _write_reports(year: int) -> None:
    from django.conf import settings

    from minzheng.reporting.annual import write_report

    folder = Path(settings.DATA_DIRECTORY) / "reports"
    folder.mkdir(exist_ok=True)
    for format in ("docx", "pdf", "html"):
        file = folder / f"{year}年法治政府建设工作报告.{format}"
        if not file.exists():
            write_report(year, format, file, None)
    typer.echo(f"{year}年报告：{folder}")


def _accounts() -> None:
    """Demo accounts of a rehearsed district, printed so that a newcomer can sign in; a real district prints none."""
    from minzheng.desk.accounts import demo_accounts

    for name, secret, what in demo_accounts():
        typer.echo(f"  演示账户  {name:<12}{secret:<20}{what}")


def _serve(port: int) -> None:
    from granian import Granian
    from granian.constants import Interfaces

    Granian(
        "minzheng.site.wsgi:application", address="127.0.0.1", port=port, interface=Interfaces.WSGI, workers=WORKERS, blocking_threads=2,
        log_access=False, log_level="warning",
    ).serve()  # fmt: skip
    end(0)
