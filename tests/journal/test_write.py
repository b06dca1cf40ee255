"""Appending: what is stored, idempotency, case chains, years, and what is refused."""

import uuid
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import orjson
import pytest
from django.db import connection, transaction

from minzheng.journal import canonical, checkpoints, read, volumes
from minzheng.journal.commitment import commit
from minzheng.journal.entry import Attached
from minzheng.journal.models import Act, ActField, Head, Leaf, Node
from minzheng.journal.note import BadNote
from minzheng.journal.transaction import act_transaction
from minzheng.journal.tree import leaf_hash
from minzheng.journal.verify import verify
from minzheng.journal.write import append, append_many
from minzheng.vocabulary.errors import Refusal
from tests.journal.acts import NOON, Undo, entry, recorded, some, undone

pytestmark = pytest.mark.django_db


def test_an_act_is_stored_as_it_was_hashed():
    said = entry(5, case="案-1", lines_root=b"\7" * 32)
    done = recorded(said)[0]
    act = Act.objects.get(seq=done.seq)
    record = orjson.loads(bytes(act.record))
    assert canonical.encode(record) == bytes(act.record)
    assert leaf_hash(bytes(act.record)) == done.leaf == bytes(Leaf.objects.get(seq=done.seq).hash)
    assert (act.act_id, act.case, act.matter, act.on, act.at) == (said.act_id, "案-1", "old_age_allowance", said.on, said.at)
    assert record["basis"] == ["老年人权益保障法第三十三条"]
    assert record["lines"] == "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc="
    assert read.fields(done.seq) == said.fields
    assert verify(deep=True) == []


def test_the_record_holds_no_personal_data():
    done = recorded(entry(5))[0]
    assert "演练人".encode() not in bytes(Act.objects.get(seq=done.seq).record)
    assert b"4418021940" not in bytes(Act.objects.get(seq=done.seq).record)


def test_equal_values_have_unlike_commitments():
    first, second = recorded(entry(1, fields={"person.age": 80}), entry(2, fields={"person.age": 80}))
    one, other = (read.record(read.act(done.seq))["fields"]["person.age"] for done in (first, second))
    assert one != other
    field = ActField.objects.get(seq=first.seq)
    assert commit(bytes(field.salt), "person.age", b"80") != commit(bytes(16), "person.age", b"80")


def test_a_repeated_act_is_recorded_once():
    said = entry(7, fields={"名".encode().hex(): "值", "list": (1, 2)})
    first = recorded(said)[0]
    again = recorded(replace(said, at=said.at + timedelta(seconds=9)))[0]
    assert (again.seq, again.act_id, again.leaf) == (first.seq, first.act_id, first.leaf)
    assert (first.fresh, again.fresh) == (True, False)
    twice = recorded(entry(8), entry(8), entry(9))
    assert twice[0].seq == twice[1].seq != twice[2].seq
    assert Act.objects.exclude(matter="journal").count() == 3


@pytest.mark.parametrize(
    "change",
    [
        {"fields": {"amount_fen": 1}},
        {"fields": {}},
        {"verb": "decline"},
        {"on": date(2024, 3, 2)},
        {"actor": "10002"},
        {"basis": ()},
        {"case": None},
        {"lines_root": b"\1" * 32},
        {"origin": "elsewhere"},
        {"attachments": (Attached(b"\1" * 32, 1, "text/plain"),)},
    ],
    ids=lambda change: next(iter(change)),
)
def test_the_same_id_for_another_act_is_refused(change):
    recorded(entry(7))
    other = replace(entry(7), **change)
    with pytest.raises(Refusal, match="内容不同"):
        recorded(other)
    with pytest.raises(Refusal, match="内容不同"):
        recorded(entry(20), replace(entry(20), **change))


def test_numbers_are_gapless_and_cases_are_chained():
    done = some(10)
    assert [act.seq for act in done] == list(range(done[0].seq, done[0].seq + 10))
    chains = Act.objects.exclude(matter="journal").order_by("seq").values_list("case", "prev")
    last = {}
    for (case, prev), act in zip(chains, done, strict=True):
        assert prev == last.get(case)
        last[case] = act.seq


def test_an_overtaken_act_is_refused():
    first, second = recorded(entry(0), entry(1))
    with pytest.raises(Refusal, match=f"第{second.seq}号"):
        recorded(entry(2, prev=first.seq))
    assert recorded(entry(2, prev=second.seq))[0].fresh


def test_it_needs_the_transaction():
    with pytest.raises(RuntimeError), transaction.atomic():
        append(entry(1))


