"""行政处罚（普通程序）：立案、调查、告知、申辩、听证、审核、讨论、决定、送达、公示、履行；社会组织案件另有特别规定。"""

from ...facts import handling, on_record, party, penalty, recording, wrong
from ...offices import COURT, HEAD, LEADERS, LEGAL, OFFICERS, PANEL, PARTY
from ...statutes import (
    CIVIL_PROCEDURE, COERCION, CRIME_TRANSFER, DISCRETION, HEARINGS_GD, ORGANISATION_PENALTIES, OPENNESS, PENALTIES, THREE_SYSTEMS,
)  # fmt: skip
from ...vocabulary import (
    Clock, Condition, Figure, Following, Notice, Outcome, Penalty, Promise, Step, acts, apart_from, choose, days, days_between, lower_of, months, officers,
    rate, summed, today, when, working_days, Story, Window,
)  # fmt: skip

# 一、什么案件应当告知听证、应当审核、应当集体讨论
provincial = rate("听证数额标准", by=party.kind)
threshold = choose(wrong.hearing_from > 0, lower_of(wrong.hearing_from, provincial), provincial).called("听证数额标准")
disabling = penalty.kind.among("责令停业整顿", "限期停止活动", "撤销登记", "吊销登记证书").called("剥夺资格或者停止活动的处罚")
major = ((penalty.fine >= threshold) | (penalty.confiscated >= threshold) | disabling).called("应当告知听证的处罚")
without_money = penalty.kind.among("不予处罚", "警告", "通报批评")
coherent = Condition(
    "最重为警告、通报批评的不载明金额，不予处罚的不并处警告",
    when(without_money, (penalty.fine <= 0) & (penalty.confiscated <= 0)) & when(penalty.kind.is_("不予处罚"), ~penalty.warned), PENALTIES[9],
)  # fmt: skip
# 从旧兼从轻：行为时和处罚时的规定，取较轻的上限
mild = (
    Condition("罚款不超过行为时规定的上限", penalty.fine <= wrong.cap_then, PENALTIES[37]),
    Condition("罚款不超过处罚时规定的上限", penalty.fine <= wrong.cap_now, PENALTIES[37]),
)
# 一事不二罚款；已满十四周岁不满十八周岁的从轻或者减轻，故不到上限
once = Condition("同一违法行为没有罚过款", when(wrong.fined, penalty.fine <= 0), PENALTIES[29])
higher = Condition("违反几个规定的，按罚款数额高的规定", when(penalty.fine > 0, wrong.other_cap <= wrong.cap_now), PENALTIES[29])
minor = (party.kind.is_("公民") & (party.age < 18)).called("不满十八周岁")
young = Condition(
    "不满十八周岁的从轻或者减轻，罚款低于上限",
    when(minor & (penalty.fine > 0), (penalty.fine < wrong.cap_then) & (penalty.fine < wrong.cap_now)), PENALTIES[30],
)  # fmt: skip
lawful_basis = Condition("以法律、法规、规章为依据", penalty.basis_rank.is_("法律、法规、规章"), PENALTIES[16] + PENALTIES[38])

# 二、立案与调查
RECORDED = THREE_SYSTEMS["第三部分"] + PENALTIES[47]
AV = (recording.reference, recording.failure)
led = wrong.source.among("双随机抽查", "专项检查", "投诉举报")
file = Step(
    "file", "立案", HEAD, basis=PENALTIES[54],
    gates=(
        Condition("有初步违法事实", wrong.unlawful, PENALTIES[54]),
        Condition("属于本机关管辖", wrong.ours, PENALTIES[22]),
        Condition("未超过追责时效", wrong.found <= choose(wrong.harmful, wrong.ended + months(60), wrong.ended + months(24)), PENALTIES[36]),
        Condition("年满十四周岁", when(party.kind.is_("公民"), party.age >= 14), PENALTIES[30]),
        Condition("由检查、投诉举报发现的写明线索的办件", when(led, wrong.lead.written), PENALTIES[54] + RECORDED),
    ),
)  # fmt: skip
report = Step("report", "提出涉嫌犯罪的书面报告", OFFICERS, after=file, officers=2, basis=CRIME_TRANSFER[5], records=(handling.reason,))
transfer = Step(
    "transfer", "移送涉嫌犯罪案件", HEAD, within=days(3), after=report, basis=CRIME_TRANSFER[5], final=True, records=(handling.reason,),
    gates=(Condition("涉嫌犯罪", wrong.criminal, PENALTIES[27]),),
)  # fmt: skip
investigate = Step("investigate", "调查取证", OFFICERS, after=file, times=4, officers=2, basis=PENALTIES[42] + PENALTIES[55], officers_basis=PENALTIES[42])
allow = Step("allow", "批准先行登记保存", HEAD, after=file, basis=PENALTIES[56])
preserve = Step("preserve", "先行登记保存", OFFICERS, after=allow, officers=2, basis=PENALTIES[56], officers_basis=PENALTIES[42], records=AV,
                gates=(Condition("登记保存有音像记录", on_record, RECORDED),))  # fmt: skip
