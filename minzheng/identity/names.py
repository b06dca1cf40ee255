"""Names of people: surname and given name, pinyin and initials for finding them (surnames read as surnames), and masks."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_COMPOUND = (
    "欧阳司马上官诸葛司徒东方皇甫尉迟公孙慕容令狐宇文长孙夏侯轩辕端木独孤南宫西门东郭百里呼延公羊澹台万俟闻人赫连太史申屠钟离淳于单于濮阳"
    "宗政公冶仲孙鲜于闾丘司空司寇亓官子车颛孙巫马漆雕乐正壤驷公良拓跋夹谷谷梁左丘东门第五公西"
)
COMPOUND_SURNAMES = frozenset(map("".join, zip(_COMPOUND[::2], _COMPOUND[1::2], strict=True)))

SURNAME_READINGS = {
    "单": "shan", "仇": "qiu", "解": "xie", "区": "ou", "曾": "zeng", "查": "zha", "盖": "ge", "缪": "miao",
    "翟": "zhai", "朴": "piao", "覃": "qin", "洗": "xian", "乐": "yue", "召": "shao", "折": "she", "种": "chong",
    "员": "yun", "卜": "bu", "牟": "mu", "能": "nai", "秘": "bi", "祭": "zhai", "隗": "wei", "黑": "he", "重": "chong",
    "阚": "kan", "句": "gou", "都": "du", "薄": "bo", "藏": "zang", "任": "ren", "华": "hua", "葛": "ge", "宁": "ning",
    "乐正": "yue zheng", "子车": "zi ju", "单于": "chan yu", "长孙": "zhang sun", "万俟": "mo qi", "尉迟": "yu chi",
}  # fmt: skip
"""Surnames that a general dictionary misreads, or might in another version."""

OTHER_READINGS = {"覃": ("tan",), "乐": ("le",), "牟": ("mou",), "解": ("hai",), "燕": ("yan",), "隗": ("kui",), "晟": ("sheng",)}
"""Further readings in real use: a search has to find the person under either."""

_SEPARATORS = "·•・‧.．"
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff〇]")


def clean_name(name: str) -> str:
    """The name as it is compared: NFKC, one middle dot ·, no spaces around Han characters."""
    text = unicodedata.normalize("NFKC", name).strip()
    for separator in _SEPARATORS:
        text = text.replace(separator, "·")
    return re.sub(r"\s+", "" if _HAN.search(text) else " ", text)


def split_name(name: str) -> tuple[str, str]:
    """(surname, given name) of a Han name; ("", name) of a name with a middle dot or without Han characters.

    A compound surname is taken only when a given name remains, since 欧阳 alone would be 欧 with 阳.
    """
    text = clean_name(name)
    if "·" in text or not _HAN.match(text):
        return "", text
    length = 2 if text[:2] in COMPOUND_SURNAMES and len(text) > 2 else 1
    return text[:length], text[length:]


@lru_cache(maxsize=65536)
def pinyin_of(name: str) -> tuple[str, ...]:
    """Syllables without tones, in lower case; the surname by its own reading. Letters stay, marks are dropped."""
    surname, given = split_name(name)
    reading = SURNAME_READINGS.get(surname)
    return (*(reading.split() if reading else syllables(surname)), *syllables(given))


def initials(name: str) -> str:
    """First letters of the syllables: 欧阳菲菲 gives "oyff"."""
    return "".join(syllable[0] for syllable in pinyin_of(name))


def search_initials(name: str) -> tuple[str, ...]:
    """All initials the person may be looked up by: more than one where the surname has two readings in use."""
    usual = initials(name)
    surname, _ = split_name(name)
    others = {reading[0] + usual[1:] for reading in OTHER_READINGS.get(surname, ())}
    return (usual, *sorted(others - {usual}))


def mask_name(name: str, *, on_board: bool = False) -> str:
    """The name for publication: the surname and a star for each hidden character (张*, 张**, 欧阳*).

    `on_board` is the notice board of the village itself, where three characters keep the last one (张*三) so that
    neighbours can tell who is meant. A name with a middle dot or in letters keeps its first character and two stars.
    """
    surname, given = split_name(name)
    if not surname:
        return given[:1] + "**" if len(given) > 1 else "*"
    if not given:
        return "*"
    if on_board and len(surname) == 1 and len(given) == 2:
        return f"{surname}*{given[-1]}"
    return surname + "*" * len(given)


def syllables(text: str) -> list[str]:
    """The reading of any words, without tones; a surname is read as a surname by `pinyin_of` only."""
    from pypinyin import lazy_pinyin  # loads a dictionary of several megabytes: only who asks for pinyin pays for it

    found: list[str] = []
    for piece in re.findall(rf"{_HAN.pattern}|[A-Za-z0-9]+", text):
        found += lazy_pinyin(piece, errors="ignore") if _HAN.match(piece) else [piece.lower()]
    return found
