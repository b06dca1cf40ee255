"""Commands that try the law on imagined facts: try (one decision), walk (a procedure), deadline. They need no database."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import typer

from minzheng import calendar
from minzheng.catalogue import matter as matter_of
from minzheng.practice.walk import walk_script
from minzheng.vocabulary import Matter, Monthly
from minzheng.vocabulary.deciding import Decision, Due, clocks_from_opening, decide, law_of
from minzheng.vocabulary.errors import NotInForce, Refusal
from minzheng.vocabulary.form import read_answers
from minzheng.vocabulary.wording import written_day, written_money

from .arguments import Id, Json, Where, read_day, situation_on
from .output import FALSE, TRUE, UNCHECKED, emit, end, read_json
from .usage import App

LONGEST = 100_000


def register(app: App) -> None:
    app.command("try", help="把一组事实交给规则，看结论、理由、金额和期限。facts 事项 --example 给出示例。")(try_)
    app.command("walk", help="在一个新案件上依次试办各环节，看法律让它走到哪里。环节名由 matters --json 列出。")(walk)
    app.command("deadline", help="计算期限：起算日不计入，调休已计。")(deadline)


def try_(matter: Id, on: Annotated[str, typer.Option("--on", metavar="日期", help="行为日期，写作 2024-07-01")],
         facts: Annotated[str, typer.Option("--facts", metavar="文件", help="事实的 JSON 文件，- 为标准输入")],
         json: Json = False, locality: Where = "") -> None:  # fmt: skip
    one, day = matter_of(matter), read_day(on)
    situation = situation_on(day, locality)
    if not one.in_force(day):
        raise NotInForce(one.title, day, one.basis.cite())
    situation.facts, situation.members, situation.history = read_answers(one, read_json(facts))
    decision = decide(one, situation)
    dues = clocks_from_opening(one, situation)
    if json:
        emit({
            "decision": decision.verdict, "amount_fen": decision.amount,
            **({"tier": decision.tier} if one.tiers else {}), **({"parts_fen": dict(decision.parts)} if decision.parts else {}),
            "reasons": [{"condition": r.condition, "holds": r.holds, "saw": r.saw, "basis": r.basis} for r in decision.reasons],
            "deadlines": [due_json(due) for due in dues], "law": list(law_of(one, day)),
        })  # fmt: skip
    else:
        _tell(one, day, decision, dues)
    end(TRUE if decision.verdict == "grant" else FALSE)


def _tell(one: Matter, day: date, decision: Decision, dues: tuple[Due, ...]) -> None:
    words = {"grant": one.grant.title if one.grant else "符合", "refuse": one.refusal.title if one.refusal else "不符合", "review": "须由人认定"}
    money = f"，{written_money(decision.amount)}" if decision.verdict == "grant" and decision.amount is not None and not recognises(one) else ""
    money += "".join(f"，{name}{written_money(part)}" for name, part in decision.parts)
    page = f"，{matter_of(decision.tier).title}" if decision.tier else ""
    typer.echo(f"{one.title}：{words[decision.verdict]}{page}{money}")
    for reason in decision.reasons:
        typer.echo(f"  {reason}")
    for due in dues:
        begun = one.step(due.assumed)
        supposed = f"（假定{written_day(day)}{begun.title}）" if begun else ""
        typer.echo(f"  期限 {due.title}{supposed}：{due.due or due.limit}{'（暂定）' if due.provisional else ''}（{due.basis}）")


def recognises(one: Matter) -> bool:
    """Whether the matter gives a standing and no money."""
    return isinstance(one.pays, Monthly) and one.pays.recognition


def due_json(due: Due) -> dict[str, Any]:
    return {"step": due.step, "title": due.title, "due": due.due.isoformat() if due.due else None, "limit": due.limit, "basis": due.basis,
            "counted_from": due.counted_from.isoformat() if due.counted_from else None, "provisional": due.provisional,
            "assumed": due.assumed or None}  # fmt: skip


def walk(matter: Id, script: Annotated[str, typer.Option("--script", metavar="文件", help="行为清单的 JSON 文件，- 为标准输入")] = "",
         example: Annotated[bool, typer.Option("--example", help="不试办，只给出一份依法办成的示例清单（JSON）")] = False,
         json: Json = False, locality: Where = "") -> None:  # fmt: skip
    """Ends 0 when every act was accepted, 1 when the law stopped one, 2 when an act could not be judged for want of a fact."""
    one = matter_of(matter)
    if example:
        from minzheng.practice.example import script_of

        emit(script_of(one))
        return
    if not script:
        raise Refusal("没有写 --script 文件", remedy=f"minzheng walk {matter} --example 可得一份示例。")
    result = walk_script(one, read_json(script), lambda day: situation_on(day, locality))
    if json:
        emit(result)
    else:
        typer.echo(f"接受{result['accepted']}个行为，现为：{result['state']}")
        for one_late in result["late"]:
            typer.echo(f"第{one_late['place'] + 1}个行为（{one_late['verb']}）逾期：{one_late['title']}至{one_late['due']}（{one_late['basis']}）")
        if result["stopped_at"] is not None:
            gate = f"被“{result['gate']}”拦下" if "error" not in result else "无法判断"
            typer.echo(f"第{result['stopped_at'] + 1}个行为（{result['stopped_verb']}）{gate}：{result['why']}", err="error" in result)
    end(UNCHECKED if "error" in result else TRUE if result["stopped_at"] is None else FALSE)


def deadline(start: Annotated[str, typer.Option("--from", metavar="日期", help="起算日（当日不计入）")],
             working_days: Annotated[int | None, typer.Option("--working-days", metavar="数", help="工作日")] = None,
             days: Annotated[int | None, typer.Option("--days", metavar="数", help="日")] = None,
             months: Annotated[int | None, typer.Option("--months", metavar="数", help="月")] = None,
             roll: Annotated[str, typer.Option("--roll", metavar="规则", help="none 不顺延，next 末日为休息日的顺延至下一工作日")] = "none",
             json: Json = False) -> None:  # fmt: skip
    given = {"working_days": working_days, "days": days, "months": months}
    chosen = {name: value for name, value in given.items() if value is not None}
    if len(chosen) != 1:
        raise Refusal("期限要且只要写一种长度", remedy="--working-days、--days、--months 选其一。")
    if roll not in ("none", "next"):
        raise Refusal(f"不认识的顺延规则“{roll}”", remedy="--roll 写 none 或者 next。")
    if not 0 <= next(iter(chosen.values())) <= LONGEST:
        raise Refusal(f"期限的长度应在0至{LONGEST}之间", remedy="请核对期限。")
    found = calendar.deadline(read_day(start), **chosen, roll=roll)
    if json:
        emit({"due": found.due.isoformat(), "unrolled": found.unrolled.isoformat(), "counted_from": found.counted_from.isoformat(),
              "provisional": found.provisional})  # fmt: skip
        return
    typer.echo(f"{found.due}" + ("（暂定：该年放假通知尚未公布）" if found.provisional else ""))
