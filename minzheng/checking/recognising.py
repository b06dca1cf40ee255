"""Which known figure a number of a report is: by the words around it and its unit, never by its value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from .mentions import Mention, Text


@dataclass(frozen=True)
class Known:
    """One figure as bureaus word it: `words` over “before#after” of the number's clause; `sentence` must occur in its sentence."""

    id: str
    base: tuple[str, ...]
    words: re.Pattern[str]
    sentence: re.Pattern[str] | None = None
    never: re.Pattern[str] | None = None


def _known(id: str, base: str, words: str, sentence: str = "", never: str = "") -> Known:
    compiled = [re.compile(p) if p else None for p in (words, sentence, never)]
    assert compiled[0] is not None
    return Known(id, tuple(base.split()), compiled[0], compiled[1], compiled[2])


_PER = r"每人|每[户宗具月次]|[人户次宗具月日]均|标准|每月|/月|提高到|提高至|提至|同比|比上年|较上年|上年|去年|增加|增长|减少|下降|累计投入"
_MANY = "个 家 间"
FIGURES = (
    _known("subsistence_paid", "元", r"(最低生活保障|低保)(补助|保障|救助)?(金|资金|补助|款)?[^，]{0,8}#", never=_PER + "|特困|边缘|低边|残疾"),
    _known("extreme_hardship_paid", "元", r"特困[^，]{0,16}#", never=_PER + "|低保和|低保、"),
    _known("orphan_allowance_paid", "元", r"孤儿[^，]{0,26}#", never=_PER),
    _known("disability_subsidy_paid", "元", r"残疾人[“”]?两项补贴[^，]{0,8}#|(困难残疾人生活补贴|重度残疾人护理补贴)(和|与|及)[^，]{4,20}#", never=_PER),
    _known(
        "street_relief_person_times", "人次 人 名",
        r"(流浪乞讨|流浪、乞讨|生活无着)[^，]{0,12}#|"
        r"#(名)?(流浪乞讨|生活无着)",
        never=r"返乡|护送|核查|寻亲|其中|危重|未成年",
    ),
    _known("street_relief_escorted_home", "人次 人 名", r"(护送|返乡)[^，]{0,14}#|#[^，]{0,8}返乡", r"流浪|受助|救助|返乡", never="核查|自行"),
    _known("street_relief_checks_for_others", "人次 人 名", r"(其他|外)(省市|省|地)[^，]{0,24}(核查|甄别|核对)[^，]{0,12}#|(核查|核对)受助人员[^，]{0,8}#"),
    _known("near_poverty_households", "户", r"(低边|低保边缘)[^，]{0,10}#", never=r"支出|退出|减少|" + _PER),
    _known("near_poverty_persons", "人", r"(低边|低保边缘)[^，]{0,16}#", never=r"支出|退出|" + _PER),
    _known("temporary_relief_paid", "元", r"临时(救助|困难救助)[^，]{0,12}#|#[^，]{0,4}临时救助(金|资金)", never=_PER),
    _known("temporary_relief_person_times", "人次", r"(救助困难群众|临时救助|救助)[^，]{0,8}#|#(困难)?群众", r"临时救助", never=r"流浪|受助|核查|返乡"),
    _known("home_adaptations_done", "户", r"适老化改造[^，]{0,8}#|完成[^，]{0,8}#", r"适老化", never=r"目标|任务|计划|应|指标"),
    _known("home_adaptation_completion_rate", "%", r"完成率[^，]{0,4}#", r"适老化"),
    _known(
        "elder_canteens", _MANY,
        r"(长者饭堂|长者食堂|老年食堂|助餐点|长者餐厅)[^，]{0,8}#|"
        r"(建成|运营)[^，]{0,6}#[“”]?(长者饭堂|长者食堂|老年食堂|助餐)",
        never=r"新增|新建|新开|其中",
    ),
    _known("old_age_allowance_paid", "元", r"(高龄津贴|高龄老人津贴|高龄补贴)[^，]{0,6}#", never=_PER + "|失能"),
    _known("frail_elder_subsidy_paid", "元", r"失能[^，]{0,14}(补贴|津贴)[^，]{0,6}#", never=_PER),
    _known("adoptions_registered", "宗 件 例 起 对", r"(?<!解除)收养(登记|关系)?[^，]{0,6}#|#[^，]{0,4}收养登记", never="解除"),
    _known("adoption_dissolutions", "宗 件 例 起 对", r"解除收养[^，]{0,8}#"),
    _known("minor_cases_received", "宗 件 例 起 个", r"(接到|接收|受理|接报|收到)[^，]{0,12}(未保|未成年人|侵害)[^，]{0,10}#", never="转介|跟进|巡访"),
    _known("minor_cases_referred", "宗 件 例 起 个", r"转介[^，]{0,8}#", r"未保|未成年人|儿童"),
    _known("minor_cases_followed", "宗 件 例 起 个", r"跟进[^，]{0,8}#", r"未保|未成年人|儿童"),
    _known("minor_home_visits", "次 户次 人次", r"(巡访|入户|走访|探访)[^，]{0,8}#", r"未保|未成年人|儿童"),
    _known(
        "donations_received", "元",
        r"(接收|接受|收到|募集|筹集)[^，]{0,14}(捐赠|捐款|善款)[^，]{0,10}#|"
        r"(接收|接受|收到|募集|筹集)[^，]{0,8}(款物|资金)[^，]{0,6}#",
        r"慈善会|慈善总会|捐", never=r"6·30|绿化|其他基金|拨付|定向|其中",
    ),
    _known("donations_campaign_630", "元", r"(6·30|6\.30|630|广东扶贫济困日|乡村振兴活动)[^，]{0,20}#", r"捐"),
    _known("donations_greening", "元", r"绿化[^，]{0,12}#", r"捐"),
    _known("donations_other", "元", r"其他(基金|项目|捐赠|助困)[^，]{0,14}#", r"捐"),
    _known("donations_disbursed", "元", r"(拨付|支出|拨出)[^，]{0,8}(捐赠|善款|慈善)[^，]{0,8}#|共计#", r"拨付[^。]{0,6}(捐赠|善款|慈善)"),
    _known("stations_with_association", "个", r"#社工站[^，]{0,8}(登记|成立)|全[区部县市][^，]{0,2}#社工站"),
    _known("social_work_stations", "个", r"#社工站|社工站[^，和点]{0,6}#", never=r"登记|成立|全部|协会|点"),
    _known("social_work_points", "个", r"#(社工)?服务点|社工点[^，]{0,6}#|#社工点", r"社工|双百"),
    _known("social_workers", "人 名", r"社工(人员)?[^，站点]{0,6}#|#(名)?(在岗|双百)?社工", never=r"持证|其中|培训"),
    _known(
        "social_orgs_total", _MANY,
        r"(在册|登记|注册|共有|现有)[^，]{0,8}社会组织[^，成新]{0,8}#|"
        r"(在册|共有|现有|登记)(登记|的)?[^，]{0,4}社会组织#|"
        r"社会组织(总数|总量)[^，]{0,4}#",
        never=r"新成立|新登记|新增|注销|撤销|变更|年检|年报|抽查|检查|上年|年初",
    ),
    _known("associations_total", _MANY, r"社会团体[^，]{0,3}#", r"社会组织", never=r"抽查|检查|新|注销|变更"),
    _known("private_nonprofits_total", _MANY, r"(民办非企业(单位)?|社会服务机构)[^，]{0,8}#", r"社会组织", never=r"抽查|检查|新|注销|变更"),
    _known("social_orgs_new", _MANY, r"(新成立|新登记|新增|新设立|批准成立|成立登记)[^，]{0,6}社会组织[^，]{0,4}#|#社会组织成立"),
    _known("marriages_registered", "对 宗 件", r"结婚(登记)?[^，离]{0,4}#", never=r"补|撤销|涉外|其中|跨省|" + _PER),
    _known("divorces_registered", "对 宗 件", r"离婚(登记)?[^，申]{0,4}#", never=r"补|申请|撤回|其中|跨省|辅导|调解|" + _PER),
    _known("marriage_counselling", "人次 人", r"(调解|辅导)[^，]{0,8}#", r"婚姻|离婚"),
    _known("funeral_services", "宗 件 例 起", r"殡葬(服务)?[^，]{0,8}#|火化[^，]{0,6}#"),
    _known("funeral_fees_waived", "元", r"(免除|减免)[^，]{0,16}#", r"殡葬|丧葬"),
    _known("roads_named", "条", r"道路命名[^，]{0,8}#|#(新建)?道路(的)?命名|命名[^，]{0,6}道路[^，]{0,4}#|道路#"),
    _known("inspections_double_random", "宗 次 家 件 户", r"双随机[^，]{0,12}#|#[^，]{0,3}[“”]?双随机"),
    _known("inspections_private_nonprofits", _MANY, r"(民办非企业(单位)?|社会服务机构)[^，]{0,4}#", r"双随机|抽查"),
    _known("inspections_associations", _MANY, r"社会团体[^，]{0,4}#", r"双随机|抽查"),
    _known("inspections_care_homes", _MANY, r"养老(机构|院)[^，]{0,4}#", r"双随机|抽查"),
    _known("law_study_meetings", "次 场 期", r"(学法会议|专题学法|集体学法|学法活动)[^，]{0,6}#"),
    _known(
        "law_exam_takers", "人 名 人次",
        r"(共有|组织|参加)[^，]{0,10}#[^，]{0,12}(考试|学法)|(考试|应考|参考)[^，]{0,8}#",
        r"学法|考试", never=r"通过|合格|率|应考|应参",
    ),
    _known("law_exam_pass_rate", "%", r"(通过率|合格率|及格率)[^，]{0,4}#", r"考试|学法"),
    _known("publicity_events", "场 次 场次", r"(普法|宣传)[^，]{0,10}(活动)?[^，]{0,4}#", r"普法|法治宣传|法律", never=r"其中|发放|受众|学法会议"),
    _known("normative_docs_repealed", "件 份 个", r"废止[^，]{0,12}#|#[^，]{0,6}规范性文件[^，]{0,4}废止"),
    # 以下是各数字的其他说法，和本局报告里另有的数字
    _known("elder_canteens", _MANY, r"(在运营|运营|开办)[^，]{0,4}#", r"饭堂|食堂|助餐", never=r"新增|新建|新开|其中"),
    _known("old_age_allowance_paid", "元", r"(发放|支出)[^，]{0,4}#", r"^(?!.*(失能|护理|残疾)).*高龄(老人|老年人)?(津贴|补贴)", never=_PER),
    _known("street_relief_person_times", "人次", r"救助[^，]{0,4}#", r"流浪乞讨|生活无着", never=r"返乡|护送|核查|临时|其中"),
    _known("near_poverty_households", "户", r"最低生活保障边缘[^，]{0,10}#", never=r"支出|退出|减少|" + _PER),
    _known("near_poverty_persons", "人", r"最低生活保障边缘[^，]{0,16}#", never=r"支出|退出|" + _PER),
    _known("minor_cases_followed", "宗 件 例 起 个", r"跟进[^，]{0,8}个案[^，]{0,4}#"),
    _known("minor_home_visits", "次 户次 人次", r"入户巡访[^，]{0,4}#"),
    _known("marriage_counselling", "人次 人", r"(调解|辅导)[^，]{0,8}#", r"婚姻|家庭纠纷", never=r"纠纷[^，]{0,4}$"),
    _known("roads_named", "条", r"#道路(获得|获批|经批准)?命名"),
    _known("inspections_double_random", "宗 次 家 件 户", r"(完成|开展)(抽查|检查)[^，]{0,4}#", r"双随机", never="其中"),
    _known("canteen_town_coverage", "%", r"覆盖率[^，]{0,4}#", r"饭堂|食堂|助餐"),
    _known("social_orgs_at_start", _MANY, r"(上年末|上年底|年初)[^，]{0,4}(在册|登记)?[^，]{0,2}社会组织[^，]{0,4}#"),
    _known("social_orgs_deregistered", _MANY, r"注销(登记)?(的)?(社会组织)?[^，]{0,4}#", r"社会组织"),
    _known("social_orgs_revoked", _MANY, r"撤销(登记)?(的)?(社会组织)?[^，]{0,4}#", r"社会组织", never=r"处罚|决定|复议"),
    _known("social_orgs_listed_abnormal", _MANY, r"列入[^，]{0,8}(异常名录|活动异常)[^，]{0,8}#", never="移出"),
    _known("social_orgs_delisted", _MANY, r"移出[^，]{0,10}#", r"异常名录|年度工作报告"),
    _known("community_organisations_filed", _MANY, r"备案[^，]{0,4}社区社会组织[^，]{0,4}#|社区社会组织备案[^，]{0,4}#"),
    _known("social_orgs_incubated", _MANY, r"入驻孵化[^，]{0,8}#|孵化社会组织[^，]{0,4}#"),
    _known("penalties_decided", "宗 件 起", r"作出行政处罚(决定)?[^，]{0,4}#", never=r"听证|其中"),
    _known("penalty_hearings", "场 次 宗 件", r"(举行|组织|召开)[^，]{0,6}听证[^，]{0,4}#", r"处罚"),
    _known("reconsiderations", "件 宗 起", r"被申请(行政)?复议[^，]{0,6}#"),
    _known("reconsiderations_corrected", "件 宗 起", r"被?纠正[^，错率]{0,4}#", r"复议"),
    _known("litigations", "件 宗 起", r"行政(应诉|诉讼)[^，出率]{0,6}#", never=r"败诉|胜诉|出庭"),
    _known("litigations_lost", "件 宗 起", r"败诉[^，率]{0,4}#"),
    _known("litigation_heads", "件 宗 次 人次", r"负责人出庭应诉[^，率]{0,4}#"),
    _known("enforcement_complaints", "件 宗 起", r"行政执法(突出)?问题的?投诉[^，]{0,4}#"),
    _known("association_fee_notices", "份", r"印发通知[^，]{0,4}#", r"行业协会|商会"),
    _known("association_onsite_checks", "家 间 个 次", r"实地检查[^，]{0,4}#", r"行业协会|商会"),
    _known("legal_opinions", "份 件 条", r"出具法律意见书?[^，]{0,4}#"),
    _known("contracts_reviewed", "份 次 件", r"审查合同[^，]{0,4}#"),
    _known("contracts_signed", "份", r"签订合同[^，]{0,4}#"),
    _known("law_training_courses", "期", r"法治培训班[^，]{0,4}#"),
    _known("communities_guided", "个", r"设立社区[^，]{0,4}#"),
    _known("charity_supermarkets_opened", "间 家 个", r"新[开增设][^，]{0,2}慈善超市[^，]{0,4}#"),
    _known("ashes_placed", "宗 具 份", r"安放骨灰[^，]{0,4}#"),
    _known("funeral_campaigns", "项 次", r"殡葬[^，]{0,6}专项(整治|行动)[^，]{0,4}#"),
    _known("publicity_topics", "个", r"#(普法)?主题"),
    _known("publicity_days", "个", r"#时间节点"),
    _known("leader_tasks_deployed", "项", r"亲自部署[^，]{0,8}#"),
    _known("leader_tasks_asked", "项", r"过问重大问题[^，]{0,4}#"),
    _known("leader_tasks_coordinated", "项", r"协调重点环节[^，]{0,4}#"),
    _known("leader_tasks_supervised", "项", r"督办重要任务[^，]{0,4}#"),
    _known("place_data_checked", "条", r"核对数据[^，]{0,4}#", r"地名|区划"),
    _known("place_data_corrected", "条", r"更正[^，]{0,4}#", r"地名|区划"),
    _known("place_data_reviews", "项 次", r"(地名|区划)[^，]{0,4}数据[^，]{0,14}#"),
    _known("annual_reports_on_time", _MANY, r"(按期|按时|如期)(报送|提交|报告)[^，]{0,6}年度?(工作)?报告?[^，]{0,8}#"),
    _known("benefit_standards_raised", "项 个", r"#[^，]{0,10}标准[^，]{0,6}(调整|提标|提高)|#[^，]{0,10}提标"),
    _known("elder_age_threshold", "周岁 岁", r"#(及)?以上", r"高龄(津贴|补贴)", never="失能|百岁"),
    _known("law_in_places", "类 个", r"#(活动)?场所", r"法律|普法"),
    _known("leader_tasks_closed", "项 件", r"核销[^，]{0,4}#", r"督办|部署|经责任人"),
    _known("publicity_shown", "场 次", r"(测出|知晓[度率])[^，]{0,8}提[升高][^，]{0,4}#"),
    _known("publicity_tested", "场 次", r"(测验|测试|测评)[^，]{0,4}#", r"普法|知晓"),
    _known("rural_children_action_years", "年", r"为期#", r"留守儿童|困境儿童"),
    _known("shortfalls_analysed", "项 个", r"(立项分析|分析了?原因)[^，]{0,4}#", r"不足|问题"),
    _known("shortfalls_closed", "项 个", r"(整改)?销号[^，]{0,4}#", r"不足|问题"),
    _known("shortfalls_carried", "项 个", r"转入下一?年度?[^，]{0,4}#", r"不足|问题"),
    _known("training_law_texts", "部", r"法律(文件|法规)[^，]{0,4}#"),
    _known("yearly_statements", "人 名 份", r"述职述法[^，]{0,8}#"),
)  # fmt: skip


