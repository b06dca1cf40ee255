"""行政规范性文件：起草、公开征求意见、合法性审核、司法行政部门审查、集体讨论、签发编号、公布、备案、评估；清理以公布之日为准。

征求意见的最短期限按十个工作日（同时属于重大决策的三十日）与地区另定日数中较长的；省令没有强制规定有效期，故没有有效期的不自动失效，
只定期评估。废止按公布之日计数，不按决定之日。
"""

from ...facts import clearing, handling, norm
from ...offices import COUNSEL, HEAD, JUSTICE, LEADERS, LEGAL, SECTION
from ...statutes import COERCION, COUNSEL_SYSTEM, MAJOR_DECISIONS, NORMS, NORMS_GD, NORMS_REVIEW, OPENNESS, PENALTIES
from ...vocabulary import (
    Clock, Condition, Duty, Entry, Figure, Promise, Standing, Step, Story, acts, apart_from, choose, days, months, stock, stood, today, unset, when, working_days,
)  # fmt: skip

MADE = NORMS["第二部分"] + NORMS_GD.whole
OPEN = NORMS["第二部分第三项"] + MAJOR_DECISIONS[15]
LAWFUL = NORMS["第二部分第六项"] + NORMS_REVIEW.whole
TOGETHER = NORMS["第二部分第七项"]
ISSUED = NORMS_GD.whole + OPENNESS[26]
EVALUATED, CLEARED = NORMS_GD[34], NORMS_GD[36]
CONTENT = NORMS["第一部分"] + PENALTIES[16] + COERCION[10]

STOOD, KEPT = "清城区民政工作规范（{number}）", "清城区民政服务指引（{number}）"
"""Documents of before: those that are repealed when they are gone through, and those that are kept."""

# 一、制定
initiate = Step(
    "initiate", "立项", SECTION, basis=MADE,
    gates=(Condition("以本局名义制定，不以内设机构、下属单位名义", norm.issuer.is_("本局"), CONTENT + NORMS_GD.whole),),
)  # fmt: skip
solicit = Step("solicit", "公开征求意见", SECTION, after=initiate, basis=OPEN, times=3, letter="征求意见公告")
ends = choose(norm.major, solicit.day + days(30), solicit.day + working_days(10)).called("征求意见届满日")
answer = Step(
    "answer", "结束征求意见，公布采纳情况", SECTION, after=solicit, basis=OPEN, times=3, records=(norm.opinions, norm.answered),
    gates=(
        Condition("征求意见的期限已满", when(solicit.done, today > ends), OPEN),
        Condition("每条意见都写明是否采纳和理由", norm.answered.equals(norm.opinions), OPEN),
    ),
)  # fmt: skip
advise = Step("advise", "法律顾问、公职律师提出意见", COUNSEL, after=initiate, basis=COUNSEL_SYSTEM.whole, records=(handling.reason,))
review = Step(
    "review", "合法性审核", LEGAL, within=working_days(15), after=answer, times=3, basis=LAWFUL, apart=(solicit,), records=(handling.passed, handling.reason),
    gates=(
        Condition("法律顾问、公职律师已经参与", advise.done, COUNSEL_SYSTEM.whole),
        Condition("涉及市场主体的，已经公平竞争审查", when(norm.market, norm.competition), MADE),
        Condition("没有违法设定的内容的，方可通过", when(handling.passed, norm.creates.is_("没有")), CONTENT),
    ),
)  # fmt: skip
inspect = Step("inspect", "司法行政部门审查", JUSTICE, within=unset, after=review, times=3, basis=NORMS_GD.whole, records=(handling.passed, handling.reason))
discuss = Step(
    "discuss", "集体讨论", LEADERS, within=unset, after=inspect, times=3, basis=TOGETHER, records=(norm.present, norm.minutes),
    gates=(
        Condition("合法性审核通过", when(review.done, review.since(answer) & review.said(handling.passed)), LAWFUL),
        Condition("司法行政部门审查通过", when(inspect.done, inspect.since(review) & inspect.said(handling.passed)), NORMS_GD.whole),
        Condition("三名以上负责人参加，记入纪要", (norm.present >= 3) & norm.minutes, TOGETHER),
    ),
)  # fmt: skip
long = norm.term.among("五年", "没有规定有效期")
sign = Step(
    "sign", "签发并统一编号", HEAD, within=unset, after=discuss, basis=TOGETHER + NORMS_GD.whole, records=(norm.number, norm.effective),
    gates=(
        Condition("讨论的是审查通过的文本", when(discuss.done, discuss.since(inspect)), TOGETHER),
        Condition("试行、暂行的有效期不超过三年", ~(norm.trial & long), NORMS_GD.whole),
        Condition("施行在签发以后", norm.effective >= today, NORMS_GD.whole),
    ),
)  # fmt: skip
publish = Step(
    "publish", "向社会公布", HEAD, within=working_days(20), after=sign, basis=ISSUED,
    gates=(Condition("公布不晚于施行", when(sign.done, today <= sign.said(norm.effective)), ISSUED),),
)  # fmt: skip
record = Step("record", "报送备案", LEGAL, within=days(30), after=publish, basis=NORMS_GD.whole)
begins = sign.said(norm.effective)
expires = choose(
    norm.term.is_("五年"), begins + months(60),
    choose(norm.term.is_("三年"), begins + months(36), choose(norm.term.is_("二年"), begins + months(24), begins + months(12))),
)  # fmt: skip
evaluate_by = choose(
    long & ~norm.term.is_("五年"), begins + months(60),
    choose(norm.term.is_("五年"), begins + months(54),
           choose(norm.term.is_("三年"), begins + months(30), choose(norm.term.is_("二年"), begins + months(18), begins + months(6)))),
).called("有效期届满前六个月；没有有效期的，每五年")  # fmt: skip
evaluate = Step("evaluate", "评估", SECTION, after=publish, times=None, basis=EVALUATED, records=(norm.verdict,))
lapse = Step(
    "lapse", "有效期届满，公布失效", LEGAL, after=publish, basis=CLEARED, final=True,
    gates=(
        Condition("规定了有效期", ~norm.term.is_("没有规定有效期"), EVALUATED),
        Condition("有效期已经届满", when(publish.done, today >= expires), EVALUATED),
    ),
)  # fmt: skip

