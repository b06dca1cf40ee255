"""社会组织年度工作报告：五月三十一日以前报送登记管理机关；逾期的五个工作日内列入活动异常名录，补报后移出，满两年转入严重违法失信名单。"""

from ...facts import annual, body
from ...offices import PARTY, SECTION
from ...statutes import ANNUAL_REPORTS_GD, ASSOCIATIONS, CREDIT_INFORMATION, PRIVATE_NONPROFITS
from ...vocabulary import (
    Clock, Condition, Entry, Figure, Inspection, Outcome, Promise, Step, Story, acts, choose, months, stock, today, two_readings, when, working_days,
)  # fmt: skip

REPORTED = ASSOCIATIONS[28] + PRIVATE_NONPROFITS[23] + ANNUAL_REPORTS_GD.whole
LISTED = CREDIT_INFORMATION[11] + REPORTED
ESCALATED = CREDIT_INFORMATION[15]

last_day = annual.due.rolled.called("报送的最后一日")  # 遇休息日是否顺延有两种理解，顺延以内的不认定逾期
standing = Condition("在册", body.standing, REPORTED)
complete = Condition("内容完整", annual.complete, REPORTED)
submit = Step(
    "submit", "按期报送", PARTY, basis=REPORTED, final=True,
    gates=(standing, complete, Condition("在五月三十一日以前", today <= last_day, REPORTED)),
)  # fmt: skip
find = Step(
    "find", "发现逾期未报", SECTION, basis=REPORTED,
    gates=(standing, Condition("报送期限已过", today > last_day, REPORTED)),
)  # fmt: skip
enlist = Step("enlist", "列入活动异常名录", SECTION, within=working_days(5), after=find, basis=LISTED, adverse=True, letter="列入活动异常名录决定书")
amend = Step("amend", "补报", PARTY, after=enlist, basis=REPORTED, gates=(complete,))
delist = Step(
    "delist", "移出活动异常名录", SECTION, within=working_days(5), after=amend, basis=LISTED, final=True, letter="移出活动异常名录决定书",
    gates=(Condition("通过登记的住所能够联系", annual.reachable, LISTED),),
)  # fmt: skip
escalate = Step(
    "escalate", "列入严重违法失信名单", SECTION, after=enlist, basis=ESCALATED, adverse=True, final=True, letter="列入严重违法失信名单决定书",
    gates=(
        Condition("列入活动异常名录满两年", when(enlist.done, today >= enlist.day + months(24)), ESCALATED),
        Condition("没有补报", ~amend.done, ESCALATED),
    ),
)  # fmt: skip
reported_on = choose(submit.done, submit.day, today).called("报送之日")

checking = Inspection(
    id="annual_report",
    title="社会组织年度工作报告",
    word="组织年报",
    line="社会组织",
    basis=REPORTED,
    conditions=(standing, Condition(
            "在五月三十一日以前报送", two_readings(reported_on <= annual.due, reported_on <= last_day, "五月三十一日遇休息日，是否顺延到次一工作日"), REPORTED,
        ), complete),
    facts=(body.code, body.name, body.kind, annual.year),
    steps=(submit, find, enlist, amend, delist, escalate),
    clocks=(Clock("满两年转入严重违法失信名单", enlist.day + months(24), escalate, ESCALATED, only=enlist.done & ~amend.done),),
    grant=Outcome("按期报送", document="年度工作报告"),
    refusal=Outcome("没有按期报送", document="列入活动异常名录决定书"),
    enters=(
        Entry("abnormal_organisation", {"name": body.name, "kind": body.kind, "organisation": body.code}, enlist, word="异常名录"),
        Entry("abnormal_organisation", {"name": body.name}, delist, ends=True),
    ),
    figures=(
        Figure("annual_reports_on_time", "按期报送年度工作报告的社会组织", "个", acts(submit), "本年在五月三十一日以前报送的"),
        Figure("social_orgs_listed_abnormal", "列入活动异常名录", "个", acts(enlist), "本年因逾期未报等列入的"),
        Figure("social_orgs_delisted", "移出活动异常名录", "个", acts(delist), "本年补报后移出的"),
        Figure("social_orgs_distrusted", "列入严重违法失信名单", "个", acts(escalate), "本年在异常名录满两年而转入的"),
        Figure("social_orgs_abnormal", "在活动异常名录的社会组织", "个", stock("abnormal_organisation"), "年末仍在活动异常名录的"),
    ),
    uncounted=(find, amend),
    stories=(
        Story("按期报送：社会团体", 104, ((submit, 0),), {body.kind: "社会团体", annual.due: (0, 60)}, within=((3, 1), (5, 29))),
        Story("按期报送：民办非企业单位", 506, ((submit, 0),), {body.kind: "民办非企业单位", annual.due: (0, 60)}, within=((3, 1), (5, 29))),
        Story("逾期，列入名录后补报移出", 18, ((find, 0), (enlist, 3), (amend, 30), (delist, 4)), {annual.due: -3}, within=((6, 3), (6, 3))),
        Story("逾期，仍在名录", 4, ((find, 0), (enlist, 3)), {annual.due: -3}, within=((6, 3), (6, 3))),
    ),
    public=False,
    promises=(
        Promise("逾期的算作按期", submit, unless=today <= annual.due.rolled, basis=REPORTED),
        Promise("不在册的报送", submit, unless=body.standing, basis=REPORTED),
        Promise("内容不完整的算作报送", submit, unless=annual.complete, basis=REPORTED),
        Promise("期限未过而认定逾期", find, unless=today > annual.due.rolled, basis=REPORTED),
        Promise("不在册的认定逾期", find, unless=body.standing, basis=REPORTED),
        Promise("没有发现而列入名录", enlist, unless=find.done, basis=LISTED),
        Promise("没有列入而补报", amend, unless=enlist.done, basis=REPORTED),
        Promise("补报不完整", amend, unless=annual.complete, basis=REPORTED),
        Promise("没有补报而移出", delist, unless=amend.done, basis=LISTED),
        Promise("联系不上而移出", delist, unless=annual.reachable, basis=LISTED),
        Promise("没有列入而升级", escalate, unless=enlist.done, basis=ESCALATED),
        Promise("不满两年而升级", escalate, unless=today >= enlist.day + months(24), basis=ESCALATED),
        Promise("已经补报而升级", escalate, unless=~amend.done, basis=ESCALATED),
    ),
)  # fmt: skip

matters = (checking,)
