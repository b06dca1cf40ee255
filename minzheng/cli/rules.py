"""Commands that describe: matters, facts, guide. They need no database."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import typer

from minzheng.catalogue import matter as matter_of
from minzheng.catalogue import matters as all_matters
from minzheng.vocabulary import Matter
from minzheng.vocabulary.answers import answers_of
from minzheng.vocabulary.boundaries import boundary_cases
from minzheng.vocabulary.deciding import clocks_of, decide
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.form import schema
from minzheng.vocabulary.guide import guide as guide_of
from minzheng.vocabulary.situation import Situation

from .arguments import Id, Json, Where, read_day, situation_on
from .output import emit
from .usage import App

KINDS = {"boolean": "true 或 false", "integer": "整数", "string": "文字"}


def register(app: App) -> None:
    app.command("matters", help="列出全部事项。")(matters)
    app.command("facts", help="一个事项需要哪些事实；--json 为 JSON Schema，--example 为一份可以直接试办的示例。")(facts)
    app.command("guide", help="一个事项的办事指南。")(guide)


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
            {"verb": s.verb, "title": s.title, "office": s.office.id, "office_title": s.office.title, "offices": [o.id for o in s.offices],
             "within": str(s.within) if s.within else None, "after": s.after.verb if s.after else None, "times": s.times,
             "officers": s.officers, "decides": s.decides, "final": s.final, "records": [f.key for f in s.records],
             "gates": [{"title": g.title, "basis": str(g.basis)} for g in one.gates_of(s)]}
            for s in one.steps
        ],
        "figures": [{"id": f.id, "label": f.label, "unit": f.unit} for f in one.figures],
    }  # fmt: skip


def facts(matter: Id, json: Json = False, example: Annotated[bool, typer.Option("--example", help="一份示例事实（JSON）")] = False,
          on: Annotated[str, typer.Option("--on", metavar="日期", help="示例按哪一天的法律")] = "2024-07-01", locality: Where = "") -> None:  # fmt: skip
    one = matter_of(matter)
    if example:
        emit(example_of(one, situation_on(read_day(on), locality)))
    elif json:
        emit(schema(one))
    else:
        _tell(schema(one))


def example_of(matter: Matter, like: Situation) -> dict[str, Any]:
    """Imagined facts of an everyday case, as `try` takes them: one that would be granted and has begun, where one is found."""
    imagined = [case.situation for case in boundary_cases(matter, like)]
    chosen = max(imagined, key=lambda one: (_granted(matter, one), len(one.history.acts)))
    return answers_of(matter, chosen.facts, chosen.members, chosen.history)


def _granted(matter: Matter, situation: Situation) -> bool:
    """Whether it would be granted and its deadlines lie in years whose holidays are known."""
    try:
        clocks_of(matter, situation)
        return decide(matter, situation).verdict == "grant"
    except Refusal:
        return False


def _tell(shape: dict[str, Any]) -> None:
    typer.echo(f"{shape['title']}需要的事实（minzheng try 的 --facts；--example 给出一份示例）：")
    for group, one in shape["properties"].items():
        if group == "steps":
            for verb, past in one["properties"].items():
                _tell_group(f"steps.{verb}", f"已经办理的“{past['title']}”，没有办理的不写", past)
        elif one["type"] == "array":
            _tell_group(f"{group}[]", f"{one['title']}，逐人（逐条）填写", one["items"])
        else:
            _tell_group(group, one["title"], one)


def _tell_group(place: str, title: str, shape: dict[str, Any]) -> None:
    typer.echo(f"{place}  {title}")
    for name, field in shape["properties"].items():
        note = f"（{field['description']}）" if "description" in field else ""
        typer.echo(f"  {name:<26} {field['title']}：{_kind(field)}{note}")


def _kind(field: dict[str, Any]) -> str:
    if "enum" in field:
        return "、".join(field["enum"])
    if field.get("format") == "date":
        return "日期" + ("或空值" if "null" in field["type"] else "")
    unit = field.get("unit")
    return KINDS[field["type"]] + (f"（单位：{unit}）" if unit else "")


def guide(matter: Id, on: Annotated[str, typer.Option("--on", metavar="日期", help="按哪一天的法律；不写为今天")] = "", json: Json = False) -> None:
    sections = guide_of(matter_of(matter), read_day(on) if on else date.today())
    if json:
        emit([{"title": section.title, "lines": list(section.lines)} for section in sections])
        return
    for section in sections:
        typer.echo(f"【{section.title}】")
        for line in section.lines:
            typer.echo(f"  {line}")
