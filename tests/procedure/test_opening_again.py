"""期初行为以同一标识再送一次，答复与第一次相同，什么也不多；内容不同的不收。"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.apps import apps

from minzheng.journal.models import Act
from minzheng.journal.verify import verify
from minzheng.procedure.actor import Actor
from minzheng.procedure.deep import checkers
from minzheng.procedure.district import District
from minzheng.procedure.funds_opening import open_funds
from minzheng.procedure.open_benefits import open_benefits
from minzheng.procedure.opening import appoint, enrol, open_register, settle
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.facts import NEVER
from tests.payees import EVE, SYSTEM, TOWN, person

from .conftest import officer

pytestmark = pytest.mark.django_db
BORN = date(1940, 5, 20)
HOUSE = Actor(("C1",), "charity_house", "区慈善会")


def people(act_id: UUID, name: str = "某乙") -> Any:
    rows = [{"name": one, "sex": "女", "born": BORN, "town": TOWN} for one in ("某甲", name)]
    return [one.pk for one in enrol(rows, on=EVE, by=SYSTEM, act_id=act_id)]


def households(act_id: UUID, village: str = "某村") -> Any:
    member = person().pk if not people_known() else people_known()[0]
    rows = [({"town": TOWN, "village": village, "area": "农村"}, [(member, "户主")])]
    return [one.pk for one in settle(rows, since=EVE, on=EVE, by=SYSTEM, act_id=act_id)]


def people_known() -> list[int]:
    return list(apps.get_model("registers", "Person").objects.order_by("pk").values_list("pk", flat=True))


def organisations(act_id: UUID, name: str = "某协会") -> Any:
    rows = [{"number": f"5144180000000000{n}", "name": name, "kind": "社会团体", "since": date(2010, 1, 1), "details": {"risk": "A"}} for n in (1, 2)]
    return [one.pk for one in open_register("organisation", rows, on=EVE, by=SYSTEM, act_id=act_id)]


def benefits(act_id: UUID, amount: int = 5000) -> Any:
    who = people_known()[0] if people_known() else person().pk
    facts = {"person.born": BORN, "person.died": NEVER, "person.local": True}
    return open_benefits("old_age_allowance", [{"person": who, "amount": amount, "town": TOWN, "facts": facts}], on=EVE, by=SYSTEM, act_id=act_id)


def funds(act_id: UUID, balance: int = 100) -> Any:
    return open_funds([("某基金", "助困", balance)], on=EVE, by=HOUSE, act_id=act_id)


def counted() -> dict[str, int]:
    models = [model for name in ("registers", "funds", "journal") for model in apps.get_app_config(name).get_models()]
    return {model._meta.db_table: model._base_manager.count() for model in models}


@pytest.mark.parametrize(
    ("opens", "other"),
    [(people, "某丙"), (households, "另一村"), (organisations, "另一协会"), (benefits, 6000), (funds, 200)],
    ids=["people", "households", "organisations", "benefits", "funds"],
)
def test_once_is_enough(here: District, opens: Callable[..., Any], other: Any) -> None:
    appoint([officer("C1", "charity_house")], since=EVE, by=SYSTEM)
    act_id = uuid4()
    first = opens(act_id)
    kept = counted()
    assert opens(act_id) == first
    assert counted() == kept
    with pytest.raises(Refusal, match="内容不同"):
        opens(act_id, other)
    assert counted() == kept
    assert Act.objects.filter(act_id=act_id).count() == 1
    assert [str(one) for one in verify(deep=True, checkers=checkers())] == []