_BY_UNIT: dict[str, list[Known]] = {}
for _figure in FIGURES:
    for _base in _figure.base:
        _BY_UNIT.setdefault(_base, []).append(_figure)

_MEAN = re.compile(r"([\u4e00-\u9fff]均|平均)[^，]{0,6}$")
"""What is a mean of a figure is not the figure."""
_IN_WORDS = (
    ("canteen_town_coverage", re.compile(r"(饭堂|食堂|助餐点)[^，。；]{0,10}(?P<said>全覆盖)"), Decimal(100), "%"),
    ("enforcement_complaints", re.compile(r"(?P<said>(未|没有)(收到|接到)[^，。；]{0,10}行政执法[^，。；]{0,8}投诉)"), Decimal(0), "件"),
)
"""Figures that a report gives in words: the words, the value and its unit."""


@dataclass(frozen=True)
class Recognised:
    """A number and the figure it is."""

    figure: str
    mention: Mention


def recognised(text: Text) -> list[Recognised]:
    """Every number of the results that is a known figure, the first mention of a figure first."""
    return list(_recognised(text))


def _recognised(text: Text) -> Iterator[Recognised]:
    previous: Mention | None = None
    for mention in text.mentions:
        lead = mention.before
        if not lead and previous is not None and previous.end == mention.start and previous.sentence == mention.sentence:
            lead = previous.before
        elif not lead and text.plain[mention.start - 1 : mention.start] == "）":  # 拨付捐赠资金（含历年结余）1699.32万元
            opens = text.plain.rfind("（", 0, mention.start)
            lead = text.clause_before(opens) if opens >= 0 else ""
        previous = mention
        if mention.part == "plan" or _MEAN.search(lead):
            continue
        start, end = text.sentence_of(mention.start)
        window, sentence = f"{lead}#{mention.after}", text.plain[start:end]
        for known in _BY_UNIT.get(mention.base, ()):
            if known.words.search(window) and not (known.never and known.never.search(lead)) and (
                known.sentence is None or known.sentence.search(sentence)
            ):  # fmt: skip
                yield Recognised(known.id, mention)
                break
    for figure, words, value, unit in _IN_WORDS:
        for said in words.finditer(text.plain):
            yield Recognised(figure, text.said(*said.span("said"), value, unit))


def first_of_each(found: list[Recognised]) -> dict[str, Mention]:
    """The first mention of each figure."""
    first: dict[str, Mention] = {}
    for one in found:
        first.setdefault(one.figure, one.mention)
    return first
