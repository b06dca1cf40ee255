"""Relations between the figures of a year, said once: our own report is held to them before it is sealed, and a report of any
bureau is checked by those of them that hold everywhere.

An `any-year` relation must hold in every year and is taken over exact values; a `source-2024` relation describes the
source report's own printed numbers and never blocks anything.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

SOURCE_YEAR = 2024
SUM, LEGAL_MINIMUM = "sum", "legal_minimum"


class Scope(StrEnum):
    """Where a relation is meant to hold."""

    ANY_YEAR = "any-year"
    SOURCE = "source-2024"


class Values:
    """The numbers of one relation by figure id, read as attributes: `v.roads_named`. An undeclared id is an error."""

    def __init__(self, numbers: Mapping[str, Decimal]) -> None:
        self._numbers = dict(numbers)

    def __getattr__(self, figure: str) -> Decimal:
        try:
            return self._numbers[figure]
        except KeyError:
            raise AttributeError(f"the relation does not declare figure {figure}") from None


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation: `states` it in Chinese, `uses` the figures it needs, `holds` decides it over their values.

    `optional` figures count as nought when they are absent. `strict` false: worth a look, never a block.
    `parts` are pairs of figures of which, in any bureau's report, the first is a part of the second and never above it; a sum
    has its total first among `uses`. A legal minimum that is missed does not make the numbers untrue: it is named and must be
    answered with a reason (docs/decisions/0026-the-report-and-its-words.md).
    There is no tolerance: an any-year sum is over exact values and agrees to the 分; a source relation itself rounds.
    """

    id: str
    scope: Scope
    kind: str
    states: str
    uses: tuple[str, ...]
    holds: Callable[[Values], bool]
    strict: bool = True
    optional: tuple[str, ...] = ()
    note: str = ""
    parts: tuple[tuple[str, str], ...] = ()


def _ids(names: str) -> tuple[str, ...]:
    return tuple(names.split())


def _share(part: Decimal, base: Decimal, decimals: int) -> Decimal | None:
    """`part` of `base`, rounded half up; None when the base is nought, so that the relation does not hold."""
    return (part / base).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) if base else None


