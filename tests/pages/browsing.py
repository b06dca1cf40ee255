"""A real browser on the served pages: every page is held to the same promises at both widths."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

PATIENCE = 60_000  # ms: a machine that does much else is slow, and not wrong
WIDTHS = {"desktop": (1440, 900), "phone": (390, 844)}


class Browsing:
    """A tab that remembers what the console said."""

    def __init__(self, tab: Any, base: str) -> None:
        self.tab, self.base, self.said = tab, base, []
        tab.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)
        tab.on("console", lambda message: self.said.append(message.text) if message.type in ("error", "warning") else None)
        tab.on("pageerror", lambda error: self.said.append(str(error)))

    def go(self, where: str) -> None:
        self.tab.goto(f"{self.base}{where}")
        self.holds(where)

    def holds(self, where: str) -> None:
        """Loaded whole: no axe violation, nothing in the console, no sideways scrolling, one first heading, the mark of the rehearsal."""
        self.tab.wait_for_load_state("load")  # a page is there before its styles are
        found = [(one["id"], [node["target"] for node in one["nodes"]][:2]) for one in Axe().run(self.tab).response["violations"]]
        assert found == [], (where, found)
        assert self.said == [], (where, self.said)
        assert not self.tab.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"), f"{where} scrolls sideways"
        expect(self.tab.locator("h1"), where).to_have_count(1)
        expect(self.tab.locator("aside.mark"), where).to_contain_text(re.compile(r"^\s*演练"))


@contextmanager
def browsing(chromium: Any, base: str, width: str, cookie: str = "") -> Iterator[Browsing]:
    """A fresh context; `cookie` is the session of somebody signed in. SHOTS names a directory for a picture of where it failed."""
    wide, high = WIDTHS[width]
    context = chromium.new_context(viewport={"width": wide, "height": high}, locale="zh-CN", reduced_motion="reduce")
    if cookie:
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": base}])
    page = context.new_page()
    try:
        yield Browsing(page, base)
    except BaseException:
        if folder := os.environ.get("SHOTS"):
            page.screenshot(path=f"{folder}/failed-{os.getpid()}.png", full_page=True)
        raise
    finally:
        context.close()
