"""社会组织注销登记：业务主管单位同意，清算期间不得开展其他活动，清算结束后十五日内申请，二十个工作日内决定，收缴证书印章并公告。"""

from ...facts import body, liquidation, handling
from ...offices import BUREAU, PARTY, SECTION
from ...statutes import ASSOCIATIONS, LICENSING, PRIVATE_NONPROFITS
from ...vocabulary import (
    Clock, Condition, Entry, Evidence, Figure, Licence, Outcome, Promise, Step, Story, acts, choose, days, today, two_readings, when, working_days,
)  # fmt: skip

ENDING = ASSOCIATIONS[19] + PRIVATE_NONPROFITS[16]
LIQUIDATED = ASSOCIATIONS[20] + PRIVATE_NONPROFITS[16]
APPLIED = ASSOCIATIONS[21] + PRIVATE_NONPROFITS[17]

standing = Condition("在册", body.standing, ENDING)
consent = Condition("业务主管单位审查同意，或者依规定直接登记", ~liquidation.supervisor.is_("尚未同意"), ENDING)

begin = Step("begin", "成立清算组织并报告", PARTY, basis=LIQUIDATED, gates=(standing, consent))
end = Step("end", "清算结束，形成清算报告", PARTY, after=begin, basis=LIQUIDATED, records=(liquidation.ended,),
           gates=(Condition("清算结束之日不晚于报告之日", liquidation.ended <= today, LIQUIDATED),))  # fmt: skip
apply = Step("apply", "申请注销", PARTY, after=end, basis=APPLIED)
accept = Step("accept", "受理", SECTION, after=apply, basis=LICENSING[32], letter="受理通知书")
decide = Step("decide", "准予或者不予注销", BUREAU, within=working_days(20), after=accept, decides=True, adverse=True, basis=LICENSING[42] + APPLIED,
              letter="注销登记决定书")  # fmt: skip
serve = Step("serve", "送达不予注销决定", SECTION, within=working_days(10), after=decide, basis=LICENSING[38] + LICENSING[44], adverse=True, final=True,
             letter="不予注销登记决定书", records=(handling.service,), only=decide.done & ~decide.granted,
             gates=(Condition("结论为不予注销", when(decide.done, ~decide.granted), LICENSING[38]),))  # fmt: skip
close = Step(
    "close", "收缴证书、印章和财务凭证，发给注销证明", SECTION, within=working_days(10), after=decide, basis=APPLIED, letter="注销登记证明",
    records=(liquidation.papers_back,), only=decide.granted,
    gates=(
        Condition("已准予注销", decide.granted, APPLIED),
        Condition("已交回登记证书、印章和财务凭证", liquidation.papers_back, APPLIED),
    ),
)  # fmt: skip
announce = Step("announce", "公告注销", SECTION, after=close, basis=ASSOCIATIONS[23] + PRIVATE_NONPROFITS[18], final=True)

last_day = (choose(end.done, end.said(liquidation.ended), liquidation.ended) + days(15)).rolled.called("申请注销的最后一日")
in_time = choose(apply.done, apply.day, today) <= last_day
PATH = ((begin, 0), (end, 20), (apply, 7), (accept, 1), (decide, 14), (close, 4), (announce, 5))

licence = Licence(
    id="organisation_deregistration",
    title="社会组织注销登记",
    word="组织注销",
    line="社会组织",
    basis=ENDING,
    conditions=(
        standing, consent,
        Condition("在指导下成立清算组织", liquidation.liquidators, LIQUIDATED),
        Condition("清算期间没有开展清算以外的活动", ~liquidation.other_activity, LIQUIDATED),
        Condition("债权债务、工资、税费已清", liquidation.debts_settled, LIQUIDATED),
        Condition("剩余财产没有分给会员、举办者或者负责人", ~liquidation.surplus.is_("分给会员、举办者或者负责人"), ASSOCIATIONS[22] + PRIVATE_NONPROFITS[21]),
        Condition("没有未结的诉讼、执行或者行政处罚", ~liquidation.litigation, LICENSING[70] + ENDING),
        Condition("自清算结束之日起十五日内申请", two_readings(in_time, in_time | ~in_time, "逾期申请的，组织总要注销，是否准予由人说明理由"), APPLIED),
    ),
    facts=(body.code, body.name, body.kind, liquidation.cause),
    evidence=(
        Evidence("注销登记申请书", APPLIED), Evidence("清算报告", APPLIED),
        Evidence("业务主管单位的审查文件", ENDING, only=liquidation.supervisor.is_("已审查同意")),
    ),
    steps=(begin, end, apply, accept, decide, serve, close, announce),
    clocks=(Clock("申请注销的期限", last_day, apply, APPLIED, only=end.done),),
    grant=Outcome("准予注销", document="注销登记证明"),
    refusal=Outcome("不予注销", document="不予注销登记决定书"),
    enters=(Entry("organisation", {"number": body.code, "name": body.name}, close, ends=True),),
    figures=(
        Figure("social_orgs_deregistered", "注销社会组织", "个", acts(close), "本年发给注销证明的社会组织，自当日起不在册"),
        Figure("deregistrations_refused", "不予注销登记", "件", acts(serve), "本年送达的不予注销决定"),
    ),
    uncounted=(begin, end, apply, accept, decide, announce),
    stories=(
        Story("社会团体注销", 2, PATH, {body.kind: "社会团体"}, within=((1, 8), (4, 30))),
        Story("民办非企业单位注销", 5, PATH, {body.kind: "民办非企业单位"}, within=((1, 8), (4, 30))),
        Story("剩余财产分给举办者，不予注销", 1, ((begin, 0), (end, 20), (apply, 7), (accept, 1), (decide, 14), (serve, 4)),
              {body.kind: "民办非企业单位", liquidation.surplus: "分给会员、举办者或者负责人"}, within=((1, 8), (4, 30))),
    ),
    promises=(
        Promise("不在册的再次注销", begin, unless=body.standing, basis=ENDING),
        Promise("业务主管单位没有同意而清算", begin, unless=liquidation.supervisor.among("已审查同意", "依规定直接登记"), basis=ENDING),
        Promise("没有清算组织而结束清算", end, unless=begin.done, basis=LIQUIDATED),
        Promise("预先报告清算结束", end, unless=liquidation.ended <= today, basis=LIQUIDATED),
        Promise("没有清算而申请注销", apply, unless=end.done, basis=APPLIED),
        Promise("没有申请而受理", accept, unless=apply.done, basis=LICENSING[32]),
        Promise("没有受理而决定", decide, unless=accept.done, basis=APPLIED),
        Promise("没有决定而注销", close, unless=decide.done, basis=APPLIED),
        Promise("不予注销而注销", close, unless=decide.granted, basis=APPLIED),
        Promise("证书印章没有交回而注销", close, unless=liquidation.papers_back, basis=APPLIED),
        Promise("没有决定而送达不予注销", serve, unless=decide.done, basis=LICENSING[38]),
        Promise("准予的送达不予注销", serve, unless=~decide.done | ~decide.granted, basis=LICENSING[38]),
        Promise("没有注销而公告", announce, unless=close.done, basis=ASSOCIATIONS[23] + PRIVATE_NONPROFITS[18]),
    ),
)  # fmt: skip

matters = (licence,)
