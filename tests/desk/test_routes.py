"""Every address of the site, walked: the desk asks to sign in, only the portal is open, nobody gets another town's pages."""

from __future__ import annotations

import re
from datetime import date
from uuid import UUID

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from minzheng.catalogue import matter
from minzheng.funds.models import Entitlement
from minzheng.procedure import online
from minzheng.vocabulary.facts import NEVER
from tests.payees import opened

from . import district as sample

OPEN = {"login", "logout", "elder", "field"}


def routes(resolver=None, prefix="", names=()):
    """(name, template of the address) of every route."""
    for one in (resolver or get_resolver()).url_patterns:
        where = prefix + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from routes(one, where, (*names, one.namespace) if one.namespace else names)
        elif isinstance(one, URLPattern):
            yield ":".join((*names, one.name or "")), where


def addressed(route, values):
    """The address with every part filled in."""
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda part: str(values[part[1]]), route)


def named(route):
    """What `id` means in a route, where it is not a letter."""
    if route.startswith("practice:"):
        return {"number": 0}
    return {"id": "subsistence_granted"} if "figure" in route else {"id": "subsistence"} if route == "portal:guide" else {}


@pytest.fixture
def values(made):
    from minzheng.procedure.cases import letters

    letter = letters(made["refused"], date(2024, 12, 31))[0].pk
    return {"number": made["refused"], "verb": "serve", "matter": "subsistence", "id": letter, "year": 2024, "place": 0,
            "section": "1-3-duties", **places(made)}


def places(made):
    """Numbers that stand in addresses."""
    return {"seq": _seq(made["refused"]), "lead": _lead(), "batch": UUID(int=0), "kind": "people", "staff": "T01", "section": "1-3-duties",
            "line": _line(), "mark": "1-0123456789abcdef"}  # fmt: skip


def _lead():
    """Something of the other town that came in over the public site."""
    person = sample.person_of("赵永强")
    return online.receive(online.Sent("application", matter("old_age_allowance"), sample.OTHER, person.name), on=date(2024, 3, 20)).seq


def _line():
    """A benefit that stood before the system, of the other town."""
    facts = {"person.born": date(1938, 2, 28), "person.died": NEVER, "person.local": True}
    row = {"person": sample.person_of("欧阳建国").pk, "amount": 5_000, "town": sample.OTHER, "facts": facts}
    already = Entitlement.objects.filter(person_id=row["person"]).first()
    return (already or opened("old_age_allowance", row)).pk


def _seq(number):
    from minzheng.journal.read import of_case

    return of_case(number).last().seq


def test_every_address_but_the_portals_asks_to_sign_in(values):
    client, walked = Client(), 0
    for name, route in routes():
        where = addressed(route, values | named(name))
        for answer in (client.get(where), client.post(where)):
            if name.startswith(("desk:", "practice:", "administration:")):
                assert answer.status_code == 302, where
                assert answer["Location"].startswith("/login/?next="), where
            elif name not in OPEN:
                assert answer.status_code in (200, 404, 405), where
        walked += 1
    assert walked >= 30


def test_another_towns_officer_gets_none_of_a_cases_pages(values, signed_in):
    client, refused = signed_in("T01"), 0
    for name, route in routes():
        if not name.startswith("desk:") or not set(re.findall(r"<(?:\w+:)?(\w+)>", route)) & {"number", "id", "seq", "line"} or "figure" in name:
            continue
        where = addressed(route, values | ({"seq": values["lead"]} if name.startswith("desk:online") else {}))
        for answer in (client.get(where), client.post(where, {"why": "看看"})):
            assert answer.status_code in (404, 405), (where, answer.status_code)
            assert "赵永强" not in answer.content.decode()
        refused += 1
    assert refused >= 7


def test_a_town_gets_nothing_that_is_counted_over_the_district(values, signed_in):
    client = signed_in("T09")
    for where in ("figures/", "figures/2024/subsistence_granted/", "report/2024/", "report/2024.docx",
                  "figures/2024.xlsx", "figures/2024/subsistence_granted.xlsx", "payments/2024.xlsx", "payments/2024/lines.xlsx",
                  "report/2024.html", "report/2024/text/", "report/2024/text/1-3-duties/", "report/2024/text/1-3-duties/versions/",
                  "journal/", "journal/verify/", "looks/"):
        assert client.get(f"/desk/{where}").status_code == 404, where


@pytest.mark.parametrize("staff", ["B01", "R01", "auditor"])
def test_the_mark_of_a_rehearsed_district_is_on_every_page(values, signed_in, staff):
    client, seen = signed_in(staff), 0
    for name, route in routes():
        where = addressed(route, values | named(name))
        answer = client.get(where)
        page = answer.headers.get("Content-Type", "").startswith("text/html") and "Content-Disposition" not in answer.headers
        if page and answer.status_code not in (302, 405):
            assert '<aside class="mark" aria-label="演练">' in answer.content.decode(), where
            assert "style=" not in re.sub(r"<pre.*?</pre>", "", answer.content.decode(), flags=re.DOTALL), where
            assert "<script>" not in answer.content.decode(), where
            if answer.status_code == 200 and name != "desk:password" and name.startswith(("desk:", "practice:")) and "<html" in answer.content.decode():
                assert 'aria-label="主菜单"' in answer.content.decode(), f"{where} is a dead end"
            seen += 1
    assert seen >= 15
