"""What is wrong with one field, told beside it as one types: by the fact's own definition, without the form, kept nowhere."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from minzheng.catalogue import matters
from minzheng.vocabulary.facts import GROUPS, Fact

from .asking import posted
from .middleware import changes_nothing

ASKED = "field"
"""What `do` says when a form asks about one field; the field's name stands under the same word."""


class Told(Protocol):
    """A field of any form."""

    name: str
    error: str


@login_not_required
@changes_nothing
@require_POST
def field(request: HttpRequest) -> HttpResponse:
    """The error of a field made from a fact, or nothing. What is still empty is no error before the form is sent in."""
    name = request.POST.get(ASKED, "")
    fact = fact_of(name)
    return told(posted([fact], request.POST, name.removesuffix(fact.key), strict=False).fields, name)


def fact_of(name: str) -> Fact:
    """The fact that a field's name ends with, whatever form it stands in. Raises Http404."""
    matters()  # their pages bring the facts
    key = ".".join(name.split(".")[-2:])
    group = GROUPS.get(key.partition(".")[0])
    found = next((one for one in group.own if one.key == key), None) if group is not None else None
    if found is None:
        raise Http404
    return found


def told(fields: Iterable[Told], name: str) -> HttpResponse:
    """What is wrong with the field of this name, as plain text. Raises Http404 for a field that is not asked."""
    found = next((one for one in fields if one.name == name), None)
    if found is None:
        raise Http404
    return HttpResponse(found.error, content_type="text/plain; charset=utf-8", headers={"Cache-Control": "no-store"})
