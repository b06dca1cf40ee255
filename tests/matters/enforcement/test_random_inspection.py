"""双随机抽查的案例：比例、名录、只抽一次、递补、二人、回避、不收费、通知、二十个工作日内公示。"""

from __future__ import annotations

import pytest

from minzheng.catalogue import matter
from minzheng.draw.composition import Share, findings_of
from minzheng.facts import inspection
from tests.matters.everyday import D, Playing, everyday, failed, tried
from tests.matters.worked import Worked, worked

CHECK = matter("random_inspection")
DAY = "2024-09-10"
ALLOW, FORBID, WARN = {"verdict": "grant"}, {"verdict": "refuse"}, {"verdict": "review"}
RATIO, CHOSEN = "社会组织年度抽查比例不低于百分之三", "检查对象由抽取产生，不是人工指定"
CERTIFIED, UNCHANGED = "检查人员的执法证件在检查期间有效", "对象、人员、权重与冻结清单一致"

CASES = (
    worked("DR-C04", "证件8月31日到期，9月10日检查", FORBID, certified_until=D("2024-08-31"), last_visit=D(DAY), why=[CERTIFIED]),
    worked("", "证件恰于检查当日到期", ALLOW, certified_until=D(DAY), last_visit=D(DAY)),
    worked("DR-C05", "检查人员的配偶是对象的财务负责人", FORBID, conflicted=True, why=["检查人员与检查对象没有利害关系"]),
    worked("DR-C06", "六百五十五家抽二十八家", ALLOW, registered=655, quota=28),
    worked("DR-C07", "六百五十五家抽十九家", FORBID, registered=655, quota=19, why=[RATIO]),
    worked("", "六百五十五家抽二十家，恰过百分之三", ALLOW, registered=655, quota=20),
    worked("", "养老机构按实际需要，没有百分之三", ALLOW, pool="养老机构", registered=200, quota=3),
    worked("DR-C08", "在抽查任务里人工填入一家民非", FORBID, chosen="人工指定", why=[CHOSEN]),
    worked("DR-C10", "没有审批、没有抽取，突击检查全部行业协会", FORBID, chosen="人工指定", listed=False, why=["检查事项已列入公布的清单", CHOSEN]),
    worked("DR-C12", "因投诉启动的检查提前两日通知", FORBID, upon_lead=True, why=["因投诉举报启动的个案检查不走抽查程序，不得事先告知"]),
    worked("DR-C13", "公布冻结清单以后改了三家的信用等级", FORBID, unchanged=False, why=[UNCHANGED]),
    worked("DR-C14", "一个月内对同一家分两次检查", WARN, other_visit=True),
    worked("DR-C18", "向民非收审计费", FORBID, fee=100_000, why=["不收取费用"]),
    worked("TS-C11", "“社工站财务检查”不在公布的清单里", FORBID, listed=False, why=["检查事项已列入公布的清单"]),
    worked("", "知道随机数以后才冻结清单", FORBID, seed_unknown=False, why=["冻结清单时随机数来源尚未产生"]),
)  # fmt: skip


def facts(**given: object) -> dict[str, object]:
    return everyday(inspection, DAY, **{"registered": 655, "quota": 31, **given})


@pytest.mark.parametrize("case", CASES, ids=str)
@pytest.mark.parametrize("day", [DAY, "2026-11-01"])
def test_whether_the_inspection_is_lawful(case: Worked, day):
    given = {name: value for name, value in case.given.items() if name != "why"}
    decision = tried(CHECK, day, facts(**given))
    assert (decision.verdict, failed(decision)) == (case.expect["verdict"], case.given.get("why", []))


def drawn() -> Playing:
    played = Playing(CHECK, facts())
    return played.do("plan", "2024-07-01").do("freeze", "2024-07-08").do("draw", "2024-07-10")


REDRAW = worked("DR-C01", "结果不合意，换一个随机数再抽", {"allowed": False})
RESERVE = worked("DR-C02", "抽中的对象已注销，按候补次序递补，原对象连同原因保留", {"allowed": True})


def test_a_draw_is_done_once_and_never_for_a_better_result():
    played = drawn()
    assert (played.stops("draw", "2024-07-11") == "次数") is not REDRAW.expect["allowed"]
    assert played.stops("void", "2024-07-11", inspection__void_cause="对结果不满意") == "有法定的作废原因"
    assert played.do("void", "2024-07-11", inspection__void_cause="名录有误").stops("draw", "2024-07-12") == "未办结"


def test_lists_are_frozen_the_day_before_at_the_latest_and_stay_so():
    played = Playing(CHECK, facts()).do("plan", "2024-07-01")
    assert played.stops("draw", "2024-07-10") == "已冻结对象、人员名录和权重"
    assert played.stops("freeze", "2024-07-08", inspection__seed_unknown=False) == "冻结清单时随机数来源尚未产生"
    assert played.do("freeze", "2024-07-08").stops("draw", "2024-07-08") == "冻结之后另日抽取"
    assert played.stops("draw", "2024-07-10", inspection__unchanged=False) == UNCHANGED


def test_a_replacement_is_the_next_in_order_and_has_a_cause():
    played = drawn()
    assert played.stops("replace", "2024-07-20", inspection__replace_cause="其他") == "有法定的递补原因"
    assert played.stops("replace", "2024-07-20", inspection__replace_cause="对象已注销", inspection__next_in_order=False) == "为候补次序中的下一名"
    played.do("replace", "2024-07-20", inspection__replace_cause="对象已注销", handling__reason="第17号对象7月15日注销")
    assert RESERVE.expect["allowed"]
    played.do("assign", "2024-07-22", inspection__chosen="按候补次序递补")


