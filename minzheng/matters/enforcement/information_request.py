"""依申请公开政府信息：七个工作日内一次告知补正，征求第三方意见十五个工作日，二十个工作日内答复，可以延长一次二十个工作日。

征求第三方意见的时间不计算在内。能够区分处理的给出可以公开的部分；不予公开的，写明应当先申请行政复议。
"""

from ...facts import asking, handling
from ...offices import APPLICANT, HEAD, LEGAL
from ...statutes import OPENNESS, RECONSIDERATION
from ...vocabulary import (
    Clock, Condition, Figure, Outcome, Promise, Service, Step, Story, acts, choose, today, when, working_days,
)  # fmt: skip

GIVEN = ("予以公开", "部分公开")
REFUSED = "不予公开"

receive = Step("receive", "登记申请", LEGAL, basis=OPENNESS[29] + OPENNESS[31])
supplement = Step(
    "supplement", "一次性告知补正", LEGAL, within=working_days(7), after=receive, basis=OPENNESS[30], records=(handling.missing,), only=~asking.clear,
    letter="政府信息公开申请补正告知书", gates=(Condition("申请内容不明确", ~asking.clear, OPENNESS[30]),),
)  # fmt: skip
complete = Step("complete", "补正", APPLICANT, after=supplement, basis=OPENNESS[30])
lapse = Step("lapse", "逾期不补正，视为放弃", LEGAL, after=supplement, basis=OPENNESS[30], final=True, records=(handling.reason,),
             gates=(Condition("没有补正", ~complete.done, OPENNESS[30]),))  # fmt: skip
consult = Step("consult", "书面征求第三方意见", LEGAL, after=receive, basis=OPENNESS[32], letter="征求意见书",
               gates=(Condition("涉及第三方合法权益", asking.third_party, OPENNESS[32]),))  # fmt: skip
heard = Step(
    "heard", "收到第三方意见或者期满", LEGAL, after=consult, basis=OPENNESS[32], records=(asking.third,),
    gates=(Condition("没有答复的，已满十五个工作日",
                     when(consult.done & asking.third.is_("逾期没有答复"), today > consult.day + working_days(15)), OPENNESS[32]),),
)  # fmt: skip
begun = choose(complete.done, complete.day, receive.day)
extend = Step(
    "extend", "延长答复期限", HEAD, after=receive, basis=OPENNESS[33], records=(handling.reason,), letter="政府信息公开延期答复告知书",
    gates=(Condition("在答复期限届满以前决定并告知（征求第三方意见的时间不计）", consult.done | when(receive.done, today <= begun + working_days(20)), OPENNESS[33]),),
)  # fmt: skip
refuses = heard.said(asking.third).is_("不同意公开")
answer = Step(
    "answer", "答复", LEGAL, after=receive, basis=OPENNESS[33] + OPENNESS[36], adverse=True, letter="政府信息公开申请答复书",
    records=(asking.outcome, asking.review_first, handling.reason),
    gates=(
        Condition("内容不明确的已经补正", asking.clear | complete.done, OPENNESS[30]),
        Condition("不应公开的没有公开", when(asking.closed & ~asking.separable, ~asking.outcome.among(*GIVEN)), OPENNESS[14] + OPENNESS[15]),
        Condition("可以区分处理的，给出可以公开的部分，不全部公开",
                  when(asking.separable & asking.holder.is_("本机关掌握"), asking.outcome.is_("部分公开")), OPENNESS[37]),
        Condition("涉及第三方的已经征求意见", when(asking.third_party & asking.outcome.among(*GIVEN), heard.done), OPENNESS[32]),
        Condition("第三方不同意的不公开，除非对公共利益有重大影响",
                  when(heard.done, ~refuses | asking.public_interest | ~asking.outcome.is_("予以公开")), OPENNESS[15] + OPENNESS[32]),
        Condition("不予公开有法定理由",
                  when(asking.outcome.is_(REFUSED), asking.closed | asking.internal | asking.third_party), OPENNESS[36]),
        Condition("答复与信息的状况相符",
                  when(asking.outcome.among(*GIVEN, REFUSED), asking.holder.is_("本机关掌握"))
                  & when(asking.outcome.is_("信息不存在"), asking.holder.is_("不存在"))
                  & when(asking.outcome.is_("告知已经公开和获取方式"), asking.holder.is_("已经主动公开"))
                  & when(asking.outcome.is_("不属于本机关，告知负责机关"), asking.holder.is_("不属于本机关负责"))
                  & when(asking.outcome.is_("重复申请不予处理"), asking.holder.is_("本机关已经答复过的重复申请")), OPENNESS[36]),
        Condition("不予公开的写明应当先申请行政复议", when(asking.outcome.is_(REFUSED), asking.review_first), RECONSIDERATION[23]),
    ),
)  # fmt: skip
close = Step("close", "归档", LEGAL, after=answer, basis=OPENNESS.whole, final=True)

