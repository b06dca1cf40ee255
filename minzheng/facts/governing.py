"""法治建设的内部事务：会议学法、主要负责人督办的事、述法、不足与整改、年度报告。"""

from ..vocabulary import Facts, Source, case_of, choice, day_of, quantity, text, yes_no
from ..vocabulary.facts import BY_ACT

MINUTES = Source("登记", register="meeting.minutes")
COMPUTED = Source("登记", "本系统计算", register="report")


class session(Facts, title="会议学习"):
    kind = choice("会议类型", "第一议题", "中心组学习", "三会一课", "专题学法会议", source=MINUTES)
    topic = text("学习内容", MINUTES, ordinary="习近平法治思想", note="写明学习的文件、法律的名称")
    lecture = yes_no("领导班子参加的法治讲座", MINUTES, note="督察工作规定第九条第九项：每年至少两次")
    present = quantity("到会人数", "人", BY_ACT, ordinary=(8, 40), high=2000)
    absent = quantity("缺席人数", "人", BY_ACT, ordinary=(0, 3), high=2000)
    speakers = quantity("发言人数", "人", BY_ACT, ordinary=(1, 5), high=2000)
    decisions = text("研究决定的事项", BY_ACT, ordinary="按分工贯彻落实")
    minutes = text("会议记录的杂凑值", BY_ACT, ordinary="0000")


class tasking(Facts, title="督办事项"):
    duty = choice("属于哪一项", "重要工作亲自部署", "重大问题亲自过问", "重点环节亲自协调", "重要任务亲自督办", source=BY_ACT)
    subject = text("事项", BY_ACT, ordinary="行政执法案卷评查")
    owner = text("责任股室", BY_ACT, ordinary="法规股")
    due = day_of("办结期限", BY_ACT, ordinary=30)
    progress = text("进展", BY_ACT, ordinary="按计划推进")
    evidence = text("佐证材料的杂凑值", BY_ACT, ordinary="0000")


class statement(Facts, title="述职述法"):
    year = quantity("述法的年度", "年", ordinary=2023, low=2000, high=2100)
    person = choice("述法的人", "党政主要负责人", "班子其他成员", source=Source("登记", register="officer.post"))
    study = yes_no("写明学法用法情况", BY_ACT, ordinary=True)
    duties = yes_no("写明四个亲自的履行情况", BY_ACT, ordinary=True)


class shortfall(Facts, title="不足与整改"):
    year = quantity("哪一年报告中的不足", "年", ordinary=2023, low=2000, high=2100)
    what = text("不足", ordinary="执法程序不够规范")
    cause = text("原因", BY_ACT, ordinary="实案演练不多，案卷评查的结果没有用于培训", note="督察工作规定第二十五条：不足和原因都要写")
    measure = text("整改措施", BY_ACT, ordinary="每季度评查案卷一次，问题列入培训")
    target = text("可以衡量的目标", BY_ACT, ordinary="全年评查不少于三十卷")
    due = day_of("整改期限", BY_ACT, ordinary=120)
    proof = text("整改结果及佐证", BY_ACT, ordinary="已评查三十二卷")
    met = yes_no("目标已经达到", BY_ACT, ordinary=True)


class yearly(Facts, title="年度报告"):
    year = quantity("报告的年度", "年", ordinary=2023, low=2000, high=2100)
    year_end = day_of("报告年度的最后一日", ordinary=(-25, -20), note="数据的时点：该年12月31日")
    secret = yes_no("涉及国家秘密", source=Source("认定", "保密审查"))
    corrects = case_of("所更正的报告", "rule_of_law_report", note="公开以后发现错误的，先在原办件更正并公开说明，再另立一件出新版，填原办件编号")
    correction = yes_no("更正后的新版", COMPUTED)
    again = yes_no("同一年度的报告已经签发过", COMPUTED)
    noted = yes_no("所更正的报告已经公开，并公开了更正说明", COMPUTED, ordinary=True)
    snapshot = text("数据快照：台账检查点的根", COMPUTED, ordinary="0000", note="minzheng journal checkpoint")
    digest = text("文稿的杂凑值", COMPUTED, ordinary="0000")
    sound = yes_no("数字之间的关系都成立", COMPUTED, ordinary=True)
    typed = quantity("手写的数字", "处", COMPUTED, high=10_000, note="没有引用数字标识、直接写进文稿的数字")
    causes = yes_no("不足之外写明了原因", COMPUTED, ordinary=True)
    contents = yes_no("第二十五条所列内容齐全", COMPUTED, ordinary=True)
    breaches = quantity("没有达到的法定下限", "项", COMPUTED, high=100, note="如抽查比例、专题学法次数；不妨碍数字真实，签发时须说明理由")
    reason = text("没有达到法定下限的理由", BY_ACT, ordinary="无", note="校核没有列出的写“无”")
    answered = yes_no("没有达到的法定下限已说明理由", COMPUTED, ordinary=True)
    section = choice(
        "所在部分", "开头", "学习贯彻", "第一责任人", "依法履职", "规范执法", "法治宣传", "依法决策", "问题和原因", "来年计划", source=BY_ACT,
    )  # fmt: skip
    words = text("文字", BY_ACT, ordinary="[一句] 按规定办理。", note="数字写成引用，不手写")
    base = quantity("所依据的版本", "号", BY_ACT, note="上一版的台账号；第一次修改为0")
    newest = yes_no("所依据的是最新的一版", COMPUTED, ordinary=True)
    readable = yes_no("引用的数字都有，写法读得懂", COMPUTED, ordinary=True)
    section_digest = text("这一部分文字的杂凑值", COMPUTED, ordinary="0000")
    addressee = choice("报送", "区委", "区人民政府", "市民政局", "区委依法治区办（抄送）", source=BY_ACT)
    note = text("更正说明", BY_ACT, ordinary="更正某项数字", note="随新版本公开")
