"""主动发现的线索、其他登记簿比中的信息、数据核对的疑点：都只是要去核实的事，不是待遇，也不是决定。"""

from ..vocabulary import Facts, Source, choice, day_of, quantity, text, yes_no
from ..vocabulary.facts import BY_ACT

FOUND = Source("认定", "镇街")
LISTED = Source("核对", "其他登记簿")


class lead(Facts, title="线索", once=True):
    source = choice("线索来源", "入户走访", "数据比对", "12349热线", "群众报告", "提标筛查", "其他部门转来", source=FOUND)
    problem = choice("困难情形", "收入低", "重病", "残疾", "突发事件", "无人照料", "其他", source=FOUND)
    name = text("困难人员", FOUND, ordinary="某某", sensitive=True)
    capable = yes_no("能够自行提出申请", FOUND, ordinary=True)
    owner = text("负责人工号", BY_ACT, ordinary="T01")
    result = choice("核实结果", "可能符合条件", "不符合条件", "已在享受", "本人不愿申请", "查无此人", source=BY_ACT)
    application = text("申请的案号", BY_ACT, ordinary="见申请登记")


class match(Facts, title="比中信息", once=True):
    source = choice("来自哪个登记簿", "死亡", "机动车", "不动产", "社会保险", "企业登记", "婚姻登记", "住房公积金", source=LISTED)
    content = text("比中的内容", LISTED, ordinary="名下登记信息一条")
    day = day_of("信息的日期", LISTED, ordinary=(-60, -1))
    correct = yes_no("经核实属实", BY_ACT, ordinary=True)
    matters = yes_no("影响待遇", BY_ACT, ordinary=True)
    died = day_of("核实的死亡日期", BY_ACT, ordinary=-1)


class doubt(Facts, title="数据疑点", once=True):
    kind = choice(
        "疑点种类", "疑似同一人", "死亡仍在享", "婚姻与家庭不符", "一人在两户", "没有待遇的发放", "同月重复发放", "陌生人共用账户",
        source=Source("核对", "数据核对"),
    )  # fmt: skip
    key = text("疑点编号", Source("核对", "数据核对"), ordinary="按核对结果填写", note="同一疑点只立一案")
    person = quantity("所涉人员在登记簿的编号", "号", Source("核对", "数据核对"), ordinary=(1, 99))
    other = quantity("所涉另一人在登记簿的编号", "号", Source("核对", "数据核对"), note="没有另一人的填0")
    content = text("发现的情形", Source("核对", "数据核对"), ordinary="两条登记的姓名、出生日期相同")
    listed = text("名单所载", Source("核对", "数据核对"), ordinary="", empty="没有名单", sensitive=True)
    owner = text("负责人工号", BY_ACT, ordinary="T01")
    found = text("核实的情况", BY_ACT, ordinary="已与本人和村（居）民委员会核对")
    follow = text("转入的程序（案号）", BY_ACT, ordinary="登记更正", empty="不须另办")
