"""Numbers as a report's prose gives them: value, unit, 约, the words before and after, the sentence and the part they stand in.

Every offset counts characters of the text as read: full-width and half-width marks are made alike one for one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from .findings import Finding

_HALF = ",;:()!?"
_FULL = "，；：（）！？"
_ALIKE = str.maketrans("０１２３４５６７８９．％﹪" + _HALF, "0123456789.%%" + _FULL)
_MONEY = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000), "余元": Decimal(1), "余万元": Decimal(10_000)}
COUNTS = [
    "人次",
    "人次数",
    "宗次",
    "家次",
    "户次",
    "场次",
    "件次",
    "批次",
    "人",
    "名",
    "户",
    "宗",
    "件",
    "个",
    "间",
    "家",
    "所",
    "对",
    "条",
    "场",
    "次",
    "期",
    "份",
    "册",
    "部",
    "项",
    "起",
    "例",
    "批",
    "张",
    "类",
    "位",
    "篇",
    "处",
    "座",
    "支",
    "套",
    "辆",
    "台",
    "单",
    "幢",
    "栋",
    "笔",
]
_UNIT = "|".join(sorted(("个百分点", "亿元", "万元", "元", "%", "周岁", "岁", "年", "月", "日", "天", "小时", "个月", "个工作日", "平方米", "公里", "亩",
                         *(f"万{unit}" for unit in COUNTS), *COUNTS), key=len, reverse=True))  # fmt: skip
_NUMBER = re.compile(
    rf"(?P<about>约|近|超过|超|逾|共约|将近|不少于|至少|达到?约)?\s*(?P<number>\d{{1,3}}(?:[,，]\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(?P<more>余|多)?(?P<unit>{_UNIT})?"
)
_DATE = re.compile(r"\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月\d{1,2}日|\d{1,2}月(?:份|底|初|中|上旬|下旬|中旬|，|以来|起|至)")
_NAMES = re.compile(
    r"《[^《》]*》|[〔\[［(（]\d{4}[〕\]］)）]\s*第?\d+号|第\d+(?:号|条|款|项|届|次|批|期|章|部分|季度|个)|[“\"'‘][\d.·・．\-—]+[”\"'’]|\d+[·・]\d+|\d+[-—~～至]\d+(?=周?岁|月|日|年)|[A-Za-z]+[-/]?\d[\d.\-]*|\d{5,}(?=[（）]|热线)|12345|“\d+[^”]{0,4}”"
)
_ANNEX = re.compile(r"(?m)(?:^|[ 　\t])附(?:件|表)[ 　]*[1-9一二三][ 　\t]*(?:$| )")
_SENTENCE_END = "。；！？\n"
_CLAUSE_END = "，、：" + _SENTENCE_END + "（）"
_HEADING = re.compile(r"(?m)^[ 　\t]*([一二三四五六七八九十]{1,3})、(?P<title>[^。；，\n]{2,40})")
_TITLE_YEAR = re.compile(r"(20\d\d)\s*年度?[^\n。，]{0,24}(?:法治政府建设|依法行政|工作)[^\n。，]{0,12}(?:报告|总结|情况)")
_CHINESE_YEAR = re.compile("二[〇○零]([〇○零一二三四五六七八九]){2}年")
_CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
PLANS = re.compile(r"计划|打算|下一步|思路|安排|展望|下一年|明年|努力方向|工作重点|主要任务")
PROBLEMS = re.compile(r"问题|不足|短板|困难|差距|薄弱|挑战")


def scale_of(unit: str) -> Decimal:
    """How many of the base unit (元, 人, %) one of a printed unit is."""
    return _MONEY.get(unit) or Decimal(10_000 if unit.startswith("万") else 1)


@dataclass(frozen=True)
class Mention:
    """One number: `value` in `unit` as printed (元, 万元, 人次 …; "" when none), `decimals` printed, `about` for 约.

    `before` and `after` are the words of its clause on both sides; `sentence` and `part` say where it stands
    (`part` is "", "results", "problems" or "plan").
    """

    start: int
    end: int
    value: Decimal
    unit: str
    decimals: int
    about: bool
    before: str
    after: str
    sentence: int
    part: str
    bracket: int

    @property
    def scale(self) -> Decimal:
        """How many of the base unit (元, 人, %) one printed unit is."""
        return scale_of(self.unit)

    @property
    def amount(self) -> Decimal:
        """The value in the base unit (元 for money)."""
        return self.value * self.scale

    @property
    def base(self) -> str:
        """The base unit: 元 for all money, the measure word without 万 otherwise."""
        if self.unit in _MONEY:
            return "元"
        return self.unit.removeprefix("万") if self.unit.removeprefix("万") in COUNTS else self.unit

    @property
    def grain(self) -> Decimal:
        """One unit of the last printed place, in the base unit."""
        return self.scale * Decimal(1).scaleb(-self.decimals)

    @property
    def text(self) -> str:
        return f"{'约' if self.about else ''}{self.value}{self.unit}"

    @property
    def is_money(self) -> bool:
        return self.base == "元"

    @property
    def is_count(self) -> bool:
        return self.base in COUNTS


@dataclass(frozen=True)
class Section:
    """A numbered part of the report: where it begins and ends, its heading, and what it is."""

    start: int
    end: int
    title: str
    kind: str


class Text:
    """A report's text: `raw` as read, `plain` with marks and digits alike, both of the same length."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.plain = _joined(raw.translate(_ALIKE))
        self.ends = [i for i, char in enumerate(self.plain) if char in _SENTENCE_END]

    @cached_property
    def sections(self) -> list[Section]:
        """The parts 一、二、三 … in order; a text without such headings is one part by its words."""
        found = list(_HEADING.finditer(self.plain))
        if not found:
            return [Section(0, len(self.plain), "", "")]
        stops = [m.start() for m in found[1:]] + [len(self.plain)]
        head = [Section(0, found[0].start(), "", "")] if found[0].start() else []
        return head + [Section(m.start(), stop, m["title"].strip(), self._kind(m["title"])) for m, stop in zip(found, stops, strict=True)]

    def _kind(self, title: str) -> str:
        if PROBLEMS.search(title):
            return "problems"
        next_year = self.year is not None and f"{self.year + 1}年" in title
        return "plan" if next_year or PLANS.search(title) else "results"

    @cached_property
    def year(self) -> int | None:
        """The year the report is about: its title's, else the first heading's, else the year it names most."""
        arabic = _CHINESE_YEAR.sub(lambda m: m[0].translate(_CHINESE_DIGITS), self.plain)
        headed = (y for m in _HEADING.finditer(arabic) if (y := re.search(r"(20\d\d)年", m["title"])))
        if named := _TITLE_YEAR.search(arabic) or next(headed, None):
            return int(named[1])
        years = Counter(int(y) for y in re.findall(r"(20\d\d)年", arabic))
        return years.most_common(1)[0][0] if years else None

    def section_at(self, place: int) -> Section:
        return next((s for s in self.sections if s.start <= place < s.end), self.sections[-1])

    @cached_property
    def annex(self) -> int:
        """Where the first annex begins (附件1 on a line of its own), else the end: lists and tables, whose lines are no sentences."""
        found = _ANNEX.search(self.plain)
        return found.start() if found else len(self.plain)

    def sentence_of(self, place: int) -> tuple[int, int]:
        """Start and end of the sentence around a place (the end mark included)."""
        start = 0
        for end in self.ends:
            if end >= place:
                return start, end + 1
            start = end + 1
        return start, len(self.plain)

    def finding(self, rule: str, severity: str, start: int, end: int, expected: str, found: str) -> Finding:
        """A fault of the words from `start` to `end`, quoted as they were read."""
        return Finding(rule, severity, start, end, self.raw[start:end], expected, found)

    def paragraph_at(self, place: int) -> str:
        """The words of the paragraph around a place."""
        end = self.plain.find("\n", place)
        return self.plain[self.plain.rfind("\n", 0, place) + 1 : end if end >= 0 else len(self.plain)]

    def clause_before(self, place: int, reach: int = 40) -> str:
        """The words before a place back to a comma or bracket."""
        start = place
        while start > max(0, place - reach) and self.plain[start - 1] not in _CLAUSE_END:
            start -= 1
        return self.plain[start:place]

    def clause_after(self, place: int, reach: int = 30) -> str:
        end = place
        while end < min(len(self.plain), place + reach) and self.plain[end] not in _CLAUSE_END:
            end += 1
        return self.plain[place:end]

    @cached_property
    def names(self) -> list[tuple[int, int]]:
        """Stretches whose digits are no numbers: titles, document numbers, dates, names of days and campaigns."""
        return sorted(m.span() for pattern in (_NAMES, _DATE) for m in pattern.finditer(self.plain))

    @cached_property
    def mentions(self) -> list[Mention]:
        """Every number with a unit, in order."""
        return list(self._mentions())

    def _mentions(self) -> Iterator[Mention]:
        previous_end = 0
        for match in _NUMBER.finditer(self.plain):
            at = match.start("number")
            if any(start <= at < end for start, end in self.names) or self._belongs_to_a_word(match):
                continue
            number = match["number"].replace(",", "").replace("，", "")
            unit = match["unit"] or ""
            if not unit or (unit in ("年", "月", "日")):
                continue
            begins = match.start("about") if match["about"] else at
            sentence = self.sentence_of(at)[0]
            before = self.clause_before(begins)
            before = before[max(0, previous_end - (begins - len(before))) :] if previous_end > begins - len(before) else before
            previous_end = match.end()
            yield Mention(
                at, match.end(), Decimal(number), unit, len(number.partition(".")[2]), bool(match["about"] or match["more"]),
                before, _until_number(self.clause_after(match.end())), sentence, self.section_at(at).kind, self._bracket(at),
            )  # fmt: skip

    def _belongs_to_a_word(self, match: re.Match[str]) -> bool:
        before = self.plain[match.start("number") - 1 : match.start("number")]
        return bool(before) and ((before.isascii() and before.isalpha()) or before in ".·-—/〔")

    def _bracket(self, place: int) -> int:
        """Where the bracket around a place opens, or -1."""
        start, _ = self.sentence_of(place)
        opened = -1
        for i in range(start, place):
            if self.plain[i] == "（":
                opened = i
            elif self.plain[i] == "）":
                opened = -1
        return opened

    def in_sentence(self, start: int) -> list[Mention]:
        return [m for m in self.mentions if m.sentence == start]


def _until_number(words: str) -> str:
    found = re.search(r"\d", words)
    return words[: found.start()] if found else words


def _joined(plain: str) -> str:
    """A line feed inside a sentence (hard wraps, pages of a pdf) becomes a space; one that ends a sentence or a row of a table, or
    precedes a heading, stays."""
    chars = list(plain)
    for i, char in enumerate(chars):
        if char != "\n":
            continue
        before = plain[:i].rstrip(" 　\t")[-1:]
        after = plain[i + 1 : i + 40].lstrip(" 　\t")
        wrapped = (
            before
            and before not in "。；！？：\n"
            and after
            and not re.match(r"[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.、．]|\n", after)
        )
        line = plain.rfind("\n", 0, i) + 1
        if "\t" in plain[line:i].strip() or "\t" in plain[i + 1 : plain.find("\n", i + 1)].strip():
            continue
        if wrapped and not (i - line < 22 and re.match(r"[ 　]*([一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)", plain[line:i])):
            chars[i] = " "
    return "".join(chars)
