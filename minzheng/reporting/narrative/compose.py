"""The year's report from its narrative and the figures there are: a document, and an honest list of what is not in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from minzheng.reporting.documents.model import (
    Attachment,
    Block,
    Document,
    DocumentNumber,
    FigureRef,
    Heading,
    Paragraph,
    Run,
    Table,
    Text,
)
from minzheng.reporting.figures.printing import PrintedFigure, date_text
from minzheng.reporting.narrative import grammar
from minzheng.reporting.narrative.labels import names
from minzheng.vocabulary.errors import Refusal

if TYPE_CHECKING:
    from minzheng.reporting.rectified import Shortcoming

TEXTS = Path(__file__).parent / "texts"
AS_OF = ".截至"
OPENING = "开头"
BASIS = "法治政府建设与责任落实督察工作规定第二十五条"

Figures = Mapping[str, PrintedFigure]
Link = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Missing:
    """A passage left out: its name, the heading it stands under, and the figures that no matter supplies yet.

    A figure that is there without the day it is taken at, where that day is printed, is named as `figure.截至`.
    """

    passage: str
    section: str
    figures: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.section}·{self.passage}：缺少{'、'.join(labelled(figure) for figure in self.figures)}"


@dataclass(frozen=True, slots=True)
class Composition:
    """A composed report.

    `missing` are the passages left out (未接入). `statements` are passages (section, words) that rest on no figure:
    a section of the bureau answers for each before the report is sealed. `text_year` is the year the words were written for.
    """

    document: Document
    missing: tuple[Missing, ...]
    statements: tuple[tuple[str, str], ...]
    text_year: int


def compose(
    year: int,
    figures: Figures,
    *,
    locality: str,
    organ: str,
    mark: str | None,
    day: date,
    addressee: str = "区委、区政府",
    number: DocumentNumber | None = None,
    signer: str = "",
    copied_to: tuple[str, ...] = (),
    desk_link: Link | None = None,
    public_link: Link | None = None,
    appendices: bool = True,
    edited: Mapping[str, str] | None = None,
    brought: Mapping[str, str] = MappingProxyType({}),
    silent: Sequence[str] = (),
    tracked: tuple[Shortcoming, ...] = (),
) -> Composition:
    """The rule-of-law report of `year` for the bureau `organ` of the district `locality`, made out on `day`.

    A passage whose figures are not all in `figures` is left out and named in `missing`; headings without anything below
    them go too. `desk_link` and `public_link` give a figure's page by its id. With `appendices` the report carries the
    list of what is not connected and the table of its figures with counts and rules. `edited` are the sections that the
    bureau wrote anew, by file name. `brought` says of a figure how much of it was done elsewhere or stood before; `silent` are
    the labels of figures that nothing tells: they are not 0. `tracked` are the shortcomings the report accounts for, an appendix of
    their own.
    """
    text_year, items = narrative(year, edited)
    told = _Telling(figures, _parameters(year, locality, organ), _linker(desk_link, public_link))
    for item in items:
        told.take(item)
    told.end_paragraph()
    attachments = (*_accounted(tracked), *(_appendices(told, brought, silent) if appendices else ()))
    title = f"{organ}关于{year}年度\n法治政府建设情况的报告"
    document = Document(title, organ, day, tuple(told.blocks), number, addressee, signer, attachments, (), copied_to, mark)
    return Composition(document, tuple(told.missing), tuple(told.statements), text_year)


def narrative(year: int, edited: Mapping[str, str] | None = None) -> tuple[int, tuple[grammar.Item, ...]]:
    """The narrative for `year`, with the year it was written for; a section in `edited` stands in the place of the file's text."""
    written, texts = shipped(year)
    items = (item for name, text in texts.items() for item in grammar.parse((edited or {}).get(name, text), f"{name}.txt"))
    return written, tuple(items)


def shipped(year: int) -> tuple[int, dict[str, str]]:
    """The newest narrative not written for a later year than `year`, by section in order, and the year it was written for."""
    written = [int(folder.name) for folder in TEXTS.iterdir() if folder.name.isdigit() and int(folder.name) <= year]
    if not written:
        raise Refusal(f"没有{year}年度及以前的报告文稿", BASIS, "请先起草该年度的报告文稿。")
    files = sorted((TEXTS / str(max(written))).glob("*.txt"))
    return max(written), {file.stem: file.read_text(encoding="utf-8") for file in files}


def section_blocks(text: str, year: int, figures: Figures, *, locality: str, organ: str, desk_link: Link) -> tuple[tuple[Block, ...], tuple[Missing, ...]]:
    """One section as it would be printed, with what is left out of it. Raises Malformed."""
    told = _Telling(figures, _parameters(year, locality, organ), _linker(desk_link, None))
    for item in grammar.parse(text):
        told.take(item)
    told.end_paragraph()
    return tuple(told.blocks), tuple(told.missing)


def labelled(figure: str) -> str:
    """The Chinese name of a figure that the narrative knows; its id for any other. A day that is wanting is said so."""
    name = figure.removesuffix(AS_OF)
    return names().get(name, name) + ("（截至日期）" if name != figure else "")


def _parameters(year: int, locality: str, organ: str) -> Mapping[str, str]:
    return {"year": f"{year}", "next_year": f"{year + 1}", "district": locality, "organ": organ}


def _linker(desk: Link | None, public: Link | None) -> Callable[[PrintedFigure, str], FigureRef]:
    def refer(figure: PrintedFigure, printed: str) -> FigureRef:
        links = (link(figure.id) if link else None for link in (desk, public))
        return FigureRef(figure.id, printed, figure.label, figure.rule, *links)

    return refer


