"""孤儿基本生活保障与事实无人抚养儿童基本生活补贴：同一养育标准，按月发给；任何环节都不公示。

事实无人抚养儿童已有低保、特困或者困难残疾人生活补贴的补足差额，其余全额；成年的，满十八周岁的当月照发。
"""

from ...facts import child, handling, person
from ...offices import APPLICANT, BUREAU, TOWN
from ...statutes import ORPHAN_ALLOWANCE, ORPHAN_STANDARD_GD, ORPHANS, RELIEF, UNCARED, UNCARED_MORE
from ...vocabulary import (
    Benefit, Condition, Evidence, Figure, Monthly, Outcome, Promise, Standing, Step, Story, choose, granted_by, in_force, months, officers, paid, rate,
    setting, today, unset, when, working_days,
)  # fmt: skip
from ...vocabulary.facts import Fact
from ...vocabulary.terms import Choice, Number, Truth

WHO, WHAT = UNCARED["第一部分"], UNCARED["第三部分第一项"]
APPLYING, CHECKING, CONFIRMING, ENDING = (UNCARED[f"第二部分第{n}项"] for n in "一二三四")
standard = rate("儿童最低养育标准", by=child.placement)

# 一、未满十八周岁；已经在享的，满十八周岁的当月照发，故按月询问时看这个月的第一天
eighteenth = (person.born + months(18 * 12)).called("满十八周岁之日")
minor = ((today < eighteenth) | (today <= eighteenth.this_month)).called("未满十八周岁，或者满十八周岁的当月")
studying = setting("成年孤儿在读", "继续发放", "不再发放").is_("继续发放") & ~person.schooling.is_("无")
lost_father = child.father.among("死亡", "宣告失踪", "查找不到")
lost_mother = child.mother.among("死亡", "宣告失踪", "查找不到")


# 二、父母各自能不能抚养：两人都在所列情形之内，或者一人死亡、失踪而另一人在所列情形之内
def unable(situation: Choice, duration: Number, disability: Choice, grade: Number) -> Truth:
    """父母一方是否属于所列情形：残疾、重病、限制人身自由六个月以上、失联六个月以上；2021年起增加两种。"""
    severe = grade.within(1, 2) | (disability.among("智力", "精神") & grade.within(3, 4))
    absent = situation.among("服刑在押", "强制隔离戒毒", "被执行其他限制人身自由的措施", "失联") & (duration >= 6)
    added = in_force(UNCARED_MORE.whole) & situation.among("被撤销监护资格", "被遣送（驱逐）出境")
    return (situation.is_("重残") & severe) | situation.is_("重病") | absent | added


father_unable = unable(child.father, child.father_months, child.father_disability, child.father_grade).called("父亲属于不能抚养的情形")
mother_unable = unable(child.mother, child.mother_months, child.mother_disability, child.mother_grade).called("母亲属于不能抚养的情形")
father_gone = child.father.among("死亡", "宣告失踪").called("父亲死亡或者失踪")
mother_gone = child.mother.among("死亡", "宣告失踪").called("母亲死亡或者失踪")
uncared = (
    (father_unable & mother_unable) | (father_gone & mother_unable) | (mother_gone & father_unable)
).called("父母均不能抚养，或者一方死亡、失踪而另一方不能抚养")  # fmt: skip
held_elsewhere = (child.subsistence_share + child.hardship_share + child.living_share).called("已有的低保、特困、困难残疾人生活补贴")
topped_up = choose(standard > held_elsewhere, standard - held_elsewhere, 0)

alive = Condition("健在", person.alive, ORPHAN_ALLOWANCE.whole + UNCARED["第二部分第四项"])
local = Condition("具有本地户籍", person.local, ORPHANS.whole + APPLYING)
not_adopted = Condition("未被依法收养", ~child.adopted, ORPHANS.whole + ENDING)

