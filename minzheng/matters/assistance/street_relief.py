"""流浪乞讨人员救助（2026年7月1日起称生活无着的流散人员）：自愿求助，当场决定，查明身份，护送返乡；外地来函协查另为一事。"""

from ...facts import handling, inquiry, street
from ...offices import PUBLIC, SHELTER, TOWN
from ...statutes import RELIEF, RELIEF_ACT, STATION_RULES, STREET, STREET_RULES, STREET_SEARCH, UNCARED
from ...vocabulary import (
    Clock, Condition, Evidence, Figure, Outcome, Promise, Service, Step, Story, acts, choose, days, granted_by, in_force, months, on_the_spot, today,
    two_readings, unset, when, working_days,
)  # fmt: skip
from ...vocabulary.facts import Fact

# 一、求助、检查、决定：不得拒绝符合条件的人；不予救助的说明理由
adult = (~street.minor & ~street.incapable).called("有完全民事行为能力的成年人")
known_only_by_us = (street.unknown & street.guarded).called("身份不明而需要监护照料的人")
in_need = (street.away & street.helpless & ~street.kin & street.roaming).called("离家在外、无力解决食宿、无亲友投靠，正在或者即将流浪乞讨")

ask = Step("ask", "求助、护送到站", PUBLIC, basis=STREET[5] + RELIEF_ACT[52])
hand_on = Step("hand_on", "镇街接受求助并转送", TOWN, within=unset, after=ask, basis=STREET[5] + RELIEF_ACT[52])
screen = Step(
    "screen", "安全检查，登记姓名和随身物品", SHELTER, within=on_the_spot, after=ask, basis=STREET[6] + STREET[8] + STATION_RULES.whole,
    records=(street.same_sex,),
    gates=(Condition("女性由女性工作人员检查、管理", when(street.sex.is_("女"), street.same_sex), STREET[8]),),
)  # fmt: skip
treat = Step("treat", "送定点医院救治", SHELTER, within=on_the_spot, after=ask, basis=STREET["第七条第三项"] + STATION_RULES.whole)
decide = Step(
    "decide", "决定是否救助", SHELTER, within=on_the_spot, after=screen, decides=True, adverse=True, letter="救助决定书", basis=STREET[6],
    gates=(Condition("疑似精神障碍、传染病、危重、外伤的，先送医救治", when(street.ill, treat.done), STREET["第七条第三项"] + STATION_RULES.whole),),
)  # fmt: skip
decline = Step(
    "decline", "送达不予救助通知书，转介镇街临时救助", SHELTER, within=on_the_spot, after=decide, basis=STREET[6], final=True, records=(handling.reason,),
    gates=(Condition("决定不予救助", when(decide.done, ~decide.granted), STREET[6]),),
)  # fmt: skip
aided = Condition("已经给予救助", when(decide.done, decide.granted), STREET[6] + STREET[7])

# 二、查明身份，在站服务
notice = Step("notice", "发布寻亲公告", SHELTER, within=days(1), after=decide, basis=STREET_SEARCH.whole, gates=(aided,), only=street.unknown)
sample = Step("sample", "报请公安机关采集、比对", SHELTER, within=working_days(7), after=decide, basis=STREET_SEARCH.whole, gates=(aided,), only=street.unknown)
contact = Step("contact", "查明身份，联系亲属或者户籍地", SHELTER, within=unset, after=decide, times=None, basis=STREET["第七条第四项"], gates=(aided,))
prolong = Step("prolong", "报告延长在站救助", SHELTER, after=decide, basis=STREET_RULES.whole + STATION_RULES.whole, records=(handling.reason,), gates=(aided,))

