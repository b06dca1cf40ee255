"""The page of the draw: the list as shown is the list frozen, numbers by two people blind to each other, one draw, one possible result."""

from __future__ import annotations

import json
import re
from datetime import date
from urllib.parse import quote

import pytest
from django.db import connection

from minzheng.desk.models import Keyed
from minzheng.draw import read_transcript, verify
from minzheng.journal.read import fields, of_case, of_matter
from minzheng.procedure.draws import selected
from minzheng.procedure.models import Case, Draw
from minzheng.procedure.opening import appoint, open_register
from minzheng.procedure.perform import could
from minzheng.sm3 import sm3
from tests.pages.refusing import refused

from .district import SYSTEM, TOWN, YEAR_EVE, by
from .drawing import FROZEN, HELD, NUMBERS, planned, rules, secrets


@pytest.fixture
def case(here):
    return planned()


def at(number):
    return f"/desk/cases/{number}/draw/"


def digest_shown(page):
    return re.search(r'name="digest" value="([0-9a-f]{64})"', page)[1]


def frozen(case, signed_in):
    client = signed_in("S01", FROZEN)
    page = client.post(at(case), {"do": "list", **rules()}).content.decode()
    answer = client.post(at(case), {"do": "freeze", "digest": digest_shown(page), **rules()})
    assert answer.status_code == 302, answer.content.decode()
    return Draw.objects.get(case_id=case)


def keyed(case, signed_in, staff, **other):
    return signed_in(staff, HELD).post(at(case), {"do": "key", **NUMBERS, **other}).content.decode()


def held(case, signed_in):
    frozen(case, signed_in)
    keyed(case, signed_in, "S01")
    keyed(case, signed_in, "W01")
    answer = signed_in("W01", HELD).post(at(case), {"do": "draw", **secrets()})
    assert answer.status_code == 302, answer.content.decode()
    return Draw.objects.get(case_id=case)


def test_the_step_leads_to_the_ceremony_and_never_to_a_form(case, signed_in):
    assert signed_in("S01", FROZEN).get(f"/desk/cases/{case}/do/freeze/")["Location"] == quote(at(case))


def test_the_list_that_was_looked_at_is_the_list_that_is_frozen(case, signed_in):
    row = frozen(case, signed_in)
    act = of_case(case).last()
    assert (act.verb, fields(act.seq)["inspection.manifest"]) == ("freeze", sm3(bytes(row.manifest)).hex())
    assert len(json.loads(bytes(row.manifest))["objects"]) == 20
    assert "20家" in signed_in("S01", FROZEN).get(at(case)).content.decode()


def test_a_list_that_has_changed_meanwhile_is_not_frozen_and_its_number_is_not_lost(case, signed_in):
    client = signed_in("S01", FROZEN)
    page = client.post(at(case), {"do": "list", **rules()}).content.decode()
    open_register("organisation", [{"number": "524418020000000099", "name": "新来的中心", "kind": "民办非企业单位", "town": TOWN,
                                    "since": YEAR_EVE, "details": {"risk": "A"}}], on=YEAR_EVE, by=SYSTEM)  # fmt: skip
    page = client.post(at(case), {"do": "freeze", "digest": digest_shown(page), **rules()}).content.decode()
    assert "清单与看到的不同" in page
    assert 'value="2024080"' in page, "what was typed is still there"
    assert not Draw.objects.exists()
    assert frozen(case, signed_in).pk == "441802-2024-0001"


@pytest.mark.parametrize(("wrong", "said"), [({"pool.0": "很多"}, "千分之几"), ({"digest.0": "1234"}, "64位"), ({"until": ""}, "检查期间")])
def test_a_list_that_is_not_whole_is_not_made(case, signed_in, wrong, said):
    page = signed_in("S01", FROZEN).post(at(case), {"do": "list", **rules(), **wrong}).content.decode()
    assert said in page


