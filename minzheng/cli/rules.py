"""Commands that need no database: matters, facts, guide, try, walk, deadline."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import typer

from minzheng import calendar
from minzheng.catalogue import matter as matter_of
from minzheng.catalogue import matters as all_matters
from minzheng.library.locality import Locality, shipped
from minzheng.vocabulary import Matter
from minzheng.vocabulary.deciding import Due, clocks_of, decide, law_of
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.form import read_answers, schema
from minzheng.vocabulary.guide import guide as guide_of
from minzheng.vocabulary.situation import Situation
from minzheng.vocabulary.wording import written_number

from .output import FALSE, TRUE, emit, end, read_json
from .walk import walk_script

Json = Annotated[bool, typer.Option("--json", help="只输出一个 JSON 文档")]
On = Annotated[str, typer.Option("--on", help="行为日期，写作 2024-07-01")]
Where = Annotated[str, typer.Option("--locality", help="地区数据目录；不写用自带的")]


def register(app: typer.Typer) -> None:
    app.command("matters", help="列出全部事项。")(matters)
    app.command("facts", help="一个事项需要的事实（JSON Schema）。")(facts)
    app.command("guide", help="一个事项的办事指南。")(guide)
    app.command("try", help="把一组事实交给规则，看结论和理由。")(try_)
    app.command("walk", help="在一个新案件上依次试办各环节。")(walk)
    app.command("deadline", help="计算期限。")(deadline)


def read_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refusal(f"“{text}”不是日期", remedy="请写作 2024-07-01。") from None


def situation_on(day: date, locality: str) -> Situation:
    here = Locality.load(locality) if locality else shipped()
    return Situation(day, calendar.PACKAGED, here.rates)


def matters(json: Json = False) -> None:
    if json:
        emit([describe(one) for one in all_matters()])
        return
    for one in all_matters():
        typer.echo(f"{one.id:<22}{one.title}（{one.kind}·{one.line}）")


def describe(one: Matter) -> dict[str, Any]:
    """A matter for a program: identity, law, steps with their verbs, figures."""
    return {
        "id": one.id, "title": one.title, "kind": one.kind, "line": one.line, "basis": [str(a) for a in one.basis],
        "conditions": [{"title": c.title, "basis": str(c.basis)} for c in one.conditions],
        "steps": [
            {"verb": s.verb, "title": s.title, "office": s.office.id, "office_title": s.office.title,
             "within": str(s.within) if s.within else None, "after": s.after.verb if s.after else None, "times": s.times,
             "officers": s.officers, "decides": s.decides, "final": s.final, "records": [f.key for f in s.records],
             "gates": [{"title": g.title, "basis": str(g.basis)} for g in one.gates_of(s)]}
            for s in one.steps
        ],
        "figures": [{"id": f.id, "label": f.label, "unit": f.unit} for f in one.figures],
    }  # fmt: skip


def facts(matter: str, json: Json = False) -> None:
    emit(schema(matter_of(matter)))


def guide(matter: str, on: On = "", json: Json = False) -> None:
    day = read_day(on) if on else date.today()
    sections = guide_of(matter_of(matter), day)
    if json:
        emit([{"title": section.title, "lines": list(section.lines)} for section in sections])
        return
    for section in sections:
        typer.echo(f"【{section.title}】")
        for line in section.lines:
            typer.echo(f"  {line}")


def try_(matter: str, on: On, facts: Annotated[str, typer.Option("--facts", help="事实的 JSON 文件，- 为标准输入")],
         json: Json = False, locality: Where = "") -> None:  # fmt: skip
    one, day = matter_of(matter), read_day(on)
    known, members, history = read_answers(one, read_json(facts))
    situation = situation_on(day, locality)
    situation.facts, situation.members, situation.history = known, members, history
    decision = decide(one, situation)
    dues = clocks_of(one, situation)
    if json:
        emit({
            "decision": decision.verdict, "amount_fen": decision.amount,
            "reasons": [{"condition": r.condition, "holds": r.holds, "saw": r.saw, "basis": r.basis} for r in decision.reasons],
            "deadlines": [due_json(due) for due in dues], "law": list(law_of(one, day)),
        })  # fmt: skip
    else:
        words = {"grant": one.grant.title if one.grant else "符合", "refuse": one.refusal.title if one.refusal else "不符合", "review": "须由人认定"}
        money = f"，{written_number(decision.amount, '分')}" if decision.verdict == "grant" and decision.amount is not None else ""
        typer.echo(f"{one.title}：{words[decision.verdict]}{money}")
        for reason in decision.reasons:
            typer.echo(f"  {reason}")
        for due in dues:
            typer.echo(f"  期限 {due.title}：{due.due or due.limit}（{due.basis}）")
    end(TRUE if decision.verdict == "grant" else FALSE)


def due_json(due: Due) -> dict[str, Any]:
    return {"step": due.step, "title": due.title, "due": due.due.isoformat() if due.due else None, "limit": due.limit, "basis": due.basis,
            "counted_from": due.counted_from.isoformat() if due.counted_from else None, "provisional": due.provisional}  # fmt: skip


def walk(matter: str, script: Annotated[str, typer.Option("--script", help="行为清单的 JSON 文件，- 为标准输入")],
         json: Json = False, locality: Where = "") -> None:  # fmt: skip
    one = matter_of(matter)
    result = walk_script(one, read_json(script), lambda day: situation_on(day, locality))
    if json:
        emit(result)
    else:
        typer.echo(f"接受{result['accepted']}个行为，现为：{result['state']}")
        if result["stopped_at"] is not None:
            typer.echo(f"第{result['stopped_at'] + 1}个行为被“{result['gate']}”拦下：{result['why']}")
    end(TRUE if result["stopped_at"] is None else FALSE)


def deadline(start: Annotated[str, typer.Option("--from", help="起算日（当日不计入）")],
             working_days: Annotated[int | None, typer.Option("--working-days")] = None,
             days: Annotated[int | None, typer.Option("--days")] = None,
             months: Annotated[int | None, typer.Option("--months")] = None,
             roll: Annotated[str, typer.Option("--roll", help="none 不顺延，next 顺延至下一工作日")] = "none",
             json: Json = False) -> None:  # fmt: skip
    given = {"working_days": working_days, "days": days, "months": months}
    chosen = {name: value for name, value in given.items() if value is not None}
    if len(chosen) != 1:
        raise Refusal("期限要且只要写一种长度", remedy="--working-days、--days、--months 选其一。")
    if roll not in ("none", "next"):
        raise Refusal(f"不认识的顺延规则“{roll}”", remedy="--roll 写 none 或者 next。")
    length = next(iter(chosen.values()))
    if length < 0:
        raise Refusal("期限的长度不能为负", remedy="请写零或者正整数。")
    found = calendar.deadline(read_day(start), **chosen, roll=roll)
    if json:
        emit({"due": found.due.isoformat(), "unrolled": found.unrolled.isoformat(), "counted_from": found.counted_from.isoformat(),
              "provisional": found.provisional})  # fmt: skip
        return
    typer.echo(f"{found.due}" + ("（暂定：该年放假通知尚未公布）" if found.provisional else ""))
