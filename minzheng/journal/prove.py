"""Receipts and consistency proofs from the tables: what the bureau hands to a citizen, a court or a witness."""

from __future__ import annotations

from django.db import connection

from minzheng.journal import models, nodes, volumes, witness
from minzheng.journal.receipt import Receipt
from minzheng.journal.tree import consistency_proof, inclusion_proof
from minzheng.vocabulary.errors import Refusal


def receipt(seq: int, with_record: bool = False) -> Receipt:
    """The receipt of act `seq` under the first kept checkpoint that covers it.

    Refusal when there is no such act, it is not in the tree yet, or no checkpoint covers it yet (`checkpoints.make`).
    """
    act = models.Act.objects.filter(seq=seq).only("record").first()
    if act is None:
        raise Refusal(f"台账没有第{seq}号记录", remedy="请核对序号。")
    leaf = models.Leaf.objects.filter(seq=seq).first()
    if leaf is None:
        raise Refusal(f"第{seq}号记录已经保存，尚未编入当年的树", remedy="请过一秒钟再试。")
    covering = models.Checkpoint.objects.filter(log=leaf.log, size__gt=leaf.place).order_by("size").first()
    if covering is None:
        raise Refusal(f"第{seq}号记录之后还没有签署检查点", remedy="请先签署检查点（journal checkpoint）再出具凭证。")
    proof = inclusion_proof(leaf.place, covering.size, nodes.reader(leaf.log))
    note = covering.note + cosignatures(leaf.log, covering.size)
    return Receipt(leaf.place, tuple(proof), note, bytes(act.record) if with_record else None)


def covered(seq: int) -> bool:
    """Whether a kept checkpoint covers act `seq`, so that its receipt can be given."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM journal_leaf l JOIN journal_checkpoint c ON c.log = l.log AND c.size > l.place WHERE l.seq = %s LIMIT 1",
            [seq],
        )
        return cursor.fetchone() is not None


def witness_request(log: int, old: int) -> str:
    """The request to a witness that last signed `old` leaves of `log`: its newest checkpoint and the proof from there."""
    newest = models.Checkpoint.objects.filter(log=log).order_by("-size").first()
    if newest is None or newest.size < old:
        raise Refusal(f"{log}年卷没有不小于{old}条的检查点", remedy="请先签署检查点（journal checkpoint）。")
    return witness.request(old, consistency_proof(old, newest.size, nodes.reader(log)), newest.note)


def cosignatures(log: int, size: int) -> str:
    """The witnesses' signature lines under the checkpoint of `log` at `size`."""
    return "".join(models.Cosignature.objects.filter(log=log, size=size).order_by("witness").values_list("line", flat=True))


def verifier_key(log: int) -> str:
    """The public key of `log` in the form a verifier reads; to be published where people can find it."""
    return str(volumes.verifier(log))