release = Step("release", "先行登记保存的处理", OFFICERS, within=working_days(7), after=preserve, basis=PENALTIES[56])
conclude = Step("conclude", "调查终结", OFFICERS, after=investigate, times=4, basis=PENALTIES[57])
appraise = Step("appraise", "委托检测、检验、鉴定、审计", HEAD, after=file, basis=PENALTIES[54], records=(handling.reason,))
appraised = Step("appraised", "收到检测、检验、鉴定、审计的结论", OFFICERS, after=appraise, basis=PENALTIES[54])
extend = Step(
    "extend", "延长办案期限", HEAD, after=file, basis=ORGANISATION_PENALTIES[31], records=(handling.reason,),
    gates=(Condition("仅限社会组织案件", party.social, ORGANISATION_PENALTIES[31]),),
)  # fmt: skip
prolong = Step(
    "prolong", "集体讨论决定继续延期", LEADERS, after=extend, basis=ORGANISATION_PENALTIES[31], records=(handling.reason, penalty.prolonged_to),
    gates=(Condition("确定了以后的期限", penalty.prolonged_to > today, ORGANISATION_PENALTIES[31]),),
)  # fmt: skip

# 三、告知、申辩、听证
notify = Step(
    "notify", "事先告知", OFFICERS, times=3, officers=2, basis=PENALTIES[44], officers_basis=PENALTIES[42], letter="行政处罚事先告知书",
    records=(penalty.kind, penalty.warned, penalty.fine, penalty.confiscated, penalty.facts_count, penalty.hearing_offered, penalty.basis_rank),
    gates=(
        Condition("调查已经终结", conclude.since(investigate), PENALTIES[44] + PENALTIES[57]),
        coherent,
        lawful_basis,
        Condition("应当听证的已载明听证权利", when(major, penalty.hearing_offered), PENALTIES[63]),
    ),
)  # fmt: skip
answer_by = (notify.day + working_days(5)).called("陈述申辩、要求听证届满日")
told = notify.since(conclude)
defend = Step(
    "defend", "陈述申辩", PARTY, after=notify, times=3, basis=PENALTIES[45],
    gates=(Condition("陈述申辩期限内", when(notify.done, today <= answer_by), ORGANISATION_PENALTIES[23] + PENALTIES[45]),),
)  # fmt: skip
reply = Step("reply", "复核申辩意见", OFFICERS, after=defend, times=3, basis=PENALTIES[45])
waive = Step("waive", "书面放弃陈述申辩和听证", PARTY, after=notify, times=3, basis=PENALTIES[62])
request = Step(
    "request", "要求听证", PARTY, after=notify, times=2, basis=PENALTIES[64], records=(handling.posted,),
    gates=(Condition("在期限内提出（邮寄以寄出日期为准）", when(notify.done, handling.posted <= answer_by), PENALTIES[64] + HEARINGS_GD[18]),),
)  # fmt: skip
in_transit = Step(
    "in_transit", "查明没有在途的听证申请", OFFICERS, after=notify, times=3, basis=HEARINGS_GD[18],
    gates=(Condition("要求听证的期限已满", when(notify.done, today > answer_by), HEARINGS_GD[18]),),
)  # fmt: skip
summon = Step("summon", "送达听证通知书", PANEL, within=working_days(7), after=request, times=3, basis=HEARINGS_GD[20])
in_time = today > summon.day + working_days(7)
grown = (party.kind.is_("法人或者其他组织") | (party.age >= 18)).called("当事人是组织或者已满十八周岁")
openly = penalty.manner.is_("公开举行")
announce = Step(
    "announce", "公告公开听证", PANEL, after=summon, times=3, basis=HEARINGS_GD[20], records=(penalty.manner, penalty.hearing_on, penalty.hearing_place),
    gates=(
        Condition("听证公开举行；涉及国家秘密、商业秘密、个人隐私的不公告", openly, PENALTIES[64]),
        Condition("写明听证的地点", penalty.hearing_place.written, HEARINGS_GD[20]),
        Condition("提前三个工作日公告", penalty.hearing_on >= today + working_days(3), HEARINGS_GD[20]),
        Condition("公告的日期在通知送达七个工作日之后", when(summon.done, penalty.hearing_on > summon.day + working_days(7)), PENALTIES[64] + HEARINGS_GD[20]),
    ),
    notice=Notice(lasts=days_between(today, penalty.hearing_on), shows=(party.name, penalty.hearing_on, penalty.hearing_place), where="网上公告",
                  only=grown, disputable=False),
)  # fmt: skip
announced_day = announce.said(penalty.hearing_on)
announced_ahead = Condition(
    "公开听证的已提前三个工作日公告", when(openly, announce.since(summon) & (today >= announce.day + working_days(3))), PENALTIES[64] + HEARINGS_GD[20],
)  # fmt: skip
as_announced = Condition(
    "公开听证在公告的日期举行", when(openly & announce.since(summon), (today >= announced_day) & (today <= announced_day)), PENALTIES[64] + HEARINGS_GD[20],
)  # fmt: skip
full_panel = Condition("听证组三人以上单数", penalty.panel.equals(3) | penalty.panel.equals(5) | penalty.panel.equals(7), HEARINGS_GD[9])
filmed = Condition("听证全程音像记录", on_record, HEARINGS_GD[31] + RECORDED)
hear = Step(
    "hear", "举行听证", PANEL, basis=PENALTIES[64] + HEARINGS_GD[9], records=(penalty.panel, penalty.manner, *AV), apart=(investigate,),
    apart_basis=PENALTIES[64],
    gates=(Condition("通知送达七个工作日之后", summon.since(request) & in_time, PENALTIES[64] + HEARINGS_GD[20]),
           announced_ahead, as_announced, full_panel, filmed),
)  # fmt: skip
rehear = Step(
    "rehear", "再次听证", PANEL, after=hear, times=2, basis=HEARINGS_GD[39], records=(penalty.panel, penalty.manner, *AV), apart=(investigate,),
    apart_basis=PENALTIES[64],
    gates=(Condition("就听证后的新证据另行通知，送达七个工作日之后",
                     when(hear.done, investigate.since(hear) & summon.since(investigate) & in_time), PENALTIES[64] + HEARINGS_GD[20]),
           announced_ahead, as_announced, full_panel, filmed),
)  # fmt: skip
unclaimed = (
    (today > answer_by) & ~request.since(notify) & (in_transit.since(notify) | (today > answer_by + working_days(5)))
).called("逾期未要求听证")
waived = waive.since(notify) & ~request.since(waive)
heard_or_not = (hear.since(notify) | rehear.since(notify) | waived | unclaimed).called("已听证、放弃或者逾期")

