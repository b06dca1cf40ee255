"""养老服务消费补贴（2026年起）：中度以上失能老年人每月电子消费券，居家、社区服务抵扣一半，机构服务抵扣四成，每月不超过八百元。

不是现金，另账核算；与护理补贴能否并领由本区通知规定，通知没有取得。2026年以前没有这一项目，依法都不符合条件。
"""

from ...facts import elder, handling, person, voucher
from ...offices import APPLICANT, ASSESSOR, BUREAU, OPERATOR, TOWN
from ...statutes import ABILITY, CARE_VOUCHERS, ELDERS
from ...vocabulary import (
    Benefit, Condition, Evidence, Figure, Outcome, Promise, Step, Story, acts, choose, granted_by, in_force, lower_of, months, summed, today, unset, when, yuan,
)  # fmt: skip
from ...vocabulary.terms import number

SCHEME = CARE_VOUCHERS.whole + ELDERS["第三十七条第二款"]

running = in_force(CARE_VOUCHERS.whole).called("消费补贴项目施行中")
eligible = elder.ability.among("中度失能", "重度失能", "完全失能")
apply = Step("apply", "申请消费补贴", APPLICANT, basis=SCHEME)
assess = Step("assess", "能力评估", ASSESSOR, within=unset, after=apply, basis=ABILITY.whole, records=(elder.assessed,))
decide = Step("decide", "审定", BUREAU, within=unset, after=assess, decides=True, adverse=True, basis=SCHEME, letter="养老服务消费补贴审定通知书")
serve = Step("serve", "送达", TOWN, within=unset, after=decide, basis=SCHEME, records=(handling.service,), final_if_refused=True)

share = choose(voucher.setting.is_("居家、社区"), number(50), number(40)).called("抵扣比例")
most = lower_of(voucher.spend * share, lower_of(voucher.left, yuan(800)) * 100).called("可以抵扣的数额（百分之一分）")
redeem = Step(
    "redeem", "消费抵扣", OPERATOR, after=decide, times=None, basis=SCHEME,
    records=(voucher.spend, voucher.left, voucher.offset, voucher.real),
    gates=(
        Condition("已审定给予", decide.granted, SCHEME),
        Condition("在审定后十二个月内", when(decide.done, today < decide.day + months(12)), SCHEME),
        Condition("服务真实发生", voucher.real, SCHEME),
        Condition("抵扣不超过比例、当月余额和每月八百元", voucher.offset * 100 <= most, SCHEME),
    ),
)  # fmt: skip
check = Step("check", "现场抽查（不少于百分之一）", TOWN, after=redeem, times=None, basis=SCHEME, records=(voucher.real,))

benefit = Benefit(
    id="care_voucher",
    title="养老服务消费补贴",
    word="养老消费",
    line="养老服务",
    basis=SCHEME,
    conditions=(
        Condition("项目施行中", running, SCHEME + ELDERS[37]),
        Condition("健在", person.alive, ELDERS[37]),
        Condition("年满六十周岁", person.age >= 60, ELDERS[2]),
        Condition("评估为中度以上失能", eligible, SCHEME + ABILITY.whole),
    ),
    facts=(voucher.name, voucher.setting),
    evidence=(Evidence("居民身份证", SCHEME, held="公安人口"), Evidence("老年人能力评估报告", ABILITY.whole)),
    steps=(apply, assess, decide, serve, redeem, check),
    grant=Outcome("给予", document="养老服务消费补贴审定通知书"),
    refusal=Outcome("不予", document="养老服务消费补贴审定通知书"),
    figures=(
        Figure("care_vouchers_granted", "新增享受养老服务消费补贴人数", "人", granted_by(decide), "本年审定给予的人数"),
        Figure("care_vouchers_redeemed", "养老服务消费补贴抵扣额", "万元", summed(redeem, voucher.offset), "本年抵扣的消费补贴", decimals=2),
        Figure("care_vouchers_checked", "养老服务消费补贴现场抽查", "次", acts(check), "本年现场抽查的次数"),
    ),
    uncounted=(apply, assess, serve),
    stories=(  # 2026年才有的项目，演练的一年里没有，只作示例
        Story("中度失能老人居家服务，抵扣两次并被抽查", 0, ((apply, 0), (assess, 10), (decide, 8), (serve, 2), (redeem, 10), (redeem, 5), (check, 3)),
              {elder.ability: "中度失能", voucher.setting: "居家、社区", person.born: (-29000, -24000)},
              {redeem: ({voucher.spend: 100_000, voucher.left: 80_000, voucher.offset: 50_000},
                        {voucher.spend: 60_000, voucher.left: 30_000, voucher.offset: 30_000})}, year=2026),
    ),
    promises=(
        Promise("没有申请不得评估", assess, unless=apply.done, basis=ABILITY.whole),
        Promise("没有评估不得审定", decide, unless=assess.done, basis=SCHEME),
        Promise("没有审定不得送达", serve, unless=decide.done, basis=SCHEME),
        Promise("没有给予不得抵扣", redeem, unless=decide.done & decide.granted, basis=SCHEME),
        Promise("满十二个月不得再抵扣", redeem, unless=~decide.done | (today < decide.day + months(12)), basis=SCHEME),
        Promise("没有发生的服务不得抵扣", redeem, unless=voucher.real, basis=SCHEME),
        Promise("不得超过比例抵扣", redeem, unless=voucher.offset * 100 <= most, basis=SCHEME),
        Promise("没有抵扣无从抽查", check, unless=redeem.done, basis=SCHEME),
    ),
)  # fmt: skip

matters = (benefit,)
