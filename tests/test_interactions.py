"""What moves one benefit reaches the others: a death, a move, a marriage, a grade, a new standard and a lost status through every line, to
the 分; and which benefits exclude each other.

Every monthly benefit of the catalogue is run through; what must come out is asked of its rule for one person (`decide`), while what
comes out is what the district's payrolls, made in bulk from its tables, pay.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

import pytest

from minzheng import calendar
from minzheng.catalogue import matters
from minzheng.funds import cascade, read
from minzheng.funds import write as funds
from minzheng.funds.models import Entitlement, PaymentLine
from minzheng.library.locality import shipped
from minzheng.library.rates import LocalRates
from minzheng.procedure import cuts
from minzheng.procedure.actor import Actor
from minzheng.procedure.change_facts import change_facts
from minzheng.procedure.death import report_death
from minzheng.procedure.district import District, district
from minzheng.procedure.matching import Listed, match_list
from minzheng.procedure.models import Case
from minzheng.procedure.move_person import move_person
from minzheng.procedure.open_benefits import open_benefits
from minzheng.procedure.opening import appoint, enrol
from minzheng.procedure.payroll import run_payroll
from minzheng.procedure.reduce import reduce
from minzheng.procedure.stop import stop
from minzheng.procedure.succeed import succeed
from minzheng.procedure.uprate import pay_differences
from minzheng.rehearsal.script import _household
from minzheng.vocabulary import Matter, Monthly
from minzheng.vocabulary.boundaries import boundary_cases
from minzheng.vocabulary.deciding import Decision, amount, decide
from minzheng.vocabulary.errors import NotInForce, Refusal, UnsetRate
from minzheng.vocabulary.facts import Fact
from minzheng.vocabulary.situation import Situation
from minzheng.vocabulary.terms import Rate
from tests.matters.domain import domain_exclusions
from tests.payees import BUREAU, CLERK, EVE, FINANCE, HEAD, SYSTEM, TOWN, opened, poor_household
from tests.procedure.conftest import officer

pytestmark = pytest.mark.django_db
JANUARY = date(2024, 1, 1)
LAST_PAID = date(2024, 5, 10)
"""Nothing here is paid later; what was announced after it is not known yet."""
SECTION = Actor(("S1",), "section", "清城区民政局")


# --- one who draws it, of every benefit ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Known:
    """Facts by which a benefit is granted on the first day of 2024, as rules take them; `people` as the register takes them."""

    matter: Matter
    facts: Mapping[str, Any]
    members: Mapping[str, list[dict[str, Any]]]
    people: list[dict[str, Any]]

    def __str__(self) -> str:
        return self.matter.id


def decided(matter: Matter, facts: Mapping[str, Any], members: Mapping[str, Any], day: date, rates: LocalRates | None = None) -> Decision:
    return decide(matter, Situation(day, calendar.PACKAGED, rates or shipped().rates.known_on(LAST_PAID), facts, members))


def worth(matter: Matter, facts: Mapping[str, Any], members: Mapping[str, Any], day: date, rates: LocalRates | None = None) -> int | None:
    """分 for the month of a day by the rule for one person; None where a condition fails."""
    decision = decided(matter, facts, members, day, rates)
    if decision.verdict == "review":
        return amount(matter, Situation(day, calendar.PACKAGED, rates or shipped().rates.known_on(LAST_PAID), facts, members))
    return decision.amount or 0 if decision.verdict == "grant" else None


@cache
def known(id: str) -> tuple[Known, ...]:
    """Everybody the page itself tells of who would be granted it; made up at its boundaries where it tells of nobody."""
    matter = next(one for one in matters() if one.id == id)
    found = []
    for number, source in enumerate((*matter.standing, *matter.stories)):
        home = _household(matter, source, random.Random(number), JANUARY, (TOWN,))
        if home.people and _granted(matter, home.facts, home.members):
            found.append(Known(matter, home.facts, home.members, home.people))
    if not found:
        for case in boundary_cases(matter, Situation(JANUARY, calendar.PACKAGED, shipped().rates)):
            facts, members = dict(case.situation.facts), {group: [dict(one) for one in rows] for group, rows in case.situation.members.items()}
            if _granted(matter, facts, members):
                people = [_row(one) for one in members.get("person", [facts])]
                found.append(Known(matter, facts, members, people))
                break
    return tuple(found)


def _row(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {"name": "某某", "sex": "女", "born": facts.get("person.born") or date(1950, 1, 1), "town": TOWN, "account": "6200000000000000001"}


def _granted(matter: Matter, facts: Mapping[str, Any], members: Mapping[str, Any]) -> bool:
    try:
        return worth(matter, facts, members, JANUARY) is not None and worth(matter, facts, members, date(2024, 6, 1)) is not None
    except (NotInForce, UnsetRate, KeyError):
        return False


MONTHLY = [one.id for one in matters() if isinstance(one.pays, Monthly) and one.in_force(JANUARY)]
PAYING = [id for id in MONTHLY if next(one for one in matters() if one.id == id).pays.recognition is False]  # type: ignore[union-attr]
every_line = pytest.mark.parametrize("id", MONTHLY)
every_paying_line = pytest.mark.parametrize("id", PAYING)


def test_every_monthly_benefit_has_somebody_who_draws_it() -> None:
    assert [id for id in MONTHLY if not known(id)] == []


@pytest.fixture(autouse=True)
def clerk(here: District) -> None:
    appoint([officer("S1", "section")], since=EVE, by=SYSTEM)


@pytest.fixture
def here(db: None) -> District:
    from minzheng.procedure.district import found

    made = found("shipped", rehearsed=True)
    appoint([officer("T1", "town", TOWN), officer("B1", "bureau"), officer("H1", "head"), officer("F1", "finance")], since=EVE, by=SYSTEM)
    return made


def drawn(one: Known, people: list[Any] | None = None) -> tuple[Any, list[Any]]:
    """The benefit opened as 期初 with its people in the register; the entitlement and its people."""
    rows = [{**row, "local": True, "provincial": True} for row in one.people]
    people = people or enrol(rows, on=EVE, by=SYSTEM)
    members = {
        group: [{**each, "person.id": row.pk} for each, row in zip(rows, people, strict=True)] if group == "person" else rows
        for group, rows in one.members.items()
    }
    entry = {"person": people[0].pk, "amount": worth(one.matter, one.facts, one.members, JANUARY) or 0, "facts": one.facts, "members": members, "town": TOWN}
    return Entitlement.objects.get(pk=open_benefits(one.matter.id, [entry], on=EVE, by=SYSTEM)[0]), people


def pay(month: int) -> None:
    first = date(2024, month, 1)
    run_payroll(first, on=date(2024, month, 10), by=FINANCE, approver=HEAD)


def received(line: Any) -> dict[int, int]:
    """Month of 2024 -> 分 paid for it, whatever kind of line."""
    found: dict[int, int] = {}
    for one in PaymentLine.objects.filter(entitlement=line):
        found[one.first.month] = found.get(one.first.month, 0) + one.amount
    return found


def due(one: Known, months: range, facts: Mapping[str, Any] | None = None, members: Mapping[str, Any] | None = None) -> dict[int, int]:
    """The same as the rule for one person says; months that give nothing are left out."""
    told = {m: worth(one.matter, facts or one.facts, members or one.members, date(2024, m, 1)) for m in months}
    return {month: fen for month, fen in told.items() if fen}


def held(line: Any) -> date | None:
    day: date | None = Entitlement.objects.values_list("held_since", flat=True).get(pk=line.pk)
    return day


# --- death ---------------------------------------------------------------------------------------------------------


@every_line
def test_the_payee_s_death_holds_the_line_the_same_day_and_the_month_of_death_is_the_last(id: str) -> None:
    one = known(id)[0]
    line, people = drawn(one)
    pay(2)
    report_death(people[0].pk, date(2024, 3, 12), source="死亡证明", on=date(2024, 3, 14), by=CLERK)
    assert held(line) == date(2024, 3, 14)
    pay(3)
    assert received(line) == due(one, range(1, 3))
    stop(line.pk, last_month=date(2024, 3, 1), reason="领取人死亡", on=date(2024, 3, 25), by=BUREAU, died=True)
    pay(4)
    pay(5)
    after = received(line)
    assert {m: fen for m, fen in after.items() if m <= 2} == due(one, range(1, 3))
    assert set(after) <= {1, 2, 3}
    assert after.get(3, 0) == (_in_month_of_death(one) or 0)


def _in_month_of_death(one: Known) -> int | None:
    facts, members = with_person(one, 0, {"person.died": date(2024, 3, 12)})
    return worth(one.matter, facts, members, date(2024, 3, 1))


def with_person(one: Known, place: int, changed: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The facts with something else said of one of its people (0: who draws it)."""
    facts = dict(one.facts)
    if place == 0:
        facts |= {key: value for key, value in changed.items() if key in facts}
    members = {group: [dict(each) for each in rows] for group, rows in one.members.items()}
    if "person" in members:
        members["person"][place] |= {key: value for key, value in changed.items() if key in members["person"][place]}
    return facts, members


