"""Is this paper ours? The mark on a letter, a certificate or a receipt, opened from its QR code."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from minzheng.catalogue import matter as matter_of
from minzheng.pages import marks, throttle
from minzheng.pages.day import shown
from minzheng.pages.middleware import changes_nothing
from minzheng.procedure.cases import typed_number
from minzheng.vocabulary.errors import Refusal

from .display import NEVER_LINES
from .proofs import what

LOOKING = "verify"
MOST = 20


@login_not_required
@require_GET
def verify(request: HttpRequest, mark: str) -> HttpResponse:
    """What bears this mark: kind of paper, number, day, place in the journal; never a name, and of what is confidential not the title."""
    key, here = throttle.who(request), shown(request)
    if throttle.closed(LOOKING, key, MOST):
        return render(request, "portal/verify.html", {"closed": True}, status=429)
    found = marks.found(mark)
    if found is None or (here.fixed and found[0].on > here.day):
        throttle.failed(LOOKING, key)
        response = render(request, "portal/verify.html", {"wrong": True}, status=404)
    else:
        act, letter = found
        context = {"act": act, "letter": letter, "hidden": hidden(act.matter), "what": what(act)}
        response = render(request, "portal/verify.html", context)
    response["X-Robots-Tag"] = "noindex, noarchive"
    return response


def hidden(id: str) -> bool:
    """Whether even the title of a paper of this matter is not told."""
    try:
        matter = matter_of(id)
    except Refusal:
        return False
    return matter.confidential or (matter.line in NEVER_LINES and matter.line != "婚姻登记")


@login_not_required
@changes_nothing
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """The mark typed by hand, by who has no camera."""
    mark = "-".join(typed_number(request.POST.get("mark", "")[:40]).replace("-", " ").split())
    if request.method == "POST" and marks.MARK.fullmatch(mark):
        return redirect("portal:verify", mark=mark)
    return render(request, "portal/verify.html", {"asking": True, "wrong": request.method == "POST"})
