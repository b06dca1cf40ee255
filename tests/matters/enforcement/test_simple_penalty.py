"""当场处罚的案例：数额、人数、复议前置、当场收缴和缴存。"""

from __future__ import annotations

import pytest

from minzheng.catalogue import matter
from minzheng.facts import party, penalty, wrong
from tests.matters.everyday import D, Playing, everyday, failed, tried
from tests.matters.worked import Worked, worked

SIMPLE = matter("simple_penalty")
DAY = "2024-06-03"
ALLOW, FORBID = {"verdict": "grant"}, {"verdict": "refuse"}
SMALL, FIRST = "罚款不超过当场处罚的上限", "写明不服的应当先申请行政复议"
ORGANISATION, CITIZEN = {"kind": "法人或者其他组织"}, {"kind": "公民", "age": 40}

CASES = (
    worked("PEN-C17", "当场对民非罚三千五百元", FORBID, party=ORGANISATION, penalty={"kind": "罚款", "fine": 350_000}, why=[SMALL]),
    worked("", "当场对民非罚三千元", ALLOW, party=ORGANISATION, penalty={"kind": "罚款", "fine": 300_000}),
    worked("", "当场对民非罚三千元零一分", FORBID, party=ORGANISATION, penalty={"kind": "罚款", "fine": 300_001}, why=[SMALL]),
    worked("", "当场对公民罚二百元", ALLOW, party=CITIZEN, penalty={"kind": "罚款", "fine": 20_000}),
    worked("", "当场对公民罚二百元零一分", FORBID, party=CITIZEN, penalty={"kind": "罚款", "fine": 20_001}, why=[SMALL]),
    worked("", "当场没收", FORBID, party=ORGANISATION, penalty={"kind": "没收违法所得", "fine": 100}, why=["处罚种类为警告或者罚款"]),
    worked("", "十三周岁", FORBID, party={"kind": "公民", "age": 13}, penalty={"kind": "警告"}, why=["年满十四周岁"]),
    worked("", "十四周岁", ALLOW, party={"kind": "公民", "age": 14}, penalty={"kind": "警告"}),
    worked("", "警告而写了金额", FORBID, party=CITIZEN, penalty={"kind": "警告", "fine": 100}, why=["警告不载明金额"]),
    worked("", "同一行为已经罚过款，再罚一分", FORBID, party=ORGANISATION, wrong={"fined": True}, penalty={"kind": "罚款", "fine": 1},
           why=["同一违法行为没有罚过款"]),
    worked("", "同一行为已经罚过款，警告", ALLOW, party=ORGANISATION, wrong={"fined": True}, penalty={"kind": "警告"}),
    worked("REM-C02", "决定书写“可以直接向人民法院起诉”", FORBID, party=CITIZEN, penalty={"kind": "警告", "review_first": False}, why=[FIRST]),
)  # fmt: skip


def facts(case: Worked) -> dict[str, object]:
    return (
        everyday(wrong, DAY, **case.given.get("wrong", {}))
        | everyday(party, DAY, **case.given["party"])
        | everyday(penalty, DAY, **case.given["penalty"])
    )


@pytest.mark.parametrize("case", CASES, ids=str)
@pytest.mark.parametrize("day", [DAY, "2026-11-01"])
def test_whether_it_may_be_punished_on_the_spot(case: Worked, day):
    decision = tried(SIMPLE, day, facts(case))
    assert (decision.verdict, failed(decision)) == (case.expect["verdict"], case.given.get("why", []))


@pytest.mark.parametrize("case", [case for case in CASES if case.expect is FORBID], ids=str)
def test_the_gate_stops_the_officer(case: Worked):
    assert Playing(SIMPLE, facts(case)).do("inform", DAY).stops("decide", DAY) == case.given["why"][0]


ALONE = worked("PEN-C18", "一名执法人员当场警告", FORBID)


def fined(amount: int) -> Playing:
    played = Playing(SIMPLE, everyday(wrong, DAY), everyday(party, DAY))
    return played.do("inform", DAY).do("decide", DAY, penalty__kind="罚款", penalty__fine=amount)


def test_two_officers_on_the_spot():
    played = Playing(SIMPLE, everyday(wrong, DAY), everyday(party, DAY))
    assert (played.stops("inform", DAY, officers=1) == "二人以上持证人员办理") is (ALONE.expect is FORBID)
    assert played.stops("decide", DAY) == "已出示证件、告知、听取陈述申辩"
    assert played.do("inform", DAY).stops("decide", DAY, officers=1) == "二人以上持证人员办理"


def test_paying_within_fifteen_days_and_only_where_fined():
    assert fined(50_000).due(DAY, "pay") == D("2024-06-18")
    assert fined(50_000).do("pay", "2024-06-18").due("2024-06-18", "pay") is None
    warned = Playing(SIMPLE, everyday(wrong, DAY), everyday(party, DAY)).do("inform", DAY).do("decide", DAY)
    assert (warned.due(DAY, "pay"), warned.stops("pay", DAY)) == (None, "处以罚款")


def test_cash_only_up_to_one_hundred_yuan_or_where_collecting_would_be_hard():
    assert fined(50_000).stops("collect", DAY, penalty__cash=10_001) == "一百元以下，或者不当场收缴事后难以执行"
    assert fined(50_000).do("collect", DAY, penalty__cash=50_000, penalty__hard_to_collect=True).case.state.startswith("当场收缴")
    assert fined(5_000).stops("collect", DAY, penalty__cash=5_001) == "收缴不超过罚款"
    assert fined(5_000).do("pay", DAY).stops("collect", DAY, penalty__cash=5_000) == "尚未自行缴纳"


def test_cash_reaches_the_bank_in_two_and_two_working_days():
    played = fined(5_000).do("collect", "2024-06-06", penalty__cash=5_000).do("record", "2024-06-06")
    assert played.due("2024-06-06", "pay") is None
    assert played.due("2024-06-06", "hand_in") == D("2024-06-11"), "6月10日端午放假"
    assert played.stops("close", "2024-06-11") == "当场收缴的已缴付银行"
    assert played.do("hand_in", "2024-06-11").due("2024-06-11", "bank") == D("2024-06-13")
    assert played.do("bank", "2024-06-13").do("close", "2024-06-13").case.closed


CASES += (ALONE,)
