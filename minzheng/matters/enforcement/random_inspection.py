"""双随机抽查：计划、冻结名录、抽取一次、通知、二人以上现场检查、结论、公示、信用录入、整改或者立案。

一案可以从计划走到底；一次抽取查许多对象的，抽取自成一案，每个对象另立一案，从“列入检查”开始，凭抽取记录证明抽中。
抽取怎样算出，见 `minzheng.draw`；这里只管什么时候可以抽、抽过之后不得做什么。
"""

from ...facts import handling, inspection, on_record, recording
from ...offices import HEAD, OFFICERS, PARTY, SECTION, WITNESS
from ...statutes import (
    CARE_HOME_CHECKS, CREDIT_INFORMATION, ENTERPRISE_CHECKS, INSPECTIONS_GD, ORGANISATION_CHECKS, PENALTIES, RANDOM_CHECKS,
    SUPERVISION_AFTER, THREE_SYSTEMS,
)  # fmt: skip
from ...vocabulary import (
    ASSIGNS, DRAWS, FREEZES, Condition, Figure, Inspection, Outcome, Promise, Step, acts, officers, rate, today, two_readings, unset, when, working_days, Story,
)  # fmt: skip

# 一、计划与抽取
care_home = inspection.kind.is_("养老机构")
listed = Condition("检查事项已列入公布的清单", inspection.listed, RANDOM_CHECKS["第二部分第一项"] + ENTERPRISE_CHECKS.whole)
proportion = Condition("社会组织年度抽查比例不低于百分之三",
                       when(inspection.pool.is_("社会组织"), inspection.quota * 100 >= inspection.registered * 3), ORGANISATION_CHECKS[5])  # fmt: skip
certified = Condition("检查人员的执法证件在检查期间有效", inspection.certified_until >= inspection.last_visit, PENALTIES[42])
unknowable = Condition("冻结清单时随机数来源尚未产生", inspection.seed_unknown, RANDOM_CHECKS["第二部分第二项"])
unchanged = Condition("对象、人员、权重与冻结清单一致", inspection.unchanged, RANDOM_CHECKS["第二部分第二项"] + SUPERVISION_AFTER["第九项"])

plan = Step("plan", "批准抽查计划", HEAD, basis=RANDOM_CHECKS["第二部分第三项"] + ORGANISATION_CHECKS[5],
            records=(inspection.pool, inspection.registered, inspection.quota), gates=(listed, proportion))  # fmt: skip
freeze = Step(
    "freeze", "冻结对象、人员名录和权重", SECTION, after=plan, basis=RANDOM_CHECKS["第二部分第二项"],
    records=(inspection.manifest, inspection.last_visit, inspection.certified_until, inspection.seed_unknown), gates=(certified, unknowable), part=FREEZES,
)  # fmt: skip
draw = Step(  # 至多一次：结果不合意不得重抽
    "draw", "抽取", WITNESS, after=freeze, basis=RANDOM_CHECKS["第二部分第二项"], letter="抽取记录", part=DRAWS, records=(inspection.unchanged,),
    gates=(Condition("冻结之后另日抽取", when(freeze.done, today > freeze.day), RANDOM_CHECKS["第二部分第二项"]), unchanged),
)  # fmt: skip
void = Step(
    "void", "抽取作废", HEAD, after=draw, basis=RANDOM_CHECKS["第二部分第二项"], records=(inspection.void_cause, handling.reason), final=True,
    gates=(Condition("有法定的作废原因", inspection.void_cause.among("名录有误", "查实篡改", "随机数来源失效"), RANDOM_CHECKS["第二部分第二项"]),),
)  # fmt: skip
replace = Step(
    "replace", "按候补次序递补", HEAD, after=draw, times=None, basis=PENALTIES[43] + ORGANISATION_CHECKS.whole,
    records=(inspection.replace_cause, inspection.next_in_order, handling.reason),
    gates=(
        Condition("有法定的递补原因", inspection.replace_cause.among("对象已注销", "检查人员应当回避", "执法证件失效"), PENALTIES[43] + ORGANISATION_CHECKS.whole),
        Condition("为候补次序中的下一名", inspection.next_in_order, RANDOM_CHECKS["第二部分第二项"]),
    ),
)  # fmt: skip

