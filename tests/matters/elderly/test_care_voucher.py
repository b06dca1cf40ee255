"""养老服务消费补贴的案例：2026年起，中度以上失能，居家抵扣一半、机构四成，不超过余额和每月八百元，十二个月内。"""

from __future__ import annotations

import pytest

from minzheng.catalogue import matter
from minzheng.facts import elder, voucher
from minzheng.vocabulary.errors import Refusal
from tests.matters.worked import D, Played, decided, person, plain, worked

VOUCHER = matter("care_voucher")
HOME, INSTITUTION = "居家、社区", "养老机构"


def facts(ability: str = "中度失能", setting: str = HOME, **given):
    return person(**{"born": D("1950-01-01"), **given}) | plain(elder, ability=ability) | plain(voucher, setting=setting)


@pytest.mark.parametrize(("day", "given", "verdict"), [
    ("2026-01-01", {}, "grant"), ("2025-12-31", {}, "refuse"), ("2024-07-01", {}, "refuse"), ("2026-11-01", {}, "grant"),
    ("2026-11-01", {"ability": "轻度失能"}, "refuse"), ("2026-11-01", {"ability": "完全失能"}, "grant"),
    ("2026-11-01", {"born": D("1966-11-02")}, "refuse"), ("2026-11-01", {"born": D("1966-11-01")}, "grant"),
])  # fmt: skip
def test_who(day, given, verdict):
    assert decided(VOUCHER, D(day), facts(**given)).verdict == verdict


def redeemed(setting: str, spend: int, left: int, offset: int, day: str = "2026-03-10", real: bool = True) -> Played:
    played = Played(VOUCHER, facts(setting=setting)).do("apply", "2026-01-05").do("assess", "2026-01-08").do("decide", "2026-01-12")
    return played.do("redeem", day, voucher__spend=spend, voucher__left=left, voucher__offset=offset, voucher__real=real)


HALF = worked("PE-07", "居家服务一千元，当月余额八百元", {"offset": 50_000}, spend=100_000, left=80_000)
LIMITS = [
    (HOME, HALF.given["spend"], HALF.given["left"], HALF.expect["offset"]),
    (HOME, 200_000, 80_000, 80_000),
    (HOME, 200_000, 30_000, 30_000),
    (HOME, 200_000, 90_000, 80_000),
    (INSTITUTION, 100_000, 80_000, 40_000),
    (HOME, 3, 80_000, 1),
]


@pytest.mark.parametrize(("setting", "spend", "left", "most"), LIMITS)
def test_no_more_than_the_share_the_balance_and_eight_hundred(setting, spend, left, most):
    redeemed(setting, spend, left, most)
    with pytest.raises(Refusal) as over:
        redeemed(setting, spend, left, most + 1)
    assert over.value.gate == "抵扣不超过比例、当月余额和每月八百元"


def test_within_twelve_months_and_for_real_services():
    redeemed(HOME, 100_000, 80_000, 50_000, day="2027-01-11")
    with pytest.raises(Refusal) as late:
        redeemed(HOME, 100_000, 80_000, 50_000, day="2027-01-12")
    assert late.value.gate == "在审定后十二个月内"
    with pytest.raises(Refusal) as made_up:
        redeemed(HOME, 100_000, 80_000, 50_000, real=False)
    assert made_up.value.gate == "服务真实发生"


CASES = (HALF,)
