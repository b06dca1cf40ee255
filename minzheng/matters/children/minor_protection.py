"""未成年人保护个案：接报、评估定级、转介、跟进、入户巡访、反馈报告人、结案；另有民政部门的临时监护和长期监护。

强制报告、及时受理、告知处理结果出自未成年人保护法第十一条；条文只说“立即”“及时”，评估的时限和巡访间隔是待核定的内部规定。
"""

from ...facts import handling, minor
from ...offices import BUREAU, HEAD, MINORS_CENTRE
from ...statutes import CHILDREN_ACTION_GD, MANDATORY_REPORT, MINORS_HARMED, PERSONAL_INFORMATION, RESCUE_BODIES, of_minors
from ...vocabulary import (
    Clock, Condition, Duty, Figure, Outcome, Promise, Service, Step, Story, acts, choose, days, granted_by, months, officers, on_the_spot, rate,
    unset, when, working_days,
)  # fmt: skip
from ...vocabulary.facts import Fact

# 一、接报：十八周岁以下；有危险或者涉嫌犯罪的先报公安
young = Condition("未满十八周岁", minor.age < 18, of_minors(2))
bound = ~minor.reporter.is_("其他组织和个人")
intake = Step(
    "intake", "接报登记", MINORS_CENTRE, within=on_the_spot, basis=of_minors(11) + RESCUE_BODIES.whole,
    records=(minor.channel, minor.reporter, minor.found_on, minor.reported_on, minor.danger, minor.crime), gates=(young,),
)  # fmt: skip
redirect = Step(
    "redirect", "不属未成年人，转社会救助", MINORS_CENTRE, basis=of_minors(2), final=True, records=(handling.reason,),
    gates=(
        Condition("已满十八周岁", minor.age >= 18, of_minors(2)),
        Condition("尚未接报登记", ~intake.done, of_minors(11)),
    ),
)  # fmt: skip
urgent = (intake.said(minor.danger) | intake.said(minor.crime)).called("接报时有紧急危险或者涉嫌犯罪")
police = Step(
    "police", "报告公安机关", MINORS_CENTRE, within=on_the_spot, after=intake, only=urgent, basis=of_minors(11) + MANDATORY_REPORT.whole,
)  # fmt: skip

# 二、评估定级、转介、跟进、巡访
assess = Step(
    "assess", "监护风险评估定级", MINORS_CENTRE, after=intake, basis=of_minors(11) + CHILDREN_ACTION_GD.whole, records=(minor.colour,),
    gates=(Condition("有紧急危险或者涉嫌犯罪的，已先报告公安机关", when(intake.done & urgent, police.done), of_minors(11) + MANDATORY_REPORT.whole),),
)  # fmt: skip
refer = Step("refer", "转介", MINORS_CENTRE, after=assess, basis=of_minors(97), records=(minor.referred_to,))
refer_more = Step("refer_more", "再次转介", MINORS_CENTRE, after=refer, times=None, basis=of_minors(97), records=(minor.referred_to,))
receipt = Step("receipt", "收到转介回执", MINORS_CENTRE, after=refer, times=None, basis=of_minors(97), records=(minor.accepted,))
follow = Step("follow", "协调办理、列入后续跟进", MINORS_CENTRE, after=refer, basis=of_minors(91) + CHILDREN_ACTION_GD.whole)
visit = Step(
    "visit", "入户巡访", MINORS_CENTRE, after=assess, times=None, officers=2, basis=of_minors(43) + CHILDREN_ACTION_GD.whole, records=(minor.findings,),
)  # fmt: skip
reassess = Step(
    "reassess", "重新评估定级", MINORS_CENTRE, after=assess, times=None, basis=CHILDREN_ACTION_GD.whole + of_minors(11), records=(minor.colour,),
)  # fmt: skip
feedback = Step(
    "feedback", "向报告人告知处理结果", MINORS_CENTRE, within=unset, after=refer, times=None, basis=of_minors(11), records=(minor.answer,),
)  # fmt: skip
close = Step(
    "close", "结案", HEAD, basis=of_minors(11), final=True, records=(minor.settled,),
    gates=(
        Condition("已向报告人告知处理结果", feedback.done, of_minors(11)),
        Condition("保护需要已经满足或者已经转出", minor.settled, of_minors(91)),
        Condition("列入跟进的，已重新评估", when(follow.done, reassess.since(follow)), CHILDREN_ACTION_GD.whole + of_minors(11)),
        Condition("最后一次巡访以后已重新评估", when(visit.done, reassess.since(visit)), CHILDREN_ACTION_GD.whole + of_minors(11)),
    ),
)  # fmt: skip
interval = choose(
    reassess.done, rate("儿童走访间隔", by=reassess.said(minor.colour), measure="日"), rate("儿童走访间隔", by=assess.said(minor.colour), measure="日"),
)  # fmt: skip
quiet = Condition("公开的材料中没有可以识别该未成年人的信息", ~minor.identified, of_minors(4) + PERSONAL_INFORMATION[31])

