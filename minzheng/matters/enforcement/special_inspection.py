"""专项检查和个案检查：先有部署或者线索，负责人批准（紧急的事后补办），二人以上持证进场，有记录、有结论，按期公示。

“突击”只是不提前告知：没有部署、没有批准、没有记录的进场不是检查。因投诉举报启动的个案检查不得事先告知；
对养老机构的专项检查提前三个工作日通知，或者写明必要直接前往。公布了频次上限的，专项部署不得超过上限。
"""

from ...facts import body, handling, inspection, on_record, recording, visit
from ...offices import HEAD, OFFICERS, PARTY, SECTION
from ...statutes import (
    CARE_HOME_CHECKS, ENTERPRISE_CHECKS, ENTERPRISE_CHECKS_GD, INSPECTIONS_GD, ORGANISATION_CHECKS, PENALTIES, RANDOM_CHECKS, THREE_SYSTEMS,
)  # fmt: skip
from ...vocabulary import (
    Condition, Figure, Following, Inspection, Outcome, Promise, Step, Story, acts, officers, rate, today, unset, when, working_days,
)  # fmt: skip

APPROVAL = INSPECTIONS_GD.whole + ENTERPRISE_CHECKS.whole
PLANNED, REPORTED = "经批准的专项部署", "投诉举报"

listed = Condition("检查事项已列入公布的清单", inspection.listed, RANDOM_CHECKS["第二部分第一项"] + ENTERPRISE_CHECKS.whole)
triggered = Condition("有专项部署、投诉举报或者交办移送", ~visit.trigger.is_("没有"), INSPECTIONS_GD[4] + ENTERPRISE_CHECKS.whole)
uncapped = Condition("专项部署的检查不超过公布的年度频次上限",
                     when(visit.capped & visit.trigger.is_(PLANNED), visit.before < visit.cap), APPROVAL + ENTERPRISE_CHECKS_GD.whole)  # fmt: skip
reported = Condition("因投诉举报启动的写明投诉举报的办件", when(visit.trigger.is_(REPORTED), visit.lead.written), INSPECTIONS_GD[4] + THREE_SYSTEMS["第三部分"])
impartial = Condition("检查人员与检查对象没有利害关系", ~inspection.conflicted, PENALTIES[43] + ORGANISATION_CHECKS.whole)
free = Condition("不收取费用", inspection.fee <= 0, ORGANISATION_CHECKS.whole)
RECORDED = THREE_SYSTEMS["第三部分"] + PENALTIES[47]
filmed = Condition("现场检查有音像记录", on_record, RECORDED)
kept = Condition("案卷和音像记录的保管期限不少于规定年数", recording.years >= rate("执法案卷保管期限", measure="年"), THREE_SYSTEMS["第三部分"])
filed = Condition("写明立案的办件，或者不予立案的理由", inspection.case.written | inspection.declined.written, PENALTIES[54] + RECORDED)

propose = Step("propose", "拟定检查方案", SECTION, basis=APPROVAL, gates=(listed, triggered, uncapped, reported))
approve = Step("approve", "批准检查", HEAD, after=propose, basis=APPROVAL, letter="行政检查审批表")
notify = Step(
    "notify", "提前送达检查通知书", SECTION, after=approve, basis=ORGANISATION_CHECKS.whole + CARE_HOME_CHECKS.whole, letter="行政检查通知书",
    gates=(Condition("因投诉举报启动的个案检查不得事先告知", ~visit.trigger.is_(REPORTED), CARE_HOME_CHECKS.whole + INSPECTIONS_GD[4]),),
)  # fmt: skip
planned_home = visit.object.is_("养老机构") & visit.trigger.is_(PLANNED)
warned = notify.done & (today >= notify.day + working_days(3))
inspect = Step(
    "inspect", "现场检查", OFFICERS, after=propose, officers=2, officers_basis=PENALTIES[42], basis=PENALTIES[42] + PENALTIES[55] + INSPECTIONS_GD.whole,
    records=(inspection.conflicted, inspection.fee, inspection.at_once, recording.reference, recording.failure), letter="现场检查笔录",
    gates=(
        Condition("已经批准，或者情况紧急", approve.done | visit.urgent, APPROVAL),
        impartial, free,
        Condition("对养老机构的专项检查提前三个工作日通知，或者确有必要直接前往", when(planned_home, inspection.at_once | warned), CARE_HOME_CHECKS.whole),
        filmed,
    ),
)  # fmt: skip
ratify = Step("ratify", "补办批准", HEAD, within=unset, after=inspect, basis=APPROVAL, letter="行政检查审批表", records=(handling.reason,),
              gates=(Condition("事先没有批准", ~approve.done, APPROVAL),))  # fmt: skip
