"""婚姻登记双方的事实：身份、年龄、户籍、婚姻状况和亲属关系由核对和询问而来，意愿由婚姻登记员当面认定。"""

from ..vocabulary import Facts, Source, age, choice, day_of, text, yes_no
from ..vocabulary.facts import BY_ACT

REGISTRAR = Source("认定", "婚姻登记员")
POLICE = Source("核对", "公安")
MARRIAGES = Source("核对", "全国婚姻基础信息库")

HOMES = ("本区", "本市其他县（市、区）", "本省其他市", "外省", "港澳台、华侨或者外国")
STATUSES = ("未婚", "离婚已生效", "丧偶", "有配偶", "离婚尚未生效")


class couple(Facts, title="婚姻登记双方"):
    man = text("男方姓名", Source("核对", "公安"), ordinary="某男", sensitive=True)
    woman = text("女方姓名", Source("核对", "公安"), ordinary="某女", sensitive=True)
    man_born = day_of("男方出生日期", POLICE, ordinary=(-14600, -8100), sensitive=True)
    woman_born = day_of("女方出生日期", POLICE, ordinary=(-14600, -7400), sensitive=True)
    man_and_woman = yes_no("双方为一男一女", POLICE, ordinary=True)
    identified = yes_no("双方身份证件有效，人证核验一致", REGISTRAR, ordinary=True)
    household_book = yes_no("双方均出具户口簿，所载与身份证件一致", ordinary=True, note="2025年5月10日起不再要求")
    man_home = choice("男方户籍地", *HOMES, source=POLICE, ordinary=("本区", "本市其他县（市、区）"))
    woman_home = choice("女方户籍地", *HOMES, source=POLICE, ordinary="本区")
    permit = yes_no("一方持有本区签发的有效居住证", POLICE)
    present = yes_no("双方亲自共同到场", REGISTRAR, ordinary=True)

    # 结婚
    man_status = choice("男方婚姻状况", *STATUSES, source=MARRIAGES, ordinary=("未婚", "离婚已生效"), sensitive=True)
    woman_status = choice("女方婚姻状况", *STATUSES, source=MARRIAGES, ordinary=("未婚", "离婚已生效"), sensitive=True)
    declared = yes_no("双方当面签署无配偶、无禁止结婚的亲属关系的声明", REGISTRAR, ordinary=True)
    kinship = choice(
        "双方亲属关系", "无亲属关系", "直系血亲", "三代以内旁系血亲", "拟制直系血亲", "姻亲（含无血缘的继兄弟姐妹）", "三代以外旁系血亲",
        source=REGISTRAR, sensitive=True,
    )  # fmt: skip
    willing = yes_no("双方完全自愿（分别询问确认，能够表达意愿）", REGISTRAR, ordinary=True)

    # 离婚
    capable = yes_no("双方均为完全民事行为能力人", REGISTRAR, ordinary=True, sensitive=True)
    agreed = yes_no("双方自愿离婚，对子女抚养、财产、债务协商一致并订有书面协议", REGISTRAR, ordinary=True)
    married_where = choice("结婚登记地", "中国内地", "中国驻外使（领）馆", "港澳台", "外国", source=MARRIAGES)
    proof = choice("结婚证", "双方均持有", "遗失一本并书面声明", "均遗失但有加盖印章的登记档案", "不能证明", source=REGISTRAR)
    still_married = yes_no("婚姻关系存续（未经法院判决离婚，双方均健在）", MARRIAGES, ordinary=True)
    same_office = yes_no("向收到离婚登记申请的机关申请发证", BY_ACT, ordinary=True)

    certificate = text("证件字号", BY_ACT, ordinary="J441802-2024-000001")

    man_age = age(man_born).called("男方周岁")
    woman_age = age(woman_born).called("女方周岁")
    local = (man_home.is_("本区") | woman_home.is_("本区")).called("一方户籍在本区")
    in_city = (man_home.is_("本市其他县（市、区）") | woman_home.is_("本市其他县（市、区）")).called("一方户籍在本市其他县（市、区）")
    mainland = (~man_home.is_("港澳台、华侨或者外国") & ~woman_home.is_("港澳台、华侨或者外国")).called("双方均为内地居民")
