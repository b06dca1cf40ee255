"""Erasure: lawful, approved by a second person, recorded; values and salts are gone and every proof still holds."""

from dataclasses import replace

import pytest

from minzheng.journal import attachments, checkpoints, prove, read, receipt, volumes
from minzheng.journal.erase import erase_fields
from minzheng.journal.models import ActField, Attachment
from minzheng.journal.seal import seal_pending
from minzheng.journal.transaction import act_transaction
from minzheng.journal.verify import verify
from minzheng.vocabulary.errors import Refusal
from tests.journal.acts import NOON, entry, recorded, some

pytestmark = pytest.mark.django_db
BASIS = ("个人信息保护法第四十七条",)


def erased(targets, number=500, **changes):
    act = replace(entry(number), case=None, fields={}, basis=BASIS, **changes)
    with act_transaction():
        done = erase_fields(targets, act, approved_by="10009", reason="保存期限届满")
    seal_pending()
    return done


def test_values_are_gone_and_proofs_hold():
    done = some(10)
    note = checkpoints.make_all(NOON)[0]
    before = prove.receipt(done[4].seq, with_record=True).text()
    by = erased([(done[4].seq, "person.id"), (done[4].seq, "person.name"), (done[5].seq, "person.id")])
    assert read.fields(done[4].seq) == {"amount_fen": 10004}
    assert not ActField.objects.filter(seq=done[4].seq, name="person.id").exclude(salt=None, value=None).exists()
    assert verify(deep=True, against=note) == []
    assert receipt.verify(before, volumes.verifier(2024)).size == 11
    assert read.act(by.seq).verb == "erase"
    assert read.fields(by.seq)["erased"] == [[done[4].seq, "person.id"], [done[4].seq, "person.name"], [done[5].seq, "person.id"]]


def test_a_repeated_erasure_is_one():
    done = some(2)
    first = erased([(done[0].seq, "person.id")])
    act = replace(entry(500), case=None, fields={}, basis=BASIS)
    with pytest.raises(Refusal, match="已经删除"), act_transaction():
        erase_fields([(done[0].seq, "person.id")], act, approved_by="10009", reason="保存期限届满")
    assert first.fresh
    assert verify(deep=True) == []


def test_a_repeated_act_is_still_known_after_its_values_are_gone():
    done = some(2)
    erased([(done[0].seq, "person.id")])
    assert recorded(entry(0))[0].seq == done[0].seq
    with pytest.raises(Refusal, match="内容不同"):
        recorded(entry(0, fields={**entry(0).fields, "amount_fen": 1}))


@pytest.mark.parametrize(
    ("changes", "approved_by", "says"),
    [({"basis": ()}, "10009", "法律依据"), ({}, "10001", "以外的人批准"), ({}, "", "以外的人批准")],
)
def test_without_basis_or_second_person_nothing_is_erased(changes, approved_by, says):
    done = some(1)[0]
    act = replace(entry(500), **{"basis": BASIS, **changes})
    with pytest.raises(Refusal, match=says), act_transaction():
        erase_fields([(done.seq, "person.id")], act, approved_by=approved_by, reason="保存期限届满")
    with pytest.raises(Refusal, match="没有“x”一项"), act_transaction():
        erase_fields([(done.seq, "x")], replace(entry(500), basis=BASIS), approved_by="10009", reason="保存期限届满")
    assert read.fields(done.seq) == entry(0).fields


def test_an_attachment_goes_with_its_last_act(django_capture_on_commit_callbacks):
    kept = attachments.keep("身份证复印件".encode(), "image/png", "正面.png")
    assert attachments.keep("身份证复印件".encode(), "image/png", "正面.png") == kept
    one, two = recorded(entry(1, attachments=(kept,)), entry(2, attachments=(kept,)))
    assert "正面" not in str(read.record(read.act(one.seq)))
    assert read.fields(one.seq)["attachment.1"]["name"] == "正面.png"
    with django_capture_on_commit_callbacks(execute=True):
        erased([(one.seq, "attachment.1")], 500)
    assert attachments.read(kept.digest) == "身份证复印件".encode()
    assert verify(deep=True) == []
    with django_capture_on_commit_callbacks(execute=True):
        by = erased([(two.seq, "attachment.1")], 501)
    assert not attachments.place(kept.digest).exists()
    assert Attachment.objects.get().erased_by == by.seq
    assert verify(deep=True) == []
    with pytest.raises(Refusal, match="文件不在"):
        attachments.read(kept.digest)
