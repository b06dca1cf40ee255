"""双百工程：一镇（街道）一站，服务点归站、覆盖到村；社工由镇（街道）直接聘用，合同有效才算在岗；各站对应一个登记的协会。

各环节的时限没有文件规定。协会本身的成立登记是社会团体成立登记（个人会员五十个以上或者单位会员三十个以上），不在这里放宽。
"""

from ...facts import handling, social_worker, station
from ...offices import BUREAU, SECTION, TOWN
from ...statutes import ASSOCIATIONS, SOCIAL_WORK
from ...vocabulary import (
    Condition, Duty, Entry, Figure, Notice, Outcome, Promise, Service, Standing, Step, Story, acts, days, stock, today, unset, when,
)  # fmt: skip

SCHEME = SOCIAL_WORK.whole
EVERY_TOWN = tuple(range(8))

# 一、设站设点
is_station = station.kind.is_("社工站").called("社工站")
is_point = station.kind.is_("服务点").called("服务点")
propose = Step("propose", "提出设立", TOWN, basis=SCHEME)
decide = Step("decide", "同意或者不同意设立", BUREAU, within=unset, after=propose, decides=True, adverse=True, basis=SCHEME, letter="社工站（服务点）设立意见")
serve = Step("serve", "送达", SECTION, within=unset, after=decide, basis=SCHEME, records=(handling.service,), final_if_refused=True)
open_ = Step(
    "open", "挂牌运行", TOWN, within=unset, after=decide, basis=SCHEME,
    gates=(Condition("已同意设立", decide.granted, SCHEME),),
)  # fmt: skip
running = Condition("已挂牌运行，或者登记簿中在运行", open_.done | station.standing, SCHEME)
supervise = Step("supervise", "督导和月报核验", SECTION, times=None, basis=SCHEME, gates=(running,))
close = Step("close", "撤销", BUREAU, basis=SCHEME, records=(handling.reason,), final=True, gates=(running,))
entry = Entry("social_work_station", {"name": station.name, "kind": station.kind}, open_, word="社工站点")

stations = Service(
    id="social_work_station",
    title="双百工程社工站、服务点设立和撤销",
    word="社工站",
    line="社会工作",
    basis=SCHEME,
    conditions=(
        Condition("由镇（街道）直接管理", station.run_by_town, SCHEME),
        Condition("有固定场地和标识", station.premises, SCHEME),
        Condition("一镇（街道）一站", when(is_station, ~station.town_has_one), SCHEME),
        Condition("服务点归属一个社工站", when(is_point, station.under_station), SCHEME),
        Condition("服务点至少覆盖一个村（社区），不与别的服务点重复", when(is_point, (station.villages >= 1) & ~station.overlapping), SCHEME),
    ),
    facts=(station.name,),
    steps=(propose, decide, serve, open_, supervise, close),
    grant=Outcome("同意设立", document="社工站（服务点）设立意见"),
    refusal=Outcome("不同意设立", document="社工站（服务点）设立意见"),
    enters=(entry, Entry("social_work_station", {"name": station.name}, close, ends=True)),
    figures=(
        Figure("social_work_stations", "“双百工程”社工站", "个", stock("social_work_station", kind="社工站"), "年末在运行：期初加本年挂牌减撤销"),
        Figure("social_work_points", "“双百工程”服务点", "个", stock("social_work_station", kind="服务点"), "年末在运行：期初加本年挂牌减撤销"),
        Figure("social_work_opened", "新设社工站、服务点", "个", acts(open_), "本年挂牌运行的"),
    ),
    uncounted=(propose, decide, serve, supervise),
    stories=(
        Story("服务点设立", 4, ((propose, 0), (decide, 8), (serve, 2), (open_, 10), (supervise, 40)), {station.kind: "服务点", station.name: "新设第{number}服务点"}),
        Story("期初的服务点撤销", 1, ((close, 0),), {station.kind: "服务点", station.standing: True, station.name: "第{number}服务点"}),
        Story("覆盖重复，不同意设立", 1, ((propose, 0), (decide, 8), (serve, 2)), {station.kind: "服务点", station.overlapping: True}),
        Story("督导", 8, ((supervise, 0),), {station.standing: True, station.name: "第{number}社工站"}, places=EVERY_TOWN),
    ),
    standing=(
        Standing("社工站，一镇（街道）一站", 8, {station.kind: "社工站", station.name: "第{number}社工站"}, entry=entry, places=EVERY_TOWN),
        Standing("服务点", 38, {station.kind: "服务点", station.name: "第{number}服务点"}, entry=entry),
    ),
    promises=(
        Promise("没有提出不得决定", decide, unless=propose.done, basis=SCHEME),
        Promise("没有决定不得送达", serve, unless=decide.done, basis=SCHEME),
        Promise("没有同意不得挂牌", open_, unless=decide.done & decide.granted, basis=SCHEME),
        Promise("没有挂牌无从督导", supervise, unless=open_.done | station.standing, basis=SCHEME),
        Promise("没有挂牌无从撤销", close, unless=open_.done | station.standing, basis=SCHEME),
    ),
)  # fmt: skip

