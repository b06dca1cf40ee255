"""Recounts the figures of a year from an exported journal, with the Python standard library alone; imports nothing of Minzheng.

Usage:  python3 recount.py EXPORT YEAR        (EXPORT from: minzheng journal export --out EXPORT)

It knows nothing of the system but the format of the export (docs/journal.md) and, written here a second time, what each
figure of the year's report counts: acts by matter and step, what they record, payment lines as the bank answered them,
rows of registers. It prints a JSON list of {"id", "value", "exact_fen", "count"}, to be held beside `minzheng figures`.
"""

import json
import sys
from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal

# figure: (matter, step), one for each act
ACTS = {
    "penalties_decided": ("penalty", "decide"),
    "inspections_double_random": ("random_inspection", "conclude"),
    "inspection_draws": ("random_inspection", "draw"),
    "inspection_draws_void": ("random_inspection", "void"),
    "inspection_replacements": ("random_inspection", "replace"),
    "inspections_rectified": ("random_inspection", "rectify"),
    "inspections_handed_over": ("random_inspection", "hand_over"),
    "simple_penalties_decided": ("simple_penalty", "decide"),
    "complaints_received": ("complaint", "register"),
    "complaints_answered": ("complaint", "answer"),
    "complaint_leads": ("complaint", "lead"),
    "petition_reviews": ("complaint", "review"),
    "association_fee_notices": ("fee_self_check", "issue"),
    "association_fee_reports": ("fee_self_check", "submit"),
    "special_inspections": ("special_inspection", "conclude"),
    "special_inspections_rectified": ("special_inspection", "rectify"),
    "special_inspections_handed_over": ("special_inspection", "hand_over"),
    "information_requests": ("information_request", "receive"),
    "information_published": ("information_publication", "publish"),
    "information_corrected": ("information_publication", "correct"),
    "information_removed": ("information_publication", "remove"),
    "openness_reports": ("openness_report", "publish"),
    "enforcement_data_tables": ("enforcement_data", "release"),
    "enforcement_published": ("enforcement_publication", "publish"),
    "enforcement_withdrawn": ("enforcement_publication", "withdraw"),
    "enforcement_withheld": ("enforcement_publication", "withhold"),
    "powers_cancelled": ("power_list", "cancel"),
    "enforcement_rosters": ("enforcement_staff", "post"),
    "files_reviewed": ("file_review", "score"),
    "inspection_plans": ("inspection_plan", "publish"),
    "penalty_hearings": ("penalty", "hear"),
    "penalties_deferred": ("penalty", "defer"),
    "penalties_sent_to_court": ("penalty", "enforce"),
    "enforcement_campaigns": ("enforcement_campaign", "launch"),
    "divorces_registered": ("divorce", "issue"),
    "divorces_accepted": ("divorce", "accept"),
    "divorces_declined": ("divorce", "decline"),
    "divorces_withdrawn": ("divorce", "withdraw"),
    "divorces_lapsed": ("divorce", "lapse"),
    "marriages_registered": ("marriage", "issue"),
    "marriages_refused": ("marriage", "refuse"),
    "marriage_revocations_refused": ("marriage_revocation", "keep"),
    "marriages_annotated": ("marriage_annotation", "note"),
    "counselling_sessions": ("family_counselling", "meet"),
    "counselling_declined": ("family_counselling", "decline"),
    "home_adaptations_done": ("home_adaptation", "accept"),
    "home_adaptations_withdrawn": ("home_adaptation", "withdraw"),
    "home_adaptations_rejected": ("home_adaptation", "reject"),
    "charity_supermarkets_opened": ("charity_supermarket", "open"),
    "charity_recognitions_refused": ("charity_recognition", "serve"),
    "fundraising_plans_filed": ("fundraising_plan", "number"),
    "fundraising_plans_refused": ("fundraising_plan", "refuse"),
    "charitable_trusts_filed": ("charitable_trust", "register"),
    "charity_reports_checked": ("charity_annual_report", "check"),
    "charity_reports_corrected": ("charity_annual_report", "correct"),
    "social_work_opened": ("social_work_station", "open"),
    "social_workers_hired": ("social_worker", "sign"),
    "social_workers_left": ("social_worker", "leave"),
    "care_homes_filed": ("care_home_filing", "receipt"),
    "care_homes_late": ("care_home_filing", "warn"),
    "care_homes_changed_late": ("care_home_filing", "warn_change"),
    "care_homes_closed": ("care_home_filing", "close"),
    "care_homes_declined": ("care_home_filing", "decline"),
    "care_vouchers_checked": ("care_voucher", "check"),
    "canteens_opened": ("elder_canteen", "open"),
    "canteens_closed": ("elder_canteen", "close"),
    "canteens_recognised": ("elder_canteen", "recognise"),
    "adoptions_registered": ("adoption", "issue"),
    "funeral_months_settled": ("funeral_settlement", "remit"),
    "adoptions_refused": ("adoption", "refuse"),
    "adoption_dissolutions": ("adoption_dissolution", "issue"),
    "adoption_dissolutions_refused": ("adoption_dissolution", "refuse"),
    "adoption_revocations_refused": ("adoption_revocation", "keep"),
    "minor_cases_received": ("minor_protection", "intake"),
    "minor_cases_referred": ("minor_protection", "refer"),
    "minor_cases_followed": ("minor_protection", "follow"),
    "minor_home_visits": ("minor_protection", "visit"),
    "children_visits": ("children_roster", "visit"),
    "children_action_tasks": ("children_action", "assign"),
    "children_action_completed": ("children_action", "complete"),
    "normative_docs_issued": ("normative_document", "publish"),
    "normative_docs_recorded": ("normative_document", "record"),
    "normative_docs_evaluated": ("normative_document", "evaluate"),
    "normative_docs_lapsed": ("normative_document", "lapse"),
    "normative_docs_repealed": ("normative_clearing", "repeal"),
    "normative_docs_declared": ("normative_clearing", "declare"),
    "normative_docs_kept": ("normative_clearing", "keep"),
    "major_decisions": ("major_decision", "publish"),
    "major_decision_hearings": ("major_decision", "hear"),
    "major_decisions_dropped": ("major_decision", "drop"),
    "major_decisions_evaluated": ("major_decision", "evaluate"),
    "legal_opinions": ("legal_opinion", "opine"),
    "contracts_reviewed": ("contract_review", "review"),
    "contracts_signed": ("contract_review", "sign"),
    "contracts_declined": ("contract_review", "refuse"),
    "law_drills": ("law_drill", "rehearse"),
    "law_drills_confirmed": ("law_drill", "confirm"),
    "law_appraised": ("law_appraisal", "grade"),
    "publicity_events": ("publicity_event", "hold"),
    "publicity_tested": ("publicity_event", "after"),
    "publicity_duties_published": ("publicity_duty", "publish"),
    "publicity_duties_fulfilled": ("publicity_duty", "fulfil"),
    "publicity_reminders": ("publicity_reminder", "receive"),
    "publicity_reminders_answered": ("publicity_reminder", "reply"),
    "publicity_plans": ("publicity_plan", "adopt"),
    "publicity_reviews": ("publicity_plan", "review"),
    "publicity_made_up": ("publicity_plan", "make_up"),
    "law_training_courses": ("law_training", "hold"),
    "law_cases_published": ("case_library", "publish"),
    "law_cases_used": ("case_library", "use"),
    "law_exam_roster": ("law_exam", "enrol"),
    "law_exam_takers": ("law_exam", "sit"),
    "law_exam_absent": ("law_exam", "absent"),
    "social_orgs_new": ("establishment", "issue"),
    "establishments_received": ("establishment", "receive"),
    "establishments_refused": ("establishment", "serve"),
    "establishments_declined": ("establishment", "decline"),
    "community_proposals": ("community_establishment", "propose"),
    "community_codes_assigned": ("community_establishment", "assign"),
    "place_data_reviews": ("place_data_review", "conclude"),
    "building_names_answered": ("building_name_opinion", "answer"),
    "social_orgs_changed": ("organisation_change", "issue"),
    "social_org_changes_refused": ("organisation_change", "serve"),
    "social_orgs_deregistered": ("organisation_deregistration", "close"),
    "deregistrations_refused": ("organisation_deregistration", "serve"),
    "social_orgs_revoked": ("organisation_revocation", "close"),
    "annual_reports_on_time": ("annual_report", "submit"),
    "social_orgs_listed_abnormal": ("annual_report", "enlist"),
    "social_orgs_delisted": ("annual_report", "delist"),
    "social_orgs_distrusted": ("annual_report", "escalate"),
    "organisation_branches_checked": ("organisation_branch", "check"),
    "social_orgs_graduated": ("incubation", "graduate"),
    "funeral_services": ("funeral_service", "settle"),
    "funeral_services_declined": ("funeral_service", "decline"),
    "funeral_campaigns": ("funeral_campaign", "launch"),
    "funeral_campaign_tasks": ("funeral_campaign", "fulfil"),
    "funeral_campaigns_concluded": ("funeral_campaign", "conclude"),
    "extreme_hardship_ended": ("extreme_hardship", "stop"),
    "near_poverty_ended": ("near_poverty", "stop"),
    "rigid_expense_ended": ("rigid_expense", "expire"),
    "assistance_applications": ("assistance", "apply"),
    "street_relief_escorted_home": ("street_relief", "escort"),
    "street_relief_declined": ("street_relief", "decline"),
    "street_relief_checks_for_others": ("street_identity_check", "reply"),
    "leads_received": ("proactive_lead", "receive"),
    "leads_referred": ("proactive_lead", "refer"),
    "leads_verified": ("proactive_lead", "visit"),
    "leads_applied": ("proactive_lead", "link"),
    "benefit_standards_raised": ("raising_standards", "complete"),
    "matches_entered": ("register_match", "enter"),
    "doubts_entered": ("data_check", "enter"),
    "doubts_confirmed": ("data_check", "confirm"),
    "doubts_dismissed": ("data_check", "dismiss"),
    "matches_dismissed": ("register_match", "dismiss"),
    "matches_confirmed": ("register_match", "confirm"),
    "shortfalls_analysed": ("rectification", "analyse"),
    "shortfalls_carried": ("rectification", "carry"),
    "rule_of_law_report_corrections": ("rule_of_law_report", "correct"),
}

