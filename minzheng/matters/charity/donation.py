"""捐赠收支：受赠、开票据或者记录放弃、登记造册、按限定用途拨付；变更用途须征得捐赠人同意或者报备案。

一案或者是一笔捐赠（受赠至登记造册），或者是一笔拨付（决议至受益人签收）；钱的进出写在环节的 ledger 里，由资金账记账。
"""

from ...facts import giving, handling
from ...offices import CHARITY_HOUSE, DONOR
from ...statutes import CHARITY, CHARITY_2016, DONATION_RECEIPTS
from ...vocabulary import Condition, Evidence, Figure, Outcome, Promise, Service, Step, Story, summed, together, unset, when

# 一、受赠
voluntary = Condition("自愿无偿，没有摊派", giving.voluntary, CHARITY_2016[32] + CHARITY[32])
lawful = Condition("捐赠财产合法可用", giving.lawful_property, CHARITY_2016[36] + CHARITY[36])
entitled = Condition("公开募捐的，有资格或者依法合作", when(giving.public_appeal, giving.entitled),
                     CHARITY_2016[22] + CHARITY_2016[26] + CHARITY[22] + CHARITY[26])  # fmt: skip
receive = Step(
    "receive", "接受捐赠", CHARITY_HOUSE, basis=CHARITY_2016[34] + CHARITY[34], ledger="donation_in",
    records=(giving.given, giving.fund), gates=(voluntary, lawful, entitled),
)  # fmt: skip
receipt = Step(
    "receipt", "开具捐赠票据", CHARITY_HOUSE, within=unset, after=receive, basis=CHARITY_2016[38] + CHARITY[38] + DONATION_RECEIPTS.whole,
    letter="公益事业捐赠票据", records=(giving.receipt_number,),
)  # fmt: skip
waive = Step("waive", "记录放弃票据或者匿名", DONOR, after=receive, basis=CHARITY_2016[38] + CHARITY[38], records=(giving.waiver,))
enter = Step(
    "enter", "登记造册", CHARITY_HOUSE, basis=CHARITY_2016[53] + CHARITY[54], final=True,
    gates=(Condition("已开具票据，或者已记录放弃、匿名", receipt.done | waive.done, CHARITY_2016[38] + CHARITY[38]),),
)  # fmt: skip

# 二、变更用途
consent = Step("consent", "捐赠人书面同意变更用途", DONOR, times=None, basis=CHARITY_2016[55] + CHARITY[56], records=(handling.reason,))
file = Step("file", "变更募捐方案用途报原备案部门备案", CHARITY_HOUSE, times=None, basis=CHARITY_2016[55] + CHARITY[56], records=(handling.reason,))

# 三、拨付
unrelated = Condition("受益人不是捐赠人或者管理人员的利害关系人", ~giving.related, CHARITY_2016[40] + CHARITY_2016[58] + CHARITY[40] + CHARITY[59])
resolve = Step(
    "resolve", "作出拨付决议", CHARITY_HOUSE, times=None, basis=CHARITY_2016[55] + CHARITY[56], gates=(unrelated,),
)  # fmt: skip
within_balance = Condition("拨付不超过该项资金的余额", giving.paid <= giving.balance, CHARITY_2016[53] + CHARITY[54])
agreed_use = Condition("改变捐赠协议用途的，捐赠人已经同意", when(~giving.fitting & giving.bound_by.is_("捐赠协议"), consent.done),
                       CHARITY_2016[55] + CHARITY[56])  # fmt: skip
filed_use = Condition("改变募捐方案用途的，已经报原备案部门备案", when(~giving.fitting & giving.bound_by.is_("募捐方案"), file.done),
                      CHARITY_2016[55] + CHARITY[56])  # fmt: skip
disburse = Step(
    "disburse", "拨付", CHARITY_HOUSE, after=resolve, basis=CHARITY_2016[55] + CHARITY[56], ledger="donation_out",
    records=(giving.paid, giving.fund, giving.balance, giving.bound_by, giving.fitting),
    gates=(within_balance, agreed_use, filed_use),
)  # fmt: skip
prove = Step("prove", "受益人签收，反馈捐赠人", CHARITY_HOUSE, after=disburse, basis=CHARITY_2016[42] + CHARITY[42], final=True)

