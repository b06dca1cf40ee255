"""The relations over the source's numbers, over changed ones, and over missing ones."""

import pytest

from minzheng.relations import RELATIONS, SUM, Scope, Values
from minzheng.reporting.figures.printing import by_id, counted, money
from minzheng.reporting.relations import Outcome, blocking, evaluate, unanswered
from tests.reporting.source_figures import source_figures


def changed(**numbers):
    """The source's figures with some counts replaced."""
    figures = figures_and_flow()
    for figure_id, number in numbers.items():
        figures[figure_id] = counted(figure_id, figure_id, number, figures[figure_id].unit)
    return figures


def outcome(figures, figure_id, year=2024):
    return next(finding for finding in evaluate(figures, year=year) if finding.relation.id == figure_id)


FLOW = {"social_orgs_at_start": 648, "social_orgs_deregistered": 7, "social_orgs_revoked": 1,
        "normative_docs_at_start": 6, "normative_docs_issued": 1, "normative_docs_declared": 0, "normative_docs_lapsed": 0,
        "normative_docs_valid": 6, "law_lectures": 2}  # fmt: skip
"""What the source report doesn't say of its organisations, so that its 655 follow, of its normative documents and its lectures."""


def figures_and_flow():
    return dict(source_figures()) | by_id(*(counted(id, "", number, "个") for id, number in FLOW.items()))


def test_all_29_relations_hold_on_the_source_and_what_it_leaves_out():
    findings = evaluate(figures_and_flow(), year=2024)
    assert [finding.relation.id for finding in findings] == [f"R{n:02}" for n in range(1, 30)]
    assert {finding.outcome for finding in findings} == {Outcome.HOLDS}
    assert [finding.relation.id for finding in evaluate(source_figures(), year=2024) if finding.outcome is Outcome.SKIPPED] == ["R27", "R28", "R29"]


FAILING = {
    "R02": {"associations_total": 114},
    "R03": {"inspections_associations": 2},
    "R04": {"inspections_care_homes": 32},
    "R05": {"social_orgs_total": 934},
    "R06": {"inspections_associations": 5},
    "R07": {"inspections_private_nonprofits": 28},
    "R08": {"home_adaptation_completion_rate": 104},
    "R09": {"elder_canteens": 7},
    "R10": {"minor_cases_referred": 86},
    "R11": {"minor_cases_followed": 88},
    "R13": {"stations_with_association": 7},
    "R14": {"social_orgs_new": 656},
    "R17": {"street_relief_escorted_home": 193},
    "R18": {"near_poverty_persons": 149},
    "R19": {"temporary_relief_person_times": 592},
    "R20": {"adoptions_registered": 10},
    "R21": {"divorces_registered": 2760},
    "R22": {"funeral_services": 4374},
    "R23": {"roads_named": 571},
    "R24": {"law_study_meetings": 1},
    "R25": {"law_exam_pass_rate": 98},
    "R26": {"normative_docs_repealed": -1},
    "R27": {"social_orgs_revoked": 0},
    "R28": {"normative_docs_valid": 7},
    "R29": {"law_lectures": 1},
}
FAILING_MONEY = {
    "R01": "donations_other",
    "R12": "donations_disbursed",
    "R15": "subsistence_paid",
    "R16": "frail_elder_subsidy_paid",
}


@pytest.mark.parametrize("figure_id", FAILING)
def test_a_changed_count_breaks_its_relation(figure_id):
    assert outcome(changed(**FAILING[figure_id]), figure_id).outcome is Outcome.FAILS


@pytest.mark.parametrize("figure_id", FAILING_MONEY)
def test_a_changed_amount_breaks_its_relation(figure_id):
    figures = dict(source_figures())
    name = FAILING_MONEY[figure_id]
    figures[name] = money(name, name, 100)
    assert outcome(figures, figure_id).outcome is Outcome.FAILS


def test_every_relation_was_seen_to_fail():
    assert set(FAILING) | set(FAILING_MONEY) == {relation.id for relation in RELATIONS}


def test_the_smallest_lawful_share_of_inspections_passes_and_one_more_organisation_fails():
    assert outcome(changed(social_orgs_total=933), "R05").outcome is Outcome.HOLDS
    assert outcome(changed(social_orgs_total=934), "R05").outcome is Outcome.FAILS


