"""社会组织培育孵化：在册的或者备案的组织申请入驻孵化基地，评估后入驻，出壳评估合格后结业；列入异常、失信名单的不入驻。"""

from ...facts import body, incubation
from ...offices import PARTY, SECTION
from ...statutes import COMMUNITY_ORGANISATIONS_GD, CREDIT_INFORMATION
from ...vocabulary import Condition, Entry, Figure, Outcome, Promise, Service, Step, Story, acts, granted_by, unset

FOSTERED = COMMUNITY_ORGANISATIONS_GD.whole

apply = Step("apply", "申请入驻", PARTY, basis=FOSTERED)
admit = Step("admit", "评估并决定入驻", SECTION, within=unset, after=apply, decides=True, adverse=True, basis=FOSTERED, letter="入驻孵化通知书")
graduate = Step(
    "graduate", "出壳评估合格，结业", SECTION, within=unset, after=admit, basis=FOSTERED, final=True, letter="孵化结业证明",
    records=(incubation.ready, incubation.aid),
    gates=(Condition("已准予入驻", admit.granted, FOSTERED), Condition("出壳评估合格", incubation.ready, FOSTERED)),
)  # fmt: skip

service = Service(
    id="incubation",
    title="社会组织培育孵化",
    word="组织培育",
    line="社会组织",
    basis=FOSTERED,
    conditions=(
        Condition("在册", body.standing, FOSTERED),
        Condition("服务方向属于当年培育重点", incubation.needed, FOSTERED),
        Condition("孵化基地有场地和名额", incubation.room, FOSTERED),
        Condition("没有列入活动异常名录、严重违法失信名单", incubation.clean, CREDIT_INFORMATION[18] + FOSTERED),
    ),
    facts=(body.code, body.name),
    steps=(apply, admit, graduate),
    grant=Outcome("准予入驻", document="入驻孵化通知书"),
    refusal=Outcome("不予入驻", document="入驻孵化通知书"),
    enters=(
        Entry("incubated", {"name": body.name, "organisation": body.code}, admit, word="在孵组织"),
        Entry("incubated", {"name": body.name}, graduate, ends=True),
    ),
    figures=(
        Figure("social_orgs_incubated", "入驻孵化的社会组织", "个", granted_by(admit), "本年准予入驻的"),
        Figure("social_orgs_graduated", "孵化结业的社会组织", "个", acts(graduate), "本年出壳评估合格结业的"),
    ),
    uncounted=(apply,),
    stories=(
        Story("入驻，年内结业", 5, ((apply, 0), (admit, 15), (graduate, 150)), {}),
        Story("入驻", 4, ((apply, 0), (admit, 15)), {}),
        Story("在异常名录，不予入驻", 1, ((apply, 0), (admit, 15)), {incubation.clean: False}),
    ),
    promises=(
        Promise("没有申请而入驻", admit, unless=apply.done, basis=FOSTERED),
        Promise("没有决定而结业", graduate, unless=admit.done, basis=FOSTERED),
        Promise("不予入驻而结业", graduate, unless=admit.granted, basis=FOSTERED),
        Promise("评估不合格而结业", graduate, unless=incubation.ready, basis=FOSTERED),
    ),
)  # fmt: skip

matters = (service,)
