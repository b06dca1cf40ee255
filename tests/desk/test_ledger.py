"""The journal on the desk: verified by a button, checkpoints signed, receipts handed out that anyone can check."""

from __future__ import annotations

from contextlib import closing

from django.db import connection
from django.utils import timezone

from minzheng.desk import verifying, working
from minzheng.journal import checkpoints, receipt, triggers, volumes
from minzheng.journal.checkpoint import unchecked
from minzheng.journal.models import Act
from minzheng.journal.read import of_case, of_matter
from minzheng.pages import streams


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


def test_a_long_journal_is_verified_apart_and_says_how_far_it_is(made, signed_in, monkeypatch):
    started: list[tuple[str, ...]] = []
    monkeypatch.setattr(verifying, "AT_ONCE", 0)
    monkeypatch.setattr(working, "EVERY", 0)
    monkeypatch.setattr(streams, "EVERY", 0.01)
    monkeypatch.setattr(working, "apart", lambda *said: started.append(said))
    client = signed_in("auditor")
    where = client.get("/desk/journal/verify/")["Location"]
    assert signed_in("H01").get("/desk/journal/verify/")["Location"] == where, "what two people find at once is the same"
    [(kind, run)] = started
    assert kind == "verify"
    assert f'data-stream="{where}"' in client.get(where).content.decode()
    assert signed_in("T01").get(where).status_code == 404
    with closing(client.get(where, headers={"Accept": streams.MEDIA})) as answer:
        events = iter(answer.streaming_content)
        assert "正在核验" in next(events).decode()
        verifying.work(run)
        last = [one for one in events if one != streams.STILL][-1].decode()
    assert "台账完整，未发现改动" in last
    assert "data-stream" not in last
    told = working.progress_in(verifying._root() / run)
    assert (told.doing, told.done, told.whole) == ("已核验行为数", 0, Act.objects.count())
    for unknown in ("x", "00000000-0000-0000-0000-000000000000"):
        assert client.get(f"/desk/journal/verify/?run={unknown}").status_code == 404


def test_a_verification_that_was_broken_off_says_so(made, signed_in, monkeypatch):
    monkeypatch.setattr(verifying, "AT_ONCE", 0)
    monkeypatch.setattr(working, "apart", lambda *said: None)
    client = signed_in("auditor")
    where = client.get("/desk/journal/verify/")["Location"]
    monkeypatch.setattr(working, "QUIET", -1)
    assert "中断了" in client.get(where).content.decode()
    assert client.get("/desk/journal/verify/")["Location"] != where
