"""主动发现：走访、比对、热线、报告得来的困难线索，有人负责，查明情况，告知政策、帮助申请。线索不产生待遇，待遇只由申请而来。"""

from ...facts import lead
from ...offices import SECTION, TOWN, VILLAGE
from ...statutes import EXTREME_HARDSHIP, RELIEF, RELIEF_ACT, SUBSISTENCE
from ...vocabulary import Condition, Figure, Promise, Service, Step, acts, unset, when, Story

FINDING = RELIEF[17] + SUBSISTENCE[6] + EXTREME_HARDSHIP[11] + RELIEF_ACT[39]

# 一、线索由镇街收到，或者由区民政局转交；有人负责
receive = Step("receive", "登记线索", TOWN, basis=FINDING)
refer = Step(
    "refer", "转交线索", SECTION, basis=FINDING, gates=(Condition("镇街尚未登记", ~receive.done, FINDING),),
)  # fmt: skip
begun = receive.done | refer.done
assign = Step(
    "assign", "确定负责人", TOWN, times=None, basis=FINDING, records=(lead.owner,), gates=(Condition("线索已经登记", begun, FINDING),),
)  # fmt: skip

# 二、上门核实，可能符合的告知政策；不能自行申请的帮助申请
visit = Step("visit", "上门核实", TOWN, within=unset, after=assign, times=None, basis=FINDING, records=(lead.result,))
likely = visit.said(lead.result).is_("可能符合条件")
inform = Step(
    "inform", "告知政策", TOWN, within=unset, after=visit, basis=FINDING, gates=(Condition("可能符合条件", when(visit.done, likely), FINDING),),
)  # fmt: skip
assist = Step("assist", "帮助申请", VILLAGE, within=unset, after=inform, basis=FINDING)
link = Step("link", "记录申请案号", TOWN, within=unset, after=inform, basis=FINDING, records=(lead.application,))
helpless = likely & ~lead.capable
close = Step(
    "close", "办结线索", TOWN, after=visit, basis=FINDING, final=True,
    gates=(
        Condition("可能符合条件的，已经告知政策", when(visit.done & likely, inform.done), FINDING),
        Condition("不能自行申请的，已经帮助申请", when(visit.done & helpless, assist.done), FINDING),
    ),
)  # fmt: skip
applied = ((receive, 0), (assign, 0), (visit, 3), (inform, 0), (link, 6), (close, 1))
helped = ((receive, 0), (assign, 0), (visit, 2), (inform, 0), (assist, 2), (link, 1), (close, 1))
ended = ((receive, 0), (assign, 0), (visit, 4), (close, 1))
compared = ((refer, 0), (assign, 1), (visit, 4), (inform, 0), (link, 5), (close, 1))

service = Service(
    id="proactive_lead",
    title="困难群众主动发现",
    word="主动发现",
    line="社会救助",
    basis=FINDING,
    facts=(lead.source, lead.problem, lead.name),
    steps=(receive, refer, assign, visit, inform, assist, link, close),
    figures=(
        Figure("leads_received", "镇街登记的困难线索", "条", acts(receive), "本年登记的线索；线索不是受助人数"),
        Figure("leads_referred", "区级转交的困难线索", "条", acts(refer), "本年由数据比对、提标筛查等转交的线索"),
        Figure("leads_verified", "上门核实困难线索", "次", acts(visit), "本年上门核实的次数"),
        Figure("leads_applied", "经线索提出申请", "件", acts(link), "本年由线索而提出申请的件数；是否给予另案决定"),
    ),
    uncounted=(assign, inform, assist, close),
    public=False,
    confidential=True,
    stories=(
        Story("走访发现，提出申请", 64, applied, {lead.source: "入户走访"}),
        Story("群众报告，不能自行申请，帮助申请", 11, helped, {lead.source: "群众报告", lead.capable: False}),
        Story("热线来电，不符合条件", 23, ended, {lead.source: "12349热线"}, {visit: {lead.result: "不符合条件"}}),
        Story("数据比对，转交镇街", 30, compared, {lead.source: "数据比对"}),
        Story("年末正在核实", 5, ((receive, 0), (assign, 0)), {lead.source: "入户走访"}, within=((12, 24), (12, 27))),
    ),
    promises=(
        Promise("一条线索不得两头登记", refer, unless=~receive.done, basis=FINDING),
        Promise("没有登记的线索无从确定负责人", assign, unless=begun, basis=FINDING),
        Promise("没有负责人的线索不得算作已核实", visit, unless=assign.done, basis=FINDING),
        Promise("没有核实不得告知可能符合", inform, unless=visit.done & likely, basis=FINDING),
        Promise("没有告知无从帮助申请", assist, unless=inform.done, basis=FINDING),
        Promise("没有告知无从记录申请", link, unless=inform.done, basis=FINDING),
        Promise("没有核实的线索不得办结", close, unless=visit.done, basis=FINDING),
        Promise("可能符合而没有告知的不得办结", close, unless=~likely | inform.done, basis=FINDING),
        Promise("不能自行申请而没有帮助的不得办结", close, unless=~helpless | assist.done, basis=FINDING),
    ),
)  # fmt: skip

matters = (service,)
