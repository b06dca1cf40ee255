"""殡葬领域专项行动：有方案、有任务、有期限，任务逐项完成，查出的问题全部整改或者移交后方可总结。

专项行动不是行政处罚：查出的违法行为另案办理，不在这里作出任何决定。
"""

from ...facts import campaign
from ...offices import HEAD, SECTION
from ...statutes import FUNERALS, FUNERALS_2012
from ...vocabulary import Clock, Condition, Duty, Figure, Promise, Step, Story, acts, summed, today, unset, when

SUPERVISED = FUNERALS_2012[3] + FUNERALS.whole

launch = Step(
    "launch", "印发行动方案", HEAD, basis=SUPERVISED, letter="专项行动方案", records=(campaign.plan_number, campaign.ends),
    gates=(Condition("行动结束日期在印发之后", campaign.ends > today, SUPERVISED),),
)  # fmt: skip
assign = Step(
    "assign", "下达任务", SECTION, after=launch, times=None, basis=SUPERVISED, records=(campaign.task, campaign.due),
    gates=(Condition("任务期限在行动结束以前", when(launch.done, campaign.due <= launch.said(campaign.ends)), SUPERVISED),),
)  # fmt: skip
fulfil = Step("fulfil", "完成任务", SECTION, after=assign, times=None, basis=SUPERVISED, records=(campaign.found, campaign.result))
rectify = Step("rectify", "整改或者移交查出的问题", SECTION, within=unset, after=fulfil, times=None, basis=SUPERVISED, records=(campaign.settled,))
conclude = Step(
    "conclude", "总结", HEAD, within=unset, after=fulfil, basis=SUPERVISED, final=True, letter="专项行动总结", records=(campaign.result,),
    gates=(
        Condition("下达的任务都已完成", when(assign.done, fulfil.count >= assign.count), SUPERVISED),
        Condition("最后一项任务查出的问题已整改或者移交",
                  when(fulfil.done, (fulfil.said(campaign.found) <= 0) | rectify.since(fulfil)), SUPERVISED),
    ),
)  # fmt: skip

FULL = ((launch, 0), (assign, 3), (fulfil, 25), (rectify, 10), (assign, 2), (fulfil, 25), (rectify, 10), (conclude, 20))

duty = Duty(
    id="funeral_campaign",
    title="殡葬领域专项行动",
    word="殡葬行动",
    line="殡葬管理",
    basis=SUPERVISED,
    facts=(campaign.name,),
    steps=(launch, assign, fulfil, rectify, conclude),
    clocks=(Clock("任务期限", assign.said(campaign.due), fulfil, SUPERVISED),),
    figures=(
        Figure("funeral_campaigns", "殡葬领域专项行动", "项", acts(launch), "本年印发方案开展的专项行动"),
        Figure("funeral_campaign_tasks", "专项行动完成任务", "项", acts(fulfil), "本年完成的任务"),
        Figure("funeral_campaign_findings", "专项行动查出问题", "个", summed(fulfil, campaign.found), "本年完成任务时查出的问题数"),
        Figure("funeral_campaigns_concluded", "专项行动总结", "项", acts(conclude), "本年任务完成、问题清零后总结的专项行动"),
    ),
    uncounted=(assign, rectify),
    stories=tuple(
        Story(name, 1, FULL, {campaign.name: name},
              {launch: {campaign.plan_number: f"清城民〔2024〕演练{number}号", campaign.ends: 180}, assign: {campaign.due: (28, 40)}},
              within=((month, 1), (month, 20)))
        for number, month, name in (
            (21, 3, "殡葬领域不正之风和腐败问题集中整治"), (22, 4, "骨灰规范处置排查整治"), (23, 5, "殡葬业务档案规范管理整治"),
        )
    ),
    public=False,
    promises=(
        Promise("没有期限的行动", launch, unless=campaign.ends > today, basis=SUPERVISED),
        Promise("没有方案而下达任务", assign, unless=launch.done, basis=SUPERVISED),
        Promise("任务期限超过行动期限", assign, unless=campaign.due <= launch.said(campaign.ends), basis=SUPERVISED),
        Promise("没有下达而完成", fulfil, unless=assign.done, basis=SUPERVISED),
        Promise("没有查出而整改", rectify, unless=fulfil.done, basis=SUPERVISED),
        Promise("没有做任何任务而总结", conclude, unless=fulfil.done, basis=SUPERVISED),
        Promise("任务没有完成而总结", conclude, unless=fulfil.count >= assign.count, basis=SUPERVISED),
        Promise("问题没有整改而总结", conclude, unless=(fulfil.said(campaign.found) <= 0) | rectify.since(fulfil), basis=SUPERVISED),
    ),
)  # fmt: skip

matters = (duty,)
