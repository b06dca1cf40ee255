"""街路巷更名、销名：确有法定理由才更名，有重要历史文化价值的一般不更名；列入保护名录的预先制定保护措施；
市人民政府批准，批准后备案、公告，旧名同日终止。"""

from ...facts import oldname
from ...offices import APPLICANT, CITY, HEAD, SECTION
from ...statutes import PLACE_NAMES, PLACE_NAMES_RULES
from ...vocabulary import Condition, Entry, Evidence, Figure, Outcome, Promise, Registration, Step, Story, days, granted_by, two_readings, unset, when

CHANGED = PLACE_NAMES[10] + PLACE_NAMES[11]
sound = oldname.cause.among("行政区划变更、城乡建设或者自然变化致名实不符", "违反命名规则")
valued = (oldname.heritage | oldname.listed).called("具有重要历史文化价值，或者列入地名保护名录")
kept = Condition(
    "具有重要历史文化价值的一般不得更名",
    two_readings(~valued, ~valued | oldname.irreplaceable, "“一般不得更名”是否容许理由不可替代的例外"),
    PLACE_NAMES[10],
)  # fmt: skip
protected = Condition("列入保护名录而更名的，已预先制定保护措施", when(oldname.listed, oldname.measures), PLACE_NAMES[26])


def page(id: str, title: str, done: str, causes: tuple[Condition, ...], *, renames: bool, special: str) -> Registration:
    """更名和销名的程序相同；销名没有新名。"""
    apply = Step("apply", f"申请{done}", APPLICANT, basis=CHANGED)
    review = Step("review", "审查、评估论证、征求意见", SECTION, within=unset, after=apply, basis=CHANGED + PLACE_NAMES_RULES[5])
    forward = Step("forward", "逐级上报市人民政府", HEAD, within=unset, after=review, basis=PLACE_NAMES["第十二条第五项"])
    approve = Step(
        "approve", f"批准{done}", CITY, within=unset, after=forward, decides=True, adverse=True, basis=PLACE_NAMES["第十二条第五项"],
        letter=f"{done}批复", records=(oldname.document,),
    )  # fmt: skip
    granted = Condition(f"已批准{done}", approve.granted, PLACE_NAMES[13] + PLACE_NAMES[14])
    record = Step("record", "报上一级备案", CITY, within=days(15), after=approve, basis=PLACE_NAMES[13], gates=(granted,), only=approve.granted)
    announce = Step("announce", "向社会公告", CITY, within=days(15), after=approve, basis=PLACE_NAMES[14], gates=(granted,), only=approve.granted)
    store = Step("store", "更新国家地名信息库和标志", SECTION, within=unset, after=announce, basis=PLACE_NAMES[16], final=True)
    refuse = Step("refuse", "告知不予批准", SECTION, after=approve, basis=PLACE_NAMES[12], adverse=True, final=True, letter=f"不予{done}告知书",
                  gates=(Condition("结论为不予批准", when(approve.done, ~approve.granted), PLACE_NAMES[12]),))  # fmt: skip
    ending = Entry("place", {"name": oldname.name}, approve, ends=True)
    opening = Entry("place", {"name": oldname.replacement, "place": oldname.place, "document": oldname.document}, approve)
    steps = (apply, review, forward, approve, record, announce, store, refuse)
    return Registration(
        id=id,
        title=title,
        word=f"街路{done}",
        line="区划地名",
        basis=PLACE_NAMES[10] + PLACE_NAMES[12],
        conditions=(
            *causes,
            Condition("附有综合评估、专家论证、征求意见报告", oldname.reports, PLACE_NAMES["第十一条第二款"] + PLACE_NAMES_RULES[5]),
            Condition("由市人民政府批准（市辖区和民政部门无权）", oldname.approver.is_("市人民政府"), PLACE_NAMES["第十二条第五项"]),
        ),
        facts=(oldname.name, *((oldname.replacement, oldname.place) if renames else ())),
        evidence=(Evidence("申请书（方案及理由）", CHANGED), Evidence("综合评估、专家论证、征求意见报告", CHANGED)),
        steps=steps,
        grant=Outcome(f"批准{done}", document=f"{done}批复"),
        refusal=Outcome("不予批准", document=f"不予{done}告知书"),
        enters=(ending, opening) if renames else (ending,),
        figures=(Figure(f"{id}s", f"街路巷{done}", "条", granted_by(approve), f"本年批准{done}的街路巷"),),
        uncounted=(apply, review, forward, record, announce, store, refuse),
        stories=(
            Story(f"{done}一条", 2, ((apply, 0), (review, 30), (forward, 10), (approve, 25), (announce, 5), (record, 3), (store, 5)), {oldname.cause: special}, within=((2, 1), (6, 1))),
        ),
        promises=(
            Promise("没有申请而审查", review, unless=apply.done, basis=CHANGED),
            Promise("没有审查论证而上报", forward, unless=review.done, basis=CHANGED),
            Promise("没有上报而批准", approve, unless=forward.done, basis=PLACE_NAMES[12]),
            Promise("没有批准而备案", record, unless=approve.done, basis=PLACE_NAMES[13]),
            Promise("不予批准而备案", record, unless=approve.granted, basis=PLACE_NAMES[13]),
            Promise("没有批准而公告", announce, unless=approve.done, basis=PLACE_NAMES[14]),
            Promise("不予批准而公告", announce, unless=approve.granted, basis=PLACE_NAMES[14]),
            Promise("没有公告而入库", store, unless=announce.done, basis=PLACE_NAMES[16]),
            Promise("没有审查而告知不予批准", refuse, unless=approve.done, basis=PLACE_NAMES[12]),
            Promise("批准的告知不予批准", refuse, unless=~approve.done | ~approve.granted, basis=PLACE_NAMES[12]),
        ),
    )  # fmt: skip


matters = (
    page("road_renaming", "街路巷更名", "更名", (
        Condition("名实不符或者违反命名规则", sound, PLACE_NAMES[10]),
        kept, protected,
        Condition("拟用名称符合命名规则、不重名", oldname.fit, PLACE_NAMES[9]),
    ), renames=True, special="违反命名规则"),
    page("road_cancelling", "街路巷销名", "销名", (
        Condition("实体已经消失", oldname.cause.is_("实体已经消失"), PLACE_NAMES[10]),
    ), renames=False, special="实体已经消失"),
)  # fmt: skip
