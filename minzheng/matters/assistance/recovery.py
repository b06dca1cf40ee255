"""追回多发的待遇：停发、减发以后，已经多发的月份依法追回。先告知、听取，再决定；按过错和决定的日期定依据，可以分期；不知情而利益已经不存在的，不追回。

罚款另依行政处罚程序，这里只移送并守住幅度；没有专门规定的，类推民法典不当得利。
多少由逐月的实发、应发、已退回算出；从在享待遇的页面立案的，逐月数从发放账取，决定、退还和核销同时记入账。
从另一项待遇扣还没有条文允许，须有书面同意。告知、听取依国发〔2004〕10号第二十项；答复的期限没有条文规定，由告知书定。
"""

from ...facts import handling, overpaid, recovery
from ...facts.recoveries import FRAUD, GAIN_GONE, HEIRS, MISTAKE, OTHERS, REFUSED, SET_OFF, UNREPORTED
from ...offices import BUREAU, FINANCE, HEAD, PARTY, TOWN
from ...statutes import CIVIL_CODE, COERCION, LAWFUL_ADMINISTRATION, PENALTIES, RELIEF, RELIEF_ACT, URBAN_SUBSISTENCE
from ...vocabulary import (
    CLAIMS, REPAYS, SETTLES, WAIVES, Basis, Benefit, Clock, Condition, Evidence, Filled, Outcome, Promise, Step, Story, apart_from, choose, days, in_force, months, today,
    total, unset, when,
)  # fmt: skip
from ...vocabulary.facts import Fact

GAIN, HEARING, RETURN = CIVIL_CODE[985], LAWFUL_ADMINISTRATION["第二十项"], CIVIL_CODE[985] + LAWFUL_ADMINISTRATION["第二十项"]
AGREED, INNOCENT, ESTATE = CIVIL_CODE[985], CIVIL_CODE[986], CIVIL_CODE[1161]

# 一、多发多少：最后应享月以后，逐月实发减去退回和仍应发的
kept = overpaid.paid - overpaid.back
excess = total(
    choose(kept > overpaid.due, kept - overpaid.due, 0), where=overpaid.month.this_month > recovery.last_month.this_month,
).called("逐月多发的合计")  # fmt: skip
fault = recovery.fault
by_others = fault.among(OTHERS, HEIRS)
guilty = fault.among(FRAUD, UNREPORTED, REFUSED)
act = in_force(RELIEF_ACT.whole)

# 二、立案、告知、听取
begin = Step(
    "begin", "立案核实多发", BUREAU, basis=RETURN,
    gates=(
        Condition("已经依法作出停发或者减发决定", recovery.settled, RETURN),
        Condition("有多发的金额", excess > 0, GAIN),
        Condition("没有尚未了结的追回决定", ~recovery.pending, RETURN),
        Condition("他人取得、遗产清偿的，写明由谁返还", when(by_others, recovery.debtor.written), CIVIL_CODE[988] + ESTATE),
        Condition("以受助人的过错追回的，有证据证明", when(guilty, recovery.proved), HEARING),
        Condition("按拒不执行停减决定处理的，规定已经施行（否则按误发处理）", when(fault.is_(REFUSED), act), RELIEF[13] + RELIEF_ACT[74]),
    ),
)  # fmt: skip
drop = Step(
    "drop", "终止（立案有误或者金额已变）", BUREAU, after=begin, final=True, basis=RETURN, letter="终止追回告知书", records=(handling.reason,),
)  # fmt: skip
notify = Step(
    "notify", "告知拟追回的事实、理由和依据", BUREAU, within=unset, after=begin, times=2, basis=HEARING, letter="追回多发待遇告知书",
    records=(recovery.answer_by,),
    gates=(Condition("陈述申辩的期限在告知以后", recovery.answer_by > today, HEARING),),
)  # fmt: skip
state = Step("state", "陈述申辩", PARTY, after=notify, times=2, basis=HEARING, records=(handling.objection,))
forgo = Step("forgo", "表示没有意见", PARTY, after=notify, times=2, basis=HEARING)
weigh = Step("weigh", "复核陈述申辩", BUREAU, within=unset, after=state, times=2, basis=HEARING, records=(handling.opinion,))