# 四、审核、讨论、决定
weighty = (major | wrong.complex | request.done).called("应当法制审核的案件")
review = Step(
    "review", "法制审核", LEGAL, after=conclude, times=4, basis=PENALTIES[58] + THREE_SYSTEMS["第四部分"], records=(handling.passed, handling.reason),
    apart=(investigate,),
    gates=(
        Condition("听证后又有新的证据的，已再次听证或者放弃",
                  when(hear.done & investigate.since(hear), rehear.since(investigate) | waive.since(investigate)), HEARINGS_GD[39]),
    ),
)  # fmt: skip
discuss = Step("discuss", "负责人集体讨论", LEADERS, after=conclude, times=4, basis=PENALTIES[57])
reviewed = review.since(conclude) & review.said(handling.passed) & when(hear.done, review.since(hear)) & when(rehear.done, review.since(rehear))
decide = Step(
    "decide", "决定", HEAD, basis=PENALTIES[57] + PENALTIES[59], adverse=True, letter="行政处罚决定书", apart=(investigate,),
    apart_basis=PENALTIES[57],
    records=(
        penalty.kind, penalty.warned, penalty.fine, penalty.confiscated, penalty.facts_count, penalty.basis_rank, penalty.discretion_stated,
        penalty.remedies_stated,
    ),
    gates=(
        Condition("已事先告知，其后没有新的调查", told & ~investigate.since(notify), PENALTIES[44] + PENALTIES[62]),
        Condition("陈述申辩期满或者书面放弃", (today > answer_by) | waive.since(notify), PENALTIES[62] + ORGANISATION_PENALTIES[26]),
        Condition("申辩意见已经复核", when(defend.since(notify), reply.since(defend)), PENALTIES[45]),
        Condition("应当听证的已听证、放弃或者逾期", when(major | request.since(notify), heard_or_not), PENALTIES[64]),
        Condition("法制审核通过", when(weighty, reviewed), PENALTIES[58] + HEARINGS_GD[33]),
        Condition("应当集体讨论的已讨论", when(wrong.complex | disabling | (party.social & major), discuss.since(notify)), PENALTIES[57] + ORGANISATION_PENALTIES[28]),
        Condition("涉嫌犯罪的应当移送，不得以罚代刑", ~wrong.criminal, PENALTIES[27]),
        coherent,
        Condition("处罚种类不重于告知", penalty.kind.rank <= notify.said(penalty.kind).rank, PENALTIES[45]),
        lawful_basis, *mild, once, higher, young,
        Condition("罚款数额不重于告知", penalty.fine <= notify.said(penalty.fine), PENALTIES[45]),
        Condition("没收数额不重于告知", penalty.confiscated <= notify.said(penalty.confiscated), PENALTIES[45]),
        Condition("并处的警告已经告知",
                  when(penalty.warned, notify.said(penalty.warned) | notify.said(penalty.kind).among("警告", "通报批评")), PENALTIES[45]),
        Condition("认定的事实不超出告知", penalty.facts_count <= notify.said(penalty.facts_count), PENALTIES[44] + PENALTIES[62]),
        Condition("写明裁量基准的适用", penalty.discretion_stated, DISCRETION["第十二项"]),
        Condition("写明救济途径和期限", penalty.remedies_stated, PENALTIES["第五十九条第五项"]),
    ),
)  # fmt: skip

# 五、送达、公示、履行、强制执行
captured = handling.service.among("留置送达", "电子送达", "公告送达")
serve = Step(
    "serve", "送达", OFFICERS, within=working_days(7), after=decide, officers=2, basis=PENALTIES[61], officers_basis=PENALTIES[42],
    records=(handling.service, *AV),
    gates=(Condition("留置、电子、公告送达有音像记录（截屏）", when(captured, on_record), RECORDED + ORGANISATION_PENALTIES[44] + ORGANISATION_PENALTIES[46]),),
)  # fmt: skip
publish = Step(
    "publish", "公示处罚决定", HEAD, within=working_days(7), after=decide, basis=PENALTIES[48] + THREE_SYSTEMS["第二部分"],
    records=(penalty.publishable,),
    gates=(Condition("具有一定社会影响，没有不得公开的情形", penalty.publishable, PENALTIES[48] + OPENNESS["第二十条第六项"]),),
)  # fmt: skip
annul = Step("annul", "处罚决定被变更、撤销、确认违法或者无效", HEAD, after=decide, basis=PENALTIES[48], records=(handling.reason,))
withdraw = Step("withdraw", "撤回公示并说明理由", HEAD, after=publish, basis=PENALTIES[48], records=(handling.reason,),
                gates=(Condition("处罚决定已被变更、撤销、确认违法或者无效", annul.done, PENALTIES[48]),))  # fmt: skip
