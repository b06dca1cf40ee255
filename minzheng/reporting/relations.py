"""The relations between a year's figures, evaluated before the report is sealed (督察工作规定第三十二条：不得提供虚假资料).

A relation whose figures are absent is skipped, by name. What the relations are stands in `minzheng.relations`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from minzheng.relations import LEGAL_MINIMUM, RELATIONS, SOURCE_YEAR, Relation, Scope, Values
from minzheng.reporting.figures.printing import PrintedFigure
from minzheng.reporting.narrative.labels import names

NAMES = {"foundations_total": "基金会个数"} | names()
"""What people read for a figure; the report itself never prints foundations."""


class Outcome(StrEnum):
    """What became of a relation."""

    HOLDS = "成立"
    FAILS = "不成立"
    SKIPPED = "未核对"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one relation came to: the values it `saw` as printed, the ids `missing`, a sentence to show, and the `labels` of
    the ids in Chinese (people read labels, JSON keeps ids)."""

    relation: Relation
    outcome: Outcome
    saw: Mapping[str, str]
    missing: tuple[str, ...] = ()
    why: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)

    @property
    def blocks(self) -> bool:
        """Whether the report may not be sealed with it."""
        return self._fails and self.relation.strict and self.relation.kind != LEGAL_MINIMUM

    @property
    def to_answer(self) -> bool:
        """Whether the bureau fell short of what the law asks as a minimum: the report may be sealed, with a reason given at sign-off."""
        return self._fails and self.relation.kind == LEGAL_MINIMUM

    @property
    def _fails(self) -> bool:
        return self.outcome is Outcome.FAILS and self.relation.scope is Scope.ANY_YEAR

    def __str__(self) -> str:
        seen = "，".join(f"{self.labels.get(figure, figure)}为{text}" for figure, text in self.saw.items())
        tail = self.why or seen
        return f"{self.relation.id}（{self.relation.states}）：{self.outcome}" + (f"。{tail}。" if tail else "。")


def evaluate(figures: Mapping[str, PrintedFigure], *, year: int) -> tuple[Finding, ...]:
    """One finding for each of the relations, in order."""
    return tuple(_evaluate_one(relation, figures, year) for relation in RELATIONS)


def blocking(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Those findings with which a report may not be sealed."""
    return tuple(finding for finding in findings if finding.blocks)


def unanswered(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Those minimums of the law that the year fell short of."""
    return tuple(finding for finding in findings if finding.to_answer)


def _evaluate_one(relation: Relation, figures: Mapping[str, PrintedFigure], year: int) -> Finding:
    if relation.scope is Scope.SOURCE and year != SOURCE_YEAR:
        return Finding(relation, Outcome.SKIPPED, {}, why=f"只核对{SOURCE_YEAR}年原报告自身的数字")
    missing = tuple(name for name in relation.uses if name not in figures)
    labels = {name: NAMES[name] for name in relation.uses + relation.optional}
    if missing:
        why = "缺少" + "".join(f"“{labels[name]}”" for name in missing)
        return Finding(relation, Outcome.SKIPPED, {}, missing, why, labels)
    present = {name: figures[name] for name in relation.uses + relation.optional if name in figures}
    numbers = dict.fromkeys(relation.optional, Decimal(0))
    numbers |= {name: _number(figure, relation.scope) for name, figure in present.items()}
    outcome = Outcome.HOLDS if relation.holds(Values(numbers)) else Outcome.FAILS
    return Finding(relation, outcome, {name: figure.text for name, figure in present.items()}, labels=labels)


def _number(figure: PrintedFigure, scope: Scope) -> Decimal:
    exact = figure.exact if scope is Scope.ANY_YEAR else figure.value
    if not isinstance(exact, Decimal):
        raise TypeError(f"figure {figure.id} has no exact number, so no relation can be checked over it")
    return exact