# 三、办理：申请、查验、报送、确认，没有公示
apply = Step("apply", "提出申请", APPLICANT, basis=APPLYING)
verify = Step(
    "verify", "信息比对查验", TOWN, within=working_days(15), after=apply, basis=CHECKING, records=(child.doubtful,),
)  # fmt: skip
inquire = Step(
    "inquire", "入户、邻里走访或者群众评议", TOWN, after=verify, times=3, officers=2, basis=CHECKING, records=(handling.opinion,),
)  # fmt: skip
submit = Step(
    "submit", "提出意见、报送区民政局", TOWN, after=verify, basis=CHECKING,
    gates=(Condition("比对有疑点的，已经走访核实", when(verify.done & verify.said(child.doubtful), inquire.done), CHECKING),),
)  # fmt: skip
decide = Step(
    "decide", "确认", BUREAU, within=working_days(15), after=submit, decides=True, adverse=True, basis=CONFIRMING,
    letter="事实无人抚养儿童基本生活补贴确认通知书",
)  # fmt: skip
granted = Condition("已确认给予", when(decide.done, decide.granted), CONFIRMING)
enter = Step("enter", "录入全国儿童福利信息管理系统", BUREAU, after=decide, basis=CONFIRMING, records=(child.account,), gates=(granted,))
serve = Step("serve", "送达", TOWN, within=unset, after=decide, basis=CONFIRMING, records=(handling.service,), final_if_refused=True)
report = Step(
    "report", "查明情形变化", TOWN, after=decide, times=None, basis=ENDING, records=(handling.reason,), gates=(granted,),
)  # fmt: skip
stop = Step(
    "stop", "终止发放", BUREAU, after=report, adverse=True, ends=True, basis=ENDING, records=(handling.reason,),
    letter="终止事实无人抚养儿童基本生活补贴通知书",
)  # fmt: skip

papers = (
    Evidence("居民户口簿、居民身份证", APPLYING + ORPHANS.whole, held="公安户籍"),
    Evidence("儿童或者监护人的银行账户", APPLYING + ORPHANS.whole),
)  # fmt: skip
promises = (
    Promise("没有申请不得查验", verify, unless=apply.done, basis=APPLYING),
    Promise("没有查验不得报送", submit, unless=verify.done, basis=CHECKING),
    Promise("有疑点而未走访不得报送", submit, unless=~verify.said(child.doubtful) | inquire.done, basis=CHECKING),
    Promise("没有查验无从走访", inquire, unless=verify.done, basis=CHECKING),
    Promise("一人走访无效", inquire, unless=officers >= 2, basis=CHECKING),
    Promise("没有报送不得确认", decide, unless=submit.done, basis=CONFIRMING),
    Promise("没有确认不得送达", serve, unless=decide.done, basis=CONFIRMING),
    Promise("没有确认给予的不得录入系统", enter, unless=decide.done & decide.granted, basis=CONFIRMING),
    Promise("没有确认给予的无从查明变化", report, unless=decide.done & decide.granted, basis=ENDING),
    Promise("没有查明变化不得终止", stop, unless=report.done, basis=ENDING),
)

# 四、演练
young: dict[Fact, object] = {person.born: (-5500, -900)}
walked = ((apply, 0), (verify, 10), (submit, 2), (decide, 7), (enter, 1), (serve, 1))
FEBRUARY, MARCH, JUNE, SEPTEMBER = ((2, 1), (2, 2)), ((3, 1), (3, 4)), ((6, 3), (6, 5)), ((9, 2), (9, 4))
imprisoned: dict[Fact, object] = {**young, child.father: "服刑在押", child.father_months: (14, 60), child.mother: "死亡"}
missing: dict[Fact, object] = {**young, child.father: "死亡", child.mother: "失联", child.mother_months: (6, 40)}
disabled: dict[Fact, object] = {
    **young, child.father: "重残", child.father_disability: "肢体", child.father_grade: (1, 2), child.mother: "重病",
}  # fmt: skip
bereaved: dict[Fact, object] = {**young, child.father: "死亡", child.mother: "死亡"}
foundling: dict[Fact, object] = {**young, child.placement: "集中", child.father: "查找不到", child.mother: "查找不到"}

