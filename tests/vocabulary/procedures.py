"""Small procedures for the proof by search, each lawful as it stands, and a way to leave something out of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from minzheng.vocabulary import (
    Condition,
    Duty,
    Facts,
    Instrument,
    Office,
    Outcome,
    Promise,
    Step,
    amount,
    apart_from,
    choice,
    day_of,
    days,
    officers,
    quantity,
    setting,
    some,
    today,
    when,
    working_days,
    yes_no,
    yuan,
)
from minzheng.vocabulary.errors import UnsetRate
from minzheng.vocabulary.facts import BY_ACT
from minzheng.vocabulary.matter import Matter
from minzheng.vocabulary.terms import Exact

LAW = Instrument("程序试验法", "第1号", date(2020, 1, 1))
STAFF, CITIZEN = Office("staff", "工作人员"), Office("party", "当事人", citizen=True)
MONDAY = date(2024, 3, 4)


class FiveDays:
    """A calendar of ordinary weeks, but for the days off that it is given."""

    def __init__(self, *off: date) -> None:
        self.off = frozenset(off)

    def is_working_day(self, day: date) -> bool:
        return day.weekday() < 5 and day not in self.off

    def add_working_days(self, day: date, number: int) -> date:
        while number:
            day += timedelta(days=1)
            number -= self.is_working_day(day)
        return day

    def add_months(self, day: date, number: int) -> date:
        raise NotImplementedError

    def next_working_day_on_or_after(self, day: date) -> date:
        while not self.is_working_day(day):
            day += timedelta(days=1)
        return day


class NoRates:
    """A locality that has set nothing."""

    def amount(self, name: str, key: str | Exact | None, day: date) -> Exact:
        raise UnsetRate(name, day)

    def bands(self, name: str, day: date) -> tuple[()]:
        raise UnsetRate(name, day)

    def setting(self, name: str, values: tuple[str, ...], day: date) -> str:
        raise UnsetRate(name, day)


class affair(Facts, title="案情", once=True):  # noqa: N801
    weighty = yes_no("重大", ordinary=False)
    related = yes_no("与经办人员有近亲属关系", ordinary=False)
    party = choice("当事人类别", "公民", "组织")
    happened = day_of("发生之日", ordinary="today")
    born = day_of("出生日期", ordinary=(-9000, -8000))


class relative(Facts, title="家庭成员"):  # noqa: N801
    works = yes_no("就业", ordinary=True)


class act(Facts, title="办理", once=True):  # noqa: N801
    fine = amount("罚款", BY_ACT)
    sum = amount("加处罚款", BY_ACT)
    late = quantity("逾期日数", "日", BY_ACT, high=100_000)
    kind = choice("种类", "警告", "罚款", "停业", "吊销", source=BY_ACT)
    offered = yes_no("告知听证权利", BY_ACT)
    posted = day_of("寄出日期", BY_ACT, ordinary="today")
    panel = quantity("组成人员", "人", BY_ACT, ordinary=3, high=9)
    passed = yes_no("通过", BY_ACT, ordinary=True)


def duty(id: str, steps: tuple[Step, ...], promises: tuple[Promise, ...]) -> Matter:
    return Duty(id=id, title="试验事项", word="试验", line="试验", basis=LAW.whole, steps=steps, promises=promises,
                grant=Outcome("同意", document="决定书"))  # fmt: skip


# --- 公示期：意见、公示满七日、异议则重新调查、再提意见、再公示 --------------------------------------------------------------

look_into = Step("look_into", "调查", STAFF, times=2, officers=2, basis=LAW[1])
advise = Step("advise", "提出意见", STAFF, after=look_into, times=2, basis=LAW[2])
post = Step("post", "公示", STAFF, after=advise, times=2, basis=LAW[3])
object_ = Step(
    "object", "提出异议", CITIZEN, after=post, basis=LAW[4],
    gates=(Condition("公示期内", when(post.done, today <= post.day + days(7)), LAW[4]),),
)  # fmt: skip
visit = Step("visit", "上级核查", STAFF, basis=LAW[5])
confirm = Step(
    "confirm", "确认", STAFF, basis=LAW[6], apart=(look_into,), final=True,
    gates=(
        Condition("最近一次意见公示已满七日", post.since(advise) & (today > post.day + days(7)), LAW[3]),
        Condition("异议后已重新调查", when(object_.done, look_into.since(object_)), LAW[4]),
        Condition("重新调查后已再提意见", when(object_.done, advise.since(look_into)), LAW[4]),
        Condition("有近亲属关系的已由上级核查", when(affair.related, visit.done), LAW[5]),
    ),
)  # fmt: skip
publicity = duty(
    "publicity",
    (look_into, advise, post, object_, visit, confirm),
    (
        Promise("一人调查", look_into, unless=officers >= 2, basis=LAW[1]),
        Promise("未调查即提意见", advise, unless=look_into.done, basis=LAW[2]),
        Promise("没有意见即公示", post, unless=advise.done, basis=LAW[3]),
        Promise("未公示即提异议", object_, unless=post.done, basis=LAW[4]),
        Promise("公示期外提异议", object_, unless=~post.done | (today < post.day + days(8)), basis=LAW[4]),
        Promise("公示不满七日", confirm, unless=post.done & (today >= post.day + days(8)), basis=LAW[3]),
        Promise("意见改变后未再公示", confirm, unless=post.since(advise), basis=LAW[3]),
        Promise("异议未重新调查", confirm, unless=~object_.done | look_into.since(object_), basis=LAW[4]),
        Promise("按旧的意见确认", confirm, unless=~object_.done | advise.since(look_into), basis=LAW[4]),
        Promise("近亲属未经核查", confirm, unless=~affair.related | visit.done, basis=LAW[5]),
        Promise("调查人自己确认", confirm, unless=apart_from(look_into), basis=LAW[6]),
    ),
)

# --- 并行的期限：申辩五个工作日，听证通知七个工作日，所记的不得重于告知 --------------------------------------------------------

tell = Step(
    "tell", "告知", STAFF, times=2, basis=LAW[11], records=(act.kind, act.fine, act.offered),
    gates=(Condition("罚款数额较大的载明听证权利", when(act.fine >= yuan(5_000), act.offered), LAW[12]),),
)  # fmt: skip
answer_by = (tell.day + working_days(5)).called("申辩期满日")
ask = Step(
    "ask", "要求听证", CITIZEN, after=tell, basis=LAW[12], records=(act.posted,),
    gates=(Condition("在期限内寄出", when(tell.done, act.posted <= answer_by), LAW[12]),),
)  # fmt: skip
waive = Step("waive", "书面放弃", CITIZEN, after=tell, basis=LAW[12])
summon = Step("summon", "听证通知", STAFF, after=ask, basis=LAW[13])
listen = Step(
    "listen", "听证", STAFF, after=summon, basis=LAW[13], records=(act.panel,),
    gates=(
        Condition("通知七个工作日之后", when(summon.done, today > summon.day + working_days(7)), LAW[13]),
        Condition("三人以上", act.panel >= 3, LAW[13]),
    ),
)  # fmt: skip
decide = Step(
    "decide", "处罚决定", STAFF, after=tell, basis=LAW[14], records=(act.kind, act.fine),
    gates=(
        Condition("期满或者放弃", when(tell.done, (today > answer_by) | waive.since(tell)), LAW[14]),
        Condition("要求听证的已听证", when(ask.since(tell), listen.since(tell)), LAW[12]),
        Condition("罚款不高于告知", when(tell.done, act.fine <= tell.said(act.fine)), LAW[14]),
        Condition("种类不重于告知", when(tell.done, act.kind.rank <= tell.said(act.kind).rank), LAW[14]),
    ),
)  # fmt: skip
hearing = duty(
    "hearing",
    (tell, ask, waive, summon, listen, decide),
    (
        Promise("数额较大而不告知听证", tell, unless=(act.fine < yuan(5_000)) | act.offered, basis=LAW[12]),
        Promise("未告知即要求听证", ask, unless=tell.done, basis=LAW[12]),
        Promise("逾期要求听证", ask, unless=~tell.done | (act.posted <= answer_by), basis=LAW[12]),
        Promise("未告知即放弃", waive, unless=tell.done, basis=LAW[12]),
        Promise("未要求即通知听证", summon, unless=ask.done, basis=LAW[13]),
        Promise("未通知即听证", listen, unless=summon.done, basis=LAW[13]),
        Promise("通知不足七个工作日", listen, unless=~summon.done | (today > summon.day + working_days(7)), basis=LAW[13]),
        Promise("两人听证", listen, unless=act.panel > 2, basis=LAW[13]),
        Promise("未告知即决定", decide, unless=tell.done, basis=LAW[14]),
        Promise("期限未满又未放弃", decide, unless=~tell.done | (today > answer_by) | waive.done, basis=LAW[14]),
        Promise("要求听证而未听证", decide, unless=~ask.since(tell) | listen.since(ask), basis=LAW[12]),
        Promise("决定高于告知", decide, unless=~tell.done | (act.fine <= tell.said(act.fine)), basis=LAW[14]),
        Promise("决定重于告知", decide, unless=~tell.done | (act.kind.rank <= tell.said(act.kind).rank), basis=LAW[14]),
        Promise("较大罚款未告知听证", decide, unless=~tell.done | (act.fine < yuan(5_000)) | tell.said(act.offered), basis=LAW[12]),
    ),
)

# --- 撤回与办结 -------------------------------------------------------------------------------------------------------

apply = Step("apply", "申请", CITIZEN, basis=LAW[21])
withdraw = Step("withdraw", "撤回", CITIZEN, after=apply, basis=LAW[22], final=True)
issue = Step("issue", "发证", STAFF, after=apply, basis=LAW[23])
final = duty(
    "final", (apply, withdraw, issue),
    (
        Promise("没有申请的撤回", withdraw, unless=apply.done, basis=LAW[22]),
        Promise("没有申请的发证", issue, unless=apply.done, basis=LAW[23]),
        Promise("撤回后发证", issue, unless=~withdraw.done, basis=LAW[22]),
    ),
)  # fmt: skip

# --- 案情、地方规定、家庭 ---------------------------------------------------------------------------------------------

start = Step(
    "start", "启动", STAFF, basis=LAW[31],
    gates=(
        Condition("年满十八周岁", affair.born + days(0) <= today, LAW[31]),
        Condition("三十日内发生", today <= affair.happened + days(30), LAW[31]),
        Condition("有成员就业的由区里办", when(some(relative.works), setting("办理机关", "区", "镇街").is_("区")), LAW[32]),
    ),
)  # fmt: skip
circumstances = duty(
    "circumstances", (start,),
    (
        Promise("尚未出生", start, unless=affair.born <= today, basis=LAW[31]),
        Promise("超过三十日", start, unless=today < affair.happened + days(31), basis=LAW[31]),
        Promise("就业家庭由镇街办", start, unless=~some(relative.works) | setting("办理机关", "区", "镇街").is_("区"), basis=LAW[32]),
    ),
)  # fmt: skip

PROCEDURES = (publicity, hearing, final, circumstances)


def with_step(matter: Matter, changed: Step, **fields: object) -> Matter:
    """The matter with one step changed; whatever looks at the step by its verb still finds it."""
    other = replace(changed, **fields)
    steps = tuple(other if step is changed else step for step in matter.steps)
    promises = tuple(replace(one, step=other) if one.step is changed else one for one in matter.promises)
    return replace(matter, steps=steps, promises=promises)
