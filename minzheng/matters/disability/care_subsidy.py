"""重度残疾人护理补贴：按月补助重度残疾人（本省扩大到非重度智力、精神残疾人）的照护支出，不看家庭收入，可以同时领取生活补贴。"""

from ...facts import handling, person
from ...offices import APPLICANT, BUREAU, FEDERATION, TOWN
from ...statutes import CIVIL_CODE, SUBSIDIES, SUBSIDIES_GD
from ...vocabulary import Benefit, Condition, Evidence, Figure, Monthly, Outcome, Promise, Step, granted_by, in_force, rate, setting, unset, when, Standing, Story

WHO, LINKS = SUBSIDIES["第二部分第一项"], SUBSIDIES["第二部分第四项"]
APPLYING, REVIEWING, PAYING, RECHECKING = (SUBSIDIES[f"第三部分第{n}项"] for n in "一二三四")

# 一、谁可以享受：国家以一级、二级为底线；本省扩大到三级、四级智力和精神残疾，以及一级至四级残疾军人
mild_but_mental = person.mental & person.grade.within(3, 4)
widened = in_force(SUBSIDIES_GD.whole) & (mild_but_mental | person.soldier_grade.within(1, 4))
in_need_of_care = (person.severe | widened).called("一级、二级残疾，本省的三级、四级智力或者精神残疾，或者一级至四级残疾军人")
monthly = rate("重度残疾人护理补贴")
imprisoned = person.away.is_("服刑") & setting("服刑期间的残疾人两项补贴", "停发", "照发").is_("停发")

# 二、办理：各环节的时限没有文件规定
apply = Step("apply", "递交申请", APPLICANT, basis=APPLYING)
accept = Step("accept", "受理和初审", TOWN, within=unset, after=apply, basis=REVIEWING)
confirm = Step("confirm", "核对残疾人证", FEDERATION, within=unset, after=accept, basis=REVIEWING)
decide = Step("decide", "审定", BUREAU, within=unset, after=confirm, decides=True, adverse=True, letter="重度残疾人护理补贴审定通知书", basis=REVIEWING)
serve = Step("serve", "送达", TOWN, within=unset, after=decide, basis=REVIEWING, records=(handling.service,), final_if_refused=True)
recheck = Step(
    "recheck", "定期复核", TOWN, within=unset, after=decide, times=None, basis=RECHECKING,
    gates=(Condition("已审定给予", when(decide.done, decide.granted), RECHECKING),),
)  # fmt: skip
stop = Step(
    "stop", "停发", BUREAU, after=recheck, adverse=True, ends=True, letter="停发重度残疾人护理补贴通知书", basis=RECHECKING,
    records=(handling.reason,),
)  # fmt: skip

benefit = Benefit(
    id="care_subsidy",
    title="重度残疾人护理补贴",
    word="护理补贴",
    line="残疾人福利",
    basis=SUBSIDIES.whole,
    conditions=(
        Condition("健在", person.alive, CIVIL_CODE[13] + PAYING),
        Condition("具有本地户籍", person.local, APPLYING),
        Condition("残疾类别和等级需要长期照护", in_need_of_care, WHO + SUBSIDIES_GD.whole),
        Condition("没有在监狱服刑，或者本区规定服刑期间照发", ~imprisoned, REVIEWING + RECHECKING),
        Condition("未领取工伤保险生活护理费", ~person.injury_care, LINKS),
        Condition("未纳入特困人员供养", ~person.extreme_hardship, LINKS),
        Condition("没有领取更高的同类护理补贴", person.other_care <= monthly, LINKS),  # 择高申领其中一类
    ),
    evidence=(
        Evidence("残疾人两项补贴申请表", APPLYING),
        Evidence("居民身份证、户口簿", APPLYING, held="公安户籍"),
        Evidence("残疾人证", APPLYING, held="残联", only=person.grade >= 1),
        Evidence("残疾军人证", SUBSIDIES_GD.whole, held="退役军人事务", only=person.soldier_grade >= 1),
        Evidence("本人银行账户", PAYING),
    ),
    steps=(apply, accept, confirm, decide, serve, recheck, stop),
    grant=Outcome("准予发放", document="重度残疾人护理补贴审定通知书"),
    refusal=Outcome("不予发放", document="不予发放重度残疾人护理补贴告知书"),
    pays=Monthly(monthly, starts=apply.day.this_month),  # 自递交申请当月计发
    excludes=("extreme_hardship",),
    figures=(Figure("care_subsidy_granted", "新增重度残疾人护理补贴人数", "人", granted_by(decide), "本年审定给予的人数"),),
    uncounted=(apply, accept, confirm, serve, recheck, stop),
    stories=(
        Story("一级、二级残疾，准予发放", 240, ((apply, 0), (accept, 1), (confirm, 4), (decide, 5), (serve, 2)),
              {person.grade: (1, 2), person.disability: ["视力", "听力", "肢体", "智力", "精神"]}),
        Story("等级不符，不予发放", 22, ((apply, 0), (accept, 1), (confirm, 4), (decide, 5), (serve, 2)), {person.grade: (3, 4), person.disability: "肢体"}),
    ),
    standing=(Standing("一级、二级残疾人", 8600, {person.grade: (1, 2), person.disability: ["视力", "听力", "肢体", "智力", "精神"]}),),
    promises=(
        Promise("未申请不得受理", accept, unless=apply.done, basis=APPLYING),
        Promise("未受理不得转残联核对", confirm, unless=accept.done, basis=REVIEWING),
        Promise("残联未核对不得审定", decide, unless=confirm.done, basis=REVIEWING),
        Promise("未审定不得送达", serve, unless=decide.done, basis=REVIEWING),
        Promise("未获补贴的无从复核", recheck, unless=decide.done & decide.granted, basis=RECHECKING),
        Promise("未经复核不得停发", stop, unless=recheck.done, basis=RECHECKING),
    ),
)  # fmt: skip

matters = (benefit,)
