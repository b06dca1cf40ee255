"""Commands that read what others wrote: check-report."""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path
from typing import Annotated

import typer

from minzheng.checking.check import check
from minzheng.checking.findings import ERROR, IN_WORDS, Finding
from minzheng.checking.mentions import Text
from minzheng.checking.source import read
from minzheng.vocabulary.errors import Refusal

from .arguments import Json
from .output import FALSE, TRUE, emit, end
from .usage import App


def register(app: App) -> None:
    app.command("check-report", help="校核一份年度报告（任何单位的 txt、docx、html、pdf）：算术、单位、日期、必备内容和文字。")(check_report)


def check_report(file: Annotated[Path, typer.Argument(metavar="文件", help="报告的文件")],
                 year: Annotated[int | None, typer.Option("--year", metavar="年份", help="报告的年份；不写则由报告自己的题目和标题认出")] = None,
                 json: Json = False) -> None:  # fmt: skip
    if year is not None and not 1990 <= year <= 2200:
        raise Refusal(f"年份“{year}”不对", remedy="请写四位年份，如 2024。")
    raw = read(file)
    asked = year if year is not None else Text(raw).year
    printed = _figures_of(asked, raw) if asked is not None else None
    findings = check(raw, asked, printed)
    if json:
        emit([one.as_json() for one in findings])
    else:
        _tell(raw, findings, asked, printed is not None)
    end(FALSE if any(one.severity == ERROR for one in findings) else TRUE)


def _figures_of(year: int, raw: str) -> dict[str, tuple[Decimal, str, str]] | None:
    """The journal's figures of the year (exact value, unit, printed); None when there is none here, or the report is another district's."""
    from .database import prepared

    if not os.environ.get("DATABASE_URL") and not (Path(os.environ.get("MINZHENG_DATA") or "var") / "minzheng.sqlite3").exists():
        return None
    prepared()
    from minzheng.procedure.district import district
    from minzheng.reporting.figures.lineage import all_figures, year_is_known

    if not year_is_known(year) or district().locality.name not in raw:
        return None
    return {f.id: (f.exact, f.unit, f.text) for f in all_figures(year, None) if isinstance(f.exact, Decimal)}


def _tell(raw: str, findings: list[Finding], year: int | None, compared: bool) -> None:
    about = f"{year}年的报告，{len(raw)}字" if year else f"{len(raw)}字，没有认出年份"
    typer.echo(f"{about}；{'与本区台账比对过' if compared else '没有这一年的台账，只核对文字自身'}。")
    for severity, words in IN_WORDS.items():
        some = [one for one in findings if one.severity == severity]
        if some:
            typer.echo(f"\n{words}（{len(some)}）")
        for one in some:
            quote = one.quote.replace("\n", " ")
            typer.echo(f"  第{one.start + 1}字“{quote[:40]}{'…' if len(quote) > 40 else ''}”：{one.found}；{one.expected}。〔{one.rule}〕")
    if not findings:
        typer.echo("没有发现问题。")
