"""Names in the generated source: the page's own words as identifiers, each once."""

from __future__ import annotations

import keyword
import re
import unicodedata

TAKEN = ("UNSET", "place_of", "place_of_day", "constants", "start", "stop", "row", "member", "verdict", "failed", "amount", "rule",
         "unknown_rows", "negative_rows", "numba", "njit", "abs", "min", "max", "range", "len")  # fmt: skip
LONGEST = 40


class Names:
    """Gives out identifiers that nothing else in the source bears."""

    def __init__(self) -> None:
        self.given: set[str] = set(TAKEN)

    def fresh(self, hint: str) -> str:
        """An identifier close to `hint` (Chinese words are identifiers too)."""
        name = re.sub(r"\W+", "_", unicodedata.normalize("NFKC", hint)).strip("_")[:LONGEST].strip("_") or "value"
        if not name.isidentifier() or keyword.iskeyword(name):
            name = f"value_{name}"
        found, number = name, 1
        while found in self.given:
            number += 1
            found = f"{name}_{number}"
        self.given.add(found)
        return found
