"""本区：地区数据（标准、机关、镇街）从哪里来，是演练还是真实，以及规则读取时所见的历法与标准。"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.db import connection

from minzheng import calendar
from minzheng.library.locality import Locality
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.situation import Situation

from . import standards
from .models import State

SHIPPED = Path(__file__).resolve().parents[2] / "localities" / "qingcheng"
LOCALITY, MODE = "locality", "mode"
REHEARSED, REAL = "演练", "真实"


@dataclass(frozen=True)
class District:
    """The district this database belongs to: its locality data and whether it is a rehearsed one (演练)."""

    locality: Locality
    rehearsed: bool

    def situation(self, day: date) -> Situation:
        """An empty situation on a day, with this district's calendar and standards."""
        return Situation(day, calendar.PACKAGED, self.locality.rates)

    def as_known(self, on: date) -> District:
        """The same with the standards that could be known on a day."""
        rates = self.locality.rates.known_on(on)
        return self if rates is self.locality.rates else replace(self, locality=replace(self.locality, rates=rates))

    @property
    def mark(self) -> str:
        """What every page, letter and export of a rehearsed district carries."""
        return REHEARSED if self.rehearsed else ""


def district(on: date | None = None) -> District:
    """The district of this database, with the standards that were approved in it (提标). Raises Refusal when there is none yet.

    `on`: as it was known on that day, without standards announced later: what an act of the day decides and pays by.
    """
    here = standards.brought_up_to_date(_own())
    return here if on is None else here.as_known(on)


def _own() -> District:
    name = str(connection.settings_dict["NAME"])
    if name in _asked:
        return _asked[name]
    found = dict(State.objects.filter(name__in=(LOCALITY, MODE)).values_list("name", "value"))
    if LOCALITY not in found:
        raise Refusal("这个数据库还没有建立地区", remedy="请先执行 minzheng init --locality 目录，或者 minzheng rehearse 2024。")
    _asked[name] = _district(found[LOCALITY], found[MODE])
    return _asked[name]


_asked: dict[str, District] = {}
"""A database's district never changes once it is founded, so it is asked for once."""


def forget() -> None:
    """Ask again at the next use: for tests that empty the database."""
    _asked.clear()
    standards.forget()


@lru_cache(maxsize=4)
def _district(directory: str, mode: str) -> District:
    where = SHIPPED if directory == "shipped" else Path(directory)
    return District(Locality.load(where), mode == REHEARSED)


def found(directory: str, *, rehearsed: bool) -> District:
    """Make this database a district's: once, and never the other way. Raises Refusal when it is already another's."""
    mode = REHEARSED if rehearsed else REAL
    kept = dict(State.objects.filter(name__in=(LOCALITY, MODE)).values_list("name", "value"))
    if kept and (kept.get(MODE) != mode or kept.get(LOCALITY) != directory):
        raise Refusal(f"这个数据库已经是{kept.get(MODE)}地区，演练数据与真实数据不得混在一起", remedy=f"请用 MINZHENG_DATA 另设目录（当前：{_where()}）。")
    State.objects.update_or_create(name=LOCALITY, defaults={"value": directory})
    State.objects.update_or_create(name=MODE, defaults={"value": mode})
    return _district(directory, mode)


def _where() -> str:
    return os.environ.get("MINZHENG_DATA") or "./var"


def noted(name: str) -> Any:
    """What the district's database notes under a name (演练 lived through …), or None."""
    return State.objects.filter(name=name).values_list("value", flat=True).first()


def note(name: str, value: Any) -> None:
    """Note something about the district's database itself: nothing that the law asks for."""
    State.objects.update_or_create(name=name, defaults={"value": value})
