"""孤儿和事实无人抚养儿童的案例：父母情形、六个月、补足差额、满十八周岁的当月；没有公示这一环节。"""

from __future__ import annotations

from datetime import date

import pytest

from minzheng.catalogue import matter
from minzheng.facts import child as child_facts
from minzheng.vocabulary import Benefit, Notice, Step, days
from minzheng.vocabulary.errors import Refusal, UnsetRate
from tests.matters.disability.test_two_subsidies import CARE, LIVING
from tests.matters.worked import MID_2024, NOVEMBER_2026, D, Played, Worked, decided, months_from, person, plain, worked

ORPHAN, UNCARED = matter("orphan_allowance"), matter("uncared_child")
BOTH = {"orphan": ORPHAN, "defacto": UNCARED}
DEAD = {"father": "死亡", "mother": "死亡"}
PRISON = {"father": "服刑在押", "father_months": 24, "mother": "死亡"}


def child(born: str = "2015-03-01", about: dict[str, object] | None = None, **changes: object) -> dict[str, object]:
    """A local nine-year-old living with relatives; the parents' situation is given."""
    return {**person(born=D(born), **(about or {})), **plain(child_facts, agreed_guardian=True, **changes)}


CASES = (
    worked("CH-01", "散居孤儿", {"amount": 148_400}, kind="orphan", **DEAD),
    worked("", "集中养育的孤儿", {"amount": 229_500}, kind="orphan", placement="集中", father="查找不到", mother="查找不到"),
    worked("", "一方死亡、一方宣告失踪的是孤儿", {"amount": 148_400}, kind="orphan", father="死亡", mother="宣告失踪"),
    worked("", "母亲健在的不是孤儿", {"amount": 0}, kind="orphan", father="死亡"),
    worked("CH-04", "服刑恰好六个月", {"eligible": True}, father="服刑在押", father_months=6, mother="死亡"),
    worked("CH-05", "失联五个月又二十九天", {"eligible": False}, father="失联", father_months=5, mother="死亡"),
    worked("CH-06", "父亲肢体三级", {"eligible": False}, father="重残", father_disability="肢体", father_grade=3, mother="死亡"),
    worked("CH-06b", "父亲智力四级", {"eligible": True}, father="重残", father_disability="智力", father_grade=4, mother="死亡"),
    worked("", "父亲肢体二级", {"eligible": True}, father="重残", father_disability="肢体", father_grade=2, mother="死亡"),
    worked("", "父母都在服刑", {"eligible": True}, father="服刑在押", father_months=12, mother="服刑在押", mother_months=6),
    worked("", "母亲有抚养能力", {"eligible": False}, father="服刑在押", father_months=60),
    worked("", "父母双亡的是孤儿，不在此列", {"eligible": False}, **DEAD),
    worked("CH-15", "父亲被撤销监护资格、母亲死亡", {"eligible": True}, father="被撤销监护资格", mother="死亡"),
    worked("CH-08", "家庭在享低保，人均三百四十五元", {"amount": 113_900}, subsistence_share=34_500, **PRISON),
    worked("CH-09", "在享特困供养一千零三十二元", {"amount": 45_200}, hardship_share=103_200, **PRISON),
    worked("", "恰好达到养育标准的，没有差额", {"amount": 0}, hardship_share=148_400, **PRISON),
    worked("", "差一分", {"amount": 1}, hardship_share=148_399, **PRISON),
    worked("CH-11", "2024年5月10日满十八周岁", {"last_month": "2024-05"}, born="2006-05-10"),
    worked("", "一日出生的，当月照发", {"last_month": "2024-05"}, born="2006-05-01"),
    worked("", "平年二月底满十八周岁", {"last_month": "2022-02"}, born="2004-02-29"),
    worked("CH-12", "2024年8月15日确认", {"first_month": "2024-09"}, decided="2024-08-15"),
    worked("", "12月31日确认", {"first_month": "2025-01"}, decided="2024-12-31"),
    worked("CH-14", "经办人员要公示", {"allowed": False}, benefit="defacto"),
)


