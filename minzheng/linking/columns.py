"""A list of people as columns: names by character, numbers by digit, days of birth, addresses by character and whole number.

What is only written otherwise is made the same here: full-width, lower case, spaces, the old number of 15 digits, traditional
characters. Nothing is corrected.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Column = NDArray[Any]
CHARACTERS = 0x30000
"""Code points told apart; the rarer ones above share one place, and such a name is compared as if they were the same."""
NAME, NUMBER, ADDRESS = 12, 20, 48
"""Characters kept of a name, a number and an address."""
TABLE = Path(__file__).with_name("characters.toml")
DASHES = "·•・‧.．,，、。()（）#＃－—–_-/"
"""Left out of names and addresses."""


class Columns(NamedTuple):
    """People by row: `name` code points (0 after the end), `number` digits (10 = X, 255 after the end) with `length` and whether
    it is `valid`, `key` the number as one integer (-1: none of 18), `born` yyyymmdd (0: not known), `sex` 1 男 2 女 0 not known,
    `address` sorted tokens (0 before the first)."""

    name: Column
    number: Column
    length: Column
    valid: Column
    key: Column
    born: Column
    sex: Column
    address: Column

    @property
    def size(self) -> int:
        return len(self.key)

    def rows(self, places: Column) -> Columns:
        """Some of the rows, in the order asked for."""
        return Columns(*(column[places] for column in self))


def columns(names: Sequence[str] | Column, numbers: Sequence[str] | Column, born: Sequence[int] | Column,
            sexes: Sequence[str] | Column, addresses: Sequence[str] | Column) -> Columns:  # fmt: skip
    """People as columns. Empty text, and 0 for a day, say that it is not known; days are yyyymmdd."""
    from . import kernel

    plain = plain_characters()
    number, length, valid, key = kernel.read_numbers(_codes(numbers, NUMBER), plain)
    days = np.asarray(born, dtype=np.int32).copy()
    sex = np.zeros(len(days), dtype=np.int8)
    told = np.asarray(sexes, dtype="U1")
    sex[told == "男"], sex[told == "女"] = 1, 2
    kernel.complete(number, length, valid, days, sex)
    name = kernel.read_names(_codes(names, NAME), plain)
    return Columns(name, number, length, valid, key, days, sex, kernel.read_addresses(_codes(addresses, ADDRESS), plain, weights_of_characters()))


def _codes(texts: Sequence[str] | Column, most: int) -> Column:
    """Texts as code points, at most so many of each."""
    array = np.asarray(texts) if len(texts) else np.zeros(0, dtype="U1")
    if array.dtype.itemsize > 4 * most:
        array = np.asarray([text if len(text) <= most else "".join(text.split()) for text in array.tolist()])
    array = array.astype(f"U{most}", copy=False)
    return np.ascontiguousarray(array).view(np.uint32).reshape(len(array), most)


@cache
def plain_characters() -> Column:
    """By code point: what it is read as (0: left out)."""
    table = np.arange(CHARACTERS, dtype=np.int32)
    for code in range(CHARACTERS):
        character = chr(code)
        if character.isspace() or character in DASHES or 0xD800 <= code < 0xE000:
            table[code] = 0
            continue
        if code < 128 or not 0x3400 <= code < 0xA000:
            plain = unicodedata.normalize("NFKC", character).upper()
            table[code] = ord(plain) if len(plain) == 1 and ord(plain) < CHARACTERS else code
    for pair in _tables()["variants"].split():
        table[ord(pair[0])] = ord(pair[1])
    return table


@cache
def shapes() -> Column:
    """By code point: bits of the groups of characters alike in shape it belongs to (64 bits, a group may share its bit with another)."""
    table = np.zeros(CHARACTERS, dtype=np.int64)
    for place, group in enumerate(_tables()["shapes"]):
        for character in group:
            table[ord(character)] |= np.int64(1) << np.int64(place % 63)
    return table


@cache
def sounds() -> Column:
    """By code point: which syllable it is read as, without tones and without what southern speech does not tell apart; 0: no reading."""
    from pypinyin import Style
    from pypinyin.constants import PINYIN_DICT
    from pypinyin.style import convert

    table, known = np.zeros(CHARACTERS, dtype=np.int16), dict[str, int]()
    for code, readings in PINYIN_DICT.items():
        if code < CHARACTERS:
            syllable = convert(readings.split(",")[0], Style.NORMAL, strict=False)
            table[code] = known.setdefault(merged(syllable), len(known) + 1)
    return table


def merged(syllable: str) -> str:
    """A syllable without the differences of zh/z, ch/c, sh/s, l/n, -ng/-n."""
    for told, same in (("zh", "z"), ("ch", "c"), ("sh", "s")):
        if syllable.startswith(told):
            syllable = same + syllable[2:]
    if syllable.startswith("l"):
        syllable = "n" + syllable[1:]
    return syllable.removesuffix("g") if syllable.endswith("ng") else syllable


@cache
def weights_of_characters() -> Column:
    """By code point: how much a character of an address tells (what every address has tells little)."""
    table = np.ones(CHARACTERS, dtype=np.float32)
    for character in "省市县区镇乡街道办事处村民委员会居社小组队路巷号栋幢座楼层单元室房东西南北第之":
        table[ord(character)] = 0.25
    return table


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))
