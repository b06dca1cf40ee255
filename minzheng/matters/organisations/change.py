"""社会组织变更登记与章程核准：业务主管单位同意后三十日内申请，二十个工作日内决定；更换法定代表人先作财务审计。

逾期申请的仍然受理，由人说明理由并记为违法线索（社会团体登记管理条例第三十条第一款第四项）。登记簿的名称、住所随之改动，证书换发并公告。
"""

from ...facts import body, change, handling
from ...offices import BUREAU, PARTY, SECTION
from ...statutes import ASSOCIATION_NAMES_GD, ASSOCIATIONS, LICENSING, NONPROFIT_NAMES_1999, ORGANISATION_NAMES, PRIVATE_NONPROFITS
from ...vocabulary import (
    Condition, Entry, Evidence, Figure, Licence, Outcome, Promise, Step, Story, acts, choose, days, months, today, two_readings, when,
    working_days,
)  # fmt: skip

CHANGES = ASSOCIATIONS[18] + PRIVATE_NONPROFITS[15]
renamed = change.item.is_("名称").called("变更名称")
reusable = (
    change.namesake.is_("没有")
    | (change.namesake.is_("已变更名称或者已注销") & (today >= change.name_freed + months(12)))
    | (change.namesake.is_("成立或者更名被撤销") & (today >= change.name_freed + months(36)))
).called("名称可以使用")  # fmt: skip

apply = Step("apply", "申请变更", PARTY, basis=CHANGES)
applied = choose(apply.done, apply.day, today).called("申请之日")
in_time = applied <= (change.consented + days(30)).rolled

accept = Step("accept", "受理", SECTION, after=apply, basis=LICENSING[32], letter="受理通知书",
              gates=(Condition("在册", body.standing, CHANGES),))  # fmt: skip
decide = Step("decide", "准予或者不予变更", BUREAU, within=working_days(20), after=accept, decides=True, adverse=True, basis=LICENSING[42] + CHANGES,
              letter="变更登记决定书")  # fmt: skip
serve = Step("serve", "送达不予变更决定", SECTION, within=working_days(10), after=decide, basis=LICENSING[38] + LICENSING[44], adverse=True, final=True,
             letter="不予变更登记决定书", records=(handling.service,), only=decide.done & ~decide.granted,
             gates=(Condition("结论为不予变更", when(decide.done, ~decide.granted), LICENSING[38]),))  # fmt: skip
issue = Step("issue", "换发证书、核准章程", SECTION, within=working_days(10), after=decide, basis=LICENSING[44] + CHANGES, letter="变更登记证书",
             only=decide.granted, gates=(Condition("已准予变更", decide.granted, CHANGES),))  # fmt: skip
announce = Step("announce", "公告变更", SECTION, after=issue, basis=ASSOCIATIONS[23] + PRIVATE_NONPROFITS[18], final=True)

licence = Licence(
    id="organisation_change",
    title="社会组织变更登记与章程核准",
    word="组织变更",
    line="社会组织",
    basis=CHANGES,
    conditions=(
        Condition("在册", body.standing, CHANGES),
        Condition("业务主管单位审查同意，或者依规定直接登记", ~change.supervisor.is_("尚未同意"), CHANGES),
        Condition("自同意之日起三十日内申请",
                  when(~change.supervisor.is_("尚未同意"), two_readings(in_time, in_time | ~in_time, "逾期申请的仍可受理，记为违法线索，是否准予")), CHANGES),
        Condition("已按章程通过", change.resolved, CHANGES),
        Condition("更换法定代表人前已作财务审计", when(change.item.is_("法定代表人"), change.audited), ASSOCIATIONS[27] + PRIVATE_NONPROFITS[22]),
        Condition("新任法定代表人没有担任其他社会团体的法定代表人",
                  when(body.kind.is_("社会团体") & change.item.is_("法定代表人"), ~change.head_elsewhere), ASSOCIATIONS["第十二条第三款"]),
        Condition("变更后的事项合乎规定", change.lawful, CHANGES + ORGANISATION_NAMES[8]),
        Condition("名称不冠“中国”“全国”“中华”", when(renamed, ~change.national_name), ASSOCIATIONS["第十条第二款"] + PRIVATE_NONPROFITS["第八条第二款"]),
        Condition("名称、字号不与同行业同形式的组织相同", when(renamed, reusable), ORGANISATION_NAMES[16]),
        Condition("名称不与在册的组织相同", when(renamed, ~change.namesake.is_("在册")), ASSOCIATION_NAMES_GD.whole + NONPROFIT_NAMES_1999.whole),
    ),
    facts=(body.code, body.name, change.new_name, change.new_address, change.new_head),
    evidence=(
        Evidence("变更登记申请书", CHANGES),
        Evidence("业务主管单位的批准文件", CHANGES, only=change.supervisor.is_("已审查同意")),
        Evidence("会员大会或者理事会决议", CHANGES),
        Evidence("财务审计报告", ASSOCIATIONS[27] + PRIVATE_NONPROFITS[22], only=change.item.is_("法定代表人")),
        Evidence("修改后的章程", CHANGES, only=change.item.is_("章程核准")),
    ),
    steps=(apply, accept, decide, serve, issue, announce),
    grant=Outcome("准予变更", document="变更登记证书"),
    refusal=Outcome("不予变更", document="不予变更登记决定书"),
    enters=(
        Entry("organisation", {"number": body.code, "name": change.new_name, "address": change.new_address, "head": change.new_head}, issue, changes=True),
    ),
    figures=(
        Figure("social_orgs_changed", "社会组织变更登记和章程核准", "件", acts(issue), "本年准予变更并换证、核准的"),
        Figure("social_org_changes_refused", "不予变更登记", "件", acts(serve), "本年送达的不予变更决定"),
    ),
    uncounted=(apply, accept, decide, announce),
    stories=(
        Story("住所、法定代表人、业务范围、章程", 46, ((apply, 0), (accept, 1), (decide, 12), (issue, 3), (announce, 5))),
        Story("变更名称", 3, ((apply, 0), (accept, 1), (decide, 12), (issue, 3), (announce, 5)),
              {change.item: "名称", change.new_name: ["清远市清城区更新演练协会", "清远市清城区更新演练中心"]}),
        Story("更换法定代表人没有审计", 3, ((apply, 0), (accept, 1), (decide, 12), (serve, 3)), {change.item: "法定代表人", change.audited: False}),
    ),
    promises=(
        Promise("没有申请而受理", accept, unless=apply.done, basis=LICENSING[32]),
        Promise("不在册的受理变更", accept, unless=body.standing, basis=CHANGES),
        Promise("没有受理而决定", decide, unless=accept.done, basis=CHANGES),
        Promise("没有决定而换证", issue, unless=decide.done, basis=CHANGES),
        Promise("不予变更而换证", issue, unless=decide.granted, basis=CHANGES),
        Promise("没有决定而送达不予变更", serve, unless=decide.done, basis=LICENSING[38]),
        Promise("准予的送达不予变更", serve, unless=~decide.done | ~decide.granted, basis=LICENSING[38]),
        Promise("没有换证而公告", announce, unless=issue.done, basis=ASSOCIATIONS[23] + PRIVATE_NONPROFITS[18]),
    ),
)  # fmt: skip

matters = (licence,)
