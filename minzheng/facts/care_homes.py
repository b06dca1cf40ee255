"""养老机构的事实：法人登记、首次收住、承诺与材料、现场核查的项目、终止前的安置。"""

from ..vocabulary import Facts, Source, choice, day_of, quantity, text, yes_no
from ..vocabulary.facts import BY_ACT

REGISTERED = Source("核对", "法人登记机关")
FOUND = Source("认定", "民政局")
KEPT = Source("登记", "养老机构登记簿", register="care_home.running")


class care_home(Facts, title="养老机构"):
    name = text("机构名称", ordinary="某某养老院")
    registration = choice(
        "法人登记", "民办非企业单位", "事业单位", "企业", "没有登记", source=REGISTERED, ordinary=("民办非企业单位", "事业单位", "企业")
    )
    kind = choice("登记簿类别", "养老机构", source=FOUND)
    for_elders = yes_no("登记的业务（经营）范围包括养老服务", REGISTERED, ordinary=True)
    here = yes_no("服务场所在本区", REGISTERED, ordinary=True)
    matching = yes_no("名称、地址、床位与法人登记一致", REGISTERED, ordinary=True)
    beds = quantity("床位数", "张", ordinary=(30, 200), high=100_000)
    admitted = day_of("收住首名老年人之日", ordinary=(-9, -3))
    complete = yes_no("备案申请书、登记证书、备案承诺书齐全", FOUND, ordinary=True)
    committed = yes_no("承诺书载明建筑、消防、食品、医疗卫生等符合规定", FOUND, ordinary=True)
    cause = choice("不予备案的理由", "没有登记为法人", "业务范围不包括养老服务", "服务场所不在本区", "没有养老机构设立许可", source=BY_ACT)
    running = yes_no("登记簿中在运营", KEPT)
    risk = choice("风险等级", "A", "B", "C", "D", source=FOUND)

    # 现场核查
    building = yes_no("建筑合格", BY_ACT, ordinary=True)
    fire = yes_no("消防合格", BY_ACT, ordinary=True)
    food = yes_no("食品安全合格", BY_ACT, ordinary=True)
    medical = yes_no("医疗卫生合格", BY_ACT, ordinary=True)
    contracts = yes_no("与入住老年人订有服务协议", BY_ACT, ordinary=True)

    # 变更、终止
    changed = day_of("变更之日", never="没有变更", ordinary="never")
    residents = quantity("尚未安置的入住老年人", "人", BY_ACT)
    placement = yes_no("提交入住老年人安置方案", BY_ACT, ordinary=True)
