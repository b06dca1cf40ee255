"""Why a case is decided as it is: each condition with the values seen, its article and verdict; also while facts still miss."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from minzheng.pages.masking import plain
from minzheng.vocabulary import Matter
from minzheng.vocabulary.deciding import APART, Reason, amount, decide, reason_for
from minzheng.vocabulary.errors import MissingFact, Refusal, UnsetRate
from minzheng.vocabulary.facts import facts_in
from minzheng.vocabulary.proceeding import Proceeding
from minzheng.vocabulary.situation import Situation
from minzheng.vocabulary.steps import Condition

STATES = {True: "yes", False: "no", None: "doubt"}
WORDS = {"yes": "符合", "no": "不符合", "doubt": "须由人认定", "missing": "尚缺事实", "apart": APART}
VERDICTS = {
    "grant": "全部条件符合", "refuse": "有条件不符合", "review": "法律有两种理解，须由人认定", "open": "事实不全，尚不能判定",
    "none": "本事项没有须逐条审查的条件",
}  # fmt: skip
HIDDEN = "涉及敏感信息，查阅后显示"


@dataclass(frozen=True)
class Read:
    """One condition read: `state` is yes, no, doubt, missing or apart (not concerned); `note` says what misses or is doubtful."""

    title: str
    state: str
    saw: str
    basis: str
    note: str = ""

    @property
    def word(self) -> str:
        return WORDS[self.state]


@dataclass(frozen=True)
class Judged:
    """All conditions read on a day. `recorded`: as the deciding act recorded them, not as they would be read today."""

    verdict: str
    reads: tuple[Read, ...]
    day: date
    amount: int | None = None
    recorded: bool = False

    @property
    def word(self) -> str:
        return VERDICTS[self.verdict]


def judged(case: Proceeding, like: Situation, *, opened: bool = True) -> Judged:
    """The conditions in force on the day of `like`, over the case's facts and what its acts recorded. Never raises a refusal."""
    said = {key: value for act in case.history.acts for key, value in act.said.items()}
    situation = replace(like, facts={**case.facts, **said}, members=case.members, history=case.history)
    if case.matter.tiers is not None:
        return _tried(case.matter, situation, opened)
    reads = tuple(_read(one, situation, opened) for one in case.matter.conditions if one.basis.in_force(like.day))
    verdict = _verdict(reads)
    return Judged(verdict, reads, like.day, _amount(case.matter, situation) if verdict == "grant" else None)


def _tried(matter: Matter, situation: Situation, opened: bool) -> Judged:
    """An application tried by several pages in order: why not the earlier ones, and the one it belongs to."""
    cited = matter.basis.cite(situation.day)
    try:
        found = decide(matter, situation)
    except MissingFact as missing:
        return Judged("open", (Read(matter.title, "missing", "", cited, plain(missing)),), situation.day)
    except Refusal as refusal:
        return Judged("open", (Read(matter.title, "missing", "", cited, refusal.reason),), situation.day)
    named = _named(matter)
    reads = tuple(
        Read(one.condition, _state(one), hidden(named.get(one.condition), one.saw, opened), one.basis, one.question) for one in found.reasons
    )
    return Judged(found.verdict, reads, situation.day)


def _named(matter: Matter) -> dict[str, Condition]:
    """The conditions of a matter by the title they have in its reasons."""
    tried = matter.tiers.pages if matter.tiers is not None else ()
    return {one.title: one for one in matter.conditions} | {f"{page.title}：{one.title}": one for page in tried for one in page.conditions}


def _read(condition: Condition, situation: Situation, opened: bool) -> Read:
    cited = condition.basis.cite(situation.day)
    try:
        reason = reason_for(condition, situation)
    except MissingFact as missing:
        return Read(condition.title, "missing", "", cited, plain(missing))
    except UnsetRate as unset:
        return Read(condition.title, "missing", "", cited, unset.reason)
    return Read(condition.title, _state(reason), hidden(condition, reason.saw, opened), cited, reason.question)


def _state(reason: Reason) -> str:
    return STATES[reason.holds] if reason.concerns else "apart"


def hidden(condition: Condition | None, saw: str, opened: bool) -> str:
    """The values seen, unless a sensitive fact is among what the condition looks at and nobody has opened it."""
    sensitive = condition is not None and any(fact.sensitive for fact in facts_in(condition.term))
    return HIDDEN if sensitive and not opened and saw else saw


def _verdict(reads: Sequence[Read]) -> str:
    states = {one.state for one in reads}
    if not states:
        return "none"
    if "no" in states:
        return "refuse"
    if "missing" in states:
        return "open"
    return "review" if "doubt" in states else "grant"


def _amount(matter: Matter, situation: Situation) -> int | None:
    try:
        return amount(matter, situation)
    except Refusal:
        return None


def recorded(matter: Matter, fields: Mapping[str, Any], day: date, opened: bool) -> Judged | None:
    """What the deciding act recorded in the journal; None when it recorded no reasons."""
    rows = fields.get("decision.reasons")
    if not rows:
        return None
    named = _named(matter)
    reads = tuple(
        Read(title, "apart" if apart else STATES[holds], hidden(named.get(title), saw, opened), basis) for title, holds, saw, basis, *apart in rows
    )
    return Judged(str(fields.get("outcome", _verdict(reads))), reads, day, fields.get("decision.amount"), True)
