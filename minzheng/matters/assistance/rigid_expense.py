"""刚性支出困难家庭认定（2024年本省称支出型困难家庭）：收入不算最低，刚性支出占收入比例过高的家庭；只认定身份，最长十二个月。"""

from ...facts import handling, household, person, recognition, spending
from ...offices import BUREAU, CLOCK, TOWN
from ...statutes import NEAR_POVERTY_GD, RELIEF, RELIEF_ACT, RIGID_EXPENSE, SUBSISTENCE
from ...vocabulary import (
    Clock, Condition, Evidence, Figure, Outcome, Promise, Registration, Step, Story, acts, apart_from, choose, granted_by, in_force, lower_of,
    months, on_the_spot, rate, recognised, some, today, total, unset, when, working_days,
)  # fmt: skip
from ...vocabulary.facts import Fact
from .near_poverty import edge, low
from .subsistence import child_of_ten, counted, couple_at, heads, rooted, size

# 一、申请前十二个月的收入和刚性支出；民办学校的按公办学校收费计算
education = total(lower_of(person.tuition, person.public_tuition), where=counted & ~person.schooling.is_("研究生")).called("教育支出（按公办学校收费）")
expense = (spending.living + spending.medical + education + spending.rehabilitation + spending.other).called("申请前十二个月刚性支出")
bearable = (spending.income * rate("刚性支出占家庭收入比例", measure="比例")).called("家庭收入×规定比例")
disposable = rate("上年度居民人均可支配收入")
drawing = some((counted & (person.subsistence | person.near_poverty)).called("在享低保或者属于低保边缘家庭"))  # 特困人员不计入共同生活的家庭成员

# 二、申请、核查、认定
supplement = Step("supplement", "一次性告知补正", TOWN, within=on_the_spot, basis=RIGID_EXPENSE[6] + NEAR_POVERTY_GD.whole, records=(handling.missing,))
accept = Step(
    "accept", "受理", TOWN, within=on_the_spot, basis=RIGID_EXPENSE[6] + NEAR_POVERTY_GD.whole, letter="受理通知书", closes=(supplement,),
    gates=(Condition("全体成年成员已授权核对", household.authorised, RIGID_EXPENSE[6] + RELIEF[58]),),
)  # fmt: skip
check = Step("check", "核对家庭经济状况", BUREAU, within=unset, after=accept, times=2, basis=RIGID_EXPENSE[7] + NEAR_POVERTY_GD.whole)
investigate = Step("investigate", "核实刚性支出", TOWN, within=unset, after=accept, times=2, basis=RIGID_EXPENSE[7] + NEAR_POVERTY_GD.whole)
convene = Step("convene", "提请协调机制一事一议", BUREAU, within=unset, after=accept, basis=RIGID_EXPENSE[9] + NEAR_POVERTY_GD.whole, records=(handling.opinion,))
extend = Step(
    "extend", "延长办理期限", BUREAU, after=accept, basis=RIGID_EXPENSE[8] + NEAR_POVERTY_GD.whole, records=(handling.extension_cause,),
    gates=(Condition("属于可以延长的情形", handling.extension_cause.among("共同生活成员分居两地", "家庭情况复杂"), RIGID_EXPENSE[8] + NEAR_POVERTY_GD.whole),),
)  # fmt: skip
decide = Step(
    "decide", "认定", BUREAU, decides=True, adverse=True, letter="刚性支出困难家庭认定通知书", records=(recognition.valid_until,),
    basis=RIGID_EXPENSE[7] + NEAR_POVERTY_GD.whole, apart=(investigate,),
    gates=(
        Condition("已核对家庭经济状况", check.done, RIGID_EXPENSE[7] + NEAR_POVERTY_GD.whole),
        Condition("已核实刚性支出", investigate.done, RIGID_EXPENSE[7] + NEAR_POVERTY_GD.whole),
        Condition("有效期不超过十二个月", recognition.valid_until <= today + months(12), RIGID_EXPENSE[10] + NEAR_POVERTY_GD.whole),
        Condition("有效期不早于认定之日", recognition.valid_until >= today, RIGID_EXPENSE[10] + NEAR_POVERTY_GD.whole),
    ),
)  # fmt: skip
serve = Step("serve", "送达", TOWN, within=unset, after=decide, basis=RIGID_EXPENSE[7] + NEAR_POVERTY_GD.whole, records=(handling.service,), final_if_refused=True)

