"""婚姻登记的撤销与备注：冒名顶替、弄虚作假的，凭法院、检察院、公安机关的材料由登记机关撤销；婚姻无效、撤销婚姻只由人民法院裁判，登记机关归档备注。"""

from ...facts import handling, revocation
from ...offices import BUREAU, PARTY, REGISTRAR, SECTION
from ...statutes import CIVIL_CODE, FALSE_MARRIAGES, MARRIAGE_BEFORE, MARRIAGE_2025
from ...vocabulary import (
    Condition, Duty, Entry, Evidence, Figure, Outcome, Promise, Registration, Step, Story, acts, granted_by, on_the_spot, unset, when,
)  # fmt: skip

FALSE = FALSE_MARRIAGES.whole
COURT = CIVIL_CODE[1051] + CIVIL_CODE[1052] + CIVIL_CODE[1053]

# 一、撤销冒名顶替、弄虚作假的登记
receive = Step("receive", "收到建议书或者认定材料", SECTION, basis=FALSE)
review = Step("review", "调档审核", REGISTRAR, within=unset, after=receive, basis=FALSE, records=(revocation.traced,))
notify = Step("notify", "拟撤销告知", SECTION, within=unset, after=review, basis=FALSE, letter="拟撤销婚姻登记告知书")
hear = Step("hear", "听取陈述申辩", PARTY, within=unset, after=notify, basis=FALSE, records=(revocation.heard,))
decide = Step(
    "decide", "决定是否撤销", BUREAU, within=unset, after=notify, decides=True, adverse=True, basis=FALSE, letter="撤销婚姻登记决定书",
    gates=(Condition("已经听取陈述申辩", when(notify.done, hear.done), FALSE),),
)  # fmt: skip
discredit = Step(
    "discredit", "列入婚姻登记严重失信名单，通报有关部门联合惩戒", SECTION, within=unset, after=decide, basis=FALSE, records=(revocation.told,),
    gates=(
        Condition("已决定撤销", decide.granted, FALSE),
        Condition("实施冒名顶替、弄虚作假的人已经查明", review.said(revocation.traced), FALSE),
    ),
    only=decide.granted & review.said(revocation.traced),
)  # fmt: skip
annotate = Step(
    "annotate", "系统备注、收回或者公告作废证件", REGISTRAR, within=unset, after=decide, basis=FALSE, final=True,
    gates=(
        Condition("已决定撤销", decide.granted, FALSE),
        Condition("实施冒名顶替、弄虚作假的人已经查明的，已列入严重失信名单", when(review.said(revocation.traced), discredit.done), FALSE),
    ),
)  # fmt: skip
keep = Step("keep", "告知不予撤销", SECTION, within=unset, after=decide, basis=FALSE, adverse=True, final=True, letter="不予撤销婚姻登记告知书",
            gates=(Condition("决定不予撤销", when(decide.done, ~decide.granted), FALSE),))  # fmt: skip

