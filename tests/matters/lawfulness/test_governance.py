"""依法决策的案例：规范性文件的征求意见、审核、讨论、公布、评估、清理，重大决策的听证、审查、末位发言，法律意见和合同文本。"""

from __future__ import annotations

import pytest

from minzheng.catalogue import matter
from minzheng.facts import advice, clearing, contract, deciding, handling, norm
from tests.matters.everyday import D, Playing, everyday
from tests.matters.worked import Worked, worked

NORM, CLEARING, DECISION, OPINION, CONTRACT = map(
    matter, ("normative_document", "normative_clearing", "major_decision", "legal_opinion", "contract_review")
)

CASES: tuple[Worked, ...] = (
    worked("DOC-C01", "局办公室以自己的名义发文", {"allowed": False}),
    worked("DOC-C03", "征求意见七个工作日就结束", {"allowed": False}),
    worked("DOC-C04", "没有合法性审核就上局长办公会", {"allowed": False}),
    worked("DOC-C08", "五年有效的文件，届满前六个月提示评估", {"allowed": True}),
    worked("DOC-C10", "年底决定、次年公布的废止，计在哪一年", {"verdict": "review"}),
    worked("DOC-C11", "审核通过就签发，没有集体讨论", {"allowed": False}),
    worked("DEC-C01", "没有紧急理由，征求意见十五日", {"allowed": False}),
    worked("DEC-C03", "主要负责人先发言", {"allowed": False}),
    worked("DEC-C04", "听证材料只提前五日", {"allowed": False}),
    worked("DEC-C05", "专家就是投标人", {"allowed": False}),
    worked("DEC-C06", "风险不可控还要决策", {"allowed": False}),
    worked("DEC-C07", "没有请示报告就公布", {"allowed": False}),
    worked("LAW-C01", "法律顾问认为不合法还提交", {"allowed": False}),
    worked("LAW-C02", "审查以后换了合同文本", {"allowed": False}),
)


def drafting(**facts) -> Playing:
    return Playing(NORM, everyday(norm, "2024-06-03", **facts), everyday(handling, "2024-06-03"))


def solicited(**facts) -> Playing:
    return drafting(**facts).do("initiate", "2024-05-20").do("solicit", "2024-06-03", "起草人").do("advise", "2024-06-03")


def reviewed(**facts) -> Playing:
    return solicited(**facts).do("answer", "2024-07-08").do("review", "2024-07-09").do("inspect", "2024-07-10")


def published(effective: str, **facts) -> Playing:
    played = reviewed(**facts).do("discuss", "2024-07-11").do("sign", "2024-07-12", norm__effective=D(effective))
    return played.do("publish", "2024-07-15")


# --- 规范性文件 ----------------------------------------------------------------------------------------------------


OWN_NAME = "以本局名义制定，不以内设机构、下属单位名义"


@pytest.mark.parametrize(("issuer", "gate"), [("本局", ""), ("内设机构", OWN_NAME), ("下属单位", OWN_NAME), ("议事协调机构", OWN_NAME)])
def test_only_the_bureau_issues(issuer, gate):
    played = drafting(issuer=issuer)
    assert (played.stops("initiate", "2024-05-20") if gate else played.do("initiate", "2024-05-20") and "") == gate


@pytest.mark.parametrize(("major", "day", "gate"), [
    # 2024年6月3日公布：十个工作日（端午6月10日放假）到6月18日，三十日到7月3日
    (False, "2024-06-12", "征求意见的期限已满"), (False, "2024-06-18", "征求意见的期限已满"), (False, "2024-06-19", ""),
    (True, "2024-07-03", "征求意见的期限已满"), (True, "2024-07-04", ""),
])  # fmt: skip
def test_how_long_comments_are_asked_for(major, day, gate):
    played = solicited(major=major)
    assert (played.stops("answer", day) if gate else played.do("answer", day) and "") == gate