# 三、离站：成年人来去自由；未成年人等由亲属接领或者护送；身份长期不明的另行安置
voucher = Step(
    "voucher", "提供乘车凭证", SHELTER, within=unset, after=decide, basis=STREET["第七条第五项"], records=(street.ticket,),
    gates=(aided, Condition("给凭证，不给现金", street.ticket.is_("乘车凭证"), STREET["第七条第五项"])),
)  # fmt: skip
leave = Step(
    "leave", "自行离站（本人声明）", PUBLIC, after=decide, basis=STREET[11], final=True,
    gates=(aided, Condition("有完全民事行为能力的成年人", adult, STREET[11] + STREET[12])),
)  # fmt: skip
collect = Step("collect", "亲属接领", SHELTER, within=unset, after=contact, basis=STREET[12] + STATION_RULES.whole, final=True)
escort = Step(
    "escort", "护送返乡", SHELTER, within=unset, after=contact, basis=STREET[12] + STATION_RULES.whole, records=(street.destination,), times=1,
    gates=(Condition("属于应当护送的人", street.guarded, STREET[5] + STREET[12] + STATION_RULES.whole),),
)  # fmt: skip
handover = Step("handover", "流出地交接、签收", SHELTER, within=unset, after=escort, basis=STREET[12] + STATION_RULES.whole, final=True)
settle = Step(
    "settle", "提出安置方案（转入特困供养等）", SHELTER, within=unset, after=sample, basis=STREET_SEARCH.whole + RELIEF_ACT[31], final=True,
    gates=(
        Condition("仍查不到身份", street.unknown, STREET_SEARCH.whole),
        Condition("在站已满三个月", when(decide.done, today > decide.day + months(3)), STREET_SEARCH.whole),
    ),
)  # fmt: skip
end = Step(
    "end", "终止救助", SHELTER, within=unset, after=decide, basis=STREET[11] + STATION_RULES.whole, adverse=True, final=True, letter="终止救助通知书",
    records=(handling.reason,), gates=(aided, Condition("查明提供虚假情况骗取救助", street.untrue, STREET[11] + STATION_RULES.whole)),
)  # fmt: skip
steps = (ask, hand_on, screen, treat, decide, decline, notice, sample, contact, prolong, voucher, leave, collect, escort, handover, settle, end)
went: tuple[tuple[Step, int], ...] = ((ask, 0), (screen, 0), (decide, 0), (contact, 1), (voucher, 1), (leave, 1))
left: tuple[tuple[Step, int], ...] = ((ask, 0), (screen, 0), (decide, 0), (leave, 3))
young: dict[Fact, object] = {street.age: (9, 15)}
season = ((1, 2), (12, 16))

service = Service(
    id="street_relief",
    title="流浪乞讨人员救助",
    word="流浪救助",
    line="社会救助",
    basis=STREET[2] + RELIEF[50] + RELIEF_ACT[31],
    conditions=(
        Condition("离家在外，无力解决食宿，正在或者即将流浪乞讨", in_need | known_only_by_us, STREET[2] + STATION_RULES.whole + RELIEF_ACT[31]),
        Condition("自愿接受救助，或者属于应当监护照料的人", street.willing | street.guarded, STREET[2] + STREET[3]),
        Condition("没有拒不登记、拒不接受安全检查", ~street.refuses | street.guarded, STREET[6] + STATION_RULES.whole),
        Condition("没有享受城市低保、农村五保",
                  two_readings(~street.covered, ~street.covered | in_force(STATION_RULES.whole), "正在享受低保、五保而流落在外的，实施细则第二条排除，2014年规程没有排除"),
                  STREET_RULES[2] + STATION_RULES.whole),
    ),
    facts=(street.called,),
    evidence=(Evidence("本人身份情况（说不清的由救助站查询，不因此拒绝）", STREET[5]),),
    steps=steps,
    clocks=(
        Clock("在站救助期限", choose(prolong.done, decide.day + months(3), decide.day + days(10)), leave, STREET_RULES.whole + STATION_RULES.whole,
              only=decide.granted & ~(collect.done | handover.done)),
        Clock("未成年人返乡后回访（每季度至少一次）", handover.day + months(3), contact, UNCARED["第三部分第四项"], only=street.minor),
    ),
    grant=Outcome("给予救助", document="救助决定书"),
    refusal=Outcome("不予救助", document="不予救助通知书"),
    figures=(
        Figure("street_relief_person_times", "救助流浪乞讨人次", "人次", granted_by(decide), "本年决定给予救助的次数；同一人两次获助计两人次"),
        Figure("street_relief_escorted_home", "护送受助人员返乡人次", "人次", acts(escort), "本年护送返乡的人次（按人不按车次），是救助人次的一部分"),
        Figure("street_relief_declined", "不予救助人次", "人次", acts(decline), "本年书面说明理由、不予救助的人次"),
    ),
    uncounted=tuple(step for step in steps if step not in (decide, escort, decline)),
    stories=(
        Story("求助后领取乘车凭证返乡", 118, went, within=season),
        Story("在站住宿后自行离站", 58, left, within=season),
        Story("送医救治后亲属接领", 7, ((ask, 0), (treat, 0), (screen, 0), (decide, 0), (contact, 2), (collect, 4)), {street.ill: True}, within=season),
        Story("身份不明的老人，查明后亲属接领", 4, ((ask, 0), (screen, 0), (decide, 0), (notice, 1), (sample, 3), (contact, 4), (collect, 1)),
              {street.unknown: True, street.age: (66, 80)}, within=season),
        Story("未成年人，护送返乡", 3, ((ask, 0), (screen, 0), (decide, 0), (contact, 1), (escort, 3), (handover, 1)), young, within=season),
        Story("行动不便的老人，护送返乡", 2, ((ask, 0), (screen, 0), (decide, 0), (contact, 1), (escort, 4), (handover, 1)),
              {street.age: (62, 75), street.disabled: True}, within=season),
        Story("有家可归，只求给钱，不予救助", 11, ((ask, 0), (screen, 0), (decide, 0), (decline, 0)),
              {street.away: False, street.helpless: False, street.roaming: False}, within=season),
    ),
    promises=(
        Promise("没有求助的不得检查", screen, unless=ask.done, basis=STREET[6]),
        Promise("男性工作人员不得检查女性", screen, unless=~street.sex.is_("女") | street.same_sex, basis=STREET[8]),
        Promise("没有求助的无从送医", treat, unless=ask.done, basis=STREET["第七条第三项"]),
        Promise("没有求助的无从转送", hand_on, unless=ask.done, basis=STREET[5] + RELIEF_ACT[52]),
        Promise("不经登记检查不得决定", decide, unless=screen.done, basis=STREET[6]),
        Promise("危重、疑似精神障碍的人未送医不得先办入站", decide, unless=~street.ill | treat.done, basis=STREET["第七条第三项"]),
        Promise("没有决定不得拒绝", decline, unless=decide.done & ~decide.granted, basis=STREET[6]),
        Promise("没有救助的无从发布寻亲公告", notice, unless=decide.done & decide.granted, basis=STREET_SEARCH.whole),
        Promise("没有救助的无从采集", sample, unless=decide.done & decide.granted, basis=STREET_SEARCH.whole),
        Promise("没有救助的无从联系亲属", contact, unless=decide.done & decide.granted, basis=STREET["第七条第四项"]),
        Promise("没有救助的无从延长", prolong, unless=decide.done & decide.granted, basis=STREET_RULES.whole),
        Promise("不得以现金代替乘车凭证", voucher, unless=decide.done & decide.granted & street.ticket.is_("乘车凭证"), basis=STREET["第七条第五项"]),
        Promise("未成年人、没有完全民事行为能力的人不得自行离站", leave, unless=decide.done & decide.granted & adult, basis=STREET[11] + STREET[12]),
        Promise("未联系亲属不得接领", collect, unless=contact.done, basis=STREET[12]),
        Promise("未查明去处不得护送", escort, unless=contact.done, basis=STREET[12]),
        Promise("有完全行为能力的青壮年不得强行护送", escort, unless=street.guarded, basis=STREET[12] + STREET[11]),
        Promise("没有护送无从交接", handover, unless=escort.done, basis=STREET[12]),
        Promise("身份已明的不得按身份不明安置", settle, unless=sample.done & street.unknown, basis=STREET_SEARCH.whole),
        Promise("不满三个月不得以长期滞留安置", settle, unless=decide.done & (today > decide.day + months(3)), basis=STREET_SEARCH.whole),
        Promise("没有查明虚假不得终止救助", end, unless=decide.done & decide.granted & street.untrue, basis=STREET[11]),
    ),
)  # fmt: skip

