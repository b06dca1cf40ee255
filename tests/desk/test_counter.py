"""The registrars' counter: who comes today, whose window is open, and a certificate as the register has it."""

from __future__ import annotations

from datetime import date

import pytest

from minzheng.catalogue import matter
from minzheng.desk.counter import Waiting
from minzheng.desk.models import Reveal
from minzheng.procedure import online
from minzheng.procedure.models import Case, Letter
from minzheng.procedure.perform import Opening

from .district import by, everyday, walk

SAID = {"couple.present": True, "couple.capable": True, "couple.agreed": True, "couple.still_married": True}


def page(client, where="/desk/counter/"):
    answer = client.get(where)
    assert answer.status_code == 200
    return answer.content.decode()


def section(shown, id):
    return shown[shown.index(f'id="{id}"') :].partition("</section>")[0]


def test_the_days_appointments_are_listed_with_names_masked(here, signed_in):
    booked, visit = date(2024, 3, 18), date(2024, 3, 20)
    online.receive(online.Sent(online.APPOINTMENT, matter("marriage"), name="周大明", phone="13800000000", day=visit, slot="09:00"), on=booked)
    shown = page(signed_in("R01"))
    assert "09:00" in section(shown, "booked")
    assert "周**" in shown
    assert "周大明" not in shown
    assert "13800000000" not in shown
    assert "没有预约" in page(signed_in("R01"), "/desk/counter/?day=2024-03-21")
    assert "没有预约" in page(signed_in("R01"), "/desk/counter/?day=nonsense") or "09:00" in page(signed_in("R01"), "/desk/counter/?day=nonsense")


@pytest.mark.parametrize(("day", "group", "told"), [
    (date(2024, 3, 20), "g-waiting", "今天是第16天，还剩14天"), (date(2024, 4, 3), "g-waiting", "最后一天"), (date(2024, 4, 8), "g-now", "还剩28天"),
    (date(2024, 5, 6), "g-now", "最后一天"), (date(2024, 5, 7), "g-past", "已于1天前结束"),
])  # fmt: skip
def test_a_couple_stands_where_its_window_is(made, signed_in, day, group, told):
    part = section(page(signed_in("R01", day)), group)
    assert made["divorce"] in part
    assert told in part


def test_the_case_shows_its_windows_on_a_line_and_on_month_sheets(made, signed_in):
    shown = page(signed_in("R01"), f"/desk/cases/{made['divorce']}/")
    part = section(shown, "line")
    assert 'datetime="2024-04-03"' in part
    assert 'datetime="2024-05-06"' in part
    assert "今天是第16天" in part
    assert "<caption>2024年4月</caption>" in part
    assert "timeline-drawn" in part
    assert "timeline-drawn" not in page(signed_in("H01"), f"/desk/cases/{made['older']}/"), "no day lies ahead"


def test_what_the_penalty_has_opened_is_counted_down(made, signed_in):
    from minzheng.procedure.perform import perform

    said = {"penalty.kind": "罚款", "penalty.warned": False, "penalty.fine": 500000, "penalty.confiscated": 0, "penalty.facts_count": 1,
            "penalty.hearing_offered": True, "penalty.basis_rank": "法律、法规、规章"}  # fmt: skip
    perform(made["penalty"], "notify", on=date(2024, 3, 18), by=by("E01", "E02"), said=said)
    part = section(page(signed_in("E01"), f"/desk/cases/{made['penalty']}/"), "line")
    assert "陈述申辩、要求听证" in part
    assert 'datetime="2024-03-25"' in part
    assert "今天是第3天，还剩5天" in part


def issued():
    """A divorce with its certificate issued."""
    day = date(2024, 1, 8)
    known = everyday("divorce", day, couple__man="周大明", couple__woman="何小丽")
    facts = {key: value for key, value in known.items() if key in {fact.key for fact in matter("divorce").needed()}}
    last = {**SAID, "couple.same_office": True, "couple.certificate": "L441802-2024-000001"}
    opening = Opening(matter("divorce"), facts, {}, "", "", "周大明、何小丽")
    return walk(opening, [("accept", day, by("R01"), SAID), ("issue", date(2024, 2, 19), by("R01"), last)])


def test_a_certificate_is_printed_twice_as_the_register_has_it_and_the_look_is_kept(here, signed_in):
    number = issued()
    letter = Letter.objects.get(case_id=number, title="离婚证")
    shown = page(signed_in("R01"), f"/desk/letters/{letter.pk}/certificate/")
    assert shown.count('class="certificate"') == 2
    assert shown.count("L441802-2024-000001") == 2
    assert "周大明" in shown
    assert Reveal.objects.filter(case=number, why="打印证件").exists()
    other = Letter.objects.filter(case_id=number).exclude(title="离婚证").first()
    assert signed_in("R01").get(f"/desk/letters/{other.pk}/certificate/").status_code == 404
    assert signed_in("T01").get(f"/desk/letters/{letter.pk}/certificate/").status_code == 404


def test_of_many_that_wait_those_who_come_soonest_are_seen_at_once(made, signed_in, monkeypatch):
    day = date(2024, 3, 20)
    waiting = [Waiting(Case(number=f"离婚-2024-{n:06}", facts="{}"), "冷静期", day, day, "还剩1天", False) for n in range(1, 13)]
    monkeypatch.setattr("minzheng.desk.counter._waiting", lambda person, here: {"now": waiting, "waiting": waiting, "past": []})
    page = signed_in("R01").get("/desk/counter/").content.decode()
    now, later = page.split('id="g-waiting"')
    assert now.count('<th scope="row"><a href="/desk/cases/') == 12, "all whom one can serve today"
    seen, rest = later.split("<details")
    assert "离婚-2024-000010" in seen
    assert "离婚-2024-000011" not in seen
    assert "其余2件" in rest
    assert "离婚-2024-000012" in rest


def test_the_counter_is_not_for_towns_and_its_statements_are_few(made, signed_in, django_assert_max_num_queries):
    assert signed_in("T01").get("/desk/counter/").status_code == 404
    assert signed_in("E01").get("/desk/counter/").status_code == 404
    client = signed_in("R01")
    with django_assert_max_num_queries(12):
        client.get("/desk/counter/")
