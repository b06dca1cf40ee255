"""起草：年度报告的文字一部分一部分地改。数字只写引用，显示中文名；手写的数字指出在哪一行；两人同改，后到的看到两种文字再定；
每存一次是一个行为。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any
from uuid import UUID, uuid4

import orjson
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET, require_http_methods

from minzheng.catalogue import matter as matter_of
from minzheng.checking.check import check
from minzheng.checking.findings import ERROR, IN_WORDS, WARNING, Finding
from minzheng.checking.source import text_of_page
from minzheng.facts import yearly
from minzheng.identity.names import syllables
from minzheng.pages import numbers
from minzheng.pages.day import shown
from minzheng.procedure import cases
from minzheng.procedure.cases import Case
from minzheng.procedure.choices import Choice, may
from minzheng.procedure.district import district
from minzheng.procedure.perform import perform
from minzheng.reporting.documents import web
from minzheng.reporting.figures.lineage import year_is_known
from minzheng.reporting.figures.printing import PrintedFigure, rounded
from minzheng.reporting.figures.signed import MATTER
from minzheng.reporting.narrative import grammar, versions
from minzheng.reporting.narrative.compose import Composition, Missing, section_blocks
from minzheng.reporting.narrative.guard import typed_in
from minzheng.reporting.narrative.naming import in_chinese, in_ids
from minzheng.reporting.narrative.versions import WRITES, Version
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.proceeding import Proceeding

from .casepage import offers
from .me import Me, for_whole_district, me
from .numbers import related, until

LONGEST = 20_000
AROUND = 10
OFFERED = 12
NEWEST = "改的是最新的一版"
"""The gate of `write` that keeps two people from losing each other's words."""


@dataclass(frozen=True)
class Chip:
    """A figure that a text mentions: this year's value and last year's, "" where there is none."""

    id: str
    label: str
    now: str
    before: str
    change: str


@dataclass(frozen=True)
class Flag:
    """A number typed by hand: the line, its place in the text (for selecting it), the words before, its own, those after."""

    line: int
    start: int
    end: int
    before: str
    words: str
    after: str


@dataclass
class Told:
    """What a text comes to: as it would be printed, what is left out, its figures, the numbers typed by hand, or why it can't be read."""

    body: str = ""
    missing: tuple[Missing, ...] = ()
    chips: tuple[Chip, ...] = ()
    flags: tuple[Flag, ...] = ()
    refusal: Refusal | None = None


@dataclass(frozen=True)
class Row:
    """A section on the list: file name, title, the last version, how many there are, the numbers typed by hand."""

    name: str
    title: str
    last: Version | None
    count: int
    flags: int


# --- the whole report -----------------------------------------------------------------------------------------------


@for_whole_district
@require_GET
def texts(request: HttpRequest, year: int) -> HttpResponse:
    """The sections of a year's report, the checks of the whole, its figures beside last year's, and what may be done next."""
    person, cut, here = me(request), until(request), shown(request)
    numbers.chosen_year(str(year))
    seq, written = numbers.newest(), versions.versions(year, cut)
    words = versions.texts(year, cut, written)
    rows = [_row(name, title, written.get(title, []), words[name], year) for name, title in versions.sections(year).items()]
    case = case_of(year, person)
    context: dict[str, Any] = {
        "year": year, "me": person, "rows": rows, "flags": sum(row.flags for row in rows),
        "relations": related(numbers.relations(year, cut, seq)), "case": case,
        "next": _next(case, person, request) if case is not None and not here.fixed else [],
        "begins": case is None and not here.fixed and _may(person, request, "freeze"), "corrected": _corrected(case, person, request),
    }  # fmt: skip
    try:
        made = numbers.report(year, cut, False, seq)
        found = own_findings(year, cut, seq)
        context |= {"made": made, "chips": _printed(made, year, cut), "serious": [(IN_WORDS[one.severity], one) for one in found if one.severity == ERROR],
                    "reminders": [(IN_WORDS[one.severity], one) for one in found if one.severity == WARNING]}  # fmt: skip
    except Refusal as refusal:
        context["refusal"] = refusal
    return render(request, "desk/texts.html", context)


