"""What somebody outside may ask for: which matters he may open himself, and in a line each, what it is and who may apply."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from minzheng.offices import FUNERAL_HOME, REGISTRAR, SECTION, TOWN, VILLAGE
from minzheng.pages.plain_words import public_matters
from minzheng.procedure.online import by_appointment
from minzheng.vocabulary import Matter, Monthly, Once
from minzheng.vocabulary.deciding import opening_of

COUNTERS = frozenset(office.id for office in (VILLAGE, TOWN, SECTION, REGISTRAR, FUNERAL_HOME))
"""Where people are received."""
OF_THE_BUREAU = ("行政检查", "行政处罚", "行政强制")
PROPOSED = "propose"
"""What an authority proposes nobody applies for."""
SHOWN, UNSAID = 4, "健在"


@dataclass(frozen=True)
class Offered:
    """A matter as a search shows it."""

    matter: Matter
    gives: str
    who: str
    way: str


def may_be_opened(matter: Matter) -> bool:
    """Whether a citizen or an organisation may begin it: its first act is theirs, or a counter takes what they bring."""
    opening = opening_of(matter)
    if opening is None or matter.kind in OF_THE_BUREAU or not matter.public:
        return False
    return opening.office.citizen or (opening.office.id in COUNTERS and opening.verb != PROPOSED and bool(matter.evidence))


def openable(day: date) -> list[Matter]:
    """The matters that may be opened on a day."""
    return [one for one in public_matters(day) if may_be_opened(one)]


def way(matter: Matter) -> str:
    """How one goes about it: apply | book (come in person) | look (nothing to ask for)."""
    return "look" if not may_be_opened(matter) else "book" if by_appointment(matter) else "apply"


def offered(matter: Matter, day: date) -> Offered:
    """What it is and who may apply, in the page's own words."""
    titles = [one.title for one in matter.conditions if one.basis.in_force(day) and one.title != UNSAID]
    who = "、".join(titles[:SHOWN]) + ("等" if len(titles) > SHOWN else "")
    return Offered(matter, gives(matter), who if may_be_opened(matter) else "", way(matter))


def gives(matter: Matter) -> str:
    """What comes of it."""
    match matter.pays:
        case Monthly(recognition=True):
            return "认定身份，本身不发钱"
        case Monthly():
            return "符合条件的，按月发钱"
        case Once():
            return "符合条件的，发一次钱"
    if matter.waives is not None:
        return "符合条件的，免收费用"
    return f"办成后发给：{matter.grant.document}" if matter.grant is not None and matter.grant.document else ""
