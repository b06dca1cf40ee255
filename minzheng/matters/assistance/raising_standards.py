"""提标：新标准按文件录入、由另一人审核后生效，按新标准发放并补发差额，筛查此前因收入被拒的家庭，告知受助家庭。

录入的是有文号的文件所定的标准，不是本局定的；补发只补不扣。筛查只产生线索，不产生待遇。
"""

from datetime import date

from ...facts import document, raising, standard
from ...offices import BUREAU, FINANCE, HEAD, SECTION, TOWN
from ...statutes import ORPHANS, RELIEF, RELIEF_ACT, STANDARDS_2024, SUBSIDIES, SUBSISTENCE
from ...vocabulary import (
    Clock, Condition, Duty, Entry, Evidence, Figure, Promise, Step, acts, apart_from, some, total, unset, when, Story,
)  # fmt: skip
from ...vocabulary.facts import Fact

SETTING = RELIEF[10] + RELIEF_ACT[19] + SUBSIDIES.whole + ORPHANS.whole

# 一、可以生效的标准：不低于全省最低标准和现行标准；城乡、特困与低保、集中与分散之间的比例
below_floor = some(standard.level < standard.floor)
below_present = some(standard.level < standard.before)
urban, rural = (total(standard.level, where=standard.kind.is_(kind)) for kind in ("城镇", "农村"))
together, scattered = (total(standard.level, where=standard.kind.is_(kind)) for kind in ("集中", "散居"))
of_subsistence = document.scheme.is_("最低生活保障")
of_hardship = document.scheme.is_("特困人员供养")
of_orphans = document.scheme.is_("孤儿基本生活")
in_ratio = when(of_subsistence & (urban > 0) & (rural > 0), rural * 100 >= urban * 75)
enough = when(of_hardship, ~some(standard.level * 10 < standard.subsistence * 16))
dearer = when(of_orphans & (together > 0) & (scattered > 0), together > scattered)

# 二、录入、测算、审核、执行
enter = Step("enter", "录入新标准", SECTION, within=unset, basis=SETTING)
try_out = Step(
    "try_out", "测算人数和资金", FINANCE, within=unset, after=enter, times=None, basis=SETTING, records=(raising.people, raising.cost),
)  # fmt: skip
approve = Step(
    "approve", "审核新标准", HEAD, within=unset, after=try_out, apart=(enter,), basis=SETTING,
    gates=(
        Condition("不低于全省最低标准", ~below_floor, SETTING),
        Condition("不低于现行标准", ~below_present, SETTING),
        Condition("农村低保标准不低于城镇的百分之七十五", in_ratio, STANDARDS_2024.whole),
        Condition("特困人员基本生活标准不低于低保标准的一点六倍", enough, STANDARDS_2024.whole),
        Condition("集中养育标准高于分散养育标准", dearer, ORPHANS.whole),
    ),
)  # fmt: skip
execute = Step("execute", "按新标准发放", FINANCE, within=unset, after=approve, basis=SETTING, records=(raising.first_month,))
make_up = Step("make_up", "补发差额", FINANCE, within=unset, after=execute, times=None, basis=SETTING, records=(raising.arrears,))
revisit = Step("revisit", "筛查此前因收入被拒的家庭", SECTION, within=unset, after=approve, basis=SUBSISTENCE[6] + RELIEF_ACT[39], records=(raising.leads,))
tell = Step("tell", "告知受助家庭", TOWN, within=unset, after=execute, basis=RELIEF[13] + RELIEF_ACT[48], records=(raising.told,))
late = document.effective.this_month < execute.said(raising.first_month).this_month
by_income = document.scheme.among("最低生活保障", "特困人员供养")
complete = Step(
    "complete", "登记完成提标", BUREAU, within=unset, after=tell, basis=SETTING,
    gates=(
        Condition("追溯施行的，差额已经补发", when(execute.done & late, make_up.done), SETTING),
        Condition("以收入为条件的，已筛查此前被拒的家庭", when(by_income, revisit.done), SUBSISTENCE[6] + RELIEF_ACT[39]),
    ),
)  # fmt: skip
report = Step("report", "报告上级", SECTION, within=unset, after=complete, basis=SETTING, final=True)

walked = ((enter, 0), (try_out, 3), (approve, 3), (execute, 10), (revisit, 1), (tell, 3), (complete, 3), (report, 2))
with_arrears = ((enter, 0), (try_out, 3), (approve, 3), (execute, 10), (make_up, 1), (tell, 3), (complete, 3), (report, 2))
# 2023年的低保、特困标准未取得，演练自一月起即按2024年的标准发放，没有差额；其余两项公布以前按2023年的标准，公布以后补发。
# 补发在当年内足额到位，故全年发放额与自一月起即按新标准发放的相同。
since_january: dict[Step, dict[Fact, object]] = {execute: {raising.first_month: date(2024, 1, 1)}}
since_june: dict[Step, dict[Fact, object]] = {execute: {raising.first_month: date(2024, 6, 1)}}
before_july = ((5, 16), (5, 22))