def test_nobody_sees_what_the_other_keyed_and_two_that_differ_draw_nothing(case, signed_in):
    frozen(case, signed_in)
    keyed(case, signed_in, "S01")
    other = signed_in("W01", HELD).get(at(case)).content.decode()
    assert "工号S01" in other
    assert "71" not in re.sub(r"<script.*?</script>|token.*?>|[0-9a-f]{64}", "", other).partition("各录一遍")[2].partition("</section>")[0]
    assert 'name="do" value="draw"' not in other
    keyed(case, signed_in, "W01", **{"zone.1.1": "11 5"})
    page = signed_in("W01", HELD).get(at(case)).content.decode()
    assert "两次录入不一致" in page
    refused = signed_in("W01", HELD).post(at(case), {"do": "draw", **secrets()}).content.decode()
    assert "不一致" in refused
    assert Draw.objects.get().transcript is None
    keyed(case, signed_in, "W01")
    assert 'name="do" value="draw"' in signed_in("W01", HELD).get(at(case)).content.decode()


def test_one_person_cannot_be_both_and_wrong_numbers_are_refused_in_place(case, signed_in):
    frozen(case, signed_in)
    keyed(case, signed_in, "S01")
    keyed(case, signed_in, "S01")
    assert Keyed.objects.count() == 1
    assert "两人各自录入一遍" in signed_in("W01", HELD).post(at(case), {"do": "draw", **secrets()}).content.decode()
    page = keyed(case, signed_in, "W01", **{"zone.0.0": "1 2 3"})
    assert "个数应为20个" in page
    assert 'value="1 2 3"' in page


def test_the_draw_is_held_once_by_the_witness_and_can_be_made_again_by_anyone(case, signed_in):
    row = held(case, signed_in)
    file = signed_in("S01", HELD).get(f"{at(case)}record.json")
    data = file.getvalue() if hasattr(file, "getvalue") else file.content
    assert [one for one in verify(data) if one.blocking] == []
    assert fields(of_case(case).last().seq)["draw.transcript"] == sm3(data).hex()
    assert fields(of_case(case).last().seq)["draw.keyed"] == "S01、W01"
    assert read_transcript(data).keyed == ("S01", "W01")
    assert "工号S01、W01各录一遍" in signed_in("S01", HELD).get(at(case)).content.decode()
    assert signed_in("W01", HELD).post(at(case), {"do": "draw", **secrets()}).status_code == 404
    assert bytes(Draw.objects.get().transcript) == bytes(row.transcript)


def test_a_wrong_secret_draws_nothing(case, signed_in):
    frozen(case, signed_in)
    keyed(case, signed_in, "S01")
    keyed(case, signed_in, "W01")
    page = signed_in("W01", HELD).post(at(case), {"do": "draw", "secret.0": "a" * 64, "secret.1": "c" * 64}).content.decode()
    assert "开启的秘密与承诺不符" in page
    assert Draw.objects.get().transcript is None
    assert signed_in("S01", HELD).post(at(case), {"do": "draw", **secrets()}).status_code == 404  # not the section's to draw


def test_the_picked_are_shown_one_by_one(case, signed_in):
    held(case, signed_in)
    client = signed_in("S01", HELD)
    assert "揭晓第1家" in client.get(f"{at(case)}?seen=0").content.decode()
    second = client.get(f"{at(case)}?seen=2").content.decode()
    assert second.count("<small>5244") == 2
    assert client.get(at(case)).content.decode().count("<small>5244") == 3  # 20 at 15 per cent


def test_the_picked_are_listed_for_inspection_each_in_its_own_case_and_once(case, signed_in):
    held(case, signed_in)
    client = signed_in("S01", HELD)
    asked = client.get(at(case)).content.decode()
    assert "检查事项列入" not in asked, "the plan has answered that for all"
    assert "inspection." not in asked, "the draw and the cases answer the rest"
    for _ in range(2):
        client.post(at(case), {"do": "assign"})
    assert of_matter("random_inspection", "assign").count() == 3
    assert Case.objects.filter(matter="random_inspection").count() == 4
    assert client.get(at(case)).content.decode().count('href="/desk/cases/%E5%8F%8C%E9%9A%8F%E6%9C%BA-2024-00000') >= 4