REGISTER = "normative_document"
making = Duty(
    id="normative_document",
    title="行政规范性文件制定",
    word="规范文件",
    line="依法决策",
    basis=MADE,
    facts=(norm.name,),
    steps=(initiate, solicit, answer, advise, review, inspect, discuss, sign, publish, record, evaluate, lapse),
    clocks=(Clock("评估期限", choose(evaluate.done, evaluate.day + months(60), evaluate_by), evaluate, EVALUATED, only=publish.done),),
    enters=(
        Entry(REGISTER, {"name": norm.name, "term": norm.term, "issue": norm.number, "effective": norm.effective}, publish, word="文件登记"),
        Entry(REGISTER, {"name": norm.name}, lapse, ends=True),
    ),
    figures=(
        Figure("normative_docs_issued", "公布规范性文件件数", "件", acts(publish), "本年统一编号并向社会公布的规范性文件"),
        Figure("normative_docs_recorded", "规范性文件备案件数", "件", acts(record), "本年报送备案的规范性文件"),
        Figure("normative_docs_evaluated", "规范性文件评估件数", "件", acts(evaluate), "本年评估的规范性文件"),
        Figure("normative_docs_lapsed", "有效期届满失效的规范性文件", "件", acts(lapse), "本年有效期届满并公布失效的规范性文件"),
        Figure("normative_docs_at_start", "年初继续有效的规范性文件", "件", stood(REGISTER), "上年末继续有效的规范性文件"),
        Figure("normative_docs_valid", "继续有效的规范性文件", "件", stock(REGISTER), "年末继续有效：期初加本年公布，减废止、失效"),
    ),
    uncounted=(initiate, solicit, answer, advise, review, inspect, discuss, sign),
    stories=(
        Story("征求意见、审核、讨论后公布并备案", 1,
              ((initiate, 0), (solicit, 10), (advise, 4), (answer, 16), (review, 7), (inspect, 14), (discuss, 7), (sign, 2), (publish, 5), (record, 12)),
              {norm.name: "清城区养老服务设施管理办法"}, {answer: {norm.opinions: 6, norm.answered: 6}}, within=((3, 11), (7, 31))),
        Story("评估后届满失效", 0, ((initiate, 0), (solicit, 10), (advise, 4), (answer, 16), (review, 7), (inspect, 14), (discuss, 7), (sign, 2), (publish, 5),
                            (record, 12), (evaluate, 180), (lapse, 230)), {norm.term: "一年"}, {sign: {norm.effective: 90}}),
    ),
    standing=tuple(
        Standing("期初继续有效的规范性文件", count, {norm.name: name}, entry=Entry(REGISTER, {"name": norm.name, "term": norm.term}, publish), places=(0,))
        for count, name in ((5, STOOD), (1, KEPT))
    ),
    promises=(
        Promise("内设机构自己发文", initiate, unless=norm.issuer.is_("本局"), basis=CONTENT),
        Promise("没有立项就征求意见", solicit, unless=initiate.done, basis=MADE),
        Promise("没有公开就结束征求意见", answer, unless=solicit.done, basis=OPEN),
        Promise("征求意见不足十个工作日", answer, unless=norm.major | (today > solicit.day + working_days(10)), basis=OPEN),
        Promise("重大决策征求意见不足三十日", answer, unless=~norm.major | (today > solicit.day + days(30)), basis=OPEN),
        Promise("有意见没有答复", answer, unless=norm.answered >= norm.opinions, basis=OPEN),
        Promise("答复多于意见", answer, unless=norm.answered <= norm.opinions, basis=OPEN),
        Promise("没有立项就出具意见", advise, unless=initiate.done, basis=COUNSEL_SYSTEM.whole),
        Promise("起草的人自己审核", review, unless=apart_from(solicit), basis=LAWFUL),
        Promise("没有征求意见就审核", review, unless=answer.done, basis=OPEN),
        Promise("没有法律顾问参与就审核", review, unless=advise.done, basis=COUNSEL_SYSTEM.whole),
        Promise("没有公平竞争审查就审核", review, unless=~norm.market | norm.competition, basis=MADE),
        Promise("违法设定许可、处罚、强制、收费而审核通过", review, unless=norm.creates.is_("没有") | ~handling.passed, basis=CONTENT),
        Promise("没有审核就送审查", inspect, unless=review.done, basis=LAWFUL),
        Promise("没有合法性审核就讨论", discuss, unless=review.done, basis=LAWFUL),
        Promise("审核没有通过就讨论", discuss, unless=review.said(handling.passed), basis=LAWFUL),
        Promise("重新征求意见以后没有重新审核就讨论", discuss, unless=review.since(answer), basis=LAWFUL),
        Promise("没有司法行政部门审查就讨论", discuss, unless=inspect.done, basis=NORMS_GD.whole),
        Promise("司法行政部门审查没有通过就讨论", discuss, unless=inspect.said(handling.passed), basis=NORMS_GD.whole),
        Promise("审查的不是最后审核的文本", discuss, unless=inspect.since(review), basis=NORMS_GD.whole),
        Promise("一两个人就算集体讨论", discuss, unless=norm.present >= 3, basis=TOGETHER),
        Promise("讨论没有纪要", discuss, unless=norm.minutes, basis=TOGETHER),
        Promise("没有集体讨论就签发", sign, unless=discuss.done, basis=TOGETHER),
        Promise("签发的不是讨论过的文本", sign, unless=discuss.since(inspect), basis=TOGETHER),
        Promise("试行文件没有期限或者长达五年", sign, unless=~norm.trial | norm.term.among("三年", "二年", "一年"), basis=NORMS_GD.whole),
        Promise("溯及既往的施行日期", sign, unless=norm.effective >= today, basis=NORMS_GD.whole),
        Promise("没有编号签发就公布", publish, unless=sign.done, basis=ISSUED),
        Promise("施行以后才公布", publish, unless=today <= sign.said(norm.effective), basis=ISSUED),
        Promise("没有公布就备案", record, unless=publish.done, basis=NORMS_GD.whole),
        Promise("没有公布就评估", evaluate, unless=publish.done, basis=EVALUATED),
        Promise("没有公布就失效", lapse, unless=publish.done, basis=CLEARED),
        Promise("没有有效期而自动失效", lapse, unless=~norm.term.is_("没有规定有效期"), basis=EVALUATED),
        Promise("有效期没有届满就失效", lapse, unless=today >= expires, basis=EVALUATED),
    ),
)  # fmt: skip

