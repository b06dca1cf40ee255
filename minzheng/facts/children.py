"""儿童的事实：孤儿和事实无人抚养儿童的父母情形、花名册、未保个案、三年行动的任务。涉及个人的一律不公开。"""

from dataclasses import replace

from ..vocabulary import Facts, Source, age, amount, choice, day_of, quantity, text, yes_no
from ..vocabulary.facts import BY_ACT

POLICE = Source("核对", "公安")
JUSTICE = Source("核对", "公安、司法行政、法院")
CARD = Source("核对", "残联")
CHECKED = Source("核对", "民政")
TOWN_FOUND = Source("认定", "镇街")
CENTRE = Source("认定", "未成年人救助保护中心")

PARENT = (
    "有抚养能力", "死亡", "宣告失踪", "查找不到", "重残", "重病", "服刑在押", "强制隔离戒毒", "被执行其他限制人身自由的措施", "失联",
    "被撤销监护资格", "被遣送（驱逐）出境",
)  # fmt: skip
KINDS = ("无", "视力", "听力", "言语", "肢体", "智力", "精神", "多重")
COLOURS = ("红", "黄", "蓝", "绿")


class child(Facts, title="儿童"):
    placement = choice("养育方式", "散居", "集中", source=TOWN_FOUND, ordinary="散居", note="集中：由儿童福利机构集中养育")
    father = choice("父亲情形", *PARENT, source=JUSTICE, sensitive=True, ordinary=("死亡", "查找不到", "失联"),
                    note="死亡含宣告死亡；宣告失踪须经人民法院宣告")
    mother = choice("母亲情形", *PARENT, source=JUSTICE, sensitive=True, ordinary=("死亡", "查找不到", "重病"),
                    note="死亡含宣告死亡；宣告失踪须经人民法院宣告")
    father_months = quantity("父亲的在押、戒毒等措施期限或者失联时间", "个月", JUSTICE, ordinary=(0, 36), high=1200, sensitive=True,
                             note="满几个月；没有的填0")
    mother_months = quantity("母亲的在押、戒毒等措施期限或者失联时间", "个月", JUSTICE, ordinary=(0, 36), high=1200, sensitive=True,
                             note="满几个月；没有的填0")
    father_disability = choice("父亲残疾类别", *KINDS, source=CARD, sensitive=True)
    mother_disability = choice("母亲残疾类别", *KINDS, source=CARD, sensitive=True)
    father_grade = quantity("父亲残疾等级", "级", CARD, high=4, sensitive=True, note="没有有效残疾人证的填0")
    mother_grade = quantity("母亲残疾等级", "级", CARD, high=4, sensitive=True, note="没有有效残疾人证的填0")
    adopted = yes_no("已被依法收养", Source("核对", "收养登记"), sensitive=True)
    agreed_guardian = yes_no("监护关系明确，已签订监护或者养育协议", TOWN_FOUND, ordinary=True)

    # 已在享的其他保障，每月
    subsistence_share = amount("本人所在家庭低保的人均补差额", replace(CHECKED, shares=("subsistence", "single_subsistence")))
    hardship_share = amount("本人的特困人员基本生活标准", replace(CHECKED, shares=("extreme_hardship",)))
    living_share = amount("本人的困难残疾人生活补贴", replace(CHECKED, shares=("living_subsidy",)))

    doubtful = yes_no("信息比对的结果有疑点", BY_ACT)
    account = choice("发放到", "儿童本人账户", "监护人账户", "实际照料人账户", "儿童福利机构账户", source=BY_ACT)


class roster(Facts, title="困境儿童和农村留守儿童"):
    born = day_of("出生日期", POLICE, ordinary=(-5400, -1500), sensitive=True)
    kind = choice(
        "类别", "孤儿", "事实无人抚养儿童", "困难家庭儿童", "重残儿童", "监护缺失或者监护不当儿童", "其他困境儿童", "农村留守儿童", "不属于以上类别",
        source=TOWN_FOUND, sensitive=True,
    )  # fmt: skip
    rural = yes_no("农村户籍", POLICE, ordinary=True)
    away = choice("父母外出务工", "双方外出", "一方外出，另一方无监护能力", "一方外出", "没有外出", source=TOWN_FOUND)
    apart = yes_no("不能与父母正常共同生活", TOWN_FOUND, ordinary=True)
    colour = choice("风险等级", *COLOURS, source=BY_ACT, sensitive=True, note="红：高风险；黄：中高风险；蓝：中低风险；绿：低风险")
    findings = text("走访所见", BY_ACT, ordinary="生活、监护和就学情况正常", sensitive=True)
    ground = choice("移出原因", "年满十八周岁", "留守儿童年满十六周岁", "困境消除", "迁出本区", "死亡", source=BY_ACT)

    age = age(born).called("周岁")


