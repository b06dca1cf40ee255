"""案卷评查和行政执法专项整治：一卷一案，独立打分，五项一票不合格；整治有方案、有问题清单、整改完才总结。"""

from ...facts import cleanup, dossier, handling
from ...offices import HEAD, LEGAL, OFFICERS, SECTION
from ...statutes import ENFORCEMENT_SUPERVISION_GD, FILE_REVIEW_GD, ORGANISATION_PENALTIES, PENALTIES, THREE_SYSTEMS
from ...vocabulary import (
    Condition, Duty, Figure, Following, Outcome, Promise, Step, Story, acts, apart_from, granted_by, summed, today, unset, when, working_days,
)  # fmt: skip

SCORED = FILE_REVIEW_GD[10] + FILE_REVIEW_GD[16]

submit = Step("submit", "调取案卷", OFFICERS, basis=FILE_REVIEW_GD[12],
              gates=(Condition("写明案卷，且已经办结归档", dossier.case.written & dossier.closed, FILE_REVIEW_GD[12] + ORGANISATION_PENALTIES[51]),))  # fmt: skip
score = Step(
    "score", "评查打分", LEGAL, after=submit, basis=SCORED, decides=True, apart=(submit,), letter="行政执法案卷评查报告",
    records=(dossier.score, dossier.facts_clear, dossier.law_right, dossier.procedure_kept, dossier.powers_kept, dossier.persons_right, dossier.recorded,
             dossier.added, handling.reason),
)  # fmt: skip
dispute = Step(
    "dispute", "对评查结果提出异议", SECTION, after=score, basis=FILE_REVIEW_GD[12], records=(handling.objection,),
    gates=(Condition("收到报告十个工作日内", when(score.done, today <= score.day + working_days(10)), FILE_REVIEW_GD[12]),),
)  # fmt: skip
recheck = Step("recheck", "复核", LEGAL, within=working_days(10), after=dispute, basis=FILE_REVIEW_GD[12], records=(handling.reason,), letter="案卷评查复核意见")
mend = Step("mend", "补正和整改", SECTION, within=unset, after=score, basis=FILE_REVIEW_GD[18], records=(handling.reason,))
close = Step(
    "close", "通报并备案", LEGAL, after=score, basis=FILE_REVIEW_GD[18], final=True,
    gates=(
        Condition("提出异议的已经复核", when(dispute.done, recheck.done), FILE_REVIEW_GD[12]),
        Condition("不合格的已经整改", when(score.done & ~score.granted, mend.done), FILE_REVIEW_GD[18]),
    ),
)  # fmt: skip

review = Duty(
    id="file_review",
    title="行政执法案卷评查",
    word="案卷评查",
    line="行政执法",
    basis=FILE_REVIEW_GD.whole,
    conditions=(
        Condition("六十分以上", dossier.score >= 60, SCORED),
        Condition("事实清楚、证据充分", dossier.facts_clear, FILE_REVIEW_GD[16] + PENALTIES[40]),
        Condition("适用依据正确", dossier.law_right, FILE_REVIEW_GD[16] + PENALTIES[38]),
        Condition("符合法定程序", dossier.procedure_kept, FILE_REVIEW_GD[16] + PENALTIES[38]),
        Condition("没有超越、滥用职权", dossier.powers_kept, FILE_REVIEW_GD[16]),
        Condition("执法主体和人员合格", dossier.persons_right, FILE_REVIEW_GD[16] + PENALTIES[42]),
        Condition("应当音像记录的有记录", dossier.recorded, THREE_SYSTEMS["第三部分"] + PENALTIES[47]),
        Condition("归档以后没有增加或者抽取材料", ~dossier.added, ORGANISATION_PENALTIES[51]),
    ),
    facts=(dossier.case,),
    steps=(submit, score, dispute, recheck, mend, close),
    grant=Outcome("合格", document="行政执法案卷评查报告"),
    refusal=Outcome("不合格", document="行政执法案卷评查报告"),
    public=False,
    figures=(
        Figure("files_reviewed", "评查案卷", "宗", acts(score), "本年评查的执法案卷，一卷一宗"),
        Figure("files_passed", "评查合格案卷", "宗", granted_by(score), "其中：六十分以上且没有一票不合格的情形"),
    ),
    uncounted=(submit, dispute, recheck, mend, close),
    stories=(
        Story("合格，通报备案", 6, ((submit, 0), (score, 5), (close, 15)), follows=Following(dossier.case, "special_inspection", "close", 5)),
        Story("提出异议，复核", 1, ((submit, 0), (score, 5), (dispute, 6), (recheck, 8), (close, 4)), follows=Following(dossier.case, "penalty", "close", 5)),
        Story("没有告知听证，不合格，整改", 1, ((submit, 0), (score, 5), (mend, 20), (close, 5)), {}, {score: {dossier.procedure_kept: False}},
              follows=Following(dossier.case, "penalty", "close", 5)),
    ),
    promises=(
        Promise("没有案卷而评查", submit, unless=dossier.case.written, basis=FILE_REVIEW_GD[12]),
        Promise("评查还没有归档的案卷", submit, unless=dossier.closed, basis=FILE_REVIEW_GD[12]),
        Promise("没有案卷而打分", score, unless=submit.done, basis=SCORED),
        Promise("办案人员评查自己的案卷", score, unless=apart_from(submit), basis=FILE_REVIEW_GD[10]),
        Promise("没有结果而异议", dispute, unless=score.done, basis=FILE_REVIEW_GD[12]),
        Promise("逾期异议", dispute, unless=today <= score.day + working_days(10), basis=FILE_REVIEW_GD[12]),
        Promise("没有异议而复核", recheck, unless=dispute.done, basis=FILE_REVIEW_GD[12]),
        Promise("没有结果而整改", mend, unless=score.done, basis=FILE_REVIEW_GD[18]),
        Promise("没有结果而通报", close, unless=score.done, basis=FILE_REVIEW_GD[18]),
        Promise("异议没有复核而通报", close, unless=~dispute.done | recheck.done, basis=FILE_REVIEW_GD[12]),
        Promise("不合格没有整改而通报", close, unless=~score.done | score.granted | mend.done, basis=FILE_REVIEW_GD[18]),
    ),
)  # fmt: skip

