"""离婚登记：双方共同申请，受理后三十日内任何一方可以撤回，期满后三十日内双方亲自申请发证，逾期视为撤回。"""

from ...facts import couple, handling
from ...offices import CLOCK, COUPLE, HEAD, REGISTRAR
from ...statutes import ANYWHERE_IN_CITY, ANYWHERE_PILOT, CIVIL_CODE, DIVORCE_STEPS, MARRIAGE_BEFORE, MARRIAGE_2025
from ...vocabulary import (
    Clock, Condition, Entry, Evidence, Figure, Outcome, Promise, Registration, Step, acts, days, in_force, on_the_spot, today,
    two_readings, when, Story, Window,
)  # fmt: skip

# 一、什么情形可以受理
in_this_office = (
    couple.local
    | (couple.in_city & in_force(ANYWHERE_IN_CITY.whole))
    | (couple.permit & in_force(ANYWHERE_PILOT.whole))
).called("本机关有权办理")  # fmt: skip
married_here = couple.married_where.among("中国内地", "中国驻外使（领）馆")
proven = couple.proof.among("双方均持有", "遗失一本并书面声明", "均遗失但有加盖印章的登记档案")

mainland = Condition("双方均为内地居民（涉外、涉港澳台的由省确定的机关办理）", couple.mainland, MARRIAGE_BEFORE[2] + MARRIAGE_2025[2])
competent = Condition("一方户籍在本区，或者适用全市通办、跨省通办", when(couple.mainland, in_this_office), MARRIAGE_BEFORE[10])
together = Condition("双方亲自共同到场", couple.present, CIVIL_CODE[1076] + CIVIL_CODE[1077])
identified = Condition("身份证件有效，人证一致", couple.identified, MARRIAGE_BEFORE[11] + MARRIAGE_2025[15])
booked = Condition("出具户口簿", couple.household_book, MARRIAGE_BEFORE[11])
capable = Condition("双方均为完全民事行为能力人", couple.capable, MARRIAGE_BEFORE[12] + MARRIAGE_2025[14])
agreed = Condition("双方自愿离婚并已就子女、财产、债务达成书面协议", couple.agreed, CIVIL_CODE[1076] + CIVIL_CODE[1078])
registered_here = Condition("结婚登记在中国内地（驻外使领馆）办理", married_here, MARRIAGE_BEFORE[12] + MARRIAGE_2025[14])
certified = Condition("结婚证或者登记档案证明婚姻关系", proven, MARRIAGE_BEFORE[11] + MARRIAGE_2025[15] + DIVORCE_STEPS.whole)
existing = Condition("婚姻关系存续", couple.still_married, CIVIL_CODE[1080])
acceptable = (mainland, competent, together, identified, booked, capable, agreed, registered_here, certified, existing)

# 二、受理与撤回。受理之日为第零日，第一至三十日可以撤回，其后三十日内发证；期限末日遇休假日顺延
accept = Step(
    "accept", "受理", REGISTRAR, within=on_the_spot, basis=CIVIL_CODE[1076] + DIVORCE_STEPS.whole, letter="离婚登记申请受理回执单",
    records=(couple.present, couple.capable, couple.agreed, couple.still_married), gates=acceptable,
)  # fmt: skip
cooling_ends = (accept.day + days(30)).called("撤回期届满日")
window_ends = (accept.day + days(60)).rolled.called("发证期届满日")
last_day = (cooling_ends.rolled + days(30)).rolled.called("撤回期顺延时的发证期届满日")
unacceptable = ~couple.present | ~couple.capable | ~couple.agreed | ~couple.still_married | ~married_here | ~proven
out_of_place = ~couple.identified | ~couple.mainland | (
    in_force(MARRIAGE_BEFORE.whole) & (~couple.household_book | ~in_this_office)
)  # fmt: skip
decline = Step(
    "decline", "不予受理", REGISTRAR, within=on_the_spot, basis=MARRIAGE_BEFORE[12] + MARRIAGE_2025[14] + DIVORCE_STEPS.whole,
    records=(couple.present, couple.capable, couple.agreed, couple.still_married, handling.reason),
    adverse=True, final=True, letter="不予受理离婚登记申请告知书",
    gates=(
        Condition("确有不予受理的情形", unacceptable | out_of_place, MARRIAGE_BEFORE[12] + MARRIAGE_2025[14] + DIVORCE_STEPS.whole),
        Condition("尚未受理", ~accept.done, DIVORCE_STEPS.whole),
    ),
)  # fmt: skip
withdraw = Step(
    "withdraw", "撤回申请", COUPLE, after=accept, basis=CIVIL_CODE[1077], final=True, letter="撤回离婚登记申请确认单",
    gates=(Condition("撤回期内", when(accept.done, today <= cooling_ends.rolled), CIVIL_CODE[1077] + CIVIL_CODE[203]),),
)  # fmt: skip

