"""特困人员供养的事实：法定义务人各自的能力、六项自理能力、供养方式；财产与核对授权另于低保，各有各的规定。"""

from ..vocabulary import Facts, Source, age, amount, choice, day_of, granted, quantity, text, yes_no

CHECKED = Source("核对", "民政")
CARD = Source("核对", "残联")
REGISTER = Source("核对", "公安")
COUNTY_FOUND = Source("认定", "民政")
TOWN_FOUND = Source("认定", "镇街")
ASSESSED = Source("认定", "民政或者第三方机构")


class hardship(Facts, title="特困供养", once=True):
    assets_fit = yes_no("财产符合特困人员的财产规定", CHECKED, ordinary=True)
    authorised = yes_no("本人和法定义务人已签署核对授权书", ordinary=True)
    unfit = yes_no("经劳动能力鉴定完全丧失劳动能力", TOWN_FOUND, note="省、市规定的其他情形")
    since_minor = yes_no("未成年时已经认定为特困人员", TOWN_FOUND)
    school = choice("在读学校", "不在读", "义务教育", "普通高中", "中等职业学校", "高等学校", source=CHECKED)
    sampled = yes_no("列入本批随机抽查（不少于百分之三十）", COUNTY_FOUND)
    form = choice("供养方式", "在家分散供养", "机构集中供养", note="由本人选择")


class obligor(Facts, title="法定义务人"):
    extreme_hardship = granted("extreme_hardship", "是特困人员")
    subsistence = granted("subsistence", "是最低生活保障对象")
    born = day_of("出生日期", REGISTER, ordinary=(-36500, -7000))
    income = amount("本人月收入", CHECKED)
    assets_fit = yes_no("财产符合当地低收入家庭财产规定", CHECKED)
    disability = choice("残疾类别", "无", "视力", "听力", "言语", "肢体", "智力", "精神", "多重", source=CARD, sensitive=True)
    grade = quantity("残疾等级", "级", CARD, low=0, high=4, note="没有有效残疾人证的填0", sensitive=True)
    status = choice("人身状况", "正常", "无民事行为能力", "宣告失踪", "在监狱服刑", source=REGISTER, sensitive=True)

    age = age(born).called("周岁")


class selfcare(Facts, title="生活自理能力", once=True):
    eats = yes_no("自主吃饭", ASSESSED, ordinary=True)
    dresses = yes_no("自主穿衣", ASSESSED, ordinary=True)
    rises = yes_no("自主上下床", ASSESSED, ordinary=True)
    toilets = yes_no("自主如厕", ASSESSED, ordinary=True)
    walks = yes_no("室内自主行走", ASSESSED, ordinary=True)
    bathes = yes_no("自主洗澡", ASSESSED, ordinary=True)


class burial(Facts, title="丧葬", once=True):
    name = text("逝者姓名", ordinary="某某", sensitive=True)
    supported = yes_no("死亡时是特困供养对象", Source("核对", "民政"), ordinary=True)
    died = day_of("死亡日期", REGISTER, ordinary=(-20, -5))
    handler = choice("办理丧葬的人", "供养服务机构", "村（居）民委员会", "乡镇（街道）", "亲属", source=TOWN_FOUND)
    cost = amount("丧葬实际支出", Source("核对", "殡葬服务票据"), ordinary=(300_000, 900_000))
    waived = amount("其中惠民殡葬已经免除的", Source("核对", "殡葬服务机构"))
