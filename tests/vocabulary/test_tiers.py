"""One application tried by several pages in order; a standing without money; what an amount is made up of."""

from __future__ import annotations

from datetime import date

import pytest

from minzheng.vocabulary import Benefit, Condition, Monthly, Notice, Service, Step, Tiers, rate, recognised
from minzheng.vocabulary.deciding import Decision, decide
from minzheng.vocabulary.errors import MissingFact, UnsetRate
from minzheng.vocabulary.form import schema
from minzheng.vocabulary.guide import guide
from tests.vocabulary.toy import DAY, LAW, TOWN, ToyRates, accept, allowance, at, home, homestead, person, support, villager

entrance = Service(
    id="toy_entrance", title="试验入口", word="试验", line="试验", basis=LAW.whole, steps=(accept,), tiers=Tiers((allowance, support), villager.kind.is_("甲"))
)  # fmt: skip
STRANGER = person(kind="乙", born=date(1980, 1, 1))


def tried(*members: dict[str, object], rates: ToyRates | None = None, **more: object) -> Decision:
    situation = at(facts=home(**more), members={"villager": list(members)})
    return decide(entrance, situation if rates is None else at(facts=home(**more), members={"villager": list(members)}, rates=rates))


def test_the_first_page_that_does_not_refuse_takes_the_case() -> None:
    found = tried(STRANGER, person())
    assert (found.verdict, found.tier, found.amount) == ("grant", "toy_allowance", 5_000)


def test_a_page_about_one_person_is_asked_of_the_applicant_wherever_he_stands() -> None:
    assert tried(person(), STRANGER).tier == tried(STRANGER, person()).tier == "toy_allowance"
    assert tried(person(born=date(1980, 1, 1)), STRANGER).tier == "toy_support"


def test_of_the_earlier_page_it_says_why_not_and_of_the_one_that_fits_why() -> None:
    found = tried(person(born=date(1980, 1, 1)))
    assert [(one.condition, one.holds) for one in found.reasons] == [
        ("试验津贴：年满八十周岁", False), ("试验救助：有共同生活成员", True), ("试验救助：人均月收入低于标准", True), ("试验救助：财产符合规定", True),
        ("试验救助：有成年成员", True),
    ]  # fmt: skip


def test_when_every_page_refuses_each_says_why() -> None:
    found = tried(person(born=date(1980, 1, 1)), fit=False)
    assert (found.verdict, found.tier, found.amount) == ("refuse", "", None)
    assert [one.condition for one in found.failed] == ["试验津贴：年满八十周岁", "试验救助：财产符合规定"]


def test_without_an_applicant_or_a_standard_nothing_is_decided() -> None:
    with pytest.raises(MissingFact, match="申请人本人"):
        tried(STRANGER)
    with pytest.raises(UnsetRate, match="试验标准"):
        tried(person(born=date(1980, 1, 1)), rates=ToyRates())


def test_everything_is_asked_once() -> None:
    shape = schema(entrance)["properties"]
    assert shape["villager"]["type"] == "array"
    assert {"born", "wages_fen", "cared_for", "kind"} <= shape["villager"]["items"]["properties"].keys()
    assert shape["homestead"]["properties"].keys() == {"area", "fit"}


def lines(matter: Benefit | Service, title: str) -> tuple[str, ...]:
    return next(section.lines for section in guide(matter, DAY) if section.title == title)


def test_its_guide_lists_the_pages() -> None:
    assert lines(entrance, "依次审核的类别") == ("1．试验津贴", "2．试验救助")


def test_a_standing_pays_nothing_and_says_so() -> None:
    standing = Benefit(id="toy_standing", title="身份", word="试验", line="试验", basis=LAW.whole, steps=(accept,), pays=recognised(accept.day.this_month),
                       conditions=(Condition("财产符合规定", homestead.fit, LAW[1]),))  # fmt: skip
    assert decide(standing, at(facts=home())).amount == 0
    assert lines(standing, "待遇") == ("身份认定，本身不发放资金",)


def test_the_parts_of_an_amount_are_told() -> None:
    double = rate("试验标准", by=homestead.area)
    made = Benefit(id="toy_parts", title="两项", word="试验", line="试验", basis=LAW.whole, steps=(accept,),
                   pays=Monthly(double + double, accept.day, parts=(("甲项", double), ("乙项", double))))  # fmt: skip
    found = decide(made, at(facts=home()))
    assert (found.amount, found.parts) == (172_000, (("甲项", 86_000), ("乙项", 86_000)))


def test_a_notice_may_last_as_long_as_the_locality_settles() -> None:
    post = Step("post", "公示", TOWN, basis=LAW[1], notice=Notice(lasts=rate("公示天数", measure="日")))
    posted = Service(id="toy_posted", title="公示", word="试验", line="试验", basis=LAW.whole, steps=(post,))
    assert lines(posted, "办理流程") == ("1．公示：镇街办理，公示公示天数",)
