"""年度检查计划的案例：罚没指标、清单、百分之三、分级上限、合并检查、公布。"""

from __future__ import annotations

import pytest

from minzheng.catalogue import matter
from minzheng.facts import plan
from tests.matters.everyday import D, Playing, everyday, failed, tried
from tests.matters.worked import Worked, worked

PAGE = matter("inspection_plan")
ALLOW, FORBID, WARN = ({"verdict": verdict} for verdict in ("grant", "refuse", "review"))
DAY = "2024-01-08"
RATIO, RISING = "社会组织抽查不低于在册数的百分之三", "风险越高的可以查得越多，每级都有上限"
CASES = (
    worked("PEN-C37", "计划写着“罚没收入十万元”", FORBID, fine_target=True, why=["没有罚款、没收的指标"]),
    worked("", "六百五十五家抽二十八家", ALLOW, registered=655, quota=28),
    worked("", "六百五十五家抽二十家，恰过百分之三", ALLOW, registered=655, quota=20),
    worked("", "六百五十五家抽十九家", FORBID, registered=655, quota=19, why=[RATIO]),
    worked("", "事项不在清单", FORBID, listed=False, why=["全部事项列入已公布的检查事项清单"]),
    worked("", "风险高的上限反而低", FORBID, visits_d=1, why=[RISING]),
    worked("", "信用好的一次也不查", FORBID, visits_a=0, why=[RISING]),
    worked("", "同一对象分两次", WARN, merged=False),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
@pytest.mark.parametrize("day", [DAY, "2026-11-02"])
def test_what_a_plan_may_say(case: Worked, day: str) -> None:
    given = {name: value for name, value in case.given.items() if name != "why"}
    decision = tried(PAGE, day, everyday(plan, day, **{"registered": 655, **given}))
    assert (decision.verdict, failed(decision)) == (case.expect["verdict"], case.given.get("why", []))


def test_a_plan_is_published_within_twenty_working_days_and_a_bad_one_goes_back() -> None:
    played = Playing(PAGE, everyday(plan, DAY)).do("draft", DAY).do("approve", DAY)
    assert played.due(DAY, "publish") == D("2024-02-04"), "2月4日调休上班"
    assert played.stops("reject", DAY) == "计划没有批准"
    back = Playing(PAGE, everyday(plan, DAY, fine_target=True)).do("draft", DAY).do("approve", DAY, outcome="refuse")
    assert back.stops("publish", DAY) == "计划已经批准"
    assert back.do("reject", DAY).case.closed
