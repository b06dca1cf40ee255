"""临时救助：支出型按程序核对、公示后给予；小额的由镇街决定；急难型可以免核对、评议、公示，先行救助的先给付、后登记补签。"""

from ...facts import applicant, handling, household, relief
from ...offices import APPLICANT, BUREAU, TOWN
from ...statutes import LOW_INCOME, RELIEF, RELIEF_ACT, RELIEF_REFORM, TEMPORARY, TEMPORARY_GD, TEMPORARY_STATE
from ...vocabulary import (
    Benefit, Condition, Evidence, Figure, Notice, Once, Outcome, Promise, Step, Story, granted_by, lower_of,
    on_the_spot, paid, rate, summed, today, together, unset, when,
)  # fmt: skip
from ...vocabulary.facts import Fact
from ...vocabulary.terms import Number

WHO, EXPENSE, URGENT = TEMPORARY["第二部分"], TEMPORARY["第二部分第一项"], TEMPORARY["第二部分第二项"]

# 一、谁可以申请，给多少：按类型折合低保标准的月数，不超过实际支出，也不超过家庭一年的限额
expenditure = relief.kind.is_("支出型")
sudden = relief.kind.is_("急难型")
standard = rate("低保标准", by=household.area)
left = rate("临时救助年度限额") - relief.used


def capped(months: Number) -> Number:
    """月数×低保标准×人数、实际支出、当年余额，三者取最低。"""
    return lower_of(lower_of(months * standard * relief.persons, relief.need), left)


conditions = (
    Condition("有实际支出或者急需", relief.need > 0, RELIEF[47] + RELIEF_ACT[29] + TEMPORARY.whole),
    Condition("困难原因与救助类型相符", when(sudden, ~relief.cause.is_("教育、医疗等必需支出突增")), WHO + RELIEF[47] + RELIEF_ACT[29]),
    Condition("支出型的，有本地户籍或者居住证", when(expenditure, relief.resident), EXPENSE + RELIEF_ACT[37] + LOW_INCOME["第四部分第三项"]),
    Condition("支出型的，人均可支配收入低于上年度居民人均可支配收入",
              when(expenditure & ~relief.supported, relief.income < rate("上年度居民人均可支配收入")), EXPENSE),
    Condition("支出型的，财产符合当地规定", when(expenditure & ~relief.supported, relief.assets_fit), EXPENSE),
    Condition("其他救助、保险没有足额解决", ~relief.covered, RELIEF_REFORM["第十四项"] + TEMPORARY.whole),
    Condition("同一事由一年内没有获助，或者确需再次救助", when(relief.repeated, relief.renewed), TEMPORARY_STATE.whole + TEMPORARY.whole),
    Condition("家庭本年获助没有达到限额", left > 0, TEMPORARY_GD.whole + TEMPORARY.whole),
)  # fmt: skip
ordinary_amount = capped(rate("临时救助月数", by=relief.kind, measure="个月"))

