"""年度普法计划：一年不断。每三个月检查一次，三个月内一场也没有办的须作出补办安排，四次检查都做过、缺的都补上，方可总结。

已办场数由普法活动登记簿得出，不填写。
"""

from ...facts import yearplan
from ...offices import HEAD, LEGAL, SECTION
from ...statutes import LAW_DUTY, LAW_PUBLICITY, LAW_PUBLICITY_GD
from ...vocabulary import Clock, Condition, Duty, Figure, Promise, Step, Story, acts, choose, days, months, summed, unset, when

PLANNED = LAW_PUBLICITY[18] + LAW_PUBLICITY_GD.whole + LAW_DUTY.whole
REAL = LAW_PUBLICITY[53] + LAW_PUBLICITY[56] + LAW_PUBLICITY_GD.whole

adopt = Step(
    "adopt", "印发年度普法计划", HEAD, basis=PLANNED, records=(yearplan.target, yearplan.measured), letter="年度普法工作计划",
    gates=(
        Condition("至少有一场活动要测验效果", yearplan.measured >= 1, REAL),
        Condition("测验的不多于计划的", yearplan.measured <= yearplan.target, REAL),
    ),
)  # fmt: skip
review = Step("review", "季度检查", LEGAL, after=adopt, times=None, basis=PLANNED, records=(yearplan.held,))
make_up = Step(
    "make_up", "作出补办安排", SECTION, within=days(30), after=review, times=None, basis=PLANNED, records=(yearplan.extra,),
    only=review.said(yearplan.held) <= 0,
    gates=(Condition("近三个月没有办过活动", when(review.done, review.said(yearplan.held) <= 0), PLANNED),),
)  # fmt: skip
conclude = Step(
    "conclude", "年度总结", HEAD, within=unset, basis=PLANNED, final=True, letter="年度普法工作总结",
    gates=(
        Condition("检查不少于四次", review.count >= 4, PLANNED),
        Condition("最近一次检查缺的已作出补办安排", when(review.done, (review.said(yearplan.held) >= 1) | make_up.since(review)), PLANNED),
    ),
)  # fmt: skip

duty = Duty(
    id="publicity_plan",
    title="年度普法计划",
    word="普法计划",
    line="法治宣传教育",
    basis=PLANNED,
    facts=(yearplan.name,),
    steps=(adopt, review, make_up, conclude),
    clocks=(Clock("季度检查", choose(review.done, review.day, adopt.day) + months(3), review, PLANNED),),
    figures=(
        Figure("publicity_plans", "年度普法计划", "份", acts(adopt), "本年印发的年度普法计划"),
        Figure("publicity_planned", "计划开展的普法活动", "场", summed(adopt, yearplan.target), "本年印发的计划所列的活动场数"),
        Figure("publicity_reviews", "普法计划检查", "次", acts(review), "本年对普法计划的检查"),
        Figure("publicity_made_up", "普法活动补办安排", "次", acts(make_up), "三个月内没有活动而作出的补办安排"),
    ),
    uncounted=(conclude,),
    stories=(
        Story("全年不断，按季检查", 1, ((adopt, 0), (review, 80), (review, 85), (review, 85), (review, 86), (conclude, 1)),
              {yearplan.name: "年度普法工作计划"}, within=((1, 15), (1, 15))),
    ),
    public=False,
    promises=(
        Promise("没有一场测验效果的计划", adopt, unless=yearplan.measured >= 1, basis=REAL),
        Promise("测验的场数多于活动的场数", adopt, unless=yearplan.measured <= yearplan.target, basis=REAL),
        Promise("没有计划就检查", review, unless=adopt.done, basis=PLANNED),
        Promise("没有检查就补办", make_up, unless=review.done, basis=PLANNED),
        Promise("没有缺而作补办安排", make_up, unless=review.said(yearplan.held) <= 0, basis=PLANNED),
        Promise("没有检查就总结", conclude, unless=review.done, basis=PLANNED),
        Promise("检查不足四次就总结", conclude, unless=review.count >= 4, basis=PLANNED),
        Promise("缺了一季没有补办就总结", conclude, unless=(review.said(yearplan.held) >= 1) | make_up.since(review), basis=PLANNED),
    ),
)  # fmt: skip

matters = (duty,)
