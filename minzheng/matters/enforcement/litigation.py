"""行政应诉：收到起诉状副本之日起十五日内提交答辩状、证据和依据；负责人出庭；上诉、履行裁判、回复司法建议。"""

from ...facts import dispute, handling
from ...offices import COURT, HEAD, LEGAL, SECTION
from ...statutes import LITIGATION, RECONSIDERATION, SUIT_RULES
from ...vocabulary import (
    Condition, Duty, Figure, Outcome, Promise, Step, Story, acts, choose, days, months, queried, today, two_readings, unset, when,
)  # fmt: skip

LOST = ("撤销", "变更", "确认违法", "确认无效", "责令履行")
FIRST = ("当场行政处罚", "不履行法定职责", "不予公开政府信息")

deadline = choose(
    dispute.reviewed, (dispute.review_served + days(15)).rolled,
    choose(dispute.told, (dispute.known + months(6)).rolled, dispute.known + months(12)),
)  # fmt: skip
in_time = Condition("在起诉期限内（没有告知权利的，最长一年）", dispute.filed <= deadline, LITIGATION[45] + LITIGATION[46] + SUIT_RULES[64])
at_most = Condition("自行为作出之日起没有超过五年（因不动产提起的二十年）",
                    dispute.filed <= choose(dispute.land, dispute.made + months(240), dispute.made + months(60)), LITIGATION["第四十六条第二款"])  # fmt: skip
reviewed = Condition(
    "复议前置的已经复议",
    two_readings(when(dispute.kind.among(*FIRST), dispute.reviewed), when(dispute.kind.among(*FIRST, "行政许可逾期未作决定"), dispute.reviewed),
                 "许可逾期未作决定是否属于不履行法定职责、应当先申请行政复议，有争议"),
    RECONSIDERATION[23] + LITIGATION[44],
)  # fmt: skip

receive = Step("receive", "收到起诉状副本", LEGAL, basis=LITIGATION[67])
answer = Step(
    "answer", "提交答辩状、证据和依据", LEGAL, within=days(15, roll="next"), after=receive, basis=LITIGATION[67], letter="行政诉讼答辩状",
    records=(dispute.late_evidence,), gates=(Condition("没有在诉讼中自行收集证据", ~dispute.late_evidence, LITIGATION[35]),),
)  # fmt: skip
attend = Step(
    "attend", "出庭应诉", HEAD, after=receive, times=4, basis=LITIGATION[3] + SUIT_RULES[128], records=(dispute.attendance, handling.reason),
    gates=(Condition("负责人出庭，不能出庭的说明理由并委托工作人员", dispute.attendance.among("负责人参加", "说明理由并委托工作人员"), LITIGATION[3] + SUIT_RULES[128]),),
)  # fmt: skip
judge = Step("judge", "收到裁判文书", COURT, after=receive, times=2, basis=LITIGATION[69] + LITIGATION[70], records=(dispute.judgement,))
appeal = Step(
    "appeal", "上诉", HEAD, within=days(15), after=judge, basis=LITIGATION[85], letter="行政上诉状",
    only=judge.said(dispute.judgement).among(*LOST),
    gates=(Condition("收到判决之日起十五日内", when(judge.done, today <= (judge.day + days(15)).rolled), LITIGATION[85]),),
)  # fmt: skip
perform = Step(
    "perform", "履行裁判", SECTION, within=unset, after=judge, basis=LITIGATION[94], records=(dispute.same, dispute.outcome),
    gates=(
        Condition("裁判需要履行", when(judge.done, judge.said(dispute.judgement).among(*LOST, "调解书")), LITIGATION[94]),
        Condition("没有以同一事实和理由作出基本相同的行为", ~dispute.same, LITIGATION[71]),
    ),
)  # fmt: skip
advise = Step("advise", "收到司法建议", COURT, after=receive, basis=LITIGATION[66])
respond = Step("respond", "回复司法建议", LEGAL, within=unset, after=advise, basis=LITIGATION[66], letter="司法建议回复函")
close = Step(
    "close", "归档", LEGAL, after=judge, basis=LITIGATION[94], final=True,
    gates=(
        Condition("需要履行的已经履行", when(judge.done & judge.said(dispute.judgement).among(*LOST, "调解书"), perform.done), LITIGATION[94]),
        Condition("上诉的已有二审裁判", when(appeal.done, judge.since(appeal)), LITIGATION[85]),
        Condition("收到司法建议的已经回复", when(advise.done, respond.done), LITIGATION[66]),
    ),
)  # fmt: skip

