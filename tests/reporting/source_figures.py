"""The numbers the source report of 2024 prints, copied by hand; money as 万元 in text, so that no float is involved."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from minzheng.reporting.figures.printing import PrintedFigure, by_id, counted, dated, money

YEAR_END = date(2024, 12, 31)

ABOUT = {
    "subsistence_paid": "5346",
    "extreme_hardship_paid": "2854",
    "orphan_allowance_paid": "603.25",
    "disability_subsidy_paid": "3791",
    "funeral_fees_waived": "504.56",
}

MONEY = ABOUT | {
    "temporary_relief_paid": "198.75",
    "old_age_allowance_paid": "1129.98",
    "frail_elder_subsidy_paid": "111.94",
    "donations_received": "2203.67",
    "donations_campaign_630": "941.47",
    "donations_greening": "1014",
    "donations_other": "248.2",
    "donations_disbursed": "1699.32",
}

COUNTS = {
    "street_relief_person_times": "192人次",
    "street_relief_escorted_home": "5人次",
    "street_relief_checks_for_others": "9人次",
    "near_poverty_households": "150户",
    "near_poverty_persons": "404人",
    "temporary_relief_person_times": "591人次",
    "home_adaptations_done": "106户",
    "home_adaptation_completion_rate": "103%",
    "elder_canteens": "45间",
    "elder_age_threshold": "80周岁",
    "adoptions_registered": "6宗",
    "adoption_dissolutions": "1宗",
    "minor_cases_received": "87宗",
    "minor_cases_referred": "87宗",
    "minor_cases_followed": "45宗",
    "minor_home_visits": "35次",
    "social_work_stations": "8个",
    "social_work_points": "41个",
    "social_workers": "139人",
    "stations_with_association": "8个",
    "social_orgs_total": "655个",
    "associations_total": "113个",
    "private_nonprofits_total": "542个",
    "social_orgs_new": "15个",
    "marriages_registered": "4279对",
    "divorces_registered": "2750对",
    "marriage_counselling": "34人次",
    "funeral_services": "4373宗",
    "roads_named": "572条",
    "inspections_double_random": "31宗",
    "inspections_private_nonprofits": "27间",
    "inspections_associations": "1间",
    "inspections_care_homes": "3间",
    "law_study_meetings": "6次",
    "law_exam_takers": "41名",
    "law_exam_pass_rate": "100%",
    "publicity_events": "10场",
    "normative_docs_repealed": "1件",
    # said in words only
    "enforcement_complaints": "0件",
    "charity_supermarkets_opened": "1间",
    "canteen_town_coverage": "100%",
    "benefit_standards_raised": "4项",
    "communities_guided": "5个",
    "funeral_campaigns": "3项",
    "association_fee_notices": "1份",
    "association_onsite_checks": "23家",  # the source prints no number; ours is made up
    "law_training_courses": "1期",
    "training_law_texts": "4部",
    "law_in_places": "5类",
    "publicity_days": "6个",
    "publicity_topics": "7个",
    "rural_children_action_years": "3年",
}

DAYS = {
    "date_charity_supermarket": (date(2024, 11, 15), "日期"),
    "date_road_naming_approval": (date(2024, 11, 7), "日期"),
    "month_law_training": (date(2024, 5, 1), "月份"),
}


def source_figures() -> Mapping[str, PrintedFigure]:
    """Every figure of the source report as it prints it."""
    figures = [_money(figure_id, text) for figure_id, text in MONEY.items()]
    figures += [_count(figure_id, text) for figure_id, text in COUNTS.items()]
    figures += [dated(figure_id, figure_id, day, unit=unit) for figure_id, (day, unit) in DAYS.items()]
    return by_id(*figures)


def _money(figure_id: str, text: str) -> PrintedFigure:
    fen = int(Decimal(text) * 1_000_000)
    return money(figure_id, figure_id, fen, approx=figure_id in ABOUT, as_of=YEAR_END, rule="按支付日期计")


def _count(figure_id: str, text: str) -> PrintedFigure:
    unit = text.lstrip("0123456789")
    return counted(figure_id, figure_id, int(text.removesuffix(unit)), unit, as_of=YEAR_END, rule="按办结日期计")
