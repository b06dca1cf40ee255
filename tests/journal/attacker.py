"""A database administrator with every right and our own source code: what such a person can do to the tables."""

from __future__ import annotations

from django.db import connection

from minzheng.journal import checkpoint, triggers, volumes
from minzheng.journal.checkpoint import Checkpoint
from minzheng.journal.models import Act, Head, Leaf, Node
from minzheng.journal.models import Checkpoint as Kept
from minzheng.journal.note import KeyProvider
from minzheng.journal.tree import Growth, leaf_hash


def run(statement: str, *values: object) -> int:
    """Execute SQL past the triggers; the number of rows."""
    triggers.remove(connection)
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.rowcount


def record_of(seq: int) -> bytes:
    return bytes(Act.objects.get(seq=seq).record)


def edit(seq: int, old: bytes, new: bytes) -> None:
    """Change the stored record of an act."""
    before = record_of(seq)
    assert old in before
    assert run("UPDATE journal_act SET record = %s WHERE seq = %s", before.replace(old, new), seq) == 1


def edit_leaf(seq: int) -> None:
    """Make the leaf fit the record again."""
    run("UPDATE journal_leaf SET hash = %s WHERE seq = %s", leaf_hash(record_of(seq)), seq)


def rebuild() -> None:
    """Make leaves, nodes and head fit the acts there are, in the order they had, new ones last."""
    logs = [log for (log,) in Head.objects.values_list("log")]
    assert len(logs) == 1
    places = dict(Leaf.objects.values_list("seq", "place"))
    run("DELETE FROM journal_leaf")
    run("DELETE FROM journal_node")
    growth = Growth()
    for seq, record in sorted(Act.objects.values_list("seq", "record"), key=lambda act: (places.get(act[0], 10**9), act[0])):
        leaf = leaf_hash(bytes(record))
        Leaf.objects.create(log=logs[0], place=growth.size, seq=seq, hash=leaf)
        Node.objects.bulk_create(Node(log=logs[0], level=level, place=place, hash=node) for level, place, node in growth.append(leaf))
    run("UPDATE journal_head SET size = %s, frontier = %s", growth.size, growth.packed())


def sign_again(key: KeyProvider) -> None:
    """Throw the kept checkpoints away and sign the tree as it now is."""
    log, size, frontier = Head.objects.values_list("log", "size", "frontier").get()
    kept = Kept.objects.first()
    run("DELETE FROM journal_checkpoint")
    hashes = [bytes(frontier)[start : start + 32] for start in range(0, len(frontier), 32)]
    new = Checkpoint(volumes.opened(log)["origin"], size, Growth(size, hashes).root())
    Kept.objects.create(log=log, size=size, root=new.root, at=kept.at, note=checkpoint.signed(new, key))
