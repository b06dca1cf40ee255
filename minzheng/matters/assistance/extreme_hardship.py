"""特困人员供养：无劳动能力、无生活来源、无有履行能力的义务人的，给予基本生活和按自理能力分档的照料护理；死亡的另办丧葬。"""

from ...facts import applicant, burial, handling, hardship, household, obligor, person, selfcare
from ...offices import APPLICANT, BUREAU, TOWN
from ...statutes import CIVIL_CODE, EXTREME_HARDSHIP, EXTREME_HARDSHIP_STATE, RELIEF, RELIEF_ACT, RELIEF_REFORM
from ...vocabulary import (
    Benefit, Clock, Condition, Evidence, Figure, Monthly, Notice, Once, Outcome, Promise, Standing, Step, Story, acts, apart_from, choose, days,
    exempt, granted_by, higher_of, in_force, lower_of, months, on_the_spot, paid, rate, some, tally, today, unset, when, working_days,
)  # fmt: skip
from ...vocabulary.facts import Fact

# 一、三项条件：无劳动能力、无生活来源、没有有履行能力的法定义务人
as_minor = (person.age < 16) | (in_force(RELIEF_ACT[16]) & (person.age < 18))
disabled = (
    (person.mental & person.grade.within(1, 3))
    | (person.disability.is_("肢体") & person.grade.within(1, 2))
    | (person.disability.is_("视力") & person.grade.within(1, 1))
).called("一级至三级智力、精神残疾，一级、二级肢体残疾，或者一级视力残疾")
schooled = hardship.school.among("义务教育", "普通高中", "中等职业学校")
continued = (hardship.since_minor & ((person.age < 18) | schooled)).called("未成年时已经认定，未满十八周岁或者仍在义务教育、高中阶段就读")
unable = (person.age >= 60) | as_minor | disabled | hardship.unfit | continued

income = (
    person.wages + person.business + person.rents + person.transfers
    + exempt(person.basic_pension, EXTREME_HARDSHIP[6]) + exempt(person.awards, EXTREME_HARDSHIP[6])
    + exempt(person.disability_aid, EXTREME_HARDSHIP[6]) + exempt(person.old_age_aid, EXTREME_HARDSHIP[6])
).called("本人月收入（不含基础养老金、优待抚恤金、高龄津贴等）")  # fmt: skip
standard = rate("低保标准", by=household.area)

poor = (obligor.income < rate("上年度居民人均可支配收入")) & obligor.assets_fit
badly_disabled = obligor.grade.within(1, 2) | (obligor.disability.among("智力", "精神") & obligor.grade.within(3, 3))
incapable = (
    obligor.extreme_hardship
    | ((obligor.age >= 60) & obligor.subsistence)
    | (((obligor.age >= 70) | badly_disabled) & poor)
    | (obligor.status.among("无民事行为能力", "宣告失踪", "在监狱服刑") & obligor.assets_fit)
)
capable = some((~incapable).called("法定义务人有履行能力"))

# 二、供养标准：基本生活不低于低保标准的规定倍数，也不低于当地现行标准；照料护理按自理能力分三档
lost = tally(
    "项", ~selfcare.eats, ~selfcare.dresses, ~selfcare.rises, ~selfcare.toilets, ~selfcare.walks, ~selfcare.bathes
).called("不能自主完成的项数")  # fmt: skip
basic = higher_of(
    standard * rate("特困人员基本生活标准倍数", measure="倍"), rate("特困人员基本生活现行标准", by=household.area)
).called("基本生活标准")  # fmt: skip
care = (rate("最低工资标准") * rate("特困人员照料护理标准比例", by=lost, measure="倍")).called("照料护理标准")

