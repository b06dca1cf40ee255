"""第一责任人督办：四个亲自各有带日期的事项，写明责任人、期限、进展和佐证；由责任人以外的人核销。部门负责人的依据是督察工作规定第九条。"""

from ...facts import handling, tasking
from ...offices import HEAD, LEGAL, SECTION
from ...statutes import FIRST_RESPONSIBLE, SUPERVISION_OF_RULE_OF_LAW
from ...vocabulary import Clock, Condition, Duty, Figure, Outcome, Promise, Step, Story, acts, apart_from, choose, granted_by

DUTIES = SUPERVISION_OF_RULE_OF_LAW[9] + FIRST_RESPONSIBLE[4]

assign = Step(
    "assign", "立项交办", HEAD, basis=DUTIES, records=(tasking.duty, tasking.subject, tasking.owner, tasking.due), letter="督办单",
)  # fmt: skip
report = Step("report", "报告进展", SECTION, after=assign, times=None, basis=DUTIES, records=(tasking.progress,))
finish = Step("finish", "办结并提交佐证", SECTION, after=assign, times=None, basis=DUTIES, records=(tasking.evidence,))
send_back = Step("send_back", "退回重办", LEGAL, after=finish, times=None, basis=DUTIES, records=(handling.reason,), apart=(report, finish))
postpone = Step("postpone", "改变期限", HEAD, after=assign, times=None, basis=DUTIES, records=(tasking.due, handling.reason))
close = Step(
    "close", "核销", LEGAL, after=finish, basis=DUTIES, final=True, apart=(report, finish), decides=True, letter="督办核销单",
    gates=(Condition("退回以后已重新提交佐证", ~send_back.done | finish.since(send_back), DUTIES),),
)  # fmt: skip

TOLD = (("重要工作亲自部署", 4), ("重大问题亲自过问", 3), ("重点环节亲自协调", 3), ("重要任务亲自督办", 5))

duty = Duty(
    id="leader_task",
    title="主要负责人督办",
    word="督办",
    line="法治建设",
    headed=True,
    basis=DUTIES,
    steps=(assign, report, finish, send_back, postpone, close),
    clocks=(Clock("办结期限", choose(postpone.done, postpone.said(tasking.due), assign.said(tasking.due)), finish, DUTIES),),
    grant=Outcome("核销", document="督办核销单"),
    refusal=Outcome("不予核销", document="督办核销单"),
    figures=(
        Figure("leader_tasks_deployed", "亲自部署的重要工作", "项", acts(assign, tasking.duty.is_("重要工作亲自部署")), "本年立项交办的"),
        Figure("leader_tasks_asked", "亲自过问的重大问题", "项", acts(assign, tasking.duty.is_("重大问题亲自过问")), "本年立项交办的"),
        Figure("leader_tasks_coordinated", "亲自协调的重点环节", "项", acts(assign, tasking.duty.is_("重点环节亲自协调")), "本年立项交办的"),
        Figure("leader_tasks_supervised", "亲自督办的重要任务", "项", acts(assign, tasking.duty.is_("重要任务亲自督办")), "本年立项交办的"),
        Figure("leader_tasks_closed", "核销的督办事项", "项", granted_by(close), "本年由责任人以外的人核销的"),
    ),
    public=False,
    uncounted=(report, finish, send_back, postpone),
    stories=(
        *(Story(title, count, ((assign, 0), (report, 10), (finish, 15), (close, 3)), acts={assign: {tasking.duty: title}}) for title, count in TOLD),
        Story("退回重办后核销", 1, ((assign, 0), (finish, 12), (send_back, 2), (finish, 8), (close, 2)), acts={assign: {tasking.duty: "重要任务亲自督办"}}),
        Story("改变期限", 1, ((assign, 0), (postpone, 20), (finish, 15), (close, 3)),
              acts={assign: {tasking.duty: "重大问题亲自过问"}, postpone: {tasking.due: 40}}),
    ),
    promises=(
        Promise("没有立项就报告进展", report, unless=assign.done, basis=DUTIES),
        Promise("没有立项就办结", finish, unless=assign.done, basis=DUTIES),
        Promise("没有立项就改期", postpone, unless=assign.done, basis=DUTIES),
        Promise("没有佐证就退回", send_back, unless=finish.done, basis=DUTIES),
        Promise("没有佐证就核销", close, unless=finish.done, basis=DUTIES),
        Promise("责任人退回自己的事项", send_back, unless=apart_from(report, finish), basis=DUTIES),
        Promise("责任人核销自己的事项", close, unless=apart_from(report, finish), basis=DUTIES),
        Promise("退回以后没有重办就核销", close, unless=~send_back.done | finish.since(send_back), basis=DUTIES),
    ),
)  # fmt: skip

matters = (duty,)