# 三、发证
SHIFTED = "撤回期末日遇休假日而顺延的，其后三十日是否从顺延以后起算"
in_window = Condition(
    "在发证期内", when(accept.done, two_readings(today <= window_ends, today <= last_day, SHIFTED)), CIVIL_CODE[1077] + DIVORCE_STEPS.whole,
)  # fmt: skip
returned = Condition("在收到申请的机关发证", when(accept.done, couple.same_office), DIVORCE_STEPS.whole + MARRIAGE_2025[16])
confirm = Step(
    "confirm", "负责人认定撤回期届满日", HEAD, after=accept, basis=CIVIL_CODE[203] + DIVORCE_STEPS.whole, records=(handling.reason,),
)  # fmt: skip
issue = Step(
    "issue", "审查并发给离婚证", REGISTRAR, after=accept, basis=CIVIL_CODE[1077] + CIVIL_CODE[1078], letter="离婚证", final=True,
    records=(couple.present, couple.capable, couple.agreed, couple.still_married, couple.same_office, couple.certificate),
    gates=(
        Condition("三十日撤回期已满", when(accept.done, today > cooling_ends), CIVIL_CODE[1077]),
        Condition("撤回期末日遇休假日的，已顺延或者经负责人认定",
                  when(accept.done, (today > cooling_ends.rolled) | confirm.done), CIVIL_CODE[203]),
        Condition("在发证期内",
                  when(accept.done, (today <= window_ends) | (confirm.done & (today <= last_day))), CIVIL_CODE[1077] + DIVORCE_STEPS.whole),
        together, capable, agreed, existing, returned,
    ),
)  # fmt: skip
refuse = Step(
    "refuse", "不予办理", REGISTRAR, after=accept, times=None, basis=CIVIL_CODE[1078] + DIVORCE_STEPS.whole, adverse=True,
    letter="不予办理离婚登记告知书", records=(couple.present, couple.capable, couple.agreed, couple.still_married, handling.reason),
    gates=(
        Condition("审查时不符合发证条件", ~couple.present | ~couple.capable | ~couple.agreed | ~couple.still_married, CIVIL_CODE[1078]),
    ),
)  # fmt: skip
lapse = Step(
    "lapse", "视为撤回", CLOCK, after=accept, basis=CIVIL_CODE[1077] + MARRIAGE_2025[16], final=True,
    gates=(Condition("发证期已过", when(accept.done, today > last_day), CIVIL_CODE[1077]),),
)  # fmt: skip

