"""Promises that every matter keeps, whatever its line: law, clocks, letters, guide, form, figures, glossary."""

from __future__ import annotations

from datetime import date

import pytest

from minzheng.catalogue import matters, register_words
from minzheng.procedure.serials import written_row
from minzheng.vocabulary import Matter, Monthly
from minzheng.vocabulary.facts import GROUPS, facts_in
from minzheng.vocabulary.form import schema
from minzheng.vocabulary.guide import guide
from minzheng.vocabulary.steps import steps_in
from minzheng.vocabulary.wording import wording

DAYS = (date(2024, 7, 1), date(2026, 11, 1))
every_matter = pytest.mark.parametrize("matter", matters(), ids=lambda matter: matter.id)


@every_matter
def test_its_law_is_in_force_in_the_rehearsed_year_and_today(matter: Matter) -> None:
    assert all(matter.in_force(day) for day in DAYS)


@every_matter
def test_every_condition_gate_clock_and_promise_cites_an_article(matter: Matter) -> None:
    cited = [c.basis for c in matter.conditions] + [g.basis for s in matter.steps for g in matter.gates_of(s)]
    cited += [c.basis for c in matter.clocks] + [p.basis for p in matter.promises] + [e.basis for e in matter.evidence]
    assert all(cited)


@every_matter
def test_every_step_of_the_organ_has_a_limit_a_start_or_says_that_no_text_sets_one(matter: Matter) -> None:
    for step in matter.steps:
        if step.within is not None and step.within.kind in ("working_days", "days", "months"):
            assert step.after is not None, f"{matter.id}.{step.verb}: a limit runs from a step"


@every_matter
def test_every_term_can_be_worded_and_read(matter: Matter) -> None:
    from minzheng.vocabulary.reading import read

    for term in matter.terms():
        assert wording(term)
        assert read(term)


@every_matter
def test_what_gates_look_back_at_are_steps_of_the_matter(matter: Matter) -> None:
    assert set(steps_in(*matter.terms())) <= set(matter.steps)
    assert {s.after for s in matter.steps if s.after} <= set(matter.steps)
    assert {p.step for p in matter.promises} <= set(matter.steps)


@every_matter
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_its_guide_prints(matter: Matter, day: date) -> None:
    sections = {section.title: section.lines for section in guide(matter, day)}
    assert sections["设定依据"]
    assert sections["办理流程"]
    assert not any("None" in line or "<" in line for lines in sections.values() for line in lines)


@every_matter
def test_its_form_is_complete(matter: Matter) -> None:
    shape = schema(matter)
    for group in shape["required"]:
        one = shape["properties"][group]
        one = one.get("items", one)
        assert one["title"] == GROUPS[group].title
        assert all(field["title"] for field in one["properties"].values())


@every_matter
def test_every_act_is_counted_by_a_figure_or_declared_uncounted(matter: Matter) -> None:
    counted = {figure.measure.step for figure in matter.figures if figure.measure.step}
    entered = {entry.step for entry in matter.enters}
    missing = [s.verb for s in matter.steps if s not in counted | entered | set(matter.uncounted)]
    assert not missing
    assert not counted & set(matter.uncounted)


@every_matter
def test_adverse_steps_issue_a_letter(matter: Matter) -> None:
    assert all(step.letter for step in matter.steps if step.adverse)


@every_matter
def test_it_is_rehearsed_by_stories(matter: Matter) -> None:
    for story in matter.stories:
        assert {step for step, _ in story.path} <= set(matter.steps)
        assert set(story.acts) <= {step for step, _ in story.path}
        assert story.count >= 0  # 0: an example only


@every_matter
def test_what_tops_up_other_benefits_names_benefits_whose_share_reads_only_what_they_ask(matter: Matter) -> None:
    paying = {one.id: one for one in matters() if isinstance(one.pays, Monthly)}
    for fact in matter.needed():
        for other in fact.source.shares:
            share = paying[other].pays.share  # type: ignore[union-attr]
            assert share is None or set(facts_in(share)) <= set(paying[other].needed())


def test_every_register_has_a_chinese_word_and_no_number_of_a_row_looks_like_a_case() -> None:
    opened = {entry.register for one in matters() for entry in one.enters if not (entry.ends or entry.changes)}
    assert set(register_words()) == opened
    words = [*register_words().values(), *(one.word for one in matters())]
    assert len(words) == len(set(words))
    assert not any(written_row(register, 2024, 1).partition("-")[0].isascii() for register in opened)


def test_figure_ids_are_unique() -> None:
    ids = [figure.id for matter in matters() for figure in matter.figures]
    assert len(ids) == len(set(ids))


def test_the_glossary_is_current() -> None:
    import subprocess
    import sys
    from pathlib import Path

    root = Path(__file__).resolve().parents[1]
    done = subprocess.run([sys.executable, str(root / "tools" / "glossary.py"), "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
