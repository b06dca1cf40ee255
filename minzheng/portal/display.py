"""What may be shown on the public site of the notices that hang today: only what the notice itself shows, names masked,
nothing of children, adoption or any confidential matter (未成年人保护法4、103，民法典1110，个人信息保护法28)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from minzheng.catalogue import matter as matter_of
from minzheng.pages.day import Shown
from minzheng.pages.masking import masked_title
from minzheng.procedure import cases
from minzheng.registers import finding
from minzheng.vocabulary import Matter
from minzheng.vocabulary.errors import Refusal

ADULT = 18
MOST = 200
NEVER_LINES = ("儿童福利", "收养登记", "未成年人保护", "婚姻登记")
"""Lines of which no single case is ever published."""


@dataclass(frozen=True)
class Card:
    """One notice as the public site shows it."""

    seq: int
    title: str
    town: str
    where: str
    since: date
    until: date
    lines: tuple[tuple[str, str], ...]
    disputable: bool


@dataclass(frozen=True)
class Board:
    """The notices of a day, and how many were left out because they concern children."""

    cards: tuple[Card, ...]
    left_out: int


def displayed(here: Shown, town: str = "") -> Board:
    """The notices that hang on the day shown, of one town or of all; of what a case has put up twice, the newer (a hearing put off)."""
    rows = cases.on_display(here.day)
    found = list((rows.filter(town=town) if town else rows)[:MOST])
    newest = {(one.case_id, one.title): one.seq for one in sorted(found, key=lambda one: one.seq)}
    allowed = [(one, matter) for one in found if newest[one.case_id, one.title] == one.seq and (matter := _publishable(one.case.matter)) is not None]
    people = finding.people(id for one, _ in allowed if (id := _person(one.case.subject)))
    cards, left_out = [], 0
    for one, matter in allowed:
        person = people.get(_person(one.case.subject) or 0)
        if person is not None and _age(person.born, here.day) < ADULT:
            left_out += 1
            continue
        cards.append(Card(one.seq, one.title, here.town(one.town), one.where, one.since, one.until, _lines(one, matter), _disputable(one, matter)))
    return Board(tuple(cards), left_out)


def hanging(here: Shown, seq: int) -> Card | None:
    """A notice that is shown on the day, or None."""
    return next((card for card in displayed(here).cards if card.seq == seq), None)


def _publishable(id: str) -> Matter | None:
    try:
        matter = matter_of(id)
    except Refusal:
        return None
    return None if matter.confidential or matter.line in NEVER_LINES or "adoption" in id else matter


def _lines(notice: Any, matter: Matter) -> tuple[tuple[str, str], ...]:
    """The label and value of each thing the notice shows; a person's name is masked, because a website is not a village board."""
    sensitive = {fact.label for step in matter.steps if step.notice for fact in step.notice.shows if fact.sensitive}
    pairs = notice.shows.items() if isinstance(notice.shows, dict) else notice.shows
    return tuple((label, masked_title(value, notice.case.subject) if label in sensitive else value) for label, value in pairs)


def _disputable(notice: Any, matter: Matter) -> bool:
    """Whether people may object to it: not to what a step only announces."""
    return not any(step.notice is not None and not step.notice.disputable and notice.title == matter.notice_title(step) for step in matter.steps)


def _person(subject: str) -> int | None:
    kind, _, key = subject.partition(":")
    return int(key) if kind == "person" and key.isdigit() else None


def _age(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
