"""社区设立和地名管理的案例：谁提出、谁批准、一般规模、重名、代码；更名、销名；住宅区名称只提意见；数据复核。"""

from __future__ import annotations

from datetime import date

import pytest

from minzheng.catalogue import matter
from minzheng.facts import building, community, datacheck, oldname
from minzheng.identity.division import statistical_code_findings
from tests.matters.everyday import D, Playing, everyday, failed, tried
from tests.matters.worked import Worked, worked

COMMUNITY = matter("community_establishment")
GRANT, REFUSE, REVIEW = {"verdict": "grant"}, {"verdict": "refuse"}, {"verdict": "review"}
TOWN_PROPOSES, OLD_SIZE, NEW_SIZE = "由街道办事处（镇人民政府）提出", "一般在一百至七百户", "一般在一千至三千户"


def check(code: str) -> str:
    """What is told of a code: the findings of the checker, for a residents' committee of this district."""
    return "不符" if statistical_code_findings(code, "居委会", "441802") else "相符"


CASES = (
    worked("DIV-02", "2024年区政府批复，二千六百户", REVIEW, on="2024-06-01", households=2600),
    worked("", "2024年一百户", GRANT, on="2024-06-01", households=100),
    worked("", "2024年九十九户", REVIEW, on="2024-06-01", households=99),
    worked("", "2024年七百户", GRANT, on="2024-06-01", households=700),
    worked("", "2024年七百零一户", REVIEW, on="2024-06-01", households=701),
    worked("", "2025年最后一天，二千六百户", REVIEW, on="2025-12-31", households=2600),
    worked("", "2026年第一天，二千六百户", GRANT, on="2026-01-01", households=2600),
    worked("", "2026年一千户", GRANT, on="2026-11-01", households=1000),
    worked("", "2026年九百九十九户", REVIEW, on="2026-11-01", households=999),
    worked("", "2026年三千零一户", REVIEW, on="2026-11-01", households=3001),
    worked("DIV-04", "2026年区民政局径行提出", REFUSE, on="2026-03-01", households=1500, proposer="区民政局", why=[TOWN_PROPOSES]),
    worked("", "2024年的法没有规定提出主体", GRANT, on="2024-06-01", proposer="区民政局"),
    worked("", "镇街自行批准", REFUSE, on="2024-06-01", approver="街道办事处（镇人民政府）", why=["由区人民政府批准"]),
    worked("DIV-05", "全区已有同名社区", REFUSE, on="2024-06-01", duplicate=True, why=["名称在本区内不重名"]),
    worked("", "借设社区改镇街界线", REFUSE, on="2024-06-01", moves_division=True, why=["不涉及乡镇、街道行政区域界线的变更（由省批准）"]),
    worked("DIV-07", "居委会用了村委会的代码", REFUSE, on="2024-06-01", code_check=check("441802009206"), why=["代码没有错误"]),
    worked("", "居委会的代码", GRANT, on="2024-06-01", code_check=check("441802009006")),
    worked("", "别区的代码", REFUSE, on="2024-06-01", code_check=check("441803009006"), why=["代码没有错误"]),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_whether_the_community_may_be_set_up(case: Worked):
    given = dict(case.given)
    day, why = given.pop("on"), given.pop("why", [])
    decision = tried(COMMUNITY, day, everyday(community, day, **given))
    assert (decision.verdict, failed(decision)) == (case.expect["verdict"], why)


def approved(day: str = "2024-05-06", **given: object) -> Playing:
    played = Playing(COMMUNITY, everyday(community, day, **given))
    played.do("propose", day).do("review", day, handling__opinion="同意").do("forward", day)
    return played.do("approve", day, community__code_check="尚未赋码", outcome="grant", why="确有需要")


def test_a_size_beyond_the_usual_needs_reasons():
    played = Playing(COMMUNITY, everyday(community, "2024-05-06", households=8540))
    played.do("propose", "2024-05-06").do("review", "2024-05-06", handling__opinion="同意").do("forward", "2024-05-06")
    assert played.stops("approve", "2024-05-20", community__code_check="尚未赋码") == "依法作出结论"
    done = played.do("approve", "2024-05-20", community__code_check="尚未赋码", outcome="grant", why="小区整体建设，不宜分设")
    assert done.case.outcome == "批准设立"


def test_nothing_is_asked_of_the_government_that_the_bureau_does_not_support():
    played = Playing(COMMUNITY, everyday(community, "2024-05-06")).do("propose", "2024-05-06")
    played.do("review", "2024-05-07", handling__opinion="不同意")
    assert played.stops("forward", "2024-05-08") == "审核意见为同意"
    played.do("review", "2024-05-20", handling__opinion="同意").do("forward", "2024-05-21")


@pytest.mark.parametrize(("posted", "stopped"), [("2026-06-11", False), ("2026-06-12", True)])
def test_twenty_days_of_the_voters_list_since_2026(posted, stopped):
    day = "2026-07-01"
    for on, barred in ((day, stopped), ("2025-07-01", False)):
        list_posted = D(posted).replace(year=int(on[:4]))
        played = approved(on[:5] + "05-06", households=1500)
        if barred:
            assert played.stops("elect", on, community__voters_posted=list_posted) == "选民名单在选举日二十日以前公布"
        else:
            played.do("elect", on, community__voters_posted=list_posted)


def test_a_code_comes_later_is_checked_and_never_used_again():
    played = approved().do("elect", "2024-06-20", community__voters_posted=date(2024, 5, 20)).do("certify", "2024-07-01").do("store", "2024-07-05")
    assert not played.case.closed, "the community stands, its code is still to come"
    given = {"community__code": "441802106008", "community__code_check": "相符"}
    assert played.stops("assign", "2025-01-10", **{**given, "community__code": "441802106208"}) == "代码与居委会的编码规则相符", "说是相符也没有用"
    assert played.stops("assign", "2025-01-10", **{**given, "community__code_check": check("441802106208")}) == "代码与居委会的编码规则相符"
    assert played.stops("assign", "2025-01-10", **given, community__code_used=True) == "代码没有用过"
    assert played.do("assign", "2025-01-10", **given, community__code_used=False).case.closed


RENAMED, CANCELLED = matter("road_renaming"), matter("road_cancelling")


@pytest.mark.parametrize(
    ("page", "given", "expect", "why"),
    [
        (RENAMED, {}, "grant", []),
        (RENAMED, {"cause": "其他"}, "refuse", ["名实不符或者违反命名规则"]),
        (RENAMED, {"heritage": True}, "refuse", ["具有重要历史文化价值的一般不得更名"]),
        (RENAMED, {"heritage": True, "irreplaceable": True}, "review", []),
        (RENAMED, {"listed": True, "measures": True}, "refuse", ["具有重要历史文化价值的一般不得更名"]),
        (RENAMED, {"listed": True, "irreplaceable": True}, "refuse", ["列入保护名录而更名的，已预先制定保护措施"]),
        (RENAMED, {"listed": True, "irreplaceable": True, "measures": True}, "review", []),
        (RENAMED, {"fit": False}, "refuse", ["拟用名称符合命名规则、不重名"]),
        (RENAMED, {"approver": "区人民政府"}, "refuse", ["由市人民政府批准（市辖区和民政部门无权）"]),
        (RENAMED, {"reports": False}, "refuse", ["附有综合评估、专家论证、征求意见报告"]),
        (CANCELLED, {"cause": "实体已经消失"}, "grant", []),
        (CANCELLED, {"cause": "违反命名规则"}, "refuse", ["实体已经消失"]),
    ],
)
@pytest.mark.parametrize("day", ["2024-07-01", "2026-11-01"])
def test_whether_a_name_may_be_changed_or_struck_off(page, given, expect, why, day):
    decision = tried(page, day, everyday(oldname, day, **given))
    assert (decision.verdict, failed(decision)) == (expect, why)


def test_the_bureau_only_gives_its_opinion_on_a_housing_estate():
    page = matter("building_name_opinion")
    assert Playing(page, everyday(building, "2024-07-01", decides=True)).do("receive", "2024-07-01").stops("answer", "2024-07-02") == "只提意见，不批准"
    double = Playing(page, everyday(building, "2024-07-01", duplicate=True)).do("receive", "2024-07-01")
    assert double.stops("answer", "2024-07-02", building__opinion="没有意见") == "重名或者用词不当的建议调整"
    assert double.do("answer", "2024-07-02", building__opinion="建议调整").case.closed
    builder = Playing(page, everyday(building, "2024-07-01", asked_by="建设单位")).do("receive", "2024-07-01")
    assert builder.stops("answer", "2024-07-02") == "由住房和城乡建设主管部门来函"
    assert builder.do("direct", "2024-07-01").case.closed


def test_a_review_of_data_ends_when_all_that_is_wrong_is_right():
    played = Playing(matter("place_data_review"), everyday(datacheck, "2024-03-04")).do("plan", "2024-03-04", datacheck__ends=D("2024-09-01"))
    assert played.stops("check", "2024-03-11", datacheck__rows=10, datacheck__wrong=11) == "有误的不多于核对的"
    played.do("check", "2024-03-11", datacheck__rows=10, datacheck__wrong=2)
    assert played.stops("conclude", "2024-03-12") == "有误的已经更正"
    assert played.stops("correct", "2024-03-12", datacheck__corrected=1) == "更正的与查出有误的条数一致"
    assert played.do("correct", "2024-03-12", datacheck__corrected=2).do("conclude", "2024-03-13").case.closed
