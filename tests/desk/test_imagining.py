"""The what-if page: what a new standard would cost by town and month, who enters or leaves (masked), and nothing is written."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from minzheng.journal.models import Act
from minzheng.procedure.what_if import what_if
from tests import payees

DAY = date(2024, 6, 20)
ASKED = {"standard": "低保标准|农村", "amount": "700", "since": "2024-07-01"}


@pytest.fixture
def drawing(here):
    payees.poor_household()
    payees.poor_household(wages=190_000)
    for _ in range(3):
        payees.elder()
    return here


def answered(client, **asked):
    return client.get("/desk/payments/what-if/", ASKED | asked).content.decode()


def test_it_tells_the_cost_by_town_and_month_as_the_command_does_and_writes_nothing(drawing, signed_in):
    client, before = signed_in("H01", DAY), Act.objects.count()
    page = answered(client)
    answer = what_if("低保标准", 70_000, date(2024, 7, 1), key="农村", known_on=DAY)
    assert answer.cost == 2 * 6 * 3 * 5_500  # two households of three, six months
    assert f"共多支出{answer.cost / 100:,.2f}元" in page
    assert page.count('class="chart chart-wide" role="img"') == page.count('class="chart chart-narrow" role="img"') == 2
    assert "2024年7月" in page
    assert "没有写入任何内容" in page
    assert Act.objects.count() == before


def test_who_leaves_is_masked_and_named_only_to_who_handles_the_benefit(drawing, signed_in):
    lower = {"amount": "620"}
    assert "不再符合：某*" in answered(signed_in("B01", DAY), **lower)
    finance = answered(signed_in("F01", DAY), **lower)
    assert "某甲" not in finance


def test_a_lower_standard_shows_what_is_saved(drawing, signed_in):
    page = answered(signed_in("F01", DAY), amount="640")
    assert "共少支出" in page
    assert "逐月少支出" in page


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"amount": "七百"}, "新标准应为金额"),
        ({"amount": "700.123"}, "新标准应为金额"),
        ({"standard": "没有的标准|"}, "没有这项标准"),
        ({"since": "明年"}, "不是日期"),
        ({"since": "2034-01-01"}, "只测算前后"),
        ({"until": "2024-05-31"}, "早于新标准施行"),
        ({"since": "2025-07-01"}, "标准未取得"),
    ],
)
def test_what_cannot_be_answered_is_refused_and_stays_in_the_form(drawing, signed_in, asked, said):
    page = answered(signed_in("F01", DAY), **asked)
    assert said in page
    assert f'value="{(ASKED | asked)["amount"]}"' in page


def test_the_number_of_statements_does_not_grow_with_the_payees(drawing, signed_in):
    client, counts = signed_in("H01", DAY), []
    for more in (0, 5):
        for _ in range(more):
            payees.poor_household()
        answered(client)  # the facts of new payees are read once
        with CaptureQueriesContext(connection) as seen:
            answered(client)
        counts.append(len(seen))
    assert counts[1] <= counts[0]


@pytest.mark.parametrize(("staff", "status"), [("H01", 200), ("F01", 200), ("B01", 200), ("auditor", 200), ("T01", 404), ("R01", 404)])
def test_only_who_raises_standards_pays_or_oversees_gets_the_page(here, signed_in, staff, status):
    assert signed_in(staff, DAY).get("/desk/payments/what-if/").status_code == status
