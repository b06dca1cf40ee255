"""The kernel of one matter: the source of one loop over its columns, readable, and the function numba makes of it."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .. import terms as t
from ..matter import Matter
from . import pieces as p
from .aggregates import loops
from .codes import MISSING
from .compiling import Compiler
from .pieces import TruthPiece, Unknown

REFUSE, GRANT, REVIEW, UNKNOWN = range(4)
"""What the kernel writes into `verdict`."""

MOST_CONDITIONS = 32
OUTPUTS = ("verdict", "failed", "amount")

HEAD = '''"""{title}：由事项页的条件和金额编译而成。不要手改，改事项页。"""

from numba import njit

UNSET = {unset}


@njit({how})
def place_of(lows, number):
    """How many of the rising `lows` the number reaches."""
    place = 0
    for low in lows:
        place += 1 if number >= low else 0
    return place


@njit({how})
def place_of_day(day, first_year, size):
    """The place of a day in a table with 31 places a month: 0 for a day not known, the last for one that never came."""
    place = (day // 10000 - first_year) * 372 + (day // 100 % 100 - 1) * 31 + day % 100
    return min(max(place, 0), size - 1)


@njit({how})
def rule({arguments}):
'''


def compiler_of(matter: Matter, *, careful: bool) -> tuple[Compiler, str]:
    """The matter compiled: its columns, constants and tables, and the source of its kernel (`careful`: see Compiler).

    Raises TypeError, naming the term, for what cannot be computed over columns.
    """
    if len(matter.conditions) > MOST_CONDITIONS:
        raise TypeError(f"{matter.id}: more than {MOST_CONDITIONS} conditions")
    c = Compiler(matter, careful=careful)
    loops(c)
    tests = [_condition(c, place) for place in range(len(matter.conditions))]
    value, unknown = _amount(c)
    ending = _ending(tests, value, unknown)
    return c, _source(c, ending)


def arguments_of(c: Compiler) -> tuple[str, ...]:
    """The names of the kernel's arguments in order, before `constants, start, stop` and the outputs."""
    return (*c.columns.values(), *c.groups.values(), *(name for table in c.tables for name in table.names()))


# --- what is done with the terms ------------------------------------------------------------------------------------


class Test:
    """One condition: whether its article is in force, and its truth in the first and the second reading of the law."""

    def __init__(self, lives: str, first: TruthPiece, second: TruthPiece | None) -> None:
        self.lives, self.first, self.second = lives, first, second

    @property
    def fails(self) -> str:
        doubted = f" & {p.negated(self.second.text)}" if self.second else ""
        return f"{self.lives} & {p.negated(self.first.text)}{doubted}"

    @property
    def doubtful(self) -> str | None:
        return f"({self.lives} & ({self.first.text} != {self.second.text}))" if self.second else None

    @property
    def unknown(self) -> Unknown:
        unknown = p.either_unknown(self.first.unknown, self.second.unknown if self.second else ())
        return p.only_where(self.lives, unknown)


def _condition(c: Compiler, place: int) -> Test:
    condition = c.matter.conditions[place]
    lives = c.lives(condition.basis)
    first = _held(c, f"holds_{place + 1}", c.truth(condition.term, c.rows), condition.title)
    if not any(isinstance(part, t.TwoReadings) for part in condition.term.walk()):
        return Test(lives, first, None)
    return Test(lives, first, _held(c, f"holds_{place + 1}_otherwise", c.truth(condition.term, c.rows, 1), "另一种理解"))


def _held(c: Compiler, name: str, truth: TruthPiece, title: str) -> TruthPiece:
    text = c.names.fresh(name)
    c.rows.lines.append(f"{text} = {truth.text}  # {title}")
    return TruthPiece(text, c.unknown(c.rows, name, truth.unknown))


def _amount(c: Compiler) -> tuple[str, Unknown]:
    """The amount in 分, which must be whole whatever the facts, and when it is unknown."""
    if c.matter.pays is None:
        return "0", ()
    value = c.number(c.matter.pays.amount, c.rows)
    if value.bottom is not None:
        raise c.refuse(c.matter.pays.amount, "an amount paid is whole 分: round it with .rounded()")
    c.roots.append(value.top)
    return value.top.text, value.unknown


# --- the source -----------------------------------------------------------------------------------------------------


def _ending(tests: list[Test], value: str, amount_unknown: Unknown) -> list[str]:
    """The verdict and what is written of it; what can't happen with these terms is left out."""
    bits = " | ".join(f"({1 << place} if {test.fails} else 0)" for place, test in enumerate(tests)) or "0"
    doubts = [test.doubtful for test in tests if test.doubtful]
    unknown = p.either_unknown(*(test.unknown for test in tests))
    lines, grants, verdict, failing = [f"failing = {bits}"], "failing == 0", f"{GRANT}", "failing"
    if doubts:
        lines.append(f"doubt = {' | '.join(doubts)}")
        grants, verdict = f"({grants}) & (not doubt)", f"({REVIEW} if doubt else {GRANT})"
    verdict = f"({REFUSE} if failing != 0 else {verdict})"
    if unknown or amount_unknown:
        lines.append(f"not_known = {p.joined(unknown) if unknown else 'False'}")
        grants, verdict, failing = f"({grants}) & (not not_known)", f"{UNKNOWN} if not_known else {verdict}", "0 if not_known else failing"
    lines += [f"grants = {grants}", f"to_pay = {value}"]
    if amount_unknown:
        lines += [f"not_known = not_known | (grants & {p.joined(amount_unknown)})", "grants = grants & (not not_known)"]
    if unknown or amount_unknown:
        lines.append("unknown_rows += 1 if not_known else 0")
    return [
        *lines,
        "negative_rows += 1 if grants & (to_pay < 0) else 0",
        f"verdict[row] = {verdict}",
        f"failed[row] = {failing}",
        "amount[row] = to_pay if grants else 0",
    ]


def _source(c: Compiler, ending: list[str]) -> str:
    arguments = ", ".join((*arguments_of(c), "constants", "start", "stop", *OUTPUTS))
    body = ["unknown_rows = 0", "negative_rows = 0", *c.prelude, "for row in range(start, stop):"]
    body += [f"    {line}" for line in (*c.rows.lines, *ending)]
    body.append("return unknown_rows, negative_rows")
    how = 'error_model="numpy", nogil=True, cache=CACHE'
    head = HEAD.format(title=c.matter.title, unset=MISSING["number"], how=how, arguments=arguments)
    return head + "".join(f"    {line}\n" for line in body)


Kernel = Callable[..., tuple[int, int]]


def kernel_of(matter: Matter, source: str, cache: Path | None) -> Kernel:
    """The compiled function. With a directory, the source is written there and numba keeps its machine code beside it."""
    name = f"{matter.id}_{hashlib.sha256(source.encode()).hexdigest()[:16]}"
    if cache is None:
        kept: dict[str, Any] = {"CACHE": False, "__name__": f"rule_{name}"}
        exec(compile(source, f"<rule {name}>", "exec"), kept)  # noqa: S102  # our own text, generated from the page
        made: Kernel = kept["rule"]
        return made
    path = cache / f"{name}.py"
    if not path.exists():
        cache.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(f".{os.getpid()}.draft")
        draft.write_text(source.replace("UNSET =", "CACHE = True\nUNSET =", 1), encoding="utf-8")
        draft.replace(path)
    spec = importlib.util.spec_from_file_location(f"rule_{name}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # numba's kept machine code asks for its module by name in the next process
    spec.loader.exec_module(module)
    loaded: Kernel = module.rule
    return loaded