undoing = Registration(
    id="marriage_revocation",
    title="撤销冒名顶替、弄虚作假的婚姻登记",
    word="撤销婚姻",
    line="婚姻登记",
    basis=FALSE,
    conditions=(
        Condition("由本机关登记", revocation.ours, FALSE),
        Condition("有冒名顶替或者弄虚作假（胁迫、隐瞒疾病和无效婚姻向人民法院请求）", revocation.cause.among("冒名顶替", "弄虚作假"), FALSE + COURT),
        Condition("有人民法院、人民检察院或者公安机关的材料", ~revocation.proof.is_("只有当事人陈述"), FALSE),
    ),
    facts=(revocation.certificate, revocation.parties),
    evidence=(Evidence("司法建议书、检察建议书或者公安机关认定材料", FALSE), Evidence("婚姻登记档案", FALSE, held="婚姻登记档案")),
    steps=(receive, review, notify, hear, decide, discredit, annotate, keep),
    grant=Outcome("撤销登记", document="撤销婚姻登记决定书"),
    refusal=Outcome("不予撤销", document="不予撤销婚姻登记告知书"),
    enters=(Entry("marriage", {"number": revocation.certificate}, annotate, ends=True),),
    figures=(
        Figure("marriages_revoked", "撤销婚姻登记", "件", granted_by(decide), "本年决定撤销的冒名顶替、弄虚作假的登记"),
        Figure("marriage_revocations_refused", "不予撤销婚姻登记", "件", acts(keep), "本年告知不予撤销的申请"),
    ),
    uncounted=(receive, review, notify, hear, discredit, annotate),
    stories=(
        Story("检察建议，冒名顶替", 1, ((receive, 0), (review, 10), (notify, 10), (hear, 5), (decide, 15), (discredit, 2), (annotate, 1)),
              {revocation.proof: "人民检察院检察建议书", revocation.certificate: "J441802-2009-000123"}),
        Story("受胁迫的请求，告知向人民法院提出", 1, ((receive, 0), (review, 5), (notify, 3), (hear, 3), (decide, 5), (keep, 2)),
              {revocation.cause: "受胁迫、隐瞒重大疾病", revocation.proof: "只有当事人陈述", revocation.certificate: "J441802-2019-000456"}),
    ),
    promises=(
        Promise("没有材料而审核", review, unless=receive.done, basis=FALSE),
        Promise("没有审核而告知", notify, unless=review.done, basis=FALSE),
        Promise("没有告知而听取", hear, unless=notify.done, basis=FALSE),
        Promise("没有告知而决定", decide, unless=notify.done, basis=FALSE),
        Promise("没有听取陈述申辩而决定", decide, unless=hear.done, basis=FALSE),
        Promise("没有决定而列入失信名单", discredit, unless=decide.done, basis=FALSE),
        Promise("不予撤销而列入失信名单", discredit, unless=decide.granted, basis=FALSE),
        Promise("没有查明是谁而列入失信名单", discredit, unless=review.said(revocation.traced), basis=FALSE),
        Promise("已经查明而没有列入失信名单就了结", annotate, unless=discredit.done | ~review.said(revocation.traced), basis=FALSE),
        Promise("没有决定而备注", annotate, unless=decide.done, basis=FALSE),
        Promise("不予撤销而备注作废", annotate, unless=decide.granted, basis=FALSE),
        Promise("没有决定而告知不予撤销", keep, unless=decide.done, basis=FALSE),
        Promise("决定撤销又告知不予撤销", keep, unless=~decide.done | ~decide.granted, basis=FALSE),
    ),
)  # fmt: skip

# 二、人民法院的裁判归档备注：登记机关不作任何判断
ARCHIVED = MARRIAGE_BEFORE[16] + MARRIAGE_2025[20]
voided = Condition("人民法院确认婚姻无效或者撤销婚姻", revocation.judgment.among("确认婚姻无效", "撤销婚姻"), COURT + ARCHIVED)
effective = Condition("裁判已经生效", revocation.final, CIVIL_CODE[1054] + ARCHIVED)
take = Step("take", "收到裁判文书副本", REGISTRAR, basis=ARCHIVED, gates=(effective,))
note = Step("note", "归档并备注", REGISTRAR, within=unset, after=take, basis=ARCHIVED, final=True, gates=(voided,))
put_back = Step("put_back", "退回", REGISTRAR, within=on_the_spot, after=take, basis=ARCHIVED, final=True, records=(handling.reason,),
                gates=(Condition("没有确认无效、没有撤销婚姻", ~revocation.judgment.among("确认婚姻无效", "撤销婚姻"), ARCHIVED),))  # fmt: skip

archiving = Duty(
    id="marriage_annotation",
    title="无效婚姻、撤销婚姻的归档备注",
    word="婚姻备注",
    line="婚姻登记",
    basis=ARCHIVED,
    conditions=(voided, effective),
    facts=(revocation.certificate, revocation.parties),
    steps=(take, note, put_back),
    grant=Outcome("备注", document="婚姻登记备注单"),
    refusal=Outcome("不予备注", document="退回说明"),
    enters=(Entry("marriage", {"number": revocation.certificate}, note, ends=True),),
    figures=(Figure("marriages_annotated", "备注无效、撤销的婚姻", "件", acts(note), "本年按人民法院生效裁判归档备注的"),),
    uncounted=(take, put_back),
    stories=(Story("重婚，法院确认无效", 1, ((take, 0), (note, 1)), {revocation.judgment: "确认婚姻无效", revocation.certificate: "J441802-2018-000789"}),),
    public=False,
    promises=(
        Promise("裁判没有生效而收", take, unless=revocation.final, basis=ARCHIVED),
        Promise("没有裁判而备注", note, unless=take.done, basis=ARCHIVED),
        Promise("登记机关自行认定无效", note, unless=revocation.judgment.among("确认婚姻无效", "撤销婚姻"), basis=COURT),
        Promise("没有收到而退回", put_back, unless=take.done, basis=ARCHIVED),
        Promise("应当备注的退回", put_back, unless=~revocation.judgment.among("确认婚姻无效", "撤销婚姻"), basis=ARCHIVED),
    ),
)  # fmt: skip

matters = (undoing, archiving)
