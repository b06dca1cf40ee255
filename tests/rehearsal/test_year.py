"""A small district lives the whole year through the real verbs: lawful, balanced, resumable, and another seed another year."""

from __future__ import annotations

from datetime import date

import pytest
from django.db.models import F, Sum

from minzheng.funds import accounts
from minzheng.funds.models import PaymentLine, Posting
from minzheng.identity import is_fictional, read_resident_number
from minzheng.identity.fictional import FICTIONAL_AREAS
from minzheng.journal.models import Act, ActField
from minzheng.journal.verify import verify
from minzheng.library.locality import shipped
from minzheng.procedure.deep import checkers
from minzheng.procedure.known import waived_in
from minzheng.procedure.models import Case, Draw
from minzheng.registers.models import Belonging, Person, Record
from minzheng.rehearsal.live import Year, through
from minzheng.rehearsal.script import Settings
from minzheng.reporting.annual import relations_of
from minzheng.reporting.figures.lineage import all_figures, items, total
from minzheng.reporting.relations import blocking
from minzheng.vocabulary.errors import Refusal

SMALL = Settings(2024, part=60)
YEAR_END = date(2024, 12, 31)


@pytest.fixture(scope="module")
def lived(django_db_setup: None, django_db_blocker: object) -> object:
    """The small year, lived once for the tests of this module and rolled back after them."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        yield Year(SMALL).live()
        transaction.set_rollback(True)


def test_the_year_is_lived_to_its_end_and_the_books_balance(lived: int) -> None:
    assert through() == YEAR_END
    assert lived > 400
    assert Posting.objects.aggregate(total=Sum("amount"))["total"] == 0


def test_what_was_waived_is_owed_to_the_funeral_home_and_its_months_are_paid(lived: int) -> None:
    """What the year's figure says was waived stands in the books to the 分: paid month by month, and what is still owed."""
    books = dict(Posting.objects.filter(fund="funeral_service").values_list("account").annotate(Sum("amount")))
    waived, paid = (int(total(figure, 2024)[0]) for figure in ("funeral_fees_waived", "funeral_money_settled"))
    december = waived_in(date(2024, 12, 1))[1]
    assert books == {accounts.EXPENSE: waived, accounts.TREASURY: -paid, accounts.PAYABLE: paid - waived}
    assert (paid > 0, waived - paid) == (True, december)


def test_what_institutions_are_paid_stands_in_the_books(lived: int) -> None:
    for matter, figure in (("canteen_meals", "canteen_money_government"), ("home_adaptation", "home_adaptation_cost")):
        out = Posting.objects.filter(fund=matter, account=accounts.TREASURY).aggregate(total=Sum("amount"))["total"]
        assert -out == int(total(figure, 2024)[0]) > 0, figure
    given = Posting.objects.filter(account=accounts.BANK, amount__lt=0).aggregate(total=Sum("amount"))["total"]
    assert -given == int(total("donations_disbursed", 2024)[0])


def test_the_journal_is_whole_and_every_table_can_be_rebuilt_from_it(lived: int) -> None:
    assert verify(deep=True, checkers=checkers()) == []


def test_everybody_has_a_number_of_nobody_and_families_are_households(lived: int) -> None:
    """The number says his birthday and sex; it stands in the rolls alone, never in an act."""
    people = list(Person.objects.all())
    for one in people:
        number = read_resident_number(one.resident_number or "")
        assert (number.birth, number.sex, is_fictional(number.text)) == (one.born, one.sex, True)
    assert not any(ActField.objects.filter(value__contains=area).exists() for area in FICTIONAL_AREAS)
    homes = Belonging.objects.values_list("household_id", flat=True)
    heads = Belonging.objects.filter(relation="户主").count()
    assert 0 < heads == len(set(homes)) < len(homes)
    assert not Belonging.objects.exclude(household__town=F("person__town")).exists()


def test_no_deadline_was_missed_that_was_not_meant(lived: int) -> None:
    overdue = Case.objects.filter(closed=False, due__lt=YEAR_END).exclude(due_title__in=("定期复核",))
    assert list(overdue.values_list("number", "due", "due_title")) == []


def test_every_relation_of_any_year_holds(lived: int) -> None:
    assert blocking(relations_of(2024)) == ()


