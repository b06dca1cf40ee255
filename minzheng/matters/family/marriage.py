"""结婚登记：双方亲自共同申请，婚姻登记员当场审查，符合条件的当场登记、发给结婚证。"""

from ...facts import couple
from ...offices import REGISTRAR
from ...statutes import ANYWHERE_IN_CITY, ANYWHERE_PILOT, CIVIL_CODE, MARRIAGE_BEFORE, MARRIAGE_2025
from ...vocabulary import (
    Condition, Entry, Evidence, Figure, Outcome, Promise, Registration, Step, acts, in_force, on_the_spot, reached, when, Story,
)  # fmt: skip

# 一、条件：哪里办理随日期而变——2025年5月10日前看户籍，其后内地居民在任一机关办理
free = ("未婚", "离婚已生效", "丧偶")
in_this_office = (
    couple.local
    | (couple.in_city & in_force(ANYWHERE_IN_CITY.whole))
    | (couple.permit & in_force(ANYWHERE_PILOT.whole))
).called("本机关有权办理")  # fmt: skip

conditions = (
    Condition("双方均为内地居民（涉外、涉港澳台的由省确定的机关办理）", couple.mainland, MARRIAGE_BEFORE[2] + MARRIAGE_2025[2]),
    Condition("一方户籍在本区，或者适用全市通办、跨省通办", when(couple.mainland, in_this_office), MARRIAGE_BEFORE[4]),
    Condition("双方亲自共同到场", couple.present, CIVIL_CODE[1049]),
    Condition("身份证件有效，人证一致", couple.identified, MARRIAGE_BEFORE[5] + MARRIAGE_2025[8]),
    Condition("出具户口簿", couple.household_book, MARRIAGE_BEFORE[5]),
    Condition("双方已签署无配偶和亲属关系的声明", couple.declared, MARRIAGE_BEFORE[5] + MARRIAGE_2025[8]),
    Condition("双方为一男一女", couple.man_and_woman, CIVIL_CODE[1041]),
    Condition("男方年满二十二周岁", reached(couple.man_age, couple.man_born, 22), CIVIL_CODE[1047]),
    Condition("女方年满二十周岁", couple.woman_age >= 20, CIVIL_CODE[1047]),
    Condition("男方没有配偶", couple.man_status.among(*free), CIVIL_CODE[1042] + MARRIAGE_BEFORE[6] + MARRIAGE_2025[9]),
    Condition("女方没有配偶", couple.woman_status.among(*free), CIVIL_CODE[1042] + MARRIAGE_BEFORE[6] + MARRIAGE_2025[9]),
    Condition("不是直系血亲（含拟制）或者三代以内旁系血亲",
              ~couple.kinship.among("直系血亲", "三代以内旁系血亲", "拟制直系血亲"), CIVIL_CODE[1048] + CIVIL_CODE[1111]),
    Condition("双方完全自愿", couple.willing, CIVIL_CODE[1046]),
)  # fmt: skip

# 二、办理：全部环节当场完成
accept = Step("accept", "受理", REGISTRAR, within=on_the_spot, basis=CIVIL_CODE[1049] + MARRIAGE_BEFORE[4] + MARRIAGE_2025[7])
question = Step(
    "question", "分别询问、联网核对", REGISTRAR, within=on_the_spot, after=accept, basis=MARRIAGE_BEFORE[7] + MARRIAGE_2025[10],
)  # fmt: skip
decide = Step(
    "decide", "审查并决定是否登记", REGISTRAR, within=on_the_spot, after=question, decides=True, adverse=True,
    basis=MARRIAGE_BEFORE[7] + MARRIAGE_2025[10], letter="结婚登记审查处理表", records=(couple.present, couple.willing),
)  # fmt: skip
issue = Step(
    "issue", "发给结婚证", REGISTRAR, within=on_the_spot, after=decide, basis=CIVIL_CODE[1049], letter="结婚证", final=True,
    only=decide.granted, records=(couple.certificate,),
    gates=(Condition("已准予登记", decide.granted, CIVIL_CODE[1049]),),
)  # fmt: skip
refuse = Step(
    "refuse", "出具不予办理告知书", REGISTRAR, within=on_the_spot, after=decide, basis=MARRIAGE_BEFORE[7] + MARRIAGE_2025[10],
    adverse=True, final=True, letter="不予办理结婚登记告知书", only=decide.done & ~decide.granted,
    gates=(Condition("审查结论为不予登记", when(decide.done, ~decide.granted), MARRIAGE_BEFORE[7] + MARRIAGE_2025[10]),),
)  # fmt: skip

