"""Properties of money: every act balances, no month is paid twice, and it doesn't matter when a month is run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minzheng.funds import accounts, deep, read
from minzheng.funds.models import Entitlement, PaymentLine, Payroll, Posting, Returned
from minzheng.procedure.death import report_death
from minzheng.procedure.hold import hold
from minzheng.procedure.recover import recover, repay
from minzheng.procedure.release import release
from minzheng.procedure.stop import stop
from minzheng.vocabulary.errors import Refusal
from tests.payees import BUREAU, CLERK, FINANCE, arrived, elder, paid

pytestmark = pytest.mark.django_db
ON_A_DATABASE = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

EVENT = st.tuples(st.sampled_from(("hold", "release", "stop", "death", "recover", "repay")), st.integers(0, 3), st.integers(0, 2))
MONTH = st.tuples(st.lists(EVENT, max_size=3), st.sets(st.integers(0, 3), max_size=2), st.booleans())


@contextmanager
def undone() -> Iterator[None]:
    """Rolls one example back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def happen(event: tuple[str, int, int], payees: list[Entitlement], month: int) -> None:
    """One event of a month; a refusal is an answer too."""
    kind, which, back = event
    row = Entitlement.objects.get(pk=payees[which].pk)
    day, earlier = date(2024, month, 5), date(2024, max(1, month - back), 1)
    try:
        if kind == "hold":
            hold(row.person_id, why="核查", on=day, by=CLERK)
        elif kind == "release":
            release(row.pk, why="已核实", on=day, by=BUREAU)
        elif kind == "stop":
            stop(row.pk, last_month=earlier, reason="不再符合条件", on=day, by=BUREAU)
        elif kind == "death":
            report_death(row.person_id, earlier, source="死亡证明", on=day, by=CLERK)
        elif kind == "recover" and row.ends:
            last = date(row.ends.year, row.ends.month - 1, 1) if row.ends.month > 1 else date(2023, 12, 1)
            recover(row.pk, last_month=last, fault="误发或者死亡后发放", reason="多发", on=day, by=BUREAU)
        elif kind == "repay" and (found := row.recoveries.first()):
            repay(found.seq, min(3_000, found.amount - found.recovered), why="退还", on=day, by=FINANCE)
    except Refusal:
        pass


@given(months=st.lists(MONTH, min_size=1, max_size=5))
@ON_A_DATABASE
def test_whatever_happens_the_books_balance_and_no_month_is_paid_twice(here: object, months: list) -> None:
    with undone():
        payees = [elder(date(1930 + 3 * n, 5, 20)) for n in range(4)]
        for number, (events, bounces, runs) in enumerate(months, start=1):
            for event in events:
                happen(event, payees, number)
            for run in paid(number) if runs else ():
                if run.lines:
                    arrived(run, {place: "退票" for place in bounces if place < run.lines})
        check_books()
        check_months()
        assert [str(found) for checker in deep.checkers() for found in checker()] == []


def check_books() -> None:
    by_act: dict[int, int] = defaultdict(int)
    by_account: dict[str, int] = defaultdict(int)
    for side in Posting.objects.all():
        by_act[side.seq] += side.amount
        by_account[side.account] += side.amount
    assert set(by_act.values()) <= {0}
    lines = sum(line.amount for line in PaymentLine.objects.all())
    settled = sum(batch.total for batch in Payroll.objects.exclude(paid_on=None))
    back = {kind: sum(row.amount for row in Returned.objects.filter(kind=kind)) for kind in ("退票", "退还")}
    assert by_account[accounts.EXPENSE] == lines - back["退还"]
    assert by_account[accounts.PAYABLE] == settled - lines
    assert by_account[accounts.TREASURY] == back["退票"] + back["退还"] - settled
    assert by_account[accounts.BOUNCED] == -back["退票"]
    assert read.paid_total(["old_age_allowance"], date(2024, 1, 1), date(2024, 12, 31)) == settled - back["退票"] - back["退还"]


def check_months() -> None:
    """Each month of each entitlement once, bounced ones once more; none after the end, and nothing for who is held."""
    paid_for: dict[tuple[int, date], list[str]] = defaultdict(list)
    for line in PaymentLine.objects.order_by("pk"):
        paid_for[line.entitlement_id, line.first].append(line.kind)
    for kinds in paid_for.values():
        assert kinds[0] != "重发"
        assert set(kinds[1:]) <= {"重发"}
    for row in Returned.objects.all():
        left = read.overpaid(row.line.entitlement_id, date(2023, 12, 1)).amount
        assert left >= 0


@given(skipped=st.sets(st.integers(1, 5)))
@ON_A_DATABASE
def test_it_does_not_matter_in_which_run_a_month_is_paid(here: object, skipped: set[int]) -> None:
    """Months left out are paid by a later run exactly as they would have been: age bands and all."""
    with undone():
        payees = [elder(date(1934, month, 15)) for month in range(1, 7)]  # each turns ninety in another month
        for number in range(1, 7):
            if number not in skipped:
                paid(number)
        for one in payees:
            told = {line.first.month: line.amount for line in PaymentLine.objects.filter(entitlement_id=one.pk)}
            turns = one.person.born.month
            assert told == {month: 10_000 if month >= turns else 5_000 for month in range(1, 7)}
