"""社会组织撤销登记：只凭法律写明的事由，先告知陈述、申辩和听证的权利；依处罚决定的，决定已经送达生效。

社会团体一年未开展活动的撤销登记；民办非企业单位的条例没有这一项，不得以此为由撤销。
"""

from ...facts import annulment, body, handling
from ...offices import HEAD, OFFICERS, PARTY, SECTION
from ...statutes import ASSOCIATIONS, LICENSING, PENALTIES, PRIVATE_NONPROFITS
from ...vocabulary import Coercion, Condition, Entry, Figure, Outcome, Promise, Step, Story, acts, granted_by, months, officers, today, unset, when

GROUNDS = ASSOCIATIONS[29] + PRIVATE_NONPROFITS[24]
TAKEN = ASSOCIATIONS[33] + PRIVATE_NONPROFITS[28]
association = body.kind.is_("社会团体").called("社会团体")
idle = annulment.ground.is_("自取得登记证书之日起一年未开展活动").called("一年未开展活动")
by_penalty = annulment.ground.is_("行政处罚决定撤销登记").called("依处罚决定")

standing = Condition("在册", body.standing, GROUNDS)
file = Step("file", "立案", HEAD, basis=GROUNDS, gates=(standing,))
find = Step("find", "调查取证", OFFICERS, within=unset, after=file, officers=2, basis=PENALTIES[42] + GROUNDS)
notify = Step("notify", "事先告知", OFFICERS, within=unset, after=find, officers=2, basis=PENALTIES[44] + PENALTIES[63], letter="拟撤销登记告知书",
              records=(annulment.hearing_offered,),
              gates=(Condition("告知书载明陈述、申辩和听证的权利", annulment.hearing_offered, PENALTIES[44] + PENALTIES[63]),))  # fmt: skip
hear = Step("hear", "陈述、申辩，要求听证的听证", PARTY, within=unset, after=notify, basis=PENALTIES[45] + PENALTIES[63], records=(annulment.heard,))
decide = Step("decide", "决定是否撤销", HEAD, within=unset, after=hear, decides=True, adverse=True, basis=GROUNDS, letter="撤销登记决定书")
drop = Step("drop", "告知不予撤销", SECTION, within=unset, after=decide, basis=GROUNDS, final=True, letter="不予撤销登记告知书", records=(handling.reason,),
            gates=(Condition("决定不予撤销", when(decide.done, ~decide.granted), GROUNDS),))  # fmt: skip
close = Step(
    "close", "送达并收缴证书印章", OFFICERS, within=unset, after=decide, officers=2, basis=TAKEN, records=(annulment.papers_back,),
    gates=(
        Condition("已决定撤销", decide.granted, GROUNDS),
        Condition("证书、印章已收缴或者公告作废", annulment.papers_back, TAKEN),
    ),
)  # fmt: skip
announce = Step("announce", "公告撤销", SECTION, after=close, basis=ASSOCIATIONS[23] + PRIVATE_NONPROFITS[18], final=True)

PATH = ((file, 0), (find, 15), (notify, 15), (hear, 7), (decide, 14), (close, 7), (announce, 5))

annulling = Coercion(
    id="organisation_revocation",
    title="社会组织撤销登记",
    word="组织撤销",
    line="社会组织",
    basis=GROUNDS,
    conditions=(
        standing,
        Condition("有法定的事由", ~annulment.ground.is_("其他"), GROUNDS + LICENSING[69]),
        Condition("一年未开展活动只适用于社会团体", when(idle, association), ASSOCIATIONS[29]),
        Condition("未开展活动满一年", when(idle, today >= annulment.idle_since + months(12)), ASSOCIATIONS[29]),
        Condition("业务主管单位撤销批准只适用于民办非企业单位", when(annulment.ground.is_("业务主管单位撤销批准"), ~association), PRIVATE_NONPROFITS[24]),
        Condition("依处罚决定的，决定已经送达生效", when(by_penalty, annulment.penalty_served), ASSOCIATIONS[30] + PRIVATE_NONPROFITS[25]),
        Condition("事实清楚，证据充分", annulment.proven, GROUNDS + PENALTIES[40]),
    ),
    facts=(body.code, body.name, annulment.penalty),
    steps=(file, find, notify, hear, decide, drop, close, announce),
    grant=Outcome("撤销登记", document="撤销登记决定书"),
    refusal=Outcome("不予撤销", document="不予撤销登记告知书"),
    enters=(Entry("organisation", {"number": body.code, "name": body.name}, close, ends=True),),
    figures=(
        Figure("social_orgs_revoked", "撤销登记的社会组织", "个", acts(close), "本年送达撤销登记决定的社会组织，自当日起不在册"),
        Figure("social_org_revocations_decided", "撤销登记决定", "件", granted_by(decide), "本年作出的撤销登记决定"),
    ),
    uncounted=(file, find, notify, hear, drop, announce),
    stories=(
        Story("社会团体一年以上未开展活动", 1, PATH, {body.kind: "社会团体", annulment.ground: "自取得登记证书之日起一年未开展活动"}, within=((1, 8), (4, 30))),
        Story("民办非企业单位一年未开展活动，没有撤销的依据", 1, ((file, 0), (find, 15), (notify, 15), (hear, 7), (decide, 14), (drop, 3)),
              {body.kind: "民办非企业单位", annulment.ground: "自取得登记证书之日起一年未开展活动"}, within=((1, 8), (4, 30))),
    ),
    public=False,
    promises=(
        Promise("撤销不在册的组织", file, unless=body.standing, basis=GROUNDS),
        Promise("没有立案而调查", find, unless=file.done, basis=GROUNDS),
        Promise("一人调查", find, unless=officers >= 2, basis=PENALTIES[42]),
        Promise("一人告知", notify, unless=officers >= 2, basis=PENALTIES[42]),
        Promise("一人收缴", close, unless=officers >= 2, basis=PENALTIES[42]),
        Promise("没有调查而告知", notify, unless=find.done, basis=PENALTIES[44]),
        Promise("不告知听证权利", notify, unless=annulment.hearing_offered, basis=PENALTIES[63]),
        Promise("没有告知而听取", hear, unless=notify.done, basis=PENALTIES[45]),
        Promise("不听取陈述申辩而决定", decide, unless=hear.done, basis=PENALTIES[45]),
        Promise("没有决定而收缴证书", close, unless=decide.done, basis=TAKEN),
        Promise("不予撤销而收缴证书", close, unless=decide.granted, basis=TAKEN),
        Promise("证书没有收缴而了结", close, unless=annulment.papers_back, basis=TAKEN),
        Promise("没有决定而告知不予撤销", drop, unless=decide.done, basis=GROUNDS),
        Promise("决定撤销又告知不予撤销", drop, unless=~decide.done | ~decide.granted, basis=GROUNDS),
        Promise("没有收缴而公告撤销", announce, unless=close.done, basis=ASSOCIATIONS[23]),
    ),
)  # fmt: skip

matters = (annulling,)
