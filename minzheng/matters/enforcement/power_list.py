"""权责清单：每一项职权有依据、有承办机构、有程序和救济，经审核和批准列入，二十个工作日内公布，法律变了就调整或者取消。许可在内。

另有执法人员和法制审核人员的公示：证件在有效期内；审核人员原则上不少于执法人员的百分之五。
"""

from ...facts import handling, power, roster_check
from ...offices import HEAD, LEGAL, SECTION
from ...statutes import LICENSING, OPENNESS, PENALTIES, THREE_SYSTEMS
from ...vocabulary import (
    Condition, Duty, Entry, Figure, Outcome, Promise, Standing, Step, Story, acts, stock, two_readings, when, working_days,
)  # fmt: skip

BEFORE = THREE_SYSTEMS["第二部分"]
CREATED = LICENSING[14] + LICENSING[15] + PENALTIES[16]

propose = Step("propose", "提出列入", SECTION, basis=BEFORE)
review = Step("review", "合法性审核", LEGAL, after=propose, basis=BEFORE, records=(handling.passed, handling.reason))
approve = Step(
    "approve", "批准列入", HEAD, after=review, basis=BEFORE + CREATED, decides=True, letter="权责清单调整通知",
    gates=(Condition("合法性审核通过", when(review.done, review.said(handling.passed)), BEFORE),),
)  # fmt: skip
publish = Step("publish", "公布清单", LEGAL, within=working_days(20), after=approve, basis=BEFORE + OPENNESS[26], only=approve.granted,
               gates=(Condition("已经批准列入", approve.granted, BEFORE),))  # fmt: skip
decline = Step("decline", "不予列入，归档", LEGAL, after=approve, basis=CREATED, final=True,
               gates=(Condition("没有批准列入", when(approve.done, ~approve.granted), CREATED),))  # fmt: skip
cancel = Step("cancel", "取消", HEAD, after=publish, basis=BEFORE, final=True, records=(power.cause, handling.reason))
entry = Entry("power", {"name": power.name, "kind": power.kind, "basis": power.basis, "section": power.section}, publish, word="职权")
LISTED = ((propose, 0), (review, 3), (approve, 4), (publish, 5))
OPENING = (
    ("行政许可", 6, "社会组织设立、变更、注销和慈善事业许可第{number}项"), ("行政处罚", 24, "处罚职权第{number}项"), ("行政检查", 5, "检查职权第{number}项"),
    ("行政强制", 1, "封存登记证书、印章和财务凭证"), ("行政确认", 7, "登记、确认职权第{number}项"), ("行政给付", 9, "给付职权第{number}项"),
)  # fmt: skip

