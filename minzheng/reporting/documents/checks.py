"""Looking a document's words over before it is issued: full-width punctuation, balanced marks, no hand-written date.

Figures are never rewritten; the finding names the place and a person mends the text (GB/T 15834, GB/T 9704).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from minzheng.reporting.documents.model import Document, Heading, Paragraph, Table

HAN = r"\u4e00-\u9fff"
HALF_WIDTH = re.compile(rf"(?<=[{HAN}”》）」])[,;:!?()](?!\d)|[,;:!?()](?=[{HAN}“《（「])")
CHINESE_DATE = re.compile(r"[〇零一二三四五六七八九]{4}年[一二三四五六七八九十]+月([一二三四五六七八九十]+日)?")
BROKEN_NUMBER = re.compile(rf"[{HAN}][\[［【(（]\d{{4}}[\]］】)）]\s*第?\d+\s*号|〕第\d+号|〕0\d*号")
PAIRS = {"”": "“", "’": "‘", "》": "《", "）": "（", "」": "「", "〕": "〔"}
STRAIGHT_QUOTES = re.compile(r"[\"']")
ADDRESSEES = re.compile("[、，,；;]|和(?=[区市县省])")
COMMITTEE_OR_GOVERNMENT = re.compile("(委|委员会|政府)$")
BETWEEN_TITLES = re.compile("》、《")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend: the `rule` that speaks, what is wrong, and the words it stands in."""

    rule: str
    what: str
    where: str

    def __str__(self) -> str:
        return f"{self.what}：{self.where}"


def check(document: Document) -> tuple[Finding, ...]:
    """Every finding in the title, addressee, headings, paragraphs, tables and notes, in order."""
    return (*_addressed(document), *(finding for text in words(document) for finding in check_text(text)))


def _addressed(document: Document) -> Iterator[Finding]:
    """A report sent upward (one with a signer) to more than one: each gets a document of its own (党政机关公文处理工作条例). A Party
    committee and the government of the same level, to which 督察工作规定第二十三条 has it sent together, count as one."""
    named = [one.strip() for one in ADDRESSEES.split(document.addressee) if one.strip()]
    together = [one for one in named if COMMITTEE_OR_GOVERNMENT.search(one)]
    if document.signer and len(named) - max(0, len(together) - 1) > 1:
        yield Finding("REP-05", "上行文只主送一个机关，其余的各行一文", document.addressee)


def check_text(text: str) -> Iterator[Finding]:
    """The findings in one piece of text."""
    for pattern, rule, what in (
        (HALF_WIDTH, "FMT-06", "中文里用了半角标点"),
        (STRAIGHT_QUOTES, "FMT-06", "引号应当用全角"),
        (BETWEEN_TITLES, "FMT-06", "书名号之间不用顿号"),
        (CHINESE_DATE, "FMT-05", "日期应当用阿拉伯数字"),
        (BROKEN_NUMBER, "FMT-02", "发文字号应当写成〔年份〕序号，不加“第”、不编虚位"),
    ):
        for match in pattern.finditer(text):
            yield Finding(rule, what, _around(text, match.start(), match.end()))
    yield from _unbalanced(text)


def words(document: Document) -> Iterator[str]:
    """Every piece of text of a document, each on its own."""
    yield from (document.title.replace("\n", ""), document.addressee, *document.notes)
    for block in document.all_blocks():
        if isinstance(block, Heading | Paragraph):
            yield block.text
        elif isinstance(block, Table):
            yield from (block.caption, *block.header)
            yield from (cell.text for row in block.rows for cell in row)
    yield from (attachment.title for attachment in document.attachments)


def _unbalanced(text: str) -> Iterator[Finding]:
    waiting: list[tuple[str, int]] = []
    for place, char in enumerate(text):
        if char in PAIRS.values():
            waiting.append((char, place))
        elif char in PAIRS:
            if waiting and waiting[-1][0] == PAIRS[char]:
                waiting.pop()
            else:
                yield Finding("FMT-06", f"“{char}”没有配对", _around(text, place, place + 1))
    for char, place in waiting:
        yield Finding("FMT-06", f"“{char}”没有配对", _around(text, place, place + 1))


def _around(text: str, start: int, end: int, reach: int = 8) -> str:
    return text[max(0, start - reach) : end + reach]
