"""慈善组织的事实：公开募捐资格与方案、慈善信托、年度收支、慈善超市的收发卖。"""

from ..vocabulary import Facts, Source, amount, choice, day_of, quantity, text, yes_no
from ..vocabulary.facts import BY_ACT
from .giving import FUNDS

FOUND = Source("认定", "民政局")
REGISTERED = Source("核对", "慈善组织登记信息")
PLATFORM = Source("核对", "全国慈善信息公开平台")
AUDITED = Source("核对", "年度财务会计报告")
SHOP = Source("认定", "慈善超市")
RELIEF = Source("核对", "社会救助、残疾人、优抚名册")


class fundraiser(Facts, title="公开募捐"):
    name = text("慈善组织名称", ordinary="某某慈善会")
    recognised = day_of("登记或者认定为慈善组织之日", REGISTERED, ordinary=(-2000, -1200))
    governed = yes_no("内部治理结构健全、规范运作，财务制度合规", FOUND, ordinary=True)
    same_source = quantity("理事会中来自同一组织、有关联的成员占比", "%", REGISTERED, ordinary=20, high=100)
    secretary = yes_no("秘书长（负责人）为专职", REGISTERED, ordinary=True)
    clean = yes_no("申请前没有受到行政处罚，未列入异常名录、失信名单", REGISTERED, ordinary=True)

    campaign = text("活动名称", ordinary="某某募捐活动")
    qualified = yes_no("活动开始之日具有公开募捐资格（合作募捐的为合作方）", REGISTERED, ordinary=True)
    starts = day_of("活动开始之日", ordinary=(12, 30))
    ends = day_of("活动结束之日", ordinary=(60, 120))
    emergency = yes_no("为应对重大突发事件，来不及事先备案", FOUND)
    complete = yes_no("方案载明目的、时间、地域、负责人、接受方式、账户、受益人、用途、成本、剩余财产处理", FOUND, ordinary=True)
    online = yes_no("通过互联网公开募捐")
    platform = yes_no("在指定的互联网公开募捐服务平台进行", PLATFORM, ordinary=True)
    outside = yes_no("在登记地以外设募捐箱、义卖")
    local_filing = yes_no("已向活动所在地民政部门备案", FOUND)
    number = text("备案编号", BY_ACT, ordinary="某募备〔2024〕1号")
    raised = amount("募得款物折价", BY_ACT, ordinary=(10_000, 1_000_000))


class charity_body(Facts, title="慈善组织认定"):
    name = text("社会组织名称", ordinary="清远市清城区某某促进会")
    registered = yes_no("已依法登记，由本局登记", REGISTERED, ordinary=True)
    purpose = yes_no("以开展慈善活动为宗旨，业务范围属于慈善活动", FOUND, ordinary=True)
    spending = yes_no("上一年度慈善活动支出和管理费用符合规定", AUDITED, ordinary=True)
    no_distribution = yes_no("不以营利为目的，收益和财产不分配", FOUND, ordinary=True)
    finances = yes_no("财务管理制度健全，薪酬合理", FOUND, ordinary=True)
    resolved = yes_no("已按章程由会员大会、理事会通过", FOUND, ordinary=True)
    listed = choice("名录和名单", "没有列入", "活动异常名录", "严重违法失信名单", source=REGISTERED)
    extension_approved = yes_no("延长已报经国务院民政部门批准", BY_ACT, ordinary=True)


class trust(Facts, title="慈善信托"):
    name = text("信托名称", ordinary="某某慈善信托")
    signed = day_of("信托文件签订之日", ordinary=(-6, -1))
    trustee_here = yes_no("受托人所在地在本区", FOUND, ordinary=True)
    related = yes_no("委托人指定自己的利害关系人为受益人", FOUND)
    lawful = yes_no("目的合法，信托财产确定", FOUND, ordinary=True)


class charity_year(Facts, title="慈善组织年度收支"):
    name = text("慈善组织名称", ordinary="某某慈善会")
    kind = choice("组织形式", "社会团体", "社会服务机构", "基金会", source=REGISTERED)
    public = yes_no("具有公开募捐资格", REGISTERED, ordinary=True)
    last_income = amount("上年总收入", AUDITED, ordinary=100_000_000)
    withheld = amount("上年收入中时间、用途受限，当年不得使用的", AUDITED)
    average_income = amount("前三年收入平均数额", AUDITED, ordinary=100_000_000)
    net_assets = amount("上年末净资产", AUDITED, ordinary=50_000_000)
    spending = amount("当年慈善活动支出", AUDITED, ordinary=90_000_000)
    total = amount("当年总支出", AUDITED, ordinary=95_000_000)
    management = amount("当年管理费用", AUDITED, ordinary=4_000_000)
    audited = yes_no("财务会计报告经审计", AUDITED, ordinary=True)
    due = day_of("应当报送并公开之日", FOUND, ordinary=(5, 40))
    published = yes_no("已在统一平台公开年度工作报告和财务会计报告", PLATFORM, ordinary=True)


class shop(Facts, title="慈善超市"):
    name = text("名称", ordinary="某区慈善超市")
    operator_lawful = yes_no("运营主体依法登记", REGISTERED, ordinary=True)
    food_licence = yes_no("经营食品的已取得食品经营许可或者备案", Source("核对", "市场监管"), ordinary=True)
    sells = yes_no("面向公众义卖")
    qualified = yes_no("本单位或者合作方具有公开募捐资格", REGISTERED, ordinary=True)
    plan_filed = day_of("义卖的募捐方案备案之日", PLATFORM, never="没有备案", ordinary="never")
    into_account = yes_no("义卖款全部进入慈善组织账户", SHOP, ordinary=True)
    apart = yes_no("经营部分与慈善部分分别核算", SHOP, ordinary=True)

    # 一件物资，一次发放
    documented = yes_no("物资有捐赠人、票据或者放弃记录、估价", SHOP, ordinary=True)
    expires = day_of("物资保质期至", SHOP, never="没有保质期", ordinary="never")
    receiver = choice("领取人", "低保对象", "特困人员", "低保边缘家庭", "孤儿、事实无人抚养儿童", "重度残疾人", "临时困难人员", "其他人员", source=RELIEF)
    within_quota = yes_no("在规定的件数之内", SHOP, ordinary=True)
    signed = yes_no("领取人签收", BY_ACT, ordinary=True)
    value = amount("物资估价（售价）", BY_ACT, ordinary=(1_000, 20_000))
    fund = choice("义卖款进入的资金项目", *FUNDS, source=BY_ACT, ordinary="其他基金及助困项目", note="按义卖的募捐方案所定的用途")
