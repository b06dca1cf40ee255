"""收养登记和解除收养的事实。收养秘密受法律保护（民法典第一千一百一十条）：各项一律视为敏感，登记簿不记姓名。"""

from ..vocabulary import Facts, Source, age, choice, day_of, quantity, text, yes_no
from ..vocabulary.facts import BY_ACT

POLICE = Source("核对", "公安")
REGISTRAR = Source("认定", "收养登记员")
MARRIAGES = Source("核对", "婚姻登记")
HOSPITAL = Source("核对", "县级以上医疗机构")
ORPHAN, FOUNDLING, HARDSHIP, NEITHER = "丧失父母的孤儿", "查找不到生父母", "生父母有特殊困难无力抚养", "不属于以上情形"
COUPLE, MAN, WOMAN, ONE_OF_TWO = "夫妻共同", "无配偶的男性", "无配偶的女性", "有配偶而单方申请"
ORDINARY, KIN, STEP_CHILD = "一般收养", "收养三代以内旁系同辈血亲的子女", "继父或者继母收养继子女"


class adoption(Facts, title="收养"):
    route = choice("收养情形", ORDINARY, KIN, STEP_CHILD, source=REGISTRAR, sensitive=True)
    child_born = day_of("被收养人出生日期", POLICE, ordinary=(-2500, -400), sensitive=True)
    child_sex = choice("被收养人性别", "男", "女", source=POLICE, ordinary=("男", "女"), sensitive=True)
    child_kind = choice("被收养人类别", ORPHAN, FOUNDLING, HARDSHIP, NEITHER, source=REGISTRAR, sensitive=True)
    child_disabled = yes_no("被收养人为残疾未成年人", Source("核对", "残联"), sensitive=True)
    giver = choice(
        "送养人", "孤儿的监护人", "儿童福利机构", "生父母双方", "单方（另一方不明或者查找不到）", "丧偶的生父或者生母", "民政部门（长期监护）",
        "监护人（父母均无民事行为能力且可能严重危害该未成年人）", "其他", source=REGISTRAR, sensitive=True,
    )  # fmt: skip
    supporters_agree = yes_no("有抚养义务的人同意送养", REGISTRAR, ordinary=True, note="监护人送养孤儿时")
    no_prior_claim = yes_no("死亡一方的父母不主张优先抚养", REGISTRAR, ordinary=True, note="丧偶一方送养时")
    adopter = choice("收养人", COUPLE, MAN, WOMAN, ONE_OF_TWO, source=MARRIAGES, sensitive=True)
    adopter_born = day_of("收养人出生日期", POLICE, ordinary=(-16000, -13000), sensitive=True)
    spouse_born = day_of("共同收养的配偶出生日期", POLICE, ordinary=(-16000, -13000), sensitive=True, note="单独收养的，填收养人本人的出生日期")
    overseas = yes_no("收养人为华侨", POLICE)
    children = quantity("收养人已有子女数", "名", POLICE, high=20, sensitive=True, note="含已经收养的")
    number = quantity("本次收养的子女数", "名", REGISTRAR, ordinary=1, low=1, high=20, sensitive=True)
    able = yes_no("收养人有抚养、教育和保护被收养人的能力", REGISTRAR, ordinary=True)
    healthy = yes_no("收养人未患医学上认为不应当收养子女的疾病", HOSPITAL, ordinary=True, sensitive=True)
    clean = yes_no("收养人无不利于被收养人健康成长的违法犯罪记录", POLICE, ordinary=True, sensitive=True)
    agreed = yes_no("收养人与送养人自愿", REGISTRAR, ordinary=True)
    parent_agrees = yes_no("继子女的生父或者生母同意", REGISTRAR, ordinary=True)
    traded = yes_no("有买卖儿童或者借收养牟利的嫌疑", REGISTRAR, sensitive=True)
    here = yes_no("本机关有管辖权", REGISTRAR, ordinary=True, note="送养机构所在地、发现地、送养人或者生父母常住户口所在地")
    present = yes_no("当事人亲自到场，或者一方持有效的委托", BY_ACT, ordinary=True)
    child_agrees = yes_no("被收养人当面表示同意", BY_ACT, ordinary=True, sensitive=True)

    # 评估与公告
    evaluated = choice("收养评估", "合格", "不合格", "未评估", source=BY_ACT, sensitive=True)
    together = quantity("融合期", "日", BY_ACT, ordinary=35, high=3650)
    newspaper = text("刊登公告的报纸", BY_ACT, ordinary="某市日报")
    discloses = yes_no("公告载有收养人、送养人或者儿童现住处等不应公开的内容", BY_ACT)
    unclaimed = yes_no("公告期内无人认领", BY_ACT, ordinary=True)
    certificate = text("收养登记证字号", BY_ACT, ordinary="（演练）粤清城收字第00001号", sensitive=True)

    child_age = age(child_born).called("被收养人周岁")


class dissolution(Facts, title="解除收养关系"):
    child_born = day_of("被收养人出生日期", POLICE, ordinary=(-10500, -7500), sensitive=True)
    parties_agree = yes_no("收养人与送养人协议解除", REGISTRAR, ordinary=True, note="被收养人成年以前")
    child_agrees = yes_no("养子女本人同意解除", BY_ACT, ordinary=True, sensitive=True)
    adopters_agree = yes_no("养父母同意解除", REGISTRAR, ordinary=True)
    written = yes_no("订有书面解除协议（含财产和生活费的处理）", REGISTRAR, ordinary=True)
    present = yes_no("当事人共同到场", BY_ACT, ordinary=True)
    here = yes_no("被收养人常住户口在本区", POLICE, ordinary=True)
    certificate = text("收回的收养登记证字号", BY_ACT, ordinary="（演练）粤清城收字第99999号", sensitive=True)

    child_age = age(child_born).called("被收养人周岁")


class fraud(Facts, title="骗取收养登记"):
    cause = choice("请求撤销的理由", "冒名顶替", "伪造、变造证明材料", "隐瞒不符合收养条件的情况", "当事人反悔", "其他", source=REGISTRAR, sensitive=True)
    proof = choice(
        "证据", "人民法院、人民检察院或者公安机关的材料", "出具机关书面确认材料不实", "当事人承认并与档案相符", "只有一方陈述",
        source=REGISTRAR, sensitive=True,
    )  # fmt: skip
    ours = yes_no("由本机关登记", Source("核对", "收养登记"), ordinary=True)
    child_born = day_of("被收养人出生日期", POLICE, ordinary=(-3500, -900), sensitive=True)
    certificate = text("拟撤销的收养登记证字号", Source("核对", "收养登记"), ordinary="（演练）粤清城收字第88888号", sensitive=True)
    heard = choice("陈述申辩", "已陈述申辩", "书面放弃陈述申辩", source=BY_ACT)
    care = choice("被收养人的照料安排", "生父母或者其他监护人照料", "儿童福利机构照料", "民政部门临时监护", source=BY_ACT, sensitive=True)
    returned = choice("收养登记证", "已收缴", "公告作废", source=BY_ACT)

    child_age = age(child_born).called("被收养人周岁")
