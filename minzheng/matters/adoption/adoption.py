"""收养登记：收养、送养当事人共同申请，评估、公告、询问、审查，自收件次日起三十日内决定；登记之日收养关系成立。

收养秘密受法律保护：不公示，不上网站，登记簿不记姓名。评估和公告的时间不计入审查期限；公告登报，不得写入收养人、送养人和儿童的现住处。
"""

from ...facts import adoption
from ...facts.adoptions import COUPLE, FOUNDLING, HARDSHIP, KIN, MAN, NEITHER, ONE_OF_TWO, ORPHAN, STEP_CHILD, WOMAN
from ...offices import APPLICANT, BUREAU, SECTION
from ...statutes import ADOPTION, ADOPTION_EVALUATION, ADOPTION_PRACTICE, CIVIL_CODE, of_minors
from ...vocabulary import (
    Clock, Condition, Entry, Evidence, Figure, Outcome, Promise, Registration, Step, Story, acts, age, apart_from, days, months, officers,
    on_the_spot, reached, today, unset, when, working_days,
)  # fmt: skip
from ...vocabulary.facts import Fact

# 一、谁可以被收养、谁可以送养、谁可以收养
step_child, kin = adoption.route.is_(STEP_CHILD), adoption.route.is_(KIN)
foundling = adoption.child_kind.is_(FOUNDLING)
single = adoption.adopter.among(MAN, WOMAN)
other_sex = (adoption.adopter.is_(MAN) & adoption.child_sex.is_("女")) | (adoption.adopter.is_(WOMAN) & adoption.child_sex.is_("男"))
old_enough_gap = adoption.child_born >= adoption.adopter_born + months(40 * 12)
favoured = (
    adoption.child_kind.is_(ORPHAN) | adoption.child_disabled | (foundling & adoption.giver.is_("儿童福利机构"))
).called("孤儿、残疾未成年人或者儿童福利机构抚养的查找不到生父母的未成年人")  # fmt: skip
unlimited = favoured | step_child
eight = (adoption.child_age >= 8).called("被收养人年满八周岁")
by_guardian = adoption.giver.among("监护人（父母均无民事行为能力且可能严重危害该未成年人）", "民政部门（长期监护）")
lawful_giver = (
    step_child
    | (adoption.child_kind.is_(ORPHAN) & adoption.giver.among("孤儿的监护人", "儿童福利机构", "民政部门（长期监护）"))
    | (foundling & adoption.giver.among("儿童福利机构", "民政部门（长期监护）"))
    | adoption.giver.among("生父母双方", "单方（另一方不明或者查找不到）", "丧偶的生父或者生母")
    & (adoption.child_kind.is_(HARDSHIP) | kin)
    | by_guardian
).called("送养人有权送养")  # fmt: skip

conditions = (
    Condition("本机关有管辖权", adoption.here, ADOPTION[4]),
    Condition("当事人亲自到场，或者一方持有效的委托", adoption.present, ADOPTION[5]),
    Condition("被收养人未满十八周岁", adoption.child_age < 18, CIVIL_CODE[1093]),
    Condition("被收养人属于可以被收养的情形", step_child | kin | by_guardian | ~adoption.child_kind.is_(NEITHER),
              CIVIL_CODE[1093] + CIVIL_CODE[1095] + CIVIL_CODE[1099] + CIVIL_CODE[1103] + of_minors(95)),
    Condition("送养人有权送养", lawful_giver, CIVIL_CODE[1094] + CIVIL_CODE[1095] + CIVIL_CODE[1097] + of_minors(95)),
    Condition("监护人送养孤儿的，有抚养义务的人同意", when(adoption.giver.is_("孤儿的监护人"), adoption.supporters_agree), CIVIL_CODE[1096]),
    Condition("丧偶一方送养的，死亡一方的父母不主张优先抚养", when(adoption.giver.is_("丧偶的生父或者生母"), adoption.no_prior_claim), CIVIL_CODE[1108]),
    Condition("有配偶的，夫妻共同收养", when(~step_child, ~adoption.adopter.is_(ONE_OF_TWO)), CIVIL_CODE[1101]),
    Condition("收养继子女的，其生父或者生母同意", when(step_child, adoption.parent_agrees), CIVIL_CODE[1103]),
    Condition("收养人年满三十周岁", when(~step_child, reached(age(adoption.adopter_born), adoption.adopter_born, 30)), CIVIL_CODE[1098]),
    Condition("共同收养的配偶年满三十周岁", when(~step_child & adoption.adopter.is_(COUPLE), reached(age(adoption.spouse_born), adoption.spouse_born, 30)), CIVIL_CODE[1098]),
    Condition("无配偶者收养异性子女的，年龄相差四十周岁以上", when(single & other_sex & ~kin & ~step_child, old_enough_gap), CIVIL_CODE[1102]),
    Condition("收养人无子女或者只有一名子女", when(~unlimited & ~(kin & adoption.overseas), adoption.children <= 1), CIVIL_CODE[1098] + CIVIL_CODE[1099] + CIVIL_CODE[1100]),
    Condition("无子女的收养不超过两名", when(~unlimited & (adoption.children <= 0), adoption.number <= 2), CIVIL_CODE[1100]),
    Condition("有子女的只收养一名", when(~unlimited & (adoption.children >= 1), adoption.number <= 1), CIVIL_CODE[1100]),
    Condition("收养人有抚养、教育和保护的能力", when(~step_child, adoption.able), CIVIL_CODE[1098]),
    Condition("收养人未患不应当收养子女的疾病", when(~step_child, adoption.healthy), CIVIL_CODE[1098]),
    Condition("收养人无不利于被收养人健康成长的违法犯罪记录", when(~step_child, adoption.clean), CIVIL_CODE[1098]),
    Condition("收养人与送养人双方自愿", adoption.agreed, CIVIL_CODE[1104]),
    Condition("被收养人年满八周岁的，本人同意", when(eight, adoption.child_agrees), CIVIL_CODE[1104]),
    Condition("没有买卖儿童或者借收养牟利的嫌疑", ~adoption.traded, CIVIL_CODE[1044]),
    Condition("收养评估合格", when(~step_child, adoption.evaluated.is_("合格")), CIVIL_CODE["第一千一百零五条第五款"] + ADOPTION_EVALUATION.whole),
    Condition("融合期不少于三十日", when(~step_child, adoption.together >= 30), ADOPTION_EVALUATION.whole),
    Condition("查找不到生父母的，公告期内无人认领", when(foundling, adoption.unclaimed), ADOPTION["第八条第二款"]),
)  # fmt: skip

