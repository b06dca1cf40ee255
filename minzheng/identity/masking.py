"""Numbers of people as they stand on a staff page: enough to tell two people apart, too little to use.

个人信息保护法第六条 asks for the least that serves the purpose, and a mask serves one purpose only: that the clerk sees
this is the person at the counter. In anything published such a number is absent, not masked. The common mask of 6 first
and 4 last characters is not used: on a page that shows the birth date, as a case page does, those 10 characters are the
whole number. With 3 first and 2 last, about nine numbers remain possible even then. Whoever needs all of it opens it by an act
that is recorded.
"""

from __future__ import annotations

from minzheng.identity.findings import normalised


def masked(text: str, first: int, last: int) -> str:
    """`text` with all but `first` and `last` characters as stars; all stars when fewer than half would be hidden."""
    shown = first + last
    if len(text) < 2 * shown:
        return "*" * len(text)
    return text[:first] + "*" * (len(text) - shown) + text[len(text) - last :]


def mask_resident_number(text: str) -> str:
    """441802199001010010 as 441*************10."""
    return masked(normalised(text), 3, 2)


def mask_phone(text: str) -> str:
    """13800001234 as 138******34."""
    return masked(normalised(text), 3, 2)


def mask_account(text: str) -> str:
    """A bank account by its last four characters, as banks print it."""
    return masked(normalised(text), 0, 4)
