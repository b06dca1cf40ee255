"""依法决策的事实：规范性文件的制定和清理、重大决策、法律意见、合同审查。"""

from ..vocabulary import Facts, Source, amount, choice, day_of, quantity, text, yes_no
from ..vocabulary.facts import BY_ACT

SECTION_FOUND = Source("认定", "业务股室")
LEGAL_FOUND = Source("认定", "法制审核机构")
REGISTER = Source("登记", "规范性文件登记簿", register="normative_document.running")
HASHES = Source("核对", "文本杂凑值")

TERMS = ("五年", "三年", "二年", "一年", "没有规定有效期")


class norm(Facts, title="规范性文件"):
    name = text("文件名称", ordinary="某项管理办法")
    issuer = choice("制定主体", "本局", "内设机构", "下属单位", "议事协调机构")
    major = yes_no("同时属于重大行政决策", SECTION_FOUND)
    market = yes_no("涉及市场主体的经济活动", SECTION_FOUND)
    competition = yes_no("已经公平竞争审查", SECTION_FOUND)
    creates = choice("违法设定的内容", "没有", "行政许可", "行政处罚", "行政强制", "收费", "循环证明", "没有上位依据的义务或者减损权利", source=LEGAL_FOUND)
    trial = yes_no("试行、暂行", SECTION_FOUND)
    term = choice("有效期", *TERMS)
    opinions = quantity("收到的意见", "条", BY_ACT, ordinary=(0, 20), high=100_000)
    answered = quantity("写明是否采纳和理由的意见", "条", BY_ACT, ordinary=0, high=100_000)
    present = quantity("参加讨论的负责人", "人", BY_ACT, ordinary=5, high=100)
    minutes = yes_no("讨论的意见和结论记入纪要", BY_ACT, ordinary=True)
    number = text("统一编号", BY_ACT, ordinary="清城民规〔2024〕演练1号")
    effective = day_of("施行日期", BY_ACT, ordinary=30)
    verdict = choice("评估结论", "继续有效", "修改", "废止", source=BY_ACT)


class clearing(Facts, title="规范性文件清理"):
    name = text("文件名称", ordinary="某项管理办法")
    running = yes_no("登记簿中继续有效", REGISTER, ordinary=True)
    result = choice("清理结论", "废止", "宣布失效", "继续有效", source=BY_ACT)
    ground = choice("理由", "上位法修改、废止", "被新文件替代", "调整对象已经消失", "有效期届满", "仍然适用", source=BY_ACT)
    present = quantity("参加讨论的负责人", "人", BY_ACT, ordinary=5, high=100)
    listed = yes_no("已列入公布的继续有效、废止、失效目录", BY_ACT, ordinary=True)


class deciding(Facts, title="重大行政决策"):
    name = text("决策事项", ordinary="某项规划")
    shorter = yes_no("公布了缩短征求意见期限的理由", SECTION_FOUND)
    heard_by_law = yes_no("应当或者决定听证", SECTION_FOUND)
    technical = yes_no("专业性、技术性较强", SECTION_FOUND)
    risky = yes_no("可能影响社会稳定、公共安全等", SECTION_FOUND)
    interested = yes_no("专家与决策有直接利害关系", Source("申报", "专家"))
    signed = yes_no("专家意见由本人署名", BY_ACT, ordinary=True)
    listed = yes_no("听证参加人名单已公布", BY_ACT, ordinary=True)
    risk = choice("风险评估结论", "可控", "采取措施后可控", "不可控", source=BY_ACT)
    members = quantity("参加讨论的人数", "人", BY_ACT, ordinary=5, high=100)
    last = yes_no("主要负责人最后发言", BY_ACT, ordinary=True)
    dissent = yes_no("不同意见如实记入纪要", BY_ACT, ordinary=True)
    departs = yes_no("决定与多数人的意见不一致", BY_ACT, ordinary=False)
    explained = yes_no("说明了与多数人意见不一致的理由", BY_ACT, ordinary=False)
    finding = choice("后评估结论", "继续执行", "调整", "停止执行", source=BY_ACT)


class advice(Facts, title="法律意见"):
    about = choice("事项类别", "重大决策", "规范性文件", "行政执法", "合同", "信访、复议、诉讼")
    question = text("征求意见的问题", ordinary="某项决定是否合法")
    conclusion = choice("法律意见", "合法", "修改后合法", "不合法", source=BY_ACT)
    adopted = yes_no("采纳了法律意见", BY_ACT, ordinary=True)
    amended = yes_no("已按意见修改", BY_ACT, ordinary=True)


class contract(Facts, title="合同审查"):
    name = text("合同名称", ordinary="某项服务合同")
    price = amount("合同金额", BY_ACT, ordinary=20_000_000)
    budget = amount("预算金额", SECTION_FOUND, ordinary=20_000_000)
    procured = yes_no("依法采购或者不需要采购", SECTION_FOUND, ordinary=True)
    personal = yes_no("委托处理个人信息", SECTION_FOUND)
    clause = yes_no("有个人信息保护条款", SECTION_FOUND)
    reviewed = text("审查文本的杂凑值", BY_ACT, ordinary="0000")
    conclusion = choice("审查意见", "可以签订", "修改后签订", "不得签订", source=BY_ACT)
    same = yes_no("签署文本与审查通过的文本一致（杂凑值相同）", HASHES, ordinary=True)
    done = yes_no("已按约定履行", BY_ACT, ordinary=True)
