"""婚姻家庭辅导与调解：自愿、免费，不是婚姻登记的前置条件，也不停任何期限；有家庭暴力风险的不作共同会谈。

按人次计：一对夫妻一次会谈计二人次，一人三次计三人次。调解结果不是行政行为，不告知复议和诉讼；内容保密，从不公开。
"""

from ...facts import counsel, handling
from ...offices import COUNSELLOR, COUPLE, REGISTRAR
from ...statutes import CIVIL_CODE, COUNSELLING, DOMESTIC_VIOLENCE, MARRIAGE_2025, PERSONAL_INFORMATION
from ...vocabulary import Condition, Figure, Outcome, Promise, Service, Step, Story, acts, on_the_spot, summed, unset, when

OFFERED = COUNSELLING.whole + MARRIAGE_2025[5]
risk_of_violence = counsel.risk.is_("有家庭暴力风险").called("有家庭暴力风险")
in_danger = counsel.risk.is_("疑似被拐卖或者受胁迫").called("疑似被拐卖或者受胁迫")

consented = Condition("每一名参加人书面同意", counsel.consented, PERSONAL_INFORMATION[29] + OFFERED)
voluntary = Condition("不作为婚姻登记的前置条件", ~counsel.precondition, OFFERED)
free = Condition("不收费用", counsel.fee <= 0, OFFERED)
qualified = Condition("辅导师具备资质，没有利害关系", counsel.qualified, OFFERED)

offer = Step("offer", "告知可以接受辅导", REGISTRAR, within=on_the_spot, basis=OFFERED, gates=(voluntary,))
decline = Step("decline", "不接受辅导", COUPLE, after=offer, basis=OFFERED, final=True)
consent = Step("consent", "书面同意", COUPLE, after=offer, basis=PERSONAL_INFORMATION[29], gates=(consented,))
screen = Step("screen", "风险筛查", COUNSELLOR, within=on_the_spot, after=consent, basis=DOMESTIC_VIOLENCE[13] + OFFERED, records=(counsel.risk,),
              gates=(qualified,))  # fmt: skip
report = Step(
    "report", "向公安机关报告", COUNSELLOR, within=on_the_spot, after=screen, basis=DOMESTIC_VIOLENCE[14] + OFFERED, records=(handling.reason,),
    only=screen.said(counsel.risk).is_("疑似被拐卖或者受胁迫"),
    gates=(Condition("筛查发现疑似被拐卖或者受胁迫", when(screen.done, screen.said(counsel.risk).is_("疑似被拐卖或者受胁迫")), DOMESTIC_VIOLENCE[14] + OFFERED),),
)  # fmt: skip
meet = Step(
    "meet", "会谈", COUNSELLOR, within=unset, after=screen, times=None, basis=OFFERED,
    records=(counsel.attended, counsel.together, counsel.topic, counsel.fee),
    gates=(
        free,
        Condition("有家庭暴力风险的不作共同会谈",
                  when(screen.done, ~screen.said(counsel.risk).is_("有家庭暴力风险") | ~counsel.together), DOMESTIC_VIOLENCE[13] + OFFERED),
        Condition("疑似被拐卖或者受胁迫的已经报告",
                  when(screen.done, ~screen.said(counsel.risk).is_("疑似被拐卖或者受胁迫") | report.done), DOMESTIC_VIOLENCE[14] + OFFERED),
    ),
)  # fmt: skip
conclude = Step(
    "conclude", "记录结果、归档", COUNSELLOR, within=unset, after=screen, basis=OFFERED, final=True, records=(counsel.result,),
    gates=(
        Condition("疑似被拐卖或者受胁迫的已经报告",
                  when(screen.done, ~screen.said(counsel.risk).is_("疑似被拐卖或者受胁迫") | report.done), DOMESTIC_VIOLENCE[14] + OFFERED),
    ),
)  # fmt: skip

ONCE = ((offer, 0), (consent, 3), (screen, 0), (meet, 0), (conclude, 1))

