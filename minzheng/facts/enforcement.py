"""行政处罚的事实：线索、当事人、拟作出和作出的处罚。"""

from ..vocabulary import Facts, Source, amount, case_of, choice, day_of, quantity, text, yes_no
from ..vocabulary.facts import BY_ACT

FOUND = Source("认定", "办案机构")


class party(Facts, title="当事人"):
    name = text("名称（姓名）", ordinary="某某服务中心", sensitive=True)
    kind = choice("当事人类别", "公民", "法人或者其他组织", source=FOUND, ordinary="法人或者其他组织")
    social = yes_no("属于社会组织", FOUND, ordinary=True)
    age = quantity("行为时年龄", "周岁", FOUND, ordinary=40, low=0, high=130, note="不是公民的填0")


class wrong(Facts, title="违法线索"):
    source = choice("线索来源", "双随机抽查", "专项检查", "投诉举报", "上级交办", "其他机关移送", "日常发现", source=FOUND, ordinary="日常发现")
    lead = case_of("线索的办件", "random_inspection", "special_inspection", "complaint", source=FOUND)
    unlawful = yes_no("有初步违法事实", FOUND, ordinary=True)
    ours = yes_no("属于本机关管辖", FOUND, ordinary=True)
    criminal = yes_no("涉嫌犯罪", FOUND)
    harmful = yes_no("涉及生命健康安全、金融安全且有危害后果", FOUND)
    ended = day_of("违法行为终了之日", FOUND, never="仍在继续", ordinary=(-200, -20))
    found = day_of("发现之日", FOUND, ordinary=(-15, -1))
    complex = yes_no("案情复杂或者重大", FOUND)
    first_minor = yes_no("初次违法且危害后果轻微并及时改正", FOUND)
    plain = yes_no("违法事实确凿并有法定依据", FOUND, ordinary=True)
    fined = yes_no("同一违法行为已经罚过款", FOUND, note="本机关或者别的机关罚过的都算")
    other_cap = amount("同一行为违反的其他规定的罚款上限", FOUND, note="违反几个的填最高的一项，没有的填0；按罚款数额高的规定罚一次")
    hearing_from = amount("部门规章另定的听证数额", FOUND, note="所依据的部门规章没有另定的填0；定得更低的从其规定")
    cap_then = amount("行为时法律规定的罚款上限", FOUND, ordinary=100_000_000)
    cap_now = amount("处罚时法律规定的罚款上限", FOUND, ordinary=100_000_000)


class penalty(Facts, title="处罚"):
    # 由轻到重，供“不得重于告知”比较
    kind = choice("处罚种类", "不予处罚", "警告", "通报批评", "罚款", "没收违法所得", "责令停业整顿", "限期停止活动", "撤销登记", "吊销登记证书",
                  source=BY_ACT, ordinary="警告", note="一个决定并处几种的，填最重的一种，其余写在下面三项")  # fmt: skip
    warned = yes_no("并处警告或者通报批评", BY_ACT)
    fine = amount("罚款数额", BY_ACT)
    confiscated = amount("没收违法所得、非法财物的数额", BY_ACT)
    hearing_offered = yes_no("告知书载明听证权利", BY_ACT, ordinary=False)
    facts_count = quantity("认定的违法事实项数", "项", BY_ACT, ordinary=1, low=1, high=50)
    basis_rank = choice("处罚依据的效力", "法律、法规、规章", "规范性文件", source=BY_ACT)
    discretion_stated = yes_no("写明裁量基准的适用", BY_ACT, ordinary=True)
    remedies_stated = yes_no("写明复议机关、法院和期限", BY_ACT, ordinary=True)
    review_first = yes_no("写明应当先申请行政复议", BY_ACT, ordinary=True)
    publishable = yes_no("经判断具有一定社会影响，且没有不得公开的情形", BY_ACT, ordinary=True)
    manner = choice("听证方式", "公开举行", "涉及国家秘密，不公开", "涉及商业秘密，不公开", "涉及个人隐私，不公开", source=BY_ACT, ordinary="公开举行")
    hearing_on = day_of("听证之日", BY_ACT, ordinary=12)
    hearing_place = text("听证地点", BY_ACT, ordinary="区民政局听证室", note="写明到哪个房间；公告里给公众看的就是这一行")
    panel = quantity("听证组人数", "人", BY_ACT, ordinary=3, low=0, high=15)
    cash = amount("执法人员当场收取的金额", BY_ACT)
    paid = amount("缴纳金额", BY_ACT)
    paid_on = day_of("缴款之日（银行收讫）", BY_ACT, ordinary="today", note="凭证上的日期，不是登记的日期")
    settled = yes_no("至此罚款已经缴清", BY_ACT, ordinary=True)
    hard_to_collect = yes_no("不当场收缴事后难以执行", BY_ACT)
    surcharge = amount("加处罚款数额", BY_ACT)
    late = quantity("逾期日数", "日", BY_ACT, high=100_000)
    contested = yes_no("曾申请行政复议或者提起行政诉讼", BY_ACT)
    instalments = quantity("分期数", "期", BY_ACT, ordinary=1, low=1, high=60)
    deferred_to = day_of("延期届满之日（最后一期）", BY_ACT, ordinary=60)
    prolonged_to = day_of("继续延期至", BY_ACT, ordinary=60)
    executable = yes_no("裁定准予强制执行", BY_ACT, ordinary=True)
    stayed = quantity("复议、诉讼期间的日数", "日", BY_ACT, high=100_000)
