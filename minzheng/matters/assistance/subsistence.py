"""最低生活保障：共同生活的家庭成员人均收入低于当地标准、财产符合规定的，按月补足差额；另有可以单独申请的单人保。"""

from ...facts import applicant, handling, household, one_applicant, person
from ...offices import APPLICANT, BUREAU, TOWN
from ...statutes import (
    PENSION_EXEMPTION, RELIEF, RELIEF_ACT, SAFETY_NET, SUBSIDIES, SUBSISTENCE, SUBSISTENCE_GD,
)  # fmt: skip
from ...vocabulary import (
    Benefit, Clock, Condition, Evidence, Figure, Monthly, Notice, Outcome, Promise, Step, apart_from, choose, count, days, exempt,
    granted_by, in_force, lower_of, months, officers, on_the_spot, paid, rate, setting, some, today, total, when, working_days, Standing, Story,
)  # fmt: skip
from ...vocabulary.facts import Fact

# 一、谁计入共同生活的家庭成员，谁不能纳入
child = person.relation.is_("子女")
student = person.schooling.is_("本专科及以下")
family = (
    person.relation.among("本人", "配偶")
    | (child & ~person.adult)
    | (child & (~person.independent | student))
    | (person.relation.among("父母", "其他法定扶养关系") & person.lives_together)
)
elsewhere = person.away.among("出家三年以上", "服刑", "强制隔离戒毒", "宣告失踪") | person.extreme_hardship | person.orphan
counted = (person.alive & family & ~elsewhere).called("共同生活的家庭成员")
idle = (in_force(SUBSISTENCE_GD.whole) & person.idle & ~student).called("有劳动能力无正当理由不就业")
barred = (idle | (person.refusals >= 3)).called("无正当理由不就业或者连续三次拒绝介绍的工作")

# 二、收入多少：应计的四类收入，另有法定不计入的各项，随依据的失效而恢复计入；无正当理由不就业的按最低工资计算
laboured = person.wages + person.business
minimum = rate("最低工资标准")
earned = choose(idle & (laboured < minimum), minimum, laboured) + person.rents + person.transfers
spared = (
    exempt(person.relief, SUBSISTENCE[13])
    + exempt(person.scholarship, SUBSISTENCE[13])
    + exempt(person.awards, SUBSISTENCE[13])
    + exempt(person.disability_aid, SUBSIDIES["第二部分第四项"])
    + exempt(person.old_age_aid, SUBSISTENCE_GD.whole)
    + exempt(person.basic_pension, PENSION_EXEMPTION.whole)
)
deductible = in_force(SUBSISTENCE[13])  # 就业成本只从劳动所得里扣；残疾、重病的支出从全家收入里扣，扣到零为止
worked = choose(deductible, lower_of(person.work_costs, laboured), 0)
cared = choose(deductible, person.care_costs, 0)
size = count(counted).called("共同生活人数")
heads = choose(size >= 1, size, 1).called("共同生活人数")  # 没有成员的不作除数
admitted = count(counted & ~barred).called("可以纳入的人数")
gross, costs = total(earned + spared - worked, where=counted), total(cared, where=counted)
income = choose(gross > costs, gross - costs, 0).called("家庭月收入（不计入的和按规定扣减的已除去）")
standard = rate("低保标准", by=household.area)
shortfall = (standard * size - income).called("家庭补差总额（低保标准×共同生活人数－家庭月收入）")
rooted = some(counted & person.local).called("有共同生活的成员具有本地户籍")

