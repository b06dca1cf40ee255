"""老年人的事实：能力评估的结果、特困供养的方式，以及与残疾人护理补贴的衔接。"""

from ..vocabulary import Facts, Source, amount, choice, day_of, granted, setting, text, yes_no
from ..vocabulary.facts import BY_ACT

ASSESSED = Source("核对", "老年人能力评估机构")
KEPT = Source("核对", "特困人员名册")


class elder(Facts, title="老年人情况"):
    # 由轻到重，供“不低于”比较（GB/T 42195-2022）
    ability = choice("老年人能力评估等级", "能力完好", "轻度失能", "中度失能", "重度失能", "完全失能", source=ASSESSED, sensitive=True)
    assessed = day_of("能力评估日期", BY_ACT, ordinary="today")
    claims_disability = yes_no("以失能申请护理补贴")
    disability_care = granted("care_subsidy", "在享重度残疾人护理补贴")
    hardship_care = choice("特困供养方式", "不是特困人员", "分散供养", "集中供养", source=KEPT)

    least = setting("失能的最低等级", "轻度失能", "中度失能", "重度失能")
    by_ability = (
        (least.is_("轻度失能") & ~ability.is_("能力完好"))
        | ability.among("重度失能", "完全失能")
        | (~least.is_("重度失能") & ability.is_("中度失能"))
    ).called("能力评估达到本区规定的失能等级")


class voucher(Facts, title="养老服务消费补贴"):
    name = text("老年人姓名", Source("登记", register="person.name"), ordinary="某某", sensitive=True)
    setting = choice("服务场所", "居家、社区", "养老机构", source=Source("核对", "养老服务机构"))
    spend = amount("本次养老服务消费", BY_ACT, ordinary=(20_000, 100_000))
    left = amount("当月消费补贴余额", BY_ACT, ordinary=80_000)
    offset = amount("本次抵扣", BY_ACT, ordinary=10_000)
    real = yes_no("服务真实发生，经老年人或者监护人确认", BY_ACT, ordinary=True)
