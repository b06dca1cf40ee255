"""困境儿童和农村留守儿童花名册：排查建档、审核定级（红黄蓝绿）、按色走访、重新定级、到龄自动移出；另有三年行动的任务。

花名册与待遇互不推定。走访间隔由本局核定（地区数据），逾期未走访的在期限清单中。
"""

from ...facts import action, handling, roster
from ...offices import CLOCK, HEAD, SECTION, TOWN, VILLAGE
from ...statutes import CHILDREN_ACTION, CHILDREN_ACTION_GD, CHILDREN_IN_DIFFICULTY, LEFT_BEHIND, of_minors
from ...vocabulary import (
    Clock, Condition, Duty, Entry, Figure, Outcome, Promise, Step, Story, acts, choose, granted_by, officers, rate, stock, summed, today, unset, when,
)  # fmt: skip
from ...vocabulary.facts import Fact

FILES = of_minors(43) + CHILDREN_ACTION_GD.whole
TASKS = CHILDREN_ACTION.whole + CHILDREN_ACTION_GD.whole

# 一、列入与定级
left_behind = roster.kind.is_("农村留守儿童")
both_away = roster.away.among("双方外出", "一方外出，另一方无监护能力")
survey = Step("survey", "排查建档", VILLAGE, basis=FILES)
grade = Step(
    "grade", "审核、定风险等级", TOWN, within=unset, after=survey, decides=True, basis=FILES, records=(roster.colour,),
)  # fmt: skip
tell = Step("tell", "告知审核结果", VILLAGE, within=unset, after=grade, basis=FILES, final_if_refused=True)
listed = Condition("已列入花名册", when(grade.done, grade.granted), FILES)
visit = Step(
    "visit", "走访", VILLAGE, after=grade, times=None, officers=2, basis=FILES, records=(roster.findings,), gates=(listed,),
)  # fmt: skip
regrade = Step("regrade", "重新定级", TOWN, after=visit, times=None, basis=FILES, records=(roster.colour,))
expire = Step(
    "expire", "到龄自动移出", CLOCK, after=grade, basis=FILES, final=True,
    gates=(listed, Condition("年满十八周岁，或者留守儿童年满十六周岁", (roster.age >= 18) | (left_behind & (roster.age >= 16)), FILES)),
)  # fmt: skip
remove = Step("remove", "移出花名册", TOWN, after=visit, basis=FILES, final=True, records=(roster.ground, handling.reason))

interval = choose(
    regrade.done, rate("儿童走访间隔", by=regrade.said(roster.colour), measure="日"), rate("儿童走访间隔", by=grade.said(roster.colour), measure="日"),
)  # fmt: skip
looked_in = choose(visit.done, visit.day, grade.day)

# 二、演练：各色至少走访一轮，年末都不逾期
kinds = ["困难家庭儿童", "重残儿童", "监护缺失或者监护不当儿童", "其他困境儿童", "农村留守儿童"]


def rated(colour: str) -> dict[Fact, object]:
    """定为某一颜色。"""
    return {roster.colour: colour}


green, blue, yellow, red = (rated(colour) for colour in ("绿", "蓝", "黄", "红"))

