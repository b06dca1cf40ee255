"""The command `practice`: a clerk leads an invented case from the keyboard (or a file) and is told what stopped him and why."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer

from minzheng.catalogue import matter as matter_of
from minzheng.practice import drill as drills
from minzheng.practice.questions import paper
from minzheng.vocabulary.errors import BadFact, Refusal

from .arguments import Id, Json, Where, read_day, situation_on
from .output import FALSE, TRUE, emit, end
from .usage import App


def register(app: App) -> None:
    app.command("practice", help="演练办案：在虚构的案件上逐行试办“环节 日期 经办人”，办不成就说被哪个闸门拦下、为什么。")(practice)
    app.command("questions", help="由事项页面出学法考试的题：由谁办、多长时间、什么必须先成立，附条文。")(questions)


def questions(chosen: Annotated[list[str] | None, typer.Argument(metavar="[事项]...", help="出哪些事项的题，不写则全部")] = None,
              count: Annotated[int, typer.Option("--count", metavar="数", help="出几题")] = 10,
              seed: Annotated[int, typer.Option("--seed", metavar="数", help="同一个数印出同一份卷子")] = 1,
              on: Annotated[str, typer.Option("--on", metavar="日期", help="按哪一天的法律出题")] = "2024-07-01",
              answers: Annotated[bool, typer.Option("--answers", help="连答案和依据一起印")] = False, json: Json = False) -> None:  # fmt: skip
    """A paper from the pages themselves: each question has one right answer and the article that says so."""
    made = paper([matter_of(one) for one in chosen or ()], count, seed, read_day(on))
    if json:
        emit([one.as_json() for one in made])
        return
    for place, one in enumerate(made, 1):
        typer.echo(f"{place}. {one.text}")
        for letter, option in zip("ABCD", one.options, strict=True):
            typer.echo(f"   {letter}. {option}")
        if answers:
            typer.echo(f"   答案：{'ABCD'[one.answer]}（{one.basis}）")


def practice(matter: Id, story: Annotated[int, typer.Option("--story", metavar="序号", help="哪一种案件，从1数起")] = 1,
             json: Json = False, locality: Where = "") -> None:  # fmt: skip
    """Ends 0 when the case was led to its end, 1 when not. A line is `verb day [actor]`; what an act records is filled in."""
    one = matter_of(matter)
    drill, day = drills.begin(one, lambda on: situation_on(on, locality), story - 1)
    if not json:
        typer.echo(f"{one.title}：{drill.story.title}（虚构案件，{day}起）")
        typer.echo("环节：" + "、".join(f"{step.verb} {step.title}" for step in one.steps))
        for group, values in drill.facts.items():
            typer.echo(f"  {group}：{values}")
    answers: list[drills.Answer] = []
    for line in sys.stdin:
        if not line.strip():
            continue
        answer = _tried(drill, line)
        answers.append(answer)
        if not json:
            typer.echo(_told(answer))
        if drill.finished:
            break
    if json:
        emit({**drill.summary(), "answers": [answer.as_json() for answer in answers]})
    else:
        typer.echo(f"办成{len(drill.acts)}个环节，被拦下{len(drill.stopped)}次，{'已依法办结' if drill.finished else '尚未办结'}：{drill.state}")
    end(TRUE if drill.finished else FALSE)


def _tried(drill: drills.Drill, line: str) -> drills.Answer:
    """One line; a line that cannot be read is a stop of its own and not the end of the drill."""
    verb, day, actor = [*line.split(maxsplit=2), "", "", ""][:3]
    told: dict[str, Any] = {"verb": verb, "on": day, "actor": actor.strip()}
    try:
        step = drill.matter.step(verb)
        if step is not None and step.records:
            told["facts"] = drill.usual(step, read_day(day))
        return drill.attempt(told)
    except BadFact as wrong:
        return drills.Answer(verb, day, False, drill.state, "写法", "", str(wrong))
    except Refusal as refusal:
        return drills.Answer(verb, day, False, drill.state, refusal.gate or "写法", refusal.basis, str(refusal))


def _told(answer: drills.Answer) -> str:
    if answer.accepted:
        return f"  接受：{answer.state}" + "".join(f"；逾期：{one}" for one in answer.late)
    return f"  被“{answer.gate}”拦下：{answer.why}"
