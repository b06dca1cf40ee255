"""社区社会组织备案：达不到登记条件的，向镇街备案；备案的不是登记的社会组织，不计入在册数，不得设立分支机构。"""

from ...facts import handling, neighbours
from ...offices import APPLICANT, TOWN
from ...statutes import COMMUNITY_ORGANISATIONS_GD
from ...vocabulary import Condition, Entry, Evidence, Figure, Outcome, Promise, Registration, Step, Story, granted_by, stock, unset, when

FILED = COMMUNITY_ORGANISATIONS_GD.whole
association = neighbours.kind.is_("社会团体类").called("社会团体类")

apply = Step("apply", "申请备案", APPLICANT, basis=FILED)
file = Step("file", "备案", TOWN, within=unset, after=apply, decides=True, adverse=True, final=True, basis=FILED, letter="社区社会组织备案通知书",
            records=(handling.reason,))  # fmt: skip

registration = Registration(
    id="community_organisation",
    title="社区社会组织备案",
    word="社区组织",
    line="社会组织",
    basis=FILED,
    conditions=(
        Condition("社会团体类有三名以上自然人或者两个以上法人发起", when(association, (neighbours.persons >= 3) | (neighbours.bodies >= 2)), FILED),
        Condition("社会团体类有十名以上会员", when(association, neighbours.members >= 10), FILED),
        Condition("社会服务机构类有两名以上自然人或者一个以上法人发起", when(~association, (neighbours.persons >= 2) | (neighbours.bodies >= 1)), FILED),
        Condition("社会服务机构类有两名以上从业人员", when(~association, neighbours.staff >= 2), FILED),
        Condition("不设立分支机构", ~neighbours.branches, FILED),
        Condition("在本社区（村）、本镇街活动", neighbours.local, FILED),
    ),
    facts=(neighbours.name,),
    evidence=(Evidence("备案申请表", FILED), Evidence("发起人、负责人名单", FILED)),
    steps=(apply, file),
    grant=Outcome("准予备案", document="社区社会组织备案通知书"),
    refusal=Outcome("不予备案", document="社区社会组织备案通知书"),
    enters=(Entry("community_organisation", {"name": neighbours.name, "kind": neighbours.kind}, file, word="备案组织"),),
    figures=(
        Figure("community_organisations_filed", "备案社区社会组织", "个", granted_by(file), "本年镇街准予备案的，不是登记，不计入在册社会组织"),
        Figure("community_organisations_total", "年末备案的社区社会组织", "个", stock("community_organisation"), "年末仍在备案的"),
    ),
    uncounted=(apply,),
    stories=(
        Story("社会团体类", 24, ((apply, 0), (file, 5)), {neighbours.kind: "社会团体类"}),
        Story("社会服务机构类", 12, ((apply, 0), (file, 5)), {neighbours.kind: "社会服务机构类", neighbours.members: 0}),
        Story("会员不足，不予备案", 2, ((apply, 0), (file, 5)), {neighbours.kind: "社会团体类", neighbours.members: (4, 9)}),
    ),
    promises=(Promise("没有申请而备案", file, unless=apply.done, basis=FILED),),
)  # fmt: skip

matters = (registration,)