HOUSEHOLDS = [(id, place) for id in MONTHLY for place, one in enumerate(known(id)) if len(one.people) > 1]


@pytest.mark.parametrize(("id", "place"), HOUSEHOLDS)
def test_a_member_s_death_lowers_the_household_only_by_decision(id: str, place: int) -> None:
    one = known(id)[place]
    line, people = drawn(one)
    pay(2)
    last = len(people) - 1
    report_death(people[last].pk, date(2024, 3, 12), source="死亡证明", on=date(2024, 3, 14), by=CLERK)
    facts, members = with_person(one, last, {"person.died": date(2024, 3, 12)})
    before, after = worth(one.matter, one.facts, one.members, date(2024, 4, 1)), worth(one.matter, facts, members, date(2024, 4, 1))
    assert before is not None
    assert (held(line) is not None) == (after is None or after < before)
    pay(3)
    if after is not None and after < before:
        assert set(received(line)) == {1, 2}
        reduce(line.pk, since=date(2024, 4, 1), reason="成员死亡", on=date(2024, 4, 2), by=BUREAU)
    pay(4)
    pay(5)
    expected = due(one, range(1, 3))
    if after is not None:
        expected |= due(one, range(3, 4)) | due(one, range(4, 6), facts, members)
    assert received(line) == expected


