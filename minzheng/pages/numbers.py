"""The figures of a year for the faces: counted once for each state of the journal, then served from memory."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice

from django.db import connection

from minzheng.identity.names import initials
from minzheng.reporting import annual
from minzheng.reporting import editions as kept
from minzheng.reporting.editions import Edition
from minzheng.reporting.figures import lineage
from minzheng.reporting.figures.lineage import Item
from minzheng.reporting.figures.printing import FEN_PER_UNIT, PrintedFigure
from minzheng.reporting.narrative.compose import Composition
from minzheng.reporting.relations import Finding
from minzheng.vocabulary import Figure, Matter
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.wording import written_money

from .plain_words import asked_most, meant

REMEMBERED = 16


@dataclass(frozen=True)
class Shelf:
    """The figures of one line of business."""

    line: str
    figures: tuple[tuple[Matter, PrintedFigure], ...]


@dataclass(frozen=True)
class Brief:
    """An act as a trace lists it."""

    seq: int
    day: date
    matter: str
    verb: str
    case: str
    origin: str


def newest() -> int:
    """The number of the newest act of business: what is counted holds until there is another. Looks and anchors count for nothing."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq FROM journal_act WHERE matter <> 'journal' ORDER BY seq DESC LIMIT 1")
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def years() -> list[int]:
    """The years in which acts have their legal day, newest first."""
    with connection.cursor() as cursor:
        cursor.execute("""SELECT MIN("on"), MAX("on") FROM journal_act WHERE "case" IS NOT NULL""")
        first, last = (_year(one) for one in cursor.fetchone())
    return list(range(last, first - 1, -1)) if first and last else []


def _year(value: object) -> int:
    return value.year if isinstance(value, date) else int(str(value)[:4]) if value else 0


def chosen_year(asked: str) -> int:
    """The year asked for, or the newest there is. Raises Refusal for one without acts."""
    known = years()
    year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else (known[0] if known and not asked else 0)
    if year not in known:
        raise Refusal(f"台账中没有{asked or '任何年份'}的行为", remedy="请另选年份，或者先办理（演练）该年的业务。")
    return year


def shelves(year: int, until: date | None, *, public: bool = False, sought: str = "") -> tuple[Shelf, ...]:
    """The figures of a year by line of business, the lines people ask for first; with `sought` only those whose name or rule has these
    words in it, or what they mean on the pages, or whose name sounds like these first letters. What the public sees are figures of public matters."""
    lines: dict[str, list[tuple[Matter, PrintedFigure]]] = {}
    words = "".join(sought.split()).lower()
    called = (words, *meant(words)) if words else ("",)
    for figure in figures(year, until, public, newest()).values():
        matter, _ = lineage.figure_named(figure.id)
        if (matter.public or not public) and _has(figure, words, called):
            lines.setdefault(matter.line, []).append((matter, figure))
    return tuple(Shelf(line, tuple(lines[line])) for line in sorted(lines, key=asked_most))


def _has(figure: PrintedFigure, words: str, called: Iterable[str]) -> bool:
    return any(one in figure.label for one in called) or words in figure.rule or (words.isascii() and words in initials(figure.label))


@lru_cache(maxsize=REMEMBERED)
def figures(year: int, until: date | None, public: bool, seq: int) -> dict[str, PrintedFigure]:
    """Every figure of a year as the journal stood at `seq`."""
    return annual.figures_of(year, until, public=public)


@lru_cache(maxsize=REMEMBERED)
def relations(year: int, until: date | None, seq: int) -> tuple[Finding, ...]:
    """The relations between them."""
    return annual.relations_of(year, until)


@lru_cache(maxsize=REMEMBERED)
def editions(year: int, until: date | None, seq: int) -> tuple[Edition, ...]:
    """The signed editions of its report."""
    return kept.editions(year, until)


@lru_cache(maxsize=REMEMBERED)
def report(year: int, until: date | None, public: bool, seq: int) -> Composition:
    """The report of a year: on the desk each number opens its acts, on the public site its rule, count and checkpoint."""
    if public:
        return annual.report_of(year, until, public=True, public_link=lambda id: f"/figures/{year}/{id}/")
    return annual.report_of(year, until, desk_link=lambda id: f"/desk/figures/{year}/{id}/")


def figure(id: str, year: int, until: date | None, *, public: bool = False) -> tuple[Matter, Figure, PrintedFigure | None]:
    """One figure with the page that declares it; None where it says nothing this year. Raises Refusal for an unknown one."""
    matter, declared = lineage.figure_named(id)
    return matter, declared, figures(year, until, public, newest()).get(id)


def traced(id: str, year: int, until: date | None, page: int, size: int) -> tuple[list[Item], bool]:
    """One page of what a figure counts, and whether there is more."""
    found = list(islice(lineage.items(id, year, until), (page - 1) * size, page * size + 1))
    return found[:size], len(found) > size


def counted(id: str, year: int, until: date | None) -> tuple[int, int]:
    """The sum of all contributions and how many there are."""
    return _counted(id, year, until, newest())


@lru_cache(maxsize=64)
def _counted(id: str, year: int, until: date | None, seq: int) -> tuple[int, int]:
    return lineage.total(id, year, until)


def contribution(item: Item, declared: Figure) -> str:
    """What one item adds, in words."""
    return written_money(item.contribution) if declared.unit in FEN_PER_UNIT else f"{item.contribution}"


def briefs(seqs: list[int]) -> dict[int, Brief]:
    """The acts with these numbers, one query."""
    if not seqs:
        return {}
    marks = ", ".join(["%s"] * len(seqs))
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT seq, "on", matter, verb, "case", origin FROM journal_act WHERE seq IN ({marks})', seqs)  # noqa: S608 - only marks
        return {row[0]: _brief(row) for row in cursor.fetchall()}


def _brief(row: tuple[object, ...]) -> Brief:
    seq, on, matter, verb, case, origin = row
    day = on if isinstance(on, date) else date.fromisoformat(str(on))
    return Brief(int(str(seq)), day, str(matter), str(verb), str(case or ""), str(origin))

