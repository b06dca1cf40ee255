"""重大行政决策（部门参照执行）：公众参与、听证、专家论证、风险评估、合法性审查、集体讨论、报告、公布、后评估。

国务院条例约束政府，部门参照（第四十二条）；听证依粤府令第303号（2024年起）。首长末位发言，不同意见如实记录。
"""

from ...facts import deciding, handling
from ...offices import COUNSEL, HEAD, LEADERS, LEGAL, PANEL, SECTION
from ...statutes import COUNSEL_SYSTEM, DECISION_HEARINGS, MAJOR_DECISIONS, MAJOR_DECISIONS_GD, OPENNESS
from ...vocabulary import Condition, Duty, Figure, Promise, Step, Story, acts, apart_from, days, today, unset, when, working_days

D = MAJOR_DECISIONS
WHOLE = D[3] + D[42] + MAJOR_DECISIONS_GD.whole

start = Step("start", "启动决策", HEAD, basis=D[10] + D[11])
solicit = Step("solicit", "公布草案征求意见", SECTION, after=start, basis=D[14] + D[15], letter="征求意见公告")
notify = Step("notify", "送达听证材料并公布参加人", SECTION, after=start, basis=D[16] + DECISION_HEARINGS.whole, records=(deciding.listed,))
hear = Step(
    "hear", "举行听证", PANEL, after=notify, basis=D[16] + D[17] + DECISION_HEARINGS.whole,
    gates=(
        Condition("听证材料已提前七日送达", when(notify.done, today >= notify.day + days(7)), D[16]),
        Condition("参加人名单已公布", when(notify.done, notify.said(deciding.listed)), D[16]),
    ),
)  # fmt: skip
argue = Step(
    "argue", "专家论证", SECTION, after=start, basis=D[19] + D[20], records=(deciding.interested, deciding.signed),
    gates=(
        Condition("专家与决策没有直接利害关系", ~deciding.interested, D[20]),
        Condition("书面意见由专家署名", deciding.signed, D[20]),
    ),
)  # fmt: skip
assess = Step("assess", "风险评估", SECTION, after=start, times=3, basis=D[22] + D[23], records=(deciding.risk,))
submit = Step(
    "submit", "送请合法性审查", SECTION, after=solicit, basis=D[25], times=3, letter="合法性审查送审材料",
    gates=(
        Condition("征求意见满三十日，或者公布了缩短期限的理由", when(solicit.done, deciding.shorter | (today > solicit.day + days(30))), D[15]),
        Condition("应当听证的已经听证", when(deciding.heard_by_law, hear.done), D[14] + D[16]),
        Condition("专业性、技术性较强的已经专家论证", when(deciding.technical, argue.done), D[19]),
        Condition("可能影响社会稳定、公共安全的已经风险评估", when(deciding.risky, assess.done), D[22]),
    ),
)  # fmt: skip
advise = Step("advise", "法律顾问、公职律师提出意见", COUNSEL, after=submit, times=3, basis=COUNSEL_SYSTEM.whole, records=(handling.passed, handling.reason))
review = Step(
    "review", "合法性审查", LEGAL, within=unset, after=submit, times=3, basis=D[25] + D[27], apart=(submit,), records=(handling.passed, handling.reason),
    gates=(Condition("已听取法律顾问、公职律师意见", when(submit.done, advise.since(submit)), COUNSEL_SYSTEM.whole + D[28]),),
)  # fmt: skip
discuss = Step(
    "discuss", "集体讨论", LEADERS, within=unset, after=review, times=3, basis=D[30],
    records=(deciding.members, deciding.last, deciding.dissent, deciding.departs, deciding.explained),
    gates=(
        Condition("留给合法性审查的时间不少于七个工作日", when(submit.done, today > submit.day + working_days(7)), D[27]),
        Condition("合法性审查通过", when(review.done, review.since(submit) & review.said(handling.passed)), D[25]),
        Condition("法律顾问没有认为不合法", when(advise.done, advise.said(handling.passed)), COUNSEL_SYSTEM.whole),
        Condition("风险可控，或者采取措施后可控", when(assess.done, ~assess.said(deciding.risk).is_("不可控")), D[24]),
        Condition("三人以上参加", deciding.members >= 3, D[30]),
        Condition("主要负责人最后发言", deciding.last, D[30]),
        Condition("不同意见如实记入纪要", deciding.dissent, D[30]),
        Condition("与多数人意见不一致的说明了理由", when(deciding.departs, deciding.explained), D[30]),
    ),
)  # fmt: skip
report = Step("report", "向党组织请示报告", HEAD, after=discuss, basis=D[31], letter="请示报告")
publish = Step(
    "publish", "公布并解读", HEAD, within=unset, after=report, basis=D[32] + OPENNESS[26], letter="决策公告",
    gates=(Condition("讨论的是最后审查的草案", when(discuss.done, discuss.since(review)), D[25] + D[30]),),
)  # fmt: skip
archive = Step("archive", "归档", SECTION, within=unset, after=publish, basis=D[33])
evaluate = Step("evaluate", "后评估", SECTION, after=publish, times=None, basis=D[36], records=(deciding.finding,))
drop = Step("drop", "终止决策程序", HEAD, after=start, basis=WHOLE, final=True, records=(handling.reason,), gates=(Condition("尚未公布", ~publish.done, WHOLE),))

