"""Every import that can raise a doubt runs the checks that concern it; a death told from elsewhere holds what a notice would."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

import pytest

from minzheng.exchange import completed as lists
from minzheng.exchange import households, intake, payment_lists
from minzheng.exchange.layouts import PEOPLE, Layout
from minzheng.exchange.mapping import Mapping
from minzheng.funds.models import Entitlement
from minzheng.identity.fictional import FictionalNumbers
from minzheng.journal.verify import verify
from minzheng.procedure import crosschecks
from minzheng.procedure.actor import Actor
from minzheng.procedure.deep import checkers
from minzheng.procedure.district import District
from minzheng.procedure.models import Case
from minzheng.procedure.opening import appoint, declare_interest, enrol
from minzheng.procedure.perform import perform
from minzheng.registers.models import Person
from tests.payees import EVE, TOWN, opened, poor_household
from tests.procedure.conftest import by, officer

from .conftest import FIRST, HEADINGS, SECOND, SYSTEM, THIRD, book
from .conftest import person as line

pytestmark = pytest.mark.django_db
MAY = date(2024, 5, 6)
SECTION, FINANCE, HEAD = (
    Actor(("S1",), "section", "清城区民政局"),
    Actor(("F1",), "finance", "清城区民政局"),
    Actor(("H1",), "head", "清城区民政局"),
)
FUNERAL = ("火化编号", "逝者", "逝者身份证号", "死亡时间", "火化日期", "镇街", "户籍", "是否免除", "免除金额（元）")


@pytest.fixture(autouse=True)
def clerks(here: District) -> None:
    appoint([officer("T1", "town", TOWN), officer("T2", "town", TOWN), *(officer(f"{one[0].upper()}1", one) for one in ("bureau", "head", "finance"))],
            since=EVE, by=SYSTEM)  # fmt: skip
    appoint([({"staff": "X1", "name": "X1", "organ": "清城区民政局"}, [("section", "殡葬管理")])], since=EVE, by=SYSTEM)


@pytest.fixture
def three() -> list[int]:
    rows = [{"name": name, "resident_number": number, "sex": "男", "born": date(1950, 3, 4), "town": TOWN}
            for name, number in (("某甲", FIRST), ("某乙", SECOND), ("某丙", THIRD))]  # fmt: skip
    return [one.pk for one in enrol(rows, on=EVE, by=SYSTEM)]


def take(
    layout: Layout, file: Any, who: Actor = SECTION, fixed: Any = None, source: str = "省系统"
) -> tuple[crosschecks.Checked | None, list[str]]:
    plan = intake.prepare(layout, file, MAY, source=source)
    told = Mapping(plan.mapping.columns, {**plan.mapping.fixed, **(fixed or {})})
    plan = intake.prepare(layout, file, MAY, told, source=source)
    assert plan.counts["refused"] == 0, [str(one) for one in plan.problems]
    seqs = intake.take_in(plan, on=MAY, by=who, origin="elsewhere", source=source)
    return crosschecks.told_after_import(seqs, on=MAY, by=who)


def elder(person: int) -> Entitlement:
    facts = {"person.born": date(1940, 5, 20), "person.died": date(9999, 12, 31), "person.local": True}
    return opened("old_age_allowance", {"person": person, "amount": 5000, "town": TOWN, "facts": facts})


def sound() -> list[str]:
    return [str(one) for one in verify(deep=True, checkers=checkers())]


def test_people_are_looked_at_for_what_people_can_raise(kept: Any) -> None:
    checked, told = take(PEOPLE, kept(book(line(), line(SECOND, "某乙"), headings=HEADINGS)))
    assert checked is not None
    assert checked.found == {"陌生人共用账户": 1}
    assert told == ["交叉核对：陌生人共用账户1处；新立1案，在工作台“核对疑点”中核实、认定"]


def test_households_by_the_head_of_the_bureau(three: list[int], kept: Any) -> None:
    rows = [(number, "某甲", FIRST, "户主", "2020-01-01", "农村", "凤城街道") for number in ("H-1", "H-2")]
    file = kept(book(*rows, headings=("户号", "姓名", "身份证号", "与户主关系", "入户日期", "户籍类别", "镇街")))
    checked, told = take(households.HOUSEHOLDS, file, HEAD)
    assert checked is not None
    assert checked.found == {"一人在两户": 1}
    assert "新立1案" in told[0]
    assert Case.objects.get(pk=checked.cases[0]).matter == "data_check"
    assert take(households.HOUSEHOLDS, file, HEAD) == (None, [])


def test_payments_by_the_finance_officer(three: list[int], kept: Any) -> None:
    elder(three[1])
    rows = [("某甲", FIRST, "高龄津贴", "2024-03", 50, "2024-03-15"), ("某乙", SECOND, "高龄津贴", "2024-01", 50, "2024-01-15")]
    file = kept(book(*rows, headings=("姓名", "身份证号", "待遇", "发放月份", "金额（元）", "到账日期")))
    checked, told = take(payment_lists.layout(), file, FINANCE)
    assert checked is not None
    assert checked.found == {"没有待遇的发放": 1}
    assert "新立1案" in told[0]


def test_a_marriage_is_put_beside_the_households_of_benefits(kept: Any) -> None:
    poor_household()
    headings = ("结婚证字号", "男方姓名", "男方出生日期", "女方姓名", "女方出生日期", "登记日期")
    rows = [("J441802-2023-000001", "某甲", "1980-01-01", "外人", "1985-01-03", "2023-05-20")]
    checked, _ = take(lists.layouts()["marriage"], kept(book(*rows, headings=headings)))
    assert checked is not None
    assert checked.found == {"婚姻与家庭不符": 1}


def test_what_cannot_disagree_with_anything_is_not_looked_at(three: list[int], kept: Any) -> None:
    assert crosschecks.after_import([], on=MAY, by=SECTION) is None
    seq = declare_interest("S1", "person:1", "亲属", on=MAY, by=SECTION)
    assert crosschecks.after_import([seq], on=MAY, by=SECTION) is None


def test_no_more_cases_than_an_import_may_wait_for(three: list[int], kept: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crosschecks, "ON_ARRIVAL", 1)
    twice = [(f"H-{who}{place}", name, who) for name, who in (("某甲", FIRST), ("某乙", SECOND)) for place in "ab"]
    rows = [(*one, "户主", "2020-01-01", "农村", "凤城街道") for one in twice]
    checked, told = take(
        households.HOUSEHOLDS, kept(book(*rows, headings=("户号", "姓名", "身份证号", "与户主关系", "入户日期", "户籍类别", "镇街")))
    )
    assert checked is not None
    assert (len(checked.cases), checked.left) == (1, 1)
    assert "另有1处没有立案" in told[-1]
    assert len(crosschecks.cross_check(on=MAY, by=SECTION).cases) == 1


class TestFuneralsRecordedFromElsewhere:
    def file(self, kept: Any, name: str = "某甲", number: str = FIRST, died: str = "2024-05-01") -> Any:
        return kept(book(("H-1", name, number, died, "2024-05-03", "凤城街道", "本区", "是", 1520), headings=FUNERAL))

    def take(self, file: Any, who: Actor = SECTION) -> tuple[crosschecks.Checked | None, list[str]]:
        return take(lists.layouts()["funeral_service"], file, who, source="殡仪馆系统")

    def test_everything_he_draws_is_on_hold_the_same_day_and_no_death_is_entered(self, three: list[int], kept: Any) -> None:
        allowance = elder(three[0])
        checked, told = self.take(self.file(kept))
        assert checked is not None
        row = Entitlement.objects.get(pk=allowance.pk)
        assert row.held_since == MAY
        assert Person.objects.get(pk=three[0]).died is None
        assert "1人的死亡信息比中" in told[0]
        assert (checked.found, len(checked.paused)) == ({}, 1)
        case = Case.objects.get(pk=checked.paused[0])
        assert (case.matter, case.subject, case.closed) == ("register_match", f"person:{three[0]}", False)
        assert sound() == []
        assert self.take(self.file(kept)) == (None, []), "the same list again"
        assert crosschecks.cross_check(on=MAY, by=SECTION).found == {}

    def test_what_his_family_draws_is_held_as_by_a_notice_and_let_go_when_it_was_not_true(self, kept: Any) -> None:
        number = FictionalNumbers(Random(3)).issue(date(1982, 1, 1), "女")
        household, _ = poor_household(numbers=(None, number, None))
        checked, _ = self.take(self.file(kept, "某乙", number))
        assert checked is not None
        [case] = checked.paused
        assert Entitlement.objects.get(pk=household.pk).held_since == MAY
        said = {"match.correct": False, "match.matters": False}
        perform(case, "verify", on=MAY, by=Actor(("T1", "T2"), "town", "东城街道办事处", TOWN), said=said)
        perform(case, "dismiss", on=MAY, by=by("B1"))
        assert Entitlement.objects.get(pk=household.pk).held_since is None
        assert sound() == []

    def test_who_draws_nothing_is_let_be(self, three: list[int], kept: Any) -> None:
        checked, told = self.take(self.file(kept))
        assert checked is not None
        assert (checked.paused, told) == ([], ["交叉核对没有发现疑点"])

    def test_a_clerk_of_another_line_holds_too_and_the_section_finds_the_doubt(self, three: list[int], kept: Any) -> None:
        allowance = elder(three[0])
        checked, told = self.take(self.file(kept), Actor(("X1",), "section", "清城区民政局"))
        assert checked is None
        assert "没有交叉核对" in told[0]
        assert Entitlement.objects.get(pk=allowance.pk).held_since == MAY
        assert crosschecks.cross_check(on=MAY, by=SECTION).found == {"死亡仍在享": 1}

    def test_the_number_of_the_family_is_not_taken_for_the_deads(self, three: list[int], kept: Any) -> None:
        elder(three[1])
        plan = intake.prepare(lists.layouts()["funeral_service"], self.file(kept, "某甲", SECOND), MAY, source="殡仪馆系统")
        assert plan.counts["refused"] == 1
        assert "姓名与逝者不同" in str(plan.problems[0])
