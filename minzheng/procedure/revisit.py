"""提标筛查：新标准生效后，把此前因收入被拒、按新标准可能符合的家庭，和低边、刚性支出家庭中按新标准可能符合低保等前一类的，列为线索转交镇街；
只是线索，不产生待遇。
"""

from __future__ import annotations

from datetime import date, datetime

from minzheng import catalogue
from minzheng.journal.transaction import act_transaction
from minzheng.library.rates import LocalRates
from minzheng.registers import read as registers
from minzheng.vocabulary.errors import Refusal

from .actor import Actor
from .district import district
from .models import Case
from .perform import Opening, open_case, perform
from .standards import REGISTER, key_of
from .what_if import readers_of, recognised_who_would_rise, refused_who_would_enter

LEAD = "proactive_lead"


def revisit(case: str, *, on: date, by: Actor, at: datetime | None = None) -> list[str]:
    """Make a lead of every household that a standard approved in this case (提标) would no longer refuse, and of every one that is
    recognised in a later class than the one it would now be found in; their case numbers.

    Raises Refusal when the case has approved no standard.
    """
    with act_transaction():
        rows = [row for row in registers.rows_of(REGISTER) if row.details.get("case") == case]
        if not rows:
            raise Refusal(f"案件{case}没有审核通过的标准", remedy="请先审核新标准。")
        new = district().locality.rates
        mine = {(row.name, key_of(row.details["key"]), row.details["document_number"]) for row in rows}
        before = LocalRates([one for one in new.rates if (one.name, one.key, one.number) not in mine], new.settings)
        found: dict[str, str] = {}
        touched = list(dict.fromkeys(matter for row in rows for matter in readers_of(row.name)))
        entrances = [page for page in catalogue.matters() if page.tiers is not None and set(page.tiers.pages) & set(touched)]
        for matter in (*touched, *entrances):
            for refused in refused_who_would_enter(matter, on, before, new):
                told = Case.objects.get(pk=refused)
                found[told.subject or refused] = _lead(told.title, told.town, told.subject, f"原{matter.title}案{refused}", on, by, at)
        for page in entrances:
            for line, reached in recognised_who_would_rise(page, on, before, new):
                subject = f"person:{line.person_id}"
                if subject not in found:
                    note = f"在册的{catalogue.matter(line.matter).title}，可能符合{reached.title}"
                    found[subject] = _lead(line.person.name, line.town, subject, note, on, by, at)
        perform(case, "revisit", on=on, by=by, said={"raising.leads": len(found)}, at=at)
        return list(found.values())


def _lead(name: str, town: str, subject: str, note: str, on: date, by: Actor, at: datetime | None) -> str:
    facts = {"lead.source": "提标筛查", "lead.problem": "收入低", "lead.name": name, "lead.capable": True}
    opening = Opening(catalogue.matter(LEAD), facts, {}, town, subject, f"{name}（{note}）")
    return open_case(opening, "refer", on=on, by=by, at=at).case