# 二、办理。评估期间、公告期间各自不计入审查期限；同时进行的日子只扣一次
accept = Step("accept", "收件", SECTION, within=on_the_spot, basis=ADOPTION[5] + ADOPTION[6] + ADOPTION[7], letter="收养登记申请收件回执",
              gates=(Condition("本机关有管辖权", adoption.here, ADOPTION[4]),))  # fmt: skip
report = Step(
    "report", "有买卖儿童嫌疑，报告公安机关", SECTION, within=on_the_spot, after=accept, only=adoption.traded, basis=CIVIL_CODE[1044] + of_minors(11),
)  # fmt: skip
inform = Step("inform", "书面告知收养评估", SECTION, after=accept, basis=ADOPTION_EVALUATION[9], letter="收养评估告知书")
consent = Step("consent", "收养申请人同意评估", APPLICANT, after=inform, basis=ADOPTION_EVALUATION[9])
evaluate = Step(
    "evaluate", "出具收养评估报告", SECTION, within=days(60), after=consent, officers=2, basis=ADOPTION_EVALUATION[5] + ADOPTION_EVALUATION[10],
    records=(adoption.evaluated, adoption.together),
    gates=(Condition("同意评估后已融合三十日以上", when(consent.done, today >= consent.day + days(30)), ADOPTION_EVALUATION[8]),),
)  # fmt: skip
announce = Step(
    "announce", "登报公告查找生父母", SECTION, after=accept, basis=ADOPTION["第八条第二款"], records=(adoption.newspaper, adoption.discloses),
    gates=(
        Condition("属于查找不到生父母的儿童", foundling, ADOPTION["第八条第二款"]),
        Condition("公告不写收养人、送养人和儿童现住处", ~adoption.discloses, CIVIL_CODE[1110] + of_minors(4)),
    ),
)  # fmt: skip
expire = Step(
    "expire", "公告期满", SECTION, after=announce, basis=ADOPTION["第八条第二款"], records=(adoption.unclaimed,),
    gates=(Condition("公告已满六十日", when(announce.done, today > announce.day + days(60)), ADOPTION["第八条第二款"]),),
)  # fmt: skip
question = Step(
    "question", "分别询问，征求八周岁以上被收养人同意", SECTION, after=accept, officers=2, basis=CIVIL_CODE[1104] + ADOPTION_PRACTICE.whole,
    records=(adoption.present, adoption.child_agrees),
)  # fmt: skip
decide = Step(
    "decide", "审查决定", BUREAU, after=question, decides=True, adverse=True, basis=ADOPTION["第八条第一款"], apart=(evaluate,), letter="收养登记审查决定书",
    records=(adoption.present, adoption.child_agrees, adoption.evaluated, adoption.together, adoption.unclaimed),
    gates=(
        Condition("不是收养继子女的，已经评估", when(~step_child, evaluate.done), ADOPTION_EVALUATION.whole),
        Condition("评估结论与评估报告一致",
                  when(evaluate.done, adoption.evaluated.rank.equals(evaluate.said(adoption.evaluated).rank)), ADOPTION_EVALUATION.whole),
        Condition("融合期与评估报告一致", when(evaluate.done, adoption.together.equals(evaluate.said(adoption.together))), ADOPTION_EVALUATION.whole),
        Condition("查找不到生父母的，公告已经期满", when(foundling, expire.done), ADOPTION["第八条第二款"]),
        Condition("有买卖儿童嫌疑的，已报告公安机关", when(adoption.traded, report.done), CIVIL_CODE[1044]),
    ),
)  # fmt: skip
granted = Condition("已准予登记", when(decide.done, decide.granted), CIVIL_CODE[1105])
issue = Step(
    "issue", "登记、发给收养登记证", SECTION, within=on_the_spot, after=decide, only=decide.granted, basis=CIVIL_CODE[1105] + ADOPTION["第八条第一款"],
    letter="收养登记证", records=(adoption.certificate,), gates=(granted,), holds=True,  # 孤儿、事实无人抚养等待遇当日暂停，停发另作决定
)  # fmt: skip
refuse = Step(
    "refuse", "送达不予登记决定", SECTION, within=unset, after=decide, only=decide.done & ~decide.granted, adverse=True, final=True,
    basis=ADOPTION["第八条第一款"], letter="不予收养登记告知书", gates=(Condition("结论为不予登记", when(decide.done, ~decide.granted), ADOPTION["第八条第一款"]),),
)  # fmt: skip
tell = Step(
    "tell", "告知有关待遇停发、终止民政部门监护，档案封存", SECTION, within=working_days(1), after=issue, final=True,
    basis=CIVIL_CODE[1110] + CIVIL_CODE[1111] + of_minors(95),
)  # fmt: skip

