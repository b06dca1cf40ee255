"""Bulk: one matter's conditions and amount over the columns of a whole register, compiled to one fused loop.

`compile_matter(matter).run(Columns.from_arrays(…), day=…, rates=…, calendar=…)`. The only part of the vocabulary that
needs numpy and numba; numba is loaded at the first run.
"""

from .codes import MISSING, NEVER_DAY, day_code, day_codes
from .columns import Columns
from .kernel import GRANT, REFUSE, REVIEW, UNKNOWN
from .leaves import Leaf, leaves_of
from .rule import BulkResult, BulkRule, compile_matter

__all__ = [
    "GRANT",
    "MISSING",
    "NEVER_DAY",
    "REFUSE",
    "REVIEW",
    "UNKNOWN",
    "BulkResult",
    "BulkRule",
    "Columns",
    "Leaf",
    "compile_matter",
    "day_code",
    "day_codes",
    "leaves_of",
]
