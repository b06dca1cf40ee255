"""办件的查询：谁看得见哪些办件、按期限排列的工作清单、检索、一个办件的全部，以及某日当时的样子。只读。"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import orjson
from django.db.models import Count, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from minzheng.catalogue import matter
from minzheng.registers import finding
from minzheng.vocabulary.proceeding import Proceeding
from minzheng.vocabulary.situation import History

from .clocks import SOON, colour, nearest
from .district import LOCALITY, MODE, District, _district
from .models import ENDED, STILL, Case, Letter, Notice, State
from .opening import ELSEWHERE, HERE
from .perform import proceeding_of
from .seeing import Scope, visible

LIVED = "rehearsal"
MOST_COUNTED, AT_A_GLANCE = 10_000, 1_000
"""So many ended cases are counted when they are looked through, and beside other lists: they only grow."""
FEW = 1000
"""So many cases are named one by one when they are looked for."""
NONE = Q(pk__in=())
COLOURS = ("red", "yellow", "green", "grey")
DUES = ("today", "week")
"""What a list may also be narrowed to: due today; due by the Sunday of this week, from today on."""
NUMBER = re.compile(r"(?:[\u4e00-\u9fff]{2,8}|[a-z_]+)-\d{4}(?:-\d{1,6})?|[\u4e00-\u9fff]{2,8}|[a-z_]{3,}")
"""A case number or how one begins; those of before 2026-11-23 begin with the id of the matter."""
ROW_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,8}-\d{4}-\d{6}|[a-z_]{2,30}-\d{4}-\d{6}|[a-z]{1,2}\d{6}-\d{4}-\d{6}|[0-9a-z]{18}")
"""A whole number of a row of a register, as `typed_number` gives it: ours, one of before 2026-11-23, a certificate's, a credit code."""
DASHES = str.maketrans(dict.fromkeys("－—–‐‑−", "-"))


@dataclass(frozen=True)
class Wanted:
    """What a list is narrowed to; an empty value narrows nothing. `colour` is one of COLOURS or `closed`."""

    matter: str = ""
    line: str = ""
    town: str = ""
    colour: str = ""
    text: str = ""


@dataclass(frozen=True)
class Row:
    """A case as a list shows it on a day."""

    case: Case
    state: str
    closed: bool
    due: date | None
    due_title: str
    colour: str

    @classmethod
    def now(cls, case: Case, today: date) -> Row:
        return cls(case, case.state, case.closed, case.due, case.due_title, "closed" if case.closed else colour(case.due, today))


def standing() -> tuple[District | None, date | None]:
    """The district of this database and the last day a rehearsal has lived, in one query; None for what there isn't."""
    kept = dict(State.objects.filter(name__in=(LOCALITY, MODE, LIVED)).values_list("name", "value"))
    if LOCALITY not in kept:
        return None, None
    lived = date.fromisoformat(kept[LIVED]["through"]) if LIVED in kept else None
    return _district(kept[LOCALITY], kept[MODE]), lived


# --- lists ---------------------------------------------------------------------------------------------------------


def narrowed(rows: QuerySet[Case], wanted: Wanted) -> QuerySet[Case]:
    """`rows` narrowed by everything but the colour."""
    if wanted.matter:
        rows = rows.filter(matter=wanted.matter)
    if wanted.line:
        rows = rows.filter(line=wanted.line)
    if wanted.town:
        rows = rows.filter(town=wanted.town)
    return _found(rows, wanted) if wanted.text.strip() else rows


def _found(rows: QuerySet[Case], wanted: Wanted) -> QuerySet[Case]:
    """Those found by number, by the name in their title (a word inside it, while they are open), or by the name or initials of the person
    or the name of the body they are about; among a million as among a thousand.

    Each way is a query of its own along an index: joined by OR, beside an order and a limit, SQLite would rather walk all cases. Up to
    FEW are found once and named; of more, the open ones are looked for apart from the ended, which only grow: unless these are what is
    wanted, no more of them than are counted at a glance. Where so many begin with these words the list is walked in its order: as `own`
    the number has no index to gather them all by first.
    """
    text = wanted.text.strip()
    number, subject, inside, start = _ways(text)
    known = list(_joined(Case.objects.all(), number, inside, start, subject)[: FEW + 1])
    if len(known) <= FEW:
        return rows.filter(pk__in=list(dict.fromkeys(known)))
    written = typed_number(text)
    if all(one.startswith(written) for one in known):
        begins = Q(own__gte=written, own__lt=written + finding.LAST)
        return rows.alias(own=Coalesce("number", Value(""))).filter(begins | Q(own__in=_joined(Case.objects.all(), subject, inside, start)))
    still, ended = _joined(rows, STILL & number, STILL & subject, inside), _joined(rows, ENDED & number, ENDED & subject, ENDED & start)
    some = ended if wanted.colour == "closed" else ended[: 3 * AT_A_GLANCE]  # one that is found in each of the three ways stands there thrice
    return rows.filter(STILL & Q(pk__in=still) | ENDED & Q(pk__in=some))


