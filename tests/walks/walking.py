"""Going through pages as somebody at a desk does: by what is written on links, buttons and fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.test import Client
from playwright.sync_api import expect

from tests.desk.conftest import TODAY
from tests.pages.browsing import Browsing, browsing


UNDER_WAY = ".htmx-request, .htmx-swapping, .htmx-settling"


class Walker:
    """Somebody at a browser. Every stop is held to the promises of `Browsing.holds`."""

    def __init__(self, at: Browsing) -> None:
        self.at, self.tab = at, at.tab
        self.tab.set_default_timeout(10_000)

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
        shown = self.tab.locator(within).first.inner_text()
        for one in words:
            assert one in shown, f"{one}：{self.tab.url}\n{shown}"

    def misses(self, *words: str, within: str = "main") -> None:
        shown = self.tab.locator(within).first.inner_text()
        for one in words:
            assert one not in shown, f"{one}：{self.tab.url}\n{shown}"

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


SignIn = Callable[..., Client]
__all__ = ["TODAY", "SignIn", "Walker", "date", "walking"]
