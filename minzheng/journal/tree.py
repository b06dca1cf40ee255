"""The Merkle tree of RFC 9162 section 2.1 (the tree of RFC 6962): growth, inclusion and consistency. Pure functions, no database.

A node is named by (level, index): level 0 is a leaf, and node (k, i) covers the leaves [i * 2^k, (i + 1) * 2^k).
Only complete nodes have a name; the ragged right edge is computed. `read(level, index)` gives a complete node's hash.
The digest is a parameter, so that SM3 logs and the SHA-256 test vectors of Certificate Transparency use one code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from minzheng.sm3 import sm3

Digest = Callable[[bytes], bytes]
Read = Callable[[int, int], bytes]
Node = tuple[int, int, bytes]
HASH_SIZE = 32


def leaf_hash(data: bytes, digest: Digest = sm3) -> bytes:
    """The hash of a leaf holding `data`."""
    return digest(b"\0" + data)


def node_hash(left: bytes, right: bytes, digest: Digest = sm3) -> bytes:
    """The hash of the node above `left` and `right`."""
    return digest(b"\1" + left + right)


class Growth:
    """The right edge of a growing tree: its size and the roots of its complete subtrees, largest first."""

    def __init__(self, size: int = 0, frontier: Sequence[bytes] = (), digest: Digest = sm3) -> None:
        if len(frontier) != size.bit_count() or size < 0:
            raise ValueError(f"a tree of {size} leaves has {size.bit_count()} complete subtrees, not {len(frontier)}")
        self.size, self.frontier, self.digest = size, list(frontier), digest

    def append(self, leaf: bytes) -> list[Node]:
        """Add a leaf hash; the nodes above level 0 that it completes, lowest first."""
        index, level, hashed, completed = self.size, 0, leaf, []
        self.size += 1
        while index & 1:
            level, index = level + 1, index >> 1
            hashed = self.digest(b"\1" + self.frontier.pop() + hashed)
            completed.append((level, index, hashed))
        self.frontier.append(hashed)
        return completed

    def root(self) -> bytes:
        """The root of the tree as it is; the digest of nothing for the empty tree."""
        return _fold(self.frontier, self.digest)

    def packed(self) -> bytes:
        """The frontier as one byte string; `unpacked` reads it."""
        return b"".join(self.frontier)


def unpacked(frontier: bytes) -> list[bytes]:
    """The hashes of a packed frontier."""
    return [frontier[start : start + HASH_SIZE] for start in range(0, len(frontier), HASH_SIZE)]


def root_of(leaves: Iterable[bytes], digest: Digest = sm3) -> bytes:
    """The root over leaf hashes given in order: level by level, an odd last one going up as it is; the digest of nothing for none."""
    level = list(leaves)
    if not level:
        return digest(b"")
    while len(level) > 1:
        above = [digest(b"\1" + left + right) for left, right in zip(level[::2], level[1::2], strict=False)]
        if len(level) % 2:
            above.append(level[-1])
        level = above
    return level[0]


def root_at(size: int, read: Read, digest: Digest = sm3) -> bytes:
    """The root that the tree had at `size` leaves, from its complete nodes."""
    return _range_hash(0, size, read, digest)


def inclusion_proof(index: int, size: int, read: Read, digest: Digest = sm3) -> list[bytes]:
    """The hashes that lead from leaf `index` to the root at `size`, leaf's sibling first. ValueError outside the tree."""
    if not 0 <= index < size:
        raise ValueError(f"leaf {index} is not in a tree of {size}")
    proof, start, end = [], 0, size
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            proof.append(_range_hash(middle, end, read, digest))
            end = middle
        else:
            proof.append(_range_hash(start, middle, read, digest))
            start = middle
    return proof[::-1]


def consistency_proof(old: int, size: int, read: Read, digest: Digest = sm3) -> list[bytes]:
    """The hashes that show the tree of `old` leaves to be the beginning of that of `size`. ValueError unless 0 <= old <= size."""
    if not 0 <= old <= size:
        raise ValueError(f"a tree of {size} leaves never had {old}")
    if old in (0, size):
        return []
    proof, start, end, whole = [], 0, size, True
    while old != end:
        middle = start + _split(end - start)
        if old <= middle:
            proof.append(_range_hash(middle, end, read, digest))
            end = middle
        else:
            proof.append(_range_hash(start, middle, read, digest))
            start, whole = middle, False
    if not whole:
        proof.append(_range_hash(start, end, read, digest))
    return proof[::-1]


def verify_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes, digest: Digest = sm3) -> bool:
    """Whether `proof` leads from the leaf hash at `index` to `root` of a tree of `size` leaves (RFC 9162 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    position, last, hashed = index, size - 1, leaf
    for step in proof:
        if last == 0:
            return False
        if position & 1 or position == last:
            hashed = node_hash(step, hashed, digest)
            while not position & 1:
                position, last = position >> 1, last >> 1
        else:
            hashed = node_hash(hashed, step, digest)
        position, last = position >> 1, last >> 1
    return last == 0 and hashed == root


def verify_consistency(old: int, size: int, old_root: bytes, root: bytes, proof: Sequence[bytes], digest: Digest = sm3) -> bool:
    """Whether `proof` shows the tree (`old`, `old_root`) to be the beginning of (`size`, `root`) (RFC 9162 2.1.4.2)."""
    if not 0 <= old <= size:
        return False
    if old == 0:
        return not proof and old_root == digest(b"")
    if old == size:
        return not proof and old_root == root
    steps = [old_root, *proof] if old & (old - 1) == 0 else list(proof)
    if not steps:
        return False
    position, last = old - 1, size - 1
    while position & 1:
        position, last = position >> 1, last >> 1
    before = after = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if position & 1 or position == last:
            before, after = node_hash(step, before, digest), node_hash(step, after, digest)
            while position and not position & 1:
                position, last = position >> 1, last >> 1
        else:
            after = node_hash(after, step, digest)
        position, last = position >> 1, last >> 1
    return last == 0 and before == old_root and after == root


def _split(width: int) -> int:
    return 1 << ((width - 1).bit_length() - 1)


def _range_hash(start: int, end: int, read: Read, digest: Digest) -> bytes:
    """The hash over the leaves [start, end) of a range met on the way down, so that it begins at a multiple of its width."""
    parts, size = [], end - start
    while size:
        level = size.bit_length() - 1
        parts.append(read(level, start >> level))
        start, size = start + (1 << level), size - (1 << level)
    return _fold(parts, digest)


def _fold(parts: Sequence[bytes], digest: Digest) -> bytes:
    if not parts:
        return digest(b"")
    hashed = parts[-1]
    for part in reversed(parts[:-1]):
        hashed = digest(b"\1" + part + hashed)
    return hashed
