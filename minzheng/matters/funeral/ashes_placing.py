"""骨灰安放：凭火化证明安放在依法批准的公益性场所，或者生态安葬；不得散埋乱葬，不得把骨灰重新装棺。"""

from ...facts import ashes, handling
from ...offices import APPLICANT, SECTION, TOWN
from ...statutes import FREE_FUNERALS, FUNERALS, FUNERALS_2012
from ...vocabulary import Condition, Entry, Evidence, Figure, Outcome, Promise, Service, Step, Story, granted_by, unset, when

PLACED = FUNERALS_2012[8] + FUNERALS.whole
ECOLOGICAL = ("树葬、花葬、草坪葬", "海葬（江葬）")

conditions = (
    Condition("有火化证明", ashes.proof, FUNERALS_2012[13] + FUNERALS.whole),
    Condition("亲属书面同意安放方式", ashes.kin_agreed, PLACED),
    Condition("不散埋乱葬，不重新装棺", ~ashes.way.is_("散埋乱葬、重新装棺"), FUNERALS_2012[10] + FUNERALS.whole),
    Condition("安放场所经依法批准", ashes.approved_place, PLACED),
    Condition("公墓的墓穴占地不超过一平方米", when(ashes.way.is_("公益性公墓"), ashes.area <= 100), FUNERALS_2012[11] + FUNERALS.whole),
    Condition("生态安葬不占地、不建墓", when(ashes.way.among(*ECOLOGICAL), ashes.area <= 0), FUNERALS_2012[11] + FUNERALS.whole),
    Condition("公益性场所和生态安葬不向本区居民收费", when(ashes.resident.is_("本区户籍"), ashes.fee <= 0), FREE_FUNERALS.whole + FUNERALS.whole),
)

apply = Step("apply", "申请安放", APPLICANT, basis=PLACED)
check = Step("check", "查看场所和证明", TOWN, within=unset, after=apply, basis=PLACED)
place = Step(
    "place", "安放并登记", SECTION, within=unset, after=check, decides=True, adverse=True, final=True, basis=PLACED, letter="骨灰安放登记单",
    records=(handling.reason,),
)  # fmt: skip

service = Service(
    id="ashes_placing",
    title="公益性骨灰安放与生态安葬",
    word="骨灰安放",
    line="殡葬管理",
    basis=PLACED,
    conditions=conditions,
    facts=(ashes.deceased,),
    evidence=(Evidence("火化证明", FUNERALS_2012[13] + FUNERALS.whole), Evidence("亲属同意书", PLACED)),
    steps=(apply, check, place),
    grant=Outcome("准予安放", document="骨灰安放登记单"),
    refusal=Outcome("不予安放", document="骨灰安放登记单"),
    enters=(Entry("ashes", {"kind": ashes.way, "name": ashes.place}, place, word="安放登记"),),
    figures=(
        Figure("ashes_placed", "公益性安放骨灰", "宗", granted_by(place), "本年准予安放并登记的，含生态安葬"),
    ),
    uncounted=(apply, check),
    stories=(
        Story("公益性骨灰楼", 60, ((apply, 0), (check, 3), (place, 4)), {ashes.way: "公益性骨灰楼"}),
        Story("生态安葬", 22, ((apply, 0), (check, 3), (place, 4)), {ashes.way: "树葬、花葬、草坪葬", ashes.place: "某生态安葬区"}),
        Story("墓穴超过一平方米，不予安放", 2, ((apply, 0), (check, 3), (place, 4)), {ashes.way: "公益性公墓", ashes.area: (101, 300)}),
    ),
    promises=(
        Promise("没有申请而查看", check, unless=apply.done, basis=PLACED),
        Promise("没有查看而安放", place, unless=check.done, basis=PLACED),
    ),
)  # fmt: skip

matters = (service,)
