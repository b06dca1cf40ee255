"""执法结果公示：许可、处罚自决定之日起七个工作日，其他二十个工作日；先判断能不能公示，写明到何时；决定没了，公示三日内撤回。

处罚是否具有一定社会影响是一个有理由的决定，不是自动的后果。自然人掩码，未成年人不公示。公示期按失信程度，到期撤下。
撤回公示：行政处罚法为三个工作日，社会组织案件的规定未写工作日（三日）；系统提示较早的一日，介于两者之间的由人说明理由。
"""

from ...facts import handling, posting
from ...offices import HEAD, LEGAL, OFFICERS, SECTION
from ...statutes import (
    CREDIT_REPAIR, CREDIT_REPAIR_2023, LICENSING, MINORS, OPENNESS, ORGANISATION_PENALTIES, PENALTIES, PERSONAL_INFORMATION, THREE_SYSTEMS,
)  # fmt: skip
from ...vocabulary import (
    Clock, Condition, Duty, Figure, Following, Outcome, Promise, Step, Story, acts, choose, days, months, today, two_readings, unset, when, working_days,
)  # fmt: skip

AFTER = THREE_SYSTEMS["第二部分"]
punished = posting.kind.is_("行政处罚")
prompt = posting.kind.among("行政许可", "行政处罚")

named = posting.kind.among("行政处罚", "行政检查")
gather = Step(
    "gather", "提请公示", OFFICERS, basis=AFTER,
    gates=(Condition("处罚、检查写明执法办件", when(named, posting.case.written), AFTER + PENALTIES[48]),),
)  # fmt: skip
examine = Step("examine", "公示审查", LEGAL, after=gather, basis=AFTER + PENALTIES[48], decides=True, records=(handling.reason,), letter="行政执法公示审查单")
publish = Step(
    "publish", "公示", SECTION, after=examine, basis=AFTER + PENALTIES[48] + LICENSING[40],
    gates=(Condition("审查同意公示", examine.granted, AFTER + PENALTIES[48]),),
)  # fmt: skip
withhold = Step("withhold", "不公示，归档", LEGAL, after=examine, basis=PENALTIES[48], final=True,
                gates=(Condition("审查不同意公示", when(examine.done, ~examine.granted), PENALTIES[48]),))  # fmt: skip
annul = Step("annul", "知悉决定被变更、撤销、确认违法或者无效", HEAD, after=publish, basis=PENALTIES[48], records=(handling.reason,))
withdraw = Step("withdraw", "撤回公示并公开说明理由", LEGAL, after=annul, basis=PENALTIES[48], final=True, records=(handling.reason,))
remove = Step("remove", "到期撤下", SECTION, within=unset, after=publish, basis=PERSONAL_INFORMATION[19] + CREDIT_REPAIR_2023.whole + CREDIT_REPAIR.whole, final=True)

withdraw_by = choose(posting.social, annul.day + days(3), annul.day + working_days(3))
three_years, one_year, three_months = (posting.begins + months(count) for count in (36, 12, 3))

conditions = (
    Condition("处罚决定具有一定社会影响", when(punished, posting.influence), PENALTIES[48] + OPENNESS["第二十条第六项"]),
    Condition("不涉及国家秘密、禁止公开的信息，没有另案未结", ~posting.closed, OPENNESS[14] + OPENNESS[16]),
    Condition("不涉及未成年人", ~posting.minors, MINORS[103]),
    Condition("自然人的姓名已经掩码", when(posting.natural, posting.masked), PERSONAL_INFORMATION[6]),
    Condition("没有身份证号、账号、电话、住址、健康等信息", ~posting.forbidden, PERSONAL_INFORMATION[28] + OPENNESS[15]),
    Condition("公示期不超过三年", when(punished, posting.until <= three_years), CREDIT_REPAIR_2023.whole),
    Condition("公示期：轻微不超过三个月，一般不超过一年，严重不超过三年",
              when(punished, posting.until <= choose(posting.severity.is_("轻微"), three_months, choose(posting.severity.is_("一般"), one_year, three_years))),
              CREDIT_REPAIR.whole),
    Condition("公示尚未届满", posting.until >= today, PERSONAL_INFORMATION[19]),
    Condition("决定没有了的，撤回公示没有超过三日",
              when(annul.done, two_readings(today <= annul.day + working_days(3), today <= withdraw_by, "社会组织案件的三日是否为工作日")),
              PENALTIES[48] + PENALTIES[85] + ORGANISATION_PENALTIES[32] + ORGANISATION_PENALTIES[52]),
)  # fmt: skip