# 三、申请、调查、公示
supplement = Step("supplement", "一次性告知补正", TOWN, within=on_the_spot, basis=SUBSISTENCE[10], records=(handling.missing,))
decline = Step(
    "decline", "不予受理", TOWN, basis=SUBSISTENCE[10], records=(handling.reason,), adverse=True, final=True, letter="不予受理告知书",
    gates=(Condition("确属不应受理", ~household.authorised | ~some(person.local), SUBSISTENCE[4] + SUBSISTENCE[9]),),
)  # fmt: skip
decline_alone = Step(
    "decline", "不予受理", TOWN, basis=SUBSISTENCE[10], records=(handling.reason,), adverse=True, final=True, letter="不予受理告知书",
    gates=(Condition("确属不应受理", ~household.authorised | ~person.local, SUBSISTENCE[4] + SUBSISTENCE[9]),),
)  # fmt: skip
accept = Step(
    "accept", "受理", TOWN, within=on_the_spot, basis=SUBSISTENCE[10], letter="受理通知书", closes=(supplement, decline, decline_alone),
    gates=(Condition("全体成年成员已授权核对", household.authorised, SUBSISTENCE[9] + RELIEF[58]),),
)  # fmt: skip
investigate = Step(
    "investigate", "入户调查", TOWN, within=working_days(3), after=accept, times=3, officers=2, basis=SUBSISTENCE[15] + SUBSISTENCE[16],
    officers_basis=SUBSISTENCE[16],
)  # fmt: skip
check = Step("check", "家庭经济状况核对", BUREAU, within=working_days(3), after=accept, times=3, basis=SUBSISTENCE[17])
opine = Step(
    "opine", "提出初步意见", TOWN, times=3, basis=SUBSISTENCE[19],
    gates=(
        Condition("入户调查已完成", investigate.done, SUBSISTENCE[19]),
        Condition("经济状况核对已完成", check.done, SUBSISTENCE[17] + SUBSISTENCE[19]),
    ),
)  # fmt: skip
publish = Step(
    "publish", "公示", TOWN, after=opine, times=3, basis=SUBSISTENCE[19],
    notice=Notice(lasts=days(7), shows=(applicant.name, applicant.village)),
)  # fmt: skip
object_ = Step(
    "object", "提出异议", APPLICANT, after=publish, basis=SUBSISTENCE[19], records=(handling.objection,),
    gates=(Condition("公示期内", when(publish.done, today <= publish.day + days(7)), SUBSISTENCE[19]),),
)  # fmt: skip
deliberate = Step(
    "deliberate", "民主评议", TOWN, times=2, basis=SUBSISTENCE[19],
    gates=(Condition("公示有异议", object_.done, SUBSISTENCE[19] + SAFETY_NET["第四部分"]),),
)  # fmt: skip

# 四、审核确认：审核确认权可以依规定下放镇街，停减发随之
by_town = setting("低保确认权", "区民政局", "镇街").is_("镇街")
delegated = (by_town, TOWN)
visit = Step("visit", "区级入户核查", BUREAU, after=accept, times=2, officers=2, basis=SUBSISTENCE[20], officers_basis=SUBSISTENCE[16])
complain = Step("complain", "接到投诉、举报", BUREAU, after=opine, basis=SUBSISTENCE[20], records=(handling.objection,))
extend = Step(
    "extend", "延长办理期限", BUREAU, after=accept, basis=SUBSISTENCE[22], records=(handling.extension_cause,),
    gates=(
        Condition("属于可以延长的情形", ~handling.extension_cause.is_("无"), SUBSISTENCE[22] + SAFETY_NET["第四部分"]),
        Condition("异议确已提出", when(handling.extension_cause.is_("有异议"), object_.done), SUBSISTENCE[22]),
    ),
)  # fmt: skip
decide = Step(
    "decide", "审核确认", BUREAU, within=working_days(10), after=publish, decides=True, adverse=True, letter="最低生活保障审核确认通知书",
    basis=SUBSISTENCE[20] + SUBSISTENCE[21], apart=(investigate,), apart_basis=SUBSISTENCE[2],
    instead=delegated,
    gates=(
        Condition("初步意见公示已满七日", when(publish.done, publish.since(opine) & (today > publish.day + days(7))), SUBSISTENCE[19]),
        Condition("异议已重新调查或者民主评议", when(object_.done, investigate.since(object_) | deliberate.since(object_)), SUBSISTENCE[19]),
        Condition("其后再次提出意见", when(object_.done, opine.since(investigate) & when(deliberate.done, opine.since(deliberate))), SUBSISTENCE[19]),
        Condition("近亲属备案或者有异议的，区级已入户核查", when(household.staff_relative | object_.done, visit.done), SUBSISTENCE[11] + SUBSISTENCE[20]),
        Condition("接到投诉、举报后，区级已入户核查", when(complain.done, visit.since(complain)), SUBSISTENCE[20]),
    ),
)  # fmt: skip
serve = Step("serve", "送达", TOWN, within=working_days(3), after=decide, basis=SUBSISTENCE[21], records=(handling.service,), final_if_refused=True)
terminate = Step(
    "terminate", "终止审核确认程序", BUREAU, after=accept, basis=SUBSISTENCE[29], records=(handling.reason,), adverse=True, final=True,
    letter="终止审核确认程序告知书",
    gates=(
        Condition("家庭成员无正当理由拒不配合", household.uncooperative, SUBSISTENCE[29]),
        Condition("尚未审核确认", ~decide.done, SUBSISTENCE[29]),
    ),
)  # fmt: skip

