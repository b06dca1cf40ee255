"""What is refused is told on a page like any other; only what is forbidden, missing or a file is told to the browser, too."""

from __future__ import annotations

import pytest

from tests.pages.browsing import browsing
from tests.pages.refusing import refused

from .test_routes import addressed, named, routes
from .test_statements import SECURITY, SYSTEM, client_of, grown, is_page  # noqa: F401

WRONG = "/desk/figures/?year=20x4"


def test_a_refused_page_is_a_page(made, signed_in):
    assert refused(signed_in("H01").get(WRONG))


def test_a_part_of_a_page_gets_an_alert_at_the_top_and_keeps_what_stood_there(made, signed_in):
    answer = signed_in("H01").get(WRONG, headers={"HX-Request": "true"})
    assert (answer.status_code, answer["HX-Retarget"], answer["HX-Reselect"]) == (200, "#refused", ".refusal")
    assert answer["HX-Reswap"].startswith("innerHTML")
    page = answer.content.decode()
    assert 'role="alert"' in page
    assert "<html" not in page
    assert '<div id="refused"></div>' in signed_in("H01").get("/desk/figures/").content.decode()


def test_a_file_that_is_refused_is_no_file(made, signed_in):
    assert signed_in("H01").get("/desk/figures/2024/no_such_figure.xlsx").status_code == 409


def test_what_is_forbidden_is_said_to_be(made, signed_in):
    answer = signed_in("auditor").get("/desk/new/")
    assert answer.status_code == 403
    assert "审计账户只能查阅" in answer.content.decode()


@pytest.mark.slow
@pytest.mark.browser
def test_no_page_says_anything_in_the_console(grown, signed_in, chromium, live_server):  # noqa: F811
    seen = set()
    for who in ("H01", "T02", "R01", "auditor", SYSTEM, SECURITY):
        client = client_of(who, signed_in)
        with browsing(chromium, live_server.url, "desktop", client.cookies["sessionid"].value) as at:
            for name, route in routes():
                where = addressed(route, grown[0] | named(name))
                if name not in seen and is_page(client.get(where)):
                    at.tab.goto(f"{live_server.url}{where}")
                    at.tab.wait_for_load_state("networkidle")
                    assert at.said == [], where
                    seen.add(name)
            if who == "H01":
                at.tab.goto(f"{live_server.url}{WRONG}")
                at.tab.wait_for_selector(".refusal")
                assert at.said == []
    assert len(seen) > 45
