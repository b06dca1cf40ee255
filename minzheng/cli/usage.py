"""How a command is written: help in Chinese, and what was wrong with a command line, with the right form beside it."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from minzheng.vocabulary.errors import Refusal

QUOTED = re.compile(r"'([^']*)'|\(([^()]*)\)\s*$")


class Command(TyperCommand):
    """A command whose help is one short Chinese screen."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write(f"用法：{form(ctx)}\n\n{self.help or ''}\n")
        rows = [(_name(one), _described(one)) for one in self.params if one.name != "help"]
        if rows:
            formatter.write("\n")
            formatter.write_dl(rows)


class Group(TyperGroup):
    """A group of commands, listed with one line each."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write(f"用法：{ctx.command_path} 命令 …\n\n{self.help or ''}\n\n")
        formatter.write_dl([(name, one.help or "") for name, one in self.commands.items()])
        formatter.write(f"\n{ctx.command_path} 命令 --help 查看一条命令的写法。\n")
        if ctx.parent is None:
            formatter.write("--json 只在标准输出上写一个 JSON 文档。结束码：0 成立，1 查过而不成立，2 没能查（原因写在标准错误上）。\n")


class App(typer.Typer):
    """Typer whose commands and groups speak Chinese."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(cls=Group, rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False, **settings)

    def command(self, name: str | None = None, **settings: Any) -> Any:
        return super().command(name, **{"cls": Command, **settings})


def form(ctx: Any) -> str:
    """`minzheng try MATTER --on DAY --facts FILE [--json]`: the whole form of the command of `ctx`."""
    pieces = [ctx.command_path]
    for one in ctx.command.params:
        if one.name != "help":
            pieces.append(_name(one) if one.required else f"[{_name(one)}]")
    return " ".join(pieces)


def _name(one: Any) -> str:
    metavar = one.metavar or str(one.name).upper()
    if one.param_type_name == "argument":
        return metavar
    return one.opts[0] if one.is_flag else f"{one.opts[0]} {metavar}"


def _described(one: Any) -> str:
    default = one.default if one.default not in (None, "", False) and not one.required else None
    return f"{one.help or ''}" + (f"（默认{default}）" if default is not None else "")


# --- what was wrong with a command line ----------------------------------------------------------------------------


def asks_for_help(problem: TyperException) -> bool:
    """A group called without a command: not a mistake, its help is the answer."""
    return type(problem).__name__ == "NoArgsIsHelpError"


def explained(problem: Any) -> Refusal:
    """The mistake in a command line, in Chinese, with the command's form."""
    ctx, kind = getattr(problem, "ctx", None), type(problem).__name__
    if kind == "BadOptionUsage":
        what = "后面要写值" if "requires" in problem.message else "后面不写值"
        return Refusal(f"{problem.option_name} {what}", remedy="在命令后面加 --help 查看用法。")
    if ctx is None:
        return Refusal("命令写法有误", remedy="用 minzheng --help 查看用法。")
    remedy = f"用法：{form(ctx)}。" if not isinstance(ctx.command, Group) else f"用 {ctx.command_path} --help 查看全部命令。"
    match kind:
        case "MissingParameter":
            return Refusal(f"没有写 {_name(problem.param)}", remedy=remedy)
        case "BadParameter":
            return Refusal(f"{_name(problem.param)} 应为整数", remedy=remedy)
        case "NoSuchOption":
            return Refusal(f"没有选项 {problem.option_name}", remedy=remedy)
    return _usage(problem.format_message(), ctx, remedy)


def _usage(message: str, ctx: Any, remedy: str) -> Refusal:
    quoted = next((one or other for one, other in QUOTED.findall(message)), "")
    if message.startswith("No such command"):
        near = get_close_matches(quoted, list(ctx.command.commands), n=3)
        return Refusal(f"没有命令“{quoted}”", remedy=(f"是否指：{'、'.join(near)}？" if near else "") + remedy)
    if "extra argument" in message:
        return Refusal(f"多写了“{quoted}”", remedy=remedy)
    if message.startswith("Missing command"):
        return Refusal(f"{ctx.command_path} 后面要写命令", remedy=remedy)
    return Refusal("命令写法有误", remedy=remedy)
