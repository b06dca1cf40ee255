"""收费自查自纠和专项检查的事实：通知、自查报告、检查由什么引起、频次、批准。"""

from ..vocabulary import Facts, Source, amount, case_of, choice, day_of, quantity, text, yes_no
from ..vocabulary.facts import BY_ACT

SECTION_FOUND = Source("认定", "业务股室")


class fees(Facts, title="收费自查自纠", once=True):
    year = quantity("自查年度", "年", SECTION_FOUND, ordinary=2024, low=2000, high=2200)
    due = day_of("自查报告报送期限", BY_ACT, ordinary=20)
    association = text("行业协会商会", BY_ACT, ordinary="某某行业协会")
    problems = quantity("自查发现的问题", "个", BY_ACT, ordinary=(0, 2), high=1000)
    refunded = amount("清退的违规收费", BY_ACT)
    corrected = yes_no("发现的问题已经自纠", BY_ACT, ordinary=True)


class visit(Facts, title="专项检查（个案检查）", once=True):
    object = choice("检查对象类别", "行业协会商会", "其他社会团体", "民办非企业单位", "养老机构", "其他", source=SECTION_FOUND)
    trigger = choice("启动原因", "经批准的专项部署", "投诉举报", "交办移送", "没有", source=SECTION_FOUND)
    lead = case_of("引起检查的投诉举报", "complaint", source=SECTION_FOUND)
    item = text("检查事项和依据", SECTION_FOUND, ordinary="收费公示、收费标准和会费使用情况")
    urgent = yes_no("情况紧急，需要当场检查", SECTION_FOUND)
    capped = yes_no("对该对象公布了年度检查频次上限", Source("登记", "年度检查计划", register="visit.capped"))
    cap = quantity("年度检查频次上限", "次", Source("登记", "年度检查计划", register="visit.cap"), ordinary=2, high=366, note="按对象的风险等级；没有公布的为0")
    before = quantity("本年已经检查的次数", "次", Source("登记", "检查记录", register="visit.before"), high=366, note="各类检查实际到场的次数")
