"""Numbers for rehearsals: valid in every check, and recognisable as nobody's.

Resident numbers take a division code of 清远 that was never assigned (441890 to 441899; counties there are below 83), so
no real person can hold one, and a real district refuses them on sight. Organisation codes begin with YL (演练), where a
registered organisation's begins with MJ.
"""

from __future__ import annotations

from datetime import date
from random import Random

from minzheng.identity.credit_code import make_credit_code
from minzheng.identity.findings import normalised
from minzheng.identity.resident_number import check_character

FICTIONAL_AREAS = tuple(f"4418{number}" for number in range(90, 100))
FICTIONAL_AREA = FICTIONAL_AREAS[-1]
FICTIONAL_ORGANISATION = "YL"
SERIALS = {"男": range(1, 1000, 2), "女": range(2, 1000, 2)}
STRIDE = 1237
"""Prime to the 5,000 and the 4,990 numbers of a birth date, so that a walk by this stride meets each of them once."""


def fictional_resident_number(rng: Random, birth: date, sex: str, area: str = FICTIONAL_AREA) -> str:
    """A number for someone born on `birth`; `sex` is 男 or 女. Two calls may give the same number: see FictionalNumbers.

    Raises ValueError for an area that could be somebody's.
    """
    if area not in FICTIONAL_AREAS:
        raise ValueError(f"{area!r} may be the area of real people; use one of {FICTIONAL_AREAS}")
    return _numbered(area, birth, rng.choice(_serials(sex)))


class FictionalNumbers:
    """A maker that never gives the same number twice: each birth date and sex walks its own cycle over the ten areas."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._walks: dict[tuple[date, str], tuple[int, int]] = {}

    def issue(self, birth: date, sex: str) -> str:
        """A new number. Raises ValueError once the (about 5,000) numbers of this birth date and sex are used up."""
        serials = _serials(sex)
        size = len(serials) * len(FICTIONAL_AREAS)
        start, given = self._walks.get((birth, sex)) or (self._rng.randrange(size), 0)
        if given == size:
            raise ValueError("no fictional number is left for this birth date and sex")
        self._walks[birth, sex] = (start, given + 1)
        area, serial = divmod((start + given * STRIDE) % size, len(serials))
        return _numbered(FICTIONAL_AREAS[area], birth, serials[serial])


def is_fictional(number: str) -> bool:
    """Whether a resident number or a credit code was made here, so that a real district can refuse it."""
    text = normalised(number)
    return text[:6] in FICTIONAL_AREAS or (len(text) == 18 and text[8:10] == FICTIONAL_ORGANISATION)


def fictional_credit_code(serial: int, kind: str, area: str) -> str:
    """The `serial`-th (0 to 999999) fictional code of `kind` (51, 52 …) registered in `area`."""
    if not 0 <= serial <= 999999:
        raise ValueError(f"serial out of range: {serial}")
    return make_credit_code(kind, area, f"{FICTIONAL_ORGANISATION}{serial:06d}")


def _serials(sex: str) -> range:
    if sex not in SERIALS:
        raise ValueError(f"sex must be 男 or 女, not {sex!r}")
    return SERIALS[sex]


def _numbered(area: str, birth: date, serial: int) -> str:
    first_17 = f"{area}{birth:%Y%m%d}{serial:03d}"
    return first_17 + check_character(first_17)
