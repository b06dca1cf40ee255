"""最低生活保障：共同生活的家庭成员人均收入低于当地标准、财产符合规定的，按月补足差额。"""

from ...facts import applicant, handling, household, person
from ...offices import APPLICANT, BUREAU, TOWN
from ...statutes import (
    PENSION_EXEMPTION, RELIEF, RELIEF_ACT, SAFETY_NET, SUBSIDIES, SUBSISTENCE, SUBSISTENCE_GD,
)  # fmt: skip
from ...vocabulary import (
    Benefit, Clock, Condition, Evidence, Figure, Monthly, Notice, Outcome, Promise, Step, choose, count, days, exempt, granted_by,
    months, on_the_spot, paid, rate, setting, some, today, total, when, working_days,
)  # fmt: skip

# 一、谁计入共同生活的家庭成员
child = person.relation.is_("子女")
family = (
    person.relation.among("本人", "配偶")
    | (child & ~person.adult)
    | (child & (~person.independent | person.schooling.is_("本专科及以下")))
    | (person.relation.among("父母", "其他法定扶养关系") & person.lives_together)
)
elsewhere = person.away.among("出家三年以上", "服刑", "强制隔离戒毒", "宣告失踪") | person.extreme_hardship | person.orphan
counted = (person.alive & family & ~elsewhere).called("共同生活的家庭成员")

# 二、收入多少：应计的四类收入，另有法定不计入的各项，随依据的失效而恢复计入
earned = person.wages + person.business + person.rents + person.transfers
spared = (
    exempt(person.relief, SUBSISTENCE[13])
    + exempt(person.scholarship, SUBSISTENCE[13])
    + exempt(person.disability_aid, SUBSIDIES.whole)
    + exempt(person.old_age_aid, SUBSISTENCE_GD.whole)
    + exempt(person.basic_pension, PENSION_EXEMPTION.whole)
)
size = count(counted).called("共同生活人数")
income = total(earned + spared, where=counted).called("家庭月收入")
standard = rate("低保标准", by=household.area)

# 三、办理
supplement = Step("supplement", "一次性告知补正", TOWN, within=on_the_spot, basis=SUBSISTENCE[10], records=(handling.missing,))
decline = Step(
    "decline", "不予受理", TOWN, basis=SUBSISTENCE[10], records=(handling.reason,), adverse=True, final=True, letter="不予受理告知书",
    gates=(Condition("确属不应受理", ~household.authorised | ~some(person.local), SUBSISTENCE[4] + SUBSISTENCE[9]),),
)  # fmt: skip
accept = Step(
    "accept", "受理", TOWN, within=on_the_spot, basis=SUBSISTENCE[10], letter="受理通知书",
    gates=(Condition("全体成年成员已授权核对", household.authorised, SUBSISTENCE[9] + RELIEF[58]),),
)  # fmt: skip
investigate = Step(
    "investigate", "入户调查", TOWN, within=working_days(3), after=accept, times=3, officers=2, basis=SUBSISTENCE[15] + SUBSISTENCE[16],
)  # fmt: skip
check = Step("check", "家庭经济状况核对", BUREAU, within=working_days(3), after=accept, times=3, basis=SUBSISTENCE[17])
opine = Step(
    "opine", "提出初步意见", TOWN, times=3, basis=SUBSISTENCE[18],
    gates=(
        Condition("入户调查已完成", investigate.done, SUBSISTENCE[18]),
        Condition("经济状况核对已完成", check.done, SUBSISTENCE[17] + SUBSISTENCE[18]),
    ),
)  # fmt: skip
publish = Step(
    "publish", "公示", TOWN, after=opine, times=3, basis=SUBSISTENCE[19],
    notice=Notice(lasts=days(7), shows=(applicant.name, applicant.village)),
)  # fmt: skip
object_ = Step(
    "object", "提出异议", APPLICANT, after=publish, basis=SUBSISTENCE[19], records=(handling.objection,),
    gates=(Condition("公示期内", today <= publish.day + days(7), SUBSISTENCE[19]),),
)  # fmt: skip
visit = Step("visit", "区级入户核查", BUREAU, after=accept, officers=2, basis=SUBSISTENCE[20])
extend = Step(
    "extend", "延长办理期限", BUREAU, after=accept, basis=SUBSISTENCE[22], records=(handling.extension_cause,),
    gates=(
        Condition("属于可以延长的情形", ~handling.extension_cause.is_("无"), SUBSISTENCE[22]),
        Condition("异议确已提出", when(handling.extension_cause.is_("有异议"), object_.done), SUBSISTENCE[22]),
    ),
)  # fmt: skip
decide = Step(
    "decide", "审核确认", BUREAU, within=working_days(10), after=publish, decides=True, adverse=True, letter="最低生活保障审核确认通知书",
    basis=SUBSISTENCE[20] + SUBSISTENCE[21], apart=(investigate,),
    gates=(
        Condition("初步意见公示已满七日", publish.since(opine) & (today > publish.day + days(7)), SUBSISTENCE[19]),
        Condition("异议已重新调查", when(object_.done, investigate.since(object_)), SUBSISTENCE[19]),
        Condition("重新调查后再次提出意见", when(object_.done, opine.since(investigate)), SUBSISTENCE[19]),
        Condition("近亲属备案或者有异议的，区级已入户核查", when(household.staff_relative | object_.done, visit.done), SUBSISTENCE[11] + SUBSISTENCE[20]),
    ),
)  # fmt: skip
serve = Step("serve", "送达", TOWN, within=working_days(3), after=decide, basis=SUBSISTENCE[21], records=(handling.service,))
recheck = Step("recheck", "定期复核", TOWN, after=decide, times=None, officers=2, basis=SUBSISTENCE[31])
hear = Step("hear", "停减发前听取意见", TOWN, after=recheck, times=None, basis=RELIEF_ACT[48] + SUBSISTENCE[32], records=(handling.heard,))
reduce = Step(
    "reduce", "减发或者停发", BUREAU, times=None, adverse=True, ends=True, letter="最低生活保障停减发通知书",
    basis=RELIEF[13] + SUBSISTENCE[32], records=(handling.reason,),
    gates=(
        Condition("已经复核", recheck.done, SUBSISTENCE[32]),
        Condition("复核后已听取家庭意见", hear.since(recheck), RELIEF_ACT[48]),  # 自2026年7月1日起
    ),
)  # fmt: skip

