"""社会团体分支机构：由团体自行决定，登记管理机关事后核查；不得是地域性的，其下不得再设；民办非企业单位一概不得设立。"""

from ...facts import body, branch
from ...offices import PARTY, SECTION
from ...statutes import ASSOCIATIONS, PRIVATE_NONPROFITS
from ...vocabulary import Condition, Figure, Inspection, Outcome, Promise, Step, Story, acts, granted_by, unset, when

BRANCHES = ASSOCIATIONS[17] + PRIVATE_NONPROFITS[13]

report = Step("report", "报告设立分支机构", PARTY, basis=BRANCHES)
check = Step("check", "核查", SECTION, within=unset, after=report, decides=True, adverse=True, basis=BRANCHES, letter="分支机构核查意见书")
remove = Step("remove", "撤除分支机构", PARTY, after=check, basis=BRANCHES, final=True,
              gates=(Condition("核查结论为不合法", when(check.done, ~check.granted), BRANCHES),))  # fmt: skip

checking = Inspection(
    id="organisation_branch",
    title="社会组织分支机构核查",
    word="分支机构",
    line="社会组织",
    basis=BRANCHES,
    conditions=(
        Condition("在册", body.standing, BRANCHES),
        Condition("民办非企业单位不得设立分支机构", body.kind.is_("社会团体"), PRIVATE_NONPROFITS[13]),
        Condition("不是地域性的分支机构", ~branch.regional, ASSOCIATIONS["第十七条第二款"]),
        Condition("分支机构之下不再设分支机构", ~branch.below_branch, ASSOCIATIONS["第十七条第二款"]),
        Condition("不具有法人资格，不另定章程", ~branch.legal_person, ASSOCIATIONS[17]),
        Condition("在本团体宗旨和业务范围内", branch.within_purpose, ASSOCIATIONS[17]),
    ),
    facts=(body.code, body.name, branch.name),
    steps=(report, check, remove),
    grant=Outcome("合法", document="分支机构核查意见书"),
    refusal=Outcome("不合法，应当撤除", document="分支机构核查意见书"),
    figures=(
        Figure("organisation_branches_checked", "核查分支机构", "个", acts(check), "本年核查的分支机构"),
        Figure("organisation_branches_lawful", "合法设立的分支机构", "个", granted_by(check), "其中：合法的"),
    ),
    uncounted=(report, remove),
    stories=(
        Story("社会团体的专业委员会", 6, ((report, 0), (check, 8)), {body.kind: "社会团体"}),
        Story("地域性的分会，撤除", 1, ((report, 0), (check, 8), (remove, 20)), {body.kind: "社会团体", branch.regional: True, branch.name: "某镇分会"}),
        Story("民办非企业单位设立，撤除", 1, ((report, 0), (check, 8), (remove, 20)), {body.kind: "民办非企业单位"}),
    ),
    public=False,
    promises=(
        Promise("没有报告而核查", check, unless=report.done, basis=BRANCHES),
        Promise("没有核查而撤除", remove, unless=check.done, basis=BRANCHES),
        Promise("合法的责令撤除", remove, unless=~check.done | ~check.granted, basis=BRANCHES),
    ),
)  # fmt: skip

matters = (checking,)
