"""住宅区、楼宇名称征求意见：住房和城乡建设主管部门批准，民政部门只提意见，从不批准。"""

from ...facts import building, handling
from ...offices import SECTION
from ...statutes import PLACE_NAMES
from ...vocabulary import Condition, Figure, Outcome, Promise, Service, Step, Story, acts, on_the_spot, unset

ASKED = PLACE_NAMES["第十二条第六项"]

receive = Step("receive", "收到征求意见函", SECTION, basis=ASKED)
answer = Step(
    "answer", "回复意见", SECTION, within=unset, after=receive, basis=ASKED, letter="住宅区、楼宇名称意见的复函", final=True, records=(building.opinion,),
    gates=(
        Condition("由住房和城乡建设主管部门来函", building.asked_by.is_("住房和城乡建设主管部门"), ASKED),
        Condition("只提意见，不批准", ~building.decides, ASKED),
        Condition("重名或者用词不当的建议调整",
                  building.opinion.is_("建议调整") | (~building.duplicate & building.decent), PLACE_NAMES[9]),
    ),
)  # fmt: skip
direct = Step("direct", "告知向住房和城乡建设主管部门申请", SECTION, within=on_the_spot, after=receive, basis=ASKED, final=True, records=(handling.reason,),
              gates=(Condition("来函的不是住房和城乡建设主管部门", ~building.asked_by.is_("住房和城乡建设主管部门"), ASKED),))  # fmt: skip

service = Service(
    id="building_name_opinion",
    title="住宅区、楼宇名称征求意见",
    word="楼名意见",
    line="区划地名",
    basis=ASKED,
    conditions=(
        Condition("由住房和城乡建设主管部门来函", building.asked_by.is_("住房和城乡建设主管部门"), ASKED),
        Condition("民政部门只提意见，不批准", ~building.decides, ASKED),
        Condition("与同类地名不重名", ~building.duplicate, PLACE_NAMES["第九条第八项"]),
        Condition("名称含义和用词合乎规则", building.decent, PLACE_NAMES[9]),
    ),
    facts=(building.name,),
    steps=(receive, answer, direct),
    grant=Outcome("没有意见", document="意见复函"),
    refusal=Outcome("建议调整", document="意见复函"),
    figures=(Figure("building_names_answered", "回复住宅区、楼宇名称意见", "件", acts(answer), "本年回复的征求意见函；批准由住房和城乡建设主管部门作出"),),
    uncounted=(receive, direct),
    stories=(Story("没有意见", 12, ((receive, 0), (answer, 8)), acts={answer: {building.opinion: "没有意见"}}),
             Story("重名，建议调整", 2, ((receive, 0), (answer, 8)), {building.duplicate: True}, {answer: {building.opinion: "建议调整"}})),
    public=False,
    promises=(
        Promise("没有来函而回复", answer, unless=receive.done, basis=ASKED),
        Promise("民政部门批准住宅区名称", answer, unless=~building.decides, basis=ASKED),
        Promise("向建设单位出具意见", answer, unless=building.asked_by.is_("住房和城乡建设主管部门"), basis=ASKED),
        Promise("重名而没有意见", answer, unless=~building.duplicate | building.opinion.is_("建议调整"), basis=PLACE_NAMES[9]),
        Promise("用词不当而没有意见", answer, unless=building.decent | building.opinion.is_("建议调整"), basis=PLACE_NAMES[9]),
        Promise("没有来函而告知", direct, unless=receive.done, basis=ASKED),
        Promise("拒绝主管部门的来函", direct, unless=~building.asked_by.is_("住房和城乡建设主管部门"), basis=ASKED),
    ),
)  # fmt: skip

matters = (service,)