# 三、申请、调查、公示
supplement = Step("supplement", "一次性告知补正", TOWN, within=on_the_spot, basis=EXTREME_HARDSHIP[12], records=(handling.missing,))
accept = Step(
    "accept", "受理", TOWN, within=on_the_spot, basis=EXTREME_HARDSHIP[12], letter="受理通知书", closes=(supplement,),
    gates=(Condition("本人和法定义务人已授权核对", hardship.authorised, EXTREME_HARDSHIP[11] + RELIEF[58]),),
)  # fmt: skip
investigate = Step("investigate", "调查核实", TOWN, after=accept, times=3, basis=EXTREME_HARDSHIP[13])
check = Step("check", "家庭经济状况核对", BUREAU, within=unset, after=accept, times=3, basis=EXTREME_HARDSHIP[13] + RELIEF[58])
opine = Step(
    "opine", "提出初审意见", TOWN, times=3, basis=EXTREME_HARDSHIP[13], records=(handling.opinion,),
    gates=(
        Condition("已调查核实", investigate.done, EXTREME_HARDSHIP[13]),
        Condition("已核对经济状况", check.done, EXTREME_HARDSHIP[13]),
    ),
)  # fmt: skip
publish = Step(
    "publish", "公示", TOWN, after=opine, times=3, basis=EXTREME_HARDSHIP[15],
    notice=Notice(lasts=days(7), shows=(applicant.name, applicant.village)),
)  # fmt: skip
object_ = Step(
    "object", "提出异议", APPLICANT, after=publish, basis=EXTREME_HARDSHIP[15], records=(handling.objection,),
    gates=(Condition("公示期内", when(publish.done, today <= publish.day + days(7)), EXTREME_HARDSHIP[15]),),
)  # fmt: skip
reinvestigate = Step("reinvestigate", "就异议重新调查", TOWN, within=working_days(15), after=object_, basis=EXTREME_HARDSHIP[15])
submit = Step(
    "submit", "报送审核材料", TOWN, after=publish, basis=EXTREME_HARDSHIP[15],
    gates=(
        Condition("公示已满七日", when(publish.done, publish.since(opine) & (today > publish.day + days(7))), EXTREME_HARDSHIP[15]),
        Condition("有异议的，已重新调查并提出意见", when(object_.done, reinvestigate.done & opine.since(reinvestigate)), EXTREME_HARDSHIP[15]),
    ),
)  # fmt: skip

# 四、审核确认，评估自理能力，签订供养服务协议
spot_check = Step("spot_check", "随机抽查核实", BUREAU, within=unset, after=submit, basis=EXTREME_HARDSHIP[16])
assess = Step("assess", "评估生活自理能力", BUREAU, within=unset, after=accept, basis=EXTREME_HARDSHIP[20] + EXTREME_HARDSHIP[21])
decide = Step(
    "decide", "审核确认", BUREAU, within=working_days(15), after=submit, decides=True, adverse=True, letter="特困人员审核确认通知书",
    basis=EXTREME_HARDSHIP[16] + EXTREME_HARDSHIP[17], apart=(investigate,),
    gates=(
        Condition("列入抽查的，已经抽查核实", when(hardship.sampled, spot_check.done), EXTREME_HARDSHIP[16]),
        Condition("初审同意的，已评估生活自理能力", when(opine.said(handling.opinion).is_("同意"), assess.done), EXTREME_HARDSHIP[20]),
    ),
)  # fmt: skip
serve = Step(
    "serve", "送达", TOWN, within=working_days(3), after=decide, basis=EXTREME_HARDSHIP[18], records=(handling.service,), final_if_refused=True
)
paying = Condition("已确认为特困人员", when(decide.done, decide.granted), EXTREME_HARDSHIP[17])
agree = Step(
    "agree", "签订供养服务协议", TOWN, within=unset, after=decide, times=None, gates=(paying,),
    basis=EXTREME_HARDSHIP_STATE["第二部分第四项"] + RELIEF[19],
)  # fmt: skip

# 五、供养期间：自理能力变化的重新评估，每年核查
worsen = Step("worsen", "报告自理能力变化", APPLICANT, after=decide, times=None, basis=EXTREME_HARDSHIP[23], gates=(paying,))
reassess = Step("reassess", "重新评估自理能力", BUREAU, within=working_days(10), after=worsen, times=None, basis=EXTREME_HARDSHIP[23])
recheck = Step(
    "recheck", "年度核查", TOWN, after=decide, times=None, basis=RELIEF_REFORM["第七项"] + RELIEF_ACT[46] + EXTREME_HARDSHIP[25], gates=(paying,)
)

