"""The organisations that stood when the rehearsed year began, and which of them each case of the year is about."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from minzheng.identity.fictional import fictional_credit_code
from minzheng.library.locality import Locality

from .inventing import FIELDS, GIVEN
from .script import CasePlan, Settings

STOOD = (("社会团体", "51", "协会", 113), ("民办非企业单位", "52", "服务中心", 535))
"""Kind, first digits of the credit code, last word of the name, how many stood when the year began."""
CODE, NAME, KIND = "body.code", "body.name", "body.kind"


def distinct(number: int) -> str:
    """A distinct short name for a running number."""
    tens, units = divmod(number, len(GIVEN))
    return (GIVEN[tens] if tens < len(GIVEN) else distinct(tens)) + GIVEN[units]


def stood(settings: Settings, here: Locality, towns: tuple[str, ...], plans: Iterable[CasePlan]) -> list[dict[str, Any]]:
    """The rows of the register on the eve of the year: in a small rehearsal at least two more of a kind than the year ends."""
    rng = random.Random(f"opening:{settings.seed}")
    ended = Counter(plan.household.facts[KIND] for plan in plans if _ends(plan))
    name, rows = f"{here.city}{here.name}", []
    for kind, letters, form, count in STOOD:
        for number in range(1, max(settings.volume(count, kind), ended[kind] + 2) + 1):
            rows.append({
                "number": fictional_credit_code(number, letters, here.code), "name": f"{name}{distinct(number)}{rng.choice(FIELDS)}{form}",
                "kind": kind, "town": rng.choice(towns), "since": date(rng.randint(2005, 2023), rng.randint(1, 12), rng.randint(1, 28)),
                "details": {"risk": rng.choice("AAAAAABBBCD")},
            })  # fmt: skip
    return rows


def assign(settings: Settings, plans: Iterable[CasePlan], rows: Iterable[dict[str, Any]]) -> None:
    """Say which organisation each case is about: one of its kind, each ended once, nothing else about one that ends."""
    by_kind: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        by_kind[row["kind"]].append(row)
    for kind, listed in by_kind.items():
        random.Random(f"bodies:{settings.seed}:{kind}").shuffle(listed)
    about = [plan for plan in plans if CODE in plan.household.facts]
    for plan in about:
        if _ends(plan):
            _tell(plan, by_kind[plan.household.facts[KIND]].pop())
    told: Counter[tuple[str, str]] = Counter()
    for plan in about:
        if not _ends(plan):
            kind = plan.household.facts.get(KIND) or random.Random(plan.key).choice(sorted(by_kind))
            _tell(plan, by_kind[kind][told[plan.matter.id, kind] % len(by_kind[kind])])
            told[plan.matter.id, kind] += 1


def subject(facts: dict[str, Any]) -> str:
    """How a case names the organisation it is about; "" when it is about none."""
    return f"organisation:{facts[CODE]}" if CODE in facts else ""


def _ends(plan: CasePlan) -> bool:
    """Whether the case is lived to the end of an organisation of the register."""
    walked = {step for step, _ in plan.story.path}
    return any(entry.register == "organisation" and entry.ends and entry.step in walked for entry in plan.matter.enters)


def _tell(plan: CasePlan, row: dict[str, Any]) -> None:
    known = plan.household.facts
    known.update({key: row[column] for key, column in ((CODE, "number"), (NAME, "name"), (KIND, "kind")) if key in known})