# 三、演练
opened = ((intake, 0), (assess, 1), (refer, 1))
ended = ((receipt, 5), (feedback, 3), (close, 2))
from_school: dict[Step, dict[Fact, object]] = {intake: {minor.channel: "学校", minor.reporter: "密切接触未成年人的单位及其工作人员"}}
from_police: dict[Step, dict[Fact, object]] = {
    intake: {minor.channel: "公安机关", minor.reporter: "国家机关", minor.crime: True, minor.danger: True}, assess: {minor.colour: "红"},
}  # fmt: skip

casework = Service(
    id="minor_protection",
    title="未成年人保护个案",
    word="未保",
    line="未成年人保护",
    basis=of_minors(11) + of_minors(91),
    conditions=(
        young,
        Condition("负有强制报告义务的，发现后立即报告", when(bound, minor.reported_on <= minor.found_on), of_minors(11)),
        Condition("评估以前，紧急的已报告公安机关", when(assess.done & intake.done, ~urgent | police.done), of_minors(11) + MANDATORY_REPORT.whole),
        Condition("结案的，已向报告人告知处理结果", when(close.done, feedback.done), of_minors(11)),
        quiet,
    ),
    steps=(intake, redirect, police, assess, refer, refer_more, receipt, follow, visit, reassess, feedback, close),
    clocks=(
        Clock("评估定级（内部时限待核定：紧急的次日，其他五个工作日）", choose(intake.said(minor.danger), intake.day + days(1), intake.day + working_days(5)),
              assess, of_minors(11)),
        Clock("按风险等级入户巡访", choose(visit.done, visit.day, follow.day).later_by(interval), visit, of_minors(43) + CHILDREN_ACTION_GD.whole, only=follow.done),
    ),
    grant=Outcome("合法", document="未成年人保护个案记录"),
    refusal=Outcome("不合法", document="未成年人保护个案更正意见"),
    figures=(
        Figure("minor_cases_received", "接到未保个案", "宗", acts(intake), "本年接报登记的个案"),
        Figure("minor_cases_referred", "转介未保个案", "宗", acts(refer), "本年转介的个案，一案不论转介几次计一宗"),
        Figure("minor_cases_followed", "协调办理或者需要后续跟进的未保个案", "宗", acts(follow), "本年列入跟进的个案；与转介数重叠"),
        Figure("minor_home_visits", "未保入户巡访", "次", acts(visit), "本年入户巡访的次数，一案可以多次"),
    ),
    uncounted=(redirect, police, assess, refer_more, receipt, reassess, feedback, close),
    stories=(
        Story("学校报告，转介后结案", 36, (*opened, *ended), acts=from_school),
        Story("公安移送，涉嫌侵害，转介后结案", 6, ((intake, 0), (police, 0), *opened[1:], *ended), acts=from_police),
        Story("协调办理后结案", 20, (*opened, (follow, 1), (receipt, 5), (reassess, 20), (feedback, 1), (close, 2)), acts=from_school),
        Story("巡访一次，重新评估后结案", 16,
              (*opened, (follow, 1), (receipt, 5), (visit, 20), (reassess, 2), (feedback, 1), (close, 2)), acts=from_school),
        Story("巡访三次，重新评估后结案", 5,
              (*opened, (follow, 1), (visit, 6), (visit, 6), (visit, 6), (reassess, 2), (feedback, 1), (close, 2)), acts={**from_school, assess: {minor.colour: "红"}}),
        Story("年末尚在跟进", 4, (*opened, (follow, 1), (visit, 10)), acts=from_school, within=((12, 2), (12, 9))),
    ),
    promises=(
        Promise("已满十八周岁的不得立未保个案", intake, unless=minor.age < 18, basis=of_minors(2)),
        Promise("未成年人不得推给社会救助", redirect, unless=minor.age >= 18, basis=of_minors(11)),
        Promise("已经接报的不得改为转出", redirect, unless=~intake.done, basis=of_minors(11)),
        Promise("没有接报无从报警", police, unless=intake.done, basis=of_minors(11)),
        Promise("没有接报不得评估", assess, unless=intake.done, basis=of_minors(11)),
        Promise("紧急或者涉嫌犯罪而未报警不得往下办", assess,
                unless=police.done | ~(intake.said(minor.danger) | intake.said(minor.crime)), basis=of_minors(11) + MANDATORY_REPORT.whole),
        Promise("没有评估不得转介", refer, unless=assess.done, basis=of_minors(97)),
        Promise("没有首次转介不得再次转介", refer_more, unless=refer.done, basis=of_minors(97)),
        Promise("没有转介没有回执", receipt, unless=refer.done, basis=of_minors(97)),
        Promise("没有转介不得列入跟进", follow, unless=refer.done, basis=of_minors(91)),
        Promise("没有评估不得巡访", visit, unless=assess.done, basis=of_minors(11) + CHILDREN_ACTION_GD.whole),
        Promise("一人巡访无效", visit, unless=officers >= 2, basis=of_minors(11) + CHILDREN_ACTION_GD.whole),
        Promise("没有评估不得重新定级", reassess, unless=assess.done, basis=of_minors(11) + CHILDREN_ACTION_GD.whole),
        Promise("没有处理结果不得反馈", feedback, unless=refer.done, basis=of_minors(11)),
        Promise("没有转介不得结案", close, unless=refer.done, basis=of_minors(97)),
        Promise("没有反馈报告人不得结案", close, unless=feedback.done, basis=of_minors(11)),
        Promise("保护需要没有落实不得结案", close, unless=minor.settled, basis=of_minors(91)),
        Promise("跟进的个案没有重新评估不得结案", close, unless=~follow.done | reassess.since(follow), basis=of_minors(11) + CHILDREN_ACTION_GD.whole),
        Promise("巡访之后没有重新评估不得结案", close, unless=~visit.done | reassess.since(visit), basis=of_minors(11) + CHILDREN_ACTION_GD.whole),
    ),
    confidential=True,
)  # fmt: skip