# 六、终止：核查，公示七日，有异议的再查再公示；自2026年7月1日起先听取意见
ending = Step("ending", "公示拟终止供养", TOWN, after=recheck, times=3, basis=EXTREME_HARDSHIP[26], records=(handling.reason,),
              notice=Notice(lasts=days(7), shows=(applicant.name, applicant.village), where="村（社区）或者供养服务机构公示栏"))  # fmt: skip
contest = Step(
    "contest", "对拟终止供养提出异议", APPLICANT, after=ending, basis=EXTREME_HARDSHIP[26], records=(handling.objection,),
    gates=(Condition("公示期内", when(ending.done, today <= ending.day + days(7)), EXTREME_HARDSHIP[26]),),
)  # fmt: skip
examine = Step("examine", "就异议组织调查", BUREAU, within=working_days(15), after=contest, basis=EXTREME_HARDSHIP[26])
hear = Step(
    "hear", "终止前听取意见", TOWN, after=recheck, times=None, basis=RELIEF_ACT[48] + EXTREME_HARDSHIP[26], records=(handling.heard,),
    gates=(Condition("确已听取意见", handling.heard, RELIEF_ACT[48] + EXTREME_HARDSHIP[26]),),
)  # fmt: skip
stop = Step(
    "stop", "终止供养", BUREAU, adverse=True, ends=True, letter="终止特困人员供养决定书", after=ending,
    basis=EXTREME_HARDSHIP[24] + EXTREME_HARDSHIP[26] + RELIEF_ACT[47], records=(handling.reason,),
    gates=(
        Condition("拟终止公示已满七日", when(ending.done, ending.since(recheck) & (today > ending.day + days(7))), EXTREME_HARDSHIP[26]),
        Condition("有异议的，已调查并再次公示", when(contest.done, examine.since(contest) & ending.since(examine)), EXTREME_HARDSHIP[26]),
        Condition("核查后已听取意见", hear.since(recheck), RELIEF_ACT[48]),  # 自2026年7月1日起
    ),
)  # fmt: skip
steps = (
    supplement, accept, investigate, check, opine, publish, object_, reinvestigate, submit, spot_check, assess, decide, serve, agree, worsen, reassess, recheck,
    ending, contest, examine, hear, stop,
)  # fmt: skip

# 演练：期初在养的按户籍和自理能力分列，供养标准由此可以手算
walked = (
    (accept, 0), (investigate, 2), (check, 2), (opine, 5), (publish, 1), (submit, 9), (assess, 3), (decide, 4), (serve, 2), (agree, 5),
)  # fmt: skip
sampled = (*walked[:6], (spot_check, 2), (assess, 3), (decide, 4), (serve, 2), (agree, 5))
refused = (*walked[:6], (spot_check, 2), (decide, 6), (serve, 2))
disputed = (
    (accept, 0), (investigate, 2), (check, 2), (opine, 5), (publish, 1), (object_, 3), (reinvestigate, 6), (opine, 4), (publish, 1), (submit, 9),
    (spot_check, 2), (assess, 3), (decide, 4), (serve, 2), (agree, 5),
)  # fmt: skip
left = (*walked, (recheck, 100), (ending, 3), (stop, 9))
yes: dict[Step, dict[Fact, object]] = {opine: {handling.opinion: "同意"}}
no: dict[Step, dict[Fact, object]] = {opine: {handling.opinion: "不同意"}}
weak: dict[Fact, object] = {selfcare.walks: False, selfcare.bathes: False}
helpless: dict[Fact, object] = {**weak, selfcare.dresses: False, selfcare.rises: False, selfcare.toilets: False}


def alone(area: str, more: dict[Fact, object] | None = None, form: str = "在家分散供养") -> dict[Fact, object]:
    """六十周岁以上、没有收入的独居老人。"""
    nothing: dict[Fact, object] = {person.wages: 0, person.business: 0, person.transfers: 0, person.basic_pension: (0, 19_800)}
    return {household.area: area, hardship.form: form, person.born: (-31000, -22500), **nothing, **(more or {})}


