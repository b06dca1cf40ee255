"""社会组织成立登记：社会团体和民办非企业单位由区登记，六十日内决定；基金会不由区登记。

国务院2026年3月公布的修改《社会团体登记管理条例》的决定尚未取得文本和施行日期：自公布起，会员数和活动资金的门槛按2016年修订的条文
还是修改后的条文，由人核对后认定；取得后在 statutes 写明，门槛随依据更替。
"""

from ...facts import handling, organisation
from ...offices import APPLICANT, BUREAU, SECTION
from ...statutes import (
    ASSOCIATION_NAMES_GD, ASSOCIATION_THRESHOLDS, ASSOCIATIONS, ASSOCIATIONS_AMENDED, FOUNDATIONS, LICENSING, NONPROFIT_NAMES_1999,
    ORGANISATION_NAMES, PRIVATE_NONPROFITS,
)  # fmt: skip
from ...vocabulary import (
    Clock, Condition, Entry, Evidence, Figure, Licence, Outcome, Promise, Step, acts, choose, days, months, on_the_spot, stock, stood,
    today, two_readings, when, working_days, yuan, Story,
)  # fmt: skip

association = organisation.kind.is_("社会团体").called("社会团体")
nonprofit = organisation.kind.is_("民办非企业单位").called("民办非企业单位")
ours = organisation.kind.among("社会团体", "民办非企业单位").called("由区级登记的组织形式")

# 一、会员：个人五十、单位三十，混合组成的合计五十
members = (organisation.persons + organisation.units).called("会员总数")
enough = (members >= 50) | (organisation.persons.equals(0) & (organisation.units >= 30))
funded = organisation.funds >= yuan(30_000)
asked = "条例已于2026年3月公布修改，修改后的门槛和施行日期须先核对文本"
checked = two_readings(enough & funded, ~(enough & funded), asked)

# 二、名称：与在册组织不得相同；2024年5月1日起，变更名称或者注销的满一年、被撤销的满三年，方可再用
reusable = (
    organisation.namesake.is_("没有")
    | (organisation.namesake.is_("已变更名称或者已注销") & (today >= organisation.name_freed + months(12)))
    | (organisation.namesake.is_("成立或者更名被撤销") & (today >= organisation.name_freed + months(36)))
).called("名称可以使用")  # fmt: skip