# 五、在享期间：定期复核，成员死亡后核查，停减发
paying = Condition("已确认给予低保", when(decide.done, decide.granted), SUBSISTENCE[31])
recheck = Step(
    "recheck", "定期复核", TOWN, after=decide, times=None, officers=2, basis=SUBSISTENCE[31] + RELIEF_ACT[46],
    officers_basis=SUBSISTENCE[16], gates=(paying,),
)  # fmt: skip
FADING = SAFETY_NET["第一部分第三项"]
fade = Step(  # 就业以后收入超过标准的，给予一次不超过六个月的渐退期，期满再作停发、减发的决定
    "fade", "给予渐退期", BUREAU, after=recheck, basis=FADING, records=(handling.employed, handling.fades_until),
    gates=(Condition("渐退期不超过六个月", handling.fades_until <= handling.employed + months(6), FADING),), instead=delegated,
)  # fmt: skip
lose = Step(
    "lose", "登记成员死亡", TOWN, after=decide, times=None, basis=SAFETY_NET["第一部分第三项"] + SUBSISTENCE[30], records=(handling.died,),
    gates=(paying,),
)  # fmt: skip
hear = Step(
    "hear", "停减发前听取意见", TOWN, after=decide, times=None, basis=RELIEF_ACT[48] + SUBSISTENCE[32], records=(handling.heard,),
    gates=(paying, Condition("确已听取家庭意见", handling.heard, RELIEF_ACT[48] + SUBSISTENCE[32])),
)  # fmt: skip
lawful_cut = (
    Condition("已经复核", recheck.done, SUBSISTENCE[32]),
    Condition("复核后已听取家庭意见", hear.since(recheck), RELIEF_ACT[48]),  # 自2026年7月1日起
)
reduce = Step(
    "reduce", "减发", BUREAU, times=None, adverse=True, letter="最低生活保障减发通知书", basis=RELIEF[13] + RELIEF_ACT[47] + SUBSISTENCE[32],
    records=(handling.reason, handling.since), gates=lawful_cut, changes=handling.since, instead=delegated,
)  # fmt: skip
stop = Step(
    "stop", "停发", BUREAU, adverse=True, ends=True, letter="最低生活保障停发通知书", basis=RELIEF[13] + RELIEF_ACT[47] + SUBSISTENCE[32],
    records=(handling.reason,), gates=lawful_cut, instead=delegated,
)  # fmt: skip

# 六、期限：三十个工作日，下放镇街的二十，有法定情形的四十五；复核一年，收入不稳定或者有劳动能力的半年
limit = choose(
    extend.done, accept.day + working_days(45), choose(by_town, accept.day + working_days(20), accept.day + working_days(30))
)
checked = choose(recheck.done, recheck.day, decide.day)
loose = person.works | person.able | (person.business > 0)
unstable = some(counted & loose).called("收入不稳定或者有劳动能力")
clocks = (
    Clock("办理期限", limit, decide, SUBSISTENCE[22] + SAFETY_NET["第四部分"]),
    Clock("成员死亡后核查期限", lose.said(handling.died) + months(3), recheck, SAFETY_NET["第一部分第三项"]),
)
evidence = (
    Evidence("最低生活保障申请及诚信声明", SUBSISTENCE[9]),
    Evidence("全体成年成员签署的核对授权书", SUBSISTENCE[9]),
    Evidence("居民身份证、户口簿", SUBSISTENCE[10], held="公安户籍"),
    Evidence("银行账户", SUBSISTENCE[25]),
)
steps = (
    accept, investigate, check, opine, publish, object_, deliberate, visit, complain, extend, decide, serve, terminate,
    recheck, fade, lose, hear, reduce, stop,
)  # fmt: skip
uncounted = tuple(step for step in steps if step is not decide)

