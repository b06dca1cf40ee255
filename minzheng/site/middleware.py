"""What every answer of the site owes its reader: a strict content policy, no copies of private pages, sessions that end."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django_htmx.http import HttpResponseClientRedirect

Answer = Callable[[HttpRequest], HttpResponse]

# No 'unsafe-*', no nonce and no other host: scripts and styles are files of our own.
CONTENT_POLICY = "; ".join(
    (
        "default-src 'self'",
        "base-uri 'none'",
        "object-src 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
# `seen` is written back at most this often, so that reading pages does not write to the database each time.
SEEN_RESOLUTION_SECONDS = 60
SIGNED_IN_AT = "signed_in_at"
SEEN_AT = "seen_at"


class ContentPolicy:
    """Adds the policy headers to every answer, static files included."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers["Content-Security-Policy"] = CONTENT_POLICY
        response.headers["Permissions-Policy"] = PERMISSIONS
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        return response


class SameSiteFetches:
    """Refuses what another site's page makes the browser send; only following a link to us is allowed (ASVS 3.5.8).

    Browsers that do not say where a request comes from are left to the CSRF check.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        followed_link = request.method in ("GET", "HEAD") and request.headers.get("Sec-Fetch-Mode") == "navigate"
        if request.headers.get("Sec-Fetch-Site") == "cross-site" and not followed_link:
            raise PermissionDenied("不接受其他网站发起的请求。")
        return self.get_response(request)


class PrivatePages:
    """Pages that were made for a signed-in person are not kept anywhere, and signing out clears what the browser holds."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Without a session cookie nobody is asked for: public pages cost no query and vary by no cookie.
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return self.unless_signed_in_meanwhile(request, self.get_response(request))
        before = request.user.is_authenticated
        response = self.get_response(request)
        if before or request.user.is_authenticated:
            response.headers["Cache-Control"] = "no-store"
        if before and not request.user.is_authenticated:
            response.headers["Clear-Site-Data"] = '"cache", "storage"'
        return response

    @staticmethod
    def unless_signed_in_meanwhile(request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """The answer to a login form already belongs to a person."""
        if request.session.modified:
            response.headers["Cache-Control"] = "no-store"
        return response


class SessionLimits:
    """Ends a session that was idle too long or has lasted too long; the next page asks to sign in again and says why."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            self.hold_to_limits(request, int(time.time()))
        return self.get_response(request)

    @staticmethod
    def hold_to_limits(request: HttpRequest, now: int) -> None:
        """`now` in seconds since 1970. A session without marks has just begun."""
        session = request.session
        began, seen = session.get(SIGNED_IN_AT, now), session.get(SEEN_AT, now)
        if now - seen > settings.SESSION_IDLE_SECONDS or now - began > settings.SESSION_COOKIE_AGE:
            logout(request)
            messages.warning(request, "登录已过期，请重新登录。")
        elif SEEN_AT not in session or now - seen >= SEEN_RESOLUTION_SECONDS:
            session[SIGNED_IN_AT], session[SEEN_AT] = began, now


class LoginRequired(LoginRequiredMiddleware):
    """Every view needs a signed-in person unless it is marked `login_not_required`; a part of a page sends the whole page to the login."""

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., HttpResponse], view_args: tuple[object, ...], view_kwargs: dict[str, object]
    ) -> HttpResponse | None:
        # Asked first, because Django asks who is there first, which would make every public page vary by cookie.
        if not getattr(view_func, "login_required", True):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)

    def handle_no_permission(self, request: HttpRequest, view_func: Callable[..., HttpResponse]) -> HttpResponse:
        response = super().handle_no_permission(request, view_func)
        if getattr(request, "htmx", False):
            return HttpResponseClientRedirect(self.get_login_url(view_func))
        return response