conclude = Step(
    "conclude", "作出检查结论", SECTION, after=inspect, basis=INSPECTIONS_GD.whole, adverse=True, letter="行政检查结果告知书",
    records=(inspection.result, handling.reason), gates=(Condition("检查已经批准或者补办批准", approve.done | ratify.done, APPROVAL),),
)  # fmt: skip
publish = Step("publish", "公示检查结果", SECTION, within=working_days(20), after=conclude, basis=THREE_SYSTEMS["第二部分"])
ordered = conclude.said(inspection.result).is_("责令改正")
suspected = conclude.said(inspection.result).is_("涉嫌违法，移交立案")
rectify = Step("rectify", "报告整改情况", PARTY, within=unset, after=conclude, basis=INSPECTIONS_GD.whole, only=ordered,
               gates=(Condition("结论为责令改正", when(conclude.done, ordered), INSPECTIONS_GD.whole),))  # fmt: skip
hand_over = Step("hand_over", "移交立案", SECTION, within=unset, after=conclude, basis=PENALTIES[54], only=suspected,
                 records=(inspection.case, inspection.declined),
                 gates=(Condition("结论为涉嫌违法", when(conclude.done, suspected), PENALTIES[54]), filed))  # fmt: skip
close = Step(
    "close", "归档", SECTION, after=publish, basis=THREE_SYSTEMS["第三部分"], final=True, records=(recording.years,),
    gates=(
        Condition("责令改正的已整改", when(conclude.done & ordered, rectify.done), INSPECTIONS_GD.whole),
        Condition("涉嫌违法的已移交立案", when(conclude.done & suspected, hand_over.done), PENALTIES[54]),
        kept,
    ),
)  # fmt: skip

before = ((propose, 0), (approve, 2))

