"""A new case at the counter: only what no register holds is asked, people are looked up, the pre-check comes first."""

from __future__ import annotations

import random
import re
from datetime import date
from urllib.parse import unquote
from uuid import uuid4

import pytest
from django.urls import reverse

from minzheng.desk.models import Reveal
from minzheng.identity.fictional import FictionalNumbers
from minzheng.journal.read import of_case
from minzheng.procedure.cases import Scope, case, visible
from minzheng.procedure.opening import settle
from minzheng.registers import finding

from .district import SYSTEM, TOWN, person_of

OPEN = "/desk/new/old_age_allowance/accept/"


def test_one_is_offered_only_what_ones_office_begins(here, signed_in):
    town = signed_in("T01").get("/desk/new/").content.decode()
    assert "/desk/new/subsistence/accept/" in town
    assert "/desk/new/penalty/file/" not in town
    assert "/desk/new/subsistence/decide/" not in town
    assert signed_in("T01").get("/desk/new/penalty/file/").status_code == 404
    assert "/desk/new/penalty/file/" in signed_in("H01").get("/desk/new/").content.decode()
    assert "没有由你开始的事项" in signed_in("P01").get("/desk/new/").content.decode()


def test_the_catalogue_is_narrowed_by_what_one_types(here, signed_in):
    client = signed_in("T01")
    everything = client.get("/desk/new/").content.decode()
    titles = [re.findall(r'<h3 class="matter-name">(.+?)</h3>', client.get("/desk/new/", {"q": text}).content.decode()) for text in ("吃低保", "特困", "zdsh")]
    assert [found[0] for found in titles] == ["最低生活保障", "特困人员救助供养", "最低生活保障"]
    assert everything.count('<h3 class="matter-name">') > len(titles[0])
    assert "没有找到“qqqq”" in client.get("/desk/new/?q=qqqq").content.decode()