@pytest.mark.parametrize(("id", "place"), HOUSEHOLDS)
def test_the_household_goes_on_with_another_member_when_its_payee_dies(id: str, place: int) -> None:
    one = known(id)[place]
    line, people = drawn(one)
    pay(2)
    report_death(people[0].pk, date(2024, 3, 12), source="死亡证明", on=date(2024, 3, 14), by=CLERK)
    facts, members = with_person(one, 0, {"person.died": date(2024, 3, 12)})
    members["person"][0]["person.relation"], members["person"][1]["person.relation"] = "配偶", "本人"
    after = worth(one.matter, facts, members, date(2024, 4, 1))
    told: dict[str, Any] = {"to": people[1].pk, "relations": {}, "reason": "领取人死亡", "on": date(2024, 3, 25), "by": BUREAU}
    if after is None:
        with pytest.raises(Refusal, match="不再符合条件"):
            succeed(line.pk, **told)
        return
    made = succeed(line.pk, **told)
    pay(4)
    assert received(line) == due(one, range(1, 4))
    assert received(Entitlement.objects.get(pk=made.entitlement)) == due(one, range(4, 5), facts, members)


# --- move, marriage, grade -----------------------------------------------------------------------------------------


@every_line
def test_who_moves_away_is_paid_for_the_month_of_the_move_and_on_only_where_the_rule_says_so(id: str) -> None:
    one = known(id)[0]
    line, people = drawn(one)
    pay(1)
    for row in people:
        move_person(row.pk, moved=date(2024, 2, 20), local=False, provincial=True, on=date(2024, 2, 25), by=CLERK)
    moved = {"person.local": False}
    facts, members = dict(one.facts), {group: [dict(each) for each in rows] for group, rows in one.members.items()}
    facts |= {key: value for key, value in moved.items() if key in facts}
    for each in members.get("person", []):
        each |= {key: value for key, value in moved.items() if key in each}
    now, then = worth(one.matter, one.facts, one.members, date(2024, 3, 1)), worth(one.matter, facts, members, date(2024, 3, 1))
    for month in (2, 3, 4):
        pay(month)
    expected = due(one, range(1, 3))
    if then is not None and now is not None and then >= now:
        expected |= due(one, range(3, 5), facts, members)
        assert held(line) is None
    else:
        assert held(line) is not None
    assert received(line) == expected
    assert Entitlement.objects.get(pk=line.pk).ends is None


