"""What commands print and how they end: 0 true, 1 checked and false, 2 could not check; never a traceback."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import typer

from minzheng.vocabulary.errors import BadFact, Refusal

TRUE, FALSE, UNCHECKED = 0, 1, 2


def emit(document: Any) -> None:
    """One JSON document on standard output."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")


def end(code: int) -> None:
    raise typer.Exit(code)


def refuse(refusal: Refusal, as_json: bool) -> int:
    """Tell why it could not be checked: one Chinese line on standard error, or {"error", "fact"}; the exit code."""
    if as_json:
        emit({"error": str(refusal), "fact": getattr(refusal, "fact", None)})
    else:
        sys.stderr.write(f"{refusal}\n")
    return UNCHECKED


def read_json(source: str) -> Any:
    """The JSON in a file, or on standard input for “-”. Raises Refusal saying what is wrong and where."""
    try:
        text = sys.stdin.read() if source == "-" else Path(source).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise Refusal(f"没有文件{source}", remedy="请核对文件名。") from None
    except (OSError, UnicodeDecodeError) as problem:
        raise Refusal(f"读不了文件{source}：{problem}", remedy="请用 UTF-8 编码保存。") from None
    try:
        return json.loads(text, object_pairs_hook=_no_duplicates, parse_float=_no_float, parse_constant=_no_float)
    except json.JSONDecodeError as problem:
        raise Refusal(f"{source}不是 JSON：第{problem.lineno}行第{problem.colno}列有误", remedy="请更正后再试。") from None


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    for name in names:
        if names.count(name) > 1:
            raise BadFact(name, name, "写了两次")
    return dict(pairs)


def _no_float(text: str) -> Any:
    raise BadFact(text, text, "不是整数；金额以分为单位写整数")
