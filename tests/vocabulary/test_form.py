"""What a matter asks, as a JSON Schema, and answers read strictly: each wrong one is named with what is wrong."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

import pytest

from minzheng.vocabulary.cases import random_facts
from minzheng.vocabulary.coding import decode, decode_history, encode, encode_history
from minzheng.vocabulary.errors import BadFact, MissingFact
from minzheng.vocabulary.facts import NEVER
from minzheng.vocabulary.form import name_of, property_of, read_act_facts, read_answers, schema
from tests.vocabulary.toy import ACCEPTED, DAY, allowance, homestead, inspect, keeping, licence, object_, odd, person, support, villager

GOOD: dict[str, Any] = {"villager": {"born": "1940-03-05", "died": None, "local": True, "cared_for": False}}


def wrong(answers: Any) -> BadFact:
    with pytest.raises(BadFact) as caught:
        read_answers(allowance, answers)
    return caught.value


def test_money_says_its_unit_in_its_name() -> None:
    assert (name_of(villager.wages), name_of(villager.grade), name_of(villager.born)) == ("wages_fen", "grade", "born")


@pytest.mark.parametrize(
    ("fact", "shape"),
    [
        (villager.local, {"type": "boolean", "title": "具有本地户籍", "description": "来源：登记"}),
        (villager.grade, {"type": "integer", "minimum": 0, "maximum": 4, "unit": "级"}),
        (villager.wages, {"unit": "分", "description": "来源：核对（民政）"}),
        (villager.born, {"type": "string", "format": "date"}),
        (villager.died, {"type": ["string", "null"], "description": "来源：登记；空值表示未死亡"}),
        (homestead.area, {"type": "string", "enum": ["城镇", "农村"], "description": "来源：申报"}),
        (villager.name, {"type": "string"}),
    ],
)
def test_a_fact_has_title_type_and_source(fact: Any, shape: dict[str, Any]) -> None:
    assert shape.items() <= property_of(fact).items()


def test_the_form_asks_exactly_what_the_matter_looks_at() -> None:
    asked = schema(allowance)["properties"]
    assert set(asked) == {"villager", "steps"}  # the first month follows the decision
    assert set(asked["villager"]["required"]) == {"died", "born", "local", "cared_for"}
    assert schema(allowance)["required"] == ["villager"]


def test_members_are_asked_as_a_list_and_the_household_once() -> None:
    asked = schema(support)["properties"]
    assert asked["villager"]["type"] == "array"
    assert asked["villager"]["title"] == "村民"
    assert "wages_fen" in asked["villager"]["items"]["properties"]
    assert asked["homestead"]["type"] == "object"


def test_past_steps_are_asked_where_the_rule_looks_back() -> None:
    asked = schema(odd)["properties"]["steps"]["properties"]
    assert set(asked) == {"accept", "inspect", "decide"}
    assert set(asked["inspect"]["properties"]) == {"day", "opinion"}
    assert "keeping" not in schema(odd)["properties"]  # what an act recorded is told with the act


def test_answers_are_read_as_the_rule_takes_them() -> None:
    facts, members, history = read_answers(allowance, GOOD)
    assert facts == {key: value for key, value in person().items() if key in facts}
    assert len(facts) == 4
    assert (members, history.acts) == ({}, ())


def test_members_and_past_steps_are_read() -> None:
    answers = {
        "homestead": {"fit": True},
        "villager": [{"wages_fen": 100}, {"local": False}],
        "steps": {"decide": {"day": "2024-05-30"}, "accept": {"day": "2024-05-06"}},
    }
    facts, members, history = read_answers(support, answers)
    assert facts == {"homestead.fit": True}
    assert members == {"villager": [{"villager.wages": 100}, {"villager.local": False}]}
    assert [act.verb for act in history.acts] == ["accept", "decide"]


def test_facts_left_out_stay_unknown() -> None:
    facts, _, _ = read_answers(allowance, {"villager": {"local": True}})
    assert facts == {"villager.local": True}


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("local", 1, "true 或者 false"),
        ("local", "是", "true 或者 false"),
        ("born", "1940-02-30", "实际存在的日期"),
        ("born", "19400305", "实际存在的日期"),
        ("born", "1940-W10-2", "实际存在的日期"),
        ("born", "１９４０-03-05", "实际存在的日期"),
        ("born", 19400305, "实际存在的日期"),
        ("born", None, "实际存在的日期"),
        ("died", "未死亡", "实际存在的日期"),
    ],
)
def test_a_wrong_value_is_named(name: str, value: Any, why: str) -> None:
    refusal = wrong({"villager": {**GOOD["villager"], name: value}})
    assert refusal.fact == f"villager.{name}"
    assert why in str(refusal)


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("wages_fen", 100.0, "整数"), ("wages_fen", True, "整数"), ("wages_fen", "100", "整数"), ("wages_fen", -1, "应在0至"),
        ("wages_fen", 2**53, "应在0至"), ("wages", 100, "不是本事项所需"),
    ],
)  # fmt: skip
def test_a_wrong_amount_is_named(name: str, value: Any, why: str) -> None:
    with pytest.raises(BadFact, match=why) as caught:
        read_answers(support, {"villager": [{name: value}]})
    assert caught.value.fact.startswith("villager.wages")


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"villager": [{"wages": 100}]}, "应写作wages_fen"),
        ({"villager": [{"wage_fen": 100}]}, "相近的有：.*wages_fen"),
        ({"villager": [{"zzz": 1}]}, "可填：.*wages_fen"),
        ({"wages": 100}, "应写在villager里面"),
        ({"vilager": []}, "事实分组：.*villager"),
        ({"zzz": {}}, "事实分组：.*villager"),
    ],
)
def test_a_name_that_is_not_known_is_told_what_it_could_have_been(answers: Any, told: str) -> None:
    with pytest.raises(BadFact, match=told):
        read_answers(support, answers)


def test_an_option_that_does_not_exist_is_named_with_those_that_do() -> None:
    with pytest.raises(BadFact, match="城镇、农村"):
        read_answers(support, {"homestead": {"area": "郊区"}})
    with pytest.raises(BadFact, match="城镇、农村"):
        read_answers(support, {"homestead": {"area": ["城镇"]}})


@pytest.mark.parametrize(
    "answers",
    [[], "facts", {"stranger": {}}, {"villager": []}, {"villager": {"stranger": 1}}, {**GOOD, "steps": {"fly": {"day": "2024-05-06"}}}, {**GOOD, "steps": []}],
    ids=["list", "text", "group", "not an object", "fact", "step", "steps"],
)
def test_what_the_matter_does_not_know_is_an_error(answers: Any) -> None:
    assert wrong(answers).fact


@pytest.mark.parametrize("answers", [{"villager": {}}, {"villager": [1]}], ids=["not a list", "no object"])
def test_members_are_a_list_of_objects(answers: Any) -> None:
    with pytest.raises(BadFact):
        read_answers(support, answers)


def test_a_past_step_has_its_day() -> None:
    with pytest.raises(MissingFact, match="受理之日"):
        read_answers(support, {"steps": {"accept": {}}})
    with pytest.raises(BadFact, match="实际存在的日期"):
        read_answers(support, {"steps": {"accept": {"day": "2024-02-30"}}})


@pytest.mark.parametrize("answers", [{"keeping": {"opinion": "同意"}}, {"keeping.opinion": "同意"}, {"opinion": "同意"}])
def test_what_an_act_records_is_read_grouped_or_flat(answers: Any) -> None:
    assert read_act_facts(inspect, answers) == {"keeping.opinion": "同意"}


def test_what_an_act_records_is_read_strictly() -> None:
    with pytest.raises(BadFact, match="同意、不同意"):
        read_act_facts(inspect, {"opinion": "也许"})
    with pytest.raises(BadFact, match="JSON"):
        read_act_facts(inspect, ["同意"])
    assert read_act_facts(object_, {"posted": "2024-06-01"}) == {"keeping.posted": date(2024, 6, 1)}
    assert read_act_facts(licence.steps[4], {"outcome": "grant", "why": "理由"}) == {"outcome": "grant", "why": "理由"}


def test_random_facts_pass_the_form_they_were_made_for() -> None:
    """What cases draw is what a citizen could answer."""
    for matter in (allowance, support, odd):
        for seed in range(50):
            facts, members = random_facts(matter, Random(seed), DAY, uncommon=0.3)
            answers: dict[str, Any] = {group: [_json(one) for one in several] for group, several in members.items()}
            for key, value in encode(facts).items():
                group, _, _ = key.partition(".")
                answers.setdefault(group, {}).update(_json({key: value}))
            read, read_members, _ = read_answers(matter, answers)
            assert read == facts
            assert read_members == members


def _json(facts: dict[str, Any]) -> dict[str, Any]:
    known = {fact.key: fact for group in (villager, homestead, keeping) for fact in group.own}
    return {name_of(known[key]): value for key, value in encode(facts).items()}


def test_facts_and_acts_survive_json() -> None:
    facts = {"villager.born": date(1940, 3, 5), "villager.died": NEVER, "villager.wages": 5, "villager.local": True, "homestead.area": "城镇"}
    assert decode(encode(facts)) == facts
    assert encode(facts)["villager.died"] is None
    again = decode_history(encode_history(ACCEPTED))
    assert again.acts == ACCEPTED.acts
    assert again.last == ACCEPTED.last
