"""法规页：系统依据的每一件法律文件、何时施行；选一件，看哪些事项、条件、环节、期限靠它，它失效时哪些一并失去依据。"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from minzheng.catalogue import matters
from minzheng.exchange.sheets import Head
from minzheng.identity.names import syllables
from minzheng.library.resting_on import Resting, known_instruments, named, resting_on
from minzheng.pages.day import shown
from minzheng.pages.files import spreadsheet
from minzheng.vocabulary import Instrument
from minzheng.vocabulary.errors import Refusal

from .me import me

HEADS = (Head("事项", width=28), Head("类别"), Head("内容", width=48), Head("依据", width=48), Head("失效时"))
CONFIDENCE = {"confirmed": "已核对原文", "derived": "由其他条文推出", "from-knowledge": "未核对原文", "unset": "待查"}
ON_A_PAGE = 50
FALLS, STANDS = "一并失去依据", "另有依据"


@lru_cache(maxsize=1)
def _instruments() -> tuple[Instrument, ...]:
    """Every instrument, by how its title is read."""
    return tuple(sorted(known_instruments(matters()), key=lambda one: (syllables(one.title), one.since)))


@lru_cache(maxsize=64)
def _resting(law: str, day: date) -> tuple[Resting, ...]:
    """What rests on a law on a day: it depends on the pages of the matters alone, so it is worked out once."""
    return resting_on(law, day)


@dataclass(frozen=True)
class Listed:
    """An instrument as the page lists it; `checked` says how well its text is known."""

    title: str
    number: str
    since: date
    until: date | None
    standing: str
    checked: str


def _listed(one: Instrument, day: date) -> Listed:
    standing = "施行中" if one.in_force(day) else "尚未施行" if day < one.since else "已经失效"
    return Listed(one.title, one.number, one.since, one.until, standing, CONFIDENCE.get(one.confidence, one.confidence))


def _named(request: HttpRequest) -> str:
    """The title, number or part of one that was looked for, "" for none."""
    return request.GET.get("law", "").strip()[:60]


@require_GET
def statutes(request: HttpRequest) -> HttpResponse:
    """Every instrument, or (`?law=`, a title or number or part of one) what rests on it on the day of the page."""
    law, day = _named(request), shown(request).day
    context = {"me": me(request), "law": law}
    try:
        found = named(law, _instruments()) if law else _instruments()
        resting = _resting(law, day) if law else ()
    except Refusal as refusal:
        return render(request, "desk/statutes.html", context | {"refusal": refusal, "instruments": []})
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    context |= {
        "rows": page, "instruments": [_listed(one, day) for one in page],
        "groups": [(title, id, list(lines)) for (title, id), lines in groupby(resting, key=lambda one: (one.matter_title, one.matter))],
        "count": len(resting), "falling": sum(one.falls for one in resting), "falls": FALLS, "stands": STANDS,
        "public": {one.id for one in matters() if one.public},
    }  # fmt: skip
    return render(request, "desk/statutes.html", context)


@require_GET
def statutes_file(request: HttpRequest) -> FileResponse:
    """What rests on a law, as a spreadsheet. Raises Refusal for a law nobody knows."""
    law, here = _named(request), shown(request)
    rows = ((one.matter_title, one.kind, one.title, one.basis, FALLS if one.falls else STANDS) for one in _resting(law, here.day))
    return spreadsheet(f"依据清单{here.mark}{law}", f"依据“{law}”的内容（{here.day}）", HEADS, rows, mark=here.mark)