# 二、清理
propose = Step(
    "propose", "提出清理意见", SECTION, basis=CLEARED, records=(clearing.ground, clearing.result),
    gates=(
        Condition("结论与理由相符", clearing.result.is_("继续有效") | ~clearing.ground.is_("仍然适用"), CLEARED),
        Condition("宣布失效的，是有效期届满或者调整对象消失",
                  when(clearing.result.is_("宣布失效"), clearing.ground.among("调整对象已经消失", "有效期届满")), CLEARED),
    ),
)  # fmt: skip
examine = Step(
    "examine", "合法性审核", LEGAL, within=unset, after=propose, basis=LAWFUL, apart=(propose,),
    records=(clearing.running, handling.passed, handling.reason),
    gates=(Condition("登记簿中继续有效", clearing.running, CLEARED),),
)  # fmt: skip
settle = Step(
    "settle", "集体讨论决定", LEADERS, within=unset, after=examine, basis=TOGETHER + CLEARED, records=(clearing.present,),
    gates=(
        Condition("合法性审核通过", when(examine.done, examine.said(handling.passed)), LAWFUL),
        Condition("三名以上负责人参加", clearing.present >= 3, TOGETHER),
    ),
)  # fmt: skip
repeal = Step(
    "repeal", "公布废止", HEAD, within=working_days(20), after=settle, basis=CLEARED + OPENNESS[26], final=True, records=(clearing.listed,),
    only=propose.said(clearing.result).is_("废止"),
    gates=(
        Condition("决定的是废止", when(propose.done, propose.said(clearing.result).is_("废止")), CLEARED),
        Condition("列入公布的目录", clearing.listed, CLEARED),
    ),
)  # fmt: skip
declare = Step(
    "declare", "公布失效", HEAD, within=working_days(20), after=settle, basis=CLEARED + OPENNESS[26], final=True, records=(clearing.listed,),
    only=propose.said(clearing.result).is_("宣布失效"),
    gates=(
        Condition("决定的是宣布失效", when(propose.done, propose.said(clearing.result).is_("宣布失效")), CLEARED),
        Condition("列入公布的目录", clearing.listed, CLEARED),
    ),
)  # fmt: skip
keep = Step(
    "keep", "公布继续有效", HEAD, within=working_days(20), after=settle, basis=CLEARED + OPENNESS[26], final=True, records=(clearing.listed,),
    only=propose.said(clearing.result).is_("继续有效"),
    gates=(
        Condition("决定的是继续有效", when(propose.done, propose.said(clearing.result).is_("继续有效")), CLEARED),
        Condition("列入公布的目录", clearing.listed, CLEARED),
    ),
)  # fmt: skip