service = Service(
    id="donation",
    title="慈善捐赠收支",
    word="捐赠",
    line="慈善",
    basis=CHARITY_2016[34] + CHARITY[34],
    conditions=(
        voluntary, lawful, entitled, unrelated,
        Condition("收到捐赠的，已开具票据或者已记录放弃、匿名", when(receive.done, receipt.done | waive.done), CHARITY_2016[38] + CHARITY[38]),
        within_balance, agreed_use, filed_use,
    ),
    facts=(giving.donor, giving.project),
    evidence=(
        Evidence("捐赠协议", CHARITY_2016[39] + CHARITY[39], only=giving.bound_by.is_("捐赠协议")),
        Evidence("募捐方案及备案回执", CHARITY_2016[24] + CHARITY[24], only=giving.bound_by.is_("募捐方案")),
    ),
    steps=(receive, receipt, waive, enter, consent, file, resolve, disburse, prove),
    grant=Outcome("合法", document="捐赠收支记录"),
    refusal=Outcome("不合法", document="捐赠收支更正意见"),
    figures=(
        Figure("donations_received", "接收捐赠资金", "万元", summed(receive, giving.given), "本年接受的捐赠，按受赠日期", decimals=2),
        Figure("donations_campaign_630", "“6·30”助力乡村振兴活动捐赠资金", "万元",
               summed(receive, giving.given, giving.fund.is_("6·30助力乡村振兴")), "其中：该项活动", decimals=2),
        Figure("donations_greening", "乡村绿化活动捐赠资金", "万元",
               summed(receive, giving.given, giving.fund.is_("乡村绿化")), "其中：该项活动", decimals=2),
        Figure("donations_other", "其他基金及助困项目捐赠资金", "万元",
               summed(receive, giving.given, giving.fund.is_("其他基金及助困项目")), "其中：其余项目", decimals=2),
        Figure("donations_resolved_paid", "经决议逐笔拨付的捐赠资金", "万元", summed(disburse, giving.paid),
               "其中：经决议逐笔拨付的，按拨付日期", decimals=2),
        Figure("donations_disbursed", "拨付捐赠资金（含历年结余）", "万元", together("donations_resolved_paid", "canteen_money_contributed"),
               "本年拨付的捐赠资金，不论何年收入，按拨付日期：经决议逐笔拨付的，和长者饭堂助餐的捐助", decimals=2),
    ),
    uncounted=(receipt, waive, enter, consent, file, resolve, prove),
    stories=(
        *(
            Story(f"{fund}：每笔{gift // 100}元", count, ((receive, 0), (receipt, 1), (enter, 1)),
                  acts={receive: {giving.given: gift, giving.fund: fund}}, within=season)
            for fund, season, gifts in (
                ("6·30助力乡村振兴", ((5, 20), (7, 31)), ((5_000_000, 100), (1_000_000, 400), (100_000, 400), (10_000, 147))),
                ("乡村绿化", ((2, 1), (6, 28)), ((5_000_000, 120), (1_000_000, 400), (100_000, 140))),
                ("其他基金及助困项目", ((1, 2), (12, 20)), ((5_000_000, 20), (1_000_000, 100), (100_000, 482))),
            )
            for gift, count in gifts
        ),
        *(
            Story(f"{fund}：拨付每笔{amount // 100}元", count, ((resolve, 0), (disburse, 3), (prove, 10)),
                  acts={disburse: {giving.paid: amount, giving.fund: fund}}, within=((8, 1), (12, 6)))
            for fund, payments in (
                ("6·30助力乡村振兴", ((20_000_000, 35),)),
                ("乡村绿化", ((20_000_000, 40),)),
                ("其他基金及助困项目", ((10_000_000, 16), (100_000, 76), (10_000, 4))),
            )
            for amount, count in payments
        ),
    ),
    promises=(
        Promise("摊派所得不得接受", receive, unless=giving.voluntary, basis=CHARITY_2016[32] + CHARITY[32]),
        Promise("不合法的财产不得接受", receive, unless=giving.lawful_property, basis=CHARITY_2016[36] + CHARITY[36]),
        Promise("没有资格不得公开募捐", receive, unless=~giving.public_appeal | giving.entitled, basis=CHARITY_2016[22] + CHARITY[22]),
        Promise("没有受赠不得开票", receipt, unless=receive.done, basis=DONATION_RECEIPTS.whole + CHARITY_2016[38]),
        Promise("没有受赠无从放弃票据", waive, unless=receive.done, basis=CHARITY_2016[38] + CHARITY[38]),
        Promise("没有受赠不得登记", enter, unless=receive.done, basis=CHARITY_2016[53] + CHARITY[54]),
        Promise("不开票据又没有放弃记录的不得了结", enter, unless=receipt.done | waive.done, basis=CHARITY_2016[38] + CHARITY[38]),
        Promise("不得向利害关系人拨付", resolve, unless=~giving.related, basis=CHARITY_2016[58] + CHARITY[59]),
        Promise("没有决议不得拨付", disburse, unless=resolve.done, basis=CHARITY_2016[55] + CHARITY[56]),
        Promise("不得超过余额拨付", disburse, unless=giving.paid <= giving.balance, basis=CHARITY_2016[53] + CHARITY[54]),
        Promise("未经捐赠人同意不得改变协议用途", disburse,
                unless=giving.fitting | ~giving.bound_by.is_("捐赠协议") | consent.done, basis=CHARITY_2016[55] + CHARITY[56]),
        Promise("未经备案不得改变募捐方案用途", disburse,
                unless=giving.fitting | ~giving.bound_by.is_("募捐方案") | file.done, basis=CHARITY_2016[55] + CHARITY[56]),
        Promise("没有拨付无从签收", prove, unless=disburse.done, basis=CHARITY_2016[42] + CHARITY[42]),
    ),
)  # fmt: skip

matters = (service,)