support = Benefit(
    id="extreme_hardship",
    title="特困人员救助供养",
    word="特困",
    line="社会救助",
    basis=RELIEF[14] + RELIEF_ACT[16] + EXTREME_HARDSHIP.whole,
    conditions=(
        Condition("健在", person.alive, CIVIL_CODE[13] + EXTREME_HARDSHIP[24]),
        Condition("具有本地户籍", person.local, RELIEF[16] + RELIEF_ACT[37]),
        Condition("无劳动能力", unable, EXTREME_HARDSHIP[5] + EXTREME_HARDSHIP[24] + RELIEF_ACT[16]),
        Condition("收入低于当地低保标准", income < standard, EXTREME_HARDSHIP[6]),
        Condition("财产符合规定", hardship.assets_fit, EXTREME_HARDSHIP[6] + EXTREME_HARDSHIP[7]),
        Condition("没有有履行能力的法定义务人", ~capable, EXTREME_HARDSHIP[8] + RELIEF_ACT[16]),
        Condition("没有在监狱服刑、被宣告失踪", ~person.away.among("服刑", "宣告失踪"), EXTREME_HARDSHIP[24]),
        Condition("没有选择孤儿、事实无人抚养儿童保障", ~(person.orphan | person.uncared), EXTREME_HARDSHIP[9]),
    ),
    facts=(hardship.form,),
    evidence=(
        Evidence("特困人员救助供养申请书（劳动能力、生活来源、财产和义务人情况，承诺所提供信息真实）", EXTREME_HARDSHIP[10] + EXTREME_HARDSHIP[11]),
        Evidence("本人和法定义务人签署的核对授权书", EXTREME_HARDSHIP[11]),
        Evidence("居民身份证、户口簿", EXTREME_HARDSHIP[11], held="公安户籍"),
        Evidence("残疾人证", EXTREME_HARDSHIP[11], held="残联", only=person.grade >= 1),
    ),
    steps=steps,
    clocks=(
        Clock("调查核实并提出初审意见", accept.day + working_days(15), opine, EXTREME_HARDSHIP[13]),
        Clock("年度核查", choose(recheck.done, recheck.day, decide.day) + months(12), recheck, RELIEF_REFORM["第七项"] + RELIEF_ACT[46],
              only=decide.granted),
    ),
    grant=Outcome("确认", document="特困人员确认通知书"),
    refusal=Outcome("不予确认", document="不予确认特困人员告知书"),
    pays=Monthly((basic + care).rounded(), starts=decide.day.next_month, parts=(("基本生活", basic), ("照料护理", care)),
                 share=basic.rounded()),
    excludes=("subsistence", "single_subsistence", "orphan_allowance"),
    figures=(
        Figure("extreme_hardship_paid", "特困供养保障资金发放额", "万元", paid("extreme_hardship", "extreme_hardship_burial"),
               "本年成功发放的基本生活、照料护理和丧葬费用减退回和追回，按发放日期", about=True),
        Figure("extreme_hardship_granted", "新增特困供养人数", "人", granted_by(decide), "本年审核确认的人数，不按户计"),
        Figure("extreme_hardship_ended", "终止特困供养人数", "人", acts(stop), "本年经公示作出终止决定的人数"),
    ),
    uncounted=tuple(step for step in steps if step not in (decide, stop)),
    stories=(
        Story("农村老人，确认", 46, walked, alone("农村"), yes, within=((1, 3), (1, 12))),
        Story("农村老人，列入抽查，确认", 24, sampled, alone("农村", {**weak, hardship.sampled: True}), yes, within=((3, 4), (3, 13))),
        Story("公示有异议，重新调查后确认", 3, disputed, alone("农村", {hardship.sampled: True}), yes, within=((4, 8), (4, 12))),
        Story("有履行能力的子女，不予确认", 11, refused, alone("农村", {hardship.sampled: True}), no,
              ({obligor.born: (-18000, -11000), obligor.income: (300_000, 600_000)},)),
        Story("确认后子女归来，终止供养", 4, left, alone("农村"), yes, within=((2, 19), (2, 28))),
        Story("年末公示之中", 3, walked[:5], alone("城镇"), yes, within=((12, 9), (12, 11))),
    ),
    standing=(
        Standing("农村，分散供养，全自理", 1525, alone("农村")),
        Standing("农村，分散供养，半护理", 230, alone("农村", weak)),
        Standing("农村，集中供养，全护理", 90, alone("农村", helpless, "机构集中供养")),
        Standing("城镇，分散供养，全自理", 70, alone("城镇")),
        Standing("城镇，集中供养，全护理", 20, alone("城镇", helpless, "机构集中供养")),
    ),
    promises=(
        Promise("未授权核对不得受理", accept, unless=hardship.authorised, basis=EXTREME_HARDSHIP[11]),
        Promise("受理后不得再要求补正", supplement, unless=~accept.done, basis=EXTREME_HARDSHIP[12]),
        Promise("未受理不得调查", investigate, unless=accept.done, basis=EXTREME_HARDSHIP[13]),
        Promise("未受理不得核对", check, unless=accept.done, basis=EXTREME_HARDSHIP[13]),
        Promise("未经调查核对不得提出意见", opine, unless=investigate.done & check.done, basis=EXTREME_HARDSHIP[13]),
        Promise("没有意见不得公示", publish, unless=opine.done, basis=EXTREME_HARDSHIP[15]),
        Promise("公示期外不得再提异议", object_, unless=publish.done & (today <= publish.day + days(7)), basis=EXTREME_HARDSHIP[15]),
        Promise("公示不满七日不得报送", submit, unless=publish.done & (today > publish.day + days(7)), basis=EXTREME_HARDSHIP[15]),
        Promise("意见改变后未再公示不得报送", submit, unless=publish.since(opine), basis=EXTREME_HARDSHIP[15]),
        Promise("异议未重新调查不得报送", submit, unless=~object_.done | reinvestigate.since(object_), basis=EXTREME_HARDSHIP[15]),
        Promise("异议后未再提出意见不得报送", submit, unless=~object_.done | opine.since(object_), basis=EXTREME_HARDSHIP[15]),
        Promise("材料未报送不得抽查", spot_check, unless=submit.done, basis=EXTREME_HARDSHIP[16]),
        Promise("未受理无从评估", assess, unless=accept.done, basis=EXTREME_HARDSHIP[20]),
        Promise("材料未报送不得确认", decide, unless=submit.done, basis=EXTREME_HARDSHIP[16]),
        Promise("列入抽查而未抽查不得确认", decide, unless=~hardship.sampled | spot_check.done, basis=EXTREME_HARDSHIP[16]),
        Promise("拟同意而未评估自理能力不得确认", decide, unless=~opine.said(handling.opinion).is_("同意") | assess.done, basis=EXTREME_HARDSHIP[20]),
        Promise("调查的人不得审核确认", decide, unless=apart_from(investigate), basis=EXTREME_HARDSHIP[3]),
        Promise("没有异议的无从重新调查", reinvestigate, unless=object_.done, basis=EXTREME_HARDSHIP[15]),
        Promise("未确认不得送达", serve, unless=decide.done, basis=EXTREME_HARDSHIP[18]),
        Promise("未确认不得签订供养协议", agree, unless=decide.done & decide.granted, basis=EXTREME_HARDSHIP_STATE["第二部分第四项"]),
        Promise("未确认的无从报告自理能力变化", worsen, unless=decide.done & decide.granted, basis=EXTREME_HARDSHIP[23]),
        Promise("没有报告不得重新评估", reassess, unless=worsen.done, basis=EXTREME_HARDSHIP[23]),
        Promise("未确认的无从核查", recheck, unless=decide.done & decide.granted, basis=EXTREME_HARDSHIP[25]),
        Promise("未经核查不得公示终止", ending, unless=recheck.done, basis=EXTREME_HARDSHIP[25]),
        Promise("公示期外不得再对终止提异议", contest, unless=ending.done & (today <= ending.day + days(7)), basis=EXTREME_HARDSHIP[26]),
        Promise("没有异议的无从调查", examine, unless=contest.done, basis=EXTREME_HARDSHIP[26]),
        Promise("没有听取意见不得记为已听取", hear, unless=handling.heard, basis=RELIEF_ACT[48] + EXTREME_HARDSHIP[26]),
        Promise("未经核查无从听取终止意见", hear, unless=recheck.done, basis=EXTREME_HARDSHIP[25]),
        Promise("未经公示不得终止", stop, unless=ending.done, basis=EXTREME_HARDSHIP[26]),
        Promise("公示不满七日不得终止", stop, unless=~ending.done | (today > ending.day + days(7)), basis=EXTREME_HARDSHIP[26]),
        Promise("核查后未再公示不得终止", stop, unless=ending.since(recheck), basis=EXTREME_HARDSHIP[25] + EXTREME_HARDSHIP[26]),
        Promise("异议未调查不得终止", stop, unless=~contest.done | examine.since(contest), basis=EXTREME_HARDSHIP[26]),
        Promise("异议调查后未再公示不得终止", stop, unless=~examine.done | ending.since(examine), basis=EXTREME_HARDSHIP[26]),
        Promise("社会救助法施行后未听取意见不得终止", stop, unless=~in_force(RELIEF_ACT[48]) | hear.since(recheck), basis=RELIEF_ACT[48]),
    ),
)  # fmt: skip