# 四、民政部门监护：临时监护七种情形，长期监护五种；送回以前须评估
for_a_time = minor.ground.among(
    "身份不明，暂时查找不到监护人", "监护人下落不明且无其他人可以担任监护人", "监护人因客观原因不能履行职责致监护缺失", "监护人拒绝或者怠于履行职责致无人照料",
    "监护人教唆利用违法犯罪，需要带离安置", "遭受监护人严重伤害或者面临人身安全威胁", "法律规定的其他情形",
)  # fmt: skip
for_long = minor.ground.among(
    "查找不到监护人", "监护人死亡且无其他人可以担任监护人", "监护人丧失监护能力且无其他人可以担任监护人", "法院撤销监护人资格并指定民政部门担任监护人",
    "法律规定的其他情形",
)  # fmt: skip
temporary = minor.guardianship.is_("临时监护")
hand_over = Step("hand_over", "接收移交", MINORS_CENTRE, basis=of_minors(92) + RESCUE_BODIES.whole)
decide = Step(
    "decide", "决定监护", BUREAU, within=on_the_spot, after=hand_over, decides=True, adverse=True, basis=of_minors(92) + of_minors(94),
    letter="民政部门监护决定书", records=(minor.ground,),
)  # fmt: skip
serve = Step("serve", "送达", MINORS_CENTRE, within=unset, after=decide, basis=of_minors(92), records=(handling.service,), final_if_refused=True)
charged = Condition("已决定由民政部门监护", when(decide.done, decide.granted), of_minors(92) + of_minors(94))
place = Step("place", "安置（亲属、家庭寄养或者机构）", MINORS_CENTRE, within=on_the_spot, after=decide, times=None, only=decide.granted, basis=of_minors(93) + of_minors(96),
             gates=(charged,))  # fmt: skip
