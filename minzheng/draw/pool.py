"""What is published when a draw is frozen: digests and sizes, and for each body a proof that it is in the pool.

The full list stays closed until the inspections are over; the pool's Merkle root (RFC 6962 with SM3) lets any one body
check meanwhile that it is in, once, and with how many tickets.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from minzheng.draw.findings import canonical
from minzheng.draw.manifest import Candidate, Manifest
from minzheng.draw.ranking import quota
from minzheng.sm3 import sm3


def leaf(candidate: Candidate) -> bytes:
    """The leaf of one body."""
    entry = {"id": candidate.id, "stratum": candidate.stratum, "risk": candidate.risk, "tickets": candidate.tickets}
    return sm3(b"\0" + canonical(entry))


def pool_root(manifest: Manifest) -> str:
    """The root over all bodies in the manifest's order, as hexadecimal digits."""
    return _root([leaf(candidate) for candidate in manifest.candidates]).hex()


def pool_proof(manifest: Manifest, name: str) -> list[str]:
    """The digests beside the path from the body `name` to the root, from the leaf up; "L" or "R" says which side each is.

    Raises KeyError when the body is not in the pool.
    """
    names = [candidate.id for candidate in manifest.candidates]
    if name not in names:
        raise KeyError(name)
    return _path([leaf(candidate) for candidate in manifest.candidates], names.index(name))


def proof_holds(candidate: Candidate, proof: Sequence[str], root: str) -> bool:
    """Whether `proof` leads from this body's entry to `root`."""
    digest = leaf(candidate)
    for step in proof:
        side, sibling = step[:1], bytes.fromhex(step[1:])
        digest = sm3(b"\1" + sibling + digest) if side == "L" else sm3(b"\1" + digest + sibling)
    return digest.hex() == root


def announcement(manifest: Manifest) -> dict[str, Any]:
    """The public notice of a freeze: what is fixed, without saying who is in the pool."""
    strata = []
    for stratum in manifest.strata:
        size = sum(candidate.stratum == stratum.id for candidate in manifest.candidates)
        strata.append({"title": stratum.title, "size": size, "quota": quota(size, stratum.permille, stratum.minimum)})
    return {
        "draw_id": manifest.draw_id,
        "manifest_hash": manifest.hash(),
        "pool_root": pool_root(manifest),
        "strata": strata,
        "inspectors": len(manifest.inspectors),
        "excluded": len(manifest.excluded),
        "sources": [{"name": source.name, "issue": source.issue} for source in manifest.sources],
        "holders": [part.holder for part in manifest.commitments],
    }


def _split(count: int) -> int:
    return 1 << (count - 1).bit_length() - 1


def _root(leaves: Sequence[bytes]) -> bytes:
    if not leaves:
        return sm3(b"")
    if len(leaves) == 1:
        return leaves[0]
    cut = _split(len(leaves))
    return sm3(b"\1" + _root(leaves[:cut]) + _root(leaves[cut:]))


def _path(leaves: Sequence[bytes], index: int) -> list[str]:
    if len(leaves) == 1:
        return []
    cut = _split(len(leaves))
    if index < cut:
        return [*_path(leaves[:cut], index), "R" + _root(leaves[cut:]).hex()]
    return [*_path(leaves[cut:], index - cut), "L" + _root(leaves[:cut]).hex()]