punishing = Following(posting.case, "penalty", "decide", 1)
CHECKED = ((gather, 0), (examine, 2), (publish, 2))

duty = Duty(
    id="enforcement_publication",
    title="行政执法公示",
    word="执法公示",
    line="行政执法",
    basis=AFTER,
    conditions=conditions,
    facts=(posting.case, posting.number, posting.name, posting.decided),
    steps=(gather, examine, publish, withhold, annul, withdraw, remove),
    clocks=(
        Clock("公示期限", choose(prompt, posting.decided + working_days(7), posting.decided + working_days(20)), publish, AFTER,
              only=~examine.done | examine.granted),
        Clock("撤回公示期限", withdraw_by, withdraw, PENALTIES[48] + ORGANISATION_PENALTIES[32], only=annul.done),
        Clock("公示届满", posting.until, remove, PERSONAL_INFORMATION[19], only=publish.done & ~annul.done),
    ),
    grant=Outcome("同意公示", document="行政执法公示审查单"),
    refusal=Outcome("不同意公示", document="行政执法公示审查单"),
    public=False,
    figures=(
        Figure("enforcement_published", "公示行政执法结果", "条", acts(publish), "本年经审查公示的执法结果，按公示日期"),
        Figure("enforcement_withdrawn", "撤回行政执法公示", "条", acts(withdraw), "本年因决定被变更、撤销、确认违法或者无效而撤回的"),
        Figure("enforcement_withheld", "经审查不公示的执法决定", "条", acts(withhold), "本年审查后不公示的决定，写明理由"),
    ),
    uncounted=(gather, examine, annul, remove),
    stories=(
        Story("检查结果公示", 10, CHECKED, follows=Following(posting.case, "special_inspection", "conclude", 1)),
        Story("没有社会影响的处罚决定，不公示", 2, ((gather, 0), (examine, 2), (withhold, 1)), {posting.kind: "行政处罚", posting.influence: False}, follows=punishing),
        Story("有社会影响的处罚决定，七个工作日内公示", 3, CHECKED, {posting.kind: "行政处罚"}, follows=punishing),
        Story("处罚决定被撤销，撤回公示", 0, (*CHECKED, (annul, 30), (withdraw, 2)), {posting.kind: "行政处罚"}, follows=punishing),
    ),
    promises=(
        Promise("没有执法办件而公示处罚、检查", gather, unless=~named | posting.case.written, basis=AFTER),
        Promise("没有提请而审查", examine, unless=gather.done, basis=AFTER),
        Promise("没有审查而公示", publish, unless=examine.done, basis=AFTER),
        Promise("审查不同意而公示", publish, unless=examine.granted, basis=PENALTIES[48]),
        Promise("没有审查而不公示", withhold, unless=examine.done, basis=PENALTIES[48]),
        Promise("审查同意而不公示", withhold, unless=~examine.done | ~examine.granted, basis=PENALTIES[48]),
        Promise("没有公示而记撤销", annul, unless=publish.done, basis=PENALTIES[48]),
        Promise("决定依然有效而撤回", withdraw, unless=annul.done, basis=PENALTIES[48]),
        Promise("没有公示而撤下", remove, unless=publish.done, basis=PERSONAL_INFORMATION[19]),
    ),
)  # fmt: skip

matters = (duty,)
