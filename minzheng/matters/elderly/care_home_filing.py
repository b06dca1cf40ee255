"""养老机构备案：登记为法人后即可开展服务，收住首名老年人之日起十个工作日内备案；变更十个工作日内备案，终止前三十日安置入住老年人。

备案不是许可：没有“设立许可”不是不予备案的理由；逾期的照样备案，责令改正，不取缔。
"""

from ...facts import care_home, handling
from ...offices import CARE_HOME, OFFICERS, SECTION
from ...statutes import CARE_HOMES, ELDERS
from ...vocabulary import (
    Condition, Entry, Evidence, Figure, Outcome, Promise, Registration, Standing, Step, Story, acts, choose, days, officers, stock, today, unset, when,
    working_days,
)  # fmt: skip

FILING, CHANGING, CHECKING, CLOSING = CARE_HOMES[10], CARE_HOMES[11], CARE_HOMES[12], ELDERS[46] + CARE_HOMES[43]

# 一、备案
legal = ~care_home.registration.is_("没有登记")
limit = care_home.admitted + working_days(10)
submit = Step("submit", "提交备案", CARE_HOME, basis=FILING + ELDERS[43])
supplement = Step(
    "supplement", "一次性告知补正", SECTION, within=working_days(5), after=submit, basis=FILING, records=(handling.missing,), only=~care_home.complete,
    letter="补正告知书", gates=(Condition("材料不齐全", ~care_home.complete, FILING),),
)  # fmt: skip
resubmit = Step("resubmit", "补正材料", CARE_HOME, after=supplement, basis=FILING)
unfileable = (
    (care_home.cause.is_("没有登记为法人") & ~legal)
    | (care_home.cause.is_("业务范围不包括养老服务") & ~care_home.for_elders)
    | (care_home.cause.is_("服务场所不在本区") & ~care_home.here)
)
decline = Step(
    "decline", "不予备案", SECTION, after=submit, basis=FILING, adverse=True, final=True, letter="不予备案告知书", records=(care_home.cause,),
    gates=(Condition("确有法定理由（没有设立许可不是理由）", unfileable, ELDERS[43] + FILING),),
)  # fmt: skip
receipt = Step(
    "receipt", "出具备案回执", SECTION, after=submit, basis=FILING, letter="设置养老机构备案回执",
    gates=(
        Condition("已登记为法人，业务范围包括养老服务，场所在本区", legal & care_home.for_elders & care_home.here, ELDERS[43]),
        Condition("承诺书合乎规定", care_home.committed, FILING),
        Condition("材料齐全，或者已经补正", care_home.complete | resubmit.done, FILING),
    ),
)  # fmt: skip
warn = Step(
    "warn", "责令改正（逾期备案）", SECTION, after=submit, basis=ELDERS[44] + FILING, adverse=True, letter="责令改正通知书",
    gates=(Condition("收住首名老年人之日起超过十个工作日才提交备案", when(submit.done, submit.day > limit), FILING),),
)  # fmt: skip
publish = Step("publish", "公布备案机构名录", SECTION, after=receipt, within=unset, basis=FILING)

