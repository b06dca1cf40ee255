"""The pages that each matter has of its own, on the served rehearsed year: the forms by which a case of it begins, a case of it, the form of
each of its steps, and what the public site tells and asks of it.

They are some nine hundred, made of the same few parts. Each that is made differently is opened in a browser, in the large type on the narrow
screen, and read for what a page can have wrong by its own words (PLAIN); axe, the keyboard and paper look at both widths at so many of them
that each part stands in one (`cover`). All nine hundred by axe, at both widths and in both versions, take an hour: done once, on
23 November 2026, with 0 violations.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import groupby
from typing import Any
from urllib.parse import unquote, urlsplit

from minzheng.catalogue import matters
from tests.pages.browsing import WIDTHS

from .serving import Serving
from .sweeping import ACCOUNTS, NOBODY, Page, signed_in
from .sweeping import looked_at as swept
from .walking import Walker

PUBLIC_PAGES = ("guide", "check", "apply", "book")
VOID = frozenset(("area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))
TOLD_BY = ("type", "role", "hidden", "open", "disabled", "aria-describedby", "aria-current", "list", "scope")
"""Attributes by which two elements of one name and class are not the same part."""

PLAIN = """() => {
    const found = [], ids = new Map(), words = one => one.outerHTML.slice(0, 90);
    for (const one of document.querySelectorAll("[id]")) ids.set(one.id, (ids.get(one.id) || 0) + 1);
    for (const [id, count] of ids) if (count > 1) found.push(`${count} times the id ${id}`);
    for (const one of document.querySelectorAll("[for], [aria-describedby], [aria-labelledby], [aria-controls], [list]"))
        for (const name of ["for", "aria-describedby", "aria-labelledby", "aria-controls", "list"])
            for (const id of (one.getAttribute(name) || "").split(" ").filter(Boolean))
                if (!ids.has(id)) found.push(`${name} names nothing: ${words(one)}`);
    for (const one of document.querySelectorAll("main :is(input, select, textarea)"))
        if (one.type !== "hidden" && !one.labels?.length && !one.ariaLabel && !one.getAttribute("aria-labelledby")) found.push(`no label: ${words(one)}`);
    for (const one of document.querySelectorAll("main :is(a[href], button, summary, h1, h2, h3, h4, legend, th[scope=col])"))
        if (!one.textContent.trim() && !one.ariaLabel && !one.getAttribute("aria-labelledby")) found.push(`says nothing: ${words(one)}`);
    let before = 1;
    for (const one of document.querySelectorAll("main :is(h1, h2, h3, h4, h5)")) {
        const now = Number(one.tagName[1]);
        if (now > before + 1) found.push(`a heading ${now} after a heading ${before}: ${words(one)}`);
        before = now;
    }
    if (document.querySelectorAll("h1").length !== 1) found.push("not one first heading");
    if (document.documentElement.scrollWidth > document.documentElement.clientWidth) found.push("scrolls sideways");
    for (const bad of ["None", "{{", "{%", "object at 0x"]) if (document.querySelector("main").innerText.includes(bad)) found.push(`says ${bad}`);
    return found.slice(0, 4);
}"""
"""What is wrong with a page by its own words and its width; cheap, and so asked of every page."""


@dataclass(frozen=True)
class Made(Page):
    """A page, and the parts that it is made of."""

    parts: frozenset[str] = frozenset()


def pages(served: Serving, walkers: Mapping[str, Walker]) -> Iterator[Made]:
    """Every page of a matter with the first account that sees it. A newest open case stands for the matter, else the newest."""
    begun = {}
    for account in ACCOUNTS:
        listed = _got(served, walkers[account], "/desk/new/")
        for where in sorted(set(_Links.of(listed.text()))):
            begun.setdefault(where, account)
    yield from (_made(served, walkers[account], "desk:begin", where, account) for where, account in begun.items())
    cases = dict(served.ask("select matter, number from procedure_case order by closed desc, opened_on, number"))
    by_office: dict[str, list[str]] = {}
    for matter in matters():
        for page in PUBLIC_PAGES:
            yield from _seen(served, walkers, f"portal:{page}", f"/{page}/{matter.id}/", [NOBODY])
        if matter.id not in cases:
            continue
        where = f"/desk/cases/{cases[matter.id]}/"
        yield from _seen(served, walkers, "desk:case", where, list(ACCOUNTS))
        for step in matter.steps:
            likely = by_office.setdefault(f"{step.office.id} {matter.line}", list(ACCOUNTS))
            for one in _seen(served, walkers, "desk:do", f"{where}do/{step.verb}/", likely):
                likely.sort(key=one.seen_by.__contains__, reverse=True)
                yield one


def _got(served: Serving, walker: Walker, where: str) -> Any:
    return walker.tab.context.request.get(f"{served.address}{where}", max_redirects=0)


def _made(served: Serving, walker: Walker, name: str, where: str, account: str) -> Made:
    answer = _got(served, walker, where)
    assert answer.status == 200, (where, answer.status)
    return Made(name, where, (account,), _Parts.of(answer.text()))


def _seen(served: Serving, walkers: Mapping[str, Walker], name: str, where: str, accounts: Iterable[str]) -> Iterator[Made]:
    """The page as the first of the accounts sees it; nothing of a page that none of them gets."""
    for account in accounts:
        answer = _got(served, walkers[account], where)
        assert answer.status < 500, (where, account, answer.status)
        if answer.status == 200:
            yield Made(name, where, (account,), _Parts.of(answer.text()))
            return


def cover(made: Iterable[Made]) -> list[Made]:
    """So few of the pages that each part of any of them stands in one: those made of the most parts come first."""
    chosen, known = [], set[str]()
    for one in sorted(made, key=lambda page: len(page.parts), reverse=True):
        if one.parts - known:
            chosen.append(one)
            known |= one.parts
    return chosen


class _Links(HTMLParser):
    """The forms of new cases that a list leads to."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    @classmethod
    def of(cls, html: str) -> list[str]:
        reader = cls()
        reader.feed(html)
        return reader.found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        where = dict(attrs).get("href") or ""
        if tag == "a" and where.startswith("/desk/new/") and where.count("/") == 5:
            self.found.append(where)


