"""特殊困难老年人家庭适老化改造：年度任务由有日期的文件下达；改造给工程和用品，不给现金，按验收合格的户数计。

对象是分散供养特困人员中的高龄、失能、残疾老年人；每户限额由本区规定，超出部分住户事先签字方可自付。环节的时限没有文件规定。
"""

from ...facts import adaptation, applicant, elder, handling, person
from ...offices import APPLICANT, ASSESSOR, BUREAU, CONTRACTOR, FINANCE, HEAD, SECTION, TOWN
from ...statutes import ACCESSIBILITY, ELDERS, EXTREME_HARDSHIP, HOME_ADAPTATION, PROCUREMENT
from ...vocabulary import (
    Benefit, Condition, Duty, Evidence, Figure, Outcome, Promise, Step, Story, acts, apart_from, rate, ratio, summed, today, unset, when,
)  # fmt: skip
from ...vocabulary.facts import Fact

HOMES, AID, SCHEME = ELDERS[65], ACCESSIBILITY[19], HOME_ADAPTATION.whole

# 一、年度任务
draft = Step("draft", "拟订年度任务", SECTION, basis=SCHEME, records=(adaptation.target,))
issue = Step(
    "issue", "下达年度任务", HEAD, after=draft, basis=SCHEME, records=(adaptation.target, adaptation.document), final=True,
    gates=(Condition("与拟订的户数一致", when(draft.done, adaptation.target.equals(draft.said(adaptation.target))), SCHEME),),
)  # fmt: skip
plan = Duty(
    id="home_adaptation_plan",
    title="居家适老化改造年度任务",
    word="适老任务",
    line="养老服务",
    basis=AID + SCHEME,
    steps=(draft, issue),
    figures=(Figure("home_adaptation_target", "居家适老化改造年度任务", "户", summed(issue, adaptation.target), "本年下达的任务户数，按下达日期"),),
    uncounted=(draft,),
    stories=(
        Story("年度任务一百零三户", 1, ((draft, 0), (issue, 5)), acts={draft: {adaptation.target: 103}, issue: {adaptation.target: 103}}, within=((1, 8), (1, 19)),
              places=(0,)),
    ),
    promises=(
        Promise("没有拟订不得下达", issue, unless=draft.done, basis=SCHEME),
        Promise("下达的户数不得与拟订的不同", issue, unless=~draft.done | adaptation.target.equals(draft.said(adaptation.target)), basis=SCHEME),
    ),
)  # fmt: skip

# 二、谁可以改造
scattered = elder.hardship_care.is_("分散供养").called("分散供养特困人员")
special = ((person.age >= 80) | elder.by_ability | person.severe | (person.grade >= 1)).called("高龄、失能或者残疾")
again = ~adaptation.done_before.is_("改造过而需求没有变化")

# 三、名单、意愿、评估、一户一策
enlist = Step("enlist", "列入改造名单", TOWN, basis=SCHEME)
consent = Step("consent", "签署改造意愿", APPLICANT, after=enlist, basis=SCHEME)
survey = Step(
    "survey", "入户评估", ASSESSOR, within=unset, after=consent, basis=SCHEME, times=None, records=(adaptation.before,),
    gates=(Condition("改造前影像已留存", adaptation.before, SCHEME),),
)  # fmt: skip
limit = rate("适老化改造每户限额")
design = Step(
    "design", "制定一户一策方案", ASSESSOR, within=unset, after=survey, basis=SCHEME, records=(adaptation.cost, adaptation.over_signed),
    gates=(Condition("不超过每户限额，或者住户事先签字自付超出部分", (adaptation.cost <= limit) | adaptation.over_signed, SCHEME),),
)  # fmt: skip
decide = Step(
    "decide", "审定", BUREAU, within=unset, after=design, decides=True, adverse=True, basis=AID + SCHEME, letter="适老化改造审定通知书",
)  # fmt: skip
serve = Step("serve", "送达", TOWN, within=unset, after=decide, basis=AID + SCHEME, records=(handling.service,), final_if_refused=True)
withdraw = Step(
    "withdraw", "退出改造", APPLICANT, after=enlist, basis=SCHEME, records=(adaptation.reason,), final=True,
)  # fmt: skip