# 二、备案以后：现场核查、变更、终止；系统启用以前备案的，以登记簿为准
filed = Condition("已备案，或者登记簿中在运营", receipt.done | care_home.running, FILING)
inspect = Step(
    "inspect", "现场核查", OFFICERS, within=working_days(20), after=receipt, times=None, officers=2, basis=CHECKING + ELDERS[44],
    records=(care_home.building, care_home.fire, care_home.food, care_home.medical, care_home.contracts),
)  # fmt: skip
correct = Step(
    "correct", "责令改正（核查不合格）", OFFICERS, after=inspect, times=None, basis=ELDERS[44], adverse=True, letter="责令改正通知书",
    records=(handling.reason,),
    gates=(
        Condition("核查有不合格项目", when(inspect.done, ~(
            inspect.said(care_home.building) & inspect.said(care_home.fire) & inspect.said(care_home.food)
            & inspect.said(care_home.medical) & inspect.said(care_home.contracts)
        )), ELDERS[44]),
    ),
)  # fmt: skip
change = Step(
    "change", "变更备案", SECTION, times=None, basis=CHANGING, letter="养老机构变更备案回执",
    gates=(filed, Condition("变更在前，备案在后", care_home.changed <= today, CHANGING)),
)  # fmt: skip
warn_change = Step(
    "warn_change", "责令改正（逾期变更备案）", SECTION, after=change, times=None, basis=CHANGING, adverse=True, letter="责令改正通知书",
    gates=(Condition("变更之日起超过十个工作日才备案", when(change.done, change.day > care_home.changed + working_days(10)), CHANGING),),
)  # fmt: skip
announce = Step(
    "announce", "告知暂停、终止服务并提交安置方案", CARE_HOME, basis=CLOSING, records=(care_home.placement,),
    gates=(filed, Condition("提交了入住老年人安置方案", care_home.placement, CLOSING)),
)  # fmt: skip
close = Step(
    "close", "终止服务，注销备案", SECTION, after=announce, basis=CLOSING, records=(care_home.residents,), final=True,
    gates=(
        Condition("告知已满三十日", when(announce.done, today >= announce.day + days(30)), CLOSING),
        Condition("入住老年人已经全部安置", care_home.residents.equals(0), CLOSING),
    ),
)  # fmt: skip

