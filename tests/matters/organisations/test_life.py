"""社会组织办成以后的案例：变更、注销、撤销、年度报告与异常名录、分支机构、社区社会组织备案、孵化。"""

from __future__ import annotations

from typing import Any

import pytest

from minzheng.catalogue import matter
from minzheng.facts import annual, annulment, body, branch, change, incubation, liquidation, neighbours
from minzheng.vocabulary import Facts
from tests.matters.everyday import D, Playing, done, due, everyday, failed, tried
from tests.matters.worked import Worked, worked

GRANT, REFUSE, REVIEW = {"verdict": "grant"}, {"verdict": "refuse"}, {"verdict": "review"}
ASSOCIATION, NONPROFIT = "社会团体", "民办非企业单位"
GROUPS: dict[str, type[Facts]] = {
    "organisation_change": change, "organisation_deregistration": liquidation, "organisation_revocation": annulment, "annual_report": annual,
    "organisation_branch": branch, "incubation": incubation,
}  # fmt: skip
IDLE = "自取得登记证书之日起一年未开展活动"

CASES = (
    worked("ORG-21", "主管单位同意后第三十一日申请变更", REVIEW, page="organisation_change", on="2024-06-06", consented=D("2024-05-06")),
    worked("", "主管单位同意后第三十日申请", GRANT, page="organisation_change", on="2024-06-05", consented=D("2024-05-06")),
    worked("", "主管单位没有同意", REFUSE, page="organisation_change", supervisor="尚未同意", why=["业务主管单位审查同意，或者依规定直接登记"]),
    worked("", "更换法定代表人没有审计", REFUSE, page="organisation_change", item="法定代表人", audited=False, why=["更换法定代表人前已作财务审计"]),
    worked("", "改住所不用审计", GRANT, page="organisation_change", item="住所", audited=False),
    worked("", "改成与注销不满一年的组织同名", REFUSE, page="organisation_change", on="2024-06-03", item="名称", namesake="已变更名称或者已注销",
           name_freed=D("2023-06-04"), why=["名称、字号不与同行业同形式的组织相同"]),
    worked("", "新办法施行的前一天，改成与在册组织同名", REFUSE, page="organisation_change", on="2024-04-30", item="名称", namesake="在册",
           name_freed=D("2019-01-01"), why=["名称不与在册的组织相同"]),
    worked("", "改住所的不看名称", GRANT, page="organisation_change", on="2024-04-30", item="住所", namesake="在册", name_freed=D("2019-01-01")),
    worked("", "满一年当日可以", GRANT, page="organisation_change", on="2024-06-04", item="名称", namesake="已变更名称或者已注销", name_freed=D("2023-06-04")),
    worked("", "改名冠“中华”", REFUSE, page="organisation_change", item="名称", national_name=True, why=["名称不冠“中国”“全国”“中华”"]),
    worked("", "不在册的变更", REFUSE, page="organisation_change", standing=False, why=["在册"]),
    worked("ORG-22", "清算结束后第十五日申请注销", GRANT, page="organisation_deregistration", on="2024-06-03", ended=D("2024-05-19")),
    worked("", "清算结束后第十六日", REVIEW, page="organisation_deregistration", on="2024-06-04", ended=D("2024-05-19")),
    worked("", "第十五日是周日，顺延到周一", GRANT, page="organisation_deregistration", on="2024-06-03", ended=D("2024-05-18")),
    worked("", "清算期间照常开展活动", REFUSE, page="organisation_deregistration", other_activity=True, why=["清算期间没有开展清算以外的活动"]),
    worked("", "剩余财产分给举办者", REFUSE, page="organisation_deregistration", surplus="分给会员、举办者或者负责人",
           why=["剩余财产没有分给会员、举办者或者负责人"]),
    worked("ORG-26", "以一年未开展活动撤销民非", REFUSE, page="organisation_revocation", kind=NONPROFIT, ground=IDLE, why=["一年未开展活动只适用于社会团体"]),
    worked("", "社团差一日满一年", REFUSE, page="organisation_revocation", on="2024-06-03", kind=ASSOCIATION, ground=IDLE,
           idle_since=D("2023-06-04"), why=["未开展活动满一年"]),
    worked("", "社团满一年当日", GRANT, page="organisation_revocation", on="2024-06-04", kind=ASSOCIATION, ground=IDLE, idle_since=D("2023-06-04")),
    worked("", "弄虚作假取得登记的民非", GRANT, page="organisation_revocation", kind=NONPROFIT, ground="申请登记时弄虚作假"),
    worked("", "处罚决定没有送达", REFUSE, page="organisation_revocation", ground="行政处罚决定撤销登记", penalty_served=False,
           why=["依处罚决定的，决定已经送达生效"]),
    worked("", "法律没有写的事由", REFUSE, page="organisation_revocation", ground="其他", why=["有法定的事由"]),
    worked("ORG-10", "民非设立分支机构", REFUSE, page="organisation_branch", kind=NONPROFIT, why=["民办非企业单位不得设立分支机构"]),
    worked("ORG-11", "社团设立“石角镇分会”", REFUSE, page="organisation_branch", kind=ASSOCIATION, regional=True, why=["不是地域性的分支机构"]),
    worked("", "社团设立专业委员会", GRANT, page="organisation_branch", kind=ASSOCIATION),
    worked("", "分支机构之下再设", REFUSE, page="organisation_branch", kind=ASSOCIATION, below_branch=True, why=["分支机构之下不再设分支机构"]),
    worked("", "五月三十一日报送", GRANT, page="annual_report", on="2024-05-31", due=D("2024-05-31")),
    worked("", "2025年5月31日是端午假期，节后第一个工作日报送", REVIEW, page="annual_report", on="2025-06-03", due=D("2025-05-31")),
    worked("", "再过一日", REFUSE, page="annual_report", on="2025-06-04", due=D("2025-05-31"), why=["在五月三十一日以前报送"]),
    worked("", "六月一日报送", REFUSE, page="annual_report", on="2024-06-01", due=D("2024-05-31"), why=["在五月三十一日以前报送"]),
    worked("", "在异常名录的不入驻", REFUSE, page="incubation", clean=False, why=["没有列入活动异常名录、严重违法失信名单"]),
)  # fmt: skip