def test_sums_are_taken_over_exact_fen_not_over_printed_numbers():
    parts = {"donations_campaign_630": 333_333_333, "donations_greening": 333_333_333, "donations_other": 333_333_334}
    figures = {figure_id: money(figure_id, figure_id, fen) for figure_id, fen in parts.items()}
    figures["donations_received"] = money("donations_received", "", 1_000_000_000)
    printed = [figure.value for figure_id, figure in figures.items() if figure_id in parts]
    assert sum(printed) != figures["donations_received"].value
    assert outcome(figures, "R01", year=2025).outcome is Outcome.HOLDS
    figures["donations_other"] = money("donations_other", "", 333_333_335)
    assert outcome(figures, "R01", year=2025).blocks


def test_absent_figures_are_named_and_the_relation_is_skipped():
    figures = by_id(counted("social_orgs_total", "", 655, "个"), counted("associations_total", "", 113, "个"))
    finding = outcome(figures, "R02")
    assert finding.outcome is Outcome.SKIPPED
    assert finding.missing == ("private_nonprofits_total",)
    assert "缺少“在册民办非企业单位" in str(finding)
    assert not blocking(evaluate({}, year=2024))


def test_people_read_chinese_names_and_no_ids():
    for figures in (source_figures(), changed(**FAILING["R05"]), {}):
        for finding in evaluate(figures, year=2024):
            assert not any(name in str(finding) for name in (*finding.relation.uses, *finding.relation.optional)), str(finding)


def test_a_foundation_counts_when_there_is_one():
    figures = dict(changed(social_orgs_total=656))
    assert outcome(figures, "R02").outcome is Outcome.FAILS
    figures["foundations_total"] = counted("foundations_total", "", 1, "个")
    assert outcome(figures, "R02").outcome is Outcome.HOLDS


def test_source_relations_never_block_and_are_not_asked_of_another_year():
    figures = changed(roads_named=571)
    assert not outcome(figures, "R23").blocks
    assert outcome(figures, "R23", year=2025).outcome is Outcome.SKIPPED
    assert {finding.relation.id for finding in blocking(evaluate(changed(inspections_associations=2), year=2025))} == {"R03"}


@pytest.mark.parametrize(("numbers", "missed"), [({"law_study_meetings": 1}, {"R24"}), ({"social_orgs_total": 934}, {"R05"}), ({}, set())])
def test_a_missed_minimum_of_the_law_is_named_and_does_not_make_the_numbers_untrue(numbers, missed):
    found = evaluate(changed(**numbers), year=2025)
    assert {finding.relation.id for finding in unanswered(found)} == missed
    assert not {finding.relation.id for finding in blocking(found)} & {"R05", "R24"}


def test_what_other_bureaus_are_held_to_is_said_here_once():
    assert {relation.id for relation in RELATIONS if relation.kind == SUM} == {"R01", "R02", "R03"}
    figures = {name: figure.value for name, figure in figures_and_flow().items()}
    for relation in RELATIONS:
        assert all({small, large} <= set(relation.uses) and figures[small] <= figures[large] for small, large in relation.parts)


def test_a_relation_over_a_figure_it_does_not_declare_is_an_error():
    for relation in RELATIONS:
        with pytest.raises(AttributeError, match="does not declare"):
            relation.holds(Values({}))


@pytest.mark.parametrize("relation", RELATIONS, ids=lambda relation: relation.id)
def test_each_relation_reads_exactly_the_figures_it_declares(relation):
    asked = set()

    class Watching(Values):
        def __getattr__(self, figure_id):
            asked.add(figure_id)
            return super().__getattr__(figure_id)

    values = {figure_id: figure.value for figure_id, figure in figures_and_flow().items()} | dict.fromkeys(relation.optional, 0)
    assert relation.holds(Watching(values))
    assert asked == set(relation.uses + relation.optional)


def test_the_scopes_are_those_of_the_source():
    source = {relation.id for relation in RELATIONS if relation.scope is Scope.SOURCE}
    assert source == {"R06", "R07", "R08", "R12", "R15", "R16", "R19", "R21", "R22", "R23", "R25"}
