"""行政处罚（简易程序）：警告，或者对公民二百元以下、对单位三千元以下的罚款，二名执法人员当场决定；不服的先申请复议。"""

from ...facts import handling, on_record, party, penalty, recording, wrong
from ...offices import OFFICERS, PARTY
from ...statutes import CRIME_TRANSFER, PENALTIES, RECONSIDERATION, THREE_SYSTEMS
from ...vocabulary import (
    Clock, Condition, Figure, Outcome, Penalty, Promise, Step, acts, choose, days, months, officers, on_the_spot, rate, summed, unset,
    when, working_days, yuan, Story,
)  # fmt: skip

# 一、什么案件可以当场处罚
ceiling = choose(party.kind.is_("公民"), yuan(200), yuan(3_000)).called("当场罚款上限")
small = Condition("罚款不超过当场处罚的上限", penalty.fine <= ceiling, PENALTIES[51])
light = Condition("处罚种类为警告或者罚款", penalty.kind.among("警告", "罚款"), PENALTIES[51])
coherent = Condition("警告不载明金额", when(penalty.kind.is_("警告"), penalty.fine <= 0), PENALTIES[9])
plain = Condition("违法事实确凿并有法定依据", wrong.plain, PENALTIES[51])
lawful_basis = Condition("以法律、法规、规章为依据", penalty.basis_rank.is_("法律、法规、规章"), PENALTIES[16] + PENALTIES[38])
ours = Condition("属于本机关管辖", wrong.ours, PENALTIES[22])
timely = Condition("未超过追责时效", wrong.found <= choose(wrong.harmful, wrong.ended + months(60), wrong.ended + months(24)), PENALTIES[36])
grown = Condition("年满十四周岁", when(party.kind.is_("公民"), party.age >= 14), PENALTIES[30])
not_criminal = Condition("没有涉嫌犯罪", ~wrong.criminal, PENALTIES[27] + CRIME_TRANSFER[5])
review_first = Condition("写明不服的应当先申请行政复议", penalty.review_first, PENALTIES[52] + RECONSIDERATION["第二十三条第一款第一项"])
once = Condition("同一违法行为没有罚过款", when(wrong.fined, penalty.fine <= 0), PENALTIES[29])
lawful = (plain, ours, timely, grown, not_criminal, once, small, light, coherent, lawful_basis, review_first)

# 二、当场办理
RECORDED = THREE_SYSTEMS["第三部分"] + PENALTIES[47]
inform = Step("inform", "出示证件、告知、听取陈述申辩", OFFICERS, officers=2, basis=PENALTIES[42] + PENALTIES[44] + PENALTIES[45],
              records=(recording.reference, recording.failure), gates=(Condition("现场执法有音像记录", on_record, RECORDED),))  # fmt: skip
decide = Step(
    "decide", "当场决定并交付", OFFICERS, within=on_the_spot, after=inform, officers=2, basis=PENALTIES[52], officers_basis=PENALTIES[42], adverse=True,
    letter="当场行政处罚决定书", records=(penalty.kind, penalty.fine, penalty.basis_rank, penalty.review_first), gates=lawful,
)  # fmt: skip
record = Step("record", "报所属机关备案", OFFICERS, within=unset, after=decide, basis=PENALTIES["第五十二条第三款"])

# 三、缴款：自行到银行缴，或者依法当场收缴后二日内交机关、再二日内存银行
fined = Condition("处以罚款", when(decide.done, decide.said(penalty.fine) > 0), PENALTIES[67])
pay = Step("pay", "缴纳罚款", PARTY, after=decide, basis=PENALTIES[67], records=(penalty.paid,), ledger="fine", gates=(fined,))
collect = Step(
    "collect", "当场收缴罚款并出具专用票据", OFFICERS, after=decide, officers=2, basis=PENALTIES[68] + PENALTIES[70], officers_basis=PENALTIES[42],
    records=(penalty.cash, penalty.hard_to_collect),
    gates=(
        Condition("一百元以下，或者不当场收缴事后难以执行", (penalty.cash <= yuan(100)) | penalty.hard_to_collect, PENALTIES[68]),
        Condition("收缴不超过罚款", when(decide.done, penalty.cash <= decide.said(penalty.fine)), PENALTIES[67]),
        Condition("尚未自行缴纳", ~pay.done, PENALTIES[67]),
    ),
)  # fmt: skip
hand_in = Step("hand_in", "收缴的罚款交至机关", OFFICERS, within=working_days(2), after=collect, basis=PENALTIES[71])
bank = Step("bank", "机关将罚款缴付银行", OFFICERS, within=working_days(2), after=hand_in, basis=PENALTIES[71], ledger="fine")
close = Step(
    "close", "归档", OFFICERS, after=record, basis=PENALTIES["第五十二条第三款"], final=True, records=(handling.reason, recording.years),
    gates=(
        Condition("当场收缴的已缴付银行", when(collect.done, bank.done), PENALTIES[71]),
        Condition("案卷和音像记录的保管期限不少于规定年数", recording.years >= rate("执法案卷保管期限", measure="年"), THREE_SYSTEMS["第三部分"]),
    ),
)  # fmt: skip

