"""公开募捐：资格（登记或者认定满一年，2024年9月5日以前满二年）、方案在开始十日前备案、结束后三个月内全面公开；慈善信托七日内备案。"""

from ...facts import fundraiser, handling, trust
from ...offices import BUREAU, CHARITY_ORGANISATION, SECTION
from ...statutes import CHARITY, CHARITY_2016, FUNDRAISING, FUNDRAISING_2016
from ...vocabulary import (
    Clock, Condition, Entry, Evidence, Figure, Licence, Outcome, Promise, Registration, Step, Story, acts, choose, days, granted_by, in_force,
    months, summed, today, two_readings, unset, when,
)  # fmt: skip

QUALIFYING, RULES = CHARITY_2016[22] + CHARITY[22], FUNDRAISING_2016.whole + FUNDRAISING.whole
FILING = CHARITY_2016[24] + CHARITY[24] + FUNDRAISING_2016[11] + FUNDRAISING[11]
EMERGENCY, DISCLOSING = FUNDRAISING_2016[11] + CHARITY[73], CHARITY_2016[73] + CHARITY[79]

# 一、公开募捐资格
submit = Step("submit", "申请公开募捐资格", CHARITY_ORGANISATION, basis=QUALIFYING)
accept = Step("accept", "受理", SECTION, within=unset, after=submit, basis=QUALIFYING)
decide = Step(
    "decide", "发给或者不予发给资格证书", BUREAU, within=days(20), after=accept, decides=True, adverse=True, basis=QUALIFYING, letter="公开募捐资格决定书",
)  # fmt: skip
serve = Step("serve", "送达", SECTION, within=unset, after=decide, basis=QUALIFYING, records=(handling.service,), final=True)
asked = choose(submit.done, submit.day, today).called("申请之日")
ripe = choose(in_force(CHARITY[22]), fundraiser.recognised + months(12), fundraiser.recognised + months(24)).called("登记或者认定满年限之日")

qualification = Licence(
    id="fundraising_qualification",
    title="慈善组织公开募捐资格",
    word="募捐资格",
    line="慈善",
    basis=QUALIFYING,
    conditions=(
        Condition("登记或者认定满一年（2024年9月5日以前满二年）", ripe <= asked, QUALIFYING),
        Condition("内部治理结构健全，规范运作", fundraiser.governed, QUALIFYING),
        Condition("来自同一组织、有关联的理事不超过三分之一", fundraiser.same_source <= 33, RULES),
        Condition("秘书长（负责人）专职", fundraiser.secretary, RULES),
        Condition("没有受到行政处罚，未列入异常名录、失信名单", fundraiser.clean, RULES),
    ),
    facts=(fundraiser.name,),
    evidence=(Evidence("公开募捐资格申请书", QUALIFYING), Evidence("登记证书", QUALIFYING, held="社会组织登记信息")),
    steps=(submit, accept, decide, serve),
    grant=Outcome("发给公开募捐资格证书", document="公开募捐资格证书"),
    refusal=Outcome("不予发给", document="不予发给公开募捐资格决定书"),
    enters=(Entry("fundraising_qualification", {"name": fundraiser.name}, decide, word="公开募捐"),),
    figures=(Figure("fundraising_qualified", "新取得公开募捐资格", "个", granted_by(decide), "本年发给资格证书的慈善组织"),),
    uncounted=(submit, accept, serve),
    stories=(
        Story("满二年，发给", 1, ((submit, 0), (accept, 1), (decide, 12), (serve, 2)), {fundraiser.recognised: (-1100, -800)}),
        Story("未满年限，不予发给", 1, ((submit, 0), (accept, 1), (decide, 12), (serve, 2)), {fundraiser.recognised: (-330, -200)}),
    ),
    promises=(
        Promise("没有申请不得受理", accept, unless=submit.done, basis=QUALIFYING),
        Promise("没有受理不得决定", decide, unless=accept.done, basis=QUALIFYING),
        Promise("没有决定不得送达", serve, unless=decide.done, basis=QUALIFYING),
    ),
)  # fmt: skip

