"""慈善超市的案例：义卖的资格、方案和账户，发放的对象、件数、保质期；2024年和2026年。"""

from __future__ import annotations

import pytest

from minzheng.catalogue import matter
from minzheng.facts import handling, shop
from tests.matters.everyday import D, Playing, everyday, failed, tried
from tests.matters.worked import Worked, worked

SHOP = matter("charity_supermarket")
GRANT, REFUSE = {"verdict": "grant"}, {"verdict": "refuse"}
PLAN, ACCOUNT = "义卖的募捐方案已在十日前备案", "义卖款全部进入慈善组织账户"

CASES = (
    worked("CSM-01", "慈善会有公募资格，方案十日前备案，店内义卖", GRANT, on="2024-11-15", sells=True, plan_filed=D("2024-11-05")),
    worked("", "方案只提前九日备案", REFUSE, on="2024-11-15", sells=True, plan_filed=D("2024-11-06"), why=[PLAN]),
    worked("", "没有公募资格而义卖", REFUSE, on="2024-11-15", sells=True, plan_filed=D("2024-11-05"), qualified=False,
           why=["面向公众义卖的，本单位或者合作方有公开募捐资格"]),
    worked("", "不义卖的不需要方案", GRANT, on="2024-11-15", qualified=False),
    worked("CSM-03", "发给不困难的人", REFUSE, on="2024-11-20", receiver="其他人员", why=["领取人属于困难群众"]),
    worked("", "发给特困人员", GRANT, on="2024-11-20", receiver="特困人员"),
    worked("", "超过规定件数", REFUSE, on="2024-11-20", within_quota=False, why=["在规定的件数之内"]),
    worked("CSM-04", "接受并发放过期食品", REFUSE, on="2024-11-20", expires=D("2024-11-19"), why=["物资在保质期内"]),
    worked("", "保质期最后一日", GRANT, on="2024-11-20", expires=D("2024-11-20")),
    worked("CSM-06", "义卖款抵租，没有进慈善会账户", REFUSE, on="2024-11-20", sells=True, plan_filed=D("2024-11-05"), into_account=False, why=[ACCOUNT]),
    worked("", "2026年过期", REFUSE, on="2026-11-01", expires=D("2026-10-31"), why=["物资在保质期内"]),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_whether_it_is_lawful(case: Worked):
    given = dict(case.given)
    day, why = given.pop("on"), given.pop("why", [])
    decision = tried(SHOP, day, everyday(shop, day, **given))
    assert (decision.verdict, failed(decision)) == (case.expect["verdict"], why)


def opened(**changes) -> Playing:
    played = Playing(SHOP, everyday(shop, "2024-11-15", **changes), everyday(handling, "2024-11-15"))
    return played.do("propose", "2024-10-08").do("inspect", "2024-10-18").do("approve", "2024-11-08").do("open", "2024-11-15")


def test_goods_are_taken_before_they_are_given_or_sold():
    assert opened().stops("issue", "2024-11-16") == "已接收捐赠物资入库"
    played = opened(sells=True, plan_filed=D("2024-11-05")).do("take", "2024-11-15")
    assert played.stops("issue", "2024-11-16", shop__signed=False) == "领取人签收"
    played.do("issue", "2024-11-16").do("sell", "2024-11-16").do("count", "2024-11-30")
    assert opened().do("take", "2024-11-15").stops("sell", "2024-11-16") == "属于面向公众义卖"
    assert opened(documented=False).stops("take", "2024-11-15") == "物资有捐赠人、票据或者放弃记录、估价"


def test_food_past_its_day_is_destroyed_not_given():
    played = opened(expires=D("2024-11-20")).do("take", "2024-11-20")
    assert played.stops("issue", "2024-11-21") == "物资在保质期内"
    played.do("destroy", "2024-11-21")