# figure: (matter, step, {field: values}): acts of a log whose case (or act) said so; told only where the log holds anything
QUERIES = {
    "enforcement_complaints": ("complaint", "register", {"complaint.topic": ("行政执法",), "complaint.kind": ("投诉", "举报")}),
    "reconsiderations": ("reconsideration", "receive", {}),
    "litigations": ("litigation", "receive", {}),
}

# figure: (matter, step), one for each act whose outcome granted
GRANTED = {
    "files_passed": ("file_review", "score"),
    "subsistence_granted": ("subsistence", "decide"),
    "single_subsistence_granted": ("single_subsistence", "decide"),
    "care_subsidy_granted": ("care_subsidy", "decide"),
    "living_subsidy_granted": ("living_subsidy", "decide"),
    "old_age_allowance_granted": ("old_age_allowance", "decide"),
    "children_listed": ("children_roster", "grade"),
    "minor_guardianships": ("minor_guardianship", "decide"),
    "orphan_allowance_granted": ("orphan_allowance", "decide"),
    "uncared_child_granted": ("uncared_child", "decide"),
    "fundraising_qualified": ("fundraising_qualification", "decide"),
    "charities_recognised": ("charity_recognition", "decide"),
    "adoptions_revoked": ("adoption_revocation", "decide"),
    "care_vouchers_granted": ("care_voucher", "decide"),
    "frail_elder_subsidy_granted": ("frail_elder_subsidy", "decide"),
    "law_appraised_passed": ("law_appraisal", "grade"),
    "publicity_shown": ("publicity_event", "after"),
    "law_exam_passed": ("law_exam", "mark"),
    "road_naming_approvals": ("road_naming", "approve"),
    "social_org_revocations_decided": ("organisation_revocation", "decide"),
    "organisation_branches_lawful": ("organisation_branch", "check"),
    "community_organisations_filed": ("community_organisation", "file"),
    "social_orgs_incubated": ("incubation", "admit"),
    "road_renamings": ("road_renaming", "approve"),
    "road_cancellings": ("road_cancelling", "approve"),
    "communities_guided": ("community_establishment", "approve"),
    "marriage_copy_issued": ("marriage_copy", "decide"),
    "divorce_copy_issued": ("divorce_copy", "decide"),
    "marriages_revoked": ("marriage_revocation", "decide"),
    "funeral_services_waived": ("funeral_service", "settle"),
    "funeral_reimbursements_granted": ("funeral_reimbursement", "approve"),
    "ashes_placed": ("ashes_placing", "place"),
    "extreme_hardship_granted": ("extreme_hardship", "decide"),
    "extreme_hardship_burials": ("extreme_hardship_burial", "approve"),
    "near_poverty_households": ("near_poverty", "decide"),
    "rigid_expense_households": ("rigid_expense", "decide"),
    "assistance_passed_on": ("assistance", "classify"),
    "urgent_relief_grants": ("urgent_relief", "relieve"),
    "street_relief_person_times": ("street_relief", "decide"),
    "leader_tasks_closed": ("leader_task", "close"),
    "shortfalls_closed": ("rectification", "close"),
    "yearly_statements": ("yearly_statement", "file"),
}

