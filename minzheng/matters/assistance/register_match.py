"""核对比中：其他登记簿的名单与在享人员比中的一条信息，是可以反驳的证据。先问家庭，由二人复核，再作认定；比中本身不停发任何待遇。

死亡信息比中的当日暂停，由镇街核实后登记死亡；其他信息先告知家庭，才可以暂停。属实并影响待遇的，另依减发、停发的程序决定。
"""

from ...facts import handling, household, match
from ...offices import APPLICANT, BUREAU, HEAD, SECTION, TOWN
from ...statutes import CIVIL_CODE, RELIEF, RELIEF_ACT, SAFETY_NET, SUBSISTENCE
from ...vocabulary import Clock, Condition, Duty, Figure, Promise, Step, acts, months, officers, unset, when, Story
from ...vocabulary.facts import Fact

CHECKING = SUBSISTENCE[17] + RELIEF[58] + RELIEF_ACT[41]
HEARING = SUBSISTENCE[18] + RELIEF_ACT[48]
dead = match.source.is_("死亡")
own = match.source.among("死亡", "婚姻登记")  # 民政部门自己的登记，不须授权
allowed = own | household.authorised

enter = Step(
    "enter", "登记比中信息", SECTION, basis=CHECKING, also=(BUREAU, HEAD),  # 补录殡葬的人随补录登记死亡信息
    gates=(Condition("已签署核对授权书，或者是民政部门自己的登记", allowed, CHECKING),),
)  # fmt: skip
ask = Step("ask", "告知家庭并听取说明", TOWN, within=unset, after=enter, basis=HEARING, letter="核对信息告知书")
pause = Step(
    "pause", "暂停发放待核", SECTION, after=enter, holds=True, basis=RELIEF[13] + SUBSISTENCE[31], records=(handling.reason,), also=(BUREAU, HEAD),
    gates=(Condition("死亡信息，或者已经告知家庭", dead | ask.done, HEARING),),
)  # fmt: skip
answer = Step("answer", "家庭说明", APPLICANT, after=ask, times=None, basis=HEARING, records=(handling.objection,))
verify = Step(
    "verify", "镇街复核", TOWN, within=unset, after=enter, times=None, officers=2, basis=SUBSISTENCE[16] + HEARING, records=(match.correct, match.matters),
    gates=(Condition("死亡信息，或者已经告知家庭", dead | ask.done, HEARING),),
)  # fmt: skip
true = verify.said(match.correct) & verify.said(match.matters)
weighed = Condition("家庭说明以后已经复核", when(answer.done, verify.since(answer)), HEARING)
dismiss = Step(
    "dismiss", "认定不属实或者不影响待遇", BUREAU, within=unset, after=verify, releases=True, final=True, basis=SUBSISTENCE[18], letter="核对认定告知书",
    gates=(weighed, Condition("复核为不属实或者不影响待遇", when(verify.done, ~true), SUBSISTENCE[18])),
)  # fmt: skip
confirm = Step(
    "confirm", "认定属实，转减发、停发程序", BUREAU, within=unset, after=verify, final=True, basis=SUBSISTENCE[18] + SUBSISTENCE[32], letter="核对认定告知书",
    gates=(
        weighed,
        Condition("复核为属实并影响待遇", when(verify.done, true), SUBSISTENCE[18]),
        Condition("不是死亡信息", ~dead, CIVIL_CODE[15]),
    ),
)  # fmt: skip
record = Step(
    "record", "认定死亡并登记", BUREAU, within=unset, after=verify, final=True, basis=CIVIL_CODE[15] + SAFETY_NET["第一部分第三项"], records=(match.died,),
    reports_death=match.died,
    gates=(
        weighed,
        Condition("复核为属实并影响待遇", when(verify.done, true), CIVIL_CODE[15]),
        Condition("是死亡信息", dead, CIVIL_CODE[15]),
    ),
)  # fmt: skip

untrue: dict[Step, dict[Fact, object]] = {verify: {match.correct: False, match.matters: False}}
duty = Duty(
    id="register_match",
    title="家庭经济状况核对（比中信息核实）",
    word="比中核实",
    line="社会救助",
    basis=CHECKING,
    facts=(match.source, match.content, match.day),
    steps=(enter, ask, pause, answer, verify, dismiss, confirm, record),
    clocks=(Clock("暂停后复核期限（不超过一个发放周期）", pause.day + months(1), verify, SUBSISTENCE[31]),),
    figures=(
        Figure("matches_entered", "核对比中信息", "条", acts(enter), "本年登记的比中信息；比中不等于属实"),
        Figure("matches_dismissed", "核对比中后认定不属实或者不影响", "条", acts(dismiss), "本年认定的条数"),
        Figure("matches_confirmed", "核对比中后认定属实并影响待遇", "条", acts(confirm), "本年认定的条数，是否减发、停发另行决定"),
    ),
    uncounted=(ask, pause, answer, verify, record),
    public=False,
    confidential=True,
    stories=(
        Story("机动车信息，核实后不属实", 14, ((enter, 0), (ask, 2), (answer, 5), (verify, 3), (dismiss, 3)), {match.source: "机动车"}, untrue),
        Story("社会保险信息，属实但不影响", 22, ((enter, 0), (ask, 2), (verify, 5), (dismiss, 2)), {match.source: "社会保险"},
              {verify: {match.correct: True, match.matters: False}}),
        Story("企业登记信息，属实并影响", 6, ((enter, 0), (ask, 2), (answer, 4), (verify, 4), (confirm, 3)), {match.source: "企业登记"}),
        Story("年末正在询问", 3, ((enter, 0), (ask, 1)), {match.source: "不动产"}, within=((12, 23), (12, 26))),
    ),
    promises=(
        Promise("没有授权不得核对家庭的信息", enter, unless=own | household.authorised, basis=SUBSISTENCE[9] + RELIEF[58]),
        Promise("没有比中无从询问", ask, unless=enter.done, basis=CHECKING),
        Promise("没有比中不得暂停", pause, unless=enter.done, basis=CHECKING),
        Promise("除死亡外没有告知家庭不得暂停", pause, unless=dead | ask.done, basis=HEARING),
        Promise("没有询问无从说明", answer, unless=ask.done, basis=HEARING),
        Promise("没有比中无从复核", verify, unless=enter.done, basis=CHECKING),
        Promise("一人复核无效", verify, unless=officers >= 2, basis=SUBSISTENCE[16]),
        Promise("除死亡外没有告知家庭不得复核定论", verify, unless=dead | ask.done, basis=HEARING),
        Promise("没有复核不得认定不属实", dismiss, unless=verify.done & ~true, basis=SUBSISTENCE[18]),
        Promise("没有复核不得认定属实", confirm, unless=verify.done & true, basis=SUBSISTENCE[18]),
        Promise("死亡信息不得按经济信息认定", confirm, unless=~dead, basis=CIVIL_CODE[15]),
        Promise("家庭说明没有复核不得认定不属实", dismiss, unless=~answer.done | verify.since(answer), basis=HEARING),
        Promise("家庭说明没有复核不得认定属实", confirm, unless=~answer.done | verify.since(answer), basis=HEARING),
        Promise("没有复核不得登记死亡", record, unless=verify.done & true, basis=CIVIL_CODE[15]),
        Promise("不是死亡信息不得登记死亡", record, unless=dead, basis=CIVIL_CODE[15]),
        Promise("家属说明没有复核不得登记死亡", record, unless=~answer.done | verify.since(answer), basis=HEARING),
    ),
)  # fmt: skip

matters = (duty,)