# 四、采购、施工、验收、付款
procure = Step(
    "procure", "采购", SECTION, within=unset, after=decide, basis=PROCUREMENT[26] + SCHEME,
    gates=(Condition("已审定同意", decide.granted, SCHEME),),
)  # fmt: skip
build = Step("build", "完成施工和安装", CONTRACTOR, within=unset, after=procure, times=None, basis=SCHEME)
reject = Step("reject", "验收不合格", TOWN, after=build, times=None, basis=SCHEME, records=(adaptation.reason,))
accept = Step(
    "accept", "验收合格", TOWN, within=unset, after=build, basis=SCHEME, letter="适老化改造验收表",
    records=(adaptation.elder_signed, adaptation.village_signed, adaptation.town_signed, adaptation.assessor_signed, adaptation.after),
    gates=(
        Condition("老年人、村（居）、镇（街道）、评估机构均已签认", adaptation.accepted_by_all, SCHEME),
        Condition("改造后影像已留存", adaptation.after, SCHEME),
        Condition("验收不合格的，已经重新施工", when(reject.done, build.since(reject)), SCHEME),
        Condition("老年人健在", person.died >= today, SCHEME),
    ),
)  # fmt: skip
pay = Step(
    "remit", "向施工（供货）单位付款", FINANCE, after=accept, within=unset, basis=PROCUREMENT[45] + SCHEME, records=(adaptation.paid,), apart=(decide, accept),
    letter="资金拨付单", ledger="adaptation_paid",
    gates=(Condition("不超过方案费用和每户限额", when(design.done, (adaptation.paid <= design.said(adaptation.cost)) & (adaptation.paid <= limit)), SCHEME),),
)  # fmt: skip
file = Step("file", "归档", TOWN, after=pay, within=unset, basis=SCHEME, final=True)

whole = (
    (enlist, 0), (consent, 4), (survey, 6), (design, 4), (decide, 5), (serve, 2), (procure, 10), (build, 20), (accept, 5), (pay, 10), (file, 3),
)  # fmt: skip
scattered_case = {elder.hardship_care: "分散供养", person.extreme_hardship: True}
aged = {**scattered_case, person.born: (-33000, -29400)}
younger = {**scattered_case, person.born: (-28800, -22600)}
designed: dict[Step, dict[Fact, object]] = {design: {adaptation.cost: (300_000, 590_000)}}
cost: dict[Step, dict[Fact, object]] = {**designed, pay: {adaptation.paid: (280_000, 300_000)}}

