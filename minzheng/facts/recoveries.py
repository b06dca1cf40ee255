"""多发与追回的事实：哪一项待遇、逐月实发和应发、由谁的过错、利益是否还在；决定、退还和核销的金额。"""

from ..vocabulary import Facts, Source, amount, choice, day_of, quantity, text, yes_no
from ..vocabulary.facts import BY_ACT

FOUND = Source("认定", "民政或者镇街")
LEDGER = "发放账"

FRAUD, UNREPORTED, REFUSED, MISTAKE = "虚报、隐瞒、伪造", "收入好转未报告", "拒不执行停减决定", "误发或者死亡后发放"
OTHERS, HEIRS = "他人取得", "遗产清偿"
FAULTS = (FRAUD, UNREPORTED, REFUSED, MISTAKE, OTHERS, HEIRS)
"""Who is at fault: the recipient (the first three), the agency (误发), a third party who has the money, nobody but an estate owes."""
GAIN_GONE, ESTATE_SPENT = "不知没有根据且利益已经不存在", "遗产不足清偿"
GIVEN_BACK, SET_OFF = "退还", "经书面同意从待遇扣还"


class recovery(Facts, title="多发与追回", once=True):
    line = text("在享待遇编号", FOUND, empty="不在本系统的发放账上", note="在享待遇页面上的编号；从那一页立案时自动填写")
    benefit = text("多发的待遇", Source("登记", LEDGER, register="entitlement.title"), ordinary="最低生活保障")
    settled = yes_no("已经依法作出停发或者减发决定", FOUND, ordinary=True)
    pending = yes_no("该待遇已有尚未了结的追回决定", Source("登记", LEDGER, register="entitlement.pending"))
    last_month = day_of("最后应享月", FOUND, ordinary=(-150, -130), note="该月任何一日；减发的为最后按原数应享的月份")
    fault = choice("多发的原因", *FAULTS, source=FOUND, ordinary=MISTAKE)
    proved = yes_no("受助人的过错有证据证明", FOUND, ordinary=True)
    knew = yes_no("明知没有根据而领取", FOUND)
    gain_left = yes_no("取得的利益仍然存在", FOUND, ordinary=True)
    urban = yes_no("是城市居民最低生活保障", FOUND)
    grave = yes_no("情节恶劣", FOUND)
    debtor = text("由谁返还", FOUND, empty="受助人本人", note="取得款项的他人、继承人", sensitive=True)
    ended = day_of("行为终了之日", FOUND, ordinary=(-120, -60), note="没有违法行为的，填最后一次多发之日")
    found = day_of("发现之日", FOUND, ordinary=(-20, -1))

    answer_by = day_of("陈述申辩的期限", BY_ACT, ordinary=7)
    ordered = amount("追回金额", BY_ACT, note="等于逐月多发的合计")
    instalments = quantity("分期数", "期", BY_ACT, ordinary=1, low=1, high=60)
    due_by = day_of("退还期限", BY_ACT, ordinary=60, note="分期的为最后一期届满之日")
    repaid = amount("退还金额", BY_ACT)
    way = choice("退还方式", GIVEN_BACK, SET_OFF, source=BY_ACT)
    against = text("从哪一项待遇扣还", BY_ACT, empty="不从待遇扣还", note="在享待遇编号")
    consented = day_of("享受该待遇的人书面同意之日", BY_ACT, never="不从待遇扣还", ordinary="never")
    waived = amount("核销金额", BY_ACT)
    why_waived = choice("核销的情形", GAIN_GONE, ESTATE_SPENT, source=BY_ACT)
    left = amount("此后尚欠", BY_ACT)
    fine = amount("建议的罚款", BY_ACT)


class overpaid(Facts, title="多发的月份"):
    month = day_of("月份", Source("核对", LEDGER), ordinary=(-120, -40), note="该月任何一日")
    paid = amount("实发", Source("核对", LEDGER), ordinary=20_000)
    due = amount("仍应发", Source("核对", LEDGER), note="停发的为0")
    back = amount("已经退回", Source("核对", LEDGER), note="退票和退还")
