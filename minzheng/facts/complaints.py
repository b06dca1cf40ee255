"""投诉举报和信访的事实：从哪个渠道来、反映什么、依法走哪条路、办得怎样。提出人的身份是敏感信息。"""

from ..vocabulary import Facts, Source, case_of, choice, day_of, text, yes_no
from ..vocabulary.facts import BY_ACT

REGISTRY = Source("认定", "信访（热线）工作人员")
EARLIER = Source("核对", "信访事项登记")


class complaint(Facts, title="投诉举报", once=True):
    channel = choice("渠道", "来信", "来访", "网上信访", "来电", "12345工单", "其他机关转送", source=REGISTRY, ordinary="12345工单")
    kind = choice("类别", "咨询", "求助", "建议", "投诉", "举报", source=REGISTRY, ordinary="投诉")
    topic = choice("反映的问题", "行政执法", "养老服务", "社会救助", "殡葬管理", "婚姻登记", "社会组织", "儿童福利", "其他", source=REGISTRY,
                   ordinary=("养老服务", "社会救助", "殡葬管理", "婚姻登记", "社会组织", "其他"),
                   note="行政执法：反映执法人员、执法程序、执法结果的问题")  # fmt: skip
    person = text("提出人", ordinary="某某", sensitive=True)
    received = day_of("收到之日", REGISTRY, ordinary="today")
    ours = yes_no("属于本机关职权", REGISTRY, ordinary=True)
    finished = yes_no("同一事项已经复核终结，事实和理由没有变化", EARLIER)
    statutory = choice("法定途径", "没有，按信访程序", "行政复议", "诉讼、仲裁", "行政许可、确认、给付等程序", "立案查处", source=REGISTRY,
                       note="有法定途径的不得以信访处理意见代替")  # fmt: skip
    route = choice("分类办理", "没有，按信访程序", "行政复议", "诉讼、仲裁", "行政许可、确认、给付等程序", "立案查处", source=BY_ACT)
    conflicted = yes_no("承办人员与事项或者提出人有利害关系", Source("申报", "承办人员"))
    exposed = yes_no("把举报材料或者举报人身份告诉了被举报的人或者单位", BY_ACT)
    unlawful = yes_no("查明有应当立案的违法事实", BY_ACT)
    case = case_of("立案的办件", "penalty", "simple_penalty", source=BY_ACT)
    found = choice("办理结果", "属实，已经解决", "部分属实，已经解决", "不属实，已作解释", "建议已经采纳", "咨询已经答复", source=BY_ACT)
