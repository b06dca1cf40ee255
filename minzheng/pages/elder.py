"""长者版: large type, few choices, one question a page. Chosen by a cookie that says nothing else, and kept for a year."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from .middleware import changes_nothing

COOKIE = "elder"
YEAR = 365 * 24 * 3600
HOTLINE = "12345"
"""政务服务便民热线, the same number everywhere in the country (国办发〔2020〕53号)."""


class Elder:
    """`request.elder`: whether this reader chose the large version; such answers are kept by nobody."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.elder = request.COOKIES.get(COOKIE) == "1"  # type: ignore[attr-defined]
        response = self.get_response(request)
        if request.elder and "Cache-Control" not in response.headers:  # type: ignore[attr-defined]
            response.headers["Cache-Control"] = "no-store"
        return response


@login_not_required
@changes_nothing
@require_POST
def switch(request: HttpRequest) -> HttpResponse:
    """To the other version, back to the same page."""
    back = request.POST.get("back", "/")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    response = HttpResponseRedirect(back if safe else "/")
    if request.POST.get("on") == "1":
        response.set_cookie(COOKIE, "1", max_age=YEAR, httponly=True, samesite="Lax", secure=request.is_secure())
    else:
        response.delete_cookie(COOKIE, samesite="Lax")
    return response