# 二、募捐方案备案
file = Step("file", "提交募捐方案", CHARITY_ORGANISATION, basis=FILING)
filed = choose(file.done, file.day, today).called("备案之日")
beforehand = filed + days(10) <= fundraiser.starts
afterwards = fundraiser.emergency & (filed <= (fundraiser.starts + days(10)).rolled)
at_once = two_readings(
    beforehand | (in_force(CHARITY[73]) & afterwards), beforehand | afterwards, "2016年的办法对重大突发事件是否已有十日内补办的规定（文本没有取得）",
)  # fmt: skip
timely = Condition("开始十日前备案；应对重大突发事件的，开始后十日内补办", beforehand | afterwards, FILING + EMERGENCY)
able = Condition("活动开始之日具有公开募捐资格", fundraiser.qualified, QUALIFYING)
whole = Condition("方案载明法定事项", fundraiser.complete, FILING)
on_platform = Condition("互联网募捐在指定平台", when(fundraiser.online, fundraiser.platform), CHARITY_2016[23] + CHARITY[27])
locally = Condition("在登记地以外设募捐箱、义卖的，已向当地备案", when(fundraiser.outside, fundraiser.local_filing), CHARITY_2016[23] + CHARITY[23])
number = Step(
    "number", "赋予备案编号并公开", SECTION, within=unset, after=file, basis=FILING, records=(fundraiser.number,), letter="公开募捐方案备案回执",
    gates=(able, whole, timely, on_platform, locally),
)  # fmt: skip
refuse = Step(
    "refuse", "不予备案", SECTION, within=unset, after=file, basis=FILING, records=(handling.reason,), adverse=True, final=True, letter="不予备案告知书",
    gates=(Condition("确有不合规定之处", ~(able.term & whole.term & timely.term & on_platform.term & locally.term), FILING),),
)  # fmt: skip
disclose = Step(
    "disclose", "公开募捐情况（进行中至少每三个月一次）", CHARITY_ORGANISATION, after=number, times=None, basis=DISCLOSING, records=(fundraiser.raised,),
)  # fmt: skip
account = Step(
    "account", "结束后全面公开", CHARITY_ORGANISATION, after=number, basis=DISCLOSING, records=(fundraiser.raised,), final=True,
    gates=(Condition("活动已经结束", fundraiser.ends <= today, DISCLOSING),),
)  # fmt: skip

# 周期超过六个月的，进行中至少每三个月公开一次；下一次落在结束以后的，由结束后的全面公开承担
lasting = (fundraiser.ends > fundraiser.starts + months(6)).called("募捐周期超过六个月")
next_time = (choose(disclose.done, disclose.day, fundraiser.starts) + months(3)).called("活动开始或者上次公开满三个月")

plan = Registration(
    id="fundraising_plan",
    title="公开募捐方案备案和公开",
    word="募捐方案",
    line="慈善",
    basis=FILING,
    conditions=(able, whole, Condition(timely.title, at_once, FILING + EMERGENCY), on_platform, locally),
    facts=(fundraiser.name, fundraiser.campaign),
    evidence=(Evidence("募捐方案", FILING), Evidence("公开募捐资格证书", QUALIFYING, held="民政")),
    steps=(file, number, refuse, disclose, account),
    clocks=(
        Clock("结束后三个月内全面公开", fundraiser.ends + months(3), account, DISCLOSING, only=number.done),
        Clock("募捐周期超过六个月的，至少每三个月公开一次", next_time, disclose, DISCLOSING, only=number.done & lasting & (next_time <= fundraiser.ends)),
    ),
    grant=Outcome("予以备案", document="公开募捐方案备案回执"),
    refusal=Outcome("不予备案", document="不予备案告知书"),
    figures=(
        Figure("fundraising_plans_filed", "公开募捐方案备案", "件", acts(number), "本年赋予备案编号的"),
        Figure("fundraising_plans_refused", "不予公开募捐方案备案", "件", acts(refuse), "本年不予备案的"),
        Figure("fundraising_reported", "公开募捐结束后公开的募得款物", "万元", summed(account, fundraiser.raised), "本年全面公开的各项活动，按公开日期", decimals=2),
    ),
    uncounted=(file, disclose),
    stories=(
        Story("按期备案，结束后公开", 3, ((file, 0), (number, 2), (disclose, 50), (account, 90)),
              {fundraiser.starts: (12, 20), fundraiser.ends: (60, 100)}, within=((1, 8), (6, 10))),
        Story("募捐十个月，每三个月公开一次", 0, ((file, 0), (number, 2), (disclose, 100), (disclose, 88), (disclose, 88), (account, 60)),
              {fundraiser.starts: (14, 14), fundraiser.ends: (310, 310)}, within=((1, 8), (1, 20))),
        Story("提前不足十日，不予备案", 1, ((file, 0), (refuse, 2)), {fundraiser.starts: (2, 9)}),
    ),
    promises=(
        Promise("没有提交不得赋号", number, unless=file.done, basis=FILING),
        Promise("没有资格不得备案", number, unless=fundraiser.qualified, basis=QUALIFYING),
        Promise("方案不全不得备案", number, unless=fundraiser.complete, basis=FILING),
        Promise("不满十日又不是应急的不得备案", number, unless=beforehand | afterwards, basis=FILING),
        Promise("不在指定平台不得互联网募捐", number, unless=~fundraiser.online | fundraiser.platform, basis=CHARITY[27]),
        Promise("没有当地备案不得跨区募捐", number, unless=~fundraiser.outside | fundraiser.local_filing, basis=CHARITY[23]),
        Promise("没有提交无从拒绝", refuse, unless=file.done, basis=FILING),
        Promise("合乎规定的不得拒绝", refuse, unless=~(able.term & whole.term & timely.term & on_platform.term & locally.term), basis=FILING),
        Promise("没有备案无从公开", disclose, unless=number.done, basis=DISCLOSING),
        Promise("没有备案无从总结公开", account, unless=number.done, basis=DISCLOSING),
        Promise("没有结束不得全面公开", account, unless=fundraiser.ends <= today, basis=DISCLOSING),
    ),
)  # fmt: skip

