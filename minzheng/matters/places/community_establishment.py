"""社区居民委员会设立：镇街提出，区民政局审核并报请，区人民政府批复；选举以后发特别法人证书，代码由统计部门随后赋予。

户数在一般规模（2018年法一百至七百户，2025年修订一千至三千户）以外的，由人说明理由，不当然拒绝。代码晚于设立，可以空缺，从不编造。
"""

from ...facts import community, handling
from ...offices import GOVERNMENT, HEAD, SECTION, TOWN
from ...statutes import COMMUNITIES, COMMUNITIES_2018, DIVISION_CODES, DIVISIONS, CIVIL_CODE, PLACE_NAMES
from ...vocabulary import (
    Condition, Entry, Evidence, Figure, Outcome, Promise, Registration, Step, Story, acts, days, granted_by, in_force, today,
    two_readings, unset, when,
)  # fmt: skip

SET_UP = COMMUNITIES_2018[6] + COMMUNITIES[3]
either = community.households.within(0, 0) | ~community.households.within(0, 0)
usual = "户数在一般规模以外的，是否确有需要"

conditions = (
    Condition("由街道办事处（镇人民政府）提出", ~community.proposer.is_("区民政局"), COMMUNITIES[3]),
    Condition("由区人民政府批准", community.approver.is_("区人民政府"), SET_UP),
    Condition("一般在一百至七百户", two_readings(community.households.within(100, 700), either, usual), COMMUNITIES_2018[6]),
    Condition("一般在一千至三千户", two_readings(community.households.within(1_000, 3_000), either, usual), COMMUNITIES[3]),
    Condition("四至闭合、不重叠，写明从哪里划出", community.closed, SET_UP),
    Condition("有办公用房和地址", community.office, SET_UP),
    Condition("已征求居民意见", community.consulted, SET_UP),
    Condition("名称在本区内不重名", ~community.duplicate, PLACE_NAMES["第九条第八项"]),
    Condition("不涉及乡镇、街道行政区域界线的变更（由省批准）", ~community.moves_division, DIVISIONS[9] + DIVISIONS[10]),
    Condition("代码没有错误", ~community.code_check.is_("不符"), DIVISIONS[17] + DIVISION_CODES.whole),
)  # fmt: skip

propose = Step("propose", "提出设立请示", TOWN, basis=SET_UP)
review = Step("review", "审核、实地核查，提出意见", SECTION, within=unset, after=propose, times=3, basis=SET_UP, records=(handling.opinion,))
forward = Step(
    "forward", "报请区人民政府", HEAD, within=unset, after=review, basis=SET_UP,
    gates=(
        Condition("审核意见为同意", when(review.done, review.said(handling.opinion).is_("同意")), SET_UP),
        Condition("由街道办事处（镇人民政府）提出", ~community.proposer.is_("区民政局"), COMMUNITIES[3]),
    ),
)  # fmt: skip
approve = Step(
    "approve", "批复", GOVERNMENT, within=unset, after=forward, decides=True, adverse=True, basis=SET_UP, letter="设立社区居民委员会的批复",
    records=(community.document, community.code_check),
)  # fmt: skip
refuse = Step("refuse", "告知不予设立", SECTION, within=unset, after=approve, adverse=True, final=True, basis=SET_UP, letter="不予设立社区告知书",
              gates=(Condition("结论为不予批准", when(approve.done, ~approve.granted), SET_UP),))  # fmt: skip
elect = Step(
    "elect", "组织居民委员会选举", TOWN, within=unset, after=approve, basis=COMMUNITIES_2018[8] + COMMUNITIES[17], records=(community.voters_posted,),
    gates=(
        Condition("已批准设立", approve.granted, SET_UP),
        Condition("选民名单在选举日二十日以前公布", today >= community.voters_posted + days(20), COMMUNITIES[17]),
    ),
)  # fmt: skip
certify = Step("certify", "发给特别法人统一社会信用代码证书", SECTION, within=unset, after=elect, basis=CIVIL_CODE[101] + COMMUNITIES[12],
               letter="基层群众性自治组织特别法人统一社会信用代码证书", records=(community.credit_code,))  # fmt: skip
store = Step("store", "更新地名信息库和区划地名图", SECTION, within=unset, after=approve, basis=PLACE_NAMES[16],
             gates=(Condition("已批准设立", approve.granted, SET_UP),))  # fmt: skip
