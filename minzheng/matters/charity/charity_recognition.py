"""慈善组织认定：已登记的社会组织申请，二十日内认定并公告，或者书面不予认定；在异常名录、失信名单的不予认定。

延长期限（至多六十日）须经国务院民政部门批准，区里不能自定。
"""

from ...facts import charity_body, handling
from ...offices import BUREAU, PARTY, SECTION
from ...statutes import CHARITY, CHARITY_2016, RECOGNITION, RECOGNITION_2016
from ...vocabulary import (
    Clock, Condition, Entry, Evidence, Figure, Outcome, Promise, Registration, Step, Story, acts, apart_from, choose, days, granted_by, unset, when,
)  # fmt: skip

RECOGNISED = CHARITY_2016[10] + CHARITY[10]
RULES = RECOGNITION_2016.whole + RECOGNITION[4]
LISTS = RECOGNITION_2016.whole + RECOGNITION[5]

apply = Step("apply", "申请认定", PARTY, basis=RECOGNISED + RULES)
accept = Step("accept", "受理", SECTION, within=unset, after=apply, basis=RECOGNISED, letter="受理通知书")
extend = Step(
    "extend", "延长认定期限", SECTION, after=accept, basis=RECOGNISED, records=(charity_body.extension_approved,),
    gates=(Condition("已报经国务院民政部门批准", charity_body.extension_approved, RECOGNISED),),
)  # fmt: skip
decide = Step(
    "decide", "认定或者不予认定", BUREAU, after=accept, decides=True, adverse=True, basis=RECOGNISED, apart=(accept,), letter="慈善组织认定决定书",
)  # fmt: skip
announce = Step(
    "announce", "换发载明慈善组织属性的证书并公告", SECTION, within=unset, after=decide, basis=RECOGNISED, final=True, letter="慈善组织登记证书",
    only=decide.granted, gates=(Condition("已认定", when(decide.done, decide.granted), RECOGNISED),),
)  # fmt: skip
serve = Step(
    "serve", "送达不予认定决定", SECTION, within=unset, after=decide, basis=RECOGNISED, adverse=True, final=True, letter="不予认定慈善组织决定书",
    only=decide.done & ~decide.granted, records=(handling.service,), gates=(Condition("结论为不予认定", when(decide.done, ~decide.granted), RECOGNISED),),
)  # fmt: skip
last_day = choose(extend.done, accept.day + days(80), accept.day + days(20)).called("认定的最后一日")

registration = Registration(
    id="charity_recognition",
    title="慈善组织认定",
    word="慈善认定",
    line="慈善",
    basis=RECOGNISED,
    conditions=(
        Condition("已依法登记，由本局登记", charity_body.registered, RECOGNISED),
        Condition("以开展慈善活动为宗旨，业务范围属于慈善活动", charity_body.purpose, RULES),
        Condition("上一年度慈善活动支出和管理费用符合规定", charity_body.spending, RULES),
        Condition("不以营利为目的，收益和财产不分配", charity_body.no_distribution, RULES),
        Condition("财务管理制度健全，薪酬合理", charity_body.finances, RULES),
        Condition("已按章程由会员大会、理事会通过", charity_body.resolved, RULES),
        Condition("没有列入活动异常名录、严重违法失信名单", charity_body.listed.is_("没有列入"), LISTS),
    ),
    facts=(charity_body.name,),
    evidence=(
        Evidence("慈善组织认定申请书", RECOGNISED + RULES), Evidence("登记证书", RECOGNISED, held="社会组织登记信息"),
        Evidence("会员大会、理事会决议", RULES), Evidence("上一年度财务会计报告", RULES),
    ),
    steps=(apply, accept, extend, decide, announce, serve),
    clocks=(Clock("认定期限", last_day, decide, RECOGNISED, only=accept.done),),
    grant=Outcome("认定为慈善组织", document="慈善组织认定决定书"),
    refusal=Outcome("不予认定", document="不予认定慈善组织决定书"),
    enters=(Entry("charity_body", {"name": charity_body.name}, announce, word="慈善组织"),),
    figures=(
        Figure("charities_recognised", "新认定慈善组织", "个", granted_by(decide), "本年认定的"),
        Figure("charity_recognitions_refused", "不予认定慈善组织", "件", acts(serve), "本年送达的不予认定决定"),
    ),
    uncounted=(apply, accept, extend, announce),
    stories=(
        Story("符合规定，认定", 1, ((apply, 0), (accept, 2), (decide, 12), (announce, 4)), {charity_body.name: "清远市清城区演练慈善促进会"}),
        Story("在活动异常名录，不予认定", 1, ((apply, 0), (accept, 2), (decide, 12), (serve, 4)), {charity_body.listed: "活动异常名录"}),
    ),
    promises=(
        Promise("没有申请而受理", accept, unless=apply.done, basis=RECOGNISED),
        Promise("没有受理而延长", extend, unless=accept.done, basis=RECOGNISED),
        Promise("未经国务院民政部门批准而延长", extend, unless=charity_body.extension_approved, basis=RECOGNISED),
        Promise("没有受理而决定", decide, unless=accept.done, basis=RECOGNISED),
        Promise("受理的人决定", decide, unless=apart_from(accept), basis=RECOGNISED),
        Promise("没有认定而公告", announce, unless=decide.done & decide.granted, basis=RECOGNISED),
        Promise("没有决定而送达不予认定", serve, unless=decide.done, basis=RECOGNISED),
        Promise("认定的送达不予认定", serve, unless=~decide.done | ~decide.granted, basis=RECOGNISED),
    ),
)  # fmt: skip

matters = (registration,)