# 三、演练
prepared = ((accept, 0), (inform, 1), (consent, 2), (evaluate, 40))
registered = ((question, 3), (decide, 5), (issue, 0), (tell, 1))
agreed: dict[Fact, object] = {adoption.evaluated: "合格", adoption.together: 38}
good = {evaluate: agreed, decide: agreed}
of_institution: dict[Fact, object] = {adoption.child_kind: FOUNDLING, adoption.giver: "儿童福利机构"}

registration = Registration(
    id="adoption",
    title="中国公民收养子女登记",
    word="收养",
    line="收养登记",
    basis=CIVIL_CODE[1105] + ADOPTION.whole,
    conditions=(
        *conditions,
        Condition("查找不到生父母的，公告已满六十日", when(foundling & announce.done, today > announce.day + days(60)), ADOPTION["第八条第二款"]),
    ),
    evidence=(
        Evidence("收养申请书、送养人同意送养的书面意见", ADOPTION[6] + ADOPTION[7]),
        Evidence("居民户口簿、居民身份证", ADOPTION[6] + ADOPTION[7], held="公安户籍"),
        Evidence("婚姻、抚养教育能力和子女情况的证明", ADOPTION[6]),
        Evidence("县级以上医疗机构的健康检查证明", ADOPTION[6], only=~step_child),
        Evidence("弃婴、儿童的捡拾证明和公安机关报案证明", ADOPTION[6] + ADOPTION[7], only=foundling),
        Evidence("生父母死亡或者宣告死亡的证明", ADOPTION[7], only=adoption.child_kind.is_(ORPHAN)),
        Evidence("生父母有特殊困难的声明", ADOPTION[7], only=adoption.child_kind.is_(HARDSHIP)),
        Evidence("残疾证明", ADOPTION[7], held="残联", only=adoption.child_disabled),
    ),
    steps=(accept, report, inform, consent, evaluate, announce, expire, question, decide, issue, refuse, tell),
    clocks=(
        Clock("审查期限（评估、公告的时间不计）", accept.day + days(30), decide, ADOPTION["第八条第一款"] + ADOPTION_EVALUATION.whole,
              pauses=((consent, evaluate), (announce, expire))),
        Clock("公告期满之日", announce.day + days(61), expire, ADOPTION["第八条第二款"], only=announce.done),
    ),
    grant=Outcome("准予登记", document="收养登记审查决定书"),
    refusal=Outcome("不予登记", document="不予收养登记决定书"),
    enters=(Entry("adoption", {"name": adoption.certificate}, issue, word="收养登记"),),  # 名称一栏是证件字号，不记姓名
    figures=(
        Figure("adoptions_registered", "国内收养登记", "宗", acts(issue), "本年发给收养登记证的宗数，一名被收养人一宗，按发证日期"),
        Figure("adoptions_refused", "不予收养登记", "宗", acts(refuse), "本年送达不予登记决定的宗数"),
    ),
    uncounted=(accept, report, inform, consent, evaluate, announce, expire, question, decide, tell),
    stories=(
        Story("夫妻共同收养生父母有特殊困难的儿童", 2, (*prepared, *registered),
              {adoption.child_kind: HARDSHIP, adoption.giver: "生父母双方"}, good),
        Story("夫妻共同收养福利机构的弃婴，公告六十日", 2, (*prepared, (announce, 2), (expire, 62), *registered), of_institution, good),
        Story("收养三代以内旁系同辈血亲的子女", 1, (*prepared, *registered),
              {adoption.route: KIN, adoption.child_kind: NEITHER, adoption.giver: "生父母双方"}, good),
        Story("继父收养继子女，不评估", 1, ((accept, 0), *registered), {adoption.route: STEP_CHILD, adoption.child_kind: NEITHER, adoption.giver: "其他",
              adoption.adopter: ONE_OF_TWO}, {decide: {adoption.evaluated: "未评估", adoption.together: 0}}),
        Story("单身男性收养女童，相差不足四十周岁，不予登记", 1, (*prepared, (question, 3), (decide, 5), (refuse, 2)),
              {adoption.child_kind: HARDSHIP, adoption.giver: "生父母双方", adoption.adopter: MAN, adoption.child_sex: "女", adoption.adopter_born: (-13500, -13000),
               adoption.child_born: (-1000, -800)}, good),
    ),
    promises=(
        Promise("没有管辖权不得收件", accept, unless=adoption.here, basis=ADOPTION[4]),
        Promise("没有收件无从报案", report, unless=accept.done, basis=CIVIL_CODE[1044]),
        Promise("没有收件不得告知评估", inform, unless=accept.done, basis=ADOPTION_EVALUATION[9]),
        Promise("没有告知无从同意评估", consent, unless=inform.done, basis=ADOPTION_EVALUATION[9]),
        Promise("未经同意不得评估", evaluate, unless=consent.done, basis=ADOPTION_EVALUATION[9]),
        Promise("一人评估无效", evaluate, unless=officers >= 2, basis=ADOPTION_EVALUATION[5]),
        Promise("融合不满三十日不得出具评估报告", evaluate, unless=today >= consent.day + days(30), basis=ADOPTION_EVALUATION[8]),
        Promise("没有收件不得公告", announce, unless=accept.done, basis=ADOPTION["第八条第二款"]),
        Promise("生父母明确的不得公告", announce, unless=foundling, basis=ADOPTION["第八条第二款"] + CIVIL_CODE[1110]),
        Promise("公告不得泄露收养人、送养人和儿童现住处", announce, unless=~adoption.discloses, basis=CIVIL_CODE[1110]),
        Promise("没有公告无从期满", expire, unless=announce.done, basis=ADOPTION["第八条第二款"]),
        Promise("公告不满六十日不得期满", expire, unless=today >= announce.day + days(61), basis=ADOPTION["第八条第二款"]),
        Promise("没有收件不得询问", question, unless=accept.done, basis=CIVIL_CODE[1104]),
        Promise("一人询问无效", question, unless=officers >= 2, basis=ADOPTION_PRACTICE.whole),
        Promise("没有分别询问不得决定", decide, unless=question.done, basis=CIVIL_CODE[1104]),
        Promise("没有评估不得决定（继子女除外）", decide, unless=step_child | evaluate.done, basis=ADOPTION_EVALUATION.whole),
        Promise("弃婴未经公告期满不得决定", decide, unless=~foundling | expire.done, basis=ADOPTION["第八条第二款"]),
        Promise("评估不合格不得改作合格", decide,
                unless=~evaluate.done | ~adoption.evaluated.is_("合格") | evaluate.said(adoption.evaluated).is_("合格"), basis=ADOPTION_EVALUATION.whole),
        Promise("融合期不足不得改作足期", decide,
                unless=~evaluate.done | (adoption.together < 30) | (evaluate.said(adoption.together) >= 30), basis=ADOPTION_EVALUATION.whole),
        Promise("评估的人不得审查决定", decide, unless=apart_from(evaluate), basis=ADOPTION_EVALUATION.whole),
        Promise("有买卖儿童嫌疑而未报案不得结论", decide, unless=~adoption.traded | report.done, basis=CIVIL_CODE[1044]),
        Promise("未经决定不得发证", issue, unless=decide.done, basis=CIVIL_CODE[1105]),
        Promise("不准予的不得发证", issue, unless=decide.granted, basis=CIVIL_CODE[1113]),
        Promise("未经决定不得拒绝", refuse, unless=decide.done, basis=ADOPTION["第八条第一款"]),
        Promise("准予的不得拒绝", refuse, unless=~decide.granted | ~decide.done, basis=ADOPTION["第八条第一款"]),
        Promise("没有登记不得停止待遇和监护", tell, unless=issue.done, basis=of_minors(95)),
    ),
    confidential=True,
)  # fmt: skip

matters = (registration,)
