"""不足与整改：年度报告里的每一项不足，写明原因、措施、可以衡量的目标和期限；到期没有达到的，转入下一年接着办，不能一写了之。"""

from ...facts import handling, shortfall
from ...offices import HEAD, LEGAL, SECTION
from ...statutes import SUPERVISION_OF_RULE_OF_LAW
from ...vocabulary import Clock, Condition, Duty, Figure, Outcome, Promise, Step, Story, acts, apart_from, granted_by, when

CAUSES = SUPERVISION_OF_RULE_OF_LAW["第二十五条第二项"]
ARRANGED = CAUSES + SUPERVISION_OF_RULE_OF_LAW["第二十五条第四项"]

analyse = Step("analyse", "分析原因", LEGAL, basis=CAUSES, records=(shortfall.cause,))
plan = Step(
    "plan", "定措施、目标和期限", HEAD, after=analyse, times=None, basis=ARRANGED, records=(shortfall.measure, shortfall.target, shortfall.due),
)  # fmt: skip
act = Step("act", "报告整改情况", SECTION, after=plan, times=None, basis=ARRANGED, records=(shortfall.proof, shortfall.met))
carry = Step(
    "carry", "转入下一年", HEAD, after=plan, times=None, basis=ARRANGED, records=(handling.reason,),
    gates=(Condition("目标还没有达到", when(act.done, ~act.said(shortfall.met)), ARRANGED),),
)  # fmt: skip
close = Step(
    "close", "验收销号", LEGAL, basis=ARRANGED, decides=True, final=True, apart=(act,), letter="整改销号单",
    gates=(
        Condition("目标已经达到", act.said(shortfall.met), ARRANGED),
        Condition("转入下一年的已重新定措施并整改", ~carry.done | (plan.since(carry) & act.since(plan)), ARRANGED),
    ),
)  # fmt: skip

duty = Duty(
    id="rectification",
    title="不足与整改",
    word="整改",
    line="法治建设",
    headed=True,
    basis=CAUSES,
    facts=(shortfall.year, shortfall.what),
    steps=(analyse, plan, act, carry, close),
    clocks=(Clock("整改期限", plan.said(shortfall.due), act, ARRANGED),),
    grant=Outcome("销号", document="整改销号单"),
    refusal=Outcome("未达目标", document="整改销号单"),
    figures=(
        Figure("shortfalls_analysed", "分析了原因的不足", "项", acts(analyse), "本年立项并写明原因的不足"),
        Figure("shortfalls_closed", "整改销号的不足", "项", granted_by(close), "本年达到目标、验收销号的"),
        Figure("shortfalls_carried", "转入下一年的不足", "项", acts(carry), "本年到期没有达到目标、转入下一年的"),
    ),
    public=False,
    uncounted=(plan, act),
    stories=(
        Story("当年销号", 3, ((analyse, 0), (plan, 5), (act, 90), (close, 5)), within=((2, 1), (3, 15))),
        Story("没有达到，转入下一年", 2, ((analyse, 0), (plan, 5), (act, 100), (carry, 30)), acts={act: {shortfall.met: False}}, within=((3, 1), (4, 15))),
    ),
    promises=(
        Promise("没有分析原因就定措施", plan, unless=analyse.done, basis=CAUSES),
        Promise("没有措施就报整改", act, unless=plan.done, basis=ARRANGED),
        Promise("没有措施就转入下一年", carry, unless=plan.done, basis=ARRANGED),
        Promise("已经达到还转入下一年", carry, unless=~act.done | ~act.said(shortfall.met), basis=ARRANGED),
        Promise("没有整改就销号", close, unless=act.done, basis=ARRANGED),
        Promise("没有达到目标就销号", close, unless=act.said(shortfall.met), basis=ARRANGED),
        Promise("整改的人验收自己的整改", close, unless=apart_from(act), basis=ARRANGED),
        Promise("转入下一年没有再整改就销号", close, unless=~carry.done | (plan.since(carry) & act.since(plan)), basis=ARRANGED),
    ),
)  # fmt: skip

matters = (duty,)
