"""行政复议答复：收到申请书副本之日起十个工作日（简易程序五个）提交答复、证据和依据；负责人参加听证；履行决定；意见书六十日内报告。

逾期不答复的，视为行为没有证据。作出行为以后不得自行收集证据。被撤销的，不得以同一事实和理由再作相同的行为。
"""

from ...facts import dispute, handling
from ...offices import GOVERNMENT, HEAD, LEGAL, PARTY, SECTION
from ...statutes import RECONSIDERATION
from ...vocabulary import (
    Clock, Condition, Duty, Figure, Outcome, Promise, Step, Story, acts, choose, days, months, queried, unset, when, working_days,
)  # fmt: skip

CORRECTED = ("变更", "撤销", "确认违法", "确认无效", "责令履行")

in_time = Condition("在申请期限内（没有告知权利的，最长一年）",
                    dispute.filed <= choose(dispute.told, (dispute.known + days(60)).rolled, dispute.known + months(12)), RECONSIDERATION[20])  # fmt: skip

at_most = Condition("自行为作出之日起没有超过五年（因不动产提出的二十年）",
                    dispute.filed <= choose(dispute.land, dispute.made + months(240), dispute.made + months(60)), RECONSIDERATION[21])  # fmt: skip

receive = Step("receive", "收到复议申请书副本", LEGAL, basis=RECONSIDERATION[48] + RECONSIDERATION[54])
answer = Step(
    "answer", "提交书面答复、证据和依据", LEGAL, after=receive, basis=RECONSIDERATION[48] + RECONSIDERATION[54], letter="行政复议答复书",
    records=(dispute.late_evidence,),
    gates=(Condition("证据不是作出行为以后自行收集的", ~dispute.late_evidence, RECONSIDERATION[46]),),
)  # fmt: skip
attend = Step(
    "attend", "参加听证", HEAD, after=receive, times=3, basis=RECONSIDERATION[51], records=(dispute.attendance, handling.reason),
    gates=(Condition("负责人参加，不能参加的说明理由并委托工作人员", dispute.attendance.among("负责人参加", "说明理由并委托工作人员"), RECONSIDERATION[51]),),
)  # fmt: skip
withdraw = Step("withdraw", "申请人撤回申请", PARTY, after=receive, basis=RECONSIDERATION[41])
settle = Step("settle", "收到复议决定", GOVERNMENT, after=receive, basis=RECONSIDERATION[63], records=(dispute.result,),
              gates=(Condition("没有撤回的申请不作终止以外的决定", when(withdraw.done, dispute.result.is_("终止")), RECONSIDERATION[41]),))  # fmt: skip
advise = Step("advise", "收到行政复议意见书", GOVERNMENT, after=receive, basis=RECONSIDERATION[76])
report = Step("report", "报告纠正情况", LEGAL, within=days(60), after=advise, basis=RECONSIDERATION[76], letter="行政复议意见书办理情况报告")
perform = Step(
    "perform", "履行复议决定", SECTION, within=unset, after=settle, basis=RECONSIDERATION[77], records=(dispute.same, dispute.outcome),
    gates=(
        Condition("决定需要履行", when(settle.done, settle.said(dispute.result).among(*CORRECTED, "调解书")), RECONSIDERATION[77]),
        Condition("没有以同一事实和理由作出相同的行为", ~dispute.same, RECONSIDERATION[64]),
    ),
)  # fmt: skip
close = Step(
    "close", "归档", LEGAL, after=settle, basis=RECONSIDERATION[77], final=True,
    gates=(
        Condition("需要履行的已经履行", when(settle.done & settle.said(dispute.result).among(*CORRECTED, "调解书"), perform.done), RECONSIDERATION[77]),
        Condition("收到意见书的已经报告", when(advise.done, report.done), RECONSIDERATION[76]),
    ),
)  # fmt: skip