checking = Inspection(
    id="special_inspection",
    title="专项检查和个案检查",
    word="专项检查",
    line="行政执法",
    basis=INSPECTIONS_GD.whole,
    conditions=(listed, triggered, uncapped, impartial, free),
    facts=(body.code, body.name, body.kind, visit.object, visit.trigger, visit.item),
    steps=(propose, approve, notify, inspect, ratify, conclude, publish, rectify, hand_over, close),
    grant=Outcome("合法", document="行政检查审批表"),
    refusal=Outcome("不合法", document="行政检查更正意见"),
    figures=(
        Figure("special_inspections", "专项检查和个案检查", "宗", acts(conclude), "本年作出结论的检查，一个对象一次一宗；双随机抽查不在内"),
        Figure("association_onsite_checks", "行业协会商会实地检查", "家", acts(conclude, visit.object.is_("行业协会商会")),
               "其中：对行业协会商会经批准的实地检查，有记录、有结论，一家一案"),
        Figure("special_inspections_rectified", "专项检查整改完成", "宗", acts(rectify), "本年报告整改完成的检查"),
        Figure("special_inspections_handed_over", "专项检查移交立案", "宗", acts(hand_over), "本年移交立案的检查"),
    ),
    uncounted=(propose, approve, notify, inspect, ratify, publish, close),
    stories=(
        Story("行业协会商会收费突击实地检查，未发现问题", 20, (*before, (inspect, 3), (conclude, 4), (publish, 5), (close, 3)),
              {visit.object: "行业协会商会", body.kind: "社会团体"}, within=((6, 3), (8, 30))),
        Story("行业协会商会收费突击实地检查，责令改正", 3, (*before, (inspect, 3), (conclude, 4), (publish, 5), (rectify, 20), (close, 3)),
              {visit.object: "行业协会商会", body.kind: "社会团体"}, {conclude: {inspection.result: "责令改正"}}, within=((6, 3), (8, 30))),
        Story("因举报对民办非企业单位个案检查，移交立案", 1, ((propose, 0), (approve, 0), (inspect, 1), (conclude, 6), (hand_over, 6), (publish, 4), (close, 8)),
              {visit.object: "民办非企业单位", body.kind: "民办非企业单位", visit.trigger: REPORTED},
              {conclude: {inspection.result: "涉嫌违法，移交立案"}, hand_over: {inspection.case: "penalty"}},
              follows=Following(visit.lead, "complaint", "investigate", 1)),
        Story("消防隐患，紧急检查养老机构，补办批准", 1, ((propose, 0), (inspect, 0), (ratify, 1), (conclude, 3), (publish, 5), (rectify, 10), (close, 3)),
              {visit.object: "养老机构", body.kind: "民办非企业单位", visit.trigger: "交办移送", visit.urgent: True}, {conclude: {inspection.result: "责令改正"}}),
        Story("养老机构专项检查，提前通知", 2, (*before, (notify, 1), (inspect, 14), (conclude, 4), (publish, 5), (close, 3)),
              {visit.object: "养老机构", body.kind: "民办非企业单位"}),
    ),
    promises=(
        Promise("检查没有列入清单的事项", propose, unless=inspection.listed, basis=RANDOM_CHECKS["第二部分第一项"]),
        Promise("没有部署和线索的检查", propose, unless=~visit.trigger.is_("没有"), basis=INSPECTIONS_GD[4]),
        Promise("超过频次上限的专项检查", propose,
                unless=~visit.capped | ~visit.trigger.is_(PLANNED) | (visit.before < visit.cap), basis=ENTERPRISE_CHECKS.whole + INSPECTIONS_GD.whole),
        Promise("说是投诉举报而没有办件", propose, unless=~visit.trigger.is_(REPORTED) | visit.lead.written, basis=INSPECTIONS_GD[4]),
        Promise("没有方案而批准", approve, unless=propose.done, basis=APPROVAL),
        Promise("没有批准而通知", notify, unless=approve.done, basis=APPROVAL),
        Promise("个案检查事先告知", notify, unless=~visit.trigger.is_(REPORTED), basis=CARE_HOME_CHECKS.whole),
        Promise("没有方案而进场", inspect, unless=propose.done, basis=APPROVAL),
        Promise("不紧急又没有批准而进场", inspect, unless=approve.done | visit.urgent, basis=APPROVAL),
        Promise("不足二人检查", inspect, unless=officers >= 2, basis=PENALTIES[42]),
        Promise("现场检查没有音像记录又不说明原因", inspect, unless=recording.reference.written | recording.failure.written, basis=RECORDED),
        Promise("没有立案又没有理由而移交", hand_over, unless=inspection.case.written | inspection.declined.written, basis=PENALTIES[54]),
        Promise("案卷保管不满规定年数", close, unless=recording.years >= rate("执法案卷保管期限", measure="年"), basis=THREE_SYSTEMS["第三部分"]),
        Promise("有利害关系而检查", inspect, unless=~inspection.conflicted, basis=PENALTIES[43]),
        Promise("检查收费", inspect, unless=inspection.fee <= 0, basis=ORGANISATION_CHECKS.whole),
        Promise("不提前通知养老机构又无必要", inspect,
                unless=~planned_home | inspection.at_once | (notify.done & (today >= notify.day + working_days(3))), basis=CARE_HOME_CHECKS.whole),
        Promise("没有检查而补批", ratify, unless=inspect.done, basis=APPROVAL),
        Promise("已经批准又补批", ratify, unless=~approve.done, basis=APPROVAL),
        Promise("没有检查而作出结论", conclude, unless=inspect.done, basis=INSPECTIONS_GD.whole),
        Promise("始终没有批准而作出结论", conclude, unless=approve.done | ratify.done, basis=APPROVAL),
        Promise("没有结论而公示", publish, unless=conclude.done, basis=THREE_SYSTEMS["第二部分"]),
        Promise("没有结论而整改", rectify, unless=conclude.done, basis=INSPECTIONS_GD.whole),
        Promise("没有责令而整改", rectify, unless=ordered, basis=INSPECTIONS_GD.whole),
        Promise("没有结论而移交", hand_over, unless=conclude.done, basis=PENALTIES[54]),
        Promise("没有违法线索而移交", hand_over, unless=suspected, basis=PENALTIES[54]),
        Promise("没有公示而归档", close, unless=publish.done, basis=THREE_SYSTEMS["第二部分"]),
        Promise("责令改正未整改而归档", close, unless=~conclude.done | ~ordered | rectify.done, basis=INSPECTIONS_GD.whole),
        Promise("涉嫌违法未移交而归档", close, unless=~conclude.done | ~suspected | hand_over.done, basis=PENALTIES[54]),
    ),
)  # fmt: skip

matters = (checking,)
