"""结婚登记的案例：年龄、亲属、配偶、到场、在哪里办理；2024年一遍，2025年条例施行前后和2026年11月1日再一遍。"""

from __future__ import annotations

import pytest

from minzheng.catalogue import matter
from minzheng.facts import couple
from minzheng.identity import certificate_number_findings, read_certificate_number
from tests.matters.everyday import D, Playing, everyday, failed, tried
from tests.matters.worked import Worked, worked

MARRIAGE = matter("marriage")
BOOK = next(one for one in MARRIAGE.conditions if one.title == "出具户口簿")
GRANT, REFUSE = {"verdict": "grant"}, {"verdict": "refuse"}
AWAY = {"man_home": "外省", "woman_home": "外省"}
AGES = {"man_born": D("2002-05-20"), "woman_born": D("2004-05-20")}

CASES = (
    worked("MAR-01", "双方都在法定婚龄的生日当天", GRANT, on="2024-05-20", **AGES),
    worked("MAR-02", "双方都差一天", REFUSE, on="2024-05-19", why=["男方年满二十二周岁", "女方年满二十周岁"], **AGES),
    worked("MAR-03", "女方差一天满二十周岁", REFUSE, on="2024-08-01", why=["女方年满二十周岁"], man_born=D("2000-01-01"), woman_born=D("2004-08-02")),
    worked("", "女方次日满二十周岁，次日可以", GRANT, on="2024-08-02", man_born=D("2000-01-01"), woman_born=D("2004-08-02")),
    worked("", "男方差一天满二十二周岁", REFUSE, on="2024-05-19", why=["男方年满二十二周岁"], man_born=D("2002-05-20"), woman_born=D("2000-01-01")),
    worked("", "男方二月二十九日出生，平年二月二十八日是否生日有两种理解", {"verdict": "review"}, on="2026-02-28", man_born=D("2004-02-29")),
    worked("", "男方二月二十九日出生，平年三月一日", GRANT, on="2026-03-01", man_born=D("2004-02-29")),
    worked("", "男方二月二十八日出生，平年当日", GRANT, on="2026-02-28", man_born=D("2004-02-28")),
    worked("", "男方三月一日出生，前一日", REFUSE, on="2026-02-28", why=["男方年满二十二周岁"], man_born=D("2004-03-01")),
    worked("", "女方二月二十九日出生，满二十周岁总在闰年", GRANT, on="2024-02-29", woman_born=D("2004-02-29")),
    worked("", "男方二月二十九日出生，平年二月二十七日未满", REFUSE, on="2026-02-27", why=["男方年满二十二周岁"], man_born=D("2004-02-29")),
    worked("MAR-06", "没有血缘的继兄妹", GRANT, on="2024-06-03", kinship="姻亲（含无血缘的继兄弟姐妹）"),
    worked("", "表兄妹", REFUSE, on="2024-06-03", why=["不是直系血亲（含拟制）或者三代以内旁系血亲"], kinship="三代以内旁系血亲"),
    worked("", "养父女", REFUSE, on="2024-06-03", why=["不是直系血亲（含拟制）或者三代以内旁系血亲"], kinship="拟制直系血亲"),
    worked("", "出了三代的旁系血亲", GRANT, on="2024-06-03", kinship="三代以外旁系血亲"),
    worked("MAR-07", "女方在库内有2019年登记而未解除的婚姻", REFUSE, on="2024-06-03", why=["女方没有配偶"], woman_status="有配偶"),
    worked("MAR-08", "男方一审判决离婚，上诉期未满", REFUSE, on="2024-06-03", why=["男方没有配偶"], man_status="离婚尚未生效"),
    worked("", "男方离婚已经生效", GRANT, on="2024-06-03", man_status="离婚已生效"),
    worked("MAR-09", "双方都是外省户籍，一方有本区居住证", GRANT, on="2024-06-03", permit=True, **AWAY),
    worked("MAR-10", "双方都是外省户籍，没有居住证", REFUSE, on="2024-06-03", why=["一方户籍在本区，或者适用全市通办、跨省通办"], **AWAY),
    worked("", "全国通办的前一天，双方都是外省户籍", REFUSE, on="2025-05-09", why=["一方户籍在本区，或者适用全市通办、跨省通办"], **AWAY),
    worked("", "全国通办的第一天（周六），双方都是外省户籍，没有户口簿", GRANT, on="2025-05-10", household_book=False, **AWAY),
    worked("MAR-11", "双方都是外省户籍，只有身份证", GRANT, on="2025-05-12", household_book=False, **AWAY),
    worked("", "一方户籍在本市其他县区，全市通办", GRANT, on="2024-06-03", man_home="本市其他县（市、区）", woman_home="外省"),
    worked("", "2024年没有户口簿", REFUSE, on="2024-06-03", why=["出具户口簿"], household_book=False),
    worked("", "一方未到场", REFUSE, on="2024-06-03", why=["双方亲自共同到场"], present=False),
    worked("", "一方不愿意", REFUSE, on="2024-06-03", why=["双方完全自愿"], willing=False),
    worked("", "同性别", REFUSE, on="2024-06-03", why=["双方为一男一女"], man_and_woman=False),
    worked("", "2026年一方是港澳台居民，由省确定的机关办理", REFUSE, on="2026-11-01",
           why=["双方均为内地居民（涉外、涉港澳台的由省确定的机关办理）"], woman_home="港澳台、华侨或者外国"),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_whether_the_couple_may_marry(case: Worked):
    given = dict(case.given)
    day, why = given.pop("on"), given.pop("why", [])
    decision = tried(MARRIAGE, day, everyday(couple, day, **given))
    assert (decision.verdict, failed(decision)) == (case.expect["verdict"], why)


UNLIKE = {"man_home", "household_book"}
AGAIN = [case for case in CASES if case.given["on"] < "2025-01-01" and "02-29" not in case.given["on"] and not UNLIKE & case.given.keys()]


@pytest.mark.parametrize("case", AGAIN, ids=str)
def test_the_substance_is_the_same_in_2026(case: Worked):
    """Two years and a bit later the same couple, with every day moved by as much: only place and papers have changed."""
    given = {name: value.replace(year=value.year + 2) if name.endswith("born") else value for name, value in case.given.items()}
    day, _ = given.pop("on").replace("2024", "2026"), given.pop("why", None)
    assert tried(MARRIAGE, day, everyday(couple, day, **given)).verdict == case.expect["verdict"]


def test_the_reason_names_age_and_article():
    decision = tried(MARRIAGE, "2024-05-19", everyday(couple, "2024-05-19", **AGES))
    assert str(decision.failed[1]) == "女方年满二十周岁：不符合。女方周岁：19周岁（依据《中华人民共和国民法典》第一千零四十七条）"


def test_a_registrar_cannot_decide_otherwise():
    played = Playing(MARRIAGE, everyday(couple, "2024-05-19", **AGES)).do("accept", "2024-05-19").do("question", "2024-05-19")
    assert played.stops("decide", "2024-05-19", outcome="grant") == "依法作出结论"
    played.do("decide", "2024-05-19")
    assert (played.case.outcome, played.stops("issue", "2024-05-19")) == ("不予登记", "已准予登记")
    assert played.do("refuse", "2024-05-19").case.closed


def test_registration_on_the_spot():
    played = Playing(MARRIAGE, everyday(couple, "2024-05-20", **AGES)).do("accept", "2024-05-20")
    assert played.stops("decide", "2024-05-20") == "已分别询问、联网核对"
    played.do("question", "2024-05-20").do("decide", "2024-05-20")
    assert played.stops("refuse", "2024-05-20") == "审查结论为不予登记"
    assert played.do("issue", "2024-05-20", couple__certificate="J441802-2024-004279").case.closed


NUMBER = worked("MAR-29", "当年第四千二百七十九对的字号", GRANT, number="J441802-2024-004279")


@pytest.mark.parametrize(("number", "sound"), [(NUMBER.given["number"], True), ("J441802-2024-4279", False), ("J441803-2024-004279", False)])
def test_the_number_of_a_certificate(number, sound):
    assert (certificate_number_findings(number, "441802") == []) is sound
    if sound:
        assert read_certificate_number(number).serial == 4279


CASES += (NUMBER,)


@pytest.mark.parametrize(
    ("day", "number"),
    [("2024-07-01", "国务院令第387号"), ("2025-01-19", "国务院令第387号"), ("2025-01-20", "国务院令第387号（国务院令第797号修订）"),
     ("2025-05-09", "国务院令第387号（国务院令第797号修订）"), ("2025-05-10", None)],
)  # fmt: skip
def test_the_regulation_is_cited_in_the_text_of_its_day(day, number):
    cited = [article.instrument.number for article in BOOK.basis if article.in_force(D(day))]
    assert cited == ([number] if number else [])
    assert BOOK.basis.cite(D(day)) == "《婚姻登记条例》第五条"
