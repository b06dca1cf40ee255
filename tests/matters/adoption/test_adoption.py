"""收养和解除收养的案例：年龄、相差四十周岁、子女数、夫妻共同、八岁同意、评估与融合、六十日公告、三十日审查。"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from minzheng.catalogue import matter
from minzheng.facts import adoption, dissolution
from minzheng.facts.adoptions import FOUNDLING, HARDSHIP, KIN, MAN, NEITHER, ONE_OF_TWO, ORPHAN, STEP_CHILD, WOMAN
from minzheng.vocabulary.deciding import clocks_of
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.situation import Act
from tests.matters.everyday import everyday
from tests.matters.worked import D, Played, Worked, decided, worked

ADOPTION, DISSOLUTION = matter("adoption"), matter("adoption_dissolution")
THEN = "2024-11-15"
POOR = {"child_kind": HARDSHIP, "giver": "生父母双方"}
ALONE = {**POOR, "adopter": MAN, "adopter_born": D("1984-06-01")}
STEP = {"route": STEP_CHILD, "child_kind": NEITHER, "giver": "其他", "adopter": ONE_OF_TWO, "evaluated": "未评估", "together": 0}


def given(on: str = THEN, **changes: Any) -> dict[str, Any]:
    """An everyday couple of about forty, evaluated, adopting a four-year-old whose parents are in special difficulty."""
    usual = {**POOR, "evaluated": "合格", "together": 38, "child_born": D("2020-06-01"), "adopter_born": D("1984-01-01"), "spouse_born": D("1985-01-01")}
    return everyday(adoption, on, **{**usual, **changes})


CASES = (
    worked("ADO-03", "单身男性收养女童，恰好相差四十周岁", {"verdict": "grant"}, **{**ALONE, "child_sex": "女", "child_born": D("2024-06-01")}),
    worked("ADO-04", "相差三十九周岁又三百六十四天", {"verdict": "refuse"}, **{**ALONE, "child_sex": "女", "child_born": D("2024-05-31")}),
    worked("", "单身男性收养男童，不看相差", {"verdict": "grant"}, **{**ALONE, "child_sex": "男", "child_born": D("2020-05-31")}),
    worked("", "单身女性收养男童，相差不足", {"verdict": "refuse"}, **{**ALONE, "adopter": WOMAN, "child_sex": "男", "child_born": D("2020-05-31")}),
    worked("", "单身男性收养三代以内旁系同辈血亲的女儿，不看相差", {"verdict": "grant"},
           **{**ALONE, "route": KIN, "child_sex": "女", "child_born": D("2018-05-31")}),
    worked("ADO-06", "已婚一方单独申请", {"verdict": "refuse"}, adopter=ONE_OF_TWO),
    worked("ADO-07", "有一名子女的夫妻收养一名", {"verdict": "grant"}, children=1, number=1),
    worked("ADO-08", "有一名子女的夫妻收养两名普通儿童", {"verdict": "refuse"}, children=1, number=2),
    worked("", "无子女的夫妻收养两名", {"verdict": "grant"}, children=0, number=2),
    worked("", "无子女的夫妻收养三名", {"verdict": "refuse"}, children=0, number=3),
    worked("ADO-09", "有两名子女的夫妻收养孤儿", {"verdict": "grant"}, children=2, child_kind=ORPHAN, giver="孤儿的监护人"),
    worked("ADO-10", "有两名子女的夫妻收养生父母有特殊困难的儿童", {"verdict": "refuse"}, children=2),
    worked("", "有两名子女的夫妻收养残疾儿童", {"verdict": "grant"}, children=2, child_disabled=True),
    worked("", "有两名子女的华侨收养旁系同辈血亲的子女", {"verdict": "grant"},
            children=2, number=1, route=KIN, overseas=True, child_kind=NEITHER, giver="生父母双方"),
    worked("", "配偶未满三十周岁", {"verdict": "refuse"}, spouse_born=D("1994-11-16")),
    worked("", "配偶当日满三十周岁", {"verdict": "grant"}, spouse_born=D("1994-11-15")),
    worked("ADO-11", "被收养人当日满八周岁，须本人同意", {"consent": "needed"}, child_born=D("2016-11-15")),
    worked("ADO-12", "前一天，无须本人同意", {"consent": "not-needed"}, on="2024-11-14", child_born=D("2016-11-15")),
    worked("ADO-13", "弃婴公告第六十日登记", {"verdict": "refuse"}, on="2024-04-30", announced="2024-03-01"),
    worked("", "公告满六十日的次日", {"verdict": "grant"}, on="2024-05-01", announced="2024-03-01"),
    worked("ADO-15", "九月二日收件，审查期限末日", {"verdict": "grant"}, on="2024-10-02", accepted="2024-09-02"),
    worked("", "审查期限过后", {"verdict": "late"}, on="2024-10-03", accepted="2024-09-02"),
    worked("ADO-16", "二十八岁继父收养继女，生父同意，没有评估", {"verdict": "grant"}, **{**STEP, "adopter_born": D("1996-01-01")}),
    worked("", "继父收养继女，生父不同意", {"verdict": "refuse"}, **{**STEP, "parent_agrees": False}),
    worked("MIN-11", "民政部门长期监护的儿童，未评估即交收养", {"verdict": "refuse"},
            giver="民政部门（长期监护）", child_kind=ORPHAN, evaluated="未评估", together=0),
    worked("", "融合二十九日", {"verdict": "refuse"}, together=29),
    worked("", "融合三十日", {"verdict": "grant"}, together=30),
    worked("", "父母健在又无特殊困难的儿童", {"verdict": "refuse"}, child_kind=NEITHER),
    worked("", "父母均无民事行为能力且可能严重危害儿童，监护人送养，不必属于三类", {"verdict": "grant"},
            child_kind=NEITHER, giver="监护人（父母均无民事行为能力且可能严重危害该未成年人）"),
    worked("", "民政部门长期监护的儿童，评估合格", {"verdict": "grant"}, child_kind=NEITHER, giver="民政部门（长期监护）"),
    worked("", "已收养一名，再收养一名", {"verdict": "grant"}, children=1, number=1),
    worked("", "收养人二月二十九日出生，平年二月二十八日满三十周岁有两种理解", {"verdict": "review"}, on="2026-02-28", adopter_born=D("1996-02-29")),
    worked("", "次日没有争议", {"verdict": "grant"}, on="2026-03-01", adopter_born=D("1996-02-29")),
    worked("", "散居的弃婴由民政部门长期监护，不属于福利机构抚养，子女数照限", {"verdict": "refuse"},
            child_kind=FOUNDLING, giver="民政部门（长期监护）", children=2),
    worked("", "祖父母主张优先抚养", {"verdict": "refuse"}, giver="丧偶的生父或者生母", no_prior_claim=False),
    worked("", "有买卖儿童的嫌疑", {"verdict": "refuse"}, traded=True),
    worked("ADO-19", "九岁养子的收养人、送养人协议解除，本人不同意", {"verdict": "refuse"}, ends=True, child_born=D("2015-06-01"), child_agrees=False),
    worked("", "九岁养子同意", {"verdict": "grant"}, ends=True, child_born=D("2015-06-01")),
    worked("", "七岁养子，无须本人同意", {"verdict": "grant"}, ends=True, child_born=D("2017-06-01"), child_agrees=False),
    worked("", "未成年，送养人不同意", {"verdict": "refuse"}, ends=True, child_born=D("2017-06-01"), parties_agree=False),
    worked("ADO-20", "二十岁养女与养父母协议解除", {"verdict": "grant"}, ends=True, child_born=D("2004-06-01"), parties_agree=False),
    worked("", "养父母不同意，须诉讼", {"verdict": "refuse"}, ends=True, child_born=D("2004-06-01"), adopters_agree=False),
)  # fmt: skip


def tried(case: Worked) -> dict[str, object]:
    changes = dict(case.given)
    on = changes.pop("on", THEN)
    if changes.pop("ends", False):
        return {"verdict": decided(DISSOLUTION, D(on), everyday(dissolution, on, **changes)).verdict}
    if "announced" in changes:
        return {"verdict": after_notice(changes["announced"], on)}
    if "accepted" in changes:
        due = clock(begun(changes["accepted"]), on, "decide")
        return {"verdict": "grant" if due is not None and D(on) <= due else "late"}
    if "consent" in case.expect:
        refused = decided(ADOPTION, D(on), given(on, **changes, child_agrees=False)).verdict == "refuse"
        return {"consent": "needed" if refused else "not-needed"}
    return {"verdict": decided(ADOPTION, D(on), given(on, **changes)).verdict}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_worked_cases(case: Worked) -> None:
    assert tried(case) == case.expect


def begun(day: str, **changes: Any) -> Played:
    return Played(ADOPTION, given(day, **changes)).do("accept", day)


def evaluated(day: str, report: str, **changes: Any) -> Played:
    return begun(day, **changes).do("inform", day).do("consent", day).do("evaluate", report, "评甲", "评乙", **FIT)


FIT = {"adoption__evaluated": "合格", "adoption__together": 38}


def clock(case: Played, day: str, verb: str) -> date | None:
    return next((one.due for one in clocks_of(case.matter, case.situation(day)) if one.step == verb), None)


def gate(case: Played, verb: str, day: str, *actors: str, **said: Any) -> str:
    with pytest.raises(Refusal) as stopped:
        case.do(verb, day, *actors, **said)
    return stopped.value.gate


def after_notice(announced: str, on: str) -> str:
    """What becomes of a foundling's registration on a day after the notice."""
    case = evaluated("2024-01-02", "2024-02-19", child_kind=FOUNDLING, giver="儿童福利机构").do("announce", announced)
    if D(on) <= D(announced) or clock(case, on, "expire") > D(on):  # type: ignore[operator]
        assert gate(case, "expire", on, adoption__unclaimed=True) == "公告已满六十日"
        return "refuse"
    case.do("expire", on, adoption__unclaimed=True).do("question", on)
    case.do("decide", on, "审甲", adoption__present=True, adoption__child_agrees=True, adoption__unclaimed=True, **FIT)
    return "grant" if case.case.outcome == "准予登记" else "refuse"