# figure: (matter, step, field, value), one for each act that recorded the value
KINDS = {
    "law_drills_finished": ("law_drill", "rehearse", "drill.finished", True),
    "legal_opinions_adverse": ("legal_opinion", "opine", "advice.conclusion", "不合法"),
    "legal_opinions_declined": ("legal_opinion", "proceed", "advice.adopted", False),
    "inspections_private_nonprofits": ("random_inspection", "conclude", "inspection.kind", "民办非企业单位"),
    "inspections_associations": ("random_inspection", "conclude", "inspection.kind", "社会团体"),
    "inspections_care_homes": ("random_inspection", "conclude", "inspection.kind", "养老机构"),
    "leader_tasks_deployed": ("leader_task", "assign", "tasking.duty", "重要工作亲自部署"),
    "leader_tasks_asked": ("leader_task", "assign", "tasking.duty", "重大问题亲自过问"),
    "leader_tasks_coordinated": ("leader_task", "assign", "tasking.duty", "重点环节亲自协调"),
    "leader_tasks_supervised": ("leader_task", "assign", "tasking.duty", "重要任务亲自督办"),
}

# figure: (matter, step, field of the case, value), one for each act whose outcome granted in a case of the value
GRANTED_KINDS = {
    "law_study_meetings": ("study_session", "record", "session.kind", "专题学法会议"),
    "first_topic_sessions": ("study_session", "record", "session.kind", "第一议题"),
    "law_lectures": ("study_session", "record", "session.lecture", True),
}

