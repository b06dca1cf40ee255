"""办理中形成的事实：由某一环节的行为记下，供以后的环节查看。"""

from ..vocabulary import Facts, choice, day_of, text, yes_no
from ..vocabulary.facts import BY_ACT


class handling(Facts, title="办理情况"):
    extension_cause = choice(
        "延长办理期限的情形", "无", "有异议", "共同生活成员分居两地", "异地申请", "家庭情况复杂", source=BY_ACT
    )  # fmt: skip
    missing = text("需要补正的全部内容", BY_ACT, ordinary="补充银行账户复印件")
    reason = text("理由", BY_ACT, ordinary="经审查认定")
    objection = text("异议内容", BY_ACT, ordinary="对公示内容有异议")
    since = day_of("自何月起", BY_ACT, ordinary="today", note="该月任何一日")
    employed = day_of("就业日期", BY_ACT, ordinary=-20)
    fades_until = day_of("渐退期至", BY_ACT, ordinary=100)
    passed = yes_no("法制审核通过", BY_ACT, ordinary=True)
    posted = day_of("寄出（提出）日期", BY_ACT, ordinary="today")
    service = choice("送达方式", "直接送达", "留置送达", "邮寄送达", "电子送达", "公告送达", source=BY_ACT)
    heard = yes_no("已听取意见", BY_ACT, ordinary=True)
    died = day_of("成员死亡日期", BY_ACT, ordinary="today")
    opinion = choice("意见", "同意", "不同意", source=BY_ACT)
