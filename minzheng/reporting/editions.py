"""The signed editions of a year's report: each is what was signed, kept with the act, and prints again byte for byte.

The first is the report; a later one follows a correction (更正), in a case of its own, and does not replace it: both stay to be read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import orjson

from minzheng.catalogue import matter
from minzheng.facts import yearly
from minzheng.journal import attachments
from minzheng.journal.read import fields_of
from minzheng.journal.record import ATTACHMENT
from minzheng.reporting.documents import kept
from minzheng.reporting.documents.model import Document
from minzheng.reporting.figures.lineage import acts_told
from minzheng.reporting.figures.signed import MATTER, SIGNS
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.facts import Fact

FILE = f"{ATTACHMENT}1"
Link = Callable[[str], str]


@dataclass(frozen=True)
class Edition:
    """One edition: its number from 1, the act that signed it, the days of signing and publication (None: not published), the note of
    the correction it follows ("" for the first)."""

    number: int
    seq: int
    signed: date
    published: date | None = None
    note: str = ""


def editions(year: int, as_of: date | None = None) -> tuple[Edition, ...]:
    """The signed editions of a year that were kept, the first one first."""
    page, until = matter(MATTER), as_of or date.max

    def told(verb: str, fact: Fact, *, outcome: bool = False) -> dict[str, tuple[int, date, dict[str, Any]]]:
        acts = acts_told(page, verb, date.min, until, (yearly.year, fact), outcome=outcome)
        return {case: (seq, on, said) for seq, case, _, on, said in acts if said.get(yearly.year.key) == year}

    signed, published = told(SIGNS, yearly.corrects, outcome=True), told("publish", yearly.corrects)
    notes = {case: str(said.get(yearly.note.key, "")) for case, (_, _, said) in told("correct", yearly.note).items()}
    found = []
    for number, (case, (seq, on, said)) in enumerate(sorted(signed.items(), key=lambda one: one[1][0]), 1):
        day = published[case][1] if case in published else None
        found.append(Edition(number, seq, on, day, notes.get(str(said.get(yearly.corrects.key, "")), "")))
    filed = fields_of([one.seq for one in found], [FILE])
    return tuple(one for one in found if FILE in filed.get(one.seq, {}))


def newest(year: int, as_of: date | None = None, *, public: bool = False) -> Edition | None:
    """The newest edition, of those published when `public`."""
    return next((one for one in reversed(editions(year, as_of)) if one.published or not public), None)


def document(edition: Edition, *, public: bool = False, desk_link: Link | None = None, public_link: Link | None = None) -> Document:
    """What was signed. Raises Refusal when its file is gone or was changed."""
    filed = fields_of([edition.seq], [FILE])[edition.seq][FILE]
    assert isinstance(filed, dict)
    told = orjson.loads(attachments.read(bytes.fromhex(str(filed["sm3"]))))
    return kept.from_json(told["public" if public else "desk"], desk_link=desk_link, public_link=public_link)


def numbered(year: int, number: str, as_of: date | None = None, *, public: bool = False) -> Edition:
    """The edition with this number as asked in an address. Raises Refusal when there is none (or it is not published)."""
    for one in editions(year, as_of):
        if number == str(one.number) and (one.published or not public):
            return one
    raise Refusal(f"{year}年度的报告没有第{number[:3]}版", remedy="请看目录里列出的版本。")
