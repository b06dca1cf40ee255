"""述职述法：领导干部年终述职写明学法用法情况，主要负责人写明四个亲自。次年二月底以前完成并存档。"""

from ...facts import statement
from ...offices import HEAD, LEGAL
from ...statutes import FIRST_RESPONSIBLE, LAW_PUBLICITY, LAW_STUDY, SUPERVISION_OF_RULE_OF_LAW
from ...vocabulary import Condition, Duty, Figure, Outcome, Promise, Step, Story, granted_by

BASIS = SUPERVISION_OF_RULE_OF_LAW[9] + LAW_STUDY.whole

submit = Step("submit", "提交述职述法报告", HEAD, basis=BASIS, times=2)
return_ = Step("return_it", "退回补充", LEGAL, after=submit, basis=BASIS)
file = Step(
    "file", "审核存档", LEGAL, after=submit, basis=BASIS, decides=True, final=True, letter="述法审核表",
    records=(statement.study, statement.duties),
    gates=(Condition("退回以后已补充", ~return_.done | submit.since(return_), BASIS),),
)  # fmt: skip

duty = Duty(
    id="yearly_statement",
    title="述职述法",
    word="述法",
    line="法治建设",
    basis=BASIS,
    conditions=(
        Condition("写明学法用法情况", statement.study, BASIS + LAW_PUBLICITY[38]),
        Condition("主要负责人写明四个亲自", ~statement.person.is_("党政主要负责人") | statement.duties, BASIS + FIRST_RESPONSIBLE[4]),
    ),
    facts=(statement.year, statement.person),
    steps=(submit, return_, file),
    grant=Outcome("存档", document="述法审核表"),
    refusal=Outcome("不合要求", document="述法审核表"),
    figures=(Figure("yearly_statements", "述职述法人数", "人", granted_by(file), "本年审核存档的述法报告"),),
    public=False,
    uncounted=(submit, return_),
    stories=(
        Story("主要负责人述法", 1, ((submit, 0), (file, 5)), {statement.person: "党政主要负责人"}, within=((1, 8), (1, 25))),
        Story("班子成员述法", 3, ((submit, 0), (file, 5)), {statement.person: "班子其他成员"}, within=((1, 8), (1, 25))),
        Story("退回补充", 1, ((submit, 0), (return_, 2), (submit, 3), (file, 2)), {statement.person: "班子其他成员"}, within=((1, 8), (1, 25))),
    ),
    promises=(
        Promise("没有提交就退回", return_, unless=submit.done, basis=BASIS),
        Promise("没有提交就存档", file, unless=submit.done, basis=BASIS),
        Promise("退回以后没有补充就存档", file, unless=~return_.done | submit.since(return_), basis=BASIS),
    ),
)  # fmt: skip

matters = (duty,)
