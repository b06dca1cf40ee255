"""The `minzheng` command: one place that gathers the commands and turns every failure into a clear Chinese line."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import typer
from typer.exceptions import TyperException

from minzheng.vocabulary.errors import Refusal

from . import (
    bench,
    checking,
    crossing,
    exchange,
    figures,
    journal,
    law,
    looking_ahead,
    places,
    practice,
    rules,
    serve,
    trying,
    upkeep,
    year,
)
from .output import INTERRUPTED, TRUE, UNCHECKED, refuse, say_utf8
from .usage import App, asks_for_help, explained

app = App(name="minzheng", help="民政：依法办理区级民政业务，年度报告由办过的事算出。", no_args_is_help=True)
for module in (rules, trying, practice, law, year, looking_ahead, figures, places, journal, serve, upkeep, exchange, crossing, bench, checking):
    module.register(app)


def main() -> None:
    """Run one command and end with its code. A command that needs the database sets Django up itself (`database.prepared`)."""
    say_utf8()
    code = run(sys.argv[1:])
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _reader_is_gone()
    raise SystemExit(code)


def run(arguments: list[str]) -> int:
    """Run one command line in this process; its exit code. Never raises."""
    as_json = "--json" in arguments
    try:
        code = app(args=arguments, prog_name="minzheng", standalone_mode=False)
    except Refusal as refusal:
        code = refuse(refusal, as_json)
    except TyperException as problem:
        code = _help(problem) if asks_for_help(problem) else refuse(explained(problem), as_json)
    except BrokenPipeError:
        code = _reader_is_gone()
    except SystemExit as ended:  # what Typer makes of a pipe that closes while a command is still writing
        if not isinstance(ended.__context__, BrokenPipeError):
            raise
        code = _reader_is_gone()
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    except Exception as problem:  # the last resort: no user ever sees a traceback
        code = refuse(_unforeseen(problem), as_json)
    return code if isinstance(code, int) else TRUE


def _help(problem: TyperException) -> int:
    sys.stdout.write(problem.format_message() + "\n")
    return TRUE


def _unforeseen(problem: Exception) -> Refusal:
    """What to tell about an error nobody caught: a database's own trouble in plain words, anything else as our mistake."""
    if "django" in sys.modules:
        from django.db import DatabaseError

        from .database import explained as database_trouble

        if isinstance(problem, DatabaseError):
            _record(problem)
            return database_trouble(problem)
    return Refusal(f"内部错误：{type(problem).__name__}：{_first_line(problem)}", remedy=_record(problem))


def _reader_is_gone() -> int:
    """`minzheng … | head`: the reader has enough. Nothing more is written, also not by the interpreter's last flush."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return TRUE


def _first_line(problem: Exception) -> str:
    return (str(problem).splitlines() or [""])[0][:200]


def _record(problem: Exception) -> str:
    """Keep the traceback in the data directory, readable by its owner alone, never on the screen; what to do about it."""
    import traceback

    file = Path(os.environ.get("MINZHENG_DATA") or "var") / "errors.log"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a", encoding="utf-8") as out:
            traceback.print_exception(problem, file=out)
    except OSError:
        return "数据目录写不了，没有留下详情；请换一个可以写的 MINZHENG_DATA 再试一次，并报告维护人员。"
    return f"详情见 {file}，请报告维护人员。"


__all__ = ["UNCHECKED", "app", "main", "run"]