promises = (
    Promise("已受理的不得再要求补正", supplement, unless=~accept.done, basis=SUBSISTENCE[10]),
    Promise("没有核对授权的不得核对", check, unless=household.authorised, basis=SUBSISTENCE[9]),
    Promise("未受理不得调查", investigate, unless=accept.done, basis=SUBSISTENCE[15]),
    Promise("未受理不得核对", check, unless=accept.done, basis=SUBSISTENCE[17]),
    Promise("未受理不得区级核查", visit, unless=accept.done, basis=SUBSISTENCE[20]),
    Promise("一人调查无效", investigate, unless=officers >= 2, basis=SUBSISTENCE[16]),
    Promise("一人核查无效", visit, unless=officers >= 2, basis=SUBSISTENCE[16] + SUBSISTENCE[20]),
    Promise("一人复核无效", recheck, unless=officers >= 2, basis=SUBSISTENCE[16] + SUBSISTENCE[31]),
    Promise("未经调查不得提出意见", opine, unless=investigate.done, basis=SUBSISTENCE[28]),
    Promise("未经核对不得提出意见", opine, unless=check.done, basis=SUBSISTENCE[28]),
    Promise("没有意见不得公示", publish, unless=opine.done, basis=SUBSISTENCE[19]),
    Promise("未公示的不得提异议", object_, unless=publish.done, basis=SUBSISTENCE[19]),
    Promise("公示期外不得再提异议", object_, unless=today <= publish.day + days(7), basis=SUBSISTENCE[19]),
    Promise("没有争议不得再要求民主评议", deliberate, unless=object_.done, basis=SUBSISTENCE[19]),
    Promise("审核确认阶段之前的举报另行处理", complain, unless=opine.done, basis=SUBSISTENCE[20]),
    Promise("未受理不得延长", extend, unless=accept.done, basis=SUBSISTENCE[22]),
    Promise("没有法定情形不得延长", extend, unless=~handling.extension_cause.is_("无"), basis=SUBSISTENCE[22]),
    Promise("无人异议不得以异议为由延长", extend, unless=object_.done | ~handling.extension_cause.is_("有异议"), basis=SUBSISTENCE[22]),
    Promise("公示不满七日不得确认", decide, unless=publish.done & (today > publish.day + days(7)), basis=SUBSISTENCE[19]),
    Promise("异议未处理不得确认", decide, unless=~object_.done | investigate.since(object_) | deliberate.since(object_), basis=SUBSISTENCE[19]),
    Promise("处理异议后未再提出意见不得确认", decide, unless=~object_.done | opine.since(object_), basis=SUBSISTENCE[19]),
    Promise("民主评议后未再提出意见不得确认", decide, unless=~deliberate.done | opine.since(deliberate), basis=SUBSISTENCE[19]),
    Promise("意见改变后未再公示不得确认", decide, unless=publish.since(opine), basis=SUBSISTENCE[19]),
    Promise("不经申请、调查、核对不得确认", decide, unless=accept.done & investigate.done & check.done, basis=SUBSISTENCE[28]),
    Promise("调查的人不得审核确认", decide, unless=apart_from(investigate), basis=SUBSISTENCE[2]),
    Promise("近亲属备案而区级未入户不得确认", decide, unless=~household.staff_relative | visit.done, basis=SUBSISTENCE[20]),
    Promise("投诉举报而区级未入户不得确认", decide, unless=~complain.done | visit.since(complain), basis=SUBSISTENCE[20]),
    Promise("未确认不得送达", serve, unless=decide.done, basis=SUBSISTENCE[21]),
    Promise("配合调查的不得终止程序", terminate, unless=household.uncooperative, basis=RELIEF["第六十六条第一项"] + RELIEF_ACT["第七十条第二项"]),
    Promise("未受理的无从终止", terminate, unless=accept.done, basis=SUBSISTENCE[29]),
    Promise("已经确认的不得再行终止", terminate, unless=~decide.done, basis=SUBSISTENCE[29]),
    Promise("未获低保的不得复核", recheck, unless=decide.done & decide.granted, basis=SUBSISTENCE[31]),
    Promise("未经复核不得给予渐退期", fade, unless=recheck.done, basis=FADING),
    Promise("渐退期不得超过六个月", fade, unless=handling.fades_until <= handling.employed + months(6), basis=FADING),
    Promise("未获低保的不登记成员死亡", lose, unless=decide.done & decide.granted, basis=SUBSISTENCE[30]),
    Promise("没有听取意见不得记为已听取", hear, unless=handling.heard, basis=RELIEF_ACT[48] + SUBSISTENCE[32]),
    Promise("未获低保的无从听取停减发意见", hear, unless=decide.done & decide.granted, basis=SUBSISTENCE[32]),
    Promise("未经复核不得减发", reduce, unless=recheck.done, basis=SUBSISTENCE[32]),
    Promise("未经复核不得停发", stop, unless=recheck.done, basis=SUBSISTENCE[32]),
    Promise("社会救助法施行后未听取意见不得减发", reduce, unless=~in_force(RELIEF_ACT[48]) | hear.since(recheck), basis=RELIEF_ACT[48]),
    Promise("社会救助法施行后未听取意见不得停发", stop, unless=~in_force(RELIEF_ACT[48]) | hear.since(recheck), basis=RELIEF_ACT[48]),
)
grant = Outcome("确认", document="最低生活保障确认通知书")
refusal = Outcome("不予确认", document="不予确认告知书")
month_after_decision = decide.day.next_month

