"""Every proof of every tree up to 128 leaves against the recursive definition, the published roots, and damaged proofs."""

import hashlib
from functools import lru_cache

import pytest

from minzheng.journal import tree
from minzheng.journal.lines import line, line_proof, lines_root, verify_line
from minzheng.journal.tree import Growth
from minzheng.sm3 import sm3
from tests.journal import naive

MOST = 128


def sha256(data):
    return hashlib.sha256(data).digest()


DIGESTS = pytest.mark.parametrize("digest", [sm3, sha256], ids=["sm3", "sha256"])
CT_LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
# the reference roots of Certificate Transparency's own tests, for the first 1 to 8 of these leaves
CT_ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def grown(count, digest):
    """Leaf data, complete nodes and roots by size of a tree of `count` leaves."""
    data, nodes, growth = [b"%d" % number for number in range(count)], {}, Growth(digest=digest)
    roots = [growth.root()]
    for item in data:
        nodes[0, growth.size] = hashed = tree.leaf_hash(item, digest)
        for level, place, node in growth.append(hashed):
            assert (level, place) not in nodes, "a node is written once"
            nodes[level, place] = node
        roots.append(growth.root())
    return data, (lambda level, place: nodes[level, place]), roots


def test_published_roots_of_certificate_transparency():
    growth = Growth(digest=sha256)
    assert growth.root().hex() == hashlib.sha256().hexdigest()
    for leaf, root in zip(CT_LEAVES, CT_ROOTS, strict=True):
        growth.append(tree.leaf_hash(bytes.fromhex(leaf), sha256))
        assert growth.root().hex() == root


@DIGESTS
def test_roots_and_inclusion_proofs_are_those_of_the_definition(digest):
    data, read, roots = grown(MOST, digest)
    for size in range(1, MOST + 1):
        assert roots[size] == tree.root_at(size, read, digest)
        for index in range(size):
            proof = tree.inclusion_proof(index, size, read, digest)
            assert tree.verify_inclusion(read(0, index), index, size, proof, roots[size], digest)
    quick = lru_cache(maxsize=None)(digest)
    for size in [*range(1, 34), 63, 64, 65, 127, 128]:
        assert roots[size] == naive.head(data[:size], quick)
        for index in range(size):
            assert tree.inclusion_proof(index, size, read, digest) == naive.path(index, data[:size], quick)


@DIGESTS
def test_consistency_proofs_are_those_of_the_definition(digest):
    data, read, roots = grown(MOST, digest)
    quick = lru_cache(maxsize=None)(digest)
    for size in range(1, MOST + 1):
        for old in range(size + 1):
            proof = tree.consistency_proof(old, size, read, digest)
            assert tree.verify_consistency(old, size, roots[old], roots[size], proof, digest)
            if old and size in (7, 32, 33, 64, 100, 128):
                assert proof == naive.proof(old, data[:size], quick)


def damaged(proof, other):
    """Each way to spoil a proof: a changed, missing, doubled or added hash, and two neighbours swapped."""
    for place in range(len(proof)):
        yield [*proof[:place], other, *proof[place + 1 :]]
        yield [*proof[:place], *proof[place + 1 :]]
        yield [*proof[:place], proof[place], *proof[place:]]
        if place and proof[place] != proof[place - 1]:
            yield [*proof[: place - 1], proof[place], proof[place - 1], *proof[place + 1 :]]
    yield [*proof, other]
    yield [other, *proof]


@DIGESTS
def test_damaged_proofs_are_refused(digest):
    _, read, roots = grown(64, digest)
    other, refused = digest(b"other"), 0
    for size in range(1, 65, 3):
        for index in range(size):
            leaf, proof = read(0, index), tree.inclusion_proof(index, size, read, digest)
            for bad in damaged(proof, other):
                refused += 1
                assert not tree.verify_inclusion(leaf, index, size, bad, roots[size], digest)
            assert not tree.verify_inclusion(other, index, size, proof, roots[size], digest)
            assert not tree.verify_inclusion(leaf, index, size, proof, other, digest)
            for wrong in {index - 1, index + 1, index ^ 1, size} - {index}:
                assert not tree.verify_inclusion(leaf, wrong, size, proof, roots[size], digest)
        for old in range(1, size):
            proof = tree.consistency_proof(old, size, read, digest)
            for bad in damaged(proof, other):
                refused += 1
                assert not tree.verify_consistency(old, size, roots[old], roots[size], bad, digest)
            assert not tree.verify_consistency(old, size, other, roots[size], proof, digest)
            assert not tree.verify_consistency(old, size, roots[old], other, proof, digest)
    assert refused > 20_000


def test_outside_the_tree_is_an_error():
    _, read, roots = grown(5, sm3)
    for index, size in [(5, 5), (-1, 5), (0, 0)]:
        with pytest.raises(ValueError):
            tree.inclusion_proof(index, size, read)
    with pytest.raises(ValueError):
        tree.consistency_proof(6, 5, read)
    assert not tree.verify_consistency(6, 5, roots[5], roots[5], [])
    assert not tree.verify_consistency(0, 5, roots[1], roots[5], [])
    with pytest.raises(ValueError):
        Growth(3, [b""])


def test_a_line_proves_itself_without_its_neighbours():
    lines = [line(bytes([number] * 16), {"payee": f"演练人{number}", "amount_fen": number}) for number in range(21)]
    root = lines_root(lines)
    for index, data in enumerate(lines):
        size, proof = line_proof(lines, index)
        assert size == 21
        assert verify_line(data, index, size, proof, root)
        assert not verify_line(line(bytes([index] * 16), {"payee": f"演练人{index}", "amount_fen": 1 + index}), index, size, proof, root)
        assert not verify_line(data, (index + 1) % 21, size, proof, root)
    assert lines_root([]) == sm3(b"")
    with pytest.raises(ValueError):
        line(b"short", 1)
