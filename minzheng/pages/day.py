"""The day a page shows: today; in a rehearsed district the day somebody practises on; under ON= a past day, read-only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from minzheng.procedure.cases import standing
from minzheng.procedure.district import District
from minzheng.vocabulary.errors import Refusal

PRACTICE_DAY = "practice_day"


@dataclass(frozen=True)
class Shown:
    """What every page knows: the district (None before there is one), the day, and whether it is fixed by ON=."""

    district: District | None
    day: date
    fixed: bool
    lived: date | None

    @property
    def rehearsed(self) -> bool:
        return self.district is not None and self.district.rehearsed

    @property
    def mark(self) -> str:
        return self.district.mark if self.district else ""

    @property
    def place(self) -> str:
        return self.district.locality.full_name if self.district else ""

    @property
    def here(self) -> District:
        """The district. Raises Refusal when the database has none yet."""
        if self.district is None:
            raise Refusal("这个数据库还没有建立地区", remedy="请先执行 minzheng init --locality 目录，或者 minzheng rehearse 2024。")
        return self.district

    def town(self, code: str) -> str:
        """The name of a town by its code; the code itself for one that is not of this district, 全区 for none."""
        return self.towns.get(code, code) if code else "全区"

    @cached_property
    def towns(self) -> dict[str, str]:
        return {one.code: one.name for one in self.district.locality.streets} if self.district else {}


def shown(request: HttpRequest) -> Shown:
    """What this request shows; asked once."""
    known: Shown | None = getattr(request, "_shown", None)
    if known is None:
        known = _shown(request)
        request._shown = known  # type: ignore[attr-defined]
    return known


def _shown(request: HttpRequest) -> Shown:
    district, lived = standing()
    fixed = view_as_of()
    if fixed is not None:
        return Shown(district, fixed, True, lived)
    if district is None or not district.rehearsed:
        return Shown(district, timezone.localdate(), False, lived)
    return Shown(district, practised(request) or lived or timezone.localdate(), False, lived)


def view_as_of() -> date | None:
    """The day of ON=, if it is set. Raises Refusal for something that is no day."""
    return read_day(settings.VIEW_AS_OF) if settings.VIEW_AS_OF else None


def practised(request: HttpRequest) -> date | None:
    """The day this person practises on, kept in his session; public pages have none."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    said = request.session.get(PRACTICE_DAY, "")
    return date.fromisoformat(said) if said else None


def read_day(text: str) -> date:
    """A day written 2024-12-31. Raises Refusal."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise Refusal(f"“{text[:20]}”不是日期", remedy="请写成 2024-12-31 的形式。") from None