RELATIONS: tuple[Relation, ...] = (
    Relation(
        "R01", Scope.ANY_YEAR, SUM, "接收捐赠总额等于三类捐赠之和",
        _ids("donations_received donations_campaign_630 donations_greening donations_other"),
        lambda v: v.donations_received == v.donations_campaign_630 + v.donations_greening + v.donations_other,
    ),
    Relation(
        "R02", Scope.ANY_YEAR, SUM, "在册社会组织等于社会团体、民办非企业单位与基金会之和",
        _ids("social_orgs_total associations_total private_nonprofits_total"),
        lambda v: v.social_orgs_total == v.associations_total + v.private_nonprofits_total + v.foundations_total,
        optional=("foundations_total",), note="本级没有基金会时按零计。",
    ),
    Relation(
        "R03", Scope.ANY_YEAR, SUM, "双随机抽查等于三类对象之和",
        _ids(
            "inspections_double_random inspections_private_nonprofits inspections_associations inspections_care_homes"
        ),
        lambda v: v.inspections_double_random
        == v.inspections_private_nonprofits + v.inspections_associations + v.inspections_care_homes,
    ),
    Relation(
        "R04", Scope.ANY_YEAR, "bound", "抽查养老机构不多于抽查总数",
        _ids("inspections_care_homes inspections_double_random"),
        lambda v: v.inspections_care_homes <= v.inspections_double_random,
        parts=(("inspections_care_homes", "inspections_double_random"),),
    ),
    Relation(
        "R05", Scope.ANY_YEAR, LEGAL_MINIMUM, "抽查社会组织不少于在册数的百分之三（民发〔2017〕45号第五条）",
        _ids("inspections_private_nonprofits inspections_associations social_orgs_total"),
        lambda v: 100 * (v.inspections_private_nonprofits + v.inspections_associations) >= 3 * v.social_orgs_total,
    ),
    Relation(
        "R06", Scope.SOURCE, "diagnostic", "抽查构成：社会团体抽中0.88%，民办非企业单位抽中4.98%",
        _ids("inspections_associations associations_total inspections_private_nonprofits private_nonprofits_total"),
        lambda v: _share(100 * v.inspections_associations, v.associations_total, 2) == Decimal("0.88")
        and _share(100 * v.inspections_private_nonprofits, v.private_nonprofits_total, 2) == Decimal("4.98"),
        strict=False, note="同一池中等概率抽二十八家，社会团体至多一家的机会约为百分之三；抽查台账须说明如何分层。",
    ),
    Relation(
        "R07", Scope.SOURCE, "diagnostic", "抽查社会组织合计28家",
        _ids("inspections_private_nonprofits inspections_associations"),
        lambda v: v.inspections_private_nonprofits + v.inspections_associations == 28,
    ),
    Relation(
        "R08", Scope.SOURCE, "ratio", "适老化改造完成率以103户为目标",
        _ids("home_adaptations_done home_adaptation_completion_rate"),
        lambda v: _share(100 * v.home_adaptations_done, Decimal(103), 0) == v.home_adaptation_completion_rate,
        note="原报告没有写目标户数，整数目标只有103户与103%相合。",
    ),
    Relation(
        "R09", Scope.ANY_YEAR, "bound", "长者饭堂不少于社工站（一镇街一站）",
        _ids("elder_canteens social_work_stations"),
        lambda v: v.elder_canteens >= v.social_work_stations, strict=False,
    ),
    Relation(
        "R10", Scope.ANY_YEAR, "equality", "接到的未保个案均已转介",
        _ids("minor_cases_received minor_cases_referred"),
        lambda v: v.minor_cases_referred == v.minor_cases_received, strict=False,
    ),
    Relation(
        "R11", Scope.ANY_YEAR, "bound", "跟进、转介的未保个案均不多于接到数",
        _ids("minor_cases_received minor_cases_referred minor_cases_followed"),
        lambda v: max(v.minor_cases_followed, v.minor_cases_referred) <= v.minor_cases_received,
        parts=(("minor_cases_referred", "minor_cases_received"), ("minor_cases_followed", "minor_cases_received")),
    ),
    Relation(
        "R12", Scope.SOURCE, "diagnostic", "拨付占接收的77.1%",
        _ids("donations_disbursed donations_received"),
        lambda v: _share(100 * v.donations_disbursed, v.donations_received, 1) == Decimal("77.1"),
        strict=False, note="拨付含历年结余；没有期初余额时这一比例不能说明什么。",
    ),
    Relation(
        "R13", Scope.ANY_YEAR, "equality", "社工站均已登记成立协会",
        _ids("stations_with_association social_work_stations"),
        lambda v: v.stations_with_association == v.social_work_stations,
        parts=(("stations_with_association", "social_work_stations"),),
    ),
    Relation(
        "R14", Scope.ANY_YEAR, "flow", "新成立社会组织不多于在册数",
        _ids("social_orgs_new social_orgs_total"),
        lambda v: v.social_orgs_new <= v.social_orgs_total,
        parts=(("social_orgs_new", "social_orgs_total"),),
    ),
    Relation(
        "R15", Scope.SOURCE, "derived", "四项基本民生保障资金合计12594.25万元",
        _ids("subsistence_paid extreme_hardship_paid orphan_allowance_paid disability_subsidy_paid"),
        lambda v: v.subsistence_paid + v.extreme_hardship_paid + v.orphan_allowance_paid + v.disability_subsidy_paid
        == Decimal("12594.25"),
    ),
    Relation(
        "R16", Scope.SOURCE, "derived", "七项发放资金合计14034.92万元",
        _ids(
            "subsistence_paid extreme_hardship_paid orphan_allowance_paid disability_subsidy_paid"
            " temporary_relief_paid old_age_allowance_paid frail_elder_subsidy_paid"
        ),
        lambda v: v.subsistence_paid + v.extreme_hardship_paid + v.orphan_allowance_paid + v.disability_subsidy_paid
        + v.temporary_relief_paid + v.old_age_allowance_paid + v.frail_elder_subsidy_paid == Decimal("14034.92"),
    ),
    Relation(
        "R17", Scope.ANY_YEAR, "bound", "护送返乡不多于救助人次",
        _ids("street_relief_escorted_home street_relief_person_times"),
        lambda v: v.street_relief_escorted_home <= v.street_relief_person_times,
        parts=(("street_relief_escorted_home", "street_relief_person_times"),),
    ),
    Relation(
        "R18", Scope.ANY_YEAR, "bound", "低边家庭人数不少于户数",
        _ids("near_poverty_persons near_poverty_households"),
        lambda v: v.near_poverty_persons >= v.near_poverty_households,
        parts=(("near_poverty_households", "near_poverty_persons"),),
    ),
    Relation(
        "R19", Scope.SOURCE, "derived", "临时救助人次均3362.94元",
        _ids("temporary_relief_paid temporary_relief_person_times"),
        lambda v: _share(10_000 * v.temporary_relief_paid, v.temporary_relief_person_times, 2) == Decimal("3362.94"),
    ),
    Relation(
        "R20", Scope.ANY_YEAR, "diagnostic", "收养、解除收养均为个位数（公开时留意）",
        _ids("adoptions_registered adoption_dissolutions"),
        lambda v: max(v.adoptions_registered, v.adoption_dissolutions) < 10, strict=False,
    ),
    Relation(
        "R21", Scope.SOURCE, "derived", "离婚登记与结婚登记之比为0.643",
        _ids("divorces_registered marriages_registered"),
        lambda v: _share(v.divorces_registered, v.marriages_registered, 3) == Decimal("0.643"),
    ),
    Relation(
        "R22", Scope.SOURCE, "derived", "免除殡葬费用宗均1153.81元",
        _ids("funeral_fees_waived funeral_services"),
        lambda v: _share(10_000 * v.funeral_fees_waived, v.funeral_services, 2) == Decimal("1153.81"),
    ),
    Relation(
        "R23", Scope.SOURCE, "legal_deadline", "一次批复命名道路572条",
        _ids("roads_named"), lambda v: v.roads_named == 572,
        note="地名管理条例第十三条、第十四条：批准后十五日内备案并公告。",
    ),
    Relation(
        "R24", Scope.ANY_YEAR, LEGAL_MINIMUM, "专题学法不少于两次（督察工作规定第九条第九项）",
        _ids("law_study_meetings"), lambda v: v.law_study_meetings >= 2,
    ),
    Relation(
        "R25", Scope.SOURCE, "ratio", "学法考试通过率为100%",
        _ids("law_exam_pass_rate"), lambda v: v.law_exam_pass_rate == 100,
    ),
    Relation(
        "R26", Scope.ANY_YEAR, "flow", "废止规范性文件件数不为负",
        _ids("normative_docs_repealed"), lambda v: v.normative_docs_repealed >= 0,
    ),
    Relation(
        "R27", Scope.ANY_YEAR, "flow", "年末在册社会组织等于年初在册加新成立减注销、撤销",
        _ids("social_orgs_total social_orgs_at_start social_orgs_new social_orgs_deregistered social_orgs_revoked"),
        lambda v: v.social_orgs_total
        == v.social_orgs_at_start + v.social_orgs_new - v.social_orgs_deregistered - v.social_orgs_revoked,
        note="原报告没有写年初数和注销、撤销数。",
    ),
    Relation(
        "R28", Scope.ANY_YEAR, "flow", "年末继续有效的规范性文件等于年初加公布减废止、失效",
        _ids("normative_docs_valid normative_docs_at_start normative_docs_issued normative_docs_repealed normative_docs_declared normative_docs_lapsed"),
        lambda v: v.normative_docs_valid
        == v.normative_docs_at_start + v.normative_docs_issued - v.normative_docs_repealed - v.normative_docs_declared - v.normative_docs_lapsed,
        note="原报告只写了废止件数。",
    ),
    Relation(
        "R29", Scope.ANY_YEAR, LEGAL_MINIMUM, "领导班子法治讲座不少于两次（督察工作规定第九条第九项）",
        _ids("law_lectures"), lambda v: v.law_lectures >= 2,
        note="专题学法会议、第一议题不是讲座的不抵。",
    ),
)  # fmt: skip
