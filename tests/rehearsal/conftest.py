"""A small district's year, with what a whole year may lack, lived once for a module and rolled back after it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from uuid import UUID

import pytest


@pytest.fixture(scope="module")
def small_year(django_db_setup: None, django_db_blocker: object) -> Iterator[None]:
    """A year of a very small district; then a household, a move, an interest, a recovery, a held payee and a repayment."""
    from django.db import transaction

    from minzheng.journal.seal import seal_pending
    from minzheng.rehearsal.live import Year
    from minzheng.rehearsal.script import Settings

    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        year = Year(Settings(2024, part=200))
        year.live()
        more(year)
        seal_pending()
        yield
        transaction.set_rollback(True)


def more(year: object) -> None:
    """The rarer acts, on the last day of the year."""
    from minzheng.catalogue import matter
    from minzheng.funds.models import Entitlement
    from minzheng.procedure import examining, online
    from minzheng.procedure.actor import Actor
    from minzheng.procedure.hold import hold
    from minzheng.procedure.move_person import move_person
    from minzheng.procedure.opening import declare_interest, settle
    from minzheng.procedure.recover import recover, repay
    from minzheng.procedure.stop import stop
    from minzheng.registers.models import Person
    from minzheng.rehearsal.events import office
    from minzheng.rehearsal.staff import SYSTEM

    day, last = date(2024, 12, 31), date(2024, 10, 1)
    bureau, finance, section = (office(year, name) for name in ("bureau", "finance", "section"))  # type: ignore[arg-type]
    one, two, three = Person.objects.order_by("-pk")[:3]
    settle([({"town": one.town, "village": "某村", "area": "农村"}, [(one.pk, "户主"), (two.pk, "配偶")])], since=day, on=day, by=SYSTEM)
    move_person(three.pk, moved=day, local=False, on=day, by=section)
    declare_interest(bureau.staff[0], f"person:{one.pk}", "近亲属", on=day, by=SYSTEM)
    drawing, held = Entitlement.objects.filter(matter="old_age_allowance", ends=None, held_since=None).order_by("pk")[:2]
    hold(held.person_id, why="核查", on=day, by=Actor(section.staff, section.office, section.organ))
    stop(drawing.pk, last_month=last, reason="查明迁出", on=day, by=bureau)
    made = recover(drawing.pk, last_month=last, fault="误发或者死亡后发放", reason="迁出后仍发", on=day, by=bureau)
    repay(made.seq, 100, why="本人退还", on=day, by=finance)
    asked = online.Sent("application", matter("old_age_allowance"), one.town, one.name, said="请核")
    for _ in range(2):
        settled = online.receive(asked, on=day).seq
    [exam] = examining.arrange(section.staff[:1], examining.Plan("学法考试", day, day, 2, 30, 60), on=day, by=office(year, "legal"), key=UUID(int=1))  # type: ignore[arg-type]
    question = {"text": "几日内送达？", "options": ["7", "5"], "answer": 0}
    examining.begin(exam, section.staff[0], lambda seed: [question, question], on=day, at=datetime(2024, 12, 31, 9, tzinfo=UTC))
    online.settle(settled, online.DECLINED, on=day, by=bureau, reason="重复")