# 二、一个对象的检查
drawn = draw.done | (inspection.drawn_on <= today)
chosen = Condition("检查对象由抽取产生，不是人工指定", inspection.chosen.among("抽中", "按候补次序递补"), RANDOM_CHECKS["第二部分第二项"])
impartial = Condition("检查人员与检查对象没有利害关系", ~inspection.conflicted, PENALTIES[43] + ORGANISATION_CHECKS.whole)
free = Condition("不收取费用", inspection.fee <= 0, ORGANISATION_CHECKS.whole)
RECORDED = THREE_SYSTEMS["第三部分"] + PENALTIES[47]
filmed = Condition("现场检查有音像记录", on_record, RECORDED)
kept = Condition("案卷和音像记录的保管期限不少于规定年数", recording.years >= rate("执法案卷保管期限", measure="年"), THREE_SYSTEMS["第三部分"])
filed = Condition("写明立案的办件，或者不予立案的理由", inspection.case.written | inspection.declined.written, PENALTIES[54] + RECORDED)
random_only = Condition("因投诉举报启动的个案检查不走抽查程序，不得事先告知", ~inspection.upon_lead, CARE_HOME_CHECKS.whole + INSPECTIONS_GD[4])
assign = Step(
    "assign", "列入检查", SECTION, basis=RANDOM_CHECKS["第二部分第二项"], records=(inspection.kind, inspection.chosen),
    gates=(Condition("已经抽取", drawn, RANDOM_CHECKS["第二部分第二项"]), chosen), part=ASSIGNS,
)  # fmt: skip
notify = Step("notify", "送达检查通知书", SECTION, after=assign, basis=ORGANISATION_CHECKS.whole + CARE_HOME_CHECKS.whole, letter="行政检查通知书",
              records=(inspection.upon_lead,), gates=(random_only,))  # fmt: skip
inspect = Step(
    "inspect", "现场检查", OFFICERS, after=notify, officers=2, officers_basis=PENALTIES[42],
    basis=PENALTIES[42] + PENALTIES[55] + ORGANISATION_CHECKS.whole + THREE_SYSTEMS["第三部分"],
    records=(inspection.conflicted, inspection.fee, inspection.at_once, inspection.findings, recording.reference, recording.failure), letter="现场检查笔录",
    gates=(
        impartial, free,
        Condition("养老机构提前三个工作日通知，或者确有必要直接前往",
                  when(notify.done, ~assign.said(inspection.kind).is_("养老机构") | inspection.at_once | (today >= notify.day + working_days(3))),
                  CARE_HOME_CHECKS.whole),
        filmed,
    ),
)  # fmt: skip
conclude = Step(
    "conclude", "作出检查结论", SECTION, after=inspect, basis=INSPECTIONS_GD.whole + RANDOM_CHECKS["第二部分第四项"], adverse=True,
    letter="行政检查结果告知书", records=(inspection.kind, inspection.result),
    gates=(
        Condition("对象类别与列入时一致",
                  when(inspect.done, inspection.kind.rank.equals(assign.said(inspection.kind).rank)), RANDOM_CHECKS["第二部分第二项"]),
    ),
)  # fmt: skip
publish = Step("publish", "公示检查结果", SECTION, within=working_days(20), after=conclude, basis=THREE_SYSTEMS["第二部分"] + RANDOM_CHECKS["第二部分第四项"])
credit = Step(
    "credit", "录入社会组织信用信息", SECTION, within=working_days(5), after=conclude, basis=CREDIT_INFORMATION.whole,
    only=~conclude.said(inspection.kind).is_("养老机构"), gates=(Condition("检查对象为社会组织", when(conclude.done, ~conclude.said(inspection.kind).is_("养老机构")), CREDIT_INFORMATION[2]),),
)  # fmt: skip
rectify = Step(
    "rectify", "报告整改情况", PARTY, within=unset, after=conclude, basis=INSPECTIONS_GD.whole, only=conclude.said(inspection.result).is_("责令改正"),
    gates=(Condition("结论为责令改正", when(conclude.done, conclude.said(inspection.result).is_("责令改正")), INSPECTIONS_GD.whole),),
)  # fmt: skip
hand_over = Step(
    "hand_over", "移交立案", SECTION, within=unset, after=conclude, basis=PENALTIES[54], records=(inspection.case, inspection.declined),
    only=conclude.said(inspection.result).is_("涉嫌违法，移交立案"),
    gates=(Condition("结论为涉嫌违法", when(conclude.done, conclude.said(inspection.result).is_("涉嫌违法，移交立案")), PENALTIES[54]), filed),
)  # fmt: skip
ordered = conclude.done & conclude.said(inspection.result).is_("责令改正")
suspected = conclude.done & conclude.said(inspection.result).is_("涉嫌违法，移交立案")
close = Step(
    "close", "归档", SECTION, after=publish, basis=THREE_SYSTEMS["第三部分"], final=True, records=(recording.years,),
    gates=(
        Condition("责令改正的已整改", when(ordered, rectify.done), INSPECTIONS_GD.whole),
        Condition("涉嫌违法的已移交立案", when(suspected, hand_over.done), PENALTIES[54]),
        kept,
    ),
)  # fmt: skip

