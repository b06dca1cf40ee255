"""The `minzheng` command: one place that gathers the commands and turns every failure into a clear Chinese line."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click
import typer

from minzheng.vocabulary.errors import Refusal

from . import journal, law, rules, serve, year
from .output import UNCHECKED, refuse

app = typer.Typer(name="minzheng", help="民政：依法办理区级民政业务，年度报告由办过的事算出。", no_args_is_help=True, add_completion=False,
                  rich_markup_mode=None, pretty_exceptions_enable=False)  # fmt: skip
for module in (rules, law, year, journal, serve):
    module.register(app)


def main() -> None:
    """Run one command. A command that needs the database sets Django up itself (see `database.prepared`)."""
    as_json = "--json" in sys.argv
    try:
        code = app(standalone_mode=False)
    except Refusal as refusal:
        code = refuse(refusal, as_json)
    except click.exceptions.Abort:
        code = 130
    except click.ClickException as problem:
        code = refuse(Refusal(f"命令写法有误：{problem.format_message()}", remedy="用 minzheng --help 查看用法。"), as_json)
    except BrokenPipeError:
        code = 0
    except KeyboardInterrupt:
        code = 130
    except Exception as problem:  # the last resort: no user ever sees a traceback
        code = refuse(Refusal(f"内部错误：{type(problem).__name__}：{problem}", remedy=f"详情见{_record(problem)}，请报告维护人员。"), as_json)
    raise SystemExit(code if isinstance(code, int) else UNCHECKED if code is not None and code is not False else 0)


def _record(problem: Exception) -> str:
    """Keep the traceback in the data directory (never on the screen)."""
    import traceback

    file = Path(os.environ.get("MINZHENG_DATA") or "var") / "errors.log"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as out:
            traceback.print_exception(problem, file=out)
    except OSError:
        traceback.print_exception(problem)
        return "上文"
    return str(file)
