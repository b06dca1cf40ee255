"""法治政府建设年度报告：冻结数据、起草、校核、法制审核、集体讨论、签发、报送、公开、更正，每一步都是一个行为。

三月一日前报送，四月一日前公开（涉密的除外）。数字的关系不成立、文稿里有手写的数字、不足没有原因、内容不齐的，签发和公开都走不通；
数据或者文字变了要重新起草、校核、审核。没有达到法定下限（抽查比例、学法次数）的如实写，签发时说明理由。
文字一部分一部分地改，每改一次是一个行为；改的须是最新的一版，后到的人看到两种文字再定；签发以后不再改。公开以后发现错误，更正并公开说明；数字、文字要改的另立一件，从冻结、起草走到签发、公开，成为新的一版，
旧版照样留着、照样印得出来（每一版签发时封存，docs/decisions/0026）。
"""

from ...facts import yearly
from ...offices import HEAD, LEADERS, LEGAL, SECTION
from ...statutes import OPENNESS, SUPERVISION_OF_RULE_OF_LAW
from ...vocabulary import WRITES, Clock, Condition, Duty, Figure, Outcome, Promise, Step, Story, acts, apart_from, days, happened, months

SUBMITTING = SUPERVISION_OF_RULE_OF_LAW["第二十三条第二款"]
PUBLISHING = SUPERVISION_OF_RULE_OF_LAW[24]
CONTENTS = SUPERVISION_OF_RULE_OF_LAW[25]
TRUE = SUPERVISION_OF_RULE_OF_LAW["第三十二条第二项"]
DISCUSSED = SUPERVISION_OF_RULE_OF_LAW["第九条第一项"]

new_year = yearly.year_end + days(1)
by_march = (new_year + months(2)).called("次年三月一日")
by_april = (new_year + months(3)).called("次年四月一日")

freeze = Step(
    "freeze", "冻结数据快照", LEGAL, basis=TRUE, times=None, records=(yearly.snapshot,),
    gates=(
        Condition("同一年度已经签发的，另出的是更正后的新版", ~yearly.again | yearly.correction, TRUE),
        Condition("所更正的报告已经公开，并公开了更正说明", ~yearly.correction | (yearly.corrects.written & yearly.noted), OPENNESS[6]),
    ),
)  # fmt: skip
draft = Step("draft", "起草", LEGAL, after=freeze, basis=CONTENTS, times=None, records=(yearly.digest,))
write = Step(
    "write", "修改文稿", LEGAL, after=freeze, basis=CONTENTS, times=None,
    records=(yearly.section, yearly.words, yearly.base, yearly.newest, yearly.readable, yearly.section_digest),
    gates=(Condition("改的是最新的一版", yearly.newest, TRUE), Condition("引用的数字都有，写法读得懂", yearly.readable, TRUE)), part=WRITES,
)  # fmt: skip
confirm = Step("confirm", "股室确认数字", SECTION, after=draft, basis=TRUE, times=None)
check = Step(
    "check", "校核", LEGAL, after=draft, basis=TRUE + CONTENTS, times=None,
    records=(yearly.sound, yearly.typed, yearly.causes, yearly.contents, yearly.breaches),
)  # fmt: skip
sound = (
    Condition("数字之间的关系都成立", check.said(yearly.sound), TRUE),
    Condition("没有手写的数字", check.said(yearly.typed) <= 0, TRUE),
    Condition("不足之外写明了原因", check.said(yearly.causes), CONTENTS),
    Condition("必备内容齐全", check.said(yearly.contents), CONTENTS),
)
current = Condition("校核以后数据和文稿没有再变", check.since(draft) & draft.since(freeze) & draft.since(write), TRUE)
review = Step("review", "法制审核", LEGAL, basis=CONTENTS, times=None, apart=(draft,), gates=(*sound, current))
discuss = Step(
    "discuss", "局党组审议", LEADERS, basis=DISCUSSED, times=None,
    gates=(Condition("股室已确认数字", confirm.since(draft), TRUE), Condition("审核的是最后的文稿", review.since(draft), DISCUSSED)),
)  # fmt: skip
sign = Step(
    "sign", "签发", HEAD, basis=DISCUSSED, decides=True, letter="法治政府建设年度报告", closes=(write,), records=(yearly.reason, yearly.answered),
    gates=(
        current,
        Condition("审议以后没有再改", discuss.since(check) & review.since(check), DISCUSSED),
        Condition("没有达到法定下限的已说明理由", (check.said(yearly.breaches) <= 0) | yearly.answered, TRUE),
    ),
)  # fmt: skip
submit = Step("submit", "报送", LEGAL, after=sign, basis=SUBMITTING, times=None, records=(yearly.addressee,))
publish = Step(
    "publish", "向社会公开", LEGAL, after=sign, basis=PUBLISHING,
    gates=(
        Condition("不涉及国家秘密", ~yearly.secret, PUBLISHING),
        Condition("数字之间的关系仍然成立", check.said(yearly.sound), TRUE),
    ),
)  # fmt: skip
correct = Step(
    "correct", "更正并公开说明", LEGAL, after=publish, basis=OPENNESS[6] + TRUE, times=None, records=(yearly.snapshot, yearly.digest, yearly.note),
    letter="更正说明",
)  # fmt: skip
steps = (freeze, write, draft, confirm, check, review, discuss, sign, submit, publish, correct)
cycle = (
    (freeze, 0), (draft, 4), (confirm, 6), (check, 1), (review, 2), (discuss, 7), (sign, 2), (submit, 1), (submit, 0), (submit, 0), (submit, 0), (publish, 9),
)  # fmt: skip

