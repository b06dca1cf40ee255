"""高龄津贴：按月发给八十周岁以上本区户籍老年人。档次、起发月、是否补发由本区文件规定，见地区数据；未见规定的时限不设。"""

from ...facts import handling, person
from ...offices import BUREAU, TOWN, VILLAGE
from ...statutes import CIVIL_CODE, ELDERS
from ...vocabulary import (
    Benefit, Condition, Evidence, Figure, Monthly, Outcome, Promise, Step, age, choose, granted_by, months, paid, rate, setting, threshold,
    unset, when, Standing, Story,
)  # fmt: skip

# 一、年龄按月计：生日当月（或者次月）起算；2月29日出生的，平年2月28日满周岁，仍属2月
this_month = setting("高龄津贴起发月", "生日当月", "生日次月").is_("生日当月")
reckoned = choose(this_month, person.born.this_month, person.born.next_month)
years = age(reckoned).called("计发年龄")
old_enough = years >= 80
eightieth = person.born + months(80 * 12)
due = choose(this_month, eightieth.this_month, eightieth.next_month).called("起发月")

# 二、办理：首次由村（居）收件或者由名单提示，镇街核实，区民政局审批
accept = Step("accept", "收件", VILLAGE, within=unset, basis=ELDERS[33])
verify = Step("verify", "核实年龄、户籍和生存状况", TOWN, within=unset, after=accept, basis=ELDERS[33])
decide = Step("decide", "审批", BUREAU, within=unset, after=verify, decides=True, adverse=True, letter="高龄津贴审批通知书", basis=ELDERS[33])
serve = Step("serve", "送达", TOWN, within=unset, after=decide, basis=ELDERS[33], records=(handling.service,), final_if_refused=True)
recheck = Step(
    "recheck", "定期核查生存和户籍状况", TOWN, within=unset, after=decide, times=None, basis=ELDERS[33],
    gates=(Condition("已准予发放", when(decide.done, decide.granted), ELDERS[33]),),
)  # fmt: skip
stop = Step(
    "stop", "停发", BUREAU, after=recheck, adverse=True, ends=True, letter="停发高龄津贴通知书", basis=ELDERS[33], records=(handling.reason,),
)  # fmt: skip

# 三、迟于起发月申请的，补发与否由本区文件规定
back_pay = setting("高龄津贴补发", "不补发", "自起发月补发").is_("自起发月补发")
applied = accept.day.this_month
starts = choose((back_pay | (due >= applied)).called("依规定补发，或者在起发月以前申请"), due, applied)

benefit = Benefit(
    id="old_age_allowance",
    title="高龄津贴",
    word="高龄津贴",
    line="养老服务",
    basis=ELDERS[33],
    conditions=(
        Condition("健在", person.alive, ELDERS[33] + CIVIL_CODE[13]),
        Condition("年满八十周岁", old_enough, ELDERS[33] + CIVIL_CODE[1259]),
        Condition("具有本区户籍", person.local, ELDERS[33]),
    ),
    evidence=(
        Evidence("居民身份证", ELDERS[33], held="公安人口"),
        Evidence("居民户口簿", ELDERS[33], held="公安户籍"),
        Evidence("本人银行账户", ELDERS[33]),
    ),
    steps=(accept, verify, decide, serve, recheck, stop),
    grant=Outcome("准予发放", document="高龄津贴审批通知书"),
    refusal=Outcome("不予发放", document="不予发放高龄津贴告知书"),
    pays=Monthly(rate("高龄津贴", by=years), starts=starts),
    figures=(
        Figure("old_age_allowance_paid", "高龄津贴发放额", "万元", paid(), "本年成功发放的高龄津贴减退回和追回，按发放日期", decimals=2),
        Figure("elder_age_threshold", "高龄津贴起始年龄", "周岁", threshold(old_enough), "取自规则本身，不是统计"),
        Figure("old_age_allowance_granted", "新增享受高龄津贴人数", "人", granted_by(decide), "本年审批准予的人数"),
    ),
    uncounted=(accept, verify, serve, recheck, stop),
    stories=(
        Story("年满八十，准予发放", 1094, ((accept, 0), (verify, 4), (decide, 6), (serve, 2)), {person.born: (-29250, -29222)}),
        Story("尚未年满八十，不予发放", 26, ((accept, 0), (verify, 3), (decide, 5), (serve, 2)), {person.born: (-29000, -28000)}),
        Story("户籍不在本区，不予发放", 14, ((accept, 0), (verify, 3), (decide, 5), (serve, 2)), {person.born: (-31000, -29300), person.local: False}),
    ),
    standing=(
        Standing("八十至八十九周岁", 14202, {person.born: (-32870, -29225)}),
        Standing("九十至九十九周岁", 1300, {person.born: (-36520, -32880)}),
        Standing("百岁及以上", 100, {person.born: (-38300, -36530)}),
    ),
    promises=(
        Promise("未收件不得核实", verify, unless=accept.done, basis=ELDERS[33]),
        Promise("未经核实不得审批", decide, unless=verify.done, basis=ELDERS[33]),
        Promise("未审批不得送达", serve, unless=decide.done, basis=ELDERS[33]),
        Promise("未准予的无从核查", recheck, unless=decide.done & decide.granted, basis=ELDERS[33]),
        Promise("未经核查不得停发", stop, unless=recheck.done, basis=ELDERS[33]),
    ),
)  # fmt: skip

matters = (benefit,)
