"""Spans of time as statutes write them: working days, days, months, on the spot, or not yet set."""

from __future__ import annotations

from dataclasses import dataclass

KINDS = {"working_days": "个工作日", "days": "日", "months": "个月", "on_the_spot": "当场", "unset": "时限未定"}


@dataclass(frozen=True)
class Span:
    """A length of time. `kind` is one of KINDS, `number` its length (0 for 当场).

    `roll` says what happens when the last day is a day of rest: "next" moves it to the next working day, "none" leaves
    it, None leaves it to who must act: the citizen's period rolls forward, the organ's own duty does not (民法典203).
    """

    kind: str
    number: int = 0
    roll: str | None = None

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"unknown kind of span: {self.kind}")
        if self.roll not in (None, "none", "next"):
            raise ValueError(f"unknown roll rule: {self.roll}")
        if self.kind in ("working_days", "days", "months") and (not isinstance(self.number, int) or self.number < 0):
            raise ValueError(f"a span needs a whole, non-negative length: {self.number!r}")

    @property
    def is_set(self) -> bool:
        return self.kind != "unset"

    def rolls(self, *, citizen: bool) -> bool:
        """Whether the last day moves off a day of rest, for a period of the citizen's or of the organ's."""
        return self.roll == "next" if self.roll is not None else citizen

    def __str__(self) -> str:
        return KINDS[self.kind] if self.kind in ("on_the_spot", "unset") else f"{self.number}{KINDS[self.kind]}"


def working_days(number: int, roll: str | None = None) -> Span:
    """`number` working days, 调休 counted; the start day is not counted."""
    return Span("working_days", number, roll)


def days(number: int, roll: str | None = None) -> Span:
    """`number` calendar days; the start day is not counted (民法典201)."""
    return Span("days", number, roll)


def months(number: int, roll: str | None = None) -> Span:
    """`number` months; no corresponding day means the last day of the month (民法典202)."""
    return Span("months", number, roll)


on_the_spot = Span("on_the_spot")
unset = Span("unset")
"""A limit that no text reached by us sets: shown as 时限未定, never invented."""