examine = Step("examine", "评估监护人", MINORS_CENTRE, after=decide, times=None, basis=of_minors(93), records=(minor.restored,), gates=(charged,))
give_back = Step(
    "give_back", "送回监护人", BUREAU, after=examine, basis=of_minors(93), final=True, letter="终止监护决定书",
    gates=(Condition("经评估重新具备履行监护职责的条件", when(examine.done, examine.said(minor.restored)), of_minors(93)),),
)  # fmt: skip

guardianship = Duty(
    id="minor_guardianship",
    title="民政部门监护",
    word="监护",
    line="未成年人保护",
    basis=of_minors(92) + of_minors(94),
    conditions=(
        young,
        Condition("临时监护的，属于法定七种情形之一", when(temporary, for_a_time), of_minors(92)),
        Condition("长期监护的，属于法定五种情形之一", when(~temporary, for_long), of_minors(94)),
    ),
    steps=(hand_over, decide, serve, place, examine, give_back),
    clocks=(
        Clock("临时监护一般不超过一年", decide.day + months(12), give_back, MINORS_HARMED["第十五条"], only=decide.granted & temporary),
    ),
    grant=Outcome("由民政部门监护", document="民政部门监护决定书"),
    refusal=Outcome("不予监护", document="不予监护告知书"),
    figures=(Figure("minor_guardianships", "民政部门监护", "人", granted_by(decide), "本年决定由民政部门监护的未成年人"),),
    uncounted=(hand_over, serve, place, examine, give_back),
    stories=(
        Story("单亲父亲被拘留，临时监护后送回", 2, ((hand_over, 0), (decide, 0), (place, 0), (serve, 0), (examine, 20), (give_back, 2)),
              acts={decide: {minor.ground: "监护人因客观原因不能履行职责致监护缺失"}, examine: {minor.restored: True}}),
        Story("祖母照料正常，不予监护", 1, ((hand_over, 0), (decide, 0), (serve, 1)), acts={decide: {minor.ground: "没有法定情形"}}),
    ),
    promises=(
        Promise("没有移交不得决定监护", decide, unless=hand_over.done, basis=of_minors(92)),
        Promise("没有决定无从送达", serve, unless=decide.done, basis=of_minors(92)),
        Promise("没有决定监护不得安置", place, unless=decide.done & decide.granted, basis=of_minors(93)),
        Promise("没有决定监护无从评估", examine, unless=decide.done & decide.granted, basis=of_minors(93)),
        Promise("未经评估不得送回", give_back, unless=examine.done, basis=of_minors(93)),
        Promise("不具备条件不得送回", give_back, unless=examine.said(minor.restored), basis=of_minors(93)),
    ),
    public=False,
    confidential=True,
    remedy="行政确认",
)  # fmt: skip

matters = (casework, guardianship)
