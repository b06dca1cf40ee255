"""The pre-check: what a citizen may ask for is tried by the rule itself, without a name, and nothing of it is kept."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from minzheng.portal.openable import openable
from minzheng.portal.questions import sheet

IDS = sorted({one.id for day in (date(2024, 7, 1), date(2026, 11, 1)) for one in openable(day)})
ALLOWANCE = {"person.0.person.born": "1940-01-01", "person.0.person.local": "yes"}


@pytest.fixture
def elder(here) -> Client:
    client = Client()
    client.cookies["elder"] = "1"
    return client


def test_what_citizens_ask_for_is_offered_and_what_bureaus_do_is_not():
    assert {"subsistence", "old_age_allowance", "marriage", "adoption", "establishment", "road_naming", "funeral_service"} <= set(IDS)
    assert not {"penalty", "random_inspection", "law_exam", "minor_protection", "social_work_station", "street_identity_check"} & set(IDS)


@pytest.mark.parametrize("id", IDS)
def test_every_matter_that_may_be_opened_can_be_tried(anyone, id):
    for day in ("2024-07-01", "2026-11-01"):
        with override_settings(VIEW_AS_OF=day):
            if id not in {one.id for one in openable(date.fromisoformat(day))}:
                continue
            page = anyone.get(f"/check/{id}/").content.decode()
            assert "怎么办" in page
            answer = anyone.post(f"/check/{id}/", {"do": "check"}).content.decode()
            assert re.search("还不能判断|没有须逐条审查|很可能不符合", answer)
            assert "很可能符合" not in answer


def test_likely_yes_with_articles_and_roughly_how_much(anyone):
    page = anyone.post("/check/old_age_allowance/", ALLOWANCE | {"do": "check"}).content.decode()
    assert "很可能符合条件" in page
    assert re.search("每月约[1-9][0-9,]*元", page)
    assert "居民身份证" in page
    assert "《" in page.split("预审结果")[1]


@pytest.mark.parametrize(("change", "word"), [
    ({"person.0.person.born": "1999-01-01"}, "很可能不符合条件"), ({"person.0.person.local": "no"}, "很可能不符合条件"),
    ({"person.0.person.local": ""}, "现在还不能判断"), ({"person.0.person.born": ""}, "现在还不能判断"),
])  # fmt: skip
def test_likely_no_and_cannot_tell_without(anyone, change, word):
    assert word in anyone.post("/check/old_age_allowance/", ALLOWANCE | change | {"do": "check"}).content.decode()


@pytest.mark.parametrize("bad", [
    {"person.0.person.born": "yesterday"}, {"person.0.person.local": "maybe"}, {"person.count": "99999999"}, {"person.count": "-1"},
    {"do": "add:nothing"}, {"do": "remove:person"}, {"do": "fill:person.77."}, {"person.0.person.born": "x" * 5000}, {"skip": "y" * 5000},
])  # fmt: skip
def test_bad_input_is_no_error(anyone, elder, bad):
    for client in (anyone, elder):
        for id in ("old_age_allowance", "subsistence"):
            assert client.post(f"/check/{id}/", ALLOWANCE | {"do": "check"} | bad).status_code == 200


def test_what_cannot_be_opened_is_not_tried(anyone):
    for id in ("penalty", "law_exam", "nothing"):
        assert anyone.get(f"/check/{id}/").status_code == 404


def test_nothing_is_written_and_nothing_personal_stands_in_the_address(anyone):
    with CaptureQueriesContext(connection) as asked:
        answer = anyone.post("/check/subsistence/", {"do": "check", "person.count": "2", "person.0.person.wages": "1234.00"})
    assert [one["sql"] for one in asked if not one["sql"].startswith("SELECT")] == []
    assert len(asked) <= 12
    assert answer["Cache-Control"] == "no-store"
    assert "sessionid" not in answer.cookies


def test_members_are_added_and_taken_away_and_the_rest_answered_with_none(anyone):
    page = anyone.post("/check/subsistence/", {"do": "add:person", "person.count": "1", "person.0.person.wages": "100.00"}).content.decode()
    assert 'name="person.count" value="2"' in page
    assert 'value="100.00"' in page
    page = anyone.post("/check/subsistence/", {"do": "fill:person.0.", "person.count": "2", "person.0.person.wages": "100.00"}).content.decode()
    assert 'value="100.00"' in page
    assert re.search('name="person.0.person.rents" value="0"', page)
    assert not re.search('name="person.1.person.rents" value="0"', page)


def test_who_asks_is_the_first_of_the_household_unless_he_says_otherwise(anyone):
    def chosen(sent: dict[str, str]) -> list[str]:
        page = anyone.post("/check/subsistence/", {"do": "look", "person.count": "2", **sent}).content.decode()
        fields = re.findall(r'<select[^>]* name="person\.\d\.person\.relation".*?</select>', page, re.DOTALL)
        return [(re.findall(r"<option[^>]* selected[^>]*>([^<]*)", one) or ["不清楚"])[0] for one in fields]

    assert chosen({}) == ["本人", "不清楚"]
    assert chosen({"person.0.person.relation": "子女", "person.1.person.relation": "本人"}) == ["子女", "本人"]


def hidden(page: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    form = page.split("<main")[1].split("<form", 1)[1].split("</form>")[0]
    for name, value in re.findall('<input type="hidden" name="([^"]+)" value="([^"]*)"', form):
        if name != "csrfmiddlewaretoken":
            found.setdefault(name, []).append(value)
    return found


def test_for_the_old_one_question_a_page_and_only_what_the_rule_needs(elder):
    page = elder.get("/check/old_age_allowance/").content.decode()
    asked = []
    while 'name="asked"' in page:
        state = hidden(page)
        name = state.pop("asked")[0]
        asked.append(name)
        assert len(re.findall(r'<fieldset class="field|<div class="field', page.split("<main")[1].split("</main>")[0])) == 1
        page = elder.post("/check/old_age_allowance/", state | {name: ALLOWANCE[name], "do": "next"}).content.decode()
    assert sorted(asked) == sorted(ALLOWANCE)
    assert "很可能符合条件" in page


def test_for_the_old_a_no_ends_the_questions_and_a_skip_stays_unknown(elder):
    page = elder.post("/check/old_age_allowance/", {"person.0.person.born": "1999-01-01", "do": "next"}).content.decode()
    assert "很可能不符合" in page
    assert 'name="asked"' not in page
    page = elder.post("/check/old_age_allowance/", {"asked": "person.0.person.born", "do": "skip", "person.0.person.local": "yes"}).content.decode()
    assert "现在还不能判断" in page


@pytest.mark.parametrize("id", IDS)
def test_for_the_old_skipping_everything_comes_to_an_end(elder, id):
    day = date(2024, 7, 1)
    if id not in {one.id for one in openable(day)}:
        pytest.skip("not in force on that day")
    with override_settings(VIEW_AS_OF="2024-07-01"):
        page, turns = elder.get(f"/check/{id}/").content.decode(), 0
        while 'name="asked"' in page:
            page = elder.post(f"/check/{id}/", hidden(page) | {"do": "skip"}).content.decode()
            turns += 1
            assert turns < 150
    assert "怎么办" in page


def test_every_question_reads_as_one():
    for id in ("subsistence", "establishment", "marriage"):
        matter = next(one for one in openable(date(2024, 7, 1)) if one.id == id)
        assert all(one.label.endswith("？") for one in sheet(matter, date(2024, 7, 1), None).questions)


def test_the_large_version_is_remembered_and_left_again(anyone):
    answer = anyone.post("/elder/", {"on": "1", "back": "/progress/"})
    assert answer["Location"] == "/progress/"
    page = anyone.get("/progress/")
    assert " elder" in page.content.decode()
    assert page["Cache-Control"] == "no-store"
    assert "12345" in page.content.decode()
    anyone.post("/elder/", {"on": "0", "back": "https://elsewhere.example/"})
    assert " elder\"" not in anyone.get("/").content.decode()
    assert anyone.post("/elder/", {"on": "1", "back": "//elsewhere.example/"})["Location"] == "/"
    assert anyone.get("/elder/").status_code == 405
