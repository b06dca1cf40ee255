"""The citizen's guide (办事指南) of a matter on a day, written by the page itself: conditions, what to bring, steps, limits, money."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .matter import Matter, Monthly
from .terms import TwoReadings
from .wording import lasting, wording


@dataclass(frozen=True)
class GuideSection:
    """A heading and its lines."""

    title: str
    lines: tuple[str, ...]


def guide(matter: Matter, day: date) -> tuple[GuideSection, ...]:
    """The sections of the guide under the law in force on `day`; clauses whose law is not in force are left out."""
    sections = [
        GuideSection("事项", (f"{matter.title}（{matter.kind}，{matter.line}）",)),
        GuideSection("设定依据", tuple(str(article) for article in matter.basis if article.in_force(day))),
        GuideSection("办理条件", _conditions(matter, day)),
        GuideSection("依次审核的类别", () if matter.tiers is None else tuple(f"{n}．{page.title}" for n, page in enumerate(matter.tiers.pages, 1))),
        GuideSection("申请材料", _evidence(matter, day)),
        GuideSection("办理流程", _steps(matter, day)),
        GuideSection("办理期限", tuple(f"{c.title}：至{wording(c.due)}（{c.basis.cite(day)}）" for c in matter.clocks if c.basis.in_force(day))),
        GuideSection("待遇", _money(matter)),
        GuideSection("办理结果", tuple(f"{o.title}：{o.document}" for o in (matter.grant, matter.refusal) if o is not None)),
    ]
    return tuple(section for section in sections if section.lines)


def _conditions(matter: Matter, day: date) -> tuple[str, ...]:
    lines = []
    for number, condition in enumerate((c for c in matter.conditions if c.basis.in_force(day)), 1):
        doubt = next((part.question for part in condition.term.walk() if isinstance(part, TwoReadings)), "")
        asked = f"；存在两种理解：{doubt}" if doubt else ""
        said = wording(condition.term)
        told = condition.title if said == condition.title else f"{condition.title}：{said}"
        lines.append(f"{number}．{told}{asked}（{condition.basis.cite(day)}）")
    return tuple(lines)


def _evidence(matter: Matter, day: date) -> tuple[str, ...]:
    lines = []
    for number, evidence in enumerate((e for e in matter.evidence if e.basis.in_force(day)), 1):
        held = f"（免提交，由{evidence.held}核验）" if evidence.held else ""
        only = f"（仅限{wording(evidence.only)}的）" if evidence.only is not None else ""
        lines.append(f"{number}．{evidence.title}{only}{held}")
    return tuple(lines)


def _steps(matter: Matter, day: date) -> tuple[str, ...]:
    lines = []
    steps = [step for step in matter.steps if not step.basis or step.basis.in_force(day)]
    for number, step in enumerate(steps, 1):
        limit = f"，{step.within}" if step.within is not None and step.within.is_set else ""
        after = f"（{step.after.title}之后）" if step.after is not None else ""
        notice = f"，公示{lasting(step.notice)}" if step.notice is not None else ""
        other = f"（{wording(step.instead[0])}的，由{step.instead[1].title}办理）" if step.instead is not None else ""
        by = f"{step.office.title}，自动办理" if step.office.clock else f"{step.office.title}办理"
        lines.append(f"{number}．{step.title}：{by}{other}{after}{limit}{notice}")
    if any(step.within is not None and not step.within.is_set for step in steps):
        lines.append("没有写明时限的环节，时限由本地规定，本地的规定还没有取得。")
    return tuple(lines)


def _money(matter: Matter) -> tuple[str, ...]:
    if matter.waives is not None:
        return (f"免除：{wording(matter.waives)}",)
    if matter.pays is None:
        return ()
    amount = wording(matter.pays.amount)
    if isinstance(matter.pays, Monthly) and matter.pays.recognition:
        return ("身份认定，本身不发放资金",)
    if isinstance(matter.pays, Monthly):
        return (f"按月发放：{amount}", f"起发月份：{wording(matter.pays.starts)}")
    return (f"一次发放：{amount}",)
