"""Facts as JSON and back: days as ISO text, a day that has not come as null; everything else is JSON already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from .facts import GROUPS, NEVER, DayFact
from .situation import Act, History


def encode_value(value: Any) -> Any:
    if isinstance(value, date):
        return None if value == NEVER else value.isoformat()
    return value


def encode(values: Mapping[str, Any]) -> dict[str, Any]:
    """Fact values by key, as JSON."""
    return {key: encode_value(value) for key, value in values.items()}


def decode(values: Mapping[str, Any]) -> dict[str, Any]:
    """JSON values by fact key, as rules read them."""
    return {key: _day(value) if key in _day_keys() else value for key, value in values.items()}


def encode_history(history: History) -> list[list[Any]]:
    """One short list per act: verb, day, actors, office, number of officers, what it recorded."""
    return [[a.verb, a.day.isoformat(), list(a.actors), a.office, a.officers, encode(a.said)] for a in history.acts]


def decode_history(acts: Iterable[Sequence[Any]]) -> History:
    return History([Act(a[0], date.fromisoformat(a[1]), tuple(a[2]), decode(a[5]), a[3], a[4]) for a in acts])


def _day(value: Any) -> date:
    return NEVER if value is None else date.fromisoformat(value)


_DAY_KEYS: set[str] = set()
_groups_seen = 0


def _day_keys() -> set[str]:
    """The keys of all declared days; looked up again only when a group has been declared since."""
    global _groups_seen
    if _groups_seen != len(GROUPS):
        _groups_seen = len(GROUPS)
        _DAY_KEYS.update(fact.key for group in GROUPS.values() for fact in group.own if isinstance(fact, DayFact))
    return _DAY_KEYS
