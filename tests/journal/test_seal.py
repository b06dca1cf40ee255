"""Sealing: at once on SQLite; on PostgreSQL by the sealer, before which no receipt is given."""

import json
import time

import pytest
from django.db import connection

from minzheng.journal import checkpoints, prove, read, receipt, volumes
from minzheng.journal.keys import FileKey
from minzheng.journal.models import Leaf, Unsealed
from minzheng.journal.note import BadNote
from minzheng.journal.seal import seal_pending
from minzheng.journal.transaction import act_transaction
from minzheng.journal.verify import verify
from minzheng.journal.witness import FileWitness
from minzheng.journal.write import append_many
from minzheng.vocabulary.errors import Refusal
from tests.journal.acts import NOON, entry, some
from tests.journal.processes import Place


@pytest.mark.django_db
def test_a_receipt_comes_after_sealing():
    some(3)
    with act_transaction():
        done = append_many([entry(number) for number in range(10, 17)])
    if connection.vendor == "postgresql":
        checkpoints.make_all(NOON)
        with pytest.raises(Refusal, match="尚未编入当年的树"):
            prove.receipt(done[0].seq)
        assert read.log_of(done[0].seq) is None
        assert verify() == []
        assert seal_pending(batch=3) == 7
    assert seal_pending() == 0
    assert not Unsealed.objects.exists()
    checkpoints.make_all(NOON)
    assert prove.receipt(done[0].seq).index == read.log_of(done[0].seq)[1]
    places = list(Leaf.objects.filter(seq__in=[act.seq for act in done]).order_by("seq").values_list("place", flat=True))
    assert places == sorted(places)
    assert verify(deep=True) == []


@pytest.mark.django_db
def test_a_witness_signs_what_the_receipt_then_carries(tmp_path):
    done = some(9)
    checkpoints.make_all(NOON)
    office = FileWitness(
        tmp_path / "w.json", "audit.example/w", FileKey(tmp_path / "w.key"), {volumes.opened(2024)["origin"]: volumes.verifier(2024)}
    )
    line = office.cosign(prove.witness_request(2024, 0), 1_700_000_000)
    checkpoints.keep_cosignature(2024, 10, line, office.verifier, NOON)
    text = prove.receipt(done[2].seq).text()
    assert text.endswith(line)
    assert receipt.verify(text, volumes.verifier(2024), bytes(read.act(done[2].seq).record)).size == 10
    some(5, first=20)
    checkpoints.make_all(NOON)
    with pytest.raises(BadNote):
        checkpoints.keep_cosignature(2024, 15, line, office.verifier, NOON)
    line = office.cosign(prove.witness_request(2024, 10), 1_700_000_100)
    checkpoints.keep_cosignature(2024, 15, line, office.verifier, NOON)
    with pytest.raises(Refusal, match="没有99条"):
        checkpoints.keep_cosignature(2024, 99, line, office.verifier, NOON)
    with pytest.raises(Refusal, match="没有不小于99条"):
        prove.witness_request(2024, 99)


def test_the_sealer_signs_and_remembers_by_itself(tmp_path):
    place = Place(tmp_path)
    place.run("init")
    sealer = place.start("seal")
    try:
        assert sealer.stdout.readline() == "sealing\n"
        place.run("write", 1, 0, 5)
        deadline = time.monotonic() + 30
        while not (kept := json.loads(place.run("kept")))["checkpoints"]:
            assert time.monotonic() < deadline, "no checkpoint was signed"
        assert kept["remembered"]["2024"] >= kept["checkpoints"][0][1] > 0
    finally:
        sealer.kill()
        assert sealer.communicate()[1] == ""


def test_the_bench_runs_on_a_journal_of_its_own(tmp_path):
    place = Place(tmp_path)
    measured = json.loads(place.run("bench"))
    assert set(measured) == {"per_s", "bare_per_s", "bare_ratio", "acts_per_s", "deep_acts_per_s"}
    assert all(value > 0 for value in measured.values())
    assert not place.file.exists()