simple = Penalty(
    id="simple_penalty",
    title="行政处罚（简易程序）",
    word="当场处罚",
    line="行政执法",
    remedy="当场行政处罚",
    basis=PENALTIES[51] + PENALTIES[52],
    conditions=lawful,
    facts=(party.name,),
    steps=(inform, decide, record, pay, collect, hand_in, bank, close),
    clocks=(Clock("缴款期限", (decide.day + days(15)).rolled, pay, PENALTIES[67], only=(decide.said(penalty.fine) > 0) & ~collect.done),),
    grant=Outcome("可以当场处罚", document="当场行政处罚决定书"),
    refusal=Outcome("不得当场处罚", document="转普通程序或者不予处罚意见"),
    figures=(
        Figure("simple_penalties_decided", "当场行政处罚决定", "宗", acts(decide), "本年当场作出的处罚决定"),
        Figure("simple_penalty_fines", "当场处罚罚款", "元", summed(decide, penalty.fine), "本年当场决定的罚款；不得作为考核指标", decimals=2),
    ),
    uncounted=(inform, record, pay, collect, hand_in, bank, close),
    stories=(
        Story("当场罚款五百元，自行缴纳", 0, ((inform, 0), (decide, 0), (record, 2), (pay, 5), (close, 3)),
              {wrong.ended: (-20, -2), wrong.found: "today"},
              {decide: {penalty.kind: "罚款", penalty.fine: 50_000}, pay: {penalty.paid: 50_000}}),
    ),
    promises=(
        Promise("一人执法", inform, unless=officers >= 2, basis=PENALTIES[42]),
        Promise("现场执法没有音像记录又不说明原因", inform, unless=recording.reference.written | recording.failure.written, basis=RECORDED),
        Promise("案卷保管不满规定年数", close, unless=recording.years >= rate("执法案卷保管期限", measure="年"), basis=THREE_SYSTEMS["第三部分"]),
        Promise("一人当场处罚", decide, unless=officers >= 2, basis=PENALTIES[42]),
        Promise("不告知、不听取申辩而当场处罚", decide, unless=inform.done, basis=PENALTIES[44] + PENALTIES[45]),
        Promise("事实不清而当场处罚", decide, unless=wrong.plain, basis=PENALTIES[51]),
        Promise("处罚不属本机关管辖的行为", decide, unless=wrong.ours, basis=PENALTIES[22]),
        Promise("处罚超过时效的行为", decide, unless=wrong.harmful | (wrong.found <= wrong.ended + months(24)), basis=PENALTIES[36]),
        Promise("处罚不满十四周岁的人", decide, unless=party.kind.is_("法人或者其他组织") | (party.age >= 14), basis=PENALTIES[30]),
        Promise("以罚代刑", decide, unless=~wrong.criminal, basis=PENALTIES[27]),
        Promise("对公民当场罚款超过二百元", decide, unless=party.kind.is_("法人或者其他组织") | (penalty.fine <= yuan(200)), basis=PENALTIES[51]),
        Promise("对单位当场罚款超过三千元", decide, unless=penalty.fine <= yuan(3_000), basis=PENALTIES[51]),
        Promise("当场没收、停业或者吊销", decide, unless=penalty.kind.among("警告", "罚款"), basis=PENALTIES[51]),
        Promise("同一违法行为两次罚款", decide, unless=~wrong.fined | (penalty.fine <= 0), basis=PENALTIES[29]),
        Promise("警告而收钱", decide, unless=~penalty.kind.is_("警告") | (penalty.fine <= 0), basis=PENALTIES[9]),
        Promise("依据规范性文件当场处罚", decide, unless=penalty.basis_rank.is_("法律、法规、规章"), basis=PENALTIES[38]),
        Promise("告诉当事人可以直接起诉", decide, unless=penalty.review_first, basis=RECONSIDERATION[23]),
        Promise("没有决定而备案", record, unless=decide.done, basis=PENALTIES[52]),
        Promise("没有决定而缴款", pay, unless=decide.done, basis=PENALTIES[67]),
        Promise("没有罚款而缴款", pay, unless=decide.said(penalty.fine) > 0, basis=PENALTIES[67]),
        Promise("没有决定而收缴", collect, unless=decide.done, basis=PENALTIES[68]),
        Promise("一人收缴", collect, unless=officers >= 2, basis=PENALTIES[42]),
        Promise("违法当场收缴", collect, unless=(penalty.cash <= yuan(100)) | penalty.hard_to_collect, basis=PENALTIES[68]),
        Promise("多收罚款", collect, unless=penalty.cash <= decide.said(penalty.fine), basis=PENALTIES[67]),
        Promise("已经缴纳又收缴", collect, unless=~pay.done, basis=PENALTIES[67]),
        Promise("没有收缴而交款", hand_in, unless=collect.done, basis=PENALTIES[71]),
        Promise("没有交款而缴付银行", bank, unless=hand_in.done, basis=PENALTIES[71]),
        Promise("没有备案而归档", close, unless=record.done, basis=PENALTIES[52]),
        Promise("截留收缴的罚款", close, unless=~collect.done | bank.done, basis=PENALTIES[71]),
    ),
)  # fmt: skip

matters = (simple,)
