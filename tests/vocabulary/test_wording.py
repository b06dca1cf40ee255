"""Terms in Chinese: every kind of term has words, quantities are printed as people read them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from minzheng.vocabulary import (
    choose,
    count,
    days,
    exempt,
    higher_of,
    in_force,
    lower_of,
    months,
    rate,
    setting,
    some,
    text,
    today,
    total,
    two_readings,
    when,
    working_days,
    yuan,
)
from minzheng.vocabulary import steps as s
from minzheng.vocabulary import terms as t
from minzheng.vocabulary.facts import NEVER
from minzheng.vocabulary.wording import lasting, saw, wording, written, written_number
from tests.vocabulary.test_reading import concrete_terms
from tests.vocabulary.toy import (
    ACCEPTED,
    BENEFITS,
    LAW,
    accept,
    at,
    home,
    homestead,
    inspect,
    keeping,
    licence,
    person,
    support,
    villager,
)


@pytest.mark.parametrize(
    ("value", "unit", "printed"),
    [
        (112_998, "分", "1,129.98元"),
        (5, "分", "0.05元"),
        (-150, "分", "-1.50元"),
        (0, "分", "0.00元"),
        (Fraction(86_000, 3), "分", "约286.67元"),
        (79, "周岁", "79周岁"),
        (Fraction(3, 2), "倍", "1.5倍"),
        (Fraction(1, 3), "倍", "约0.33倍"),
        (1_234_567_890_123, "分", "12,345,678,901.23元"),
    ],
)
def test_quantities_are_printed_as_people_read_them(value: int | Fraction, unit: str, printed: str) -> None:
    assert written_number(value, unit) == printed


def test_days_and_truths_are_printed_in_chinese() -> None:
    assert written(date(2024, 7, 1), villager.born) == "2024年7月1日"
    assert written(NEVER, villager.died) == "未死亡"
    assert written(NEVER, villager.died + days(1)) == "尚未发生"
    assert (written(True, villager.local), written(False, villager.local)) == ("是", "否")


@pytest.mark.parametrize(
    ("term", "words"),
    [
        (villager.age >= 80, "年满80周岁"),
        (villager.wages < yuan(645), "工资低于645元"),
        (villager.wages > villager.pension, "工资高于基础养老金"),
        (homestead.points.equals(3), "积分等于3分值"),
        (villager.born <= today, "出生日期不晚于办理当日"),
        (villager.kind.among("甲", "乙"), "类别为甲、乙"),
        (villager.local & (villager.adult | homestead.fit), "具有本地户籍且（成年或者财产符合规定）"),
        (villager.local | (villager.adult & homestead.fit), "具有本地户籍或者（成年且财产符合规定）"),
        (~villager.local, "不具有本地户籍"),
        (~(villager.age >= 18), "不满18周岁"),
        (~homestead.fit, "不符合“财产符合规定”"),
        (~accept.done, "尚未受理"),
        (~inspect.since(accept), "受理之后没有核查"),
        (~villager.kind.among("甲", "乙"), "类别不是甲、乙"),
        (~some(~villager.local), "每一项的具有本地户籍"),
        (villager.wages <= 0, "工资为零"),
        (villager.wages >= yuan(30_000), "工资不低于3万元"),
        (homestead.points.within(1, 2), "积分为1分值至2分值"),
        (~(villager.local | villager.adult), "非（具有本地户籍或者成年）"),
        (when(villager.local, villager.adult), "具有本地户籍的，成年"),
        (count(villager.local), "具有本地户籍的人数"),
        (some(villager.local), "有具有本地户籍"),
        (total(villager.wages, where=villager.local), "具有本地户籍的工资合计"),
        ((villager.wages + villager.pension) * 2, "（工资＋基础养老金）×2"),
        (villager.wages - (villager.pension + 100), "工资－（基础养老金＋1元）"),
        (villager.wages.per(count(villager.local)), "工资÷具有本地户籍的人数"),
        (exempt(villager.pension, LAW[3]), "基础养老金（依《试验法》第三条不计入）"),
        (in_force(LAW.whole), "《试验法》施行期间"),
        (rate("低保标准", by=homestead.area), "低保标准"),
        (setting("低保确认权", "区民政局", "镇街").is_("镇街"), "低保确认权为镇街"),
        (choose(villager.local, yuan(1), yuan(2)), "具有本地户籍的为1元，其他的为2元"),
        (lower_of(villager.wages, villager.pension), "工资与基础养老金中较低的"),
        (higher_of(higher_of(villager.wages, villager.pension), yuan(1)), "工资、基础养老金、1元中最高的"),
        (lower_of(higher_of(villager.wages, villager.pension), yuan(1)), "（工资与基础养老金中较高的）与1元中较低的"),
        (accept.day + working_days(20), "受理之日起20个工作日"),
        (accept.first_day + months(1), "首次受理之日起1个月"),
        ((accept.day + days(30)).rolled, "受理之日起30日（遇休息日顺延）"),
        (accept.day.next_month, "受理之日的次月"),
        (accept.day.this_month, "受理之日的当月"),
        (inspect.since(accept), "受理之后已核查"),
        (inspect.said(keeping.opinion).is_("同意"), "核查所记的意见为同意"),
        (inspect.count <= 2, "核查次数不超过2次"),
        (s.ActedApart((inspect,)), "与核查的经办人员不是同一人"),
        (s.ActingOfficers() >= 2, "持证办理人员不少于2人"),
        (two_readings(villager.local, villager.adult, "何者为是"), "具有本地户籍"),
        (support.conditions[0].term, "共同生活人数不少于1人"),
    ],
)
def test_terms_say_what_they_mean(term: t.Term, words: str) -> None:
    assert wording(term) == words


@pytest.mark.parametrize(
    ("notice", "words"),
    [
        (s.Notice(days(7)), "7日"), (s.Notice(t.NumberConstant(5, "日")), "5日"), (s.Notice(t.DaysBetween(t.today, villager.born)), "到出生日期为止"),
        (s.Notice(days(7), only=villager.local), "7日（具有本地户籍的才挂出）"),
    ],
)  # fmt: skip
def test_how_long_a_notice_hangs(notice: s.Notice, words: str) -> None:
    assert lasting(notice) == words


def test_every_kind_of_term_has_words() -> None:
    matters = (*BENEFITS, licence)
    rare = (
        t.TruthConstant(True), t.DayConstant(date(2024, 1, 1)), today.later_by(count(villager.local)), (today + days(1)).called("末日"),
        s.SaidNumber(inspect, keeping.sum), s.SaidDay(inspect, keeping.posted),
        text("备注", ordinary="某").written,
    )  # fmt: skip
    parts = {part for term in (*rare, *(term for matter in matters for term in matter.terms())) for part in term.walk()}
    assert all(wording(part) for part in parts)
    assert set(concrete_terms()) <= {type(part) for part in parts}


def test_a_term_without_words_fails() -> None:
    class Odd(t.Truth):
        pass

    with pytest.raises(TypeError, match="no wording for Odd"):
        wording(Odd())


def test_what_a_rule_saw_is_its_named_parts_and_facts() -> None:
    situation = at(facts={**person(), **home()}, members={"villager": [person()]}, history=ACCEPTED)
    assert saw(villager.age >= 80, situation) == "周岁：84周岁"
    assert saw(villager.local & homestead.fit & villager.local, situation) == "具有本地户籍：是；财产符合规定：是"
    assert saw(support.conditions[1].term, situation) == "共同生活人数：1人；人均月收入：300.00元；试验标准：860.00元"
    assert saw(accept.day + days(30) >= today, situation) == "受理之日：2024年5月6日；办理当日：2024年7月1日"


def test_what_is_not_known_is_left_out_of_what_was_seen() -> None:
    assert saw(villager.local | homestead.fit, at(facts={"villager.local": True})) == "具有本地户籍：是"
    assert saw(support.conditions[1].term, at(facts=home(), members={"villager": []})) == "共同生活人数：0人；试验标准：860.00元"