listing = Duty(
    id="power_list",
    title="权责清单",
    word="权责清单",
    line="行政执法",
    basis=BEFORE,
    conditions=(
        Condition("有法律、法规、规章依据", power.lawful, CREATED),
        Condition("属于本机关的法定职权", power.ours, BEFORE),
        Condition("写明依据、程序、时限、责任和救济途径", power.whole, BEFORE),
    ),
    steps=(propose, review, approve, publish, decline, cancel),
    enters=(entry, Entry("power", {"name": power.name}, cancel, ends=True)),
    grant=Outcome("批准列入", document="权责清单"),
    refusal=Outcome("不予列入", document="权责清单审核意见"),
    figures=(
        Figure("powers_listed", "权责清单事项", "项", stock("power"), "年末在列的职权，许可在内"),
        Figure("licences_listed", "其中行政许可", "项", stock("power", kind="行政许可"), "年末在列的行政许可"),
        Figure("powers_cancelled", "取消的权责清单事项", "项", acts(cancel), "本年因法律法规立改废或者职能调整取消的"),
    ),
    uncounted=(propose, review, approve, publish, decline),
    stories=(
        Story("新法施行，列入一项", 2, LISTED, {power.kind: "行政处罚", power.name: "新列入的处罚职权第{number}项"}),
        Story("以通知设定处罚，不予列入", 1, ((propose, 0), (review, 3), (approve, 4), (decline, 1)), {power.lawful: False}),
        Story("列入后依据废止，取消", 1, (*LISTED, (cancel, 60)), {power.kind: "行政检查", power.name: "依据已经废止的检查职权"}),
    ),
    standing=tuple(Standing(kind, count, {power.kind: kind, power.name: name}, entry=entry) for kind, count, name in OPENING),
    promises=(
        Promise("没有提出而审核", review, unless=propose.done, basis=BEFORE),
        Promise("没有审核而批准", approve, unless=review.done, basis=BEFORE),
        Promise("审核没有通过而批准", approve, unless=review.said(handling.passed), basis=BEFORE),
        Promise("没有批准程序而公布", publish, unless=approve.done, basis=BEFORE),
        Promise("没有批准而公布", publish, unless=approve.granted, basis=BEFORE),
        Promise("没有决定而归档", decline, unless=approve.done, basis=CREATED),
        Promise("已经批准又不列入", decline, unless=~approve.done | ~approve.granted, basis=CREATED),
        Promise("没有公布而取消", cancel, unless=publish.done, basis=BEFORE),
    ),
)  # fmt: skip

check = Step("check", "核对执法人员和审核人员", LEGAL, basis=PENALTIES[42] + THREE_SYSTEMS["第四部分"],
             records=(roster_check.officers, roster_check.reviewers, roster_check.valid, roster_check.qualified), decides=True)  # fmt: skip
post = Step("post", "公示执法人员名单", LEGAL, within=working_days(20), after=check, basis=BEFORE + OPENNESS[26], final=True, only=check.granted,
            gates=(Condition("核对无误", check.granted, PENALTIES[42]),))  # fmt: skip
amend = Step("amend", "退回更正", LEGAL, after=check, basis=PENALTIES[42], final=True, records=(handling.reason,),
             gates=(Condition("核对有误", when(check.done, ~check.granted), PENALTIES[42]),))  # fmt: skip
staff = Duty(
    id="enforcement_staff",
    title="执法人员和法制审核人员公示",
    word="执法人员",
    line="行政执法",
    basis=BEFORE + THREE_SYSTEMS["第四部分"],
    conditions=(
        Condition("公示的执法证件都在有效期内", roster_check.valid, PENALTIES[42]),
        Condition("初次从事处罚审核的人员取得法律职业资格", roster_check.qualified, PENALTIES[58]),
        Condition("法制审核人员不少于执法人员的百分之五",
                  two_readings(roster_check.reviewers * 100 >= roster_check.officers * 5, roster_check.reviewers >= 1, "原则上不少于百分之五，不足的说明安排"),
                  THREE_SYSTEMS["第四部分"]),
    ),
    steps=(check, post, amend),
    grant=Outcome("核对无误", document="行政执法人员公示表"),
    refusal=Outcome("退回更正", document="行政执法人员更正意见"),
    figures=(Figure("enforcement_rosters", "公示执法人员名单", "次", acts(post), "本年公示的次数"),),
    uncounted=(check, amend),
    stories=(Story("年初公示", 1, ((check, 0), (post, 3)), within=((1, 8), (1, 12))),
             Story("证件过期，退回更正", 0, ((check, 0), (amend, 1)), {}, {check: {roster_check.valid: False}})),
    promises=(
        Promise("没有核对而公示", post, unless=check.done, basis=PENALTIES[42]),
        Promise("核对有误而公示", post, unless=check.granted, basis=PENALTIES[42]),
        Promise("没有核对而退回", amend, unless=check.done, basis=PENALTIES[42]),
        Promise("核对无误而退回", amend, unless=~check.done | ~check.granted, basis=PENALTIES[42]),
    ),
)  # fmt: skip

matters = (listing, staff)
