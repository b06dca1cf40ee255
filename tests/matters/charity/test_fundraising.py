"""公开募捐和慈善信托的案例：资格年限随法律更替，方案提前十日，应急十日内补办，结束后三个月公开，信托七日。"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from minzheng.catalogue import matter
from minzheng.facts import fundraiser, handling, trust
from tests.matters.everyday import D, Playing, done, everyday, failed, tried
from tests.matters.worked import Worked, worked

QUALIFICATION, PLAN, TRUST = matter("fundraising_qualification"), matter("fundraising_plan"), matter("charitable_trust")
GRANT, REFUSE = {"verdict": "grant"}, {"verdict": "refuse"}
YEARS = "登记或者认定满一年（2024年9月5日以前满二年）"
TEN = "开始十日前备案；应对重大突发事件的，开始后十日内补办"

QUALIFYING = (
    worked("CHA-01", "2023年6月1日登记，旧法施行的最后一日申请", REFUSE, on="2024-09-04", recognised=D("2023-06-01"), why=[YEARS]),
    worked("CHA-02", "同一组织，修正施行当日申请", GRANT, on="2024-09-05", recognised=D("2023-06-01")),
    worked("", "旧法下满二年当日", GRANT, on="2024-09-04", recognised=D("2022-09-04")),
    worked("", "旧法下差一日满二年", REFUSE, on="2024-09-04", recognised=D("2022-09-05"), why=[YEARS]),
    worked("", "新法下满一年当日", GRANT, on="2026-11-01", recognised=D("2025-11-01")),
    worked("", "新法下差一日满一年", REFUSE, on="2026-11-01", recognised=D("2025-11-02"), why=[YEARS]),
    worked("", "同一来源的理事占百分之三十四", REFUSE, on="2024-10-10", same_source=34, why=["来自同一组织、有关联的理事不超过三分之一"]),
    worked("", "秘书长兼职", REFUSE, on="2024-10-10", secretary=False, why=["秘书长（负责人）专职"]),
)  # fmt: skip
START = D("2025-06-30")
PLANS = (
    worked("CHA-04", "活动6月30日开始，6月20日备案", GRANT, on="2025-06-20", starts=START),
    worked("CHA-05", "6月21日备案，只提前九日", REFUSE, on="2025-06-21", starts=START, why=[TEN]),
    worked("CHA-06", "应对重大突发事件，开始后第十日补办", GRANT, on="2025-07-01", starts=D("2025-06-21"), emergency=True),
    worked("", "应对重大突发事件，开始后第十一日", REFUSE, on="2025-07-02", starts=D("2025-06-21"), emergency=True, why=[TEN]),
    worked("", "修正施行以前补办，2016年的办法没有核对", {"verdict": "review"}, on="2024-06-10", starts=D("2024-06-05"), emergency=True),
    worked("", "开始后第十日在国庆假期，节后第一个工作日补办", GRANT, on="2025-10-09", starts=D("2025-09-24"), emergency=True),
    worked("", "2026年，提前十日", GRANT, on="2026-11-01", starts=D("2026-11-11")),
    worked("", "没有资格", REFUSE, on="2025-06-20", starts=START, qualified=False, why=["活动开始之日具有公开募捐资格"]),
    worked("", "互联网募捐不在指定平台", REFUSE, on="2025-06-20", starts=START, online=True, platform=False, why=["互联网募捐在指定平台"]),
    worked("", "到外地设募捐箱而没有当地备案", REFUSE, on="2025-06-20", starts=START, outside=True, why=["在登记地以外设募捐箱、义卖的，已向当地备案"]),
)  # fmt: skip
SIGNED = D("2024-11-01")
SEVEN = "信托文件签订之日起七日内备案"
TRUSTS = (
    worked("CHA-22", "11月1日签订，第七日备案", GRANT, on="2024-11-08", signed=SIGNED),
    worked("CHA-23", "第八日备案", REFUSE, on="2024-11-09", signed=SIGNED, why=[SEVEN]),
    worked("", "指定利害关系人为受益人", REFUSE, on="2024-11-08", signed=SIGNED, related=True, why=["受益人不是委托人的利害关系人"]),
)  # fmt: skip
LINES = [(QUALIFICATION, fundraiser, "submit", QUALIFYING), (PLAN, fundraiser, "file", PLANS), (TRUST, trust, "hand_in", TRUSTS)]
ROWS = [pytest.param(page, group, first, case, id=str(case)) for page, group, first, cases in LINES for case in cases]


@pytest.mark.parametrize(("page", "group", "first", "case"), ROWS)
def test_whether_it_is_in_order(page, group, first, case: Worked):
    given = dict(case.given)
    day, why = given.pop("on"), given.pop("why", [])
    decision = tried(page, day, everyday(group, day, **given), acts=done(**{first: day}))
    assert (decision.verdict, failed(decision)) == (case.expect["verdict"], why)


def filed(day: str = "2025-06-20", **changes) -> Playing:
    facts = everyday(fundraiser, day, **{"starts": START, "ends": D("2025-09-30"), **changes})
    return Playing(PLAN, facts, everyday(handling, day)).do("file", day)


def test_a_plan_is_numbered_or_refused_by_the_rule_alone():
    filed().do("number", "2025-06-23")
    assert filed().stops("refuse", "2025-06-23") == "确有不合规定之处"
    assert filed("2025-06-21").stops("number", "2025-06-23") == TEN
    filed("2025-06-21").do("refuse", "2025-06-23")


def test_everything_is_published_within_three_months_of_the_end():
    played = filed().do("number", "2025-06-23").do("disclose", "2025-09-01")
    assert played.due("2025-10-09", "account") == D("2025-12-30")
    assert played.stops("account", "2025-09-29") == "活动已经结束"
    played.do("account", "2025-09-30")


EVERY_THREE = ("2024-07-01", "2025-06-20", "2026-07-01")


@pytest.mark.parametrize("day", EVERY_THREE)
@pytest.mark.parametrize(("ends", "due"), [((7, 0), False), ((7, 1), True)])
def test_only_a_campaign_of_more_than_six_months_reports_every_three(day, ends, due):
    """Six months of the first of the next month are full on the first of the seventh after it; one day more is longer."""
    begins = D(day).replace(day=1) + timedelta(days=60)
    begins = begins.replace(day=1)
    month = begins.month - 1 + 6
    last = date(begins.year + month // 12, month % 12 + 1, 1) + timedelta(days=ends[1])
    played = filed(day, starts=begins, ends=last).do("number", day)
    third = begins.month - 1 + 3
    assert played.due(day, "disclose") == (date(begins.year + third // 12, third % 12 + 1, 1) if due else None)


def test_each_report_is_due_three_months_after_the_last_until_the_end():
    played = filed("2025-06-10", starts=D("2025-07-01"), ends=D("2026-03-31")).do("number", "2025-06-12")
    assert played.due("2025-07-01", "disclose") == D("2025-10-01")
    played.do("disclose", "2025-09-20")
    assert played.due("2025-09-21", "disclose") == D("2025-12-20")
    played.do("disclose", "2025-12-20")
    assert played.due("2025-12-21", "disclose") == D("2026-03-20")
    played.do("disclose", "2026-03-20")
    assert played.due("2026-03-21", "disclose") is None
    assert played.due("2026-03-21", "account") == D("2026-06-30")


def test_the_three_months_are_cited_from_the_law_of_the_day():
    clock = next(one for one in PLAN.clocks if one.until.verb == "disclose")
    assert clock.basis.cite(D("2024-09-04")) == "《中华人民共和国慈善法》第七十三条"
    assert clock.basis.cite(D("2024-09-05")) == "《中华人民共和国慈善法》第七十九条"


def test_a_qualification_is_decided_within_twenty_days():
    played = Playing(QUALIFICATION, everyday(fundraiser, "2024-10-10"), everyday(handling, "2024-10-10"))
    played.do("submit", "2024-10-10").do("accept", "2024-10-11")
    assert played.due("2024-10-14", "decide") == D("2024-10-31")


CASES = (*QUALIFYING, *PLANS, *TRUSTS)