both_13 = ASSOCIATIONS[13] + PRIVATE_NONPROFITS[11]
conditions = (
    Condition("由区级民政部门登记（基金会向省级民政部门申请）", ours, FOUNDATIONS[6] + ASSOCIATIONS[7] + PRIVATE_NONPROFITS[5]),
    Condition("业务主管单位审查同意，或者依规定直接登记", organisation.supervisor.among("已审查同意", "依规定直接登记"), ASSOCIATIONS[9] + PRIVATE_NONPROFITS[8]),
    Condition("个人会员五十个以上、单位会员三十个以上或者混合会员五十个以上", when(association, enough), ASSOCIATION_THRESHOLDS["第十条第一款第一项"]),
    Condition("有三万元以上活动资金", when(association, funded), ASSOCIATION_THRESHOLDS["第十条第一款第五项"]),
    Condition("会员数和活动资金达到修改后的门槛", when(association, checked), ASSOCIATIONS_AMENDED.whole),
    Condition("有与业务活动相适应的合法财产", when(nonprofit, organisation.funds_fit), PRIVATE_NONPROFITS["第八条第一款第四项"]),
    Condition("有相应的组织机构和合乎规定的章程", organisation.organs, ASSOCIATIONS[10] + PRIVATE_NONPROFITS[8]),
    Condition("有固定的住所或者必要的场所", organisation.premises, ASSOCIATIONS[10] + PRIVATE_NONPROFITS[8]),
    Condition("有相适应的工作人员", organisation.staff, ASSOCIATIONS[10] + PRIVATE_NONPROFITS[8]),
    Condition("需要执业许可的已经取得", when(nonprofit, organisation.practice.among("不需要", "已取得")), PRIVATE_NONPROFITS[12]),
    Condition("法定代表人没有担任其他社会团体的法定代表人", when(association, ~organisation.head_elsewhere), ASSOCIATIONS["第十二条第三款"]),
    Condition("宗旨、业务范围合法", organisation.purpose_lawful, both_13),
    Condition("没有同类组织，或者确有必要成立", ~organisation.needless, both_13),
    Condition("发起人、拟任负责人符合资格", ~organisation.barred, both_13),
    Condition("没有弄虚作假", ~organisation.false_papers, both_13),
    Condition("没有法律、行政法规禁止的其他情形", ~organisation.otherwise_banned, both_13),
    Condition("名称的组成和用词合乎规定", organisation.well_named, ORGANISATION_NAMES[8] + ASSOCIATIONS[10] + PRIVATE_NONPROFITS[8]),
    Condition("名称不冠“中国”“全国”“中华”", ~organisation.national_name, ASSOCIATIONS["第十条第二款"] + PRIVATE_NONPROFITS["第八条第二款"]),
    Condition("名称、字号不与同行业同形式的组织相同", reusable, ORGANISATION_NAMES[16]),
    Condition("名称不与在册的社会团体相同", when(association, ~organisation.namesake.is_("在册")), ASSOCIATION_NAMES_GD.whole),
    Condition("名称不与在册的民办非企业单位相同", when(nonprofit, ~organisation.namesake.is_("在册")), NONPROFIT_NAMES_1999.whole),
    Condition("统一社会信用代码没有错误", organisation.code_check.among("尚未赋码", "相符"), ASSOCIATIONS[12] + PRIVATE_NONPROFITS[12]),
)  # fmt: skip

# 三、收件、补正、受理
receive = Step("receive", "收件", SECTION, basis=LICENSING[32], letter="申请材料收件凭证")
supplement = Step(
    "supplement", "一次性告知补正", SECTION, within=working_days(5), after=receive, basis=LICENSING["第三十二条第一款第四项"],
    letter="补正告知书", records=(handling.missing,), only=~organisation.complete,
    gates=(
        Condition("收到材料之日起五个工作日内（逾期视为受理）", when(receive.done, today <= receive.day + working_days(5)), LICENSING["第三十二条第一款第四项"]),
        Condition("材料不齐全或者不符合法定形式", ~organisation.complete, LICENSING["第三十二条第一款第四项"]),
    ),
)  # fmt: skip
resubmit = Step("resubmit", "补正材料", APPLICANT, after=supplement, basis=LICENSING[32])
decline = Step(
    "decline", "不予受理", SECTION, within=on_the_spot, after=receive, only=~ours, basis=LICENSING["第三十二条第一款第二项"], records=(handling.reason,),
    adverse=True, final=True, letter="不予受理决定书",
    gates=(Condition("不属于区级登记的组织形式", ~ours, FOUNDATIONS[6] + LICENSING["第三十二条第一款第二项"]),),
)  # fmt: skip
accept = Step(
    "accept", "受理", SECTION, after=receive, basis=LICENSING[32], letter="受理通知书", closes=(supplement,),
    gates=(
        Condition("属于区级登记的组织形式", ours, FOUNDATIONS[6] + LICENSING["第三十二条第一款第五项"]),
        Condition("告知补正的已经补正", when(supplement.done, resubmit.done), LICENSING["第三十二条第一款第五项"]),
    ),
)  # fmt: skip
withdraw = Step("withdraw", "撤回申请", APPLICANT, after=receive, basis=LICENSING[32], final=True)

