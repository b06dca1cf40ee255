"""长者饭堂助餐结算：每间饭堂每月一结，一餐一补；餐价等于政府补贴、慈善捐助、企业让利、个人自付之和，到分不差。

企业让利不是收到的钱；慈善捐助由慈善会从申报的、有余额的资金里照数拨付；政府补贴再分市、区、镇（街道）三级负担，由财政拨付。两笔都到了才归档。
各档补贴上限、每日餐数由本区规定；环节的时限没有文件规定。
"""

from ...facts import canteen, handling, meals, serving
from ...offices import BUREAU, CHARITY_HOUSE, FINANCE, OPERATOR, TOWN
from ...statutes import CHARITY, CHARITY_2016, ELDERS, MEALS
from ...vocabulary import (
    Condition, Evidence, Figure, Outcome, Promise, Service, Step, Story, apart_from, rate, some, summed, total, unset, when,
)  # fmt: skip
from ...vocabulary.facts import Fact

SCHEME = MEALS.whole
FUND = CHARITY_2016[53] + CHARITY[54]

# 一、每一行是一档一价的若干餐
every = serving.meals >= 0
sides = (serving.government + serving.charity + serving.discount + serving.personal).called("四方合计")
unbalanced = ~serving.price.equals(sides)
of_age = (
    (serving.tier.is_("八十周岁以上") & (serving.age >= 80))
    | (serving.tier.is_("六十至七十九周岁") & serving.age.within(60, 79))
    | (serving.tier.is_("特困、低保、低收入、优抚对象") & (serving.age >= 60))
).called("就餐人年龄符合档次")
over_rate = serving.government > rate("长者饭堂每餐政府补贴", by=serving.tier)
over_day = serving.daily > rate("长者饭堂每人每日补贴餐数", measure="餐")
government = total(serving.government * serving.meals, where=every).called("政府补贴合计")
charity = total(serving.charity * serving.meals, where=every).called("慈善捐助合计")
discount = total(serving.discount * serving.meals, where=every).called("企业让利合计")
personal = total(serving.personal * serving.meals, where=every).called("个人自付合计")
number = total(serving.meals, where=every).called("餐数合计")
covered = charity <= meals.fund_balance

# 二、申报、抽查、审批、付款
submit = Step("submit", "运营单位申报当月助餐", OPERATOR, basis=SCHEME)
check = Step("check", "镇（街道）核对和抽查", TOWN, within=unset, after=submit, basis=SCHEME, records=(meals.sampled,))
decide = Step(
    "decide", "审批结算", BUREAU, within=unset, after=check, decides=True, adverse=True, basis=SCHEME, letter="长者饭堂助餐结算通知书", apart=(check,),
)  # fmt: skip
serve = Step("serve", "送达", TOWN, within=unset, after=decide, basis=SCHEME, records=(handling.service,), final_if_refused=True)
exact = meals.count.equals(number) & meals.government.equals(government) & meals.charity.equals(charity)
told = exact & meals.discount.equals(discount) & meals.personal.equals(personal)
three_levels = meals.government.equals(meals.city + meals.district + meals.town)
pay = Step(
    "remit", "向运营单位拨付政府补贴", FINANCE, within=unset, after=decide, basis=SCHEME, apart=(decide,),
    letter="资金拨付单", ledger="meals_paid",
    records=(meals.count, meals.government, meals.charity, meals.discount, meals.personal, meals.city, meals.district, meals.town),
    gates=(
        Condition("已批准结算", decide.granted, SCHEME),
        Condition("餐数和四方金额与申报逐项相符", told, SCHEME),
        Condition("市、区、镇（街道）三级负担之和等于政府补贴", three_levels, SCHEME),
    ),
)  # fmt: skip
contribute = Step(
    "contribute", "慈善组织拨付慈善捐助", CHARITY_HOUSE, within=unset, after=decide, basis=FUND, records=(meals.contributed, meals.drawn_from),
    letter="资金拨付单", ledger="meals_donated", only=charity > 0,
    gates=(
        Condition("已批准结算", decide.granted, SCHEME),
        Condition("照申报的慈善捐助合计拨付", meals.contributed.equals(charity) & (charity > 0), FUND),
        Condition("从申报的慈善资金里出", meals.drawn_from.rank.equals(meals.fund.rank), FUND),
    ),
)  # fmt: skip
file = Step(
    "file", "归档", TOWN, within=unset, after=pay, basis=SCHEME, final=True,
    gates=(Condition("有慈善捐助的，慈善组织已经拨付", when(charity > 0, contribute.done), FUND),),
)  # fmt: skip

# 演练：每间饭堂每月三行，合计由这三行相乘相加
TIERS = (
    ("特困、低保、低收入、优抚对象", 72, 200, (900, 300, 200, 100)),
    ("八十周岁以上", 84, 260, (700, 300, 200, 300)),
    ("六十至七十九周岁", 68, 340, (500, 300, 200, 500)),
)
SHARES = (serving.government, serving.charity, serving.discount, serving.personal)
rows: tuple[dict[Fact, object], ...] = tuple(
    {serving.tier: tier, serving.age: years, serving.meals: count, serving.price: 1_500, **dict(zip(SHARES, parts, strict=True))}
    for tier, years, count, parts in TIERS
)
sums = [sum(count * parts[place] for _, _, count, parts in TIERS) for place in range(4)]
settled: dict[Step, dict[Fact, object]] = {
    pay: {
        meals.count: sum(row[2] for row in TIERS), meals.government: sums[0], meals.charity: sums[1], meals.discount: sums[2], meals.personal: sums[3],
        meals.city: sums[0] // 3, meals.district: sums[0] // 3, meals.town: sums[0] - 2 * (sums[0] // 3),
    },
    contribute: {meals.contributed: sums[1], meals.drawn_from: "其他基金及助困项目"},
}  # fmt: skip
usual: dict[Fact, object] = {canteen.running: True, canteen.name: "第{number}长者饭堂"}
monthly = ((submit, 0), (check, 2), (decide, 3), (serve, 1), (pay, 4), (contribute, 1), (file, 1))