# 二、社工：公开招聘、考核、公示、签合同、派驻、离职
announce = Step("announce", "发布招聘公告", TOWN, basis=SCHEME)
examine = Step("examine", "考核", TOWN, within=unset, after=announce, basis=SCHEME, records=(social_worker.passed,))
publish = Step(
    "publish", "公示拟聘人员", TOWN, within=unset, after=examine, basis=SCHEME, notice=Notice(lasts=days(7), shows=(social_worker.name,)),
    gates=(Condition("考核合格", when(examine.done, examine.said(social_worker.passed)), SCHEME),),
)  # fmt: skip
direct = social_worker.employer.is_("镇人民政府（街道办事处）")
sign = Step(
    "sign", "签订劳动合同", TOWN, within=unset, after=publish, basis=SCHEME, records=(social_worker.contract_from, social_worker.contract_until),
    gates=(
        Condition("公示已满七日", when(publish.done, today > publish.day + days(7)), SCHEME),
        Condition("由镇（街道）直接聘用", direct, SCHEME),
        Condition("合同当日有效", (social_worker.contract_from <= today) & (social_worker.contract_until >= today), SCHEME),
    ),
)  # fmt: skip
employed = Condition("已签订合同，或者登记簿中在岗", sign.done | social_worker.on_post, SCHEME)
assign = Step("assign", "派驻社工站（服务点）", TOWN, within=unset, after=sign, times=None, basis=SCHEME, records=(social_worker.place,))
leave = Step(
    "leave", "合同终止或者解除，离岗", TOWN, basis=SCHEME, records=(social_worker.last_day, handling.reason), final=True,
    gates=(employed, Condition("最后在岗日不在将来", social_worker.last_day <= today, SCHEME)),
)  # fmt: skip
post = Entry("social_worker", {"name": social_worker.name, "kind": social_worker.post, "licence": social_worker.licence}, sign, word="在岗社工")
hired = ((announce, 0), (examine, 12), (publish, 3), (sign, 9), (assign, 3))

