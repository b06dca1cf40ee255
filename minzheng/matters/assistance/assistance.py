"""社会救助一次申请：同一份申请依次按特困、低保、低边、刚性支出四页的规则审核，转入第一个符合的类别立案，不再重复提问。"""

from ...facts import handling, household, person
from ...offices import APPLICANT, TOWN
from ...statutes import LOW_INCOME, RELIEF, RELIEF_ACT
from ...vocabulary import (
    Condition, Evidence, Figure, Outcome, Promise, Service, Step, Story, Tiers, acts, granted_by, on_the_spot, unset,
)  # fmt: skip
from ...vocabulary.facts import Fact
from . import extreme_hardship, near_poverty, rigid_expense, subsistence
from .subsistence import child_of_ten, couple_at

ONCE = LOW_INCOME["第五部分第一项"] + RELIEF_ACT[37]

apply = Step("apply", "提出社会救助申请", APPLICANT, basis=ONCE)
supplement = Step("supplement", "一次性告知补正", TOWN, within=on_the_spot, after=apply, basis=ONCE, records=(handling.missing,))
classify = Step(
    "classify", "分类审核，转入相应类别", TOWN, within=unset, after=apply, decides=True, adverse=True, final=True, letter="社会救助申请分类告知书",
    basis=ONCE,
    gates=(Condition("全体成年成员已授权核对", household.authorised, RELIEF[58] + RELIEF_ACT[41]),),
)  # fmt: skip
poor: dict[Fact, object] = {household.area: "农村"}
entered = ((apply, 0), (classify, 1))

entrance = Service(
    id="assistance",
    title="社会救助申请（一次申请、分类审核认定）",
    word="救助申请",
    line="社会救助",
    basis=ONCE,
    tiers=Tiers((extreme_hardship.support, subsistence.benefit, near_poverty.family, rigid_expense.family), person.relation.is_("本人")),
    evidence=(
        Evidence("社会救助申请及诚信声明", ONCE),
        Evidence("全体成年成员（申请特困供养的，含法定义务人）签署的核对授权书", RELIEF[58] + RELIEF_ACT[41]),
        Evidence("居民身份证、户口簿", ONCE, held="公安户籍"),
    ),
    steps=(apply, supplement, classify),
    grant=Outcome("转入相应类别办理", document="社会救助申请分类告知书"),
    refusal=Outcome("四类均不符合", document="社会救助申请审核告知书"),
    figures=(
        Figure("assistance_applications", "社会救助一次申请件数", "件", acts(apply), "本年从统一入口提出的申请"),
        Figure("assistance_passed_on", "转入相应类别办理件数", "件", granted_by(classify), "其中转入特困、低保、低边、刚性支出之一立案的"),
    ),
    uncounted=(supplement,),
    stories=(
        Story("转入低保", 5, entered, poor, members=couple_at(50_000), within=((12, 26), (12, 27))),
        Story("转入低保边缘家庭", 3, entered, poor, members=(*couple_at(240_000), child_of_ten), within=((12, 26), (12, 27))),
        Story("四类均不符合", 2, entered, poor, members=couple_at(900_000), within=((3, 1), (11, 20))),
    ),
    promises=(
        Promise("没有申请不得分类", classify, unless=apply.done, basis=ONCE),
        Promise("没有核对授权不得分类", classify, unless=household.authorised, basis=RELIEF[58] + RELIEF_ACT[41]),
        Promise("没有申请无从补正", supplement, unless=apply.done, basis=ONCE),
    ),
)  # fmt: skip

matters = (entrance,)