@pytest.mark.parametrize(("answered", "gate"), [(6, ""), (5, "每条意见都写明是否采纳和理由"), (7, "每条意见都写明是否采纳和理由")])
def test_every_comment_is_answered(answered, gate):
    said = {"norm__opinions": 6, "norm__answered": answered}
    assert (solicited().stops("answer", "2024-06-19", **said) if gate else solicited().do("answer", "2024-06-19", **said) and "") == gate


@pytest.mark.parametrize("creates", ["行政许可", "行政处罚", "行政强制", "收费", "循环证明", "没有上位依据的义务或者减损权利"])
def test_what_a_normative_document_may_not_create_does_not_pass(creates):
    asked = solicited(creates=creates).do("answer", "2024-06-19")
    assert asked.stops("review", "2024-06-20") == "没有违法设定的内容的，方可通过"
    assert asked.do("review", "2024-06-20", handling__passed=False).do("inspect", "2024-06-21").stops("discuss", "2024-06-24") == "合法性审核通过"


def test_review_comes_before_discussion_and_discussion_before_signing():
    """案例DOC-C04、DOC-C11。"""
    asked = solicited().do("answer", "2024-06-19")
    assert asked.stops("discuss", "2024-06-20") == "已司法行政部门审查"
    assert reviewed().stops("sign", "2024-07-11") == "已集体讨论"
    assert reviewed().stops("discuss", "2024-07-11", norm__present=2) == "三名以上负责人参加，记入纪要"
    assert reviewed().do("discuss", "2024-07-11").stops("publish", "2024-07-12") == "已签发并统一编号"


def test_who_drafts_does_not_review():
    asked = solicited().do("answer", "2024-06-19")
    assert asked.stops("review", "2024-06-20", "起草人") == "与公开征求意见的经办人员不是同一人"


@pytest.mark.parametrize(("term", "evaluate", "expires"), [
    ("五年", "2029-05-01", "2029-11-01"), ("三年", "2027-05-01", "2027-11-01"), ("二年", "2026-05-01", "2026-11-01"),
    ("一年", "2025-05-01", "2025-11-01"), ("没有规定有效期", "2029-11-01", None),
])  # fmt: skip
def test_when_it_is_evaluated_and_when_it_ends(term, evaluate, expires):
    """案例DOC-C08：2024年11月1日施行，五年有效，2029年5月1日到期评估；没有有效期的每五年评估，不自动失效。"""
    played = published("2024-11-01", term=term)
    assert played.due("2024-11-02", "evaluate") == D(evaluate)
    assert played.due("2024-07-16", "record") == D("2024-08-14")
    if expires is None:
        assert played.stops("lapse", "2040-01-02") == "规定了有效期"
        return
    year, rest = int(expires[:4]), expires[4:]
    assert played.stops("lapse", f"{year}-10-31") == "有效期已经届满"
    assert played.do("lapse", f"{year}{rest}").case.closed


@pytest.mark.parametrize(("term", "gate"), [("三年", ""), ("五年", "试行、暂行的有效期不超过三年"), ("没有规定有效期", "试行、暂行的有效期不超过三年")])
def test_a_trial_document_lasts_three_years_at_most(term, gate):
    played = reviewed(trial=True, term=term).do("discuss", "2024-07-11")
    said = {"norm__effective": D("2024-11-01")}
    assert (played.stops("sign", "2024-07-12", **said) if gate else played.do("sign", "2024-07-12", **said) and "") == gate


# --- 清理 ----------------------------------------------------------------------------------------------------------


def test_a_repeal_counts_on_the_day_it_is_published():
    """案例DOC-C10：2024年12月30日决定、2025年1月6日公布，计在2025年：数字数的是公布废止这一行为。"""
    figure = next(one for one in CLEARING.figures if one.id == "normative_docs_repealed")
    assert figure.measure.step is CLEARING.step("repeal")
    played = Playing(CLEARING, everyday(clearing, "2024-12-01"), everyday(handling, "2024-12-01"))
    played.do("propose", "2024-12-16").do("examine", "2024-12-20").do("settle", "2024-12-30").do("repeal", "2025-01-06")
    assert [act.day for act in played.case.history.acts if act.verb == figure.measure.step.verb] == [D("2025-01-06")]


