"""Against numbers typed by hand: what digits, and what claims in words, a narrative file may hold.

Every statistic of the report comes from its figure (督察工作规定第三十二条：不得提供虚假资料). Names keep their digits:
“6·30”, “9.5”, “12·4”, “1310”, document numbers 〔2017〕45号, and standards inside 《》.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from minzheng.reporting.narrative.grammar import REFERENCE, Item, Passage

NAME_PARTS = ("“6·30”", "“9.5”", "“12·4”", "“1310”")
LAW_NUMBERS = re.compile(r"〔\d{4}〕\d+号|《[A-Z/]+ ?T? ?[\d.]+-\d{4}[^》]*》|令第\d+号")
DIGITS = re.compile(r"[约近超逾]?[0-9０-９]+(?:[.．·][0-9０-９]+)?[%％]?[\u4e00-\u9fff]{0,2}")
CHINESE_NUMERALS = re.compile(
    r"(?<![第之百])[零〇一二两三四五六七八九十百千万亿]+(?:点[零一二三四五六七八九]+)?"
    r"(?:余|多)?(?:人次|万元|亿元|户|宗|对|间|场|名|条|件|元|次|期|份|家)(?!法|一)"
)
PERCENT_IN_WORDS = re.compile(r"百分之[零一二三四五六七八九十百点]+")
CLAIMS = re.compile(r"全覆盖|全部|均已|首间|首家|首个|未收到|没有收到|未发生|零投诉|无一")


def typed_numbers(text: str, *, year: int | None = None) -> tuple[str, ...]:
    """The numbers typed by hand in `text`, with the words after them; references and names are passed over.

    `year` (and the year after it), followed by 年, is passed over too: it is a parameter of the report.
    """
    rest = LAW_NUMBERS.sub("", REFERENCE.sub(r"\3", text))
    for name in NAME_PARTS:
        rest = rest.replace(name, "")
    if year is not None:
        rest = re.sub(rf"(?<!\d)(?:{year}|{year + 1})年(?!\d)", "", rest)
    found = (pattern.findall(rest) for pattern in (DIGITS, CHINESE_NUMERALS, PERCENT_IN_WORDS))
    return tuple(hit for hits in found for hit in hits)


def unbacked_claims(items: Iterable[Item]) -> Iterator[tuple[str, str]]:
    """Each passage (name, claim) that says 全覆盖, 首间, 未收到 and the like without any figure behind it."""
    for item in items:
        if isinstance(item, Passage) and not item.figures():
            for variant in item.variants:
                yield from ((item.name, claim) for claim in CLAIMS.findall(variant.text))
