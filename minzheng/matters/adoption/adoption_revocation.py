"""撤销收养登记：弄虚作假骗取收养登记的，收养行为无效，由登记机关撤销登记、收缴登记证；先核查，再告知、听取陈述申辩，未成年人先有人照料。

当事人反悔不是撤销的理由（解除另有程序）；收养行为的其他无效由人民法院认定。
"""

from ...facts import fraud, handling
from ...offices import BUREAU, PARTY, SECTION
from ...statutes import ADOPTION, CIVIL_CODE, of_minors
from ...vocabulary import (
    Condition, Entry, Evidence, Figure, Outcome, Promise, Registration, Step, Story, acts, apart_from, granted_by, officers, unset, when,
)  # fmt: skip

FRAUD = ADOPTION[13]
CARE = of_minors(92)

minor = (fraud.child_age < 18).called("被收养人未满十八周岁")
learn = Step("learn", "收到线索或者申请", SECTION, basis=FRAUD)
investigate = Step("investigate", "调档核查", SECTION, within=unset, after=learn, officers=2, basis=FRAUD)
notify = Step("notify", "拟撤销告知", SECTION, within=unset, after=investigate, basis=FRAUD, letter="拟撤销收养登记告知书")
hear = Step("hear", "陈述申辩", PARTY, within=unset, after=notify, basis=FRAUD, records=(fraud.heard,))
decide = Step(
    "decide", "决定是否撤销", BUREAU, within=unset, after=notify, decides=True, adverse=True, basis=FRAUD + CIVIL_CODE[1113], apart=(investigate,),
    letter="撤销收养登记决定书", gates=(Condition("已经听取陈述申辩，或者书面放弃", when(notify.done, hear.done), FRAUD),),
)  # fmt: skip
revoked = Condition("已决定撤销", when(decide.done, decide.granted), FRAUD)
place = Step(
    "place", "落实未成年人的照料和监护", SECTION, within=unset, after=decide, only=decide.granted & minor, basis=CARE, records=(fraud.care,), gates=(revoked,),
)  # fmt: skip
collect = Step(
    "collect", "收缴收养登记证，或者公告作废", SECTION, within=unset, after=decide, only=decide.granted, basis=FRAUD, records=(fraud.returned,),
    gates=(revoked, Condition("未成年人已有人照料", when(minor, place.done), CARE)),
)  # fmt: skip
tell = Step("tell", "告知公安和有关待遇，档案封存", SECTION, within=unset, after=collect, final=True, basis=FRAUD + CIVIL_CODE[1110])
keep = Step(
    "keep", "告知不予撤销", SECTION, within=unset, after=decide, only=decide.done & ~decide.granted, adverse=True, final=True, basis=FRAUD,
    letter="不予撤销收养登记告知书", records=(handling.reason,), gates=(Condition("决定不予撤销", when(decide.done, ~decide.granted), FRAUD),),
)  # fmt: skip

asked = ((learn, 0), (investigate, 12), (notify, 5), (hear, 6), (decide, 10))

registration = Registration(
    id="adoption_revocation",
    title="撤销骗取的收养登记",
    word="撤销收养",
    line="收养登记",
    basis=FRAUD + CIVIL_CODE[1113],
    conditions=(
        Condition("由本机关登记", fraud.ours, FRAUD),
        Condition("弄虚作假骗取收养登记", fraud.cause.among("冒名顶替", "伪造、变造证明材料", "隐瞒不符合收养条件的情况"), FRAUD),
        Condition("有可以核实的证据", ~fraud.proof.is_("只有一方陈述"), FRAUD),
    ),
    facts=(fraud.certificate,),
    evidence=(Evidence("弄虚作假的证明材料", FRAUD), Evidence("收养登记档案", FRAUD, held="收养登记档案")),
    steps=(learn, investigate, notify, hear, decide, place, collect, tell, keep),
    grant=Outcome("撤销登记", document="撤销收养登记决定书"),
    refusal=Outcome("不予撤销", document="不予撤销收养登记告知书"),
    enters=(Entry("adoption", {"name": fraud.certificate}, collect, ends=True),),
    figures=(
        Figure("adoptions_revoked", "撤销收养登记", "宗", granted_by(decide), "本年决定撤销的骗取的收养登记，不从当年登记数中减去"),
        Figure("adoption_revocations_refused", "不予撤销收养登记", "宗", acts(keep), "本年告知不予撤销的申请"),
    ),
    uncounted=(learn, investigate, notify, hear, place, collect, tell),
    stories=(
        Story("伪造生父母特困证明，公安机关查实", 1, (*asked, (place, 1), (collect, 3), (tell, 1)),
              {fraud.cause: "伪造、变造证明材料", fraud.proof: "人民法院、人民检察院或者公安机关的材料"}),
        Story("收养人反悔，告知依法解除", 1, (*asked, (keep, 2)), {fraud.cause: "当事人反悔", fraud.proof: "只有一方陈述"}),
    ),
    promises=(
        Promise("没有线索而核查", investigate, unless=learn.done, basis=FRAUD),
        Promise("一人核查无效", investigate, unless=officers >= 2, basis=FRAUD),
        Promise("没有核查而告知", notify, unless=investigate.done, basis=FRAUD),
        Promise("没有告知而听取", hear, unless=notify.done, basis=FRAUD),
        Promise("没有告知而决定", decide, unless=notify.done, basis=FRAUD),
        Promise("没有听取陈述申辩而决定", decide, unless=hear.done, basis=FRAUD),
        Promise("核查的人作出决定", decide, unless=apart_from(investigate), basis=FRAUD),
        Promise("没有决定而安排照料", place, unless=decide.done & decide.granted, basis=CARE),
        Promise("没有撤销而收缴登记证", collect, unless=decide.done & decide.granted, basis=FRAUD),
        Promise("未成年人无人照料而收缴登记证", collect, unless=~minor | place.done, basis=CARE),
        Promise("没有收缴、作废登记证而了结", tell, unless=collect.done, basis=FRAUD),
        Promise("没有决定而告知不予撤销", keep, unless=decide.done, basis=FRAUD),
        Promise("决定撤销又告知不予撤销", keep, unless=~decide.done | ~decide.granted, basis=FRAUD),
    ),
    confidential=True,
)  # fmt: skip

matters = (registration,)
