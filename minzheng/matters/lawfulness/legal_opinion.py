"""法律顾问、公职律师的法律意见：重大事项先听取意见；认为不合法的不得提交；不采纳的写明理由。"""

from ...facts import advice, handling
from ...offices import COUNSEL, HEAD, SECTION
from ...statutes import COUNSEL_SYSTEM
from ...vocabulary import Condition, Duty, Figure, Promise, Step, Story, acts, apart_from, unset, when

HEARD = COUNSEL_SYSTEM.whole

ask = Step("ask", "征求法律意见", SECTION, basis=HEARD)
opine = Step(
    "opine", "出具法律意见书", COUNSEL, within=unset, after=ask, times=3, basis=HEARD, apart=(ask,), letter="法律意见书",
    records=(advice.conclusion, handling.reason),
)  # fmt: skip
revise = Step(
    "revise", "按意见修改", SECTION, after=opine, times=3, basis=HEARD, records=(advice.amended,),
    gates=(Condition("法律意见要求修改或者认为不合法", when(opine.done, ~opine.said(advice.conclusion).is_("合法")), HEARD),),
)  # fmt: skip
proceed = Step(
    "proceed", "提交讨论决定", HEAD, within=unset, after=opine, basis=HEARD, final=True, records=(advice.adopted, handling.reason),
    gates=(
        Condition("最近的法律意见不是不合法", when(opine.done, ~opine.said(advice.conclusion).is_("不合法")), HEARD),
        Condition("要求修改的已经修改，或者不采纳并写明理由",
                  when(opine.done & opine.said(advice.conclusion).is_("修改后合法") & advice.adopted, revise.since(opine)), HEARD),
    ),
)  # fmt: skip
drop = Step("drop", "不再提交", HEAD, after=opine, basis=HEARD, final=True, records=(handling.reason,))

duty = Duty(
    id="legal_opinion",
    title="法律意见",
    word="法律意见",
    line="依法决策",
    basis=HEARD,
    facts=(advice.about, advice.question),
    steps=(ask, opine, revise, proceed, drop),
    figures=(
        Figure("legal_opinions", "法律意见书", "份", acts(opine), "本年法律顾问、公职律师出具的法律意见书"),
        Figure("legal_opinions_adverse", "认为不合法的法律意见", "份", acts(opine, advice.conclusion.is_("不合法")), "本年认为不合法的法律意见书"),
        Figure("legal_opinions_declined", "不采纳法律意见而提交", "件", acts(proceed, ~advice.adopted), "本年不采纳意见并写明理由而提交的事项"),
    ),
    uncounted=(ask, revise, drop),
    stories=(
        Story("合法", 8, ((ask, 0), (opine, 4), (proceed, 3)), {advice.about: ["行政执法", "合同", "重大决策"]}),
        Story("修改后合法", 3, ((ask, 0), (opine, 4), (revise, 3), (proceed, 2)), {}, {opine: {advice.conclusion: "修改后合法"}}),
        Story("不合法，不再提交", 1, ((ask, 0), (opine, 5), (drop, 2)), {}, {opine: {advice.conclusion: "不合法"}}),
    ),
    public=False,
    promises=(
        Promise("没有征求就出具", opine, unless=ask.done, basis=HEARD),
        Promise("自己问自己答", opine, unless=apart_from(ask), basis=HEARD),
        Promise("没有意见就修改", revise, unless=opine.done, basis=HEARD),
        Promise("意见合法而记修改", revise, unless=~opine.said(advice.conclusion).is_("合法"), basis=HEARD),
        Promise("没有听取意见就提交", proceed, unless=opine.done, basis=HEARD),
        Promise("认为不合法还提交", proceed, unless=~opine.said(advice.conclusion).is_("不合法"), basis=HEARD),
        Promise("说采纳而没有修改", proceed,
                unless=~opine.said(advice.conclusion).is_("修改后合法") | ~advice.adopted | revise.since(opine), basis=HEARD),
        Promise("没有意见就终止", drop, unless=opine.done, basis=HEARD),
    ),
)  # fmt: skip

matters = (duty,)