SUPERVISED = ENFORCEMENT_SUPERVISION_GD.whole + THREE_SYSTEMS.whole
launch = Step("launch", "印发整治方案", HEAD, basis=SUPERVISED, records=(cleanup.ends,), letter="行政执法专项整治方案",
              gates=(Condition("结束日期在印发之后", cleanup.ends > today, SUPERVISED),))  # fmt: skip
invite = Step("invite", "公布举报渠道", LEGAL, after=launch, basis=SUPERVISED)
find = Step("find", "列入问题清单", LEGAL, after=invite, times=None, basis=SUPERVISED, records=(cleanup.found, handling.reason))
rectify = Step("rectify", "整改", SECTION, within=unset, after=find, times=None, basis=SUPERVISED, records=(cleanup.mended, handling.reason),
               gates=(Condition("整改数不超过查出数", when(find.done, cleanup.mended <= find.said(cleanup.found)), SUPERVISED),))  # fmt: skip
finish = Step(
    "finish", "总结", HEAD, after=invite, basis=SUPERVISED, final=True, letter="行政执法专项整治总结",
    gates=(Condition("查出的问题已经全部整改", when(find.done, rectify.since(find) & (rectify.said(cleanup.mended) >= find.said(cleanup.found))), SUPERVISED),),
)  # fmt: skip

campaign = Duty(
    id="enforcement_campaign",
    title="行政执法不规范专项整治",
    word="执法整治",
    line="行政执法",
    basis=SUPERVISED,
    facts=(cleanup.name,),
    steps=(launch, invite, find, rectify, finish),
    grant=Outcome("已经总结", document="行政执法专项整治总结"),
    figures=(
        Figure("enforcement_campaigns", "行政执法专项整治", "项", acts(launch), "本年印发方案的专项整治"),
        Figure("enforcement_problems_found", "专项整治查出的问题", "个", summed(find, cleanup.found), "本年列入问题清单的"),
        Figure("enforcement_problems_mended", "专项整治完成整改的问题", "个", summed(rectify, cleanup.mended), "本年完成整改的"),
    ),
    uncounted=(invite, finish),
    stories=(
        Story("方案、渠道、两批问题、整改、总结", 1, ((launch, 0), (invite, 5), (find, 30), (rectify, 20), (find, 30), (rectify, 20), (finish, 30)), {},
              {find: {cleanup.found: 3}, rectify: {cleanup.mended: 3}}),
    ),
    promises=(
        Promise("结束日期早于印发", launch, unless=cleanup.ends > today, basis=SUPERVISED),
        Promise("没有方案而公布渠道", invite, unless=launch.done, basis=SUPERVISED),
        Promise("没有公布渠道而列问题", find, unless=invite.done, basis=SUPERVISED),
        Promise("没有问题而整改", rectify, unless=find.done, basis=SUPERVISED),
        Promise("整改多于查出", rectify, unless=cleanup.mended <= find.said(cleanup.found), basis=SUPERVISED),
        Promise("没有开展而总结", finish, unless=invite.done, basis=SUPERVISED),
        Promise("问题没有整改完就总结", finish, unless=~find.done | (rectify.since(find) & (rectify.said(cleanup.mended) >= find.said(cleanup.found))), basis=SUPERVISED),
    ),
)  # fmt: skip

matters = (review, campaign)
