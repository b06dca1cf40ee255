"""普法活动：方案、内容核校、举办、测验、结论。没有日期、地点、佐证的不计数；同一场活动只计一次；没有前后测验就不说“提升”。

效果只看同一批人、同一套题在活动前后的得分：平均增减的百分之九十五置信区间在零以上，才可以写“知晓度有提升”。
"""

from collections.abc import Mapping
from typing import Any

from ...facts import event, quiz
from ...offices import LEGAL, SECTION
from ...statutes import LAW_DUTY, LAW_PUBLICITY, LAW_PUBLICITY_GD
from ...vocabulary import (
    Condition, Duty, Entry, Figure, Outcome, Promise, Step, Story, acts, granted_by, kinds, summed, today, unset, when,
)  # fmt: skip

DUTY = LAW_PUBLICITY[18] + LAW_PUBLICITY_GD.whole + LAW_DUTY.whole
ACCURATE = LAW_PUBLICITY[54] + LAW_PUBLICITY_GD.whole
REAL = LAW_PUBLICITY[53] + LAW_PUBLICITY_GD.whole
EFFECT = LAW_PUBLICITY[53] + LAW_PUBLICITY[56] + LAW_PUBLICITY_GD.whole
ACCESSIBLE = LAW_PUBLICITY[24] + LAW_PUBLICITY_GD.whole
LEAST = 30
"""Fewer answers than this measure nothing."""

valid = (event.cited_since <= today) & (today <= event.cited_until)
for_those_in_need = event.audience.among("老年人", "残疾人")
# 平均增减的95%置信区间的下限在零以上：和²×(人数−1) > t²×(人数×平方和 − 和²)，t取29个自由度的2.05（t²不大于4.2），人数更多时更严
gain = (quiz.gained - quiz.lost).called("得分增减合计")
scatter = (quiz.people * quiz.squares - gain * gain).called("人数乘平方和减合计的平方")

plan = Step("plan", "拟定活动方案", SECTION, basis=DUTY)
check = Step(
    "check", "内容核校", LEGAL, within=unset, after=plan, basis=ACCURATE, records=(event.accurate,),
    gates=(
        Condition("内容与法律条文核对一致", event.accurate, ACCURATE),
        Condition("所引法律都现行有效", valid, ACCURATE),
        Condition("面向老年人、残疾人的有无障碍形式，或者写明不具备条件的理由", when(for_those_in_need, event.accessible | event.explained), ACCESSIBLE),
    ),
)  # fmt: skip
before = Step("before", "事前测验", SECTION, after=check, basis=EFFECT, records=(quiz.items, quiz.before))
hold = Step(
    "hold", "举办并取证", SECTION, after=check, basis=DUTY, closes=(before,),
    records=(
        event.topic, event.occasion, event.place, event.channel, event.known, event.where, event.reach, event.counting, event.evidence,
        event.digest,
    ),
    gates=(
        Condition("有佐证材料", event.evidence >= 1, REAL),
        Condition("有受众", event.reach >= 1, REAL),
        Condition("不是已经登记的同一场活动", ~event.known, REAL),
        Condition("举办之日所引法律仍然有效", today <= event.cited_until, ACCURATE),
    ),
)  # fmt: skip
after = Step(
    "after", "事后测验", SECTION, after=hold, basis=EFFECT, decides=True, letter="普法效果测验记录",
    records=(quiz.same, quiz.people, quiz.gained, quiz.lost, quiz.squares),
    gates=(
        Condition("事前已经测验", before.done, EFFECT),
        Condition("前后都答题的人不多于事前答题的人", when(before.done, quiz.people <= before.said(quiz.before)), EFFECT),
    ),
)  # fmt: skip
conclude = Step(
    "conclude", "写明效果结论", LEGAL, within=unset, after=hold, basis=EFFECT, final=True, records=(event.effect,),
    gates=(Condition("写“提升”的，已由同题前后测验测出", when(event.effect.is_("知晓度有提升"), after.done & after.granted), EFFECT),),
)  # fmt: skip

Acts = Mapping[Step, Any]
BASIC = ((plan, 0), (check, 3), (hold, 5), (conclude, 5))
MEASURED = ((plan, 0), (check, 3), (before, 4), (hold, 1), (after, 2), (conclude, 3))
UP: Acts = {conclude: {event.effect: "知晓度有提升"}}
YEAR: tuple[tuple[str, str, str, str, str, str, tuple[int, int], tuple[tuple[Step, int], ...], Acts], ...] = (
    ("春节社会救助政策进村居", "社会救助", "春节", "村居", "现场活动", "困难群众", (1, 22), BASIC, {}),
    ("妇女节婚姻家庭普法进家庭", "婚姻家庭", "妇女节", "家庭", "宣传手册", "社会公众", (2, 26), MEASURED, UP),
    ("清明节殡葬改革普法进村居", "殡葬改革", "清明节", "村居", "宣传栏", "社会公众", (3, 25), BASIC, {}),
    ("六一未成年人保护法进学校", "未成年人保护", "平日", "学校", "现场活动", "未成年人", (5, 20), MEASURED, UP),
    ("社会组织管理普法进企业", "社会组织管理", "平日", "企业", "网络", "社会组织", (6, 17), BASIC, {}),
    ("救助政策进社区", "社会救助", "平日", "社区", "电子屏", "社会公众", (7, 15), BASIC, {}),
    ("中华慈善日慈善法进社区", "慈善法", "9·5中华慈善日", "社区", "现场活动", "社会公众", (8, 26), MEASURED, {}),
    ("重阳节老年人权益保护进社区", "老年人权益保护", "重阳节", "社区", "现场活动", "老年人", (9, 25), MEASURED, UP),
    ("国家宪法日未成年人保护法进学校", "未成年人保护", "12·4国家宪法日", "学校", "现场活动", "未成年人", (11, 21), BASIC, {}),
    ("国家宪法日社会组织管理普法进企业", "社会组织管理", "12·4国家宪法日", "企业", "电子屏", "社会组织", (11, 22), BASIC, {}),
)


