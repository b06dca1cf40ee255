"""The public pages: finding a matter, its guide on a day, what is on display."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from minzheng.catalogue import matters
from minzheng.pages import diagram
from minzheng.pages.day import read_day, shown
from minzheng.pages.plain_words import asked_most, by_line, public_matters, search
from minzheng.vocabulary import Monthly
from minzheng.vocabulary.guide import guide
from minzheng.vocabulary.law import Article

from .asides import asides
from .display import displayed
from .openable import offered, way
from .standards import standards

OFTEN = ("old_age_allowance", "subsistence", "temporary_relief", "care_subsidy", "frail_elder_subsidy", "home_adaptation", "funeral_service")
FEW = 4
"""What old people ask for most, all that the large version's first page offers beside the search; and how many it finds."""


@login_not_required
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Home: a search by plain words, and every public matter by line; for htmx only the part below the search."""
    here, text = shown(request), request.GET.get("q", "").strip()[:40]
    public = sorted(public_matters(here.day), key=lambda one: asked_most(one.line))
    often = sorted((one for one in public if one.id in OFTEN), key=lambda one: OFTEN.index(one.id))
    found = [offered(one, here.day) for one in search(text, public)] if text else []
    found = found[:FEW] if request.elder else found  # type: ignore[attr-defined]
    asked, by_office = [[one for one in public if (way(one) == "look") is looked] for looked in (False, True)]
    context = {
        "text": text, "found": found, "lines": by_line(asked), "by_office": by_line(by_office), "searched": bool(text),
        "asides": asides(text, here), "often": often,
    }  # fmt: skip
    return render(request, "portal/home_found.html" if request.htmx else "portal/home.html", context)  # type: ignore[attr-defined]


@login_not_required
@require_GET
def matter_guide(request: HttpRequest, id: str) -> HttpResponse:
    """The guide of a matter under the law of a day."""
    matter = next((one for one in matters() if one.id == id and one.public), None)
    if matter is None:
        raise Http404
    here = shown(request)
    day = read_day(request.GET["on"]) if request.GET.get("on") else here.day
    sections = guide(matter, day) if matter.in_force(day) else ()
    states = {step.verb: "later" for step in matter.steps}
    context = {
        "matter": matter, "day": day, "sections": sections, "in_force": matter.in_force(day), "drawing": diagram.drawn(matter, states, {}), "way": way(matter),
        "steps": [step for step in matter.steps if not step.basis or step.basis.in_force(day)], "law": _law(matter, day),
        "monthly": isinstance(matter.pays, Monthly), "standards": standards(matter, here.here.locality.rates, day) if here.district is not None else (),
    }  # fmt: skip
    return render(request, "portal/guide.html", context)


def _law(matter: Any, day: Any) -> list[Article]:
    """The instruments the page rests on, each once, with their period."""
    found = {article.instrument.title: article for article in matter.basis if article.in_force(day)}
    return list(found.values())


@login_not_required
@require_GET
def notices(request: HttpRequest) -> HttpResponse:
    """What is on display today."""
    here = shown(request)
    town = request.GET.get("town", "") if request.GET.get("town", "") in here.towns else ""
    response = render(request, "portal/notices.html", {"board": displayed(here, town), "town": town})
    response["X-Robots-Tag"] = "noindex, noarchive"
    return response