class _Telling:
    """The report as it grows: blocks written, headings waiting for something to stand under them, what is missing."""

    def __init__(self, figures: Figures, parameters: Mapping[str, str], refer: Callable[[PrintedFigure, str], FigureRef]) -> None:
        self.figures, self.parameters, self.refer = figures, parameters, refer
        self.blocks: list[Block] = []
        self.missing: list[Missing] = []
        self.statements: list[tuple[str, str]] = []
        self.path: list[Heading] = []
        self.waiting: list[Heading] = []
        self.lead: Heading | None = None
        self.runs: list[Run] = []

    def take(self, item: grammar.Item) -> None:
        """Add one item of the narrative."""
        if isinstance(item, grammar.Passage):
            self._passage(item)
            return
        self.end_paragraph()
        if isinstance(item, grammar.Heading):
            self._heading(item)

    def end_paragraph(self) -> None:
        """Close the paragraph under way, if it has words."""
        if self.runs:
            self.blocks.extend(self.waiting)
            self.waiting.clear()
            self.blocks.append(Paragraph(tuple(self.runs), self.lead))
            self.runs, self.lead = [], None

    def printed(self) -> Iterator[FigureRef]:
        """Every figure printed so far."""
        paragraphs = (block for block in self.blocks if isinstance(block, Paragraph))
        yield from (run for block in paragraphs for run in block.runs if isinstance(run, FigureRef))

    def section(self) -> str:
        """The innermost heading; before the first one, the opening."""
        return self.path[-1].text if self.path else OPENING

    def _heading(self, item: grammar.Heading) -> None:
        heading = Heading(item.level, "".join(run.text for run in self._runs(item.text)))
        self.path = [above for above in self.path if above.level < item.level] + [heading]
        self.waiting = [above for above in self.waiting if above.level < item.level]
        self.lead = heading if item.lead else None
        if not item.lead:
            self.waiting.append(heading)

    def _passage(self, passage: grammar.Passage) -> None:
        absent = self._absent(passage.asks())
        if not absent:
            variant = passage.chosen(self.figures)
            absent = self._absent(variant.needs()) or self._undated(variant.dated())
        if absent:
            self.missing.append(Missing(passage.name, self.section(), absent))
            return
        runs = tuple(self._runs(variant.text))
        self.runs.extend(runs)
        if not passage.figures():
            self.statements.append((self.section(), "".join(run.text for run in runs)))

    def _absent(self, figures: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(figure for figure in figures if figure not in self.figures)

    def _undated(self, figures: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(f"{figure}{AS_OF}" for figure in figures if self.figures[figure].as_of is None)

    def _runs(self, text: str) -> Iterator[Run]:
        start = 0
        for match in grammar.REFERENCE.finditer(text):
            if match.start() > start:
                yield Text(text[start : match.start()])
            yield self._reference(match[1], as_of=match[2] is not None, words=match[3])
            start = match.end()
        if start < len(text):
            yield Text(text[start:])

    def _reference(self, name: str, *, as_of: bool, words: str | None) -> Run:
        if name in self.parameters:
            return Text(self.parameters[name])
        figure = self.figures[name]
        if as_of and figure.as_of:
            return self.refer(figure, date_text(figure.as_of))
        return self.refer(figure, words or figure.text)


def _accounted(tracked: tuple[Shortcoming, ...]) -> Iterator[Attachment]:
    if tracked:
        head = ("年度", "不足", "原因", "措施", "目标", "期限", "办到")
        rows = tuple(
            tuple(Text(words) for words in (f"{one.year}", one.what, one.cause, one.measure, one.target, date_text(one.due) if one.due else "", one.state))
            for one in tracked
        )
        note = "不足逐项分析原因，定措施、目标和期限；没有达到目标的转入下一年接着办。"
        yield Attachment("不足、原因与整改清单", (_words(note), Table("", head, rows)))


def _appendices(told: _Telling, brought: Mapping[str, str], silent: Sequence[str]) -> Iterator[Attachment]:
    if told.missing:
        rows = tuple(
            (Text(each.section), Text(each.passage), Text("、".join(labelled(figure) for figure in each.figures))) for each in told.missing
        )
        note = "下列内容所需数字的事项尚未接入，本报告不作表述。"
        yield Attachment("未接入事项", (_words(note), Table("", ("所在部分", "内容", "缺少的数字"), rows)))
    used = dict.fromkeys(run.figure for run in told.printed())
    if used:
        traced = tuple(_traced(told.figures[name], told.refer) for name in used)
        head = ("数字", "报告数", "笔数", "截至", "计数规则")
        note = "报告中的每个数字均由台账中的行为或者支付明细算出，计数规则如下。"
        yield Attachment("数字溯源", (_words(note), Table("", head, traced, frozenset({2}))))
    entered = tuple((Text(told.figures[name].label), Text(brought[name])) for name in used if name in brought)
    if entered:
        note = "下列数字中，有些所数的事项在别处办结后补录，或者系统启用以前已有（期初）。补录、期初的如实计入，但未经本系统的程序把关。"
        yield Attachment("补录和期初", (_words(note), Table("", ("数字", "其中"), entered)))
    if silent:
        note = "下列数字在本年没有任何来源（系统尚未启用，也没有导入），既不能说有，也不能说没有，本报告不作表述："
        yield Attachment("没有来源的数字", (_words(f"{note}{'、'.join(silent)}。"),))


def _traced(figure: PrintedFigure, refer: Callable[[PrintedFigure, str], FigureRef]) -> tuple[Run, ...]:
    count = "" if figure.count is None else str(figure.count)
    as_of = date_text(figure.as_of) if figure.as_of else ""
    return Text(figure.label), refer(figure, figure.text), Text(count), Text(as_of), Text(figure.rule)


def _words(text: str) -> Paragraph:
    return Paragraph((Text(text),))