@pytest.mark.parametrize(("result", "ground", "gate"), [
    ("废止", "上位法修改、废止", ""), ("废止", "仍然适用", "结论与理由相符"), ("继续有效", "仍然适用", ""),
    ("宣布失效", "有效期届满", ""), ("宣布失效", "被新文件替代", "宣布失效的，是有效期届满或者调整对象消失"),
])  # fmt: skip
def test_the_result_of_a_clean_up_follows_its_ground(result, ground, gate):
    played = Playing(CLEARING, everyday(clearing, "2024-12-01"))
    said = {"clearing__result": result, "clearing__ground": ground}
    assert (played.stops("propose", "2024-12-16", **said) if gate else played.do("propose", "2024-12-16", **said) and "") == gate


def test_only_what_was_decided_is_published():
    played = Playing(CLEARING, everyday(clearing, "2024-12-01"), everyday(handling, "2024-12-01"))
    played.do("propose", "2024-12-16", clearing__result="继续有效", clearing__ground="仍然适用").do("examine", "2024-12-20").do("settle", "2024-12-23")
    assert played.stops("repeal", "2024-12-24") == "决定的是废止"
    assert played.do("keep", "2024-12-24").case.closed
    ended = Playing(CLEARING, everyday(clearing, "2024-12-01"), everyday(handling, "2024-12-01")).do("propose", "2024-12-16")
    assert ended.stops("examine", "2024-12-20", clearing__running=False) == "登记簿中继续有效"


# --- 重大决策 ------------------------------------------------------------------------------------------------------


def started(**facts) -> Playing:
    return Playing(DECISION, everyday(deciding, "2024-06-03", **facts), everyday(handling, "2024-06-03")).do("start", "2024-05-27")


def examined(**facts) -> Playing:
    played = started(**facts).do("solicit", "2024-06-03")
    if facts.get("risky"):
        played.do("assess", "2024-06-10", deciding__risk=facts.get("risk", "可控"))
    return played.do("submit", "2024-07-04").do("advise", "2024-07-05").do("review", "2024-07-08")


@pytest.mark.parametrize(("shorter", "day", "gate"), [
    (False, "2024-06-18", "征求意见满三十日，或者公布了缩短期限的理由"), (False, "2024-07-03", "征求意见满三十日，或者公布了缩短期限的理由"),
    (False, "2024-07-04", ""), (True, "2024-06-18", ""),
])  # fmt: skip
def test_thirty_days_of_comments_or_a_published_reason(shorter, day, gate):
    played = started(shorter=shorter).do("solicit", "2024-06-03")
    assert (played.stops("submit", day) if gate else played.do("submit", day) and "") == gate


@pytest.mark.parametrize(("day", "gate"), [("2024-07-08", "听证材料已提前七日送达"), ("2024-07-09", "听证材料已提前七日送达"), ("2024-07-10", "")])
def test_hearing_material_comes_seven_days_before(day, gate):
    """案例DEC-C04：7月3日送达，最早7月10日举行。"""
    played = started(heard_by_law=True).do("notify", "2024-07-03")
    assert (played.stops("hear", day) if gate else played.do("hear", day) and "") == gate


def test_an_expert_with_an_interest_does_not_count():
    assert started(technical=True).stops("argue", "2024-06-10", deciding__interested=True) == "专家与决策没有直接利害关系"
    assert started(technical=True).stops("argue", "2024-06-10", deciding__signed=False) == "书面意见由专家署名"
    missing = started(technical=True).do("solicit", "2024-06-03")
    assert missing.stops("submit", "2024-07-04") == "专业性、技术性较强的已经专家论证"


