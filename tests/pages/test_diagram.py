"""The drawn procedure: every step stands once, none over another, and nothing in it offends the content policy."""

from __future__ import annotations

import re
from itertools import combinations
from xml.etree import ElementTree

import pytest

from minzheng.catalogue import matters
from minzheng.pages.diagram import drawn, edges_of, laid_out

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("matter", matters(), ids=lambda one: one.id)
def test_every_matter_can_be_drawn(matter):
    layout = laid_out(matter.id, tuple((step.verb, step.title) for step in matter.steps), tuple(edges_of(matter)))
    assert {node.verb for node in layout.nodes} == {step.verb for step in matter.steps}
    for one, other in combinations(layout.nodes, 2):
        apart = abs(one.x - other.x) * 2 >= one.width + other.width or abs(one.y - other.y) * 2 >= one.height + other.height
        assert apart, f"{one.verb} stands over {other.verb}"
    for node in layout.nodes:
        assert node.x - node.width / 2 >= 0
        assert node.x + node.width / 2 <= layout.width + 1


@pytest.mark.parametrize("matter", matters(), ids=lambda one: one.id)
def test_the_drawing_is_plain_and_says_every_title(matter):
    states = {step.verb: "later" for step in matter.steps} | {matter.steps[0].verb: "here"}
    text = drawn(matter, states, {matter.steps[0].verb: 3})
    tree = ElementTree.fromstring(text)
    words = ["".join(node.itertext()) for node in tree.iter(f"{SVG}text")]
    assert sorted(re.sub(r"^[✓●→]\d* ", "", one) for one in words) == sorted(step.title for step in matter.steps)
    assert not any(name in ("style", "onload", "href") for node in tree.iter() for name in node.attrib)
    assert len(tree.findall(f".//{SVG}g[@class='procedure-step here']")) == 1


def test_a_step_waits_for_what_its_gates_look_back_at():
    subsistence = next(one for one in matters() if one.id == "subsistence")
    assert {("investigate", "opine"), ("check", "opine"), ("opine", "publish"), ("accept", "investigate")} <= set(edges_of(subsistence))
