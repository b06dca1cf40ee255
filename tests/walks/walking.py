"""Going through pages as somebody at a desk does: by what is written on links, buttons and fields.

Who is walked where, each through a whole task in a real browser on the served product:

town clerk          test_town_clerk.py (the smoke walk of `make test`); the home visit on a phone, with the net failing:
                    tests/desk/test_browser_work.py; serving by keyboard alone and an allowance taken on a phone: tests/desk/test_browser.py;
                    several cases at once: tests/desk/test_browser_work.py
section, chief      test_section_chief.py (a grant; a refusal, its letter read first)
payroll officer     test_payroll_officer.py; the budget drawn: tests/desk/test_browser_work.py
registrar           test_registrar.py (the windows of a divorce; a withdrawal)
inspector           test_penalty_with_hearing.py (a hearing); the draw in front of everybody and the checklist on a phone:
                    tests/desk/test_browser_work.py
legal officer       test_penalty_with_hearing.py (the review of what was heard); test_stopped_clock.py (a clock that stands still)
head, auditor       test_head_and_auditor.py
report drafter      tests/desk/test_drafting_browser.py, up to the head's signature
citizen             tests/portal/test_elder_browser.py (find, pre-check, apply, follow, an objection, a withdrawal; the large version with
                    an appointment); tests/portal/test_browser.py (the progress of a case, a receipt)
administrators      test_administrators.py
whoever imports     tests/desk/test_browser.py (a foreign list with a bad row)
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.test import Client
from playwright.sync_api import expect

from tests.pages.browsing import Browsing, browsing

UNDER_WAY = ".htmx-request, .htmx-swapping, .htmx-settling"


class Walker:
    """Somebody at a browser. Every stop is held to the promises of `Browsing.holds`."""

    def __init__(self, at: Browsing) -> None:
        self.at, self.tab = at, at.tab

    def go(self, where: str) -> None:
        self.at.go(where)

    def link(self, words: str, within: str = "body") -> None:
        """Follow the first link with these words and look at the page it leads to."""
        self.tab.locator(within).get_by_role("link", name=words).first.click()
        self.arrived(words)

    def step(self, words: str) -> None:
        """Open the form of a step of the case, from the first buttons or from what else may be done."""
        link = self.tab.locator("#next").get_by_role("link", name=words, exact=True)
        if not link.count():
            self.tab.locator("#next .also summary").click()
        link.click()
        self.arrived(words)

    def button(self, words: str, within: str = "main", refused: bool = False) -> None:
        """Press the first button with these words and look at what comes; of a page that refuses with 409 the browser itself says so."""
        self.tab.locator(within).get_by_role("button", name=words).first.click()
        if refused:
            self.tab.wait_for_selector(".refusal")
            self.at.said[:] = [one for one in self.at.said if "409" not in one]
        self.arrived(words)

    def arrived(self, stop: str) -> None:
        self.tab.wait_for_load_state("networkidle")
        expect(self.tab.locator(UNDER_WAY)).to_have_count(0)
        self.tab.wait_for_selector("main")
        self.at.holds(stop)

    def fill(self, label: str, words: str) -> None:
        self.tab.locator("main").get_by_label(label).first.fill(words)

    def choose(self, label: str, value: str) -> None:
        self.tab.locator("main").get_by_label(label).first.select_option(value)

    def say(self, question: str, answer: str) -> None:
        """Tick an answer of a question with a few answers, or choose it in a list."""
        self.tab.locator("main").get_by_role("group", name=question).first.get_by_label(answer, exact=True).check()

    def sees(self, *words: str, within: str = "main") -> None:
        for one in words:
            expect(self.tab.locator(within).first).to_contain_text(one, use_inner_text=True)

    def misses(self, *words: str, within: str = "main") -> None:
        for one in words:
            expect(self.tab.locator(within).first).not_to_contain_text(one, use_inner_text=True)

    def kept(self, words: str) -> bytes:
        """The file behind a link."""
        with self.tab.expect_download() as downloading:
            self.tab.locator("main").get_by_role("link", name=words).first.click()
        return bytes(downloading.value.path().read_bytes())


@contextmanager
def walking(chromium: Any, server: Any, client: Client | None, width: str = "desktop") -> Iterator[Walker]:
    """A browser at `width` in which the client's officer is signed in (or nobody)."""
    with browsing(chromium, server.url, width, client.cookies["sessionid"].value if client else "") as at:
        yield Walker(at)
