"""公示、权责清单、执法人员、案卷评查、专项整治的案例：七和二十个工作日、社会影响、未成年人、公示期、三日撤回、百分之五、一票不合格。"""

from __future__ import annotations

from typing import Any

import pytest

from minzheng.catalogue import matter
from minzheng.facts import cleanup, dossier, posting, power, roster_check
from tests.matters.everyday import D, Playing, done, everyday, failed, tried
from tests.matters.worked import Worked, worked

POSTING, POWER, STAFF, FILE, CAMPAIGN = (
    matter(id) for id in ("enforcement_publication", "power_list", "enforcement_staff", "file_review", "enforcement_campaign")
)
ALLOW, FORBID, WARN = ({"verdict": verdict} for verdict in ("grant", "refuse", "review"))
DAY = "2024-09-13"
CASE = "处罚-2024-000001"
PENALTY = {"kind": "行政处罚", "decided": D("2024-09-12")}
POSTED = (
    worked("", "处罚决定，没有社会影响", FORBID, influence=False, why=["处罚决定具有一定社会影响"], **PENALTY),
    worked("", "检查结果不问社会影响", ALLOW, influence=False),
    worked("", "对未成年人的处罚", FORBID, minors=True, why=["不涉及未成年人"], **PENALTY),
    worked("", "自然人，姓名没有掩码", FORBID, natural=True, why=["自然人的姓名已经掩码"], **PENALTY),
    worked("", "写着身份证号", FORBID, forbidden=True, why=["没有身份证号、账号、电话、住址、健康等信息"]),
    worked("PRV-C09", "2024年3月1日起公示的罚款，2027年3月1日以后仍在公示", FORBID, begins=D("2024-03-01"), until=D("2027-03-02"),
           why=["公示期不超过三年"], **PENALTY),
    worked("", "恰满三年", ALLOW, begins=D("2024-03-01"), until=D("2027-03-01"), **PENALTY),
)  # fmt: skip
LATER = (
    worked("PRV-C12", "当场警告，2026年5月11日起公示到10月1日", FORBID, severity="轻微", begins=D("2026-05-11"), until=D("2026-10-01"),
           why=["公示期：轻微不超过三个月，一般不超过一年，严重不超过三年"], **PENALTY),
    worked("", "当场警告，到8月11日", ALLOW, severity="轻微", begins=D("2026-05-11"), until=D("2026-08-11"), **PENALTY),
    worked("", "一般失信，一年", ALLOW, begins=D("2026-05-11"), until=D("2027-05-11"), **PENALTY),
    worked("", "一般失信，一年零一日", FORBID, begins=D("2026-05-11"), until=D("2027-05-12"),
           why=["公示期：轻微不超过三个月，一般不超过一年，严重不超过三年"], **PENALTY),
)  # fmt: skip
CASES: list[Worked] = [*POSTED, *LATER]


def carried(id: str, title: str, expect: dict[str, Any], **given: Any) -> Worked:
    CASES.append(case := worked(id, title, expect, **given))
    return case


@pytest.mark.parametrize(("case", "day"), [*((case, DAY) for case in POSTED), *((case, "2026-05-12") for case in LATER)], ids=str)
def test_what_is_published_for_how_long(case: Worked, day: str) -> None:
    given = {name: value for name, value in case.given.items() if name != "why"}
    decision = tried(POSTING, day, everyday(posting, day, **given))
    assert (decision.verdict, failed(decision)) == (case.expect["verdict"], case.given.get("why", []))


@pytest.mark.parametrize(("kind", "due"), [("行政检查", "2024-10-17"), ("行政处罚", "2024-09-25"), ("行政许可", "2024-09-25")])
def test_seven_working_days_or_twenty(kind: str, due: str) -> None:
    played = Playing(POSTING, everyday(posting, DAY, kind=kind, decided=D(DAY), case=CASE)).do("gather", DAY)
    assert played.due(DAY, "publish") == D(due)
    assert played.stops("publish", DAY) == "已公示审查"


WITHDRAWN = carried("TS-C04", "社会组织案件的处罚被复议撤销，1月24日知悉，2月5日撤回", WARN)


