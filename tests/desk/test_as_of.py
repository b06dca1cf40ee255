"""ON=2024-03-12: everything as it stood that day, marked as such, and nothing can be done."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import override_settings

from minzheng.journal.read import of_case
from minzheng.pages.numbers import newest


@pytest.fixture(autouse=True)
def fixed_day():
    with override_settings(VIEW_AS_OF="2024-03-12"):
        yield


def test_cases_stand_where_they_stood(made, signed_in):
    client = signed_in("H01")
    rows = client.get("/desk/").content.decode()
    assert "只读视图：2024年3月12日当日的情形" in rows
    assert rows.count("公示") >= 4  # decided and refused a week later
    assert "审核确认（确认）" not in rows
    page = client.get(f"/desk/cases/{made['decided']}/").content.decode()
    assert "2024-03-19" not in page
    assert "按2024年3月12日施行的规定审查" in page
    assert "最低生活保障确认通知书" not in page


def test_what_came_later_is_not_there(made, signed_in):
    last = of_case(made["decided"]).last()
    assert str(last.on) == "2024-03-19"
    assert signed_in("B01").get(f"/desk/acts/{last.seq}/").status_code == 404
    assert "0户" in signed_in("B01").get("/desk/figures/2024/subsistence_granted/").content.decode()


def test_nothing_can_be_done(made, signed_in):
    client, before = signed_in("B01"), newest()
    for where in (f"cases/{made['published']}/do/decide/", "new/subsistence/accept/", "journal/sign/"):
        answer = client.post(f"/desk/{where}", {"act_id": str(uuid4()), "do": "open"})
        assert answer.status_code == 403, where
        assert "只读视图" in answer.content.decode()
    assert newest() == before


def test_colours_and_counts_are_of_that_day(made, signed_in):
    import re

    page = signed_in("H01").get("/desk/?colour=red").content.decode()
    assert made["accepted"] in page
    counts = {name: int(one) for name, one in re.findall(r'tab-([a-z]+)"[^>]*><b>(\d+)</b>', page)}
    assert counts["open"] == sum(counts[name] for name in ("red", "yellow", "green", "grey")) == 9


def test_one_can_still_sign_in_look_and_sign_out(made, signed_in):
    client = signed_in("B01")
    assert client.post(f"/desk/cases/{made['published']}/open/", {"why": "审核审批"}).status_code == 302
    assert client.post("/desk/find/", {"text": made["published"]}).status_code == 302
    assert client.post("/logout/").status_code == 302