def listed(case, signed_in):
    """The case of the first body drawn and listed for inspection, and the body's number."""
    held(case, signed_in)
    signed_in("S01", HELD).post(at(case), {"do": "assign"})
    one = Case.objects.filter(matter="random_inspection").exclude(subject="").order_by("number").first()
    return one, one.subject.partition(":")[2]


def special(body, trigger):
    """A special inspection of the body, begun and not yet made."""
    return Case.objects.create(number="专项检查-2024-000001", matter="special_inspection", line="行政执法", opened_on=HELD, subject=f"organisation:{body}",
                               facts=json.dumps({"visit.trigger": trigger}))  # fmt: skip


@pytest.mark.parametrize(("trigger", "told"), [("投诉举报", False), ("交办移送", False), ("经批准的专项部署", True), ("", True)])
def test_whether_a_complaint_set_the_visit_off_is_read_from_the_cases(case, signed_in, trigger, told):
    one, body = listed(case, signed_in)
    if trigger:
        special(body, trigger)
    stop = could(one.number, "notify", on=HELD, by=by("S01"))
    assert (stop is None) is told
    assert told or "不得事先告知" in stop.gate


def test_other_visits_are_read_from_the_cases_too(case, signed_in):
    held(case, signed_in)
    first = signed_in("S01", HELD)
    body = sorted(one.body for one in selected(Draw.objects.get(case_id=case)))[0]
    special(body, "经批准的专项部署")
    first.post(at(case), {"do": "assign"})
    found = {one.subject.partition(":")[2]: json.loads(one.facts)["inspection.other_visit"] for one in
             Case.objects.filter(matter="random_inspection").exclude(subject="")}  # fmt: skip
    assert {number for number, other in found.items() if other} == {body}
    assert json.loads(Case.objects.get(pk=case).facts)["inspection.other_visit"] is False


def test_a_list_that_is_no_more_the_frozen_one_is_not_drawn_from(case, signed_in):
    row = frozen(case, signed_in)
    text = bytes(row.manifest).replace("期初".encode(), "期末".encode(), 1)
    assert text != bytes(row.manifest)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procedure_draw SET manifest = %s WHERE id = %s", [text, row.pk])
    keyed(case, signed_in, "S01")
    keyed(case, signed_in, "W01")
    assert "与冻结清单一致" in signed_in("W01", HELD).post(at(case), {"do": "draw", **secrets()}).content.decode()
    assert Draw.objects.get().transcript is None


def test_who_is_not_certified_through_the_last_visit_is_not_on_the_list(case, signed_in):
    card = {"organ": "清远市清城区民政局", "town": "", "certificate": "粤R0003", "leads": True}
    appoint([({"staff": "E03", "name": "何志强", "certificate_until": date(2024, 5, 30), **card}, [("officers", "")]),
             ({"staff": "E04", "name": "林少芬", "certificate_until": date(2024, 5, 31), **card}, [("officers", "")])], since=YEAR_EVE, by=SYSTEM)  # fmt: skip
    row = frozen(case, signed_in)
    assert [one["id"] for one in json.loads(bytes(row.manifest))["inspectors"]] == ["E01", "E02", "E04"]
    assert fields(of_case(case).last().seq)["inspection.certified_until"] == "2024-05-31"


def test_an_auditor_looks_on_and_others_do_not_find_it(case, signed_in):
    assert signed_in("auditor").get(at(case)).status_code == 200
    assert refused(signed_in("auditor").post(at(case), {"do": "list", **rules()}))
    assert signed_in("T01").get(at(case)).status_code == 404
    assert signed_in("S01").post(at(case), {"do": "nonsense"}).status_code == 404


def test_its_statements_do_not_grow_with_the_picked(case, signed_in, django_assert_max_num_queries):
    held(case, signed_in)
    client = signed_in("S01", HELD)
    with django_assert_max_num_queries(12):
        client.get(at(case))
