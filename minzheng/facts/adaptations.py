"""居家适老化改造的事实：年度任务、住房与意愿、方案与费用、验收时各方的签认。"""

from ..vocabulary import Facts, Source, amount, choice, quantity, text, yes_no
from ..vocabulary.facts import BY_ACT

TOWN_FOUND = Source("认定", "镇街")
FILES = Source("核对", "适老化改造档案")
FEDERATION = Source("核对", "残联")


class adaptation(Facts, title="适老化改造"):
    # 年度任务
    target = quantity("年度任务户数", "户", BY_ACT, ordinary=100, low=1, high=1_000_000)
    document = text("任务文件文号", BY_ACT, ordinary="某民〔2024〕1号")

    # 住房与意愿
    lawful_home = yes_no("对住房有所有权或者合法使用权", TOWN_FOUND, ordinary=True)
    safe_home = yes_no("住房安全，近期不拆迁", TOWN_FOUND, ordinary=True)
    willing = yes_no("本人和住户书面同意改造", TOWN_FOUND, ordinary=True)
    done_before = choice("以往改造情况", "没有改造过", "改造过而需求有变化", "改造过而需求没有变化", source=FILES)
    done_by_federation = yes_no("拟改造的项目已由残联无障碍改造完成", FEDERATION)

    # 方案、费用、验收
    cost = amount("方案费用", BY_ACT, ordinary=(200_000, 590_000))
    over_signed = yes_no("超过限额的部分住户事先签字自付", BY_ACT)
    before = yes_no("改造前影像已留存", BY_ACT, ordinary=True)
    after = yes_no("改造后影像已留存", BY_ACT, ordinary=True)
    elder_signed = yes_no("老年人（或者其监护人）签认", BY_ACT, ordinary=True)
    village_signed = yes_no("村（居）民委员会签认", BY_ACT, ordinary=True)
    town_signed = yes_no("镇（街道）签认", BY_ACT, ordinary=True)
    assessor_signed = yes_no("评估机构签认", BY_ACT, ordinary=True)
    paid = amount("支付金额", BY_ACT, ordinary=200_000)
    reason = text("退出或者不合格的情形", BY_ACT, ordinary="本人不愿改造")

    accepted_by_all = (elder_signed & village_signed & town_signed & assessor_signed).called("老年人、村（居）、镇（街道）、评估机构均已签认")
