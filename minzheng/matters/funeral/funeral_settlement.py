"""惠民殡葬月度结算：殡仪馆按月报送免除的宗数和金额，与本局登记的逐宗结算一致的，批准并照数拨付；一月一结，不一致的退回更正。

免除的金额在每宗服务结算时已经由规则算定，并记作应付殡仪馆；月度结算只核对、拨付，冲减应付，不另行定数。时限没有文件规定。
"""

from datetime import date

from ...facts import handling, settling
from ...offices import BUREAU, FINANCE, FUNERAL_HOME, SECTION
from ...statutes import FREE_FUNERALS, FUNERALS
from ...vocabulary import (
    Condition, Duty, Entry, Evidence, Figure, Outcome, Promise, Step, Story, acts, apart_from, summed, today, unset, when,
)  # fmt: skip
from ...vocabulary.facts import Fact

FREE = FREE_FUNERALS.whole + FUNERALS.whole

submit = Step(
    "submit", "殡仪馆报送当月免除清单", FUNERAL_HOME, basis=FREE,
    gates=(
        Condition("结算的月份已经结束", today >= settling.month.next_month, FREE),
        Condition("当月没有结算过", ~settling.settled_before, FREE),
    ),
)  # fmt: skip
verify = Step("verify", "与登记的结算单逐宗核对", SECTION, within=unset, after=submit, basis=FREE)
decide = Step(
    "decide", "审批结算", BUREAU, within=unset, after=verify, decides=True, adverse=True, basis=FREE, letter="惠民殡葬费用结算通知书",
    records=(settling.known_cases, settling.known), apart=(verify,),
)  # fmt: skip
remit = Step(
    "remit", "向殡仪馆拨付", FINANCE, within=unset, after=decide, basis=FREE, records=(settling.paid,), final=True, apart=(decide,),
    letter="资金拨付单", ledger="funeral_paid",
    gates=(
        Condition("已批准结算", when(decide.done, decide.granted), FREE),
        Condition("照批准的金额拨付", when(decide.done, settling.paid.equals(decide.said(settling.known))), FREE),
    ),
)  # fmt: skip
send_back = Step(
    "send_back", "退回更正", SECTION, within=unset, after=decide, basis=FREE, records=(handling.reason,), final=True,
    gates=(Condition("结论为不同意结算", when(decide.done, ~decide.granted), FREE),),
)  # fmt: skip

NUMBER, SUM = 100, 11_500_000
"""所示的一月；演练时由登记簿和殡仪馆的结算单取代。"""
shown: dict[Fact, object] = {settling.claimed_cases: NUMBER, settling.claimed: SUM}
agreed: dict[Step, dict[Fact, object]] = {decide: {settling.known_cases: NUMBER, settling.known: SUM}, remit: {settling.paid: SUM}}

duty = Duty(
    id="funeral_settlement",
    title="惠民殡葬费用月度结算",
    word="殡葬结算",
    line="殡葬管理",
    remedy="行政给付",
    basis=FREE,
    conditions=(
        Condition("报送的宗数与登记的一致", settling.claimed_cases.equals(settling.known_cases), FREE),
        Condition("报送的金额与登记的一致", settling.claimed.equals(settling.known), FREE),
    ),
    evidence=(Evidence("当月免除清单和每宗结算单", FREE),),
    steps=(submit, verify, decide, remit, send_back),
    grant=Outcome("同意结算", document="惠民殡葬费用结算通知书"),
    refusal=Outcome("不同意结算", document="惠民殡葬费用结算通知书"),
    enters=(Entry("funeral_settlement", {"name": settling.month}, remit, word="殡葬月结"),),
    figures=(
        Figure("funeral_months_settled", "惠民殡葬月度结算", "个月", acts(remit), "本年拨付完毕的结算月数，含上年十二月"),
        Figure("funeral_money_settled", "惠民殡葬结算拨付", "万元", summed(remit, settling.paid), "本年向殡仪馆拨付的金额，十二月的次年拨付", decimals=2),
    ),
    uncounted=(submit, verify, decide, send_back),
    stories=tuple(
        Story(f"{month}月结算", 1, ((submit, 0), (verify, 3), (decide, 3), (remit, 4)), {**shown, settling.month: date(2024, month, 1)}, agreed,
              within=((month + 1, 3), (month + 1, 8)), places=(0,))
        for month in range(1, 12)
    ),
    public=False,
    promises=(
        Promise("月份没有结束而报送", submit, unless=today >= settling.month.next_month, basis=FREE),
        Promise("一个月结算两次", submit, unless=~settling.settled_before, basis=FREE),
        Promise("没有报送而核对", verify, unless=submit.done, basis=FREE),
        Promise("没有核对而审批", decide, unless=verify.done, basis=FREE),
        Promise("核对的人审批", decide, unless=apart_from(verify), basis=FREE),
        Promise("没有批准而拨付", remit, unless=decide.done & decide.granted, basis=FREE),
        Promise("多拨、少拨", remit, unless=settling.paid.equals(decide.said(settling.known)), basis=FREE),
        Promise("审批的人拨付", remit, unless=apart_from(decide), basis=FREE),
        Promise("没有审批而退回", send_back, unless=decide.done, basis=FREE),
        Promise("同意结算而退回", send_back, unless=~decide.done | ~decide.granted, basis=FREE),
    ),
)  # fmt: skip

matters = (duty,)