entry = Entry("care_home", {"name": care_home.name, "kind": care_home.kind, "beds": care_home.beds, "risk": care_home.risk}, receipt, word="养老机构")
STANDING = "第{number}养老院"
whole = ((submit, 0), (receipt, 1), (publish, 3), (inspect, 12))
registration = Registration(
    id="care_home_filing",
    title="养老机构备案、变更、终止",
    word="养老备案",
    line="养老服务",
    basis=ELDERS[43] + CARE_HOMES.whole,
    conditions=(
        Condition("已登记为法人", legal, ELDERS[43]),
        Condition("业务（经营）范围包括养老服务", care_home.for_elders, ELDERS[43]),
        Condition("服务场所在本区", care_home.here, FILING),
        Condition("名称、地址、床位与法人登记一致", care_home.matching, FILING),
        Condition("承诺书合乎规定", care_home.committed, FILING),
        Condition("收住首名老年人之日起十个工作日内提交备案", choose(submit.done, submit.day, today) <= limit, FILING),
    ),
    facts=(care_home.name, care_home.beds),
    evidence=(
        Evidence("养老机构备案申请书", FILING),
        Evidence("法人登记证书", FILING, held="法人登记机关"),
        Evidence("备案承诺书", FILING),
    ),
    steps=(submit, supplement, resubmit, decline, receipt, warn, publish, inspect, correct, change, warn_change, announce, close),
    grant=Outcome("按期备案", document="设置养老机构备案回执"),
    refusal=Outcome("不予备案或者责令改正", document="责令改正通知书"),
    enters=(
        entry,
        Entry("care_home", {"name": care_home.name}, close, ends=True),
    ),
    figures=(
        Figure("care_homes_total", "备案养老机构", "间", stock("care_home"), "年末在运营：期初加本年备案减终止"),
        Figure("care_homes_filed", "新备案养老机构", "间", acts(receipt), "本年出具备案回执的"),
        Figure("care_homes_late", "逾期备案责令改正", "间次", acts(warn), "本年因逾期备案责令改正的"),
        Figure("care_homes_changed_late", "逾期变更备案责令改正", "间次", acts(warn_change), "本年因逾期变更备案责令改正的"),
        Figure("care_homes_closed", "终止服务养老机构", "间", acts(close), "本年注销备案的"),
        Figure("care_homes_declined", "不予养老机构备案", "件", acts(decline), "本年不予备案的"),
    ),
    uncounted=(submit, supplement, resubmit, publish, inspect, correct, change, announce),
    stories=(
        Story("按期备案", 2, whole, {care_home.admitted: (-9, -5)}, within=((9, 10), (11, 15))),
        Story("逾期备案，责令改正后出具回执", 1, ((submit, 0), (warn, 1), (receipt, 2), (publish, 3), (inspect, 12)), {care_home.admitted: (-60, -40)},
              within=((9, 10), (11, 1))),
        Story("材料不齐，补正后备案", 1, ((submit, 0), (supplement, 2), (resubmit, 4), (receipt, 1), (publish, 3), (inspect, 10)),
              {care_home.complete: False}, within=((9, 10), (11, 1))),
        Story("没有登记，不予备案", 1, ((submit, 0), (decline, 2)), {care_home.registration: "没有登记"}, {decline: {care_home.cause: "没有登记为法人"}}),
        Story("期初的机构变更负责人", 3, ((change, 0),), {care_home.running: True, care_home.name: STANDING, care_home.changed: (-9, -2)}),
        Story("备案后终止", 1, (*whole, (announce, 3), (close, 35)), within=((9, 10), (9, 30))),
    ),
    standing=(
        Standing("在册的养老机构", 30, {care_home.name: STANDING, care_home.risk: ["A", "A", "B", "C"]}, entry=entry, places=tuple(range(8))),
    ),
    promises=(
        Promise("没有提交无从补正告知", supplement, unless=submit.done, basis=FILING),
        Promise("材料齐全的不得要求补正", supplement, unless=~care_home.complete, basis=FILING),
        Promise("没有要求无从补正", resubmit, unless=supplement.done, basis=FILING),
        Promise("没有提交无从拒绝", decline, unless=submit.done, basis=FILING),
        Promise("不得以没有设立许可为由不予备案", decline, unless=~care_home.cause.is_("没有养老机构设立许可"), basis=ELDERS[43]),
        Promise("合乎规定的不得拒绝", decline, unless=~legal | ~care_home.for_elders | ~care_home.here, basis=ELDERS[43]),
        Promise("没有提交不得出具回执", receipt, unless=submit.done, basis=FILING),
        Promise("没有登记为法人不得备案", receipt, unless=legal & care_home.for_elders & care_home.here, basis=ELDERS[43]),
        Promise("没有合规承诺不得备案", receipt, unless=care_home.committed, basis=FILING),
        Promise("材料不齐没有补正不得备案", receipt, unless=care_home.complete | resubmit.done, basis=FILING),
        Promise("没有提交无从以逾期责令改正", warn, unless=submit.done, basis=FILING),
        Promise("按期备案的不得责令改正", warn, unless=submit.day > limit, basis=FILING),
        Promise("没有备案不得公布", publish, unless=receipt.done, basis=FILING),
        Promise("没有备案不作备案核查", inspect, unless=receipt.done, basis=CHECKING),
        Promise("一人核查无效", inspect, unless=officers >= 2, basis=CHECKING + ELDERS[44]),
        Promise("没有核查不得以核查责令改正", correct, unless=inspect.done, basis=ELDERS[44]),
        Promise("核查合格的不得责令改正", correct, unless=~inspect.done | ~(
            inspect.said(care_home.building) & inspect.said(care_home.fire) & inspect.said(care_home.food)
            & inspect.said(care_home.medical) & inspect.said(care_home.contracts)), basis=ELDERS[44]),
        Promise("没有备案无从变更", change, unless=receipt.done | care_home.running, basis=CHANGING),
        Promise("尚未变更不得变更备案", change, unless=care_home.changed <= today, basis=CHANGING),
        Promise("没有变更备案无从以逾期责令改正", warn_change, unless=change.done, basis=CHANGING),
        Promise("按期变更备案的不得责令改正", warn_change,
                unless=~change.done | (change.day > care_home.changed + working_days(10)), basis=CHANGING),
        Promise("没有备案无从终止", announce, unless=receipt.done | care_home.running, basis=CLOSING),
        Promise("没有安置方案不得终止", announce, unless=care_home.placement, basis=CLOSING),
        Promise("没有告知不得注销", close, unless=announce.done, basis=CLOSING),
        Promise("告知不满三十日不得注销", close, unless=today >= announce.day + days(30), basis=CLOSING),
        Promise("老年人没有安置不得注销", close, unless=care_home.residents.equals(0), basis=CLOSING),
    ),
)  # fmt: skip

matters = (registration,)