# 三、决定、送达
heard = (today > notify.said(recovery.answer_by)) | forgo.since(notify) | weigh.since(notify)
recover = Step(
    "recover", "决定追回", BUREAU, within=unset, after=notify, decides=True, adverse=True, letter="追回多发待遇决定书", basis=RETURN, claim=CLAIMS,
    closes=(drop, forgo), records=(recovery.ordered, recovery.instalments, recovery.due_by, handling.reason),
    gates=(
        Condition("陈述申辩的期限已满，或者表示没有意见、已经复核", when(notify.done, heard), HEARING),
        Condition("陈述申辩已经复核", when(state.done, weigh.since(state)), HEARING),
        Condition("追回金额等于逐月多发的合计", recovery.ordered.equals(excess), GAIN),
        Condition("退还期限在决定以后", recovery.due_by > today, RETURN),
    ),
)  # fmt: skip
serve = Step("serve", "送达", TOWN, within=unset, after=recover, basis=HEARING, records=(handling.service,), final_if_refused=True)
granted = Condition("已经决定追回", when(recover.done, recover.granted), RETURN)

# 四、退还、扣还、核销：每次写明此后尚欠；在账的，与发放账逐笔相符
repay = Step(
    "repay", "登记退还", FINANCE, after=recover, times=None, basis=RETURN, claim=REPAYS,
    records=(recovery.repaid, recovery.left, recovery.way, recovery.against, recovery.consented),
    gates=(
        granted,
        Condition("退还的金额大于零", recovery.repaid > 0, RETURN),
        Condition("退还的与尚欠的合计不超过追回金额", when(recover.done, recovery.repaid + recovery.left <= recover.said(recovery.ordered)), GAIN),
        Condition("从待遇扣还的，写明哪一项", when(recovery.way.is_(SET_OFF), recovery.against.written), AGREED),
        Condition("从待遇扣还的，享受该待遇的人已经书面同意", when(recovery.way.is_(SET_OFF), recovery.consented <= today), AGREED),
    ),
)  # fmt: skip
propose = Step(
    "propose", "提出核销", BUREAU, after=recover, times=None, basis=INNOCENT + ESTATE, records=(recovery.waived, recovery.why_waived, handling.reason),
    gates=(
        granted,
        Condition("受助人有过错的，不以利益不存在核销", when(recovery.why_waived.is_(GAIN_GONE), ~guilty & ~recovery.knew), INNOCENT + CIVIL_CODE[987]),
    ),
)  # fmt: skip
waive = Step(
    "waive", "批准核销", HEAD, after=propose, times=None, basis=INNOCENT + ESTATE, apart=(propose,), letter="核销决定书", claim=WAIVES,
    records=(recovery.waived, recovery.left),
    gates=(
        Condition("核销的金额大于零", recovery.waived > 0, INNOCENT + ESTATE),
        Condition("照提出的金额核销", when(propose.done, recovery.waived.equals(propose.said(recovery.waived))), INNOCENT + ESTATE),
        Condition("核销的与尚欠的合计不超过追回金额", when(recover.done, recovery.waived + recovery.left <= recover.said(recovery.ordered)), GAIN),
    ),
)  # fmt: skip
owed = choose(
    repay.done | waive.done, choose(waive.since(repay), waive.said(recovery.left), repay.said(recovery.left)), recover.said(recovery.ordered),
).called("尚欠的金额")  # fmt: skip

