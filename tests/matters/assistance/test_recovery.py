"""Worked cases of recovery: what is owed back by fault and day, the fine that may be proposed, hearing first, set-off by consent."""

from __future__ import annotations

import pytest

from minzheng.catalogue import matter
from minzheng.facts import overpaid as overpaid_facts
from minzheng.facts import recovery as recovery_facts
from minzheng.facts.recoveries import FRAUD, MISTAKE, OTHERS, REFUSED, SET_OFF, UNREPORTED
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.proceeding import Proceeding, admit
from minzheng.vocabulary.situation import Act
from tests.matters.worked import D, plain, situation

PAGE = matter("relief_recovery")
TOLD = {"settled": True, "proved": True, "gain_left": True, "fault": MISTAKE, "last_month": D("2024-03-01"), "ended": D("2025-05-01"), "found": D("2026-06-01")}


def case(months=((1_000_000, 0, 0),), **changes):
    """A case about months after the last due one, each (paid, still due, came back) in 分."""
    rows = [plain(overpaid_facts, month=D(f"2024-{4 + n:02}-01"), paid=p, due=d, back=b) for n, (p, d, b) in enumerate(months)]
    return Proceeding(PAGE, plain(recovery_facts, **{**TOLD, "debtor": "", **changes}), {"overpaid": rows})


def do(one, verb, day, *, by=("甲",), **said):
    """The case after the act; `said` by the names of recovery's facts. Raises Refusal."""
    step = PAGE.step(verb)
    recorded = {f.key: f.ordinary if isinstance(f.ordinary, str | int) else D(day) for f in step.records}
    recorded |= {f"recovery.{name}": D(value) if isinstance(value, str) and value[:2] == "20" else value for name, value in said.items()}
    return admit(one, Act(verb, D(day), by, recorded), situation(D(day))).after


def decided(one, day, amount, **more):
    """Begun, told, without objection, decided on the day."""
    one = do(do(do(one, "begin", day), "notify", day, answer_by="2027-01-01"), "forgo", day)
    return do(one, "recover", day, ordered=amount, due_by="2027-01-31", **more)


def refused(*args, **said):
    with pytest.raises(Refusal) as stopped:
        do(*args, **said)
    return stopped.value.gate


@pytest.mark.parametrize(
    ("day", "fine", "stopped"),
    [
        ("2026-10-01", 0, ""), ("2026-10-01", 2_000_000, ""), ("2026-10-01", 2_000_001, "不高于规定的上限"),  # DR-01
        ("2026-06-30", 999_999, "不低于规定的下限"), ("2026-06-30", 1_000_000, ""), ("2026-06-30", 3_000_000, ""),
        ("2026-06-30", 3_000_001, "不高于规定的上限"),
    ],
)  # fmt: skip
def test_the_fine_that_may_be_proposed_is_that_of_the_lighter_law(day, fine, stopped):
    one = decided(case(fault=FRAUD, found=D("2026-06-01")), day, 1_000_000)
    if stopped:
        assert refused(one, "refer", day, fine=fine) == stopped
    else:
        assert do(one, "refer", day, fine=fine).history.acts[-1].verb == "refer"


def test_a_fine_only_where_a_law_has_one_and_within_two_years():
    assert refused(decided(case(), "2024-09-02", 1_000_000), "refer", "2024-09-02", fine=1_000_000) == "有处以罚款的规定"
    late = case(fault=FRAUD, ended=D("2024-05-31"), found=D("2026-06-01"))
    assert refused(decided(late, "2026-06-02", 1_000_000), "refer", "2026-06-02", fine=1_000_000) == "自行为终了之日起二年内发现"


@pytest.mark.parametrize(("knew", "left", "outcome"), [(False, False, "不予追回"), (False, True, "追回"), (True, False, "追回"), (True, True, "追回")])
@pytest.mark.parametrize("day", ["2024-09-02", "2026-11-02"])
def test_an_innocent_payee_whose_gain_is_gone_owes_nothing(day, knew, left, outcome):
    """DR-05 is the first."""
    assert decided(case(knew=knew, gain_left=left), day, 1_000_000).outcome == outcome


@pytest.mark.parametrize(
    ("months", "amount"),
    [
        (((106_440, 0, 0), (106_440, 0, 0)), 212_880), (((103_500, 39_000, 0), (103_500, 39_000, 0)), 129_000), (((5_000, 0, 2_000),), 3_000),
        (((5_000, 0, 5_000), (5_000, 4_999, 0)), 1),
    ],
)  # fmt: skip
def test_what_is_owed_is_summed_month_by_month(months, amount):
    decided(case(months), "2024-09-02", amount)
    for other in (amount - 1, amount + 1):
        with pytest.raises(Refusal, match="逐月多发的合计"):
            decided(case(months), "2024-09-02", other)


def test_a_month_that_was_still_due_is_not_overpaid():
    assert refused(case(last_month=D("2024-04-30")), "begin", "2024-09-02") == "有多发的金额"
    assert refused(case(((5_000, 5_000, 0),)), "begin", "2024-09-02") == "有多发的金额"


