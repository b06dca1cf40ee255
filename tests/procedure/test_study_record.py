"""The yearly appraisal reads the exams and drills of the year: the first result, a retake, confirmed drills; never what was typed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from minzheng.catalogue import matter
from minzheng.procedure.known import held
from minzheng.procedure.perform import open_case, perform
from tests.procedure.test_referring import opening, said, staff, who  # noqa: F401 - the fixture of officers


def sat(person: str, score: int, day: date) -> None:
    facts = {"exam__person": person, "exam__opens": date(2024, 9, 1), "exam__closes": date(2024, 12, 1)}
    case = open_case(opening("law_exam", **facts), "enrol", on=day, by=who("L1"), said=said("law_exam", "enrol", day)).case
    perform(case, "sit", on=day, by=who("L1"), said=said("law_exam", "sit", day))
    perform(case, "mark", on=day, by=who("L1"), said=said("law_exam", "mark", day, exam__score=score))


def appraised(person: str) -> dict[str, Any]:
    typed = {"appraisal.person": person, "appraisal.year": 2024, "appraisal.exam": "合格", "appraisal.retaken": False, "appraisal.drills": 7}
    return {key.removeprefix("appraisal."): value for key, value in held(matter("law_appraisal"), typed, date(2025, 1, 10)).items()}


@pytest.mark.parametrize(
    ("scores", "exam", "retaken"), [((60,), "合格", False), ((59,), "不合格", False), ((59, 60), "不合格", True), ((59, 40), "不合格", False)]
)
def test_the_result_is_that_of_the_exam(here: Any, scores: tuple[int, ...], exam: str, retaken: bool) -> None:
    for number, score in enumerate(scores):
        sat("某甲", score, date(2024, 9, 10 + number))
    sat("某乙", 100, date(2024, 9, 20))
    known = appraised("某甲")
    assert (known["exam"], known["retaken"]) == (exam, retaken)


def test_where_nothing_is_recorded_the_finding_of_the_appraiser_stands(here: Any) -> None:
    assert appraised("某丙")["drills"] == 7
    assert appraised("某丙")["exam"] == "合格"


def test_only_confirmed_drills_count(here: Any) -> None:
    for confirmed in (True, False):
        case = open_case(opening("law_drill", drill__person="某甲"), "rehearse", on=date(2024, 5, 6), by=who("S1"),
                         said=said("law_drill", "rehearse")).case  # fmt: skip
        if confirmed:
            perform(case, "confirm", on=date(2024, 5, 7), by=who("L1"))
    assert appraised("某甲")["drills"] == 1
