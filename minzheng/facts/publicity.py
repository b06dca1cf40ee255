"""法治宣传教育的事实：普法责任、年度计划、活动和效果测验、培训、以案释法、学法演练和年度考核。所引法律的施行、失效日期以法律文件目录为准。"""

from ..vocabulary import Facts, Source, case_of, choice, day_of, quantity, text, yes_no
from ..vocabulary.facts import BY_ACT

CATALOGUE = Source("核对", "法律文件目录")
SECTION_FOUND = Source("认定", "业务股室")
NOTICED = Source("核对", "普法提示")


class lawduty(Facts, title="普法责任"):
    law = text("法律、法规的名称", ordinary="中华人民共和国慈善法")
    focus = text("重点条款", ordinary="募捐和信息公开")
    cited_since = day_of("该法律的施行日期", CATALOGUE, ordinary=(-2000, -1000))
    cited_until = day_of("该法律的失效日期", CATALOGUE, never="现行有效", ordinary="never")
    owned = yes_no("责任股室和责任人员都已写明", SECTION_FOUND, ordinary=True)
    audience = choice("普法对象", "未写明", "社会公众", "老年人、残疾人", "未成年人及监护人", "困难群众", "社会组织", "工作人员",
                      source=SECTION_FOUND, ordinary="社会公众")  # fmt: skip
    form = choice("普法形式", "未写明", "现场活动", "宣传手册", "电子屏、宣传栏", "网络", "以案释法", "培训", source=SECTION_FOUND, ordinary="现场活动")
    due = day_of("完成时限", SECTION_FOUND, never="未写明", ordinary=(200, 280))
    accurate = yes_no("名称、条款与法律文本一致", BY_ACT, ordinary=True)
    result = text("完成情况", BY_ACT, ordinary="已按清单完成")
    evidence = quantity("佐证材料", "件", BY_ACT, ordinary=(1, 6), high=10_000)


class reminder(Facts, title="普法提示"):
    about = text("提示的内容", ordinary="加强老年人权益保障普法")
    due = day_of("答复期限", NOTICED, ordinary=(20, 40), note="以提示载明的为准；没有载明的，与提示机关商定后填写，不得推定")
    measures = text("采取的措施", BY_ACT, ordinary="已制定并落实普法措施")
    evidence = quantity("佐证材料", "件", BY_ACT, ordinary=(1, 4), high=10_000)


class yearplan(Facts, title="年度普法计划"):
    name = text("计划名称", ordinary="年度普法工作计划")
    target = quantity("计划开展的活动", "场", BY_ACT, ordinary=10, low=1, high=10_000)
    measured = quantity("计划测验效果的活动", "场", BY_ACT, ordinary=4, high=10_000)
    held = quantity("近三个月已办的普法活动", "场", Source("登记", "普法活动登记簿", register="publicity_event.recent"), ordinary=2, high=10_000)
    extra = text("补办的安排", BY_ACT, ordinary="本月内补办一场")


class event(Facts, title="普法活动"):
    name = text("活动名称（日期、地点、主题）", ordinary="某日某社区普法活动", note="同日、同地、同主题的是同一场")
    audience = choice("对象", "社会公众", "老年人", "残疾人", "未成年人", "困难群众", "社会组织")
    accessible = yes_no("提供语音、大字、盲文、手语等无障碍形式", SECTION_FOUND)
    explained = yes_no("书面写明了不具备提供条件的理由", SECTION_FOUND)
    cited_since = day_of("所引法律中最晚的施行日期", CATALOGUE, ordinary=(-2000, -1000))
    cited_until = day_of("所引法律中最早的失效日期", CATALOGUE, never="全部现行有效", ordinary="never")
    accurate = yes_no("内容与法律条文核对一致", BY_ACT, ordinary=True)

    # 举办时所记
    topic = choice("主题", "社会救助", "殡葬改革", "婚姻家庭", "慈善法", "社会组织管理", "未成年人保护", "老年人权益保护", "其他", source=BY_ACT)
    occasion = choice("时间节点", "平日", "春节", "妇女节", "清明节", "重阳节", "9·5中华慈善日", "12·4国家宪法日", source=BY_ACT)
    place = choice("走进何处", "村居", "社区", "学校", "家庭", "企业", "其他场所", "网络", source=BY_ACT)
    channel = choice("渠道", "现场活动", "宣传手册", "电子屏", "宣传栏", "网络", source=BY_ACT)
    known = yes_no("登记簿中已有同一场活动", Source("登记", "普法活动登记簿", register="publicity_event.running"))
    where = text("地点", BY_ACT, ordinary="某社区文化广场")
    reach = quantity("受众人数", "人次", BY_ACT, ordinary=(60, 400), high=10_000_000)
    counting = choice("人数如何得出", "签到", "现场清点", "网页独立访问", "发放份数", source=BY_ACT)
    evidence = quantity("佐证材料", "件", BY_ACT, ordinary=(2, 9), high=10_000)
    digest = text("佐证材料的杂凑值", BY_ACT, ordinary="0000")

    effect = choice("效果结论", "不作结论", "知晓度有提升", source=BY_ACT)


