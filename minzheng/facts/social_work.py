"""双百工程的事实：社工站和服务点，社工的聘用与离职，各站对应的社会工作与志愿服务协会。"""

from ..vocabulary import Facts, Source, choice, day_of, quantity, text, yes_no
from ..vocabulary.facts import BY_ACT

TOWN_FOUND = Source("认定", "镇街")
LISTS = Source("核对", "社工站点登记簿")
ORGANISATIONS = Source("核对", "社会组织登记信息")


class station(Facts, title="社工站点"):
    name = text("名称", ordinary="某镇社工站")
    kind = choice("类别", "社工站", "服务点")
    standing = yes_no("登记簿中在运行", Source("登记", "社工站点登记簿", register="social_work_station.running"))
    run_by_town = yes_no("由镇（街道）直接管理", TOWN_FOUND, ordinary=True)
    premises = yes_no("有固定场地和标识", TOWN_FOUND, ordinary=True)
    town_has_one = yes_no("本镇（街道）已有社工站", LISTS)
    under_station = yes_no("服务点归属一个社工站", LISTS, ordinary=True)
    villages = quantity("服务点覆盖的村（社区）数", "个", LISTS, ordinary=(1, 4), high=500)
    overlapping = yes_no("所覆盖的村（社区）已由别的服务点覆盖", LISTS)

    # 协会
    association = text("协会名称", ORGANISATIONS, ordinary="某镇社会工作与志愿服务协会")
    association_registered = yes_no("协会已依法登记为社会团体，状态为在册", ORGANISATIONS, ordinary=True)
    linked_already = yes_no("该站已对应一个协会，或者该协会已对应别的站", LISTS)


class social_worker(Facts, title="双百社工"):
    name = text("姓名", ordinary="某某", sensitive=True)
    on_post = yes_no("登记簿中在岗", Source("登记", "双百社工登记簿", register="social_worker.running"))
    post = choice("岗位", "服务性岗位", "事务性岗位", note="事务性岗位在社工站，服务性岗位在服务点")
    licence = choice("职业资格", "无", "助理社会工作师", "社会工作师", "高级社会工作师", source=Source("核对", "人社"))
    employer = choice("聘用单位", "镇人民政府（街道办事处）", "劳务派遣单位", "社会服务机构", source=TOWN_FOUND)
    announced = yes_no("招聘已经公开", TOWN_FOUND, ordinary=True)
    passed = yes_no("考核合格", BY_ACT, ordinary=True)
    contract_from = day_of("合同起始日", BY_ACT, ordinary="today")
    contract_until = day_of("合同终止日", BY_ACT, ordinary=(365, 1095))
    place = text("派驻的社工站（服务点）", BY_ACT, ordinary="某镇社工站")
    last_day = day_of("最后在岗日", BY_ACT, ordinary="today")
