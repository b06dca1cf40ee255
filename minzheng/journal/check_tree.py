"""Holds every stored node to its two children, the head to the nodes, and the signed roots to the tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db import connection

from minzheng.journal import checkpoint, models, places, volumes
from minzheng.journal.findings import Finding
from minzheng.journal.note import BadNote, Verifier, verifier_of
from minzheng.journal.tree import root_at
from minzheng.sm3 import sm3

Levels = list[list[bytes]]


class Tree:
    """The stored tree of one log: `levels[0]` are the leaves, `seqs` the acts at their places."""

    def __init__(self, log: int, leaves: list[bytes], seqs: list[int]) -> None:
        self.log, self.seqs = log, seqs
        self.levels: Levels = [leaves]

    def check(self) -> Iterator[Finding]:
        """Findings on nodes and head. A wrong hash is reported once, where it stops fitting its children."""
        level = 0
        while len(self.levels[level]) > 1:
            below, level = self.levels[level], level + 1
            stored = _stored(self.log, level)
            pairs = zip(below[::2], below[1::2], strict=False)
            computed = [sm3(b"\1" + left + right) for left, right in pairs]
            if stored != computed:
                yield from self._differences(level, stored, computed)
            self.levels.append(stored if len(stored) == len(computed) else computed)
        surplus = _surplus(self.log, level)
        if surplus:
            yield Finding("journal_node", None, f"{self.log}年卷多出{surplus}个结点，树比叶多")
        yield from self._head()

    def root(self, size: int) -> bytes:
        """The root the stored tree has at `size`."""
        return root_at(size, lambda level, place: self.levels[level][place])

    def span(self, start: int, end: int) -> str:
        """The acts at the places [start, end), for people."""
        last = self.seqs[min(end, len(self.seqs)) - 1]
        return f"第{self.seqs[start]}号" if last == self.seqs[start] else f"第{self.seqs[start]}号至第{last}号"

    def _differences(self, level: int, stored: Sequence[bytes], computed: Sequence[bytes]) -> Iterator[Finding]:
        if len(stored) != len(computed):
            yield Finding("journal_node", None, f"{self.log}年卷第{level}层应有{len(computed)}个结点，实有{len(stored)}个")
            return
        for place, (kept, right) in enumerate(zip(stored, computed, strict=True)):
            if kept != right:
                span = self.span(place << level, (place + 1) << level)
                yield Finding("journal_node", self.seqs[place << level], f"结点（{level}，{place}）与其下不符，{span}中有改动")

    def _head(self) -> Iterator[Finding]:
        size = len(self.levels[0])
        head = models.Head.objects.filter(log=self.log).values_list("size", "frontier").first()
        frontier = b"".join(self.levels[bit][(size >> bit) - 1] for bit in reversed(range(size.bit_length())) if size >> bit & 1)
        if head is None or (head[0], bytes(head[1])) != (size, frontier):
            said = "没有" if head is None else f"{head[0]}条"
            yield Finding("journal_head", None, f"{self.log}年卷的树头与{size}片叶不符（树头记为{said}）")


def checkpoints(tree: Tree) -> Iterator[Finding]:
    """Findings on the kept checkpoints of `tree`: signature, size and root."""
    try:
        verifier = volumes.verifier(tree.log)
    except BadNote:
        yield Finding("journal_act", tree.seqs[0] if tree.seqs else None, f"{tree.log}年卷的启卷记录无法读取，检查点无从核对")
        return
    yield from _same_key(tree, verifier)
    good = 0
    for row in models.Checkpoint.objects.filter(log=tree.log).order_by("size"):
        found = _checkpoint(tree, verifier, row, good)
        if found:
            yield found
        else:
            good = row.size


def _checkpoint(tree: Tree, verifier: Verifier, row: models.Checkpoint, good: int) -> Finding | None:
    """What is wrong with one kept checkpoint; `good` is the size of the last one that held."""
    try:
        said = checkpoint.opened(row.note, verifier)
    except BadNote:
        return Finding("journal_checkpoint", None, f"{tree.log}年卷{row.size}条的检查点签名不成立，被改动或者以别的密钥重签")
    if (said.size, said.root) != (row.size, bytes(row.root)):
        return Finding("journal_checkpoint", None, f"{tree.log}年卷{row.size}条的检查点列与签名文本不同，被改动")
    size = len(tree.levels[0])
    if size < row.size:
        return Finding("journal_leaf", None, f"{tree.log}年卷签署过{row.size}条，现在只有{size}条，缺位置{size}至{row.size - 1}")
    if tree.root(row.size) != said.root:
        span = tree.span(good, row.size)
        return Finding("journal_leaf", tree.seqs[good], f"{tree.log}年卷的树与{row.size}条时签署的根不符，{span}中有改动")
    return None


def _same_key(tree: Tree, verifier: Verifier) -> Iterator[Finding]:
    key = places.known_key()
    newest = tree.log == max(volumes.logs())
    if newest and key is not None and verifier_of(verifier.name, key) != verifier:
        yield Finding("journal_act", tree.seqs[0], f"{tree.log}年卷启卷时登记的公钥与本机密钥不符，台账被换钥重建，或者密钥被换")


def handed_on(tree: Tree, previous: Tree | None) -> Iterator[Finding]:
    """Whether the first act of `tree` commits to the final root of the log before it."""
    try:
        said = volumes.opened(tree.log)["previous"]
    except BadNote:
        return
    if previous is None:
        if said is not None:
            yield Finding("journal_leaf", tree.seqs[0], f"{tree.log}年卷承接的前一卷不见了：{said.splitlines()[0]}")
        return
    final = None if said is None else checkpoint.parsed(said)
    size = len(previous.levels[0])
    if final is None or (final.size, final.root) != (size, previous.root(size)):
        yield Finding("journal_leaf", tree.seqs[0], f"{tree.log}年卷启卷时承接的根与{previous.log}年卷末尾不符")


def _stored(log: int, level: int) -> list[bytes]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT hash FROM journal_node WHERE log = %s AND level = %s ORDER BY place", [log, level])
        return [bytes(node) for (node,) in cursor.fetchall()]


def _surplus(log: int, level: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM journal_node WHERE log = %s AND level > %s", [log, level])
        return int(cursor.fetchone()[0])