def test_each_figure_is_the_sum_of_its_trace(lived: int) -> None:
    for figure in all_figures(2024):
        if figure.unit in ("%", "日期") or figure.id in ("elder_age_threshold", "towns_total"):
            continue
        traced = list(items(figure.id, 2024))
        value, count = total(figure.id, 2024)
        assert (sum(item.contribution for item in traced), len(traced)) == (value, count), figure.id
        assert Act.objects.filter(seq__in={item.seq for item in traced}).count() == len({item.seq for item in traced})


def test_what_stood_before_the_system_is_counted_and_marked(lived: int) -> None:
    origins = {item.origin for item in items("social_orgs_total", 2024)}
    assert origins == {"here", "opening"}
    assert Act.objects.filter(origin="opening", case__isnull=False).count() == 0


def test_the_draw_can_be_made_again(lived: int) -> None:
    from minzheng.draw import verify as verify_draw

    draw = Draw.objects.get()
    assert not [one for one in verify_draw(bytes(draw.transcript)) if one.blocking]


def test_the_dead_are_held_at_once_and_stopped_by_a_decision(lived: int) -> None:
    reported = Act.objects.filter(verb="report_death")
    assert reported.exists()
    ended = Act.objects.filter(matter="old_age_allowance", verb="end")
    assert ended.exists()
    assert min(act.on for act in ended) > min(act.on for act in reported)


def test_standards_announced_in_may_are_made_up_per_person_and_month_from_january_on(lived: int) -> None:
    """The year's money is what it would be had they been known in January: the source's totals stay."""
    sums = {
        (one["payroll__matter"], one["entitlement"], one["first"]): one["sum"]
        for one in PaymentLine.objects.exclude(kind="重发").values("payroll__matter", "entitlement", "first").annotate(sum=Sum("amount"))
    }
    rates, made_up = shipped().rates, PaymentLine.objects.filter(kind="补差")
    assert {one.payroll.matter for one in made_up.select_related("payroll")} == {"care_subsidy", "living_subsidy", "orphan_allowance", "uncared_child"}
    assert {one.first.month for one in made_up} == {1, 2, 3, 4, 5}
    standards = {"care_subsidy": "重度残疾人护理补贴", "living_subsidy": "困难残疾人生活补贴"}
    for (matter, _, month), fen in sums.items():
        if matter in standards:
            assert fen == rates.amount(standards[matter], None, month)
    told = ActField.objects.filter(name="raising.arrears")
    assert sum(int(one.value) for one in told) == made_up.aggregate(sum=Sum("amount"))["sum"]


def test_each_month_is_settled_with_the_funeral_home_at_what_was_waived_in_it(lived: int) -> None:
    paid = {one.name: dict(ActField.objects.filter(seq=one.entered).values_list("name", "value"))["settling.paid"]
            for one in Record.objects.filter(register="funeral_settlement")}  # fmt: skip
    assert {name: int(value) for name, value in paid.items()} == {f"2024-{m:02d}-01": waived_in(date(2024, m, 1))[1] for m in range(1, 12)}
    assert any(int(value) > 0 for value in paid.values())


@pytest.mark.django_db
def test_an_interrupted_year_goes_on_and_ends_with_the_same_figures() -> None:
    tiny = Settings(2024, part=400)
    Year(tiny).live(until=date(2024, 4, 17))
    Year(tiny).live(until=date(2024, 9, 3))
    Year(tiny).live()
    resumed = {figure.id: figure.text for figure in all_figures(2024)}
    planned, drawn = len({plan.key for plan in Year(tiny).plans}), 1 + int(resumed["inspections_double_random"].rstrip("宗"))
    passed_on = len(set(ActField.objects.filter(name="case.from").values_list("seq", flat=True)))
    assert passed_on > 0
    assert Case.objects.count() == planned + drawn + passed_on
    assert Act.objects.values("act_id").distinct().count() == Act.objects.count()
    with pytest.raises(Refusal, match="另一份演练"):
        Year(Settings(2024, seed=7, part=400)).live()


@pytest.mark.slow
@pytest.mark.django_db
def test_another_seed_lives_another_year() -> None:
    Year(Settings(2024, seed=7, part=40)).live()
    assert blocking(relations_of(2024)) == ()
    assert verify(deep=True, checkers=checkers()) == []
