"""The small district of `district.py`, with accounts, and a client signed in as each kind of officer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.test import Client

from minzheng.desk import drafting
from minzheng.desk.models import AUDIT, Account
from minzheng.pages import numbers
from minzheng.pages.day import PRACTICE_DAY
from minzheng.procedure.district import District
from minzheng.reporting import cycle
from tests import emptying

from . import district as sample

TODAY = date(2024, 3, 20)
AUDITOR = "auditor"


@pytest.fixture(scope="module", autouse=True)
def emptied() -> Iterator[None]:
    """Lets the database be emptied after each test; the journal's triggers refuse that in service."""
    with emptying.allowed():
        yield


@pytest.fixture
def here(transactional_db: None) -> District:
    """Officers and people, no case; nothing remembered of another test's journal."""
    counted = (numbers.figures, numbers.relations, numbers.editions, numbers.report, numbers._counted)
    for remembered in (*counted, cycle._computed, drafting.own_findings, drafting.last_year):
        remembered.cache_clear()
    return sample.build()


@pytest.fixture
def made(here: District) -> dict[str, str]:
    """Cases at many places of their way, by what they are for."""
    return sample.cases()


@pytest.fixture
def signed_in(here: District) -> Callable[..., Client]:
    """A client signed in as the officer with a staff number (or as the auditor), on a practice day."""

    def sign_in(staff: str, day: date = TODAY) -> Client:
        user, _ = User.objects.get_or_create(username=staff.lower())
        Account.objects.update_or_create(user=user, defaults={"duty": AUDIT} if staff == AUDITOR else {"officer_id": staff})
        client = Client()
        client.force_login(user)
        session = client.session
        session[PRACTICE_DAY] = day.isoformat()
        session.save()
        return client

    return sign_in
