"""Worked cases of raised standards and of recovery: differences to the 分, ratios, the fade-out after work is found, grounds of a recovery."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from minzheng.catalogue import matter
from minzheng.facts.recoveries import FRAUD, MISTAKE
from minzheng.funds.grounds import ground_of
from minzheng.library.locality import shipped
from minzheng.library.rates import LocalRates
from minzheng.library.rows import Row
from minzheng.vocabulary import Monthly
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.facts import NEVER
from minzheng.vocabulary.reading import value_of
from tests.matters.assistance.test_subsistence import LOW, family
from tests.matters.assistance.test_subsistence_procedure import refused, until_published
from tests.matters.worked import MID_2024, D, Played, decided, household, months_from, situation, worked

RAISING = matter("raising_standards")
ABLE = {f"selfcare.{name}": True for name in ("eats", "dresses", "rises", "toilets", "walks", "bathes")}


def raised(name: str, fen: int, since: str, key: str | None = None) -> LocalRates:
    """The delivered standards with one more of this district, confirmed, from a day on."""
    row = Row(name, D(since), "confirmed", "district", fen, key=key, document="试验用文件", number="试〔2024〕1号", entered_by="甲", approved_by="乙")
    return shipped().rates.with_rows([row])


# --- differences ---------------------------------------------------------------------------------------------------

THREE = worked("UP-01", "低保三口之家由551元提到645元，补五个月", {"per_month": 28_200, "backpay": 141_000}, old=55_100, new=64_500, months=5)
ORPHAN = worked("UP-05", "集中养育孤儿由2017元提到2295元，补五个月", {"backpay": 139_000}, old=201_700, new=229_500, months=5)
LIVING = worked("UP-06", "困难残疾人生活补贴由209元提到217元，补三个月", {"backpay": 2_400}, old=20_900, new=21_700, months=3)
LIVED = worked("UP-08", "特困人员三月死亡，补一至三月", {"backpay": 15_600}, old=98_000, new=103_200, months=3)


def difference(name: str, case, key: str | None, amount_of) -> int:  # type: ignore[no-untyped-def]
    """What the rule gives on the new standard beyond the old, month by month."""
    total = 0
    for day in months_from("2024-01", case.given["months"]):
        old, new = (amount_of(day, raised(name, case.given[which], "2024-01-01", key)) for which in ("old", "new"))
        total += new - old
    return total


def test_a_household_of_three_is_owed_three_times_the_rise() -> None:
    found = difference("低保标准", THREE, "农村", lambda day, rates: decided(LOW, day, household(), family(3, wages=90_000), rates=rates).amount)
    assert (found // 5, found) == (THREE.expect["per_month"], THREE.expect["backpay"])


@pytest.mark.parametrize(
    ("case", "id", "name", "key"),
    [(ORPHAN, "orphan_allowance", "儿童最低养育标准", "集中"), (LIVING, "living_subsidy", "困难残疾人生活补贴", None)],
    ids=str,
)
def test_a_flat_standard_is_owed_for_each_month(case, id: str, name: str, key: str | None) -> None:  # type: ignore[no-untyped-def]
    page = matter(id)
    assert isinstance(page.pays, Monthly)
    facts = {"child.placement": "集中"}
    found = difference(name, case, key, lambda day, rates: value_of(page.pays.amount, situation(day, facts, rates=rates)))  # type: ignore[union-attr]
    assert found == case.expect["backpay"]


def test_who_died_in_march_is_owed_for_the_three_months() -> None:
    """The 特困 basic standard of the country; nothing of it depends on what happened after."""
    page = matter("extreme_hardship")
    assert isinstance(page.pays, Monthly)
    rates = {which: raised("特困人员基本生活现行标准", LIVED.given[which], "2023-01-01", "农村").with_rows(
        [Row("低保标准", date(2023, 1, 1), "confirmed", "district", 10_000, key="农村")]) for which in ("old", "new")}  # fmt: skip
    facts, given = {"household.area": "农村", **ABLE}, page.pays.amount
    found = sum(
        value_of(given, situation(day, facts, rates=rates["new"])) - value_of(given, situation(day, facts, rates=rates["old"]))
        for day in months_from("2024-01", 3)
    )
    assert found == LIVED.expect["backpay"]


# --- what may come into force --------------------------------------------------------------------------------------

RATIO = worked("UP-02", "农村标准恰为城镇的百分之七十五", {"ok": True}, urban=86_000, rural=64_500)
LOCAL = worked("UP-04", "特困基本生活按当地现行1400元，高于1376元", {"basic": 140_000, "care": 3_240, "class": "full_self_care"})


def entered(scheme: str, *rows: tuple[str, int, int]) -> Played:
    plain = {"standard.name": "低保标准", "standard.key": "不分档", "standard.before": 0, "standard.floor": 0}
    facts = {"document.scheme": scheme, "document.name": "通知", "document.number": "1号", "document.effective": D("2024-01-01"),
             "document.execute_by": NEVER}  # fmt: skip
    played = Played(RAISING, facts)
    played.case = replace(played.case, members={"standard": [
        {**plain, "standard.kind": kind, "standard.level": level, "standard.subsistence": base} for kind, level, base in rows]})  # fmt: skip
    return played.do("enter", "2024-05-20", "甲").do("try_out", "2024-05-21", "丙")


@pytest.mark.parametrize(("rural", "ok"), [(RATIO.given["rural"], RATIO.expect["ok"]), (64_499, False), (64_501, True)])
def test_rural_against_urban(rural: int, ok: bool) -> None:
    played = entered("最低生活保障", ("城镇", RATIO.given["urban"], 0), ("农村", rural, 0))
    if ok:
        played.do("approve", "2024-05-22", "乙")
    else:
        assert refused(played, "approve", "2024-05-22", "乙") == "农村低保标准不低于城镇的百分之七十五"


@pytest.mark.parametrize(("level", "ok"), [(137_600, True), (137_599, False)])
def test_hardship_against_subsistence(level: int, ok: bool) -> None:
    played = entered("特困人员供养", ("城镇", level, 86_000))
    if ok:
        played.do("approve", "2024-05-22", "乙")
    else:
        assert refused(played, "approve", "2024-05-22", "乙") == "特困人员基本生活标准不低于低保标准的一点六倍"


def test_a_higher_local_standard_stays() -> None:
    page = matter("extreme_hardship")
    rates = raised("特困人员基本生活现行标准", LOCAL.expect["basic"], "2024-01-01", "城镇")
    assert isinstance(page.pays, Monthly)
    given = value_of(page.pays.amount, situation(MID_2024, {"household.area": "城镇", **ABLE}, rates=rates))
    assert given == LOCAL.expect["basic"] + LOCAL.expect["care"]
    lower = raised("特困人员基本生活现行标准", 130_000, "2024-01-01", "城镇")
    assert value_of(page.pays.amount, situation(MID_2024, {"household.area": "城镇", **ABLE}, rates=lower)) == 137_600 + 3_240


# --- 渐退期 --------------------------------------------------------------------------------------------------------

SIX = worked("DR-06", "就业后渐退六个月", {"allowed": True}, until="2024-10-08")
SEVEN = worked("DR-07", "就业后渐退七个月", {"allowed": False}, until="2024-11-08")


@pytest.mark.parametrize("case", [SIX, worked("", "六个月零一日", {"allowed": False}, until="2024-10-09"), SEVEN], ids=str)
def test_the_fade_out_after_work_is_found(case) -> None:  # type: ignore[no-untyped-def]
    played = until_published().do("decide", "2024-03-19", "局甲", "局乙").do("recheck", "2024-04-22")
    said = {"handling__employed": D("2024-04-08"), "handling__fades_until": D(case.given["until"])}
    if case.expect["allowed"]:
        played.do("fade", "2024-04-25", "局甲", **said)
        with pytest.raises(Refusal, match="不得重复"):
            played.do("fade", "2024-10-25", "局甲", **said)
    else:
        assert refused(played, "fade", "2024-04-25", "局甲", **said) == "渐退期不超过六个月"


# --- grounds of a recovery -----------------------------------------------------------------------------------------

LIGHTER = worked("DR-01", "2025年的骗取，2026年10月决定", {"min": 0, "max": 2_000_000}, acted="2025-05-01", decided="2026-10-01", amount=1_000_000)
INNOCENT = worked("DR-05", "重复发放，不知情且已花用", {"return": False, "damages": False}, knew=False, gain_left=False)


def test_between_two_laws_the_lighter_one() -> None:
    found = ground_of(FRAUD, LIGHTER.given["amount"], acted=D(LIGHTER.given["acted"]), decided=D(LIGHTER.given["decided"]))
    assert (found.fine_low, found.fine_high) == (LIGHTER.expect["min"], LIGHTER.expect["max"])


def test_who_did_not_know_and_has_nothing_left_owes_nothing() -> None:
    found = ground_of(MISTAKE, 100, acted=MID_2024, decided=MID_2024, knew=INNOCENT.given["knew"], gain_left=INNOCENT.given["gain_left"])
    assert (found.returns, found.damages) == (INNOCENT.expect["return"], INNOCENT.expect["damages"])


CASES = (THREE, ORPHAN, LIVING, LIVED, RATIO, LOCAL, SIX, SEVEN, LIGHTER, INNOCENT)
