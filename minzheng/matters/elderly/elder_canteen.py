"""长者饭堂：开办进登记簿，一处饭堂一条，迁址不另立新条，停办即注销；年末在运营的饭堂和有饭堂的镇（街道）由登记簿数出。

运营单位须竞争选定或者由村（居）自办；供餐须有食品经营许可。环节的时限没有文件规定。
"""

from ...facts import canteen, handling
from ...offices import BUREAU, OPERATOR, SECTION, TOWN
from ...statutes import ELDERS, FOOD_SAFETY, MEALS, PROCUREMENT
from ...vocabulary import (
    Condition, Entry, Evidence, Figure, Outcome, Promise, Service, Standing, Step, Story, acts, all_towns, ratio, stock, today, towns, unset,
)  # fmt: skip

SCHEME, LICENCE = MEALS.whole, FOOD_SAFETY[35] + FOOD_SAFETY[57]

# 一、选址、选定运营单位、装修、验收
competed = ~canteen.chosen.is_("直接指定")
licensed = (
    (canteen.own_kitchen & canteen.licence.is_("有效")) | (~canteen.own_kitchen & canteen.supplier_licence.is_("有效"))
).called("自有厨房的许可有效，或者配送单位的许可和协议有效")  # fmt: skip
propose = Step("propose", "提出选址", TOWN, basis=SCHEME)
appoint = Step(
    "appoint", "选定运营单位", TOWN, within=unset, after=propose, basis=PROCUREMENT[26] + SCHEME, records=(canteen.operator,),
    gates=(Condition("经采购、比选选定，或者村（居）自办", competed, PROCUREMENT[26] + SCHEME),),
)  # fmt: skip
fit_out = Step("fit_out", "装修和设备到位", OPERATOR, after=appoint, basis=SCHEME)
inspect = Step("inspect", "现场验收", SECTION, within=unset, after=fit_out, basis=SCHEME, times=None)
decide = Step(
    "decide", "同意或者不同意开办", BUREAU, within=unset, after=inspect, decides=True, adverse=True, basis=SCHEME, letter="长者饭堂开办意见",
)  # fmt: skip
serve = Step("serve", "送达", SECTION, within=unset, after=decide, basis=SCHEME, records=(handling.service,), final_if_refused=True)
open_ = Step(
    "open", "开业登记", TOWN, within=unset, after=decide, basis=SCHEME, records=(canteen.licence_until, canteen.address),
    gates=(
        Condition("已同意开办", decide.granted, SCHEME),
        Condition("食品经营许可在有效期内", canteen.licence_until >= today, LICENCE),
    ),
)  # fmt: skip

# 二、开业以后：季度检查、迁址、认定、停办；系统启用以前开办的，以登记簿为准
in_business = Condition("已开业，或者登记簿中在运营", open_.done | canteen.running, SCHEME)
check = Step("check", "季度检查", TOWN, within=unset, after=open_, times=None, basis=SCHEME)
move = Step(
    "move", "迁址", TOWN, times=None, basis=SCHEME, records=(canteen.address,),
    gates=(in_business, Condition("新址场地合法、安全、无障碍", canteen.fit_place, SCHEME)),
)  # fmt: skip
recognise = Step(
    "recognise", "认定为示范长者饭堂", BUREAU, times=None, basis=SCHEME, letter="示范长者饭堂认定书", records=(canteen.level,),
    gates=(in_business, Condition("食品经营许可有效", licensed, LICENCE)),
)  # fmt: skip
close = Step(
    "close", "停办", TOWN, basis=SCHEME, records=(canteen.replaced, handling.reason), final=True,
    gates=(in_business, Condition("已妥善安排原来就餐的老年人", canteen.replaced, SCHEME)),
)  # fmt: skip

entry = Entry("elder_canteen", {"name": canteen.name, "kind": canteen.kitchen, "operator": canteen.operator, "address": canteen.address}, open_, word="饭堂名录")
STANDING = "第{number}长者饭堂"
opened = ((propose, 0), (appoint, 15), (fit_out, 25), (inspect, 10), (decide, 4), (serve, 2), (open_, 5))