service = Service(
    id="family_counselling",
    title="婚姻家庭辅导与调解",
    word="婚姻辅导",
    line="婚姻登记",
    basis=OFFERED + CIVIL_CODE[1043],
    conditions=(
        voluntary, consented, free, qualified,
        Condition("有家庭暴力风险的不作共同会谈", when(risk_of_violence, ~counsel.together), DOMESTIC_VIOLENCE[13] + OFFERED),
        Condition("疑似被拐卖或者受胁迫的已经报告", when(in_danger, counsel.reported), DOMESTIC_VIOLENCE[14] + OFFERED),
    ),
    facts=(counsel.client, counsel.occasion),
    steps=(offer, decline, consent, screen, report, meet, conclude),
    grant=Outcome("可以辅导", document="辅导同意书"),
    refusal=Outcome("不合法", document="辅导更正意见"),
    figures=(
        Figure("marriage_counselling", "婚姻家庭辅导（调解）", "人次", summed(meet, counsel.attended), "本年会谈的参加人次：每次会谈按到场人数计"),
        Figure("counselling_sessions", "婚姻家庭辅导会谈", "次", acts(meet), "本年会谈的次数"),
        Figure("counselling_declined", "不接受辅导", "件", acts(decline), "本年告知后不接受辅导的，不影响登记"),
    ),
    uncounted=(offer, consent, screen, report, conclude),
    stories=(
        Story("夫妻共同会谈一次", 13, ONCE, acts={meet: {counsel.attended: 2}}),
        Story("一方单独会谈一次", 4, ONCE, acts={screen: {counsel.risk: "有家庭暴力风险"}, meet: {counsel.attended: 1, counsel.together: False}}),
        Story("一方单独会谈两次", 2, ((offer, 0), (consent, 3), (screen, 0), (meet, 0), (meet, 10), (conclude, 1)),
              acts={meet: {counsel.attended: 1, counsel.together: False}}),
        Story("不接受辅导", 9, ((offer, 0), (decline, 0))),
    ),
    confidential=True,
    promises=(
        Promise("把辅导作为登记的前置条件", offer, unless=~counsel.precondition, basis=OFFERED),
        Promise("没有告知而不接受", decline, unless=offer.done, basis=OFFERED),
        Promise("没有告知而同意", consent, unless=offer.done, basis=OFFERED),
        Promise("不同意而辅导", screen, unless=consent.done, basis=PERSONAL_INFORMATION[29]),
        Promise("没有资质、有利害关系而辅导", screen, unless=counsel.qualified, basis=OFFERED),
        Promise("没有书面同意", consent, unless=counsel.consented, basis=PERSONAL_INFORMATION[29]),
        Promise("没有筛查而会谈", meet, unless=screen.done, basis=DOMESTIC_VIOLENCE[13]),
        Promise("收取辅导费", meet, unless=counsel.fee <= 0, basis=OFFERED),
        Promise("有家庭暴力风险而共同会谈", meet, unless=~screen.said(counsel.risk).is_("有家庭暴力风险") | ~counsel.together, basis=DOMESTIC_VIOLENCE[13]),
        Promise("发现疑似被拐卖不报告而会谈", meet, unless=screen.said(counsel.risk).among("没有发现", "有家庭暴力风险") | report.done, basis=DOMESTIC_VIOLENCE[14]),
        Promise("发现疑似被拐卖不报告而了结", conclude, unless=screen.said(counsel.risk).among("没有发现", "有家庭暴力风险") | report.done, basis=DOMESTIC_VIOLENCE[14]),
        Promise("没有筛查而了结", conclude, unless=screen.done, basis=DOMESTIC_VIOLENCE[13]),
        Promise("没有筛查而报告", report, unless=screen.done, basis=DOMESTIC_VIOLENCE[14]),
        Promise("没有发现而报告", report, unless=screen.said(counsel.risk).is_("疑似被拐卖或者受胁迫"), basis=DOMESTIC_VIOLENCE[14]),
    ),
)  # fmt: skip

matters = (service,)
