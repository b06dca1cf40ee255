"""Papers of the law exam that are being answered: who sits, since when and how long, and the questions, as the acts tell them."""

from __future__ import annotations

from collections.abc import Iterator

from minzheng.journal import read as journal
from minzheng.journal.findings import Finding
from minzheng.journal.record import ATTACHMENT
from minzheng.sm3 import sm3

from ..examining import EXAM, as_put, ends
from ..models import Sitting
from .reading import ERASED, differing, quoted

TABLE = "procedure_sitting"


def sittings() -> Iterator[Finding]:
    """Every paper somebody answers; none missing before it is marked, none added. What he has answered so far is in no act yet."""
    minutes = {one.case: one.value for one in quoted("exam.minutes", "arrange")}
    marked = {one.case for one in quoted("exam.score", "mark")}
    papers = {one.seq: one.value for one in quoted(f"{ATTACHMENT}1", "sit")}
    begun = {act.case: act for act in journal.of_matter(EXAM).filter(verb="sit") if act.case in minutes and act.case not in marked}
    for row in Sitting.objects.order_by("pk"):
        act = begun.pop(row.case, None)
        if act is None:
            yield Finding(TABLE, None, f"{row.case}的试卷没有对应的行为，是后来插入的")
            continue
        what, paper = f"{row.case}的试卷", papers.get(act.seq)
        lasts = minutes[row.case]
        wanted = {"staff": act.actor, "on": act.on, "ends": ERASED if lasts is ERASED else ends(act.at, lasts).isoformat()}
        yield from differing(TABLE, act.seq, what, {"staff": row.staff, "on": row.on, "ends": row.ends.isoformat()}, wanted)
        if paper is not ERASED and (paper is None or sm3(as_put(row.paper)).hex() != paper["sm3"]):
            yield Finding(TABLE, act.seq, f"{what}与开始作答时封存的不同，被改动")
    for act in begun.values():
        yield Finding(TABLE, act.seq, f"{act.case}正在作答的试卷被删除")
