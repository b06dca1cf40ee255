"""一次申请的案例：同一家庭依次按特困、低保、低边、刚性支出审核，先符合哪一类、前面各类为什么不符合；各类单独申请结论相同。"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from minzheng import calendar
from minzheng.catalogue import matter
from minzheng.facts import hardship as hardship_facts
from minzheng.facts import selfcare as selfcare_facts
from minzheng.facts import spending as spending_facts
from minzheng.matters.assistance.rigid_expense import education
from minzheng.vocabulary.deciding import Decision, clocks_of, decide
from minzheng.vocabulary.errors import MissingFact, Refusal, UnsetRate
from minzheng.vocabulary.form import schema
from minzheng.vocabulary.reading import value_of
from minzheng.vocabulary.situation import Act
from tests.matters.worked import (
    MID_2024,
    NOVEMBER_2026,
    D,
    Played,
    Worked,
    decided,
    household,
    person,
    plain,
    situation,
    with_standards,
    worked,
)

ENTRANCE, EDGE, RIGID = matter("assistance"), matter("near_poverty"), matter("rigid_expense")
TIERS = {"extreme_hardship": "tekun", "subsistence": "dibao", "near_poverty": "edge", "rigid_expense": "rigid", "": "none"}
STANDARDS_2025 = with_standards(农村=64_500)
PAGES = ("extreme_hardship", "subsistence", "near_poverty", "rigid_expense")
LIVING_WELL = 100_000_000
"""A year's income far above every line, in 分."""


def family(per_head: int, people: int = 2) -> list[dict[str, Any]]:
    """People who live together and can work; `per_head` 分 a month each, all earned by the applicant."""
    return [person(relation="本人", wages=per_head * people)] + [person(relation="配偶") for _ in range(people - 1)]


def file_of(area: str, year_income: int, expense: int = 0, **assets: bool) -> dict[str, Any]:
    fits = {"assets_fit": True, "edge_assets_fit": True, "rigid_assets_fit": True, **assets}
    return {
        **household(area, **fits), **plain(hardship_facts, authorised=True, assets_fit=True), **plain(spending_facts, income=year_income, medical=expense),
        **plain(selfcare_facts),
    }  # fmt: skip


def tried(case: Worked) -> Decision:
    given = case.given
    people = given.get("n", 2)
    income = given.get("year_income", given["per_capita"] * 12 * people)
    facts = file_of(given["area"], income, given.get("expense", 0), assets_fit=given.get("low", True), edge_assets_fit=given.get("edge", True))
    now = situation(given.get("day", MID_2024), facts, given.get("members") or family(given["per_capita"], people), rates=given.get("rates"))
    now.members = {**now.members, "obligor": []}
    return decide(ENTRANCE, now)


