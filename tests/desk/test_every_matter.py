"""Every matter can be begun at the counter, from the form made of its facts, by the office that begins it."""

from __future__ import annotations

import random
from uuid import uuid4

import pytest

from minzheng.catalogue import matters
from minzheng.desk import newform
from minzheng.desk.acting import ELSEWHERE
from minzheng.offices import ALL
from minzheng.pages.asking import raw_of
from minzheng.pages.day import Shown
from minzheng.procedure.cases import Scope, visible
from minzheng.procedure.choices import asked, beginnings
from minzheng.procedure.funds_opening import open_funds
from minzheng.procedure.models import Case
from minzheng.rehearsal.sampling import draw

from .conftest import TODAY
from .district import OFFICERS, TOWN, by, person_of

OFFICES = {office.id for office in ALL}
PEOPLE = {"orphan_allowance": "王小梅", "uncared_child": "王小梅", "old_age_allowance": "林玉兰"}
BEGINNERS = {"random_inspection": "H01"}
"""Who plans: what the section lists has to come out of a draw."""


def beginner(matter, here):
    """The first of the sample officers who may begin the matter, and the first step he may begin it by."""
    for staff, _, office, town in OFFICERS:
        if BEGINNERS.get(matter.id, staff) != staff:
            continue
        steps = beginnings(matter, here.situation(TODAY), [(office, "")])
        if steps and (town == TOWN or not town):
            return staff, steps[0]
    raise AssertionError(f"nobody begins {matter.id}")


def filled_in(matter, step, day):
    """The form's answers as an ordinary case gives them."""
    rng = random.Random(5)
    form = newform.make(matter, None, day, TOWN)
    sent = {"do": "open", "act_id": str(uuid4()), "town": TOWN}
    fields = [field for part in form.parts for member in part.members for field in member.fields]
    named = [(field.fact, field.name) for field in fields] + [(fact, fact.key) for fact in asked(matter, step)]
    for fact, name in named:
        raw, never = raw_of(fact, draw(fact, rng, day))
        sent |= {f"{name}.never": "1"} if never else {name: raw}
    if (follows := next((one.follows for one in matter.stories if one.follows and matter.stories[0].follows), None)) is not None:
        name = next(name for fact, name in named if fact is follows.fact)
        sent[name] = Case.objects.create(number="处罚-2024-000001", matter="penalty", line="行政执法", opened_on=day, facts="{}", closed=True).pk
    if form.people:
        sent["person.0.id"] = person_of(PEOPLE.get(matter.id, "王家国")).pk
        sent["person.0.person.relation"] = "本人"
    return sent


@pytest.fixture(autouse=True)
def funds(here):
    """The restricted funds that gifts go to."""
    names = ("6·30助力乡村振兴", "乡村绿化", "其他基金及助困项目")
    open_funds([(name, "限定用途", 0) for name in names], on=TODAY, by=by("C01"))


@pytest.mark.parametrize("matter", matters(), ids=lambda one: one.id)
def test_it_begins_from_its_own_form(here, signed_in, matter):
    staff, step = beginner(matter, here)
    sent = filled_in(matter, step, TODAY)
    if step.officers >= 2:
        sent["second"] = "E02"
    answer = signed_in(staff).post(f"/desk/new/{matter.id}/{step.verb}/", sent)
    assert answer.status_code == 302, answer.content.decode().split("<main")[1][:1500]
    case = visible(Scope(None)).get(matter=matter.id)
    assert (case.matter, case.opened_on) == (matter.id, TODAY)
    assert signed_in(staff).get(f"/desk/cases/{case.number}/").status_code == 200


@pytest.mark.parametrize("matter", matters(), ids=lambda one: one.id)
def test_its_page_shows_every_next_step_as_a_form(here, signed_in, matter):
    staff, step = beginner(matter, here)
    sent = filled_in(matter, step, TODAY) | ({"second": "E02"} if step.officers >= 2 else {})
    signed_in(staff).post(f"/desk/new/{matter.id}/{step.verb}/", sent)
    number = visible(Scope(None)).get(matter=matter.id).number
    opened = 0
    for one, _, office, town in OFFICERS:
        for next_step in matter.steps:
            if next_step.office.id == office and town in ("", TOWN):
                answer = signed_in(one).get(f"/desk/cases/{number}/do/{next_step.verb}/")
                elsewhere = next_step.part in ELSEWHERE
                assert answer.status_code == (302 if elsewhere else 200), (one, next_step.verb)
                opened += 1
    assert opened


def test_a_day_without_a_district_is_refused_in_words():
    from minzheng.vocabulary.errors import Refusal

    with pytest.raises(Refusal, match="还没有建立地区"):
        Shown(None, TODAY, False, None).here  # noqa: B018