# figure: (matter, step, field, values), one for each act that recorded one of the values
AMONG = {
    "reconsiderations_corrected": ("reconsideration", "settle", "dispute.result", {"变更", "撤销", "确认违法", "确认无效", "责令履行"}),
    "reconsideration_heads": ("reconsideration", "attend", "dispute.attendance", {"负责人参加"}),
    "litigations_lost": ("litigation", "judge", "dispute.judgement", {"撤销", "变更", "确认违法", "确认无效", "责令履行"}),
    "litigation_heads": ("litigation", "attend", "dispute.attendance", {"负责人参加"}),
    "information_disclosed": ("information_request", "answer", "asking.outcome", {"予以公开", "部分公开"}),
    "information_refused": ("information_request", "answer", "asking.outcome", {"不予公开"}),
    "association_onsite_checks": ("special_inspection", "conclude", "visit.object", {"行业协会商会"}),
}

# figure: (matter, step, field added up, unit, (another field, its value) or None)
SUMS = {
    "donations_received": ("donation", "receive", "giving.given", "万元", None),
    "donations_campaign_630": ("donation", "receive", "giving.given", "万元", ("giving.fund", "6·30助力乡村振兴")),
    "donations_greening": ("donation", "receive", "giving.given", "万元", ("giving.fund", "乡村绿化")),
    "donations_other": ("donation", "receive", "giving.given", "万元", ("giving.fund", "其他基金及助困项目")),
    "donations_resolved_paid": ("donation", "disburse", "giving.paid", "万元", None),
    "charity_goods_issued": ("charity_supermarket", "issue", "shop.value", "元", None),
    "charity_goods_sold": ("charity_supermarket", "sell", "shop.value", "元", None),
    "fundraising_reported": ("fundraising_plan", "account", "fundraiser.raised", "万元", None),
    "care_vouchers_redeemed": ("care_voucher", "redeem", "voucher.offset", "万元", None),
    "home_adaptation_target": ("home_adaptation_plan", "issue", "adaptation.target", "户", None),
    "home_adaptation_cost": ("home_adaptation", "remit", "adaptation.paid", "万元", None),
    "funeral_money_settled": ("funeral_settlement", "remit", "settling.paid", "万元", None),
    "road_signs_set": ("road_naming", "sign", "naming.signs", "块", None),
    "canteen_meals_served": ("canteen_meals", "remit", "meals.count", "餐", None),
    "canteen_money_government": ("canteen_meals", "remit", "meals.government", "万元", None),
    "canteen_money_charity": ("canteen_meals", "remit", "meals.charity", "万元", None),
    "canteen_money_contributed": ("canteen_meals", "contribute", "meals.contributed", "万元", None),
    "canteen_money_discount": ("canteen_meals", "remit", "meals.discount", "万元", None),
    "canteen_money_personal": ("canteen_meals", "remit", "meals.personal", "万元", None),
    "rural_children_action_years": ("children_action", "adopt", "action.years", "年", None),
    "contracts_amount": ("contract_review", "sign", "contract.price", "万元", None),
    "law_drill_stops": ("law_drill", "rehearse", "drill.stopped", "次", None),
    "publicity_reach": ("publicity_event", "hold", "event.reach", "人次", None),
    "publicity_planned": ("publicity_plan", "adopt", "yearplan.target", "场", None),
    "law_training_attended": ("law_training", "hold", "training.present", "人次", None),
    "association_fee_problems": ("fee_self_check", "submit", "fees.problems", "个", None),
    "association_fees_refunded": ("fee_self_check", "submit", "fees.refunded", "元", None),
    "enforcement_problems_found": ("enforcement_campaign", "find", "cleanup.found", "个", None),
    "enforcement_problems_mended": ("enforcement_campaign", "rectify", "cleanup.mended", "个", None),
    "penalty_fines": ("penalty", "decide", "penalty.fine", "元", None),
    "penalty_confiscated": ("penalty", "decide", "penalty.confiscated", "元", None),
    "simple_penalty_fines": ("simple_penalty", "decide", "penalty.fine", "元", None),
    "marriage_counselling": ("family_counselling", "meet", "counsel.attended", "人次", None),
    "place_data_checked": ("place_data_review", "check", "datacheck.rows", "条", None),
    "place_data_corrected": ("place_data_review", "correct", "datacheck.corrected", "条", None),
    "roads_named": ("road_naming", "approve", "naming.approved", "条", ("outcome", "grant")),
    "funeral_fees_waived": ("funeral_service", "settle", "decision.amount", "万元", ("outcome", "grant")),
    "funeral_campaign_findings": ("funeral_campaign", "fulfil", "campaign.found", "个", None),
}

