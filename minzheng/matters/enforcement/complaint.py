"""投诉举报和信访：来信、来访、网上、来电、12345工单、转送都进一本登记；分类、告知、答复、复查、复核。

“没有收到行政执法问题的投诉”是对这本登记的一次查询，不是一句话。有法定途径的走法定途径，不以信访处理意见代替。
热线工单按收到之日起二、十、十五个工作日答复；信访事项十五日内书面告知，受理之日起六十日内办结，可以延长一次三十日。
"""

from ...facts import complaint, handling
from ...offices import CITY, GOVERNMENT, HEAD, LEGAL, PARTY, SECTION
from ...statutes import ENFORCEMENT_SUPERVISION, HOTLINE_GD, PENALTIES, PETITIONS
from ...vocabulary import (
    Clock, Condition, Figure, Outcome, Promise, Service, Step, Story, acts, choose, days, queried, today, unset, when, working_days,
)  # fmt: skip

REGISTERED = PETITIONS[21] + PETITIONS[23]
SORTED = PETITIONS[29] + PETITIONS[31]
ANSWERED = PETITIONS[34]

hotline = complaint.channel.among("来电", "12345工单").called("热线、来电")
petition = complaint.route.is_("没有，按信访程序")

new = Condition("不是已经复核终结的同一事项", ~complaint.finished, PETITIONS[36])
impartial = Condition("承办人员没有利害关系", ~complaint.conflicted, PETITIONS[28])
led = Condition("有法定途径的导入法定途径", complaint.route.rank.equals(complaint.statutory.rank), SORTED)

register = Step(
    "register", "登记", SECTION, basis=REGISTERED + HOTLINE_GD.whole + ENFORCEMENT_SUPERVISION[20],
    gates=(
        new,
        Condition("收到之日不晚于登记之日", complaint.received <= today, PETITIONS[23]),
    ),
)  # fmt: skip
inform = Step("inform", "书面告知接收情况和途径", SECTION, after=register, basis=PETITIONS[23], letter="信访事项告知书")
dispute = Step(
    "dispute", "对转送提出异议并退回", SECTION, after=register, basis=PETITIONS[23], final=True, records=(handling.reason,),
    gates=(
        Condition("由其他机关转送", complaint.channel.is_("其他机关转送"), PETITIONS[23]),
        Condition("不属于本机关职权", ~complaint.ours, PETITIONS[23]),
    ),
)  # fmt: skip
classify = Step("classify", "分类", LEGAL, within=unset, after=register, basis=SORTED, records=(complaint.route,), gates=(led,))
accept = Step(
    "accept", "按信访程序受理", SECTION, after=classify, basis=SORTED,
    gates=(Condition("没有其他法定途径", when(classify.done, classify.said(complaint.route).is_("没有，按信访程序")), SORTED),),
)  # fmt: skip
investigate = Step(
    "investigate", "调查核实", SECTION, within=unset, after=classify, times=3, basis=PETITIONS[28],
    records=(complaint.conflicted, complaint.exposed, complaint.unlawful),
    gates=(impartial, Condition("没有向被举报人透露举报材料和举报人身份", ~complaint.exposed, PETITIONS[30] + PETITIONS[46])),
)  # fmt: skip
extend = Step(
    "extend", "延长办理期限", HEAD, after=accept, basis=ANSWERED, records=(handling.reason,), letter="信访事项延期告知书",
    gates=(Condition("在六十日届满以前决定并告知", when(accept.done, today <= accept.day + days(60)), ANSWERED),),
)  # fmt: skip
lead = Step(
    "lead", "移交立案", SECTION, after=investigate, basis=PENALTIES[54] + SORTED, records=(complaint.case,),
    gates=(
        Condition("查明有应当立案的违法事实", when(investigate.done, investigate.said(complaint.unlawful)), PENALTIES[54]),
        Condition("写明立案的办件", complaint.case.written, PENALTIES[54]),
    ),
)  # fmt: skip
answer = Step(
    "answer", "答复", SECTION, after=classify, basis=ANSWERED + HOTLINE_GD.whole, records=(complaint.found, handling.reason), letter="投诉举报（信访事项）答复书",
    gates=(
        Condition("按信访程序办理的，除热线工单外已经受理",
                  when(classify.done, ~classify.said(complaint.route).is_("没有，按信访程序") | hotline | accept.done), SORTED + ANSWERED),
        Condition("投诉、举报已经调查核实", when(complaint.kind.among("投诉", "举报"), investigate.done), PETITIONS[28]),
        Condition("查明有违法事实的已经移交立案", when(investigate.done & investigate.said(complaint.unlawful), lead.done), PENALTIES[54] + SORTED),
    ),
)  # fmt: skip
ask_review = Step(
    "ask_review", "请求复查", PARTY, within=days(30), after=answer, basis=PETITIONS[35],
    gates=(
        Condition("按信访程序受理的事项", accept.done, PETITIONS[35]),
        Condition("收到答复之日起三十日内", when(answer.done, today <= (answer.day + days(30)).rolled), PETITIONS[35]),
    ),
)  # fmt: skip
review = Step("review", "复查意见", GOVERNMENT, within=days(30), after=ask_review, basis=PETITIONS[35], letter="信访事项复查意见书", records=(handling.reason,))
ask_final = Step(
    "ask_final", "请求复核", PARTY, within=days(30), after=review, basis=PETITIONS[36],
    gates=(Condition("收到复查意见之日起三十日内", when(review.done, today <= (review.day + days(30)).rolled), PETITIONS[36]),),
)  # fmt: skip
settle = Step("settle", "复核意见", CITY, within=days(30), after=ask_final, basis=PETITIONS[36], final=True, letter="信访事项复核意见书", records=(handling.reason,))
close = Step("close", "归档", SECTION, after=answer, basis=REGISTERED, final=True,
             gates=(Condition("请求复查的已经复查", when(ask_review.done, review.done), PETITIONS[35]),
                    Condition("请求复核的由复核终结", ~ask_final.done, PETITIONS[36])))  # fmt: skip

