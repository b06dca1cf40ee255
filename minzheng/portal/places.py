"""The names of roads and communities in public: a schematic map with its numbers as a table, and the list by town."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET

from minzheng.pages.day import shown
from minzheng.reporting import gazetteer


@login_not_required
@require_GET
def places(request: HttpRequest) -> HttpResponse:
    """The map and the communities, as of the day shown."""
    here = shown(request)
    names = gazetteer.named(here.day, here.here.locality, rehearsed=here.rehearsed)
    chart = gazetteer.drawing(names, here.here.locality)
    context = {
        "svg": mark_safe(chart.svg + chart.narrow), "table": mark_safe(chart.table),  # noqa: S308 - composed and escaped by gazetteer
        "communities": [one for one in names if one.kind == gazetteer.KINDS["community"]],
        "invented": gazetteer.INVENTED if here.rehearsed else "",
    }  # fmt: skip
    return render(request, "portal/places.html", context)
