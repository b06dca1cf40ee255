"""Chinese numerals as prose writes them: 一千二百零六, 三十二万四千, 六百二十五点四万 is 625.4 of the unit 万."""

from __future__ import annotations

import re
from decimal import Decimal

NUMERAL = "[一二两三四五六七八九十百千万亿零〇]+"
_DIGITS = {char: at for at, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_WELL_FORMED = re.compile(r"[一二两三四五六七八九十百千零〇]*")


def number_in_words(words: str) -> Decimal | None:
    """The number that numerals make; None when they make none (百, 万千, 二三)."""
    whole, _, decimals = words.partition("点")
    total = Decimal(0)
    for place, scale in (("亿", 100_000_000), ("万", 10_000)):
        if place in whole:
            head, _, whole = whole.partition(place)
            value = _below_ten_thousand(head)
            if value is None:
                return None
            total += value * scale
    rest = _below_ten_thousand(whole) if whole else Decimal(0)
    if rest is None or (decimals and any(char not in _DIGITS for char in decimals)):
        return None
    return total + rest + (Decimal("0." + "".join(str(_DIGITS[char]) for char in decimals)) if decimals else 0)


def _below_ten_thousand(words: str) -> Decimal | None:
    if not words or not _WELL_FORMED.fullmatch(words):
        return None
    total, digit, last = 0, None, 10_000
    for char in words:
        if char in _PLACES:
            place = _PLACES[char]
            if place >= last or (digit is None and (char != "十" or total)):
                return None
            total, digit, last = total + (1 if digit is None else digit) * place, None, place
        elif _DIGITS[char] == 0:
            digit = None
        elif digit is not None:
            return None
        else:
            digit = _DIGITS[char]
    return Decimal(total + (digit or 0))