registration = Registration(
    id="divorce",
    title="内地居民离婚登记",
    word="离婚",
    line="婚姻登记",
    basis=CIVIL_CODE[1076] + CIVIL_CODE[1077] + CIVIL_CODE[1078],
    facts=(couple.man, couple.woman),
    # 受理之前，后四项无从谈起；受理之后，同一页回答“今天可否发证”
    conditions=(
        *acceptable,
        Condition("没有撤回申请，也没有视为撤回", when(accept.done, ~withdraw.done & ~lapse.done), CIVIL_CODE[1077]),
        Condition("三十日撤回期已满",
                  when(accept.done, two_readings(today > cooling_ends, today > cooling_ends.rolled, "撤回期末日遇休假日，是否顺延到休假日结束的次日")),
                  CIVIL_CODE[1077] + CIVIL_CODE[203]),
        in_window, returned,
    ),
    evidence=(
        Evidence("双方居民身份证", MARRIAGE_BEFORE[11] + MARRIAGE_2025[15]),
        Evidence("双方居民户口簿", MARRIAGE_BEFORE[11], only=in_force(MARRIAGE_BEFORE.whole)),
        Evidence("结婚证", MARRIAGE_BEFORE[11] + MARRIAGE_2025[15], only=~couple.proof.is_("均遗失但有加盖印章的登记档案")),
        Evidence("加盖档案专用章的婚姻登记档案", DIVORCE_STEPS.whole, only=couple.proof.is_("均遗失但有加盖印章的登记档案")),
        Evidence("离婚协议书", CIVIL_CODE[1076]),
        Evidence("离婚登记申请书（当场填写）", DIVORCE_STEPS.whole),
    ),
    steps=(accept, decline, withdraw, confirm, issue, refuse, lapse),
    clocks=(Clock("发证期届满", window_ends, issue, CIVIL_CODE[1077] + DIVORCE_STEPS.whole),),
    windows=(
        Window("冷静期：任何一方可以撤回", accept.day + days(1), cooling_ends, CIVIL_CODE[1077],
               "受理之日为第零日；末日遇休假日是否顺延有两种理解，顺延期间发证须经负责人认定"),
        Window("双方亲自申请发证", cooling_ends + days(1), window_ends, CIVIL_CODE[1077] + DIVORCE_STEPS.whole, "末日遇休假日顺延；撤回期末日也顺延的，其后几日仍可经负责人认定后发证；逾期视为撤回"),
    ),
    grant=Outcome("准予离婚登记", document="离婚证"),
    refusal=Outcome("不予办理", document="不予办理离婚登记告知书"),
    enters=(Entry("marriage", {"man": couple.man, "woman": couple.woman, "certificate": couple.certificate}, issue, ends=True),),
    figures=(
        Figure("divorces_registered", "离婚登记", "对", acts(issue), "本年发给离婚证的对数，按发证日期；申请、撤回和视为撤回不计"),
        Figure("divorces_accepted", "受理离婚登记申请", "对", acts(accept), "本年受理的申请"),
        Figure("divorces_declined", "不予受理离婚登记申请", "对", acts(decline), "本年不予受理的申请"),
        Figure("divorces_withdrawn", "撤回离婚登记申请", "对", acts(withdraw), "本年任何一方撤回的申请"),
        Figure("divorces_lapsed", "视为撤回离婚登记申请", "对", acts(lapse), "本年逾期未申请发证的申请"),
    ),
    uncounted=(confirm, refuse),
    stories=(
        Story("期满四十日到场发证", 1400, ((accept, 0), (issue, 40))),
        Story("期满四十五日到场发证", 900, ((accept, 0), (issue, 45))),
        Story("期满五十二日到场发证", 450, ((accept, 0), (issue, 52))),
        Story("一方撤回", 620, ((accept, 0), (withdraw, 12))),
        Story("逾期视为撤回", 210, ((accept, 0), (lapse, 72))),
        Story("年末尚在撤回期", 190, ((accept, 0),), within=((12, 5), (12, 30))),
        Story("不能证明婚姻", 16, ((decline, 0),), {couple.proof: "不能证明"}),
    ),
    promises=(
        Promise("一方未到场不得受理", accept, unless=couple.present, basis=CIVIL_CODE[1076]),
        Promise("没有书面协议不得受理", accept, unless=couple.agreed, basis=MARRIAGE_BEFORE["第十二条第一项"] + MARRIAGE_2025[14]),
        Promise("缺乏民事行为能力的不得受理", accept, unless=couple.capable, basis=MARRIAGE_BEFORE["第十二条第二项"] + MARRIAGE_2025[14]),
        Promise("不在内地登记结婚的不得受理", accept, unless=married_here, basis=MARRIAGE_BEFORE["第十二条第三项"] + MARRIAGE_2025[14]),
        Promise("不是内地居民的不得在本机关受理", accept, unless=couple.mainland, basis=MARRIAGE_BEFORE[2] + MARRIAGE_2025[2]),
        Promise("户籍、居住证均不在本市的，全国通办以前不得受理", accept,
                unless=couple.local | couple.in_city | couple.permit | in_force(MARRIAGE_2025.whole), basis=MARRIAGE_BEFORE[10]),
        Promise("身份不明不得受理", accept, unless=couple.identified, basis=MARRIAGE_BEFORE[13] + MARRIAGE_2025[16]),
        Promise("没有户口簿的，全国通办以前不得受理", accept,
                unless=couple.household_book | in_force(MARRIAGE_2025.whole), basis=MARRIAGE_BEFORE[11]),
        Promise("不能证明婚姻的不得受理", accept, unless=proven, basis=MARRIAGE_BEFORE[11] + MARRIAGE_2025[15]),
        Promise("婚姻已经解除的不得受理", accept, unless=couple.still_married, basis=CIVIL_CODE[1080]),
        Promise("应当受理的不得拒绝", decline, unless=unacceptable | out_of_place, basis=CIVIL_CODE[1076]),
        Promise("已经受理的不得改为不予受理", decline, unless=~accept.done, basis=CIVIL_CODE[1076]),
        Promise("未受理不得发证", issue, unless=accept.done, basis=CIVIL_CODE[1077]),
        Promise("三十日内不得发证", issue, unless=today >= accept.day + days(31), basis=CIVIL_CODE[1077]),
        Promise("届满日有争议而未认定不得发证", issue, unless=confirm.done | (today > (accept.day + days(30)).rolled), basis=CIVIL_CODE[203]),
        Promise("期满后三十日内未申请的不得发证", issue, unless=today <= ((accept.day + days(30)).rolled + days(30)).rolled, basis=CIVIL_CODE[1077]),
        Promise("届满日有争议而未认定不得在后几日发证", issue,
                unless=confirm.done | (today <= (accept.day + days(60)).rolled), basis=CIVIL_CODE[1077] + CIVIL_CODE[203]),
        Promise("一方未到场不得发证", issue, unless=couple.present, basis=CIVIL_CODE[1077]),
        Promise("非自愿或者未协商一致不得发证", issue, unless=couple.agreed, basis=CIVIL_CODE[1078]),
        Promise("缺乏民事行为能力不得发证", issue, unless=couple.capable, basis=CIVIL_CODE[1076]),
        Promise("已离婚或者一方死亡不得发证", issue, unless=couple.still_married, basis=CIVIL_CODE[1080]),
        Promise("其他机关不得发证", issue, unless=couple.same_office, basis=MARRIAGE_2025[16] + DIVORCE_STEPS.whole),
        Promise("任何一方撤回后不得发证", issue, unless=~withdraw.done, basis=CIVIL_CODE[1077]),
        Promise("视为撤回后不得发证", issue, unless=~lapse.done, basis=CIVIL_CODE[1077]),
        Promise("未受理无从撤回", withdraw, unless=accept.done, basis=CIVIL_CODE[1077]),
        Promise("撤回期过后不得撤回", withdraw, unless=today <= (accept.day + days(30)).rolled, basis=CIVIL_CODE[1077]),
        Promise("未受理无从认定届满日", confirm, unless=accept.done, basis=CIVIL_CODE[1077]),
        Promise("未受理不得以不予办理了结", refuse, unless=accept.done, basis=DIVORCE_STEPS.whole),
        Promise("符合条件的不得拒绝发证", refuse,
                unless=~couple.present | ~couple.capable | ~couple.agreed | ~couple.still_married, basis=CIVIL_CODE[1078]),
        Promise("未受理不得视为撤回", lapse, unless=accept.done, basis=CIVIL_CODE[1077]),
        Promise("发证期未过不得视为撤回", lapse, unless=today > ((accept.day + days(30)).rolled + days(30)).rolled, basis=CIVIL_CODE[1077]),
    ),
)  # fmt: skip

matters = (registration,)