def test_what_is_rolled_back_never_was():
    some(3)
    sizes = (Act.objects.count(), Leaf.objects.count(), Node.objects.count(), Head.objects.get().size)
    undone(entry(10))
    assert sizes == (Act.objects.count(), Leaf.objects.count(), Node.objects.count(), Head.objects.get().size)
    with act_transaction():
        append(entry(11))
        undone(entry(12), savepoint=True)
        append(entry(13))
    some(1, first=14)
    assert set(Act.objects.filter(act_id__in=[uuid.UUID(int=n) for n in range(11, 16)]).values_list("act_id", flat=True)) == {
        uuid.UUID(int=n) for n in (12, 14, 15)
    }
    assert verify() == []


def test_a_nested_use_joins_the_outer_one():
    with suppress(Undo), act_transaction():
        recorded(entry(10))
        raise Undo
    assert not Act.objects.exists()


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"fields": {"amount": 1.5}}, ValueError),
        ({"fields": {"姓名": "甲"}}, ValueError),
        ({"fields": {"attachment.1": 1}}, ValueError),
        ({"at": datetime(2024, 3, 1)}, ValueError),  # noqa: DTZ001
        ({"on": NOON}, TypeError),
        ({"verb": "Decide!"}, ValueError),
        ({"origin": "nowhere"}, ValueError),
        ({"case": "x" * 81}, ValueError),
        ({"actor": None}, ValueError),
        ({"lines_root": b"short"}, ValueError),
        ({"case": None, "prev": 1}, ValueError),
        ({"basis": (1.5,)}, ValueError),
    ],
    ids=str,
)
def test_what_cannot_be_a_record_writes_nothing(change, error):
    with pytest.raises(error):
        recorded(entry(1), replace(entry(2), **change))
    assert not Act.objects.exists()


def test_a_year_closes_when_the_next_begins():
    eve = datetime(2024, 12, 31, 15, 59, 59, tzinfo=UTC)  # 23:59:59 in Beijing
    some(5)
    recorded(entry(10, at=eve), entry(11, at=eve + timedelta(seconds=1)), entry(12, at=eve))
    some(2, first=20)
    assert volumes.logs() == [2024, 2025]
    assert list(Head.objects.order_by("log").values_list("size", flat=True)) == [7, 5]
    closing = checkpoints.newest(2024)
    assert closing.size == 7
    assert closing.note.startswith(volumes.opened(2025)["previous"])
    assert verify(deep=True) == []


def test_many_years_in_one_batch():
    batch = [entry(n, at=NOON.replace(year=year), case=None) for n, year in enumerate([2024, 2026, 2025, 2027, 2024])]
    recorded(*batch)
    assert dict(Head.objects.values_list("log", "size")) == {2024: 2, 2026: 3, 2027: 3}
    assert verify(deep=True) == []


def test_a_journal_keeps_the_name_it_began_with(settings, tmp_path):
    settings.DATA_DIRECTORY = tmp_path
    volumes.establish("rehearsal.mz.example/acts")
    volumes.establish("mz.example/acts")
    some(1)
    assert checkpoints.make_all(NOON)[0].startswith("mz.example/acts/2024\n")
    volumes.establish("mz.example/acts")
    with pytest.raises(Refusal, match="不能改名"):
        volumes.establish("rehearsal.mz.example/acts")
    with pytest.raises(BadNote):
        volumes.establish("with space")
    recorded(entry(90, at=NOON.replace(year=2025)))
    assert volumes.opened(2025)["origin"] == "mz.example/acts/2025"
    assert verify() == []


def test_reading_a_case_and_a_matter():
    some(7)
    assert [act.case for act in read.of_case("YL-2024-000001")] == ["YL-2024-000001"] * 3
    assert read.of_matter("old_age_allowance", "decide").count() == 7
    seqs = [act.seq for act in read.of_case("YL-2024-000001")]
    assert read.fields_of(seqs, ["amount_fen"]) == {seq: {"amount_fen": 10003 + n} for n, seq in enumerate(seqs)}
    assert read.by_id(uuid.UUID(int=3)).seq == read.act(seqs[0]).seq - 1
    assert read.log_of(seqs[0])[0] == 2024
    with pytest.raises(Refusal, match="没有第999号"):
        read.act(999)


def test_the_number_of_statements_does_not_grow_with_the_batch(django_assert_max_num_queries):
    some(1)
    with django_assert_max_num_queries(12), act_transaction():
        append_many([entry(number, case="one") for number in range(100, 600)])
    if connection.vendor == "sqlite":
        assert Act.objects.count() == 502