def typed_number(text: str) -> str:
    """A case number as it is kept, of one typed with full-width characters, another dash or capitals."""
    return unicodedata.normalize("NFKC", text.strip()).translate(DASHES).lower()


def _ways(text: str) -> tuple[Q, Q, Q, Q]:
    """Cases by the beginning of their number or the number of a row they entered, by who or what they are about (a row's number too), open
    ones by a word in their title, all by its beginning."""
    subjects = [f"person:{id}" for id in finding.ids_named(text)] + finding.subjects_named(text)
    written = typed_number(text)
    rows = finding.rows_by_number(written, written.upper()) if ROW_NUMBER.fullmatch(written) else []
    subjects += [f"{kind}:{row.number}" for row in rows for kind in dict.fromkeys((row.register, "organisation"))]
    number = Q(**finding.beginning_with("number", written)) if NUMBER.fullmatch(written) else NONE
    number = Q(pk__in=[row.details["case"] for row in rows if "case" in row.details]) if rows else number
    titled = not text.isascii()
    inside, start = STILL & Q(title__contains=text) if titled else NONE, Q(**finding.beginning_with("title", text)) if titled else NONE
    return number, Q(subject__in=subjects), inside, start


def _joined(rows: QuerySet[Case], *ways: Q) -> QuerySet[Case, Any]:
    """The numbers of those of `rows` found in any of these ways, in some twice."""
    first, *others = (rows.filter(way).order_by().values_list("pk", flat=True) for way in ways)
    return first.union(*others, all=True)


def of_colour(rows: QuerySet[Case], wanted: str, today: date) -> QuerySet[Case]:
    """`rows` of one colour today; open ones when none is asked for."""
    if wanted == "closed":
        return rows.filter(ENDED)
    return rows.filter(_colour(wanted, today)) if wanted in (*COLOURS, *DUES) else rows.filter(STILL)


def _colour(wanted: str, today: date) -> Q:
    match wanted:
        case "red":
            return STILL & Q(due__lt=today)
        case "yellow":
            return STILL & Q(due__gte=today, due__lte=today + SOON)
        case "green":
            return STILL & Q(due__gt=today + SOON)
        case "today":
            return STILL & Q(due=today)
        case "week":
            return STILL & Q(due__gte=today, due__lte=sunday(today))
    return STILL & Q(due=None)


def sunday(day: date) -> date:
    """The last day of its week."""
    return day + timedelta(days=6 - day.weekday())


def counts(rows: QuerySet[Case], today: date, most_ended: int = MOST_COUNTED) -> dict[str, int]:
    """How many of each colour, due today and this week, `open` and `closed`; of the closed ones no more than `most_ended` are counted."""
    found = _tallied(rows.filter(STILL).order_by().values_list("due").annotate(cases=Count("*")), today)
    return found | {"closed": rows.filter(ENDED).order_by().values("closed")[:most_ended].count()}


def open_counts(scope: Scope, today: date) -> tuple[dict[str, int], dict[str, int]]:
    """How many cases are open, by colour and by matter, in one query."""
    pairs, by_matter = [], Counter[str]()
    for name, due, count in visible(scope).filter(STILL).order_by().values_list("matter", "due").annotate(cases=Count("*")):
        pairs.append((due, count))
        by_matter[name] += count
    return _tallied(pairs, today), by_matter


def _tallied(pairs: Iterable[tuple[date | None, int]], today: date) -> dict[str, int]:
    """(deadline, how many) of open cases as the lists they stand in."""
    found = dict.fromkeys(("open", "closed", *COLOURS, *DUES), 0)
    for due, count in pairs:
        for name in ("open", *_lists(due, today)):
            found[name] += count
    return found


def _lists(due: date | None, today: date) -> list[str]:
    """Of COLOURS and DUES, those lists in which an open case with this deadline stands."""
    week = due is not None and today <= due <= sunday(today)
    return [colour(due, today)] + ["week"] * week + ["today"] * (due == today)


def in_order(rows: QuerySet[Case], wanted: str) -> QuerySet[Case]:
    """By deadline, those without one last; closed ones by their last act."""
    return rows.order_by("-last_seq") if wanted == "closed" else rows.order_by(F("due").asc(nulls_last=True), "opened_on", "number")


class ByDeadline:
    """Open rows by deadline, the `dated` first ones with one, then those without: two reads along an index instead of one sort of all."""

    def __init__(self, rows: QuerySet[Case], dated: int) -> None:
        self._with, self._without, self._dated = rows.filter(due__isnull=False), rows.filter(due=None), dated

    def __getitem__(self, wanted: slice) -> list[Case]:
        start, stop = wanted.start or 0, wanted.stop or 0
        found = list(self._with.order_by("due", "opened_on", "number")[start:min(stop, self._dated)]) if start < self._dated else []
        if stop > self._dated:
            found += self._without.order_by("opened_on", "number")[max(0, start - self._dated) : stop - self._dated]
        return found