listing = Duty(
    id="children_roster",
    title="困境儿童和农村留守儿童花名册",
    word="儿童名册",
    line="未成年人保护",
    basis=FILES + CHILDREN_IN_DIFFICULTY.whole + LEFT_BEHIND.whole,
    conditions=(
        Condition("未满十八周岁", roster.age < 18, of_minors(2)),
        Condition("属于应当列入的类别", ~roster.kind.is_("不属于以上类别"), CHILDREN_IN_DIFFICULTY.whole + CHILDREN_ACTION_GD.whole),
        Condition("留守儿童未满十六周岁", when(left_behind, roster.age < 16), LEFT_BEHIND.whole + CHILDREN_ACTION_GD.whole),
        Condition("留守儿童为农村户籍", when(left_behind, roster.rural), LEFT_BEHIND.whole),
        Condition("留守儿童的父母双方外出务工，或者一方外出而另一方无监护能力", when(left_behind, both_away), LEFT_BEHIND.whole),
        Condition("留守儿童不能与父母正常共同生活", when(left_behind, roster.apart), LEFT_BEHIND.whole),
    ),
    steps=(survey, grade, tell, visit, regrade, expire, remove),
    clocks=(Clock("按风险等级走访", looked_in.later_by(interval), visit, FILES, only=grade.granted),),
    grant=Outcome("列入花名册", document="花名册"),
    refusal=Outcome("不予列入", document="不予列入花名册说明"),
    enters=(
        Entry("children_roster", {"kind": roster.kind, "colour": roster.colour}, grade, word="在册儿童"),
        Entry("children_roster", {}, regrade, ends=True),  # 旧行终止、新行起算，任何一天的颜色都查得到
        Entry("children_roster", {"kind": roster.kind, "colour": roster.colour}, regrade),
        Entry("children_roster", {}, expire, ends=True),
        Entry("children_roster", {}, remove, ends=True),
    ),
    figures=(
        Figure("children_listed", "新列入花名册的儿童", "人", granted_by(grade), "本年审核列入的人数"),
        Figure("children_on_roster", "在册的困境儿童和农村留守儿童", "人", stock("children_roster"), "年末在册的人数"),
        Figure("children_visits", "花名册儿童走访", "次", acts(visit), "本年走访的次数"),
    ),
    uncounted=(survey, tell, regrade, expire, remove),
    stories=(
        Story("绿色，半年一访", 26, ((survey, 0), (grade, 3), (tell, 1), (visit, 120)), {roster.kind: kinds}, {grade: green}, within=((7, 15), (8, 15))),
        Story("蓝色，一季一访", 14, ((survey, 0), (grade, 3), (tell, 1), (visit, 60)), {roster.kind: kinds}, {grade: blue}, within=((9, 2), (9, 20))),
        Story("黄色，一月一访", 7, ((survey, 0), (grade, 3), (tell, 1), (visit, 15)), {roster.kind: kinds}, {grade: yellow}, within=((11, 18), (11, 25))),
        Story("红色，一周一访", 3, ((survey, 0), (grade, 1), (tell, 0), (visit, 6), (visit, 6), (visit, 5)), {roster.kind: kinds[2]}, {grade: red}, within=((12, 9), (12, 11))),
        Story("走访后由黄转绿", 5, ((survey, 0), (grade, 3), (tell, 1), (visit, 20), (regrade, 2)), {roster.kind: kinds}, {grade: yellow, regrade: green}, within=((10, 8), (10, 12))),
        Story("年满十八周岁，自动移出", 3, ((survey, 0), (grade, 3), (tell, 1), (expire, 80)), {roster.kind: kinds[0], roster.born: (-6535, -6510)}, {grade: green}),
        Story("困境消除，移出", 2, ((survey, 0), (grade, 3), (tell, 1), (visit, 60), (remove, 10)), {roster.kind: kinds[0]}, {grade: blue, remove: {roster.ground: "困境消除"}}),
        Story("留守儿童已满十六周岁，不予列入", 2, ((survey, 0), (grade, 3), (tell, 1)), {roster.kind: kinds[4], roster.born: (-6400, -5900)}, {grade: green}),
    ),
    promises=(
        Promise("没有排查建档不得定级", grade, unless=survey.done, basis=FILES),
        Promise("没有审核无从告知", tell, unless=grade.done, basis=FILES),
        Promise("没有列入的无从走访", visit, unless=grade.done & grade.granted, basis=FILES),
        Promise("一人走访无效", visit, unless=officers >= 2, basis=FILES),
        Promise("没有走访不得重新定级", regrade, unless=visit.done, basis=FILES),
        Promise("没有走访不得移出", remove, unless=visit.done, basis=FILES),
        Promise("没有列入的无从到龄移出", expire, unless=grade.done & grade.granted, basis=FILES),
        Promise("没有到龄不得自动移出", expire, unless=(roster.age >= 18) | (left_behind & (roster.age >= 16)), basis=FILES),
    ),
    public=False,
    confidential=True,
)  # fmt: skip

