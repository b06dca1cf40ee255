"""A refusal becomes a page that says what, why, on which article and what to do; under ON= nothing can be sent in."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django_htmx.http import reselect, retarget

from minzheng.vocabulary.errors import Refusal

Answer = Callable[[HttpRequest], HttpResponse]
READING = ("GET", "HEAD", "OPTIONS")
FILE = re.compile(r"\.[a-z]+$")
"""An address under which a file is asked for: what is saved under its name must never be a page that says why there is none."""
ALERTS = "#refused"


class Forbidden(Refusal):
    """Not for who asks, whatever he asks in it."""


def changes_nothing(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Marks a view whose POST changes no business data: signing in and out, looking for something, checking a receipt."""
    view.changes_nothing = True  # type: ignore[attr-defined]
    return view


class Refusals:
    """The last word of a view that did not catch its refusal, and the lock of a view as of a past day."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., HttpResponse], args: tuple[object, ...],
                     kwargs: dict[str, object]) -> HttpResponse | None:  # fmt: skip
        """In a view of a past day everything that is sent in is refused, unless it is known to change nothing. An address that narrows a
        list of the desk by what no database can hold is refused as well; forms say themselves beside which field it stands."""
        match = request.resolver_match
        if match is not None and "desk" in match.namespaces and any("\x00" in one for _, several in request.GET.lists() for one in several):
            return refused(request, Refusal("网址里有不能识别的字符", remedy="请重新查找或者筛选。"))
        if not settings.VIEW_AS_OF or request.method in READING or getattr(view, "changes_nothing", False):
            return None
        return refused(request, Refusal(f"现在是{settings.VIEW_AS_OF}的只读视图，不能办理", remedy="去掉 ON= 重新启动后再办。"), status=403)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refusal):
            return None
        return refused(request, exception, 403 if isinstance(exception, Forbidden) else 409 if FILE.search(request.path) else 200)


def refused(request: HttpRequest, refusal: Refusal, status: int = 200) -> HttpResponse:
    """What a refusal says: a page, and on a page that asked for a part of itself an alert at its top that loses nothing of what was typed."""
    if not getattr(request, "htmx", False):
        return render(request, "pages/refused.html", {"refusal": refusal}, status=status)
    part = reselect(retarget(render(request, "pages/refused_part.html", {"refusal": refusal}), ALERTS), ".refusal")
    part.headers["HX-Reswap"] = f"innerHTML show:{ALERTS}:top"
    return part
