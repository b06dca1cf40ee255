"""Numbers as a report's prose gives them: value, unit, 约, the words before and after, the sentence and the part they stand in.

Every offset counts characters of the text as read: full-width and half-width marks are made alike one for one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from .findings import Finding
from .numerals import NUMERAL, number_in_words

_HALF = ",;:()!?"
_FULL = "，；：（）！？"
_ALIKE = str.maketrans("０１２３４５６７８９．％﹪" + _HALF, "0123456789.%%" + _FULL)
_MONEY = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000), "余元": Decimal(1), "余万元": Decimal(10_000)}
COUNTS = (
    "人次数", "人次", "宗次", "家次", "户次", "场次", "件次", "批次", "辆次", "台次", "艘次", "处次", "点次", "车次", "班次", "人份", "人", "名", "户",
    "宗", "件", "个", "间", "家", "所", "对", "条", "场", "次", "期", "份", "册", "部", "项", "起", "例", "批", "张", "类", "位", "篇", "处", "座", "支",
    "套", "辆", "台", "单", "幢", "栋", "笔", "卷", "具", "艘", "架", "头", "只", "株", "块", "幅", "封", "通", "门", "节", "本", "枚", "组", "队", "届",
    "版", "轮", "堂", "课", "根", "盏", "栏", "座次", "学时", "课时", "剂次", "所次", "台套",
)  # fmt: skip
MEASURES = (
    "平方公里", "平方米", "立方米", "公里", "千米", "公顷", "亩", "吨", "公斤", "千克", "毫升", "升", "米", "千瓦", "千瓦时", "天", "小时", "个工作日",
)  # fmt: skip
_SCALES = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}
_SCALED = (*COUNTS, *MEASURES)
UNIT = "|".join(" ?".join(one) for one in sorted({
                        "个百分点", "亿元", "万元", "元", "%", "周岁", "岁", "年", "月", "日", "个月", "个工作日", "倍", "成", *_SCALED,
                        *(f"{scale}{unit}" for scale in _SCALES for unit in _SCALED)}, key=len, reverse=True))  # fmt: skip
"""Every unit, the longest first; one that a line feed broke has a space in it."""
_ABOUT = "大约|约|将近|接近|近|超过|超|逾|共约|不少于|至少|达到约|达约|不足|不到"
_NO_NUMBER = re.compile(rf"\d{{24,}}|{NUMERAL[:-1]}{{24,}}")
"""Runs of digits no report counts with: left out, so that no text of them takes long to read."""
MOST = 300
"""Numbers of one sentence that are looked at together: more are a table that lost its lines."""
_UNITS = frozenset(UNIT.replace(" ?", "").split("|"))
_NUMBER = re.compile(
    rf"(?P<about>{_ABOUT})?\s*(?P<number>\d{{1,3}}(?:[,，]\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(?P<more>余|多)?(?P<unit>{UNIT})?(?P<or_more>以上|左右|上下|以内|以下)?"
)
_IN_WORDS = re.compile(
    rf"(?P<about>{_ABOUT})?(?P<percent>百分之)?(?P<number>{NUMERAL}(?:点{NUMERAL})?)(?P<more>余|多)?(?P<unit>{UNIT})?(?P<half>五)?(?P<or_more>以上|左右|上下|以内|以下)?"
    r"(?=[，。；、）：（\s]|$|和|及|与)"
)
_DATE = re.compile(r"\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月\d{1,2}日|\d{1,2}月(?:份|底|初|中|上旬|下旬|中旬|，|以来|起|至)")
_NAMES = re.compile(
    r"《[^《》]*》|[〔\[［(（]\d{4}[〕\]］)）]\s*第?\d+号|第\d+(?:号|条|款|项|届|次|批|期|章|部分|季度|个)|[“\"'‘][\d.·・．\-—]+[”\"'’]|\d+[·・]\d+|\d+[-—~～至]\d+(?=周?岁|月|日|年)|[A-Za-z]+[-/]?\d[\d.\-]*|\d{5,}(?=[（）]|热线)|12345|“\d+[^”]{0,4}”"
)
_ANNEX = re.compile(r"(?m)(?:^|[ 　\t])附(?:件|表)[ 　]*[1-9一二三][ 　\t]*(?:$| )")
_SENTENCE_END = "。；！？\n"
_CLAUSE_END = "，、：" + _SENTENCE_END + "（）"
_HEADING = re.compile(r"(?m)^[ 　\t]*([一二三四五六七八九十]{1,3})、(?P<title>[^。；，\n]{2,40})")
_TITLE_YEAR = re.compile(
    r"(20\d\d)\s*年度?[^\n。，]{0,24}(?:法治政府(?:部门)?建设|依法行政|法治建设|工作)[^\n。，]{0,12}(?:报告|总结|情况|汇报|通报)"
    r"|(?:法治政府|依法行政|法治建设)[^\n。，]{0,16}(?:报告|总结|情况|汇报)[^\n。，]{0,2}[（]\s*(20\d\d)\s*年"
)
_CHINESE_YEAR = re.compile("二[〇○零]([〇○零一二三四五六七八九]){2}年")
_CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
PLANS = re.compile(r"计划|打算|下一?步|思路|安排|展望|下一?年|来年|明年|努力方向|工作重点|重点工作|工作要点|主要任务|下一?阶段|今后|工作设想|整改方向")
PROBLEMS = re.compile(r"问题|不足|短板|困难|差距|薄弱|挑战|弱项")
_DONE = re.compile(r"情况|成效|完成|做法|举措|回顾|总结|落实|开展|亮点")


def scale_of(unit: str) -> Decimal:
    """How many of the base unit (元, 人, %) one of a printed unit is."""
    return _MONEY.get(unit) or (_SCALES.get(unit[:1], Decimal(1)) if unit[1:] in _SCALED else Decimal(1))


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

    @cached_property
    def scale(self) -> Decimal:
        """How many of the base unit (元, 人, %) one printed unit is."""
        return scale_of(self.unit)

    @cached_property
    def amount(self) -> Decimal:
        """The value in the base unit (元 for money)."""
        return self.value * self.scale

    @cached_property
    def base(self) -> str:
        """The base unit: 元 for all money, the measure word without 万 or 亿 otherwise."""
        if self.unit in _MONEY:
            return "元"
        return self.unit[1:] if self.unit[:1] in _SCALES and self.unit[1:] in _SCALED else self.unit

    @cached_property
    def grain(self) -> Decimal:
        """One unit of the last printed place, in the base unit."""
        return self.scale * Decimal(1).scaleb(-self.decimals)

    @property
    def text(self) -> str:
        return f"{'约' if self.about else ''}{self.value}{self.unit}"

    @cached_property
    def is_money(self) -> bool:
        return self.base == "元"

    @cached_property
    def is_count(self) -> bool:
        return self.base in COUNTS

    @cached_property
    def adds_up(self) -> bool:
        """Whether numbers of its kind can be added and divided: money, counts and measures."""
        return self.is_money or self.is_count or self.base in MEASURES


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
        self.plain = _joined(_NO_NUMBER.sub(lambda run: "#" * len(run[0]), raw.translate(_ALIKE)))
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
        next_year = self.year is not None and f"{self.year + 1}年" in title
        planned = next_year or (PLANS.search(title) and not _DONE.search(PLANS.sub("", title)))
        if PROBLEMS.search(title) and not (planned and not re.search("存在|及|和|与|原因", title)):
            return "problems"
        return "plan" if planned else "results"

    @cached_property
    def year(self) -> int | None:
        """The year the report is about: its title's, else the first heading's, else the year it names most."""
        arabic = _CHINESE_YEAR.sub(lambda m: m[0].translate(_CHINESE_DIGITS), self.plain)
        headed = (y for m in _HEADING.finditer(arabic) if not PLANS.search(m["title"]) and (y := re.search(r"(20\d\d)年()", m["title"])))
        if named := _TITLE_YEAR.search(arabic) or next(headed, None):
            return int(named[1] or named[2])
        years = Counter(int(y) for y in re.findall(r"(20\d\d)年", arabic))
        return years.most_common(1)[0][0] if years else None

    def section_at(self, place: int) -> Section:
        return self.sections[max(bisect_right(self._section_starts, place) - 1, 0)]

    @cached_property
    def _section_starts(self) -> list[int]:
        return [s.start for s in self.sections]

    @cached_property
    def annex(self) -> int:
        """Where the first annex begins (附件1 on a line of its own), else the end: lists and tables, whose lines are no sentences."""
        found = _ANNEX.search(self.plain)
        return found.start() if found else len(self.plain)

    def sentence_of(self, place: int) -> tuple[int, int]:
        """Start and end of the sentence around a place (the end mark included)."""
        at = bisect_left(self.ends, place)
        return self.ends[at - 1] + 1 if at else 0, self.ends[at] + 1 if at < len(self.ends) else len(self.plain)

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
        """Stretches whose digits are no numbers: titles, document numbers, dates, names of days and campaigns; none overlaps the next."""
        found: list[tuple[int, int]] = []
        for start, end in sorted(m.span() for pattern in (_NAMES, _DATE) for m in pattern.finditer(self.plain)):
            if found and start < found[-1][1]:
                found[-1] = found[-1][0], max(end, found[-1][1])
            else:
                found.append((start, end))
        return found

    @cached_property
    def mentions(self) -> list[Mention]:
        """Every number with a unit, in order."""
        return list(self._mentions())

    def _mentions(self) -> Iterator[Mention]:
        previous_end = 0
        named = [start for start, _ in self.names]
        found = sorted([*_NUMBER.finditer(self.plain), *_in_words(self.plain)], key=lambda match: match.start("number"))
        for match in found:
            at = match.start("number")
            within = bisect_right(named, at) - 1
            if (within >= 0 and at < self.names[within][1]) or self._belongs_to_a_word(match) or at < previous_end:
                continue
            value, decimals, unit = _value(match)
            if value is None or not unit or unit in ("月", "日") or (unit == "年" and self.plain[at - 2 : at] != "为期"):
                continue
            begins = match.start() if match.re is _IN_WORDS else match.start("about") if match["about"] else at
            sentence = self.sentence_of(at)[0]
            before = self.clause_before(begins)
            before = before[max(0, previous_end - (begins - len(before))) :] if previous_end > begins - len(before) else before
            before = before.rstrip()
            previous_end = match.end("unit") if match["unit"] else match.end("number")
            yield Mention(
                at, previous_end, value, unit, decimals, bool(match["about"] or match["more"] or match["or_more"]),
                before, _until_number(self.clause_after(previous_end)), sentence, self.section_at(at).kind, self._bracket(at),
            )  # fmt: skip

    def _belongs_to_a_word(self, match: re.Match[str]) -> bool:
        before = self.plain[match.start("number") - 1 : match.start("number")]
        return bool(before) and ((before.isascii() and before.isalpha()) or before in ".·-—/〔")

    def _bracket(self, place: int) -> int:
        """Where the bracket around a place opens, or -1: one that opened in its sentence and has not been closed."""
        start = self.sentence_of(place)[0]
        opened = self.plain.rfind("（", start, place)
        return opened if opened >= 0 and self.plain.find("）", opened, place) < 0 else -1

    def said(self, start: int, end: int, value: Decimal, unit: str) -> Mention:
        """A number that the words from `start` to `end` mean (全覆盖 is 100%)."""
        place, part = self.sentence_of(start)[0], self.section_at(start).kind
        return Mention(start, end, value, unit, 0, False, self.clause_before(start), self.clause_after(end), place, part, self._bracket(start))

    def in_sentence(self, start: int) -> list[Mention]:
        """The numbers of the sentence that begins there, in order."""
        return self._of_sentences.get(start, [])

    @cached_property
    def _of_sentences(self) -> dict[int, list[Mention]]:
        found: dict[int, list[Mention]] = {}
        for m in self.mentions:
            found.setdefault(m.sentence, []).append(m)
        return {start: numbers[:MOST] for start, numbers in found.items()}

    def between(self, start: int, end: int) -> list[Mention]:
        """The numbers that begin in a stretch of the text, in order."""
        starts = self._starts
        return self.mentions[bisect_left(starts, start) : bisect_left(starts, end)]

    @cached_property
    def _starts(self) -> list[int]:
        return [m.start for m in self.mentions]


_NOT_COUNTED = re.compile(r"[第每各某另这那同逐其之初唯仅首前后头]$")


def _in_words(plain: str) -> Iterator[re.Match[str]]:
    """Counts written in Chinese numerals: only where the clause ends after the unit (三项制度 counts nothing)."""
    for match in _IN_WORDS.finditer(plain):
        if (match["unit"] or match["percent"]) and not _NOT_COUNTED.search(plain[max(0, match.start() - 1) : match.start()]):
            yield match


def _value(match: re.Match[str]) -> tuple[Decimal | None, int, str]:
    """The number of a match, its printed decimals and its unit; None for numerals that make no number."""
    words, unit = match["number"], (match["unit"] or "").replace(" ", "")
    if match.re is not _IN_WORDS:
        number = words.replace(",", "").replace("，", "")
        return Decimal(number), len(number.partition(".")[2]), unit
    if words[-1] in _SCALES and len(words) > 1 and words[-1] + unit in _UNITS:
        words, unit = words[:-1], words[-1] + unit
    value = number_in_words(words)
    if value is not None and unit == "成" and match["half"]:
        value += Decimal("0.5")
    return value, len(words.partition("点")[2]), "%" if match["percent"] else unit


def _until_number(words: str) -> str:
    found = re.search(r"\d", words)
    return words[: found.start()] if found else words


ROW = re.compile(r"[ 　]*[^\s\d。，；：][^\s。，；：]*(?:[ 　]+(?:[+\-−]?\d[\d,，]*(?:\.\d+)?%?|[-—/]))+[ 　]*")
"""A line of a table read as text: a name, then numbers apart."""
_HEADED = re.compile(r"[ 　\t]*([一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)")
_BEGINS = re.compile(r"[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d{1,2}[.、．](?!\d)|[•·●■◆▪]|\n")


def _joined(plain: str) -> str:
    """A line feed inside a sentence (hard wraps, pages of a pdf) becomes a space; one that ends a sentence or a row of a table, or
    precedes a heading, stays."""
    lines = plain.split("\n")
    rows = table_rows(lines)
    joined: list[str] = []
    for place, line in enumerate(lines[:-1]):
        before, after = line.rstrip(" 　\t")[-1:], lines[place + 1][:40].lstrip(" 　\t")
        wrapped = before and before not in "。；！？：" and after and not _BEGINS.match(after)
        in_table = "\t" in line.strip() or "\t" in lines[place + 1].strip() or place in rows or place + 1 in rows
        short_heading = len(line) < 22 and _HEADED.match(line)
        joined.append(line + (" " if wrapped and not in_table and not short_heading else "\n"))
    return "".join(joined) + lines[-1]


def table_rows(lines: list[str]) -> set[int]:
    """Which lines are a table read as text: at least two rows of one width that follow one another, and the line of their heads."""
    rows: set[int] = set()
    for place, line in enumerate(lines):
        width = len(line.split())
        if width < 2 or not ROW.fullmatch(line):
            continue
        beside = [lines[k] for k in (place - 1, place + 1) if 0 <= k < len(lines)]
        if any(ROW.fullmatch(other) and len(other.split()) == width for other in beside) and (width > 2 or place - 1 in rows or len(beside) == 2):
            rows.add(place)
            if place and place - 1 not in rows and len(lines[place - 1].split()) == width:
                rows.add(place - 1)
    return rows