# 五、孤儿：时限没有文件规定，起发月按确认次月
apply_orphan = Step(
    "apply", "提出申请", APPLICANT, basis=ORPHANS["第一部分"] + ORPHAN_ALLOWANCE.whole,
    gates=(Condition("申请时未满十八周岁", today < eighteenth, ORPHANS["第一部分"]),),
)  # fmt: skip
verify_orphan = Step("verify", "查验", TOWN, within=unset, after=apply_orphan, basis=ORPHAN_ALLOWANCE.whole, records=(child.doubtful,))
inquire_orphan = Step(
    "inquire", "入户调查", TOWN, after=verify_orphan, times=3, officers=2, basis=ORPHAN_ALLOWANCE.whole, records=(handling.opinion,),
)  # fmt: skip
submit_orphan = Step(
    "submit", "提出意见、报送区民政局", TOWN, after=verify_orphan, basis=ORPHAN_ALLOWANCE.whole,
    gates=(Condition("查验有疑点的，已经入户调查", when(verify_orphan.done & verify_orphan.said(child.doubtful), inquire_orphan.done), ORPHAN_ALLOWANCE.whole),),
)  # fmt: skip
decide_orphan = Step(
    "decide", "审批", BUREAU, within=unset, after=submit_orphan, decides=True, adverse=True, basis=ORPHAN_ALLOWANCE.whole,
    letter="孤儿基本生活保障审批通知书",
)  # fmt: skip
granted_orphan = Condition("已批准给予", when(decide_orphan.done, decide_orphan.granted), ORPHAN_ALLOWANCE.whole)
enter_orphan = Step(
    "enter", "录入全国儿童福利信息管理系统", BUREAU, after=decide_orphan, basis=ORPHAN_ALLOWANCE.whole, records=(child.account,),
    gates=(granted_orphan,),
)  # fmt: skip
serve_orphan = Step(
    "serve", "送达", TOWN, within=unset, after=decide_orphan, basis=ORPHAN_ALLOWANCE.whole, records=(handling.service,), final_if_refused=True,
)  # fmt: skip
report_orphan = Step(
    "report", "查明情形变化", TOWN, after=decide_orphan, times=None, basis=ORPHAN_ALLOWANCE.whole, records=(handling.reason,),
    gates=(granted_orphan,),
)  # fmt: skip
stop_orphan = Step(
    "stop", "终止发放", BUREAU, after=report_orphan, adverse=True, ends=True, basis=ORPHAN_ALLOWANCE.whole, records=(handling.reason,),
    letter="终止孤儿基本生活保障通知书",
)  # fmt: skip
walked_orphan = ((apply_orphan, 0), (verify_orphan, 10), (submit_orphan, 2), (decide_orphan, 7), (enter_orphan, 1), (serve_orphan, 1))

orphans = Benefit(
    id="orphan_allowance",
    title="孤儿基本生活保障",
    word="孤儿",
    line="儿童福利",
    basis=ORPHANS.whole + ORPHAN_ALLOWANCE.whole,
    conditions=(
        alive, local,
        Condition("未满十八周岁（满十八周岁的当月照发），或者成年后仍在全日制学校就读", minor | studying, ORPHANS["第一部分"]),
        Condition("失去父亲或者查找不到父亲", lost_father, ORPHANS["第一部分"]),
        Condition("失去母亲或者查找不到母亲", lost_mother, ORPHANS["第一部分"]),
        not_adopted,
        Condition("散居的，监护关系明确", when(child.placement.is_("散居"), child.agreed_guardian), ORPHAN_ALLOWANCE.whole),
        Condition("未同时享受特困人员供养或者低保", ~person.extreme_hardship & ~person.subsistence, RELIEF[15]),
    ),
    evidence=(*papers, Evidence("父母死亡、宣告失踪的证明或者查找不到的报案、公告材料", ORPHANS.whole, held="公安、法院")),
    steps=(apply_orphan, verify_orphan, inquire_orphan, submit_orphan, decide_orphan, enter_orphan, serve_orphan, report_orphan, stop_orphan),
    grant=Outcome("批准", document="孤儿基本生活保障审批通知书"),
    refusal=Outcome("不予批准", document="不予批准孤儿基本生活保障告知书"),
    pays=Monthly(standard, starts=decide_orphan.day.next_month),
    excludes=("extreme_hardship", "subsistence", "single_subsistence", "uncared_child"),
    figures=(
        Figure("orphan_allowance_paid", "孤儿及事实无人抚养儿童资金发放额", "万元", paid("orphan_allowance", "uncared_child"),
               "本年成功发放的孤儿基本生活费和事实无人抚养儿童补贴减退回和追回，按发放日期", decimals=2, about=True),
        Figure("orphan_allowance_granted", "新增孤儿基本生活保障人数", "人", granted_by(decide_orphan), "本年批准给予的人数"),
    ),
    uncounted=(apply_orphan, verify_orphan, inquire_orphan, submit_orphan, enter_orphan, serve_orphan, report_orphan, stop_orphan),
    stories=(
        Story("父母双亡，批准", 3, walked_orphan, bereaved, within=MARCH),
        Story("母亲健在，不予批准", 2, (*walked_orphan[:4], (serve_orphan, 1)), {**young, child.father: "死亡", child.mother: "有抚养能力"}, within=((4, 8), (4, 26))),
    ),
    standing=(Standing("散居孤儿", 50, bereaved), Standing("机构集中养育的孤儿", 28, foundling)),
    promises=(
        Promise("成年以后不得首次申请", apply_orphan, unless=today < eighteenth, basis=ORPHANS["第一部分"]),
        Promise("没有申请不得查验", verify_orphan, unless=apply_orphan.done, basis=ORPHAN_ALLOWANCE.whole),
        Promise("没有查验无从调查", inquire_orphan, unless=verify_orphan.done, basis=ORPHAN_ALLOWANCE.whole),
        Promise("没有查验不得报送", submit_orphan, unless=verify_orphan.done, basis=ORPHAN_ALLOWANCE.whole),
        Promise("有疑点而未调查不得报送", submit_orphan, unless=~verify_orphan.said(child.doubtful) | inquire_orphan.done, basis=ORPHAN_ALLOWANCE.whole),
        Promise("一人调查无效", inquire_orphan, unless=officers >= 2, basis=ORPHAN_ALLOWANCE.whole),
        Promise("没有报送不得审批", decide_orphan, unless=submit_orphan.done, basis=ORPHAN_ALLOWANCE.whole),
        Promise("没有审批不得送达", serve_orphan, unless=decide_orphan.done, basis=ORPHAN_ALLOWANCE.whole),
        Promise("没有批准的不得录入系统", enter_orphan, unless=decide_orphan.done & decide_orphan.granted, basis=ORPHAN_ALLOWANCE.whole),
        Promise("没有批准的无从查明变化", report_orphan, unless=decide_orphan.done & decide_orphan.granted, basis=ORPHAN_ALLOWANCE.whole),
        Promise("没有查明变化不得终止", stop_orphan, unless=report_orphan.done, basis=ORPHAN_ALLOWANCE.whole),
    ),
    confidential=True,
)  # fmt: skip