def _row(name: str, title: str, found: list[Version], words: str, year: int) -> Row:
    return Row(name, title, found[-1] if found else None, len(found), len(typed_in(words, year=year)))


@lru_cache(maxsize=8)
def own_findings(year: int, cut: date | None, seq: int) -> tuple[Finding, ...]:
    """What the checker of anybody's report says of ours, as the journal stands at `seq`."""
    return tuple(check(text_of_page(web.fragment(numbers.report(year, cut, False, seq).document)), year))


def case_of(year: int, person: Me) -> Case | None:
    """The newest case of the report of a year that this officer may see."""
    for one in cases.visible(person.scope).filter(matter=MATTER).order_by("-opened_on", "-pk"):
        if orjson.loads(one.facts).get(yearly.year.key) == year:
            return one
    return None


def _next(case: Case, person: Me, request: HttpRequest) -> list[Choice]:
    """The steps that somebody may do now, those of this officer first."""
    proceeding = cases.proceeding(case)
    free = [one for one in offers(person, case, proceeding, shown(request)) if one.refusal is None and one.step.verb != WRITES]
    return sorted(free, key=lambda one: not one.mine)


def _printed(made: Composition, year: int, cut: date | None) -> list[Chip]:
    """Every figure of the report, once, beside last year's."""
    return _chips(dict.fromkeys(run.figure for run in made.document.figures()), year, cut)


def _chips(ids: Mapping[str, Any] | list[str], year: int, cut: date | None) -> list[Chip]:
    seq = numbers.newest()
    now, before = numbers.figures(year, cut, False, seq), last_year(year, seq)
    labels = versions.names()
    return [Chip(id, labels[id], now[id].text if id in now else "", before[id].text if id in before else "", change(now.get(id), before.get(id)))
            for id in ids if id in labels]  # fmt: skip


@lru_cache(maxsize=8)
def last_year(year: int, seq: int) -> Mapping[str, PrintedFigure]:
    """The figures of the year before, as the journal stands at `seq`; none where it knows nothing of that year."""
    return numbers.figures(year - 1, None, False, seq) if year_is_known(year - 1) else {}


def change(now: PrintedFigure | None, before: PrintedFigure | None) -> str:
    """增百分之几 or 减百分之几 against last year (percentage points for a rate); "" where they cannot be compared."""
    if now is None or before is None or not isinstance(now.value, Decimal) or not isinstance(before.value, Decimal) or now.unit != before.unit:
        return ""
    if now.value == before.value:
        return "持平"
    way = "增" if now.value > before.value else "减"
    if now.unit == "%":
        return f"{way}{abs(now.value - before.value)}个百分点"
    return f"{way}{rounded(abs(now.value - before.value) * 100 / before.value, 1)}%" if before.value else f"{way}{abs(now.value - before.value)}{now.unit}"


# --- one section ----------------------------------------------------------------------------------------------------


@for_whole_district
@require_http_methods(["GET", "POST"])
def text(request: HttpRequest, year: int, section: str) -> HttpResponse:
    """One section: its words to edit, with what they come to; for htmx only the part that changed."""
    person, cut = me(request), until(request)
    numbers.chosen_year(str(year))
    title = _title(year, section)
    found = versions.versions(year, cut).get(title, [])
    stands = found[-1].text if found else versions.first(year, cut)[section]
    case = case_of(year, person)
    context: dict[str, Any] = {
        "year": year, "me": person, "section": section, "title": title, "case": case, "versions": found[::-1], "base": found[-1].seq if found else 0,
        "words": in_chinese(stands), "act_id": uuid4(), "closed": _closed(case, person, request),
    }  # fmt: skip
    if request.method == "GET" and "find" in request.GET:
        context |= {"find": request.GET["find"][:40], "offered": find(request.GET["find"][:40], year, cut)}
        if request.htmx:  # type: ignore[attr-defined]
            return render(request, "desk/text_found.html", context)
    if request.method == "POST":
        context["words"] = request.POST.get("words", "").replace("\r\n", "\n")[:LONGEST]
        if request.POST.get("do") == "preview":
            context["told"] = tell(context["words"], year, cut)
            return render(request, "desk/text_told.html" if request.htmx else "desk/text.html", context)  # type: ignore[attr-defined]
        if (saved := _save(request, context, case, found)) is not None:
            return saved
    context["told"] = tell(context["words"], year, cut)
    return render(request, "desk/text.html", context)


