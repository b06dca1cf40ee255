"""The year's report, composed from the acts: figures with lineage, relations checked first, then words around them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import orjson
from django.db import connection

from minzheng.procedure.district import district
from minzheng.reporting import editions
from minzheng.reporting.documents import pdf, web, word
from minzheng.reporting.documents.model import Document
from minzheng.reporting.figures import printing
from minzheng.reporting.figures.approved import Approval, approved
from minzheng.reporting.figures.lineage import all_figures, declared, period
from minzheng.reporting.figures.printing import PrintedFigure
from minzheng.reporting.figures.signed import signed_on
from minzheng.reporting.figures.sources import brought, unsourced
from minzheng.reporting.narrative.compose import Composition, compose
from minzheng.reporting.narrative.versions import begun, edited
from minzheng.reporting.rectified import shortcomings
from minzheng.reporting.relations import Finding, blocking, evaluate
from minzheng.vocabulary.errors import Refusal

Link = Callable[[str], str]
SENSITIVE_LINES = ("儿童福利", "收养登记", "未成年人保护", "婚姻登记")


def figures_of(year: int, as_of: date | None = None, *, public: bool = False) -> dict[str, PrintedFigure]:
    """The year's figures by id, without those that nothing tells; in the public copy a count of persons under five is shown only
    as “少于5”, unless the head approved that number."""
    silent = unsourced(year, as_of)
    found = {figure.id: figure for figure in all_figures(year, as_of) if figure.id not in silent}
    if public:
        approvals = approved(year, as_of)
        found = {id: _told_in_public(figure, approvals.get(id)) if declared()[id][0].line in SENSITIVE_LINES else figure for id, figure in found.items()}
    return found


def _told_in_public(figure: PrintedFigure, approval: Approval | None) -> PrintedFigure:
    """A figure as the public copy shows it; an approval holds for the number it names and no other."""
    hidden = printing.small_cell(figure)
    if not hidden.masked or approval is None or approval.value != figure.value:
        return hidden
    return replace(figure, rule="；".join(part for part in (figure.rule, f"经负责人批准公开原数（台账第{approval.seq}号）") if part))


def relations_of(year: int, as_of: date | None = None) -> tuple[Finding, ...]:
    """The relations between the year's figures, over exact values."""
    return tuple(evaluate(figures_of(year, as_of), year=year))


def report_of(year: int, as_of: date | None = None, *, public: bool = False, desk_link: Link | None = None,
              public_link: Link | None = None, signing: date | None = None) -> Composition:  # fmt: skip
    """The report of a year as the journal gives it now, dated the day of `signing` when it is being signed. Raises Refusal when a
    relation that must hold in every year does not, naming it."""
    failing = blocking(relations_of(year, as_of))
    if failing:
        raise Refusal("数字之间的关系不成立，不能成文：" + "；".join(str(one) for one in failing), remedy="请按数字的来历核对各行为。")
    here, silent, day = district(), unsourced(year, as_of), signing or _day(year)
    links: dict[str, Link] = {}
    if desk_link is not None:
        links["desk_link"] = desk_link
    if public_link is not None:
        links["public_link"] = public_link
    return compose(
        year, figures_of(year, as_of, public=public), locality=here.locality.name, organ=here.locality.bureau, mark=here.mark or None,
        day=day, edited=_words(year, as_of, public and signing is None), tracked=shortcomings(year, as_of or day), brought=_elsewhere(year, as_of),
        silent=[figure.label for id, (_, figure) in declared().items() if id in silent], **links,
    )  # fmt: skip


def _elsewhere(year: int, as_of: date | None) -> dict[str, str]:
    """The figures that count anything entered from elsewhere, and how much."""
    return {id: str(one) for id, one in brought(year, as_of).items() if "elsewhere" in one.counts}


def _words(year: int, as_of: date | None, public: bool) -> dict[str, str]:
    """The sections as the bureau wrote them anew, or as they begin from what last year's report carried over. Raises Refusal for a
    public copy of words that nobody has signed yet."""
    found = edited(year, as_of)
    if found and public and signed_on(year) is None:
        raise Refusal(f"{year}年度的报告正在起草，还没有签发", remedy="签发、公开以后再看。")
    return begun(year, as_of) | found


def write_report(year: int, kind: str, out: Path, as_of: date | None, edition: str = "") -> list[str]:
    """Write the report as `kind`: docx, pdf, html or json; the passages left out (未接入). With `edition` (its number) what was signed
    then, as docx, pdf or html. Raises Refusal, OSError."""
    if edition and kind == "json":
        raise Refusal("签发过的版本不写成 json", remedy="--format 写 docx、pdf 或者 html。")
    made = Composition(editions.document(editions.numbered(year, edition, as_of)), (), (), year) if edition else report_of(year, as_of)
    missing = [str(one) for one in made.missing]
    match kind:
        case "docx":
            content = word.write(made.document)
        case "pdf":
            content = pdf.write(made.document)
        case "html":
            content = web_page(made.document)
        case _:
            content = orjson.dumps(_json(year, made, as_of), option=orjson.OPT_INDENT_2)
    draft = out.with_name(f".{out.name}.part")
    draft.write_bytes(content)
    draft.replace(out)
    return missing


def web_page(document: Document) -> bytes:
    """A document as a whole HTML page of its own, without style or script."""
    mark = f"（{document.mark}）" if document.mark else ""
    return (
        f'<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{document.title.replace(chr(10), '')}{mark}</title></head>\n<body>\n<main>\n{web.fragment(document)}\n</main>\n</body></html>\n"
    ).encode()


def _json(year: int, made: Composition, as_of: date | None) -> dict[str, object]:
    return {
        "year": year, "title": made.document.title, "as_of": period(year, as_of)[1].isoformat(),
        "figures": [figure.as_json() for figure in figures_of(year, as_of).values()],
        "relations": [{"id": one.relation.id, "outcome": str(one.outcome), "states": one.relation.states,
                       "to_answer": one.to_answer} for one in relations_of(year, as_of)],
        "not_connected": [str(one) for one in made.missing], "unsourced": sorted(unsourced(year, as_of)),
        "brought": {id: dict(one.counts) for id, one in brought(year, as_of).items()},
        "statements": [{"section": section, "text": text} for section, text in made.statements],
    }  # fmt: skip


def _day(year: int) -> date:
    """The day the report bears: that of its signature; unsigned, of the newest act of business, so that the same journal gives
    the same bytes."""
    if (signed := signed_on(year)) is not None:
        return signed
    with connection.cursor() as cursor:
        cursor.execute("SELECT MAX(\"on\") FROM journal_act WHERE matter <> 'journal'")
        found = cursor.fetchone()[0]
    newest = found if isinstance(found, date) else date.fromisoformat(found) if found else date(year, 12, 31)
    return max(newest, date(year, 12, 31))
