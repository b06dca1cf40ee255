"""困难残疾人生活补贴：按月补助低保家庭（本省扩大到低保边缘家庭）中持证残疾人的额外生活支出，可以同时领取护理补贴。"""

from ...facts import handling, person
from ...offices import APPLICANT, BUREAU, FEDERATION, TOWN
from ...statutes import CIVIL_CODE, SUBSIDIES, SUBSIDIES_GD, UNCARED
from ...vocabulary import (
    Benefit, Condition, Evidence, Figure, Monthly, Outcome, Promise, Step, granted_by, in_force, paid, rate, setting, unset, when, Standing, Story,
)  # fmt: skip

WHO, LINKS = SUBSIDIES["第二部分第一项"], SUBSIDIES["第二部分第四项"]
APPLYING, REVIEWING, PAYING, RECHECKING = (SUBSIDIES[f"第三部分第{n}项"] for n in "一二三四")

# 一、谁可以享受：国家以低保家庭为底线，本省扩大到低保边缘家庭和残疾军人
carded = ((person.grade >= 1) | (in_force(SUBSIDIES_GD.whole) & (person.soldier_grade >= 1))).called("持有有效的残疾人证或者残疾军人证")
poor = (person.subsistence | (in_force(SUBSIDIES_GD.whole) & person.near_poverty)).called("属于低保或者低保边缘家庭")
monthly = rate("困难残疾人生活补贴")
imprisoned = person.away.is_("服刑") & setting("服刑期间的残疾人两项补贴", "停发", "照发").is_("停发")

# 二、办理：各环节的时限没有文件规定
apply = Step("apply", "递交申请", APPLICANT, basis=APPLYING)
accept = Step("accept", "受理和初审", TOWN, within=unset, after=apply, basis=REVIEWING)
confirm = Step("confirm", "核对残疾人证", FEDERATION, within=unset, after=accept, basis=REVIEWING)
decide = Step("decide", "审定", BUREAU, within=unset, after=confirm, decides=True, adverse=True, letter="困难残疾人生活补贴审定通知书", basis=REVIEWING)
serve = Step("serve", "送达", TOWN, within=unset, after=decide, basis=REVIEWING, records=(handling.service,), final_if_refused=True)
recheck = Step(
    "recheck", "定期复核", TOWN, within=unset, after=decide, times=None, basis=RECHECKING,
    gates=(Condition("已审定给予", when(decide.done, decide.granted), RECHECKING),),
)  # fmt: skip
stop = Step(
    "stop", "停发", BUREAU, after=recheck, adverse=True, ends=True, letter="停发困难残疾人生活补贴通知书", basis=RECHECKING,
    records=(handling.reason,),
)  # fmt: skip

benefit = Benefit(
    id="living_subsidy",
    title="困难残疾人生活补贴",
    word="生活补贴",
    line="残疾人福利",
    basis=SUBSIDIES.whole,
    conditions=(
        Condition("健在", person.alive, CIVIL_CODE[13] + PAYING),
        Condition("具有本地户籍", person.local, APPLYING),
        Condition("持有有效残疾证件", carded, APPLYING + SUBSIDIES_GD.whole),
        Condition("属于低保或者低保边缘家庭", poor, WHO + SUBSIDIES_GD.whole),
        Condition("没有在监狱服刑，或者本区规定服刑期间照发", ~imprisoned, REVIEWING + RECHECKING),
        Condition("未领取工伤保险生活护理费", ~person.injury_care, LINKS),
        Condition("未纳入特困人员供养", ~person.extreme_hardship, LINKS),
        Condition("未享受孤儿基本生活保障", ~person.orphan, LINKS),
        Condition("未全额享受事实无人抚养儿童补贴", ~person.uncared, UNCARED["第三部分第一项"]),
        Condition("没有领取更高的同类生活补贴", person.other_living <= monthly, LINKS),  # 择高申领其中一类
    ),
    evidence=(
        Evidence("残疾人两项补贴申请表", APPLYING),
        Evidence("居民身份证、户口簿", APPLYING, held="公安户籍"),
        Evidence("残疾人证", APPLYING, held="残联", only=person.grade >= 1),
        Evidence("残疾军人证", SUBSIDIES_GD.whole, held="退役军人事务", only=person.soldier_grade >= 1),
        Evidence("本人银行账户", PAYING),
    ),
    steps=(apply, accept, confirm, decide, serve, recheck, stop),
    grant=Outcome("准予发放", document="困难残疾人生活补贴审定通知书"),
    refusal=Outcome("不予发放", document="不予发放困难残疾人生活补贴告知书"),
    pays=Monthly(monthly, starts=apply.day.this_month),  # 自递交申请当月计发
    excludes=("extreme_hardship", "orphan_allowance"),
    figures=(
        Figure("disability_subsidy_paid", "残疾人两项补贴发放额", "万元", paid("living_subsidy", "care_subsidy"),
               "本年成功发放的生活补贴和护理补贴减退回和追回，按发放日期", about=True),
        Figure("living_subsidy_granted", "新增困难残疾人生活补贴人数", "人", granted_by(decide), "本年审定给予的人数"),
    ),
    uncounted=(apply, accept, confirm, serve, recheck, stop),
    stories=(
        Story("低保边缘家庭，准予发放", 160, ((apply, 0), (accept, 1), (confirm, 4), (decide, 5), (serve, 2)),
              {person.near_poverty: True, person.grade: (3, 4), person.disability: ["视力", "听力", "肢体"]}),
        Story("家庭不属困难，不予发放", 18, ((apply, 0), (accept, 1), (confirm, 4), (decide, 5), (serve, 2)), {person.grade: (1, 4), person.disability: "肢体"}),
    ),
    standing=(Standing("低保家庭中的残疾人", 3859, {person.subsistence: True, person.grade: (1, 4), person.disability: ["视力", "听力", "肢体"]}),),
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