def _title(year: int, section: str) -> str:
    title = versions.sections(year).get(section)
    if title is None:
        raise Http404
    return title


def _may(person: Me, request: HttpRequest, verb: str) -> bool:
    page, here = matter_of(MATTER), shown(request)
    step = page.step(verb)
    return step is not None and may(step, page, person.offices, here.here.situation(here.day))


def _closed(case: Case | None, person: Me, request: HttpRequest) -> str:
    """Why the words cannot be changed here and now; "" when they can."""
    if shown(request).fixed:
        return "这是过去某一天的样子，只能看。"
    if not _may(person, request, WRITES):
        return "文稿由法制机构修改，你可以看。"
    if case is None:
        return "这一年的报告还没有开始：先冻结数据快照。"
    return "报告已经签发，文字不再改动；发现错误的，公开以后更正并公开说明，再另立一件出新版。" if _signed(cases.proceeding(case)) else ""


def _corrected(case: Case | None, person: Me, request: HttpRequest) -> str:
    """The number of the report whose correction was made public, so that a new edition may be begun; "" where there is none."""
    if case is None or shown(request).fixed or not _may(person, request, "freeze"):
        return ""
    return case.number if "correct" in cases.proceeding(case).history.last else ""


def _signed(proceeding: Proceeding) -> bool:
    return "sign" in proceeding.history.last


def _save(request: HttpRequest, context: dict[str, Any], case: Case | None, found: list[Version]) -> HttpResponse | None:
    """Keep the words as an act; None when they could not be kept, with the reason in the context and nothing of them lost."""
    if context["closed"] or case is None:
        context["refusal"] = Refusal("现在不能改文稿", remedy=context["closed"])
        return None
    base, here, person = _number(request.POST.get("base", "")), shown(request), me(request)
    if base != context["base"]:
        context["conflict"] = _conflict(request, base, context, found)
        return None
    try:
        words = in_ids(context["words"])
        if not words.strip():
            raise Refusal("文字是空的", remedy="一部分不写，也请写明没有。")
        grammar.parse(words)
        step = matter_of(MATTER).step(WRITES)
        assert step is not None
        said = {yearly.section.key: context["title"], yearly.words.key: words, yearly.base.key: base}
        done = perform(case.number, WRITES, on=here.day, by=person.actor(step, here.here.situation(here.day)), said=said, act_id=_uuid(request))
    except grammar.Malformed as wrong:
        context["refusal"] = malformed(wrong)
        return None
    except Refusal as refusal:
        if refusal.gate == NEWEST:  # somebody saved between our look and the act
            again = versions.versions(context["year"]).get(context["title"], [])
            context |= {"base": again[-1].seq, "versions": again[::-1]}
            context["conflict"] = _conflict(request, base, context, again)
        else:
            context["refusal"] = refusal
        return None
    messages.success(request, f"已存为新的一版（台账第{done.seq}号）。")
    return redirect("desk:text", year=context["year"], section=context["section"])


def _conflict(request: HttpRequest, base: int, context: dict[str, Any], found: list[Version]) -> dict[str, Any]:
    """Somebody saved in between: what he changed since the version begun from, and how the two texts differ now."""
    theirs = found[-1] if found else None
    begun = next((one.text for one in found if one.seq == base), versions.first(context["year"])[context["section"]])
    now = in_chinese(theirs.text) if theirs else context["words"]
    return {"theirs": theirs, "changed": differences(in_chinese(begun), now), "between": differences(now, context["words"]), "words": now}


def _number(text: str) -> int:
    return int(text) if text.isdigit() and len(text) < 19 else -1


def _uuid(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("act_id", ""))
    except ValueError:
        return uuid4()


