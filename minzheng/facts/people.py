"""自然人与家庭的事实：从户籍、残联、核对结果和镇街认定而来，只有标“申报”的才问申请人。"""

from ..vocabulary import Facts, Source, age, amount, choice, count, day_of, granted, quantity, text, today, yes_no

REGISTER = Source("核对", "公安")
CHECKED = Source("核对", "民政")
CARD = Source("核对", "残联")
VETERANS = Source("核对", "退役军人事务")
SOCIAL_INSURANCE = Source("核对", "人社")
TOWN_FOUND = Source("认定", "镇街")

MONTHLY = "每月，按申请前六个月平均"

RELATIONS = ("本人", "配偶", "子女", "父母", "其他法定扶养关系")


class applicant(Facts, title="申请人"):
    name = text("姓名", Source("登记", register="person.name"), ordinary="某某", sensitive=True)
    village = text("所在村（社区）", Source("登记", register="person.village"), ordinary="某社区")


class household(Facts, title="家庭", once=True):
    area = choice("户籍类别", "城镇", "农村", source=REGISTER, ordinary=("城镇", "农村"))
    assets_fit = yes_no("家庭财产符合当地规定", CHECKED, ordinary=True)
    edge_assets_fit = yes_no("家庭财产符合低保边缘家庭的规定", CHECKED, ordinary=True, note="可以宽于低保")
    rigid_assets_fit = yes_no("家庭财产符合刚性支出困难家庭的规定", CHECKED, ordinary=True)
    authorised = yes_no("全体成年成员已签署核对授权书", ordinary=True)
    staff_relative = yes_no("与经办人员或者村（居）委会成员有近亲属关系")
    uncooperative = yes_no("无正当理由拒不配合审核确认", TOWN_FOUND)


class person(Facts, title="本人（家庭成员）"):
    born = day_of("出生日期", Source("登记", register="person.born"), ordinary=(-36500, -1))
    died = day_of("死亡日期", Source("登记", register="person.died"), never="未死亡", ordinary="never")
    local = yes_no("具有本地户籍", Source("登记", register="person.local"), ordinary=True)
    provincial = yes_no("具有本省户籍", Source("登记", register="person.provincial"), ordinary=True)
    relation = choice("与申请人关系", *RELATIONS, ordinary=RELATIONS)
    lives_together = yes_no("长期共同居住", TOWN_FOUND, ordinary=True)
    independent = yes_no("能够独立生活", TOWN_FOUND, ordinary=True)
    schooling = choice("全日制在读", "无", "本专科及以下", "研究生")
    away = choice("不在家情形", "无", "出家三年以上", "服刑", "强制隔离戒毒", "宣告失踪", source=REGISTER)
    works = yes_no("就业", CHECKED)
    able = yes_no("有劳动能力", TOWN_FOUND, ordinary=(True, False))
    idle = yes_no("法定劳动年龄内有劳动能力而无正当理由不就业", TOWN_FOUND)
    refusals = quantity("连续无正当理由拒绝所介绍工作的次数", "次", SOCIAL_INSURANCE, low=0, high=99)
    seriously_ill = yes_no("患当地规定的重病", CHECKED, sensitive=True)
    unsupported = yes_no("父母无力抚养", TOWN_FOUND, sensitive=True)

    # 粤府令第262号：月收入按申请前六个月平均；表上写明是每月的，免得有人填全年的
    wages = amount("工资性收入", CHECKED, note=MONTHLY, ordinary=(0, 80_000))
    business = amount("经营净收入", note=MONTHLY, ordinary=(0, 30_000))
    rents = amount("财产净收入", CHECKED, note=MONTHLY)
    transfers = amount("转移净收入", CHECKED, note=MONTHLY, ordinary=(0, 30_000))
    relief = amount("社会救助款物", CHECKED, note=MONTHLY)
    scholarship = amount("奖学金", CHECKED, note=MONTHLY)
    disability_aid = amount("残疾人两项补贴", CHECKED, note=MONTHLY)
    old_age_aid = amount("高龄津贴", CHECKED, note=MONTHLY)
    awards = amount("优待抚恤金、计划生育奖励扶助和见义勇为等奖励", CHECKED, note=MONTHLY)
    basic_pension = amount("中央确定的城乡居民基础养老金", CHECKED, note=MONTHLY, ordinary=(0, 19_800))

    # 核算收入时可以按规定适当扣减的（民发〔2021〕57号第十三条；国办发〔2023〕39号）：扣多少由本区规定，认定的数填在这里
    work_costs = amount("认定扣减的必要就业成本", TOWN_FOUND, note="每月；不超过本人工资、经营收入")
    care_costs = amount("认定扣减的残疾、重病等刚性支出", TOWN_FOUND, note="每月")

    # 申请前十二个月的教育支出，按公办学校的收费计算（刚性支出困难家庭认定办法第五条）
    tuition = amount("申请前十二个月自行负担的学费等教育支出", CHECKED)
    public_tuition = amount("同级公办学校同期的收费", CHECKED)

    # 靠亲属供养的（民发〔2022〕83号第一部分第一项；粤府令第262号）
    kept_by_family = yes_no("生活困难、靠家庭供养且无法单独立户", TOWN_FOUND)
    supporter = choice("供养人", "无", "父母", "兄弟姐妹", "其他亲属")
    supporter_age = quantity("供养人年龄", "周岁", REGISTER, low=0, high=130, note="没有供养人的填0")
    support = amount("转移净收入中供养人给付的供养费用", CHECKED)
    support_waived = amount("视情豁免的供养费用", TOWN_FOUND)

    # 残疾
    disability = choice("残疾类别", "无", "视力", "听力", "言语", "肢体", "智力", "精神", "多重", source=CARD, sensitive=True)
    grade = quantity("残疾等级", "级", CARD, low=0, high=4, note="没有有效残疾人证的填0", sensitive=True)
    soldier_grade = quantity("残疾军人证等级", "级", VETERANS, low=0, high=10, note="没有残疾军人证的填0", sensitive=True)
    injury_care = yes_no("领取工伤保险生活护理费", SOCIAL_INSURANCE)
    other_care = amount("老年、因公致残、离休等其他护理补贴", CHECKED)
    other_living = amount("老年、因公致残、离休等其他生活补贴", CHECKED)

    # 由其他事项决定
    subsistence = granted("subsistence", "在享最低生活保障")
    near_poverty = granted("near_poverty", "属于低保边缘家庭")
    extreme_hardship = granted("extreme_hardship", "在享特困人员供养")
    orphan = granted("orphan_allowance", "在享孤儿基本生活保障")
    uncared = granted("uncared_child", "全额在享事实无人抚养儿童补贴")

    age = age(born).called("周岁")
    alive = (died >= today.this_month).called("上月底前健在")  # 死亡当月照发，次月起停
    adult = (age >= 18).called("成年")
    severe = grade.within(1, 2).called("重度残疾")
    mental = disability.among("智力", "精神")


# 家庭成员各以与申请人的关系列名：申请人只有一名，配偶至多一名。凡按户计算的事项都应列为条件
one_applicant = (count(person.relation.is_("本人")).equals(1) & (count(person.relation.is_("配偶")) <= 1)).called("申请人一名、配偶至多一名")
