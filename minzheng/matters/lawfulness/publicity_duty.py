"""“谁执法谁普法”责任清单：一部法律一项，写明法律、责任股室和人员、对象、形式、时限，公布后按期完成；普法提示按期答复。"""

from ...facts import lawduty, reminder
from ...offices import HEAD, LEGAL, SECTION
from ...statutes import LAW_DUTY, LAW_PUBLICITY, LAW_PUBLICITY_GD
from ...vocabulary import Clock, Condition, Duty, Entry, Figure, Promise, Step, Story, acts, months, stock, today, unset

LISTED = LAW_PUBLICITY[9] + LAW_PUBLICITY_GD.whole + LAW_DUTY.whole
ACCURATE = LAW_PUBLICITY[54] + LAW_PUBLICITY_GD.whole
REMINDED = LAW_PUBLICITY[57] + LAW_PUBLICITY_GD.whole
LONGEST = months(12)

# 一、责任清单的一项
draft = Step("draft", "提出清单的一项", SECTION, basis=LISTED)
check = Step(
    "check", "核校", LEGAL, within=unset, after=draft, basis=ACCURATE, records=(lawduty.accurate,),
    gates=(Condition("名称、条款与法律文本一致", lawduty.accurate, ACCURATE),),
)  # fmt: skip
publish = Step(
    "publish", "公布", HEAD, within=unset, after=check, basis=LISTED,
    gates=(
        Condition("责任股室和责任人员都已写明", lawduty.owned, LISTED),
        Condition("写明了对象", ~lawduty.audience.is_("未写明"), LISTED),
        Condition("写明了形式", ~lawduty.form.is_("未写明"), LISTED),
        Condition("写明了完成时限，在公布之后一年以内", (lawduty.due >= today) & (lawduty.due <= today + LONGEST), LISTED),
        Condition("该法律现行有效", (lawduty.cited_since <= today) & (today <= lawduty.cited_until), ACCURATE),
    ),
)  # fmt: skip
fulfil = Step(
    "fulfil", "完成并取证", SECTION, after=publish, basis=LISTED, records=(lawduty.result, lawduty.evidence),
    gates=(Condition("有佐证材料", lawduty.evidence >= 1, LISTED),), final=True,
)  # fmt: skip

ROW = {"name": lawduty.law, "focus": lawduty.focus, "audience": lawduty.audience, "form": lawduty.form}
LAWS = (
    ("中华人民共和国慈善法", "慈善组织、募捐和信息公开", "社会公众", "现场活动"),
    ("中华人民共和国老年人权益保障法", "家庭赡养和社会保障", "老年人、残疾人", "现场活动"),
    ("中华人民共和国未成年人保护法", "政府保护和强制报告", "未成年人及监护人", "现场活动"),
    ("社会团体登记管理条例", "登记、年度报告和法律责任", "社会组织", "网络"),
    ("社会救助暂行办法", "申请条件和如实申报", "困难群众", "宣传手册"),
    ("中华人民共和国民法典", "婚姻家庭编", "社会公众", "宣传手册"),
    ("殡葬管理条例", "遗体火化和骨灰安放", "社会公众", "电子屏、宣传栏"),
)

listed = Duty(
    id="publicity_duty",
    title="普法责任清单",
    word="普法责任",
    line="法治宣传教育",
    basis=LISTED,
    facts=(lawduty.law, lawduty.focus),
    steps=(draft, check, publish, fulfil),
    clocks=(Clock("清单完成时限", lawduty.due, fulfil, LISTED, only=publish.done),),
    enters=(Entry("publicity_duty", ROW, publish, word="普法清单"), Entry("publicity_duty", {"name": lawduty.law}, fulfil, ends=True)),
    figures=(
        Figure("publicity_duties_published", "普法责任清单公布项数", "项", acts(publish), "本年公布的责任清单项数，一部法律一项"),
        Figure("publicity_duties_fulfilled", "普法责任清单完成项数", "项", acts(fulfil), "本年完成并有佐证的项数"),
        Figure("publicity_duties_open", "尚未完成的普法责任", "项", stock("publicity_duty"), "年末已公布而没有完成的项数"),
    ),
    uncounted=(draft, check),
    stories=tuple(
        Story(f"《{law}》普法", 1, ((draft, 0), (check, 5), (publish, 5), (fulfil, 200)),
              {lawduty.law: law, lawduty.focus: focus, lawduty.audience: audience, lawduty.form: form, lawduty.due: 320}, within=((1, 8), (2, 20)))
        for law, focus, audience, form in LAWS
    ),
    promises=(
        Promise("没有提出就核校", check, unless=draft.done, basis=LISTED),
        Promise("内容有误而通过核校", check, unless=lawduty.accurate, basis=ACCURATE),
        Promise("没有核校就公布", publish, unless=check.done, basis=ACCURATE),
        Promise("没有责任人的清单", publish, unless=lawduty.owned, basis=LISTED),
        Promise("没有对象的清单", publish, unless=~lawduty.audience.is_("未写明"), basis=LISTED),
        Promise("没有形式的清单", publish, unless=~lawduty.form.is_("未写明"), basis=LISTED),
        Promise("时限已经过去的清单", publish, unless=lawduty.due >= today, basis=LISTED),
        Promise("没有时限的清单", publish, unless=lawduty.due <= today + LONGEST, basis=LISTED),
        Promise("清单列入尚未施行的法律", publish, unless=lawduty.cited_since <= today, basis=ACCURATE),
        Promise("清单列入已经失效的法律", publish, unless=today <= lawduty.cited_until, basis=ACCURATE),
        Promise("没有公布而算完成", fulfil, unless=publish.done, basis=LISTED),
        Promise("没有佐证而算完成", fulfil, unless=lawduty.evidence >= 1, basis=LISTED),
    ),
)  # fmt: skip

# 二、普法提示
receive = Step("receive", "收到普法提示", LEGAL, basis=REMINDED)
reply = Step(
    "reply", "采取措施并答复", HEAD, after=receive, basis=REMINDED, final=True, records=(reminder.measures, reminder.evidence),
    letter="普法提示答复", gates=(Condition("措施有佐证材料", reminder.evidence >= 1, REMINDED),),
)  # fmt: skip

reminded = Duty(
    id="publicity_reminder",
    title="普法提示的答复",
    word="普法提示",
    line="法治宣传教育",
    basis=REMINDED,
    facts=(reminder.about,),
    steps=(receive, reply),
    clocks=(Clock("普法提示答复期限", reminder.due, reply, REMINDED),),
    figures=(
        Figure("publicity_reminders", "收到普法提示", "件", acts(receive), "本年收到的普法提示"),
        Figure("publicity_reminders_answered", "答复普法提示", "件", acts(reply), "本年采取措施并答复的普法提示"),
    ),
    stories=(Story("收到提示，按期答复", 1, ((receive, 0), (reply, 12)), within=((3, 1), (10, 31))),),
    public=False,
    promises=(
        Promise("没有提示而答复", reply, unless=receive.done, basis=REMINDED),
        Promise("没有佐证的措施", reply, unless=reminder.evidence >= 1, basis=REMINDED),
    ),
)  # fmt: skip

matters = (listed, reminded)