def assigned(kind: str = "民办非企业单位", **given: object) -> Playing:
    """One object's case, from an earlier draw."""
    return Playing(CHECK, facts(drawn_on=D("2024-07-10"), **given)).do("assign", "2024-09-02", inspection__kind=kind)


def test_an_object_comes_from_a_draw():
    assert Playing(CHECK, facts(drawn_on=D("9999-12-31"))).stops("assign", "2024-09-02") == "已经抽取"
    assert Playing(CHECK, facts(drawn_on=D("2024-07-10"))).stops("assign", "2024-09-02", inspection__chosen="人工指定") == CHOSEN


def test_two_certified_officers_without_interest_and_without_fee():
    played = assigned()
    assert played.stops("inspect", DAY) == "已送达检查通知书"
    played.do("notify", "2024-09-03")
    assert played.stops("inspect", DAY, officers=1) == "二人以上持证人员办理"
    assert played.stops("inspect", DAY, inspection__conflicted=True) == "检查人员与检查对象没有利害关系"
    assert played.stops("inspect", DAY, inspection__fee=1) == "不收取费用"
    assert played.do("inspect", DAY).case.state == "现场检查"


@pytest.mark.parametrize(("day", "at_once", "allowed"), [("2024-09-05", False, False), ("2024-09-06", False, True), ("2024-09-03", True, True)])
def test_a_care_home_is_told_three_working_days_ahead(day, at_once, allowed):
    played = assigned("养老机构").do("notify", "2024-09-03")
    if allowed:
        assert played.do("inspect", day, inspection__at_once=at_once).case.state == "现场检查"
    else:
        assert played.stops("inspect", day, inspection__at_once=at_once) == "养老机构提前三个工作日通知，或者确有必要直接前往"


def concluded(result: str = "未发现问题", kind: str = "民办非企业单位") -> Playing:
    played = assigned(kind).do("notify", "2024-09-03").do("inspect", DAY)
    return played.do("conclude", "2024-09-13", inspection__kind=kind, inspection__result=result)


PUBLISH = worked("TS-C02", "9月13日的结论10月17日公示", {"late": False}, on="2024-10-17")


def test_results_within_twenty_working_days_and_credit_within_five():
    played = concluded()
    assert played.due("2024-09-13", "publish") == D(PUBLISH.given["on"])
    assert (D(PUBLISH.given["on"]) > played.due("2024-09-13", "publish")) is PUBLISH.expect["late"]
    assert played.due("2024-09-13", "credit") == D("2024-09-23"), "9月14日调休上班，15至17日中秋放假"
    assert concluded(kind="养老机构").due("2024-09-13", "credit") is None
    assert concluded(kind="养老机构").stops("credit", "2024-09-18") == "检查对象为社会组织"


def test_the_kind_does_not_change_between_draw_and_conclusion():
    played = assigned("社会团体").do("notify", "2024-09-03").do("inspect", DAY)
    assert played.stops("conclude", "2024-09-13", inspection__kind="养老机构") == "对象类别与列入时一致"


def test_what_was_ordered_is_done_before_the_file_is_closed():
    clean = concluded().do("publish", "2024-09-20")
    assert clean.stops("rectify", "2024-09-20") == "结论为责令改正"
    assert clean.do("close", "2024-09-25").case.closed
    ordered = concluded("责令改正").do("publish", "2024-09-20")
    assert ordered.stops("close", "2024-09-25") == "责令改正的已整改"
    assert ordered.do("rectify", "2024-10-20").do("close", "2024-10-25").case.closed
    suspected = concluded("涉嫌违法，移交立案").do("publish", "2024-09-20")
    assert suspected.stops("close", "2024-09-25") == "涉嫌违法的已移交立案"
    assert suspected.stops("hand_over", "2024-09-25") == "写明立案的办件，或者不予立案的理由"
    assert suspected.do("hand_over", "2024-09-25", inspection__case="处罚-2024-000001").do("close", "2024-09-26").case.closed


ALARM = worked("DR-C15", "六百五十五家（社团一百一十三家）抽二十八家，只抽中社团一家", WARN, associations=1)


@pytest.mark.parametrize(
    ("associations", "told"),
    [(ALARM.given["associations"], "机会只有3.14%"), (0, "机会只有0.44%"), (2, ""), (5, ""), (8, ""), (9, "这样多的机会")],
)
def test_a_draw_that_hardly_looks_like_its_frame_is_pointed_out_and_stands(associations, told):
    """不分类一次抽取，至多抽中一家的机会是百分之三点一四：不违法，但记录须写明分层或者限定。"""
    shares = (Share("民办非企业单位", 542, 28 - associations), Share("社会团体", 113, associations))
    found = findings_of(shares, separate=False)
    assert not any(one.blocking for one in found)
    assert bool(found) is bool(told)
    assert all("须查明名录和抽取" in str(one) for one in found)
    assert told in "".join(map(str, found))
    assert associations != ALARM.given["associations"] or bool(found) is (ALARM.expect["verdict"] == "review")
    assert all("分类和比例" in str(one) for one in findings_of(shares, separate=True))


def test_a_class_by_itself_or_everything_drawn_tells_nothing():
    assert findings_of((Share("民办非企业单位", 20, 3),), separate=True) == []
    assert findings_of((Share("民办非企业单位", 20, 20), Share("社会团体", 5, 5)), separate=True) == []
    assert findings_of((Share("民办非企业单位", 0, 0), Share("社会团体", 5, 1)), separate=True) == []


CASES += (REDRAW, RESERVE, PUBLISH, ALARM)