# 五、逾期不还：催告、申请强制执行；民事上的返还另行主张
remind = Step(
    "remind", "催告", BUREAU, after=serve, times=3, basis=COERCION[54], letter="履行催告书",
    gates=(
        Condition("退还期限已满", when(recover.done, today > recover.said(recovery.due_by)), COERCION[54]),
        Condition("还有尚欠的金额", when(recover.done, owed > 0), COERCION[54]),
    ),
)  # fmt: skip
sue_by = (serve.day + months(6)).rolled.called("起诉期限届满日")
enforce = Step(
    "enforce", "申请人民法院强制执行", HEAD, after=remind, basis=COERCION[53],
    gates=(
        Condition("起诉期限已满", when(remind.done, today > sue_by), COERCION[53]),
        Condition("催告满十日", when(remind.done, today > remind.day + days(10)), COERCION[54]),
        Condition("复议诉讼期满之日起三个月内", when(remind.done, today <= sue_by + months(3)), COERCION[53]),
        Condition("还有尚欠的金额", when(recover.done, owed > 0), COERCION[53]),
        Condition("不是向他人、继承人主张的民事返还", ~by_others, COERCION[53]),
    ),
)  # fmt: skip
close = Step(
    "close", "结案", BUREAU, after=serve, final=True, basis=RETURN, records=(recovery.left,), claim=SETTLES,
    gates=(Condition("已经还清或者核销", (recovery.left <= 0) & when(recover.done, owed <= 0), RETURN),),
)  # fmt: skip
fills = (
    Filled(recover, recovery.ordered, excess),
    Filled(repay, recovery.left, owed - recovery.repaid),
    Filled(waive, recovery.waived, propose.said(recovery.waived)),
    Filled(waive, recovery.left, owed - recovery.waived),
    Filled(close, recovery.left, owed),
)

# 六、社会救助的罚款：移送行政处罚程序；行为在旧法、决定在新法的，从轻适用新法
fineable = (fault.is_(FRAUD) | (fault.is_(UNREPORTED) & recovery.urban & recovery.grave & ~act)).called("有处以罚款的规定")
FINE = RELIEF[68] + URBAN_SUBSISTENCE["第十四条第二项"] + RELIEF_ACT[73] + PENALTIES[37]
obtained = recover.said(recovery.ordered)
least, most = choose(act, obtained * 0, obtained), choose(act, obtained * 2, obtained * 3)
refer = Step(
    "refer", "移送行政处罚", BUREAU, after=recover, basis=FINE, records=(recovery.fine,), letter="案件移送书",
    gates=(
        granted,
        Condition("有处以罚款的规定", fineable, FINE),
        Condition("不低于规定的下限", when(recover.done, recovery.fine >= least), FINE),
        Condition("不高于规定的上限", when(recover.done, recovery.fine <= most), FINE),
        Condition("自行为终了之日起二年内发现", recovery.found <= recovery.ended + months(24), PENALTIES[36]),
    ),
)  # fmt: skip

