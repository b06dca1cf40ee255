"""Roots over many lines kept elsewhere: a payroll or an opening register is one act whose record carries their root.

A line is salted, so that one payee's line and its short proof can be handed out without opening the neighbours' lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from minzheng.journal import canonical
from minzheng.journal.commitment import SALT_SIZE
from minzheng.journal.entry import Json
from minzheng.journal.tree import Growth, inclusion_proof, leaf_hash, root_of, verify_inclusion

TAG = b"mzl1\0"


def line(salt: bytes, value: Json) -> bytes:
    """The bytes of one line: a tag, its own 16 salt bytes and the canonical JSON of what it says."""
    if len(salt) != SALT_SIZE:
        raise ValueError(f"a salt has {SALT_SIZE} bytes, not {len(salt)}")
    return TAG + salt + canonical.encode(value)


def lines_root(lines: Iterable[bytes]) -> bytes:
    """The 32-byte SM3 tree root over the lines in their order; the digest of nothing when there are none."""
    return root_of(leaf_hash(data) for data in lines)


def line_proof(lines: Iterable[bytes], index: int) -> tuple[int, list[bytes]]:
    """The number of lines and the hashes that lead from line `index` to their root."""
    nodes: dict[tuple[int, int], bytes] = {}
    growth = Growth()
    for data in lines:
        nodes[0, growth.size] = hashed = leaf_hash(data)
        nodes.update(((level, place), node) for level, place, node in growth.append(hashed))
    return growth.size, inclusion_proof(index, growth.size, lambda level, place: nodes[level, place])


def verify_line(data: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether `data` is line `index` of the `size` lines under `root`."""
    return verify_inclusion(leaf_hash(data), index, size, proof, root)
