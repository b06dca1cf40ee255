"""核验整个台账：行为少的当场核；多的由另一个进程核，页面看核到第几条。结果不含个人信息，看得见台账的人都看得见。"""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_GET

from minzheng.journal import nodes, volumes
from minzheng.journal.verify import verify
from minzheng.pages import streams
from minzheng.procedure.progress import followed, tell

from . import working
from .me import for_whole_district, me

FOLDER = "verifying"
AT_ONCE = 200_000
"""Acts that are gone through while one waits, a few seconds."""
KEPT = 15 * 60
_FOUND, _PART = "found.json", "desk/verified_part.html"


@for_whole_district
@require_GET
def verified(request: HttpRequest) -> HttpResponse:
    """Recompute the whole journal; only reads. `?run=` tells how far a long one has come, then what it found."""
    if run := request.GET.get("run", ""):
        return _told(request, run)
    if sum(nodes.head(log).size for log in volumes.logs()) > AT_ONCE:
        return redirect(f"{request.path}?run={_begun()}")
    started = time.monotonic()
    findings = [(one.text, one.seq) for one in verify()]
    return _page(request, {"findings": findings, "seconds": time.monotonic() - started})


def work(run: str) -> None:
    """What a process of its own does."""
    folder, started = _root() / run, time.monotonic()
    with followed(working.noting(folder)):
        findings = [(one.text, one.seq) for one in verify(told=lambda done, whole: tell("已核验行为数", done, whole))]
    draft = folder / "found.part"
    draft.write_text(json.dumps({"findings": findings, "seconds": time.monotonic() - started}), encoding="utf-8")
    draft.replace(folder / _FOUND)


def _root() -> Path:
    return Path(settings.DATA_DIRECTORY) / FOLDER


def _begun() -> str:
    """A new run, or the one that is going on: what two people find at once is the same."""
    working.clear(_root(), KEPT)
    for folder in _root().glob("*"):
        if not (folder / _FOUND).exists() and working.goes_on(folder):
            return folder.name
    run = str(uuid4())
    (_root() / run).mkdir(parents=True, mode=0o700)
    working.apart("verify", run)
    return run


def _told(request: HttpRequest, run: str) -> HttpResponse:
    try:
        folder = _root() / str(UUID(run))
    except ValueError:
        raise Http404 from None
    if not folder.exists():
        raise Http404
    if streams.asked(request):
        return streams.following(lambda: _now(request, folder))
    return _page(request, _standing(folder))


def _now(request: HttpRequest, folder: Path) -> tuple[bytes, bool]:
    context = _standing(folder)
    return streams.event(render_to_string(_PART, context, request)), context["working"]


def _standing(folder: Path) -> dict[str, Any]:
    if (folder / _FOUND).exists():
        return {"working": False, **json.loads((folder / _FOUND).read_text(encoding="utf-8"))}
    return {"run": folder.name, "working": working.goes_on(folder), "broken": not working.goes_on(folder), "progress": working.progress_in(folder)}


def _page(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    return render(request, _PART if request.htmx else "desk/verified.html", {"me": me(request), **context})  # type: ignore[attr-defined]