duty = Duty(
    id="rule_of_law_report",
    title="法治政府建设年度报告",
    word="法治报告",
    line="法治建设",
    headed=True,
    basis=CONTENTS + SUBMITTING + PUBLISHING,
    facts=(yearly.year, yearly.secret, yearly.corrects),
    steps=steps,
    clocks=(
        Clock("报送期限", by_march, submit, SUBMITTING, only=~yearly.correction),
        Clock("公开期限", by_april, publish, PUBLISHING, only=~yearly.secret & ~yearly.correction),
    ),
    grant=Outcome("签发", document="法治政府建设年度报告"),
    refusal=Outcome("不予签发", document="法治政府建设年度报告"),
    figures=(
        Figure("rule_of_law_report_published_on", "上年度法治政府建设报告公开日期", "日期", happened(publish, ~yearly.correction),
               "上一年度报告向社会公开的日期，四月一日前；更正后的新版另计"),
        Figure("rule_of_law_report_corrections", "更正年度报告次数", "次", acts(correct), "本年更正并公开说明的次数"),
    ),
    uncounted=tuple(step for step in steps if step not in (publish, correct)),
    stories=(Story("上一年度的报告", 1, cycle, {yearly.year_end: -10}, within=((1, 10), (1, 10))),),
    promises=(
        Promise("签发过的年度不说更正再出一份", freeze, unless=~yearly.again | yearly.correction, basis=TRUE),
        Promise("没有公开更正说明就出新版", freeze, unless=~yearly.correction | yearly.noted, basis=OPENNESS[6]),
        Promise("新版不写明更正的是哪一件", freeze, unless=~yearly.correction | yearly.corrects.written, basis=OPENNESS[6]),
        Promise("没有冻结数据就起草", draft, unless=freeze.done, basis=TRUE),
        Promise("没有冻结数据就改文稿", write, unless=freeze.done, basis=TRUE),
        Promise("在旧的一版上改，盖掉别人的文字", write, unless=yearly.newest, basis=TRUE),
        Promise("引用了没有的数字", write, unless=yearly.readable, basis=TRUE),
        Promise("签发以后改文稿", write, unless=~sign.done, basis=TRUE),
        Promise("起草以后改了文字，没有重新起草就审核", review, unless=draft.since(write), basis=TRUE),
        Promise("起草以后改了文字就签发", sign, unless=draft.since(write), basis=TRUE),
        Promise("没有达到法定下限，不说理由就签发", sign, unless=(check.said(yearly.breaches) <= 0) | yearly.answered, basis=TRUE),
        Promise("没有文稿就确认", confirm, unless=draft.done, basis=TRUE),
        Promise("没有文稿就校核", check, unless=draft.done, basis=TRUE),
        Promise("没有校核就审核", review, unless=check.done, basis=TRUE),
        Promise("关系不成立而审核通过", review, unless=check.said(yearly.sound), basis=TRUE),
        Promise("有手写的数字而审核通过", review, unless=check.said(yearly.typed) <= 0, basis=TRUE),
        Promise("没有原因而审核通过", review, unless=check.said(yearly.causes), basis=CONTENTS),
        Promise("内容不齐而审核通过", review, unless=check.said(yearly.contents), basis=CONTENTS),
        Promise("校核以后改了文稿，没有再校核就审核", review, unless=check.since(draft), basis=TRUE),
        Promise("数据重新冻结以后没有重新起草就审核", review, unless=draft.since(freeze), basis=TRUE),
        Promise("起草的人不得审核自己的文稿", review, unless=apart_from(draft), basis=CONTENTS),
        Promise("没有审核就审议", discuss, unless=review.done, basis=DISCUSSED),
        Promise("股室没有确认就审议", discuss, unless=confirm.since(draft), basis=TRUE),
        Promise("审议的不是审核过的文稿", discuss, unless=review.since(draft), basis=DISCUSSED),
        Promise("没有审议就签发", sign, unless=discuss.done, basis=DISCUSSED),
        Promise("校核以后改了文稿就签发", sign, unless=check.since(draft), basis=TRUE),
        Promise("数据变了没有重新起草就签发", sign, unless=draft.since(freeze), basis=TRUE),
        Promise("再次校核以后没有再审议就签发", sign, unless=discuss.since(check), basis=DISCUSSED),
        Promise("再次校核以后没有再审核就签发", sign, unless=review.since(check), basis=DISCUSSED),
        Promise("没有签发就报送", submit, unless=sign.done, basis=SUBMITTING),
        Promise("没有签发就公开", publish, unless=sign.done, basis=PUBLISHING),
        Promise("涉密的公开", publish, unless=~yearly.secret, basis=PUBLISHING),
        Promise("关系不成立的公开", publish, unless=check.said(yearly.sound), basis=TRUE),
        Promise("没有公开就更正", correct, unless=publish.done, basis=OPENNESS[6]),
    ),
)  # fmt: skip

matters = (duty,)
