"""How values stand in columns: truths 0/1, numbers int64, days yyyymmdd, choices by place; and one code for "not known"."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from .. import terms as t
from ..errors import BadFact

Array = npt.NDArray[Any]

DTYPES: dict[str, type[np.generic]] = {"truth": np.uint8, "number": np.int64, "day": np.int32, "choice": np.int16}
MISSING = {"truth": 2, "number": -(2**63 - 1), "day": 0, "choice": -1}
"""The code of a fact that is not known; a rule that looks at it decides nothing about that row."""

NEVER_DAY = 99991231
"""The code of a day that has not come (date.max)."""


def kind_of(term: t.Term) -> str:
    """truth | number | day | choice. Raises TypeError for a text, which no rule looks at."""
    for kind, name in ((t.Truth, "truth"), (t.Number, "number"), (t.Day, "day"), (t.Choice, "choice")):
        if isinstance(term, kind):
            return name
    raise TypeError(f"{type(term).__name__} is no truth, number, day or choice")


def day_code(day: date) -> int:
    return day.year * 10000 + day.month * 100 + day.day


def day_from(code: int) -> date:
    return date(code // 10000, code // 100 % 100, code % 100)


def day_codes(days: npt.NDArray[np.datetime64]) -> npt.NDArray[np.int32]:
    """Codes of an array of datetime64 days; NaT becomes "not known" (fill in NEVER_DAY where it means 尚未发生)."""
    known = ~np.isnat(days)
    months = days.astype("datetime64[M]")
    number = months.astype(np.int64) + 1970 * 12
    of_month = (days.astype("datetime64[D]") - months.astype("datetime64[D]")).astype(np.int64) + 1
    return np.where(known, number // 12 * 10000 + (number % 12 + 1) * 100 + of_month, 0).astype(np.int32)


def encode(key: str, label: str, kind: str, options: tuple[str, ...], values: Iterable[Any]) -> Array:
    """A column of `values` as rules take them (None = not known). Raises BadFact for a value of another kind."""
    code = _ENCODERS[kind](options)
    missing = MISSING[kind]
    try:
        return np.array([missing if value is None else code(value) for value in values], dtype=DTYPES[kind])
    except (KeyError, TypeError, AttributeError, OverflowError) as wrong:
        raise BadFact(key, label, f"有不能识别的值（{wrong}）") from None


def decode(kind: str, options: tuple[str, ...], code: int) -> Any:
    """The value as rules take it; None when it is not known."""
    if code == MISSING[kind]:
        return None
    match kind:
        case "truth":
            return bool(code)
        case "day":
            return date.max if code == NEVER_DAY else day_from(code)
        case "choice":
            return options[code]
        case _:
            return code


def _truth(_: tuple[str, ...]) -> Callable[[Any], int]:
    return lambda value: int(value) if isinstance(value, bool | np.bool_) else _wrong(value)


def _number(_: tuple[str, ...]) -> Callable[[Any], int]:
    return lambda value: int(value) if isinstance(value, int | np.integer) and not isinstance(value, bool) else _wrong(value)


def _day(_: tuple[str, ...]) -> Callable[[Any], int]:
    return day_code


def _choice(options: tuple[str, ...]) -> Callable[[Any], int]:
    return {option: place for place, option in enumerate(options)}.__getitem__


def _wrong(value: Any) -> int:
    raise TypeError(repr(value))


_ENCODERS: dict[str, Callable[[tuple[str, ...]], Callable[[Any], int]]] = {
    "truth": _truth, "number": _number, "day": _day, "choice": _choice,
}  # fmt: skip