steps = (begin, drop, notify, state, forgo, weigh, recover, serve, repay, propose, waive, remind, enforce, close, refer)
promises = (
    Promise("没有停发、减发决定就立案追回", begin, unless=recovery.settled, basis=RETURN),
    Promise("没有多发而立案", begin, unless=excess > 0, basis=GAIN),
    Promise("同一笔多发追回两次", begin, unless=~recovery.pending, basis=RETURN),
    Promise("他人取得、遗产清偿而不写由谁返还", begin, unless=~by_others | recovery.debtor.written, basis=CIVIL_CODE[988] + ESTATE),
    Promise("没有证据认定受助人的过错", begin, unless=~guilty | recovery.proved, basis=HEARING),
    Promise("依据还没有施行的规定", begin, unless=~fault.is_(REFUSED) | act, basis=RELIEF_ACT[74]),
    Promise("没有立案而终止", drop, unless=begin.done, basis=RETURN),
    Promise("决定以后又终止", drop, unless=~recover.done, basis=RETURN),
    Promise("没有立案而告知", notify, unless=begin.done, basis=HEARING),
    Promise("不给陈述申辩的时间", notify, unless=recovery.answer_by > today, basis=HEARING),
    Promise("没有告知无从陈述申辩", state, unless=notify.done, basis=HEARING),
    Promise("没有告知而表示没有意见", forgo, unless=notify.done, basis=HEARING),
    Promise("决定以后又表示没有意见", forgo, unless=~recover.done, basis=HEARING),
    Promise("没有陈述申辩而复核", weigh, unless=state.done, basis=HEARING),
    Promise("没有告知而决定追回", recover, unless=notify.done, basis=HEARING),
    Promise("陈述申辩期未满而决定", recover, unless=heard, basis=HEARING),
    Promise("不复核陈述申辩而决定", recover, unless=~state.done | weigh.since(state), basis=HEARING),
    Promise("多追、少追", recover, unless=recovery.ordered.equals(excess), basis=GAIN),
    Promise("退还期限已经过去", recover, unless=recovery.due_by > today, basis=RETURN),
    Promise("没有决定而送达", serve, unless=recover.done, basis=HEARING),
    Promise("没有决定追回而收取退还", repay, unless=recover.done & recover.granted, basis=RETURN),
    Promise("没有金额的退还", repay, unless=recovery.repaid > 0, basis=RETURN),
    Promise("收取的退还多于追回金额", repay, unless=recovery.repaid + recovery.left <= recover.said(recovery.ordered), basis=GAIN),
    Promise("扣还而不写明哪一项待遇", repay, unless=~recovery.way.is_(SET_OFF) | recovery.against.written, basis=AGREED),
    Promise("没有书面同意而扣还", repay, unless=~recovery.way.is_(SET_OFF) | (recovery.consented <= today), basis=AGREED),
    Promise("没有决定追回而核销", propose, unless=recover.done & recover.granted, basis=INNOCENT),
    Promise("有过错的以利益不存在核销", propose, unless=~recovery.why_waived.is_(GAIN_GONE) | (~guilty & ~recovery.knew), basis=INNOCENT),
    Promise("没有提出而核销", waive, unless=propose.done, basis=INNOCENT),
    Promise("提出核销的人批准", waive, unless=apart_from(propose), basis=INNOCENT),
    Promise("没有金额的核销", waive, unless=recovery.waived > 0, basis=INNOCENT),
    Promise("核销的与提出的不符", waive, unless=recovery.waived.equals(propose.said(recovery.waived)), basis=INNOCENT),
    Promise("核销的多于追回金额", waive, unless=recovery.waived + recovery.left <= recover.said(recovery.ordered), basis=GAIN),
    Promise("没有送达而催告", remind, unless=serve.done, basis=COERCION[54]),
    Promise("退还期限未满而催告", remind, unless=today > recover.said(recovery.due_by), basis=COERCION[54]),
    Promise("还清以后催告", remind, unless=owed > 0, basis=COERCION[54]),
    Promise("没有催告而申请强制执行", enforce, unless=remind.done, basis=COERCION[54]),
    Promise("起诉期限未满而申请强制执行", enforce, unless=today > sue_by, basis=COERCION[53]),
    Promise("催告未满十日而申请强制执行", enforce, unless=today > remind.day + days(10), basis=COERCION[54]),
    Promise("逾期申请强制执行", enforce, unless=today <= sue_by + months(3), basis=COERCION[53]),
    Promise("还清以后申请强制执行", enforce, unless=owed > 0, basis=COERCION[53]),
    Promise("民事返还申请行政强制执行", enforce, unless=~by_others, basis=COERCION[53]),
    Promise("没有送达而结案", close, unless=serve.done, basis=RETURN),
    Promise("没有还清而结案", close, unless=(recovery.left <= 0) & (owed <= 0), basis=RETURN),
    Promise("没有决定追回而移送", refer, unless=recover.done & recover.granted, basis=FINE),
    Promise("没有规定而建议罚款", refer, unless=fineable, basis=FINE),
    Promise("建议的罚款低于下限", refer, unless=recovery.fine >= least, basis=FINE),
    Promise("建议的罚款高于上限", refer, unless=recovery.fine <= most, basis=FINE),
    Promise("超过追责时效而移送", refer, unless=recovery.found <= recovery.ended + months(24), basis=PENALTIES[36]),
)

# 七、例子（不进演练：来源报告没有追回的数）

