"""离婚登记的案例：谁可以申请，第三十、三十一、六十、六十一日各能做什么，撤回、视为撤回，末日遇休假日；2024年和2026年。"""

from __future__ import annotations

import pytest

from minzheng.catalogue import matter
from minzheng.facts import couple
from tests.matters.everyday import D, Playing, done, due, everyday, failed, tried
from tests.matters.worked import Worked, worked

DIVORCE = matter("divorce")
GRANT, REFUSE, REVIEW = {"verdict": "grant"}, {"verdict": "refuse"}, {"verdict": "review"}
COOLING, WINDOW = "三十日撤回期已满", "在发证期内"

CASES = (
    worked("MAR-13", "第三十日要求发证", REFUSE, on="2024-04-10", accept="2024-03-11", why=[COOLING]),
    worked("MAR-15", "第三十一日双方到场", GRANT, on="2024-04-11", accept="2024-03-11"),
    worked("MAR-16", "第六十日双方到场", GRANT, on="2024-05-10", accept="2024-03-11"),
    worked("MAR-17", "第六十一日，调休上班的周六", REFUSE, on="2024-05-11", accept="2024-03-11", why=[WINDOW]),
    worked("MAR-18", "第六十日是国庆节，顺延到节后第一个工作日", GRANT, on="2024-10-08", accept="2024-08-02"),
    worked("", "节后第二个工作日已过期", REFUSE, on="2024-10-09", accept="2024-08-02", why=[WINDOW]),
    worked("", "第三十日是周日，次日是第三十一日，届满日有争议", REVIEW, on="2024-09-02", accept="2024-08-02"),
    worked("", "顺延之后再过一日，没有争议", GRANT, on="2024-09-03", accept="2024-08-02"),
    worked("MAR-21", "期内，但一方已经撤回", REFUSE, on="2024-04-12", accept="2024-03-11", withdraw="2024-03-20", why=["没有撤回申请，也没有视为撤回"]),
    worked("MAR-22", "期内，只有一方到场", REFUSE, on="2024-04-12", accept="2024-03-11", present=False, why=["双方亲自共同到场"]),
    worked("MAR-23", "在香港登记结婚", REFUSE, on="2024-07-01", married_where="港澳台", why=["结婚登记在中国内地（驻外使领馆）办理"]),
    worked("MAR-24", "一方是限制民事行为能力人", REFUSE, on="2024-07-01", capable=False, why=["双方均为完全民事行为能力人"]),
    worked("MAR-25", "女方怀孕，双方自愿协议离婚：没有哪一条件问及怀孕", GRANT, on="2024-07-01"),
    worked("", "在驻外使领馆登记结婚", GRANT, on="2024-07-01", married_where="中国驻外使（领）馆"),
    worked("", "两本结婚证都遗失，有盖章的档案", GRANT, on="2024-07-01", proof="均遗失但有加盖印章的登记档案"),
    worked("", "两本结婚证都遗失，没有档案", REFUSE, on="2024-07-01", proof="不能证明", why=["结婚证或者登记档案证明婚姻关系"]),
    worked("", "没有达成协议", REFUSE, on="2024-07-01", agreed=False, why=["双方自愿离婚并已就子女、财产、债务达成书面协议"]),
    worked("", "期间法院已判决离婚", REFUSE, on="2024-04-12", accept="2024-03-11", still_married=False, why=["婚姻关系存续"]),
    worked("", "到别的登记机关要求发证", REFUSE, on="2024-04-12", accept="2024-03-11", same_office=False, why=["在收到申请的机关发证"]),
    worked("", "双方都是外省户籍，有居住证", GRANT, on="2024-07-01", man_home="外省", woman_home="外省", permit=True),
    worked("", "双方都是外省户籍，没有居住证", REFUSE, on="2024-07-01", man_home="外省", woman_home="外省", why=["一方户籍在本区，或者适用全市通办、跨省通办"]),
    worked("", "2026年双方都是外省户籍，没有户口簿", GRANT, on="2026-11-01", man_home="外省", woman_home="外省", household_book=False),
    worked("", "2026年10月1日受理，11月1日是第三十一日（第三十日是周六）", REVIEW, on="2026-11-01", accept="2026-10-01"),
    worked("", "2026年10月8日受理，11月1日尚在撤回期", REFUSE, on="2026-11-01", accept="2026-10-08", why=[COOLING]),
    worked("", "2026年9月2日受理，11月1日是第六十日，周日", GRANT, on="2026-11-01", accept="2026-09-02"),
    worked("", "顺延到周一", GRANT, on="2026-11-02", accept="2026-09-02"),
    worked("", "周二过了第六十日；第三十日遇国庆，顺延后三十日到11月9日，有争议", REVIEW, on="2026-11-03", accept="2026-09-02"),
    worked("", "顺延后三十日的末日是周六，再顺延到周一", REVIEW, on="2026-11-09", accept="2026-09-02"),
    worked("", "两种算法都已过期", REFUSE, on="2026-11-10", accept="2026-09-02", why=[WINDOW]),
    worked("", "第三十日是国庆节，次日有争议", REVIEW, on="2024-10-02", accept="2024-09-01"),
    worked("", "第六十日当天，两种算法都在期内", GRANT, on="2024-10-31", accept="2024-09-01"),
    worked("", "第六十一日，只有顺延的算法在期内", REVIEW, on="2024-11-01", accept="2024-09-01"),
    worked("", "顺延后第三十日", REVIEW, on="2024-11-07", accept="2024-09-01"),
    worked("", "顺延后第三十一日", REFUSE, on="2024-11-08", accept="2024-09-01", why=[WINDOW]),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_whether_the_office_may_accept_or_issue_today(case: Worked):
    given = dict(case.given)
    day, why = given.pop("on"), given.pop("why", [])
    acts = done(**{verb: given.pop(verb) for verb in ("accept", "withdraw") if verb in given})
    decision = tried(DIVORCE, day, everyday(couple, day, **given), acts=acts)
    assert (decision.verdict, failed(decision)) == (case.expect["verdict"], why)


def accepted(day: str = "2024-03-11") -> Playing:
    return Playing(DIVORCE, everyday(couple, day)).do("accept", day)


@pytest.mark.parametrize(("day", "gate"), [("2024-04-10", COOLING), ("2024-04-11", ""), ("2024-05-10", ""), ("2024-05-11", WINDOW)])
def test_the_days_of_issuing(day, gate):
    played = accepted()
    if gate:
        assert played.stops("issue", day) == gate
    else:
        assert played.do("issue", day).case.state == "审查并发给离婚证"


@pytest.mark.parametrize(("day", "gate"), [("2024-03-11", ""), ("2024-04-10", ""), ("2024-04-11", "撤回期内")])
def test_the_days_of_withdrawing(day, gate):
    played = accepted()
    assert (played.stops("withdraw", day) if gate else played.do("withdraw", day).case.closed) == (gate or True)


@pytest.mark.parametrize(("day", "gate"), [("2024-05-10", "发证期已过"), ("2024-05-11", "")])
def test_the_day_of_lapsing(day, gate):
    played = accepted()
    assert (played.stops("lapse", day) if gate else played.do("lapse", day).case.closed) == (gate or True)


def test_a_disputed_last_day_needs_the_head():
    """2024年8月2日受理，第三十日9月1日是周日：9月2日发证须先由负责人认定。"""
    played = accepted("2024-08-02")
    assert played.stops("issue", "2024-09-02") == "撤回期末日遇休假日的，已顺延或者经负责人认定"
    assert played.do("confirm", "2024-09-02").do("issue", "2024-09-02").case.closed
    assert accepted("2024-08-02").do("withdraw", "2024-09-02").case.closed, "同一天仍可以撤回"


def test_the_days_after_a_disputed_last_day_need_the_head_and_nothing_lapses_in_them():
    """2024年9月1日受理，第三十日10月1日是国庆节：11月1日至7日只有顺延的算法在期内。"""
    played = accepted("2024-09-01")
    assert (played.stops("issue", "2024-11-01"), played.stops("lapse", "2024-11-07")) == (WINDOW, "发证期已过")
    assert played.do("confirm", "2024-11-07").do("issue", "2024-11-07").case.closed
    assert accepted("2024-09-01").do("confirm", "2024-11-07").stops("issue", "2024-11-08") == WINDOW
    assert accepted("2024-09-01").do("lapse", "2024-11-08").case.closed


def test_a_withdrawn_application_is_over():
    played = accepted().do("withdraw", "2024-03-20")
    assert (played.stops("issue", "2024-04-12"), played.stops("lapse", "2024-06-12")) == ("未办结", "未办结")


def test_refusing_needs_a_ground_and_leaves_the_window_open():
    played = accepted()
    assert played.stops("refuse", "2024-04-12") == "审查时不符合发证条件"
    played.do("refuse", "2024-04-12", couple__present=False)
    assert played.do("issue", "2024-04-15").case.closed


def test_not_accepting_needs_a_ground():
    facts = everyday(couple, "2024-07-01")
    assert Playing(DIVORCE, facts).stops("decline", "2024-07-01") == "确有不予受理的情形"
    assert Playing(DIVORCE, facts).do("decline", "2024-07-01", couple__capable=False).case.closed
    nowhere = facts | {"couple.man_home": "外省", "couple.woman_home": "外省"}
    assert Playing(DIVORCE, nowhere).do("decline", "2024-07-01").case.closed
    assert Playing(DIVORCE, nowhere).stops("accept", "2024-07-01") == "一方户籍在本区，或者适用全市通办、跨省通办"
    assert Playing(DIVORCE, nowhere).stops("decline", "2025-05-12") == "确有不予受理的情形"
    assert Playing(DIVORCE, nowhere).do("accept", "2025-05-12").case.state == "受理"


@pytest.mark.parametrize(("accept", "last"), [("2024-03-11", "2024-05-10"), ("2024-08-02", "2024-10-08"), ("2026-09-02", "2026-11-02")])
def test_the_deadline_that_is_shown(accept, last):
    assert due(DIVORCE, accept, done(accept=accept))["issue"].due == D(last)