announced = choose(party.social, serve.day + days(60), serve.day + days(30))
served_on = choose(serve.said(handling.service).is_("公告送达"), announced, serve.day).called("视为送达之日")
plead = Step("plead", "申请延期、分期缴纳", PARTY, after=serve, basis=PENALTIES[66], records=(handling.reason,))
defer = Step(
    "defer", "批准延期、分期缴纳", HEAD, after=plead, basis=PENALTIES[66], records=(penalty.instalments, penalty.deferred_to), letter="延期（分期）缴纳罚款通知书",
    gates=(Condition("最后一期在批准之后", penalty.deferred_to > today, PENALTIES[66]),),
)  # fmt: skip
pay_by = choose(defer.done, defer.said(penalty.deferred_to), (served_on + days(15)).rolled).called("缴款期限")
pay = Step(
    "pay", "缴纳罚款", PARTY, after=serve, times=None, basis=PENALTIES[67], records=(penalty.paid, penalty.cash, penalty.paid_on, penalty.settled),
    ledger="fine",
    gates=(
        Condition("执法人员不自行收缴", penalty.cash <= 0, PENALTIES[67]),
        Condition("缴款之日不在登记之后", penalty.paid_on <= today, PENALTIES[67]),
    ),
)  # fmt: skip
stayed = choose(penalty.contested, penalty.stayed, 0)
overdue = (days_between(pay_by, today) - stayed).called("缴款期满至今的日数（复议、诉讼期间不计）")
cleared = (pay.done & pay.said(penalty.settled)).called("罚款已经缴清")
charge = Step(
    "charge", "加处罚款", HEAD, after=serve, times=None, basis=PENALTIES[72] + PENALTIES["第七十三条第三款"], adverse=True,
    letter="加处罚款决定书", records=(penalty.surcharge, penalty.late, penalty.contested, penalty.stayed),
    gates=(
        Condition("逾期日数自缴款期满起算，复议、诉讼期间不计", when(serve.done, overdue >= penalty.late), PENALTIES[72] + PENALTIES["第七十三条第三款"]),
        Condition("缴清之后不再计算", when(cleared, days_between(pay_by, pay.said(penalty.paid_on)) - stayed >= penalty.late), PENALTIES[72]),
        Condition("每日不超过罚款数额的百分之三", when(decide.done, decide.said(penalty.fine) * 3 * penalty.late >= penalty.surcharge * 100), PENALTIES[72]),
        Condition("加处罚款不超出罚款数额", when(decide.done, decide.said(penalty.fine) >= penalty.surcharge), PENALTIES[72] + COERCION[45]),
    ),
)  # fmt: skip
remind = Step(
    "remind", "催告", OFFICERS, after=serve, basis=COERCION[54],
    gates=(Condition("缴款期限已满", when(serve.done, today > pay_by), PENALTIES[67] + COERCION[54]),),
)  # fmt: skip
sue_by = (served_on + months(6)).rolled.called("起诉期限届满日")
# 批准延期、分期的，申请强制执行的期限自延期、分期结束之日起算（行政处罚法第七十二条第二款）
court_from = choose(defer.done & (defer.said(penalty.deferred_to) > sue_by), defer.said(penalty.deferred_to), sue_by).called("申请强制执行期限起算日")
enforce = Step(
    "enforce", "申请人民法院强制执行", HEAD, after=remind, basis=COERCION[53],
    gates=(
        Condition("起诉期限已满", when(remind.done, today > sue_by), COERCION[53]),
        Condition("延期、分期的期限已满", when(remind.done, today > pay_by), PENALTIES[66] + PENALTIES[72]),
        Condition("催告满十日", when(remind.done, today > remind.day + days(10)), COERCION[54]),
        Condition("复议诉讼期满之日起三个月内", when(remind.done, today <= court_from + months(3)), COERCION[53] + PENALTIES[72]),
    ),
)  # fmt: skip
ruling = Step("ruling", "收到人民法院裁定", COURT, after=enforce, basis=COERCION[57] + COERCION[58], records=(penalty.executable,))
close = Step("close", "结案归档", OFFICERS, after=serve, basis=ORGANISATION_PENALTIES[48] + PENALTIES[57], final=True, records=(recording.years,),
             gates=(Condition("案卷和音像记录的保管期限不少于规定年数", recording.years >= rate("执法案卷保管期限", measure="年"), THREE_SYSTEMS["第三部分"]),))  # fmt: skip

listening = choose(request.done, days_between(request.day, choose(hear.done, hear.day, today)), days_between(today, today))
# 社会组织案件的检测、检验、鉴定、审计时间也不计入；和听证同时进行的日子只扣一次
heard_until, appraised_until = choose(hear.done, hear.day, today), choose(appraised.done, appraised.day, today)
examining = choose(party.social & appraise.done, days_between(appraise.day, appraised_until), days_between(today, today))
both_from = choose(request.day >= appraise.day, request.day, appraise.day)
both_until = choose(heard_until <= appraised_until, heard_until, appraised_until)
at_once = choose(party.social & appraise.done & request.done & (both_until > both_from), days_between(both_from, both_until), days_between(today, today))
uncounted_days = (listening + examining - at_once).called("听证和社会组织案件检测、检验、鉴定、审计用时")
limit = choose(prolong.done, prolong.said(penalty.prolonged_to), choose(extend.done, file.day + days(120), file.day + days(90)))

both = {penalty.kind: "没收违法所得", penalty.warned: True, penalty.fine: 800_000, penalty.confiscated: 500_000}

