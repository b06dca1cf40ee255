"""Lawful erasure (个人信息保护法第四十七条): an act says what is erased and why, then salts and values go; all proofs still hold."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import partial

import orjson
from django.db import transaction as database

from minzheng.journal import attachments
from minzheng.journal.appending import append_many
from minzheng.journal.entry import Appended, Entry
from minzheng.journal.models import ActField, Attachment
from minzheng.journal.record import ATTACHMENT
from minzheng.journal.volumes import MATTER
from minzheng.vocabulary.errors import Refusal

VERB = "erase"
LISTED = "erased"


def erase_fields(targets: Iterable[tuple[int, str]], act: Entry, approved_by: str, reason: str) -> Appended:
    """Erase the fields `targets` (seq, name) inside the running `act_transaction`; the act of erasing is returned.

    `act` gives day, moment, actor, office and basis; its matter, verb and fields are set here. Refusal when there is no
    legal basis, no second person who approved, or a field is not there or erased already. An attachment's file is
    removed after commit unless another act still holds it.
    """
    listed = sorted(set(targets))
    if not act.basis or not listed or not reason:
        raise Refusal("删除个人信息须写明删除的内容、理由和法律依据", "《个人信息保护法》第四十七条", "请补充后再办。")
    if not approved_by or approved_by == act.actor:
        raise Refusal("删除个人信息须由经办人以外的人批准", remedy="请由另一名有权人员批准后再办。")
    digests = _digests(listed)
    appended = append_many([_erasing(act, listed, approved_by, reason)])[0]
    if appended.fresh:
        for seq, name in listed:
            ActField.objects.filter(seq=seq, name=name).update(salt=None, value=None, erased_by=appended.seq)
        for digest in digests - _held(digests):
            Attachment.objects.filter(digest=digest).update(erased_by=appended.seq)
            database.on_commit(partial(attachments.place(digest).unlink, missing_ok=True))
    return appended


def _erasing(act: Entry, listed: list[tuple[int, str]], approved_by: str, reason: str) -> Entry:
    fields = {LISTED: [[seq, name] for seq, name in listed], "approved_by": approved_by, "reason": reason}
    return Entry(act.act_id, act.case, MATTER, VERB, act.origin, act.on, act.at, act.actor, act.role, act.org, act.basis, fields)


def _digests(listed: list[tuple[int, str]]) -> set[bytes]:
    """The digests of the attachments among `listed`. Refusal for a field that is not there."""
    digests = set()
    for seq, name in listed:
        value = ActField.objects.filter(seq=seq, name=name, erased_by=None).values_list("value", flat=True).first()
        if value is None:
            raise Refusal(f"第{seq}号记录没有“{name}”一项，或者已经删除", remedy="请核对后再办。")
        if name.startswith(ATTACHMENT):
            digests.add(bytes.fromhex(orjson.loads(bytes(value))["sm3"]))
    return digests


def _held(digests: Collection[bytes]) -> set[bytes]:
    """Those of `digests` that a field not erased still names. Reads every attachment field: erasing is rare."""
    if not digests:
        return set()
    fields = ActField.objects.filter(name__startswith=ATTACHMENT, erased_by=None).values_list("value", flat=True)
    return {bytes.fromhex(orjson.loads(bytes(value))["sm3"]) for value in fields.iterator()} & set(digests)