# 二、受理、核对、公示、决定；小额的委托镇街决定
apply = Step("apply", "申请（可以口头，也可以由村居、他人代为报告）", APPLICANT, basis=RELIEF[48] + RELIEF_ACT[35])
supplement = Step("supplement", "一次性告知补正", TOWN, within=on_the_spot, after=apply, basis=RELIEF[48] + RELIEF_ACT[35], records=(handling.missing,))
accept = Step("accept", "受理", TOWN, within=on_the_spot, after=apply, basis=RELIEF[48] + RELIEF_ACT[35], letter="受理通知书", closes=(supplement,))
check = Step(
    "check", "核对家庭经济状况和支出", TOWN, within=unset, after=accept, basis=EXPENSE + RELIEF[58],
    gates=(Condition("家庭成员已授权核对", relief.authorised, RELIEF[58] + RELIEF_ACT[41]),),
)  # fmt: skip
visit = Step("visit", "入户核实", TOWN, within=unset, after=accept, basis=EXPENSE + RELIEF[48])
publish = Step(
    "publish", "公示", TOWN, within=unset, after=visit, basis=RELIEF[48] + EXPENSE,
    notice=Notice(lasts=rate("临时救助公示天数", measure="日"), shows=(applicant.name, applicant.village)),
)  # fmt: skip
strict = (
    Condition("已入户核实", visit.done, RELIEF[48] + EXPENSE),
    Condition("支出型的，已核对经济状况", when(expenditure, check.done), EXPENSE),
    Condition("支出型的，已公示期满", when(expenditure, publish.done & when(publish.done, today > publish.day.later_by(rate("临时救助公示天数", measure="日")))),
              RELIEF[48] + EXPENSE),
)  # fmt: skip
decide_small = Step(
    "decide_small", "小额救助由镇街审批", TOWN, within=unset, decides=True, adverse=True, letter="临时救助审批通知书", basis=RELIEF[48] + RELIEF_ACT[44],
    gates=(*strict, Condition("金额不超过委托镇街审批的额度", ordinary_amount <= rate("临时救助镇街审批额度"), RELIEF[48] + RELIEF_ACT[44])),
)  # fmt: skip
decide = Step(
    "decide", "审批", BUREAU, within=unset, decides=True, adverse=True, letter="临时救助审批通知书", basis=RELIEF[48] + RELIEF_ACT[44],
    gates=(*strict, Condition("镇街没有作出决定", ~decide_small.done, RELIEF[48] + RELIEF_ACT[44])),
)  # fmt: skip
serve = Step(
    "serve", "送达，公布结果", TOWN, within=unset, basis=RELIEF[48] + RELIEF_ACT[45], records=(handling.service,), final=True,
    gates=(Condition("已经审批", decide.done | decide_small.done, RELIEF[48] + RELIEF_ACT[45]),),
)  # fmt: skip
refer = Step(
    "refer", "转介慈善等社会力量", TOWN, within=unset, after=accept, basis=TEMPORARY["第四部分"] + RELIEF_ACT[29], records=(handling.reason,)
)
evidence = (
    Evidence("临时救助申请（紧急的可以事后补交）", RELIEF[48] + RELIEF_ACT[35]),
    Evidence("事故、火灾、诊断等困难原因的证明", TEMPORARY.whole),
    Evidence("支出票据", EXPENSE, only=expenditure),
    Evidence("居民身份证", TEMPORARY.whole, held="公安户籍"),
)
grant = Outcome("给予临时救助", document="临时救助审批通知书")
refusal = Outcome("不予救助", document="不予临时救助告知书")
by_bureau: tuple[tuple[Step, int], ...] = ((apply, 0), (accept, 0), (check, 2), (visit, 2), (publish, 1), (decide, 6), (serve, 1))
by_town: tuple[tuple[Step, int], ...] = ((apply, 0), (accept, 0), (visit, 1), (decide_small, 1), (serve, 1))
rural: dict[Fact, object] = {household.area: "农村"}
bills: dict[Fact, object] = {**rural, relief.kind: "支出型", relief.cause: "教育、医疗等必需支出突增", relief.income: (30_000, 250_000)}
accident: dict[Fact, object] = {**rural, relief.kind: "急难型", relief.cause: ["交通事故", "其他意外", "突发重大疾病"]}
season = ((1, 3), (11, 18))

ordinary = Benefit(
    id="temporary_relief",
    title="临时救助",
    word="临时救助",
    line="社会救助",
    basis=RELIEF[47] + RELIEF_ACT[29] + TEMPORARY.whole,
    conditions=conditions,
    evidence=evidence,
    steps=(apply, supplement, accept, check, visit, publish, decide_small, decide, serve, refer),
    grant=grant,
    refusal=refusal,
    pays=Once(ordinary_amount.rounded()),
    figures=(
        Figure("temporary_relief_paid", "临时救助资金发放额", "万元", paid("temporary_relief", "urgent_relief"),
               "本年成功发放的临时救助金（含小额和先行救助）减退回和追回，按发放日期", decimals=2),
        Figure("temporary_relief_person_times", "临时救助人次", "人次",
               together("temporary_relief_persons_by_bureau", "temporary_relief_persons_by_town", "urgent_relief_persons"),
               "本年各次救助的受助人数之和，按决定日期；同一人两次获助计两人次"),
        Figure("temporary_relief_persons_by_bureau", "其中区级审批的人次", "人次", summed(decide, relief.persons), "本年区级审批给予的受助人数之和"),
        Figure("temporary_relief_persons_by_town", "其中镇街小额审批的人次", "人次", summed(decide_small, relief.persons), "本年镇街审批给予的受助人数之和"),
    ),
    uncounted=(apply, supplement, accept, check, visit, publish, serve, refer),
    stories=(
        Story("支出型，三人户大病", 64, by_bureau, {**bills, relief.persons: 3, relief.need: 1_500_000}, within=season),
        Story("支出型，二人户助学", 68, by_bureau, {**bills, relief.persons: 2, relief.need: 850_000}, within=season),
        Story("急难型，区级审批", 44, ((apply, 0), (accept, 0), (visit, 1), (decide, 2), (serve, 1)), {**accident, relief.persons: 2, relief.need: 500_000},
              within=season),
        Story("小额，镇街审批", 99, by_town, {**accident, relief.persons: 1, relief.need: 150_000}, within=season),
        Story("收入不低于上年度人均可支配收入，不予救助", 9, by_bureau, {**bills, relief.persons: 3, relief.income: 320_000}, within=season),
    ),
    promises=(
        Promise("没有申请、报告不得受理", accept, unless=apply.done, basis=RELIEF[48] + RELIEF_ACT[35]),
        Promise("没有申请无从补正", supplement, unless=apply.done, basis=RELIEF[48] + RELIEF_ACT[35]),
        Promise("受理后不得再要求补正", supplement, unless=~accept.done, basis=RELIEF[48] + RELIEF_ACT[35]),
        Promise("没有授权不得核对", check, unless=relief.authorised, basis=RELIEF[58] + RELIEF_ACT[41]),
        Promise("未受理不得核对", check, unless=accept.done, basis=EXPENSE),
        Promise("未受理不得入户", visit, unless=accept.done, basis=RELIEF[48]),
        Promise("未核实不得公示", publish, unless=visit.done, basis=RELIEF[48] + EXPENSE),
        Promise("未核实不得审批", decide, unless=visit.done, basis=RELIEF[48]),
        Promise("支出型未经核对不得审批", decide, unless=~expenditure | check.done, basis=EXPENSE),
        Promise("支出型未经公示不得审批", decide, unless=~expenditure | publish.done, basis=EXPENSE),
        Promise("公示期内不得审批", decide, unless=~expenditure | (publish.done & (today > publish.day)), basis=EXPENSE),
        Promise("一案两次审批", decide, unless=~decide_small.done, basis=RELIEF[48] + RELIEF_ACT[44]),
        Promise("镇街未核实不得审批", decide_small, unless=visit.done, basis=RELIEF[48]),
        Promise("支出型未经核对，镇街也不得审批", decide_small, unless=~expenditure | check.done, basis=EXPENSE),
        Promise("支出型未经公示，镇街也不得审批", decide_small, unless=~expenditure | (publish.done & (today > publish.day)), basis=EXPENSE),
        Promise("超过委托额度的，镇街不得审批", decide_small, unless=ordinary_amount <= rate("临时救助镇街审批额度"), basis=RELIEF[48] + RELIEF_ACT[44]),
        Promise("未审批不得送达", serve, unless=decide.done | decide_small.done, basis=RELIEF[48]),
        Promise("未受理的无从转介", refer, unless=accept.done, basis=TEMPORARY["第四部分"]),
    ),
)  # fmt: skip

