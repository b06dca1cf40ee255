"""学法考试的事实：应考人员名册、参考、成绩；成绩由考试平台导入，或者在系统内作答由系统评出，都留下来源（答卷）的杂凑值。"""

from ..vocabulary import Facts, Source, day_of, quantity, text, yes_no
from ..vocabulary.facts import BY_ACT

PLATFORM = Source("核对", "学法考试平台")


class exam(Facts, title="学法考试"):
    person = text("应考人员", Source("登记", register="officer.name"), ordinary="某某", sensitive=True)
    staff = text("应考人员工号", Source("登记", register="officer.staff"), empty="没有")
    subject = text("考试名称", BY_ACT, ordinary="年度学法考试")
    opens = day_of("考试开始日", PLATFORM, ordinary=(-20, -10))
    closes = day_of("考试截止日", PLATFORM, ordinary=(10, 30))
    personally = yes_no("本人作答", PLATFORM, ordinary=True)
    score = quantity("成绩", "", PLATFORM, ordinary=(80, 100), high=100, note="百分制")
    pass_mark = quantity("合格线", "", PLATFORM, ordinary=60, low=1, high=100, note="以考试平台公布的为准，未经确认不得推定")
    source = text("成绩来源文件的杂凑值", PLATFORM, ordinary="0000")
    questions = quantity("题数", "题", BY_ACT, ordinary=20, low=1, high=200)
    minutes = quantity("答题时限", "分钟", BY_ACT, ordinary=60, low=1, high=600)
    scope = text("出题的事项", BY_ACT, empty="全部事项", note="事项标识，用顿号隔开")