# 四、协助其他省、市核查受助人员信息：不是本区救助的人次
receive = Step("receive", "收到协查来函", SHELTER, basis=STREET_SEARCH.whole + STATION_RULES.whole)
search = Step("search", "查询、走访核实", SHELTER, within=unset, after=receive, basis=STREET_SEARCH.whole + STATION_RULES.whole)
reply = Step(
    "reply", "复函", SHELTER, within=unset, after=search, basis=STREET_SEARCH.whole + STATION_RULES.whole, records=(inquiry.found,), final=True, letter="协查复函"
)
checks = Service(
    id="street_identity_check",
    title="协助核查流浪乞讨受助人员信息",
    word="身份核查",
    line="社会救助",
    basis=STREET_SEARCH.whole + STATION_RULES.whole,
    conditions=(Condition("来自其他省、市的救助管理机构", inquiry.outside, STREET_SEARCH.whole + STATION_RULES.whole),),
    facts=(inquiry.station, inquiry.about),
    evidence=(Evidence("来函和被核查人的线索", STREET_SEARCH.whole),),
    steps=(receive, search, reply),
    figures=(Figure("street_relief_checks_for_others", "协助其他省市核查受助人员信息人次", "人次", acts(reply), "本年复函的协查人次；不是救助人次的一部分"),),
    uncounted=(receive, search),
    stories=(Story("外省来函，核实后复函", 9, ((receive, 0), (search, 2), (reply, 3)), within=((1, 8), (12, 10))),),
    promises=(
        Promise("没有来函的不得查询个人信息", search, unless=receive.done, basis=STREET_SEARCH.whole),
        Promise("未经查询不得复函", reply, unless=search.done, basis=STREET_SEARCH.whole),
    ),
)  # fmt: skip

matters = (service, checks)
