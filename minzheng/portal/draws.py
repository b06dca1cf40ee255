"""The draws of inspections in public: the hash of every frozen list, the transcripts once the visits are over, and a draw made again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from minzheng.draw import read_transcript, verify
from minzheng.pages.day import Shown, shown
from minzheng.pages.middleware import changes_nothing
from minzheng.procedure.draws import Listed, listed, record_of
from minzheng.vocabulary.errors import Refusal

LONGEST_TRANSCRIPT = 4_000_000


@dataclass(frozen=True)
class Published:
    """A draw and whether its transcript may be taken: only after the last visit, or those to be visited would know."""

    draw: Listed
    open: bool


def published(here: Shown) -> tuple[Published, ...]:
    """Every draw as of the day shown."""
    return tuple(Published(one, one.on is not None and here.day > one.last_visit) for one in listed(here.day if here.fixed else None))


@login_not_required
@changes_nothing
@require_http_methods(["GET", "POST"])
def again(request: HttpRequest) -> HttpResponse:
    """The district's draws, and any draw made again from its transcript: the only possible result, or what does not agree.

    Raises Http404 when `?again=` names no published draw.
    """
    context: dict[str, Any] = {"published": published(shown(request))}
    data = _handed_in(request, context["published"])
    if data is not None:
        context["asked"] = True
        try:
            transcript = read_transcript(data)
            context |= {"transcript": transcript, "findings": verify(transcript, request.POST.get("hash", "")[:200])}
        except Refusal as refusal:
            context["refusal"] = refusal
    return render(request, "portal/draws.html", context)


def _handed_in(request: HttpRequest, known: tuple[Published, ...]) -> bytes | None:
    """The transcript to make again: a published one by its number (`?again=`), or one handed in. None when nothing is asked."""
    number = request.GET.get("again", "")
    if number:
        return _record(number, known)
    if request.method != "POST":
        return None
    file = request.FILES.get("file")
    return file.read(LONGEST_TRANSCRIPT) if file is not None else request.POST.get("transcript", "").encode()[:LONGEST_TRANSCRIPT]


def _record(number: str, known: tuple[Published, ...]) -> bytes:
    if not any(one.open and one.draw.id == number for one in known):
        raise Http404("没有公布这一次抽取")
    return record_of(number)


@login_not_required
@require_GET
def record(request: HttpRequest, number: str) -> HttpResponse:
    """The transcript of a published draw, byte for byte. Raises Http404 before the last visit and for an unknown number."""
    content = _record(number, published(shown(request)))
    return HttpResponse(content, content_type="application/json", headers={"Content-Disposition": f'attachment; filename="{number}.json"'})
