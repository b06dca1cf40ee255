"""殡葬服务与惠民殡葬：凭死亡证明办理，服务完毕结算，七项基本服务在免费标准和总上限以内免除，选购项目不免。

受理即是死亡通知：逝者在本区登记簿中的，当日暂停其全部待遇，停发另作决定。异地火化的凭证明和发票报销，标准相同。
修订的《殡葬管理条例》（2026年3月30日施行）的条文未取得，只引全文；免费标准是地区数据。
"""

from typing import Any

from ...facts import funeral, handling
from ...facts.funerals import OLD_CERTIFICATE
from ...offices import APPLICANT, BUREAU, FUNERAL_HOME, SECTION
from ...statutes import DEATH_CERTIFICATES, FREE_FUNERALS, FUNERALS, FUNERALS_2012
from ...vocabulary import (
    Benefit, Condition, Evidence, Figure, Once, Outcome, Promise, Service, Step, Story, acts, choose, granted_by, lower_of, on_the_spot, rate,
    setting, two_readings, unset, waived, when,
)  # fmt: skip
from ...vocabulary.facts import Fact

FREE = FREE_FUNERALS.whole + FUNERALS.whole
CREMATED = FUNERALS_2012["第十三条第二项"] + FUNERALS.whole

# 一、免除多少：每项据实而不超过该项标准，存放至多三日，合计不超过总上限；没有选用的项目没有收费，也就没有免除
stored = rate("殡葬免费标准：遗体存放每日") * choose(funeral.storage_days >= 3, 3, funeral.storage_days)
items = (
    (funeral.transport, rate("殡葬免费标准：遗体接运")),
    (funeral.disinfection, rate("殡葬免费标准：遗体消毒")),
    (funeral.storage, stored),
    (funeral.hall, rate("殡葬免费标准：小型告别厅")),
    (funeral.cremation, rate("殡葬免费标准：普通炉火化")),
    (funeral.urn, rate("殡葬免费标准：简易骨灰盒")),
    (funeral.keeping, rate("殡葬免费标准：骨灰寄存")),
)
basic = sum((lower_of(charged, free) for charged, free in items[1:]), lower_of(*items[0])).called("七项基本服务的免费金额")
free_amount = lower_of(basic, rate("殡葬免费总额上限")).called("免除金额")

# 二、条件
without_allowance = setting("享有政策性丧葬费的惠民殡葬", "照样免除", "不予免除").is_("照样免除")
proven = Condition("有死亡证明", ~funeral.certificate.is_("没有"), CREMATED)
identified = Condition("死亡证明与遗体身份相符", funeral.identified, CREMATED)
current = Condition(
    "使用全国统一的死亡证明",
    two_readings(
        ~funeral.certificate.is_(OLD_CERTIFICATE), ~funeral.certificate.is_(OLD_CERTIFICATE) | funeral.certified_early,
        "2026年7月1日以前签发的旧证明能否继续使用（过渡规定未取得）",
    ),
    DEATH_CERTIFICATES.whole,
)  # fmt: skip
cremated = Condition("已经火化，或者依法不火化", ~funeral.disposal.is_("应当火化而土葬"), FUNERALS_2012[4] + FUNERALS.whole)
resident = Condition("逝者具有本区户籍，或者是未入户的子女、经公安确认的无名遗体", ~funeral.resident.is_("非本区户籍"), FREE)
without_allowance = setting("享有政策性丧葬费的惠民殡葬", "照样免除", "不予免除").is_("照样免除")
unprovided = Condition("没有政策性丧葬费，或者本区规定照样免除", ~funeral.policy_allowance | without_allowance, FREE)
once = Condition("没有重复免除", ~funeral.freed_before, FREE)
used = Condition("没有选用的项目不折现", ~funeral.cash_claim, FREE)
signed = Condition("选购项目明码标价并由经办人签字", when(funeral.chosen > 0, funeral.chosen_signed), FUNERALS_2012[15] + FUNERALS.whole)
shared = (proven, identified, current, cremated, resident, unprovided, once, used)

# 三、办理殡葬服务：受理、结算
accept = Step(
    "accept", "受理并核验死亡证明", FUNERAL_HOME, within=on_the_spot, basis=CREMATED, gates=(proven, identified, current),
    reports_death=funeral.died,
)  # fmt: skip
decline = Step(
    "decline", "不予受理", FUNERAL_HOME, within=on_the_spot, basis=CREMATED, records=(handling.reason,), adverse=True, final=True,
    letter="不予受理殡葬服务告知书",
    gates=(Condition("没有死亡证明，或者证明与遗体不符", funeral.certificate.is_("没有") | ~funeral.identified, CREMATED),),
)  # fmt: skip
settle = Step(
    "settle", "服务完毕，结算并免除", FUNERAL_HOME, within=unset, after=accept, decides=True, adverse=True, final=True, basis=FREE,
    letter="殡葬服务费用结算单", ledger="funeral_owed",
    gates=(
        signed,
        Condition("在本区殡仪馆办理（异地火化的凭发票报销）", ~funeral.outside, FREE),
        Condition("应当火化的已经火化", ~funeral.disposal.is_("应当火化而土葬"), FUNERALS_2012[4] + FUNERALS.whole),
    ),
)  # fmt: skip

