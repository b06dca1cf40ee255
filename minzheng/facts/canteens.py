"""长者饭堂的事实：场所与许可、运营与认定，每月按档次和价格申报的餐，四方各出多少。"""

from ..vocabulary import Facts, Source, amount, choice, day_of, quantity, text, yes_no
from ..vocabulary.facts import BY_ACT

TOWN_FOUND = Source("认定", "镇街")
MARKET = Source("核对", "市场监管")
KEPT = Source("登记", "长者饭堂登记簿", register="elder_canteen.running")
CARDS = Source("核对", "就餐刷卡（刷脸）记录")
BOOKS = Source("登记", "捐赠资金账", register="fund.balance")

TIERS = ("特困、低保、低收入、优抚对象", "八十周岁以上", "六十至七十九周岁")


class canteen(Facts, title="长者饭堂"):
    name = text("名称", ordinary="某社区长者饭堂")
    address = text("地址", BY_ACT, ordinary="某社区某路1号")
    operator = text("运营单位", BY_ACT, ordinary="某餐饮服务中心")
    chosen = choice("运营单位如何选定", "政府采购", "公开比选签订协议", "村（居）自办", "直接指定", source=TOWN_FOUND)
    fit_place = yes_no("场地合法、安全、无障碍，方便老年人", TOWN_FOUND, ordinary=True)
    kitchen = choice("供餐方式", "自有厨房", "中央厨房配送")
    licence = choice("食品经营许可", "有效", "没有或者已过期", source=MARKET)
    supplier_licence = choice("配送单位的许可和配送协议", "有效", "没有或者已过期", "不需要", source=MARKET)
    four_sides = yes_no("政府、慈善、企业、个人四方出资办法已经书面约定", TOWN_FOUND, ordinary=True)
    running = yes_no("登记簿中在运营", KEPT)
    licence_until = day_of("食品经营许可有效期至", BY_ACT, ordinary=(800, 1500))
    replaced = yes_no("已妥善安排原来就餐的老年人", BY_ACT, ordinary=True)
    level = choice("认定级别", "区级", "市级", "省级", source=BY_ACT)

    own_kitchen = kitchen.is_("自有厨房").called("自有厨房")


class serving(Facts, title="一档一价的助餐"):
    tier = choice("补贴档次", *TIERS, source=CARDS)
    age = quantity("就餐人年龄", "周岁", CARDS, ordinary=72, high=130)
    meals = quantity("餐数", "餐", CARDS, ordinary=(50, 300), high=100_000)
    daily = quantity("同一人一日享受补贴的餐数", "餐", CARDS, ordinary=1, high=99)
    identified = yes_no("就餐人身份已经登记核验", CARDS, ordinary=True)
    eaten = yes_no("实际到场就餐或者送达", CARDS, ordinary=True)
    gone = yes_no("就餐人当时已经去世、住院或者入住集中供养机构", Source("核对", "民政、医保"))
    price = amount("餐价", ordinary=1_500)
    government = amount("每餐政府补贴", ordinary=500)
    charity = amount("每餐慈善捐助", ordinary=300)
    discount = amount("每餐企业让利", ordinary=200)
    personal = amount("每餐个人自付", ordinary=500)


class meals(Facts, title="助餐结算", once=True):
    fund = choice("慈善资金", "其他基金及助困项目", "乡村绿化", "6·30助力乡村振兴", source=Source("认定", "慈善组织"))
    fund_balance = amount("慈善资金可用余额", BOOKS, ordinary=5_000_000)
    count = quantity("结算餐数", "餐", BY_ACT)
    government = amount("政府补贴", BY_ACT)
    charity = amount("慈善捐助", BY_ACT)
    discount = amount("企业让利", BY_ACT)
    personal = amount("个人自付", BY_ACT)
    city = amount("政府补贴中市级负担", BY_ACT)
    district = amount("政府补贴中区级负担", BY_ACT)
    town = amount("政府补贴中镇（街道）负担", BY_ACT)
    contributed = amount("慈善组织拨付的慈善捐助", BY_ACT)
    drawn_from = choice("拨付的慈善资金", "其他基金及助困项目", "乡村绿化", "6·30助力乡村振兴", source=BY_ACT)
    sampled = quantity("抽查餐数", "餐", BY_ACT, ordinary=(5, 30))