@pytest.mark.parametrize(("on", "verdict"), [("2024-04-30", "refuse"), ("2024-05-01", "grant")])
def test_trying_a_day_with_the_notice_up_says_the_same(on: str, verdict: str) -> None:
    facts = given(on, child_kind=FOUNDLING, giver="儿童福利机构", child_born=D("2023-06-01"))
    assert decided(ADOPTION, D(on), facts, acts=[Act("announce", D("2024-03-01"))]).verdict == verdict


def test_time_of_evaluation_and_notice_does_not_count() -> None:
    case = begun("2024-09-02").do("inform", "2024-09-03").do("consent", "2024-09-04")
    case.do("evaluate", "2024-10-14", "评甲", "评乙", **FIT)
    assert clock(case, "2024-10-14", "decide") == D("2024-11-11")  # 10-02 and forty days


def test_an_evaluation_takes_thirty_days_together_and_two_evaluators_and_at_most_sixty_days() -> None:
    case = begun("2024-09-02").do("inform", "2024-09-02").do("consent", "2024-09-02")
    assert clock(case, "2024-09-03", "evaluate") == D("2024-11-01")
    assert gate(case, "evaluate", "2024-10-01", **FIT) == "同意评估后已融合三十日以上"
    assert gate(case, "evaluate", "2024-10-08", "评甲", **FIT) == "二人以上持证人员办理"
    case.do("evaluate", "2024-10-08", "评甲", "评乙", **FIT).do("question", "2024-10-09")
    assert gate(case, "decide", "2024-10-09", "评甲", **FIT) == "与出具收养评估报告的经办人员不是同一人"