checking = Inspection(
    id="random_inspection",
    title="双随机抽查",
    word="双随机",
    line="行政执法",
    basis=RANDOM_CHECKS.whole,
    conditions=(
        listed, proportion, certified, unknowable, unchanged, chosen, random_only, impartial, free,
        Condition("同一时期对同一对象的多项检查合并进行",
                  two_readings(~inspection.other_visit, inspection.other_visit | ~inspection.other_visit, "原则上一次性完成，确需分次的由人说明理由"),
                  RANDOM_CHECKS["第三部分第三项"] + SUPERVISION_AFTER["第九项"]),
    ),
    facts=(inspection.body, inspection.drawn_on),
    steps=(plan, freeze, draw, void, replace, assign, notify, inspect, conclude, publish, credit, rectify, hand_over, close),
    grant=Outcome("合法", document="抽查记录"),
    refusal=Outcome("不合法", document="抽查更正意见"),
    figures=(
        Figure("inspections_double_random", "“双随机、一公开”抽查", "宗", acts(conclude), "本年作出结论的检查，一个对象一次一宗；检查不是立案的案件"),
        Figure("inspections_private_nonprofits", "抽查民办非企业单位", "间", acts(conclude, inspection.kind.is_("民办非企业单位")), "其中：按检查事项分类"),
        Figure("inspections_associations", "抽查社会团体", "间", acts(conclude, inspection.kind.is_("社会团体")), "其中：按检查事项分类"),
        Figure("inspections_care_homes", "抽查养老机构", "间", acts(conclude, care_home), "其中：按检查事项分类，本身登记为民办非企业单位的也在此列"),
        Figure("inspection_draws", "双随机抽取", "次", acts(draw), "本年抽取的次数，作废的也在内"),
        Figure("inspection_draws_void", "作废的抽取", "次", acts(void), "本年作废的抽取，连同原因公开"),
        Figure("inspection_replacements", "递补", "次", acts(replace), "本年按候补次序递补的次数"),
        Figure("inspections_rectified", "整改完成", "宗", acts(rectify), "本年报告整改完成的检查"),
        Figure("inspections_handed_over", "移交立案", "宗", acts(hand_over), "本年移交立案的检查"),
    ),
    uncounted=(plan, freeze, assign, notify, inspect, publish, credit, close),
    stories=(  # 演练的抽取由名录和随机数逐次进行，这里只作示例
        Story("从计划走到归档的一家民办非企业单位", 0,
              ((plan, 0), (freeze, 3), (draw, 5), (assign, 1), (notify, 2), (inspect, 6), (conclude, 4), (credit, 3), (publish, 2), (close, 5)),
              {inspection.drawn_on: "never", inspection.pool: "社会组织"}),
    ),
    promises=(
        Promise("检查未列入清单的事项", plan, unless=inspection.listed, basis=RANDOM_CHECKS["第二部分第一项"]),
        Promise("抽查比例低于百分之三", plan,
                unless=inspection.pool.is_("养老机构") | (inspection.quota * 100 >= inspection.registered * 3), basis=ORGANISATION_CHECKS[5]),
        Promise("没有计划而冻结名录", freeze, unless=plan.done, basis=RANDOM_CHECKS["第二部分第三项"]),
        Promise("证件将要过期的人员列入抽取", freeze, unless=inspection.certified_until >= inspection.last_visit, basis=PENALTIES[42]),
        Promise("知道随机数以后冻结名录", freeze, unless=inspection.seed_unknown, basis=RANDOM_CHECKS["第二部分第二项"]),
        Promise("名录没有冻结而抽取", draw, unless=freeze.done, basis=RANDOM_CHECKS["第二部分第二项"]),
        Promise("冻结当日抽取", draw, unless=today > freeze.day, basis=RANDOM_CHECKS["第二部分第二项"]),
        Promise("冻结以后改变权重或者名录", draw, unless=inspection.unchanged, basis=SUPERVISION_AFTER["第九项"]),
        Promise("抽取以后再次抽取", draw, unless=~draw.done, basis=RANDOM_CHECKS["第二部分第二项"]),
        Promise("没有抽取而作废", void, unless=draw.done, basis=RANDOM_CHECKS["第二部分第二项"]),
        Promise("因结果不合意而作废", void, unless=~inspection.void_cause.is_("对结果不满意"), basis=RANDOM_CHECKS["第二部分第二项"]),
        Promise("没有抽取而递补", replace, unless=draw.done, basis=RANDOM_CHECKS["第二部分第二项"]),
        Promise("没有法定原因而递补", replace,
                unless=inspection.replace_cause.among("对象已注销", "检查人员应当回避", "执法证件失效"), basis=PENALTIES[43]),
        Promise("不按候补次序递补", replace, unless=inspection.next_in_order, basis=RANDOM_CHECKS["第二部分第二项"]),
        Promise("没有抽取而列入检查", assign, unless=draw.done | (inspection.drawn_on <= today), basis=RANDOM_CHECKS["第二部分第二项"]),
        Promise("人工指定检查对象", assign, unless=inspection.chosen.among("抽中", "按候补次序递补"), basis=RANDOM_CHECKS["第二部分第二项"]),
        Promise("没有列入检查而通知", notify, unless=assign.done, basis=ORGANISATION_CHECKS.whole),
        Promise("把个案检查当作抽查事先告知", notify, unless=~inspection.upon_lead, basis=CARE_HOME_CHECKS.whole),
        Promise("没有通知而检查", inspect, unless=notify.done, basis=ORGANISATION_CHECKS.whole),
        Promise("不足二人检查", inspect, unless=officers >= 2, basis=PENALTIES[42]),
        Promise("现场检查没有音像记录又不说明原因", inspect, unless=recording.reference.written | recording.failure.written, basis=RECORDED),
        Promise("没有立案又没有理由而移交", hand_over, unless=inspection.case.written | inspection.declined.written, basis=PENALTIES[54]),
        Promise("案卷保管不满规定年数", close, unless=recording.years >= rate("执法案卷保管期限", measure="年"), basis=THREE_SYSTEMS["第三部分"]),
        Promise("有利害关系而检查", inspect, unless=~inspection.conflicted, basis=PENALTIES[43]),
        Promise("检查收费", inspect, unless=inspection.fee <= 0, basis=ORGANISATION_CHECKS.whole),
        Promise("不提前三个工作日通知养老机构又无必要", inspect,
                unless=~assign.said(inspection.kind).is_("养老机构") | inspection.at_once | (today >= notify.day + working_days(3)),
                basis=CARE_HOME_CHECKS.whole),
        Promise("没有检查而作出结论", conclude, unless=inspect.done, basis=INSPECTIONS_GD.whole),
        Promise("结论改变对象类别", conclude,
                unless=(inspection.kind.is_("养老机构") & assign.said(inspection.kind).is_("养老机构"))
                | (inspection.kind.is_("社会团体") & assign.said(inspection.kind).is_("社会团体"))
                | (inspection.kind.is_("民办非企业单位") & assign.said(inspection.kind).is_("民办非企业单位")),
                basis=RANDOM_CHECKS["第二部分第二项"]),
        Promise("没有结论而公示", publish, unless=conclude.done, basis=THREE_SYSTEMS["第二部分"]),
        Promise("没有结论而录入信用信息", credit, unless=conclude.done, basis=CREDIT_INFORMATION.whole),
        Promise("把不是社会组织的录入社会组织信用信息", credit, unless=~conclude.said(inspection.kind).is_("养老机构"), basis=CREDIT_INFORMATION[2]),
        Promise("没有结论而整改", rectify, unless=conclude.done, basis=INSPECTIONS_GD.whole),
        Promise("没有责令而要求整改", rectify, unless=conclude.said(inspection.result).is_("责令改正"), basis=INSPECTIONS_GD.whole),
        Promise("没有结论而移交", hand_over, unless=conclude.done, basis=PENALTIES[54]),
        Promise("没有线索而移交立案", hand_over, unless=conclude.said(inspection.result).is_("涉嫌违法，移交立案"), basis=PENALTIES[54]),
        Promise("结果未公示而归档", close, unless=publish.done, basis=THREE_SYSTEMS["第二部分"]),
        Promise("责令改正未整改而归档", close,
                unless=~(conclude.done & conclude.said(inspection.result).is_("责令改正")) | rectify.done, basis=INSPECTIONS_GD.whole),
        Promise("涉嫌违法未移交而归档", close,
                unless=~(conclude.done & conclude.said(inspection.result).is_("涉嫌违法，移交立案")) | hand_over.done, basis=PENALTIES[54]),
    ),
)  # fmt: skip

matters = (checking,)