# 演练：几种家庭，收入都写明；走完程序的和公示有异议的两条经过
nothing: dict[Fact, object] = {person.business: 0, person.transfers: 0, person.basic_pension: 0, person.wages: 0, person.able: False}


def alone_at(wages: int) -> tuple[dict[Fact, object], ...]:
    """独自一人，月工资性收入为若干分。"""
    return ({**nothing, person.relation: "本人", person.born: (-25000, -22000), person.wages: wages},)


def couple_at(wages: int) -> tuple[dict[Fact, object], ...]:
    """夫妻二人，月工资性收入合计若干分。"""
    return (*alone_at(wages), {**nothing, person.relation: "配偶", person.born: (-25000, -22000)})


child_of_ten: dict[Fact, object] = {**nothing, person.relation: "子女", person.born: (-4300, -3300), person.independent: False}
walked = ((accept, 0), (investigate, 2), (check, 1), (opine, 3), (publish, 1), (decide, 9), (serve, 2))
disputed = (
    (accept, 0), (investigate, 2), (check, 1), (opine, 3), (publish, 1), (object_, 3), (extend, 1), (investigate, 4), (visit, 2), (opine, 3), (publish, 1),
    (decide, 9), (serve, 2),
)  # fmt: skip

benefit = Benefit(
    id="subsistence",
    title="最低生活保障",
    word="低保",
    line="社会救助",
    basis=RELIEF[9] + RELIEF_ACT[18] + SUBSISTENCE.whole,
    conditions=(
        Condition("有共同生活的家庭成员", size >= 1, SUBSISTENCE[7]),
        Condition("申请人一名，各成员只列一次", one_applicant, SUBSISTENCE[4] + SUBSISTENCE[7]),
        Condition("有成员具有本地户籍", rooted, SUBSISTENCE[4] + RELIEF_ACT[37]),
        Condition("有可以纳入的成员", admitted >= 1, SUBSISTENCE_GD.whole + SUBSISTENCE[34]),
        Condition("人均月收入低于当地标准", income.per(heads).called("人均月收入") < standard, RELIEF[9] + RELIEF_ACT[18]),
        Condition("家庭财产符合规定", household.assets_fit, RELIEF[9] + RELIEF_ACT[18] + SUBSISTENCE[14]),
    ),
    evidence=(*evidence, Evidence("残疾人证", SUBSISTENCE[10], held="残联", only=some((person.grade >= 1).called("持有有效残疾人证")))),
    steps=(supplement, decline, *steps),
    clocks=(*clocks, Clock("定期复核", choose(unstable, checked + months(6), checked + months(12)).called("确认或者上次复核满十二个月（收入不稳定或者有劳动能力的满六个月）之日"), recheck, SUBSISTENCE[31])),
    grant=grant,
    refusal=refusal,
    pays=Monthly((shortfall.per(heads) * admitted).rounded(), starts=month_after_decision, share=shortfall.per(heads).rounded()),
    excludes=("extreme_hardship", "orphan_allowance", "single_subsistence"),
    figures=(
        Figure("subsistence_paid", "最低生活保障资金发放额", "万元", paid("subsistence", "single_subsistence"),
               "本年成功发放的低保金（含单人保）减退回和追回，按发放日期", about=True),
        Figure("subsistence_granted", "新增最低生活保障户数", "户", granted_by(decide), "本年审核确认的户数"),
    ),
    uncounted=(supplement, decline, *uncounted),
    stories=(
        Story("农村二人户，确认", 90, walked, {household.area: "农村"}, members=couple_at(50_000)),
        Story("城镇二人户，确认", 40, walked, {household.area: "城镇"}, members=couple_at(80_000)),
        Story("公示有异议，重新调查后确认", 6, disputed, {household.area: "农村"}, {extend: {handling.extension_cause: "有异议"}}, couple_at(60_000)),
        Story("收入超过标准，不予确认", 24, walked, {household.area: "农村"}, members=couple_at(150_000)),
        Story("财产不符，不予确认", 9, walked, {household.area: "城镇", household.assets_fit: False}, members=couple_at(60_000)),
        Story("年末公示之中", 8, walked[:5], {household.area: "农村"}, members=couple_at(50_000), within=((12, 9), (12, 11))),
    ),
    standing=(
        Standing("农村一人户", 2400, {household.area: "农村"}, alone_at(30_000)),
        Standing("农村二人户", 1500, {household.area: "农村"}, couple_at(50_000)),
        Standing("农村三人户", 900, {household.area: "农村"}, (*couple_at(90_000), child_of_ten)),
        Standing("农村四人户", 300, {household.area: "农村"}, (*couple_at(150_000), child_of_ten, child_of_ten)),
        Standing("城镇一人户", 900, {household.area: "城镇"}, alone_at(35_000)),
        Standing("城镇二人户", 500, {household.area: "城镇"}, couple_at(80_000)),
        Standing("城镇三人户", 200, {household.area: "城镇"}, (*couple_at(150_000), child_of_ten)),
    ),
    promises=(
        *promises,
        Promise("已受理的不得再不予受理", decline, unless=~accept.done, basis=SUBSISTENCE[10]),
        Promise("应当受理的不得拒绝", decline, unless=~household.authorised | ~some(person.local),
                basis=RELIEF["第六十六条第一项"] + RELIEF_ACT["第七十条第一项"]),
    ),
)  # fmt: skip

