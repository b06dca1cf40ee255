"""Every way to falsify the tables is detected and named; two are seen by nothing inside, only by a root somebody else kept."""

import random
from uuid import UUID

import orjson
import pytest
from django.db import DatabaseError, connection, transaction

from minzheng.journal import attachments, checkpoints, places, prove, receipt, triggers, volumes
from minzheng.journal.keys import FileKey
from minzheng.journal.models import Act, ActField, Checkpoint, Leaf
from minzheng.journal.note import BadNote
from minzheng.journal.verify import Finding, verify
from minzheng.vocabulary.errors import Refusal
from tests.journal import attacker
from tests.journal.acts import NOON, entry, recorded, some

pytestmark = pytest.mark.django_db

COUNT = 40
PLACES = pytest.mark.parametrize("place", sorted(random.Random(12).sample(range(COUNT), 12)))


@pytest.fixture
def kept():
    """A journal of 40 acts, signed at 20 and at the end; the last checkpoint as an outsider keeps it."""
    some(COUNT // 2)
    checkpoints.make_all(NOON)
    some(COUNT // 2, first=COUNT // 2)
    note = checkpoints.make_all(NOON)[0]
    assert verify(deep=True, against=note) == []
    return note


@pytest.fixture
def seqs(kept):
    return list(Act.objects.exclude(matter="journal").order_by("seq").values_list("seq", flat=True))


def told(findings, table, seq=None, says=""):
    return [str(found) for found in findings if found.table == table and says in found.text and seq in (None, found.seq)]


@PLACES
def test_an_edited_record(seqs, place):
    attacker.edit(seqs[place], b'"verb":"decide"', b'"verb":"decede"')
    assert told(verify(), "journal_act", seqs[place], "记录与树中的叶不符")


@PLACES
def test_an_edited_record_with_its_leaf(seqs, place):
    attacker.edit(seqs[place], b'"verb":"decide"', b'"verb":"decede"')
    attacker.run("UPDATE journal_act SET verb = 'decede' WHERE seq = %s", seqs[place])
    attacker.edit_leaf(seqs[place])
    findings = verify()
    assert findings
    assert all(found.table in ("journal_node", "journal_head", "journal_leaf") for found in findings)
    node = told(findings, "journal_node")
    assert not node or any(f"第{seqs[place]}号" in text for text in node)


@PLACES
def test_a_rebuilt_tree(seqs, place):
    attacker.edit(seqs[place], b'"origin":"here"', b'"origin":"elsewhere"')
    attacker.run("UPDATE journal_act SET origin = 'elsewhere' WHERE seq = %s", seqs[place])
    attacker.rebuild()
    findings = verify()
    assert told(findings, "journal_leaf", says="签署的根不符")
    assert {found.table for found in findings} == {"journal_leaf"}


@PLACES
def test_a_deleted_act(seqs, place):
    attacker.run("DELETE FROM journal_act WHERE seq = %s", seqs[place])
    assert told(verify(), "journal_act", seqs[place], "记录已被删除")


@PLACES
def test_a_deleted_act_in_a_rebuilt_tree(seqs, place):
    attacker.run("DELETE FROM journal_act WHERE seq = %s", seqs[place])
    attacker.rebuild()
    findings = verify()
    assert told(findings, "journal_leaf", says="签署")
    if connection.vendor == "sqlite" and place < COUNT - 1:
        assert told(findings, "journal_act", seqs[place] + 1, "序号不连续")


COPY = (
    'INSERT INTO journal_act (seq, act_id, "case", matter, verb, origin, "on", at, actor, role, org, prev, record)'
    ' SELECT %s, %s, "case", matter, verb, origin, "on", at, actor, role, org, prev, record FROM journal_act WHERE seq = %s'
)


@PLACES
def test_an_inserted_act(seqs, place):
    new = max(seqs) + 1
    attacker.run(COPY, new, "f" * 32 if connection.vendor == "sqlite" else UUID("f" * 32), seqs[place])
    assert told(verify(), "journal_act", new, "不在树中")


@PLACES
def test_an_inserted_act_in_a_rebuilt_tree(seqs, place):
    new = max(seqs) + 1
    attacker.run(COPY, new, "f" * 32 if connection.vendor == "sqlite" else UUID("f" * 32), seqs[place])
    attacker.rebuild()
    assert told(verify(), "journal_act", new, "查询列")


@PLACES
def test_two_acts_swapped(seqs, place):
    other = seqs[(place + 7) % COUNT]
    one, two = attacker.record_of(seqs[place]), attacker.record_of(other)
    attacker.run("UPDATE journal_act SET record = %s WHERE seq = %s", two, seqs[place])
    attacker.run("UPDATE journal_act SET record = %s WHERE seq = %s", one, other)
    findings = verify()
    assert told(findings, "journal_act", seqs[place], "记录与树中的叶不符")
    assert told(findings, "journal_act", other, "记录与树中的叶不符")


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("matter", "other"),
        ("verb", "other"),
        ("on", "2023-03-01"),
        ("at", "2024-03-01 05:00:00"),
        ("case", "x"),
        ("origin", "opening"),
        ("prev", 1),
    ],
)
def test_a_changed_column(seqs, column, value):
    attacker.run(f'UPDATE journal_act SET "{column}" = %s WHERE seq = %s', value, seqs[7])
    assert told(verify(), "journal_act", seqs[7], f"查询列（{column}）")


