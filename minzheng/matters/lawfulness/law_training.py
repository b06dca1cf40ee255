"""法治培训：计划、开班、逐件学习法律文件、结业归档。应到、到课、写明原因的缺课三数相符；所学的法律文件当日现行有效。"""

from ...facts import training
from ...offices import LEGAL
from ...statutes import LAW_PUBLICITY, LAW_PUBLICITY_GD, LAW_STUDY
from ...vocabulary import Condition, Duty, Figure, Promise, Step, Story, acts, days, happened, kinds, summed, today, when

STUDY = LAW_PUBLICITY[36] + LAW_PUBLICITY_GD.whole + LAW_STUDY.whole
ACCURATE = LAW_PUBLICITY[54] + LAW_PUBLICITY_GD.whole

plan = Step("plan", "下达培训计划", LEGAL, basis=STUDY)
hold = Step(
    "hold", "开班", LEGAL, after=plan, basis=STUDY, records=(training.roster, training.present, training.lecturer),
    gates=(
        Condition("有人到课", training.present >= 1, STUDY),
        Condition("到课的都在应到名单之内", training.present <= training.roster, STUDY),
    ),
)  # fmt: skip
teach = Step(
    "teach", "学习一件法律文件", LEGAL, after=hold, times=None, basis=STUDY, records=(training.law, training.cited_since, training.cited_until),
    gates=(Condition("该文件当日现行有效", (training.cited_since <= today) & (today <= training.cited_until), ACCURATE),),
)  # fmt: skip
close = Step(
    "close", "结业归档", LEGAL, within=days(30), after=teach, basis=STUDY, final=True, records=(training.absent,), letter="法治培训记录",
    gates=(
        Condition("缺课的人都写明了原因",
                  when(hold.done, (hold.said(training.present) + training.absent).equals(hold.said(training.roster))), STUDY),
    ),
)  # fmt: skip

TEXTS = ("中华人民共和国行政处罚法", "广东省行政规范性文件管理规定", "广东省重大行政决策程序规定", "广东省行政执法案卷评查标准")

duty = Duty(
    id="law_training",
    title="法治培训",
    word="法治培训",
    line="法治宣传教育",
    basis=STUDY,
    facts=(training.name,),
    steps=(plan, hold, teach, close),
    figures=(
        Figure("law_training_courses", "举办法治培训班期数", "期", acts(hold), "本年开班的法治培训班"),
        Figure("month_law_training", "法治培训班举办月份", "月份", happened(hold), "本年最后一期法治培训班开班的月份"),
        Figure("training_law_texts", "培训班重点学习的法律文件部数", "部", kinds(teach, training.law), "本年培训班学习的不同法律文件，同一件只计一次"),
        Figure("law_training_attended", "法治培训到课人次", "人次", summed(hold, training.present), "本年各期培训班的到课人数合计"),
    ),
    uncounted=(plan, close),
    stories=(
        Story("监管执法暨民政法治培训班", 1, ((plan, 0), (hold, 21), (teach, 0), (teach, 0), (teach, 1), (teach, 0), (close, 5)),
              {training.name: "监管执法暨民政法治培训班"}, {teach: tuple({training.law: one} for one in TEXTS)}, within=((4, 22), (4, 24))),
    ),
    public=False,
    promises=(
        Promise("没有计划就开班", hold, unless=plan.done, basis=STUDY),
        Promise("没有人到课而算开班", hold, unless=training.present >= 1, basis=STUDY),
        Promise("到课的多于应到的", hold, unless=training.present <= training.roster, basis=STUDY),
        Promise("没有开班而记学习", teach, unless=hold.done, basis=STUDY),
        Promise("学习尚未施行的文件当作现行法", teach, unless=training.cited_since <= today, basis=ACCURATE),
        Promise("学习已经失效的文件当作现行法", teach, unless=today <= training.cited_until, basis=ACCURATE),
        Promise("没有开班而归档", close, unless=hold.done, basis=STUDY),
        Promise("什么也没有学就归档", close, unless=teach.done, basis=STUDY),
        Promise("悄悄略去缺课的人", close, unless=hold.said(training.roster) - hold.said(training.present) <= training.absent, basis=STUDY),
        Promise("缺课的人多算", close, unless=hold.said(training.roster) - hold.said(training.present) >= training.absent, basis=STUDY),
    ),
)  # fmt: skip

matters = (duty,)