# figure: (matter, step, field of the case), added up over the acts whose outcome granted
OF_THE_CASE = {
    "temporary_relief_persons_by_bureau": ("temporary_relief", "decide", "relief.persons"),
    "temporary_relief_persons_by_town": ("temporary_relief", "decide_small", "relief.persons"),
    "urgent_relief_persons": ("urgent_relief", "relieve", "relief.persons"),
}

# figure: (matter, step), the members of the households whose outcome granted (all of them live together in a rehearsal)
MEMBERS = {"near_poverty_persons": ("near_poverty", "decide")}

# figure: those it adds up
TOGETHER = {
    "temporary_relief_person_times": ("temporary_relief_persons_by_bureau", "temporary_relief_persons_by_town", "urgent_relief_persons"),
    "donations_disbursed": ("donations_resolved_paid", "canteen_money_contributed"),
}

# figure: (matter, step, field, values that do not count): the different values that the acts recorded
DIFFERENT = {
    "publicity_topics": ("publicity_event", "hold", "event.topic", {"其他"}),
    "publicity_days": ("publicity_event", "hold", "event.occasion", {"平日"}),
    "law_in_places": ("publicity_event", "hold", "event.place", {"其他场所", "网络"}),
    "training_law_texts": ("law_training", "teach", "training.law", set()),
}

