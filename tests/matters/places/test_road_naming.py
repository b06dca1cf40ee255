"""道路命名的案例：谁有权批准，名称的规则，三项报告，一件批复多条名称，批准后十五日内备案、公告。"""

from __future__ import annotations

from typing import Any

import pytest

from minzheng.catalogue import matter
from minzheng.facts import naming, road
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.proceeding import admit
from minzheng.vocabulary.situation import Act
from tests.matters.everyday import D, Playing, due, everyday, failed, situation, tried
from tests.matters.worked import Worked, worked

NAMING = matter("road_naming")
GRANT, REFUSE, REVIEW = {"verdict": "grant"}, {"verdict": "refuse"}, {"verdict": "review"}
APPROVAL = "2024-11-07"
POWER = "由市人民政府批准（市辖区和民政部门无权）"


def names(number: int, **last: Any) -> dict[str, list[dict[str, Any]]]:
    """`number` sound names, the last with these changes."""
    return {"road": [everyday(road, APPROVAL) for _ in range(number - 1)] + [everyday(road, APPROVAL, **last)]}


CASES = (
    worked("PLN-01", "区政府自行批准“富利一巷”", REFUSE, approver="区人民政府", why=[POWER]),
    worked("PLN-02", "市政府批准五百七十二条", GRANT, number=572),
    worked("PLN-05", "同一建成区已有“富民路”", REFUSE, number=3, last={"name": "富民路", "duplicate": True}, why=["同一建成区内不重名"]),
    worked("PLN-08", "用词与企业名称相同而没有特定联系", REVIEW, last={"brand": "用词相同但没有特定联系"}),
    worked("", "以企业名称作地名", REFUSE, last={"brand": "使用企业名称或者商标"}, why=["不以企业名称、商标作地名"]),
    worked("PLN-09", "以著名小说人物命名", REFUSE, last={"person": True}, why=["不以人名作地名"]),
    worked("PLN-10", "没有征求意见报告", REFUSE, consulted=False, why=["附有征求意见报告"]),
    worked("PLN-11", "住宅小区名称由民政局批准", REFUSE, feature="具有重要地理方位意义的住宅区、楼宇", approver="区民政局",
           why=["属于街路巷（住宅区、楼宇等由其他机关批准）", POWER]),
    worked("", "与既有路名同音", REVIEW, last={"homophone": True}),
    worked("", "五百七十二条中有一条用生僻字", REFUSE, number=572, last={"plain": False}, why=["使用国家通用语言文字，不用生僻字"]),
    worked("", "没有列明名称", REFUSE, number=0, why=["列明名称"]),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
@pytest.mark.parametrize("day", [APPROVAL, "2026-11-01"])
def test_whether_the_names_may_be_approved(case: Worked, day):
    given = dict(case.given)
    number, last, why = given.pop("number", 1), given.pop("last", {}), given.pop("why", [])
    members = names(number, **last) if number else {"road": []}
    decision = tried(NAMING, day, everyday(naming, day, **given), members)
    assert (decision.verdict, failed(decision)) == (case.expect["verdict"], why)


def forwarded(number: int = 572, **last: Any) -> Playing:
    played = Playing(NAMING, everyday(naming, "2024-09-02"), members=names(number, **last))
    return played.do("apply", "2024-09-02").do("review", "2024-09-09").do("assess", "2024-10-08").do("forward", "2024-10-15")


def test_one_approval_records_many_names():
    played = forwarded()
    assert played.stops("approve", APPROVAL, naming__approved=573) == "批准的条数不多于所列名称"
    played.do("approve", APPROVAL, naming__approved=572, naming__document="演函〔2024〕1号")
    assert (played.case.outcome, played.case.history.acts[-1].said["naming.approved"]) == ("批准命名", 572)
    assert played.stops("refuse", APPROVAL) == "结论为不予批准"


def test_the_district_cannot_approve():
    step = NAMING.step("approve")
    assert step is not None
    assert step.office.id == "city"
    act = Act("approve", D(APPROVAL), ("区长",), {"naming.approved": 1, "naming.document": "区函"}, office="head")
    with pytest.raises(Refusal, match="应由市人民政府办理"):
        admit(forwarded(1).case, act, situation(APPROVAL))


def test_a_doubtful_name_needs_a_reasoned_decision():
    played = forwarded(2, brand="用词相同但没有特定联系")
    assert played.stops("approve", APPROVAL, naming__approved=2) == "依法作出结论"
    assert played.stops("approve", APPROVAL, naming__approved=2, outcome="grant") == "依法作出结论"
    played.do("approve", APPROVAL, naming__approved=2, outcome="grant", why="该词是通用词语，与企业没有特定联系")
    assert played.case.outcome == "批准命名"


def test_nothing_is_announced_after_a_refusal():
    played = forwarded(2, duplicate=True).do("approve", APPROVAL, naming__approved=0)
    assert [played.stops(verb, "2024-11-08") for verb in ("record", "announce")] == ["已批准命名", "已批准命名"]
    assert played.do("refuse", "2024-11-08").case.closed


FIFTEEN = (
    worked("PLN-03", "批准后第十五日备案", {"late": False}, verb="record", on="2024-11-22"),
    worked("PLN-04", "批准后第十六日公告", {"late": True}, verb="announce", on="2024-11-23"),
)


@pytest.mark.parametrize("case", FIFTEEN, ids=str)
def test_fifteen_days_to_record_and_announce(case: Worked):
    acts = [Act("approve", D(APPROVAL), said={"outcome.granted": True})]
    last = due(NAMING, APPROVAL, acts)[case.given["verb"]].due
    assert last == D("2024-11-22")
    assert (D(case.given["on"]) > last) is case.expect["late"]


CASES += FIFTEEN
