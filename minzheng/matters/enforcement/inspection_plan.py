"""年度检查计划：事项在清单内，社会组织抽查不低于百分之三，按信用风险分级规定每年至多查几次，罚没不得有指标；批准后公布，调整同样公布。"""

from ...facts import handling, plan
from ...offices import HEAD, LEGAL
from ...statutes import (
    DISCRETION, ENTERPRISE_CHECKS, ENTERPRISE_CHECKS_GD, INSPECTIONS_GD, ORGANISATION_CHECKS, PENALTIES, RANDOM_CHECKS, SUPERVISION_AFTER, THREE_SYSTEMS,
)  # fmt: skip
from ...vocabulary import Condition, Duty, Figure, Outcome, PerDistrict, Promise, Step, Story, acts, two_readings, when, working_days

PLANNED = RANDOM_CHECKS["第二部分第三项"] + INSPECTIONS_GD.whole
CAPPED = SUPERVISION_AFTER["第九项"] + ENTERPRISE_CHECKS.whole + ENTERPRISE_CHECKS_GD.whole
rising = Condition(
    "风险越高的可以查得越多，每级都有上限",
    (plan.visits_a >= 1) & (plan.visits_a <= plan.visits_b) & (plan.visits_b <= plan.visits_c) & (plan.visits_c <= plan.visits_d), CAPPED,
)  # fmt: skip

draft = Step("draft", "拟定计划和分级上限", LEGAL, basis=PLANNED, gates=(rising,))
approve = Step("approve", "批准计划", HEAD, after=draft, basis=PLANNED, decides=True, letter="年度行政检查计划")
publish = Step("publish", "公布计划和上限", LEGAL, within=working_days(20), after=approve, basis=THREE_SYSTEMS["第二部分"] + CAPPED, only=approve.granted,
               gates=(Condition("计划已经批准", approve.granted, PLANNED),))  # fmt: skip
adjust = Step("adjust", "调整并公布", HEAD, after=publish, times=None, basis=PLANNED, records=(handling.reason,))
reject = Step("reject", "退回重拟", HEAD, after=approve, basis=PLANNED, final=True, records=(handling.reason,),
              gates=(Condition("计划没有批准", when(approve.done, ~approve.granted), PLANNED),))  # fmt: skip
close = Step("close", "年末对照归档", LEGAL, after=publish, basis=PLANNED, final=True, records=(handling.reason,))

duty = Duty(
    id="inspection_plan",
    title="年度检查计划",
    word="检查计划",
    line="行政执法",
    basis=PLANNED,
    conditions=(
        Condition("没有罚款、没收的指标", ~plan.fine_target, PENALTIES[74] + DISCRETION.whole),
        Condition("全部事项列入已公布的检查事项清单", plan.listed, RANDOM_CHECKS["第二部分第一项"] + ENTERPRISE_CHECKS.whole),
        Condition("社会组织抽查不低于在册数的百分之三", plan.quota * 100 >= plan.registered * 3, ORGANISATION_CHECKS[5]),
        rising,
        Condition("同一对象的多项检查合并安排", two_readings(plan.merged, plan.merged | ~plan.merged, "原则上一次性完成，确需分次的由人说明理由"),
                  RANDOM_CHECKS["第三部分第三项"] + SUPERVISION_AFTER["第九项"]),
    ),
    facts=(plan.year,),
    steps=(draft, approve, publish, adjust, reject, close),
    grant=Outcome("批准", document="年度行政检查计划"),
    refusal=Outcome("退回重拟", document="年度行政检查计划审核意见"),
    figures=(Figure("inspection_plans", "公布年度检查计划", "个", acts(publish), "本年公布的检查计划"),),
    uncounted=(draft, approve, adjust, reject, close),
    stories=(
        Story("年初计划，年中调整，年末对照", 1, ((draft, 0), (approve, 6), (publish, 4), (adjust, 150), (close, 160)), {plan.quota: PerDistrict(28)}, within=((1, 8), (1, 16))),
        Story("计划里写着罚没收入，退回", 1, ((draft, 0), (approve, 3), (reject, 0)), {plan.fine_target: True}, within=((1, 4), (1, 6))),
    ),
    promises=(
        Promise("高风险的反而查得少", draft,
                unless=(plan.visits_d >= plan.visits_c) & (plan.visits_c >= plan.visits_b) & (plan.visits_b >= plan.visits_a), basis=CAPPED),
        Promise("没有拟定而批准", approve, unless=draft.done, basis=PLANNED),
        Promise("没有决定而公布", publish, unless=approve.done, basis=PLANNED),
        Promise("没有批准而公布", publish, unless=approve.granted, basis=PLANNED),
        Promise("没有公布而调整", adjust, unless=publish.done, basis=PLANNED),
        Promise("没有决定而退回", reject, unless=approve.done, basis=PLANNED),
        Promise("已经批准又退回", reject, unless=~approve.done | ~approve.granted, basis=PLANNED),
        Promise("没有公布而归档", close, unless=publish.done, basis=PLANNED),
    ),
)  # fmt: skip

matters = (duty,)
