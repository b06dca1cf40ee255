"""捐赠收支的案例：资格、票据、余额、限定用途与变更；2024年9月5日前后两部慈善法，2026年11月1日再算一遍。"""

from __future__ import annotations

import pytest

from minzheng.catalogue import matter
from minzheng.facts import giving
from minzheng.reporting.figures.printing import money
from tests.matters.everyday import Playing, done, everyday, failed, tried
from tests.matters.worked import Worked, worked

DONATION = matter("donation")
GRANT, REFUSE = {"verdict": "grant"}, {"verdict": "refuse"}
WAN = 1_000_000
"""分 in 万元."""
BALANCE, PLAN, AGREEMENT = "拨付不超过该项资金的余额", "改变募捐方案用途的，已经报原备案部门备案", "改变捐赠协议用途的，捐赠人已经同意"
RECEIPT = "收到捐赠的，已开具票据或者已记录放弃、匿名"

CASES = (
    worked("CHA-07", "没有资格的协会在商场设募捐箱", REFUSE, on="2024-10-10", public_appeal=True, entitled=False, why=["公开募捐的，有资格或者依法合作"]),
    worked("CHA-08", "企业与慈善会合作，有协议，款项进慈善会账户", GRANT, on="2024-10-10", public_appeal=True, entitled=True),
    worked("", "没有资格而定向募捐", GRANT, on="2024-10-10", entitled=False),
    worked("CHA-11", "期初三百、收入二千二百零三点六七，拨付一千六百九十九点三二", GRANT, on="2024-12-31",
           balance=30_000 * WAN // 100 + 220_367 * WAN // 100, paid=169_932 * WAN // 100),
    worked("CHA-12", "绿化资金余额五十，拨付八十用于基础设施", REFUSE, on="2024-12-31", balance=50 * WAN, paid=80 * WAN, bound_by="募捐方案",
           fitting=False, why=[BALANCE, PLAN]),
    worked("", "余额五十，恰拨付五十", GRANT, on="2024-12-31", balance=50 * WAN, paid=50 * WAN),
    worked("", "余额五十，多拨付一分", REFUSE, on="2024-12-31", balance=50 * WAN, paid=50 * WAN + 1, why=[BALANCE]),
    worked("CHA-14", "改变募捐方案用途，没有报备案", REFUSE, on="2024-12-31", bound_by="募捐方案", fitting=False, why=[PLAN]),
    worked("", "改变募捐方案用途，已报备案", GRANT, on="2024-12-31", bound_by="募捐方案", fitting=False, acts={"file": "2024-12-20"}),
    worked("", "改变募捐方案用途，只有捐赠人同意", REFUSE, on="2024-12-31", bound_by="募捐方案", fitting=False, acts={"consent": "2024-12-20"}, why=[PLAN]),
    worked("", "改变协议用途，捐赠人不知情", REFUSE, on="2024-12-31", bound_by="捐赠协议", fitting=False, why=[AGREEMENT]),
    worked("", "改变协议用途，捐赠人已同意", GRANT, on="2024-12-31", bound_by="捐赠协议", fitting=False, acts={"consent": "2024-12-20"}),
    worked("", "没有限定用途的资金", GRANT, on="2024-12-31", bound_by="没有限定", fitting=False),
    worked("CHA-21", "没有开票，捐赠人书面放弃并留记录", GRANT, on="2024-12-31", acts={"receive": "2024-12-30", "waive": "2024-12-30"}),
    worked("", "没有开票，也没有记录", REFUSE, on="2024-12-31", acts={"receive": "2024-12-30"}, why=[RECEIPT]),
    worked("", "已经开票", GRANT, on="2024-12-31", acts={"receive": "2024-12-30", "receipt": "2024-12-30"}),
    worked("", "摊派", REFUSE, on="2024-06-30", voluntary=False, why=["自愿无偿，没有摊派"]),
    worked("", "受益人是管理人员的亲属", REFUSE, on="2024-06-30", related=True, why=["受益人不是捐赠人或者管理人员的利害关系人"]),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
@pytest.mark.parametrize("year", ["2024", "2026"])
def test_whether_receiving_and_paying_out_are_lawful(case: Worked, year):
    given = dict(case.given)
    day, why, acts = given.pop("on").replace("2024", year), given.pop("why", []), given.pop("acts", {})
    facts = everyday(giving, day, **{"paid": 0, **given})
    decision = tried(DONATION, day, facts, acts=done(**{verb: on.replace("2024", year) for verb, on in acts.items()}))
    assert (decision.verdict, failed(decision)) == (case.expect["verdict"], why)


@pytest.mark.parametrize(("day", "cited"), [("2024-09-04", "第五十三条"), ("2024-09-05", "第五十四条")])
def test_the_article_changes_with_the_law(day, cited):
    decision = tried(DONATION, day, everyday(giving, day, paid=2, balance=1))
    assert decision.failed[0].basis == f"《中华人民共和国慈善法》{cited}"


def test_a_gift_is_entered_only_with_receipt_or_waiver():
    facts = everyday(giving, "2024-06-30")
    played = Playing(DONATION, facts).do("receive", "2024-06-30", giving__given=5_000, giving__fund="乡村绿化")
    assert played.stops("enter", "2024-06-30") == "已开具票据，或者已记录放弃、匿名"
    played.do("waive", "2024-06-30", giving__waiver="捐赠人匿名").do("enter", "2024-06-30")
    assert Playing(DONATION, facts | {"giving.voluntary": False}).stops("receive", "2024-06-30") == "自愿无偿，没有摊派"


def test_a_payment_needs_a_resolution_the_balance_and_the_purpose():
    facts = everyday(giving, "2024-12-31")
    played = Playing(DONATION, facts)
    assert played.stops("disburse", "2024-12-31") == "已作出拨付决议"
    played.do("resolve", "2024-12-30")
    off = {"giving__fund": "乡村绿化", "giving__bound_by": "募捐方案", "giving__fitting": False, "giving__paid": 80 * WAN}
    assert played.stops("disburse", "2024-12-31", **off, giving__balance=50 * WAN) == BALANCE
    assert played.stops("disburse", "2024-12-31", **off, giving__balance=90 * WAN) == PLAN
    played.do("file", "2024-12-31").do("disburse", "2024-12-31", **off, giving__balance=90 * WAN)
    assert played.stops("disburse", "2024-12-31") == "次数"


SUM = worked("CHA-10", "三项相加等于总额", GRANT, parts=("941.47", "1014.00", "248.20"), total="2203.67")


def test_the_three_campaigns_add_up_to_the_cent():
    parts = [int(part.replace(".", "")) * WAN // 100 for part in SUM.given["parts"]]
    assert money("donations_received", "", sum(parts)).text == f"{SUM.given['total']}万元"
    assert [figure.measure.where is None for figure in DONATION.figures[:4]] == [True, False, False, False]


CASES += (SUM,)
