"""What does not agree, at the desk: seen by whom, masked, side by side in words, judged by the section and not asked again."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote, unquote

import pytest

from minzheng.journal.models import Act
from minzheng.procedure.crosschecks import Death, cross_check
from minzheng.procedure.models import Case
from minzheng.procedure.opening import enrol
from tests.pages.browsing import browsing
from tests.pages.refusing import refused
from tests.payees import opened

from .conftest import TODAY
from .district import OTHER, SYSTEM, TOWN, YEAR_EVE, by, person_of


@pytest.fixture
def doubts(here):
    """林玉兰 entered twice, and everybody of the sample sharing one account: case numbers by kind."""
    real = person_of("林玉兰")
    enrol([{"name": "林玉岚", "sex": "女", "born": date(1940, 5, 6), "town": TOWN, "village": "塘头村", "resident_number": None},
           {"name": "欧阳建囯", "sex": "男", "born": date(1938, 2, 28), "town": OTHER, "village": "清联社区", "resident_number": None}],
          on=YEAR_EVE, by=SYSTEM)  # fmt: skip
    cross_check(on=date(2024, 3, 1), by=by("S01"))
    found = {}
    for case in Case.objects.filter(matter="data_check").order_by("number"):
        found.setdefault("other" if case.town == OTHER else "account" if "账户" in case.facts else "same", case.number)
    assert found.keys() == {"same", "other", "account"}
    assert real.resident_number
    return found


def body(client, where, code=200, **more):
    answer = client.get(f"/desk/checks/{where}", **more)
    assert answer.status_code == code, answer.content.decode()[:500]
    return answer.content.decode()


def test_a_town_sees_its_own_and_the_section_all(doubts, signed_in):
    assert all(number in body(signed_in("S01"), "") for number in doubts.values())
    town = body(signed_in("T01"), "")
    assert doubts["same"] in town
    assert doubts["other"] not in town
    body(signed_in("T01"), f"{doubts['other']}/", 404)
    body(signed_in("T09"), f"{doubts['same']}/", 404)
    assert signed_in("T09").post(f"/desk/checks/{doubts['same']}/judge/", {"verdict": "dismiss"}).status_code == 404


def test_who_has_nothing_to_do_with_it_has_no_such_page(doubts, signed_in):
    for staff in ("R01", "E01", "F01"):
        if "核对疑点" in signed_in(staff).get("/desk/").content.decode():
            pytest.fail(staff)
        body(signed_in(staff), "", 404)
        body(signed_in(staff), f"{doubts['same']}/", 404)


def test_narrowed_in_the_address_by_kind_town_age_and_state(doubts, signed_in):
    client = signed_in("S01")
    assert doubts["account"] not in body(client, "?kind=疑似同一人")
    assert doubts["account"] in body(client, "?kind=陌生人共用账户")
    assert doubts["same"] not in body(client, f"?town={OTHER}")
    assert doubts["same"] in body(client, "?age=7")
    assert "没有符合这些条件" in body(client, "?age=30")
    assert "没有符合这些条件" in body(client, "?state=closed")
    assert doubts["same"] in body(client, "?age=nonsense&kind=nonsense")


def test_masked_until_opened_and_the_look_is_kept(doubts, signed_in):
    client, where = signed_in("S01"), f"{doubts['same']}/"
    told = body(client, where)
    assert "林玉兰" not in told
    assert "林玉岚" not in told
    assert "1940-05-06" not in told
    assert "<span class=\"state state-yes\">音同或者形近</span>" in told
    assert "林玉" not in body(client, "")
    acts = Act.objects.count()
    client.post(f"/desk/checks/{where}open/", {"why": ""})
    assert Act.objects.count() == acts
    answer = client.post(f"/desk/checks/{where}open/", {"why": "核对登记"})
    assert unquote(answer["Location"]) == f"/desk/checks/{where}"
    assert Act.objects.count() == acts + 1
    assert "林玉岚" in body(client, where)
    assert "林玉岚" not in body(signed_in("T01"), where)


@pytest.mark.parametrize(("verdict", "word"), [("confirm", "同一人"), ("dismiss", "不是同一人")])
def test_judged_once(doubts, signed_in, verdict, word):
    client, number = signed_in("S01"), doubts["same"]
    assert client.post(f"/desk/checks/{number}/judge/", {"verdict": "perhaps"}).status_code == 302
    assert not Case.objects.get(pk=number).closed
    assert client.post(f"/desk/checks/{number}/judge/", {"verdict": verdict}).status_code == 302
    assert Case.objects.get(pk=number).closed
    assert f"已认定：<strong>{word}</strong>" in body(client, f"{number}/")
    assert number not in body(client, "")
    assert number in body(client, "?state=closed")
    assert refused(client.post(f"/desk/checks/{number}/judge/", {"verdict": verdict}))
    assert cross_check(on=TODAY, by=by("S01")).cases == []


def test_money_is_verified_by_the_town_first(doubts, signed_in):
    client, number = signed_in("S01"), doubts["account"]
    assert "还不能认定" in body(client, f"{number}/")
    assert refused(client.post(f"/desk/checks/{number}/judge/", {"verdict": "dismiss"}))
    town = signed_in("T01")
    assert quote(f"/desk/cases/{number}/do/verify/") in body(town, f"{number}/")
    assert "value=\"confirm\"" not in body(town, f"{number}/")
    assert refused(town.post(f"/desk/checks/{number}/judge/", {"verdict": "dismiss"}))
    assert not Case.objects.get(pk=number).closed


def test_a_line_of_a_list_of_deaths_stands_beside_the_register(doubts, signed_in):
    person = person_of("赵永强")
    facts = {"person.born": person.born, "person.died": date(9999, 12, 31), "person.local": True}
    opened("old_age_allowance", {"person": person.pk, "amount": 5000, "town": OTHER, "facts": facts})
    slip = person.resident_number[:16] + str((int(person.resident_number[16]) + 1) % 10) + person.resident_number[17]
    found = cross_check(on=date(2024, 3, 1), by=by("S01"), deaths=[Death("赵永墙", slip, date(2024, 2, 28), address="龙塘镇井岭村8号")])
    [number] = found.cases
    client = signed_in("S01")
    told = body(client, f"{number}/")
    assert "一处笔误" in told
    assert "死亡名单" in told
    assert slip not in told
    assert "赵永墙" not in told
    assert "井岭村8号" not in told
    client.post(f"/desk/checks/{number}/open/", {"why": "核对死亡名单"})
    assert slip in body(client, f"{number}/")
    assert "井岭村8号" in body(client, f"{number}/")
    case = signed_in("H01").get(f"/desk/cases/{number}/").content.decode()
    assert slip not in case
    assert "赵永墙" not in case


def test_an_auditor_sees_and_changes_nothing(doubts, signed_in):
    client = signed_in("auditor")
    assert "value=\"confirm\"" not in body(client, f"{doubts['same']}/")
    assert client.post(f"/desk/checks/{doubts['same']}/judge/", {"verdict": "dismiss"}).status_code == 403


def test_statements_do_not_grow(doubts, signed_in, django_assert_max_num_queries):
    client = signed_in("S01")
    with django_assert_max_num_queries(12):
        body(client, "")
    with django_assert_max_num_queries(14):
        body(client, f"{doubts['same']}/")


@pytest.mark.browser
@pytest.mark.parametrize("width", ["desktop", "phone"])
def test_the_pages_keep_their_promises(doubts, signed_in, chromium, live_server, width):
    with browsing(chromium, live_server.url, width, signed_in("S01").cookies["sessionid"].value) as at:
        for page in ("", "?state=closed", *(f"{number}/" for number in doubts.values())):
            at.go(f"/desk/checks/{page}")


def test_another_matters_case_is_not_here(doubts, made, signed_in):
    body(signed_in("H01"), f"{made['refused']}/", 404)
