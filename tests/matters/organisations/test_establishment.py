"""成立登记的案例：会员数、活动资金、名称、统一社会信用代码、六十日、五个工作日内补正；2024年和2026年11月1日。"""

from __future__ import annotations

import pytest

from minzheng.catalogue import matter
from minzheng.facts import organisation
from minzheng.identity import credit_code_findings
from tests.matters.everyday import D, Playing, done, due, everyday, failed, tried
from tests.matters.worked import Worked, worked

ESTABLISHMENT = matter("establishment")
GRANT, REFUSE = {"verdict": "grant"}, {"verdict": "refuse"}
MEMBERS = "个人会员五十个以上、单位会员三十个以上或者混合会员五十个以上"
NAME = "名称、字号不与同行业同形式的组织相同"
GONE, REVOKED = "已变更名称或者已注销", "成立或者更名被撤销"


def check(code: str) -> str:
    """What the gate is told of a code: the findings of the checker, for this registrar."""
    return "不符" if any(finding.blocking for finding in credit_code_findings(code, "441802")) else "相符"


CASES = (
    worked("ORG-01", "社团，个人会员四十九", REFUSE, persons=49, units=0, why=[MEMBERS]),
    worked("", "社团，个人会员五十", GRANT, persons=50, units=0),
    worked("ORG-02", "社团，单位会员三十", GRANT, persons=0, units=30),
    worked("", "社团，单位会员二十九", REFUSE, persons=0, units=29, why=[MEMBERS]),
    worked("", "社团，个人二十五、单位二十五", GRANT, persons=25, units=25),
    worked("", "社团，个人二十五、单位二十四", REFUSE, persons=25, units=24, why=[MEMBERS]),
    worked("", "社团，单位三十之外又有一名个人会员：混合的须满五十", REFUSE, persons=1, units=30, why=[MEMBERS]),
    worked("SWK-05", "站点协会，个人会员三十", REFUSE, persons=30, units=0, why=[MEMBERS]),
    worked("", "民非没有会员", GRANT, kind="民办非企业单位", persons=0, units=0),
    worked("", "社团，活动资金三万元", GRANT, funds=3_000_000),
    worked("", "社团，活动资金差一分", REFUSE, funds=2_999_999, why=["有三万元以上活动资金"]),
    worked("", "民非，资金二万元而与业务相适应", GRANT, kind="民办非企业单位", funds=2_000_000),
    worked("", "民非，财产与业务不相适应", REFUSE, kind="民办非企业单位", funds_fit=False, why=["有与业务活动相适应的合法财产"]),
    worked("", "基金会", REFUSE, kind="基金会", why=["由区级民政部门登记（基金会向省级民政部门申请）"]),
    worked("ORG-07", "信用代码校验相符", GRANT, code_check=check("51441802MJM0000185")),
    worked("ORG-08", "信用代码末位错", REFUSE, code_check=check("51441802MJM0000186"), why=["统一社会信用代码没有错误"]),
    worked("", "信用代码属于别的登记机关", REFUSE, code_check=check("51110000500021676P"), why=["统一社会信用代码没有错误"]),
    worked("ORG-12", "拟任法定代表人已是另一社团的法定代表人", REFUSE, head_elsewhere=True, why=["法定代表人没有担任其他社会团体的法定代表人"]),
    worked("", "同名组织注销差一日满一年", REFUSE, on="2024-06-03", namesake=GONE, name_freed=D("2023-06-04"), why=[NAME]),
    worked("ORG-14", "同名组织注销满一年当日", GRANT, on="2024-06-04", namesake=GONE, name_freed=D("2023-06-04")),
    worked("", "同名组织被撤销差一日满三年", REFUSE, on="2024-06-03", namesake=REVOKED, name_freed=D("2021-06-04"), why=[NAME]),
    worked("", "同名组织被撤销满三年当日", GRANT, on="2024-06-04", namesake=REVOKED, name_freed=D("2021-06-04")),
    worked("", "同名组织被撤销才满一年", REFUSE, on="2024-06-04", namesake=REVOKED, name_freed=D("2023-06-04"), why=[NAME]),
    worked("ORG-16", "与在册组织同行业同形式同名", REFUSE, namesake="在册", name_freed=D("2019-01-01"), why=[NAME]),
    worked("", "新办法施行的前一天，与在册社会团体同名", REFUSE, on="2024-04-30", namesake="在册", name_freed=D("2019-01-01"),
           why=["名称不与在册的社会团体相同"]),
    worked("", "新办法施行的前一天，与在册民非同名", REFUSE, on="2024-04-30", kind="民办非企业单位", namesake="在册", name_freed=D("2019-01-01"),
           why=["名称不与在册的民办非企业单位相同"]),
    worked("", "新办法施行的第一天，与在册组织同名", REFUSE, on="2024-05-01", namesake="在册", name_freed=D("2019-01-01"), why=[NAME]),
    worked("", "新办法施行以前，同名组织注销不满一年：旧规定没有这一条", GRANT, on="2024-04-30", namesake=GONE, name_freed=D("2024-01-01")),
    worked("ORG-18", "名称冠“中华”", REFUSE, national_name=True, why=["名称不冠“中国”“全国”“中华”"]),
    worked("", "业务主管单位尚未同意", REFUSE, supervisor="尚未同意", why=["业务主管单位审查同意，或者依规定直接登记"]),
    worked("", "依规定直接登记", GRANT, supervisor="依规定直接登记"),
    worked("", "培训机构没有办学许可", REFUSE, kind="民办非企业单位", practice="需要而未取得", why=["需要执业许可的已经取得"]),
    worked("", "已有同类组织，没有必要成立", REFUSE, needless=True, why=["没有同类组织，或者确有必要成立"]),
    worked("", "申请时弄虚作假", REFUSE, false_papers=True, why=["没有弄虚作假"]),
)  # fmt: skip


