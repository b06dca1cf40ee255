"""What was paid, returned or posted can't be changed by a careless hand; nobody draws the same benefit twice at a time."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from minzheng.funds import triggers
from minzheng.funds.models import Entitlement
from minzheng.funds.write import open_entitlements
from minzheng.journal.transaction import act_transaction
from minzheng.registers import triggers as register_triggers
from tests.payees import arrived, elder, paid

pytestmark = pytest.mark.django_db


@pytest.fixture
def one(here: object) -> Entitlement:
    made = elder()
    other = elder()
    [january] = paid(1)
    arrived(january, {0: "账户已销户"})
    assert other.pk != made.pk
    return made


@pytest.mark.parametrize("table", [*(f"funds_{table}" for table in triggers.FROZEN), "registers_line"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET seq = seq + 1", "DELETE FROM {}"])
def test_rows_are_neither_changed_nor_deleted(one: Entitlement, table: str, statement: str) -> None:
    change = statement.format(table) if "paymentline" not in table else statement.format(table).replace("seq", "place")
    with pytest.raises(DatabaseError, match="只增不改"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


@pytest.mark.parametrize("table", [f"funds_{table}" for table in triggers.FROZEN])
def test_nor_replaced_by_an_insert(one: Entitlement, table: str) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("INSERT OR REPLACE is SQLite's")
    with pytest.raises(DatabaseError, match="只增不改"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} LIMIT 1")


def test_the_triggers_are_known_to_be_there(one: Entitlement) -> None:
    assert triggers.missing(connection) == []
    with transaction.atomic():
        triggers.remove(connection)
        assert "funds_posting_update" in triggers.missing(connection) or "funds_posting_change" in triggers.missing(connection)
        triggers.install(connection)
    assert register_triggers.missing(connection) == []


@pytest.mark.parametrize(
    ("starts", "ends", "clashes"),
    [
        (date(2024, 5, 1), None, True),
        (date(2020, 1, 1), date(2024, 2, 1), True),
        (date(2020, 1, 1), date(2024, 1, 1), False),
        (date(2024, 3, 1), date(2024, 3, 1), False),  # annulled: no month at all
    ],
)
def test_two_periods_of_the_same_benefit_do_not_overlap(one: Entitlement, starts: date, ends: date | None, clashes: bool) -> None:
    row = {"matter": one.matter, "person_id": one.person_id, "case": "", "town": "", "starts": starts, "ends": ends, "amount": 1, "facts": {}, "members": {}}
    if not clashes:
        with act_transaction():
            open_entitlements([row], 1)
        return
    with pytest.raises(DatabaseError), transaction.atomic():
        open_entitlements([row], 1)


def test_nor_by_moving_the_end_of_an_earlier_one(one: Entitlement) -> None:
    Entitlement.objects.filter(pk=one.pk).update(ends=date(2024, 3, 1), ended=1)
    row = {"matter": one.matter, "person_id": one.person_id, "case": "", "town": "", "starts": date(2024, 3, 1), "amount": 1, "facts": {}, "members": {}}
    open_entitlements([row], 1)
    with pytest.raises(DatabaseError), transaction.atomic():
        Entitlement.objects.filter(pk=one.pk).update(ends=date(2024, 4, 1))
