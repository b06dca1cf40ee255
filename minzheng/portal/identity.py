"""Who somebody is: proven by a provider that the bureau plugs in (省统一身份认证 …), or at the counter. None is shipped.

A provider is any object of `Provider`'s shape, named by the setting IDENTITY_PROVIDER. It is asked where to send the reader
and, when he comes back, whom it has recognised. We keep no name and no number of it: only a signed digest in a cookie, by which
the number on the form is found to be his.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from typing import Protocol

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.module_loading import import_string
from django.views.decorators.http import require_GET

from minzheng.sm3 import hmac_sm3

COOKIE, SALT, SECONDS = "identity", "minzheng.identity", 15 * 60


@dataclass(frozen=True)
class Known:
    """Whom a provider has recognised."""

    number: str


class Provider(Protocol):
    """What proves identities. `title` is printed beside what rests on it."""

    title: str

    def begin(self, request: HttpRequest, back: str) -> str:
        """Where to send the reader; `back` is the whole address to which he must be sent again."""

    def finish(self, request: HttpRequest) -> Known | None:
        """Whom it has recognised, from the request by which he came back; None for nobody."""


def provider() -> Provider | None:
    """The provider plugged in, if any."""
    name = getattr(settings, "IDENTITY_PROVIDER", "")
    return import_string(name)() if name else None


@login_not_required
@require_GET
def begin(request: HttpRequest) -> HttpResponse:
    """To the provider. Raises Http404 when there is none."""
    one = provider()
    if one is None:
        raise Http404
    to = request.GET.get("to", "/")
    safe = to if url_has_allowed_host_and_scheme(to, {request.get_host()}) else "/"
    return HttpResponseRedirect(one.begin(request, request.build_absolute_uri(f"/identity/back/?to={safe}")))


@login_not_required
@require_GET
def back(request: HttpRequest) -> HttpResponse:
    """From the provider, to where the reader was."""
    one = provider()
    if one is None:
        raise Http404
    to = request.GET.get("to", "/")
    response = HttpResponseRedirect(to if url_has_allowed_host_and_scheme(to, {request.get_host()}) else "/")
    known = one.finish(request)
    if known is not None:
        value = signing.dumps({"who": _digest(known.number), "by": one.title}, salt=SALT)
        response.set_cookie(COOKIE, value, max_age=SECONDS, httponly=True, samesite="Lax", secure=request.is_secure())
    return response


def proven(request: HttpRequest, number: str) -> str:
    """By whom it has been proven that the holder of this number sits before the page; "" for nobody."""
    try:
        said = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=SECONDS)
    except signing.BadSignature:
        return ""
    return str(said["by"])[:40] if number and hmac.compare_digest(said["who"], _digest(number)) else ""


def _digest(number: str) -> str:
    return hmac_sm3(str(settings.SECRET_KEY).encode(), number.encode()).hex()
