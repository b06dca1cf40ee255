"""What was sent in over the public site, rebuilt from the acts that took it in and those that settled it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from minzheng.journal.findings import Finding

from ..online import COLUMNS, RECEIVE, SETTLE, TAKE_BACK, WAITING
from .reading import ERASED, differing, held, quoted


def leads() -> Iterator[Finding]:
    """Every lead: as its act tells it, with every change since; nobody's missing, none added."""
    changes: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for one in sorted((one for verb in (SETTLE, TAKE_BACK) for one in quoted("lead.change", verb)), key=lambda one: one.seq):
        if one.value is not ERASED:
            changes[one.value["lead"]].append({**one.value["columns"], "last_seq": one.seq})
    expected = {one.seq: one.value for one in quoted("lead", RECEIVE)}
    for row in held("procedure_lead", ("seq", *COLUMNS), "seq"):
        told = expected.pop(row["seq"], None)
        if told is None:
            yield Finding("procedure_lead", row["seq"], "网上来件没有对应的行为，是后来插入的")
        elif told is not ERASED:
            wanted = {"state": WAITING, "reason": "", "last_seq": row["seq"], **told}
            for change in changes[row["seq"]]:
                wanted |= change
            yield from differing("procedure_lead", wanted["last_seq"], "网上来件", row, wanted)
    for seq in expected:
        yield Finding("procedure_lead", seq, "行为收到的网上来件被删除")