class quiz(Facts, title="效果测验"):
    items = quantity("题数", "题", BY_ACT, ordinary=10, low=1, high=100)
    before = quantity("事前答题人数", "人", BY_ACT, ordinary=(60, 90), high=1_000_000)
    people = quantity("事前事后都答题的人数", "人", BY_ACT, ordinary=60, high=1_000_000, note="少于30人的不能测出")
    same = yes_no("事前事后是同一套题", BY_ACT, ordinary=True)
    gained = quantity("得分提高的，提高分数合计", "分值", BY_ACT, ordinary=140, high=100_000_000)
    lost = quantity("得分降低的，降低分数合计", "分值", BY_ACT, ordinary=14, high=100_000_000)
    squares = quantity("每人增减分数的平方和", "", BY_ACT, ordinary=500, high=10_000_000_000)


class training(Facts, title="法治培训"):
    name = text("培训班名称", ordinary="法治培训班")
    roster = quantity("应到人数", "人", BY_ACT, ordinary=45, low=1, high=100_000)
    present = quantity("到课人数", "人", BY_ACT, ordinary=42, high=100_000)
    absent = quantity("写明原因的缺课人数", "人", BY_ACT, ordinary=3, high=100_000)
    lecturer = text("授课人", BY_ACT, ordinary="某某")
    law = text("学习的法律文件", BY_ACT, ordinary="中华人民共和国行政处罚法")
    cited_since = day_of("该文件的施行日期", CATALOGUE, ordinary=(-2000, -1000))
    cited_until = day_of("该文件的失效日期", CATALOGUE, never="现行有效", ordinary="never")


class casebook(Facts, title="以案释法"):
    source = case_of("来源案件", "penalty", "simple_penalty", "random_inspection", "special_inspection", note="办件编号，只供内部核对，不公开")
    closed = yes_no("来源案件已办结", Source("登记", "办件", register="case.closed"), ordinary=True)
    contested = yes_no("复议、诉讼尚未终结", SECTION_FOUND)
    disputed = yes_no("本系统登记的复议、诉讼尚未终结", Source("登记", "办件", register="case.disputed"))
    protected = yes_no("涉及未成年人、收养、疾病或者家庭隐私", SECTION_FOUND)
    points = text("法律要点", ordinary="社会组织应当按期报送年度工作报告")
    lesson = text("启示", ordinary="依法按时履行法定义务")
    names = yes_no("姓名、名称已经隐去", BY_ACT, ordinary=True)
    numbers = yes_no("证件号码、电话、账号、案号已经隐去", BY_ACT, ordinary=True)
    places = yes_no("村居、学校、单位、住址已经隐去", BY_ACT, ordinary=True)
    pieced = yes_no("与其他信息结合可以认出个人", BY_ACT, ordinary=False)
    used = text("在何处使用", BY_ACT, ordinary="社区普法活动")
    cause = choice("撤下的原因", "来源案件的决定被变更、撤销", "发现可以认出个人", "所引法律修改、废止", source=BY_ACT)


class drill(Facts, title="学法演练"):
    person = text("演练人员", Source("登记", register="officer.name"), ordinary="某某", sensitive=True)
    staff = text("演练人员工号", Source("登记", register="officer.staff"), empty="没有")
    matter = text("演练的事项", BY_ACT, ordinary="社会团体、民办非企业单位成立登记")
    acts = quantity("办成的环节", "个", BY_ACT, ordinary=(4, 9), high=1000)
    stopped = quantity("被拦下的次数", "次", BY_ACT, ordinary=(0, 3), high=1000)
    gates = text("拦下的闸门", BY_ACT, ordinary="无")
    finished = yes_no("依法办到办结", BY_ACT, ordinary=True)


class appraisal(Facts, title="学法用法考核"):
    person = text("被考核人员", Source("登记", register="officer.name"), ordinary="某某", sensitive=True)
    staff = text("被考核人员工号", Source("登记", register="officer.staff"), empty="没有")
    year = quantity("考核的年度", "年", ordinary=2023, low=2000, high=2100)
    exam = choice("学法考试", "合格", "不合格", "缺考，有正当理由", "缺考，没有理由", source=Source("核对", "学法考试记录", register="study.exam"),
                  note="本系统记有成绩的，以成绩为准")  # fmt: skip
    retaken = yes_no("补考合格", Source("核对", "学法考试记录", register="study.retaken"))
    drills = quantity("完成的学法演练", "次", Source("核对", "学法演练记录", register="study.drills"), ordinary=(1, 4), high=10_000)
    sessions = quantity("参加的学法会议、培训", "次", Source("核对", "会议、培训名册"), ordinary=(2, 8), high=10_000)
    breaches = quantity("经手案件中被认定的程序违法", "件", Source("核对", "案卷评查、复议、诉讼"), high=10_000)
    told = yes_no("已把结果告诉本人并听取意见", BY_ACT, ordinary=True)
