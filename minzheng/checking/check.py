"""One door: the findings of a report's text, in the order of the text."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from .bases import bases
from .contents import four_duties, required
from .dates import dates
from .findings import Finding
from .growths import growths
from .known import against_journal, magnitudes, relations, said_twice
from .language import language
from .means import means
from .mentions import Text
from .naming import names
from .rates import rates
from .recognising import recognised
from .sums import sums
from .tables import tables


def check(raw: str, year: int | None = None, printed: Mapping[str, tuple[Decimal, str, str]] | None = None) -> list[Finding]:
    """Every finding of a report's text, by place.

    `year`: the year reported, found in the text when None. `printed`: the journal's figures of that year, by id: exact
    value in its unit, the unit, the printed text; None when there is no journal of that year.
    """
    text = Text(raw)
    year = year if year is not None else text.year
    found = recognised(text)
    findings = [
        *sums(text), *rates(text), *growths(text), *means(text), *tables(text), *relations(text, found), *magnitudes(text, found), *said_twice(text, found),
        *(against_journal(text, found, printed) if printed else ()),
        *dates(text, year), *required(text), *four_duties(text), *bases(text), *names(text, year), *language(text),
    ]  # fmt: skip
    return sorted(dict.fromkeys(findings), key=lambda f: (f.start, f.end, f.rule))
