"""导入原件的保存期限：满期的原件和逐行结果从磁盘上删去，是一个行为，写明每一份的摘要；上传的记录、台账里的来历都留着。"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

from minzheng.journal.transaction import act_transaction
from minzheng.procedure.actor import Actor
from minzheng.procedure.district import district
from minzheng.procedure.money import Signed, record
from minzheng.statutes import PERSONAL_INFORMATION
from minzheng.vocabulary.errors import UnsetRate

from .importwork import folder_of
from .models import Upload

DAYS = "导入原件保存天数"
UPLOADS, DISCARD = "uploads", "discard_originals"
BASIS = PERSONAL_INFORMATION[19] + PERSONAL_INFORMATION[47]
CLOCK = Actor((), "clock", "系统")
SHOWN = 1000
"""Digests that one act tells; more go into the next."""


@dataclass(frozen=True)
class Discarded:
    """What was discarded, or would be: after how many days, the digests of the files (an upload that nobody ever read has none),
    and the last act."""

    days: int
    digests: list[str]
    seq: int | None = None


def days_kept(day: date) -> int:
    """How many days a file is kept here. Raises UnsetRate where the locality says nothing."""
    row = district().locality.rates.row(DAYS, None, day)
    if row.value is None:
        raise UnsetRate(DAYS, day)
    return int(row.value)


def due(day: date) -> Discarded:
    """What is older than the days kept, on a day; nothing is changed."""
    days = days_kept(day)
    return Discarded(days, [row.digest for row in _old(day, days)])


def discard(day: date, at: datetime | None = None) -> Discarded:
    """Delete it, each file with the report on its rows. What is being worked on is left for the next day.

    First the act, then the files: a file that could not be deleted is deleted by the next run, and no act is lost.
    """
    days, seq = days_kept(day), None
    rows = _old(day, days)
    for start in range(0, len(rows), SHOWN):
        some = rows[start : start + SHOWN]
        told = [[str(row.pk), row.kind, row.digest, row.at.date().isoformat()] for row in some]
        with act_transaction():
            fields = {"days": days, "uploads": len(told), "digests": told}
            seq = record(UPLOADS, DISCARD, Signed(day, CLOCK, at=at or datetime.now(UTC)), fields, basis=BASIS).seq
            Upload.objects.filter(pk__in=[row.pk for row in some]).update(gone=day)
    for row in Upload.objects.exclude(gone=None):
        if folder_of(row).exists():
            shutil.rmtree(folder_of(row), ignore_errors=True)
    return Discarded(days, [row.digest for row in rows], seq)


def _old(day: date, days: int) -> list[Upload]:
    before = timezone.make_aware(datetime.combine(day - timedelta(days=days), time.min))
    working = (Upload.LOOKING, Upload.TRYING, Upload.RUNNING)
    return list(Upload.objects.filter(gone=None, at__lt=before).exclude(state__in=working).order_by("at"))
