"""规范执法的事实：公示什么、公示到何时，权责清单，执法人员，案卷评查，专项整治。"""

from ..vocabulary import Facts, Source, case_of, choice, day_of, quantity, text, yes_no
from ..vocabulary.facts import BY_ACT

LEGAL_FOUND = Source("认定", "法制机构")


class posting(Facts, title="行政执法公示", once=True):
    number = text("执法决定文号（结论编号）", LEGAL_FOUND, ordinary="见执法案件登记")
    case = case_of("执法办件", "penalty", "simple_penalty", "random_inspection", "special_inspection", source=LEGAL_FOUND)
    name = text("对象名称", LEGAL_FOUND, ordinary="某某服务中心", sensitive=True)
    kind = choice("执法类别", "行政许可", "行政处罚", "行政检查", "行政强制", "行政确认", "其他", source=LEGAL_FOUND, ordinary="行政检查")
    decided = day_of("决定（结论）之日", Source("认定", "法制机构", register="case.decided"), ordinary=-1, note="写明执法办件的，以办件所记为准")
    social = yes_no("属于社会组织案件", LEGAL_FOUND, ordinary=True)
    influence = yes_no("具有一定社会影响", LEGAL_FOUND, ordinary=True, note="行政处罚须逐案判断并写明理由")
    closed = yes_no("涉及国家秘密、法律禁止公开或者另案未结", LEGAL_FOUND)
    minors = yes_no("涉及未成年人", LEGAL_FOUND)
    natural = yes_no("对象是自然人", LEGAL_FOUND)
    masked = yes_no("姓名已经掩码", LEGAL_FOUND)
    forbidden = yes_no("含有身份证号、账号、电话、住址、健康等信息", LEGAL_FOUND)
    severity = choice("失信程度", "轻微", "一般", "严重", source=LEGAL_FOUND, ordinary="一般", note="简易程序处罚、警告、通报批评为轻微")
    begins = day_of("公示开始之日", LEGAL_FOUND, ordinary="today")
    until = day_of("公示届满之日", LEGAL_FOUND, ordinary=364)


class power(Facts, title="权责清单事项", once=True):
    name = text("职权名称", LEGAL_FOUND, ordinary="对社会团体违反登记管理规定的处罚")
    kind = choice("职权类别", "行政许可", "行政处罚", "行政检查", "行政强制", "行政确认", "行政给付", "其他", source=LEGAL_FOUND)
    basis = text("设定依据", LEGAL_FOUND, ordinary="法律、行政法规条文")
    section = text("承办机构", LEGAL_FOUND, ordinary="业务股室")
    lawful = yes_no("依据为法律、法规、规章（许可为法律、行政法规、地方性法规或者省级规章）", LEGAL_FOUND, ordinary=True)
    ours = yes_no("属于本机关的法定职权", LEGAL_FOUND, ordinary=True)
    whole = yes_no("写明依据、程序、时限、责任和救济途径", LEGAL_FOUND, ordinary=True)
    cause = choice("调整原因", "法律法规立改废", "机构职能调整", "其他", source=BY_ACT)


class roster_check(Facts, title="执法人员和审核人员", once=True):
    officers = quantity("执法人员", "人", Source("登记", "执法证件管理"), ordinary=40, high=100_000)
    reviewers = quantity("法制审核人员", "人", LEGAL_FOUND, ordinary=3, high=100_000)
    valid = yes_no("公示的执法证件都在有效期内", Source("核对", "司法行政"), ordinary=True)
    qualified = yes_no("初次从事处罚审核的人员取得法律职业资格", Source("核对", "司法行政"), ordinary=True)


class dossier(Facts, title="案卷", once=True):
    case = case_of("案卷（办件）", "penalty", "simple_penalty", "random_inspection", "special_inspection", source=LEGAL_FOUND)
    closed = yes_no("该办件已经办结归档", Source("登记", "办件", register="case.closed"), ordinary=True)
    score = quantity("得分", "分（评查）", BY_ACT, ordinary=(78, 96), high=100)
    facts_clear = yes_no("事实清楚、证据充分", BY_ACT, ordinary=True)
    law_right = yes_no("适用依据正确", BY_ACT, ordinary=True)
    procedure_kept = yes_no("符合法定程序", BY_ACT, ordinary=True)
    powers_kept = yes_no("没有超越、滥用职权", BY_ACT, ordinary=True)
    persons_right = yes_no("执法主体和人员合格", BY_ACT, ordinary=True)
    recorded = yes_no("应当音像记录的有记录，登记了杂凑值", BY_ACT, ordinary=True)
    added = yes_no("归档以后增加或者抽取材料", BY_ACT)


class cleanup(Facts, title="行政执法专项整治", once=True):
    name = text("名称", LEGAL_FOUND, ordinary="行政执法不规范专项整治")
    ends = day_of("结束日期", BY_ACT, ordinary=180)
    found = quantity("查出的问题", "个", BY_ACT, ordinary=(1, 4), high=10_000)
    mended = quantity("完成整改的问题", "个", BY_ACT, ordinary=(1, 4), high=10_000)