ordinary = Penalty(
    id="penalty",
    title="行政处罚（普通程序）",
    word="处罚",
    line="行政执法",
    basis=PENALTIES.whole,
    facts=(party.name, wrong.source, wrong.lead),
    steps=(
        file, report, transfer, investigate, allow, preserve, release, conclude, appraise, appraised, extend, prolong, notify, defend, reply, waive, request, in_transit, summon,
        announce, hear, rehear, review, discuss, decide, serve, publish, annul, withdraw, plead, defer, pay, charge,
        remind, enforce, ruling, close,
    ),
    windows=(
        Window("陈述申辩、要求听证", notify.day, answer_by, PENALTIES[45] + PENALTIES[64]),
        Window("等待在途的听证申请", answer_by + days(1), answer_by + working_days(5), HEARINGS_GD[18], "查明没有在途申请的，不必等满"),
        Window("听证通知后的准备", summon.day, summon.day + working_days(7), PENALTIES[64] + HEARINGS_GD[20], "满七个工作日之后方可听证"),
        Window("催告", remind.day, remind.day + days(10), COERCION[54], "满十日之后方可申请强制执行"),
    ),
    clocks=(
        Clock("办案期限", limit.later_by(uncounted_days), decide, PENALTIES[60] + HEARINGS_GD[38] + ORGANISATION_PENALTIES[31]),
        Clock("听证期限", request.day + days(30), hear, HEARINGS_GD[38]),
        Clock("缴款期限", pay_by, pay, PENALTIES[67] + CIVIL_PROCEDURE[95], only=decide.said(penalty.fine) + decide.said(penalty.confiscated) > 0),
        Clock("申请强制执行期限", court_from + months(3), enforce, COERCION[53], only=remind.done),
        # 行政处罚法为三个工作日，社会组织案件的规定未写工作日，按三日：取较早的
        Clock("撤回公示期限", choose(party.social, annul.day + days(3), annul.day + working_days(3)), withdraw,
              PENALTIES[48] + ORGANISATION_PENALTIES[32], only=publish.done),
    ),
    grant=Outcome("作出决定", document="行政处罚决定书"),
    figures=(
        Figure("penalties_decided", "行政处罚决定", "宗", acts(decide), "本年作出的处罚决定，按决定日期"),
        Figure("penalty_hearings", "行政处罚听证", "场", acts(hear), "本年举行的听证；就新证据再次听证的不重复计"),
        Figure("penalties_deferred", "批准延期、分期缴纳罚款", "件", acts(defer), "本年批准的件数"),
        Figure("penalties_sent_to_court", "申请人民法院强制执行", "件", acts(enforce), "本年提出申请的件数"),
        Figure("penalty_fines", "罚款金额", "元", summed(decide, penalty.fine), "本年决定的罚款金额；不得作为考核指标", decimals=2),
        Figure("penalty_confiscated", "没收金额", "元", summed(decide, penalty.confiscated), "本年决定的没收金额；不得作为考核指标", decimals=2),
    ),
    uncounted=(
        file, report, transfer, investigate, allow, preserve, release, conclude, appraise, appraised, extend, prolong, notify, defend, reply, waive, request, in_transit, summon,
        announce, rehear, review, discuss, serve, publish, annul, withdraw, plead, pay, charge, remind, ruling, close,
    ),
    stories=(
        Story("社会组织逾期不报年度报告，警告，没有社会影响，不公示", 2,
              ((file, 0), (investigate, 5), (conclude, 6), (notify, 4), (decide, 18), (serve, 3), (close, 22)),
              {wrong.ended: (-200, -120), wrong.found: (-60, -5)}, within=((1, 8), (6, 28))),
        Story("社会组织逾期不报年度报告，警告", 1,
              ((file, 0), (investigate, 5), (conclude, 6), (notify, 4), (decide, 18), (serve, 3), (publish, 2), (close, 20)),
              {wrong.ended: (-200, -120), wrong.found: (-60, -5)}, within=((1, 8), (6, 28))),
        Story("超出章程活动，警告、没收并罚款", 2,
              ((file, 0), (investigate, 6), (conclude, 8), (notify, 4), (defend, 3), (reply, 4), (decide, 14), (serve, 3), (publish, 2), (pay, 9), (close, 12)),
              {wrong.source: "投诉举报", wrong.ended: (-200, -120), wrong.found: (-60, -5)},
              {notify: both, decide: both, pay: {penalty.paid: 1_300_000}}, follows=Following(wrong.lead, "complaint", "lead", -1)),
        Story("连续两年不活动，经听证撤销登记", 1,
              ((file, 0), (investigate, 6), (conclude, 8), (notify, 3), (request, 3), (summon, 3), (announce, 2), (hear, 18), (review, 4), (discuss, 3), (decide, 2), (serve, 3),
               (publish, 2), (close, 30)),
              {wrong.source: "专项检查", wrong.ended: "never", wrong.found: (-30, -5)},
              {notify: {penalty.kind: "撤销登记", penalty.hearing_offered: True}, announce: {penalty.hearing_on: hear}, decide: {penalty.kind: "撤销登记"}},
              follows=Following(wrong.lead, "special_inspection", "hand_over", -1)),
    ),
    promises=(
        Promise("没有违法事实不得立案", file, unless=wrong.unlawful, basis=PENALTIES[54]),
        Promise("不属本机关管辖不得立案", file, unless=wrong.ours, basis=PENALTIES[22]),
        Promise("超过追责时效不得立案", file, unless=wrong.harmful | (wrong.found <= wrong.ended + months(24)), basis=PENALTIES[36]),
        Promise("不满十四周岁的不予处罚", file, unless=party.kind.is_("法人或者其他组织") | (party.age >= 14), basis=PENALTIES[30]),
        Promise("检查、投诉举报的线索没有出处而立案", file, unless=~led | wrong.lead.written, basis=PENALTIES[54]),
        Promise("没有音像记录又不说明原因的登记保存", preserve, unless=recording.reference.written | recording.failure.written, basis=RECORDED),
        Promise("没有音像记录又不说明原因的听证", hear, unless=recording.reference.written | recording.failure.written, basis=HEARINGS_GD[31]),
        Promise("没有音像记录又不说明原因的再次听证", rehear, unless=recording.reference.written | recording.failure.written, basis=HEARINGS_GD[31]),
        Promise("留置送达没有音像记录又不说明原因", serve,
                unless=~handling.service.is_("留置送达") | recording.reference.written | recording.failure.written, basis=ORGANISATION_PENALTIES[44]),
        Promise("案卷保管不满规定年数", close, unless=recording.years >= rate("执法案卷保管期限", measure="年"), basis=THREE_SYSTEMS["第三部分"]),
        Promise("没有立案不得调查", investigate, unless=file.done, basis=PENALTIES[54]),
        Promise("没有法定依据不得延长", extend, unless=party.social, basis=PENALTIES[60]),
        Promise("告知以规范性文件为依据的处罚", notify, unless=penalty.basis_rank.is_("法律、法规、规章"), basis=PENALTIES[16]),
        Promise("逾期提出的听证要求", request, unless=handling.posted <= notify.day + working_days(5), basis=PENALTIES[64]),
        Promise("逾期的陈述申辩", defend, unless=today <= notify.day + working_days(5), basis=PENALTIES[62]),
        Promise("听证通知不足七个工作日不得听证", hear, unless=today > summon.day + working_days(7), basis=PENALTIES[64]),
        Promise("没有通知听证就公告", announce, unless=summon.done, basis=HEARINGS_GD[20]),
        Promise("不公开的听证上了公告", announce,
                unless=~penalty.manner.among("涉及国家秘密，不公开", "涉及商业秘密，不公开", "涉及个人隐私，不公开"), basis=PENALTIES[64]),
        Promise("公告不写听证的地点", announce, unless=penalty.hearing_place.written, basis=HEARINGS_GD[20]),
        Promise("公告的听证日期不足三个工作日", announce, unless=penalty.hearing_on >= today + working_days(3), basis=HEARINGS_GD[20]),
        Promise("公告的听证日期在七个工作日的准备期内", announce, unless=penalty.hearing_on > summon.day + working_days(7), basis=HEARINGS_GD[20]),
        Promise("早于公告的日期公开听证", hear, unless=~openly | (announce.said(penalty.hearing_on) <= today), basis=PENALTIES[64]),
        Promise("迟于公告的日期公开听证而不另行公告", hear, unless=~openly | (announce.said(penalty.hearing_on) >= today), basis=PENALTIES[64]),
        Promise("不在公告的日期公开再次听证", rehear,
                unless=~openly | (days_between(announce.said(penalty.hearing_on), today) <= 0) & (days_between(today, announce.said(penalty.hearing_on)) <= 0),
                basis=PENALTIES[64]),
        Promise("公开听证没有提前三个工作日公告", hear, unless=~openly | (today >= announce.day + working_days(3)), basis=HEARINGS_GD[20]),
        Promise("另行通知听证而不另行公告", hear, unless=~openly | announce.since(summon), basis=HEARINGS_GD[20]),
        Promise("公开再次听证没有提前三个工作日公告", rehear, unless=~openly | (today >= announce.day + working_days(3)), basis=HEARINGS_GD[20]),
        Promise("再次听证沿用以前通知的公告", rehear, unless=~openly | announce.since(summon), basis=HEARINGS_GD[20]),
        Promise("听证组不足三人不得听证", hear, unless=penalty.panel >= 3, basis=HEARINGS_GD[9]),
        Promise("未告知不得决定", decide, unless=notify.done, basis=PENALTIES[44]),
        Promise("告知后又调查的不得径行决定", decide, unless=notify.since(investigate), basis=PENALTIES[44]),
        Promise("申辩期未满又未放弃不得决定", decide, unless=(today > notify.day + working_days(5)) | waive.since(notify), basis=PENALTIES[62]),
        Promise("不复核申辩不得决定", decide, unless=~defend.since(notify) | reply.since(defend), basis=PENALTIES[45]),
        Promise("要求听证后未听证又未放弃不得决定", decide,
                unless=~request.since(notify) | hear.since(notify) | rehear.since(notify) | waive.since(request), basis=PENALTIES[64]),
        Promise("听证权利未了结不得作重大处罚", decide,
                unless=~major | hear.since(notify) | rehear.since(notify) | waive.since(notify) | in_transit.since(notify)
                | (today > answer_by + working_days(5)),
                basis=PENALTIES[64] + HEARINGS_GD[18]),
        Promise("听证后发现新的证据，未再次听证又未放弃即提请审核", review,
                unless=~hear.done | ~investigate.since(hear) | rehear.since(investigate) | waive.since(investigate), basis=HEARINGS_GD[39]),
        Promise("审核未通过不得作重大处罚", decide, unless=~major | (review.done & review.said(handling.passed)), basis=PENALTIES[58]),
        Promise("听证后未经审核不得决定", decide, unless=~hear.done | review.since(hear), basis=HEARINGS_GD[33]),
        Promise("重大复杂案件未经集体讨论不得决定", decide, unless=~wrong.complex | discuss.done, basis=PENALTIES[57]),
        Promise("以罚代刑", decide, unless=~wrong.criminal, basis=PENALTIES[27]),
        Promise("因申辩加重处罚", decide, unless=penalty.fine <= notify.said(penalty.fine), basis=PENALTIES[45]),
        Promise("决定的种类重于告知", decide, unless=penalty.kind.rank <= notify.said(penalty.kind).rank, basis=PENALTIES[45]),
        Promise("决定增加未告知的事实", decide, unless=penalty.facts_count <= notify.said(penalty.facts_count), basis=PENALTIES[62]),
        Promise("依据规范性文件决定处罚", decide, unless=penalty.basis_rank.is_("法律、法规、规章"), basis=PENALTIES[38]),
        Promise("决定书不写救济途径", decide, unless=penalty.remedies_stated, basis=PENALTIES[59]),
        Promise("有裁量基准而不说明", decide, unless=penalty.discretion_stated, basis=DISCRETION["第十二项"]),
        Promise("未决定不得公示", publish, unless=decide.done, basis=PENALTIES[48]),
        Promise("没有社会影响或者不得公开的决定不得公示", publish, unless=penalty.publishable, basis=PENALTIES[48]),
        Promise("未公示无从撤回", withdraw, unless=publish.done, basis=PENALTIES[48]),
        Promise("决定依然有效不得撤回公示", withdraw, unless=annul.done, basis=PENALTIES[48]),
        Promise("未决定无从撤销", annul, unless=decide.done, basis=PENALTIES[48]),
        Promise("决定比新法重的处罚", decide, unless=penalty.fine <= wrong.cap_now, basis=PENALTIES[37]),
        Promise("决定比旧法重的处罚", decide, unless=penalty.fine <= wrong.cap_then, basis=PENALTIES[37]),
        Promise("警告等处罚载明金额的不得告知", notify,
                unless=~penalty.kind.among("不予处罚", "警告", "通报批评") | ((penalty.fine <= 0) & (penalty.confiscated <= 0)), basis=PENALTIES[9]),
        Promise("警告等处罚不得收钱", decide,
                unless=~penalty.kind.among("不予处罚", "警告", "通报批评") | ((penalty.fine <= 0) & (penalty.confiscated <= 0)), basis=PENALTIES[9]),
        Promise("不予处罚而又警告", decide, unless=~penalty.kind.is_("不予处罚") | ~penalty.warned, basis=PENALTIES[33]),
        Promise("没有告知的没收不得决定", decide, unless=notify.said(penalty.confiscated) >= penalty.confiscated, basis=PENALTIES[45]),
        Promise("没有告知的警告不得并处", decide,
                unless=~penalty.warned | notify.said(penalty.warned) | notify.said(penalty.kind).among("警告", "通报批评"), basis=PENALTIES[45]),
        Promise("没收较大数额而不告知听证权利", notify,
                unless=penalty.hearing_offered | (penalty.confiscated < rate("听证数额标准", by=party.kind)), basis=PENALTIES[63]),
        Promise("达到部门规章另定的数额而不告知听证权利", notify,
                unless=penalty.hearing_offered | (wrong.hearing_from <= 0) | (penalty.fine < wrong.hearing_from), basis=PENALTIES[63]),
        Promise("应当听证而不告知听证权利", notify, unless=~major | penalty.hearing_offered, basis=PENALTIES[63]),
        Promise("调查没有终结不得告知", notify, unless=conclude.done & ~investigate.since(conclude), basis=PENALTIES[57]),
        Promise("没有调查不得终结", conclude, unless=investigate.done, basis=PENALTIES[57]),
        Promise("没有终结不得提请审核", review, unless=conclude.done, basis=PENALTIES[58]),
        Promise("没有终结不得提请讨论", discuss, unless=conclude.done, basis=PENALTIES[57]),
        Promise("一人调查", investigate, unless=officers >= 2, basis=PENALTIES[42]),
        Promise("一人登记保存", preserve, unless=officers >= 2, basis=PENALTIES[56]),
        Promise("一人告知", notify, unless=officers >= 2, basis=PENALTIES[42]),
        Promise("一人送达", serve, unless=officers >= 2, basis=PENALTIES[42]),
        Promise("一人提出移送报告", report, unless=officers >= 2, basis=CRIME_TRANSFER[5]),
        Promise("调查人员主持听证", hear, unless=apart_from(investigate), basis=PENALTIES[64]),
        Promise("调查人员主持再次听证", rehear, unless=apart_from(investigate), basis=PENALTIES[64]),
        Promise("调查人员审核自己的案件", review, unless=apart_from(investigate), basis=PENALTIES[58] + THREE_SYSTEMS["第四部分"]),
        Promise("调查人员决定自己的案件", decide, unless=apart_from(investigate), basis=PENALTIES[57]),
        Promise("没有立案不得批准登记保存", allow, unless=file.done, basis=PENALTIES[56]),
        Promise("没有负责人批准不得登记保存", preserve, unless=allow.done, basis=PENALTIES[56]),
        Promise("同一违法行为两次罚款", decide, unless=~wrong.fined | (penalty.fine <= 0), basis=PENALTIES[29]),
        Promise("违反几个规定而按轻的罚款", decide, unless=(penalty.fine <= 0) | (wrong.cap_now >= wrong.other_cap), basis=PENALTIES[29]),
        Promise("未成年人罚到行为时规定的上限", decide,
                unless=party.kind.is_("法人或者其他组织") | (party.age >= 18) | (penalty.fine <= 0) | (penalty.fine < wrong.cap_then), basis=PENALTIES[30]),
        Promise("未成年人罚到处罚时规定的上限", decide,
                unless=party.kind.is_("法人或者其他组织") | (party.age >= 18) | (penalty.fine <= 0) | (penalty.fine < wrong.cap_now), basis=PENALTIES[30]),
        Promise("没有登记保存无从处理", release, unless=preserve.done, basis=PENALTIES[56]),
        Promise("没有延长过就继续延期", prolong, unless=extend.done, basis=ORGANISATION_PENALTIES[31]),
        Promise("继续延期没有确定期限", prolong, unless=penalty.prolonged_to > today, basis=ORGANISATION_PENALTIES[31]),
        Promise("没有立案不得委托鉴定", appraise, unless=file.done, basis=PENALTIES[54]),
        Promise("没有委托而有鉴定结论", appraised, unless=appraise.done, basis=PENALTIES[54]),
        Promise("没有立案不得延长期限", extend, unless=file.done, basis=PENALTIES[60]),
        Promise("没有立案不得报告移送", report, unless=file.done, basis=CRIME_TRANSFER[5]),
        Promise("没有书面报告不得移送", transfer, unless=report.done, basis=CRIME_TRANSFER[5]),
        Promise("没有告知无从申辩", defend, unless=notify.done, basis=PENALTIES[45]),
        Promise("没有申辩无从复核", reply, unless=defend.done, basis=PENALTIES[45]),
        Promise("没有告知无从放弃", waive, unless=notify.done, basis=PENALTIES[62]),
        Promise("没有告知无从要求听证", request, unless=notify.done, basis=PENALTIES[64]),
        Promise("没有告知无从查明在途申请", in_transit, unless=notify.done, basis=HEARINGS_GD[18]),
        Promise("期限未满即认定没有在途申请", in_transit, unless=today > notify.day + working_days(5), basis=HEARINGS_GD[18]),
        Promise("没有要求不得通知听证", summon, unless=request.done, basis=HEARINGS_GD[20]),
        Promise("没有听证无从再次听证", rehear, unless=hear.done, basis=HEARINGS_GD[39]),
        Promise("再次听证不另行通知", rehear, unless=summon.since(hear) & (today > summon.day + working_days(7)), basis=PENALTIES[64]),
        Promise("再次听证的听证组不足三人", rehear, unless=penalty.panel >= 3, basis=HEARINGS_GD[9]),
        Promise("未决定不得送达", serve, unless=decide.done, basis=PENALTIES[61]),
        Promise("未送达不得加处罚款", charge, unless=serve.done, basis=PENALTIES[72]),
        Promise("没有逾期一日而加处罚款", charge, unless=(penalty.late >= 1) | (penalty.surcharge <= 0), basis=PENALTIES[72]),
        Promise("未到期计算逾期日数", charge, unless=(today > pay_by) | (penalty.late <= 0), basis=PENALTIES[72]),
        Promise("登记缴款的日期晚于登记之日", pay, unless=penalty.paid_on <= today, basis=PENALTIES[67]),
        Promise("缴清之后计算逾期日数", charge,
                unless=~pay.done | ~pay.said(penalty.settled) | (days_between(serve.day, pay.said(penalty.paid_on)) >= penalty.late), basis=PENALTIES[72]),
        Promise("复议、诉讼期间计算逾期日数", charge,
                unless=~penalty.contested | (days_between(pay_by, today) - penalty.stayed >= penalty.late), basis=PENALTIES[73]),
        Promise("加处罚款多于每日百分之三", charge,
                unless=decide.said(penalty.fine) * 3 * penalty.late >= penalty.surcharge * 100,
                basis=PENALTIES[72]),
        Promise("加处罚款超出罚款", charge, unless=decide.said(penalty.fine) >= penalty.surcharge, basis=PENALTIES[72]),
        Promise("未送达无从申请延期", plead, unless=serve.done, basis=PENALTIES[66]),
        Promise("没有申请而批准延期", defer, unless=plead.done, basis=PENALTIES[66]),
        Promise("批准已经过去的期限", defer, unless=penalty.deferred_to > today, basis=PENALTIES[66]),
        Promise("延期、分期未满不得申请强制执行", enforce,
                unless=~defer.done | (today > defer.said(penalty.deferred_to)), basis=PENALTIES[72]),
        Promise("没有申请而有裁定", ruling, unless=enforce.done, basis=COERCION[57]),
        Promise("未送达不得催告", remind, unless=serve.done, basis=COERCION[54]),
        Promise("未到期催告", remind, unless=today > pay_by, basis=COERCION[54]),
        Promise("逾期申请强制执行", enforce, unless=today <= court_from + months(3), basis=COERCION[53]),
        Promise("未经催告申请强制执行", enforce, unless=remind.done, basis=COERCION[54]),
        Promise("未送达不得结案", close, unless=serve.done, basis=PENALTIES[61]),
        Promise("未决定不得收缴", pay, unless=decide.done, basis=PENALTIES[67]),
        Promise("执法人员自行收缴罚款", pay, unless=penalty.cash <= 0, basis=PENALTIES[67]),
        Promise("起诉期限未满不得申请强制执行", enforce, unless=today > serve.day + months(6), basis=COERCION[53]),
        Promise("未经催告十日不得申请强制执行", enforce, unless=today > remind.day + days(10), basis=COERCION[54]),
        Promise("未涉嫌犯罪不得移送结案", transfer, unless=wrong.criminal, basis=CRIME_TRANSFER[5]),
    ),
)  # fmt: skip

matters = (ordinary,)
