"""An official document in the abstract (GB/T 9704-2012 and 党政机关公文处理工作条例): what it says, not how it looks.

The Word, PDF and HTML writers read the same `Document`, so the three can't say different things.
Headings carry no numbers of their own: 一、（一）1.（1）are counted by `numbered`, so a passage left out leaves no gap.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.law import chinese_numeral

LEVELS = 4
TABLE_CHARACTERS = 42.0  # characters of 10.5 points in the type area of 156 mm
CELL_PADDING = 2.0  # and some room for wider digits where the fonts are substituted
NUMBER_PATTERN = re.compile(r"(?P<code>[\u4e00-\u9fff]{2,12})〔(?P<year>\d{4})〕(?P<serial>[1-9]\d*)号")


@dataclass(frozen=True, slots=True)
class Text:
    """Words."""

    text: str


@dataclass(frozen=True, slots=True)
class FigureRef:
    """A number of the report by its figure: `printed` is shown, `rule` explains it.

    `link` opens its acts on the desk; `public_link` its counting rule, count and checkpoint on the public site.
    """

    figure: str
    printed: str
    label: str = ""
    rule: str = ""
    link: str | None = None
    public_link: str | None = None

    @property
    def text(self) -> str:
        return self.printed


Run = Text | FigureRef


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4, without its number."""

    level: int
    text: str

    def __post_init__(self) -> None:
        if not 1 <= self.level <= LEVELS:
            raise ValueError(f"heading level {self.level} is not one of 1 to {LEVELS}: {self.text}")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of runs; `lead` is a heading set at its beginning, on the same line, ending in 。"""

    runs: tuple[Run, ...]
    lead: Heading | None = None

    @property
    def text(self) -> str:
        """Its words, the lead without its number."""
        return (f"{self.lead.text}。" if self.lead else "") + "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption, a head row and rows of cells; columns listed in `numeric` are set to the right."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Run, ...], ...]
    numeric: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.header):
                raise ValueError(f"table {self.caption}: a row of {len(row)} cells under {len(self.header)} heads")


Block = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Attachment:
    """An attachment: named below the body, printed from a new page after the signature."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """发文字号: organ code, year, serial; printed 清城民〔2025〕3号, without 第 and without padding."""

    code: str
    year: int
    serial: int

    def __post_init__(self) -> None:
        if NUMBER_PATTERN.fullmatch(str(self)) is None:
            raise self._malformed(str(self))

    def __str__(self) -> str:
        return f"{self.code}〔{self.year}〕{self.serial}号"

    @classmethod
    def parse(cls, text: str) -> DocumentNumber:
        """The number written as `text`; any other form is refused."""
        match = NUMBER_PATTERN.fullmatch(text)
        if match is None:
            raise cls._malformed(text)
        return cls(match["code"], int(match["year"]), int(match["serial"]))

    @staticmethod
    def _malformed(text: str) -> Refusal:
        return Refusal(
            f"发文字号“{text}”格式不对",
            "GB/T 9704-2012",
            "请写成“机关代字〔年份〕顺序号号”，用六角括号，序号不编虚位、不加“第”字。",
        )


@dataclass(frozen=True, slots=True)
class PageNumbers:
    """Whether pages are numbered, and from which number."""

    shown: bool = True
    first: int = 1


@dataclass(frozen=True, slots=True)
class Check:
    """What proves a paper genuine: the address its code leads to, and the mark to type where nothing can be scanned."""

    address: str
    mark: str

    @property
    def words(self) -> tuple[str, str]:
        """What stands beside the code."""
        return "扫码核验真伪，或者在公众服务网站“核验”页输入：", self.mark


@dataclass(frozen=True, slots=True)
class Document:
    """One official document.

    With a `number` it is printed with its red head (and `signer` for one sent upward); without, as the body alone.
    `date` is the day it was made out, `notes` are 附注 (printed in brackets), `copied_to` the 抄送 organs,
    `mark` a word laid over every page (演练 for rehearsed data), `sealed` whether room for a seal is kept, `check` the code
    printed below the signature (the page of the desk draws its own beside the document).
    """

    title: str
    organ: str
    date: date
    blocks: tuple[Block, ...]
    number: DocumentNumber | None = None
    addressee: str = ""
    signer: str = ""
    attachments: tuple[Attachment, ...] = ()
    notes: tuple[str, ...] = ()
    copied_to: tuple[str, ...] = ()
    mark: str | None = None
    sealed: bool = True
    pages: PageNumbers = field(default=PageNumbers())
    check: Check | None = None

    @property
    def mark_notice(self) -> str:
        """What the mark means, as a sentence for headers and screen readers; empty without a mark."""
        return f"{self.mark}数据，不作公文使用" if self.mark else ""

    def all_blocks(self) -> Iterator[Block]:
        """The blocks of the body, then those of the attachments."""
        yield from self.blocks
        for attachment in self.attachments:
            yield from attachment.blocks

    def figures(self) -> Iterator[FigureRef]:
        """Every figure it prints, in order."""
        for block in self.all_blocks():
            cells: Iterable[Run] = ()
            if isinstance(block, Paragraph):
                cells = block.runs
            elif isinstance(block, Table):
                cells = (cell for row in block.rows for cell in row)
            yield from (run for run in cells if isinstance(run, FigureRef))


def numbered(blocks: Iterable[Block]) -> Iterator[tuple[str, Block]]:
    """Each block with the number of its heading (or of its lead), empty for others: 一、（一）1.（1）."""
    counts = [0] * (LEVELS + 1)
    for block in blocks:
        heading = block.lead if isinstance(block, Paragraph) else block
        if not isinstance(heading, Heading):
            yield "", block
            continue
        counts[heading.level] += 1
        counts[heading.level + 1 :] = [0] * (LEVELS - heading.level)
        yield ordinal(heading.level, counts[heading.level]), block


def ordinal(level: int, place: int) -> str:
    """The number of the `place`-th heading of a level."""
    if level == 1:
        return f"{chinese_numeral(place)}、"
    if level == 2:
        return f"（{chinese_numeral(place)}）"
    return f"{place}." if level == 3 else f"（{place}）"


def attachment_label(place: int, total: int) -> str:
    """What stands above an attachment: 附件, or 附件2 when there are several."""
    return "附件" if total == 1 else f"附件{place}"


def width(text: str) -> float:
    """The width of `text` in characters: full-width ones count 1, ASCII and the middle dot a half."""
    return sum(0.5 if char.isascii() or char == "·" else 1 for char in text)


def organ_mark(organ: str) -> tuple[str, int]:
    """The red head of an organ and its size in points: as large as one line allows, between 22 and 62."""
    text = f"{organ}文件"
    return text, min(62, max(22, int(430 / width(text))))


def column_widths(table: Table, total: int) -> tuple[int, ...]:
    """Widths of the columns, adding up to `total`: a column of short words gets what it needs, the others share the rest."""
    columns = zip(table.header, *(tuple(cell.text for cell in row) for row in table.rows), strict=True)
    wanted = [max(width(text) for text in column) + CELL_PADDING for column in columns]
    given = [0.0] * len(wanted)
    left, open_columns = TABLE_CHARACTERS, list(range(len(wanted)))
    while open_columns:
        share = left / len(open_columns)
        modest = [place for place in open_columns if wanted[place] <= share]
        for place in modest or open_columns:
            given[place] = wanted[place] if modest else share
        left -= sum(given[place] for place in modest)
        open_columns = [place for place in open_columns if place not in modest] if modest else []
    widths = [int(total * each / sum(given)) for each in given]
    widths[-1] += total - sum(widths)
    return tuple(widths)


def signature_indents(organ: str, day: str, *, sealed: bool) -> tuple[float, float]:
    """How far from the right edge, in characters, the organ's and the date's lines end.

    Sealed: the date 4 characters in, the organ centred over it. Unsealed: the organ 2 in, the date beginning
    2 characters after the organ does.
    """
    longer = width(organ) - width(day)
    if sealed:
        date_right = max(4.0, longer / 2)
        return date_right - longer / 2, date_right
    return (2.0, longer) if longer >= 2 else (4.0 - longer, 2.0)
