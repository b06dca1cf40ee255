"""Signing in: throttled, telling nothing, returning to the same place; the practice day; signing out."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import quote

import pytest
import time_machine
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client

from minzheng.desk.models import Account
from minzheng.pages.models import Attempt
from tests.pages.refusing import refused

SECRET = "zheli-4you-yige-kouling"


@pytest.fixture(autouse=True)
def quick_hashing(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def account(here):
    user = User.objects.create_user("town", password=SECRET)
    Account.objects.create(user=user, officer_id="T01")
    return user


def test_one_signs_in_and_returns_to_the_page_one_wanted(account):
    client = Client()
    asked = client.get("/desk/cases/%E4%BD%8E%E4%BF%9D-2024-000001/")
    assert asked["Location"] == "/login/?next=" + quote(quote("/desk/cases/低保-2024-000001/"))
    answer = client.post(asked["Location"], {"username": "town", "password": SECRET, "next": "/desk/new/"})
    assert answer["Location"] == "/desk/new/"
    assert client.post("/login/", {"username": "town", "password": SECRET, "next": "https://elsewhere.example/"})["Location"] == "/desk/"


def test_a_wrong_password_and_an_unknown_account_read_the_same(account):
    pages = [Client().post("/login/", {"username": name, "password": "wrong"}).content.decode() for name in ("town", "nobody")]
    plain = [page.replace("town", "X").replace("nobody", "X") for page in pages]
    strip = [re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page) for page in plain]
    assert strip[0] == strip[1]
    assert "账户或者口令不正确" in pages[0]


def test_five_failures_close_the_door_for_a_quarter_of_an_hour(account):
    with time_machine.travel("2026-11-22T01:00:00Z", tick=False) as clock:
        client = Client()
        for _ in range(5):
            assert client.post("/login/", {"username": "town", "password": "wrong"}).status_code == 200
        assert "登录失败次数过多" in client.post("/login/", {"username": "Town ", "password": SECRET}).content.decode()
        assert Client(REMOTE_ADDR="10.0.0.9").post("/login/", {"username": "town", "password": SECRET}).status_code == 302
        clock.shift(15 * 60 + 1)
        assert client.post("/login/", {"username": "town", "password": SECRET}).status_code == 302
        assert Attempt.objects.count() == 0


def test_nothing_that_was_typed_is_kept_of_a_failure(account):
    Client().post("/login/", {"username": "maybe-a-password", "password": "wrong"})
    assert "maybe" not in str(Attempt.objects.values().get())


def test_an_account_bound_to_nobody_sees_nothing(here):
    client = Client()
    client.force_login(User.objects.create(username="stray"))
    answer = client.get("/desk/")
    assert answer.status_code == 403
    assert "这个账户没有对应的工作人员" in answer.content.decode()


def test_an_office_that_ended_ends_at_once(made, signed_in):
    from minzheng.procedure.cases import Scope, visible
    from minzheng.registers.read import offices_of

    client = signed_in("R01")
    assert client.get(f"/desk/cases/{made['divorce']}/").status_code == 200
    _dismiss("R01")
    assert offices_of("R01", date(2024, 3, 20)) == []
    assert client.get(f"/desk/cases/{made['divorce']}/").status_code == 404
    assert visible(Scope(frozenset())).count() == 0


def _dismiss(staff):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE registers_appointment SET until = %s WHERE officer_id = %s", [date(2024, 3, 1), staff])


def test_signing_out_ends_the_session(made, signed_in):
    client = signed_in("T01")
    assert client.post("/logout/")["Location"] == "/login/"
    assert client.get("/desk/")["Location"] == "/login/?next=/desk/"
    assert client.get("/logout/").status_code == 405


def test_the_practice_day_goes_forward_only_and_only_in_a_rehearsal(made, signed_in):
    from minzheng.procedure.models import State

    State.objects.create(name="rehearsal", value={"through": "2024-03-20"})
    client = signed_in("T01")
    assert client.post("/desk/day/", {"day": "2024-04-01"}).status_code == 302
    assert "2024年4月1日" in client.get("/desk/").content.decode()
    assert refused(client.post("/desk/day/", {"day": "2024-03-01"}))
    assert refused(client.post("/desk/day/", {"day": "31 April"}))
    State.objects.filter(name="mode").update(value="真实")
    assert refused(client.post("/desk/day/", {"day": "2024-04-02"}))