# figure: (matters, decimals): payment lines the bank paid out, less what came back, in 万元
PAID = {
    "subsistence_paid": ({"subsistence", "single_subsistence"}, 0),
    "extreme_hardship_paid": ({"extreme_hardship", "extreme_hardship_burial"}, 0),
    "temporary_relief_paid": ({"temporary_relief", "urgent_relief"}, 2),
    "disability_subsidy_paid": ({"living_subsidy", "care_subsidy"}, 0),
    "orphan_allowance_paid": ({"orphan_allowance", "uncared_child"}, 2),
    "old_age_allowance_paid": ({"old_age_allowance"}, 2),
    "frail_elder_subsidy_paid": ({"frail_elder_subsidy"}, 2),
}

# figure: (register, class of its rows, "" = every one), rows of the register in force at the end of the year
STOCK = {
    "powers_listed": ("power", ""),
    "licences_listed": ("power", "行政许可"),
    "social_orgs_abnormal": ("abnormal_organisation", ""),
    "community_organisations_total": ("community_organisation", ""),
    "social_orgs_total": ("organisation", ""),
    "associations_total": ("organisation", "社会团体"),
    "private_nonprofits_total": ("organisation", "民办非企业单位"),
    "elder_canteens": ("elder_canteen", ""),
    "children_on_roster": ("children_roster", ""),
    "charity_supermarkets": ("charity_supermarket", ""),
    "normative_docs_valid": ("normative_document", ""),
    "publicity_duties_open": ("publicity_duty", ""),
    "law_cases": ("law_case", ""),
    "social_work_stations": ("social_work_station", "社工站"),
    "social_work_points": ("social_work_station", "服务点"),
    "social_workers": ("social_worker", ""),
    "stations_with_association": ("station_association", ""),
    "care_homes_total": ("care_home", "养老机构"),
}

# figure: register, rows of it in force at the end of the year before
STOOD = {"social_orgs_at_start": "organisation", "normative_docs_at_start": "normative_document"}

# figure: register: towns in which at least one of its rows is in force at the end of the year
TOWNS = {"canteen_towns": "elder_canteen"}

# figure: (part, whole), in percent with one decimal at most
RATES = {
    "law_exam_participation_rate": ("law_exam_takers", "law_exam_roster", 1),
    "home_adaptation_completion_rate": ("home_adaptations_done", "home_adaptation_target", 0),
    "canteen_town_coverage": ("canteen_towns", "towns_total", 0),
    "law_exam_pass_rate": ("law_exam_passed", "law_exam_takers", 0),
}

# figure: (matter, step), the day of the last act
DAYS = {
    "month_law_training": ("law_training", "hold"),
    "date_road_naming_approval": ("road_naming", "approve"),
    "date_charity_supermarket": ("charity_supermarket", "open"),
    "rule_of_law_report_published_on": ("rule_of_law_report", "publish"),
}

