"""A paper's mark: what is ours is told to be ours, what was changed or made up is not, and nobody's name is."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from django.test import Client

from minzheng.journal.read import of_case
from minzheng.pages import marks
from minzheng.procedure.models import Letter
from tests.desk.district import person_of
from tests.reporting.documents import scanning

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter(made):
    return Letter.objects.filter(case_id=made["refused"]).order_by("-seq")[0]


def test_a_letter_is_ours_and_names_nobody(letter, anyone):
    page = anyone.get(f"/verify/{marks.of_letter(letter)}/")
    said = page.content.decode()
    assert "是本机关出具的文书，内容没有改动过" in said
    assert letter.number in said
    assert letter.title in said
    assert "赵永强" not in said
    assert person_of("赵永强").resident_number not in said
    assert letter.case_id not in said
    assert page["X-Robots-Tag"].startswith("noindex")


def test_a_letter_changed_in_the_database_is_ours_no_more(letter, anyone):
    old = marks.of_letter(letter)
    letter.parts["body"].append("另补发一万元。")
    letter.save()
    assert anyone.get(f"/verify/{old}/").status_code == 404
    assert anyone.get(f"/verify/{marks.of_letter(letter)}/").status_code == 404, "its act quotes another content"


def test_a_receipt_is_in_the_journal(made, anyone):
    act = of_case(made["decided"]).last()
    page = anyone.get(f"/verify/{marks.of_act(act)}/").content.decode()
    assert "是本系统台账里的记录" in page
    assert "最低生活保障：审核确认" in page
    assert made["decided"] not in page


@pytest.mark.parametrize("mark", [
    "1-0000000000000000", "999999-0123456789abcdef", "0-0123456789abcdef", "x", "1", "1-", "1-0123456789ABCDEF", "9" * 15 + "-0123456789abcdef",
])  # fmt: skip
def test_what_nobody_printed_is_not_ours(made, anyone, mark):
    answer = anyone.get(f"/verify/{mark}/")
    assert answer.status_code == 404
    assert "没有这个核验码" in answer.content.decode()


def test_guessing_is_stopped(letter):
    client = Client()
    for _ in range(20):
        client.get("/verify/1-0000000000000000/")
    assert client.get(f"/verify/{marks.of_letter(letter)}/").status_code == 429
    assert Client(REMOTE_ADDR="10.8.8.8").get(f"/verify/{marks.of_letter(letter)}/").status_code == 200


def test_the_mark_may_be_typed(letter, anyone):
    mark = marks.of_letter(letter)
    assert anyone.post("/verify/", {"mark": f" {mark.upper()} "})["Location"] == f"/verify/{mark}/"
    for typed in (mark.replace("-", " "), mark.replace("-", "－"), mark.replace("-", " — ")):
        assert anyone.post("/verify/", {"mark": typed})["Location"] == f"/verify/{mark}/"
    for wrong in ("", "hello", "<b>", "1-2"):
        assert "没有这个核验码" in anyone.post("/verify/", {"mark": wrong}).content.decode()


def test_the_desk_prints_it_as_a_drawing_of_the_address(letter, signed_in):
    page = signed_in("B01").get(f"/desk/letters/{letter.pk}/").content.decode()
    assert marks.of_letter(letter) in page
    drawing = re.search('<svg role="img".*?</svg>', page, re.S)[0]
    assert "style=" not in drawing
    assert "<path" in drawing


def test_of_a_confidential_matter_not_even_the_title_is_told(letter, anyone):
    from minzheng.portal.verifying import hidden

    assert all(hidden(id) for id in ("adoption", "orphan_allowance", "minor_protection", "complaint"))
    assert not any(hidden(id) for id in ("subsistence", "establishment", "marriage", "online"))


@pytest.mark.parametrize(("kind", "scan"), [("pdf", scanning.modules_of_pdf), ("docx", lambda content: scanning.modules_of_png(picture_in(content)))])
def test_the_code_on_a_letter_handed_out_leads_to_what_proves_it(letter, signed_in, anyone, kind, scan):
    address = scanning.read(scan(signed_in("H01").get(f"/desk/letters/{letter.pk}.{kind}").content))
    assert address == f"http://testserver/verify/{marks.of_letter(letter)}/"
    assert letter.number in anyone.get(address.removeprefix("http://testserver")).content.decode()


def picture_in(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return next(archive.read(name) for name in archive.namelist() if name.startswith("word/media/"))
