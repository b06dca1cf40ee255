"""慈善超市：开业、收物、发放、义卖、盘点。对外义卖就是公开募捐；发放只给困难群众；过期的不得接受、不得发放。"""

from ...facts import handling, shop
from ...offices import BUREAU, CHARITY_HOUSE, SECTION
from ...statutes import CHARITY, CHARITY_2016, CHARITY_SHOPS, FOOD_SAFETY, FUNDRAISING, FUNDRAISING_2016
from ...vocabulary import (
    Condition, Entry, Evidence, Figure, Outcome, Promise, Service, Step, Story, acts, days_between, happened, stock, summed, today, unset, when,
)  # fmt: skip

SCHEME = CHARITY_SHOPS.whole
GOODS = CHARITY_2016[36] + CHARITY[36]
FAIR = CHARITY_2016[58] + CHARITY[59]
SALE = CHARITY_2016[22] + CHARITY_2016[23] + CHARITY[22] + CHARITY[23]
PLAN = CHARITY_2016[24] + CHARITY[24] + FUNDRAISING_2016[11] + FUNDRAISING[11]
ACCOUNT = CHARITY_2016[26] + CHARITY_2016[53] + CHARITY[26] + CHARITY[54]

lawful_operator = Condition("运营主体依法登记", shop.operator_lawful, SCHEME)
licensed = Condition("经营食品的已取得许可或者备案", shop.food_licence, FOOD_SAFETY[35])
qualified = Condition("面向公众义卖的，本单位或者合作方有公开募捐资格", when(shop.sells, shop.qualified), SALE)
planned = Condition("义卖的募捐方案已在十日前备案", when(shop.sells, days_between(shop.plan_filed, today) >= 10), PLAN)
banked = Condition("义卖款全部进入慈善组织账户", when(shop.sells, shop.into_account), ACCOUNT)
separate = Condition("经营部分与慈善部分分别核算", shop.apart, CHARITY_2016[37] + CHARITY[37])
documented = Condition("物资有捐赠人、票据或者放弃记录、估价", shop.documented, GOODS + CHARITY_2016[38] + CHARITY[38])
fresh = Condition("物资在保质期内", shop.expires >= today, GOODS + FOOD_SAFETY[34])
needy = Condition("领取人属于困难群众", ~shop.receiver.is_("其他人员"), FAIR)
in_quota = Condition("在规定的件数之内", shop.within_quota, FAIR)

propose = Step("propose", "提出开办方案", CHARITY_HOUSE, basis=SCHEME)
inspect = Step("inspect", "核验主体、场所和许可", SECTION, within=unset, after=propose, basis=SCHEME, gates=(lawful_operator, licensed))
approve = Step("approve", "同意开业", BUREAU, within=unset, after=inspect, basis=SCHEME)
open_ = Step("open", "揭牌开业", CHARITY_HOUSE, within=unset, after=approve, basis=SCHEME)
take = Step("take", "接收捐赠物资入库", CHARITY_HOUSE, after=open_, times=None, basis=GOODS, records=(shop.value,), gates=(documented, fresh))
issue = Step(
    "issue", "发放物资", CHARITY_HOUSE, after=take, times=None, basis=FAIR, records=(shop.value, shop.signed),
    gates=(needy, in_quota, fresh, Condition("领取人签收", shop.signed, FAIR)),
)  # fmt: skip
sell = Step(
    "sell", "义卖", CHARITY_HOUSE, after=take, times=None, basis=SALE, records=(shop.value, shop.fund), ledger="sale_in",
    gates=(
        Condition("属于面向公众义卖", shop.sells, SALE), qualified, planned, banked,
    ),
)  # fmt: skip
destroy = Step("destroy", "销毁过期物资并记录", CHARITY_HOUSE, after=take, times=None, basis=FOOD_SAFETY[54], records=(shop.value,))
count = Step("count", "月度盘点和公开", CHARITY_HOUSE, after=open_, times=None, basis=CHARITY_2016[53] + CHARITY[54])
close = Step("close", "停业", CHARITY_HOUSE, after=open_, basis=SCHEME, records=(handling.reason,), final=True)