workers = Duty(
    id="social_worker",
    title="双百社工聘用和离职",
    word="社工",
    line="社会工作",
    basis=SCHEME,
    conditions=(
        Condition("招聘已经公开", social_worker.announced, SCHEME),
        Condition("由镇（街道）直接聘用", direct, SCHEME),
    ),
    facts=(social_worker.name,),
    steps=(announce, examine, publish, sign, assign, leave),
    grant=Outcome("聘用", document="劳动合同"),
    refusal=Outcome("不得聘用", document="不予聘用通知"),
    enters=(post, Entry("social_worker", {"name": social_worker.name}, leave, ends=True)),
    figures=(
        Figure("social_workers", "在岗社工", "人", stock("social_worker"), "年末在岗：期初加本年签订合同减离岗；离岗的不计"),
        Figure("social_workers_hired", "新聘社工", "人", acts(sign), "本年签订合同的"),
        Figure("social_workers_left", "离岗社工", "人", acts(leave), "本年离岗的"),
    ),
    uncounted=(announce, examine, publish, assign),
    stories=(
        Story("聘用", 8, hired),
        Story("聘用后当年离职", 1, (*hired, (leave, 60)), within=((1, 8), (6, 30))),
        Story("期初在岗的离职", 5, ((leave, 0),), {social_worker.on_post: True, social_worker.name: "期初第{number}名社工"}),
        Story("考核不合格", 3, ((announce, 0), (examine, 12)), acts={examine: {social_worker.passed: False}}),
    ),
    standing=(Standing("在岗社工", 136, {social_worker.name: "期初第{number}名社工", social_worker.post: ["服务性岗位", "事务性岗位"]}, entry=post),),
    promises=(
        Promise("没有公告不得考核", examine, unless=announce.done, basis=SCHEME),
        Promise("没有考核不得公示", publish, unless=examine.done, basis=SCHEME),
        Promise("考核不合格不得公示", publish, unless=~examine.done | examine.said(social_worker.passed), basis=SCHEME),
        Promise("没有公示不得签合同", sign, unless=publish.done, basis=SCHEME),
        Promise("公示不满七日不得签合同", sign, unless=today > publish.day + days(7), basis=SCHEME),
        Promise("不得劳务派遣或者转由机构聘用", sign, unless=social_worker.employer.is_("镇人民政府（街道办事处）"), basis=SCHEME),
        Promise("合同当日无效的不算在岗", sign,
                unless=(social_worker.contract_from <= today) & (social_worker.contract_until >= today), basis=SCHEME),
        Promise("没有合同不得派驻", assign, unless=sign.done, basis=SCHEME),
        Promise("没有在岗无从离岗", leave, unless=sign.done | social_worker.on_post, basis=SCHEME),
        Promise("没有离岗不得先行注销", leave, unless=social_worker.last_day <= today, basis=SCHEME),
    ),
)  # fmt: skip

# 三、各站的社会工作与志愿服务协会
verify = Step("verify", "向社会组织登记核对", SECTION, basis=ASSOCIATIONS[12])
link = Step(
    "link", "登记社工站与协会的对应", SECTION, within=unset, after=verify, basis=SCHEME + ASSOCIATIONS[10],
    gates=(
        Condition("社工站在运行", station.standing, SCHEME),
        Condition("只有社工站对应协会", is_station, SCHEME),
        Condition("协会已依法登记，在册", station.association_registered, ASSOCIATIONS[10] + ASSOCIATIONS[12]),
        Condition("一站一协会", ~station.linked_already, SCHEME),
    ),
)  # fmt: skip
unlink = Step("unlink", "协会注销、撤销登记，解除对应", SECTION, after=link, basis=SCHEME + ASSOCIATIONS[19], final=True)
pair = Entry("station_association", {"name": station.name, "association": station.association}, link, word="站会结对")

associations = Duty(
    id="station_association",
    title="社工站与社会工作与志愿服务协会的对应",
    word="站会对应",
    line="社会工作",
    basis=SCHEME,
    facts=(station.name, station.association),
    steps=(verify, link, unlink),
    enters=(pair, Entry("station_association", {"name": station.name}, unlink, ends=True)),
    figures=(
        Figure("stations_with_association", "已登记成立社会工作与志愿服务协会的社工站", "个", stock("station_association"),
               "年末有在册协会的社工站：期初加本年登记的减解除的，一站一协会"),
    ),
    uncounted=(verify,),
    stories=(
        Story("社工站登记成立协会", 3, ((verify, 0), (link, 2)), {station.standing: True, station.name: "第{number}社工站"}, within=((3, 1), (11, 20)), places=(0, 1, 2)),
    ),
    standing=(Standing("已有协会的社工站", 5, {station.name: "第{number}社工站（期初）"}, entry=pair, places=(3, 4, 5, 6, 7)),),
    promises=(
        Promise("没有核对不得对应", link, unless=verify.done, basis=ASSOCIATIONS[12]),
        Promise("没有社工站无从对应", link, unless=station.standing, basis=SCHEME),
        Promise("服务点不对应协会", link, unless=~station.kind.is_("服务点"), basis=SCHEME),
        Promise("协会没有登记不得算成立", link, unless=station.association_registered, basis=ASSOCIATIONS[10]),
        Promise("一站不得数两个协会", link, unless=~station.linked_already, basis=SCHEME),
        Promise("没有对应无从解除", unlink, unless=link.done, basis=SCHEME),
    ),
)  # fmt: skip

matters = (stations, workers, associations)
