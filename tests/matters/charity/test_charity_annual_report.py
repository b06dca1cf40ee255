"""慈善组织年度支出和管理费用的案例（万元）：公募的七成，非公募按净资产分档，管理费用的上限和不足二十万元的例外。"""

from __future__ import annotations

import pytest

from minzheng.catalogue import matter
from minzheng.facts import charity_year, handling
from tests.matters.everyday import D, Playing, everyday, failed, tried
from tests.matters.worked import Worked, worked

REPORT = matter("charity_annual_report")
GRANT, REFUSE = {"verdict": "grant"}, {"verdict": "refuse"}
SPENT, MANAGED = "慈善活动支出达到法定比例", "管理费用不超过法定比例"
WAN = 1_000_000
MONEY = {"last_income", "withheld", "average_income", "net_assets", "spending", "total", "management"}
PUBLIC = {"last_income": 1_000, "average_income": 1_000, "total": 750, "management": 90}
SOCIETY = {"public": False, "last_income": 60, "average_income": 60, "total": 40, "management": 5}
FOUNDATION = {"kind": "基金会", "public": False, "last_income": 500, "average_income": 500}

CASES = (
    worked("CHA-15", "公募社团，上年收入一千，支出七百，总支出七百五十，管理费九十", GRANT, **PUBLIC, spending=700),
    worked("CHA-16", "同上，支出六百九十九", REFUSE, **PUBLIC, spending=699, why=[SPENT]),
    worked("", "上年收入一千而三年平均九百九十：六百九十三已够", GRANT, **{**PUBLIC, "average_income": 990}, spending=693),
    worked("", "上年收入一千二，三年平均一千：七百已够", GRANT, **{**PUBLIC, "last_income": 1_200}, spending=700),
    worked("", "上年收入中二百当年不得使用：五百六十已够", GRANT, **{**PUBLIC, "withheld": 200, "average_income": 2_000}, spending=560),
    worked("", "差一万", REFUSE, **{**PUBLIC, "withheld": 200, "average_income": 2_000}, spending=559, why=[SPENT]),
    worked("", "公募社团管理费恰百分之十三", GRANT, **{**PUBLIC, "total": 1_000, "management": 130}, spending=700),
    worked("", "公募社团管理费超过百分之十三", REFUSE, **{**PUBLIC, "total": 1_000, "management": 131}, spending=700, why=[MANAGED]),
    worked("", "公募基金会管理费恰百分之十", GRANT, **{**PUBLIC, "kind": "基金会", "total": 1_000, "management": 100}, spending=700),
    worked("", "公募基金会管理费超过百分之十", REFUSE, **{**PUBLIC, "kind": "基金会", "total": 1_000, "management": 101}, spending=700, why=[MANAGED]),
    worked("", "公募社团管理费十九万，不受比例限制", GRANT, **{**PUBLIC, "last_income": 30, "total": 40, "management": 19}, spending=21),
    worked("", "公募社团管理费二十万，受比例限制", REFUSE, **{**PUBLIC, "last_income": 30, "total": 41, "management": 20}, spending=21, why=[MANAGED]),
    worked("", "公募基金会管理费十九万，仍受法律限制", REFUSE, **{**PUBLIC, "kind": "基金会", "last_income": 30, "total": 40, "management": 19}, spending=21,
           why=[MANAGED]),
    worked("CHA-20", "非公募社团，净资产九十九，上年收入六十，支出三十", GRANT, **SOCIETY, net_assets=99, spending=30),
    worked("", "同上，支出二十九：不足上年收入的一半", REFUSE, **SOCIETY, net_assets=99, spending=29, why=[SPENT]),
    worked("", "净资产恰一百：只看净资产的百分之八", GRANT, **SOCIETY, net_assets=100, spending=8),
    worked("", "净资产一百，支出七", REFUSE, **SOCIETY, net_assets=100, spending=7, why=[SPENT]),
    worked("", "净资产恰五百：百分之七", GRANT, **SOCIETY, net_assets=500, spending=35),
    worked("", "净资产四百九十九，支出三十五：不足百分之八", REFUSE, **SOCIETY, net_assets=499, spending=35, why=[SPENT]),
    worked("", "净资产恰一千：百分之六", GRANT, **SOCIETY, net_assets=1_000, spending=60),
    worked("", "非公募基金会，净资产八百：百分之六", GRANT, **FOUNDATION, net_assets=800, spending=48, total=60, management=5),
    worked("", "非公募基金会，净资产七百九十九：百分之七", REFUSE, **FOUNDATION, net_assets=799, spending=55, total=60, management=5, why=[SPENT]),
    worked("", "非公募基金会，净资产三百：百分之八", GRANT, **FOUNDATION, net_assets=300, spending=24, total=30, management=5),
    worked("", "非公募基金会，净资产六千，管理费百分之十二", GRANT, **FOUNDATION, net_assets=6_000, spending=360, total=1_000, management=120),
    worked("", "非公募基金会，净资产六千，管理费百分之十三", REFUSE, **FOUNDATION, net_assets=6_000, spending=360, total=1_000, management=130, why=[MANAGED]),
)  # fmt: skip


def facts(day: str, **given):
    return everyday(charity_year, day, **{name: value * WAN if name in MONEY else value for name, value in given.items()})


@pytest.mark.parametrize("day", ["2024-12-31", "2026-11-01"])
@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_ratios(case: Worked, day):
    given = dict(case.given)
    why = given.pop("why", [])
    decision = tried(REPORT, day, facts(day, **given))
    assert (decision.verdict, failed(decision)) == (case.expect["verdict"], why)


@pytest.mark.parametrize(("changes", "why"), [
    ({"published": False}, ["已在统一平台公开"]), ({"audited": False}, ["具有公开募捐资格的，财务会计报告经审计"]),
    ({"due": D("2026-05-29")}, ["按期报送"]), ({"due": D("2026-06-01")}, []),
])  # fmt: skip
def test_openness(changes, why):
    assert failed(tried(REPORT, "2026-06-01", facts("2026-06-01", **PUBLIC, spending=700) | {f"charity_year.{k}": v for k, v in changes.items()})) == why


def test_a_last_day_of_rest_leaves_two_readings():
    """2026年5月31日是周日，6月1日报送。"""
    assert tried(REPORT, "2026-06-01", facts("2026-06-01", **PUBLIC, spending=700) | {"charity_year.due": D("2026-05-31")}).verdict == "review"
    late = facts("2026-06-02", **PUBLIC, spending=700) | {"charity_year.due": D("2026-05-31")}
    assert failed(tried(REPORT, "2026-06-02", late)) == ["按期报送"]


def test_what_breaks_the_rule_is_corrected_before_it_is_closed():
    good = Playing(REPORT, facts("2024-05-06", **PUBLIC, spending=700), everyday(handling, "2024-05-06"))
    good.do("submit", "2024-05-06").do("check", "2024-05-10")
    assert good.stops("correct", "2024-05-11") == "核对结论为不合规定"
    good.do("close", "2024-05-13")
    bad = Playing(REPORT, facts("2024-05-06", **PUBLIC, spending=699), everyday(handling, "2024-05-06"))
    bad.do("submit", "2024-05-06").do("check", "2024-05-10")
    assert bad.stops("close", "2024-05-13") == "合乎规定，或者已经责令改正"
    bad.do("correct", "2024-05-13").do("close", "2024-06-14")