duty = Duty(
    id="raising_standards",
    title="提高救助福利标准",
    word="提标",
    line="社会救助",
    basis=SETTING,
    evidence=(Evidence("标准文件", SETTING),),
    facts=(document.name, document.number, standard.name, standard.key),
    steps=(enter, try_out, approve, execute, make_up, revisit, tell, complete, report),
    clocks=(Clock("文件要求的执行期限", document.execute_by, complete, SETTING),),
    enters=(
        Entry(
            "standard",
            {
                "name": standard.name, "key": standard.key, "amount": standard.level, "effective": document.effective, "document": document.name,
                "document_number": document.number,
            },
            approve, word="标准",
        ),
    ),
    figures=(
        Figure("benefit_standards_raised", "完成提标任务的救助福利项目数", "项", acts(complete), "本年登记完成提标的项目，每项一案，附文件和执行月份"),
    ),
    uncounted=(enter, try_out, execute, make_up, revisit, tell, report),
    public=False,
    stories=tuple(
        Story(
            f"{scheme}：{number}", 1, path, {document.scheme: scheme, document.name: title, document.number: number,
                                             document.effective: date(2024, 1, 1), document.execute_by: date(2024, 6, 30)},
            since_june if make_up in dict(path) else since_january,
            tuple(
                {standard.name: name, standard.key: key, standard.kind: kind, standard.level: fen, standard.before: before, standard.floor: fen,
                 standard.subsistence: subsistence}
                for name, key, kind, fen, before, subsistence in standards
            ),
            within=before_july,
        )
        for scheme, title, number, path, standards in (
            ("最低生活保障", "2024年全省城乡低保最低标准", "省民政厅2024年4月30日公布", walked,
             (("低保标准", "城镇", "城镇", 86_000, 0, 0), ("低保标准", "农村", "农村", 64_500, 0, 0))),
            ("特困人员供养", "2024年全省特困人员基本生活最低标准", "省民政厅2024年4月30日公布", walked,
             (("特困人员基本生活现行标准", "城镇", "城镇", 137_600, 0, 86_000), ("特困人员基本生活现行标准", "农村", "农村", 103_200, 0, 64_500))),
            ("孤儿基本生活", "2024年全省孤儿、事实无人抚养儿童基本生活最低养育标准", "省民政厅2024年公布", with_arrears,
             (("儿童最低养育标准", "集中", "集中", 229_500, 201_700, 0), ("儿童最低养育标准", "散居", "散居", 148_400, 135_900, 0))),
            ("残疾人两项补贴", "2024年提高残疾人两项补贴标准的通知", "文号未取得", with_arrears,
             (("困难残疾人生活补贴", "不分档", "不分", 20_200, 19_500, 0), ("重度残疾人护理补贴", "不分档", "不分", 27_000, 26_100, 0))),
        )
    ),
    promises=(
        Promise("没有录入的标准不得测算", try_out, unless=enter.done, basis=SETTING),
        Promise("没有测算的标准不得审核", approve, unless=try_out.done, basis=SETTING),
        Promise("录入的人不得审核", approve, unless=apart_from(enter), basis=SETTING),
        Promise("低于全省最低标准的不得生效", approve, unless=~below_floor, basis=SETTING),
        Promise("低于现行标准的不得生效", approve, unless=~below_present, basis=SETTING),
        Promise("农村低保标准低于城镇百分之七十五的不得生效", approve, unless=in_ratio, basis=STANDARDS_2024.whole),
        Promise("特困标准低于低保标准一点六倍的不得生效", approve, unless=enough, basis=STANDARDS_2024.whole),
        Promise("集中养育不高于分散养育的不得生效", approve, unless=dearer, basis=ORPHANS.whole),
        Promise("没有审核的标准不得据以发放", execute, unless=approve.done, basis=SETTING),
        Promise("没有按新标准发放不得补发", make_up, unless=execute.done, basis=SETTING),
        Promise("没有生效的标准不得据以筛查", revisit, unless=approve.done, basis=SETTING),
        Promise("没有按新标准发放不得告知已经提标", tell, unless=execute.done, basis=SETTING),
        Promise("没有执行的不得算作完成提标", complete, unless=execute.done, basis=SETTING),
        Promise("差额没有补发的不得算作完成提标", complete, unless=~late | make_up.done, basis=SETTING),
        Promise("没有筛查被拒家庭的不得算作完成提标", complete, unless=~by_income | revisit.done, basis=SUBSISTENCE[6] + RELIEF_ACT[39]),
        Promise("没有告知的不得算作完成提标", complete, unless=tell.done, basis=RELIEF[13]),
        Promise("没有完成的不得报告完成", report, unless=complete.done, basis=SETTING),
    ),
)  # fmt: skip

matters = (duty,)