class _Parts(HTMLParser):
    """What a page is made of within its main part: each element by name, class and kind, and what it stands in."""

    def __init__(self) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.found: set[str] = set()

    @classmethod
    def of(cls, html: str) -> frozenset[str]:
        reader = cls()
        reader.feed(html)
        return frozenset(reader.found)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self.stack and tag != "main":
            return
        told = dict(attrs)
        kinds = (told["type"] if name == "type" else name for name in TOLD_BY if name in told)
        here = " ".join((tag, *sorted((told.get("class") or "").split()), *(str(one) for one in kinds)))
        self.found.add(f"{self.stack[-1] if self.stack else ''} > {here}")
        if tag not in VOID:
            self.stack.append(here)

    def handle_endtag(self, tag: str) -> None:
        while self.stack and tag not in VOID and any(one.split(" ")[0] == tag for one in self.stack):
            if self.stack.pop().split(" ")[0] == tag:
                break


def different(made: Iterable[Made]) -> list[Made]:
    """The pages without those forms of steps that are made of the very same parts as one before."""
    found: dict[object, Made] = {}
    for one in made:
        found.setdefault(one.parts if one.name == "desk:do" else one.where, one)
    return list(found.values())


def looked_at(served: Serving, made: list[Made]) -> Iterator[str]:
    """What is wrong with the pages: each that is different by its own words, in large type on the narrow screen; those of the cover at both
    widths and in both versions by axe. Whoever sees them signs in for his own pages only, so that no session ends before its turn."""
    for account, some in by_account(different(made)):
        with signed_in(served, [account], elder=True) as walkers:
            walker = walkers[account]
            walker.tab.set_viewport_size(dict(zip(("width", "height"), WIDTHS["phone"], strict=True)))
            for page in some:
                yield from (f"{page.where} ({account}): {one}" for one in _opened(walker, page.where))
    for account, some in by_account(cover(made)):
        for elder in (False, True):
            with signed_in(served, [account], elder=elder) as walkers:
                for page in some:
                    yield from (f"{page.where} ({account}, {elder=}): {one}" for one in swept(walkers[account], page.where, further=not elder))


def by_account(made: Iterable[Made]) -> Iterator[tuple[str, list[Made]]]:
    for account, some in groupby(sorted(made, key=_sees), key=_sees):
        yield account, list(some)


def _sees(page: Made) -> str:
    return page.seen_by[0]


def _opened(walker: Walker, where: str) -> Iterator[str]:
    walker.at.said.clear()
    answer = walker.tab.goto(f"{walker.at.base}{where}")
    if answer.status != 200:
        yield f"status {answer.status}"
    if unquote(urlsplit(walker.tab.url).path) != where:
        yield f"led elsewhere: {walker.tab.url}"
    yield from walker.tab.evaluate(PLAIN)
    yield from walker.at.said