def given(case: Worked) -> tuple[str, str, dict[str, Any], list[str]]:
    """Page, day, facts of the body and of the page, and the conditions that must fail."""
    told = dict(case.given)
    page, day, why = told.pop("page"), told.pop("on", "2024-07-01"), told.pop("why", [])
    own = {key: told.pop(key) for key in ("kind", "standing") if key in told}
    return page, day, everyday(body, day, **own) | everyday(GROUPS[page], day, **told), why


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_may_become_of_an_organisation(case: Worked):
    page, day, facts, why = given(case)
    decision = tried(matter(page), day, facts)
    assert (decision.verdict, failed(decision)) == (case.expect["verdict"], why)


BEHAVIOUR = (worked("ORG-25", "社团取得证书满一年没有开展活动：该行为违法，依法撤销登记", {"allowed": False}),)


@pytest.mark.parametrize("case", BEHAVIOUR, ids=str)
def test_an_association_that_does_nothing_for_a_year_is_struck_off(case: Worked):
    facts = everyday(body, "2024-06-03", kind=ASSOCIATION) | everyday(annulment, "2024-06-03", ground=IDLE, idle_since=D("2023-06-03"))
    assert (tried(matter("organisation_revocation"), "2024-06-03", facts).verdict != "grant") is case.expect["allowed"]


FILING = (
    worked("ORG-27", "三名发起人、十名会员", GRANT, persons=3, members=10),
    worked("", "九名会员", REFUSE, persons=3, members=9),
    worked("", "二名发起人", REFUSE, persons=2, members=10),
    worked("", "两个法人发起", GRANT, persons=0, bodies=2, members=10),
    worked("", "服务机构类，二名发起人、二名从业人员", GRANT, kind="社会服务机构类", persons=2, members=0, staff=2),
    worked("", "服务机构类，一名从业人员", REFUSE, kind="社会服务机构类", persons=2, members=0, staff=1),
    worked("", "设立分支机构", REFUSE, persons=3, members=10, branches=True),
)


@pytest.mark.parametrize("case", FILING, ids=str)
@pytest.mark.parametrize("day", ["2024-06-03", "2026-11-01"])
def test_whether_a_neighbourhood_s_body_is_filed(case: Worked, day):
    assert tried(matter("community_organisation"), day, everyday(neighbours, day, **case.given)).verdict == case.expect["verdict"]


CASES += BEHAVIOUR + FILING


def test_an_ended_organisation_gives_its_papers_back_first():
    page = matter("organisation_deregistration")
    played = Playing(page, everyday(body, "2024-03-01"), everyday(liquidation, "2024-03-01"))
    played.do("begin", "2024-03-01").do("end", "2024-03-20", liquidation__ended=D("2024-03-19")).do("apply", "2024-04-01")
    assert played.due("2024-03-21", "apply") is None, "it has been applied for"
    played.do("accept", "2024-04-02").do("decide", "2024-04-12")
    assert played.stops("close", "2024-04-15", liquidation__papers_back=False) == "已交回登记证书、印章和财务凭证"
    assert played.do("close", "2024-04-15").do("announce", "2024-04-20").case.closed


def test_late_applications_are_decided_by_a_person_who_says_why():
    page = matter("organisation_change")
    played = Playing(page, everyday(body, "2024-06-06"), everyday(change, "2024-06-06", consented=D("2024-05-06")))
    played.do("apply", "2024-06-06").do("accept", "2024-06-07")
    assert played.stops("decide", "2024-06-20") == "依法作出结论"
    assert played.due("2024-06-08", "decide") == D("2024-07-08"), "二十个工作日，端午除外"
    assert played.do("decide", "2024-06-20", outcome="grant", why="逾期一日，另记违法线索").case.outcome == "准予变更"


def test_listing_within_five_working_days_and_two_years_to_distrust():
    page = matter("annual_report")
    played = Playing(page, everyday(body, "2024-06-03"), everyday(annual, "2024-06-03", due=D("2024-05-31")))
    assert played.stops("submit", "2024-06-03") == "在五月三十一日以前"
    played.do("find", "2024-06-03")
    assert played.due("2024-06-04", "enlist") == D("2024-06-11"), "五个工作日，端午除外"
    played.do("enlist", "2024-06-11")
    assert played.stops("escalate", "2026-06-10") == "列入活动异常名录满两年"
    assert due(page, "2024-06-12", done(enlist="2024-06-11"), everyday(annual, "2024-06-12"))["escalate"].due == D("2026-06-11")
    amended = Playing(page, everyday(body, "2024-06-03"), everyday(annual, "2024-06-03", due=D("2024-05-31")))
    amended.do("find", "2024-06-03").do("enlist", "2024-06-04").do("amend", "2024-07-01")
    assert amended.stops("escalate", "2026-06-10") == "没有补报"
    assert amended.do("delist", "2024-07-03").case.closed
    assert played.do("escalate", "2026-06-11").case.closed
    early = Playing(page, everyday(body, "2024-05-31"), everyday(annual, "2024-05-31", due=D("2024-05-31")))
    assert early.stops("find", "2024-05-31") == "报送期限已过"