def facts(day: str, **given: object) -> dict[str, object]:
    return everyday(organisation, day, **{"persons": 60, "code_check": "尚未赋码", **given})


@pytest.mark.parametrize("case", CASES, ids=str)
def test_whether_it_may_be_registered(case: Worked):
    given = dict(case.given)
    day, why = given.pop("on", "2024-06-03"), given.pop("why", [])
    decision = tried(ESTABLISHMENT, day, facts(day, **given))
    assert (decision.verdict, failed(decision)) == (case.expect["verdict"], why)


THRESHOLDS = {MEMBERS, "有三万元以上活动资金"}


@pytest.mark.parametrize("case", [case for case in CASES if "name_freed" not in case.given], ids=str)
def test_on_1_november_2026_the_amended_thresholds_of_associations_are_for_a_person_to_check(case: Worked):
    """CHG-C05: the amendment of March 2026 was announced, its text was not obtained; what fails otherwise still fails."""
    given = {name: value for name, value in case.given.items() if name != "why"}
    decision = tried(ESTABLISHMENT, "2026-11-01", facts("2026-11-01", **given))
    association = given.get("kind", "社会团体") == "社会团体"
    other = set(case.given.get("why", ())) - (THRESHOLDS if association else set())
    assert decision.verdict == ("refuse" if other else "review" if association else "grant")
    assert [reason.condition for reason in decision.reasons if reason.holds is None] == (["会员数和活动资金达到修改后的门槛"] if association else [])


AMENDED = worked("CHG-C05", "2026年3月以后办社会团体的事，照引2016年条文", {"verdict": "review"}, on="2026-03-20")


@pytest.mark.parametrize(("day", "verdict"), [("2026-03-19", "grant"), (AMENDED.given["on"], AMENDED.expect["verdict"])])
def test_the_doubt_begins_with_the_announcement(day: str, verdict: str):
    assert tried(ESTABLISHMENT, day, facts(day)).verdict == verdict


def received(day: str, **given: object) -> Playing:
    return Playing(ESTABLISHMENT, facts(day, **given)).do("receive", day)


SIXTY = (
    worked("ORG-19", "材料齐全之日起第六十日", {"late": False}, on="2024-07-31"),
    worked("", "第六十一日已逾期，仍须作出决定", {"late": True}, on="2024-08-01"),
)


