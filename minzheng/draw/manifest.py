"""The frozen list of a draw: everything the result depends on except luck, as one document with one digest.

Its canonical bytes are the public form; `Manifest.hash` is what is printed and witnessed before the lottery stops selling.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from minzheng.draw.findings import canonical, take, take_list
from minzheng.sm3 import sm3
from minzheng.vocabulary.errors import Refusal

ALGORITHM = "qdraw/1"
TEAM = 2


@dataclass(frozen=True)
class Stratum:
    """A group drawn by itself: max(`minimum`, ceil(size x `permille` / 1000)) of it. `skill` "" asks for no speciality."""

    id: str
    title: str
    permille: int
    minimum: int
    skill: str = ""


@dataclass(frozen=True)
class Candidate:
    """One body that may be drawn. `tickets` follows from `risk` by the manifest's table.

    `case` is the number of the case that registered it (期初: it stood before the system). Never a number of the journal: those
    differ from database to database, and the manifest must not.
    """

    id: str
    stratum: str
    risk: str
    tickets: int
    case: str


@dataclass(frozen=True)
class Exclusion:
    """A body of the register that is not in the pool, why (已注销, 年度频次已满, 立案中 …), and in which case (or 期初)."""

    id: str
    reason: str
    case: str


@dataclass(frozen=True)
class Inspector:
    """A certified officer. `lead` may lead a team; `certified_until` is the certificate's last day."""

    id: str
    lead: bool
    certified_until: date
    skills: tuple[str, ...] = ()


@dataclass(frozen=True)
class Conflict:
    """An interest declared before the freeze by `declared_by`: `inspector` never visits `object`."""

    inspector: str
    object: str
    declared_by: str


@dataclass(frozen=True)
class Source:
    """A lottery issue, named before it stops selling. If it is cancelled the next issue of the same game counts."""

    name: str
    issue: str


@dataclass(frozen=True)
class Commitment:
    """A holder outside the bureau, and the digest of the secret kept sealed until the numbers are out."""

    holder: str
    digest: str


@dataclass(frozen=True)
class Manifest:
    """See the module. Lists are kept sorted by identifier (checked on freezing); visits lie in `visits_from`..`visits_until`.

    `tickets` gives the number of tickets for each risk class, `void` the causes for which alone the draw may be voided.
    """

    draw_id: str
    plan: str
    visits_from: date
    visits_until: date
    tickets: dict[str, int]
    strata: tuple[Stratum, ...]
    candidates: tuple[Candidate, ...]
    inspectors: tuple[Inspector, ...]
    sources: tuple[Source, ...]
    commitments: tuple[Commitment, ...]
    void: tuple[str, ...]
    excluded: tuple[Exclusion, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    urgent: bool = False

    def to_json(self) -> dict[str, Any]:
        """The document of the public form."""
        return {
            "algorithm": ALGORITHM,
            "draw_id": self.draw_id,
            "plan": self.plan,
            "team": TEAM,
            "urgent": self.urgent,
            "visits": {"from": self.visits_from.isoformat(), "until": self.visits_until.isoformat()},
            "tickets": [{"risk": risk, "tickets": count} for risk, count in self.tickets.items()],
            "strata": [{"id": s.id, "title": s.title, "permille": s.permille, "minimum": s.minimum, "skill": s.skill} for s in self.strata],
            "objects": [{"id": c.id, "stratum": c.stratum, "risk": c.risk, "tickets": c.tickets, "case": c.case} for c in self.candidates],
            "excluded": [{"id": e.id, "reason": e.reason, "case": e.case} for e in self.excluded],
            "inspectors": [
                {
                    "id": i.id,
                    "lead": i.lead,
                    "certified_until": i.certified_until.isoformat(),
                    "skills": list(i.skills),
                }
                for i in self.inspectors
            ],
            "conflicts": [{"inspector": c.inspector, "object": c.object, "declared_by": c.declared_by} for c in self.conflicts],
            "sources": [{"name": s.name, "issue": s.issue} for s in self.sources],
            "commitments": [{"holder": c.holder, "digest": c.digest} for c in self.commitments],
            "void": list(self.void),
        }

    def canonical(self) -> bytes:
        """The bytes that are hashed and published."""
        return canonical(self.to_json())

    def hash(self) -> str:
        """SM3 of the canonical bytes, 64 hexadecimal digits."""
        return sm3(self.canonical()).hex()


def manifest_from_json(value: Any) -> Manifest:
    """Raises Refusal naming the first part that is missing, superfluous or of the wrong type."""
    keys = {"algorithm": str, "draw_id": str, "plan": str, "team": int, "urgent": bool, "visits": dict}
    lists = ("tickets", "strata", "objects", "excluded", "inspectors", "conflicts", "sources", "commitments", "void")
    algorithm, draw_id, plan, team, urgent, visits, *rest = take(value, "清单", **keys, **dict.fromkeys(lists, list))
    if (algorithm, team) != (ALGORITHM, TEAM):
        raise Refusal(f"算法应为{ALGORITHM}，每组应为{TEAM}人", remedy="请用清单所载算法的程序复核。")
    parts = dict(zip(lists, rest, strict=True))
    first, last = take(visits, "检查期间", **{"from": str, "until": str})
    return Manifest(
        draw_id=draw_id,
        plan=plan,
        urgent=urgent,
        visits_from=_date(first),
        visits_until=_date(last),
        tickets=_tickets(parts["tickets"]),
        strata=tuple(_stratum(row) for row in parts["strata"]),
        candidates=tuple(_candidate(row) for row in parts["objects"]),
        excluded=tuple(Exclusion(*take(row, "未列入对象", id=str, reason=str, case=str)) for row in parts["excluded"]),
        inspectors=tuple(_inspector(row) for row in parts["inspectors"]),
        conflicts=tuple(Conflict(*take(row, "利害关系", inspector=str, object=str, declared_by=str)) for row in parts["conflicts"]),
        sources=tuple(Source(*take(row, "号码来源", name=str, issue=str)) for row in parts["sources"]),
        commitments=tuple(Commitment(*take(row, "承诺", holder=str, digest=str)) for row in parts["commitments"]),
        void=tuple(take_list(parts["void"], "作废事由", str)),
    )


def _tickets(rows: list[Any]) -> dict[str, int]:
    pairs = [take(row, "签数表", risk=str, tickets=int) for row in rows]
    table = dict(pairs)
    if len(table) != len(pairs):
        raise Refusal("签数表中同一风险等级列了两次", remedy="请更正签数表。")
    return table


def _stratum(row: Any) -> Stratum:
    return Stratum(*take(row, "分层", id=str, title=str, permille=int, minimum=int, skill=str))


def _candidate(row: Any) -> Candidate:
    return Candidate(*take(row, "检查对象", id=str, stratum=str, risk=str, tickets=int, case=str))


def _inspector(row: Any) -> Inspector:
    name, lead, until, skills = take(row, "检查人员", id=str, lead=bool, certified_until=str, skills=list)
    return Inspector(name, lead, _date(until), tuple(take_list(skills, "检查人员的skills", str)))


def _date(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise Refusal(f"“{text}”不是日期", remedy="日期写作2024-09-30的形式。")
    return day
