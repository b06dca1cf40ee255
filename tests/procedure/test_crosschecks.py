"""What does not agree becomes a case, once; nothing is paid otherwise for it; what was judged is not asked again."""

from __future__ import annotations

from datetime import date
from typing import Any

import orjson
import pytest

from minzheng.funds.models import Entitlement, PaymentLine
from minzheng.identity.fictional import FictionalNumbers
from minzheng.journal.verify import verify
from minzheng.procedure import crosschecks
from minzheng.procedure.actor import Actor
from minzheng.procedure.crosschecks import Death, agreement, agreement_with, cross_check, judge
from minzheng.procedure.death import report_death
from minzheng.procedure.deep import checkers
from minzheng.procedure.district import District
from minzheng.procedure.models import Case
from minzheng.procedure.opening import appoint, declare_interest, enrol, open_register, settle
from minzheng.procedure.paid_elsewhere import Paid, record_paid
from minzheng.procedure.perform import perform
from minzheng.registers.models import Person
from minzheng.vocabulary.coding import encode
from minzheng.vocabulary.errors import Refusal
from tests.payees import EVE, SYSTEM, TOWN, opened, poor_household
from tests.procedure.conftest import by, officer

pytestmark = pytest.mark.django_db
SECTION = Actor(("S1",), "section", "清城区民政局")
MAY = date(2024, 5, 6)


@pytest.fixture(autouse=True)
def clerk(here: District) -> None:
    appoint([officer("S1", "section")], since=EVE, by=SYSTEM)


class Numbers:
    def __init__(self) -> None:
        from random import Random

        self.made = FictionalNumbers(Random(7))

    def of(self, born: date, sex: str = "女") -> str:
        return self.made.issue(born, sex)


NUMBERS = Numbers()
BORN = date(1940, 5, 20)


def somebody(name: str = "陈玉兰", born: date = BORN, *, number: str | None = "", village: str = "塘头村", account: str = "", **more: Any) -> int:
    told = NUMBERS.of(born) if number == "" else number
    row = {"name": name, "sex": "女", "born": born, "town": TOWN, "village": village, "resident_number": told, "account": account, **more}
    return enrol([row], on=EVE, by=SYSTEM)[0].pk


def elder(person: int, **columns: Any) -> Entitlement:
    facts = {"person.born": BORN, "person.died": date(9999, 12, 31), "person.local": True}
    return opened("old_age_allowance", {"person": person, "amount": 5000, "town": TOWN, "facts": facts, **columns})


def checked(**more: Any) -> crosschecks.Checked:
    return cross_check(on=MAY, by=SECTION, **more)


def told(case: str) -> dict[str, Any]:
    return dict(orjson.loads(Case.objects.get(pk=case).facts))


def test_people_with_numbers_of_their_own_are_no_doubt() -> None:
    somebody(), somebody(), somebody("黄大明", date(1950, 1, 1))
    assert checked().found == {}


@pytest.mark.parametrize("spoilt", ["fifteen", "slip", "none"])
def test_the_same_person_twice_is_one_task(spoilt: str) -> None:
    number = NUMBERS.of(BORN)
    wrong = {"fifteen": number[:6] + number[8:17], "slip": number[:16] + str((int(number[16]) + 1) % 10) + number[17], "none": None}[spoilt]
    one, other = somebody(number=number), somebody("陈玉岚", number=wrong)
    found = checked()
    assert found.found == {"疑似同一人": 1}
    facts = told(found.cases[0])
    assert (facts["doubt.person"], facts["doubt.other"], facts["doubt.key"]) == (one, other, f"same:{one}-{other}")
    assert "陈" not in facts["doubt.content"]
    assert Case.objects.get(pk=found.cases[0]).town == TOWN
    again = checked()
    assert (again.cases, again.known) == ([], 1)


@pytest.mark.parametrize("same", [True, False])
def test_what_was_judged_is_not_asked_again(same: bool) -> None:
    number = NUMBERS.of(BORN)
    one, other = somebody(number=number), somebody(number=None)
    [case] = checked().cases
    judge(case, same, on=MAY, by=SECTION)
    assert Case.objects.get(pk=case).closed
    assert checked().cases == []
    assert checked(people=[other]).cases == []
    assert Person.objects.filter(pk__in=[one, other]).count() == 2
    with pytest.raises(Refusal):
        judge(case, not same, on=MAY, by=SECTION)
    assert list(verify(deep=True, checkers=checkers())) == []


