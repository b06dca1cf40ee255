"""Toy matters on which each reading is tested: a monthly allowance, household support, every kind of term, and a licence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

from minzheng.vocabulary import (
    Benefit,
    Clock,
    Condition,
    Evidence,
    Facts,
    Figure,
    Instrument,
    Licence,
    Monthly,
    Notice,
    Office,
    Once,
    Outcome,
    Source,
    Step,
    acts,
    age,
    amount,
    choice,
    choose,
    count,
    day_of,
    days,
    days_between,
    exempt,
    granted,
    higher_of,
    in_force,
    lower_of,
    months,
    on_the_spot,
    quantity,
    rate,
    setting,
    some,
    text,
    today,
    total,
    two_readings,
    unset,
    when,
    working_days,
    yes_no,
    yuan,
)
from minzheng.vocabulary.errors import Refusal, UnsetRate
from minzheng.vocabulary.facts import BY_ACT
from minzheng.vocabulary.situation import NO_HISTORY, Act, Band, History, Situation
from minzheng.vocabulary.terms import Exact, number

DAY = date(2024, 7, 1)

# --- law ------------------------------------------------------------------------------------------------------------

LAW = Instrument("试验法", "第1号", date(2020, 1, 1))
OLD = Instrument("旧办法", "第2号", date(2015, 1, 1), until=date(2024, 6, 30))
NEW = Instrument("新办法", "第3号", date(2024, 7, 1))

# --- facts ----------------------------------------------------------------------------------------------------------

CHECKED = Source("核对", "民政")
KINDS = ("甲", "乙", "丙", "丁", "戊", "己")


class villager(Facts, title="村民"):  # noqa: N801
    name = text("姓名", Source("登记", register="person.name"), ordinary="某某", sensitive=True)
    born = day_of("出生日期", Source("登记", register="person.born"), ordinary=(-36500, -1))
    died = day_of("死亡日期", Source("登记", register="person.died"), never="未死亡", ordinary="never")
    local = yes_no("具有本地户籍", Source("登记", register="person.local"), ordinary=(True, False))
    kind = choice("类别", *KINDS, ordinary=KINDS)
    grade = quantity("等级", "级", CHECKED, ordinary=(0, 4), low=0, high=4)
    wages = amount("工资", CHECKED, ordinary=(0, 150_000))
    pension = amount("基础养老金", CHECKED, ordinary=(0, 20_000))
    cared_for = granted("toy_care", "在享照护补贴")

    age = age(born).called("周岁")
    alive = (died >= today.this_month).called("上月底前健在")
    adult = (age >= 18).called("成年")


class homestead(Facts, title="住户", once=True):  # noqa: N801
    area = choice("户籍类别", "城镇", "农村", ordinary=("城镇", "农村"))
    fit = yes_no("财产符合规定", CHECKED, ordinary=True)
    moved = day_of("迁入日期", ordinary=(-800, 0))
    points = quantity("积分", "分值", ordinary=(0, 300), low=-50, high=1000)
    rank = choice("轻重", "轻", "中", "重", ordinary=("轻", "中", "重"))


class keeping(Facts, title="办理"):  # noqa: N801
    opinion = choice("意见", "同意", "不同意", source=BY_ACT)
    weight = choice("所定轻重", "轻", "中", "重", source=BY_ACT)
    sum = amount("所定数额", BY_ACT, ordinary=(0, 5_000))
    posted = day_of("寄出日期", BY_ACT, ordinary="today")
    passed = yes_no("审核通过", BY_ACT, ordinary=True)


# --- offices --------------------------------------------------------------------------------------------------------

TOWN, BUREAU, CITIZEN = Office("town", "镇街"), Office("bureau", "区民政局"), Office("citizen", "申请人", citizen=True)

# --- a licence with the whole procedure ------------------------------------------------------------------------------

accept = Step("accept", "受理", TOWN, within=on_the_spot, basis=LAW[1])
inspect = Step("inspect", "核查", TOWN, within=working_days(3), after=accept, officers=2, times=2, basis=LAW[2], records=(keeping.opinion,))
publish = Step("publish", "公示", TOWN, after=inspect, basis=LAW[3], notice=Notice(lasts=days(7), shows=(villager.name,)))
object_ = Step(
    "object", "提出异议", CITIZEN, within=days(7), after=publish, basis=LAW[3], records=(keeping.posted,),
    gates=(Condition("公示期内提出", keeping.posted <= publish.day + days(7), LAW[3]),),
)  # fmt: skip
decide = Step(
    "decide", "决定", BUREAU, within=working_days(10), after=publish, decides=True, adverse=True, letter="决定书", basis=LAW[4],
    apart=(inspect,),
    gates=(
        Condition("公示已满七日", today > publish.day + days(7), LAW[3]),
        Condition("核查意见为同意", inspect.said(keeping.opinion).is_("同意"), OLD[5]),
        Condition("异议已重新核查", when(object_.done, inspect.since(object_)), LAW[3]),
    ),
)  # fmt: skip
serve = Step("serve", "送达", TOWN, within=days(5, roll="next"), after=decide, final=True, basis=LAW[5])
review = Step("review", "复核", TOWN, within=months(6), after=decide, times=None, basis=NEW[1])
draft = Step("draft", "拟办", TOWN, within=unset, after=accept, times=None)

licence = Licence(
    id="toy_licence",
    title="试验许可",
    word="试验",
    line="试验",
    basis=LAW.whole,
    conditions=(
        Condition("年满十八周岁", villager.adult, LAW[1]),
        Condition("财产符合规定", two_readings(homestead.fit, homestead.fit | villager.local, "本地户籍能否代替财产要求"), LAW[2]),
    ),
    evidence=(Evidence("身份证", LAW[1], held="公安"), Evidence("等级证明", LAW[1], only=villager.grade >= 1)),
    steps=(accept, inspect, publish, object_, decide, serve, review, draft),
    clocks=(Clock("办理期限", choose(object_.done, accept.day + working_days(30), accept.day + working_days(20)), decide, LAW[4],
                  pauses=((publish, object_),)),),
    grant=Outcome("准予", document="许可证"),
    refusal=Outcome("不予", document="不予许可决定书"),
    figures=(Figure("toy_licences", "许可件数", "件", acts(decide)),),
)  # fmt: skip

# --- benefits ---------------------------------------------------------------------------------------------------------

allowance = Benefit(
    id="toy_allowance",
    title="试验津贴",
    word="试验",
    line="试验",
    basis=LAW.whole,
    steps=(accept, decide),
    conditions=(
        Condition("健在", villager.alive, LAW[1]),
        Condition("年满八十周岁", villager.age >= 80, LAW[2]),
        Condition("具有本地户籍", villager.local, LAW[3]),
        Condition("未享受照护补贴", ~villager.cared_for, OLD[1]),
    ),
    pays=Monthly(rate("试验津贴", by=villager.age), starts=decide.day.next_month),
)

counted = (villager.alive & (villager.local | homestead.area.is_("农村"))).called("共同生活成员")
size = count(counted).called("共同生活人数")
income = total(villager.wages + exempt(villager.pension, OLD[3]), where=counted).called("家庭月收入")
standard = rate("试验标准", by=homestead.area)

support = Benefit(
    id="toy_support",
    title="试验救助",
    word="试验",
    line="试验",
    basis=LAW[1] + NEW.whole,
    steps=(accept, decide),
    conditions=(
        Condition("有共同生活成员", size >= 1, LAW[1]),
        Condition("人均月收入低于标准", when(size >= 1, income.per(size).called("人均月收入") < standard), LAW[2]),
        Condition("财产符合规定", homestead.fit, LAW[3]),
        Condition("有成年成员", some(counted & villager.adult), LAW[4]),
    ),
    pays=Monthly(standard * size - income, starts=decide.day.next_month),
)

# --- every other kind of term -----------------------------------------------------------------------------------------

score = (homestead.points * Fraction(3, 2) + 10).called("折算积分")
grown = count(villager.adult & (villager.wages <= total(villager.pension, where=villager.local)))
heaviest = setting("轻重上限", "轻", "中", "重").rank
earned = total(villager.wages, where=villager.adult)
of_the_dead_too = total(villager.wages, where=villager.adult | villager.alive)
factor = rate("试验倍数", by=homestead.points, measure="倍")
share = earned.per(choose(in_force(NEW.whole), number(7), number(-7))).rounded("half_up")
early = choose(choose(homestead.fit, homestead.moved, today).this_month + days(1) <= today, yuan(1), yuan(0))

odd = Benefit(
    id="toy_odd",
    title="试验奖励",
    word="试验",
    line="试验",
    basis=LAW.whole,
    steps=(accept, inspect, decide),
    conditions=(
        Condition("先已受理", accept.done & (accept.first_day <= today) & (accept.count <= 2), LAW[1]),
        Condition("核查同意", when(inspect.done, inspect.said(keeping.opinion).is_("同意") & inspect.since(accept)), LAW[1]),
        Condition("没有不予决定", decide.granted, LAW[1]),
        Condition("迁入已满六个月", homestead.moved + months(6) <= today, LAW[2]),
        Condition("迁入后的十个工作日已过", (homestead.moved + working_days(10)).rolled < today, LAW[2]),
        Condition("迁入满百日或者已到次月", (days_between(homestead.moved, today) >= 100) | (homestead.moved.next_month <= today.this_month), LAW[2]),
        Condition("积分足够", (score >= number(Fraction(63, 2))) & ~score.equals(100), LAW[3]),
        Condition("不重于上限", homestead.rank.rank <= heaviest, LAW[4]),
        Condition("多数村民类别相符", count(villager.kind.among("甲", "乙", "丙", "丁", "戊")) * 2 >= count(villager.grade >= 0), LAW[5]),
        Condition("工资不高的成年人不多", grown.within(0, 4), LAW[5]),
        Condition("工资合计不过高", two_readings(earned <= yuan(5000), of_the_dead_too <= yuan(5000), "未成年人的工资是否计入"), NEW[2]),
    ),
    pays=Once(higher_of((factor * standard).rounded("down"), lower_of(share, (score * yuan(1)).rounded("up") + early))),
)  # fmt: skip

# --- what rules ask of the world ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ToyRates:
    """Rates as a table: by name, by (name, option), or in bands; settings by name. What is missing is unset."""

    fixed: Mapping[object, Exact] = field(default_factory=dict)
    banded: Mapping[str, Mapping[tuple[int, int | None], Exact]] = field(default_factory=dict)
    settings: Mapping[str, str] = field(default_factory=dict)

    def amount(self, name: str, key: str | Exact | None, day: date) -> Exact:
        for (low, high), value in self.banded.get(name, {}).items():
            if isinstance(key, int | Fraction) and low <= key and (high is None or key <= high):
                return value
        found = self.fixed.get(name if key is None else (name, key))
        if found is None:
            raise UnsetRate(name, day)
        return found

    def setting(self, name: str, values: tuple[str, ...], day: date) -> str:
        if self.settings.get(name) not in values:
            raise UnsetRate(name, day)
        return self.settings[name]

    def bands(self, name: str, day: date) -> tuple[Band, ...]:
        if name not in self.banded:
            raise UnsetRate(name, day)
        return tuple(Band(low, high) for low, high in self.banded[name])


RATES = ToyRates(
    fixed={("试验标准", "城镇"): 86_000, ("试验标准", "农村"): 64_500},
    banded={
        "试验津贴": {(80, 89): 5_000, (90, 99): 10_000, (100, None): 30_000},
        "试验倍数": {(-50, 99): Fraction(1, 3), (100, 250): 1, (251, None): Fraction(5, 4)},
    },
    settings={"轻重上限": "中"},
)


@dataclass(frozen=True)
class ToyCalendar:
    """Weekends and 1 to 3 October are days of rest; nothing is known before 1900 and after 2100."""

    def is_working_day(self, day: date) -> bool:
        if not 1900 <= day.year <= 2100:
            raise Refusal(f"没有{day.year}年的日历")
        return day.weekday() < 5 and (day.month, day.day) not in ((10, 1), (10, 2), (10, 3))

    def add_working_days(self, day: date, number: int) -> date:
        while number:
            day += timedelta(days=1)
            number -= self.is_working_day(day)
        return day

    def add_months(self, day: date, number: int) -> date:
        month = day.year * 12 + day.month - 1 + number
        following = date((month + 1) // 12, (month + 1) % 12 + 1, 1)
        return min(following - timedelta(days=1), date(month // 12, month % 12 + 1, 1) + timedelta(days=day.day - 1))

    def next_working_day_on_or_after(self, day: date) -> date:
        while not self.is_working_day(day):
            day += timedelta(days=1)
        return day


CALENDAR = ToyCalendar()
BENEFITS = (allowance, support, odd)

ACCEPTED = History(
    [
        Act("accept", date(2024, 5, 6)),
        Act("inspect", date(2024, 5, 8), ("甲", "乙"), {"keeping.opinion": "同意"}, officers=2),
    ]
)
"""Acts of a case that has been accepted and inspected."""


def at(day: date = DAY, facts: Mapping[str, object] | None = None, members: Mapping[str, list[dict[str, object]]] | None = None,
       history: History = NO_HISTORY, rates: ToyRates = RATES) -> Situation:  # fmt: skip
    """A situation on `day`."""
    return Situation(day, CALENDAR, rates, dict(facts or {}), dict(members or {}), history)


def person(**values: object) -> dict[str, object]:
    """A villager of 84 with local registration, alive, a poor wage; `values` say otherwise."""
    usual: dict[str, object] = {
        "born": date(1940, 3, 5), "died": date.max, "local": True, "kind": "甲", "grade": 0, "wages": 20_000, "pension": 10_000,
        "cared_for": False,
    }  # fmt: skip
    return {f"villager.{name}": value for name, value in {**usual, **values}.items()}


def home(**values: object) -> dict[str, object]:
    """An urban household that fits; `values` say otherwise."""
    usual: dict[str, object] = {"area": "城镇", "fit": True, "moved": date(2023, 1, 10), "points": 60, "rank": "轻"}
    return {f"homestead.{name}": value for name, value in {**usual, **values}.items()}
