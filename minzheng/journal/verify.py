"""`journal verify`: recomputes the whole journal from its stored records and names everything that differs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from minzheng.journal import check_acts, check_against, check_fields, check_tree, nodes, volumes
from minzheng.journal.check_tree import Tree
from minzheng.journal.findings import Finding, first_of
from minzheng.journal.snapshot import snapshot

__all__ = ["Checker", "Finding", "verify"]

Checker = Callable[[], Iterable[Finding]]
"""A deep check of an upper package: payment lines against `lines_root`, registers and funds rebuilt from acts."""


Told = Callable[[int, int], None]
"""Takes how many acts have been gone through, and how many there are."""


def verify(deep: bool = False, against: str | Path | Sequence[str | Path] = (), checkers: Iterable[Checker] = (), told: Told | None = None) -> list[Finding]:
    """Everything found wrong; an empty list says the journal is whole. `told` hears how far it has come.

    Plain: leaves, columns, numbers, case chains, nodes, heads, signed checkpoints, the hand-over from year to year.
    `deep`: also field commitments, erasures, attachments on disk, and each of `checkers`.
    `against`: also one or several checkpoints kept elsewhere (text or file). Refusal when one cannot be read.
    """
    with snapshot():
        return _findings(deep, [against] if isinstance(against, str | Path) else against, checkers, told)


def _findings(deep: bool, kept: Sequence[str | Path], checkers: Iterable[Checker], told: Told | None) -> list[Finding]:
    findings = [found for one in kept for found in check_against.against(one)]
    whole = sum(nodes.head(log).size for log in volumes.logs()) if told else 0
    acts, previous = check_acts.Acts((lambda done: told(done, whole)) if told else None), None
    for log in volumes.logs():
        findings += first_of(acts.check(log))
        tree = Tree(log, acts.leaves, acts.seqs)
        try:
            findings += first_of(_tree(tree, previous))
        except (IndexError, nodes.Broken):
            findings.append(Finding("journal_node", None, f"{log}年卷的树残缺，无法算出根"))
        previous = tree
    findings += first_of(check_acts.unplaced())
    if deep:
        findings += first_of(check_fields.fields())
        for checker in checkers:
            findings += first_of(checker())
    return findings


def _tree(tree: Tree, previous: Tree | None) -> Iterator[Finding]:
    yield from tree.check()
    yield from check_tree.checkpoints(tree)
    yield from check_tree.handed_on(tree, previous)
