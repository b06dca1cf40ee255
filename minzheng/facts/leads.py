"""主动发现的线索，以及其他登记簿比中的信息：都只是要去核实的事，不是待遇，也不是决定。"""

from ..vocabulary import Facts, Source, choice, day_of, text, yes_no
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