def test_only_what_was_imported_is_compared_with_everybody() -> None:
    number = NUMBERS.of(BORN)
    first = somebody(number=number)
    somebody("黄大明", date(1950, 1, 1), number=None), somebody("黄大明", date(1950, 1, 1), number=None)
    new = somebody(number=number[:6] + number[8:17])
    found = checked(people=[new])
    assert [told(case)["doubt.key"] for case in found.cases] == [f"same:{first}-{new}"]


def test_two_new_ones_are_compared_with_each_other_once() -> None:
    some = [somebody(number=None), somebody(number=None)]
    assert len(checked(people=some).cases) == 1


def test_who_died_and_still_draws() -> None:
    one = somebody(died=date(2024, 2, 3))
    allowance = elder(one)
    found = checked()
    assert found.found == {"死亡仍在享": 1}
    assert Entitlement.objects.get(pk=allowance.pk).held_since is None
    with pytest.raises(Refusal, match="镇街已经核实"):
        judge(found.cases[0], True, on=MAY, by=SECTION)
    perform(found.cases[0], "verify", on=MAY, by=by("T1"), said={"doubt.found": "已向村委会核实"})
    match = judge(found.cases[0], True, on=MAY, by=SECTION)
    assert Case.objects.get(pk=match).matter == "register_match"
    assert Entitlement.objects.get(pk=allowance.pk).held_since == MAY
    assert checked().cases == []


def test_a_benefit_that_ends_with_the_month_of_death_is_no_doubt() -> None:
    one = somebody(died=date(2024, 5, 2))
    allowance = elder(one)
    Entitlement.objects.filter(pk=allowance.pk).update(ends=date(2024, 6, 1))
    assert checked().found == {}
    Entitlement.objects.filter(pk=allowance.pk).update(ends=date(2024, 7, 1))
    assert checked().found == {"死亡仍在享": 1}


def test_a_name_alone_and_another_day_are_not_worth_asking() -> None:
    somebody("陈玉兰", date(1940, 5, 20), number=None, village=""), somebody("陈玉兰", date(1941, 5, 20), number=None, village="")
    assert checked().found == {}


def test_a_death_that_was_reported_is_no_doubt() -> None:
    one = somebody()
    elder(one)
    report_death(one, date(2024, 5, 1), source="死亡证明", on=MAY, by=by("B1"))
    assert checked().found == {}


def test_a_list_of_deaths_finds_who_draws_whatever_was_mistyped() -> None:
    number = NUMBERS.of(BORN)
    one = somebody(number=number)
    allowance = elder(one)
    slip = number[:16] + str((int(number[16]) + 1) % 10) + number[17]
    lines = [Death("陈玉岚", slip, date(2024, 4, 20)), Death("陈玉兰", NUMBERS.of(BORN), date(2024, 4, 1), BORN), Death("何某", "", date(2024, 4, 2))]
    found = checked(deaths=lines)
    assert found.found == {"死亡仍在享": 1}
    facts = told(found.cases[0])
    assert facts["doubt.person"] == one
    assert "身份证号码一处笔误" in facts["doubt.content"]
    assert Death.read(facts["doubt.listed"]) == lines[0]
    assert [one.word for one in agreement_with(one, lines[0])][:2] == ["一处笔误", "音同或者形近"]
    assert Entitlement.objects.get(pk=allowance.pk).held_since is None
    assert checked(deaths=lines).cases == []


def test_a_funeral_of_somebody_who_draws() -> None:
    from tests.desk.district import everyday

    one, other = somebody(), somebody("黄大明", date(1950, 1, 1))
    elder(one)
    for person in (one, other):
        facts = everyday("funeral_service", MAY, funeral__died=date(2024, 4, 30), funeral__certificate="居民死亡医学证明（推断）书")
        Case.objects.create(number=f"funeral_service-2024-{person:06d}", matter="funeral_service", line="殡葬管理", opened_on=MAY, subject=f"person:{person}",
                            facts=orjson.dumps(encode(facts)).decode())  # fmt: skip
    found = checked()
    assert found.found == {"死亡仍在享": 1}
    assert (told(found.cases[0])["doubt.person"], "2024-04-30" in told(found.cases[0])["doubt.content"]) == (one, True)