facts = (funeral.deceased, funeral.died)
evidence = (
    Evidence("死亡证明", CREMATED),
    Evidence("逝者户籍证明", FREE, held="公安人口"),
    Evidence("经办人身份证", FREE),
)
seven: dict[str, tuple[int, dict[Fact, Any]]] = {
    "七项全用，存放三日": (1167, {}),
    "七项全用，存放二日": (500, {funeral.storage_days: 2, funeral.storage: 20_000}),
    "七项全用，存放一日": (300, {funeral.storage_days: 1, funeral.storage: 10_000}),
    "不用告别厅，存放三日": (731, {funeral.hall: 0}),
    "不用告别厅，存放二日": (502, {funeral.hall: 0, funeral.storage_days: 2, funeral.storage: 20_000}),
    "不用告别厅，存放一日，另选骨灰盒": (400, {funeral.hall: 0, funeral.storage_days: 1, funeral.storage: 10_000, funeral.urn: 68_000, funeral.chosen: 35_000}),
    "直接火化": (400, {funeral.hall: 0, funeral.storage_days: 0, funeral.storage: 0}),
    "直接火化，骨灰生态安葬": (300, {funeral.hall: 0, funeral.storage_days: 0, funeral.storage: 0, funeral.keeping: 0}),
}  # fmt: skip

service = Service(
    id="funeral_service",
    title="殡葬服务与基本服务费用免除",
    word="殡葬",
    line="殡葬管理",
    basis=FUNERALS_2012[13] + FUNERALS.whole + FREE_FUNERALS.whole,
    conditions=shared,
    facts=facts,
    evidence=evidence,
    steps=(accept, decline, settle),
    grant=Outcome("免除基本服务费用", document="殡葬服务费用结算单"),
    refusal=Outcome("不予免除", document="殡葬服务费用结算单"),
    waives=free_amount,
    figures=(
        Figure("funeral_services", "办理殡葬服务", "宗", acts(settle), "本年服务完毕并结算的殡葬服务，一名逝者一宗，不论是否免除"),
        Figure("funeral_fees_waived", "免除殡葬基本服务费用", "万元", waived(settle), "本年结算时免除的金额，不含选购项目和超出标准的部分", decimals=2, about=True),
        Figure("funeral_services_waived", "免除费用的殡葬服务", "宗", granted_by(settle), "其中：准予免除的"),
        Figure("funeral_services_declined", "不予受理殡葬服务", "宗", acts(decline), "本年没有死亡证明或者身份不符的申请"),
    ),
    uncounted=(accept,),
    # 各种用法的宗数是演练的构成；金额都由收费和免费标准算出
    stories=(
        *(Story(title, count, ((accept, 0), (settle, 3)), special) for title, (count, special) in seven.items()),
        Story("非本区户籍，自行付费", 61, ((accept, 0), (settle, 3)), {funeral.resident: "非本区户籍"}),
        Story("已经免除过，不重复免除", 12, ((accept, 0), (settle, 3)), {funeral.freed_before: True}),
        Story("没有死亡证明，不予受理", 3, ((decline, 0),), {funeral.certificate: "没有"}),
    ),
    promises=(
        Promise("没有死亡证明而受理（火化）", accept, unless=~funeral.certificate.is_("没有"), basis=CREMATED),
        Promise("证明与遗体不符而受理（火化）", accept, unless=funeral.identified, basis=CREMATED),
        Promise("证明齐全而拒绝受理", decline, unless=funeral.certificate.is_("没有") | ~funeral.identified, basis=CREMATED),
        Promise("未受理而结算", settle, unless=accept.done, basis=FREE),
        Promise("选购项目未经签字而收费", settle, unless=(funeral.chosen <= 0) | funeral.chosen_signed, basis=FUNERALS_2012[15] + FUNERALS.whole),
        Promise("异地火化的在本区结算免除", settle, unless=~funeral.disposal.is_("在异地火化"), basis=FREE),
        Promise("应当火化而土葬的照样结算", settle, unless=~funeral.disposal.is_("应当火化而土葬"), basis=FUNERALS_2012[4] + FUNERALS.whole),
    ),
)  # fmt: skip

# 四、异地火化：凭火化证明和发票，按同样的标准报销
claim = Step("claim", "申请报销", APPLICANT, basis=FREE)
check = Step("check", "核对发票和火化证明", SECTION, within=unset, after=claim, basis=FREE)
approve = Step(
    "approve", "决定报销", BUREAU, within=unset, after=check, decides=True, adverse=True, basis=FREE, letter="异地火化费用报销决定书",
)  # fmt: skip

reimbursement = Benefit(
    id="funeral_reimbursement",
    title="异地火化基本服务费用报销",
    word="殡葬报销",
    line="殡葬管理",
    basis=FREE_FUNERALS.whole,
    conditions=(
        *shared,
        Condition("在异地火化并有火化证明和发票", funeral.outside & funeral.away_papers, FREE),
    ),
    facts=facts,
    evidence=(*evidence, Evidence("异地火化证明和殡葬服务发票", FREE)),
    steps=(claim, check, approve),
    grant=Outcome("准予报销", document="异地火化费用报销决定书"),
    refusal=Outcome("不予报销", document="异地火化费用报销决定书"),
    pays=Once(free_amount),
    figures=(Figure("funeral_reimbursements_granted", "准予报销异地火化费用", "宗", granted_by(approve), "本年准予报销的宗数，不计入办理的殡葬服务"),),
    uncounted=(claim, check),
    stories=(
        Story("在外市火化，凭发票报销", 8, ((claim, 0), (check, 6), (approve, 5)), {funeral.disposal: "在异地火化", funeral.away_papers: True}),
        Story("没有火化证明和发票，不予报销", 1, ((claim, 0), (check, 6), (approve, 5)), {funeral.disposal: "在异地火化"}),
    ),
    promises=(
        Promise("没有申请而核对", check, unless=claim.done, basis=FREE),
        Promise("没有核对而决定", approve, unless=check.done, basis=FREE),
    ),
)  # fmt: skip

matters = (service, reimbursement)
