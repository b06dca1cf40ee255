"""Several cases at once: one act per case, each admitted or refused by itself, nothing done twice, nothing of it for others to see."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote
from uuid import uuid4

import pytest

from minzheng.desk.models import Several
from minzheng.journal.read import of_case
from minzheng.procedure.models import Letter

from .district import TOWN, by, old_age, walk


@pytest.fixture
def waiting(made):
    """Four cases of one town that wait to be verified; one of them was verified already."""
    day, name = date(2024, 3, 12), "林玉兰"
    fresh = [walk(old_age(name, TOWN, day), [("accept", day, by("V01"), {})]) for _ in range(3)]
    return [*fresh, made["old"]]


def chosen(client, numbers):
    answer = client.post("/desk/several/", {"case": numbers})
    assert answer.status_code == 302
    return answer["Location"]


def begun(client, numbers, matter="old_age_allowance", verb="verify", **sent):
    where = chosen(client, numbers)
    assert client.post(f"{where}{matter}/{verb}/", {"act_id": str(uuid4()), **sent})["Location"] == where
    return where


def verbs(number):
    return [act.verb for act in of_case(number)]


def test_one_act_per_case_and_a_page_that_says_what_became_of_each(waiting, signed_in):
    client = signed_in("T01")
    where = chosen(client, waiting)
    offered = client.get(where).content.decode()
    assert "3件现在可以办理，1件还不能" in offered
    form = client.get(f"{where}old_age_allowance/verify/").content.decode()
    assert form.index("将要办理的") < form.index(waiting[0]) < form.index("不会办理") < form.index(waiting[3])
    where = begun(client, waiting)
    assert [verbs(one) for one in waiting[:3]] == [["accept"]] * 3, "nothing before one has gone on"
    client.post(f"{where}go/")
    assert [verbs(one) for one in waiting] == [["accept", "verify"]] * 4
    page = client.get(where).content.decode()
    assert "3件已办理" in page
    assert len({of_case(one).last().seq for one in waiting}) == 4


def test_sent_again_it_does_nothing_twice(waiting, signed_in):
    client = signed_in("T01")
    where = begun(client, waiting[:2])
    client.post(f"{where}go/")
    Several.objects.update(done={})  # the answers were lost before they were kept
    client.post(f"{where}go/")
    assert [verbs(one) for one in waiting[:2]] == [["accept", "verify"]] * 2
    assert "2件已办理" in client.get(where).content.decode()


def test_one_that_is_refused_meanwhile_says_why_and_the_others_stand(waiting, signed_in):
    client = signed_in("T01")
    where = begun(client, waiting[:3])
    signed_in("T02").post(f"/desk/cases/{waiting[1]}/do/verify/", {"act_id": str(uuid4())})
    client.post(f"{where}go/")
    page = client.get(where).content.decode()
    assert "2件已办理，1件没有办成" in page
    assert "已经办理1次，不得重复" in page
    assert f'name="case" value="{waiting[1]}"' in page
    assert verbs(waiting[1]) == ["accept", "verify"]


def test_a_case_of_another_town_is_not_chosen_and_anothers_choice_is_not_there(waiting, made, signed_in):
    client = signed_in("T01")
    where = chosen(client, [*waiting, made["older"], "nothing-2024-000001"])
    assert made["older"] not in Several.objects.get().cases
    assert signed_in("T02").get(where).status_code == 404
    assert signed_in("T02").post(f"{where}go/").status_code == 404
    assert signed_in("auditor").post("/desk/several/", {"case": waiting}).status_code == 403
    assert client.post("/desk/several/", {"case": [made["older"]]})["Location"] == "/desk/"


def test_all_on_this_filter_are_chosen(waiting, signed_in):
    client = signed_in("T01")
    page = client.get("/desk/?matter=old_age_allowance").content.decode()
    assert '<input type="hidden" name="matter" value="old_age_allowance">' in page
    client.post("/desk/several/", {"all": "1", "matter": "old_age_allowance"})
    assert set(Several.objects.get().cases) == set(waiting)


def test_what_asks_for_each_cases_own_is_not_done_together(made, signed_in):
    client = signed_in("R01")
    where = chosen(client, [made["divorce"]])
    assert client.get(f"{where}divorce/issue/").status_code == 404  # the certificate's number is each couple's own
    assert client.get(f"{where}divorce/lapse/").status_code == 200


def test_a_letter_is_seen_before_it_is_served_and_seeing_it_serves_nothing(made, signed_in):
    client = signed_in("B01")
    where = chosen(client, [made["published"]])
    sent = {"act_id": str(uuid4()), "do": f"preview:{made['published']}"}
    page = client.post(f"{where}subsistence/decide/", sent).content.decode()
    assert "经审查，符合法定条件" in page
    assert not Several.objects.get().verb
    assert verbs(made["published"])[-1] == "publish"
    alone = client.post(f"/desk/cases/{made['published']}/do/decide/", {"act_id": str(uuid4()), "do": "preview"}).content.decode()
    assert "将要出具的文书" in alone
    before = Letter.objects.count()
    client.post(f"/desk/cases/{made['published']}/do/decide/", {"act_id": str(uuid4())})
    letter = Letter.objects.latest("pk")
    assert Letter.objects.count() == before + 1
    assert all(line in alone for line in letter.parts["body"])
    assert int(letter.number[-2]) == before + 1, "the number seen in the preview was given back"


def test_a_minors_letter_is_not_previewed_before_the_case_is_opened(made, signed_in):
    client = signed_in("B01")
    answer = client.post(f"/desk/cases/{made['minor']}/do/decide/", {"act_id": str(uuid4()), "do": "preview"})
    assert answer["Location"] == quote(f"/desk/cases/{made['minor']}/")


def test_as_many_statements_for_many_cases_as_for_few(waiting, signed_in, django_assert_max_num_queries):
    client = signed_in("T01")
    where = chosen(client, waiting)
    with django_assert_max_num_queries(12):
        client.get(where)
    with django_assert_max_num_queries(12):
        client.get(f"{where}old_age_allowance/verify/")