class minor(Facts, title="未成年人保护个案"):
    born = day_of("未成年人出生日期", POLICE, ordinary=(-6000, -1500), sensitive=True)
    channel = choice("接报渠道", "热线", "来访", "公安机关", "学校", "医疗机构", "村（居）民委员会", "检察机关", "系统预警", source=BY_ACT)
    reporter = choice(
        "报告人", "其他组织和个人", "国家机关", "村（居）民委员会", "密切接触未成年人的单位及其工作人员", source=BY_ACT,
        note="后三类负有强制报告义务",
    )  # fmt: skip
    found_on = day_of("报告人发现之日", BY_ACT, ordinary="today")
    reported_on = day_of("报告之日", BY_ACT, ordinary="today")
    danger = yes_no("面临紧急危险", BY_ACT, sensitive=True)
    crime = yes_no("涉嫌侵害未成年人的违法犯罪", BY_ACT, sensitive=True)
    colour = choice("监护风险等级", *COLOURS, source=BY_ACT, ordinary="蓝", sensitive=True)
    referred_to = choice("转介到", "教育", "卫生健康", "残联", "公安", "人民法院", "法律援助", "社会救助", "镇街未成年人保护工作站", source=BY_ACT)
    accepted = choice("转介回执", "接收", "不接收", source=BY_ACT)
    findings = text("巡访所见", BY_ACT, ordinary="已核实监护和生活情况", sensitive=True)
    settled = yes_no("保护需要已经满足或者已经转出", BY_ACT, ordinary=True)
    answer = text("反馈内容", BY_ACT, ordinary="已依法受理并作出处理", sensitive=True)
    guardianship = choice("由民政部门监护", "临时监护", "长期监护", source=CENTRE, sensitive=True)
    ground = choice(
        "民政部门监护的情形", "没有法定情形", "身份不明，暂时查找不到监护人", "监护人下落不明且无其他人可以担任监护人",
        "监护人因客观原因不能履行职责致监护缺失",
        "监护人拒绝或者怠于履行职责致无人照料", "监护人教唆利用违法犯罪，需要带离安置", "遭受监护人严重伤害或者面临人身安全威胁", "法律规定的其他情形",
        "查找不到监护人", "监护人死亡且无其他人可以担任监护人", "监护人丧失监护能力且无其他人可以担任监护人", "法院撤销监护人资格并指定民政部门担任监护人",
        source=BY_ACT, sensitive=True,
    )  # fmt: skip
    restored = yes_no("经评估，监护人重新具备履行监护职责的条件", BY_ACT, ordinary=True, sensitive=True)
    identified = yes_no("公开的材料中有可以识别该未成年人的信息", CENTRE)

    age = age(born).called("周岁")


class action(Facts, title="三年行动"):
    document = text("实施方案", BY_ACT, ordinary="本区三年行动实施方案")
    years = quantity("行动为期", "年", BY_ACT, ordinary=3, low=1, high=10)
    starts = day_of("行动开始之日", Source("核对", "三年行动实施方案"), ordinary=(-30, -10))
    ends = day_of("行动结束之日", Source("核对", "三年行动实施方案"), ordinary=(700, 900))
    field = choice("所属行动", "精神素养提升", "监护提质", "精准帮扶", "安全防护", "固本强基", source=Source("核对", "三年行动实施方案"))
    task = text("任务", ordinary="摸底排查、建立一人一档")
    due = day_of("完成期限", Source("核对", "三年行动实施方案"), ordinary=(60, 120))
    progress = text("进展", BY_ACT, ordinary="按计划推进")
