"""小数字公开审批：公开的报告和数字中不足5的人数、户数、件数平时只写“少于5”；负责人按数字、按年份批准的，才印出原数。

法制机构评估能不能认出个人并提请，负责人写明理由后决定，可以随时撤销。批准只对所写的那个数：以后重算出别的数，仍然遮住。
"""

from ...facts import disclosure, handling
from ...offices import HEAD, LEGAL
from ...statutes import OPENNESS, PERSONAL_INFORMATION
from ...vocabulary import Condition, Duty, Outcome, Promise, Step, Story, unset, when

REVIEWED = OPENNESS[17]
ANONYMOUS = PERSONAL_INFORMATION[4] + PERSONAL_INFORMATION[73]

propose = Step("propose", "评估并提请公开", LEGAL, basis=REVIEWED + PERSONAL_INFORMATION[55], records=(handling.reason,))
decide = Step(
    "decide", "负责人审批", HEAD, within=unset, after=propose, basis=REVIEWED, decides=True, records=(handling.reason,),
    letter="小数字公开审批表",
)  # fmt: skip
revoke = Step(
    "revoke", "撤销公开批准", HEAD, after=decide, basis=REVIEWED, final=True, records=(handling.reason,),
    gates=(Condition("已批准公开", decide.granted, REVIEWED),),
)  # fmt: skip
shelve = Step(
    "shelve", "不予公开，归档", LEGAL, after=decide, basis=REVIEWED, final=True,
    gates=(Condition("结论为不予公开", when(decide.done, ~decide.granted), REVIEWED),),
)  # fmt: skip

duty = Duty(
    id="small_figure",
    title="公开小数字审批",
    word="小数字",
    line="法治建设",
    basis=REVIEWED + OPENNESS[15] + ANONYMOUS,
    conditions=(
        Condition("属于对外公开的数字", disclosure.public, OPENNESS[17]),
        Condition("认不出个人，或者本人同意、不公开会对公共利益造成重大影响", ~disclosure.identifies | disclosure.consented | disclosure.harm, OPENNESS[15] + ANONYMOUS),
        Condition("涉及未成年人的，认不出个人", ~(disclosure.minors & disclosure.identifies), PERSONAL_INFORMATION[28] + PERSONAL_INFORMATION[31]),
    ),
    facts=(disclosure.figure, disclosure.year, disclosure.value),
    steps=(propose, decide, revoke, shelve),
    grant=Outcome("批准公开", document="小数字公开审批表"),
    refusal=Outcome("不予公开", document="小数字公开审批表"),
    public=False,
    uncounted=(propose, decide, revoke, shelve),
    stories=(
        Story("上年的小数字，批准公开", 1, ((propose, 0), (decide, 2))),
        Story("上年的小数字，批准后撤销", 1, ((propose, 0), (decide, 2), (revoke, 30)), {disclosure.figure: "divorces_withdrawn"}),
        Story("能认出个人，不予公开", 1, ((propose, 0), (decide, 2), (shelve, 0)), {disclosure.figure: "divorces_lapsed", disclosure.identifies: True}),
    ),
    promises=(
        Promise("没有评估提请就批准公开", decide, unless=propose.done, basis=REVIEWED),
        Promise("没有决定就撤销", revoke, unless=decide.done, basis=REVIEWED),
        Promise("撤销没有作出过的批准", revoke, unless=decide.granted, basis=REVIEWED),
        Promise("没有决定就归档", shelve, unless=decide.done, basis=REVIEWED),
        Promise("批准了公开而当作不予公开归档", shelve, unless=~decide.granted | ~decide.done, basis=REVIEWED),
    ),
)

matters = (duty,)