def test_nobody_decides_against_the_report_or_without_it() -> None:
    bare = begun("2024-09-02").do("question", "2024-09-03")
    assert gate(bare, "decide", "2024-09-04", "审甲", **FIT) == "不是收养继子女的，已经评估"
    case = begun("2024-09-02").do("inform", "2024-09-02").do("consent", "2024-09-02")
    case.do("evaluate", "2024-10-08", "评甲", "评乙", adoption__evaluated="不合格", adoption__together=38).do("question", "2024-10-09")
    assert gate(case, "decide", "2024-10-09", "审甲", **FIT) == "评估结论与评估报告一致"


def test_the_notice_tells_nothing_of_the_adopters_and_is_only_for_foundlings() -> None:
    case = evaluated("2024-01-02", "2024-02-19", child_kind=FOUNDLING, giver="儿童福利机构")
    assert gate(case, "announce", "2024-02-20", adoption__discloses=True) == "公告不写收养人、送养人和儿童现住处"
    known = evaluated("2024-01-02", "2024-02-19")
    assert gate(known, "announce", "2024-02-20") == "属于查找不到生父母的儿童"


def test_a_suspicion_of_trade_goes_to_the_police_before_the_refusal() -> None:
    case = evaluated("2024-01-02", "2024-02-19", traded=True).do("question", "2024-02-20")
    assert gate(case, "decide", "2024-02-20", "审甲", **FIT) == "有买卖儿童嫌疑的，已报告公安机关"
    case.do("report", "2024-02-20").do("decide", "2024-02-20", "审甲", **FIT)
    assert case.case.outcome == "不予登记"
    assert gate(case, "issue", "2024-02-20") == "已准予登记"


def test_the_dissolution_is_decided_in_thirty_days() -> None:
    case = Played(DISSOLUTION, everyday(dissolution, "2024-09-02")).do("accept", "2024-09-02")
    assert clock(case, "2024-09-02", "decide") == D("2024-10-02")