# 七、丧葬：由实际办理的人申领，不超过规定标准，也不超过惠民殡葬免除之后的实际支出
apply = Step("apply", "办理丧葬的人申领", APPLICANT, basis=RELIEF["第十五条第一款第四项"])
take = Step("take", "受理和核实", TOWN, within=unset, after=apply, basis=RELIEF["第十五条第一款第四项"] + EXTREME_HARDSHIP_STATE["第二部分第二项"])
approve = Step(
    "approve", "审定", BUREAU, within=unset, after=take, decides=True, adverse=True, letter="特困人员丧葬费用审定通知书",
    basis=RELIEF["第十五条第一款第四项"] + EXTREME_HARDSHIP_STATE["第二部分第二项"],
)  # fmt: skip
inform = Step("inform", "送达", TOWN, within=unset, after=approve, basis=RELIEF["第十五条第一款第四项"], records=(handling.service,), final=True)
funeral = Benefit(
    id="extreme_hardship_burial",
    title="特困人员丧葬费用",
    word="特困丧葬",
    line="社会救助",
    basis=RELIEF["第十五条第一款第四项"] + RELIEF_ACT[17] + EXTREME_HARDSHIP_STATE["第二部分第二项"],
    conditions=(
        Condition("逝者死亡时是特困供养对象", burial.supported, RELIEF["第十五条第一款第四项"] + RELIEF_ACT[17]),
        Condition("死亡已经登记", burial.died <= today, CIVIL_CODE[15]),
        Condition("有惠民殡葬免除之后的实际支出", burial.cost > burial.waived, EXTREME_HARDSHIP_STATE["第二部分第二项"]),
    ),
    facts=(burial.name, burial.handler),
    evidence=(
        Evidence("死亡证明", CIVIL_CODE[15], held="公安、卫生健康"),
        Evidence("丧葬费用票据", EXTREME_HARDSHIP_STATE["第二部分第二项"]),
        Evidence("办理人的银行账户", EXTREME_HARDSHIP_STATE["第二部分第二项"]),
    ),
    steps=(apply, take, approve, inform),
    grant=Outcome("准予支付", document="特困人员丧葬费用审定通知书"),
    refusal=Outcome("不予支付", document="不予支付特困人员丧葬费用告知书"),
    pays=Once(lower_of(burial.cost - burial.waived, rate("特困人员丧葬费用标准"))),
    figures=(Figure("extreme_hardship_burials", "特困人员丧葬办理人数", "人", granted_by(approve), "本年审定支付丧葬费用的逝者人数"),),
    uncounted=(apply, take, inform),
    stories=(
        Story("由村（居）委会办理", 18, ((apply, 0), (take, 1), (approve, 4), (inform, 2)), {burial.cost: 480_000, burial.handler: "村（居）民委员会"},
              within=((2, 1), (11, 15))),
        Story("由供养服务机构办理", 9, ((apply, 0), (take, 1), (approve, 4), (inform, 2)), {burial.cost: 750_000, burial.handler: "供养服务机构"},
              within=((2, 1), (11, 15))),
    ),
    promises=(
        Promise("没有申领不得受理", take, unless=apply.done, basis=RELIEF["第十五条第一款第四项"]),
        Promise("未经核实不得审定", approve, unless=take.done, basis=EXTREME_HARDSHIP_STATE["第二部分第二项"]),
        Promise("未审定不得送达", inform, unless=approve.done, basis=RELIEF["第十五条第一款第四项"]),
    ),
)  # fmt: skip

matters = (support, funeral)