@pytest.mark.parametrize(("said", "gate"), [
    ({}, ""), ({"deciding__last": False}, "主要负责人最后发言"), ({"deciding__dissent": False}, "不同意见如实记入纪要"),
    ({"deciding__departs": True}, "与多数人意见不一致的说明了理由"), ({"deciding__departs": True, "deciding__explained": True}, ""),
    ({"deciding__members": 2}, "三人以上参加"), ({"deciding__members": 3}, ""),
])  # fmt: skip
def test_how_it_is_discussed(said, gate):
    played = examined()
    assert (played.stops("discuss", "2024-07-16", **said) if gate else played.do("discuss", "2024-07-16", **said) and "") == gate


@pytest.mark.parametrize(("day", "gate"), [("2024-07-15", "留给合法性审查的时间不少于七个工作日"), ("2024-07-16", "")])
def test_review_gets_seven_working_days(day, gate):
    assert (examined().stops("discuss", day) if gate else examined().do("discuss", day) and "") == gate


@pytest.mark.parametrize(("risk", "gate"), [("可控", ""), ("采取措施后可控", ""), ("不可控", "风险可控，或者采取措施后可控")])
def test_an_uncontrollable_risk_stops_the_decision(risk, gate):
    played = started(risky=True).do("solicit", "2024-06-03").do("assess", "2024-06-10", deciding__risk=risk)
    played.do("submit", "2024-07-04").do("advise", "2024-07-05").do("review", "2024-07-08")
    assert (played.stops("discuss", "2024-07-16") if gate else played.do("discuss", "2024-07-16") and "") == gate


def test_it_is_reported_before_it_is_announced():
    played = examined().do("discuss", "2024-07-16")
    assert played.stops("publish", "2024-07-17") == "已向党组织请示报告"
    assert played.do("report", "2024-07-17").do("publish", "2024-07-18").case.state == "公布并解读"


# --- 法律意见、合同 ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("conclusion", "adopted", "gate"), [
    ("合法", True, ""), ("不合法", True, "最近的法律意见不是不合法"), ("不合法", False, "最近的法律意见不是不合法"),
    ("修改后合法", True, "要求修改的已经修改，或者不采纳并写明理由"), ("修改后合法", False, ""),
])  # fmt: skip
def test_what_counsel_finds_unlawful_is_not_submitted(conclusion, adopted, gate):
    played = Playing(OPINION, everyday(advice, "2024-06-03"), everyday(handling, "2024-06-03")).do("ask", "2024-06-03")
    played.do("opine", "2024-06-05", advice__conclusion=conclusion)
    said = {"advice__adopted": adopted}
    assert (played.stops("proceed", "2024-06-07", **said) if gate else played.do("proceed", "2024-06-07", **said) and "") == gate


@pytest.mark.parametrize(("facts", "said", "gate"), [
    ({}, {}, ""), ({}, {"contract__same": False}, "签署的文本与审查通过的文本一致"),
    ({"budget": 10_000_00}, {"contract__price": 10_000_00}, ""), ({"budget": 10_000_00}, {"contract__price": 10_000_01}, "不超出预算"),
    ({"procured": False}, {}, "依法采购"), ({"personal": True}, {}, "委托处理个人信息的有保护条款"), ({"personal": True, "clause": True}, {}, ""),
])  # fmt: skip
def test_the_contract_signed_is_the_contract_reviewed(facts, said, gate):
    played = Playing(CONTRACT, everyday(contract, "2024-06-03", **facts), everyday(handling, "2024-06-03")).do("send", "2024-06-03")
    assert played.stops("sign", "2024-06-04") == "已法律审查"
    played.do("review", "2024-06-05")
    assert (played.stops("sign", "2024-06-07", **said) if gate else played.do("sign", "2024-06-07", **said) and "") == gate


def test_a_contract_to_be_changed_is_reviewed_again():
    played = Playing(CONTRACT, everyday(contract, "2024-06-03"), everyday(handling, "2024-06-03")).do("send", "2024-06-03")
    played.do("review", "2024-06-05", contract__conclusion="修改后签订").do("amend", "2024-06-06")
    assert played.stops("sign", "2024-06-07") == "最近的审查意见为可以签订"
    assert played.do("review", "2024-06-10").do("sign", "2024-06-11").do("perform", "2024-09-02").case.closed