# 三、期满终止，可以再次申请；期内不再符合的，听取意见以后终止
recognising = Condition("已认定为刚性支出困难家庭", when(decide.done, decide.granted), RIGID_EXPENSE[10] + NEAR_POVERTY_GD.whole)
expire = Step(
    "expire", "有效期届满", CLOCK, after=decide, ends=True, final=True, basis=RIGID_EXPENSE[10] + NEAR_POVERTY_GD.whole,
    gates=(recognising, Condition("有效期已满", when(decide.done, today > decide.said(recognition.valid_until)), RIGID_EXPENSE[10] + NEAR_POVERTY_GD.whole)),
)  # fmt: skip
recheck = Step("recheck", "动态核查", TOWN, after=decide, times=None, basis=RIGID_EXPENSE[11] + RELIEF_ACT[46] + NEAR_POVERTY_GD.whole, gates=(recognising,))
hear = Step(
    "hear", "终止前听取意见", TOWN, after=recheck, times=None, basis=RELIEF_ACT[48] + NEAR_POVERTY_GD.whole, records=(handling.heard,),
    gates=(Condition("确已听取家庭意见", handling.heard, RELIEF_ACT[48] + NEAR_POVERTY_GD.whole),),
)  # fmt: skip
stop = Step(
    "stop", "终止认定", BUREAU, after=recheck, adverse=True, ends=True, final=True, letter="终止刚性支出困难家庭认定通知书", records=(handling.reason,),
    basis=RIGID_EXPENSE[11] + RELIEF_ACT[47] + NEAR_POVERTY_GD.whole,
    gates=(Condition("核查后已听取家庭意见", hear.since(recheck), RELIEF_ACT[48]),),  # 自2026年7月1日起
)  # fmt: skip
steps = (supplement, accept, check, investigate, convene, extend, decide, serve, expire, recheck, hear, stop)
walked = ((accept, 0), (check, 3), (investigate, 4), (decide, 8), (serve, 2))
ill: dict[Fact, object] = {
    household.area: "农村", spending.income: 6_000_000, spending.living: 1_200_000, spending.medical: 2_800_000, spending.rehabilitation: 0, spending.other: 0,
}  # fmt: skip

