"""Weighted sampling without replacement by hashes alone: each ticket has a score, each body its lowest, the lowest win.

The minimum of w uniform hashes realises successive weighted sampling exactly (Efraimidis and Spirakis 2006) with no
floating point, and a score depends on nothing but the seed and the body's own entry.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from minzheng.draw.manifest import Candidate, Manifest, Stratum
from minzheng.sm3 import hmac_sm3


@dataclass(frozen=True)
class Ranking:
    """One stratum's outcome: `selected` in rank order, then `reserve`, the order in which others would take a place."""

    stratum: str
    size: int
    quota: int
    selected: tuple[str, ...]
    reserve: tuple[str, ...]


def quota(size: int, permille: int, minimum: int) -> int:
    """max(minimum, size x permille / 1000 rounded up), never more than `size`. 655 at 30 per mille is 20."""
    return min(size, max(minimum, -(-size * permille // 1000)))


def score(seed: bytes, name: str, tickets: int) -> bytes:
    """The lowest HMAC-SM3(seed, "obj|name|t") for t = 1 .. tickets."""
    return min(hmac_sm3(seed, f"obj|{name}|{number}".encode()) for number in range(1, tickets + 1))


def rank(seed: bytes, candidates: Iterable[Candidate]) -> list[str]:
    """Identifiers from the lowest score to the highest."""
    return [name for _, name in sorted((score(seed, part.id, part.tickets), part.id) for part in candidates)]


def rankings(manifest: Manifest, seed: bytes) -> tuple[Ranking, ...]:
    """One Ranking for each stratum, in the manifest's order."""
    return tuple(_ranking(seed, stratum, manifest) for stratum in manifest.strata)


def _ranking(seed: bytes, stratum: Stratum, manifest: Manifest) -> Ranking:
    order = rank(seed, (part for part in manifest.candidates if part.stratum == stratum.id))
    count = quota(len(order), stratum.permille, stratum.minimum)
    return Ranking(stratum.id, len(order), count, tuple(order[:count]), tuple(order[count:]))
