"""学法演练与年度考核：在虚构的案件上依法办完一件事项，记下办成几步、被哪些闸门拦下；考试、演练、学习和案件质量一并进入年度考核。

演练不改变任何真实案件；考核先告知本人、听取意见。缺考没有理由、考试补考都不合格的，学法用法不合格。
"""

from ...facts import appraisal, drill, handling
from ...offices import HEAD, LEGAL, SECTION
from ...statutes import LAW_PUBLICITY, LAW_PUBLICITY_GD, LAW_STUDY
from ...vocabulary import Condition, Duty, Figure, Outcome, Promise, Step, Story, acts, apart_from, granted_by, summed, unset, when

STUDY = LAW_PUBLICITY[37] + LAW_PUBLICITY_GD.whole + LAW_STUDY.whole
APPRAISED = LAW_PUBLICITY[38] + LAW_PUBLICITY_GD.whole + LAW_STUDY.whole

# 一、演练
rehearse = Step(
    "rehearse", "记入一次演练", SECTION, basis=STUDY, records=(drill.matter, drill.acts, drill.stopped, drill.gates, drill.finished),
    gates=(Condition("至少办成一个环节", drill.acts >= 1, STUDY),),
)  # fmt: skip

confirm = Step("confirm", "核实并计入", LEGAL, after=rehearse, basis=STUDY, final=True, apart=(rehearse,))

drilled = Duty(
    id="law_drill",
    title="学法演练",
    word="学法演练",
    line="法治宣传教育",
    basis=STUDY,
    facts=(drill.person, drill.staff),
    steps=(rehearse, confirm),
    figures=(
        Figure("law_drills", "学法演练", "次", acts(rehearse), "本年记入的学法演练次数"),
        Figure("law_drills_confirmed", "核实计入考核的学法演练", "次", acts(confirm), "本年由法规股核实、计入年度考核的演练次数"),
        Figure("law_drills_finished", "依法办结的学法演练", "次", acts(rehearse, drill.finished), "本年从头到尾依法办结的演练次数"),
        Figure("law_drill_stops", "演练中被闸门拦下", "次", summed(rehearse, drill.stopped), "本年演练中被闸门拦下的次数，用于确定培训重点"),
    ),
    stories=(Story("窗口和执法人员演练", 24, ((rehearse, 0), (confirm, 3))),),
    public=False,
    promises=(
        Promise("什么也没有办成而记一次演练", rehearse, unless=drill.acts >= 1, basis=STUDY),
        Promise("没有演练而计入", confirm, unless=rehearse.done, basis=STUDY),
        Promise("自己演练、自己计入", confirm, unless=apart_from(rehearse), basis=STUDY),
    ),
)

# 二、年度考核
collect = Step("collect", "汇总学法用法情况", LEGAL, basis=APPRAISED)
tell = Step("tell", "告知本人并听取意见", LEGAL, within=unset, after=collect, basis=APPRAISED, records=(appraisal.told,))
grade = Step(
    "grade", "评定", HEAD, within=unset, after=tell, basis=APPRAISED, decides=True, final=True, letter="学法用法考核表", records=(handling.reason,),
    gates=(Condition("已告知本人并听取意见", when(tell.done, tell.said(appraisal.told)), APPRAISED),),
)  # fmt: skip

graded = Duty(
    id="law_appraisal",
    title="学法用法年度考核",
    word="学法考核",
    line="法治宣传教育",
    basis=APPRAISED,
    conditions=(
        Condition("考试合格、补考合格，或者因正当理由缺考",
                  appraisal.exam.among("合格", "缺考，有正当理由") | (appraisal.exam.is_("不合格") & appraisal.retaken), APPRAISED),
        Condition("参加了学法会议或者培训", appraisal.sessions >= 1, APPRAISED),
        Condition("经手案件没有被认定程序违法", appraisal.breaches <= 0, APPRAISED),
    ),
    facts=(appraisal.person, appraisal.staff, appraisal.year, appraisal.drills),
    steps=(collect, tell, grade),
    grant=Outcome("学法用法合格", document="学法用法考核表"),
    refusal=Outcome("学法用法不合格", document="学法用法考核表"),
    figures=(
        Figure("law_appraised", "学法用法年度考核人数", "名", acts(grade), "本年评定的人数，一人一案"),
        Figure("law_appraised_passed", "学法用法合格人数", "名", granted_by(grade), "本年评定合格的人数"),
    ),
    uncounted=(collect, tell),
    stories=(
        Story("合格", 20, ((collect, 0), (tell, 5), (grade, 4)), within=((1, 8), (2, 20))),
        Story("补考合格", 1, ((collect, 0), (tell, 5), (grade, 4)), {appraisal.exam: "不合格", appraisal.retaken: True}, within=((1, 8), (2, 20))),
        Story("经手案件程序违法，不合格", 1, ((collect, 0), (tell, 5), (grade, 4)), {appraisal.breaches: 1}, within=((1, 8), (2, 20))),
    ),
    public=False,
    promises=(
        Promise("没有汇总就告知", tell, unless=collect.done, basis=APPRAISED),
        Promise("没有告知就评定", grade, unless=tell.done, basis=APPRAISED),
        Promise("没有听取意见就评定", grade, unless=tell.said(appraisal.told), basis=APPRAISED),
    ),
)  # fmt: skip

matters = (drilled, graded)
