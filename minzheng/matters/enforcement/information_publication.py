"""主动公开政府信息：自形成或者变更之日起二十个工作日内；先作保密和个人信息审查，写明给谁看、看多久，到期撤下，错了更正。

个人信息不因公开的需要而放宽：身份证号、账号、电话、住址、健康信息一律不公开，未成年人、收养当事人不公开。
"""

from ...facts import handling, release
from ...offices import LEGAL, SECTION
from ...statutes import ADOPTION, MINORS, OPENNESS, PERSONAL_INFORMATION
from ...vocabulary import Clock, Condition, Duty, Figure, Outcome, Promise, Step, Story, acts, today, when, working_days

PRIVATE = PERSONAL_INFORMATION[6] + PERSONAL_INFORMATION[28] + OPENNESS[15]

conditions = (
    Condition("不属于国家秘密、禁止公开的信息", ~release.closed, OPENNESS[14]),
    Condition("没有身份证号、账号、电话、住址、健康等信息", ~release.forbidden, PRIVATE),
    Condition("认不出未成年人、收养当事人", ~release.minors, PERSONAL_INFORMATION[31] + MINORS[103] + ADOPTION.whole),
    Condition("姓名已经掩码，或者依法在村（社区）范围内公布",
              when(release.personal, release.masked | (release.named_by_law & release.where.is_("村（社区）公示栏"))), PRIVATE),
    Condition("已作个人信息保护影响评估", when(release.personal, release.assessed), PERSONAL_INFORMATION[55]),
    Condition("含有个人信息的写明撤下之日，且尚未到期",
              when(release.personal, release.until >= today)
              & when(release.personal & release.where.is_("村（社区）公示栏"), release.until <= today + working_days(60)), PERSONAL_INFORMATION[19]),
)  # fmt: skip

form = Step("form", "信息形成或者变更", SECTION, basis=OPENNESS[26])
examine = Step("examine", "公开审查", LEGAL, after=form, basis=OPENNESS[17], records=(handling.reason,), decides=True, letter="政府信息公开审查单")
publish = Step(
    "publish", "公开", SECTION, after=examine, basis=OPENNESS[26], gates=(Condition("审查同意公开", examine.granted, OPENNESS[17]),),
)  # fmt: skip
correct = Step("correct", "更正并说明", LEGAL, after=publish, times=None, basis=OPENNESS[6], records=(handling.reason,))
remove = Step("remove", "撤下", SECTION, after=publish, basis=PERSONAL_INFORMATION[19] + PERSONAL_INFORMATION[47], final=True, records=(handling.reason,))
withhold = Step("withhold", "不公开，归档", LEGAL, after=examine, basis=OPENNESS[17], final=True,
                gates=(Condition("审查不同意公开", when(examine.done, ~examine.granted), OPENNESS[17]),))  # fmt: skip

duty = Duty(
    id="information_publication",
    title="主动公开政府信息",
    word="主动公开",
    line="行政执法",
    basis=OPENNESS.whole,
    conditions=conditions,
    facts=(release.name, release.where, release.until),
    steps=(form, examine, publish, correct, remove, withhold),
    clocks=(
        Clock("公开期限", form.day + working_days(20), publish, OPENNESS[26], only=~examine.done | examine.granted),
        Clock("撤下期限", release.until, remove, PERSONAL_INFORMATION[19], only=publish.done),
    ),
    grant=Outcome("同意公开", document="政府信息公开审查单"),
    refusal=Outcome("不同意公开", document="政府信息公开审查单"),
    public=False,
    figures=(
        Figure("information_published", "主动公开政府信息", "条", acts(publish), "本年公开的信息，按公开日期"),
        Figure("information_corrected", "更正公开的信息", "次", acts(correct), "本年更正的次数"),
        Figure("information_removed", "撤下公开的信息", "条", acts(remove), "本年到期或者因错误撤下的信息"),
    ),
    uncounted=(form, examine, withhold),
    stories=(
        Story("行政规范性文件、办事指南等", 18, ((form, 0), (examine, 3), (publish, 4))),
        Story("网上公布的名单，掩码，到期撤下", 2, ((form, 0), (examine, 3), (publish, 4), (remove, 30)),
              {release.personal: True, release.masked: True, release.assessed: True, release.until: 40}),
        Story("孤儿名单，不公开", 1, ((form, 0), (examine, 2), (withhold, 1)), {release.minors: True}),
    ),
    promises=(
        Promise("没有信息而审查", examine, unless=form.done, basis=OPENNESS[17]),
        Promise("没有审查而公开", publish, unless=examine.done, basis=OPENNESS[17]),
        Promise("没有审查同意而公开", publish, unless=examine.granted, basis=OPENNESS[17]),
        Promise("没有公开而更正", correct, unless=publish.done, basis=OPENNESS[6]),
        Promise("没有公开而撤下", remove, unless=publish.done, basis=PERSONAL_INFORMATION[47]),
        Promise("没有审查而归档", withhold, unless=examine.done, basis=OPENNESS[17]),
        Promise("审查同意而不公开", withhold, unless=~examine.granted | ~examine.done, basis=OPENNESS[17]),
    ),
)  # fmt: skip

matters = (duty,)