@PLACES
def test_a_changed_field(seqs, place):
    attacker.run("UPDATE journal_actfield SET value = %s WHERE seq = %s AND name = 'amount_fen'", b"999999", seqs[place])
    assert verify() == []
    assert told(verify(deep=True), "journal_actfield", seqs[place], "“amount_fen”一项与记录中的承诺不符")


def test_a_field_taken_away_added_or_emptied(seqs):
    attacker.run("DELETE FROM journal_actfield WHERE seq = %s AND name = 'amount_fen'", seqs[3])
    attacker.run("UPDATE journal_actfield SET name = 'other' WHERE seq = %s AND name = 'amount_fen'", seqs[4])
    attacker.run("UPDATE journal_actfield SET value = NULL, salt = NULL WHERE seq = %s AND name = 'amount_fen'", seqs[5])
    attacker.run("UPDATE journal_actfield SET value = NULL, salt = NULL, erased_by = %s WHERE seq = %s", seqs[0], seqs[6])
    ActField.objects.create(seq=9999, name="x", salt=bytes(16), value=b"1")
    findings = verify(deep=True)
    assert told(findings, "journal_actfield", seqs[3], "行被删除")
    assert told(findings, "journal_actfield", seqs[4], "“other”一项不在该记录的承诺之内")
    assert told(findings, "journal_actfield", seqs[4], "“amount_fen”一项的行被删除")
    assert told(findings, "journal_actfield", seqs[5], "值被改动")
    assert told(findings, "journal_actfield", seqs[6], f"第{seqs[0]}号记录没有批准")
    assert told(findings, "journal_actfield", 9999, "记录不存在")


def test_a_changed_or_missing_attachment(seqs):
    kept = [attachments.keep(f"附件{number}".encode(), "text/plain", f"{number}.txt") for number in range(3)]
    done = recorded(*(entry(100 + number, attachments=(file,)) for number, file in enumerate(kept)))
    assert verify(deep=True) == []
    attachments.place(kept[0].digest).write_bytes(b"other")
    attachments.place(kept[1].digest).unlink()
    attacker.run("DELETE FROM journal_attachment WHERE digest = %s", kept[2].digest)
    assert verify() == []
    findings = verify(deep=True)
    assert told(findings, "journal_attachment", done[0].seq, "文件内容被改动")
    assert told(findings, "journal_attachment", done[1].seq, "文件不在")
    assert told(findings, "journal_attachment", done[2].seq, "登记行被删除")
    with pytest.raises(Refusal, match="内容与入账时不同"):
        attachments.read(kept[0].digest)


@pytest.mark.parametrize("level", [1, 2, 4])
def test_a_changed_missing_or_surplus_node(seqs, level):
    attacker.run("UPDATE journal_node SET hash = %s WHERE level = %s AND place = 0", bytes(32), level)
    assert told(verify(), "journal_node", says=f"结点（{level}，0）")
    attacker.run("DELETE FROM journal_node WHERE level = %s AND place = 0", level)
    assert told(verify(), "journal_node", says=f"第{level}层应有")
    attacker.run("INSERT INTO journal_node (log, level, place, hash) VALUES (2024, 9, 0, %s)", bytes(32))
    assert told(verify(), "journal_node", says="多出1个结点")


