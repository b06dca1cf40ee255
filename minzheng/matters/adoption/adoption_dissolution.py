"""解除收养关系登记：双方协议，共同到被收养人常住户口所在地办理；被收养人成年以前须送养人同意，年满八周岁的须本人同意。"""

from ...facts import dissolution, handling
from ...offices import BUREAU, SECTION
from ...statutes import ADOPTION, CIVIL_CODE
from ...vocabulary import (
    Clock, Condition, Entry, Evidence, Figure, Outcome, Promise, Registration, Step, Story, acts, days, officers, on_the_spot, unset, when,
)  # fmt: skip

minor = (dissolution.child_age < 18).called("被收养人未满十八周岁")
eight = (dissolution.child_age >= 8).called("被收养人年满八周岁")
local = Condition("被收养人常住户口在本区", dissolution.here, ADOPTION[10])

accept = Step("accept", "收件", SECTION, within=on_the_spot, basis=ADOPTION[10], letter="解除收养关系登记申请收件回执", gates=(local,))
question = Step(
    "question", "分别询问", SECTION, after=accept, officers=2, basis=ADOPTION[11] + CIVIL_CODE[1114], records=(dissolution.present, dissolution.child_agrees),
)  # fmt: skip
decide = Step(
    "decide", "审查决定", BUREAU, after=question, decides=True, adverse=True, basis=ADOPTION[11], letter="解除收养关系登记审查决定书",
    records=(dissolution.present, dissolution.child_agrees),
)  # fmt: skip
issue = Step(
    "issue", "收回收养登记证，发给解除收养关系证明", SECTION, within=on_the_spot, after=decide, only=decide.granted, basis=ADOPTION[11], letter="解除收养关系证明",
    records=(dissolution.certificate,), gates=(Condition("已准予解除登记", when(decide.done, decide.granted), ADOPTION[11]),),
)  # fmt: skip
refuse = Step(
    "refuse", "送达不予登记决定", SECTION, within=unset, after=decide, only=decide.done & ~decide.granted, adverse=True, final=True, basis=ADOPTION[11],
    letter="不予解除收养关系登记告知书", records=(handling.reason,),
    gates=(Condition("结论为不予登记", when(decide.done, ~decide.granted), ADOPTION[11]),),
)  # fmt: skip
tell = Step("tell", "告知公安和有关待遇，标注生父母关系恢复，档案封存", SECTION, within=unset, after=issue, final=True, basis=CIVIL_CODE[1117] + CIVIL_CODE[1110])

registration = Registration(
    id="adoption_dissolution",
    title="解除收养关系登记",
    word="解除收养",
    line="收养登记",
    basis=CIVIL_CODE[1114] + CIVIL_CODE[1115] + CIVIL_CODE[1116] + ADOPTION[10],
    conditions=(
        local,
        Condition("当事人共同到场", dissolution.present, CIVIL_CODE[1116] + ADOPTION[10]),
        Condition("养父母同意解除", dissolution.adopters_agree, CIVIL_CODE[1114] + CIVIL_CODE[1115]),
        Condition("被收养人成年以前，送养人同意解除", when(minor, dissolution.parties_agree), CIVIL_CODE[1114]),
        Condition("养子女年满八周岁的，本人同意解除", when(eight, dissolution.child_agrees), CIVIL_CODE[1114] + CIVIL_CODE[1115]),
        Condition("订有书面解除协议（不能协议的，向人民法院起诉）", dissolution.written, CIVIL_CODE[1116] + ADOPTION[10]),
    ),
    evidence=(
        Evidence("居民户口簿、居民身份证", ADOPTION[10], held="公安户籍"),
        Evidence("收养登记证", ADOPTION[10]),
        Evidence("解除收养关系的书面协议", ADOPTION[10]),
    ),
    steps=(accept, question, decide, issue, refuse, tell),
    clocks=(Clock("审查期限", accept.day + days(30), decide, ADOPTION[11]),),
    grant=Outcome("准予解除登记", document="解除收养关系登记审查决定书"),
    refusal=Outcome("不予登记", document="不予解除收养关系登记决定书"),
    enters=(Entry("adoption", {"name": dissolution.certificate}, issue, ends=True),),
    figures=(
        Figure("adoption_dissolutions", "解除收养关系登记", "宗", acts(issue), "本年发给解除收养关系证明的宗数，按发证日期"),
        Figure("adoption_dissolutions_refused", "不予解除收养关系登记", "宗", acts(refuse), "本年送达不予登记决定的宗数"),
    ),
    uncounted=(accept, question, decide, tell),
    stories=(
        Story("成年养子女与养父母协议解除", 1, ((accept, 0), (question, 3), (decide, 8), (issue, 0), (tell, 2))),
        Story("九岁养子女本人不同意，不予登记", 1, ((accept, 0), (question, 3), (decide, 8), (refuse, 2)), {dissolution.child_born: (-3550, -3400)},
              {question: {dissolution.child_agrees: False}, decide: {dissolution.child_agrees: False}}),
    ),
    promises=(
        Promise("不在本区的不得收件", accept, unless=dissolution.here, basis=ADOPTION[10]),
        Promise("没有收件不得询问", question, unless=accept.done, basis=ADOPTION[11]),
        Promise("一人询问无效", question, unless=officers >= 2, basis=ADOPTION[11]),
        Promise("没有询问不得决定", decide, unless=question.done, basis=CIVIL_CODE[1114]),
        Promise("未经决定不得发证明", issue, unless=decide.done, basis=ADOPTION[11]),
        Promise("不准予的不得发证明", issue, unless=decide.granted, basis=CIVIL_CODE[1114] + CIVIL_CODE[1115]),
        Promise("未经决定不得拒绝", refuse, unless=decide.done, basis=ADOPTION[11]),
        Promise("准予的不得拒绝", refuse, unless=~decide.granted | ~decide.done, basis=ADOPTION[11]),
        Promise("没有解除不得标注恢复", tell, unless=issue.done, basis=CIVIL_CODE[1117]),
    ),
    confidential=True,
)  # fmt: skip

matters = (registration,)