@every_line
def test_a_marriage_is_a_question_to_the_household_and_changes_nothing_by_itself(id: str) -> None:
    one = known(id)[0]
    line, people = drawn(one)
    found = match_list("婚姻登记", [Listed(people[0].pk, "2024年2月登记结婚", date(2024, 2, 14))], on=date(2024, 2, 20), by=SECTION)
    assert Case.objects.get(pk=found.cases[people[0].pk]).subject == f"person:{people[0].pk}"
    assert held(line) is None
    for month in (2, 3):
        pay(month)
    assert received(line) == due(one, range(1, 4))


GRADED = [id for id in MONTHLY if any(fact.key == "person.grade" for fact in cascade.facts_of(next(m for m in matters() if m.id == id)))]


@pytest.mark.parametrize("id", GRADED)
@pytest.mark.parametrize("grade", [0, 1, 2, 3, 4])
def test_a_new_disability_grade_raises_at_once_lowers_by_decision_and_what_fails_is_held(id: str, grade: int) -> None:
    one = known(id)[0]
    line, people = drawn(one)
    pay(2)
    row = (one.members.get("person") or [one.facts])[0]
    if row["person.grade"] == grade:
        return
    facts, members = with_person(one, 0, {"person.grade": grade})
    before, after = worth(one.matter, one.facts, one.members, date(2024, 3, 1)) or 0, worth(one.matter, facts, members, date(2024, 3, 1))
    told: dict[str, Any] = {"since": date(2024, 3, 1), "reason": "残疾等级重新评定", "on": date(2024, 2, 26), "by": BUREAU}
    told |= {"members": {people[0].pk: {"person.grade": grade}}} if "person" in one.members else {"facts": {"person.grade": grade}}
    if after is not None and 0 < after < before:
        with pytest.raises(Refusal, match="减发决定"):
            change_facts(line.pk, **told)
        reduce(line.pk, **told)
    else:
        change_facts(line.pk, **told)
    pay(3)
    assert received(line) == due(one, range(1, 3)) | (due(one, range(3, 4), facts, members) if after is not None else {})
    assert (held(line) is not None) == (after is None)


# --- a new standard ------------------------------------------------------------------------------------------------


def standards_of(id: str) -> Iterator[str]:
    matter = next(one for one in matters() if one.id == id)
    return iter(sorted({part.name for term in matter.terms() for part in term.walk() if isinstance(part, Rate) and part.measure == "分"}))


RAISED = [(id, name) for id in PAYING for name in standards_of(id)]


