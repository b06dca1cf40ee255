"""Commands for spreadsheets: a register's template, an import with its dry run and report, lists written out."""

from __future__ import annotations

import json as json_text
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from minzheng.vocabulary.errors import Refusal

from . import crossing
from .arguments import Json, read_day
from .database import prepared
from .output import FALSE, TRUE, emit, end, read_json
from .usage import App

KINDS = "people、households、officers、organisations、payments（别处已发）、bank_results（银行回盘）、care_homes、canteens、places 等；补录写事项"

Register = Annotated[str, typer.Argument(metavar="登记簿", help=KINDS)]
SHOWN = 20
"""Problems printed to the terminal; all of them stand in the report."""


def register(app: App) -> None:
    app.command("template", help="写出一个登记簿的导入模板（.xlsx）：栏目、说明、可选项。")(template)
    app.command("import", help="导入一份电子表格：先 --dry-run 看会新增、更正、退回什么，确认表头的对应，再导入。")(import_)
    app.command("export", help="写出一份清单（.xlsx 或者 .csv）：people、organisations、payments、cases；姓名和号码隐去。")(export)


def template(register: Register, out: Annotated[str, typer.Option("--out", metavar="文件", help="写到哪个 .xlsx 文件")], json: Json = False) -> None:
    prepared()
    from minzheng.exchange import kinds, papers
    from minzheng.procedure.district import district

    here = district()
    papers.template(kinds.layout(register), here.locality, _xlsx(out), mark=here.mark)
    emit({"register": register, "out": out}) if json else typer.echo(f"已写出模板：{out}")


def import_(register: Register, file: Annotated[str, typer.Argument(metavar="文件", help=".xlsx、.xls 或者 .csv")],
            dry_run: Annotated[bool, typer.Option("--dry-run", help="只看，不写")] = False,
            mapping: Annotated[str, typer.Option("--mapping", metavar="文件", help="经人核对的栏目对应（JSON）")] = "",
            save_mapping: Annotated[str, typer.Option("--save-mapping", metavar="文件", help="写出建议的栏目对应，供核对")] = "",
            sheet: Annotated[str, typer.Option("--sheet", metavar="工作表", help="只读这一张；不写读全部认得出表头的")] = "",
            all_or_nothing: Annotated[bool, typer.Option("--all-or-nothing", help="有一行退回就都不导入")] = False,
            report: Annotated[str, typer.Option("--report", metavar="文件", help="逐行结果写到哪个 .xlsx 文件")] = "",
            source: Annotated[str, typer.Option("--source", metavar="系统", help="这份表从哪个系统导出")] = "",
            elsewhere: Annotated[bool, typer.Option("--elsewhere", help="是补录；不写是期初")] = False,
            by: Annotated[str, typer.Option("--by", metavar="工号", help="经办人；演练地区可以不写")] = "",
            on: Annotated[str, typer.Option("--on", metavar="日期", help="登记日期；不写为今天")] = "", json: Json = False) -> None:  # fmt: skip
    prepared(write=not dry_run)
    from minzheng.desk.accounts import security
    from minzheng.exchange import intake, kinds, papers
    from minzheng.exchange import mapping as mappings
    from minzheng.procedure import crosschecks
    from minzheng.procedure.authorising import SECURITY
    from minzheng.procedure.district import district
    from minzheng.procedure.importing import importer
    from minzheng.procedure.opening import ELSEWHERE, OPENING

    layout, day = kinds.layout(register), read_day(on) if on else date.today()
    told = mappings.from_document(read_json(mapping)) if mapping else None
    reported = _xlsx(report) if report else None
    if save_mapping and told is None:
        proposal = intake.proposed(layout, Path(file), sheet)
        _save(Path(save_mapping), proposal.document())
    plan = intake.prepare(layout, Path(file), day, told, sheet, source)
    acts: list[int] = []
    checked = None
    if not dry_run:
        who, origin = security(by) if SECURITY in layout.who else importer(by, layout.who), ELSEWHERE if elsewhere else OPENING
        acts = intake.take_in(plan, on=day, by=who, origin=origin, source=source, all_or_nothing=all_or_nothing)
        checked, told_of = crosschecks.told_after_import(acts, on=day, by=who)
        plan.notices += told_of
    counts, refused = plan.counts, plan.counts[intake.REFUSED]
    done = not dry_run and not plan.stopped(all_or_nothing)
    if reported is not None:
        papers.report(plan, reported, done=done, mark=district().mark)
    if json:
        emit({"register": register, "file": plan.file.name, "digest": plan.file.digest, "written": done, "acts": acts, **counts,
              "mapping": {**plan.mapping.document(), "digest": plan.mapping.digest, "how": dict(plan.how), "confirmed": plan.confirmed},
              "problems": [{"sheet": one.sheet, "row": one.row, "column": one.column, "text": one.text} for one in plan.problems],
              "notices": plan.notices, "cross_check": crossing.as_json(checked) if checked is not None else None})  # fmt: skip
    else:
        _tell(plan, done, counts)
    end(FALSE if refused else TRUE)


def export(name: Annotated[str, typer.Argument(metavar="清单", help="people、households、officers、organisations、payments、cases、canteens 等")],
           out: Annotated[str, typer.Option("--out", metavar="文件", help="写到哪个 .xlsx 或者 .csv 文件")],
           year: Annotated[int, typer.Option("--year", metavar="年份", help="哪一年的；发放明细必写")] = 0,
           town: Annotated[str, typer.Option("--town", metavar="代码", help="只写一个镇（街道）的")] = "",
           unmasked: Annotated[bool, typer.Option("--unmasked", help="不隐去姓名和号码；须写 --why，记入台账")] = False,
           why: Annotated[str, typer.Option("--why", metavar="理由", help="为什么需要完整的个人信息")] = "",
           by: Annotated[str, typer.Option("--by", metavar="工号", help="谁导出；演练地区可以不写")] = "", json: Json = False) -> None:  # fmt: skip
    prepared(write=unmasked)
    from minzheng.exchange import lists
    from minzheng.procedure.importing import importer

    asked = lists.Asked(year, town, unmasked)
    rows = lists.export(lists.named(name), Path(out), asked, by=importer(by) if unmasked else None, why=why)
    emit({"list": name, "out": out, "rows": rows, "masked": not unmasked}) if json else typer.echo(f"已写出{rows}行：{out}")


def _tell(plan: Any, done: bool, counts: dict[str, int]) -> None:
    from minzheng.exchange.intake import WORDS

    for heading, how in plan.how.items():
        key = plan.mapping.key_of(heading)
        typer.echo(f"表头“{heading}” → {plan.layout.column(key).title if key else '不读'}（{how}）")
    for notice in plan.notices:
        typer.echo(notice)
    for problem in plan.problems[:SHOWN]:
        typer.echo(str(problem))
    if len(plan.problems) > SHOWN:
        typer.echo(f"……另有{len(plan.problems) - SHOWN}处，用 --report 文件 写出全部")
    typer.echo(("已导入：" if done else "没有写入。会：") + "，".join(f"{WORDS[status]}{count}行" for status, count in counts.items()))


def _save(out: Path, document: dict[str, Any]) -> None:
    try:
        out.write_text(json_text.dumps(document, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    except OSError as problem:
        raise Refusal(f"写不了{out}（{problem.strerror}）", remedy="请核对目录和权限。") from None


def _xlsx(out: str) -> Path:
    if Path(out).suffix.lower() != ".xlsx":
        raise Refusal(f"不能写成“{Path(out).name}”", remedy="请写 .xlsx 文件。")
    return Path(out)
