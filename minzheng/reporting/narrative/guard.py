"""Against numbers typed by hand: what digits, and what claims in words, a narrative file may hold.

Every statistic of the report comes from its figure (督察工作规定第三十二条：不得提供虚假资料). Names keep their digits:
“6·30”, “9.5”, “12·4”, “1310”, document numbers 〔2017〕45号, and standards inside 《》; so do days (2024年11月7日) and articles.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from minzheng.reporting.narrative.grammar import REFERENCE, Item, Passage

NAME_PARTS = ("“6·30”", "“9.5”", "“12·4”", "“1310”")
BLANK = "\0"
REMARK_OR_HEAD = re.compile(r"(?m)^%.*(?:\n {2,}\S.*)*|^\[[^\]\n]*\]")
ARTICLES = re.compile(r"第\d+[条款项届]")
DAYS = re.compile(r"(?<!\d)(?:\d{4}年)?\d{1,2}月\d{1,2}日")
LAW_NUMBERS = re.compile(r"〔\d{4}〕\d+号|《[A-Z/]+ ?T? ?[\d.]+-\d{4}[^》]*》|令第\d+号")
DIGITS = re.compile(r"[约近超逾]?[0-9０-９]+(?:[.．·][0-9０-９]+)?[%％]?[\u4e00-\u9fff]{0,2}")
CHINESE_NUMERALS = re.compile(
    r"(?<![第之百])[零〇一二两三四五六七八九十百千万亿]+(?:点[零一二三四五六七八九]+)?"
    r"(?:余|多)?(?:人次|万元|亿元|户|宗|对|间|场|名|条|件|元|次|期|份|家)(?!法|一)"
)
PERCENT_IN_WORDS = re.compile(r"百分之[零一二三四五六七八九十百点]+")
CLAIMS = re.compile(r"全覆盖|全部|均已|首间|首家|首个|未收到|没有收到|未发生|零投诉|无一")


@dataclass(frozen=True, slots=True)
class Typed:
    """A number typed by hand, with the words after it, and its place in the text."""

    start: int
    end: int
    words: str


def typed(text: str, *, year: int | None = None) -> tuple[Typed, ...]:
    """The numbers typed by hand in `text`, in order; references, names, days, articles and document numbers are passed over.

    `year` (and the year after it), followed by 年, is passed over too: it is a parameter of the report.
    """
    rest = REFERENCE.sub(lambda m: BLANK * (len(m[0]) - len(m[3] or "") - 1) + (m[3] or "") + BLANK, text)
    for pattern in (LAW_NUMBERS, ARTICLES, DAYS):
        rest = pattern.sub(lambda m: BLANK * len(m[0]), rest)
    for name in NAME_PARTS:
        rest = rest.replace(name, BLANK * len(name))
    if year is not None:
        rest = re.sub(rf"(?<!\d)(?:{year}|{year + 1})年(?!\d)", BLANK * 5, rest)
    found = (Typed(*hit.span(), hit[0]) for pattern in (DIGITS, CHINESE_NUMERALS, PERCENT_IN_WORDS) for hit in pattern.finditer(rest))
    return tuple(sorted(found, key=lambda one: one.start))


def typed_numbers(text: str, *, year: int | None = None) -> tuple[str, ...]:
    """The words of the numbers typed by hand in `text`."""
    return tuple(one.words for one in typed(text, year=year))


def typed_in(section: str, *, year: int) -> tuple[Typed, ...]:
    """The numbers typed by hand in the text of a section; remarks are never printed, and a passage's name and condition neither."""
    hidden = REMARK_OR_HEAD.sub(lambda m: BLANK * len(m[0]), section)
    return typed(hidden, year=year)


def unbacked_claims(items: Iterable[Item]) -> Iterator[tuple[str, str]]:
    """Each passage (name, claim) that says 全覆盖, 首间, 未收到 and the like without any figure behind it."""
    for item in items:
        if isinstance(item, Passage) and not item.figures():
            for variant in item.variants:
                yield from ((item.name, claim) for claim in CLAIMS.findall(variant.text))
