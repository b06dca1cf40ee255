"""区划和地名数据的复核、完善：逐镇街核对国家地名信息库的数据，查出有误的全部更正以后总结。"""

from ...facts import datacheck
from ...offices import HEAD, SECTION, TOWN
from ...statutes import DIVISIONS, PLACE_NAMES
from ...vocabulary import Clock, Condition, Duty, Figure, Promise, Step, Story, acts, summed, today, unset, when

KEPT = PLACE_NAMES[16] + DIVISIONS[17]

plan = Step("plan", "印发任务方案", HEAD, basis=KEPT, letter="数据复核方案", records=(datacheck.plan_number, datacheck.ends),
            gates=(Condition("完成期限在印发之后", datacheck.ends > today, KEPT),))  # fmt: skip
check = Step(
    "check", "镇街逐条核对", TOWN, after=plan, times=None, basis=KEPT, records=(datacheck.rows, datacheck.wrong),
    gates=(Condition("有误的不多于核对的", datacheck.wrong <= datacheck.rows, KEPT),),
)  # fmt: skip
correct = Step(
    "correct", "更正并更新国家地名信息库", SECTION, within=unset, after=check, times=None, basis=KEPT, records=(datacheck.corrected,),
    gates=(Condition("更正的与查出有误的条数一致", when(check.done, datacheck.corrected.equals(check.said(datacheck.wrong))), KEPT),),
)  # fmt: skip
conclude = Step(
    "conclude", "总结报送", SECTION, within=unset, after=check, basis=KEPT, final=True, letter="数据复核报告",
    gates=(
        Condition("有误的已经更正", when(check.done, (check.said(datacheck.wrong) <= 0) | correct.since(check)), KEPT),
    ),
)  # fmt: skip

duty = Duty(
    id="place_data_review",
    title="区划地名数据复核与完善",
    word="地名复核",
    line="区划地名",
    basis=KEPT,
    facts=(datacheck.name,),
    steps=(plan, check, correct, conclude),
    clocks=(Clock("任务期限", plan.said(datacheck.ends), conclude, KEPT),),
    figures=(
        Figure("place_data_reviews", "区划地名数据复核任务", "项", acts(conclude), "本年总结报送的复核、完善任务"),
        Figure("place_data_checked", "复核区划地名数据", "条", summed(check, datacheck.rows), "本年核对的条数"),
        Figure("place_data_corrected", "更正区划地名数据", "条", summed(correct, datacheck.corrected), "本年更正的条数"),
    ),
    uncounted=(plan,),
    stories=tuple(
        Story(name, 1, ((plan, 0), *(((check, 7), (correct, 3)) * 8), (conclude, 5)), {datacheck.name: name},
              {plan: {datacheck.plan_number: f"清城民〔2024〕演练{number}号", datacheck.ends: 150}, check: {datacheck.wrong: 1}, correct: {datacheck.corrected: 1}},
              within=((month, 1), (month, 20)))
        for number, month, name in ((31, 3, "行政区划类数据复核"), (32, 6, "行政村（社区）数据完善"))
    ),
    public=False,
    promises=(
        Promise("没有期限的任务", plan, unless=datacheck.ends > today, basis=KEPT),
        Promise("没有方案而核对", check, unless=plan.done, basis=KEPT),
        Promise("有误的比核对的还多", check, unless=datacheck.wrong <= datacheck.rows, basis=KEPT),
        Promise("没有核对而更正", correct, unless=check.done, basis=KEPT),
        Promise("更正的与查出的不一致", correct,
                unless=(datacheck.corrected >= check.said(datacheck.wrong)) & (datacheck.corrected <= check.said(datacheck.wrong)), basis=KEPT),
        Promise("没有核对而总结", conclude, unless=check.done, basis=KEPT),
        Promise("有误的没有更正而总结", conclude, unless=(check.said(datacheck.wrong) <= 0) | correct.since(check), basis=KEPT),
    ),
)  # fmt: skip

matters = (duty,)
