"""养老机构备案的案例：十个工作日、逾期不取缔、不以设立许可为由拒绝、一次补正、核查二人、终止前三十日安置。"""

from __future__ import annotations

import pytest

from minzheng.catalogue import matter
from minzheng.facts import care_home, handling
from tests.matters.everyday import D, Playing, done, due, everyday, failed, tried
from tests.matters.worked import Worked, worked

FILING = matter("care_home_filing")
GRANT, REFUSE = {"verdict": "grant"}, {"verdict": "refuse"}
LATE = "收住首名老年人之日起十个工作日内提交备案"
FIRST = D("2024-03-04")

CASES = (
    worked("", "收住后第十个工作日备案", GRANT, on="2024-03-18", admitted=FIRST),
    worked("ELD-02", "收住后第十一个工作日备案", REFUSE, on="2024-03-19", admitted=FIRST, why=[LATE]),
    worked("", "2026年国庆节前收住，假日不计", GRANT, on="2026-10-16", admitted=D("2026-09-28")),
    worked("", "没有登记为法人", REFUSE, on="2024-03-05", admitted=FIRST, registration="没有登记", why=["已登记为法人"]),
    worked("", "登记的范围不含养老", REFUSE, on="2024-03-05", admitted=FIRST, for_elders=False, why=["业务（经营）范围包括养老服务"]),
    worked("", "床位与登记不一致", REFUSE, on="2024-03-05", admitted=FIRST, matching=False, why=["名称、地址、床位与法人登记一致"]),
    worked("", "承诺书没有消防", REFUSE, on="2026-11-02", admitted=D("2026-11-01"), committed=False, why=["承诺书合乎规定"]),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_whether_a_filing_is_in_order(case: Worked):
    given = dict(case.given)
    day, why = given.pop("on"), given.pop("why", [])
    decision = tried(FILING, day, everyday(care_home, day, **given), acts=done(submit=day))
    assert (decision.verdict, failed(decision)) == (case.expect["verdict"], why)


def begun(day: str = "2024-03-08", **changes) -> Playing:
    return Playing(FILING, everyday(care_home, day, **{"admitted": FIRST, **changes}), everyday(handling, day)).do("submit", day)


def test_who_files_late_is_ordered_to_correct_and_gets_the_receipt_all_the_same():
    begun("2024-03-19").do("warn", "2024-03-20").do("receipt", "2024-03-20")
    assert begun("2024-03-18").stops("warn", "2024-03-20") == "收住首名老年人之日起超过十个工作日才提交备案"


PERMIT = worked("ELD-03", "要求先取得养老机构设立许可", {"allowed": False}, cause="没有养老机构设立许可")
CAUSES = [
    ({"registration": "没有登记"}, "没有登记为法人", True),
    ({}, "没有登记为法人", False),
    ({"for_elders": False}, "业务范围不包括养老服务", True),
    ({"here": False}, "服务场所不在本区", True),
    ({}, PERMIT.given["cause"], PERMIT.expect["allowed"]),
    ({"registration": "没有登记"}, PERMIT.given["cause"], False),
]


@pytest.mark.parametrize(("facts", "cause", "allowed"), CAUSES)
def test_on_what_grounds_a_filing_may_be_refused(facts, cause, allowed):
    played = begun(**facts)
    if allowed:
        played.do("decline", "2024-03-11", care_home__cause=cause)
    else:
        assert played.stops("decline", "2024-03-11", care_home__cause=cause) == "确有法定理由（没有设立许可不是理由）"


def test_no_condition_asks_for_a_permit():
    assert not [c.title for c in FILING.conditions if "许可" in c.title]
    assert not [e.title for e in FILING.evidence if "许可" in e.title]


def test_papers_are_asked_for_once():
    played = begun(complete=False)
    assert played.stops("receipt", "2024-03-11") == "材料齐全，或者已经补正"
    played.do("supplement", "2024-03-11").do("resubmit", "2024-03-14").do("receipt", "2024-03-15")
    assert begun().stops("supplement", "2024-03-11") == "材料不齐全"
    assert due(FILING, "2024-03-11", done(submit="2024-03-08"), everyday(care_home, "2024-03-08", complete=False))["supplement"].due == D("2024-03-15")


def test_the_visit_within_twenty_working_days_by_two_officers():
    played = begun().do("receipt", "2024-03-11")
    assert played.due("2024-03-12", "inspect") == D("2024-04-09")  # 4月4日至6日清明放假，4月7日上班
    assert played.stops("inspect", "2024-03-20", officers=1) == "二人以上持证人员办理"
    played.do("inspect", "2024-03-20")
    assert played.stops("correct", "2024-03-21") == "核查有不合格项目"
    played.do("inspect", "2024-03-25", care_home__fire=False).do("correct", "2024-03-26")


def test_a_late_report_of_a_change():
    standing = everyday(care_home, "2024-03-01", running=True, changed=D("2024-03-01")), everyday(handling, "2024-03-01")
    for reported, late in (("2024-03-15", False), ("2024-03-18", True)):
        played = Playing(FILING, *standing).do("change", reported)
        if late:
            played.do("warn_change", reported)
        else:
            assert played.stops("warn_change", reported) == "变更之日起超过十个工作日才备案"


def test_closing_thirty_days_after_the_notice_with_everybody_placed():
    standing = everyday(care_home, "2024-03-01", running=True), everyday(handling, "2024-03-01")
    assert Playing(FILING, *standing).stops("announce", "2024-03-01", care_home__placement=False) == "提交了入住老年人安置方案"
    played = Playing(FILING, *standing).do("announce", "2024-03-01")
    assert played.stops("close", "2024-03-30") == "告知已满三十日"
    assert played.stops("close", "2024-03-31", care_home__residents=1) == "入住老年人已经全部安置"
    played.do("close", "2024-03-31")


CASES += (PERMIT,)