def malformed(wrong: grammar.Malformed) -> Refusal:
    """The grammar's complaint, for people: the line and the three ways a line may be written."""
    line = str(wrong).partition(":")[2].partition(":")[0]
    place = f"第{line}行" if line.isdigit() else "有一处"
    return Refusal(f"{place}写法读不懂", remedy="一行是标题（# 开头）、带段名的文字（[段名] 文字）、文字，或者说明（% 开头）；数字写成 {名称}。")


def tell(words: str, year: int, cut: date | None) -> Told:
    """What the words come to."""
    told = Told(flags=tuple(flags(words, year)))
    try:
        plain = in_ids(words)
        here = numbers.figures(year, cut, False, numbers.newest())
        place = district().locality
        blocks, told.missing = section_blocks(
            plain, year, here, locality=place.name, organ=place.bureau, desk_link=lambda id: f"/desk/figures/{year}/{id}/",
        )  # fmt: skip
        told.body = mark_safe(web.body(blocks, above=2))  # noqa: S308 - the writer escapes every word it is given
        items = grammar.parse(plain)
    except grammar.Malformed as wrong:
        told.refusal = malformed(wrong)
        return told
    except Refusal as refusal:
        told.refusal = refusal
        return told
    ids = dict.fromkeys(id for item in items if isinstance(item, grammar.Passage) for id in item.figures())
    told.chips = tuple(_chips(ids, year, cut))
    return told


def flags(words: str, year: int) -> Iterator[Flag]:
    """The numbers typed by hand, with their places."""
    for one in typed_in(words, year=year):
        line, begins = words.count("\n", 0, one.start) + 1, words.rfind("\n", 0, one.start) + 1
        ends = words.find("\n", one.end)
        after = words[one.end : min(one.end + AROUND, ends if ends >= 0 else len(words))]
        yield Flag(line, one.start, one.end, words[max(begins, one.start - AROUND) : one.start], one.words, after)


def find(typed: str, year: int, cut: date | None) -> list[Chip]:
    """Figures by a part of the name or of its reading (initials, or whole syllables)."""
    asked = typed.strip().lower()
    if not asked:
        return []
    hits = [id for id, label in versions.names().items() if asked in label or (asked.isascii() and _sounds(label, asked))]
    return _chips(sorted(hits, key=lambda id: (not versions.names()[id].startswith(asked), len(versions.names()[id])))[:OFFERED], year, cut)


def _sounds(label: str, asked: str) -> bool:
    heard = _heard(label)
    return asked in heard[0] or asked in heard[1]


@lru_cache(maxsize=2048)
def _heard(label: str) -> tuple[str, str]:
    """The initials and the whole reading of a name."""
    sounds = syllables(label)
    return "".join(sound[0] for sound in sounds), "".join(sounds)


# --- versions -------------------------------------------------------------------------------------------------------


@for_whole_district
@require_GET
def history(request: HttpRequest, year: int, section: str) -> HttpResponse:
    """Every version of a section, the newest first, each with what it changed."""
    numbers.chosen_year(str(year))
    title = _title(year, section)
    found = versions.versions(year, until(request)).get(title, [])
    first = in_chinese(versions.first(year, until(request))[section])
    before = [first, *(in_chinese(one.text) for one in found)]
    rows = [(one, differences(old, new)) for one, old, new in zip(found, before, before[1:], strict=False)]
    return render(request, "desk/text_versions.html", {"year": year, "me": me(request), "section": section, "title": title, "rows": rows[::-1]})


def differences(old: str, new: str) -> list[list[tuple[str, str]]]:
    """The lines that differ: each as pieces ("same", "del" or "ins", words). Lines alike are left out."""
    a, b = old.split("\n"), new.split("\n")
    found = []
    for kind, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        found.append(_pieces("\n".join(a[a1:a2]), "\n".join(b[b1:b2])))
    return found


def _pieces(old: str, new: str) -> list[tuple[str, str]]:
    pieces = []
    for kind, a1, a2, b1, b2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(("same", old[a1:a2]))
            continue
        if a2 > a1:
            pieces.append(("del", old[a1:a2]))
        if b2 > b1:
            pieces.append(("ins", new[b1:b2]))
    return pieces
