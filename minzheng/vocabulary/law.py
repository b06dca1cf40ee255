"""Statutes as data with dates: an instrument, its articles, and the basis a clause rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

DIGITS = "零一二三四五六七八九"


def chinese_numeral(number: int) -> str:
    """`number` (1..9999) in Chinese characters as articles are cited: 33 -> 三十三, 1077 -> 一千零七十七."""
    if not 0 < number < 10_000:
        raise ValueError(f"article number out of range: {number}")
    parts: list[str] = []
    pending_zero = False
    for unit, size in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit, number = divmod(number, size)
        if digit:
            if pending_zero and parts:
                parts.append("零")
            parts.append(("" if unit == "十" and digit == 1 and not parts else DIGITS[digit]) + unit)
            pending_zero = False
        else:
            pending_zero = True
    return "".join(parts)


@dataclass(frozen=True)
class Instrument:
    """A statute, regulation or document: `since` its first day in force, `until` its last (None = still in force).

    `number` is its document number, `confidence` one of confirmed | from-knowledge | derived | unset.
    `INSTRUMENT[33]` is an article, `INSTRUMENT["第四部分"]` a part, `INSTRUMENT.whole` the whole of it.
    """

    title: str
    number: str
    since: date
    until: date | None = None
    confidence: str = "confirmed"
    short: str = ""

    def in_force(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)

    def __getitem__(self, article: int | str) -> Basis:
        return Basis((Article(self, article),))

    @property
    def whole(self) -> Basis:
        return Basis((Article(self, None),))


@dataclass(frozen=True)
class Article:
    """One article or part of an instrument; `place` is its number, its name, or None for the whole."""

    instrument: Instrument
    place: int | str | None

    def in_force(self, day: date) -> bool:
        return self.instrument.in_force(day)

    def __str__(self) -> str:
        return f"《{self.instrument.title}》{self.at}"

    @property
    def at(self) -> str:
        """Where in the instrument, as it is printed after its title; "" for the whole."""
        return f"第{chinese_numeral(self.place)}条" if isinstance(self.place, int) else self.place or ""


@dataclass(frozen=True)
class Editions:
    """An instrument and its amended texts, one after the other, whose articles kept their numbers: an article is that of each."""

    texts: tuple[Instrument, ...]

    def __getitem__(self, article: int | str) -> Basis:
        return Basis(tuple(Article(text, article) for text in self.texts))

    @property
    def whole(self) -> Basis:
        return Basis(tuple(Article(text, None) for text in self.texts))


@dataclass(frozen=True)
class Basis:
    """The articles a clause rests on; the clause lives while at least one of them is in force."""

    articles: tuple[Article, ...] = ()

    def __add__(self, other: Basis) -> Basis:
        return Basis(self.articles + other.articles)

    def __iter__(self) -> Iterator[Article]:
        return iter(self.articles)

    def __bool__(self) -> bool:
        return bool(self.articles)

    def in_force(self, day: date) -> bool:
        return any(article.in_force(day) for article in self.articles)

    def cite(self, day: date | None = None) -> str:
        """The articles in force on `day` (all, when no day is given), as they are printed in a letter: the title once for articles of
        one instrument that follow each other."""
        chosen = [a for a in self.articles if day is None or a.in_force(day)] or list(self.articles)
        cited = list({str(article): article for article in chosen}.values())
        follows = [False, *(bool(one.at and before.at) and one.instrument.title == before.instrument.title for before, one in pairwise(cited))]
        return "、".join(one.at if same else str(one) for one, same in zip(cited, follows, strict=True))

    def __str__(self) -> str:
        return self.cite()
