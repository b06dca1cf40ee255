"""慈善组织认定的案例：七项条件，名录名单，二十日，延长须经国务院民政部门批准；新旧办法施行日两侧。"""

from __future__ import annotations

import pytest

from minzheng.catalogue import matter
from minzheng.facts import charity_body, handling
from tests.matters.everyday import D, Playing, everyday, failed, tried

PAGE = matter("charity_recognition")
LISTED = "没有列入活动异常名录、严重违法失信名单"


@pytest.mark.parametrize("day", ["2024-09-04", "2024-09-05", "2026-11-02"])
@pytest.mark.parametrize(("changes", "why"), [
    ({}, []), ({"listed": "活动异常名录"}, [LISTED]), ({"listed": "严重违法失信名单"}, [LISTED]),
    ({"registered": False}, ["已依法登记，由本局登记"]), ({"purpose": False}, ["以开展慈善活动为宗旨，业务范围属于慈善活动"]),
    ({"spending": False}, ["上一年度慈善活动支出和管理费用符合规定"]), ({"no_distribution": False}, ["不以营利为目的，收益和财产不分配"]),
    ({"finances": False}, ["财务管理制度健全，薪酬合理"]), ({"resolved": False}, ["已按章程由会员大会、理事会通过"]),
])  # fmt: skip
def test_who_is_recognised(changes, why, day):
    assert failed(tried(PAGE, day, everyday(charity_body, day, **changes))) == why


def accepted(**changes) -> Playing:
    played = Playing(PAGE, everyday(charity_body, "2024-10-10", **changes), everyday(handling, "2024-10-10"))
    return played.do("apply", "2024-10-10").do("accept", "2024-10-11", "股甲")


def test_twenty_days_and_sixty_more_only_with_the_ministry():
    played = accepted()
    assert played.due("2024-10-14", "decide") == D("2024-10-31")
    assert played.stops("extend", "2024-10-30", charity_body__extension_approved=False) == "已报经国务院民政部门批准"
    assert played.do("extend", "2024-10-30").due("2024-11-04", "decide") == D("2024-12-30")


def test_whoever_accepted_does_not_decide_and_only_the_recognised_are_announced():
    played = accepted()
    assert played.stops("decide", "2024-10-21", "股甲") == "与受理的经办人员不是同一人"
    played.do("decide", "2024-10-21", "局乙")
    assert played.stops("serve", "2024-10-22") == "结论为不予认定"
    assert played.do("announce", "2024-10-22").case.closed
    refused = accepted(listed="活动异常名录").do("decide", "2024-10-21", "局乙")
    assert refused.stops("announce", "2024-10-22") == "已认定"
    assert refused.do("serve", "2024-10-22").case.outcome == "不予认定"