def test_paid_elsewhere_to_somebody_with_no_entitlement() -> None:
    one = somebody()
    rows = [Paid(one, TOWN, "old_age_allowance", date(2024, 3, 1), date(2024, 3, 10), 5000)]
    record_paid(rows, on=MAY, by=Actor(("F1",), "finance", "清城区民政局"), provenance={})
    assert checked().found == {}, "no benefits have come in yet"
    elder(somebody("黄大明", date(1940, 1, 1)))
    assert checked().found == {"没有待遇的发放": 1}


def test_a_marriage_that_the_household_does_not_know() -> None:
    _, people = poor_household()
    couple = {"man": "某甲", "man_born": "1980-01-01", "woman": "外人", "woman_born": "1985-01-01"}
    at_home = {"man": "某甲", "man_born": "1980-01-01", "woman": "某乙", "woman_born": "1982-01-01"}
    rows = [{"number": f"J{n}", "name": "", "kind": "", "town": "", "since": EVE, "details": one} for n, one in enumerate((couple, at_home))]
    open_register("marriage", rows, on=EVE, by=SYSTEM)
    found = [told(case) for case in checked().cases if told(case)["doubt.kind"] == "婚姻与家庭不符"]
    assert [one["doubt.person"] for one in found] == [people[0].pk]


def test_one_person_in_two_households() -> None:
    one, other = somebody(), somebody("黄大明", date(1950, 1, 1))
    home = {"town": TOWN, "village": "塘头村", "area": "农村"}
    settle([(home, [(one, "本人"), (other, "配偶")]), (home, [(one, "子女")])], since=EVE, on=EVE, by=SYSTEM)
    [case] = checked().cases
    assert (told(case)["doubt.kind"], told(case)["doubt.person"]) == ("一人在两户", one)


def test_paid_after_the_end_and_paid_twice() -> None:
    from tests.payees import arrived, paid

    one = somebody(account="6200000000000000011")
    allowance = elder(one)
    for month in (1, 2, 3, 4):
        for result in paid(month):
            arrived(result)
    assert checked().found == {}
    Entitlement.objects.filter(pk=allowance.pk).update(ends=date(2024, 3, 1))
    found = checked()
    assert found.found == {"没有待遇的发放": 1}
    assert "2笔" in told(found.cases[0])["doubt.content"]
    january, february = PaymentLine.objects.filter(entitlement=allowance).order_by("first")[:2]
    PaymentLine.objects.create(payroll=february.payroll, place=99, entitlement=allowance, version=january.version, kind="补发", first=january.first,
                               last=january.last, amount=5000, salt=b"", leaf=b"")  # fmt: skip
    assert checked().found["同月重复发放"] == 1


def test_an_account_is_shared_by_strangers_and_not_by_a_household() -> None:
    one, other = somebody(account="62009"), somebody("黄大明", date(1950, 1, 1), account="62009")
    found = checked()
    assert found.found == {"陌生人共用账户": 1}
    settle([({"town": TOWN, "village": "", "area": "农村"}, [(one, "本人"), (other, "配偶")])], since=EVE, on=EVE, by=SYSTEM)
    assert checked().found == {}
    poor_household()
    assert "陌生人共用账户" not in checked().found


def test_only_the_section_cross_checks() -> None:
    with pytest.raises(Refusal, match="业务股室"):
        cross_check(on=MAY, by=by("T1"))


def test_who_has_an_interest_in_either_of_the_two_does_not_judge() -> None:
    somebody(number=NUMBERS.of(BORN))
    other = somebody(number=None)
    [case] = checked().cases
    declare_interest("S1", f"person:{other}", "近亲属", on=MAY, by=SYSTEM)
    with pytest.raises(Refusal, match="回避"):
        judge(case, False, on=MAY, by=SECTION)


def test_a_look_writes_nothing() -> None:
    somebody(account="62009"), somebody("黄大明", date(1950, 1, 1), account="62009")
    assert crosschecks.look(MAY).found == {"陌生人共用账户": 1}
    assert Case.objects.count() == 0


def test_how_two_agree_is_told_field_by_field() -> None:
    one, other = somebody(), somebody("陈玉岚", number=None)
    words = {agreed.field: agreed.word for agreed in agreement(one, other)}
    assert words == {"number": "没有", "name": "音同或者形近", "born": "相同", "sex": "相同", "address": "相近"}