# 四、决定、发证、公告
decide = Step(
    "decide", "准予或者不予登记", BUREAU, after=accept, decides=True, adverse=True, basis=ASSOCIATIONS[12] + PRIVATE_NONPROFITS[11],
    letter="成立登记决定书", records=(organisation.code_check,), closes=(withdraw,),
)  # fmt: skip
serve = Step(
    "serve", "送达不予登记决定", SECTION, within=working_days(10), after=decide, basis=LICENSING[38] + LICENSING[44],
    adverse=True, final=True, letter="不予登记决定书", records=(handling.service,), only=decide.done & ~decide.granted,
    gates=(Condition("结论为不予登记", when(decide.done, ~decide.granted), LICENSING[38]),),
)  # fmt: skip
issue = Step(
    "issue", "发给登记证书", SECTION, within=working_days(10), after=decide, basis=LICENSING[44] + ASSOCIATIONS[12] + PRIVATE_NONPROFITS[12],
    letter="法人登记证书", records=(organisation.credit_code, organisation.code_check), only=decide.granted,
    gates=(
        Condition("已准予登记", decide.granted, ASSOCIATIONS[12] + PRIVATE_NONPROFITS[12]),
        Condition("统一社会信用代码校验相符", organisation.code_check.is_("相符"), ASSOCIATIONS[12] + PRIVATE_NONPROFITS[12]),
    ),
)  # fmt: skip
announce = Step("announce", "公告成立", SECTION, after=issue, basis=ASSOCIATIONS[23] + PRIVATE_NONPROFITS[18], final=True)

complete_day = choose(resubmit.done, resubmit.day, receive.day).called("收到全部有效文件之日")

