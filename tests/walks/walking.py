"""Going through pages as somebody at a desk does: by what is written on links, buttons and fields.

Who is walked where, each through a whole task in a real browser on the year that the real command has rehearsed, served by the real
process (serving.py), each walk on a copy of its own:

town clerk          test_an_application.py (counter, the home visit on a phone, the notice, the letter); test_an_objection.py
section, chief      test_an_application.py (a grant), test_a_refusal.py (a refusal, its letter read first), test_an_objection.py
payroll officer     test_payroll_officer.py; test_recovery.py (with the chief and the town: what was paid too much comes back)
registrar           test_registrar.py (an appointment, a marriage, the windows of a divorce, a withdrawal)
inspector           test_inspector.py (a penalty with a hearing, from the filing to the payment); test_draw.py (the draw in front of
                    everybody, verified from its record; the checklist on a phone with a photograph, the result published)
legal officer       test_legal_officer.py (an opinion, a normative document, an exam); test_stopped_clock.py (a clock that stands still)
head, auditor       test_head_and_auditor.py
report drafter      test_report_drafter.py, from the frozen numbers to the published report; tests/desk/test_drafting_browser.py
citizen             test_citizen.py (find, pre-check, apply, follow, prove, withdraw, complain, the large version); test_an_objection.py;
                    test_a_refusal.py (the letter of a refusal)
administrators      test_administrators.py
every page          test_every_page.py (public), test_every_desk_page.py (desk, drills, administrators), test_every_page_large.py (长者版):
                    swept by the list of routes (sweeping.py) with axe, the console, the keyboard (tabbing.py) and paper (paper.py);
                    test_every_matters_pages.py: a case, the forms of its steps and the public pages of each matter (of_matters.py)

test_town_clerk.py is the smoke walk of `make test`, on the small sample district; what a net that fails does to a visit and an exam, and
what several cases at once do, is in tests/desk/test_browser_work.py; each role's task by keyboard alone in test_keyboard.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any
from urllib.parse import unquote

from django.test import Client
from playwright.sync_api import expect

from tests.pages.browsing import Browsing, browsing

NOTHING: Mapping[str, str] = {}
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

    def practise(self, day: date) -> None:
        """Take this for today, by the form at the foot of each page of a rehearsed district."""
        self.tab.fill("#practise-day", day.isoformat())
        self.button("更换", within="footer")

    def fill(self, label: str, words: str) -> None:
        self.tab.locator("main").get_by_label(label).first.fill(words)

    def choose(self, label: str, value: str) -> None:
        self.tab.locator("main").get_by_label(label).first.select_option(value)

    def upload(self, field: str, name: str, content: bytes, kind: str) -> None:
        """Choose a file for a file field, by its selector."""
        self.tab.set_input_files(field, {"name": name, "mimeType": kind, "buffer": content})

    def answer(self, said: Mapping[str, str]) -> None:
        """Answer questions by the words on them, whatever kind of field each has."""
        for label, value in said.items():
            named = self.field(label)
            kind = named.first.evaluate("field => field.tagName")
            if kind == "FIELDSET":
                named.first.get_by_label(value, exact=True).check()
            elif kind == "SELECT":
                named.first.select_option(value)
            else:
                named.first.fill(value)

    def field(self, label: str) -> Any:
        """The field or the group of answers with this label, or else the first whose label has these words in it."""
        form = self.tab.locator("main")
        expect(form.get_by_role("group", name=label).or_(form.get_by_label(label)).first).to_be_attached()
        exact, part = ((form.get_by_role("group", name=label, exact=one), form.get_by_label(label, exact=one)) for one in (True, False))
        return next(one for one in (*exact, *part) if one.count())

    def act(self, step: str, said: Mapping[str, str] = NOTHING) -> None:
        """Do a step of the case whose page this is."""
        self.step(step)
        self.answer(said)
        self.button(step, within=".form-end")
        self.sees(f"已办理：{step}", within=".messages")

    def begin(self, sought: str, where: str, said: Mapping[str, str] = NOTHING) -> str:
        """Find a matter in the list of the new, answer its form, have the rest filled in with no, none and 0, and begin: the case's number."""
        self.link("新办", within="nav")
        self.fill("按名称", sought)
        self.button("找事项")
        self.tab.locator(f"a[href='/desk/new/{where}/']").click()
        self.arrived("the form")
        return self.begun(said)

    def begun(self, said: Mapping[str, str]) -> str:
        """Answer the open form of a new case and begin it: its number."""
        self.answer(said)
        for place in range(self.tab.locator("button:has-text('其余按')").count()):
            self.tab.locator("button:has-text('其余按')").nth(place).click()
            self.arrived("the rest filled in")
        self.tab.locator(".form-end button[value=open]").click()
        self.tab.wait_for_url("**/desk/cases/**")
        self.arrived("the new case")
        return self.case

    @property
    def case(self) -> str:
        """The number of the case whose page this is."""
        return unquote(str(self.tab.url).partition("/cases/")[2].strip("/"))

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
