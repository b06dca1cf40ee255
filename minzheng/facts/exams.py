"""学法考试的事实：应考人员名册、参考、成绩；成绩由考试平台导入，留下来源文件的杂凑值。"""

from ..vocabulary import Facts, Source, day_of, quantity, text, yes_no
from ..vocabulary.facts import BY_ACT

PLATFORM = Source("核对", "学法考试平台")


class exam(Facts, title="学法考试"):
    person = text("应考人员", Source("登记", register="officer.name"), ordinary="某某", sensitive=True)
    subject = text("考试名称", BY_ACT, ordinary="年度学法考试")
    opens = day_of("考试开始日", PLATFORM, ordinary=(-20, -10))
    closes = day_of("考试截止日", PLATFORM, ordinary=(10, 30))
    personally = yes_no("本人作答", PLATFORM, ordinary=True)
    score = quantity("成绩", "", PLATFORM, ordinary=(80, 100), high=100, note="百分制")
    pass_mark = quantity("合格线", "", PLATFORM, ordinary=60, low=1, high=100, note="以考试平台公布的为准，未经确认不得推定")
    source = text("成绩来源文件的杂凑值", PLATFORM, ordinary="0000")