# what is read from the locality or from a rule, not from the journal: the towns of the district, the age of the old-age allowance
READ = {"towns_total": 8, "elder_age_threshold": 80}

FEN = {"元": 100, "万元": 1_000_000}


def words(table):
    """Every word of a table, at whatever depth."""
    if isinstance(table, str):
        return {table}
    parts = [*table, *table.values()] if isinstance(table, dict) else table if isinstance(table, tuple | set) else ()
    return set().union(*map(words, parts))


KEPT = words((KINDS, AMONG, QUERIES, GRANTED_KINDS, SUMS, DIFFERENT))
KEPT |= {"outcome", "payroll", "bounced", "repaid", "register.rows", "register.ends", "register.changes", "register"}


class Journal:
    """What of an export the figures need: acts by matter and step, payment lines added up by act, rows of organisations."""

    def __init__(self, lines):
        self.acts = defaultdict(list)
        self.lines = defaultdict(lambda: [0, 0])
        self.opened, self.rows, self.ended, self.cases = {}, {}, {}, {}
        for text in lines:
            row = json.loads(text)
            if row["type"] == "act":
                self.take_act(row)
            elif row["type"] == "line":
                self.take_line(row["seq"], row["value"])

    def take_act(self, row):
        act = json.loads(row["record"])
        if act["verb"] == "correct_completed":  # what was entered of this case before no longer counts
            for listed in self.acts.values():
                listed[:] = [one for one in listed if one["case"] != act["case"]]
        said = {name: field["value"] for name, field in row["fields"].items() if name in KEPT}
        if "case.facts" in row["fields"]:
            self.cases[act["case"]] = {name: row["fields"][f"case.{name}"]["value"] for name in ("facts", "members")}
        brought = {name: value for name, value in self.cases.get(act["case"], {"facts": {}})["facts"].items() if name in KEPT}
        self.acts[act["matter"], act["verb"]].append({"seq": act["seq"], "on": act["on"], "case": act["case"], **brought, **said})
        if act["verb"] == "open" and act["matter"].startswith("register_"):
            self.opened[act["seq"]] = said["register"]
        for new in said.get("register.rows", ()):
            self.rows[new["register"], new["number"]] = new
        for new in said.get("register.changes", ()):
            if (row := self.rows.get((new["register"], new["number"]))) is not None:
                row.update(new["columns"])
        for old in said.get("register.ends", ()):
            self.ended[old["register"], old["number"]] = old["until"]

    def take_line(self, seq, value):
        if seq in self.opened:
            self.rows[self.opened[seq], value["number"]] = value
        elif "entitlement" in value:
            self.lines[seq][0] += value["amount"]
            self.lines[seq][1] += 1

    def of(self, matter, step, first, last):
        return [act for act in self.acts[matter, step] if first <= act["on"] <= last]