# 四、期限：三十个工作日，下放镇街的二十，有法定情形的四十五
by_town = setting("低保确认权", "区民政局", "镇街").is_("镇街")
limit = choose(
    extend.done, accept.day + working_days(45), choose(by_town, accept.day + working_days(20), accept.day + working_days(30))
)
unstable = some(counted & (person.works | (person.business > 0))).called("收入不稳定或者有劳动能力")
checked = choose(recheck.done, recheck.day, decide.day)
next_check = choose(unstable, checked + months(6), checked + months(12)).called("下次复核期限")

benefit = Benefit(
    id="subsistence",
    title="最低生活保障",
    line="社会救助",
    basis=RELIEF[9] + RELIEF_ACT[18] + SUBSISTENCE.whole,
    conditions=(
        Condition("有共同生活的家庭成员", size >= 1, SUBSISTENCE[7]),
        Condition("有成员具有本地户籍", some(counted & person.local), SUBSISTENCE[4]),
        Condition("人均月收入低于当地标准", income.per(size).called("人均月收入") < standard, RELIEF[9] + RELIEF_ACT[18]),
        Condition("家庭财产符合规定", household.assets_fit, RELIEF[9] + SUBSISTENCE[14]),
    ),
    evidence=(
        Evidence("最低生活保障申请及诚信声明", SUBSISTENCE[10]),
        Evidence("全体成年成员签署的核对授权书", SUBSISTENCE[9]),
        Evidence("居民身份证、户口簿", SUBSISTENCE[10], held="公安户籍"),
        Evidence("残疾人证", SUBSISTENCE[10], held="残联", only=some(person.grade >= 1)),
        Evidence("银行账户", SUBSISTENCE[25]),
    ),
    steps=(supplement, decline, accept, investigate, check, opine, publish, object_, visit, extend, decide, serve, recheck, hear, reduce),
    clocks=(
        Clock("办理期限", limit, decide, SUBSISTENCE[22] + SAFETY_NET["第四部分"]),
        Clock("定期复核", next_check, recheck, SUBSISTENCE[31]),
    ),
    grant=Outcome("确认", document="最低生活保障确认通知书"),
    refusal=Outcome("不予确认", document="不予确认告知书"),
    pays=Monthly(standard * size - income, starts=decide.day.next_month),
    excludes=("extreme_hardship", "orphan_allowance"),
    figures=(
        Figure("subsistence_paid", "最低生活保障资金发放额", "万元", paid(), "本年成功发放的低保金减退回和追回，按发放日期", about=True),
        Figure("subsistence_granted", "新增最低生活保障户数", "户", granted_by(decide), "本年审核确认的户数"),
    ),
    uncounted=(supplement, decline, accept, investigate, check, opine, publish, object_, visit, extend, serve, recheck, hear, reduce),
    promises=(
        Promise("没有核对授权的不得受理核对", check, unless=household.authorised, basis=SUBSISTENCE[9]),
        Promise("没有法定情形不得延长", extend, unless=~handling.extension_cause.is_("无"), basis=SUBSISTENCE[22]),
        Promise("无人异议不得以异议为由延长", extend, unless=object_.done | ~handling.extension_cause.is_("有异议"), basis=SUBSISTENCE[22]),
        Promise("公示期外不得再提异议", object_, unless=today <= publish.day + days(7), basis=SUBSISTENCE[19]),
        Promise("未经复核不得减发停发", reduce, unless=recheck.done, basis=SUBSISTENCE[32]),
        Promise("未确认不得送达", serve, unless=decide.done, basis=SUBSISTENCE[21]),
        Promise("公示不满七日不得确认", decide, unless=publish.done & (today > publish.day + days(7)), basis=SUBSISTENCE[19]),
        Promise("异议未重新调查不得确认", decide, unless=~object_.done | investigate.since(object_), basis=SUBSISTENCE[19]),
        Promise("意见改变后未再公示不得确认", decide, unless=publish.since(opine), basis=SUBSISTENCE[19]),
        Promise("不经申请、调查、核对不得确认", decide, unless=accept.done & investigate.done & check.done, basis=SUBSISTENCE[28]),
        Promise("近亲属备案而区级未入户不得确认", decide, unless=~household.staff_relative | visit.done, basis=SUBSISTENCE[20]),
        Promise("未受理不得调查", investigate, unless=accept.done, basis=SUBSISTENCE[15]),
        Promise("未受理不得核对", check, unless=accept.done, basis=SUBSISTENCE[17]),
        Promise("应当受理的不得拒绝", decline, unless=~household.authorised | ~some(person.local), basis=RELIEF["第六十六条第一项"]),
    ),
)

matters = (benefit,)
