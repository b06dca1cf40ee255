"""Holds the journal to a checkpoint somebody else kept: the only thing that shows an older database or a rewritten history."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from minzheng.journal import checkpoint, nodes, volumes
from minzheng.journal.findings import Finding
from minzheng.journal.note import BadNote
from minzheng.vocabulary.errors import Refusal

NEXT = re.compile(r"(?<=\n)\n+(?!— )")
"""The empty lines between a checkpoint's signatures and the checkpoint after it; the one before its own signatures is no such."""


def against(kept: str | Path) -> Iterator[Finding]:
    """Findings against `kept`: checkpoints as `journal checkpoint` prints them (one for each year), or the file they are in.

    Refusal when there is none, or something else among them.
    """
    for note in NEXT.split(_text(kept).strip("\n") + "\n"):
        yield from _against(note)


def _against(note: str) -> Iterator[Finding]:
    try:
        said = checkpoint.unchecked(note)
        log = said.year
    except BadNote as error:
        raise Refusal("给出的文件不是检查点", remedy="请给出台账签署的检查点全文（journal checkpoint的输出）。") from error
    now = nodes.head(log).size
    if now == 0:
        yield Finding("journal_head", None, f"{log}年卷整卷不在：外存检查点记有{said.size}条")
        return
    yield from _signature(note, log)
    if now < said.size:
        yield Finding(
            "journal_leaf",
            None,
            f"{log}年卷变短：外存检查点有{said.size}条，现在只有{now}条，缺位置{now}至{said.size - 1}（共{said.size - now}条），"
            "可能恢复了旧库或者截去了末尾",
        )
    elif _root(log, said.size) != said.root:
        yield Finding("journal_leaf", None, f"{log}年卷前{said.size}条与外存检查点的根不符，历史被改写")


def _signature(note: str, log: int) -> Iterator[Finding]:
    try:
        checkpoint.opened(note, volumes.verifier(log))
    except BadNote:
        yield Finding("journal_act", None, f"外存检查点不是用{log}年卷登记的公钥签的：台账被换钥重建，或者检查点属于别的台账")


def _root(log: int, size: int) -> bytes | None:
    try:
        return nodes.root(log, size)
    except nodes.Broken:
        return None


def _text(kept: str | Path) -> str:
    if isinstance(kept, str) and "\n" in kept:
        return kept
    try:
        return Path(kept).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal(f"检查点文件{kept}无法读取", remedy="请核对路径。") from error
