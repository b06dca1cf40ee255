"""The budget page: voted, paid, still to be paid, by line and month; an example is no budget in a real district."""

from __future__ import annotations

import re
from datetime import date

import pytest

from minzheng.desk.budget import Line
from minzheng.funds import listing
from minzheng.library.locality import shipped
from tests import payees


@pytest.fixture
def drawing(here):
    payees.elder()
    payees.elder(born=date(1930, 1, 2), amount=10_000)
    return here


def row(client, line, query=""):
    shown = client.get(f"/desk/payments/budget/{query}").content.decode()
    found = re.search(rf'<tr[^>]*><th scope="row">{line}.*?</tr>', shown, re.DOTALL)[0]
    return {name: re.sub(r"<[^>]+>", "", value).strip() for name, value in re.findall(r'data-label="([^"]+)">(.*?)</td>', found, re.DOTALL)}


def test_what_is_still_to_be_paid_follows_from_who_draws_now(drawing, signed_in):
    told = row(signed_in("F01", date(2024, 10, 15)), "养老服务")
    each = sum(amount for (_, month), amount in listing.expected_by_month(2024).items() if month == 10)
    assert each > 0
    assert told["还要付"] == f"{each * 3 / 100:,.2f}元"  # 10, 11, 12月
    assert told["已付"] == "0.00元"
    assert told["年度预算"] == "12,800,000.00元"
    assert told["进度"] == "0%"
    assert "预算数是示例" in signed_in("F01", date(2024, 10, 15)).get("/desk/payments/budget/").content.decode()


def test_what_will_not_do_is_said_and_what_nobody_voted_is_not_made_up():
    assert Line("养老服务", 100, False, 80, 40).left == -20
    unknown = Line("殡葬管理", None, False, 5, 0)
    assert (unknown.left, unknown.percent, unknown.expected) == (None, None, 5)


def test_an_example_is_no_budget_where_it_counts(drawing, signed_in, monkeypatch):
    from minzheng.desk import budget

    assert {one.confidence for one in shipped().budgets} == {"illustrative"}
    shown = type("Shown", (), {"here": type("Here", (), {"locality": shipped()}), "rehearsed": False})
    assert budget._budgets(shown, 2024) == []


def test_it_is_for_those_who_see_the_payrolls(drawing, signed_in, django_assert_max_num_queries):
    for staff in ("T01", "B01", "R01"):
        assert signed_in(staff).get("/desk/payments/budget/").status_code == 404
    for staff in ("H01", "auditor", "F01"):
        assert signed_in(staff).get("/desk/payments/budget/").status_code == 200
    client = signed_in("F01")
    with django_assert_max_num_queries(12):
        client.get("/desk/payments/budget/")


def test_the_course_is_drawn_with_its_numbers_as_a_table(drawing, signed_in):
    shown = signed_in("F01").get("/desk/payments/budget/").content.decode()
    assert shown.count('class="chart-figure"') == 2
    assert "（预计）" in shown
    assert "预算按月平均" in shown