def recount(journal, year):
    """The figures as `{id: (value, exact_fen, count)}`; a rate of nothing and the day of no act are left out."""
    first, last = f"{year}-01-01", f"{year}-12-31"
    found = {}
    for id, (matter, step) in ACTS.items():
        found[id] = counted(len(journal.of(matter, step, first, last)))
    for id, (matter, step) in GRANTED.items():
        found[id] = counted(sum(act.get("outcome") == "grant" for act in journal.of(matter, step, first, last)))
    for id, (matter, step, field, value) in KINDS.items():
        found[id] = counted(sum(act[field] == value for act in journal.of(matter, step, first, last)))
    for id, (matter, step, field, values) in AMONG.items():
        found[id] = counted(sum(act[field] in values for act in journal.of(matter, step, first, last)))
    for id, (matter, step, asked) in QUERIES.items():
        log = journal.of(matter, step, first, last)
        if log or not asked:
            found[id] = counted(sum(all(act.get(name) in values for name, values in asked.items()) for act in log))
    for id, (matter, step, field, value) in GRANTED_KINDS.items():
        acts = [act for act in journal.of(matter, step, first, last) if act.get("outcome") == "grant"]
        found[id] = counted(sum(act[field] == value for act in acts))
    for id, (matter, step, field, unit, only) in SUMS.items():
        acts = [act for act in journal.of(matter, step, first, last) if only is None or act.get(only[0]) == only[1]]
        total = sum(act[field] for act in acts)
        found[id] = money(total, unit, 2, len(acts)) if unit in FEN else (digits(Decimal(total)), None, len(acts))
    for id, (matter, step, field) in OF_THE_CASE.items():
        found[id] = granted_sum(journal, matter, step, first, last, lambda case, field=field: case["facts"][field])
    for id, (matter, step) in MEMBERS.items():
        found[id] = granted_sum(journal, matter, step, first, last, lambda case: len(case["members"]["person"]))
    for id, parts in TOGETHER.items():
        items = sum(found[part][2] for part in parts)
        if all(found[part][1] is not None for part in parts):
            found[id] = money(sum(int(found[part][1]) for part in parts), "万元", 2, items)
        else:
            found[id] = (str(sum(int(found[part][0]) for part in parts)), None, items)
    for id, (matter, step, field, other) in DIFFERENT.items():
        found[id] = counted(len({act[field] for act in journal.of(matter, step, first, last)} - other))
    for id, (matters, decimals) in PAID.items():
        total, items = paid(journal, matters, first, last)
        found[id] = money(total, "万元", decimals, items)
    for id, register in STOOD.items():
        found[id] = counted(len(in_force(journal, register, "", f"{year - 1}-12-31")))
    for id, (register, kind) in STOCK.items():
        found[id] = counted(len(in_force(journal, register, kind, last)))
    for id, register in TOWNS.items():
        found[id] = counted(len({row["town"] for row in in_force(journal, register, "", last)}))
    for id, number in READ.items():
        found[id] = (str(number), None, 0)
    for id, (part, whole, decimals) in RATES.items():
        over, under = int(found[part][0]), int(found[whole][0])
        if under:
            found[id] = (digits(half_up(Decimal(over) * 100 / under, decimals)), None, over)
    for id, (matter, step) in DAYS.items():
        days = [act["on"] for act in journal.of(matter, step, first, last)]
        if days:
            found[id] = (max(days), None, len(days))
    return found


def granted_sum(journal, matter, step, first, last, number):
    acts = [act for act in journal.of(matter, step, first, last) if act.get("outcome") == "grant"]
    return str(sum(number(journal.cases[act["case"]]) for act in acts)), None, len(acts)


def paid(journal, matters, first, last):
    """分 and items: the lines of every batch on the day the bank answered, less the lines it returned and what was given back."""
    total = items = 0
    for matter in matters:
        for answer in journal.of(matter, "settle", first, last):
            amount, count = journal.lines[answer["payroll"]]
            total, items = total + amount - sum(one[1] for one in answer["bounced"]), items + count + len(answer["bounced"])
        for repaid in journal.of(matter, "repay", first, last):
            total, items = total - sum(one[1] for one in repaid["repaid"]), items + len(repaid["repaid"])
    return total, items


def in_force(journal, register, kind, last):
    rows = {key: row for key, row in journal.rows.items() if key[0] == register and row["since"] <= last and kind in ("", row.get("kind"))}
    return [row for key, row in rows.items() if not ((until := journal.ended.get(key) or row.get("until")) and until <= last)]


def counted(number):
    return str(number), None, number


def money(fen, unit, decimals, count):
    return digits(half_up(Decimal(fen) / FEN[unit], decimals)), fen, count


def half_up(number, decimals):
    return number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def digits(number):
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def main(export, year):
    with open(export, encoding="utf-8") as lines:
        found = recount(Journal(lines), int(year))
    json.dump(
        [{"id": id, "value": v, "exact_fen": fen, "count": n} for id, (v, fen, n) in found.items()],
        sys.stdout,
        ensure_ascii=False,
        indent=1,
    )
    sys.stdout.write("\n")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