def test_a_missing_leaf_and_a_wrong_head(seqs):
    attacker.run("DELETE FROM journal_leaf WHERE seq = %s", seqs[9])
    findings = verify()
    assert told(findings, "journal_act", seqs[9], "不在树中")
    assert told(findings, "journal_leaf", says="位置不连续")
    attacker.run("UPDATE journal_head SET size = 3")
    assert told(verify(), "journal_head", says="树头")


def test_a_record_that_is_no_record(seqs):
    attacker.run("UPDATE journal_act SET record = %s WHERE seq = %s", b"garbage", seqs[2])
    attacker.edit_leaf(seqs[2])
    assert told(verify(deep=True), "journal_act", seqs[2], "不是台账的格式")
    first = Leaf.objects.get(place=0).seq
    attacker.run("UPDATE journal_act SET record = %s WHERE seq = %s", b"garbage", first)
    attacker.edit_leaf(first)
    assert told(verify(deep=True), "journal_act", first, "启卷记录无法读取")


def test_checkpoints_signed_with_another_key(seqs, tmp_path):
    attacker.edit(seqs[7], b'"origin":"here"', b'"origin":"elsewhere"')
    attacker.run("UPDATE journal_act SET origin = 'elsewhere' WHERE seq = %s", seqs[7])
    attacker.rebuild()
    attacker.sign_again(FileKey(tmp_path / "other.key"))
    assert told(verify(), "journal_checkpoint", says="签名不成立")


def test_a_journal_rebuilt_under_another_key(seqs, tmp_path):
    """Even the first act, which names the key, is replaced: our own key file and every published key show it."""
    thief, first = FileKey(tmp_path / "other.key"), Leaf.objects.get(place=0).seq
    said = orjson.loads(attacker.record_of(first))
    said["opens"]["key"] = str(type(volumes.verifier(2024))(said["opens"]["origin"], thief.kind, thief.public()))
    attacker.run("UPDATE journal_act SET record = %s WHERE seq = %s", orjson.dumps(said, option=orjson.OPT_SORT_KEYS), first)
    attacker.rebuild()
    attacker.sign_again(thief)
    assert told(verify(), "journal_act", first, "公钥与本机密钥不符")


def test_a_checkpoint_row_that_says_other_than_its_note(kept):
    attacker.run("UPDATE journal_checkpoint SET root = %s WHERE size = 21", bytes(32))
    assert told(verify(), "journal_checkpoint", says="列与签名文本不同")


@PLACES
def test_only_an_outside_root_sees_history_rewritten_with_the_stolen_key(kept, seqs, place):
    before = prove.receipt(seqs[place], with_record=True).text()
    attacker.edit(seqs[place], b'"origin":"here"', b'"origin":"elsewhere"')
    attacker.run("UPDATE journal_act SET origin = 'elsewhere' WHERE seq = %s", seqs[place])
    attacker.rebuild()
    attacker.sign_again(places.signing_key())
    assert verify(deep=True) == []
    assert told(verify(against=kept), "journal_leaf", says="历史被改写")
    assert receipt.verify(before, volumes.verifier(2024)).size in (21, 41)
    assert prove.receipt(seqs[place], with_record=True).text() != before


@PLACES
def test_only_an_outside_root_sees_the_newest_acts_cut_off(kept, seqs, place):
    for table in ("act", "actfield"):
        attacker.run(f"DELETE FROM journal_{table} WHERE seq IN (SELECT seq FROM journal_leaf WHERE place > %s)", place)
    attacker.rebuild()
    attacker.sign_again(places.signing_key())
    assert verify(deep=True) == []
    found = verify(against=kept)
    assert told(found, "journal_leaf", says=f"缺位置{place + 1}至{COUNT}（共{COUNT - place}条）")


def test_a_year_that_is_gone(kept):
    recorded(entry(90, at=NOON.replace(year=2025)))
    assert verify(against=kept) == []
    attacker.run("DELETE FROM journal_act WHERE seq IN (SELECT seq FROM journal_leaf WHERE log = 2024)")
    for table in ("leaf", "node", "head", "checkpoint"):
        attacker.run(f"DELETE FROM journal_{table} WHERE log = 2024")
    findings = verify(against=kept)
    assert told(findings, "journal_head", says="整卷不在")
    assert told(findings, "journal_leaf", says="承接的前一卷不见了")


