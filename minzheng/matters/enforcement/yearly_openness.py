"""每年一月三十一日以前的两个报告：政府信息公开工作年度报告，行政执法年度数据（六张表）。

执法数据按决定日期；有职权而没有行为的填0，没有该项职权的留空并注明。数字由系统汇总，见 `minzheng exchange`。
"""

from ...facts import handling, returns
from ...offices import HEAD, LEGAL
from ...statutes import ENFORCEMENT_DATA_GD, OPENNESS, THREE_SYSTEMS
from ...vocabulary import Clock, Condition, Duty, Figure, Outcome, Promise, Step, Story, acts, when

AFTER = THREE_SYSTEMS["第二部分"] + ENFORCEMENT_DATA_GD.whole
REPORTED = OPENNESS[49]

draft = Step("draft", "起草年度报告", LEGAL, basis=REPORTED)
approve = Step("approve", "审定", HEAD, after=draft, basis=REPORTED, gates=(Condition("五项内容齐全", returns.complete, OPENNESS[50]),))
publish = Step("publish", "报送并公布", LEGAL, after=approve, basis=REPORTED, final=True)

openness = Duty(
    id="openness_report",
    title="政府信息公开工作年度报告",
    word="公开年报",
    line="行政执法",
    basis=REPORTED,
    facts=(returns.year,),
    steps=(draft, approve, publish),
    clocks=(Clock("公布期限", returns.due, publish, REPORTED),),
    grant=Outcome("已经公布", document="政府信息公开工作年度报告"),
    figures=(Figure("openness_reports", "政府信息公开工作年度报告", "份", acts(publish), "本年公布的上一年度报告"),),
    uncounted=(draft, approve),
    stories=(Story("一月公布上年报告", 1, ((draft, 0), (approve, 3), (publish, 1)), {returns.due: 14}, within=((1, 10), (1, 16))),),
    promises=(
        Promise("没有起草而审定", approve, unless=draft.done, basis=REPORTED),
        Promise("内容不全而审定", approve, unless=returns.complete, basis=OPENNESS[50]),
        Promise("没有审定而公布", publish, unless=approve.done, basis=REPORTED),
    ),
)  # fmt: skip

whole = Condition("有职权的填写数字（没有的填0），没有职权的留空并注明",
                  when(returns.power, returns.filled.is_("填写数字（没有的填0）")) & when(~returns.power, returns.filled.is_("留空并注明没有该项职权")),
                  ENFORCEMENT_DATA_GD.whole)  # fmt: skip
fill = Step("fill", "填写一张表", LEGAL, basis=AFTER, records=(returns.filled, handling.reason), gates=(whole,))
sign = Step("sign", "审定数据", HEAD, after=fill, basis=AFTER)
release = Step("release", "公布并报送", LEGAL, after=sign, basis=AFTER, final=True)

data = Duty(
    id="enforcement_data",
    title="行政执法年度数据",
    word="执法数据",
    line="行政执法",
    basis=AFTER,
    conditions=(whole,),
    facts=(returns.year, returns.table),
    steps=(fill, sign, release),
    clocks=(Clock("公布期限", returns.due, release, AFTER),),
    grant=Outcome("填写合乎样式", document="行政执法年度数据表"),
    refusal=Outcome("填写不合样式", document="行政执法年度数据更正意见"),
    figures=(Figure("enforcement_data_tables", "行政执法年度数据表", "张", acts(release), "本年公布的上一年度数据表，一张一案"),),
    uncounted=(fill, sign),
    stories=(
        *(Story(f"{table}表", 1, ((fill, 0), (sign, 3), (release, 1)), {returns.table: table, returns.due: 14}, within=((1, 10), (1, 16)))
          for table in ("行政许可", "行政处罚", "行政强制", "行政检查")),
        *(Story(f"{table}表，没有该项职权", 1, ((fill, 0), (sign, 3), (release, 1)), {returns.table: table, returns.power: False, returns.due: 14},
                {fill: {returns.filled: "留空并注明没有该项职权"}}, within=((1, 10), (1, 16))) for table in ("行政征收", "行政征用")),
    ),
    promises=(
        Promise("有职权而留空", fill, unless=~returns.power | returns.filled.is_("填写数字（没有的填0）"), basis=ENFORCEMENT_DATA_GD.whole),
        Promise("没有职权而填数或者不注明", fill, unless=returns.power | returns.filled.is_("留空并注明没有该项职权"), basis=ENFORCEMENT_DATA_GD.whole),
        Promise("没有填写而审定", sign, unless=fill.done, basis=AFTER),
        Promise("没有审定而公布", release, unless=sign.done, basis=AFTER),
    ),
)  # fmt: skip

matters = (openness, data)