@pytest.mark.parametrize(("id", "name"), RAISED)
def test_a_new_standard_is_made_up_for_the_months_paid_and_never_taken_back(id: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    one = known(id)[0]
    line, _ = drawn(one)
    for month in (1, 2, 3):
        pay(month)
    old = district().locality
    more = [replace(row, since=JANUARY, until=None, value=row.value + 1_300) for row in old.rates.rates
            if row.name == name and isinstance(row.value, int) and row.in_force(JANUARY)]  # fmt: skip
    new = old.rates.with_rows(more)
    for module in ("payroll", "uprate"):
        monkeypatch.setattr(f"minzheng.procedure.{module}.district", lambda on=None: District(replace(old, rates=new), rehearsed=True))
    lacking = {}
    for month in (1, 2, 3):
        day = date(2024, month, 1)
        was, gets = worth(one.matter, one.facts, one.members, day), worth(one.matter, one.facts, one.members, day, new)
        if was is not None and gets is not None and gets > was:
            lacking[month] = gets - was
    asked = {"document": "试验文件", "on": date(2024, 4, 2), "by": FINANCE, "approver": HEAD}
    if not lacking:
        with pytest.raises(Refusal, match="没有应补的差额"):
            pay_differences(id, JANUARY, date(2024, 3, 1), **asked)
        return
    made = pay_differences(id, JANUARY, date(2024, 3, 1), **asked)
    assert {each.first.month: each.amount for each in made.owed.lines} == lacking
    assert received(line) == {m: fen + lacking.get(m, 0) for m, fen in due(one, range(1, 4)).items()}


# --- a status is lost, or begins -----------------------------------------------------------------------------------


def statuses() -> Iterator[tuple[str, int, str]]:
    """(benefit, which of its people, the status it reads that he has)."""
    for id in MONTHLY:
        for place, one in enumerate(known(id)):
            for fact in status_facts(one.matter):
                if (one.members.get("person") or [one.facts])[0].get(fact.key) is True:
                    yield id, place, fact.source.matter


def status_facts(matter: Matter) -> list[Fact]:
    return [fact for fact in cascade.facts_of(matter) if fact.source.matter and fact.key.startswith("person.")]


LOST = sorted({(id, status): (id, place, status) for id, place, status in statuses()}.values())


@pytest.mark.parametrize(("id", "place", "status"), LOST)
def test_a_status_that_is_lost_takes_along_what_rests_on_it(id: str, place: int, status: str) -> None:
    one = known(id)[place]
    line, people = drawn(one)
    [key] = [fact.key for fact in status_facts(one.matter) if fact.source.matter == status]
    if status in MONTHLY:
        other = known(status)[0]
        basis, _ = drawn(other, [people[0], *_strangers(other)])
        pay(2)
        stop(basis.pk, last_month=date(2024, 2, 1), reason="不再符合条件", on=date(2024, 2, 26), by=BUREAU)
    facts, members = with_person(one, 0, {key: False})
    now, then = worth(one.matter, one.facts, one.members, date(2024, 3, 1)) or 0, worth(one.matter, facts, members, date(2024, 3, 1))
    pay(3)
    expected = due(one, range(1, 3))
    if then is not None and then >= now:
        expected |= due(one, range(3, 4), facts, members)
        assert held(line) is None
    else:
        assert held(line) is not None
    assert received(line) == expected


def _strangers(one: Known) -> list[Any]:
    return enrol([{**row, "local": True, "provincial": True} for row in one.people[1:]], on=EVE, by=SYSTEM) if len(one.people) > 1 else []


def begun() -> Iterator[tuple[str, str]]:
    for id in MONTHLY:
        for fact in status_facts(known(id)[0].matter):
            if (known(id)[0].members.get("person") or [known(id)[0].facts])[0].get(fact.key) is False:
                yield id, fact.source.matter


@pytest.mark.parametrize(("id", "status"), sorted(set(begun())))
def test_a_status_that_begins_never_lowers_or_ends_another_line_without_a_decision(id: str, status: str) -> None:
    one = known(id)[0]
    line, people = drawn(one)
    pay(2)
    march = date(2024, 3, 1)
    reached = cuts.reach(cascade.status_changed(status, {people[0].pk}, True, march), march, "开始享受另一待遇", district())
    funds.keep_versions(reached.versions, line.entered)
    funds.hold_many(reached.holds, since=date(2024, 2, 26), seq=line.entered)
    [key] = [fact.key for fact in status_facts(one.matter) if fact.source.matter == status]
    facts, members = with_person(one, 0, {key: True})
    now, then = worth(one.matter, one.facts, one.members, march) or 0, worth(one.matter, facts, members, march)
    pay(3)
    expected = due(one, range(1, 3))
    if then is not None and then >= now:
        expected |= due(one, range(3, 4), facts, members)
    assert received(line) == expected
    assert (held(line) is None) == (then is not None and then >= now)
    assert Entitlement.objects.get(pk=line.pk).ends is None


# --- which benefits exclude each other -----------------------------------------------------------------------------

DENIED, ALLOWED, TOPPED_UP = "不得同时享受", "可以同时享受", "补差"
MATRIX = (
    ("subsistence", "extreme_hardship", DENIED),
    ("subsistence", "orphan_allowance", DENIED),
    ("subsistence", "uncared_child", TOPPED_UP),
    ("subsistence", "near_poverty", DENIED),
    ("single_subsistence", "extreme_hardship", DENIED),
    ("single_subsistence", "orphan_allowance", DENIED),
    ("single_subsistence", "subsistence", DENIED),
    ("extreme_hardship", "orphan_allowance", DENIED),
    ("extreme_hardship", "living_subsidy", DENIED),
    ("extreme_hardship", "care_subsidy", DENIED),
    ("extreme_hardship", "near_poverty", DENIED),
    ("extreme_hardship", "old_age_allowance", ALLOWED),
    ("orphan_allowance", "living_subsidy", DENIED),
    ("orphan_allowance", "care_subsidy", ALLOWED),
    ("orphan_allowance", "uncared_child", DENIED),
    ("uncared_child", "living_subsidy", DENIED),
    ("uncared_child", "care_subsidy", ALLOWED),
    ("living_subsidy", "care_subsidy", ALLOWED),
    ("subsistence", "living_subsidy", ALLOWED),
    ("subsistence", "care_subsidy", ALLOWED),
    ("subsistence", "old_age_allowance", ALLOWED),
    ("living_subsidy", "old_age_allowance", ALLOWED),
    ("care_subsidy", "old_age_allowance", ALLOWED),
    ("near_poverty", "living_subsidy", ALLOWED),
    ("old_age_allowance", "frail_elder_subsidy", ALLOWED),
    ("rigid_expense", "subsistence", DENIED),
    ("rigid_expense", "extreme_hardship", DENIED),
    ("rigid_expense", "near_poverty", DENIED),
)
"""Who draws the first and asks for the second, or the other way round: the exclusion matrix of the domain in our names."""


def refused_while_drawing(first: str, second: str) -> bool:
    """Whether the second is refused, by what excludes it or by its rule, to somebody who draws the first."""
    one, other = known(first)[0], known(second)[0]
    line, people = drawn(one)
    try:
        read.refuse_clash(second, people[0].pk, date(2024, 2, 1), other.matter.excludes)
    except Refusal:
        return True
    finally:
        Entitlement.objects.filter(pk=line.pk).update(ends=JANUARY)
    told = {fact.key: True for fact in status_facts(other.matter) if fact.source.matter == first}
    facts, members = with_person(other, 0, told)
    return bool(told) and worth(other.matter, facts, members, date(2024, 2, 1)) is None


def yields(line: str, to: str) -> bool:
    """Whether who draws `line` no longer fulfils its conditions once he draws `to`: the line is held and then stopped."""
    one = known(line)[0]
    told = {fact.key: True for fact in status_facts(one.matter) if fact.source.matter == to}
    facts, members = with_person(one, 0, told)
    return bool(told) and worth(one.matter, facts, members, date(2024, 2, 1)) is None


@pytest.mark.parametrize(("first", "second", "rule"), MATRIX, ids=lambda value: value)
def test_the_exclusion_matrix(first: str, second: str, rule: str) -> None:
    """What excludes: in each order the later one is refused, or the earlier one yields to it; the second never to be had beside the first."""
    orders = [(drawing, asking, refused_while_drawing(drawing, asking)) for drawing, asking in ((first, second), (second, first))]
    if rule == DENIED:
        assert orders[0][2] or orders[1][2]
        assert [f"{drawing}→{asking}" for drawing, asking, refused in orders if not refused and not yields(drawing, asking)] == []
    else:
        assert [f"{drawing}→{asking}" for drawing, asking, refused in orders if refused] == []
        assert not yields(first, second)
        assert not yields(second, first)


THEIRS = {
    "dibao": "subsistence", "tekun": "extreme_hardship", "orphan": "orphan_allowance", "defacto": "uncared_child", "defacto_full": "uncared_child",
    "pwd_living": "living_subsidy", "pwd_nursing": "care_subsidy", "edge": "near_poverty", "rigid": "rigid_expense", "elder80": "old_age_allowance",
}  # fmt: skip
SETTLED_ELSEWHERE = {("extreme_hardship", "uncared_child"): "择一或者补差，见儿童的案例", ("living_subsidy", "uncared_child"): "补差的不互斥，全额的互斥"}


def test_the_matrix_says_what_the_domain_says() -> None:
    """Every pair of the domain's matrix whose two lines have pages is in ours, with its rule."""
    ours = {frozenset(pair[:2]): pair[2] for pair in MATRIX}
    rules = {"deny": DENIED, "allow": ALLOWED, "topup": TOPPED_UP}
    differing = []
    for one in domain_exclusions():
        pair = tuple(THEIRS.get(str(one[side]), "") for side in ("a", "b"))
        if "" in pair or one["rule"] not in rules or {frozenset(pair)} & {frozenset(known) for known in SETTLED_ELSEWHERE}:
            continue
        if ours.get(frozenset(pair)) != rules[one["rule"]]:
            differing.append((pair, one["rule"]))
    assert differing == []


# --- the top-up of a child follows what the family draws -----------------------------------------------------------

FULL = 135_900
"""The standard known in the spring of 2024; every payroll here is made before the new one is announced."""


def child_of(share: Mapping[str, int]) -> tuple[Any, Any]:
    """A child who draws 事实无人抚养 beside what the family draws (child.…_share -> 分); the entitlement and the child."""
    one = known("uncared_child")[0]
    facts = dict(one.facts) | {f"child.{name}": fen for name, fen in share.items()}
    line, people = drawn(replace(one, facts=facts))
    return line, people[0]


def family_with(child: Any) -> Any:
    """A rural household of three on 低保, the child its third member, drawn from January on."""
    relief, others = poor_household()
    frozen = read.as_rules_take(read.facts_in_force(relief.pk, JANUARY))
    members = [*frozen[1]["person"][:2], {**frozen[1]["person"][2], "person.id": child.pk}]
    Entitlement.objects.filter(pk=relief.pk).update(ends=JANUARY)
    row = {"person": others[1].pk, "amount": 103_500, "town": TOWN, "facts": frozen[0], "members": {"person": members}}
    members[0]["person.relation"], members[1]["person.relation"] = "配偶", "本人"
    return opened("subsistence", row)


def share_now(line: Any, month: date, name: str = "subsistence") -> int:
    return int(read.as_rules_take(read.facts_in_force(line.pk, month))[0][f"child.{name}_share"])


MARCH, APRIL = date(2024, 3, 1), date(2024, 4, 1)


def test_when_the_family_s_relief_stops_the_child_has_the_full_rate_in_the_same_transaction() -> None:
    line, child = child_of({"subsistence_share": 34_500})
    relief = family_with(child)
    pay(2)
    stop(relief.pk, last_month=date(2024, 2, 1), reason="家庭收入超过标准", on=date(2024, 2, 26), by=BUREAU)
    assert share_now(line, MARCH) == 0
    pay(3)
    assert received(line) == {1: FULL - 34_500, 2: FULL - 34_500, 3: FULL}


def test_when_the_family_s_relief_is_cut_the_child_s_top_up_rises_by_what_each_of_them_lost() -> None:
    line, child = child_of({"subsistence_share": 34_500})
    relief = family_with(child)
    pay(2)
    earner = read.as_rules_take(read.facts_in_force(relief.pk, JANUARY))[1]["person"][0]["person.id"]
    reduce(relief.pk, since=MARCH, reason="工资增加三百元", on=date(2024, 2, 26), by=BUREAU, members={earner: {"person.wages": 120_000}})
    assert share_now(line, MARCH) == 24_500  # (645×3－1200)÷3
    pay(3)
    assert received(line)[3] == FULL - 24_500


def test_when_the_family_s_relief_rises_the_child_s_top_up_waits_for_a_decision_that_reads_the_new_share() -> None:
    line, child = child_of({"subsistence_share": 34_500})
    relief = family_with(child)
    pay(2)
    earner = read.as_rules_take(read.facts_in_force(relief.pk, JANUARY))[1]["person"][0]["person.id"]
    change_facts(relief.pk, since=MARCH, reason="失业", on=date(2024, 2, 26), by=BUREAU, members={earner: {"person.wages": 0}})
    assert held(line) == date(2024, 2, 26)
    assert share_now(line, MARCH) == 34_500
    made = reduce(line.pk, since=MARCH, reason="家庭低保增加", on=date(2024, 2, 27), by=BUREAU)
    assert (made.before, made.after) == (FULL - 34_500, FULL - 64_500)
    assert share_now(line, MARCH) == 64_500
    pay(3)
    assert received(line) == {1: FULL - 34_500, 2: FULL - 34_500, 3: FULL - 64_500}


def test_a_member_s_death_that_changes_the_family_s_relief_reaches_the_child_by_its_decision() -> None:
    line, child = child_of({"subsistence_share": 34_500})
    relief = family_with(child)
    pay(2)
    earner = read.as_rules_take(read.facts_in_force(relief.pk, JANUARY))[1]["person"][0]["person.id"]
    report_death(earner, date(2024, 3, 12), source="死亡证明", on=date(2024, 3, 14), by=CLERK)
    # two are left and nobody earns: 645 元 each, more for the family, less for the child, who waits for a decision
    assert held(relief) is None
    assert held(line) == date(2024, 3, 14)
    made = reduce(line.pk, since=APRIL, reason="家庭低保增加", on=date(2024, 3, 20), by=BUREAU)
    assert made.after == FULL - 64_500


def test_the_extreme_hardship_share_is_the_basic_living_alone_without_care() -> None:
    line, child = child_of({"hardship_share": 103_200})
    hardship = next(one for one in known("extreme_hardship") if len(one.people) <= 1)
    basis, _ = drawn(hardship, [child])
    pay(2)
    stop(basis.pk, last_month=date(2024, 2, 1), reason="不再符合条件", on=date(2024, 2, 26), by=BUREAU)
    assert share_now(line, MARCH, "hardship") == 0
    pay(3)
    assert received(line) == {1: FULL - 103_200, 2: FULL - 103_200, 3: FULL}


def test_a_household_that_has_nothing_to_do_with_the_child_changes_nothing() -> None:
    line, _ = child_of({"subsistence_share": 34_500})
    relief, _ = poor_household()
    stop(relief.pk, last_month=date(2024, 2, 1), reason="家庭收入超过标准", on=date(2024, 2, 26), by=BUREAU)
    assert share_now(line, MARCH) == 34_500
    assert held(line) is None
