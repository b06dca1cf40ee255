"""A page on paper: no menu and no button, nothing wider than the sheet, nothing cut off."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader

WIDE, HIGH = 658, 970
"""CSS pixels between the margins of A4 (print.css)."""

NOT_ON_PAPER = "nav, .skip, .switch, .practise, .foot, button, input[type=submit], form.search"

CUT = """([hidden, wide]) => {
    const seen = one => one.checkVisibility({visibilityProperty: true}) && one.getBoundingClientRect().width > 1;
    const told = one => one.outerHTML.slice(0, 90);
    const found = [...document.querySelectorAll(hidden)].filter(seen).map(one => `on paper: ${told(one)}`);
    for (const one of document.querySelectorAll("main *")) {
        if (!seen(one) || one.closest("svg, .sr") !== null && one.tagName !== "svg") continue;
        if (one.getBoundingClientRect().right > wide + 2) found.push(`wider than the sheet: ${told(one)}`);
        else if (one.scrollWidth > one.clientWidth + 2 && !["visible", "clip"].includes(getComputedStyle(one).overflowX) && one.clientWidth
                 && !["INPUT", "SELECT", "TEXTAREA"].includes(one.tagName)) found.push(`cut off: ${told(one)}`);
    }
    return found.slice(0, 3);
}"""


def printed(tab: Any) -> Iterator[str]:
    """What is wrong with the page when it is printed."""
    tab.set_viewport_size({"width": WIDE, "height": HIGH})
    tab.emulate_media(media="print")
    try:
        yield from tab.evaluate(CUT, [NOT_ON_PAPER, WIDE])
        words = "".join(page.extract_text() for page in PdfReader(BytesIO(tab.pdf(prefer_css_page_size=True))).pages)
        yield from (f"printed: {word}" for word in ("跳到正文", "长者版（大字", "换口令") if word in words)
    finally:
        tab.emulate_media(media="screen")
