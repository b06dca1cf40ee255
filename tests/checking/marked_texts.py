"""Clean reports in many styles with their sums and ratios marked, and faults to plant in them: how many are found, how many errors are false.

A text marks numbers as `[[a=:655]]` (the total of sum a), `[[a:113]]` (a part of it), `[[a-:4]]` (a part taken off) and `[[b%:9.5]]` (a
number that others of the text give). The others may be marked too: `[[b:38]]` over `[[b/:400]]` (a share, a rate, a mean), or `[[c:38]]`
against `[[c<:35]]` of the year before (a growth, a difference); their digits are then changed as well, where what is said becomes false.
After `====` each line plants a fault, `kind: words => what they become`; a kind that begins with “missed” is one the checker is known
not to find.

`python -m tests.checking.marked_texts` prints the measure over every digit, each changed once; with beginnings of names, of those texts.
Texts whose names begin with a letter are batches written before the checker saw any of them (docs/decisions/0010).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from random import Random

from minzheng.checking.check import check
from minzheng.checking.findings import ERROR, Finding

FOLDER = Path(__file__).parent / "marked"
_MARK = re.compile(r"\[\[(\w)([=%</-]?):([^\]]+)\]\]")
_WIDE = "０１２３４５６７８９"


@dataclass(frozen=True)
class Mark:
    """One marked number: its group, what it is there ("=", "%", "-", "/", "<" or ""), and its place."""

    group: str
    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class Marked:
    """A clean text with its marks, and faults: the kind, the words, what they become."""

    name: str
    raw: str
    marks: tuple[Mark, ...]
    faults: tuple[tuple[str, str, str], ...]

    def groups(self) -> dict[str, list[Mark]]:
        found: dict[str, list[Mark]] = {}
        for mark in self.marks:
            found.setdefault(mark.group, []).append(mark)
        return found


@dataclass(frozen=True)
class Measure:
    """How many wrong digits and planted faults are found, and which errors a clean text raises."""

    digits: int
    digits_found: int
    faults: int
    faults_found: int
    false: tuple[tuple[str, Finding], ...]
    missed: tuple[str, ...]

    @property
    def recall(self) -> float:
        return self.digits_found / self.digits


def read_marked(path: Path) -> Marked:
    body, _, planted = path.read_text(encoding="utf-8").partition("====\n")
    raw, marks, place = "", [], 0
    for found in _MARK.finditer(body):
        raw += body[place : found.start()]
        marks.append(Mark(found[1], found[2], len(raw), len(raw) + len(found[3])))
        raw, place = raw + found[3], found.end()
    faults = []
    for one in re.split(r"\n(?=(?:missed )?\w+: )", planted.strip()):
        if one:
            kind, _, rest = one.partition(": ")
            words, _, wrong = rest.partition(" =>")
            faults.append((kind, words, wrong.strip()))
    return Marked(path.stem, raw + body[place:], tuple(marks), tuple(faults))


def marked_texts() -> list[Marked]:
    return [read_marked(path) for path in sorted(FOLDER.glob("*.txt"))]


def errors(raw: str) -> list[Finding]:
    return [one for one in check(raw) if one.severity == ERROR]


def holds(raw: str, marks: Sequence[Mark]) -> bool | None:
    """Whether what the marked numbers of one group say is true, to half the last printed place; None where it is not all marked."""
    if any(re.search(r"[^\d.,]", raw[mark.start : mark.end]) for mark in marks):
        return None
    of = {kind: [_value(raw, mark) for mark in marks if mark.kind == kind] for kind in ("=", "", "-", "%", "/", "<")}
    added, slack = sum(value for value, _ in of[""]) - sum(value for value, _ in of["-"]), sum((half for _, half in of[""] + of["-"]), Decimal(0))
    if of["="] and of[""]:
        total, half = of["="][0]
        return abs(added - total) <= (half if half > slack else 0)
    base = of["/"] or of["<"]
    if not (of["%"] and of[""] and base):
        return None
    (said, grain), (low, high) = of["%"][0], (base[0][0] - base[0][1], base[0][0] + base[0][1])
    told = next(mark for mark in marks if mark.kind == "%")
    scale = {"%": 100, "成": 10}.get(raw[told.end], 1)
    if of["<"] and scale == 1 and raw[told.end] != "倍":
        return abs(abs(added - base[0][0]) - said) <= max(slack, grain, base[0][1])
    ends = sorted(((added - slack) / high * scale, (added + slack) / max(low, Decimal("0.0001")) * scale))
    if of["<"] and raw[told.end] == "%":
        ends = sorted((ends[0] - 100, ends[1] - 100)) if ends[1] > 100 else sorted((100 - ends[0], 100 - ends[1]))
    return ends[0] <= said + grain and said - grain <= ends[1]


def _value(raw: str, mark: Mark) -> tuple[Decimal, Decimal]:
    """A marked number and half its last printed place (0 for a whole number of single things)."""
    words = raw[mark.start : mark.end].replace(",", "")
    scale = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}.get(raw[mark.end : mark.end + 2].lstrip()[:1], Decimal(1))
    decimals = len(words.partition(".")[2])
    exact = not decimals and scale == 1 and mark.kind != "%"
    return Decimal(words) * scale, Decimal(0) if exact else scale * Decimal(1).scaleb(-decimals) / 2


def with_wrong_digits(text: Marked, every: bool) -> Iterator[tuple[list[Mark], str]]:
    """The text with one digit of a marked number changed, with the numbers of its group: every digit, or one of each group."""
    random = Random(text.name)
    for marks in text.groups().values():
        known = holds(text.raw, marks)
        derived = [mark for mark in marks if mark.kind == "%"]
        tried = marks if known is not None or any(mark.kind == "=" for mark in marks) else derived
        places = [(at, mark) for mark in tried if len(marks) > 1 or derived for at in range(mark.start, mark.end) if text.raw[at].isdigit()]
        for at, mark in places if every else [random.choice(places)] if places else []:
            was = int(text.raw[at])
            step = random.choice((3, 5, 7)) if mark.kind == "%" and at == mark.end - 1 else random.randint(1, 9)
            digit = (was + step) % 10 or (was % 9) + 1
            digit = digit if digit != was else was % 9 + 1
            wrong = text.raw[:at] + (_WIDE[digit] if text.raw[at] in _WIDE else str(digit)) + text.raw[at + 1 :]
            if not (derived and known and holds(wrong, marks)):
                yield marks, wrong


def measure(texts: Sequence[Marked], every: bool = True) -> Measure:
    digits = found = faults = faults_found = 0
    false: list[tuple[str, Finding]] = []
    missed: list[str] = []
    for text in texts:
        clean = errors(text.raw)
        false += [(text.name, one) for one in clean]
        for marks, wrong in with_wrong_digits(text, every):
            digits += 1
            named = any(one.start < mark.end and mark.start < one.end for one in errors(wrong) for mark in marks)
            found += named
            if not named:
                missed.append(f"{text.name}：{wrong[max(0, marks[0].start - 12) : marks[-1].end + 4]}")
        for kind, words, wrong in text.faults:
            assert text.raw.count(words) >= 1, (text.name, words)
            new = {(one.rule, one.found) for one in errors(text.raw.replace(words, wrong, 1))} - {(one.rule, one.found) for one in clean}
            faults += 1
            faults_found += bool(new)
            if not new:
                missed.append(f"{text.name}：{kind}：{words[:30]} => {wrong[:30]}")
    return Measure(digits, found, faults, faults_found, tuple(false), tuple(missed))


if __name__ == "__main__":
    asked = [one for one in marked_texts() if len(sys.argv) < 2 or one.name.startswith(tuple(sys.argv[1:]))]
    for one in asked:
        for group, marks in one.groups().items():
            if holds(one.raw, marks) is False:
                print(f"不真　{one.name}：{group}：{[one.raw[mark.start : mark.end] for mark in marks]}")
    told = measure(asked)
    for name, one in told.false:
        print(f"误报　{name}：{one.quote[:40]}：{one.found}；{one.expected}〔{one.rule}〕".replace("\n", " "))
    for words in told.missed:
        print(f"漏报　{words}".replace("\n", " "))
    print(f"{len(asked)}份清白的报告误报{len(told.false)}处；改动一位数字{told.digits}次，指出{told.digits_found}次（{told.recall:.1%}）；"
          f"设下的其他差错{told.faults}处，指出{told.faults_found}处。")  # fmt: skip
