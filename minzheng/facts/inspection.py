"""双随机抽查的事实：计划和名录、抽取、检查对象和检查人员、检查结论。"""

from ..vocabulary import Facts, Source, amount, case_of, choice, day_of, quantity, text, yes_no
from ..vocabulary.facts import BY_ACT

DRAWN = Source("登记", "抽取记录", register="draw.result")


class inspection(Facts, title="双随机抽查"):
    # 计划与抽取
    listed = yes_no("检查事项列入已公布的随机抽查事项清单", Source("核对", "抽查事项清单"), ordinary=True)
    pool = choice("抽查对象库", "社会组织", "养老机构", source=BY_ACT)
    registered = quantity("对象库内的对象数", "个", Source("登记", register="organisation.count"), ordinary=(100, 1000), low=1, high=1_000_000)
    quota = quantity("计划抽取的对象数", "个", BY_ACT, ordinary=(31, 60), low=1, high=1_000_000)
    manifest = text("冻结清单的杂凑值", BY_ACT, ordinary="0000")
    certified_until = day_of("名录内检查人员执法证件最早到期日", BY_ACT, ordinary=(400, 900))
    last_visit = day_of("计划的最后检查日", BY_ACT, ordinary=(10, 60))
    seed_unknown = yes_no("冻结清单时随机数来源尚未产生", BY_ACT, ordinary=True)
    unchanged = yes_no("对象、人员、权重、利害关系与冻结清单一致", BY_ACT, ordinary=True)
    void_cause = choice("作废原因", "名录有误", "查实篡改", "随机数来源失效", "对结果不满意", source=BY_ACT)
    replace_cause = choice("递补原因", "对象已注销", "检查人员应当回避", "执法证件失效", "其他", source=BY_ACT)
    next_in_order = yes_no("为冻结的候补次序中的下一名", DRAWN, ordinary=True)
    drawn_on = day_of("抽取之日", Source("登记", "抽取记录", register="draw.day"), never="尚未抽取", ordinary=(-30, -10))

    # 一个对象的检查
    body = text("检查对象", DRAWN, ordinary="某某服务中心")
    kind = choice("检查对象类别", "民办非企业单位", "社会团体", "养老机构", source=DRAWN, note="按检查事项分类")
    chosen = choice("如何选定", "抽中", "按候补次序递补", "人工指定", source=DRAWN)
    upon_lead = yes_no("因投诉举报、交办移送启动的个案检查", Source("登记", "办件", register="inspections.upon_lead"))
    at_once = yes_no("确有必要，持检查通知书直接前往并写明理由", BY_ACT)
    conflicted = yes_no("检查人员与检查对象有利害关系", Source("申报", "检查人员"))
    fee = amount("向检查对象收取的费用", BY_ACT)
    findings = text("逐项检查所见", BY_ACT, ordinary="逐项检查，未发现问题")
    other_visit = yes_no("同一时期对同一对象另有单独安排的检查", Source("登记", "办件", register="inspections.open"))
    result = choice("检查结论", "未发现问题", "责令改正", "涉嫌违法，移交立案", source=BY_ACT)
    case = case_of("立案的办件", "penalty", "simple_penalty", source=BY_ACT)
    declined = text("负责人不予立案的理由", BY_ACT, empty="已经立案")
