"""慈善组织年度报告：按期公开工作报告和财务会计报告，慈善活动支出不少于法定比例，管理费用不超过法定比例。

2023年修正的慈善法要求另定标准，没有见到替代的文件，仍按民发〔2016〕189号；非公募基金会前三档、公募社会团体的管理费用出自记忆。
"""

from ...facts import charity_year, handling
from ...offices import CHARITY_ORGANISATION, SECTION
from ...statutes import CHARITY, CHARITY_2016, CHARITY_SPENDING
from ...vocabulary import Condition, Evidence, Figure, Inspection, Outcome, Promise, Step, Story, acts, choose, today, two_readings, unset, when, yuan
from ...vocabulary.terms import Number, number

LAW, RATIOS = CHARITY_2016[60] + CHARITY[61], CHARITY_SPENDING.whole
REPORTING = CHARITY_2016[13] + CHARITY[13]


def wan(amount: int) -> Number:
    return yuan(amount * 10_000)


# 一、慈善活动支出：公募的，不少于上年总收入的百分之七十，或者前三年收入平均数额的百分之七十
foundation = charity_year.kind.is_("基金会").called("基金会")
base = (charity_year.last_income - charity_year.withheld).called("上年总收入（不含当年不得使用的限定收入）")
public_share = (charity_year.spending * 100 >= base * 70) | (charity_year.spending * 100 >= charity_year.average_income * 70)

# 二、非公募的，按上年末净资产分档：社会团体、社会服务机构与基金会各四档
at_least = choose(
    foundation,
    choose(charity_year.net_assets >= wan(800), 6, choose(charity_year.net_assets >= wan(400), number(7), 8)),
    choose(charity_year.net_assets >= wan(1_000), 6, choose(charity_year.net_assets >= wan(500), number(7), 8)),
).called("慈善活动支出占上年末净资产的最低比例")
small = (~foundation & (charity_year.net_assets < wan(100))).called("净资产不足一百万元的社会团体、社会服务机构")
private_share = (charity_year.spending * 100 >= charity_year.net_assets * at_least) & when(small, charity_year.spending * 100 >= base * 50)

# 三、管理费用占当年总支出；不足二十万元的不受比例限制，公募基金会的百分之十出自法律，不在此例
at_most = choose(
    charity_year.public,
    choose(foundation, number(10), 13),
    choose(
        foundation,
        choose(charity_year.net_assets >= wan(6_000), 12, choose(charity_year.net_assets >= wan(800), 13, choose(charity_year.net_assets >= wan(400), number(15), 20))),
        choose(charity_year.net_assets >= wan(1_000), 13, choose(charity_year.net_assets >= wan(500), 14, choose(charity_year.net_assets >= wan(100), number(15), 20))),
    ),
).called("管理费用占当年总支出的最高比例")
slight = ((charity_year.management < wan(20)) & ~(foundation & charity_year.public)).called("管理费用不足二十万元")
frugal = slight | (charity_year.management * 100 <= charity_year.total * at_most)

spent = Condition("慈善活动支出达到法定比例", when(charity_year.public, public_share) & when(~charity_year.public, private_share), LAW + RATIOS)
managed = Condition("管理费用不超过法定比例", frugal, LAW + RATIOS)
audited = Condition("具有公开募捐资格的，财务会计报告经审计", when(charity_year.public, charity_year.audited), CHARITY_2016[72] + CHARITY[13])
published = Condition("已在统一平台公开", charity_year.published, CHARITY_2016[72] + CHARITY[77])
submit = Step("submit", "报送年度报告", CHARITY_ORGANISATION, basis=REPORTING)
reported_on = choose(submit.done, submit.day, today)
on_time = Condition(
    "按期报送", two_readings(reported_on <= charity_year.due, reported_on <= charity_year.due.rolled, "规定的日期遇休息日，是否顺延到次一工作日"), REPORTING,
)  # fmt: skip

# 四、核对，不合规定的责令改正
check = Step(
    "check", "核对支出和管理费用比例", SECTION, within=unset, after=submit, basis=LAW + RATIOS, decides=True, adverse=True, letter="年度报告核对意见",
)  # fmt: skip
correct = Step(
    "correct", "责令限期改正", SECTION, within=unset, after=check, times=None, basis=CHARITY_2016[99] + CHARITY[110] + CHARITY[111], adverse=True,
    letter="责令改正通知书", records=(handling.reason,),
    gates=(Condition("核对结论为不合规定", when(check.done, ~check.granted), LAW + REPORTING),),
)  # fmt: skip
close = Step(
    "close", "核对完毕，公开结果", SECTION, within=unset, after=check, basis=LAW, final=True,
    gates=(Condition("合乎规定，或者已经责令改正", check.granted | correct.done, LAW),),
)  # fmt: skip
walked = ((submit, 0), (check, 6), (close, 5))

inspection = Inspection(
    id="charity_annual_report",
    title="慈善组织年度报告和支出比例核对",
    word="慈善年报",
    line="慈善",
    basis=REPORTING + LAW,
    conditions=(spent, managed, audited, published, on_time),
    facts=(charity_year.name,),
    evidence=(Evidence("年度工作报告", REPORTING), Evidence("财务会计报告", REPORTING), Evidence("审计报告", REPORTING, only=charity_year.public)),
    steps=(submit, check, correct, close),
    grant=Outcome("合乎规定", document="年度报告核对意见"),
    refusal=Outcome("不合规定", document="年度报告核对意见"),
    figures=(
        Figure("charity_reports_checked", "核对慈善组织年度报告", "份", acts(check), "本年核对的年度报告"),
        Figure("charity_reports_corrected", "慈善组织年度支出责令改正", "份次", acts(correct), "本年责令改正的"),
    ),
    uncounted=(submit, close),
    stories=(
        Story("公募，合乎规定", 1, walked, within=((3, 1), (5, 20)), places=(0,)),
        Story("非公募社会团体，合乎规定", 2, walked, {charity_year.public: False, charity_year.net_assets: 300_000_000, charity_year.spending: 30_000_000}, within=((3, 1), (5, 20))),
        Story("支出不足，责令改正", 1, (*walked[:2], (correct, 4), (close, 20)), {charity_year.spending: 60_000_000}, within=((3, 1), (5, 20))),
    ),
    promises=(
        Promise("没有报送无从核对", check, unless=submit.done, basis=REPORTING),
        Promise("没有核对不得责令改正", correct, unless=check.done, basis=LAW),
        Promise("合乎规定的不得责令改正", correct, unless=~check.done | ~check.granted, basis=LAW),
        Promise("没有核对不得办结", close, unless=check.done, basis=LAW),
        Promise("不合规定又没有责令改正的不得办结", close, unless=~check.done | check.granted | correct.done, basis=LAW),
    ),
)  # fmt: skip

matters = (inspection,)
