"""A matter's rule over columns: `compile_matter(matter).run(columns, day=…)` gives a verdict and an amount for each case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ..deciding import decide
from ..errors import MissingFact, NotInForce
from ..matter import Matter
from ..situation import NO_HISTORY, Calendar, History, Rates, Situation
from . import kernel as k
from .codes import MISSING, Array, encode
from .columns import Columns, past
from .program import Program

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class BulkResult:
    """One run. `verdict` per case as in `kernel`; `amount` in 分, 0 where nothing is granted; `failed` has a bit for each
    condition (by its place on the page) that is in force and does not hold."""

    matter: Matter
    verdict: npt.NDArray[np.uint8]
    failed: npt.NDArray[np.uint32]
    amount: npt.NDArray[np.int64]
    unknown_rows: int

    @property
    def granted(self) -> Flags:
        return np.equal(self.verdict, k.GRANT)

    @property
    def refused(self) -> Flags:
        return np.equal(self.verdict, k.REFUSE)

    @property
    def review(self) -> Flags:
        """The law has two readings here and a person must decide."""
        return np.equal(self.verdict, k.REVIEW)

    @property
    def unknown(self) -> Flags:
        """A fact or a rate that the rule needs is not known: nothing is decided about the case."""
        return np.equal(self.verdict, k.UNKNOWN)

    def failing(self, row: int) -> tuple[str, ...]:
        """The titles of the conditions that case `row` does not fulfil."""
        bits = int(self.failed[row])
        return tuple(c.title for place, c in enumerate(self.matter.conditions) if bits >> place & 1)


class BulkRule:
    """One matter compiled, at the first run, for all months. `plain` serves complete columns on a day when every rate is
    set; `careful` follows what is not known exactly as `decide` would, and takes half as long again."""

    def __init__(self, matter: Matter, cache: Path | None = None) -> None:
        self.matter = matter
        self.plain, self.careful = Program(matter, cache, careful=False), Program(matter, cache, careful=True)

    @property
    def source(self) -> str:
        """The plain kernel as text."""
        return self.plain.source

    def run(self, columns: Columns, *, day: date, rates: Rates, calendar: Calendar, history: History | None = None,
            unknown: str = "refuse", cores: int = 1) -> BulkResult:  # fmt: skip
        """A verdict and an amount for each case on `day`.

        `history` = the acts of every case, where the columns hold none. `unknown` = "refuse": the first case that
        can't be decided raises as `decide` does (MissingFact, UnsetRate); "mark": such cases are marked and go on.
        Raises NotInForce, OverflowError where 64 bits would not hold a value, ArithmeticError for a negative amount.
        """
        if unknown not in ("refuse", "mark"):
            raise ValueError(f"unknown must be refuse or mark, not {unknown!r}")
        if not self.matter.in_force(day):
            raise NotInForce(self.matter.title, day, self.matter.basis.cite())
        situation = Situation(day, calendar, rates, history=history or NO_HISTORY)
        outputs = empty(columns.count)
        program, arguments = self.prepare(self.with_history(columns, history), situation)
        unknown_rows, negative = program.compute(arguments, outputs, cores)
        result = BulkResult(self.matter, *outputs, unknown_rows)
        if unknown_rows and unknown == "refuse":
            self._refuse(columns, int(np.argmax(result.unknown)), situation)
        if negative:
            row = int(np.argmin(result.amount))
            raise ArithmeticError(f"{self.matter.id}: the amount of case {row} is {result.amount[row]} 分; an amount is never negative")
        return result

    def prepare(self, columns: Columns, situation: Situation) -> tuple[Program, list[Array]]:
        """The kernel that serves these columns, and its arguments up to `constants`."""
        for program in (self.plain, self.careful):
            arguments = program.prepare(columns, situation)
            if arguments is not None:
                return program, arguments
        raise AssertionError("the careful kernel serves all columns")

    def with_history(self, columns: Columns, history: History | None) -> Columns:
        """The columns with those of past acts that they lack filled from the acts of every case."""
        lacking = [leaf for leaf in self.careful.leaves if leaf.of_history and leaf.key not in columns.rows]
        if not lacking:
            return columns
        if history is None:
            raise MissingFact(lacking[0].key, lacking[0].label)
        filled = {
            leaf.key: np.full(columns.count, encode(leaf.key, leaf.label, leaf.kind, leaf.options, [past(leaf, history)])[0])
            for leaf in lacking
        }
        return Columns(columns.matter, columns.count, {**columns.rows, **filled}, columns.members, columns.offsets)

    def _refuse(self, columns: Columns, row: int, like: Situation) -> None:
        """Raises what `decide` raises for that case."""
        for leaf in self.careful.leaves:
            if leaf.of_history and leaf.key in columns.rows and columns.rows[leaf.key][row] == MISSING[leaf.kind]:
                raise MissingFact(leaf.key, leaf.label)
        case = columns.situation(row, day=like.day, rates=like.rates, calendar=like.calendar, history=like.history)
        decide(self.matter, case)
        raise RuntimeError(f"{self.matter.id}: case {row} can be decided alone but not in bulk")


def empty(count: int) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint32], npt.NDArray[np.int64]]:
    """Arrays for verdict, failed and amount."""
    return np.empty(count, np.uint8), np.empty(count, np.uint32), np.empty(count, np.int64)


def compile_matter(matter: Matter, cache: Path | None = None) -> BulkRule:
    """The rule over columns of a matter's conditions and amount; `cache` keeps the machine code between processes.

    Raises TypeError, naming the term, for what cannot be computed over columns.
    """
    return BulkRule(matter, cache)
