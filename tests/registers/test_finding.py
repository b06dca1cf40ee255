"""Finding people: by name, given name, initials or a piece of the number; every way follows an index on SQLite."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection

from minzheng.identity.names import initials
from minzheng.procedure import cases
from minzheng.procedure.models import Case
from minzheng.procedure.seeing import Scope
from minzheng.registers import finding
from minzheng.registers.models import Person, Record

PEOPLE = (("张国强", "441802195603120017", date(1956, 3, 12)), ("国强生", "441802196001011234", date(1960, 1, 1)),
          ("欧阳国强", "44180219700101567X", date(1970, 1, 1)), ("王伟", "441802198002030031", date(1980, 2, 3)))  # fmt: skip


@pytest.fixture
def people(db):
    for name, number, born in PEOPLE:
        Person.objects.create(name=name, initials=initials(name), resident_number=number, born=born, sex="男", town="", entered=1, changed=1)


@pytest.mark.parametrize(("text", "found"), [
    ("张", ["张国强"]), ("国强", ["国强生", "张国强"]), ("阳国", ["欧阳国强"]), ("zgq", ["张国强"]), ("GQS", ["国强生"]),
    ("0017", ["张国强"]), ("120017", ["张国强"]), ("567x", ["欧阳国强"]), ("4418021980", ["王伟"]), ("441802195603120017", ["张国强"]),
    ("441802 19560312 0017", ["张国强"]), ("４４１８０２１９８０", ["王伟"]),
    ("19800203", ["王伟"]), ("19801303", []),
    ("017", []), ("", []), ("%", []),
    ("伟", ["王伟"]), ("强", ["国强生"]), ("生", []),
])  # fmt: skip
def test_who_is_found(people, text, found):
    assert sorted(one.name for one in finding.named(text)) == sorted(found)


@pytest.mark.parametrize("text", ["张国", "zgq", "0017", "4418021980", "19800203"])
def test_no_search_reads_everybody(people, text):
    if connection.vendor != "sqlite":
        pytest.skip("the plan is asked of SQLite")
    for plan in (finding.beginning(text)[:20].explain(), cases.narrowed(cases.visible(Scope(None)), cases.Wanted(text=text)).explain()):
        assert "SCAN registers_person" not in plan, plan
        assert "SCAN procedure_case" not in plan, plan


def test_cases_by_a_word_in_the_name_of_their_body(db):
    Record.objects.create(register="organisation", number="O1", name="清城区银龄互助促进会", since=date(2020, 1, 1), entered=1)
    for number, subject, title, closed in (("a-2024-000001", "organisation:O1", "", True), ("a-2024-000002", "", "银龄书画社", False),
                                           ("a-2024-000003", "", "某银龄会", True)):  # fmt: skip
        Case.objects.create(number=number, matter="a", line="社会组织", opened_on=date(2024, 1, 1), subject=subject, title=title, closed=closed, facts="{}")
    found = cases.narrowed(cases.visible(Scope(None)), cases.Wanted(text="银龄")).order_by("number")
    assert [one.number for one in found] == ["a-2024-000001", "a-2024-000002"]
    assert [one.number for one in cases.narrowed(cases.visible(Scope(None)), cases.Wanted(text="某银龄"))] == ["a-2024-000003"]


@pytest.mark.parametrize(("text", "found"), [("银龄", [2, 3]), ("某银", [4]), ("zgq", [1]), ("a-2024", [1, 2, 3, 4]), ("b", []), ("没有", []), ("0017", [1])])
@pytest.mark.parametrize("few", [0, 1000])
def test_many_cases_are_found_as_few_are(people, monkeypatch, text, found, few):
    """Where more are found than are named one by one, they are the same ones, open, ended and counted."""
    monkeypatch.setattr(cases, "FEW", few)
    Record.objects.create(register="organisation", number="O1", name="清城区银龄互助促进会", since=date(2020, 1, 1), entered=1)
    subjects = (f"person:{Person.objects.get(name='张国强').pk}", "organisation:O1", "", "")
    for place, (subject, title, closed) in enumerate(zip(subjects, ("", "", "新银龄会", "某银龄会"), (False, True, False, True), strict=True), 1):
        Case.objects.create(number=f"a-2024-00000{place}", matter="a", line="社会组织", opened_on=date(2024, 1, 1), subject=subject, title=title,
                            closed=closed, facts="{}")  # fmt: skip
    rows = cases.narrowed(cases.visible(Scope(None)), cases.Wanted(text=text))
    assert sorted(int(one.number[-1]) for one in rows) == found
    tally = cases.counts(rows, date(2024, 1, 1))
    assert (tally["open"], tally["closed"]) == (len({1, 3} & set(found)), len({2, 4} & set(found)))
    assert len(cases.to_page(cases.of_colour(rows, "", date(2024, 1, 1)), "", tally)[:9]) == tally["open"]


def test_pages_of_open_cases_by_deadline_then_those_without(db):
    days = [date(2024, 5, 3), None, date(2024, 5, 1), date(2024, 5, 2), None]
    for place, due in enumerate(days):
        Case.objects.create(number=f"a-2024-00000{place}", matter="a", line="社会救助", opened_on=date(2024, 1, 1), due=due, facts="{}")
    rows = cases.ByDeadline(cases.visible(Scope(None)), 3)
    order = [[one.number[-1] for one in rows[start : start + 2]] for start in range(0, 6, 2)]
    assert order == [["2", "3"], ["0", "1"], ["4"]]


def test_closed_cases_are_counted_up_to_a_bound(db):
    for place in range(4):
        Case.objects.create(number=f"a-2024-00000{place}", matter="a", line="社会救助", opened_on=date(2024, 1, 1), closed=place > 0, facts="{}")
    counted = cases.counts(cases.visible(Scope(None)), date(2024, 1, 2), 2)
    assert (counted["open"], counted["closed"], counted["grey"]) == (1, 2, 1)
