"""经济困难的高龄失能等老年人补贴：一次申请，高龄的发养老服务补贴，失能的发护理补贴；护理补贴与残疾人护理补贴同类，择高享受。

范围、金额、失能的起点、两项能否并领由省和本区规定，见地区数据；未见规定的时限不设。
"""

from ...facts import elder, handling, person
from ...offices import APPLICANT, ASSESSOR, BUREAU, TOWN
from ...statutes import ABILITY, CIVIL_CODE, ELDERS, FRAIL_ELDERS, SUBSIDIES
from ...vocabulary import (
    Benefit, Clock, Condition, Evidence, Figure, Monthly, Outcome, Promise, Standing, Step, Story, apart_from, choose, days, granted_by, months, paid,
    rate, setting, today, unset, when,
)  # fmt: skip

POOR, CARE, SCHEME = ELDERS["第三十七条第二款"], ELDERS["第三十条"], FRAIL_ELDERS.whole
LINKS = SUBSIDIES["第二部分第四项"]

# 一、谁可以享受：经济困难，并且高龄或者失能
edge_counts = setting("经济困难老年人的范围", "含低保边缘", "不含低保边缘").is_("含低保边缘")
poor = (person.subsistence | person.extreme_hardship | (edge_counts & person.near_poverty)).called("经济困难老年人")
frail = (elder.by_ability | person.severe).called("失能")
aged = person.age >= 80

# 二、多少：两项各看各的条件；护理补贴不与特困照料护理重复，也不高于正在领取的残疾人护理补贴时不发
service = rate("经济困难老年人养老服务补贴")
nursing = rate("经济困难老年人护理补贴")
higher_elsewhere = elder.disability_care & (rate("重度残疾人护理补贴") >= nursing)
serviced = (poor & aged).called("享受养老服务补贴")
nursed = (poor & frail & ~person.extreme_hardship & ~higher_elsewhere).called("享受护理补贴")
together = setting("养老服务补贴与护理补贴", "可以同时享受", "择高享受").is_("可以同时享受")
service_part = choose(serviced, service, 0).called("养老服务补贴")
nursing_part = choose(nursed, nursing, 0).called("护理补贴")
higher = choose(service_part >= nursing_part, service_part, nursing_part)
monthly = choose(together, service_part + nursing_part, higher)

# 三、办理
apply = Step("apply", "递交申请", APPLICANT, basis=SCHEME)
accept = Step("accept", "受理和核对", TOWN, within=unset, after=apply, basis=SCHEME)
unrated = elder.claims_disability & ~person.severe
assess = Step(
    "assess", "能力评估", ASSESSOR, within=days(30), after=accept, basis=ABILITY.whole + SCHEME, only=unrated, times=None,
    records=(elder.assessed,),
    gates=(Condition("评估在受理以后，不在将来", when(accept.done, elder.assessed >= accept.day) & (elder.assessed <= today), ABILITY.whole),),
)  # fmt: skip
verify = Step("verify", "镇街审核", TOWN, within=unset, after=accept, basis=SCHEME)
decide = Step(
    "decide", "审定", BUREAU, within=unset, after=verify, decides=True, adverse=True, letter="经济困难的高龄失能等老年人补贴审定通知书", basis=SCHEME,
    apart=(verify,),
    gates=(Condition("以失能申请而没有重度残疾的，已作能力评估", when(unrated, assess.done), ABILITY.whole + CARE),),
)  # fmt: skip
serve = Step("serve", "送达", TOWN, within=unset, after=decide, basis=SCHEME, records=(handling.service,), final_if_refused=True)
recheck = Step(
    "recheck", "定期复核", TOWN, after=decide, times=None, basis=SCHEME,
    gates=(Condition("已审定给予", when(decide.done, decide.granted), SCHEME),),
)  # fmt: skip
stop = Step(
    "stop", "停发", BUREAU, after=recheck, adverse=True, ends=True, letter="停发经济困难的高龄失能等老年人补贴通知书", basis=SCHEME,
    records=(handling.reason,),
)  # fmt: skip

walked = ((apply, 0), (accept, 1), (verify, 4), (decide, 5), (serve, 2))
assessed = ((apply, 0), (accept, 1), (assess, 9), (verify, 2), (decide, 5), (serve, 2))
old, frail_born = {person.born: (-32000, -29300), person.subsistence: True}, {person.born: (-28500, -22500), person.subsistence: True}
frail_case = {**frail_born, elder.claims_disability: True, elder.ability: ["中度失能", "重度失能", "完全失能"]}

