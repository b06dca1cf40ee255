"""The accounts of the double entry: debit positive, and for each who the money belongs to."""

from __future__ import annotations

from django.db.models import Sum

from .models import Posting

BANK, FUND = "慈善银行存款", "慈善基金"
"""The charity house's money in the bank (debit) and to whom of the restricted funds it belongs (credit)."""

TREASURY, PAYABLE, EXPENSE, BOUNCED = "财政专户", "应付待遇", "待遇支出", "退回待付"
"""Benefits: what the special account holds, what is owed to payees, what was spent, what came back and is still owed."""

DEPOSIT, FINES = "罚没款专户", "应缴罚没款"
"""Fines that were paid in, and the treasury they are due to."""


def balance(fund: str) -> int:
    """What stands in a restricted fund, in 分."""
    return Posting.objects.filter(account=BANK, fund=fund).aggregate(total=Sum("amount"))["total"] or 0
