"""数据疑点核实：登记簿、待遇、发放互相对不上的一处，有镇街负责核实，由业务股室认定。疑点只是线索，不停不减任何待遇；认定过的不再问第二次。

死亡疑点认定属实的，转核对比中（当日暂停、二人复核）；其余的，依登记更正、变更、停发、追回各自的程序办理。未见规定的时限不设。
"""

from ...facts import doubt
from ...offices import BUREAU, FINANCE, HEAD, SECTION, TOWN
from ...statutes import PERSONAL_INFORMATION, RELIEF, RELIEF_ACT
from ...vocabulary import Condition, Figure, Promise, Service, Step, acts, unset, Story
from ...vocabulary.facts import Fact

QUALITY = PERSONAL_INFORMATION[8]
CHECKING = QUALITY + RELIEF[58] + RELIEF_ACT[41]

enter = Step("enter", "登记疑点", SECTION, basis=CHECKING, also=(BUREAU, HEAD, FINANCE))  # 谁导入名册，谁随导入登记它带来的疑点；认定只在业务股室
assign = Step("assign", "确定负责人", TOWN, within=unset, after=enter, times=None, basis=CHECKING, records=(doubt.owner,))
verify = Step("verify", "核实疑点", TOWN, within=unset, after=enter, times=None, basis=CHECKING, records=(doubt.found,))
on_paper = doubt.kind.is_("疑似同一人")  # 两条登记摆在一起就能认定，其余的须有人去看
looked = Condition("镇街已经核实，或者是可以就登记认定的疑似同一人", on_paper | verify.done, CHECKING)
confirm = Step("confirm", "认定属实", SECTION, within=unset, after=enter, final=True, basis=CHECKING, records=(doubt.follow,), gates=(looked,))
dismiss = Step("dismiss", "认定不属实", SECTION, within=unset, after=enter, final=True, basis=QUALITY, gates=(looked,))

pair: dict[Fact, object] = {doubt.kind: "疑似同一人"}
service = Service(
    id="data_check",
    title="数据疑点核实",
    word="疑点",
    line="社会救助",
    basis=CHECKING,
    facts=(doubt.kind, doubt.key, doubt.person, doubt.other, doubt.content, doubt.listed),
    steps=(enter, assign, verify, confirm, dismiss),
    figures=(
        Figure("doubts_entered", "登记的数据疑点", "条", acts(enter), "本年核对发现的疑点；疑点不等于错误"),
        Figure("doubts_confirmed", "认定属实的数据疑点", "条", acts(confirm), "本年认定属实的条数，更正、停发、追回另行办理"),
        Figure("doubts_dismissed", "认定不属实的数据疑点", "条", acts(dismiss), "本年认定不属实的条数"),
    ),
    uncounted=(assign, verify),
    public=False,
    confidential=True,
    stories=(
        Story("疑似同一人，对照登记，是两个人", 9, ((enter, 0), (dismiss, 3)), pair),
        Story("疑似同一人，登记了两次", 4, ((enter, 0), (verify, 4), (confirm, 2)), pair),
        Story("共用账户，是代领，不属实", 6, ((enter, 0), (assign, 1), (verify, 6), (dismiss, 3)), {doubt.kind: "陌生人共用账户"}),
        Story("同月重复发放，属实，转追回", 2, ((enter, 0), (assign, 1), (verify, 5), (confirm, 2)), {doubt.kind: "同月重复发放"}),
        Story("年末正在核实", 2, ((enter, 0), (assign, 1)), {doubt.kind: "一人在两户"}, within=((12, 23), (12, 26))),
    ),
    promises=(
        Promise("没有登记的疑点无从确定负责人", assign, unless=enter.done, basis=CHECKING),
        Promise("没有登记的疑点无从核实", verify, unless=enter.done, basis=CHECKING),
        Promise("没有登记的疑点不得认定属实", confirm, unless=enter.done, basis=QUALITY),
        Promise("没有登记的疑点不得认定不属实", dismiss, unless=enter.done, basis=QUALITY),
        Promise("没有核实不得认定待遇、发放的疑点属实", confirm, unless=verify.done | on_paper, basis=CHECKING),
        Promise("没有核实不得把待遇、发放的疑点认定为不属实", dismiss, unless=verify.done | on_paper, basis=CHECKING),
        Promise("认定属实以后不得再认定不属实", dismiss, unless=~confirm.done, basis=QUALITY),
    ),
)  # fmt: skip

matters = (service,)
