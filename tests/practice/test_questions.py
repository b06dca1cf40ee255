"""学法考试的题库：每题四个不同的选项、一个正确，答案与页面一致，同一个数印出同一份卷子，按当日的法律引条文。"""

from __future__ import annotations

from datetime import date

import pytest

from minzheng.catalogue import matter, matters
from minzheng.practice.questions import CHOICES, paper
from minzheng.vocabulary.errors import Refusal
from tests.cli.conftest import run_program

DAY = date(2024, 7, 1)


def test_every_question_has_one_right_answer_and_an_article():
    everything = paper([], 800, 1, DAY)
    assert len({(one.text, one.options[one.answer]) for one in everything}) == 800
    assert all(len(set(one.options)) == CHOICES and one.basis.startswith("《") for one in everything)


def test_the_right_answer_is_what_the_page_says():
    page = matter("penalty")
    for one in paper([page], 60, 3, DAY):
        right, step = one.options[one.answer], next(step for step in page.steps if f"的“{step.title}”" in one.text)
        gates = {gate.title for gate in page.gates_of(step)}
        assert right in {step.office.title, str(step.within), *gates}
        if "哪一项必须先成立" in one.text:
            assert not gates & (set(one.options) - {right})


def test_a_paper_can_be_printed_again_and_another_seed_is_another_paper():
    assert paper([], 20, 5, DAY) == paper([], 20, 5, DAY) != paper([], 20, 6, DAY)


def test_articles_are_those_of_the_day():
    page = matter("publicity_event")
    then, now = ("".join(one.basis for one in paper([page], 8, 1, day)) for day in (DAY, date(2026, 11, 2)))
    assert "中华人民共和国法治宣传教育法" not in then
    assert "中华人民共和国法治宣传教育法" in now


def test_a_bank_too_small_says_so(tmp_path):
    with pytest.raises(Refusal):
        paper([matter("publicity_reminder")], 100, 1, DAY)
    done = run_program(tmp_path, "questions", "penalty", "--count", "3", "--answers")
    assert (done.code, done.out.count("答案：")) == (0, 3)
    assert all(one.in_force(DAY) for one in matters())
