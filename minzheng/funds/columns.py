"""Frozen facts as columns, parsed once: kept by the digest of the facts, so that a month reads again only what is new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import orjson

from minzheng.vocabulary import Matter
from minzheng.vocabulary.bulk import Columns
from minzheng.vocabulary.coding import decode

Array = Any


class Parsed:
    """The columns of every set of facts seen for a matter; `places` = digest -> row."""

    def __init__(self, matter: Matter) -> None:
        self.matter = matter
        self.places: dict[bytes, int] = {}
        self._all: Columns | None = None

    def unknown(self, digests: Iterable[bytes]) -> list[bytes]:
        """Those of the digests whose facts have not been parsed yet, once each."""
        return [digest for digest in dict.fromkeys(digests) if digest not in self.places]

    def add(self, facts: Iterable[tuple[bytes, bytes]]) -> None:
        """Parse (digest, canonical JSON) pairs. Raises BadFact, MissingFact (a household without members)."""
        new = list(dict(facts).items())
        if not new:
            return
        read = [orjson.loads(frozen) for _, frozen in new]
        many = self.matter.groups_of_many()
        members = [{group: [decode(one) for one in row["members"][group]] for group in many if group in row["members"]} for row in read]
        more = Columns.from_rows(self.matter, [decode(row["facts"]) for row in read], members)
        start = self._all.count if self._all else 0
        self._all = more if self._all is None else _joined(self._all, more)
        self.places |= {digest: start + place for place, (digest, _) in enumerate(new)}

    def take(self, digests: Sequence[bytes]) -> Columns:
        """The columns of these facts, in this order. KeyError for facts that have not been parsed."""
        assert self._all is not None
        chosen = np.fromiter((self.places[digest] for digest in digests), dtype=np.int64, count=len(digests))
        return _chosen(self._all, chosen)


@lru_cache(maxsize=64)
def parsed(matter: Matter) -> Parsed:
    """The one store of a matter in this process."""
    return Parsed(matter)


def _joined(first: Columns, second: Columns) -> Columns:
    def both(a: Mapping[str, Array], b: Mapping[str, Array]) -> dict[str, Array]:
        return {key: np.concatenate([a[key], b[key]]) for key in a}

    offsets = {group: np.concatenate([first.offsets[group], second.offsets[group][1:] + first.offsets[group][-1]]) for group in first.offsets}
    return Columns(first.matter, first.count + second.count, both(first.rows, second.rows), both(first.members, second.members), offsets)


def _chosen(columns: Columns, chosen: Array) -> Columns:
    rows = {key: array[chosen] for key, array in columns.rows.items()}
    inner = {group: _members_of(array, chosen) for group, array in columns.offsets.items()}
    members = {key: array[inner[_group(columns, key, inner)][0]] for key, array in columns.members.items()}
    return Columns(columns.matter, len(chosen), rows, members, {group: offsets for group, (_, offsets) in inner.items()})


def _group(columns: Columns, key: str, inner: Mapping[str, Any]) -> str:
    group = key.partition(".")[0]
    return group if group in inner else next(iter(inner))


def _members_of(offsets: Array, chosen: Array) -> tuple[Array, Array]:
    """Where the members of the chosen households stand, one after another, and their new offsets."""
    sizes = (offsets[1:] - offsets[:-1])[chosen]
    new = np.concatenate([[0], np.cumsum(sizes)])
    return np.repeat(offsets[:-1][chosen] - new[:-1], sizes) + np.arange(new[-1]), new
