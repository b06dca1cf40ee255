"""慈善捐赠的事实：一笔捐赠从何而来、限定什么用途，一笔拨付从哪项资金出、余额多少。"""

from ..vocabulary import Facts, Source, amount, choice, text, yes_no
from ..vocabulary.facts import BY_ACT

FUNDS = ("6·30助力乡村振兴", "乡村绿化", "其他基金及助困项目")
HOUSE = Source("认定", "慈善组织")
BOOKS = Source("登记", "捐赠资金账", register="fund.balance")


class giving(Facts, title="捐赠收支"):
    donor = text("捐赠人", ordinary="爱心人士", sensitive=True, note="匿名的写匿名；捐赠人不同意公开的不得公开")
    given = amount("捐赠金额", BY_ACT, ordinary=(10_000, 5_000_000))
    fund = choice("资金项目", *FUNDS, source=BY_ACT)
    voluntary = yes_no("自愿无偿捐赠，没有摊派或者变相摊派", HOUSE, ordinary=True)
    lawful_property = yes_no("捐赠的是有权处分的合法财产；实物安全可用", HOUSE, ordinary=True)
    public_appeal = yes_no("属于公开募捐", HOUSE)
    entitled = yes_no("募捐主体具有公开募捐资格，或者依法与有资格的组织合作且款物全部进入其账户", HOUSE, ordinary=True)
    receipt_number = text("捐赠票据号码", BY_ACT, ordinary="粤财00000001")
    waiver = choice("不开票据的缘由", "捐赠人书面放弃", "捐赠人匿名", source=BY_ACT)

    paid = amount("拨付金额", BY_ACT, ordinary=(10_000, 1_000_000))
    balance = amount("该项资金拨付前余额（期初结余加收入减已拨付）", BOOKS, ordinary=(100_000_000, 200_000_000))
    bound_by = choice("用途由何限定", "募捐方案", "捐赠协议", "没有限定", source=HOUSE)
    fitting = yes_no("拨付用途符合限定的用途", HOUSE, ordinary=True)
    related = yes_no("受益人是捐赠人或者慈善组织管理人员的利害关系人", HOUSE)
    project = text("受益项目", HOUSE, ordinary="某村道路绿化")