service = Service(
    id="charity_supermarket",
    title="慈善超市开办和收发",
    word="慈善超市",
    line="慈善",
    basis=SCHEME + CHARITY_2016[23] + CHARITY[23],
    conditions=(lawful_operator, licensed, qualified, planned, banked, separate, documented, fresh, needy, in_quota),
    facts=(shop.name,),
    evidence=(Evidence("运营主体登记证书", SCHEME), Evidence("食品经营许可或者备案", FOOD_SAFETY[35], held="市场监管")),
    steps=(propose, inspect, approve, open_, take, issue, sell, destroy, count, close),
    grant=Outcome("合法", document="慈善超市核验意见"),
    refusal=Outcome("不合法", document="慈善超市改正意见"),
    enters=(Entry("charity_supermarket", {"name": shop.name}, open_, word="超市名录"), Entry("charity_supermarket", {"name": shop.name}, close, ends=True)),
    figures=(
        Figure("charity_supermarkets_opened", "新开慈善超市", "间", acts(open_), "本年揭牌开业的，按开业日期"),
        Figure("date_charity_supermarket", "慈善超市揭牌日期", "日期", happened(open_), "本年最后一次揭牌开业的日期"),
        Figure("charity_supermarkets", "慈善超市", "间", stock("charity_supermarket"), "年末在营业"),
        Figure("charity_goods_issued", "慈善超市发放物资", "元", summed(issue, shop.value), "本年发放物资的估价", decimals=2),
        Figure("charity_goods_sold", "慈善超市义卖款", "元", summed(sell, shop.value), "本年义卖所得，全部进入慈善组织账户，记入募捐方案所定的资金；不计入接收捐赠资金", decimals=2),
    ),
    uncounted=(propose, inspect, approve, take, destroy, count, close),
    stories=(
        Story("首间慈善超市", 1, ((propose, 0), (inspect, 10), (approve, 21), (open_, 7), (take, 0), (issue, 5), (take, 6), (issue, 4), (count, 14)),
              {shop.name: "区慈善超市"}, within=((10, 8), (10, 8)), places=(0,)),
    ),
    promises=(
        Promise("没有方案不得核验", inspect, unless=propose.done, basis=SCHEME),
        Promise("主体不合法不得通过核验", inspect, unless=shop.operator_lawful, basis=SCHEME),
        Promise("没有许可不得经营食品", inspect, unless=shop.food_licence, basis=FOOD_SAFETY[35]),
        Promise("没有核验不得同意", approve, unless=inspect.done, basis=SCHEME),
        Promise("没有同意不得开业", open_, unless=approve.done, basis=SCHEME),
        Promise("没有开业不得收物", take, unless=open_.done, basis=SCHEME),
        Promise("来历不明的物资不得入库", take, unless=shop.documented, basis=GOODS),
        Promise("过期的不得接受", take, unless=shop.expires >= today, basis=GOODS + FOOD_SAFETY[34]),
        Promise("没有入库不得发放", issue, unless=take.done, basis=FAIR),
        Promise("不得发给不困难的人", issue, unless=~shop.receiver.is_("其他人员"), basis=FAIR),
        Promise("不得超件数发放", issue, unless=shop.within_quota, basis=FAIR),
        Promise("过期的不得发放", issue, unless=shop.expires >= today, basis=GOODS + FOOD_SAFETY[34]),
        Promise("没有签收不得算发放", issue, unless=shop.signed, basis=FAIR),
        Promise("没有入库不得义卖", sell, unless=take.done, basis=SALE),
        Promise("不面向公众的不是义卖", sell, unless=shop.sells, basis=SALE),
        Promise("没有资格不得义卖", sell, unless=shop.qualified, basis=SALE),
        Promise("方案备案不满十日不得义卖", sell, unless=days_between(shop.plan_filed, today) >= 10, basis=PLAN),
        Promise("义卖款不得截留、抵租", sell, unless=shop.into_account, basis=ACCOUNT),
        Promise("没有入库无从销毁", destroy, unless=take.done, basis=FOOD_SAFETY[54]),
        Promise("没有开业无从盘点", count, unless=open_.done, basis=SCHEME),
        Promise("没有开业无从停业", close, unless=open_.done, basis=SCHEME),
    ),
)  # fmt: skip

matters = (service,)
