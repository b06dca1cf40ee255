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
from minzheng.procedure import cases, online
from minzheng.procedure.clocks import nearest
from minzheng.registers import finding
from minzheng.vocabulary import Step

from .display import NEVER_LINES

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
    case = case_asked(code, last, here)
    return told(case, here) if case is not None else None


def case_asked(code: str, last: str, here: Shown) -> Any:
    """The case itself, on the same terms."""
    case = cases.by_code(_plain(code))
    person = finding.person(_subject(case))  # asked in every case: the time must not tell
    held = last_of(case, person) if case is not None else ""
    right = hmac.compare_digest((held or NOBODY).encode(), (_plain(last)[-LAST:] or "-").encode())
    if not held or not right or matter_of(case.matter).confidential or (here.fixed and case.opened_on > here.day):
        return None
    return case


def lead_asked(code: str, last: str, here: Shown) -> Any:
    """What was sent in under this code, or None. Who left a number or a telephone is asked for its last characters; what was
    sent without either is told to whoever holds the code, because nothing of it says whose it is."""
    row = online.by_code(_plain(code))
    held = _plain((row.number or row.phone) if row is not None else "")[-LAST:]
    right = hmac.compare_digest((held or NOBODY).encode(), (_plain(last)[-LAST:] or "-").encode())
    if row is None or (held and not right) or (here.fixed and row.on > here.day):
        return None
    return row


@dataclass(frozen=True)
class Sent:
    """What the sender of a lead is told of it: no name, no number; of a confidential matter not even which."""

    kind: str
    title: str
    state: str
    on: date
    when: str
    reason: str
    code: str
    waits: bool


def sent(row: Any) -> Sent:
    """What is told of a lead."""
    matter, case = matter_of(row.matter), online.case_of(row)
    hidden = matter.confidential or matter.line in NEVER_LINES
    follows = case is not None and row.kind == online.APPLICATION and row.number and not hidden
    when = f"{row.day.year}年{row.day.month}月{row.day.day}日{row.slot}" if row.day else ""
    return Sent(online.KINDS[row.kind], "" if hidden else matter.title, online.STATES[row.state], row.on, when, row.reason,
                case.code if follows and case is not None else "", row.state == online.WAITING)  # fmt: skip


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