# 七、单人保：本人单独申请，只看本人收入
in_fourth_grade = in_force(SUBSISTENCE_GD.whole) & person.mental & person.grade.within(4, 4)
listed_grade = person.severe | (person.mental & person.grade.within(3, 3)) | in_fourth_grade
grown_and_severe = person.adult & ~person.works & person.severe
kept = in_force(SUBSISTENCE_GD.whole) & person.kept_by_family & (grown_and_severe | (person.mental & person.grade.within(3, 4)))
admissible_alone = (
    (person.near_poverty & (listed_grade | person.seriously_ill))
    | person.away.is_("出家三年以上")
    | (in_force(SAFETY_NET["第一部分第一项"]) & grown_and_severe)
    | kept
    | (in_force(SUBSISTENCE_GD.whole) & person.unsupported)
).called("低保边缘家庭的重残重病人员，成年无业重残人员，靠家庭供养的智力、精神残疾人，宗教教职人员，或者父母无力抚养的儿童")
elsewhere_held = (person.extreme_hardship | person.orphan | person.subsistence).called("在享特困人员供养、孤儿保障或者家庭低保")
lenient = person.supporter.is_("兄弟姐妹") | (~person.supporter.is_("无") & (person.supporter_age >= 60))
waivable = (in_force(SAFETY_NET["第一部分第一项"]) & grown_and_severe & lenient).called("兄弟姐妹或者六十周岁以上老年人供养的成年无业重度残疾人")
own_gross = earned + spared - worked - person.support_waived
own_income = choose(own_gross > cared, own_gross - cared, 0).called("本人月收入（不计入的和按规定扣减的已除去）")
in_full = setting("单人保发放办法", "补足差额", "全额发放").is_("全额发放")

