"""Measures the linker on lists with the answer known: weights were set on one seed, what is told here is of another."""

from __future__ import annotations

import resource
import time
from typing import Any

import numpy as np

from . import generated, link
from .link import Weights

TRAINED, REPORTED = 1, 2
"""Seeds: of the lists the weights were fitted on, and of those that are reported."""
WARM = 2_000


def bench_link(size: int | None = None) -> dict[str, float]:
    """The death check: `payees` against `deaths`; seconds on the clock and of the processor, `recall` and `precision` of what is
    told as a match, `recall_hard` of the deaths whose number was spoilt or left out, `recall_shown` of what somebody is shown too."""
    found(REPORTED, WARM)  # machine code is made once
    return found(REPORTED, size)


def found(seed: int, size: int | None = None, by: Weights | None = None) -> dict[str, float]:
    """What is found on the lists of a seed, and how fast."""
    lists = generated.answered(seed, size)
    clock, cpu = time.perf_counter(), time.process_time()
    left, right = lists.payees.read(), lists.deaths.read()
    loaded = {"load_s": time.perf_counter() - clock, "load_cpu_s": time.process_time() - cpu}
    clock, cpu = time.perf_counter(), time.process_time()
    link.exact(left, right)
    exact = {"exact_s": time.perf_counter() - clock, "exact_cpu_s": time.process_time() - cpu}
    clock, cpu = time.perf_counter(), time.process_time()
    pairs = link.link(left, right, by=by)
    fuzzy = {"fuzzy_s": time.perf_counter() - clock, "fuzzy_cpu_s": time.process_time() - cpu}
    return {"payees": left.size, "deaths": right.size, **loaded, **exact, **fuzzy, **quality(lists, pairs), "memory_mb": _memory()}


def quality(lists: generated.Answered, pairs: link.Pairs) -> dict[str, Any]:
    """Shares of what was found and what was right, in percent."""
    right = lists.answer[pairs.rights] == pairs.lefts
    told = right & pairs.sure
    hard = (lists.answer >= 0) & ~lists.number_intact
    known, spoilt = int((lists.answer >= 0).sum()), int(hard.sum())
    return {
        "recall": 100 * int(told.sum()) / known,
        "recall_hard": 100 * int((told & hard[pairs.rights]).sum()) / spoilt,
        "recall_shown": 100 * len(np.unique(pairs.rights[right])) / known,
        "precision": 100 * int(told.sum()) / max(int(pairs.sure.sum()), 1),
        "shown": int((~pairs.sure).sum()),
    }


def _memory() -> float:
    """The most memory this process has used, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
