"""The small grammar of the narrative's text files; this is the one place that says what they may contain.

    % 说明              a remark, never printed
    # 标题              a heading; ## 二级, ### 三级, #### 四级; one ending in 。 is set at the head of its paragraph
    [段名] 文字          a passage: one or more sentences; a line beginning with two spaces goes on with it
    文字               a passage without a name
    （空行）            ends the paragraph; passages without an empty line between them make one paragraph
    {figure_id}        the figure as printed: 约、number and unit; {figure_id.截至} the day it is taken at
    {figure_id：全覆盖}  words that say what the figure says, and are traced to it as a number would be
    {year} {next_year} {district} {organ}   parameters of the report

A passage needs every figure it prints; without one of them it is left out and listed under 未接入. After its name may stand

    [段名：依据 a、b]           figures it rests on without printing them
    [段名：a 为零]              a variant; the first of the passages of one name whose condition holds is printed
    [段名：a 大于零] [段名：a 满百] [段名：a 等于 b] [段名：其他]    the others; 其他 must close the row

Nothing else: no loops, no arithmetic, and no digits (guard.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from minzheng.reporting.figures.printing import PrintedFigure

PARAMETERS = ("year", "next_year", "district", "organ")
REFERENCE = re.compile(r"\{([a-z][a-z0-9_]*)(?:(\.截至)|：([^{}]+))?\}")
PASSAGE = re.compile(r"\[(?P<name>[^\]：]+)(?:：(?P<clause>[^\]]+))?\]\s*(?P<text>.*)", re.DOTALL)
COMPARISON = re.compile(r"([a-z][a-z0-9_]*) (为零|大于零|满百|等于 ([a-z][a-z0-9_]*))")
ELSE = "其他"


class Malformed(ValueError):
    """A narrative file breaks the grammar; the message names file and line."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `lead` when it is set at the head of its paragraph."""

    level: int
    text: str
    lead: bool


@dataclass(frozen=True, slots=True)
class Condition:
    """What a variant asks of the figures: `kind` 为零, 大于零, 满百 or 等于; `other` the second figure of 等于."""

    figure: str
    kind: str
    other: str | None = None

    def holds(self, figures: Mapping[str, PrintedFigure]) -> bool:
        value = _number(figures[self.figure])
        if self.other is not None:
            return value == _number(figures[self.other])
        return {"为零": value == 0, "大于零": value > 0, "满百": value == 100}[self.kind]

    def figures(self) -> tuple[str, ...]:
        return (self.figure,) if self.other is None else (self.figure, self.other)


@dataclass(frozen=True, slots=True)
class Variant:
    """One wording of a passage: its text, its condition (None: none, or 其他), and figures it rests on unprinted."""

    text: str
    condition: Condition | None
    rests_on: tuple[str, ...]
    otherwise: bool = False

    def dated(self) -> tuple[str, ...]:
        """The figures whose day it prints."""
        return tuple(name for name, day, _ in REFERENCE.findall(self.text) if day)

    def needs(self) -> tuple[str, ...]:
        """The figures without which it can't be printed, in order, each once."""
        printed = (name for name, _, _ in REFERENCE.findall(self.text) if name not in PARAMETERS)
        return tuple(dict.fromkeys((*self.rests_on, *printed)))


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage by its name, with one wording or several variants."""

    name: str
    variants: tuple[Variant, ...]

    def asks(self) -> tuple[str, ...]:
        """The figures its conditions ask, each once."""
        asked = (figure for each in self.variants if each.condition for figure in each.condition.figures())
        return tuple(dict.fromkeys(asked))

    def figures(self) -> tuple[str, ...]:
        """Every figure that any of its wordings mentions, each once."""
        return tuple(dict.fromkeys((*self.asks(), *(name for each in self.variants for name in each.needs()))))

    def chosen(self, figures: Mapping[str, PrintedFigure]) -> Variant:
        """The wording to print; the figures of all conditions must be there."""
        return next(each for each in self.variants if each.condition is None or each.condition.holds(figures))


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a paragraph."""


Item = Heading | Passage | Break


def parse(text: str, source: str = "") -> tuple[Item, ...]:
    """The items of one file, in order. Raises `Malformed` with the file and line."""
    return tuple(_grouped(_items(text, source), source))


def _items(text: str, source: str) -> Iterator[Item]:
    for line, content in _logical_lines(text):
        where = f"{source}:{line}"
        if not content:
            yield Break()
        elif content.startswith("#"):
            yield _heading(content, where)
        elif content.startswith("["):
            yield _passage(content, where)
        elif not content.startswith("%"):
            yield _passage(f"[第{line}行] {content}", where)


def _logical_lines(text: str) -> Iterator[tuple[int, str]]:
    held: list[str] = []
    first = 0
    for line, content in enumerate(text.splitlines(), 1):
        if content.startswith("  ") and held:
            held.append(content.strip())
            continue
        if held:
            yield first, "".join(held)
        held, first = [content.strip()], line
    if held:
        yield first, "".join(held)


def _heading(content: str, where: str) -> Heading:
    marks, _, text = content.partition(" ")
    if set(marks) != {"#"} or len(marks) > 4 or not text:
        raise Malformed(f"{where}: a heading is # to #### and its words: {content}")
    return Heading(len(marks), text.removesuffix("。"), text.endswith("。"))


def _passage(content: str, where: str) -> Passage:
    match = PASSAGE.fullmatch(content)
    if match is None or not match["text"]:
        raise Malformed(f"{where}: a passage is [name] and its words: {content}")
    left = REFERENCE.sub("", match["text"])
    if "{" in left or "}" in left:
        raise Malformed(f"{where}: an unreadable reference in: {content}")
    return Passage(match["name"].strip(), (_variant(match["clause"], match["text"], where),))


def _variant(clause: str | None, text: str, where: str) -> Variant:
    if clause is None:
        return Variant(text, None, ())
    if clause == ELSE:
        return Variant(text, None, (), otherwise=True)
    if clause.startswith("依据 "):
        return Variant(text, None, tuple(clause.removeprefix("依据 ").split("、")))
    match = COMPARISON.fullmatch(clause)
    if match is None:
        raise Malformed(f"{where}: no such condition: {clause}")
    return Variant(text, Condition(match[1], match[2].split(" ")[0], match[3]), ())


def _grouped(items: Iterable[Item], source: str) -> Iterator[Item]:
    """The variants of one name, standing in a row, as one passage."""
    held: Passage | None = None
    for item in (*items, Break()):
        if isinstance(item, Passage) and held is not None and item.name == held.name:
            held = Passage(held.name, held.variants + item.variants)
            continue
        if held is not None:
            yield _closed(held, source)
        held = item if isinstance(item, Passage) else None
        if held is None:
            yield item


def _closed(passage: Passage, source: str) -> Passage:
    *before, last = passage.variants
    plain = not before and last.condition is None and not last.otherwise
    row = before and last.otherwise and all(each.condition for each in before)
    if not (plain or row):
        raise Malformed(f"{source}: passage {passage.name}: variants are conditions in a row, closed by {ELSE}")
    return passage


def _number(figure: PrintedFigure) -> Decimal:
    if not isinstance(figure.value, Decimal):
        raise TypeError(f"figure {figure.id} is a date; no wording can depend on its size")
    return figure.exact if figure.exact is not None else figure.value