review_of_stock = Duty(
    id="normative_clearing",
    title="行政规范性文件清理",
    word="文件清理",
    line="依法决策",
    basis=CLEARED,
    facts=(clearing.name,),
    steps=(propose, examine, settle, repeal, declare, keep),
    enters=(
        Entry(REGISTER, {"name": clearing.name}, repeal, ends=True),
        Entry(REGISTER, {"name": clearing.name}, declare, ends=True),
    ),
    figures=(
        Figure("normative_docs_repealed", "废止规范性文件件数", "件", acts(repeal), "本年公布废止的规范性文件，按公布之日"),
        Figure("normative_docs_declared", "宣布失效规范性文件件数", "件", acts(declare), "本年公布宣布失效的规范性文件，按公布之日"),
        Figure("normative_docs_kept", "清理后继续有效的规范性文件", "件", acts(keep), "本年清理后公布继续有效的规范性文件"),
    ),
    uncounted=(propose, examine, settle),
    stories=(
        Story("上位法修改，废止", 1, ((propose, 0), (examine, 7), (settle, 7), (repeal, 5)), {clearing.name: STOOD}, within=((2, 1), (10, 31))),
        Story("清理后继续有效", 1, ((propose, 0), (examine, 7), (settle, 7), (keep, 5)), {clearing.name: KEPT},
              {propose: {clearing.result: "继续有效", clearing.ground: "仍然适用"}}, within=((2, 1), (10, 31))),
        Story("有效期届满，宣布失效", 0, ((propose, 0), (examine, 7), (settle, 7), (declare, 5)), {},
              {propose: {clearing.result: "宣布失效", clearing.ground: "有效期届满"}}),
    ),
    promises=(
        Promise("清理已经不在效力中的文件", examine, unless=clearing.running, basis=CLEARED),
        Promise("仍然适用而废止、失效", propose, unless=~clearing.ground.is_("仍然适用") | clearing.result.is_("继续有效"), basis=CLEARED),
        Promise("以修改上位法为由宣布失效", propose,
                unless=~clearing.result.is_("宣布失效") | clearing.ground.is_("有效期届满") | clearing.ground.is_("调整对象已经消失"), basis=CLEARED),
        Promise("没有提出就审核", examine, unless=propose.done, basis=LAWFUL),
        Promise("提出的人自己审核", examine, unless=apart_from(propose), basis=LAWFUL),
        Promise("没有审核就决定", settle, unless=examine.done, basis=LAWFUL),
        Promise("审核没有通过而决定", settle, unless=examine.said(handling.passed), basis=LAWFUL),
        Promise("没有集体讨论而决定", settle, unless=clearing.present >= 3, basis=TOGETHER),
        Promise("没有决定就公布废止", repeal, unless=settle.done, basis=CLEARED),
        Promise("决定保留而公布废止", repeal, unless=propose.said(clearing.result).is_("废止"), basis=CLEARED),
        Promise("废止不进目录", repeal, unless=clearing.listed, basis=CLEARED),
        Promise("没有决定就公布失效", declare, unless=settle.done, basis=CLEARED),
        Promise("没有决定失效而公布失效", declare, unless=propose.said(clearing.result).is_("宣布失效"), basis=CLEARED),
        Promise("失效不进目录", declare, unless=clearing.listed, basis=CLEARED),
        Promise("没有决定就公布继续有效", keep, unless=settle.done, basis=CLEARED),
        Promise("决定废止而公布继续有效", keep, unless=propose.said(clearing.result).is_("继续有效"), basis=CLEARED),
        Promise("继续有效不进目录", keep, unless=clearing.listed, basis=CLEARED),
    ),
)  # fmt: skip

matters = (making, review_of_stock)
