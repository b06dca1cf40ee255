"""The journal on the desk: verified by a button, checkpoints signed, receipts handed out that anyone can check."""

from __future__ import annotations

from django.db import connection
from django.utils import timezone

from minzheng.journal import checkpoints, receipt, triggers, volumes
from minzheng.journal.checkpoint import unchecked
from minzheng.journal.read import of_case, of_matter


def test_a_whole_journal_is_said_to_be_whole(made, signed_in):
    assert "台账完整，未发现改动" in signed_in("auditor").get("/desk/journal/verify/").content.decode()


def test_a_changed_act_is_found_and_named(made, signed_in):
    seq = of_case(made["decided"]).last().seq
    triggers.remove(connection)
    try:
        with connection.cursor() as cursor:
            cursor.execute("UPDATE journal_act SET actor = 'X99' WHERE seq = %s", [seq])
    finally:
        triggers.install(connection)
    page = signed_in("H01").get("/desk/journal/verify/", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in page
    assert f"台账第{seq}号" in page


def test_a_receipt_is_given_once_a_checkpoint_covers_the_act(made, signed_in):
    client, seq = signed_in("B01"), of_case(made["decided"]).last().seq
    assert "还没有签署检查点" in client.get(f"/desk/acts/{seq}/").content.decode()
    assert client.get(f"/desk/acts/{seq}/receipt.txt").status_code == 409
    client.post("/desk/journal/sign/")
    text = client.get(f"/desk/acts/{seq}/receipt.txt").content.decode()
    log = unchecked(receipt.parsed(text).note).year
    record = bytes(of_case(made["decided"]).last().record)
    assert receipt.verify(text, volumes.verifier(log), record).size == checkpoints.newest(log).size


def test_the_page_shows_each_year_with_its_checkpoint(made, signed_in):
    checkpoints.make_all(timezone.now())
    page = signed_in("H01").get("/desk/journal/").content.decode()
    log = volumes.logs()[0]
    assert f"{log}年卷" in page
    assert str(volumes.verifier(log)) in page
    assert signed_in("H01").get("/desk/journal/?seq=5")["Location"] == "/desk/acts/5/"


def test_an_act_outside_any_case_is_for_the_whole_district(made, signed_in):
    seq = of_matter("register_officers").first().seq
    assert signed_in("B01").get(f"/desk/acts/{seq}/").status_code == 200
    assert signed_in("T01").get(f"/desk/acts/{seq}/").status_code == 404
    assert signed_in("B01").get("/desk/acts/999999/").status_code == 404
