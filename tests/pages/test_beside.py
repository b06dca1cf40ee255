"""What is wrong with a field is told beside it as one types, by the fact itself, whatever form it stands in."""

from __future__ import annotations

import pytest
from django.test import Client

from minzheng.facts import couple, handling, person

URL = "/field/"


def told(client, name, typed, **more):
    answer = client.post(URL, {"field": name, name: typed, **more})
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    assert answer["Content-Type"].startswith("text/plain")
    return answer.content.decode()


@pytest.mark.parametrize(
    ("name", "typed", "error"),
    [
        ("person.0.person.wages", "九百", "应为金额，单位元，至多两位小数"), ("person.wages", "900.00", ""), ("person.0.person.wages", "-1", "不能小于0"),
        ("person.3.person.grade", "5", "不能大于4"), ("person.3.person.grade", "4", ""), ("change.1.person.works", "maybe", "请选“是”或者“否”"),
        ("person.0.person.born", "1981-02-29", "应为实际存在的日期，写作2024-07-01"), ("handling.reason", "<b>甲</b>", ""),
        ("handling.reason", "甲\0乙", "含有不能使用的控制字符"), ("couple.proof", "双方均持有", ""), ("person.0.person.wages", "", ""),
    ],
)  # fmt: skip
def test_the_fact_says_what_is_wrong(name, typed, error):
    assert told(Client(), name, typed) == error


def test_a_day_that_never_came_is_no_error():
    name = f"person.0.{person.died.key}"
    assert told(Client(), name, "不是日期")
    assert not told(Client(), name, "", **{f"{name}.never": "1"})


@pytest.mark.parametrize("name", ["", "person", "person.nobody", "nobody.wages", "__class__.own", "person.0.", "x" * 500])
def test_what_no_form_asks_is_not_found(name, db):
    assert Client().post(URL, {"field": name, name or "x": "1"}).status_code == 404


def test_it_is_only_posted_to_and_keeps_nothing(django_assert_num_queries, db):
    assert Client().get(URL).status_code == 405
    with django_assert_num_queries(0):
        told(Client(), couple.proof.key, "双方均持有")
    assert not Client().post(URL, {"field": handling.reason.key, handling.reason.key: "为什么"}).cookies