by_hotline = choose(
    complaint.kind.is_("咨询"), complaint.received + working_days(2),
    choose(complaint.kind.among("求助", "建议"), complaint.received + working_days(10), complaint.received + working_days(15)),
)  # fmt: skip
told = ((register, 0), (classify, 0), (answer, 1), (close, 1))
checked = ((register, 0), (classify, 1), (investigate, 4), (answer, 5), (close, 2))
written = ((register, 0), (inform, 4), (classify, 2), (accept, 1), (investigate, 12), (answer, 15), (close, 32))

service = Service(
    id="complaint",
    title="投诉举报和信访事项办理",
    word="投诉",
    line="行政执法",
    basis=PETITIONS.whole + HOTLINE_GD.whole,
    conditions=(new, impartial, led),
    facts=(complaint.channel, complaint.kind, complaint.topic, complaint.person, complaint.ours),
    steps=(register, inform, dispute, classify, accept, investigate, extend, lead, answer, ask_review, review, ask_final, settle, close),
    clocks=(
        Clock("书面告知期限", complaint.received + days(15), inform, PETITIONS[23], only=~hotline),
        Clock("转送异议期限", complaint.received + working_days(5), dispute, PETITIONS[23],
              only=complaint.channel.is_("其他机关转送") & ~complaint.ours),
        Clock("热线答复期限", by_hotline, answer, HOTLINE_GD.whole, only=hotline),
        Clock("信访办理期限", choose(extend.done, accept.day + days(90), accept.day + days(60)), answer, ANSWERED, only=accept.done & ~hotline),
    ),
    grant=Outcome("办理合法", document="投诉举报（信访事项）答复书"),
    refusal=Outcome("不予重复受理或者应当更正", document="信访事项不予重复受理告知书"),
    public=False,
    confidential=True,
    figures=(
        Figure("complaints_received", "投诉举报和信访事项", "件", acts(register), "本年各渠道登记的全部事项"),
        Figure("enforcement_complaints", "行政执法突出问题投诉", "件", queried(register, complaint.topic.is_("行政执法") & complaint.kind.among("投诉", "举报")),
               "对本年来信、来访、网上、来电、12345工单和转送的全部登记查询，反映行政执法问题的投诉和举报；登记为空时不出数"),
        Figure("complaints_answered", "答复投诉举报和信访事项", "件", acts(answer), "本年答复的事项"),
        Figure("complaint_leads", "投诉举报移交立案", "件", acts(lead), "本年经调查核实移交立案的事项"),
        Figure("petition_reviews", "信访复查", "件", acts(review), "本年作出复查意见的事项"),
    ),
    uncounted=(inform, dispute, classify, accept, investigate, extend, ask_review, ask_final, settle, close),
    stories=(
        Story("热线咨询，当日分类，次日答复", 24, told, {complaint.kind: "咨询"}, {answer: {complaint.found: "咨询已经答复"}}),
        Story("热线求助", 14, ((register, 0), (classify, 1), (answer, 6), (close, 1)), {complaint.kind: "求助"}),
        Story("热线建议", 5, ((register, 0), (classify, 1), (answer, 7), (close, 1)), {complaint.kind: "建议"}, {answer: {complaint.found: "建议已经采纳"}}),
        Story("热线举报社会组织，另作个案检查", 1, checked, {complaint.channel: "12345工单", complaint.kind: "举报", complaint.topic: "社会组织"},
              within=((2, 19), (3, 1))),
        Story("热线投诉，调查后答复", 10, checked, {complaint.channel: "12345工单", complaint.kind: "投诉"}),
        Story("电话举报社会组织，移交立案", 2,
              ((register, 0), (classify, 1), (investigate, 5), (lead, 4), (answer, 1), (close, 2)),
              {complaint.kind: "举报", complaint.statutory: "立案查处", complaint.topic: "社会组织", complaint.channel: "来电"}, {classify: {complaint.route: "立案查处"}, investigate: {complaint.unlawful: True}, lead: {complaint.case: "penalty"}},
              within=((1, 8), (8, 30))),
        Story("来信来访，书面告知，按信访程序办结", 5, written, {complaint.channel: ["来信", "来访", "网上信访"]}),
        Story("不服答复，请求复查", 1,
              ((register, 0), (inform, 4), (classify, 2), (accept, 1), (investigate, 12), (answer, 15), (ask_review, 10), (review, 20), (close, 40)),
              {complaint.channel: ["来信", "来访", "网上信访"]}),
        Story("转送的事项不属职权，五个工作日内异议", 2, ((register, 0), (dispute, 3)), {complaint.channel: "其他机关转送", complaint.ours: False}),
        Story("反映执法人员态度，查不属实", 0, checked, {complaint.topic: "行政执法"}, {answer: {complaint.found: "不属实，已作解释"}}),
    ),
    promises=(
        Promise("复核终结的同一事项又登记为新的信访", register, unless=~complaint.finished, basis=PETITIONS[36]),
        Promise("尚未收到就登记", register, unless=complaint.received <= today, basis=PETITIONS[23]),
        Promise("没有登记而告知", inform, unless=register.done, basis=PETITIONS[23]),
        Promise("没有登记而退回", dispute, unless=register.done, basis=PETITIONS[23]),
        Promise("不是转送的事项当作转送退回", dispute, unless=complaint.channel.is_("其他机关转送"), basis=PETITIONS[23]),
        Promise("退回属于自己职权的事项", dispute, unless=~complaint.ours, basis=PETITIONS[23]),
        Promise("没有登记而分类", classify, unless=register.done, basis=SORTED),
        Promise("以信访代替法定途径", classify, unless=~complaint.route.is_("没有，按信访程序") | complaint.statutory.is_("没有，按信访程序"), basis=SORTED),
        Promise("没有分类而受理", accept, unless=classify.done, basis=SORTED),
        Promise("有法定途径而按信访受理", accept, unless=classify.said(complaint.route).is_("没有，按信访程序"), basis=SORTED),
        Promise("没有分类而调查", investigate, unless=classify.done, basis=SORTED),
        Promise("有利害关系的人办理", investigate, unless=~complaint.conflicted, basis=PETITIONS[28]),
        Promise("向被举报人透露举报人", investigate, unless=~complaint.exposed, basis=PETITIONS[30]),
        Promise("没有受理而延长", extend, unless=accept.done, basis=ANSWERED),
        Promise("期限届满以后才延长", extend, unless=today <= accept.day + days(60), basis=ANSWERED),
        Promise("没有查实而移交立案", lead, unless=investigate.done & investigate.said(complaint.unlawful), basis=PENALTIES[54]),
        Promise("移交立案而没有立案", lead, unless=complaint.case.written, basis=PENALTIES[54]),
        Promise("没有分类而答复", answer, unless=classify.done, basis=ANSWERED),
        Promise("信访事项没有受理而答复", answer,
                unless=accept.done | hotline | ~classify.said(complaint.route).is_("没有，按信访程序"), basis=ANSWERED),
        Promise("投诉、举报不经调查而答复", answer, unless=~complaint.kind.among("投诉", "举报") | investigate.done, basis=PETITIONS[28]),
        Promise("查明违法只作答复", answer, unless=~(investigate.done & investigate.said(complaint.unlawful)) | lead.done, basis=PENALTIES[54]),
        Promise("没有答复而请求复查", ask_review, unless=answer.done, basis=PETITIONS[35]),
        Promise("不是信访事项而请求复查", ask_review, unless=accept.done, basis=PETITIONS[35]),
        Promise("逾期请求复查", ask_review, unless=today <= (answer.day + days(30)).rolled, basis=PETITIONS[35]),
        Promise("没有请求而复查", review, unless=ask_review.done, basis=PETITIONS[35]),
        Promise("没有复查而请求复核", ask_final, unless=review.done, basis=PETITIONS[36]),
        Promise("逾期请求复核", ask_final, unless=today <= (review.day + days(30)).rolled, basis=PETITIONS[36]),
        Promise("没有请求而复核", settle, unless=ask_final.done, basis=PETITIONS[36]),
        Promise("没有答复而归档", close, unless=answer.done, basis=REGISTERED),
        Promise("请求复查没有意见而归档", close, unless=~ask_review.done | review.done, basis=PETITIONS[35]),
        Promise("请求复核没有意见而归档", close, unless=~ask_final.done, basis=PETITIONS[36]),
    ),
)  # fmt: skip

matters = (service,)
