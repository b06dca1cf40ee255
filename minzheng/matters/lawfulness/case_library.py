"""以案释法案例库：只收已经办结、不再争议的执法案件；去标识化、另一人作法律审核、负责人批准后发布；决定被撤销或者能认出个人的撤下。

涉及未成年人、收养、疾病和家庭隐私的案件，一律不收。来源案件的案号只在内部核对。
"""

from ...facts import casebook, handling
from ...offices import COUNSEL, HEAD, LEGAL, SECTION
from ...statutes import COUNSEL_SYSTEM, LAW_DUTY, LAW_PUBLICITY, LAW_PUBLICITY_GD, PERSONAL_INFORMATION, of_minors
from ...vocabulary import Condition, Duty, Entry, Figure, Following, Promise, Step, Story, acts, apart_from, stock, unset, when

LIBRARY = LAW_PUBLICITY[18] + LAW_PUBLICITY_GD.whole + LAW_DUTY.whole
MASKED = PERSONAL_INFORMATION[6] + PERSONAL_INFORMATION[51]
CHILDREN = of_minors(103) + PERSONAL_INFORMATION[28]

nominate = Step(
    "nominate", "选案", LEGAL, basis=LIBRARY,
    gates=(
        Condition("写明来源案件", casebook.source.written, LIBRARY),
        Condition("本系统登记的复议、诉讼已经终结", ~casebook.disputed, LIBRARY),
        Condition("复议、诉讼已经终结", ~casebook.contested, LIBRARY),
        Condition("不涉及未成年人、收养、疾病或者家庭隐私", ~casebook.protected, CHILDREN),
    ),
)  # fmt: skip
mask = Step(
    "mask", "去标识化", LEGAL, within=unset, after=nominate, times=4, basis=MASKED,
    records=(casebook.closed, casebook.names, casebook.numbers, casebook.places, casebook.pieced),
    gates=(Condition("来源案件是已经办结的执法案件", casebook.closed, LIBRARY),),
)  # fmt: skip
review = Step(
    "review", "法律审核", COUNSEL, within=unset, after=mask, times=4, basis=COUNSEL_SYSTEM.whole, apart=(mask,), records=(handling.passed, handling.reason),
)  # fmt: skip
hidden = mask.said(casebook.names) & mask.said(casebook.numbers) & mask.said(casebook.places)
publish = Step(
    "publish", "批准并发布", HEAD, within=unset, after=review, basis=LIBRARY + MASKED,
    gates=(
        Condition("姓名名称、号码、住址学校单位都已隐去", when(mask.done, hidden), MASKED + of_minors(103)),
        Condition("与其他信息结合也认不出个人", when(mask.done, ~mask.said(casebook.pieced)), MASKED + PERSONAL_INFORMATION[73]),
        Condition("去标识化以后的文本审核通过", when(review.done, review.since(mask) & review.said(handling.passed)), COUNSEL_SYSTEM.whole),
    ),
)  # fmt: skip
use = Step("use", "在普法中使用", SECTION, after=publish, times=None, basis=LIBRARY, records=(casebook.used,))
withdraw = Step("withdraw", "撤下", HEAD, after=publish, basis=LIBRARY + MASKED, final=True, records=(casebook.cause, handling.reason))

closed_case = Following(casebook.source, "penalty", "close", 20)

duty = Duty(
    id="case_library",
    title="以案释法案例库",
    word="案例",
    line="法治宣传教育",
    basis=LIBRARY,
    facts=(casebook.source, casebook.points, casebook.lesson),
    steps=(nominate, mask, review, publish, use, withdraw),
    enters=(
        Entry("law_case", {"name": casebook.points, "lesson": casebook.lesson}, publish, word="释法案例"),
        Entry("law_case", {"name": casebook.points}, withdraw, ends=True),
    ),
    figures=(
        Figure("law_cases_published", "以案释法案例发布", "件", acts(publish), "本年审核、批准后发布的案例"),
        Figure("law_cases", "以案释法案例库", "件", stock("law_case"), "年末案例库中的案例：发布减撤下"),
        Figure("law_cases_used", "以案释法案例使用", "次", acts(use), "本年在普法中使用案例的次数"),
    ),
    uncounted=(nominate, mask, review),
    stories=(
        Story("办结的执法案件去标识化后入库", 1, ((nominate, 0), (mask, 2), (review, 2), (publish, 1), (use, 10)), follows=closed_case),
        Story("入库后撤下", 0, ((nominate, 0), (mask, 2), (review, 2), (publish, 1), (use, 10), (withdraw, 60)), follows=closed_case),
    ),
    public=False,
    promises=(
        Promise("收录没有办结的案件", mask, unless=casebook.closed, basis=LIBRARY),
        Promise("收录还在复议诉讼的案件", nominate, unless=~casebook.contested, basis=LIBRARY),
        Promise("收录涉及未成年人的案件", nominate, unless=~casebook.protected, basis=CHILDREN),
        Promise("没有来源案件而收录", nominate, unless=casebook.source.written, basis=LIBRARY),
        Promise("收录本系统登记的争议还没有终结的案件", nominate, unless=~casebook.disputed, basis=LIBRARY),
        Promise("没有选案就去标识化", mask, unless=nominate.done, basis=MASKED),
        Promise("没有去标识化就审核", review, unless=mask.done, basis=MASKED),
        Promise("自己隐去、自己审核", review, unless=apart_from(mask), basis=COUNSEL_SYSTEM.whole),
        Promise("没有法律审核就发布", publish, unless=review.done, basis=COUNSEL_SYSTEM.whole),
        Promise("审核没有通过而发布", publish, unless=review.said(handling.passed), basis=COUNSEL_SYSTEM.whole),
        Promise("审核以后又改了文本而发布", publish, unless=review.since(mask), basis=COUNSEL_SYSTEM.whole),
        Promise("带着姓名发布", publish, unless=mask.said(casebook.names), basis=MASKED),
        Promise("带着号码发布", publish, unless=mask.said(casebook.numbers), basis=MASKED),
        Promise("带着学校、村居发布", publish, unless=mask.said(casebook.places), basis=MASKED + of_minors(103)),
        Promise("能拼出是谁而发布", publish, unless=~mask.said(casebook.pieced), basis=MASKED),
        Promise("没有发布而使用", use, unless=publish.done, basis=LIBRARY),
        Promise("没有发布而撤下", withdraw, unless=publish.done, basis=LIBRARY),
    ),
)  # fmt: skip

matters = (duty,)