duty = Duty(
    id="litigation",
    title="行政应诉",
    word="应诉",
    line="行政执法",
    basis=LITIGATION.whole,
    conditions=(in_time, at_most, reviewed),
    facts=(dispute.person, dispute.act, dispute.case),
    steps=(receive, answer, attend, judge, appeal, perform, advise, respond, close),
    grant=Outcome("符合起诉期限和复议前置的规定", document="行政诉讼答辩状"),
    refusal=Outcome("不符合起诉条件，在答辩中提出", document="行政诉讼答辩状"),
    figures=(
        Figure("litigations", "行政应诉", "件", queried(receive), "对本年收到的起诉状副本的登记查询，按收到日期"),
        Figure("litigations_lost", "行政诉讼败诉", "件", acts(judge, dispute.judgement.among(*LOST)), "本年裁判撤销、变更、确认违法或者无效、责令履行的"),
        Figure("litigation_heads", "负责人出庭应诉", "次", acts(attend, dispute.attendance.is_("负责人参加")), "本年负责人出庭的次数"),
    ),
    uncounted=(answer, appeal, perform, advise, respond, close),
    public=False,
    stories=(
        Story("驳回诉讼请求", 1, ((receive, 0), (answer, 12), (attend, 30), (judge, 40), (close, 20)), {dispute.act: "撤销登记行政处罚决定书"}),
        Story("判决撤销，上诉，二审维持，履行", 0,
              ((receive, 0), (answer, 12), (attend, 30), (judge, 30), (appeal, 10), (judge, 60), (perform, 15), (close, 5)), {}, {judge: {dispute.judgement: "撤销"}}),
    ),
    promises=(
        Promise("没有收到起诉状副本而答辩", answer, unless=receive.done, basis=LITIGATION[67]),
        Promise("诉讼中自行收集证据", answer, unless=~dispute.late_evidence, basis=LITIGATION[35]),
        Promise("没有案件而出庭", attend, unless=receive.done, basis=LITIGATION[3]),
        Promise("无人出庭或者只有律师出庭", attend, unless=dispute.attendance.among("负责人参加", "说明理由并委托工作人员"), basis=LITIGATION[3]),
        Promise("没有案件而有裁判", judge, unless=receive.done, basis=LITIGATION[70]),
        Promise("没有裁判而上诉", appeal, unless=judge.done, basis=LITIGATION[85]),
        Promise("逾期上诉", appeal, unless=today <= (judge.day + days(15)).rolled, basis=LITIGATION[85]),
        Promise("没有裁判而履行", perform, unless=judge.done, basis=LITIGATION[94]),
        Promise("没有需要履行的内容而履行", perform, unless=judge.said(dispute.judgement).among(*LOST, "调解书"), basis=LITIGATION[94]),
        Promise("被撤销后又作基本相同的行为", perform, unless=~dispute.same, basis=LITIGATION[71]),
        Promise("没有案件而有司法建议", advise, unless=receive.done, basis=LITIGATION[66]),
        Promise("没有建议而回复", respond, unless=advise.done, basis=LITIGATION[66]),
        Promise("没有裁判而归档", close, unless=judge.done, basis=LITIGATION[94]),
        Promise("不履行就归档", close, unless=~judge.said(dispute.judgement).among(*LOST, "调解书") | perform.done, basis=LITIGATION[94]),
        Promise("上诉没有结果就归档", close, unless=~appeal.done | judge.since(appeal), basis=LITIGATION[85]),
        Promise("司法建议没有回复就归档", close, unless=~advise.done | respond.done, basis=LITIGATION[66]),
    ),
)  # fmt: skip

matters = (duty,)
