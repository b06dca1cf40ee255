"""A compiled kernel and what it must be told: columns, offsets, tables and constants, in the order of its arguments."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from ..matter import Matter
from ..situation import Situation
from .codes import Array
from .columns import Columns
from .inputs import UNSET
from .kernel import Kernel, compiler_of, kernel_of
from .leaves import Leaf
from .pieces import Reaches


class Program:
    """One kernel of a matter: the careful one, or the plain one for complete columns on a day when all rates are set."""

    def __init__(self, matter: Matter, cache: Path | None, *, careful: bool) -> None:
        self.matter, self.careful, self._cache = matter, careful, cache
        self._compiler, self.source = compiler_of(matter, careful=careful)

    @cached_property
    def kernel(self) -> Kernel:
        return kernel_of(self.matter, self.source, self._cache)

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        return tuple(self._compiler.columns)

    def prepare(self, columns: Columns, situation: Situation) -> list[Array] | None:
        """The arguments up to `constants`; None where this kernel is not careful enough for what is not known.

        Raises OverflowError where a value of this run could pass 64 bits.
        """
        c = self._compiler
        if not self.careful and not all(columns.extents[leaf].complete for leaf in c.columns):
            return None
        reaches = self._reaches(columns)
        constants: list[int] = []
        for one in c.constants:
            constants += (values := one.values(situation))
            one.tell(values, reaches)
        tables: dict[str, Array] = {}
        for table in c.tables:
            tables |= table.arrays(situation, reaches)
        if not self.careful and (UNSET in constants or not all(table.complete(tables) for table in c.tables)):
            return None
        for root in c.roots:
            reaches.of(root)
        held = [(columns.members if leaf.group else columns.rows)[leaf.key] for leaf in c.columns]
        looked_up = [tables[name] for table in c.tables for name in table.names()]
        return [*held, *(columns.offsets[group] for group in c.groups), *looked_up, np.array(constants, dtype=np.int64)]

    def _reaches(self, columns: Columns) -> Reaches:
        c = self._compiler
        extents = {name: columns.extents[leaf] for leaf, name in c.columns.items()}
        days = {name: extents[name] for leaf, name in c.columns.items() if leaf.kind == "day"}
        wholes = {name: (extent.low, extent.high) for name, extent in extents.items() if name not in days}
        wholes |= {name: (0, columns.most_members(group)) for group, name in c.largest.items()}
        return Reaches(wholes, days)

    def compute(self, arguments: list[Array], outputs: tuple[Array, ...], cores: int = 1) -> tuple[int, int]:
        """Fills the outputs; the number of cases that can't be decided, and of negative amounts."""
        self.kernel(*arguments, 0, 0, *outputs)  # compiles, so that the cores don't each
        done = shared(lambda start, stop: self.kernel(*arguments, start, stop, *outputs), outputs[0].size, cores)
        return sum(one for one, _ in done), sum(other for _, other in done)


def shared(work: Callable[[int, int], Any], size: int, cores: int) -> list[Any]:
    """What `work(start, stop)` gives for each core's share of `size` rows."""
    ends = [size * place // cores for place in range(cores + 1)]
    if cores == 1:
        return [work(0, size)]
    with ThreadPoolExecutor(cores) as pool:
        return list(pool.map(work, ends[:-1], ends[1:]))