month: dict[Fact, object] = {overpaid.paid: 20_000}
to_return: dict[Fact, object] = {recovery.ordered: 20_000, recovery.instalments: 2, recovery.due_by: 60}
walked = ((begin, 0), (notify, 3), (forgo, 2), (recover, 3), (serve, 2))
example = Story(
    "死亡后发放，分两期退还", 0, (*walked, (repay, 20), (repay, 30), (close, 1)),
    {}, {recover: to_return, repay: ({recovery.repaid: 10_000, recovery.left: 10_000}, {recovery.repaid: 10_000, recovery.left: 0})}, (month,),
)  # fmt: skip
innocent = Story(
    "误发，不知情而已花用，不追回", 0, walked, {recovery.gain_left: False},
    {recover: {recovery.ordered: 20_000, recovery.due_by: 60}}, (month,),
)  # fmt: skip


def ground(title: str, case: object, basis: Basis) -> Condition:
    """A fault for which what was overpaid is to be given back, and the articles that say so."""
    return Condition(title, when(case, excess > 0), basis)  # type: ignore[arg-type]


of_relief = (
    ground("虚报、隐瞒、伪造骗取的，责令退回（2026年7月1日以前）", fault.is_(FRAUD) & ~act, RELIEF[68]),
    ground("虚报、隐瞒、伪造骗取的，责令退回", fault.is_(FRAUD) & act, RELIEF_ACT[73]),
    ground("城市低保收入好转不报告的，追回（2026年7月1日以前）", fault.is_(UNREPORTED) & recovery.urban & ~act, URBAN_SUBSISTENCE["第十四条第二项"]),
    ground("收入好转不报告的，类推不当得利返还（2026年7月1日以前）", fault.is_(UNREPORTED) & ~recovery.urban & ~act, RELIEF[13] + GAIN),
    ground("情况变化不报告的，责令退还", fault.is_(UNREPORTED) & act, RELIEF_ACT[46] + RELIEF_ACT[74]),
    ground("拒不执行停发、减发决定的，责令限期退还", fault.is_(REFUSED), RELIEF_ACT[74]),
    # 没有专门规定的，类推不当得利
    Condition("误发、死亡后发放的，明知没有根据，或者利益仍然存在", when(fault.is_(MISTAKE), recovery.knew | recovery.gain_left),
              CIVIL_CODE[985] + CIVIL_CODE[986] + CIVIL_CODE[987]),
    ground("他人取得的，由取得的人返还", fault.is_(OTHERS), CIVIL_CODE[985] + CIVIL_CODE[988]),
    ground("遗产清偿的，由继承人在遗产实际价值以内返还", fault.is_(HEIRS), CIVIL_CODE[985] + ESTATE),
)  # fmt: skip

matter = Benefit(
    id="relief_recovery",
    title="社会救助待遇追回",
    word="追回",
    line="社会救助",
    basis=RELIEF[13] + RELIEF[68] + RELIEF_ACT[73] + RELIEF_ACT[74] + GAIN,
    facts=(
        recovery.line, recovery.benefit, recovery.debtor, recovery.knew, recovery.gain_left, recovery.urban, recovery.grave, recovery.ended, recovery.found,
    ),
    conditions=of_relief,
    evidence=(
        Evidence("停发、减发决定书", RETURN, held="民政"),
        Evidence("逐月发放明细和退回记录", GAIN, held="发放账"),
        Evidence("受助人过错的证据", HEARING, only=guilty),
    ),
    steps=steps,
    clocks=(
        Clock("退还期限", recover.said(recovery.due_by), close, RETURN, only=recover.done & recover.granted),
        Clock("申请强制执行期限", sue_by + months(3), enforce, COERCION[53], only=remind.done),
    ),
    grant=Outcome("追回", document="追回多发待遇决定书"),
    refusal=Outcome("不予追回", document="不予追回通知书"),
    uncounted=steps,
    stories=(example, innocent),
    promises=promises,
    public=False,
    fills=fills,
)  # fmt: skip

matters = (matter,)
