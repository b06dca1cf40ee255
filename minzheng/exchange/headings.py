"""What other bureaus and the province's systems call the columns of completed matters (headings.toml), read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("headings.toml")


@dataclass(frozen=True)
class Words:
    """Of one matter: `names` column -> other headings; `words` fact -> {written: ours}; `more` facts that its lists usually
    tell beside what is counted and registered."""

    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    more: tuple[str, ...] = ()


@dataclass(frozen=True)
class Common:
    """What all matters share: other headings of the number, the party, the first day, the deciding day and the conclusion;
    how a conclusion is written; `people` and `codes`: facts whose text is a person's name, a credit code."""

    number: tuple[str, ...]
    title: tuple[str, ...]
    begun: tuple[str, ...]
    decided: tuple[str, ...]
    verdict: tuple[str, ...]
    granted: tuple[str, ...]
    refused: tuple[str, ...]
    people: tuple[str, ...]
    codes: tuple[str, ...]


@cache
def _file() -> Mapping[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


@cache
def common() -> Common:
    """See Common."""
    return Common(**{name: tuple(told.split() if isinstance(told, str) else told) for name, told in _file()["all"].items()})


@cache
def of(matter: str) -> Words:
    """What is known of the lists of a matter; nothing for most."""
    told = _file().get(matter, {})
    names = {column: tuple(text.split()) for column, text in told.get("names", {}).items()}
    return Words(names, told.get("words", {}), tuple(told.get("more", ())))


def known() -> frozenset[str]:
    """The matters that headings.toml tells of."""
    return frozenset(_file()) - {"all"}
