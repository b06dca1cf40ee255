"""The accounts of the double entry: debit positive, and for each who the money belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Sum

from .models import Posting

BANK, FUND = "慈善银行存款", "慈善基金"
"""The charity house's money in the bank (debit) and to whom of the restricted funds it belongs (credit)."""

TREASURY, PAYABLE, EXPENSE, BOUNCED = "财政专户", "应付待遇", "待遇支出", "退回待付"
"""Benefits: what the special account holds, what is owed to payees, what was spent, what came back and is still owed."""

DEPOSIT, FINES = "罚没款专户", "应缴罚没款"
"""Fines that were paid in, and the treasury they are due to."""


@dataclass(frozen=True)
class Movement:
    """What a step moves (Step.ledger): from `credit` to `debit` the first of the money facts `amounts` that the act tells.

    `fund` is the fact that names the restricted fund; otherwise the money is that of the matter `of` (its budget line).
    `left` = the fact that says what stood in the fund before. `granted`: only an act whose outcome granted moves anything.
    """

    debit: str
    credit: str
    amounts: tuple[str, ...]
    fund: str = ""
    of: str = ""
    left: str = ""
    granted: bool = False

    @property
    def facts(self) -> tuple[str, ...]:
        """Everything of the act that says what is moved."""
        return tuple(name for name in (*self.amounts, self.fund, "outcome" if self.granted else "") if name)

    def sides(self, said: Mapping[str, Any]) -> tuple[tuple[str, str, int], ...]:
        """The two sides (account, fund, 分) of what an act moved that told this."""
        if self.granted and said.get("outcome") != "grant":
            return ()
        if self.fund and self.fund not in said:  # done before the fund was asked for: it moved nothing in the books
            return ()
        amount = next((int(said[name]) for name in self.amounts if said.get(name)), 0)
        whose = str(said[self.fund]) if self.fund else self.of
        return ((self.debit, whose, amount), (self.credit, whose, -amount))


MOVEMENTS: dict[str, Movement] = {
    "donation_in": Movement(BANK, FUND, ("giving.given",), fund="giving.fund"),
    "donation_out": Movement(FUND, BANK, ("giving.paid",), fund="giving.fund", left="giving.balance"),
    "sale_in": Movement(BANK, FUND, ("shop.value",), fund="shop.fund"),
    "meals_donated": Movement(FUND, BANK, ("meals.contributed",), fund="meals.drawn_from"),
    "meals_paid": Movement(EXPENSE, TREASURY, ("meals.government",), of="canteen_meals"),
    "adaptation_paid": Movement(EXPENSE, TREASURY, ("adaptation.paid",), of="home_adaptation"),
    "funeral_owed": Movement(EXPENSE, PAYABLE, ("decision.amount",), of="funeral_service", granted=True),
    "funeral_paid": Movement(PAYABLE, TREASURY, ("settling.paid",), of="funeral_service"),
    "fine": Movement(DEPOSIT, FINES, ("penalty.paid", "penalty.cash")),
}
"""The movements of money that steps name. What was waived for the bereaved is owed to the funeral home, until its account of the month is paid."""

PAID_OUT = tuple(dict.fromkeys(one.of for one in MOVEMENTS.values() if one.credit == TREASURY))
"""The matters whose money is paid to institutions, act by act, and not to people by payrolls."""


def balance(fund: str) -> int:
    """What stands in a restricted fund, in 分."""
    return Posting.objects.filter(account=BANK, fund=fund).aggregate(total=Sum("amount"))["total"] or 0
