"""Draws: the frozen manifest and the transcript, against the digests in the acts that froze the list and drew."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import orjson

from minzheng.journal.findings import Finding
from minzheng.sm3 import sm3

from .reading import ERASED, comparable, held, quoted

DRAW = ("id", "case_id", "manifest", "transcript", "frozen", "drawn", "drawn_on")


def draws() -> Iterator[Finding]:
    """Every draw; none missing, none added, none drawn without its act."""
    frozen = {one.seq: one for one in quoted("inspection.manifest", "freeze")}
    drawn = {one.seq: one for one in quoted("draw.transcript", "draw")}
    for row in held("procedure_draw", DRAW, "id"):
        what = f"抽取{row['id']}的"
        freezing, drawing = frozen.pop(row["frozen"], None), drawn.pop(row["drawn"], None)
        if freezing is None or freezing.case != row["case_id"] or _other(row["manifest"], freezing.value, row["id"]):
            yield Finding("procedure_draw", row["frozen"], f"{what}冻结清单与冻结行为所载的摘要不符，被改动")
        if drawing is None and (row["drawn"] is not None or row["transcript"] is not None):
            yield Finding("procedure_draw", row["drawn"], f"{what}抽取记录没有对应的行为")
        elif drawing is not None and (
            drawing.case != row["case_id"] or drawing.on != comparable(row["drawn_on"]) or _other(row["transcript"], drawing.value)
        ):
            yield Finding("procedure_draw", row["drawn"], f"{what}抽取记录与抽取行为所载的摘要不符，被改动")
    for seq in (*frozen, *drawn):
        yield Finding("procedure_draw", seq, "行为冻结或者抽取的记录被删除")


def _other(kept: Any, digest: Any, draw: str | None = None) -> bool:
    """Whether these are not the bytes of the digest, or (a manifest) those of another draw."""
    if digest is ERASED:
        return False
    return kept is None or sm3(bytes(kept)).hex() != digest or (draw is not None and orjson.loads(bytes(kept))["draw_id"] != draw)
