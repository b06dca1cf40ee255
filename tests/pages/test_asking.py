"""Fields from facts: what is typed is read strictly, in the form people type it, and shown again as it was."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng.facts import couple, handling, penalty, person
from minzheng.pages.asking import Field, blank, filled_with_nothing, posted, raw_of, value_of
from minzheng.vocabulary.errors import BadFact
from minzheng.vocabulary.facts import NEVER


def read(fact, typed, **more):
    return posted([fact], {fact.key: typed, **more})


@pytest.mark.parametrize(
    ("fact", "typed", "value"),
    [
        (person.works, "yes", True), (person.works, "no", False), (person.wages, "900", 90_000), (person.wages, "9,000.5", 900_050),
        (person.wages, "１２３．４０", 12_340), (person.wages, "12,345.6", 1_234_560), (person.wages, "１２，３４５", 1_234_500),
        (person.wages, "３，０００元", 300_000), (person.wages, "¥ 1200.50", 120_050), (person.refusals, "3 次", 3),
        (person.wages, "12 345", 1_234_500), (person.grade, " 2 ", 2), (person.born, "1980-02-29", date(1980, 2, 29)),
        (couple.proof, "双方均持有", "双方均持有"), (handling.reason, " 第一行\r\n第二行 ", "第一行\n第二行"),
    ],
)  # fmt: skip
def test_what_people_type_is_understood(fact, typed, value):
    answers = read(fact, typed)
    assert answers.whole
    assert answers.values == {fact.key: value}


@pytest.mark.parametrize(
    ("fact", "typed"),
    [
        (person.works, "on"), (person.wages, "元"), (person.wages, "3万"), (person.wages, "30次"), (person.wages, "1.234"), (person.wages, "1e3"),
        (person.wages, "12,34"), (person.wages, "1,2345"), (person.wages, "1,234 567"), (person.wages, "九百"), (person.wages, "-0.01"), (person.grade, "5"),
        (person.grade, "2.0"), (person.born, "1981-02-29"), (person.born, "29/2/1980"), (couple.proof, "都有"), (penalty.kind, "罚款 "[:1]),
        (handling.reason, "甲\0乙"), (handling.reason, "长" * 2001),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_said_beside_the_field(fact, typed):
    answers = read(fact, typed)
    assert not answers.whole
    assert answers.values == {}
    assert fact.key not in answers.errors[0].error  # no identifier among the words
    assert answers.fields[0].raw.startswith(typed[:2000])


def test_an_empty_field_is_an_error_only_once_the_form_is_sent_in():
    assert read(person.wages, "").errors[0].error == "请填写"
    assert posted([person.wages], {}, strict=False).whole


def test_a_day_that_has_not_come_is_a_box_to_tick():
    assert read(person.died, "", **{"person.died.never": "1"}).values == {"person.died": NEVER}
    assert not read(person.born, "", **{"person.born.never": "1"}).whole


@given(st.integers(0, 10**15))
def test_money_survives_being_shown_and_read_again(fen):
    text, never = raw_of(person.wages, fen)
    assert not never
    assert value_of(Field(person.wages, "x", text)) == fen


@given(st.text(max_size=40))
def test_nothing_typed_breaks_the_reading(typed):
    for fact in (person.works, person.wages, person.grade, person.born, couple.proof, handling.reason):
        try:
            value_of(Field(fact, "x", typed))
        except BadFact:
            continue


def test_nothing_is_filled_over_what_stands_there():
    fields = {one.fact.key: one for one in blank([person.works, person.wages, person.schooling, person.died, person.relation, penalty.facts_count])}
    fields["person.wages"].raw = "900"
    for one in fields.values():
        filled_with_nothing(one)
    assert [fields[key].raw for key in ("person.works", "person.wages", "person.schooling", "person.relation", "penalty.facts_count")] == [
        "no", "900", "无", "", "",
    ]  # fmt: skip
    assert fields["person.died"].never