benefit = Benefit(
    id="frail_elder_subsidy",
    title="经济困难的高龄失能等老年人补贴",
    word="失能补贴",
    line="养老服务",
    basis=POOR + CARE + SCHEME,
    conditions=(
        Condition("健在", person.alive, CIVIL_CODE[13] + ELDERS[37]),
        Condition("年满六十周岁", person.age >= 60, ELDERS[2]),
        Condition("具有本区户籍", person.local, SCHEME),
        Condition("经济困难", poor, POOR),
        Condition("年满八十周岁或者失能", aged | frail, SCHEME + CARE),
        Condition("不以失能之外的情形、特困照料护理或者更高的残疾人护理补贴排除", when(~aged, nursed), SCHEME + LINKS),
    ),
    evidence=(
        Evidence("居民身份证、户口簿", SCHEME, held="公安户籍"),
        Evidence("低保、低边或者特困证明", SCHEME, held="民政"),
        Evidence("残疾人证", SCHEME, held="残联", only=person.grade >= 1),
        Evidence("老年人能力评估报告", ABILITY.whole, only=unrated),
        Evidence("本人银行账户", SCHEME),
    ),
    steps=(apply, accept, assess, verify, decide, serve, recheck, stop),
    clocks=(Clock("定期复核", choose(recheck.done, recheck.day, decide.day) + months(12), recheck, SCHEME),),
    grant=Outcome("准予发放", document="经济困难的高龄失能等老年人补贴审定通知书"),
    refusal=Outcome("不予发放", document="不予发放经济困难的高龄失能等老年人补贴告知书"),
    pays=Monthly(monthly, starts=decide.day.next_month),
    figures=(
        Figure("frail_elder_subsidy_paid", "经济困难的高龄失能等老年人补贴发放额", "万元", paid(),
               "本年成功发放的两项补贴减退回和追回，按发放日期", decimals=2),
        Figure("frail_elder_subsidy_granted", "新增享受经济困难的高龄失能等老年人补贴人数", "人", granted_by(decide), "本年审定给予的人数"),
    ),
    uncounted=(apply, accept, assess, verify, serve, recheck, stop),
    stories=(
        Story("低保，年满八十，三月审定", 30, walked, old, within=((3, 1), (3, 12))),
        Story("低保，年满八十，六月审定", 16, walked, old, within=((6, 3), (6, 12))),
        Story("低保，失能，十一月审定", 2, assessed, frail_case, within=((11, 1), (11, 5))),
        Story("失能，二月审定，八月能力恢复停发", 2, (*assessed, (recheck, 165), (stop, 4)), frail_case,
              within=((2, 1), (2, 2))),
        Story("年满八十而不困难，不予发放", 9, walked, {person.born: (-32000, -29300)}),
        Story("低保，评估为能力完好，不予发放", 4, assessed, {**frail_case, elder.ability: "能力完好"}),
    ),
    standing=(
        Standing("低保，高龄", 500, old),
        Standing("低保，失能", 160, {**frail_case, elder.claims_disability: False}),
        Standing("低保边缘，重度残疾", 40, {person.born: (-28500, -22500), person.near_poverty: True, person.grade: (1, 2), person.disability: "肢体"}),
    ),
    promises=(
        Promise("未申请不得受理", accept, unless=apply.done, basis=SCHEME),
        Promise("未受理不得评估", assess, unless=accept.done, basis=ABILITY.whole),
        Promise("不得采用受理以前或者将来的评估", assess, unless=(elder.assessed >= accept.day) & (elder.assessed <= today), basis=ABILITY.whole),
        Promise("未受理不得审核", verify, unless=accept.done, basis=SCHEME),
        Promise("未审核不得审定", decide, unless=verify.done, basis=SCHEME),
        Promise("审核的人不得审定", decide, unless=apart_from(verify), basis=SCHEME),
        Promise("没有评估不得以失能审定", decide, unless=~elder.claims_disability | person.severe | assess.done, basis=ABILITY.whole + CARE),
        Promise("未审定不得送达", serve, unless=decide.done, basis=SCHEME),
        Promise("未获补贴的无从复核", recheck, unless=decide.done & decide.granted, basis=SCHEME),
        Promise("未经复核不得停发", stop, unless=recheck.done, basis=SCHEME),
    ),
)  # fmt: skip

matters = (benefit,)