duty = Duty(
    id="reconsideration",
    title="行政复议答复",
    word="复议",
    line="行政执法",
    basis=RECONSIDERATION.whole,
    conditions=(in_time, at_most),
    facts=(dispute.person, dispute.act, dispute.case, dispute.kind),
    steps=(receive, answer, attend, withdraw, settle, advise, report, perform, close),
    clocks=(
        Clock("复议答复期限", choose(dispute.simple, receive.day + working_days(5), receive.day + working_days(10)), answer,
              RECONSIDERATION[48] + RECONSIDERATION[54]),
    ),
    grant=Outcome("在期限内", document="行政复议答复书"),
    refusal=Outcome("已经超过期限，在答复中提出", document="行政复议答复书"),
    figures=(
        Figure("reconsiderations", "被申请行政复议", "件", queried(receive), "对本年收到的复议申请书副本的登记查询，按收到日期"),
        Figure("reconsiderations_corrected", "行政复议纠正", "件", acts(settle, dispute.result.among(*CORRECTED)), "本年复议决定变更、撤销、确认违法或者无效、责令履行的"),
        Figure("reconsideration_heads", "负责人参加复议听证", "次", acts(attend, dispute.attendance.is_("负责人参加")), "本年负责人参加听证的次数"),
    ),
    uncounted=(answer, withdraw, advise, report, perform, close),
    public=False,
    stories=(
        Story("维持", 1, ((receive, 0), (answer, 9), (attend, 12), (settle, 30), (close, 5)), {dispute.act: "不予最低生活保障告知书"}),
        Story("简易程序，调解结案", 1, ((receive, 0), (answer, 5), (settle, 20), (perform, 10), (close, 3)), {dispute.act: "当场行政处罚决定书", dispute.simple: True},
              {settle: {dispute.result: "调解书"}}),
        Story("撤销，意见书六十日内报告", 0, ((receive, 0), (answer, 9), (settle, 30), (advise, 0), (perform, 20), (report, 20), (close, 3)), {},
              {settle: {dispute.result: "撤销"}}),
    ),
    promises=(
        Promise("没有收到副本而答复", answer, unless=receive.done, basis=RECONSIDERATION[48]),
        Promise("以事后收集的证据答复", answer, unless=~dispute.late_evidence, basis=RECONSIDERATION[46]),
        Promise("没有案件而出席", attend, unless=receive.done, basis=RECONSIDERATION[51]),
        Promise("听证无人出席或者只有律师", attend, unless=dispute.attendance.among("负责人参加", "说明理由并委托工作人员"), basis=RECONSIDERATION[51]),
        Promise("没有案件而撤回", withdraw, unless=receive.done, basis=RECONSIDERATION[41]),
        Promise("没有案件而有决定", settle, unless=receive.done, basis=RECONSIDERATION[63]),
        Promise("撤回以后作出终止以外的决定", settle, unless=~withdraw.done | dispute.result.is_("终止"), basis=RECONSIDERATION[41]),
        Promise("没有案件而有意见书", advise, unless=receive.done, basis=RECONSIDERATION[76]),
        Promise("没有意见书而报告", report, unless=advise.done, basis=RECONSIDERATION[76]),
        Promise("没有决定而履行", perform, unless=settle.done, basis=RECONSIDERATION[77]),
        Promise("没有需要履行的内容而履行", perform, unless=settle.said(dispute.result).among(*CORRECTED, "调解书"), basis=RECONSIDERATION[77]),
        Promise("被撤销后又作相同的行为", perform, unless=~dispute.same, basis=RECONSIDERATION[64]),
        Promise("没有决定而归档", close, unless=settle.done, basis=RECONSIDERATION[77]),
        Promise("不履行就归档", close, unless=~settle.said(dispute.result).among(*CORRECTED, "调解书") | perform.done, basis=RECONSIDERATION[77]),
        Promise("意见书没有报告就归档", close, unless=~advise.done | report.done, basis=RECONSIDERATION[76]),
    ),
)  # fmt: skip

matters = (duty,)
