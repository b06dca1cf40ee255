"""行业协会商会收费自查自纠：印发通知，逐家报送自查自纠报告，汇总。实地检查另案，见 special_inspection。"""

from ...facts import fees, handling
from ...offices import HEAD, SECTION
from ...statutes import ASSOCIATION_FEES, ASSOCIATIONS
from ...vocabulary import Clock, Condition, Duty, Figure, Outcome, Promise, Step, Story, acts, summed, today, when

BASIS = ASSOCIATION_FEES.whole + ASSOCIATIONS[30]

propose = Step("propose", "拟定通知", SECTION, basis=BASIS)
issue = Step(
    "issue", "印发自查自纠通知", HEAD, after=propose, basis=BASIS, records=(fees.due,), letter="关于组织开展行业协会商会收费自查自纠工作的通知",
    gates=(Condition("报送期限晚于印发之日", fees.due > today, BASIS),),
)  # fmt: skip
submit = Step("submit", "收到一家自查自纠报告", SECTION, after=issue, times=None, basis=BASIS,
              records=(fees.association, fees.problems, fees.refunded, fees.corrected))  # fmt: skip
remind = Step("remind", "督促未报送的", SECTION, after=issue, times=None, basis=BASIS, records=(fees.association,),
              gates=(Condition("报送期限已过", when(issue.done, today > issue.said(fees.due)), BASIS),))  # fmt: skip
summarise = Step("summarise", "汇总", SECTION, after=submit, basis=BASIS, records=(handling.reason,), letter="收费自查自纠情况报告",
                 gates=(Condition("报送期限已过", when(issue.done, today > issue.said(fees.due)), BASIS),))  # fmt: skip
close = Step("close", "归档", SECTION, after=summarise, basis=BASIS, final=True)

duty = Duty(
    id="fee_self_check",
    title="行业协会商会收费自查自纠",
    word="收费自查",
    line="行政执法",
    basis=BASIS,
    facts=(fees.year,),
    steps=(propose, issue, submit, remind, summarise, close),
    clocks=(Clock("自查报告报送期限", issue.said(fees.due), submit, BASIS, only=issue.done),),
    grant=Outcome("已经汇总", document="收费自查自纠情况报告"),
    figures=(
        Figure("association_fee_notices", "印发行业协会商会收费自查自纠通知", "份", acts(issue), "本年印发的通知"),
        Figure("association_fee_reports", "行业协会商会自查自纠报告", "份", acts(submit), "本年收到的报告，一家一份"),
        Figure("association_fee_problems", "行业协会商会自查发现的问题", "个", summed(submit, fees.problems), "自查报告所列的问题"),
        Figure("association_fees_refunded", "行业协会商会清退违规收费", "元", summed(submit, fees.refunded), "自查报告所列的清退金额", decimals=2),
    ),
    uncounted=(propose, remind, summarise, close),
    stories=(
        Story("年度自查自纠：通知、逐家报告、督促一家、汇总", 1,
              ((propose, 0), (issue, 3), *(((submit, 1),) * 21), (remind, 15), (submit, 4), (submit, 1), (summarise, 12), (close, 5)),
              acts={issue: {fees.due: 30}}, within=((4, 8), (4, 19))),
    ),
    promises=(
        Promise("没有拟定就印发", issue, unless=propose.done, basis=BASIS),
        Promise("不给报送的时间", issue, unless=fees.due > today, basis=BASIS),
        Promise("没有通知就收报告", submit, unless=issue.done, basis=BASIS),
        Promise("没有通知就督促", remind, unless=issue.done, basis=BASIS),
        Promise("没有到期就督促", remind, unless=today > issue.said(fees.due), basis=BASIS),
        Promise("没有报告就汇总", summarise, unless=submit.done, basis=BASIS),
        Promise("没有到期就汇总", summarise, unless=today > issue.said(fees.due), basis=BASIS),
        Promise("没有汇总就归档", close, unless=summarise.done, basis=BASIS),
    ),
)  # fmt: skip

matters = (duty,)