family = Registration(
    id="rigid_expense",
    title="刚性支出困难家庭认定",
    word="刚性支出",
    line="社会救助",
    basis=RIGID_EXPENSE.whole + NEAR_POVERTY_GD.whole + RELIEF_ACT[22],
    conditions=(
        Condition("有共同生活的家庭成员", size >= 1, SUBSISTENCE[7]),
        Condition("有成员具有本地户籍", rooted, RIGID_EXPENSE[6] + NEAR_POVERTY_GD.whole + RELIEF_ACT[37]),
        Condition("不在享低保，不属于低保边缘家庭", ~drawing, RIGID_EXPENSE["第四条第一项"] + NEAR_POVERTY_GD.whole + RELIEF_ACT[22]),
        Condition("不符合低保条件", ~low, RIGID_EXPENSE["第四条第一项"] + NEAR_POVERTY_GD.whole + RELIEF_ACT[22]),
        Condition("不符合低保边缘家庭条件", ~edge, RIGID_EXPENSE["第四条第一项"] + NEAR_POVERTY_GD.whole + RELIEF_ACT[22]),
        Condition("人均收入低于上年度居民人均可支配收入", spending.income.per(heads) < disposable * 12,
                  RIGID_EXPENSE["第四条第二项"] + NEAR_POVERTY_GD.whole + RELIEF_ACT[22]),
        Condition("家庭财产符合规定", household.rigid_assets_fit, RIGID_EXPENSE["第四条第三项"] + NEAR_POVERTY_GD.whole + RELIEF_ACT[22]),
        Condition("刚性支出占收入的比例超过规定", expense > bearable, RIGID_EXPENSE["第四条第四项"] + RIGID_EXPENSE[5] + NEAR_POVERTY_GD.whole + RELIEF_ACT[22]),
    ),
    evidence=(
        Evidence("社会救助申请及诚信声明", RIGID_EXPENSE[6] + NEAR_POVERTY_GD.whole),
        Evidence("全体成年成员签署的核对授权书", RIGID_EXPENSE[6] + NEAR_POVERTY_GD.whole),
        Evidence("医疗、教育、残疾康复等支出票据", RIGID_EXPENSE[5] + NEAR_POVERTY_GD.whole),
        Evidence("居民身份证、户口簿", RIGID_EXPENSE[6] + NEAR_POVERTY_GD.whole, held="公安户籍"),
    ),
    steps=steps,
    clocks=(
        Clock("办理期限", choose(extend.done, accept.day + working_days(45), accept.day + working_days(30)), decide, RIGID_EXPENSE[8] + NEAR_POVERTY_GD.whole),
        Clock("有效期", decide.said(recognition.valid_until), expire, RIGID_EXPENSE[10] + NEAR_POVERTY_GD.whole, only=decide.granted),
    ),
    grant=Outcome("认定", document="刚性支出困难家庭认定通知书"),
    refusal=Outcome("不予认定", document="不予认定刚性支出困难家庭告知书"),
    pays=recognised(starts=today.this_month),
    excludes=("subsistence", "extreme_hardship", "near_poverty"),
    figures=(
        Figure("rigid_expense_households", "新认定刚性支出困难家庭户数", "户", granted_by(decide), "本年新认定的户数（2024年本省称支出型困难家庭）"),
        Figure("rigid_expense_ended", "刚性支出困难家庭认定期满户数", "户", acts(expire), "本年有效期届满的户数"),
    ),
    uncounted=tuple(step for step in steps if step not in (decide, expire)),
    stories=(
        Story("重病支出过高，认定", 26, walked, ill, {decide: {recognition.valid_until: 365}}, (*couple_at(500_000), child_of_ten), within=((2, 1), (11, 20))),
        Story("支出未超过比例，不予认定", 8, walked, {**ill, spending.medical: 2_000_000}, {}, (*couple_at(500_000), child_of_ten), within=((2, 1), (11, 20))),
    ),
    promises=(
        Promise("没有核对授权的不得受理", accept, unless=household.authorised, basis=RIGID_EXPENSE[6] + NEAR_POVERTY_GD.whole),
        Promise("受理后不得再要求补正", supplement, unless=~accept.done, basis=RIGID_EXPENSE[6] + NEAR_POVERTY_GD.whole),
        Promise("未受理不得核对", check, unless=accept.done, basis=RIGID_EXPENSE[7] + NEAR_POVERTY_GD.whole),
        Promise("未受理不得核实支出", investigate, unless=accept.done, basis=RIGID_EXPENSE[7] + NEAR_POVERTY_GD.whole),
        Promise("未受理的无从议事", convene, unless=accept.done, basis=RIGID_EXPENSE[9] + NEAR_POVERTY_GD.whole),
        Promise("没有法定情形不得延长", extend, unless=accept.done & handling.extension_cause.among("共同生活成员分居两地", "家庭情况复杂"),
                basis=RIGID_EXPENSE[8] + NEAR_POVERTY_GD.whole),
        Promise("未核对收入、未核实支出不得认定", decide, unless=accept.done & check.done & investigate.done, basis=RIGID_EXPENSE[7] + NEAR_POVERTY_GD.whole),
        Promise("有效期不得超过十二个月", decide, unless=recognition.valid_until <= today + months(12), basis=RIGID_EXPENSE[10] + NEAR_POVERTY_GD.whole),
        Promise("有效期不得早于认定之日", decide, unless=recognition.valid_until >= today, basis=RIGID_EXPENSE[10] + NEAR_POVERTY_GD.whole),
        Promise("核实的人不得认定", decide, unless=apart_from(investigate), basis=RIGID_EXPENSE[7] + NEAR_POVERTY_GD.whole),
        Promise("未认定不得送达", serve, unless=decide.done, basis=RIGID_EXPENSE[7] + NEAR_POVERTY_GD.whole),
        Promise("有效期未满不得以期满终止", expire, unless=decide.done & decide.granted & (today > decide.said(recognition.valid_until)),
                basis=RIGID_EXPENSE[10] + NEAR_POVERTY_GD.whole),
        Promise("未获认定的无从核查", recheck, unless=decide.done & decide.granted, basis=RIGID_EXPENSE[11] + NEAR_POVERTY_GD.whole),
        Promise("没有听取意见不得记为已听取", hear, unless=handling.heard, basis=RELIEF_ACT[48] + NEAR_POVERTY_GD.whole),
        Promise("未经核查无从听取意见", hear, unless=recheck.done, basis=RIGID_EXPENSE[11] + NEAR_POVERTY_GD.whole),
        Promise("未经核查不得终止", stop, unless=recheck.done, basis=RIGID_EXPENSE[11] + NEAR_POVERTY_GD.whole),
        Promise("社会救助法施行后未听取意见不得终止", stop, unless=~in_force(RELIEF_ACT[48]) | hear.since(recheck), basis=RELIEF_ACT[48]),
    ),
)  # fmt: skip

matters = (family,)