licence = Licence(
    id="establishment",
    title="社会团体、民办非企业单位成立登记",
    word="组织成立",
    line="社会组织",
    basis=ASSOCIATIONS[9] + PRIVATE_NONPROFITS[8],
    conditions=conditions,
    facts=(organisation.name,),
    evidence=(
        Evidence("登记申请书", ASSOCIATIONS[11] + PRIVATE_NONPROFITS[9]),
        Evidence("业务主管单位的批准文件", ASSOCIATIONS[11] + PRIVATE_NONPROFITS[9], only=organisation.supervisor.is_("已审查同意")),
        Evidence("验资报告、场所使用权证明", ASSOCIATIONS[11] + PRIVATE_NONPROFITS[9]),
        Evidence("发起人和拟任负责人的基本情况、身份证明", ASSOCIATIONS[11] + PRIVATE_NONPROFITS[9]),
        Evidence("章程草案", ASSOCIATIONS[11] + PRIVATE_NONPROFITS[9]),
        Evidence("会员名册", ASSOCIATIONS[10], only=association),
        Evidence("执业许可证明", PRIVATE_NONPROFITS[12], only=organisation.practice.is_("已取得")),
    ),
    steps=(receive, supplement, resubmit, decline, accept, withdraw, decide, serve, issue, announce),
    clocks=(Clock("作出决定的期限", complete_day + days(60), decide, ASSOCIATIONS[12] + PRIVATE_NONPROFITS[11]),),
    grant=Outcome("准予登记", document="法人登记证书"),
    refusal=Outcome("不予登记", document="不予登记决定书"),
    enters=(
        Entry("organisation", {
            "code": organisation.credit_code, "name": organisation.name, "kind": organisation.kind, "funds": organisation.funds,
        }, issue, word="社会组织"),
    ),
    figures=(
        Figure("social_orgs_total", "在册社会组织", "个", stock("organisation"), "年末在册：期初加本年成立减注销、撤销；街镇备案的不计"),
        Figure("associations_total", "在册社会团体", "个", stock("organisation", kind="社会团体"), "同上，组织形式为社会团体"),
        Figure("private_nonprofits_total", "在册民办非企业单位", "个", stock("organisation", kind="民办非企业单位"), "同上，组织形式为民办非企业单位"),
        Figure("social_orgs_at_start", "上年末在册社会组织", "个", stood("organisation"), "上年十二月三十一日在册；加本年成立减注销、撤销即年末在册"),
        Figure("social_orgs_new", "新成立社会组织", "个", acts(issue), "本年准予成立登记并发证的，按发证日期"),
        Figure("establishments_received", "成立登记申请", "件", acts(receive), "本年收到的成立登记申请"),
        Figure("establishments_refused", "不予成立登记", "件", acts(serve), "本年送达的不予登记决定"),
        Figure("establishments_declined", "不予受理成立登记", "件", acts(decline), "本年不属本机关职权范围的申请"),
    ),
    uncounted=(supplement, resubmit, accept, withdraw, decide, announce),
    stories=(
        Story("社会团体成立", 3, ((receive, 0), (accept, 1), (decide, 25), (issue, 3), (announce, 5)),
              {organisation.kind: "社会团体", organisation.persons: (50, 90), organisation.funds: (3_000_000, 9_000_000)}),
        Story("民办非企业单位成立", 12, ((receive, 0), (accept, 1), (decide, 20), (issue, 3), (announce, 5)), {organisation.kind: "民办非企业单位"}),
        Story("会员不足，不予登记", 2, ((receive, 0), (accept, 1), (decide, 20), (serve, 4)),
              {organisation.kind: "社会团体", organisation.persons: (20, 49), organisation.units: 0}),
        Story("基金会，不予受理", 1, ((receive, 0), (decline, 0)), {organisation.kind: "基金会"}),
    ),
    promises=(
        Promise("没有收件无从补正", supplement, unless=receive.done, basis=LICENSING[32]),
        Promise("第六个工作日以后不得再要求补正", supplement, unless=today <= receive.day + working_days(5), basis=LICENSING[32]),
        Promise("材料齐全的不得要求补正", supplement, unless=~organisation.complete, basis=LICENSING[32]),
        Promise("已受理的不得再要求补正", supplement, unless=~accept.done, basis=LICENSING[32]),
        Promise("已决定的不得撤回申请", withdraw, unless=~decide.done, basis=ASSOCIATIONS[12] + PRIVATE_NONPROFITS[11]),
        Promise("没有要求补正无从补正", resubmit, unless=supplement.done, basis=LICENSING[32]),
        Promise("没有收件无从拒绝", decline, unless=receive.done, basis=LICENSING[32]),
        Promise("属于本机关职权的不得拒绝受理", decline, unless=organisation.kind.is_("基金会"), basis=LICENSING[32]),
        Promise("区级不得受理基金会", accept, unless=~organisation.kind.is_("基金会"), basis=FOUNDATIONS[6]),
        Promise("没有收件不得受理", accept, unless=receive.done, basis=LICENSING[32]),
        Promise("材料没有补正不得受理", accept, unless=~supplement.done | resubmit.done, basis=LICENSING[32]),
        Promise("没有申请无从撤回", withdraw, unless=receive.done, basis=LICENSING[32]),
        Promise("未受理不得决定", decide, unless=accept.done, basis=ASSOCIATIONS[12] + PRIVATE_NONPROFITS[11]),
        Promise("未决定不得发证", issue, unless=decide.done, basis=ASSOCIATIONS[12] + PRIVATE_NONPROFITS[12]),
        Promise("不予登记的不得发证", issue, unless=decide.granted, basis=ASSOCIATIONS[13] + PRIVATE_NONPROFITS[11]),
        Promise("信用代码不符不得发证", issue, unless=organisation.code_check.is_("相符"), basis=PRIVATE_NONPROFITS[12] + ASSOCIATIONS[12]),
        Promise("未决定不得送达不予登记", serve, unless=decide.done, basis=LICENSING[38]),
        Promise("准予登记的不得送达不予登记", serve, unless=~decide.granted | ~decide.done, basis=LICENSING[38]),
        Promise("未发证不得公告成立", announce, unless=issue.done, basis=ASSOCIATIONS[23] + PRIVATE_NONPROFITS[18]),
    ),
)  # fmt: skip

matters = (licence,)
