"""学法考试：每名应考人员一案，列入名册、参加考试、记下成绩；不参加的写明原因。通过率与参考率同时列出。

考试在平台上考的，由法规股记参考、导入成绩；安排在系统内考的，由本人作答、系统评分，别人不能代记，合格线事先定好不能再改。
"""

from ...facts import exam, handling
from ...offices import EXAMINEE, LEGAL
from ...statutes import LAW_PUBLICITY, LAW_PUBLICITY_GD, LAW_STUDY
from ...vocabulary import Clock, Condition, Duty, Figure, Outcome, Promise, Step, acts, granted_by, ratio, today, when, Story

passing = Condition("成绩达到合格线", exam.score >= exam.pass_mark, LAW_PUBLICITY[37] + LAW_PUBLICITY_GD.whole + LAW_STUDY.whole)
personally = Condition("本人作答", exam.personally, LAW_PUBLICITY[37] + LAW_PUBLICITY_GD.whole + LAW_STUDY.whole)

enrol = Step("enrol", "列入应考名册", LEGAL, basis=LAW_PUBLICITY[36] + LAW_PUBLICITY_GD.whole + LAW_STUDY.whole, records=(exam.subject,))
arrange = Step(
    "arrange", "安排在系统内考试", LEGAL, after=enrol, basis=LAW_PUBLICITY[37] + LAW_PUBLICITY_GD.whole + LAW_STUDY.whole,
    records=(exam.questions, exam.minutes, exam.pass_mark, exam.scope),
    gates=(Condition("考试尚未截止", today <= exam.closes, LAW_STUDY.whole),),
)  # fmt: skip
sit = Step(
    "sit", "参加考试", LEGAL, after=enrol, basis=LAW_PUBLICITY[37] + LAW_PUBLICITY_GD.whole + LAW_STUDY.whole,
    closes=(arrange,), instead=(arrange.done, EXAMINEE),
    gates=(
        Condition("考试已经开始", today >= exam.opens, LAW_STUDY.whole),
        Condition("考试尚未截止", today <= exam.closes, LAW_STUDY.whole),
    ),
)  # fmt: skip
fixed = Condition("合格线没有事后改动", when(arrange.done, exam.pass_mark.equals(arrange.said(exam.pass_mark))), LAW_STUDY.whole)
mark = Step(
    "mark", "记下成绩", LEGAL, after=sit, instead=(arrange.done, EXAMINEE), gates=(fixed,), basis=LAW_PUBLICITY[37] + LAW_PUBLICITY_GD.whole + LAW_STUDY.whole, decides=True, final=True,
    records=(exam.personally, exam.score, exam.pass_mark, exam.source), letter="学法考试成绩",
)  # fmt: skip
absent = Step(
    "absent", "记录缺考及原因", LEGAL, after=enrol, basis=LAW_STUDY.whole, final=True, records=(handling.reason,),
    gates=(
        Condition("没有参加考试", ~sit.done, LAW_STUDY.whole),
        Condition("考试已经截止", today > exam.closes, LAW_STUDY.whole),
    ),
)  # fmt: skip

duty = Duty(
    id="law_exam",
    title="学法考试",
    word="学法考试",
    line="法治建设",
    basis=LAW_PUBLICITY[36] + LAW_PUBLICITY_GD.whole + LAW_STUDY.whole,
    conditions=(personally, passing),
    facts=(exam.person, exam.staff),
    steps=(enrol, arrange, sit, mark, absent),
    clocks=(Clock("考试截止", exam.closes, sit, LAW_STUDY.whole),),
    grant=Outcome("合格", document="学法考试成绩"),
    refusal=Outcome("不合格", document="学法考试成绩"),
    figures=(
        Figure("law_exam_roster", "学法考试应考人数", "名", acts(enrol), "本年列入名册的人数"),
        Figure("law_exam_takers", "线上学习及学法考试人数", "名", acts(sit), "本年实际参加考试的人数，一人一案不重复"),
        Figure("law_exam_passed", "学法考试合格人数", "名", granted_by(mark), "本年成绩达到合格线的人数"),
        Figure("law_exam_absent", "学法考试缺考人数", "名", acts(absent), "本年缺考的人数，每人都有原因"),
        Figure("law_exam_participation_rate", "学法考试参考率", "%", ratio("law_exam_takers", "law_exam_roster"), "参考人数除以应考人数", decimals=1),
        Figure("law_exam_pass_rate", "学法考试通过率", "%", ratio("law_exam_passed", "law_exam_takers"), "合格人数除以参考人数；须同时列出应考人数和参考率",
               with_figures=("law_exam_roster", "law_exam_participation_rate")),
    ),
    uncounted=(arrange,),
    public=False,
    stories=(
        Story("参加考试并合格", 41, ((enrol, 0), (sit, 21), (mark, 14)), {exam.opens: 20, exam.closes: 50}, within=((9, 2), (9, 2))),
        Story("因病缺考", 2, ((enrol, 0), (absent, 56)), {exam.opens: 20, exam.closes: 50}, within=((9, 2), (9, 2))),
    ),
    promises=(
        Promise("不在名册而参加考试", sit, unless=enrol.done, basis=LAW_STUDY.whole),
        Promise("不在名册而安排考试", arrange, unless=enrol.done, basis=LAW_STUDY.whole),
        Promise("考试截止以后才安排", arrange, unless=today <= exam.closes, basis=LAW_STUDY.whole),
        Promise("已经参加考试，再改安排", arrange, unless=~sit.done, basis=LAW_STUDY.whole),
        Promise("系统内的考试，合格线事后改动", mark, unless=when(arrange.done, exam.pass_mark.equals(arrange.said(exam.pass_mark))), basis=LAW_STUDY.whole),
        Promise("考试开始以前参加", sit, unless=today >= exam.opens, basis=LAW_STUDY.whole),
        Promise("考试截止以后参加", sit, unless=today <= exam.closes, basis=LAW_STUDY.whole),
        Promise("没有参加考试而有成绩", mark, unless=sit.done, basis=LAW_STUDY.whole),
        Promise("不在名册而记缺考", absent, unless=enrol.done, basis=LAW_STUDY.whole),
        Promise("参加了考试而记缺考", absent, unless=~sit.done, basis=LAW_STUDY.whole),
        Promise("考试没有截止就记缺考", absent, unless=today > exam.closes, basis=LAW_STUDY.whole),
    ),
)  # fmt: skip

matters = (duty,)