def test_what_somebody_else_begins_is_named_only_when_it_is_looked_for(here, signed_in):
    client = signed_in("S01")
    assert "不由你的岗位开始" not in client.get("/desk/new/").content.decode()
    found = client.get("/desk/new/", {"q": "最低生活保障"}, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in found
    assert "/desk/new/subsistence/" not in found.partition("不由你的岗位开始")[2]


def test_what_a_register_holds_is_not_asked(here, signed_in):
    page = signed_in("T01").get("/desk/new/subsistence/accept/").content.decode()
    assert 'name="person.0.person.relation"' in page
    assert 'name="person.0.person.born"' not in page
    assert 'name="person.0.person.extreme_hardship"' not in page
    assert 'name="applicant.0.applicant.name"' not in page


def test_a_person_is_looked_up_and_the_look_is_kept(here, signed_in):
    client = signed_in("V01")
    page = client.post(OPEN, {"do": "look:person.0.", "person.0.sought": "lyl"}).content.decode()
    assert f'value="take:person.0.={person_of("林玉兰").pk}"' in page
    assert Reveal.objects.get().what == "人员登记簿检索"
    taken = client.post(OPEN, {"do": f"take:person.0.={person_of('林玉兰').pk}"}).content.decode()
    assert "1940年5月6日" in taken
    assert "来自人员登记簿" in taken


def test_a_number_pasted_with_spaces_chooses_and_a_mistyped_one_is_not_enrolled(here, signed_in):
    client, known = signed_in("V01"), person_of("林玉兰")
    number = known.resident_number
    for pasted in (f"{number[:6]} {number[6:14]} {number[14:]}", number.translate({48 + digit: 0xFF10 + digit for digit in range(10)})):
        page = client.post(OPEN, {"do": "look:person.0.", "person.0.sought": pasted}).content.decode()
        assert f'name="person.0.id" value="{known.pk}"' in page
    slip = number[:5] + ("8" if number[5] != "8" else "9") + number[6:]
    page = client.post(OPEN, {"do": "look:person.0.", "person.0.sought": slip}).content.decode()
    assert "校验码不符" in page
    assert "登记簿中没有找到" not in page


def test_what_was_typed_of_somebody_new_stays_when_it_is_refused(here, signed_in):
    client = signed_in("V01")
    typed = {"person.0.new_number": "441890199001010001", "person.0.new_name": "买买提 • 艾力", "person.0.new_village": "中和村", "person.0.new_home": "外省"}
    page = client.post(OPEN, {"do": "enrol:person.0.", **typed}).content.decode()
    assert "校验码不符" in page
    assert '<details class="enrol" data-enter open>' in page
    assert 'value="买买提 • 艾力"' in page
    assert "<option selected>外省</option>" in page
    number = FictionalNumbers(random.Random(98)).issue(date(1939, 1, 2), "男")
    client.post(OPEN, {"do": "enrol:person.0.", **typed, "person.0.new_number": f"{number[:6]} {number[6:]}"})
    assert person_of("买买提·艾力").provincial is False
    sought = client.post(OPEN, {"do": "look:person.0.", "person.0.sought": "新来人"}).content.decode()
    assert 'new_name" value="新来人"' in sought, "who was sought and is not there need not be typed twice"


def test_a_town_finds_people_of_other_towns_only_by_their_number(here, signed_in):
    client, other = signed_in("V01"), person_of("欧阳建国")
    by_name = client.post(OPEN, {"do": "look:person.0.", "person.0.sought": "欧阳"}).content.decode()
    assert "没有找到" in by_name
    by_number = client.post(OPEN, {"do": "look:person.0.", "person.0.sought": other.resident_number}).content.decode()
    assert f'name="person.0.id" value="{other.pk}"' in by_number
    assert Reveal.objects.count() == 2, "each look is kept"


def test_the_whole_number_fills_the_person_the_household_and_the_town(here, signed_in):
    """Then only what no register holds is asked; the case begins and the receipt is printed."""
    people = [person_of(name) for name in ("王家国", "王秀珍", "王小梅")]
    home = {"town": TOWN, "village": "中和村", "area": "农村"}
    settle([(home, [(people[0].pk, "户主"), (people[1].pk, "配偶"), (people[2].pk, "子女")])], since=date(2020, 1, 1), on=date(2024, 1, 1), by=SYSTEM)
    client, where = signed_in("T01"), "/desk/new/subsistence/accept/"
    page = client.post(where, {"person.count": "1", "do": "look:person.0.", "person.0.sought": f" {people[0].resident_number} "}).content.decode()
    assert page.count('class="chosen"') == 3
    assert "男　1980年1月1日生　石角镇中和村" in page
    assert people[0].resident_number not in page.replace(f'value="{people[0].resident_number}"', "")
    asked = set(re.findall(r'name="(person\.\d\.person\.\w+)"', page))
    assert asked
    assert not {one for one in asked if one.rpartition(".")[2] in ("born", "died", "local", "sex", "name")}
    elsewhere = client.post(where, {"person.count": "1", "do": "look:person.0.", "person.0.sought": "441890199001010000"}).content.decode()
    assert "没有找到" in elsewhere


def test_the_town_of_whoever_is_chosen_is_filled_where_none_was(here, signed_in):
    client, other, where = signed_in("B01"), person_of("欧阳建国"), "/desk/new/living_subsidy/accept/"
    if client.get(where).status_code != 200:
        where = next(one for one in re.findall(r'href="(/desk/new/\w+/\w+/)"', client.get("/desk/new/").content.decode())
                     if 'id="town"' in (page := client.get(one).content.decode()) and "person.0.sought" in page)  # fmt: skip
    chosen = client.post(where, {"do": "look:person.0.", "person.0.sought": other.resident_number}).content.decode()
    assert f'<option value="{other.town}" selected>' in chosen
    kept = client.post(where, {"do": "look:person.0.", "person.0.sought": other.resident_number, "town": TOWN}).content.decode()
    assert f'<option value="{TOWN}" selected>' in kept


@pytest.mark.parametrize("text", ["林玉兰", "玉兰", "lyl", "4", "6"])
def test_the_desk_finds_a_case_by_name_initials_and_the_end_of_the_number(made, signed_in, text):
    """Two characters, initials, the last four and six places; a case number leads to the case itself."""
    number = person_of("林玉兰").resident_number
    text = number[-int(text) :] if text.isdigit() else text
    client = signed_in("T01")
    sent = client.post("/desk/find/", {"text": text})
    assert text not in sent["Location"]
    assert made["old"] in client.get(sent["Location"]).content.decode()
    assert client.post("/desk/find/", {"text": made["old"]})["Location"] == reverse("desk:case", kwargs={"number": made["old"]})


def test_the_case_begins_from_the_register_and_nothing_held_can_be_typed_over(here, signed_in):
    person = person_of("林玉兰")
    sent = {"do": "open", "person.0.id": person.pk, "person.0.person.born": "1990-01-01", "act_id": str(uuid4())}
    answer = signed_in("V01").post(OPEN, sent)
    number = unquote(answer["Location"]).split("/")[3]
    one = case(number, Scope(None))
    assert (one.town, one.subject, one.title) == (TOWN, f"person:{person.pk}", "林玉兰")
    assert "1940-05-06" in one.facts
    assert of_case(number).get().actor == "V01"


def test_pressed_twice_it_begins_once_and_says_so_once(here, signed_in):
    client, sent = signed_in("V01"), {"do": "open", "person.0.id": person_of("林玉兰").pk, "act_id": str(uuid4())}
    where = {client.post(OPEN, sent)["Location"] for _ in range(2)}
    assert len(where) == 1
    assert client.get(where.pop()).content.decode().count("已收件，案号") == 1


def test_the_pre_check_says_yes_no_and_what_misses(here, signed_in):
    client = signed_in("V01")
    young, old = person_of("王家国"), person_of("林玉兰")
    assert "全部条件符合" in client.post(OPEN, {"do": "check", "person.0.id": old.pk}).content.decode()
    assert "有条件不符合" in client.post(OPEN, {"do": "check", "person.0.id": young.pk}).content.decode()
    assert "尚缺事实" in client.post(OPEN, {"do": "check"}).content.decode()
    assert visible(Scope(None)).count() == 0


def test_without_a_person_money_is_not_applied_for(here, signed_in):
    page = signed_in("V01").post(OPEN, {"do": "open", "act_id": str(uuid4())}).content.decode()
    assert "还有人员没有从登记簿选定" in page
    assert visible(Scope(None)).count() == 0


def test_members_come_and_go_and_nothing_typed_is_lost(here, signed_in):
    client, address = signed_in("T01"), "/desk/new/subsistence/accept/"
    two = client.post(address, {"do": "add:person", "person.count": "1", "person.0.person.wages": "900"}).content.decode()
    assert 'name="person.1.person.wages"' in two
    assert 'value="900"' in two
    typed = {"do": "remove:person.0", "person.count": "2", "person.0.person.wages": "900", "person.1.person.wages": "77.70"}
    one = client.post(address, typed).content.decode()
    assert 'name="person.1.person.wages"' not in one
    assert re.search(r'name="person.0.person.wages" value="77.70"', one)


def test_the_reader_is_brought_to_what_the_pressed_button_was_about(here, signed_in):
    client, address, one = signed_in("T01"), "/desk/new/subsistence/accept/", {"person.count": "1"}
    new = client.post(address, {"do": "add:person", **one}).content.decode()
    assert new.count("data-arrive") == 1
    assert 'id="p-person-1" tabindex="-1" data-arrive' in new
    lost = client.post(address, {"do": "look:person.0.", "person.0.sought": "没有这个人", **one}).content.decode()
    assert re.search(r'<p class="note" role="status" tabindex="-1" data-arrive>登记簿中没有找到', lost)
    found = client.post(address, {"do": "look:person.0.", "person.0.sought": "王家国", **one}).content.decode()
    assert re.search(r'<ul class="plain matches"[^>]* data-arrive>', found)
    taken = client.post(address, {"do": f"take:person.0.={person_of('王家国').pk}", **one}).content.decode()
    assert '<div class="chosen" tabindex="-1" data-arrive>' in taken
    assert "data-arrive" not in client.get(address).content.decode()


def test_the_rest_is_filled_with_nothing_only_when_asked(here, signed_in):
    client, address = signed_in("T01"), "/desk/new/subsistence/accept/"
    page = client.post(address, {"do": "fill:person.0.", "person.count": "1", "person.0.person.wages": "900"}).content.decode()
    assert 'name="person.0.person.wages" value="900"' in page
    assert 'name="person.0.person.rents" value="0"' in page
    assert re.search(r'id="f-person-0-person-works-no" value="no" checked', page)
    relation = page[page.index('name="person.0.person.relation"') :][:400]
    assert "selected" not in relation  # no “无” among its choices: the clerk has to say it


def test_a_household_is_accepted_and_the_page_names_every_field_left_open(here, signed_in):
    client, address = signed_in("T01"), "/desk/new/subsistence/accept/"
    page = client.post(address, {"do": "open", "person.count": "1", "person.0.id": person_of("王家国").pk}).content.decode()
    assert 'href="#f-person-0-person-relation"' in page
    assert "已填的内容都还在" in page


def test_a_new_person_is_enrolled_by_an_act(here, signed_in):
    number = FictionalNumbers(random.Random(99)).issue(date(1939, 1, 2), "女")
    client = signed_in("V01")
    sent = {"do": "enrol:person.0.", "person.0.new_number": number, "person.0.new_name": "新阿婆", "person.0.new_home": "外省"}
    assert "已登记，请点“选用”" in client.post(OPEN, sent).content.decode()
    made = finding.by_number(number)
    assert (made.name, made.sex, made.born, made.town, made.local) == ("新阿婆", "女", date(1939, 1, 2), TOWN, False)
    assert "这个号码已经登记" in client.post(OPEN, sent).content.decode()


def test_a_rehearsed_district_takes_no_real_number(here, signed_in):
    sent = {"do": "enrol:person.0.", "person.0.new_number": "11010519491231002X", "person.0.new_name": "某人"}
    page = signed_in("V01").post(OPEN, sent).content.decode()
    assert "演练地区只能登记虚构的号码" in page
    assert finding.by_number("11010519491231002X") is None
    assert "11010519491231002X" not in page.split("new_number")[0]


def test_the_opening_step_records_its_own_facts(here, signed_in):
    page = signed_in("R01").get("/desk/new/divorce/accept/").content.decode()
    assert 'name="couple.present"' in page
    assert 'name="couple.0.couple.man"' in page


def test_the_applicants_number_brings_his_registered_household(here, signed_in):
    people = [person_of(name) for name in ("王家国", "王秀珍", "王小梅")]
    home = {"town": TOWN, "village": "中和村", "area": "农村"}
    settle([(home, [(people[0].pk, "户主"), (people[1].pk, "配偶"), (people[2].pk, "子女")])], since=date(2020, 1, 1), on=date(2024, 1, 1), by=SYSTEM)
    client, where = signed_in("T01"), "/desk/new/subsistence/accept/"
    page = client.post(where, {"person.count": "1", "do": f"take:person.0.={people[0].pk}"}).content.decode()
    assert page.count('class="chosen"') == 3
    assert '<input type="hidden" name="person.count" value="3">' in page
    chosen = client.post(where, {"person.count": "2", "person.1.id": str(people[2].pk), "do": f"take:person.0.={people[0].pk}"}).content.decode()
    assert chosen.count('class="chosen"') == 2, "whoever has been chosen by hand stays as he was"
    alone = client.post("/desk/new/old_age_allowance/accept/", {"do": f"take:person.0.={people[0].pk}"}).content.decode()
    assert alone.count('class="chosen"') <= 1


def test_the_plan_of_a_random_inspection_is_not_asked_what_the_draw_will_bring(made, signed_in):
    page = signed_in("H01").get("/desk/new/random_inspection/plan/").content.decode()
    assert "计划抽取的对象数" in page
    assert "inspection.body" not in page
    assert "inspection.drawn_on" not in page
    assert set(re.findall(r'name="(?:inspection\.0\.)?(inspection\.\w+)"', page)) == {"inspection.listed", "inspection.pool", "inspection.quota"}
    assert "random_inspection/assign" not in signed_in("S01").get("/desk/new/").content.decode(), "bodies are listed on the page of the draw"


def test_a_yes_or_no_that_a_register_answers_is_not_asked(made, signed_in):
    page = signed_in("E01").get("/desk/new/file_review/submit/").content.decode()
    assert "案卷（办件）" in page
    assert "已经办结归档" not in page
