"""What commands print, read and end with: 0 true, 1 checked and false, 2 could not check; never a traceback."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import typer

from minzheng.vocabulary.errors import BadFact, Refusal

TRUE, FALSE, UNCHECKED, INTERRUPTED = 0, 1, 2, 130
LARGEST = 16 * 1024 * 1024
"""Bytes of JSON a command reads; an answer of a few people's facts has some thousand."""


def say_utf8() -> None:
    """Both outputs in UTF-8 whatever the terminal's locale; what cannot be written is escaped (in JSON: validly)."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]


def emit(document: Any) -> None:
    """One JSON document on standard output."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")


def end(code: int) -> None:
    raise typer.Exit(code)


def refuse(refusal: Refusal, as_json: bool) -> int:
    """Tell why it could not be checked: one Chinese line on standard error, or {"error", "fact"}; the exit code."""
    line = " ".join(str(refusal).split("\n"))
    if as_json:
        emit({"error": line, "fact": getattr(refusal, "fact", None)})
    else:
        sys.stderr.write(f"{line}\n")
    return UNCHECKED


def read_json(source: str) -> Any:
    """The JSON in a file, or on standard input for “-”. Raises Refusal saying what is wrong and where.

    Stricter than JSON itself: no name twice in an object, nothing over LARGEST. A number with a decimal point is read as
    such, so that the form can refuse it by the fact's name.
    """
    where = "标准输入" if source == "-" else f"文件{source}"
    try:
        text = _bytes(source, where).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refusal(f"{where}不是 UTF-8 编码的文字", remedy="请用 UTF-8 编码保存后再试。") from None
    if not text.strip():
        raise Refusal(f"{where}是空的", remedy="请写入 JSON 后再试；minzheng facts 事项 --example 可得一份示例。")
    try:
        return json.loads(text, object_pairs_hook=_no_duplicates, parse_int=_whole)
    except json.JSONDecodeError as problem:
        raise Refusal(f"{where}不是 JSON：第{problem.lineno}行第{problem.colno}列有误", remedy="请更正后再试。") from None
    except RecursionError:
        raise Refusal(f"{where}的 JSON 嵌套太深", remedy="请按 minzheng facts 事项 列出的结构填写。") from None


def _bytes(source: str, where: str) -> bytes:
    try:
        with sys.stdin.buffer if source == "-" else Path(source).open("rb") as file:
            content = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise Refusal(f"没有{where}", remedy="请核对文件名。") from None
    except OSError as problem:
        raise Refusal(f"读不了{where}（{problem.strerror}）", remedy="请核对文件名和读取权限。") from None
    if len(content) > LARGEST:
        raise Refusal(f"{where}超过{LARGEST // 1024 // 1024}MB", remedy="一次只写一个案件的事实。")
    return content


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in found if names.count(name) > 1)
        raise BadFact(twice, twice, "写了两次")
    return found


def _whole(text: str) -> int:
    if len(text) > 20:
        raise BadFact(f"{text[:20]}…", f"{text[:20]}…", "数字太大")
    return int(text)