service = Service(
    id="elder_canteen",
    title="长者饭堂开办、迁址、认定、停办",
    word="长者饭堂",
    line="养老服务",
    basis=ELDERS[37] + SCHEME,
    conditions=(
        Condition("场地合法、安全、无障碍", canteen.fit_place, SCHEME),
        Condition("运营单位经采购、比选选定，或者村（居）自办", competed, PROCUREMENT[26] + SCHEME),
        Condition("食品经营许可有效", licensed, LICENCE),
        Condition("四方出资办法已经书面约定", canteen.four_sides, SCHEME),
    ),
    facts=(canteen.name,),
    evidence=(
        Evidence("场地使用证明", SCHEME),
        Evidence("运营协议", SCHEME),
        Evidence("食品经营许可证", LICENCE, held="市场监管", only=canteen.own_kitchen),
        Evidence("配送协议和配送单位食品经营许可证", LICENCE, held="市场监管", only=~canteen.own_kitchen),
    ),
    steps=(propose, appoint, fit_out, inspect, decide, serve, open_, check, move, recognise, close),
    grant=Outcome("同意开办", document="长者饭堂开办意见"),
    refusal=Outcome("不同意开办", document="长者饭堂开办意见"),
    enters=(entry, Entry("elder_canteen", {"name": canteen.name}, close, ends=True)),
    figures=(
        Figure("elder_canteens", "建成并运营长者饭堂", "间", stock("elder_canteen"), "年末在运营：期初加本年开业减停办，迁址不重复计"),
        Figure("canteen_towns", "有在运营长者饭堂的镇（街道）", "个", towns("elder_canteen"), "年末登记簿中至少有一间在运营的镇（街道），每个计一次"),
        Figure("towns_total", "镇（街道）总数", "个", all_towns(), "地区数据中年末的镇（街道）"),
        Figure("canteen_town_coverage", "长者饭堂镇（街道）覆盖率", "%", ratio("canteen_towns", "towns_total"), "有在运营长者饭堂的镇（街道）占全部镇（街道）"),
        Figure("canteens_opened", "新开长者饭堂", "间", acts(open_), "本年开业登记的，按开业日期；其后停办的仍计入"),
        Figure("canteens_closed", "停办长者饭堂", "间", acts(close), "本年停办的"),
        Figure("canteens_recognised", "认定示范长者饭堂", "间次", acts(recognise), "本年认定的，按认定日期"),
    ),
    uncounted=(propose, appoint, fit_out, inspect, decide, serve, check, move),
    stories=(
        Story("开业", 7, opened, within=((1, 8), (9, 10))),
        Story("开业后当年停办", 1, (*opened, (check, 80), (close, 20)), within=((1, 8), (5, 20))),
        Story("没有许可，不同意开办", 1, opened[:6], {canteen.licence: "没有或者已过期"}),
        Story("期初的饭堂迁址", 2, ((move, 0),), {canteen.running: True, canteen.name: STANDING}),
        Story("期初的饭堂获认定", 3, ((recognise, 0),), {canteen.running: True, canteen.name: STANDING}, {recognise: {canteen.level: ["区级", "市级"]}}),
    ),
    standing=(Standing("在运营的长者饭堂", 38, {canteen.name: STANDING}, entry=entry, places=tuple(range(8))),),
    promises=(
        Promise("没有选址不得选运营单位", appoint, unless=propose.done, basis=SCHEME),
        Promise("不得直接指定运营单位", appoint, unless=~canteen.chosen.is_("直接指定"), basis=PROCUREMENT[26]),
        Promise("没有选定运营单位不得装修", fit_out, unless=appoint.done, basis=SCHEME),
        Promise("没有装修到位不得验收", inspect, unless=fit_out.done, basis=SCHEME),
        Promise("没有验收不得决定", decide, unless=inspect.done, basis=SCHEME),
        Promise("没有决定不得送达", serve, unless=decide.done, basis=SCHEME),
        Promise("没有同意不得开业", open_, unless=decide.done & decide.granted, basis=SCHEME),
        Promise("许可过期不得开业", open_, unless=canteen.licence_until >= today, basis=LICENCE),
        Promise("没有开业无从检查", check, unless=open_.done, basis=SCHEME),
        Promise("没有开业无从迁址", move, unless=open_.done | canteen.running, basis=SCHEME),
        Promise("新址不合格不得迁入", move, unless=canteen.fit_place, basis=SCHEME),
        Promise("没有开业不得认定", recognise, unless=open_.done | canteen.running, basis=SCHEME),
        Promise("没有有效许可不得认定", recognise, unless=licensed, basis=LICENCE),
        Promise("没有开业无从停办", close, unless=open_.done | canteen.running, basis=SCHEME),
        Promise("老年人没有安排不得停办", close, unless=canteen.replaced, basis=SCHEME),
    ),
)  # fmt: skip

matters = (service,)
