"""最低生活保障边缘家庭认定：不符合低保、人均收入低于低保标准规定倍数、财产符合规定的家庭；只认定身份，不发资金。程序参照低保。"""

from ...facts import applicant, handling, household, person
from ...offices import APPLICANT, BUREAU, TOWN
from ...statutes import LOW_INCOME, NEAR_POVERTY_GD, RELIEF, RELIEF_ACT, SAFETY_NET, SUBSISTENCE
from ...vocabulary import (
    Clock, Condition, Evidence, Figure, Notice, Outcome, Promise, Registration, Standing, Step, Story, acts, apart_from, choose, days,
    granted_by, in_force, measured, months, officers, on_the_spot, rate, recognised, some, today, when, working_days,
)  # fmt: skip
from ...vocabulary.facts import Fact
from .subsistence import admitted, alone_at, child_of_ten, couple_at, heads, income, loose, rooted, size, standard
from .subsistence import counted as member

LIKE_SUBSISTENCE = LOW_INCOME["第二部分"] + NEAR_POVERTY_GD.whole

# 一、谁是低保边缘家庭：低保两项条件缺一的，收入低于边缘线而财产符合边缘家庭规定的
per_head = income.per(heads).called("人均月收入")
line = (standard * rate("低保边缘家庭收入倍数", measure="倍")).called("低保边缘家庭收入标准")
low = ((admitted >= 1) & (per_head < standard) & household.assets_fit).called("符合最低生活保障条件")
edge = ((per_head < line) & household.edge_assets_fit).called("符合低保边缘家庭条件")
drawing = some((member & person.subsistence).called("在享最低生活保障"))  # 特困人员不计入共同生活的家庭成员