registration = Registration(
    id="marriage",
    title="内地居民结婚登记",
    word="结婚",
    line="婚姻登记",
    basis=CIVIL_CODE[1046] + CIVIL_CODE[1047] + CIVIL_CODE[1048] + CIVIL_CODE[1049],
    conditions=conditions,
    facts=(couple.man, couple.woman),
    evidence=(
        Evidence("双方居民身份证", MARRIAGE_BEFORE[5] + MARRIAGE_2025[8]),
        Evidence("双方居民户口簿", MARRIAGE_BEFORE[5], only=in_force(MARRIAGE_BEFORE.whole)),
        Evidence("无配偶、无禁止结婚的亲属关系的签字声明（当场填写）", MARRIAGE_BEFORE[5] + MARRIAGE_2025[8]),
        Evidence("本区有效居住证", ANYWHERE_PILOT.whole, held="公安", only=couple.permit),
    ),
    steps=(accept, question, decide, issue, refuse),
    grant=Outcome("准予登记", document="结婚证"),
    refusal=Outcome("不予登记", document="不予办理结婚登记告知书"),
    enters=(
        Entry("marriage", {
            "certificate": couple.certificate, "man": couple.man, "woman": couple.woman,
            "man_born": couple.man_born, "woman_born": couple.woman_born,
        }, issue, word="婚姻登记"),
    ),
    figures=(
        Figure("marriages_registered", "结婚登记", "对", acts(issue), "本年发给结婚证的对数（含补办、复婚），按发证日期"),
        Figure("marriages_refused", "不予结婚登记", "对", acts(refuse), "本年出具不予办理告知书的对数"),
    ),
    uncounted=(accept, question, decide),
    stories=(
        Story("符合条件，当场登记", 4279, ((accept, 0), (question, 0), (decide, 0), (issue, 0))),
        Story("男方未达婚龄", 23, ((accept, 0), (question, 0), (decide, 0), (refuse, 0)), {couple.man_born: (-8000, -7500)}),
        Story("女方在库内有婚姻未解除", 4, ((accept, 0), (question, 0), (decide, 0), (refuse, 0)), {couple.woman_status: "有配偶"}),
    ),
    promises=(
        Promise("未受理不得询问核对", question, unless=accept.done, basis=CIVIL_CODE[1049]),
        Promise("未分别询问、联网核对不得作出结论", decide, unless=question.done, basis=MARRIAGE_BEFORE[7] + MARRIAGE_2025[10]),
        Promise("未经审查不得发证", issue, unless=decide.done, basis=MARRIAGE_BEFORE[7] + MARRIAGE_2025[10]),
        Promise("不符合条件的不得发证", issue, unless=decide.granted, basis=MARRIAGE_BEFORE["第十八条第一项"] + CIVIL_CODE[1051]),
        Promise("未经审查不得拒绝", refuse, unless=decide.done, basis=MARRIAGE_BEFORE[7] + MARRIAGE_2025[10]),
        Promise("符合条件的不得拒绝", refuse, unless=~decide.granted | ~decide.done, basis=MARRIAGE_BEFORE[7] + MARRIAGE_2025[10]),
    ),
)  # fmt: skip

matters = (registration,)