# 三、先行救助：情况紧急的，镇街先给付，紧急缓解以后登记、补签
report = Step("report", "接到求助或者主动发现", TOWN, basis=URGENT + RELIEF_ACT[39], records=(relief.discovered,))
relieve = Step(
    "relieve", "先行救助", TOWN, within=on_the_spot, after=report, decides=True, adverse=True, letter="先行救助决定书", records=(relief.paid_in,),
    basis=URGENT + RELIEF_REFORM["第十四项"] + RELIEF_ACT[50],
)  # fmt: skip
register = Step("register", "登记救助对象、事由、金额", TOWN, within=unset, after=relieve, basis=URGENT + RELIEF_ACT[50])
sign = Step("sign", "经办人员和受助人补签字盖章", TOWN, within=unset, after=register, basis=URGENT + RELIEF_ACT[50], final=True)
first = Benefit(
    id="urgent_relief",
    title="急难型临时救助（先行救助）",
    word="急难救助",
    line="社会救助",
    basis=URGENT + RELIEF_ACT[50],
    conditions=(
        Condition("属于急难型救助", sudden, URGENT + RELIEF_ACT[29]),
        Condition("情况紧急，须立即救助", relief.urgent, URGENT + RELIEF_ACT[50]),
        *(one for one in conditions if not one.title.startswith("支出型")),
    ),
    evidence=tuple(one for one in evidence if one.only is None),
    steps=(report, relieve, register, sign),
    grant=Outcome("先行给予救助", document="先行救助决定书"),
    refusal=Outcome("不符合先行救助，转按一般程序", document="不予先行救助告知书"),
    pays=Once(capped(rate("先行救助月数", measure="个月")).rounded()),
    figures=(
        Figure("urgent_relief_persons", "其中先行救助人次", "人次", summed(relieve, relief.persons), "本年先行救助的受助人数之和"),
        Figure("urgent_relief_grants", "先行救助次数", "次", granted_by(relieve), "本年先给付、后补手续的次数"),
    ),
    uncounted=(report, register, sign),
    stories=(
        Story("火灾，先行救助", 19, ((report, 0), (relieve, 0), (register, 2), (sign, 3)),
              {household.area: "城镇", relief.kind: "急难型", relief.cause: "火灾", relief.persons: 4, relief.need: 1_000_000, relief.urgent: True}, within=season),
        Story("不够紧急，转按一般程序", 3, ((report, 0), (relieve, 0), (register, 2), (sign, 3)),
              {household.area: "农村", relief.kind: "急难型", relief.cause: "其他意外", relief.urgent: False}, within=season),
    ),
    promises=(
        Promise("没有求助、发现不得先行救助", relieve, unless=report.done, basis=URGENT),
        Promise("没有救助无从登记", register, unless=relieve.done, basis=URGENT),
        Promise("没有登记不得补签了结", sign, unless=register.done, basis=URGENT),
    ),
)  # fmt: skip

matters = (ordinary, first)