duty = Duty(
    id="major_decision",
    title="重大行政决策",
    word="重大决策",
    line="依法决策",
    basis=WHOLE,
    facts=(deciding.name,),
    steps=(start, solicit, notify, hear, argue, assess, submit, advise, review, discuss, report, publish, archive, evaluate, drop),
    figures=(
        Figure("major_decisions", "重大行政决策", "项", acts(publish), "本年经全部法定程序后公布的重大行政决策"),
        Figure("major_decision_hearings", "重大行政决策听证", "次", acts(hear), "本年为重大行政决策举行的听证"),
        Figure("major_decisions_dropped", "终止的重大行政决策", "项", acts(drop), "本年在程序中终止的重大行政决策"),
        Figure("major_decisions_evaluated", "重大行政决策后评估", "次", acts(evaluate), "本年对重大行政决策的后评估"),
    ),
    uncounted=(start, solicit, notify, argue, assess, submit, advise, review, discuss, report, archive),
    stories=(
        Story("听证、论证、评估后公布", 1,
              ((start, 0), (solicit, 7), (notify, 3), (hear, 10), (argue, 5), (assess, 5), (submit, 14), (advise, 3), (review, 6), (discuss, 4), (report, 2),
               (publish, 5), (archive, 10)),
              {deciding.name: "清城区养老服务设施布局规划", deciding.heard_by_law: True, deciding.technical: True, deciding.risky: True},
              within=((3, 1), (7, 31))),
        Story("风险不可控，终止", 1, ((start, 0), (assess, 20), (drop, 10)), {deciding.risky: True}, {assess: {deciding.risk: "不可控"}},
              within=((2, 1), (10, 31))),
        Story("公布后评估", 0,
              ((start, 0), (solicit, 7), (submit, 35), (advise, 3), (review, 6), (discuss, 4), (report, 2), (publish, 5), (archive, 10), (evaluate, 120))),
    ),
    promises=(
        Promise("没有启动就征求意见", solicit, unless=start.done, basis=D[10]),
        Promise("没有启动就通知听证", notify, unless=start.done, basis=D[10]),
        Promise("没有通知就听证", hear, unless=notify.done, basis=D[16]),
        Promise("听证材料不足七日", hear, unless=today >= notify.day + days(7), basis=D[16]),
        Promise("听证参加人没有公布", hear, unless=notify.said(deciding.listed), basis=D[16]),
        Promise("没有启动就论证", argue, unless=start.done, basis=D[10]),
        Promise("采信有利害关系的专家", argue, unless=~deciding.interested, basis=D[20]),
        Promise("专家意见没有署名", argue, unless=deciding.signed, basis=D[20]),
        Promise("没有启动就评估", assess, unless=start.done, basis=D[10]),
        Promise("没有征求意见就送审", submit, unless=solicit.done, basis=D[14]),
        Promise("征求意见不足三十日又没有理由", submit, unless=deciding.shorter | (today > solicit.day + days(30)), basis=D[15]),
        Promise("应当听证没有听证", submit, unless=~deciding.heard_by_law | hear.done, basis=D[16]),
        Promise("应当论证没有论证", submit, unless=~deciding.technical | argue.done, basis=D[19]),
        Promise("应当评估没有评估", submit, unless=~deciding.risky | assess.done, basis=D[22]),
        Promise("没有送审就出具意见", advise, unless=submit.done, basis=COUNSEL_SYSTEM.whole),
        Promise("没有送审就审查", review, unless=submit.done, basis=D[25]),
        Promise("起草送审的人自己审查", review, unless=apart_from(submit), basis=D[25]),
        Promise("没有听取法律顾问意见就审查", review, unless=advise.since(submit), basis=COUNSEL_SYSTEM.whole),
        Promise("没有合法性审查就讨论", discuss, unless=review.done, basis=D[25]),
        Promise("审查没有通过就讨论", discuss, unless=review.said(handling.passed), basis=D[25]),
        Promise("重新送审没有重新审查就讨论", discuss, unless=review.since(submit), basis=D[25]),
        Promise("审查时间不足七个工作日", discuss, unless=today > submit.day + working_days(7), basis=D[27]),
        Promise("法律顾问认为不合法还提交讨论", discuss, unless=advise.said(handling.passed), basis=COUNSEL_SYSTEM.whole),
        Promise("风险不可控还决策", discuss, unless=~assess.done | ~assess.said(deciding.risk).is_("不可控"), basis=D[24]),
        Promise("一两个人就算集体讨论", discuss, unless=deciding.members >= 3, basis=D[30]),
        Promise("主要负责人没有末位发言", discuss, unless=deciding.last, basis=D[30]),
        Promise("不记录不同意见", discuss, unless=deciding.dissent, basis=D[30]),
        Promise("违背多数人意见没有说明", discuss, unless=~deciding.departs | deciding.explained, basis=D[30]),
        Promise("没有讨论就报告", report, unless=discuss.done, basis=D[31]),
        Promise("没有报告就公布", publish, unless=report.done, basis=D[31]),
        Promise("公布的不是讨论过的草案", publish, unless=discuss.since(review), basis=D[30]),
        Promise("公布了还终止", drop, unless=~publish.done, basis=WHOLE),
        Promise("没有公布就归档", archive, unless=publish.done, basis=D[33]),
        Promise("没有公布就后评估", evaluate, unless=publish.done, basis=D[36]),
        Promise("没有启动就终止", drop, unless=start.done, basis=D[10]),
    ),
)  # fmt: skip

matters = (duty,)
