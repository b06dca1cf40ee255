"""Demo accounts: only in a rehearsed district, with passwords that are printed, kept in a private file, and the same next time."""

from __future__ import annotations

import stat

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client

from minzheng.desk.accounts import FILE, create_administrators, demo_accounts
from minzheng.desk.models import Account


@pytest.fixture(autouse=True)
def quick_hashing(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    (settings.DATA_DIRECTORY / FILE).unlink(missing_ok=True)


def test_every_kind_of_work_has_an_account_that_opens_the_desk(here):
    listed = demo_accounts()
    assert {name for name, _, _ in listed} >= {"town", "approver", "head", "finance", "registrar", "inspector", "legal", "auditor"}
    for name, secret, _ in listed:
        client = Client()
        assert client.post("/login/", {"username": name, "password": secret})["Location"] == "/desk/"
        assert client.get("/desk/", follow=True).status_code == 200


def test_the_next_start_prints_the_same_and_the_database_keeps_only_hashes(here):
    first = demo_accounts()
    assert demo_accounts() == first
    secrets = {secret for _, secret, _ in first}
    assert len(secrets) == len(first)
    assert not secrets & set(User.objects.values_list("password", flat=True))
    file = settings.DATA_DIRECTORY / FILE
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    file.unlink()
    assert {secret for _, secret, _ in demo_accounts()}.isdisjoint(secrets)


def test_a_new_database_takes_the_kept_passwords(here):
    listed = {name: secret for name, secret, _ in demo_accounts()}
    User.objects.all().delete()
    assert {name: secret for name, secret, _ in demo_accounts()} == listed
    assert Client().post("/login/", {"username": "auditor", "password": listed["auditor"]}).status_code == 302


def test_a_real_district_has_none(here):
    from minzheng.procedure.models import State

    State.objects.filter(name="mode").update(value="真实")
    assert demo_accounts() == []
    assert User.objects.count() == 0


def test_no_district_no_account(db):
    assert demo_accounts() == []


NEW = "yi-ge-xin-de-kouling"


def change(client, old, new, again=None):
    return client.post("/desk/password/", {"old_password": old, "new_password1": new, "new_password2": new if again is None else again})


def test_an_administrator_changes_the_first_password_before_anything_else(here):
    secret = {name: secret for name, secret, _ in create_administrators()}["auditor"]
    client = Client()
    client.post("/login/", {"username": "auditor", "password": secret})
    for where in ("/desk/", "/desk/looks/", "/desk/journal/", "/desk/find/"):
        assert client.get(where)["Location"] == "/desk/password/", where
        assert client.post(where)["Location"] == "/desk/password/", where
    page = client.get("/desk/password/").content.decode()
    assert "更换以后才能办理" in page
    for old, new, again, said in ((secret, secret, None, "不能与现在的相同"), ("wrong", NEW, None, "error"), (secret, "123456789012", None, "error"),
                                  (secret, "duan", None, "error"), (secret, NEW, "bu-yi-yang-de-kouling", "error")):  # fmt: skip
        assert said in change(client, old, new, again).content.decode()
        assert client.get("/desk/")["Location"] == "/desk/password/"
    assert change(client, secret, NEW)["Location"] == "/desk/"
    assert client.get("/desk/").status_code == 200
    assert not Account.objects.get(user__username="auditor").must_change
    assert Client().post("/login/", {"username": "auditor", "password": secret}).status_code == 200
    assert Client().post("/login/", {"username": "auditor", "password": NEW})["Location"] == "/desk/"


def test_each_of_the_three_must(here):
    names = {name for name, _, _ in create_administrators()}
    assert set(Account.objects.filter(must_change=True, demo=False).values_list("user__username", flat=True)) == names


def test_demo_accounts_are_marked_and_exempt(here):
    name, secret, _ = demo_accounts()[0]
    assert set(Account.objects.values_list("demo", "must_change")) == {(True, False)}
    client = Client()
    client.post("/login/", {"username": name, "password": secret})
    assert client.get("/desk/").status_code == 200
    assert "演示账户，口令不必更换" in client.get("/desk/password/").content.decode()