service = Service(
    id="canteen_meals",
    title="长者饭堂助餐结算",
    word="助餐结算",
    line="养老服务",
    basis=ELDERS[37] + SCHEME,
    conditions=(
        Condition("饭堂登记在册、在运营", canteen.running, SCHEME),
        Condition("有助餐记录", number > 0, SCHEME),
        Condition("每餐餐价等于政府、慈善、企业、个人四方之和", ~some(unbalanced), SCHEME),
        Condition("就餐人年满六十周岁，年龄与档次相符", ~some(~of_age), SCHEME + ELDERS[2]),
        Condition("就餐人身份已经登记核验", ~some(~serving.identified), SCHEME),
        Condition("只计实际到场就餐或者送达的餐", ~some(~serving.eaten), SCHEME),
        Condition("不计已经去世、住院、入住集中供养机构的人", ~some(serving.gone), SCHEME),
        Condition("政府补贴不超过该档标准", ~some(over_rate), SCHEME),
        Condition("同一人一日补贴餐数不超过规定", ~some(over_day), SCHEME),
        Condition("慈善捐助不超过慈善资金余额", covered, FUND),
    ),
    facts=(canteen.name, meals.fund),
    evidence=(Evidence("当月助餐清单（就餐时刷卡、刷脸的记录）", SCHEME), Evidence("慈善资金拨付承诺", FUND, only=charity > 0)),
    steps=(submit, check, decide, serve, pay, contribute, file),
    grant=Outcome("同意结算", document="长者饭堂助餐结算通知书"),
    refusal=Outcome("不同意结算", document="长者饭堂助餐结算通知书"),
    figures=(
        Figure("canteen_meals_served", "长者饭堂助餐", "餐", summed(pay, meals.count), "本年结算拨付的助餐餐数"),
        Figure("canteen_money_government", "助餐：政府补贴", "万元", summed(pay, meals.government), "本年拨付运营单位的政府补贴", decimals=2),
        Figure("canteen_money_charity", "助餐：慈善捐助", "万元", summed(pay, meals.charity), "本年结算的慈善捐助部分", decimals=2),
        Figure("canteen_money_contributed", "助餐：慈善组织已拨付的捐助", "万元", summed(contribute, meals.contributed), "本年慈善组织向运营单位拨付的捐助，按拨付日期", decimals=2),
        Figure("canteen_money_discount", "助餐：企业让利", "万元", summed(pay, meals.discount), "本年结算的企业让利部分，不是收到的钱", decimals=2),
        Figure("canteen_money_personal", "助餐：个人自付", "万元", summed(pay, meals.personal), "本年结算的个人自付部分", decimals=2),
    ),
    uncounted=(submit, check, decide, serve, file),
    stories=(
        *(Story(f"{month}月结算", 12, monthly, usual, settled, rows, within=((month, 1), (month, 8))) for month in range(2, 13)),
        Story("四方之和与餐价不符，不同意结算", 3, monthly[:4], usual, members=({**rows[0], serving.price: 1_600},)),
        Story("仍计去世老年人的餐，不同意结算", 2, monthly[:4], usual, members=({**rows[1], serving.gone: True},)),
    ),
    promises=(
        Promise("没有申报无从核对", check, unless=submit.done, basis=SCHEME),
        Promise("没有核对不得审批", decide, unless=check.done, basis=SCHEME),
        Promise("核对的人不得审批", decide, unless=apart_from(check), basis=SCHEME),
        Promise("没有审批不得送达", serve, unless=decide.done, basis=SCHEME),
        Promise("没有批准不得拨付", pay, unless=decide.done & decide.granted, basis=SCHEME),
        Promise("不得多拨、少拨政府补贴", pay, unless=meals.government.equals(government), basis=SCHEME),
        Promise("餐数不得虚报", pay, unless=meals.count.equals(number), basis=SCHEME),
        Promise("审批的人拨付", pay, unless=apart_from(decide), basis=SCHEME),
        Promise("没有批准不得动用慈善资金", contribute, unless=decide.done & decide.granted, basis=FUND),
        Promise("不得多拨、少拨慈善捐助", contribute, unless=meals.contributed.equals(charity), basis=FUND),
        Promise("没有捐助而动用慈善资金", contribute, unless=charity > 0, basis=FUND),
        Promise("挪用别的慈善资金", contribute, unless=meals.drawn_from.rank.equals(meals.fund.rank), basis=FUND),
        Promise("政府补贴没有拨付而归档", file, unless=pay.done, basis=SCHEME),
        Promise("慈善捐助没有拨付而归档", file, unless=(charity <= 0) | contribute.done, basis=FUND),
        Promise("三级负担之和不得与补贴不等", pay, unless=meals.government.equals(meals.city + meals.district + meals.town), basis=SCHEME),
    ),
)  # fmt: skip

matters = (service,)
