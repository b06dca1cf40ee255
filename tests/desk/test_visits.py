"""A visit by two with photographs: kept as they are taken, in the act with their digests, seen by who may; nothing filled in is lost."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from minzheng.desk.models import Draft
from minzheng.journal import places
from minzheng.journal.findings import Finding
from minzheng.journal.read import fields, of_case
from minzheng.procedure.deep import cases as deep_cases
from minzheng.sm3 import sm3
from tests.pages.pictures import SECRET, jpeg, png


@pytest.fixture(autouse=True)
def kept_in(settings, tmp_path, monkeypatch):
    """Files of acts lie in a directory of the test's own."""
    monkeypatch.setattr(places, "data_directory", lambda: tmp_path)


def photo(data=None, name="IMG_王家国.jpg"):
    return SimpleUploadedFile(name, jpeg() if data is None else data, content_type="image/jpeg")


def visit(made):
    return f"/desk/cases/{made['accepted']}/do/investigate/"


def act_id(page):
    return re.search(r'name="act_id" value="([^"]+)"', page)[1]


def test_photographs_are_kept_at_once_cleaned_and_stand_in_the_act(made, signed_in, tmp_path):
    client, where, number = signed_in("T01"), visit(made), made["accepted"]
    for data in (jpeg(), png(), jpeg()):
        client.post(where, {"do": "photo", "photo": photo(data)})
    page = client.get(where).content.decode()
    assert page.count("/photos/") == 2, "the same one once"
    assert "王家国" not in page
    client.post(where, {"act_id": act_id(page) or str(uuid4()), "second": "T02"})
    act = of_case(number).last()
    told = fields(act.seq)
    assert (act.verb, act.actor) == ("investigate", "T01、T02")
    first = told["attachment.1"]
    assert first["media_type"] == "image/jpeg"
    assert first["name"] == "现场照片1"
    [file] = [one for one in tmp_path.rglob("*") if one.name == first["sm3"]]
    assert sm3(file.read_bytes()).hex() == first["sm3"]
    assert SECRET not in file.read_bytes()
    assert not Draft.objects.exists()
    assert [one for one in deep_cases.cases() if isinstance(one, Finding)] == []


def test_one_is_left_out_before_the_act(made, signed_in):
    client, where = signed_in("T01"), visit(made)
    client.post(where, {"do": "photo", "photo": [photo(), photo(png())]})
    client.post(where, {"do": "drop:0"})
    assert [kind for _, _, kind in Draft.objects.get().files] == ["image/png"]


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"<script>", jpeg()[:40]])
def test_what_is_no_photograph_is_refused_and_the_rest_stays(made, signed_in, data):
    client, where = signed_in("T01"), visit(made)
    client.post(where, {"do": "photo", "photo": photo(png())})
    answer = client.post(where, {"do": "photo", "photo": photo(data)}, headers={"hx-request": "true"})
    assert 'role="alert"' in answer.content.decode()
    assert len(Draft.objects.get().files) == 1
    assert client.post(where, {"do": "photo", "photo": photo(data)}).status_code == 200


def test_photographs_are_seen_by_who_may_see_the_case_and_has_given_a_reason(made, signed_in):
    client, where, number = signed_in("T01"), visit(made), made["accepted"]
    client.post(where, {"do": "photo", "photo": photo()})
    client.post(where, {"act_id": str(uuid4()), "second": "T02"})
    file = f"/desk/acts/{of_case(number).last().seq}/files/1/"
    assert signed_in("T09").get(file).status_code == 404
    closed = client.get(f"/desk/cases/{number}/").content.decode()
    assert "照片1张" in closed
    assert file not in closed
    assert client.get(file)["Location"] == quote(f"/desk/cases/{number}/")
    client.post(f"/desk/cases/{number}/open/", {"why": "审核审批"})
    assert file in client.get(f"/desk/cases/{number}/").content.decode()
    shown = client.get(file)
    assert (shown["Content-Type"], shown["X-Content-Type-Options"], shown["Cache-Control"]) == ("image/jpeg", "nosniff", "no-store")
    assert client.get(file.replace("/1/", "/2/")).status_code == 404


def test_a_draft_is_ones_own(made, signed_in):
    client, where = signed_in("T01"), visit(made)
    client.post(where, {"do": "photo", "photo": photo()})
    assert client.get(f"{where}photos/0/").status_code == 200
    assert client.get(f"{where}photos/1/").status_code == 404
    assert signed_in("T02").get(f"{where}photos/0/").status_code == 404
    assert "/photos/" not in signed_in("T02").get(where).content.decode()


def test_what_was_typed_is_still_there_after_the_session_ended(made, signed_in):
    number = made["penalty"]
    where = f"/desk/cases/{number}/do/notify/"
    said = signed_in("E01").post(where, {"do": "draft", "penalty.fine": "4999.99", "act_id": str(uuid4())}, headers={"hx-request": "true"})
    assert "已暂存" in said.content.decode()
    again = signed_in("E01")
    again.logout()
    login = again.post(where, {"penalty.fine": "1"})
    assert unquote(unquote(login["Location"])) == f"/login/?next={where}"
    page = signed_in("E01").get(where).content.decode()
    assert 'value="4999.99"' in page
    assert "csrfmiddlewaretoken" not in Draft.objects.get().sent


def test_two_people_at_one_case_lose_nothing(made, signed_in):
    """The other was faster: what the slower one typed is still on his page, with the reason why it cannot be done any more."""
    number = made["accepted"]
    one, other = signed_in("B01"), signed_in("B02")
    where = f"/desk/cases/{number}/do/extend/"
    typed = {"act_id": str(uuid4()), "handling.extension_cause": "异地申请"}
    assert other.post(where, {**typed, "act_id": str(uuid4())}).status_code == 302
    page = one.post(where, typed).content.decode()
    assert "已经办理1次，不得重复" in page
    assert re.search(r'value="异地申请" checked|selected>异地申请', page)
    assert [act.verb for act in of_case(number)] == ["accept", "extend"]


def test_a_draft_that_was_kept_a_moment_too_late_is_not_sent_again(made, signed_in):
    client, where, id = signed_in("B01"), f"/desk/cases/{made['accepted']}/do/extend/", str(uuid4())
    client.post(where, {"act_id": id, "handling.extension_cause": "异地申请"})
    client.post(where, {"do": "draft", "act_id": id, "handling.extension_cause": "异地申请"}, headers={"hx-request": "true"})
    assert id not in client.get(where).content.decode()