single = Benefit(
    id="single_subsistence",
    title="最低生活保障（单人保）",
    word="单人保",
    line="社会救助",
    basis=SUBSISTENCE[8] + RELIEF_ACT["第二十一条第二款"],
    conditions=(
        Condition("健在", person.alive, SUBSISTENCE[8]),
        Condition("具有本地户籍", person.local, SUBSISTENCE[4] + RELIEF_ACT[37]),
        Condition("属于可以单独提出申请的情形", admissible_alone, SUBSISTENCE[8] + SAFETY_NET["第一部分"] + SUBSISTENCE_GD.whole + RELIEF_ACT[21]),
        Condition("没有在享特困、孤儿保障或者家庭低保", ~elsewhere_held, SUBSISTENCE[7] + SUBSISTENCE[8]),
        Condition("没有无正当理由不就业", ~barred, SUBSISTENCE_GD.whole + SUBSISTENCE[34]),
        Condition("供养费用的豁免符合规定", when(person.support_waived > 0, waivable & (person.support_waived <= person.support)), SAFETY_NET["第一部分第一项"]),
        Condition("本人月收入低于当地标准", own_income < standard, RELIEF[9] + RELIEF_ACT[18]),
        Condition("本人财产符合规定", household.assets_fit, RELIEF[9] + RELIEF_ACT[18] + SUBSISTENCE[14]),
    ),
    evidence=(*evidence, Evidence("残疾人证", SUBSISTENCE[10], held="残联", only=person.grade >= 1)),
    steps=(supplement, decline_alone, *steps),
    clocks=(*clocks, Clock("定期复核", choose(loose, checked + months(6), checked + months(12)).called("确认或者上次复核满十二个月（收入不稳定或者有劳动能力的满六个月）之日"), recheck, SUBSISTENCE[31])),
    grant=grant,
    refusal=refusal,
    pays=Monthly(choose(in_full, standard, standard - own_income), starts=month_after_decision),
    excludes=("extreme_hardship", "orphan_allowance", "subsistence"),
    figures=(Figure("single_subsistence_granted", "新增单人保人数", "人", granted_by(decide), "本年审核确认的人数"),),
    uncounted=(supplement, decline_alone, *uncounted),
    stories=(
        Story("低保边缘家庭的重度残疾人单独申请，确认", 0, walked, {
            **nothing, household.area: "农村", person.born: (-14000, -12000), person.disability: "肢体", person.grade: 1, person.near_poverty: True,
        }),
    ),
    promises=(
        *promises,
        Promise("已受理的不得再不予受理", decline_alone, unless=~accept.done, basis=SUBSISTENCE[10]),
        Promise("应当受理的不得拒绝", decline_alone, unless=~household.authorised | ~person.local,
                basis=RELIEF["第六十六条第一项"] + RELIEF_ACT["第七十条第一项"]),
    ),
)  # fmt: skip

matters = (benefit, single)
