"""由在享待遇立案追回：逐月的实发、退回和仍应发从发放账取，办理人只写最后应享月、原因和查明的情形。"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime

from minzheng import catalogue
from minzheng.funds import months, read
from minzheng.journal.transaction import act_transaction
from minzheng.vocabulary import CLAIMS

from . import letters
from .actor import Actor
from .benefits import named
from .perform import Done, Opening, open_case
from .recover import overpayment

BEGIN = "begin"


def page_of(line: str) -> str:
    """The matter by which what was overpaid in a line of business is recovered, "" where no page is written for it."""
    return next((one.id for one in catalogue.matters() if one.line == line and any(step.claim == CLAIMS for step in one.steps)), "")


def begin(entitlement: int, *, last_month: date, fault: str, on: date, by: Actor, still_due: int = 0, acted: date | None = None, found: date | None = None,
          proved: bool = False, knew: bool = False, gain_left: bool = True, urban: bool = False, grave: bool = False, debtor: str = "",
          at: datetime | None = None) -> Done:  # fmt: skip
    """Begin the case by which what was paid after `last_month` (its first day) is recovered. Parameters as `recover` has them;
    `found` = the day it was found out (default: today), `proved` = that there is evidence for the recipient's fault. Raises Refusal."""
    with act_transaction():
        row, benefit = named(entitlement)
        overpaid = overpayment(row, benefit, last_month, still_due)
        facts = {
            "line": str(row.pk), "benefit": benefit.title, "settled": True, "pending": False, "last_month": last_month, "fault": fault, "proved": proved,
            "knew": knew, "gain_left": gain_left, "urban": urban, "grave": grave, "debtor": debtor.strip(), "ended": acted or on, "found": found or on,
        }  # fmt: skip
        came = _by_month(overpaid)
        members = {"overpaid": [{"overpaid.month": month, "overpaid.paid": still_due + over, "overpaid.due": still_due, "overpaid.back": 0}
                                for month, over in sorted(came.items())]}  # fmt: skip
        title = debtor.strip() or letters.addressee(row.person, on, died=row.person.died is not None)
        known = {f"recovery.{name}": value for name, value in facts.items()}
        opening = Opening(catalogue.matter(page_of(benefit.line)), known, members, row.town, f"person:{row.person_id}", title)
        return open_case(opening, BEGIN, on=on, by=by, at=at)


def _by_month(overpaid: read.Overpaid) -> dict[date, int]:
    """What is still out of each month, in 分."""
    first = read.first_months([line for line, _ in overpaid.parts])
    found: dict[date, int] = defaultdict(int)
    for line, left in overpaid.parts:
        found[months.first_day(months.number_of(first[line]))] += left
    return found