@pytest.mark.parametrize(
    ("changes", "day", "gate"),
    [
        ({"settled": False}, "2024-09-02", "已经依法作出停发或者减发决定"), ({"pending": True}, "2024-09-02", "没有尚未了结的追回决定"),
        ({"fault": OTHERS}, "2024-09-02", "他人取得、遗产清偿的，写明由谁返还"),
        ({"fault": UNREPORTED, "proved": False}, "2024-09-02", "以受助人的过错追回的，有证据证明"),
        ({"fault": REFUSED}, "2026-06-30", "按拒不执行停减决定处理的，规定已经施行（否则按误发处理）"),
    ],
)  # fmt: skip
def test_what_stands_in_the_way_of_beginning(changes, day, gate):
    assert refused(case(**changes), "begin", day) == gate


def test_refusing_to_obey_has_its_ground_from_july_2026():
    assert decided(case(fault=REFUSED), "2026-07-01", 1_000_000).outcome == "追回"


def test_nobody_is_told_to_pay_before_he_was_told_why_and_could_answer():
    one = do(do(case(), "begin", "2024-09-02"), "notify", "2024-09-02", answer_by="2024-09-09")
    told = {"ordered": 1_000_000, "due_by": "2024-12-31"}
    assert refused(do(case(), "begin", "2024-09-02"), "recover", "2024-09-03", **told) == "已告知拟追回的事实、理由和依据"
    assert refused(one, "recover", "2024-09-09", **told) == "陈述申辩的期限已满，或者表示没有意见、已经复核"
    assert do(one, "recover", "2024-09-10", **told).outcome == "追回"
    answered = do(one, "state", "2024-09-08")
    assert refused(answered, "recover", "2024-09-10", **told) == "陈述申辩已经复核"
    assert do(do(answered, "weigh", "2024-09-10"), "recover", "2024-09-10", **told).outcome == "追回"


def test_instalments_add_up_and_a_set_off_needs_consent():
    one = decided(case(), "2024-09-02", 1_000_000, instalments=2)
    assert refused(one, "repay", "2024-09-03", repaid=600_000, left=400_001) == "退还的与尚欠的合计不超过追回金额"
    taken = {"repaid": 600_000, "left": 400_000, "way": SET_OFF, "against": "12"}
    assert refused(one, "repay", "2024-09-03", **taken, consented="2024-09-04") == "从待遇扣还的，享受该待遇的人已经书面同意"
    one = do(one, "repay", "2024-09-03", **taken, consented="2024-09-03")
    one = do(one, "serve", "2024-09-03")
    assert refused(one, "close", "2024-09-03", left=0) == "已经还清或者核销", "four thousand are still owed, whatever is typed"
    one = do(one, "repay", "2024-09-04", repaid=400_000, left=0)
    assert refused(one, "close", "2024-09-04", left=1) == "已经还清或者核销"
    assert do(one, "close", "2024-09-04", left=0).closed


DUE = {"ordered": 1_000_000, "due_by": "2024-10-31"}


def unpaid(**changes):
    """Decided and served on 2 September 2024, to be given back by the end of October; reminded the day after."""
    one = do(do(do(case(**changes), "begin", "2024-09-02"), "notify", "2024-09-02", answer_by="2024-12-31"), "forgo", "2024-09-02")
    return do(do(do(one, "recover", "2024-09-02", **DUE), "serve", "2024-09-02"), "remind", "2024-11-01")


@pytest.mark.parametrize(
    ("day", "stopped"),
    [
        ("2025-03-03", "起诉期限已满"), ("2025-03-04", ""), ("2025-06-03", ""), ("2025-06-04", "复议诉讼期满之日起三个月内"),
    ],
)  # fmt: skip
def test_a_court_is_asked_after_the_time_to_sue_and_within_three_months(day, stopped):
    """Six months from 2 September 2024 end on Sunday, 2 March 2025, and so on Monday the third."""
    if stopped:
        assert refused(unpaid(), "enforce", day) == stopped
    else:
        assert do(unpaid(), "enforce", day).history.acts[-1].verb == "enforce"


def test_no_court_is_asked_for_what_is_paid_or_what_is_a_claim_between_citizens():
    paid = do(unpaid(), "repay", "2024-11-05", repaid=1_000_000, left=0)
    assert refused(paid, "enforce", "2025-03-04") == "还有尚欠的金额"
    assert refused(unpaid(fault=OTHERS, debtor="代领人"), "enforce", "2025-03-04") == "不是向他人、继承人主张的民事返还"


def test_nobody_is_reminded_before_the_day_or_when_all_is_paid():
    one = do(decided(case(), "2024-09-02", 1_000_000), "serve", "2024-09-02")
    assert refused(one, "remind", "2027-01-31") == "退还期限已满"
    assert refused(do(one, "repay", "2024-09-03", repaid=1_000_000, left=0), "remind", "2027-02-01") == "还有尚欠的金额"


def test_nobody_at_fault_is_let_off_because_the_money_is_spent_and_two_write_off():
    gone = {"waived": 100, "why_waived": "不知没有根据且利益已经不存在"}
    guilty = decided(case(fault=FRAUD), "2024-09-02", 1_000_000)
    assert refused(guilty, "propose", "2024-09-03", **gone) == "受助人有过错的，不以利益不存在核销"
    one = do(decided(case(), "2024-09-02", 1_000_000), "propose", "2024-09-03", **gone)
    assert "不是同一人" in refused(one, "waive", "2024-09-03", waived=100, left=999_900)
    assert refused(one, "waive", "2024-09-03", by=("乙",), waived=101, left=999_899) == "照提出的金额核销"
    assert do(one, "waive", "2024-09-03", by=("乙",), waived=100, left=999_900).history.acts[-1].verb == "waive"
