"""What happens in the year beside the cases: standing registers at its beginning, monthly payrolls, deaths, the draw."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .live import Year


def open_everything(year: Year, eve: date) -> None:
    """期初: what stood before the system."""


def of_day(year: Year, day: date) -> None:
    """What falls on this day."""
