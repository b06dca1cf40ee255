"""合同审查：签订以前由法律顾问或者法制机构审查；签署的文本就是审查通过的文本；预算、采购、个人信息条款逐项核对。"""

from ...facts import contract, handling
from ...offices import COUNSEL, HEAD, SECTION
from ...statutes import CIVIL_CODE, COUNSEL_SYSTEM, PERSONAL_INFORMATION, PROCUREMENT
from ...vocabulary import Condition, Duty, Figure, Promise, Step, Story, acts, apart_from, summed, unset, when

REVIEWED = COUNSEL_SYSTEM.whole

send = Step("send", "送审", SECTION, basis=REVIEWED)
review = Step(
    "review", "法律审查", COUNSEL, within=unset, after=send, times=4, basis=REVIEWED, apart=(send,), letter="合同法律审查意见书",
    records=(contract.conclusion, contract.reviewed, handling.reason),
)  # fmt: skip
amend = Step(
    "amend", "按意见修改并重新送审", SECTION, after=review, times=3, basis=REVIEWED,
    gates=(Condition("审查意见为修改后签订", when(review.done, review.said(contract.conclusion).is_("修改后签订")), REVIEWED),),
)  # fmt: skip
sign = Step(
    "sign", "签订", HEAD, after=review, basis=REVIEWED + CIVIL_CODE[490], records=(contract.price, contract.same),
    gates=(
        Condition("最近的审查意见为可以签订", when(review.done, review.said(contract.conclusion).is_("可以签订")), REVIEWED),
        Condition("签署的文本与审查通过的文本一致", contract.same, REVIEWED),
        Condition("不超出预算", contract.price <= contract.budget, PROCUREMENT[6]),
        Condition("依法采购", contract.procured, PROCUREMENT[26]),
        Condition("委托处理个人信息的有保护条款", when(contract.personal, contract.clause), PERSONAL_INFORMATION[21]),
    ),
)  # fmt: skip
perform = Step("perform", "履行情况归档", SECTION, after=sign, basis=REVIEWED + CIVIL_CODE[509], final=True, records=(contract.done,))
refuse = Step(
    "refuse", "不予签订", HEAD, after=review, basis=REVIEWED, final=True, records=(handling.reason,),
    gates=(Condition("没有签订", ~sign.done, REVIEWED),),
)  # fmt: skip

duty = Duty(
    id="contract_review",
    title="合同审查",
    word="合同",
    line="依法决策",
    basis=REVIEWED,
    facts=(contract.name,),
    steps=(send, review, amend, sign, perform, refuse),
    figures=(
        Figure("contracts_reviewed", "合同法律审查", "次", acts(review), "本年法律顾问、公职律师审查合同的次数"),
        Figure("contracts_signed", "经审查签订的合同", "份", acts(sign), "本年审查通过并签订的合同"),
        Figure("contracts_amount", "经审查签订的合同金额", "万元", summed(sign, contract.price), "本年签订的合同金额合计", decimals=2),
        Figure("contracts_declined", "审查后不予签订的合同", "份", acts(refuse), "本年审查后不予签订的合同"),
    ),
    uncounted=(send, amend, perform),
    stories=(
        Story("审查后签订并履行", 6, ((send, 0), (review, 4), (sign, 3), (perform, 60))),
        Story("修改后签订", 2, ((send, 0), (review, 4), (amend, 3), (review, 3), (sign, 2), (perform, 60)), {},
              {review: ({contract.conclusion: "修改后签订"}, {contract.conclusion: "可以签订"})}),
        Story("不得签订", 1, ((send, 0), (review, 4), (refuse, 2)), {contract.procured: False}, {review: {contract.conclusion: "不得签订"}}),
    ),
    public=False,
    promises=(
        Promise("没有送审就审查", review, unless=send.done, basis=REVIEWED),
        Promise("自己送审自己审查", review, unless=apart_from(send), basis=REVIEWED),
        Promise("没有审查就修改", amend, unless=review.done, basis=REVIEWED),
        Promise("不要求修改而修改", amend, unless=review.said(contract.conclusion).is_("修改后签订"), basis=REVIEWED),
        Promise("没有审查就签订", sign, unless=review.done, basis=REVIEWED),
        Promise("审查没有通过就签订", sign, unless=review.said(contract.conclusion).is_("可以签订"), basis=REVIEWED),
        Promise("审查以后换了文本", sign, unless=contract.same, basis=REVIEWED),
        Promise("超出预算签订", sign, unless=contract.price <= contract.budget, basis=PROCUREMENT[6]),
        Promise("没有依法采购就签订", sign, unless=contract.procured, basis=PROCUREMENT[26]),
        Promise("委托处理个人信息没有保护条款", sign, unless=~contract.personal | contract.clause, basis=PERSONAL_INFORMATION[21]),
        Promise("没有签订就归档履行", perform, unless=sign.done, basis=REVIEWED),
        Promise("没有审查就不予签订", refuse, unless=review.done, basis=REVIEWED),
        Promise("签订了又不予签订", refuse, unless=~sign.done, basis=REVIEWED),
    ),
)  # fmt: skip

matters = (duty,)
