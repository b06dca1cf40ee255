"""How fast a rule goes over a register, and beside it the floor: reading and writing the same columns once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from time import perf_counter
from typing import Any

from ..matter import Matter
from ..situation import NO_HISTORY, Calendar, Rates, Situation
from .codes import Array
from .population import random_columns
from .program import shared
from .rule import BulkRule, compile_matter, empty

TIMES = 5


def bench_rules(matter: Matter, people: int, *, day: date, rates: Rates, calendar: Calendar, rule: BulkRule | None = None,
                cores: int = 1) -> dict[str, float]:  # fmt: skip
    """`persons_per_s` of the kernel on a random population, and `floor_ratio` = its time by the time of one loop that
    reads every value of the same columns once and writes the same outputs once, both on as many cores; best of TIMES."""
    rule = rule or compile_matter(matter)
    columns = random_columns(matter, people, day=day)
    columns = rule.with_history(columns, NO_HISTORY)
    program, arguments = rule.prepare(columns, Situation(day, calendar, rates))
    outputs = empty(columns.count)
    took = _best(lambda: program.compute(arguments, outputs, cores))
    inputs = [*columns.rows.values(), *columns.members.values(), *columns.offsets.values()]
    floor = _floor(inputs, outputs, cores)
    return {"persons_per_s": columns.people() / took, "floor_ratio": took / floor}


def _floor(inputs: list[Array], outputs: tuple[Array, ...], cores: int) -> float:
    """Seconds for reading the inputs and writing the outputs once, as fast as numpy can."""

    def once() -> None:
        for column in inputs:
            shared(partial(_read, column), column.size, cores)
        for column in outputs:
            shared(partial(_write, column), column.size, cores)

    return _best(once)


def _read(column: Array, start: int, stop: int) -> None:
    column[start:stop].max(initial=0)


def _write(column: Array, start: int, stop: int) -> None:
    column[start:stop].fill(1)


def _best(work: Callable[[], Any]) -> float:
    """Seconds of the fastest of TIMES runs, after one that compiles."""
    work()
    times = []
    for _ in range(TIMES):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return min(times)