def told(title: str, topic: str, occasion: str, place: str, channel: str, audience: str, begins: tuple[int, int],
         path: tuple[tuple[Step, int], ...], said: Acts) -> Story:  # fmt: skip
    """One activity of the year; where nothing is claimed after a test, the test showed nothing."""
    facts = {event.name: f"{title}{{again}}", event.audience: audience, event.accessible: audience == "老年人"}
    held: Acts = {hold: {event.topic: topic, event.occasion: occasion, event.place: place, event.channel: channel}}
    flat: Acts = {after: {quiz.gained: 30, quiz.lost: 28, quiz.squares: 300}} if path is MEASURED and not said else {}
    return Story(title, 1, path, facts, {**held, **said, **flat}, within=(begins, begins))


duty = Duty(
    id="publicity_event",
    title="普法活动",
    word="普法活动",
    line="法治宣传教育",
    basis=DUTY,
    conditions=(
        Condition("前后都答题的不少于三十人", quiz.people >= LEAST, EFFECT),
        Condition("前后是同一套题", quiz.same, EFFECT),
        Condition("得分有增加", gain > 0, EFFECT),
        Condition("平方和与得分增减相符", scatter >= 0, EFFECT),
        Condition("平均增减的百分之九十五置信区间在零以上", gain * gain * (quiz.people - 1) * 10 > scatter * 42, EFFECT),
    ),
    facts=(event.name,),
    steps=(plan, check, before, hold, after, conclude),
    grant=Outcome("测出提升", document="普法效果测验记录"),
    refusal=Outcome("没有测出提升", document="普法效果测验记录"),
    enters=(Entry("publicity_event", {"name": event.name, "kind": event.topic, "place": event.place, "channel": event.channel}, hold, word="普法场次"),),
    figures=(
        Figure("publicity_events", "普法宣传活动场次", "场", acts(hold), "本年举办、有地点、受众和佐证的普法活动，同一场只计一次"),
        Figure("publicity_topics", "普法主题个数", "个", kinds(hold, event.topic, ~event.topic.is_("其他")), "本年普法活动的不同主题数，不计“其他”"),
        Figure("publicity_days", "普法时间节点个数", "个", kinds(hold, event.occasion, ~event.occasion.is_("平日")), "本年普法活动所在的不同时间节点数"),
        Figure("law_in_places", "“法律进”活动场所类别数", "类", kinds(hold, event.place, ~event.place.among("其他场所", "网络")),
               "本年普法活动走进的村居、社区、学校、家庭、企业的类别数"),
        Figure("publicity_reach", "普法活动受众", "人次", summed(hold, event.reach), "本年普法活动的受众合计，按签到、清点、网页访问或者发放份数"),
        Figure("publicity_tested", "前后测验的普法活动", "场", acts(after), "本年办了同题前后测验的活动"),
        Figure("publicity_shown", "测出提升的普法活动", "场", granted_by(after), "本年前后测验的增分置信区间在零以上的活动"),
    ),
    uncounted=(plan, check, before, conclude),
    stories=tuple(told(*one) for one in YEAR),
    promises=(
        Promise("没有方案就核校", check, unless=plan.done, basis=DUTY),
        Promise("内容有误而通过核校", check, unless=event.accurate, basis=ACCURATE),
        Promise("引用尚未施行的法律", check, unless=event.cited_since <= today, basis=ACCURATE),
        Promise("引用已经失效的法律", check, unless=today <= event.cited_until, basis=ACCURATE),
        Promise("面向老年人、残疾人没有无障碍形式，也没有理由", check,
                unless=event.audience.among("社会公众", "未成年人", "困难群众", "社会组织") | event.accessible | event.explained, basis=ACCESSIBLE),
        Promise("没有核校就测验", before, unless=check.done, basis=ACCURATE),
        Promise("活动以后补作事前测验", before, unless=~hold.done, basis=EFFECT),
        Promise("没有核校就举办", hold, unless=check.done, basis=ACCURATE),
        Promise("没有佐证而计一场", hold, unless=event.evidence >= 1, basis=REAL),
        Promise("没有受众而计一场", hold, unless=event.reach >= 1, basis=REAL),
        Promise("同一场活动计两次", hold, unless=~event.known, basis=REAL),
        Promise("举办之日所引法律已经失效", hold, unless=today <= event.cited_until, basis=ACCURATE),
        Promise("没有活动就有效果", after, unless=hold.done, basis=EFFECT),
        Promise("没有事前测验而有前后对比", after, unless=before.done, basis=EFFECT),
        Promise("对比的人多于事前答题的人", after, unless=quiz.people <= before.said(quiz.before), basis=EFFECT),
        Promise("没有活动就下结论", conclude, unless=hold.done, basis=EFFECT),
        Promise("没有前后测验而写提升", conclude, unless=event.effect.is_("不作结论") | after.done, basis=EFFECT),
        Promise("没有测出而写提升", conclude, unless=event.effect.is_("不作结论") | after.granted, basis=EFFECT),
    ),
)  # fmt: skip

matters = (duty,)
