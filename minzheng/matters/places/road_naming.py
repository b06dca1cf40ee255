"""道路命名：单位申请，区民政局审查、组织评估论证和征求意见，逐级报市人民政府批准；区无权批准。一次批复可以有多条名称。"""

from ...facts import handling, naming, road
from ...offices import APPLICANT, CITY, HEAD, SECTION
from ...statutes import PLACE_NAMES, PLACE_NAMES_RULES
from ...vocabulary import (
    Condition, Entry, Evidence, Figure, Outcome, Promise, Registration, Step, count, days, granted_by, happened, some, summed, two_readings,
    unset, when, Story,
)  # fmt: skip

from ...vocabulary.facts import Fact

# 一、名称：每一条都要符合命名规则
listed = count(road.duplicate | ~road.duplicate, "条").called("所列名称条数")
conditions = (
    Condition("属于街路巷（住宅区、楼宇等由其他机关批准）", naming.feature.is_("街路巷"), PLACE_NAMES[12]),
    Condition("由市人民政府批准（市辖区和民政部门无权）", naming.approver.is_("市人民政府"), PLACE_NAMES["第十二条第五项"]),
    Condition("申请书写明方案、理由和基本情况", naming.grounds, PLACE_NAMES["第十一条第一款"]),
    Condition("附有综合评估报告", naming.assessed, PLACE_NAMES["第十一条第二款"] + PLACE_NAMES_RULES[5]),
    Condition("附有专家论证报告", naming.argued, PLACE_NAMES["第十一条第二款"] + PLACE_NAMES_RULES[5]),
    Condition("附有征求意见报告", naming.consulted, PLACE_NAMES["第十一条第二款"] + PLACE_NAMES_RULES[5]),
    Condition("列明名称", listed >= 1, PLACE_NAMES["第十一条第一款第一项"]),
    Condition("专名和通名齐备", ~some(~road.complete).called("有名称缺专名或者通名"), PLACE_NAMES[9]),
    Condition("含义明确、健康", ~some(~road.decent).called("有名称含义不当"), PLACE_NAMES["第九条第一项"]),
    Condition("符合实际地域、规模、性质", ~some(~road.fitting).called("有名称与实际不符"), PLACE_NAMES["第九条第二项"]),
    Condition("使用国家通用语言文字，不用生僻字", ~some(~road.plain).called("有名称用字不合规定"), PLACE_NAMES["第九条第三项"]),
    Condition("不以人名作地名", ~some(road.person).called("有名称使用人名"), PLACE_NAMES["第九条第四项"] + PLACE_NAMES_RULES[3]),
    Condition("不以外国人名、地名作地名", ~some(road.foreign).called("有名称使用外国人名、地名"), PLACE_NAMES["第九条第五项"]),
    Condition("不以企业名称、商标作地名",
              two_readings(~some(road.brand.is_("使用企业名称或者商标")).called("有名称使用企业名称或者商标"), ~some(~road.brand.is_("无关")).called("有名称用词与企业名称、商标相同"), "用词与企业名称、商标相同的，有无特定联系"),
              PLACE_NAMES["第九条第六项"] + PLACE_NAMES_RULES[4]),
    Condition("同一建成区内不重名", ~some(road.duplicate).called("有名称重名"), PLACE_NAMES["第九条第八项"]),
    Condition("同一建成区内避免同音",
              two_readings(~some(road.homophone & road.duplicate).called("有名称既同音又重名"), ~some(road.homophone).called("有名称同音"), "同音不同字是否足以混淆，能否避免"),
              PLACE_NAMES["第九条第八项"]),
)  # fmt: skip

