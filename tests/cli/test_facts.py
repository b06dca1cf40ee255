"""matters, facts, guide: what an outsider learns before trying anything; and every form accepts what its schema describes."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from minzheng.catalogue import matters
from minzheng.vocabulary import Matter
from tests.cli.conftest import Run

every_matter = pytest.mark.parametrize("matter", matters(), ids=lambda matter: matter.id)
ON = "2024-07-01"
SAMPLES = 12
BEGUN = {"care_voucher": "2026-09-01"}
"""When what began after ON can be granted."""


def test_matters_lists_every_page_with_its_steps(run: Run) -> None:
    listed = run("matters", "--json").json
    assert [one["id"] for one in listed] == [matter.id for matter in matters()]
    for one in listed:
        assert one["basis"]
        assert all(step["verb"] and step["title"] and step["office"] for step in one["steps"])
    assert "old_age_allowance     高龄津贴" in run("matters").out


@every_matter
def test_its_schema_is_a_json_schema_with_chinese_titles_and_units(run: Run, matter: Matter) -> None:
    shape = run("facts", matter.id, "--json").json
    Draft202012Validator.check_schema(shape)
    for name, field in _fields(shape):
        assert any("一" <= letter <= "鿿" for letter in field["title"]), name
        assert field["type"] != "number", f"{name}: nothing is counted in fractions"
        if name.endswith("_fen"):
            assert field["type"] == "integer"
            assert field["unit"] == "分"


@every_matter
def test_random_facts_made_from_the_schema_alone_are_valid_and_can_be_tried(run: Run, matter: Matter) -> None:
    shape = run("facts", matter.id, "--json").json
    validator = Draft202012Validator(shape, format_checker=FormatChecker())
    for seed in range(SAMPLES):
        facts = _made(shape, random.Random(f"{matter.id}:{seed}"))
        if matter.tiers is not None:
            facts["person"][0]["relation"] = "本人"  # nobody applies for nobody
        validator.validate(facts)
        done = run("try", matter.id, "--on", ON, "--facts", "-", "--json", stdin=facts)
        assert done.code in (0, 1), (done.out, facts)
        assert done.json["decision"] in ("grant", "refuse", "review")


@every_matter
def test_its_example_fits_its_schema_and_would_be_granted(run: Run, matter: Matter) -> None:
    day = BEGUN.get(matter.id, ON)
    example = run("facts", matter.id, "--example", "--on", day).json
    Draft202012Validator(run("facts", matter.id, "--json").json, format_checker=FormatChecker()).validate(example)
    done = run("try", matter.id, "--on", day, "--facts", "-", "--json", stdin=example)
    assert done.code == 0, done.out
    assert done.json["decision"] == "grant"


@every_matter
def test_facts_are_told_to_people_too(run: Run, matter: Matter) -> None:
    told = run("facts", matter.id).out
    for name, field in _fields(run("facts", matter.id, "--json").json):
        assert f"{name} " in told
        assert field["title"] in told


def test_a_guide_names_conditions_steps_and_articles(run: Run) -> None:
    sections = {one["title"]: one["lines"] for one in run("guide", "old_age_allowance", "--on", ON, "--json").json}
    assert any("年满八十周岁" in line and "第三十三条" in line for line in sections["办理条件"])
    assert "【办理流程】" in run("guide", "old_age_allowance").out


def test_a_past_step_may_not_say_what_the_matter_does_not_know(run: Run) -> None:
    facts = run("facts", "old_age_allowance", "--example").json
    facts["steps"] = {"accept": {"day": "2024-06-03", "mood": "good"}}
    assert "mood" in run("try", "old_age_allowance", "--on", ON, "--facts", "-", stdin=facts).refusal()


# --- values from a schema -----------------------------------------------------------------------------------------


def _fields(shape: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    found: list[tuple[str, dict[str, Any]]] = []
    for name, field in shape.get("properties", {}).items():
        inner = field.get("items", field)
        found += _fields(inner) if inner.get("type") == "object" else [(name, inner)]
    return found


def _made(shape: dict[str, Any], rng: random.Random) -> Any:
    """A value the schema allows; days near the day of the act, as no calendar reaches every day a schema can write."""
    if "enum" in shape:
        return rng.choice(shape["enum"])
    kinds = shape["type"] if isinstance(shape["type"], list) else [shape["type"]]
    match rng.choice(kinds):
        case "object":
            return {name: _made(field, rng) for name, field in shape["properties"].items()}
        case "array":
            return [_made(shape["items"], rng) for _ in range(rng.randint(1, 4))]
        case "integer":
            return rng.randint(shape["minimum"], min(shape["maximum"], 3_000_000))
        case "boolean":
            return rng.random() < 0.5
        case "null":
            return None
    if shape.get("format") == "date":
        return (date.fromisoformat(ON) - timedelta(days=rng.randint(0, 1200))).isoformat()
    return "某某"
