"""Who of the three is signed in: an administrator has his own pages and no other page of the desk; the pages of another are not there."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from minzheng.desk.models import AUDIT, DUTIES, SECURITY, SYSTEM
from minzheng.procedure.actor import Actor

View = Callable[..., HttpResponseBase]
HOMES = {SYSTEM: "administration:accounts", SECURITY: "administration:officers", AUDIT: "administration:log"}
OFFICES = {SYSTEM: "system_administrator", SECURITY: "security_administrator", AUDIT: "auditor"}
"""How the journal names the office of an administrator: none of those in offices.py, for none of them acts in a case."""
TITLES = dict(DUTIES)
ALSO = frozenset({"password"})


def duty_of(request: HttpRequest) -> str:
    """The duty of the signed-in account, "" for one that has none."""
    account = getattr(request.user, "account", None)
    return account.duty if account is not None else ""


def for_duty(*duties: str) -> Callable[[View], View]:
    """Only for accounts with one of these duties; for others the page is not there."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            if duty_of(request) not in duties:
                raise Http404
            return view(request, *args, **kwargs)

        return guarded

    return guard


def actor(request: HttpRequest) -> Actor:
    """The administrator as the journal names him: by his account, for he holds no staff number here."""
    return Actor((request.user.get_username(),), OFFICES[duty_of(request)], TITLES[duty_of(request)])


@for_duty(*HOMES)
@require_GET
def home(request: HttpRequest) -> HttpResponseBase:
    """To the first page of one's duty."""
    return redirect(HOMES[duty_of(request)])


class Apart:
    """Keeps system and security administrators out of the desk: they administer it and see no case (三员分立)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: View, args: tuple[object, ...], kwargs: dict[str, object]) -> HttpResponseBase | None:
        match = request.resolver_match
        if match is None or not request.path.startswith("/desk/") or not request.user.is_authenticated:
            return None
        if duty_of(request) not in (SYSTEM, SECURITY) or match.app_name == "administration" or match.url_name in ALSO:
            return None
        if match.url_name == "worklist":
            return redirect("administration:home")
        raise Http404