@pytest.mark.parametrize("case", SIXTY, ids=str)
def test_sixty_days(case: Worked):
    last = due(ESTABLISHMENT, case.given["on"], done(receive="2024-06-01", accept="2024-06-03"))["decide"].due
    assert last == D("2024-07-31")
    assert (D(case.given["on"]) > last) is case.expect["late"]
    assert received("2024-06-01").do("accept", "2024-06-03").do("decide", case.given["on"]).case.outcome == "准予登记"


def test_sixty_days_run_from_the_completed_file():
    played = received("2024-06-01", complete=False).do("supplement", "2024-06-03").do("resubmit", "2024-06-20").do("accept", "2024-06-21")
    assert played.due("2024-06-21", "decide") == D("2024-08-19")


FIVE = (
    worked("ORG-23", "周五收件，端午后第五个工作日告知补正", {"allowed": True}, on="2024-06-17"),
    worked("ORG-24", "第六个工作日才告知：视为受理", {"allowed": False}, on="2024-06-18"),
)


@pytest.mark.parametrize("case", FIVE, ids=str)
def test_a_supplement_within_five_working_days(case: Worked):
    played = received("2024-06-07", complete=False)
    assert played.due("2024-06-07", "supplement") == D("2024-06-17")
    if case.expect["allowed"]:
        assert played.do("supplement", case.given["on"]).stops("accept", case.given["on"]) == "告知补正的已经补正"
    else:
        assert played.stops("supplement", case.given["on"]).startswith("收到材料之日起五个工作日内")
        assert played.do("accept", case.given["on"]).case.state == "受理"


def test_nothing_is_asked_for_when_the_file_is_complete():
    assert received("2024-06-07").stops("supplement", "2024-06-11") == "材料不齐全或者不符合法定形式"


def test_what_acceptance_and_decision_close():
    played = received("2024-06-03", complete=False)
    assert played.do("accept", "2024-06-04").stops("supplement", "2024-06-05") == "尚未受理"
    assert received("2024-06-03").do("accept", "2024-06-04").do("withdraw", "2024-06-05").case.closed
    assert played.do("decide", "2024-06-20").stops("withdraw", "2024-06-21") == "尚未准予或者不予登记"


def test_a_foundation_is_sent_elsewhere():
    played = received("2024-06-03", kind="基金会")
    assert played.stops("accept", "2024-06-03") == "属于区级登记的组织形式"
    assert played.do("decline", "2024-06-03").case.closed
    assert received("2024-06-03").stops("decline", "2024-06-03") == "不属于区级登记的组织形式"


def test_certificate_and_announcement_follow_a_grant_only():
    played = received("2024-06-03").do("accept", "2024-06-04").do("decide", "2024-06-20")
    assert played.stops("serve", "2024-06-20") == "结论为不予登记"
    for wrong in ("51441802MJM0000186", "52441802MJM0000185", "一二三"):  # 说是相符也没有用：校验码由系统对
        said = {"organisation__credit_code": wrong, "organisation__code_check": "相符"}
        assert played.stops("issue", "2024-06-21", **said) == "统一社会信用代码校验相符"
    assert played.stops("issue", "2024-06-21", organisation__code_check="不符") == "统一社会信用代码校验相符"
    assert played.due("2024-06-20", "issue") == D("2024-07-04")
    assert played.do("issue", "2024-06-21", organisation__code_check="相符").do("announce", "2024-06-24").case.closed


def test_a_refusal_is_served_with_reasons_and_gives_no_certificate():
    played = received("2024-06-03", persons=49).do("accept", "2024-06-04")
    assert played.stops("decide", "2024-06-20", outcome="grant") == "依法作出结论"
    played.do("decide", "2024-06-20")
    assert played.stops("issue", "2024-06-21", organisation__code_check="相符") == "已准予登记"
    assert played.due("2024-06-20", "serve") == D("2024-07-04")
    assert played.do("serve", "2024-06-21").case.outcome == "不予登记"


CASES += (*SIXTY, *FIVE, AMENDED)
