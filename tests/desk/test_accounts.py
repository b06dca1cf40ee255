"""Demo accounts: only in a rehearsed district, with passwords that are printed, kept in a private file, and the same next time."""

from __future__ import annotations

import stat

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client

from minzheng.desk.accounts import FILE, demo_accounts


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
        assert client.get("/desk/").status_code == 200


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