assign = Step(
    "assign", "登记统计部门所赋代码", SECTION, within=unset, after=certify, basis=DIVISIONS[17] + DIVISION_CODES.whole, final=True,
    records=(community.code, community.code_check, community.code_used),
    gates=(
        Condition("代码与居委会的编码规则相符", community.code_check.is_("相符"), DIVISIONS[17] + DIVISION_CODES.whole),
        Condition("代码没有用过", ~community.code_used, DIVISION_CODES[6] + DIVISIONS[17]),
    ),
)  # fmt: skip

PATH = ((propose, 0), (review, 14), (forward, 10), (approve, 25), (elect, 40), (certify, 10), (store, 5))
NEW = (("清花社区", 6), ("石园社区", 6), ("富强社区", 3), ("富民社区", 2), ("南岸社区", 2))

establishment = Registration(
    id="community_establishment",
    title="社区居民委员会设立",
    word="社区设立",
    line="区划地名",
    basis=SET_UP,
    conditions=conditions,
    facts=(community.name, community.population, community.area, community.bounds),
    evidence=(
        Evidence("设立请示（理由、户数、人口、面积、四至和图）", SET_UP),
        Evidence("征求居民意见的情况", SET_UP),
        Evidence("办公用房证明", SET_UP),
    ),
    steps=(propose, review, forward, approve, refuse, elect, certify, store, assign),
    grant=Outcome("批准设立", document="设立社区居民委员会的批复"),
    refusal=Outcome("不予批准", document="不予设立社区告知书"),
    enters=(
        Entry("community", {"name": community.name, "population": community.population, "households": community.households,
                            "area": community.area, "bounds": community.bounds, "document": community.document}, approve, word="社区"),
        Entry("division_code", {"code": community.code, "name": community.name}, assign, word="区划代码"),
    ),
    figures=(
        Figure("communities_guided", "指导设立社区", "个", granted_by(approve), "本年经区人民政府批准设立的社区，按批复日期"),
        Figure("community_proposals", "设立社区请示", "件", acts(propose), "本年镇街提出的设立请示"),
        Figure("community_codes_assigned", "新赋统计用区划代码", "个", acts(assign), "本年登记的统计部门所赋代码；代码晚于设立"),
    ),
    uncounted=(review, forward, refuse, elect, certify, store),
    stories=(
        *(Story(f"设立{name}", 1, PATH, {community.name: name, community.proposer: "镇人民政府" if place == 6 else "街道办事处"},
                {review: {handling.opinion: "同意"}, approve: {community.code_check: "尚未赋码"}}, places=(place,), within=((3, 1), (7, 20)))
          for name, place in NEW),
        Story("与已有社区重名，不予批准", 1, ((propose, 0), (review, 14), (forward, 10), (approve, 20), (refuse, 3)),
              {community.name: "重名社区", community.duplicate: True}, {review: {handling.opinion: "同意"}}, within=((3, 1), (9, 1))),
    ),
    promises=(
        Promise("没有提出而审核", review, unless=propose.done, basis=SET_UP),
        Promise("没有审核同意而报请", forward, unless=review.said(handling.opinion).is_("同意"), basis=SET_UP),
        Promise("没有审核而报请", forward, unless=review.done, basis=SET_UP),
        Promise("区民政局径行提出", forward, unless=~in_force(COMMUNITIES[3]) | community.proposer.among("街道办事处", "镇人民政府"), basis=COMMUNITIES[3]),
        Promise("没有报请而批准", approve, unless=forward.done, basis=SET_UP),
        Promise("没有批复而告知不予设立", refuse, unless=approve.done, basis=SET_UP),
        Promise("批准的告知不予设立", refuse, unless=~approve.done | ~approve.granted, basis=SET_UP),
        Promise("没有批复而选举", elect, unless=approve.done, basis=SET_UP),
        Promise("不予批准而选举", elect, unless=approve.granted, basis=SET_UP),
        Promise("选民名单公布不足二十日而选举", elect, unless=~in_force(COMMUNITIES[17]) | (today >= community.voters_posted + days(20)), basis=COMMUNITIES[17]),
        Promise("没有选举而发证", certify, unless=elect.done, basis=CIVIL_CODE[101]),
        Promise("没有批复而改图入库", store, unless=approve.done, basis=PLACE_NAMES[16]),
        Promise("不予批准而改图入库", store, unless=approve.granted, basis=PLACE_NAMES[16]),
        Promise("没有证书而登记代码", assign, unless=certify.done, basis=DIVISIONS[17]),
        Promise("登记错误的代码", assign, unless=community.code_check.is_("相符"), basis=DIVISIONS[17]),
        Promise("代码再次使用", assign, unless=~community.code_used, basis=DIVISION_CODES[6]),
    ),
)  # fmt: skip

matters = (establishment,)
