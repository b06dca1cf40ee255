"""The progress query: a code and the last four characters of what identifies the applicant. A code nobody has and a code of
somebody else take the same steps and the same time, so that nothing can be learnt by asking."""

from __future__ import annotations

import hmac
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Any

from minzheng.catalogue import matter as matter_of
from minzheng.pages.day import Shown
from minzheng.procedure import cases
from minzheng.procedure.clocks import nearest
from minzheng.registers import finding
from minzheng.vocabulary import Step

LAST = 4
NOBODY = "\0" * LAST


@dataclass(frozen=True)
class Milestone:
    """A step that has been done, and when."""

    day: date
    title: str
    who: str


@dataclass(frozen=True)
class Told:
    """What the applicant is told: no name, no number."""

    number: str
    matter: str
    state: str
    closed: bool
    due: date | None
    due_title: str
    milestones: tuple[Milestone, ...]
    letters: tuple[tuple[str, date], ...]


def asked(code: str, last: str, here: Shown) -> Told | None:
    """The progress, or None: for a code that is not there as for characters that do not fit, and for every confidential matter
    (children, adoption), which is asked about at the counter."""
    case = cases.by_code(_plain(code))
    person = finding.person(_subject(case))  # asked in every case: the time must not tell
    held = last_of(case, person) if case is not None else ""
    right = hmac.compare_digest((held or NOBODY).encode(), (_plain(last)[-LAST:] or "-").encode())
    if not held or not right or matter_of(case.matter).confidential or (here.fixed and case.opened_on > here.day):
        return None
    return told(case, here)


def told(case: Any, here: Shown) -> Told:
    """What is told of a case as it stands on the day shown."""
    proceeding = cases.proceeding(case)
    proceeding = cases.as_seen(proceeding, here.day) if here.fixed else proceeding
    due = nearest(proceeding, here.here.situation(here.day))
    steps = {step.verb: step for step in proceeding.matter.steps}
    milestones = tuple(Milestone(act.day, steps[act.verb].title, _office(act.office, steps[act.verb])) for act in proceeding.history.acts if act.verb in steps)
    letters = tuple((one.title, one.on) for one in cases.letters(case.number, here.day))
    return Told(case.number, proceeding.matter.title, proceeding.state, proceeding.closed, due.due if due else None, due.title if due else "",
                milestones, letters)  # fmt: skip


def _office(acted: str, step: Step) -> str:
    """Who did the step: the office that acted, or the page's own where the act does not say."""
    return next((office.title for office in step.offices if office.id == acted), step.office.title)


def last_of(case: Any, person: Any) -> str:
    """The last four characters of the ID number; without one, of the name (an organisation's too). Empty when neither is known."""
    held = (person.resident_number if person is not None else "") or case.title or cases.title_in_facts(case.facts)
    return _plain(held)[-LAST:]


def _subject(case: Any) -> int:
    kind, _, key = case.subject.partition(":") if case is not None else ("", "", "")
    return int(key) if kind == "person" and key.isdigit() else 0


def _plain(text: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFKC", text) if one.isalnum()).upper()