# 二、办理
apply = Step("apply", "提出命名申请", APPLICANT, basis=PLACE_NAMES[11])
review = Step("review", "审查、比对重名", SECTION, within=unset, after=apply, times=3, basis=PLACE_NAMES[9])
supplement = Step("supplement", "告知补正", SECTION, after=apply, times=3, basis=PLACE_NAMES[11], records=(handling.missing,))
assess = Step("assess", "综合评估、专家论证、征求意见", SECTION, within=unset, after=review, basis=PLACE_NAMES["第十一条第二款"])
forward = Step(
    "forward", "逐级上报市人民政府", HEAD, basis=PLACE_NAMES["第十二条第五项"],
    gates=(
        Condition("已评估、论证、征求意见", assess.done, PLACE_NAMES["第十一条第二款"]),
        Condition("属于街路巷", naming.feature.is_("街路巷"), PLACE_NAMES[12]),
    ),
)  # fmt: skip
approve = Step(
    "approve", "批准命名", CITY, within=unset, after=forward, decides=True, adverse=True, basis=PLACE_NAMES["第十二条第五项"],
    letter="命名批复", records=(naming.approved, naming.document),
    gates=(Condition("批准的条数不多于所列名称", listed >= naming.approved, PLACE_NAMES[4] + PLACE_NAMES[12]),),
)  # fmt: skip
granted = Condition("已批准命名", approve.granted, PLACE_NAMES[13] + PLACE_NAMES[14])
record = Step("record", "报上一级备案", CITY, within=days(15), after=approve, basis=PLACE_NAMES[13], gates=(granted,), only=approve.granted)
announce = Step("announce", "向社会公告", CITY, within=days(15), after=approve, basis=PLACE_NAMES[14], gates=(granted,), only=approve.granted)
store = Step("store", "录入国家地名信息库", SECTION, within=unset, after=announce, basis=PLACE_NAMES[16])
sign = Step(
    "sign", "设置地名标志，告知公安、邮政等部门", SECTION, within=unset, after=store, basis=PLACE_NAMES[19], final=True, records=(naming.signs,),
    gates=(Condition("按标准名称设置", naming.signs_standard, PLACE_NAMES[18] + PLACE_NAMES[19]),),
)  # fmt: skip
refuse = Step(
    "refuse", "告知不予批准", SECTION, after=approve, basis=PLACE_NAMES[12], adverse=True, final=True, letter="不予命名告知书",
    gates=(Condition("结论为不予批准", when(approve.done, ~approve.granted), PLACE_NAMES[12]),),
)  # fmt: skip

# 三、演练：一次申请五百七十二条巷道，名称、拼写和位置都是演练数据
TOWNS = ("凤城街道", "东城街道", "洲心街道", "横荷街道", "源潭镇", "龙塘镇", "石角镇", "飞来峡镇")
STEMS = (
    ("富利", "Fuli", 3), ("新城", "Xincheng", 1), ("锦霞", "Jinxia", 0), ("松岗", "Songgang", 1), ("桥北", "Qiaobei", 0), ("北江", "Beijiang", 0),
    ("凤鸣", "Fengming", 0), ("连江", "Lianjiang", 2), ("清晖", "Qinghui", 2), ("文昌", "Wenchang", 1), ("飞来", "Feilai", 7), ("石角", "Shijiao", 6),
    ("龙塘", "Longtang", 5), ("源潭", "Yuantan", 4), ("银泉", "Yinquan", 5), ("平安", "Ping'an", 3), ("学宫", "Xuegong", 0), ("麦围", "Maiwei", 3),
    ("沙田", "Shatian", 2), ("荷塘", "Hetang", 3), ("长埔", "Changpu", 5), ("黄金", "Huangjin", 1), ("梅坪", "Meiping", 6), ("高桥", "Gaoqiao", 7),
    ("青榄", "Qinglan", 4), ("大塱", "Dalang", 3), ("丰霖", "Fenglin", 6), ("万福", "Wanfu", 1), ("南岸", "Nan'an", 2), ("富强", "Fuqiang", 3),
    ("清花", "Qinghua", 6), ("石园", "Shiyuan", 6), ("江滨", "Jiangbin", 2), ("田龙", "Tianlong", 7), ("横岗", "Henggang", 5), ("东门", "Dongmen", 0),
    ("西园", "Xiyuan", 4), ("官塘", "Guantang", 4), ("泰安", "Tai'an", 1), ("永兴", "Yongxing", 4), ("和顺", "Heshun", 5), ("聚宝", "Jubao", 2),
    ("仁和", "Renhe", 7), ("德馨", "Dexin", 4),
)  # fmt: skip
NUMBERS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三")
LANES: tuple[dict[Fact, object], ...] = tuple(
    {road.name: f"{stem}{number}巷", road.spelling: f"{spelled} {order} Xiang", road.place: TOWNS[town]}
    for stem, spelled, town in STEMS
    for order, number in enumerate(NUMBERS, 1)
)

