"""Every case's row, rebuilt from the acts of the case: what it began with, what was done, where it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

import orjson

from minzheng.catalogue import edition, matters
from minzheng.journal.findings import Finding
from minzheng.vocabulary import Matter
from minzheng.vocabulary.coding import decode, decode_history
from minzheng.vocabulary.facts import GROUPS
from minzheng.vocabulary.proceeding import Proceeding, title_of
from minzheng.vocabulary.steps import GRANTED

from .. import clocks
from ..completed import CORRECT, NUMBER
from ..district import district
from ..models import Case
from ..opening import ELSEWHERE
from .reading import ERASED, comparable, differing, held, rows

CASE = tuple(field.attname for field in Case._meta.concrete_fields)
OUTCOME, PAGE = "outcome", "page"
ALONE = ("why", OUTCOME, GRANTED.key)
"""What an act may say beside the facts its step records."""
ACTS = (
    'SELECT a."case", a.seq, a.matter, a.verb, a.origin, a."on", a.actor, a.role, f.name, f.value FROM journal_act a'
    ' LEFT JOIN journal_actfield f ON f.seq = a.seq WHERE a."case" IS NOT NULL ORDER BY a."case", a.seq'
)

ENVELOPE = ("case.", "act.")
"""What an act says of itself, which is no fact of a page."""


@dataclass
class Told:
    """An act of a case as the journal has it; `said` its fields, `ERASED` where one was erased."""

    seq: int
    matter: str
    verb: str
    origin: str
    on: str
    actor: str
    role: str
    said: dict[str, Any] = field(default_factory=dict)


def cases() -> Iterator[Finding]:
    """Every case; none without acts, no act without its case."""
    pages = {page.id: page for page in matters()}
    revised: Counter[str] = Counter()
    kept = {row["number"]: row for row in held("procedure_case", CASE, "number")}
    for number, acts in _acts():
        row = kept.pop(number, None)
        page = pages.get(row["matter"]) if row is not None else None
        if row is not None and row["matter"] != acts[0].matter and "case.facts" in acts[0].said:
            yield Finding("procedure_case", acts[0].seq, f"案件{number}的事项被改动")
        elif row is not None and page is not None and _is_of(page, acts[0]):
            yield from _case(row, page, [act for act in acts if page.step(act.verb) is not None])
        elif row is not None and (page is not None or "case.facts" in acts[0].said):
            revised[row["matter"]] += 1
            yield from _of_another_edition(row, acts)
        elif row is not None:
            yield Finding("procedure_case", acts[0].seq, f"案件{number}的事项被改动")
        elif acts[0].matter in pages and "case.facts" in acts[0].said:
            yield Finding("procedure_case", acts[0].seq, f"案件{number}有行为而没有案件行，行被删除")
    for number in kept:
        yield Finding("procedure_case", None, f"案件{number}没有任何行为")
    for matter, count in revised.items():
        title = pages[matter].title if matter in pages else matter
        told = f"页面已改版：“{title}”有{count}件按以前的页面办理，所处环节、是否办结、期限不按现在的页面重算，其余照核"
        yield Finding("procedure_case", None, told, notice=True)


def _is_of(page: Matter, first: Told) -> bool:
    """Whether the case was begun under the page as it is now; the edition stands in the act that began it."""
    about = first.said.get("case.about", ERASED)
    return about is ERASED or about.get(PAGE) in (None, edition(page))


def _of_another_edition(row: dict[str, Any], acts: list[Told]) -> Iterator[Finding]:
    """What holds whatever the page says: what the case began with, each step with what it recorded, and which was the last."""
    number, history = row["number"], orjson.loads(row["history"])
    yield from _begun(row, None, acts[0])
    verbs = {verb for verb, *_ in history}
    steps = [act for act in acts if act.verb in verbs]
    if len(steps) != len(history):
        yield Finding("procedure_case", acts[-1].seq, f"案件{number}的办理经过与台账不符（{len(history)}个环节，台账{len(steps)}个）")
        return
    for act, kept in zip(steps, history, strict=True):
        if not _same({name for name in act.said if name.partition(".")[0] in GROUPS and not name.startswith(ENVELOPE)}, act, kept):
            yield Finding("procedure_case", act.seq, f"案件{number}“{act.verb}”一步的经过与行为所载不同，被改动")
    yield from differing("procedure_case", acts[-1].seq, f"案件{number}", row, {"last_seq": steps[-1].seq if steps else None})


def _acts() -> Iterator[tuple[str, list[Told]]]:
    """The acts of each case, in order."""
    for number, found in groupby(rows(ACTS), key=lambda row: row[0]):
        acts: dict[int, Told] = {}
        for _, seq, matter, verb, origin, on, actor, role, name, value in found:
            act = acts.setdefault(seq, Told(seq, matter, verb, origin, str(on), actor, role))
            if name is not None:
                act.said[name] = ERASED if value is None else orjson.loads(bytes(value))
        yield number, _standing(list(acts.values()))


def _standing(acts: list[Told]) -> list[Told]:
    """The acts that stand: a correction of what was entered from elsewhere sets aside those before it."""
    corrected = [place for place, act in enumerate(acts) if act.verb == CORRECT and act.origin == ELSEWHERE]
    return acts[corrected[-1] + 1 :] if corrected else acts


def _case(row: dict[str, Any], page: Matter, acts: list[Told]) -> Iterator[Finding]:
    number = row["number"]
    if not acts:
        yield Finding("procedure_case", None, f"案件{number}没有任何行为")
        return
    yield from _begun(row, page, acts[0])
    history = orjson.loads(row["history"])
    if len(acts) != len(history):
        yield Finding("procedure_case", acts[-1].seq, f"案件{number}的办理经过与台账不符（{len(history)}个环节，台账{len(acts)}个）")
        return
    for act, kept in zip(acts, history, strict=True):
        step = page.step(act.verb)
        if not _same({fact.key for fact in step.records} if step is not None else set(), act, kept):
            yield Finding("procedure_case", act.seq, f"案件{number}“{act.verb}”一步的经过与行为所载不同，被改动")
    after = _stands(page, row, history)
    if row["origin"] == ELSEWHERE and acts[0].origin == ELSEWHERE and NUMBER in acts[0].said:
        after = replace(after, ended=True)
    stands = {"outcome": after.outcome, "state": after.state, "closed": after.closed, "last_seq": acts[-1].seq}
    yield from differing("procedure_case", acts[-1].seq, f"案件{number}", row, stands)
    nearest = clocks.nearest(after, district().situation(after.history.acts[-1].day))
    if (comparable(row["due"]), row["due_title"]) != ((nearest.due.isoformat(), nearest.title) if nearest and nearest.due else (None, "")):
        yield Finding("procedure_case", acts[-1].seq, f"案件{number}的最近期限与重算的不同（被改动，或者历法、事项页更新以后还没有重算）")


def _begun(row: dict[str, Any], page: Matter | None, first: Told) -> Iterator[Finding]:
    """What the case began with, against its first act."""
    about = first.said.get("case.about", ERASED)
    wanted = {
        "matter": first.matter, "origin": first.origin, "opened_on": first.on, **({} if page is None else {"line": page.line}),
        "facts": first.said.get("case.facts", ERASED), "members": first.said.get("case.members", ERASED),
        **({} if about is ERASED else {name: value for name, value in about.items() if name != PAGE}),
    }  # fmt: skip
    found = {**row, "facts": orjson.loads(row["facts"]), "members": orjson.loads(row["members"])}
    yield from differing("procedure_case", first.seq, f"案件{row['number']}", found, wanted)


def _same(facts: set[str], act: Told, kept: list[Any]) -> bool:
    """Whether one act of the kept history is what the journal says; `facts` are those its step records."""
    verb, day, actors, office, officers, said = kept
    recorded = facts | said.keys() | set(ALONE)
    told = {key: value for key, value in act.said.items() if key in recorded and value is not ERASED}
    told_kept = {key: comparable(value) for key, value in said.items() if act.said.get(key) is not ERASED}
    who = ("、".join(actors) or office, office)
    same_officers = act.said.get("act.officers", officers) in (officers, ERASED)
    return (verb, day, *who) == (act.verb, act.on, act.actor, act.role) and told_kept == told and same_officers


def _stands(page: Matter, row: dict[str, Any], history: list[Any]) -> Proceeding:
    """The case after these acts."""
    outcome = ""
    for verb, *_, said in history:
        step = page.step(verb)
        if step is not None and step.decides and OUTCOME in said:
            outcome = title_of(page, said[OUTCOME])
    members = {group: [decode(one) for one in people] for group, people in orjson.loads(row["members"]).items()}
    return Proceeding(page, decode(orjson.loads(row["facts"])), members, decode_history(history), outcome)