def to_page(rows: QuerySet[Case], wanted: str, tally: dict[str, int]) -> QuerySet[Case] | ByDeadline:
    """`rows` of a colour in their order, to be sliced; `tally` is what `counts` says of them."""
    if wanted == "closed":
        return in_order(rows, wanted)
    return ByDeadline(rows, tally[wanted or "open"] - (tally["grey"] if wanted in ("", "grey") else 0))


def proceeding(case: Case) -> Proceeding:
    """The case as rules see it. The matter is looked up first: only then are all facts declared that its JSON names."""
    matter(case.matter)
    return proceeding_of(case)


# --- as of a past day ----------------------------------------------------------------------------------------------


def as_seen(seen: Proceeding, day: date, origin: str = HERE) -> Proceeding:
    """The proceeding as it stood at the end of a day: later acts are not there yet. What was done elsewhere is never pending here."""
    acts = [act for act in seen.history.acts if act.day <= day]
    if len(acts) == len(seen.history.acts):
        return seen
    return replace(seen, history=History(acts), outcome=_outcome(seen, acts), ended=origin == ELSEWHERE)  # it went on, so it was not closed


def _outcome(seen: Proceeding, acts: Sequence[Any]) -> str:
    said = next((act.said["outcome"] for act in reversed(acts) if "outcome" in act.said), "")
    chosen = {"grant": seen.matter.grant, "refuse": seen.matter.refusal}.get(said)
    return chosen.title if chosen else ""


def rows_as_of(rows: Iterable[Case], day: date, here: District) -> list[Row]:
    """Each case as it stood at the end of a day, recomputed from its acts; those begun later are left out."""
    like, found = here.situation(day), []
    for case in rows:
        seen = as_seen(proceeding(case), day, case.origin)
        case.title = case.title or title_in_facts(case.facts)
        if seen.history.acts:
            due = nearest(seen, like)
            found.append(Row(case, seen.state, seen.closed, due.due if due else None, due.title if due else "",
                             "closed" if seen.closed else colour(due.due if due else None, day)))  # fmt: skip
    return found


def tally(rows: Iterable[Row], day: date) -> dict[str, int]:
    """The same as `counts`, for rows as of a day."""
    found = dict.fromkeys(("open", "closed", *COLOURS, *DUES), 0)
    for row in rows:
        for name in ("closed",) if row.closed else ("open", *_lists(row.due, day)):
            found[name] += 1
    return found


def _is_of(row: Row, wanted: str, day: date) -> bool:
    """Whether a row as of a day is what a list is narrowed to."""
    if wanted == "closed" or row.closed:
        return row.closed and wanted == "closed"
    return wanted in _lists(row.due, day) or wanted not in (*COLOURS, *DUES)


def rows_in_order(rows: Iterable[Row], wanted: str, day: date) -> list[Row]:
    """Rows as of a day, chosen and ordered as a list shows them."""
    chosen = [row for row in rows if _is_of(row, wanted, day)]
    return sorted(chosen, key=lambda row: (row.due or date.max, row.case.opened_on, row.case.number))


# --- one case ------------------------------------------------------------------------------------------------------


def title_in_facts(facts: str) -> str:
    """The names in a case's facts, for a case that was begun without a title (couples by both names)."""
    known = orjson.loads(facts)
    couple = [known[key] for key in ("couple.man", "couple.woman") if known.get(key)]
    return "、".join(couple) or next((str(value) for key, value in known.items() if key.endswith(".name") and value), "")


def titles_in_facts(numbers: Iterable[str]) -> dict[str, str]:
    """The same for several cases, one query; none for none."""
    wanted = list(numbers)
    rows = Case.objects.filter(pk__in=wanted).values_list("number", "facts") if wanted else ()
    return {number: title_in_facts(facts) for number, facts in rows}


def case(number: str, scope: Scope) -> Case | None:
    """The case, if there is one and it may be seen; the two are not told apart."""
    return visible(scope).filter(pk=number).first()


def by_code(code: str) -> Case | None:
    """The case with this query code."""
    return Case.objects.filter(code=code).first() if code else None


def letters(number: str, until: date) -> list[Letter]:
    """The letters of a case up to a day, in order."""
    return list(Letter.objects.filter(case_id=number, on__lte=until).order_by("seq", "pk"))


def letters_of_act(seq: int) -> list[Letter]:
    """The letters an act issued."""
    return list(Letter.objects.filter(seq=seq).order_by("pk"))


def letter(id: int) -> Letter | None:
    """One letter with its case."""
    return Letter.objects.filter(pk=id).select_related("case").first()


def notices(number: str, until: date) -> list[Notice]:
    """The notices of a case put up by a day, in order."""
    return list(Notice.objects.filter(case_id=number, since__lte=until).order_by("seq"))


def on_display(day: date) -> QuerySet[Notice]:
    """The notices that hang on a day and have not been taken down, with their cases."""
    hanging = Notice.objects.filter(since__lte=day, until__gte=day).filter(Q(taken_down=None) | Q(taken_down__gt=day))
    return hanging.select_related("case").order_by("-since", "-seq")


def of_cases(numbers: Iterable[str]) -> dict[str, Case]:
    """Several cases by number, one query."""
    return {one.number: one for one in Case.objects.filter(pk__in=list(numbers))}
