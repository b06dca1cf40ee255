"""高龄津贴的案例：哪个月起、哪一档、死亡后到哪个月。档次是演练用的示例（50、100、300元）。"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from minzheng.catalogue import matter
from minzheng.library.locality import shipped
from minzheng.library.rows import Row
from minzheng.vocabulary.deciding import Decision, clocks_of, due_of
from minzheng.vocabulary.errors import MissingFact, Refusal, UnsetRate
from minzheng.vocabulary.situation import Act
from tests.matters.worked import MID_2024, NOVEMBER_2026, D, Played, decided, months_from, person, situation, worked

ALLOWANCE = matter("old_age_allowance")


def local_rule(name: str, value: str):
    return shipped().rates.with_rows(settings=[Row(name, date(2012, 1, 1), "illustrative", "district", value)])


NEXT_MONTH = local_rule("高龄津贴起发月", "生日次月")


def in_month(month: str, born: str, start: str = "生日当月", **changes: Any) -> Decision:
    """The decision as the payroll of a month asks it: on its first day."""
    rates = NEXT_MONTH if start == "生日次月" else None
    return decided(ALLOWANCE, D(f"{month}-01"), person(born=D(born), **changes), rates=rates)


BANDS = (
    worked("EA-03", "1944年2月29日出生，闰年2月起发", {"amount": 5_000}, month="2024-02", born="1944-02-29"),
    worked("EA-04", "1936年2月29日出生，平年2月满九十", {"amount": 10_000}, month="2026-02", born="1936-02-29"),
    worked("EA-05", "9月30日满九十，9月起换档", {"amount": 10_000}, month="2024-09", born="1934-09-30"),
    worked("EA-06", "次月起发的，12月31日满一百，当月仍按原档", {"amount": 10_000}, month="2024-12", born="1924-12-31", start="生日次月"),
    worked("", "同一人次年一月换档", {"amount": 30_000}, month="2025-01", born="1924-12-31", start="生日次月"),
    worked("", "生日当月起发的，当月就换档", {"amount": 30_000}, month="2024-12", born="1924-12-31"),
    worked("", "八十周岁前一个月", {"amount": 0}, month="2024-01", born="1944-02-29"),
    worked("", "平年次月起发：2月29日出生的3月起", {"amount": 10_000}, month="2026-03", born="1936-02-29", start="生日次月"),
    worked("", "平年次月起发：2月仍按原档", {"amount": 5_000}, month="2026-02", born="1936-02-29", start="生日次月"),
    worked("", "月初出生，次月起发的当月不发", {"amount": 0}, month="2024-09", born="1944-09-01", start="生日次月"),
    worked("", "月末出生，当月起发", {"amount": 5_000}, month="2024-09", born="1944-09-30"),
    worked("", "八十九周岁的最后一个月", {"amount": 5_000}, month="2024-08", born="1934-09-01"),
    worked("", "一百一十周岁", {"amount": 30_000}, month="2024-07", born="1914-07-31"),
)


@pytest.mark.parametrize("case", BANDS, ids=str)
def test_amount_of_a_month(case):
    assert in_month(**case.given).amount == case.expect["amount"]


@pytest.mark.parametrize("day", ["2024-09-01", "2024-09-15", "2024-09-30"])
def test_any_day_of_the_month_of_the_birthday_will_do(day):
    assert decided(ALLOWANCE, D(day), person(born=D("1944-09-30"))).verdict == "grant"


@pytest.mark.parametrize(("changes", "failed"), [({"local": False}, "具有本区户籍"), ({"died": D("2024-06-30")}, "健在")])
def test_other_conditions(changes, failed):
    decision = decided(ALLOWANCE, MID_2024, person(born=D("1940-01-01"), **changes))
    assert [reason.condition for reason in decision.failed] == [failed]


def test_the_refusal_states_the_age_it_saw():
    (reason,) = decided(ALLOWANCE, MID_2024, person(born=D("1944-08-01"))).failed
    cited = "《中华人民共和国老年人权益保障法》第三十三条、《中华人民共和国民法典》第一千二百五十九条"
    assert str(reason) == f"年满八十周岁：不符合。计发年龄：79周岁（依据{cited}）"


HARDSHIP = worked("EA-08", "八十二周岁的特困人员照发", {"rule": "allow"}, extreme_hardship=True, born=D("1942-01-01"))


def test_extreme_hardship_does_not_exclude():
    assert HARDSHIP.expect["rule"] == "allow"
    assert decided(ALLOWANCE, MID_2024, person(**HARDSHIP.given)).amount == 5_000
    assert ALLOWANCE.excludes == ()


DEATH = worked("EA-07", "3月2日去世，发到6月", {"overpaid": 15_000}, died=D("2024-03-02"), paid=5_000)


def test_paid_for_the_month_of_death_and_no_longer():
    months = [decided(ALLOWANCE, day, person(born=D("1940-01-01"), died=DEATH.given["died"])) for day in months_from("2024-03", 4)]
    assert [decision.verdict for decision in months] == ["grant", "refuse", "refuse", "refuse"]
    assert sum(DEATH.given["paid"] - (decision.amount or 0) for decision in months) == DEATH.expect["overpaid"]


STARTS = [
    ("生日前申请的，自起发月", "1944-09-30", "2024-08-20", None, "2024-09-01"),
    ("逾期申请，不补发的，自申请当月", "1940-01-01", "2024-08-20", None, "2024-08-01"),
    ("逾期申请，补发的，自起发月", "1940-01-01", "2024-08-20", local_rule("高龄津贴补发", "自起发月补发"), "2020-01-01"),
    ("次月起发", "1944-09-30", "2024-09-20", NEXT_MONTH, "2024-10-01"),
    ("2月29日出生、平年满八十", "1946-02-28", "2026-02-10", None, "2026-02-01"),
]


@pytest.mark.parametrize(("title", "born", "applied", "rates", "first"), STARTS, ids=[row[0] for row in STARTS])
def test_first_month(title, born, applied, rates, first):
    acts = [Act("accept", D(applied))]
    decision = decided(ALLOWANCE, D("2026-03-10"), person(born=D(born)), acts=acts, rates=rates)
    assert decision.starts == D(first)


def test_limits_that_no_text_sets_are_told_as_unset():
    now = situation(D("2024-07-10"), person(born=D("1940-01-01")), acts=[Act("accept", D("2024-07-01"))])
    due = due_of(ALLOWANCE, ALLOWANCE.step("verify"), now)
    assert (due.due, due.limit) == (None, "时限未定")
    assert [one.limit for one in clocks_of(ALLOWANCE, now)] == ["时限未定"]


def test_the_bands_are_illustrative_and_never_paid_on_outside_rehearsal():
    assert shipped().rates.row("高龄津贴", 85, MID_2024).confidence == "illustrative"
    with pytest.raises(UnsetRate) as refused:
        decided(ALLOWANCE, MID_2024, person(born=D("1940-01-01")), rates=shipped().rates.for_payment)
    assert refused.value.fact == "高龄津贴起发月"


def test_a_missing_birthday_is_named():
    facts = person()
    del facts["person.born"]
    with pytest.raises(MissingFact) as missing:
        decided(ALLOWANCE, NOVEMBER_2026, facts)
    assert missing.value.fact == "person.born"


def test_procedure():
    played = Played(ALLOWANCE, person(born=D("1940-01-01"))).do("accept", "2024-07-01")
    with pytest.raises(Refusal) as early:
        played.do("decide", "2024-07-02")
    assert early.value.gate == "已核实年龄、户籍和生存状况"
    played.do("verify", "2024-07-02").do("decide", "2024-07-03").do("serve", "2024-07-04")
    with pytest.raises(Refusal) as hasty:
        played.do("stop", "2024-08-01")
    assert hasty.value.gate == "已定期核查生存和户籍状况"
    assert played.do("recheck", "2026-11-02").do("stop", "2026-11-03").case.outcome == "准予发放"


CASES = (*BANDS, HARDSHIP, DEATH)