@pytest.mark.parametrize(("day", "verdict"), [
    ("2025-01-27", "grant"), ("2025-01-28", "review"), ("2025-02-05", WITHDRAWN.expect["verdict"]), ("2025-02-06", "refuse"),
])  # fmt: skip
def test_a_decision_that_is_gone_is_withdrawn_in_three_days(day: str, verdict: str) -> None:
    facts = everyday(posting, "2025-01-10", case=CASE, kind="行政处罚", until=D("2025-12-01"))
    acts = done(gather="2025-01-10", examine="2025-01-10", publish="2025-01-13", annul="2025-01-24")
    assert tried(POSTING, day, facts, acts=acts).verdict == verdict
    played = Playing(POSTING, facts).do("gather", "2025-01-10").do("examine", "2025-01-10").do("publish", "2025-01-13")
    assert played.stops("withdraw", "2025-01-14") == "已知悉决定被变更、撤销、确认违法或者无效"
    assert played.do("annul", "2025-01-24").due("2025-01-24", "withdraw") == D("2025-01-27")


FEW = carried("TS-C14", "四十一名执法人员，二名审核人员", WARN, officers=41, reviewers=2)


@pytest.mark.parametrize(("officers", "reviewers", "verdict"), [
    (FEW.given["officers"], FEW.given["reviewers"], FEW.expect["verdict"]), (41, 3, "grant"), (40, 2, "grant"), (40, 0, "refuse"),
])  # fmt: skip
def test_five_in_a_hundred_review(officers: int, reviewers: int, verdict: str) -> None:
    assert tried(STAFF, DAY, everyday(roster_check, DAY, officers=officers, reviewers=reviewers)).verdict == verdict
    assert tried(STAFF, DAY, everyday(roster_check, DAY, valid=False)).verdict == "refuse"


@pytest.mark.parametrize(("given", "verdict"), [({}, "grant"), ({"lawful": False}, "refuse"), ({"ours": False}, "refuse"), ({"whole": False}, "refuse")])
def test_what_is_listed_as_a_power(given: dict[str, Any], verdict: str) -> None:
    assert tried(POWER, DAY, everyday(power, DAY, **given)).verdict == verdict


def test_a_power_is_reviewed_approved_and_published_in_twenty_working_days() -> None:
    played = Playing(POWER, everyday(power, DAY)).do("propose", DAY).do("review", DAY, handling__passed=False)
    assert played.stops("approve", DAY) == "合法性审核通过"
    played = Playing(POWER, everyday(power, DAY)).do("propose", DAY).do("review", DAY).do("approve", DAY)
    assert played.due(DAY, "publish") == D("2024-10-17")
    assert {figure.measure.register for figure in POWER.figures if figure.measure.kind == "stock"} == {"power"}


@pytest.mark.parametrize(("given", "verdict"), [
    ({"score": 60}, "grant"), ({"score": 59}, "refuse"), ({"score": 95, "procedure_kept": False}, "refuse"), ({"score": 95, "facts_clear": False}, "refuse"),
    ({"score": 95, "law_right": False}, "refuse"), ({"score": 95, "powers_kept": False}, "refuse"), ({"score": 95, "persons_right": False}, "refuse"),
    ({"score": 95, "added": True}, "refuse"), ({"score": 95, "recorded": False}, "refuse"),
])  # fmt: skip
def test_five_faults_fail_a_file_whatever_its_score(given: dict[str, Any], verdict: str) -> None:
    assert tried(FILE, DAY, everyday(dossier, DAY, **given)).verdict == verdict


def test_a_review_of_files_is_independent_and_objected_to_in_ten_working_days() -> None:
    played = Playing(FILE, everyday(dossier, DAY, case=CASE)).do("submit", DAY, "甲")
    assert played.stops("score", DAY, "甲") == "与调取案卷的经办人员不是同一人"
    played.do("score", DAY, "乙")
    assert played.stops("dispute", "2024-09-30") == "收到报告十个工作日内"
    played.do("dispute", "2024-09-27")
    assert played.stops("close", "2024-09-30") == "提出异议的已经复核"
    assert played.due("2024-09-27", "recheck") == D("2024-10-16")


def test_a_campaign_ends_when_everything_found_is_mended() -> None:
    played = Playing(CAMPAIGN, everyday(cleanup, "2024-03-01", ends=D("2024-11-30"))).do("launch", "2024-03-01").do("invite", "2024-03-04")
    played.do("find", "2024-04-01", cleanup__found=3)
    assert played.stops("rectify", "2024-05-01", cleanup__mended=4) == "整改数不超过查出数"
    played.do("rectify", "2024-05-01", cleanup__mended=2)
    assert played.stops("finish", "2024-06-01") == "查出的问题已经全部整改"
    assert played.do("rectify", "2024-06-02", cleanup__mended=3).do("finish", "2024-06-03").case.closed
