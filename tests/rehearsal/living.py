"""A process that lives a small year, or tells how it stands: `python -m tests.rehearsal.living COMMAND [PART]`.

MINZHENG_DATA and DATABASE_URL say where. Each day is told on standard output once it is committed.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from hashlib import sha256

from minzheng.cli.database import prepared

YEAR = 2024


def live(part: str) -> None:
    """Live the year; a line `DAY SEQ ACT` with the day's newest act after each committed day, `lived` at the end."""
    prepared(create=True, write=True)
    from minzheng.journal.models import Act
    from minzheng.journal.seal import seal_pending
    from minzheng.rehearsal.live import Year
    from minzheng.rehearsal.script import Settings

    def told(day: date, done: int, every: int) -> None:
        seal_pending()
        newest = Act.objects.order_by("-seq").values_list("seq", "act_id").first()
        assert newest is not None
        print(day, *newest, flush=True)

    print("ready", flush=True)
    Year(Settings(YEAR, part=int(part))).live(told)
    print("lived", flush=True)


def digest(acts: list[tuple[str, str, str]]) -> str:
    return sha256(repr(acts).encode()).hexdigest()


def state() -> None:
    """What is there: findings of the deep check, days lived, sum of all postings, acts by number, figures of a whole year."""
    prepared(create=True)
    from django.db.models import Sum

    from minzheng.funds.models import Posting
    from minzheng.journal.models import Act, Unsealed
    from minzheng.journal.verify import verify
    from minzheng.procedure.deep import checkers
    from minzheng.rehearsal.live import through
    from minzheng.reporting.figures.lineage import all_figures

    lived = through()
    acts = list(Act.objects.order_by("seq").values_list("seq", "act_id", "matter", "verb", "on", "case"))
    print(json.dumps({
        "findings": list(map(str, verify(deep=True, checkers=checkers()))),
        "through": str(lived) if lived else None,
        "unsealed": Unsealed.objects.count(),
        "postings": Posting.objects.aggregate(sum=Sum("amount"))["sum"] or 0,
        "acts": {seq: str(act) for seq, act, *_ in acts},
        "done": {one: digest([(verb, str(on), case) for _, _, matter, verb, on, case in acts if matter == one]) for one in {act[2] for act in acts}},
        "figures": {one.id: one.text for one in all_figures(YEAR)} if lived == date(YEAR, 12, 31) else {},
    }))  # fmt: skip


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