# 三、慈善信托备案
TRUST = CHARITY_2016[45] + CHARITY[45]
hand_in = Step("hand_in", "提交慈善信托备案", CHARITY_ORGANISATION, basis=TRUST)
handed = choose(hand_in.done, hand_in.day, today).called("提交之日")
in_time = Condition("信托文件签订之日起七日内备案", handed <= (trust.signed + days(7)).rolled, TRUST)
here = Condition("受托人所在地在本区", trust.trustee_here, TRUST)
unrelated = Condition("受益人不是委托人的利害关系人", ~trust.related, CHARITY_2016[40] + CHARITY_2016[46] + CHARITY[40] + CHARITY[46])
sound = Condition("目的合法，信托财产确定", trust.lawful, CHARITY_2016[44] + CHARITY[44])
register = Step(
    "register", "备案并公示", SECTION, within=unset, after=hand_in, basis=TRUST, letter="慈善信托备案回执", gates=(here, unrelated, sound),
)  # fmt: skip
report = Step("report", "报告年度信托事务", CHARITY_ORGANISATION, after=register, times=None, basis=CHARITY_2016[48] + CHARITY[49])
trusts = Registration(
    id="charitable_trust",
    title="慈善信托备案",
    word="慈善信托",
    line="慈善",
    basis=TRUST,
    conditions=(in_time, here, unrelated, sound),
    facts=(trust.name,),
    evidence=(Evidence("信托文件", TRUST),),
    steps=(hand_in, register, report),
    grant=Outcome("予以备案", document="慈善信托备案回执"),
    refusal=Outcome("不予备案，或者因逾期不享受税收优惠", document="慈善信托备案意见"),
    figures=(Figure("charitable_trusts_filed", "慈善信托备案", "件", acts(register), "本年备案的慈善信托"),),
    uncounted=(hand_in, report),
    stories=(Story("七日内备案", 1, ((hand_in, 0), (register, 3)), {trust.signed: (-6, -2)}),),
    promises=(
        Promise("没有提交不得备案", register, unless=hand_in.done, basis=TRUST),
        Promise("不归本区的不得备案", register, unless=trust.trustee_here, basis=TRUST),
        Promise("受益人与委托人有利害关系的不得备案", register, unless=~trust.related, basis=CHARITY[46]),
        Promise("目的不合法的不得备案", register, unless=trust.lawful, basis=CHARITY[44]),
        Promise("没有备案无从报告", report, unless=register.done, basis=CHARITY[49]),
    ),
)  # fmt: skip

matters = (qualification, plan, trusts)
