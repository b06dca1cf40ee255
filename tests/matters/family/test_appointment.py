"""登记预约：约在将来，当日到场，过后失效；取消以后不能再到场。"""

from __future__ import annotations

from datetime import date

import pytest

from minzheng.calendar import PACKAGED
from minzheng.catalogue import matter
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.proceeding import Proceeding, admit
from minzheng.vocabulary.situation import Act, Situation
from tests.matters.everyday import NoRates

BOOKED, VISIT = date(2024, 3, 18), date(2024, 3, 20)


def done(case: Proceeding, verb: str, day: date, office: str, **said: object) -> Proceeding:
    act = Act(verb, day, ("R01",), {key.replace("__", "."): value for key, value in said.items()}, office, 1)
    return admit(case, act, Situation(day, PACKAGED, NoRates())).after


def booked(visit: date = VISIT, day: date = BOOKED) -> Proceeding:
    facts = {"appointment.name": "周大明、何小丽", "appointment.telephone": "", "appointment.marriage_business": "结婚登记"}
    return done(Proceeding(matter("marriage_appointment"), facts), "book", day, "couple", appointment__visit_on=visit, appointment__half="上午")


def test_one_books_for_today_or_later_and_never_for_a_day_gone_by():
    assert not booked(BOOKED).closed
    with pytest.raises(Refusal, match="约定的日子还没有过去"):
        booked(date(2024, 3, 17))


@pytest.mark.parametrize(("verb", "office", "day", "may"), [
    ("come", "registrar", date(2024, 3, 19), False), ("come", "registrar", VISIT, True),
    ("miss", "clock", VISIT, False), ("miss", "clock", date(2024, 3, 21), True), ("cancel", "couple", date(2024, 3, 19), True),
])  # fmt: skip
def test_what_may_become_of_it_and_when(verb, office, day, may):
    if may:
        assert done(booked(), verb, day, office).closed
    else:
        with pytest.raises(Refusal):
            done(booked(), verb, day, office)


def test_adoptions_are_booked_with_the_section_and_both_stay_confidential():
    page = matter("adoption_appointment")
    assert page.step("come").office.id == "section"
    assert page.confidential
    assert matter("marriage_appointment").confidential
