"""Every answer keeps the content policy; pages of a signed-in person are private and end with the session."""

import pytest
import time_machine
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path

from minzheng.site.middleware import CONTENT_POLICY, SEEN_AT


@login_not_required
def public(request):
    return HttpResponse("公开")


def private(request):
    return HttpResponse("内部")


def sign_out(request):
    from django.contrib.auth import logout

    logout(request)
    return HttpResponse("再见")


def fails(request):
    raise RuntimeError("身份证号不应出现")


urlpatterns = [path("public/", public), path("private/", private), path("out/", sign_out), path("fails/", login_not_required(fails))]


@pytest.fixture(autouse=True)
def own_addresses():
    with override_settings(ROOT_URLCONF=__name__):
        yield


@pytest.fixture
def clerk(db):
    client = Client()
    client.force_login(User.objects.create(username="经办人"))
    return client


@pytest.mark.parametrize("address", ["/public/", "/private/", "/absent/", "/fails/"])
def test_every_answer_carries_the_policy(client, db, address):
    client.raise_request_exception = False
    response = client.get(address)
    assert response["Content-Security-Policy"] == CONTENT_POLICY
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"


def test_the_policy_knows_no_exception():
    assert "default-src 'self'" in CONTENT_POLICY
    assert "unsafe" not in CONTENT_POLICY
    assert "http" not in CONTENT_POLICY
    assert "*" not in CONTENT_POLICY


def test_a_failure_tells_nothing(client, db):
    client.raise_request_exception = False
    response = client.get("/fails/")
    assert response.status_code == 500
    assert "身份证" not in response.content.decode()


def test_everything_asks_to_sign_in_unless_marked_public(client, db):
    assert client.get("/public/").status_code == 200
    response = client.get("/private/")
    assert (response.status_code, response["Location"]) == (302, "/login/?next=/private/")


def test_a_part_of_a_page_sends_the_whole_page_to_the_login(client, db):
    response = client.get("/private/", headers={"HX-Request": "true"})
    assert response["HX-Redirect"] == "/login/"


def test_private_pages_are_kept_nowhere_and_public_ones_vary_by_nobody(clerk, client):
    assert clerk.get("/private/")["Cache-Control"] == "no-store"
    response = client.get("/public/")
    assert "Cache-Control" not in response
    assert response.get("Vary") is None


def test_public_pages_cost_no_query(client, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get("/public/")


def test_signing_out_clears_what_the_browser_holds(clerk):
    assert clerk.get("/out/")["Clear-Site-Data"] == '"cache", "storage"'
    assert clerk.get("/private/").status_code == 302


@pytest.mark.parametrize(("minutes", "status"), [(14, 200), (16, 302)])
def test_an_idle_session_ends_after_a_quarter_of_an_hour(db, minutes, status):
    with time_machine.travel("2024-03-01 09:00+08:00", tick=False) as clock:
        client = Client()
        client.force_login(User.objects.create(username="经办人"))
        client.get("/private/")
        clock.shift(minutes * 60)
        assert client.get("/private/").status_code == status


def test_a_busy_session_ends_after_eight_hours(db):
    with time_machine.travel("2024-03-01 09:00+08:00", tick=False) as clock:
        client = Client()
        client.force_login(User.objects.create(username="经办人"))
        seen = []
        for _ in range(49):
            seen.append(client.get("/private/").status_code)
            clock.shift(10 * 60)
        assert seen == [200] * 49
        response = client.get("/private/")
        assert response.status_code == 302
        assert "登录已过期" in str(response.wsgi_request._messages._queued_messages[0])


def test_reading_on_within_a_minute_writes_nothing(db, django_assert_num_queries):
    with time_machine.travel("2024-03-01 09:00+08:00", tick=False) as clock:
        client = Client()
        client.force_login(User.objects.create(username="经办人"))
        client.get("/private/")
        began = client.session[SEEN_AT]
        clock.shift(30)
        with django_assert_num_queries(2) as asked:
            client.get("/private/")
        assert all(query["sql"].startswith("SELECT") for query in asked)
        clock.shift(60)
        client.get("/private/")
        assert client.session[SEEN_AT] == began + 90


@pytest.mark.parametrize(
    ("method", "site", "mode", "status"),
    [
        ("GET", "cross-site", "navigate", 200),
        ("GET", "cross-site", "no-cors", 403),
        ("POST", "cross-site", "navigate", 403),
        ("GET", "same-origin", "cors", 200),
        ("POST", "same-origin", "cors", 200),
        ("GET", None, None, 200),
    ],
)
def test_only_a_followed_link_may_come_from_elsewhere(client, db, method, site, mode, status):
    headers = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode} if site else {}
    assert client.generic(method, "/public/", headers=headers).status_code == status
