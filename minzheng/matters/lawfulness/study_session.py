"""会议学习：第一议题、中心组、三会一课和专题学法会议。没有议程、到会、内容、记录的，不算开过。"""

from ...facts import handling, session
from ...offices import LEADERS, LEGAL
from ...statutes import LAW_PUBLICITY, LAW_STUDY, SUPERVISION_OF_RULE_OF_LAW
from ...vocabulary import Clock, Condition, Duty, Figure, Outcome, Promise, Step, Story, days, granted_by

STUDY = SUPERVISION_OF_RULE_OF_LAW["第九条第九项"] + LAW_STUDY.whole
FULL = STUDY + LAW_PUBLICITY[36]

convene = Step("convene", "发出会议通知和议程", LEGAL, basis=STUDY)
hold = Step("hold", "开会", LEADERS, after=convene, basis=STUDY)
cancel = Step("cancel", "取消会议", LEGAL, after=convene, basis=STUDY, final=True, records=(handling.reason,))
record = Step(
    "record", "归档会议记录", LEGAL, within=days(30), after=hold, basis=STUDY, decides=True, final=True, letter="会议记录",
    records=(session.present, session.absent, session.speakers, session.decisions, session.minutes),
)  # fmt: skip

duty = Duty(
    id="study_session",
    title="会议学习",
    word="会议学法",
    line="法治建设",
    basis=STUDY,
    conditions=(
        Condition("有人到会", session.present >= 1, FULL),
        Condition("有人发言讨论", session.speakers >= 1, FULL),
        Condition("发言的人都在到会之中", session.speakers <= session.present, FULL),
    ),
    facts=(session.kind, session.topic, session.lecture),
    steps=(convene, hold, cancel, record),
    clocks=(Clock("归档期限", hold.day + days(30), record, STUDY),),
    grant=Outcome("计为一次学习", document="会议记录"),
    refusal=Outcome("不计", document="会议记录"),
    figures=(
        Figure("law_study_meetings", "专题学法会议次数", "次", granted_by(record, session.kind.is_("专题学法会议")), "本年开过、有到会和讨论记录的专题学法会议"),
        Figure("first_topic_sessions", "第一议题学习次数", "次", granted_by(record, session.kind.is_("第一议题")), "本年开过、有到会和讨论记录的第一议题学习"),
        Figure("law_lectures", "领导班子法治讲座次数", "次", granted_by(record, session.lecture), "本年领导班子参加的法治讲座，每年至少两次"),
    ),
    public=False,
    uncounted=(convene, hold, cancel),
    stories=(
        Story("专题学法会议", 4, ((convene, 0), (hold, 3), (record, 5)), {session.kind: "专题学法会议", session.topic: "中华人民共和国行政处罚法"}),
        Story("专题学法会议（法治讲座）", 2, ((convene, 0), (hold, 3), (record, 5)),
              {session.kind: "专题学法会议", session.lecture: True, session.topic: "中华人民共和国民法典"}),
        Story("第一议题", 12, ((convene, 0), (hold, 2), (record, 3)), {session.kind: "第一议题"}),
        Story("中心组学习", 4, ((convene, 0), (hold, 5), (record, 5)), {session.kind: "中心组学习"}),
        Story("三会一课", 8, ((convene, 0), (hold, 2), (record, 5)), {session.kind: "三会一课"}),
        Story("改期取消", 1, ((convene, 0), (cancel, 2)), {session.kind: "中心组学习"}),
    ),
    promises=(
        Promise("没有通知议程就开会", hold, unless=convene.done, basis=STUDY),
        Promise("取消了还开会", hold, unless=~cancel.done, basis=STUDY),
        Promise("没有通知就取消", cancel, unless=convene.done, basis=STUDY),
        Promise("没有开会就归档记录", record, unless=hold.done, basis=STUDY),
    ),
)  # fmt: skip

matters = (duty,)
