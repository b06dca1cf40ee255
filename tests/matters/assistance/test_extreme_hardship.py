"""特困供养的案例：三项条件各在边界两侧，供养标准分两项，多发的月份，终止须公示、听取意见；2026年标准未取得时不作决定。"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from minzheng.catalogue import matter
from minzheng.facts import burial as burial_facts
from minzheng.facts import hardship as hardship_facts
from minzheng.facts import obligor as obligor_facts
from minzheng.facts import selfcare as selfcare_facts
from minzheng.library.locality import shipped
from minzheng.library.rows import Row
from minzheng.vocabulary.deciding import Decision, clocks_of, decide
from minzheng.vocabulary.errors import Refusal, UnsetRate
from minzheng.vocabulary.situation import Act
from tests.matters.worked import (
    MID_2024,
    NOVEMBER_2026,
    D,
    Played,
    decided,
    household,
    months_from,
    person,
    plain,
    situation,
    with_standards,
    worked,
)  # fmt: skip

KEPT, FUNERAL = matter("extreme_hardship"), matter("extreme_hardship_burial")
SUBSIDIES = {"living": matter("living_subsidy"), "nursing": matter("care_subsidy")}
ITEMS = ("eats", "dresses", "rises", "toilets", "walks", "bathes")
SHARES = {"full_self_care": Fraction(2, 100), "partial": Fraction(30, 100), "full_care": Fraction(60, 100)}
OWN = {fact.key.partition(".")[2] for fact in hardship_facts.own}
NO_LABOUR, NO_LIVELIHOOD, NO_OBLIGOR = "无劳动能力", "收入低于当地低保标准", "没有有履行能力的法定义务人"


def facts_of(lost: int = 0, area: str = "农村", **more: Any) -> dict[str, Any]:
    """Somebody of 70 without income, assets or obligors, who does not manage the first `lost` of the six items."""
    own = {name: more.pop(name) for name in list(more) if name in OWN}
    return {
        **household(area), **person(**{"born": D("1954-01-01"), **more}), **plain(hardship_facts, **{"assets_fit": True, "authorised": True, **own}),
        **plain(selfcare_facts, **{name: place >= lost for place, name in enumerate(ITEMS)}),
        "applicant.name": "某某", "applicant.village": "某社区",
    }  # fmt: skip


def kept(day: date = MID_2024, obligors: tuple[dict[str, Any], ...] = (), rates: Any = None, **facts: Any) -> Decision:
    now = situation(day, facts_of(**facts), rates=rates)
    now.members = {"obligor": [plain(obligor_facts, **one) for one in obligors]}
    return decide(KEPT, now)


def failed(decision: Decision) -> list[str]:
    return [reason.condition for reason in decision.failed]


# --- 供养标准 ------------------------------------------------------------------------------------------------------

AMOUNTS = (
    worked("TK-01", "农村，分散供养，全自理", {"basic": 103_200, "care": 3_240, "class": "full_self_care"}, area="农村", lost=0),
    worked("TK-02", "城镇，集中供养，全护理", {"basic": 137_600, "care": 97_200, "class": "full_care"}, area="城镇", lost=6),
    worked("TK-04", "四项不能自主完成", {"basic": 103_200, "care": 97_200, "class": "full_care"}, area="农村", lost=4),
    worked("", "三项不能自主完成是半护理", {"basic": 103_200, "care": 48_600, "class": "partial"}, area="农村", lost=3),
    worked("", "一项不能自主完成是半护理", {"basic": 103_200, "care": 48_600, "class": "partial"}, area="农村", lost=1),
    worked("UP-04", "当地现行标准高于1.6倍的，不得降低", {"basic": 140_000, "care": 3_240, "class": "full_self_care"}, area="城镇", lost=0, current=140_000),
    worked("", "当地现行标准低于1.6倍的，按1.6倍", {"basic": 137_600, "care": 3_240, "class": "full_self_care"}, area="城镇", lost=0, current=137_599),
)


@pytest.mark.parametrize("case", AMOUNTS, ids=str)
def test_basic_living_and_care_are_told_apart(case):
    given, expect = case.given, case.expect
    rows = [Row("特困人员基本生活现行标准", date(2024, 1, 1), "confirmed", "district", given["current"], key=given["area"])] if "current" in given else []
    rates = shipped().rates.with_rows(rows)
    decision = kept(area=given["area"], lost=given["lost"], rates=rates)
    assert decision.parts == (("基本生活", expect["basic"]), ("照料护理", expect["care"]))
    assert decision.amount == expect["basic"] + expect["care"]
    assert rates.amount("特困人员照料护理标准比例", given["lost"], MID_2024) == SHARES[expect["class"]]


def test_care_follows_the_minimum_wage_of_the_month():
    rates = with_standards(农村=67_500)
    assert kept(NOVEMBER_2026, rates=rates, lost=5).parts == (("基本生活", 108_000), ("照料护理", 105_000))


def test_without_a_standard_for_the_year_nothing_is_decided():
    with pytest.raises(UnsetRate) as refused:
        kept(NOVEMBER_2026)
    assert refused.value.fact == "低保标准"


# --- 三项条件 ------------------------------------------------------------------------------------------------------

LABOUR = (
    worked("TK-05", "六十周岁生日当天申请", {"no_labour": True}, day="2024-05-20", born=D("1964-05-20")),
    worked("", "六十周岁前一天", {"no_labour": False}, day="2024-05-19", born=D("1964-05-20")),
    worked("TK-06", "十六周岁生日当天申请", {"no_labour": False}, day="2024-05-20", born=D("2008-05-20")),
    worked("", "十六周岁前一天", {"no_labour": True}, day="2024-05-19", born=D("2008-05-20")),
    worked("TK-07", "四十五岁，二级视力残疾", {"no_labour": False}, day="2024-05-20", born=D("1979-01-01"), disability="视力", grade=2),
    worked("", "四十五岁，一级视力残疾", {"no_labour": True}, day="2024-05-20", born=D("1979-01-01"), disability="视力", grade=1),
    worked("TK-07b", "四十五岁，二级肢体残疾", {"no_labour": True}, day="2024-05-20", born=D("1979-01-01"), disability="肢体", grade=2),
    worked("", "四十五岁，三级肢体残疾", {"no_labour": False}, day="2024-05-20", born=D("1979-01-01"), disability="肢体", grade=3),
    worked("", "四十五岁，三级智力残疾", {"no_labour": True}, day="2024-05-20", born=D("1979-01-01"), disability="智力", grade=3),
    worked("", "四十五岁，四级精神残疾", {"no_labour": False}, day="2024-05-20", born=D("1979-01-01"), disability="精神", grade=4),
    worked("", "四十五岁，鉴定完全丧失劳动能力", {"no_labour": True}, day="2024-05-20", born=D("1979-01-01"), unfit=True),
)


@pytest.mark.parametrize("case", LABOUR, ids=str)
def test_without_labour_ability(case):
    given = dict(case.given)
    assert (NO_LABOUR not in failed(kept(D(given.pop("day")), **given))) is case.expect["no_labour"]


@pytest.mark.parametrize(("day", "verdict"), [("2026-06-30", "refuse"), ("2026-07-01", "grant")])
def test_from_the_act_on_a_minor_of_sixteen_may_be_admitted(day, verdict):
    assert kept(D(day), rates=with_standards(农村=67_500), born=D("2009-06-01")).verdict == verdict


LIVELIHOOD = (
    worked("TK-08", "本人收入恰为645元", {"no_livelihood": False}, wages=64_500),
    worked("TK-11", "高龄津贴50元不计，其余600元", {"no_livelihood": True}, wages=60_000, old_age_aid=5_000),
    worked("", "少一分即低于", {"no_livelihood": True}, wages=64_499),
    worked("", "基础养老金不计", {"no_livelihood": True}, wages=60_000, basic_pension=19_800),
    worked("", "优待抚恤金不计", {"no_livelihood": True}, transfers=64_499, awards=100_000),
)


@pytest.mark.parametrize("case", LIVELIHOOD, ids=str)
def test_without_livelihood(case):
    assert (NO_LIVELIHOOD not in failed(kept(**case.given))) is case.expect["no_livelihood"]


def test_the_pension_stays_out_after_2025_unlike_in_subsistence():
    """The rule of 2021 for extreme hardship has no end date (特困人员认定办法第六条)."""
    assert kept(NOVEMBER_2026, rates=with_standards(农村=67_500), wages=67_499, basic_pension=19_800).verdict == "grant"


OBLIGORS = (
    worked("", "没有义务人", {"verdict": "grant"}, obligors=()),
    worked("", "四十岁的儿子", {"verdict": "refuse"}, obligors=({"born": D("1984-01-01")},)),
    worked("", "特困的哥哥", {"verdict": "grant"}, obligors=({"born": D("1950-01-01"), "extreme_hardship": True},)),
    worked("", "六十岁在享低保的哥哥", {"verdict": "grant"}, obligors=({"born": D("1964-07-01"), "subsistence": True},)),
    worked("", "五十九岁在享低保的妹妹", {"verdict": "refuse"}, obligors=({"born": D("1964-07-02"), "subsistence": True},)),
    worked("", "七十岁、收入不高、财产相符的姐姐", {"verdict": "grant"}, obligors=({"born": D("1954-07-01"), "income": 319_999, "assets_fit": True},)),
    worked("", "收入恰等于上年度人均可支配收入", {"verdict": "refuse"}, obligors=({"born": D("1954-07-01"), "income": 320_000, "assets_fit": True},)),
    worked("", "六十九岁", {"verdict": "refuse"}, obligors=({"born": D("1954-07-02"), "income": 0, "assets_fit": True},)),
    worked("", "重度残疾的儿子", {"verdict": "grant"}, obligors=({"born": D("1984-01-01"), "disability": "肢体", "grade": 2, "assets_fit": True},)),
    worked("", "三级肢体残疾的儿子", {"verdict": "refuse"}, obligors=({"born": D("1984-01-01"), "disability": "肢体", "grade": 3, "assets_fit": True},)),
    worked("", "三级精神残疾的儿子", {"verdict": "grant"}, obligors=({"born": D("1984-01-01"), "disability": "精神", "grade": 3, "assets_fit": True},)),
    worked("", "服刑的儿子，没有财产", {"verdict": "grant"}, obligors=({"born": D("1984-01-01"), "status": "在监狱服刑", "assets_fit": True},)),
    worked("", "服刑的儿子，财产超出", {"verdict": "refuse"}, obligors=({"born": D("1984-01-01"), "status": "在监狱服刑"},)),
    worked("", "一个有能力就够了", {"verdict": "refuse"}, obligors=({"extreme_hardship": True}, {"born": D("1990-01-01")})),
)  # fmt: skip


@pytest.mark.parametrize("case", OBLIGORS, ids=str)
def test_without_an_obligor_who_can(case):
    decision = kept(obligors=case.given["obligors"])
    assert decision.verdict == case.expect["verdict"]
    assert failed(decision) == ([NO_OBLIGOR] if decision.verdict == "refuse" else [])


MINORS = (
    worked("TK-12", "十九岁，读中职，未成年时已认定", {"continues": True}, born=D("2005-01-01"), school="中等职业学校"),
    worked("TK-12b", "十九岁，读大学", {"continues": False}, born=D("2005-01-01"), school="高等学校"),
    worked("", "十七岁，不在读", {"continues": True}, born=D("2007-01-01"), school="不在读"),
    worked("", "满十八周岁，不在读", {"continues": False}, born=D("2006-07-01"), school="不在读"),
    worked("", "十九岁，读普通高中，成年以后才申请", {"continues": False}, born=D("2005-01-01"), school="普通高中", since_minor=False),
)


@pytest.mark.parametrize("case", MINORS, ids=str)
def test_minors_go_on_in_school(case):
    assert (NO_LABOUR not in failed(kept(**{"since_minor": True, **case.given}))) is case.expect["continues"]


@pytest.mark.parametrize("other", [{"orphan": True}, {"uncared": True}], ids=str)
def test_who_chose_the_childrens_benefit_is_not_admitted(other):
    assert failed(kept(born=D("2015-01-01"), **other)) == ["没有选择孤儿、事实无人抚养儿童保障"]


# --- 不得同时享受，死亡以后 ----------------------------------------------------------------------------------------

BESIDE = worked("TK-14", "特困人员申请残疾人两项补贴", {"living": 0, "nursing": 0}, extreme_hardship=True, disability="肢体", grade=1)


@pytest.mark.parametrize("kind", sorted(SUBSIDIES))
def test_no_disability_subsidy_beside_it(kind):
    decision = decided(SUBSIDIES[kind], MID_2024, person(**BESIDE.given))
    assert decision.amount == BESIDE.expect[kind]
    assert "未纳入特困人员供养" in failed(decision)


DEATH = worked("TK-13", "六月十五日去世，七、八月各发1064.40元", {"overpaid": 212_880}, died=D("2024-06-15"), paid=106_440)


def test_months_after_the_month_of_death_are_owed_to_nobody():
    due = {day: kept(day, died=DEATH.given["died"]) for day in months_from("2024-06", 3)}
    assert [one.verdict for one in due.values()] == ["grant", "refuse", "refuse"]
    assert sum(DEATH.given["paid"] - (one.amount or 0) for one in due.values()) == DEATH.expect["overpaid"]


@pytest.mark.parametrize(("cost", "waived", "amount"), [(480_000, 0, 480_000), (750_000, 0, 600_000), (750_000, 400_000, 350_000), (400_000, 400_000, 0)])
def test_burial_pays_what_was_spent_up_to_the_standard(cost, waived, amount):
    facts = plain(burial_facts, supported=True, died=D("2024-06-20"), cost=cost, waived=waived)
    assert decided(FUNERAL, MID_2024, facts).amount == amount


# --- 程序 ----------------------------------------------------------------------------------------------------------


def played(**facts: Any) -> Played:
    """Accepted on 4 March 2024, opined on the 11th, published on the 12th."""
    case = Played(KEPT, facts_of(**facts))
    case.case = type(case.case)(KEPT, case.facts, {"obligor": []})
    case.do("accept", "2024-03-04").do("investigate", "2024-03-06", "镇甲").do("check", "2024-03-07").do("opine", "2024-03-11", handling__opinion="同意")
    return case.do("publish", "2024-03-12")


def test_seven_days_of_notice_then_the_papers_go_up():
    case = played()
    with pytest.raises(Refusal) as early:
        case.do("submit", "2024-03-19")
    assert early.value.gate == "公示已满七日"
    case.do("submit", "2024-03-20").do("assess", "2024-03-21").do("decide", "2024-03-25", "局甲")
    assert case.case.outcome == "确认"


def test_without_an_assessment_nobody_is_confirmed():
    case = played().do("submit", "2024-03-20")
    with pytest.raises(Refusal) as stopped:
        case.do("decide", "2024-03-25", "局甲")
    assert stopped.value.gate == "初审同意的，已评估生活自理能力"


def test_who_is_drawn_for_the_spot_check_is_visited_first():
    case = played(sampled=True).do("submit", "2024-03-20").do("assess", "2024-03-21")
    with pytest.raises(Refusal) as stopped:
        case.do("decide", "2024-03-25", "局甲")
    assert stopped.value.gate == "列入抽查的，已经抽查核实"
    assert case.do("spot_check", "2024-03-25").do("decide", "2024-03-26", "局甲").case.outcome == "确认"


def test_an_objection_means_another_inquiry_and_another_notice():
    case = played().do("object", "2024-03-15").do("reinvestigate", "2024-03-20").do("opine", "2024-03-21", handling__opinion="同意")
    with pytest.raises(Refusal) as stopped:
        case.do("submit", "2024-03-22")
    assert stopped.value.gate == "公示已满七日"
    assert case.do("publish", "2024-03-22").do("submit", "2024-04-01").case.state.startswith("报送")


@pytest.mark.parametrize(("verb", "after", "due"), [
    ("opine", ("accept", "2024-03-04"), "2024-03-25"), ("decide", ("submit", "2024-03-20"), "2024-04-11"),
    ("serve", ("decide", "2024-03-25"), "2024-03-28"), ("reassess", ("worsen", "2024-06-03"), "2024-06-18"),
])  # fmt: skip
def test_limits_are_working_days(verb, after, due):
    done = [Act(after[0], D(after[1]), said={"outcome.granted": True})]
    running = {one.step: one.due for one in clocks_of(KEPT, situation(D(after[1]), facts_of(), acts=done))}
    assert running[verb] == D(due)


def ended(year: int, *, heard: bool) -> Played:
    case = Played(KEPT, facts_of(), rates=with_standards(农村=67_500))
    case.case = type(case.case)(KEPT, case.facts, {"obligor": []})
    for verb, day in (("accept", "03-04"), ("investigate", "03-06"), ("check", "03-09"), ("opine", "03-11"), ("publish", "03-12"), ("submit", "03-24"),
                      ("assess", "03-25")):  # fmt: skip
        case.do(verb, f"{year}-{day}", "镇甲", **({"handling__opinion": "同意"} if verb == "opine" else {}))
    case.do("decide", f"{year}-03-26", "局甲").do("recheck", f"{year}-08-03")
    if heard:
        case.do("hear", f"{year}-08-04", handling__heard=True)
    return case.do("ending", f"{year}-08-05")


@pytest.mark.parametrize(("year", "heard", "gate"), [(2024, False, ""), (2026, False, "核查后已听取意见"), (2026, True, "")])
def test_ending_is_published_and_from_the_act_on_heard(year, heard, gate):
    case = ended(year, heard=heard)
    with pytest.raises(Refusal) as early:
        case.do("stop", f"{year}-08-12")
    assert early.value.gate == "拟终止公示已满七日"
    if gate:
        with pytest.raises(Refusal) as stopped:
            case.do("stop", f"{year}-08-13")
        assert stopped.value.gate == gate
    else:
        assert case.do("stop", f"{year}-08-13").case.history.acts[-1].verb == "stop"


CASES = (*AMOUNTS, *LABOUR, *LIVELIHOOD, *OBLIGORS, *MINORS, BESIDE, DEATH)
