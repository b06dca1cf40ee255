"""One application: the case of the right page is begun with what was asked already; relief and recognitions are counted."""

from __future__ import annotations

from datetime import date

import orjson
import pytest

from minzheng.catalogue import matter
from minzheng.funds.models import Entitlement
from minzheng.journal.models import ActField
from minzheng.journal.verify import verify
from minzheng.procedure.actor import Actor
from minzheng.procedure.deep import checkers
from minzheng.procedure.known import about_person
from minzheng.procedure.models import Case, Notice
from minzheng.procedure.opening import enrol
from minzheng.procedure.perform import Done, Opening, open_case, perform
from minzheng.reporting.figures.lineage import items, total
from tests.matters.assistance.test_assistance import family, file_of
from tests.matters.assistance.test_temporary_relief import TIMES, facts_of
from tests.payees import paid, person, poor_household
from tests.procedure.conftest import SYSTEM, TOWN, by

pytestmark = pytest.mark.django_db
PARTY = Actor((), "applicant", "申请人", "")


def somebody(name: str = "某甲") -> str:
    return f"person:{enrol([{'name': name, 'sex': '男', 'born': date(1980, 1, 1), 'town': TOWN, 'account': '62'}], on=date(2024, 1, 1), by=SYSTEM)[0].pk}"


def applied(per_head: int, people: int = 3, **assets: bool) -> Done:
    facts = {**file_of("农村", 0, **assets), "applicant.name": "某甲", "applicant.village": "某村"}
    entrance = Opening(matter("assistance"), facts, {"person": family(per_head, people), "obligor": []}, TOWN, somebody(), "某甲")
    case = open_case(entrance, "apply", on=date(2024, 6, 3), by=PARTY).case
    return perform(case, "classify", on=date(2024, 6, 4), by=by("T1"))


def test_the_right_case_is_begun_in_the_same_act(here):
    done = applied(80_000)
    first = Case.objects.get(pk=done.case)
    assert (first.outcome, first.closed) == ("转入相应类别办理", True)
    [opened] = Case.objects.exclude(pk=done.case)
    assert (opened.matter, opened.state, opened.subject, opened.town) == ("near_poverty", "受理", first.subject, TOWN)
    facts, members = orjson.loads(opened.facts), orjson.loads(opened.members)
    wanted = {fact.key for fact in matter("near_poverty").needed()}
    assert set(facts) | set(members["person"][0]) == wanted, "what was asked is taken along, all of it and nothing else"
    [link] = ActField.objects.filter(name="case.from")
    assert orjson.loads(bytes(link.value)) == done.case
    assert [str(finding) for finding in verify(deep=True, checkers=checkers())] == []


def test_who_fits_no_page_gets_a_letter_and_no_case(here):
    done = applied(900_000)
    assert Case.objects.get().outcome == "四类均不符合"
    assert done.decision is not None
    assert {reason.condition.partition("：")[0] for reason in done.decision.failed} == {page.title for page in matter("assistance").tiers.pages}


def recognised(people: int) -> Done:
    done = applied(80_000, people)
    number = Case.objects.exclude(matter="assistance").latest("opened_on", "number").number
    for verb, day, who in (("investigate", 6, ("T1", "T2")), ("check", 6, ("B2",)), ("opine", 7, ("T1",)), ("publish", 7, ("T1",)), ("decide", 17, ("B1",))):
        done = perform(number, verb, on=date(2024, 6, day), by=by(*who))
    return done


def test_a_recognition_is_a_standing_without_money_and_counts_its_people(here):
    recognised(3)
    recognised(2)
    assert list(Entitlement.objects.values_list("matter", "amount", "starts")) == [("near_poverty", 0, date(2024, 6, 1))] * 2
    assert [run.lines for run in paid(6)] == [0]
    assert total("near_poverty_households", 2024) == (2, 2)
    assert total("near_poverty_persons", 2024) == (5, 2)
    assert sorted(item.contribution for item in items("near_poverty_persons", 2024)) == [2, 3]


def relieved(persons: int, subject: str = "") -> None:
    opening = Opening(matter("urgent_relief"), facts_of("urgent_first", persons=persons, need=1_000_000), {}, TOWN, subject or somebody(), "某甲")
    case = open_case(opening, "report", on=date(2024, 6, 3), by=by("T1"), said={"relief.discovered": "村报告"}).case
    perform(case, "relieve", on=date(2024, 6, 3), by=by("T1"), said={"relief.paid_in": "现金"})


def test_persons_are_added_up_grant_by_grant(here):
    """TA-08：四人、四人、一人各一次。"""
    for persons in TIMES.given["grants"]:
        relieved(persons)
    assert total("temporary_relief_person_times", 2024) == (TIMES.expect["person_times"], TIMES.expect["households_times"])
    assert sorted(item.contribution for item in items("temporary_relief_person_times", 2024)) == [1, 4, 4]
    [run] = paid(6)
    assert (run.lines, run.total) == (3, 2 * 4 * 2 * 86_000 + 2 * 86_000)


def test_what_was_awarded_this_year_is_taken_from_the_ledger_whatever_is_said(here):
    one = somebody()
    relieved(2, one)
    opening = Opening(matter("temporary_relief"), facts_of("urgent", used=0, need=1_000_000), {}, TOWN, one, "某甲")
    case = open_case(opening, "apply", on=date(2024, 6, 10), by=PARTY).case
    assert orjson.loads(Case.objects.get(pk=case).facts)["relief.used"] == 2 * 2 * 86_000
    later = open_case(opening, "apply", on=date(2025, 1, 6), by=PARTY).case
    assert orjson.loads(Case.objects.get(pk=later).facts)["relief.used"] == 0


def test_every_member_of_a_household_is_known_to_draw_it(here):
    _, people = poor_household()
    for one in people:
        assert about_person(matter("living_subsidy"), one, date(2024, 6, 3))["person.subsistence"] is True
    assert about_person(matter("living_subsidy"), person("某丁"), date(2024, 6, 3))["person.subsistence"] is False


def test_a_notice_ends_when_the_locality_says(here):
    opening = Opening(matter("temporary_relief"), facts_of(need=1_000_000), {}, TOWN, somebody(), "某甲")
    case = open_case(opening, "apply", on=date(2024, 6, 3), by=PARTY).case
    for verb in ("accept", "visit", "publish"):
        perform(case, verb, on=date(2024, 6, 4), by=by("T1"))
    assert Notice.objects.get().until == date(2024, 6, 7)
