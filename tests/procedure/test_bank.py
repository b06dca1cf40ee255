"""The bank's answer agrees with the payroll to the cent, or nothing of it is entered."""

from __future__ import annotations

from datetime import date

import pytest

from minzheng.funds import accounts, bankfile, read
from minzheng.funds.models import Payroll, Posting, Returned
from minzheng.procedure import bank
from minzheng.procedure.district import District
from minzheng.vocabulary.errors import Refusal
from tests.payees import BUREAU, FINANCE, SYSTEM, TOWN, arrived, elder, paid

pytestmark = pytest.mark.django_db
TENTH, TWELFTH = date(2024, 1, 10), date(2024, 1, 12)


def sent(count: int = 3) -> tuple[int, list[bankfile.Answer]]:
    for _ in range(count):
        elder()
    [run] = paid(1)
    assert run.seq is not None
    file = bank.send(run.seq, on=TENTH, by=FINANCE)
    _, payments = bankfile.read_sent(file.path.read_bytes())
    return run.seq, [bankfile.Answer(one.place, one.account, one.amount, True) for one in payments]


def test_the_answer_makes_the_payment_day_and_the_books_balance(here: District) -> None:
    seq, answers = sent()
    answers[1] = bankfile.Answer(1, answers[1].account, answers[1].amount, False, "户名不符")
    settled = bank.settle(seq, bankfile.answered(seq, answers), on=TWELFTH, by=FINANCE)
    assert (settled.paid, settled.amount) == (2, 10000)
    assert Payroll.objects.get(seq=seq).paid_on == TWELFTH
    assert [(one.amount, one.kind, one.why) for one in Returned.objects.all()] == [(5000, "退票", "户名不符")]
    standing = {}
    for one in Posting.objects.all():
        standing[one.account] = standing.get(one.account, 0) + one.amount
    assert standing == {accounts.EXPENSE: 15000, accounts.PAYABLE: 0, accounts.TREASURY: -10000, accounts.BOUNCED: -5000}
    assert read.paid_total(["old_age_allowance"], date(2024, 1, 1), date(2024, 12, 31)) == 10000


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        (lambda a: [*a, bankfile.Answer(7, "62", 5000, True)], "第8行不在本批次"),
        (lambda a: [*a, a[0]], "第1行重复"),
        (lambda a: a[:2], "缺少第3行"),
        (lambda a: [*a[:2], bankfile.Answer(2, a[2].account, 5001, True)], "第3行金额50.01元，应为50.00元"),
        (lambda a: [*a[:2], bankfile.Answer(2, "6299", 5000, True)], "第3行的账号"),
    ],
)  # fmt: skip
def test_whatever_differs_is_named_and_nothing_is_entered(here: District, spoil, named: str) -> None:
    seq, answers = sent()
    postings = Posting.objects.count()
    with pytest.raises(Refusal, match=named):
        bank.settle(seq, bankfile.answered(seq, spoil(answers)), on=TWELFTH, by=FINANCE)
    batch = Payroll.objects.get(seq=seq)
    assert (batch.result, batch.paid_on, Posting.objects.count(), Returned.objects.count()) == (None, None, postings, 0)


def test_an_answer_is_entered_once_and_only_after_sending(here: District) -> None:
    elder()
    [run] = paid(1)
    with pytest.raises(Refusal, match="还没有送盘"):
        bank.settle(run.seq, bankfile.answered(run.seq, []), on=TWELFTH, by=FINANCE)
    arrived(run)
    with pytest.raises(Refusal, match="已经回盘"):
        bank.settle(run.seq, b"", on=TWELFTH, by=FINANCE)
    with pytest.raises(Refusal, match="已经回盘"):
        bank.send(run.seq, on=TWELFTH, by=FINANCE)


def test_sending_again_writes_the_same_file_without_a_new_act(here: District) -> None:
    seq, _ = sent()
    first = bank.send(seq, on=TENTH, by=FINANCE)
    assert first.seq == bank.send(seq, on=TWELFTH, by=FINANCE).seq
    other = bank.send(seq, on=TWELFTH, by=FINANCE, encoding="gb18030")
    assert other.seq != first.seq
    assert bankfile.read_sent(other.path.read_bytes())[1][0].name == "某甲"
    assert other.path.stat().st_mode & 0o077 == 0


def test_who_has_no_account_is_named_before_anything_is_sent(here: District) -> None:
    from minzheng.procedure.open_benefits import open_benefits
    from minzheng.vocabulary.facts import NEVER
    from tests.payees import EVE, person

    one = person(account="")
    facts = {"person.born": one.born, "person.died": NEVER, "person.local": True}
    open_benefits("old_age_allowance", [{"person": one.pk, "amount": 5000, "town": TOWN, "facts": facts}], on=EVE, by=SYSTEM)
    [run] = paid(1)
    with pytest.raises(Refusal, match="第1行共1人没有登记银行账户"):
        bank.send(run.seq, on=TENTH, by=FINANCE)


def test_only_finance_deals_with_the_bank(here: District) -> None:
    seq, answers = sent()
    with pytest.raises(Refusal, match="财务人员"):
        bank.send(seq, on=TENTH, by=BUREAU)
    with pytest.raises(Refusal, match="财务人员"):
        bank.settle(seq, bankfile.answered(seq, answers), on=TWELFTH, by=BUREAU)


def test_an_unknown_payroll_is_refused(here: District) -> None:
    with pytest.raises(Refusal, match="没有第99号发放批次"):
        bank.settle(99, b"", on=TWELFTH, by=FINANCE)