def test_a_year_rewritten_after_it_was_closed(seqs):
    recorded(entry(90, at=NOON.replace(year=2025)))
    attacker.run("DELETE FROM journal_checkpoint WHERE log = 2024")
    attacker.run("UPDATE journal_leaf SET hash = %s WHERE log = 2024 AND place = 40", bytes(32))
    findings = verify()
    assert told(findings, "journal_leaf", says="启卷时承接的根与2024年卷末尾不符")


def test_what_is_no_checkpoint_cannot_be_held_against(kept, tmp_path):
    for text in ("nonsense\n\n", "a\nb\nc\n\n— x y\n"):
        with pytest.raises(Refusal, match="不是检查点"):
            verify(against=text)
    with pytest.raises(Refusal, match="无法读取"):
        verify(against=tmp_path / "absent")
    file = tmp_path / "kept.txt"
    file.write_text(kept)
    assert verify(against=file) == []


def test_a_checkpoint_of_another_journal_is_told(kept, tmp_path):
    other = kept.replace(f"{places.origin()}/2024", "other.example/acts/2024")
    assert told(verify(against=other), "journal_act", says="不是用2024年卷登记的公钥签的")


def test_the_checks_of_other_packages_count():
    wrong = Finding("funds_line", 7, "发放行与明细根不符")
    assert verify(deep=True, checkers=[lambda: [wrong], list]) == [wrong]
    assert verify(checkers=[lambda: [wrong]]) == []
    assert str(wrong) == "funds_line第7号：发放行与明细根不符"


def test_a_destroyed_table_does_not_flood(seqs):
    some(300, first=100)
    attacker.run("UPDATE journal_act SET verb = 'x'")
    assert told(verify(), "journal_act", says="其余未列")
    assert len(told(verify(), "journal_act")) == 201


@pytest.mark.parametrize("table", ["act", "actfield", "attachment", "leaf", "node", "head", "checkpoint", "cosignature"])
def test_the_triggers_refuse_without_being_taken_away(seqs, table):
    recorded(entry(100, attachments=(attachments.keep(b"x", "text/plain"),)))
    last = Checkpoint.objects.last()
    assert last is not None
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO journal_cosignature (log, size, witness, line, received_at) VALUES (2024, 41, 'w', 'l', '2024-03-01')")
    column = {"act": "verb", "head": "frontier", "checkpoint": "note", "cosignature": "line", "attachment": "media_type"}
    name = column.get(table, "value" if table == "actfield" else "hash")
    blob = b"x" if name in ("value", "hash", "frontier") else "x"
    attempts = [(f"UPDATE journal_{table} SET {name} = %s", [blob]), (f"DELETE FROM journal_{table}", [])]
    if connection.vendor == "postgresql":
        attempts.append((f"TRUNCATE journal_{table}", []))
    elif table in ("act", "attachment", "checkpoint"):
        attempts.append((f"INSERT OR REPLACE INTO journal_{table} SELECT * FROM journal_{table}", []))
    for statement, values in attempts:
        with pytest.raises(DatabaseError, match="台账只增不改"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
    assert verify(deep=True) == []


def test_missing_triggers_are_named():
    assert triggers.missing(connection) == []
    with connection.cursor() as cursor:
        on = " ON journal_act" if connection.vendor == "postgresql" else ""
        name = "journal_act_change" if connection.vendor == "postgresql" else "journal_act_delete"
        cursor.execute(f"DROP TRIGGER {name}{on}")
    assert triggers.missing(connection) == [name]
    triggers.install(connection)
    assert triggers.missing(connection) == []


def test_a_receipt_before_a_checkpoint_or_for_nothing_is_refused():
    done = some(1)[0]
    with pytest.raises(Refusal, match="还没有签署检查点"):
        prove.receipt(done.seq)
    with pytest.raises(Refusal, match="没有第999号"):
        prove.receipt(999)
    checkpoints.make_all(NOON)
    text = prove.receipt(done.seq).text()
    assert len(text) < 1500
    with pytest.raises(BadNote):
        receipt.verify(text, volumes.verifier(2024), b"another record")
