"""A changed byte in a payment line, an entitlement, a version of facts, a fund or a posting is found and named."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import connection

from minzheng.funds import deep, triggers
from minzheng.procedure.actor import Actor
from minzheng.procedure.death import report_death
from minzheng.procedure.funds_opening import open_funds
from minzheng.procedure.hold import hold
from minzheng.procedure.opening import appoint
from minzheng.procedure.recover import recover, repay
from minzheng.procedure.release import release
from minzheng.procedure.stop import stop
from minzheng.registers import triggers as register_triggers
from tests.payees import BUREAU, CLERK, FINANCE, SYSTEM, arrived, disabled, elder, paid, poor_household

pytestmark = pytest.mark.django_db


def findings() -> list[str]:
    return [str(found) for checker in deep.checkers() for found in checker()]


@pytest.fixture
def lived(here: object) -> Iterator[None]:
    """A few months with everything that happens to money; then the triggers are taken away, as a database administrator can."""
    appoint([({"staff": "C1", "name": "C1", "organ": "区慈善会"}, [("charity_house", "")])], since=date(2023, 12, 31), by=SYSTEM)
    open_funds([("乡村绿化", "绿化", 500_000)], on=date(2023, 12, 31), by=Actor(("C1",), "charity_house"))
    relief, people = poor_household()
    disabled(people[1])
    one, two, _ = elder(), elder(), elder(date(1950, 1, 1))
    for month in (1, 2, 3):
        for run in paid(month):
            arrived(run, {0: "账户已销户"} if month == 2 and run.matter.id == "old_age_allowance" else None)
    report_death(one.person_id, date(2024, 2, 2), source="死亡证明", on=date(2024, 3, 15), by=CLERK)
    stop(one.pk, last_month=date(2024, 2, 1), reason="死亡", on=date(2024, 3, 20), by=BUREAU, died=True)
    made = recover(one.pk, last_month=date(2024, 2, 1), fault="误发或者死亡后发放", reason="死亡", on=date(2024, 3, 21), by=BUREAU)
    repay(made.seq, 1_000, why="家属退还", on=date(2024, 3, 25), by=FINANCE)
    hold(two.person_id, why="核查", on=date(2024, 3, 26), by=CLERK)
    release(two.pk, why="健在", on=date(2024, 3, 27), by=BUREAU)
    stop(relief.pk, last_month=date(2024, 3, 1), reason="收入超过标准", on=date(2024, 3, 28), by=BUREAU)
    paid(4)
    triggers.remove(connection)
    register_triggers.remove(connection)
    yield
    triggers.install(connection)
    register_triggers.install(connection)


def test_an_untouched_year_has_no_findings(lived: None) -> None:
    assert findings() == []


CHANGES = [
    ("UPDATE funds_paymentline SET amount = amount + 1 WHERE id = (SELECT min(id) FROM funds_paymentline)", "funds_paymentline", "第1行"),
    ("UPDATE funds_paymentline SET first = '2023-12-01' WHERE id = (SELECT max(id) FROM funds_paymentline)", "funds_paymentline", "被改动"),
    ("UPDATE funds_paymentline SET leaf = salt || salt WHERE id = (SELECT min(id) FROM funds_paymentline)", "funds_paymentline", "根与行为所载不符"),
    ("DELETE FROM funds_paymentline WHERE id = (SELECT min(id) FROM funds_paymentline)", "funds_paymentline", "缺失"),
    ("UPDATE funds_entitlement SET amount = 9900 WHERE id = (SELECT min(id) FROM funds_entitlement)", "funds_entitlement", "月标准"),
    ("UPDATE funds_entitlement SET ends = NULL WHERE ended IS NOT NULL", "funds_entitlement", "止发月"),
    ("UPDATE funds_entitlement SET held_since = NULL, held_why = '' WHERE held_since IS NOT NULL", "funds_entitlement", "暂停日"),
    ("UPDATE funds_entitlement SET paid_through = '2024-01-01' WHERE id = (SELECT min(id) FROM funds_entitlement)", "funds_entitlement", "已发至"),
    ("UPDATE funds_factsversion SET facts = replace(facts, 'true', 'True') WHERE id = (SELECT min(id) FROM funds_factsversion)", "funds_factsversion",
     "被改动"),
    ("UPDATE funds_factsversion SET since = '2024-02-01' WHERE id = (SELECT min(id) FROM funds_factsversion)", "funds_factsversion", "不是该行为所定"),
    ("UPDATE funds_factsversion SET since = '2024年' WHERE id = (SELECT min(id) FROM funds_factsversion)", "funds_factsversion", "不能读取"),
    ("UPDATE funds_fund SET opening = 1", "funds_fund", "乡村绿化"),
    ("UPDATE funds_fund SET purpose = '其他'", "funds_fund", "乡村绿化"),
    ("UPDATE funds_posting SET amount = amount + 1 WHERE id = (SELECT min(id) FROM funds_posting)", "funds_posting", "借贷不平"),
    ("DELETE FROM funds_posting WHERE seq = (SELECT max(seq) FROM funds_posting)", "funds_posting", "删除"),
    ("UPDATE funds_returned SET amount = 1 WHERE kind = '退票'", "funds_returned", "与行为所载不符"),
    ("DELETE FROM funds_returned WHERE kind = '退还'", "funds_returned", "删除"),
    ("UPDATE funds_recovery SET recovered = 5000", "funds_recovery", "recovered"),
    ("UPDATE funds_payroll SET paid_on = '2023-12-31' WHERE paid_on IS NOT NULL", "funds_payroll", "paid_on"),
    ("UPDATE funds_payroll SET total = total + 1", "funds_payroll", "total"),
    ("UPDATE registers_line SET value = replace(value, '5000', '5001') WHERE seq = (SELECT seq FROM journal_act WHERE matter = 'old_age_allowance' AND "
     "verb = 'open_benefits' LIMIT 1)", "registers_line", "期初待遇底册"),
    ("DELETE FROM funds_beneficiary WHERE id = (SELECT min(id) FROM funds_beneficiary)", "funds_beneficiary", "被删除"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "table", "named"), CHANGES, ids=[f"{n}-{c[0].split()[1 if c[0].startswith('U') else 2]}" for n, c in enumerate(CHANGES)])
def test_a_changed_row_is_found_and_named(lived: None, change: str, table: str, named: str) -> None:
    if connection.vendor == "postgresql" and ("replace(" in change or "年" in change):
        pytest.skip("PostgreSQL keeps the types of its columns")
    with connection.cursor() as cursor:
        cursor.execute(change)
        assert cursor.rowcount > 0
    found = findings()
    assert any(one.startswith(table) and named in one for one in found), found
