"""婚姻家庭辅导、补领证件和撤销婚姻登记的事实：意愿由当事人表示，风险由辅导师筛查，档案和认定材料由核对而来。"""

from ..vocabulary import Facts, Source, amount, choice, quantity, text, yes_no
from ..vocabulary.facts import BY_ACT

COUNSELLOR = Source("认定", "婚姻家庭辅导师")
REGISTRAR = Source("认定", "婚姻登记员")
FILES = Source("核对", "婚姻登记档案")
TOPICS = ("情感辅导", "财产处理", "子女抚养", "离婚家庭纠纷调解")
RISKS = ("没有发现", "有家庭暴力风险", "疑似被拐卖或者受胁迫")


class counsel(Facts, title="婚姻家庭辅导"):
    client = text("当事人（化名）", ordinary="某甲、某乙", sensitive=True)
    occasion = choice("来自", "离婚登记申请", "结婚登记", "自行前来", source=REGISTRAR)
    consented = yes_no("每一名参加人书面同意", ordinary=True)
    precondition = yes_no("以参加辅导作为办理婚姻登记的前置条件", REGISTRAR)
    fee = amount("向当事人收取的费用", BY_ACT)
    qualified = yes_no("辅导师具备资质，与当事人没有利害关系", COUNSELLOR, ordinary=True)
    risk = choice("风险筛查", *RISKS, source=BY_ACT, sensitive=True)
    together = yes_no("双方共同会谈", BY_ACT, ordinary=True)
    attended = quantity("参加人次", "人次", BY_ACT, ordinary=2, low=1, high=20)
    topic = choice("主题", *TOPICS, source=BY_ACT, ordinary=TOPICS)
    reported = yes_no("疑似被拐卖或者受胁迫的已向公安机关报告", COUNSELLOR, note="没有这种情形的填否")
    result = choice("结果", "达成协议", "和好", "未达成", "转介", source=BY_ACT, ordinary=("达成协议", "和好", "未达成"), sensitive=True)


class copy(Facts, title="补领证件"):
    holder = text("申请人", ordinary="某某", sensitive=True)
    party = yes_no("申请人是婚姻登记当事人，或者持公证委托书的受托人", REGISTRAR, ordinary=True)
    identified = yes_no("身份证件有效，人证一致", REGISTRAR, ordinary=True)
    household_book = yes_no("出具户口簿", ordinary=True, note="2025年5月10日起不再要求")
    office = choice("本机关与该登记的关系", "本机关登记", "一方户籍在本区", "都不是", source=FILES)
    in_file = yes_no("档案中查到该登记", FILES, ordinary=True)
    standing = yes_no("该登记现在仍然有效（没有离婚、复婚、撤销或者确认无效）", Source("核对", "全国婚姻基础信息库、人民法院"), ordinary=True)


class revocation(Facts, title="撤销婚姻登记"):
    certificate = text("婚姻登记字号", FILES, ordinary="J441802-2016-000001")
    parties = text("登记的双方", FILES, ordinary="某男、某女", sensitive=True)
    ours = yes_no("由本机关登记", FILES, ordinary=True)
    cause = choice("情形", "冒名顶替", "弄虚作假", "受胁迫、隐瞒重大疾病", "重婚、近亲、未到法定婚龄", "没有上述情形", source=FILES)
    proof = choice("材料", "人民法院司法建议书", "人民检察院检察建议书", "公安机关认定材料", "只有当事人陈述", source=FILES)
    traced = yes_no("实施冒名顶替、弄虚作假的人已经查明", BY_ACT, ordinary=True)
    told = text("通报的部门", BY_ACT, ordinary="公安、人民银行、信用信息主管部门")
    heard = yes_no("已听取陈述申辩（要求听证的已经听证）", BY_ACT, ordinary=True)
    judgment = choice("人民法院的裁判", "确认婚姻无效", "撤销婚姻", "准予离婚", "驳回请求", source=Source("核对", "人民法院"))
    final = yes_no("裁判已经生效", Source("核对", "人民法院"), ordinary=True)