decision = Registration(
    id="road_naming",
    title="街路巷命名",
    word="街路命名",
    line="区划地名",
    basis=PLACE_NAMES[9] + PLACE_NAMES[12],
    conditions=conditions,
    facts=(road.name, road.spelling, road.place),
    evidence=(
        Evidence("申请书（方案及理由，位置、规模、性质）", PLACE_NAMES[11]),
        Evidence("综合评估报告", PLACE_NAMES[11] + PLACE_NAMES_RULES[5]),
        Evidence("专家论证报告", PLACE_NAMES[11] + PLACE_NAMES_RULES[5]),
        Evidence("征求意见报告", PLACE_NAMES[11] + PLACE_NAMES_RULES[5]),
    ),
    steps=(apply, supplement, review, assess, forward, approve, record, announce, store, sign, refuse),
    grant=Outcome("批准命名", document="命名批复"),
    refusal=Outcome("不予批准", document="不予命名告知书"),
    # 一条名称一行，由批准这一行为登记，各行同一批复文号
    enters=(
        Entry("place", {"name": road.name, "spelling": road.spelling, "place": road.place, "document": naming.document}, approve, word="地名"),
    ),
    figures=(
        Figure("roads_named", "道路命名批复", "条", summed(approve, naming.approved), "本年批复中批准的名称条数，按批准日期；一件批复可以有多条"),
        Figure("date_road_naming_approval", "道路命名批复日期", "日期", happened(approve), "本年最后一件批复的日期"),
        Figure("road_signs_set", "设置地名标志", "块", summed(sign, naming.signs), "本年按标准名称设置的街路巷标志，按设置日期"),
        Figure("road_naming_approvals", "道路命名批复件数", "件", granted_by(approve), "本年批准命名的批复件数"),
    ),
    uncounted=(apply, supplement, review, assess, forward, record, announce, store, refuse),
    stories=(
        Story("“富利一巷”等五百七十二条", 1, ((apply, 0), (review, 14), (assess, 35), (forward, 12), (approve, 30), (announce, 5), (record, 3), (store, 10), (sign, 8)),
              {naming.approver: "市人民政府"}, {approve: {naming.approved: 572, naming.document: "清远府函〔2024〕演练1号"}, sign: {naming.signs: 572}}, LANES, within=((8, 1), (8, 1))),
    ),
    promises=(
        Promise("没有申请不得审查", review, unless=apply.done, basis=PLACE_NAMES[11]),
        Promise("没有申请无从补正", supplement, unless=apply.done, basis=PLACE_NAMES[11]),
        Promise("未经审查不得评估论证", assess, unless=review.done, basis=PLACE_NAMES[9]),
        Promise("未经评估论证、征求意见不得上报", forward, unless=assess.done, basis=PLACE_NAMES["第十一条第二款"]),
        Promise("不是街路巷的不得由本程序上报", forward, unless=naming.feature.is_("街路巷"), basis=PLACE_NAMES[12]),
        Promise("未上报不得批准", approve, unless=forward.done, basis=PLACE_NAMES[12]),
        Promise("批准未申报的名称", approve, unless=listed >= naming.approved, basis=PLACE_NAMES[4]),
        Promise("未批准不得备案", record, unless=approve.done, basis=PLACE_NAMES[13]),
        Promise("不予批准的不得备案", record, unless=approve.granted, basis=PLACE_NAMES[13]),
        Promise("未批准不得公告", announce, unless=approve.done, basis=PLACE_NAMES[4] + PLACE_NAMES[14]),
        Promise("不予批准的不得公告", announce, unless=approve.granted, basis=PLACE_NAMES[4] + PLACE_NAMES[14]),
        Promise("未入库不得设标", sign, unless=store.done, basis=PLACE_NAMES[19]),
        Promise("不得设置非标准地名的标志", sign, unless=naming.signs_standard, basis=PLACE_NAMES[18]),
        Promise("未公告不得入库", store, unless=announce.done, basis=PLACE_NAMES[16]),
        Promise("未经批准机关审查不得告知不予批准", refuse, unless=approve.done, basis=PLACE_NAMES[12]),
        Promise("已批准的不得告知不予批准", refuse, unless=~approve.granted | ~approve.done, basis=PLACE_NAMES[12]),
    ),
)  # fmt: skip

matters = (decision,)