# 三、三年行动：印发方案一案，每项任务一案，各有期限
adopt = Step(
    "adopt", "印发实施方案", HEAD, basis=TASKS, final=True, records=(action.document, action.years),
)  # fmt: skip
assign = Step(
    "assign", "列入任务", SECTION, basis=TASKS,
    gates=(
        Condition("实施方案已经印发", today >= action.starts, TASKS),
        Condition("行动尚未结束", today <= action.ends, TASKS),
        Condition("完成期限在行动期内", action.ends >= action.due, TASKS),
    ),
)  # fmt: skip
progress = Step("progress", "记录进展", SECTION, after=assign, times=None, basis=TASKS, records=(action.progress,))
complete = Step("complete", "完成任务", SECTION, after=progress, basis=TASKS, final=True, records=(action.progress,))

programme = Duty(
    id="children_action",
    title="农村留守儿童和困境儿童关爱服务质量提升三年行动",
    word="关爱行动",
    line="未成年人保护",
    basis=TASKS,
    conditions=(Condition("任务在期限内完成，或者尚未到期", when(~complete.done, today <= action.due), TASKS),),
    facts=(action.field, action.task),
    steps=(adopt, assign, progress, complete),
    clocks=(Clock("任务完成期限", action.due, complete, TASKS, only=assign.done),),
    grant=Outcome("按期", document="任务清单"),
    refusal=Outcome("逾期", document="任务督办单"),
    figures=(
        Figure("rural_children_action_years", "农村留守儿童和困境儿童关爱服务质量提升行动年数", "年", summed(adopt, action.years), "本年印发的实施方案所定的年数"),
        Figure("children_action_tasks", "三年行动任务", "项", acts(assign), "本年列入的任务"),
        Figure("children_action_completed", "完成的三年行动任务", "项", acts(complete), "本年完成的任务"),
    ),
    uncounted=(progress,),
    stories=(
        Story("印发本区实施方案", 1, ((adopt, 0),), {action.starts: 0, action.ends: (940, 950)}, {adopt: {action.years: 3}}, within=((5, 20), (5, 24)), places=(0,)),
        *(
            Story(task, 1, ((assign, 0), (progress, 30), (complete, 40)),
                  {action.field: field, action.task: task, action.starts: (-40, -20), action.ends: (700, 900), action.due: (80, 120)},
                  within=((6, 17), (6, 28)), places=(0,))
            for field, task in (
                ("精神素养提升", "心理健康教育进村居"), ("监护提质", "家庭监护指导全覆盖"), ("精准帮扶", "摸底排查、一人一档"),
                ("安全防护", "暑期防溺水和强制报告宣传"), ("固本强基", "配齐儿童主任和儿童督导员"),
            )
        ),
        Story("打造关爱服务示范点", 1, ((assign, 0), (progress, 60)),
              {action.field: "固本强基", action.task: "打造关爱服务示范点", action.starts: (-40, -20), action.ends: (700, 900), action.due: (400, 500)},
              within=((6, 17), (6, 28)), places=(0,)),
    ),
    promises=(
        Promise("方案没有印发不得列入任务", assign, unless=today >= action.starts, basis=TASKS),
        Promise("行动结束以后不得列入任务", assign, unless=today <= action.ends, basis=TASKS),
        Promise("任务不得排到行动期以外", assign, unless=action.ends >= action.due, basis=TASKS),
        Promise("没有列入的任务没有进展", progress, unless=assign.done, basis=TASKS),
        Promise("没有进展不得报完成", complete, unless=progress.done, basis=TASKS),
    ),
    public=False,
    confidential=True,
)  # fmt: skip

matters = (listing, programme)
