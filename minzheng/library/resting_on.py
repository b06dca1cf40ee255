"""What rests on an instrument: the matters, conditions, steps, gates, clocks, exemptions and figures that fall with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from minzheng import statutes
from minzheng.catalogue import matters as all_matters
from minzheng.vocabulary import Instrument, Matter, Step
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.law import Article, Basis
from minzheng.vocabulary.matter import Figure
from minzheng.vocabulary.terms import Both, Exempt, InForce, Term
from minzheng.vocabulary.wording import wording

from .remedies import CLAUSES


@dataclass(frozen=True)
class Resting:
    """One thing that cites the law. `kind`: 事项 条件 环节 前提 期限 材料 不计入项 条款 数字 救济途径. `falls` when nothing else
    holds it up (on the day asked about, or ever); else another article keeps it alive."""

    matter: str
    matter_title: str
    kind: str
    title: str
    basis: str
    falls: bool

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    def __str__(self) -> str:
        then = "一并失去依据" if self.falls else "另有依据，仍然有效"
        return f"{self.matter_title}·{self.kind}“{self.title}”：{self.basis}（{then}）"


def resting_on(law: str, day: date | None = None, matters: Iterable[Matter] | None = None) -> tuple[Resting, ...]:
    """Everything that cites the instruments whose title or number contains `law` (《》 and spaces left out).

    With `day`, other articles hold a thing up only if they are in force then. Raises Refusal for an unknown law,
    proposing the nearest names.
    """
    chosen = tuple(all_matters() if matters is None else matters)
    look = _Look(frozenset(named(law, known_instruments(chosen))), day)
    found = [one for matter in chosen for one in look.in_matter(matter)]
    return tuple(found + list(look.in_remedies()))


def known_instruments(matters: Iterable[Matter] = ()) -> tuple[Instrument, ...]:
    """Every instrument in the statute list or cited by these matters, once."""
    listed = [value for value in vars(statutes).values() if isinstance(value, Instrument)]
    cited = [article.instrument for matter in matters for basis in _bases(matter) for article in basis]
    return tuple(dict.fromkeys(listed + cited))


def named(law: str, known: Iterable[Instrument]) -> tuple[Instrument, ...]:
    """The instruments that `law` names. Raises Refusal with the nearest names."""
    wanted, instruments = _plain(law), tuple(known)
    found = tuple(one for one in instruments if wanted and (wanted in _plain(one.title) or wanted in _plain(one.number)))
    if found:
        return found
    near = sorted(instruments, key=lambda one: SequenceMatcher(None, wanted, _plain(one.title)).ratio(), reverse=True)[:3]
    raise Refusal(f"法律文件库中没有“{law}”", remedy=f"是否指：{'、'.join(dict.fromkeys(f'《{one.title}》' for one in near))}？")


def _plain(text: str) -> str:
    return "".join(text.split()).strip("《》").casefold()


def _bases(matter: Matter) -> Iterator[Basis]:
    yield matter.basis
    for parts in (matter.conditions, matter.evidence, matter.clocks, matter.promises):
        yield from (part.basis for part in parts)
    for step in matter.steps:
        yield step.basis
        yield from (gate.basis for gate in step.gates)
    for term in matter.terms():
        yield from (part.basis for part in term.walk() if isinstance(part, Exempt | InForce))


class _Look:
    """The search itself: which articles are asked about, and on which day the others count."""

    def __init__(self, laws: frozenset[Instrument], day: date | None) -> None:
        self.laws, self.day = laws, day

    def in_matter(self, matter: Matter) -> Iterator[Resting]:
        yield from self._one(matter, "事项", matter.title, matter.basis)
        for condition in matter.conditions:
            yield from self._one(matter, "条件", condition.title, condition.basis)
        for step in matter.steps:
            yield from self._one(matter, "环节", step.title, step.basis or matter.basis)
            for gate in matter.gates_of(step):
                yield from self._one(matter, "前提", f"{step.title}：{gate.title}", gate.basis)
        for clock in matter.clocks:
            yield from self._one(matter, "期限", clock.title, clock.basis)
        for evidence in matter.evidence:
            yield from self._one(matter, "材料", evidence.title, evidence.basis)
        yield from self._in_terms(matter)
        for figure in matter.figures:
            yield from self._one(matter, "数字", figure.label, _basis_of(figure, matter))

    def in_remedies(self) -> Iterator[Resting]:
        for clause in CLAUSES:
            title = "先行政复议、后行政诉讼" if clause.first else "行政复议或者行政诉讼"
            if self._rests(clause.basis):
                yield Resting("", "救济途径", "救济途径", title, clause.basis.cite(), self._falls(clause.law))

    def _in_terms(self, matter: Matter) -> Iterator[Resting]:
        seen: set[Term] = set()
        for part in (part for term in matter.terms() for part in term.walk()):
            if part in seen:
                continue
            seen.add(part)
            if isinstance(part, Exempt):
                yield from self._one(matter, "不计入项", wording(part.amount), part.basis)
            elif isinstance(part, Both) and isinstance(part.left, InForce):
                yield from self._one(matter, "条款", wording(part.right), part.left.basis)
            elif isinstance(part, Both) and isinstance(part.right, InForce):
                yield from self._one(matter, "条款", wording(part.left), part.right.basis)

    def _one(self, matter: Matter, kind: str, title: str, basis: Basis) -> Iterator[Resting]:
        if self._rests(basis):
            yield Resting(matter.id, matter.title, kind, title, basis.cite(), self._falls(basis))

    def _asked(self, article: Article) -> bool:
        return article.instrument in self.laws

    def _rests(self, basis: Basis) -> bool:
        return any(self._asked(article) for article in basis)

    def _falls(self, basis: Basis) -> bool:
        return all(self._asked(article) or (self.day is not None and not article.in_force(self.day)) for article in basis)


def _basis_of(figure: Figure, matter: Matter) -> Basis:
    step: Step | None = figure.measure.step
    return (step.basis if step is not None else Basis()) or matter.basis