def tried(case: Worked) -> dict[str, object]:
    given = dict(case.given)
    if "last_month" in case.expect:
        facts = child(given["born"], **DEAD)
        paid = [month for month in months_from("2021-12", 40) if decided(ORPHAN, month, facts).verdict == "grant"]
        return {"last_month": f"{max(paid):%Y-%m}"}
    if "first_month" in case.expect:
        facts = child(**PRISON)
        day = given["decided"]
        played = Played(UNCARED, facts).do("apply", day).do("verify", day).do("submit", day)
        played.do("decide", day)
        like = played.situation(day)
        from minzheng.vocabulary.reading import value_of

        assert UNCARED.pays is not None
        return {"first_month": f"{value_of(UNCARED.pays.starts, like):%Y-%m}"}
    if "allowed" in case.expect:
        return {"allowed": any(step.notice for step in BOTH[given["benefit"]].steps) or BOTH[given["benefit"]].step("publish") is not None}
    kind = given.pop("kind", "defacto")
    decision = decided(BOTH[kind], MID_2024, child(**given))
    return {"amount": decision.amount or 0} if "amount" in case.expect else {"eligible": decision.verdict == "grant"}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_worked_cases(case: Worked) -> None:
    assert tried(case) == case.expect


def test_the_two_added_grounds_date_from_2021() -> None:
    facts = child(born="2012-01-01", father="被遣送（驱逐）出境", mother="死亡")
    assert decided(UNCARED, date(2020, 12, 1), facts).verdict == "refuse"
    assert decided(UNCARED, date(2021, 1, 1), facts).verdict == "grant"


def test_a_standard_that_is_not_set_refuses_by_its_name() -> None:
    with pytest.raises(UnsetRate, match="儿童最低养育标准"):
        decided(ORPHAN, NOVEMBER_2026, child(**DEAD))


def test_a_full_rate_child_has_no_living_subsidy_but_a_topped_up_one_keeps_it() -> None:
    """CH-10 from the other side: only the full rate is the status that the living subsidy asks for."""
    from minzheng.funds.cascade import counts

    full, part = child(**PRISON), child(living_share=20_200, **PRISON)
    assert (counts(UNCARED, full, {}, MID_2024), counts(UNCARED, part, {}, MID_2024)) == (True, False)
    assert decided(UNCARED, MID_2024, part).amount == 128_200
    disabled = person(born=D("2015-01-01"), near_poverty=True, disability="肢体", grade=1)
    assert decided(LIVING, MID_2024, {**disabled, "person.uncared": True}).verdict == "refuse"
    assert decided(LIVING, MID_2024, {**disabled, "person.uncared": False}).verdict == "grant"
    assert decided(CARE, MID_2024, {**disabled, "person.uncared": True}).verdict == "grant"


@pytest.mark.parametrize("page", [ORPHAN, UNCARED], ids=lambda page: page.id)
def test_nobody_can_declare_a_public_step_on_these_pages(page: Benefit) -> None:
    """CH-14: not a flag somebody may forget to look at; the page itself cannot be made."""
    from dataclasses import replace

    hung = Step("hang", "公示", page.steps[1].office, notice=Notice(lasts=days(7)), basis=page.basis)
    with pytest.raises(ValueError, match="publicity"):
        replace(page, steps=(*page.steps, hung))


def test_doubts_are_looked_into_before_the_town_reports() -> None:
    case = Played(UNCARED, child(**PRISON)).do("apply", "2024-06-03").do("verify", "2024-06-05", child__doubtful=True)
    with pytest.raises(Refusal, match="走访"):
        case.do("submit", "2024-06-06")
    case.do("inquire", "2024-06-06").do("submit", "2024-06-07").do("decide", "2024-06-11")
    assert case.case.outcome == "确认"


def test_an_application_after_the_eighteenth_birthday_is_refused_even_in_that_month() -> None:
    facts = child("2006-05-10", **PRISON)
    assert decided(UNCARED, date(2024, 5, 9), facts).verdict == "grant"
    assert decided(UNCARED, date(2024, 5, 10), facts).verdict == "refuse"
    grown = child("2006-05-10", {"schooling": "本专科及以下"}, **DEAD)
    Played(ORPHAN, grown).do("apply", "2024-05-09")
    with pytest.raises(Refusal, match="申请时未满十八周岁"):
        Played(ORPHAN, grown).do("apply", "2024-05-10")


def test_a_grown_orphan_at_school_goes_on_and_an_uncared_child_does_not() -> None:
    studying = {"schooling": "本专科及以下"}
    assert decided(ORPHAN, date(2024, 6, 1), child("2006-05-10", studying, **DEAD)).verdict == "grant"
    assert decided(ORPHAN, date(2024, 6, 1), child("2006-05-10", **DEAD)).verdict == "refuse"
    assert decided(UNCARED, date(2024, 6, 1), child("2006-05-10", studying, **PRISON)).verdict == "refuse"
