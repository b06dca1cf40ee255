"""At most twelve SQL statements for every page, however much there is: every address there is, walked by each who may open it."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from minzheng.desk.models import SECURITY, SYSTEM, Account
from minzheng.procedure import cases
from minzheng.procedure.perform import open_case

from . import district as sample
from .test_routes import addressed, named, places, routes

MOST, MORE = 12, 30
WHO = ("H01", "T01", "T02", "F01", "R01", "auditor", SYSTEM, SECURITY)
COMPUTED = {"desk:verify"}
"""Recomputes the whole journal when somebody presses the button: a few statements for each level of its tree, none for each act."""
ASKED = {"portal:check": {"id": "subsistence"}, "portal:apply": {"id": "old_age_allowance"}, "portal:book": {"id": "marriage"},
         "administration:officer": {"staff": "T01"}}  # fmt: skip


@pytest.fixture
def grown(made):
    """Values for the addresses, in a district where thirty more applications have come in."""
    for _ in range(MORE):
        open_case(sample.old_age("林玉兰", sample.TOWN, date(2024, 3, 18)), "accept", on=date(2024, 3, 18), by=sample.by("V01"))
    letter = cases.letters(made["refused"], date(2024, 12, 31))[0].pk
    ours = {"verb": "serve", "matter": "subsistence", "id": letter, "year": 2024, "place": 0, **places(made)}
    return [ours | {"number": made["refused"]}, ours | {"number": made["decided"]}]


def client_of(who: str, signed_in) -> Client:
    if who not in (SYSTEM, SECURITY):
        return signed_in(who)
    user = User.objects.create(username=who)
    Account.objects.create(user=user, duty=who)
    client = Client()
    client.force_login(user)
    return client


def is_page(answer) -> bool:
    return answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html") and "Content-Disposition" not in answer.headers


def test_every_page_asks_at_most_twelve_times(grown, signed_in):
    seen, over = set(), {}
    for who in WHO:
        client = client_of(who, signed_in)
        for name, route in routes():
            for where in dict.fromkeys(addressed(route, values | named(name) | ASKED.get(name, {})) for values in grown):
                if not is_page(client.get(where)) or name in COMPUTED:
                    continue
                with CaptureQueriesContext(connection) as asked:
                    client.get(where)
                seen.add(name)
                if len(asked) > MOST:
                    over[who, where] = len(asked)
    assert over == {}
    assert len(seen) > 50, sorted(name for name, _ in routes() if name not in seen)