benefit = Benefit(
    id="home_adaptation",
    title="特殊困难老年人家庭适老化改造",
    word="适老改造",
    line="养老服务",
    basis=HOMES + AID + SCHEME,
    conditions=(
        Condition("健在", person.died >= today, AID),
        Condition("年满六十周岁", person.age >= 60, ELDERS[2]),
        Condition("属于分散供养特困人员", scattered, SCHEME + EXTREME_HARDSHIP.whole),
        Condition("高龄、失能或者残疾", special, SCHEME),
        Condition("对住房有所有权或者合法使用权", adaptation.lawful_home, SCHEME),
        Condition("住房安全，近期不拆迁", adaptation.safe_home, SCHEME),
        Condition("本人和住户书面同意", adaptation.willing, SCHEME + AID),
        Condition("没有改造过，或者需求有变化", again, SCHEME),
        Condition("不与残联无障碍改造重复", ~adaptation.done_by_federation, SCHEME + AID),
    ),
    facts=(applicant.name,),
    evidence=(
        Evidence("居民身份证", SCHEME, held="公安人口"),
        Evidence("特困人员供养证明", SCHEME, held="民政"),
        Evidence("残疾人证", SCHEME, held="残联", only=person.grade >= 1),
        Evidence("住房所有权或者使用权证明", SCHEME),
        Evidence("住户同意书", SCHEME),
    ),
    steps=(enlist, consent, survey, design, decide, serve, withdraw, procure, build, reject, accept, pay, file),
    grant=Outcome("同意改造", document="适老化改造审定通知书"),
    refusal=Outcome("不予改造", document="不予适老化改造告知书"),
    figures=(
        Figure("home_adaptations_done", "居家适老化改造完成户数", "户", acts(accept), "本年验收合格的户数，按验收日期"),
        Figure("home_adaptation_completion_rate", "居家适老化改造完成率", "%", ratio("home_adaptations_done", "home_adaptation_target"),
               "完成户数与年度任务之比，可以超过百分之百"),
        Figure("home_adaptation_cost", "适老化改造支出", "万元", summed(pay, adaptation.paid), "本年向施工（供货）单位支付的款项", decimals=2),
        Figure("home_adaptations_withdrawn", "退出适老化改造", "户", acts(withdraw), "本年退出的户数"),
        Figure("home_adaptations_rejected", "适老化改造验收不合格", "次", acts(reject), "本年验收不合格、限期整改的次数"),
    ),
    uncounted=(enlist, consent, survey, design, decide, serve, procure, build, file),
    stories=(
        Story("高龄，验收合格", 61, whole, aged, cost),
        Story("失能，验收合格", 23, whole, {**younger, elder.ability: ["中度失能", "重度失能", "完全失能"]}, cost),
        Story("残疾，验收合格", 19, whole, {**younger, person.grade: (1, 4), person.disability: ["肢体", "视力"]}, cost),
        Story("验收不合格，整改后合格", 3, (*whole[:8], (reject, 3), (build, 9), *whole[8:]), aged, cost),
        Story("年末完工，次年验收", 2, whole[:8], aged, designed, within=((11, 4), (11, 6))),
        Story("审定后退出", 2, (*whole[:6], (withdraw, 6)), aged, designed),
        Story("集中供养，不予改造", 2, whole[:6], {**aged, elder.hardship_care: "集中供养"}, designed),
    ),
    promises=(
        Promise("没有列入名单无从签署意愿", consent, unless=enlist.done, basis=SCHEME),
        Promise("没有意愿不得入户评估", survey, unless=consent.done, basis=SCHEME),
        Promise("没有改造前影像不得算评估", survey, unless=adaptation.before, basis=SCHEME),
        Promise("没有评估不得定方案", design, unless=survey.done, basis=SCHEME),
        Promise("没有签字不得让住户负担超限额费用", design, unless=(adaptation.cost <= limit) | adaptation.over_signed, basis=SCHEME),
        Promise("没有方案不得审定", decide, unless=design.done, basis=SCHEME),
        Promise("未审定不得送达", serve, unless=decide.done, basis=SCHEME),
        Promise("没有列入名单无从退出", withdraw, unless=enlist.done, basis=SCHEME),
        Promise("未经审定同意不得采购", procure, unless=decide.done & decide.granted, basis=SCHEME),
        Promise("未经采购不得施工", build, unless=procure.done, basis=PROCUREMENT[26]),
        Promise("没有施工无从验收", reject, unless=build.done, basis=SCHEME),
        Promise("没有完工不得验收合格", accept, unless=build.done, basis=SCHEME),
        Promise("少一方签认不得验收合格", accept,
                unless=adaptation.elder_signed & adaptation.village_signed & adaptation.town_signed & adaptation.assessor_signed, basis=SCHEME),
        Promise("没有改造后影像不得验收合格", accept, unless=adaptation.after, basis=SCHEME),
        Promise("不合格而没有整改不得验收合格", accept, unless=~reject.done | build.since(reject), basis=SCHEME),
        Promise("验收前去世的不计完成", accept, unless=person.died >= today, basis=SCHEME),
        Promise("未验收不得付款", pay, unless=accept.done, basis=PROCUREMENT[45]),
        Promise("不得超过方案费用付款", pay, unless=~design.done | (adaptation.paid <= design.said(adaptation.cost)), basis=SCHEME),
        Promise("不得超过限额付款", pay, unless=~design.done | (adaptation.paid <= limit), basis=SCHEME),
        Promise("审定的人、验收的人付款", pay, unless=apart_from(decide, accept), basis=PROCUREMENT[45]),
        Promise("未付款不得归档", file, unless=pay.done, basis=SCHEME),
    ),
)  # fmt: skip

matters = (plan, benefit)