# 二、程序参照低保
supplement = Step("supplement", "一次性告知补正", TOWN, within=on_the_spot, basis=SUBSISTENCE[10] + LIKE_SUBSISTENCE, records=(handling.missing,))
accept = Step(
    "accept", "受理", TOWN, within=on_the_spot, basis=SUBSISTENCE[10] + LIKE_SUBSISTENCE, letter="受理通知书", closes=(supplement,),
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
extend = Step(
    "extend", "延长办理期限", BUREAU, after=accept, basis=SUBSISTENCE[22], records=(handling.extension_cause,),
    gates=(
        Condition("属于可以延长的情形", ~handling.extension_cause.is_("无"), SUBSISTENCE[22] + SAFETY_NET["第四部分"]),
        Condition("异议确已提出", when(handling.extension_cause.is_("有异议"), object_.done), SUBSISTENCE[22]),
    ),
)  # fmt: skip
decide = Step(
    "decide", "审核认定", BUREAU, within=working_days(10), after=publish, decides=True, adverse=True, letter="低保边缘家庭认定通知书",
    basis=SUBSISTENCE[20] + SUBSISTENCE[21] + LIKE_SUBSISTENCE, apart=(investigate,),
    gates=(
        Condition("初步意见公示已满七日", when(publish.done, publish.since(opine) & (today > publish.day + days(7))), SUBSISTENCE[19]),
        Condition("异议已重新调查并再次提出意见", when(object_.done, investigate.since(object_) & opine.since(investigate)), SUBSISTENCE[19]),
    ),
)  # fmt: skip
serve = Step("serve", "送达", TOWN, within=working_days(3), after=decide, basis=SUBSISTENCE[21], records=(handling.service,), final_if_refused=True)

# 三、动态管理：定期复核；不再符合的终止，自2026年7月1日起先听取意见；降到低保标准以下的另办低保
recognising = Condition("已认定为低保边缘家庭", when(decide.done, decide.granted), LIKE_SUBSISTENCE)
recheck = Step(
    "recheck", "定期复核", TOWN, after=decide, times=None, officers=2, basis=SUBSISTENCE[31] + RELIEF_ACT[46], gates=(recognising,)
)
hear = Step(
    "hear", "终止前听取意见", TOWN, after=recheck, times=None, basis=RELIEF_ACT[48] + SUBSISTENCE[32], records=(handling.heard,),
    gates=(Condition("确已听取家庭意见", handling.heard, RELIEF_ACT[48] + SUBSISTENCE[32]),),
)  # fmt: skip
stop = Step(
    "stop", "终止认定", BUREAU, after=recheck, adverse=True, ends=True, letter="终止低保边缘家庭认定通知书", records=(handling.reason,),
    basis=SUBSISTENCE[32] + RELIEF_ACT[47] + LIKE_SUBSISTENCE,
    gates=(Condition("复核后已听取家庭意见", hear.since(recheck), RELIEF_ACT[48]),),  # 自2026年7月1日起
)  # fmt: skip
steps = (supplement, accept, investigate, check, opine, publish, object_, extend, decide, serve, recheck, hear, stop)
checked = choose(recheck.done, recheck.day, decide.day)

# 演练
walked = ((accept, 0), (investigate, 2), (check, 1), (opine, 3), (publish, 1), (decide, 9), (serve, 2))
disputed = (
    (accept, 0), (investigate, 2), (check, 1), (opine, 3), (publish, 1), (object_, 3), (extend, 1), (investigate, 4), (opine, 3), (publish, 1), (decide, 9),
    (serve, 2),
)  # fmt: skip
rural: dict[Fact, object] = {household.area: "农村"}


family = Registration(
    id="near_poverty",
    title="最低生活保障边缘家庭认定",
    word="低保边缘",
    line="社会救助",
    basis=SUBSISTENCE[8] + LOW_INCOME["第二部分"] + RELIEF_ACT[21],
    conditions=(
        Condition("有共同生活的家庭成员", size >= 1, SUBSISTENCE[7]),
        Condition("有成员具有本地户籍", rooted, SUBSISTENCE[4] + RELIEF_ACT[37]),
        Condition("没有成员在享最低生活保障", ~drawing, SUBSISTENCE[8] + RELIEF_ACT[21]),
        Condition("不符合最低生活保障条件", ~low, SUBSISTENCE[8] + RELIEF_ACT[21]),
        Condition("人均月收入低于低保边缘家庭收入标准", per_head < line, SUBSISTENCE[8] + RELIEF_ACT[21]),
        Condition("家庭财产符合低保边缘家庭的规定", household.edge_assets_fit, SUBSISTENCE[8] + SUBSISTENCE[14] + RELIEF_ACT[21]),
    ),
    evidence=(
        Evidence("社会救助申请及诚信声明", SUBSISTENCE[9]),
        Evidence("全体成年成员签署的核对授权书", SUBSISTENCE[9]),
        Evidence("居民身份证、户口簿", SUBSISTENCE[10], held="公安户籍"),
    ),
    steps=steps,
    clocks=(
        Clock("办理期限", choose(extend.done, accept.day + working_days(45), accept.day + working_days(30)), decide, SUBSISTENCE[22] + SAFETY_NET["第四部分"]),
        Clock("定期复核", choose(some(member & loose), checked + months(6), checked + months(12))
              .called("认定或者上次复核满十二个月（收入不稳定或者有劳动能力的满六个月）之日"), recheck, SUBSISTENCE[31]),
    ),
    grant=Outcome("认定", document="低保边缘家庭认定通知书"),
    refusal=Outcome("不予认定", document="不予认定低保边缘家庭告知书"),
    pays=recognised(starts=today.this_month),
    excludes=("subsistence", "extreme_hardship"),
    figures=(
        Figure("near_poverty_households", "纳入低边家庭户数", "户", granted_by(decide), "本年新认定的户数（流量，不是年末存量），按认定日期"),
        Figure("near_poverty_persons", "纳入低边家庭人数", "人", measured(decide, size), "本年新认定家庭的共同生活成员人数，按认定日期"),
        Figure("near_poverty_ended", "终止低边家庭认定户数", "户", acts(stop), "本年复核后终止认定的户数"),
    ),
    uncounted=tuple(step for step in steps if step not in (decide, stop)),
    stories=(
        Story("农村二人户，认定", 62, walked, rural, {}, couple_at(160_000)),
        Story("农村三人户，认定", 58, walked, rural, {}, (*couple_at(240_000), child_of_ten)),
        Story("农村四人户，认定", 15, walked, rural, {}, (*couple_at(300_000), child_of_ten, child_of_ten)),
        Story("城镇一人户，认定", 6, walked, {household.area: "城镇"}, {}, alone_at(100_000)),
        Story("收入低于低保标准而财产只符合边缘家庭规定，认定", 5, walked, {household.area: "城镇", household.assets_fit: False}, {},
              (*couple_at(200_000), child_of_ten, child_of_ten)),
        Story("公示有异议，重新调查后认定", 3, disputed, rural, {extend: {handling.extension_cause: "有异议"}},
              (*couple_at(400_000), child_of_ten, child_of_ten, child_of_ten)),
        Story("认定后收入增加，终止", 1, (*walked, (recheck, 120), (stop, 6)), rural, {},
              (*couple_at(400_000), child_of_ten, child_of_ten, child_of_ten), within=((2, 5), (3, 8))),
        Story("收入超过边缘线，不予认定", 17, walked, rural, {}, couple_at(210_000)),
        Story("年末公示之中", 4, walked[:5], rural, {}, couple_at(160_000), within=((12, 9), (12, 11))),
    ),
    standing=(
        Standing("期初的农村二人户", 120, rural, couple_at(160_000)),
        Standing("期初的农村三人户", 90, rural, (*couple_at(240_000), child_of_ten)),
    ),
    promises=(
        Promise("没有核对授权的不得受理", accept, unless=household.authorised, basis=SUBSISTENCE[9]),
        Promise("未受理不得调查", investigate, unless=accept.done, basis=SUBSISTENCE[15]),
        Promise("未受理不得核对", check, unless=accept.done, basis=SUBSISTENCE[17]),
        Promise("一人调查无效", investigate, unless=officers >= 2, basis=SUBSISTENCE[16]),
        Promise("一人复核无效", recheck, unless=officers >= 2, basis=SUBSISTENCE[16] + SUBSISTENCE[31]),
        Promise("受理后不得再要求补正", supplement, unless=~accept.done, basis=SUBSISTENCE[10]),
        Promise("未经调查、核对不得提出意见", opine, unless=investigate.done & check.done, basis=SUBSISTENCE[28]),
        Promise("没有意见不得公示", publish, unless=opine.done, basis=SUBSISTENCE[19]),
        Promise("公示期外不得再提异议", object_, unless=publish.done & (today <= publish.day + days(7)), basis=SUBSISTENCE[19]),
        Promise("没有法定情形不得延长", extend, unless=accept.done & ~handling.extension_cause.is_("无"), basis=SUBSISTENCE[22]),
        Promise("无人异议不得以异议为由延长", extend, unless=object_.done | ~handling.extension_cause.is_("有异议"), basis=SUBSISTENCE[22]),
        Promise("公示不满七日不得认定", decide, unless=publish.done & (today > publish.day + days(7)), basis=SUBSISTENCE[19]),
        Promise("意见改变后未再公示不得认定", decide, unless=publish.since(opine), basis=SUBSISTENCE[19]),
        Promise("异议未重新调查不得认定", decide, unless=~object_.done | investigate.since(object_), basis=SUBSISTENCE[19]),
        Promise("异议后未再提出意见不得认定", decide, unless=~object_.done | opine.since(object_), basis=SUBSISTENCE[19]),
        Promise("调查的人不得审核认定", decide, unless=apart_from(investigate), basis=SUBSISTENCE[2]),
        Promise("未认定不得送达", serve, unless=decide.done, basis=SUBSISTENCE[21]),
        Promise("未获认定的无从复核", recheck, unless=decide.done & decide.granted, basis=SUBSISTENCE[31]),
        Promise("没有听取意见不得记为已听取", hear, unless=handling.heard, basis=RELIEF_ACT[48] + SUBSISTENCE[32]),
        Promise("未经复核无从听取意见", hear, unless=recheck.done, basis=SUBSISTENCE[32]),
        Promise("未经复核不得终止", stop, unless=recheck.done, basis=SUBSISTENCE[32]),
        Promise("社会救助法施行后未听取意见不得终止", stop, unless=~in_force(RELIEF_ACT[48]) | hear.since(recheck), basis=RELIEF_ACT[48]),
    ),
)  # fmt: skip

matters = (family,)
