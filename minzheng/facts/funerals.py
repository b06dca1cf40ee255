"""殡葬的事实：死亡证明和遗体身份由殡仪馆核验，户籍、丧葬待遇由核对而来，收费据殡仪馆的结算清单，骨灰去向由经办人选定。"""

from ..vocabulary import Facts, Source, amount, choice, day_of, quantity, text, yes_no
from ..vocabulary.facts import BY_ACT

HOME = Source("认定", "殡仪馆")
BILL = Source("核对", "殡仪馆结算清单")
POLICE = Source("核对", "公安")
INSURANCE = Source("核对", "人社")
CIVIL_AFFAIRS = Source("认定", "民政部门")

OLD_CERTIFICATE = "居民死亡医学证明（推断）书"


class funeral(Facts, title="殡葬服务"):
    deceased = text("逝者姓名", Source("核对", "死亡证明"), ordinary="某某", sensitive=True)
    died = day_of("死亡日期", Source("核对", "死亡证明"), ordinary=(-2, 0), sensitive=True)
    certificate = choice("死亡证明", OLD_CERTIFICATE, "公安机关出具的死亡证明", "全国统一的死亡证明", "没有", source=HOME)
    certified_early = yes_no("死亡证明在2026年7月1日以前签发", HOME, ordinary=True)
    identified = yes_no("死亡证明与遗体身份相符，一人一证", HOME, ordinary=True)
    resident = choice("逝者户籍", "本区户籍", "本区居民未入户的子女", "经公安确认的无名或者无人认领遗体", "非本区户籍", source=POLICE)
    policy_allowance = yes_no("逝者享有政策性丧葬费", INSURANCE)
    freed_before = yes_no("该逝者已经免除（报销）过基本服务费用", BILL)
    disposal = choice("遗体处理", "在本区殡仪馆火化", "在异地火化", "依法不火化", "应当火化而土葬", source=HOME)
    away_papers = yes_no("有异地火化证明和殡葬服务发票", HOME, note="在本区火化的填否")
    cash_claim = yes_no("要求把没有选用的项目折成现金")

    # 结算清单：免费的七项，其余都是选购项目
    transport = amount("遗体接运收费", BILL, ordinary=18_000)
    disinfection = amount("遗体消毒收费", BILL, ordinary=10_000)
    storage_days = quantity("遗体存放日数", "日", BILL, ordinary=3, high=10_000)
    storage = amount("遗体存放收费", BILL, ordinary=30_000)
    hall = amount("小型告别厅收费", BILL, ordinary=40_000)
    cremation = amount("普通炉火化收费", BILL, ordinary=25_000)
    urn = amount("简易骨灰盒收费", BILL, ordinary=20_000)
    keeping = amount("骨灰寄存（第一年）收费", BILL, ordinary=7_000)
    chosen = amount("选购项目收费", BILL)
    chosen_signed = yes_no("选购项目明码标价，由经办人签字确认", HOME, ordinary=True, note="没有选购项目的填是")

    outside = (disposal.is_("在异地火化")).called("在异地火化")


class ashes(Facts, title="骨灰安放"):
    deceased = text("逝者姓名", Source("核对", "火化证明"), ordinary="某某", sensitive=True)
    proof = yes_no("有火化证明", HOME, ordinary=True)
    resident = choice("逝者户籍", "本区户籍", "非本区户籍", source=POLICE)
    kin_agreed = yes_no("亲属书面同意安放方式", ordinary=True)
    way = choice("安放方式", "公益性骨灰楼", "公益性公墓", "树葬、花葬、草坪葬", "海葬（江葬）", "散埋乱葬、重新装棺")
    area = quantity("墓穴占地", "平方分米", CIVIL_AFFAIRS, high=100_000, note="不占地的填0；一平方米为一百平方分米")
    approved_place = yes_no("安放场所经依法批准", CIVIL_AFFAIRS, ordinary=True)
    fee = amount("收取的费用", CIVIL_AFFAIRS)
    place = text("安放场所", CIVIL_AFFAIRS, ordinary="某镇公益性骨灰楼")


class campaign(Facts, title="专项行动"):
    name = text("行动名称", ordinary="某专项行动")
    plan_number = text("方案文号", BY_ACT, ordinary="清城民〔2024〕演练1号")
    ends = day_of("行动结束日期", BY_ACT, ordinary=(60, 120))
    task = text("任务", BY_ACT, ordinary="排查")
    due = day_of("任务完成期限", BY_ACT, ordinary=(20, 40))
    found = quantity("发现问题数", "个", BY_ACT, ordinary=(0, 3), high=100_000)
    settled = quantity("已整改问题数", "个", BY_ACT, high=100_000)
    result = text("结果", BY_ACT, ordinary="已完成")


class settling(Facts, title="惠民殡葬月度结算"):
    month = day_of("结算月份（该月第一日）", Source("申报", "殡仪馆"), ordinary=(-60, -40))
    claimed_cases = quantity("报送免除宗数", "宗", Source("申报", "殡仪馆"))
    claimed = amount("报送免除金额", Source("申报", "殡仪馆"))
    settled_before = yes_no("当月已经结算", Source("登记", "结算登记簿", register="funeral_settlement.settled"))
    known_cases = quantity("本局登记的当月免除宗数", "宗", Source("登记", "殡葬服务结算", register="funeral_waived.cases"))
    known = amount("本局登记的当月免除金额", Source("登记", "殡葬服务结算", register="funeral_waived.amount"))
    paid = amount("拨付金额", BY_ACT)
