"""The drawn procedure of a matter: laid out once by Graphviz, drawn as our own SVG with classes only (strict CSP)."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from pathlib import Path

from minzheng.vocabulary import Matter, Step
from minzheng.vocabulary.steps import steps_in

INCH = 72.0
CHARACTER, HEIGHT, PADDING, MARGIN = 14.0, 40.0, 26.0, 12.0
WIDE = 700.0
"""A drawing wider than this shrinks with its column, as far as its words can still be read."""
MARKS = {"done": "✓", "here": "●", "next": "→", "later": ""}
WORDS = {"done": "已办", "here": "办到这里", "next": "现在可办", "later": "尚未到"}


@dataclass(frozen=True)
class Node:
    """Where a step stands: its middle and its size, in points, from the upper left."""

    verb: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Edge:
    """A line from one step to another: the points of its curve."""

    points: tuple[tuple[float, float], ...]
    start: str
    end: str


@dataclass(frozen=True)
class Layout:
    """A laid-out procedure."""

    width: float
    height: float
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def edges_of(matter: Matter) -> list[tuple[str, str]]:
    """Which step waits for which: the one it runs after, and those its gates look back at when it runs after none."""
    found: dict[tuple[str, str], None] = {}
    for step in matter.steps:
        if step.after is not None:
            found[step.after.verb, step.verb] = None
            continue
        for before in dict.fromkeys(steps_in(*(gate.term for gate in step.gates))):
            if before.verb != step.verb and matter.step(before.verb) is not None:
                found[before.verb, step.verb] = None
    return list(found)


def drawn(matter: Matter, states: Mapping[str, str], counts: Mapping[str, int], *, title: str = "") -> str:
    """The procedure as SVG; `states` says of each verb done, here, next or later. Empty when it cannot be laid out."""
    layout = laid_out(matter.id, tuple((step.verb, step.title) for step in matter.steps), tuple(edges_of(matter)))
    if layout is None:
        return ""
    titles = {step.verb: step for step in matter.steps}
    parts = [_edge(edge, states) for edge in layout.edges]
    parts += [_node(node, titles[node.verb], states.get(node.verb, "later"), counts.get(node.verb, 0)) for node in layout.nodes]
    wide, high = layout.width + 2 * MARGIN, layout.height + 2 * MARGIN
    name = escape(title or f"{matter.title}办理流程图")
    return (
        f'<svg class="procedure{" wide" if wide > WIDE else ""}" role="img" aria-label="{name}，各环节见图下的清单" viewBox="0 0 {wide:.0f} {high:.0f}"'
        f' width="{wide:.0f}" height="{high:.0f}" xmlns="http://www.w3.org/2000/svg">'
        '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerUnits="userSpaceOnUse" markerWidth="9" markerHeight="9" orient="auto">'
        '<path class="procedure-arrow" d="M0 0L8 4L0 8Z"/></marker></defs>'
        f'<g transform="translate({MARGIN:.0f} {MARGIN:.0f})">{"".join(parts)}</g></svg>'
    )


def _edge(edge: Edge, states: Mapping[str, str]) -> str:
    walked = states.get(edge.start) in ("done", "here") and states.get(edge.end) in ("done", "here")
    first, *rest = (f"{x:.1f} {y:.1f}" for x, y in edge.points)
    path = f"M{first}C{' '.join(rest)}"
    return f'<path class="procedure-edge{" walked" if walked else ""}" d="{path}" marker-end="url(#arrow)"/>'


def _node(node: Node, step: Step, state: str, count: int) -> str:
    left, top = node.x - node.width / 2, node.y - node.height / 2
    mark = MARKS[state] + (f"{count}" if count > 1 else "")
    text = f"{step.title}"
    return (
        f'<g class="procedure-step {state}"><rect x="{left:.1f}" y="{top:.1f}" width="{node.width:.1f}" height="{node.height:.1f}" rx="4"/>'
        f'<text x="{node.x:.1f}" y="{node.y + 5:.1f}" text-anchor="middle">{escape(f"{mark} {text}".strip())}</text></g>'
    )


@lru_cache(maxsize=128)
def laid_out(id: str, steps: tuple[tuple[str, str], ...], edges: tuple[tuple[str, str], ...]) -> Layout | None:
    """Positions of the steps, the same every time. None when the layout program is not there."""
    program = _program()
    if program is None:
        return None
    lines = ["digraph {", 'rankdir=TB; nodesep=0.25; ranksep=0.4; node [shape=box, fixedsize=true, label=""];']
    lines += [f'{verb} [width={(len(title) * CHARACTER + PADDING) / INCH:.3f}, height={HEIGHT / INCH:.3f}];' for verb, title in steps]
    lines += [f"{start} -> {end};" for start, end in edges]
    done = subprocess.run([program, "-Tplain"], input="\n".join([*lines, "}"]), capture_output=True, text=True, timeout=20, check=False)  # noqa: S603 - our own program, our own words
    return _read(done.stdout.splitlines()) if done.returncode == 0 else None


def _program() -> str | None:
    beside = Path(sys.executable).with_name("graphviz-pure")
    return str(beside) if beside.exists() else shutil.which("graphviz-pure") or shutil.which("dot")


def _read(lines: Iterable[str]) -> Layout | None:
    width = height = 0.0
    nodes, edges = [], []
    for line in lines:
        match line.split():
            case ["graph", _, wide, high]:
                width, height = float(wide) * INCH, float(high) * INCH
            case ["node", verb, x, y, wide, high, *_]:
                nodes.append(Node(verb, float(x) * INCH, height - float(y) * INCH, float(wide) * INCH, float(high) * INCH))
            case ["edge", start, end, count, *rest]:
                numbers = [float(one) * INCH for one in rest[: 2 * int(count)]]
                edges.append(Edge(tuple((x, height - y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)), start, end))
    return Layout(width, height, tuple(nodes), tuple(edges)) if nodes else None
