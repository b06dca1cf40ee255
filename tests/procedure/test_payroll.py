"""A month is paid once, by the rules of that month, to those who still fulfil the conditions; every difference has a reason."""

from __future__ import annotations

from datetime import date

import pytest

from minzheng.funds import read
from minzheng.funds.models import Entitlement
from minzheng.procedure.actor import Actor
from minzheng.procedure.death import report_death
from minzheng.procedure.district import District
from minzheng.procedure.hold import hold
from minzheng.procedure.payroll import run_payroll
from minzheng.procedure.release import release
from minzheng.vocabulary.errors import Refusal, UnsetRate
from tests.payees import BUREAU, CLERK, FINANCE, HEAD, arrived, disabled, elder, lines_of, paid, person, poor_household

pytestmark = pytest.mark.django_db


def test_a_month_is_paid_and_a_second_run_pays_nothing_and_says_so(here: District) -> None:
    elder()
    [first] = paid(1)
    assert lines_of(first) == [("当月", "2024-01", 5000)]
    with pytest.raises(Refusal, match="2024年1月已经发放"):
        paid(1)
    with pytest.raises(Refusal, match=f"第{first.seq}号"):
        paid(1, matters=("old_age_allowance",))
    assert read.payroll("old_age_allowance", date(2024, 1, 1)).lines == 1


def test_months_that_were_owed_are_paid_with_the_next_run_each_by_its_own_rules(here: District) -> None:
    elder(date(1934, 3, 15))  # ninety in March: 100 元 from then on
    [run] = paid(4)
    assert lines_of(run) == [("补发", "2024-01", 5000), ("补发", "2024-02", 5000), ("补发", "2024-03", 10000), ("当月", "2024-04", 10000)]
    assert run.arrears == 20000
    assert lines_of(*paid(5)) == [("当月", "2024-05", 10000)]


def test_who_no_longer_fulfils_a_condition_is_held_with_the_reason_and_not_stopped(here: District) -> None:
    young = elder(date(1950, 1, 1))
    [run] = paid(1)
    assert run.lines == 0
    assert [(one.entitlement, one.held) for one in run.holds] == [(young.pk, True)]
    assert "年满八十周岁：不符合" in run.holds[0].why
    row = Entitlement.objects.get(pk=young.pk)
    assert (row.ends, row.held_by, row.held_since) == (None, run.seq, date(2024, 1, 1))


def test_rerunning_never_undoes_a_deliberate_pause(here: District) -> None:
    one = elder()
    paid(1)
    hold(one.person_id, why="群众反映长期不在本地", on=date(2024, 2, 1), by=CLERK)
    assert paid(2) == []
    assert paid(3) == []
    release(one.pk, why="已核实在本地居住", on=date(2024, 4, 1), by=BUREAU)
    assert lines_of(*paid(4)) == [("补发", "2024-02", 5000), ("补发", "2024-03", 5000), ("当月", "2024-04", 5000)]


def test_a_dry_run_shows_the_same_and_writes_nothing(here: District) -> None:
    elder()
    [tried] = run_payroll(date(2024, 1, 1), on=date(2024, 1, 9), by=FINANCE, dry_run=True)
    assert (tried.seq, tried.total) == (None, 5000)
    assert read.payroll("old_age_allowance", date(2024, 1, 1)) is None
    [run] = paid(1)
    assert lines_of(run) == lines_of(tried)


@pytest.mark.parametrize(
    ("by", "approver", "why"),
    [
        (FINANCE, None, "编制人以外的负责人"),
        (Actor(("F1",), "finance"), Actor(("F1",), "head"), "同一人"),
        (Actor(("B1",), "finance"), HEAD, "不具有"),
        (FINANCE, Actor(("B1",), "head"), "不具有"),
        (HEAD, FINANCE, "财务人员"),
    ],
)  # fmt: skip
def test_a_second_person_with_the_power_approves(here: District, by: Actor, approver: Actor | None, why: str) -> None:
    elder()
    with pytest.raises(Refusal, match=why):
        run_payroll(date(2024, 1, 1), on=date(2024, 1, 10), by=by, approver=approver)


def test_outside_a_rehearsal_nothing_is_paid_on_an_illustrative_standard(here: District, monkeypatch: pytest.MonkeyPatch) -> None:
    elder()
    monkeypatch.setattr("minzheng.procedure.payroll.district", lambda on=None: District(here.locality, rehearsed=False))
    with pytest.raises(UnsetRate, match="高龄津贴"):
        paid(1)


def test_differences_are_explained_person_by_person(here: District) -> None:
    stays, ages, dies = elder(), elder(date(1934, 2, 10)), elder()
    paid(1)
    report_death(dies.person_id, date(2024, 1, 20), source="死亡证明", on=date(2024, 1, 25), by=CLERK)
    new = elder(paid_through=date(2024, 1, 1))
    [run] = paid(2)
    told = {one.entitlement: (one.kind, one.before, one.after) for one in run.differences}
    assert told == {ages.pk: ("变更", 5000, 10000), dies.pk: ("暂停", 5000, 0), new.pk: ("新增", 0, 5000)}
    assert stays.pk not in told
    assert "死亡" in next(one.why for one in run.differences if one.entitlement == dies.pk)
    assert {one.why for one in run.differences if one.kind == "变更"} == {"标准或者年龄档变化"}
    assert next(one.why for one in run.differences if one.kind == "新增") == "自本月起发放"


def test_the_end_of_one_benefit_reaches_those_that_rest_on_it(here: District) -> None:
    from minzheng.procedure.stop import stop

    relief, people = poor_household()
    subsidy = disabled(people[0])
    assert sorted(lines_of(*paid(1))) == [("当月", "2024-01", 19500), ("当月", "2024-01", 103500)]
    stop(relief.pk, last_month=date(2024, 2, 1), reason="家庭收入超过标准", on=date(2024, 2, 5), by=BUREAU)
    assert sorted(lines_of(*paid(2))) == [("当月", "2024-02", 19500), ("当月", "2024-02", 103500)]
    [march] = paid(3)
    assert march.holds[0].entitlement == subsidy.pk
    assert "低保" in march.holds[0].why


def test_the_same_person_is_not_paid_twice(here: District) -> None:
    one = elder()
    with pytest.raises(Refusal, match="重复"):
        read.refuse_clash("old_age_allowance", one.person_id, date(2024, 5, 1))


def test_a_missing_fact_holds_the_one_it_concerns_and_names_it(here: District) -> None:
    from minzheng.procedure.open_benefits import open_benefits
    from tests.payees import EVE, SYSTEM, TOWN

    elder()
    lacking = person()
    open_benefits("old_age_allowance", [{"person": lacking.pk, "amount": 5000, "town": TOWN, "facts": {"person.born": lacking.born, "person.local": True}}],
                  on=EVE, by=SYSTEM)  # fmt: skip
    [run] = paid(1)
    assert (run.lines, len(run.holds)) == (1, 1)
    assert "死亡日期" in run.holds[0].why


def test_a_bounced_payment_goes_out_again_with_the_next_payroll(here: District) -> None:
    elder(), elder()
    [january] = paid(1)
    settled = arrived(january, {1: "账户已销户"})
    assert (settled.paid, settled.amount, settled.bounced) == (1, 5000, ((2, "账户已销户"),))
    [february] = paid(2)
    assert sorted(lines_of(february)) == [("当月", "2024-02", 5000), ("当月", "2024-02", 5000), ("重发", "2024-01", 5000)]
    assert sorted(lines_of(*paid(3))) == [("当月", "2024-03", 5000), ("当月", "2024-03", 5000)]