# 六、事实无人抚养儿童
uncared_children = Benefit(
    id="uncared_child",
    title="事实无人抚养儿童基本生活补贴",
    word="无人抚养",
    line="儿童福利",
    basis=UNCARED.whole,
    conditions=(
        alive, local,
        Condition("未满十八周岁（满十八周岁的当月照发）", minor, WHO),
        Condition("父母均不能履行抚养责任", uncared, WHO + UNCARED_MORE.whole),
        not_adopted,
        Condition("未享受孤儿基本生活保障", ~person.orphan, WHO),
        Condition("已有的低保、特困、困难残疾人生活补贴低于养育标准", held_elsewhere < standard, WHAT + ORPHAN_STANDARD_GD.whole),
    ),
    evidence=(
        Evidence("事实无人抚养儿童基本生活补贴申请表", APPLYING),
        *papers,
        Evidence("父母情形的证明（比对不到的）", CHECKING, held="公安、司法行政、残联、卫生健康、法院"),
    ),
    steps=(apply, verify, inquire, submit, decide, enter, serve, report, stop),
    grant=Outcome("确认", document="事实无人抚养儿童基本生活补贴确认通知书"),
    refusal=Outcome("不予确认", document="不予确认事实无人抚养儿童告知书"),
    pays=Monthly(topped_up, starts=decide.day.next_month),
    excludes=("orphan_allowance",),
    counts=held_elsewhere <= 0,  # 只有全额在享的，不再给困难残疾人生活补贴
    figures=(Figure("uncared_child_granted", "新增事实无人抚养儿童人数", "人", granted_by(decide), "本年确认的人数，含补足差额的"),),
    uncounted=(apply, verify, inquire, submit, enter, serve, report, stop),
    stories=(
        Story("父亲服刑、母亲死亡，全额", 8, walked, imprisoned, within=FEBRUARY),
        Story("父亲死亡、母亲失联，全额", 9, walked, missing, within=JUNE),
        Story("父亲重残、母亲重病，有疑点经走访，全额", 6,
              ((apply, 0), (verify, 5), (inquire, 5), (submit, 2), (decide, 7), (enter, 1), (serve, 1)), disabled,
              {verify: {child.doubtful: True}, inquire: {handling.opinion: "同意"}}, within=SEPTEMBER),
        Story("母亲失联不满六个月，不予确认", 4, (*walked[:4], (serve, 1)), {**missing, child.mother_months: (1, 5)}, within=((10, 8), (10, 25))),
    ),
    standing=(
        Standing("散居，父亲服刑、母亲死亡", 80, imprisoned),
        Standing("散居，父亲死亡、母亲失联", 60, missing),
        Standing("散居，父亲重残、母亲重病", 49, disabled),
        Standing("机构集中养育", 3, {**missing, child.placement: "集中"}),
        Standing("家庭在享低保，补足差额", 39, {**disabled, child.subsistence_share: 34_500}),
        Standing("在享特困供养，补足差额", 3, {**imprisoned, child.hardship_share: 103_200}),
        Standing("在享困难残疾人生活补贴，补足差额", 7, {**missing, child.living_share: 20_200}),
    ),
    promises=promises,
    confidential=True,
)  # fmt: skip

matters = (orphans, uncared_children)
