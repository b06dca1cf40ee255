"""在册社会组织的事实：代码是人说的，名称、形式和是否在册由登记簿回答；变更、注销、撤销、年度报告、分支机构、备案各有一组。"""

from ..vocabulary import Facts, Source, amount, choice, day_of, quantity, text, yes_no
from ..vocabulary.facts import BY_ACT

FOUND = Source("认定", "登记管理机关")
SUPERVISOR = Source("核对", "业务主管单位")
FILES = Source("核对", "社会组织登记信息")
USUAL = ("住所", "法定代表人", "业务范围", "章程核准")
NAMESAKES = ("没有", "在册", "已变更名称或者已注销", "成立或者更名被撤销")


class body(Facts, title="社会组织"):
    code = text("统一社会信用代码", ordinary="51441802MJM0000185")
    name = text("名称", Source("登记", "社会组织登记簿", register="organisation.name"), ordinary="清远市清城区某某协会")
    kind = choice("组织形式", "社会团体", "民办非企业单位", "基金会", source=Source("登记", "社会组织登记簿", register="organisation.kind"),
                  ordinary=("社会团体", "民办非企业单位"))  # fmt: skip
    standing = yes_no("在册", Source("登记", "社会组织登记簿", register="organisation.standing"), ordinary=True)


class change(Facts, title="变更登记"):
    item = choice("变更事项", "名称", "住所", "法定代表人", "业务范围", "注册资金", "业务主管单位", "章程核准", ordinary=USUAL)
    new_name = text("变更后的名称", ordinary="不变", note="名称不变的填“不变”")
    new_address = text("变更后的住所", ordinary="不变", note="住所不变的填“不变”")
    new_head = text("变更后的法定代表人", ordinary="不变", note="法定代表人不变的填“不变”", sensitive=True)
    supervisor = choice("业务主管单位", "已审查同意", "依规定直接登记", "尚未同意", source=SUPERVISOR)
    consented = day_of("业务主管单位同意之日", SUPERVISOR, ordinary=(-20, -3), note="直接登记的填作出决议之日")
    audited = yes_no("更换法定代表人前已作财务审计", FOUND, ordinary=True, note="不更换的填是")
    head_elsewhere = yes_no("新任法定代表人已担任其他社会团体的法定代表人", FILES)
    resolved = yes_no("已按章程由会员大会（理事会）通过", FOUND, ordinary=True)
    lawful = yes_no("变更后的事项合乎规定（名称用词、住所、资金、章程内容）", FOUND, ordinary=True)
    national_name = yes_no("变更后的名称冠以“中国”“全国”“中华”等字样", FOUND)
    namesake = choice("同行业、同形式而名称或者字号相同的组织", *NAMESAKES, source=FILES)
    name_freed = day_of("该组织变更名称、注销或者被撤销之日", FILES, never="没有", ordinary="never")


class liquidation(Facts, title="注销登记"):
    cause = choice("注销理由", "完成章程规定的宗旨", "自行解散", "分立、合并", "其他", ordinary=("自行解散", "完成章程规定的宗旨"))
    supervisor = choice("业务主管单位", "已审查同意", "依规定直接登记", "尚未同意", source=SUPERVISOR)
    ended = day_of("清算结束之日", BY_ACT, ordinary="today")
    liquidators = yes_no("在业务主管单位及有关机关指导下成立清算组织", FOUND, ordinary=True)
    other_activity = yes_no("清算期间开展清算以外的活动", FOUND)
    debts_settled = yes_no("债权债务、工资、税费已清", FOUND, ordinary=True)
    surplus = choice("剩余财产", "没有剩余", "用于公益或者非营利目的，或者转给宗旨相近的组织", "分给会员、举办者或者负责人", source=FOUND)
    litigation = yes_no("有未结的诉讼、执行或者行政处罚", Source("核对", "人民法院、登记管理机关"))
    papers_back = yes_no("已交回登记证书、印章和财务凭证", BY_ACT, ordinary=True)


class annulment(Facts, title="撤销登记"):
    ground = choice("事由", "申请登记时弄虚作假", "自取得登记证书之日起一年未开展活动", "行政处罚决定撤销登记", "业务主管单位撤销批准", "其他", source=FOUND)
    idle_since = day_of("取得登记证书（最后活动）之日", FILES, ordinary=(-900, -500))
    proven = yes_no("事实清楚，证据充分", FOUND, ordinary=True)
    hearing_offered = yes_no("告知书载明陈述、申辩和听证的权利", BY_ACT, ordinary=True)
    penalty = text("处罚决定文号", FOUND, ordinary="无", note="不是依处罚决定的填“无”")
    penalty_served = yes_no("处罚决定已经送达生效", FOUND, ordinary=True, note="不是依处罚决定的填是")
    heard = yes_no("已听取陈述申辩；要求听证的已经听证", BY_ACT, ordinary=True)
    papers_back = yes_no("已收缴登记证书和印章，收缴不了的已公告作废", BY_ACT, ordinary=True)


class annual(Facts, title="年度工作报告"):
    year = quantity("报告年度", "年", FOUND, ordinary=2023, low=1990, high=2200)
    due = day_of("报送期限（五月三十一日）", FOUND, ordinary=(-5, -1))
    complete = yes_no("内容完整", FOUND, ordinary=True)
    reachable = yes_no("通过登记的住所能够联系", FOUND, ordinary=True)


class branch(Facts, title="分支机构"):
    name = text("分支机构名称", ordinary="青年工作委员会")
    regional = yes_no("按地域设立（某镇分会等）", FOUND)
    below_branch = yes_no("在分支机构之下再设分支机构", FOUND)
    legal_person = yes_no("另行制定章程、作为法人活动", FOUND)
    within_purpose = yes_no("在本团体宗旨和业务范围内", FOUND, ordinary=True)


class neighbours(Facts, title="社区社会组织"):
    name = text("名称", ordinary="某社区邻里互助队")
    kind = choice("类型", "社会团体类", "社会服务机构类")
    persons = quantity("自然人发起人", "人", ordinary=(3, 6), high=100_000)
    bodies = quantity("法人（组织）发起人", "个", high=100_000)
    members = quantity("会员数", "人", ordinary=(10, 40), high=1_000_000, note="社会服务机构类填0")
    staff = quantity("从业人员数", "人", ordinary=(2, 5), high=100_000)
    branches = yes_no("设立分支机构", FOUND)
    local = yes_no("活动范围在本社区（村）、本镇街", FOUND, ordinary=True)


class incubation(Facts, title="培育孵化"):
    needed = yes_no("服务方向属于当年培育重点", FOUND, ordinary=True)
    room = yes_no("孵化基地有场地和名额", FOUND, ordinary=True)
    clean = yes_no("没有列入活动异常名录、严重违法失信名单", FILES, ordinary=True)
    ready = yes_no("出壳评估合格（制度、财务、项目独立运行）", BY_ACT, ordinary=True)
    aid = amount("孵化期间提供的场地、培训折合金额", BY_ACT, ordinary=(100_000, 2_000_000))
