"""Making, keeping and handing out checkpoints of the logs."""

from __future__ import annotations

from datetime import datetime, timedelta

from minzheng.journal import checkpoint, models, nodes, places, transaction, volumes
from minzheng.journal.checkpoint import Checkpoint
from minzheng.journal.note import Verifier, verifier_of
from minzheng.journal.witness import cosigned_at
from minzheng.vocabulary.errors import Refusal

EVERY = timedelta(seconds=60)


def newest(log: int) -> models.Checkpoint | None:
    """The largest kept checkpoint of `log`."""
    return models.Checkpoint.objects.filter(log=log).order_by("-size").first()


def make(log: int, at: datetime) -> str:
    """The signed note for all of `log` as it stands, kept in the table; the kept one when nothing was added since.

    Call it inside `act_transaction`. Refusal when the tree no longer contains the last checkpoint, or the key is another.
    """
    transaction.required()
    nodes.hold_still()
    growth, last = nodes.head(log), newest(log)
    if last is not None and last.size == growth.size:
        return last.note
    if last is not None and (growth.size < last.size or nodes.root(log, last.size) != bytes(last.root)):
        raise Refusal(
            f"{log}年卷与已签署的检查点（{last.size}条）不一致，拒绝签署新的检查点",
            remedy="请运行台账核验，查明被改动的记录。",
        )
    new, key = Checkpoint(volumes.opened(log)["origin"], growth.size, growth.root()), places.signing_key()
    if verifier_of(new.origin, key) != volumes.verifier(log):
        raise Refusal(f"签名密钥不是{log}年卷启卷时登记的那一把", remedy="请从保管处恢复原来的密钥文件journal.key。")
    note = checkpoint.signed(new, key)
    models.Checkpoint.objects.create(log=log, size=new.size, root=new.root, at=at, note=note)
    return note


def closed(log: int, at: datetime) -> Checkpoint:
    """The final checkpoint of `log`, made if need be: what the first act of the next year commits to."""
    return checkpoint.opened(make(log, at), volumes.verifier(log))


def make_due(at: datetime, every: timedelta = EVERY) -> list[str]:
    """New checkpoints for the logs that grew since a last one that is at least `every` old. Opens its own transaction."""
    due = [log for log in volumes.logs() if _due(log, at, every)]
    if not due:
        return []
    with transaction.act_transaction():
        return [make(log, at) for log in due]


def make_all(at: datetime) -> list[str]:
    """A checkpoint of every log as it stands, signed now where one is lacking; oldest log first."""
    with transaction.act_transaction():
        return [make(log, at) for log in volumes.logs()]


def keep_cosignature(log: int, size: int, line: str, witness: Verifier, at: datetime) -> None:
    """Keep a witness's signature line under the checkpoint of `log` at `size`, once it was checked; BadNote when it is false."""
    row = models.Checkpoint.objects.filter(log=log, size=size).first()
    if row is None:
        raise Refusal(f"{log}年卷没有{size}条的检查点", remedy="请核对见证方退回的是哪一个检查点的签名。")
    cosigned_at(line, row.note, witness)
    models.Cosignature.objects.create(log=log, size=size, witness=witness.name, line=line.strip() + "\n", received_at=at)


def _due(log: int, at: datetime, every: timedelta) -> bool:
    last = newest(log)
    return last is None or (last.size < nodes.head(log).size and at - last.at >= every)