service = Service(
    id="information_request",
    title="政府信息公开申请",
    word="依申请公开",
    line="行政执法",
    basis=OPENNESS.whole,
    facts=(asking.person, asking.content),
    steps=(receive, supplement, complete, lapse, consult, heard, extend, answer, close),
    clocks=(
        Clock("答复期限", choose(extend.done, begun + working_days(40), begun + working_days(20)), answer, OPENNESS[33],
              pauses=((consult, heard),), only=asking.clear | complete.done),
        Clock("第三方答复期限", consult.day + working_days(15), heard, OPENNESS[32], only=consult.done),
    ),
    grant=Outcome("已经答复", document="政府信息公开申请答复书"),
    public=False,
    remedy="不予公开政府信息",
    figures=(
        Figure("information_requests", "收到政府信息公开申请", "件", acts(receive), "本年收到的申请，按登记日期"),
        Figure("information_disclosed", "予以公开和部分公开", "件", acts(answer, asking.outcome.among(*GIVEN)), "本年答复予以公开、部分公开的"),
        Figure("information_refused", "不予公开", "件", acts(answer, asking.outcome.is_(REFUSED)), "本年答复不予公开的"),
    ),
    uncounted=(supplement, complete, lapse, consult, heard, extend, close),
    stories=(
        Story("予以公开", 6, ((receive, 0), (answer, 12), (close, 2))),
        Story("告知已经公开和获取方式", 3, ((receive, 0), (answer, 5), (close, 2)), {asking.holder: "已经主动公开"}, {answer: {asking.outcome: "告知已经公开和获取方式"}}),
        Story("一次补正以后答复信息不存在", 1, ((receive, 0), (supplement, 4), (complete, 8), (answer, 12), (close, 2)),
              {asking.clear: False, asking.holder: "不存在"}, {answer: {asking.outcome: "信息不存在"}}),
        Story("涉及第三方，征求意见后区分处理，部分公开", 1, ((receive, 0), (consult, 3), (heard, 14), (answer, 10), (close, 2)),
              {asking.third_party: True, asking.separable: True}, {answer: {asking.outcome: "部分公开"}, heard: {asking.third: "不同意公开"}}),
        Story("执法案卷，不予公开，写明复议前置", 1, ((receive, 0), (answer, 14), (close, 2)), {asking.internal: True}, {answer: {asking.outcome: "不予公开"}}),
        Story("逾期不补正", 0, ((receive, 0), (supplement, 4), (lapse, 30)), {asking.clear: False}),
    ),
    promises=(
        Promise("没有登记而要求补正", supplement, unless=receive.done, basis=OPENNESS[30]),
        Promise("申请明确而要求补正", supplement, unless=~asking.clear, basis=OPENNESS[30]),
        Promise("没有告知而补正", complete, unless=supplement.done, basis=OPENNESS[30]),
        Promise("没有告知而视为放弃", lapse, unless=supplement.done, basis=OPENNESS[30]),
        Promise("已经补正而视为放弃", lapse, unless=~complete.done, basis=OPENNESS[30]),
        Promise("没有登记而征求意见", consult, unless=receive.done, basis=OPENNESS[32]),
        Promise("不涉及第三方而拖延征求意见", consult, unless=asking.third_party, basis=OPENNESS[32]),
        Promise("没有征求而有意见", heard, unless=consult.done, basis=OPENNESS[32]),
        Promise("不满十五个工作日当作没有答复", heard, unless=~asking.third.is_("逾期没有答复") | (today > consult.day + working_days(15)), basis=OPENNESS[32]),
        Promise("没有登记而延长", extend, unless=receive.done, basis=OPENNESS[33]),
        Promise("期限届满以后才延长", extend,
                unless=consult.done | (complete.done & (today <= complete.day + working_days(20))) | (today <= receive.day + working_days(20)), basis=OPENNESS[33]),
        Promise("没有登记而答复", answer, unless=receive.done, basis=OPENNESS[33]),
        Promise("内容不明确而答复", answer, unless=asking.clear | complete.done, basis=OPENNESS[30]),
        Promise("公开不应公开的信息", answer, unless=~asking.closed | asking.separable | ~asking.outcome.among(*GIVEN), basis=OPENNESS[14]),
        Promise("可以区分处理而全部拒绝或者全部公开", answer,
                unless=~asking.separable | ~asking.holder.is_("本机关掌握") | asking.outcome.is_("部分公开"), basis=OPENNESS[37]),
        Promise("不征求第三方意见而公开", answer, unless=~asking.third_party | heard.done | ~asking.outcome.among(*GIVEN), basis=OPENNESS[32]),
        Promise("不顾第三方反对而公开", answer,
                unless=~heard.done | ~refuses | asking.public_interest | ~asking.outcome.is_("予以公开"), basis=OPENNESS[15]),
        Promise("没有法定理由而拒绝", answer, unless=~asking.outcome.is_(REFUSED) | asking.closed | asking.internal | asking.third_party, basis=OPENNESS[36]),
        Promise("明明掌握而答复不存在", answer, unless=~asking.outcome.is_("信息不存在") | ~asking.holder.is_("本机关掌握"), basis=OPENNESS[36]),
        Promise("拒绝而引导直接起诉", answer, unless=~asking.outcome.is_(REFUSED) | asking.review_first, basis=RECONSIDERATION[23]),
        Promise("没有答复而归档", close, unless=answer.done, basis=OPENNESS[33]),
    ),
)  # fmt: skip

matters = (service,)