LATER = {"day": D("2026-03-02"), "rates": STANDARDS_2025}
CASES_OF_TIERS = (
    worked("ER-02", "比边缘线低一分", {"tier": "edge"}, area="农村", per_capita=96_749),
    worked("ER-03", "恰为967.50元，刚性支出占百分之六十一", {"tier": "rigid"}, area="农村", per_capita=96_750, expense=96_750 * 24 * 61 // 100),
    worked("ER-04", "收入低于低保标准，财产只符合边缘家庭规定", {"tier": "edge"}, area="城镇", per_capita=50_000, low=False),
    worked("ER-05", "支出恰占百分之六十", {"tier": "none"}, area="农村", per_capita=100_000, expense=100_000 * 24 * 60 // 100, **LATER),
    worked("", "支出超过百分之六十一分钱", {"tier": "rigid"}, area="农村", per_capita=100_000, expense=100_000 * 24 * 60 // 100 + 1, **LATER),
    worked("ER-06", "人均收入恰为上年度人均可支配收入", {"tier": "none"}, area="农村", per_capita=320_000, expense=LIVING_WELL, **LATER),
    worked("", "低一分的可以", {"tier": "rigid"}, area="农村", per_capita=320_000, year_income=320_000 * 24 - 1, expense=LIVING_WELL, **LATER),
    worked("ER-07", "已符合低边的不再按刚性支出", {"tier": "edge"}, area="农村", per_capita=80_000, expense=LIVING_WELL, **LATER),
    worked("DB-02", "人均收入恰等于低保标准", {"decision": "refuse", "tier": "edge", "amount": 0}, area="农村", per_capita=64_500, n=3),
    worked("DB-04", "没有收入而财产都不符", {"decision": "refuse", "tier": "none", "amount": 0}, area="城镇", per_capita=0, low=False, edge=False),
    worked("", "人均收入低一分是低保", {"tier": "dibao"}, area="农村", per_capita=64_499),
    worked("", "七十岁独居老人是特困", {"tier": "tekun"}, area="农村", per_capita=0, members=[person(born=date(1954, 1, 1))]),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES_OF_TIERS, ids=str)
def test_which_tier_a_household_meets_first(case):
    decision = tried(case)
    assert TIERS[decision.tier] == case.expect["tier"]
    assert decision.verdict == ("refuse" if decision.tier == "" else "grant")
    reached = PAGES.index(decision.tier) if decision.tier else len(PAGES)
    titles = [matter(id).title for id in PAGES[:reached]]
    assert list(dict.fromkeys(reason.condition.partition("：")[0] for reason in decision.failed)) == titles, "each earlier test says why not"


@pytest.mark.parametrize("case", CASES_OF_TIERS, ids=str)
def test_a_single_application_comes_to_the_same(case):
    """The page reached grants on its own, those before it refuse: one application is no other law."""
    decision = tried(case)
    facts_seen = case.given
    people = facts_seen.get("members") or family(facts_seen["per_capita"], facts_seen.get("n", 2))
    income = facts_seen.get("year_income", facts_seen["per_capita"] * 12 * len(people))
    fits = {"assets_fit": facts_seen.get("low", True), "edge_assets_fit": facts_seen.get("edge", True)}
    facts = file_of(facts_seen["area"], income, facts_seen.get("expense", 0), **fits)
    for id in PAGES:
        now = situation(facts_seen.get("day", MID_2024), {**facts, **people[0]}, people, rates=facts_seen.get("rates"))
        now.members = {**now.members, "obligor": []}
        assert decide(matter(id), now).verdict == ("grant" if id == decision.tier else "refuse")
        if id == "subsistence" and "decision" in case.expect:
            alone = decide(matter(id), now)
            assert (alone.verdict, alone.amount) == (case.expect["decision"], case.expect["amount"])
        if id == decision.tier:
            break


def test_who_does_not_apply_is_not_taken_for_the_applicant():
    now = situation(MID_2024, file_of("农村", 0), [person(relation="配偶")])
    now.members = {**now.members, "obligor": []}
    with pytest.raises(MissingFact, match="申请人本人"):
        decide(ENTRANCE, now)


def test_without_a_standard_for_the_year_nothing_is_decided():
    with pytest.raises(UnsetRate, match="低保标准"):
        tried(worked("", "", {}, area="农村", per_capita=0, day=NOVEMBER_2026))


def test_under_the_act_the_same_household_is_tried_by_the_same_order():
    decision = tried(worked("", "", {}, area="农村", per_capita=101_249, day=NOVEMBER_2026, rates=with_standards(农村=67_500)))
    assert decision.tier == "near_poverty"
    assert any("社会救助法》第二十一条" in reason.basis for reason in decision.reasons)


def test_every_fact_is_asked_once():
    shape = schema(ENTRANCE)["properties"]
    assert {group for group, one in shape.items() if one.get("type") == "array"} == {"person", "obligor"}
    asked = [f"{group}.{name}" for group, one in shape.items() for name in one.get("items", one)["properties"]]
    assert len(asked) == len(set(asked))
    for id in PAGES:
        page = schema(matter(id))["properties"]
        wanted = {f"{group}.{name}" for group, one in page.items() if group != "steps" for name in one.get("items", one)["properties"]}
        assert wanted <= set(asked), id


# --- 刚性支出 ------------------------------------------------------------------------------------------------------

SCHOOLS = (
    worked("ER-08", "民办学校三万元，公办收费六千元", {"counted": 600_000}, tuition=3_000_000, public_tuition=600_000),
    worked("", "公办学校照实", {"counted": 500_000}, tuition=500_000, public_tuition=600_000),
    worked("", "研究生不计", {"counted": 0}, tuition=500_000, public_tuition=600_000, schooling="研究生"),
)


@pytest.mark.parametrize("case", SCHOOLS, ids=str)
def test_schooling_counts_at_the_public_rate(case):
    child = person(relation="子女", born=D("2010-01-01"), **{"schooling": "本专科及以下", **case.given})
    assert value_of(education, situation(MID_2024, household(), [person(), child])) == case.expect["counted"]


VALID = worked("ER-09", "2025年8月31日认定六个月", {"due": "2026-02-28"}, start=D("2025-08-31"), months=6)
LIMIT = worked("ER-10", "2024年5月6日受理，三十个工作日", {"deadline": "2024-06-17"}, start=D("2024-05-06"))


def test_six_months_from_the_thirty_first_end_with_february():
    assert calendar.PACKAGED.add_months(VALID.given["start"], VALID.given["months"]) == D(VALID.expect["due"])


@pytest.mark.parametrize(("acts", "due"), [((), LIMIT.expect["deadline"]), ((Act("extend", D("2024-05-20")),), "2024-07-08")])
def test_days_to_decide(acts, due):
    now = situation(D("2024-05-20"), file_of("农村", 0), family(0), [Act("accept", LIMIT.given["start"]), *acts])
    assert {one.title: one.due for one in clocks_of(RIGID, now)}["办理期限"] == D(due)


def rigid_case() -> Played:
    played = Played(RIGID, file_of("农村", 2_400_000, 2_000_000), family(100_000))
    played.do("accept", "2024-05-06").do("check", "2024-05-08").do("investigate", "2024-05-09", "镇甲")
    return played


@pytest.mark.parametrize(("until", "gate"), [
    ("2025-05-20", ""), ("2025-05-21", "有效期不超过十二个月"), ("2024-05-19", "有效期不早于认定之日"), ("2024-05-20", ""),
])  # fmt: skip
def test_a_recognition_lasts_twelve_months_at_most(until, gate):
    if gate:
        with pytest.raises(Refusal) as stopped:
            rigid_case().do("decide", "2024-05-20", "局甲", recognition__valid_until=D(until))
        assert stopped.value.gate == gate
    else:
        assert rigid_case().do("decide", "2024-05-20", "局甲", recognition__valid_until=D(until)).case.outcome == "认定"


def test_it_ends_by_itself_the_day_after():
    played = rigid_case().do("decide", "2024-05-20", "局甲", recognition__valid_until=D("2024-11-20"))
    with pytest.raises(Refusal) as early:
        played.do("expire", "2024-11-20", "系统")
    assert early.value.gate == "有效期已满"
    assert played.do("expire", "2024-11-21", "系统").case.closed


# --- 低边 ----------------------------------------------------------------------------------------------------------


def test_who_draws_subsistence_is_no_near_poverty_household():
    people = [*family(80_000)[:1], person(relation="配偶", subsistence=True)]
    assert [one.condition for one in decided(EDGE, MID_2024, file_of("农村", 0), people).failed] == ["没有成员在享最低生活保障"]


def test_who_is_kept_in_extreme_hardship_does_not_belong_to_the_household():
    people = [*family(40_000)[:1], person(relation="父母", extreme_hardship=True)]
    decision = decided(EDGE, MID_2024, file_of("农村", 0), people)
    assert decision.verdict == "grant", "80,000 分 for one, not 40,000 for two: above the standard and below the line"


def test_the_line_of_the_province_for_2024():
    for area, line in (("城镇", 129_000), ("农村", 96_750)):
        assert decided(EDGE, MID_2024, file_of(area, 0), family(line - 1)).verdict == "grant"
        assert decided(EDGE, MID_2024, file_of(area, 0), family(line)).verdict == "refuse"


CASES = (*CASES_OF_TIERS, *SCHOOLS, VALID, LIMIT)
