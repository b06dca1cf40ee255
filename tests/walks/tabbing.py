"""A page by keyboard alone: every control is come to by Tab in the order of the page (none is put before or after its place), seen when it
has the focus; nothing holds it fast; the first stop leads over the menu."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

LONGEST = 700
"""Presses of Tab, at most, that a page may take from its beginning to its end."""

CONTROLS = """() => {
    const radios = new Set();
    window.__order = new Map([...document.querySelectorAll("*")].map((one, place) => [one, place]));
    return [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter(one => {
        if (one.tabIndex < 0 || one.disabled || one.type === "hidden" || !one.checkVisibility({visibilityProperty: true})) return false;
        if (one.type !== "radio") return true;
        const group = [one.form ? window.__order.get(one.form) : "", one.name].join();
        const members = [...document.querySelectorAll("input[type=radio]")].filter(other => other.form === one.form && other.name === one.name);
        if (radios.has(group) || members.some(other => other.checked && other !== one && !other.disabled)) return false;
        radios.add(group);
        return true;
    }).map(one => [window.__order.get(one), one.outerHTML.slice(0, 90)]);
}"""
"""The controls a page shows, by their place in it; of a group of radio buttons the one that Tab comes to."""

BEGIN = """() => { document.body.setAttribute("tabindex", "-1"); document.body.focus(); document.body.removeAttribute("tabindex"); }"""

STOP = """() => {
    const one = document.activeElement;
    if (!one || one === document.body) return null;
    const ringed = [one, one.closest("label")].some(it => {
        const style = it && getComputedStyle(it);
        return style && ((style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none");
    });
    const box = (one.closest("label.choice") || one).getBoundingClientRect();
    const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 0;
    return [window.__order.get(one), one.type === "radio" ? one.name : "", ringed, inside, one.outerHTML.slice(0, 90)];
}"""


ARRIVED = """() => {
    const main = document.querySelector("main");
    return main.contains(document.activeElement) || !main.querySelector("a, button, input, select, textarea, summary");
}"""


def tabbed(tab: Any) -> Iterator[str]:
    """What is wrong with the page for who has a keyboard only."""
    wanted = dict(tab.evaluate(CONTROLS))
    tab.evaluate(BEGIN)
    reached: list[int] = []
    for _ in range(LONGEST):
        tab.keyboard.press("Tab")
        here = tab.evaluate(STOP)
        if here is None or (reached and here[0] == reached[0]):
            break
        place, _, ringed, inside, words = here
        if reached and place == reached[-1]:
            continue  # the parts of a date are one control
        if not ringed:
            yield f"no focus is seen on {words}"
        if not inside:
            yield f"out of sight with the focus: {words}"
        reached.append(place)
    else:
        yield f"after {LONGEST} presses of Tab the end is not come to"
    for place in wanted.keys() - set(reached):
        yield f"Tab does not come to {wanted[place]}"
    yield from _skipped(tab)


def _skipped(tab: Any) -> Iterator[str]:
    """The first stop is the link that goes over the menu to what the page is about."""
    tab.evaluate(BEGIN)
    tab.keyboard.press("Tab")
    if tab.evaluate("() => document.activeElement.className") != "skip":
        yield "the first stop is no link over the menu"
        return
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    if not tab.evaluate(ARRIVED):
        yield "the link over the menu does not lead into what the page is about"
