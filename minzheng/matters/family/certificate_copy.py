"""补领结婚证、离婚证：当事人申请，查证档案，原登记仍然有效的当场补发；2025年5月10日以前在原登记机关或者一方户籍地补领。"""

from ...facts import copy
from ...offices import REGISTRAR
from ...statutes import MARRIAGE_BEFORE, MARRIAGE_2025, MARRIAGE_FILES
from ...vocabulary import Condition, Entry, Evidence, Figure, Outcome, Promise, Registration, Step, Story, granted_by, on_the_spot, when

COPIES = MARRIAGE_BEFORE[17] + MARRIAGE_2025[21]


def copies(id: str, title: str, word: str, paper: str, ended: str, register: str, counted: int) -> Registration:
    """The page of one paper; `ended` is what makes it impossible, `register` numbers the copies."""
    conditions = (
        Condition("申请人是当事人，或者持公证委托书的受托人", copy.party, COPIES),
        Condition("身份证件有效，人证一致", copy.identified, COPIES),
        Condition("出具户口簿", copy.household_book, MARRIAGE_BEFORE[17]),
        Condition("由原登记机关或者一方户籍地的机关补发", ~copy.office.is_("都不是"), MARRIAGE_BEFORE[17]),
        Condition("档案中查到该登记", copy.in_file, COPIES + MARRIAGE_FILES[6]),
        Condition(f"没有{ended}", when(copy.in_file, copy.standing), COPIES),
    )
    accept = Step("accept", "受理", REGISTRAR, within=on_the_spot, basis=COPIES)
    check = Step("check", "查证档案、核对现状", REGISTRAR, within=on_the_spot, after=accept, basis=COPIES + MARRIAGE_FILES[6])
    decide = Step(
        "decide", "补发或者不予补发", REGISTRAR, within=on_the_spot, after=check, decides=True, adverse=True, final=True, basis=COPIES,
        letter=f"补领{paper}审查处理表",
    )  # fmt: skip
    return Registration(
        id=id,
        title=title,
        word=word,
        line="婚姻登记",
        basis=COPIES,
        conditions=conditions,
        facts=(copy.holder,),
        evidence=(
            Evidence("居民身份证", COPIES),
            Evidence("居民户口簿", MARRIAGE_BEFORE[17]),
            Evidence("婚姻登记档案", COPIES, held="婚姻登记档案"),
        ),
        steps=(accept, check, decide),
        grant=Outcome("补发", document=paper),
        refusal=Outcome("不予补发", document=f"不予补领{paper}告知书"),
        enters=(Entry(register, {"holder": copy.holder}, decide, word=f"补领{paper}"),),
        figures=(Figure(f"{id}_issued", f"补发{paper}", "件", granted_by(decide), f"本年补发的{paper}，不计入结婚、离婚登记"),),
        uncounted=(accept, check),
        stories=(
            Story("档案清楚，当场补发", counted, ((accept, 0), (check, 0), (decide, 0))),
            Story(f"已经{ended}，不予补发", 2, ((accept, 0), (check, 0), (decide, 0)), {copy.standing: False}),
        ),
        promises=(
            Promise("没有受理而查档", check, unless=accept.done, basis=COPIES),
            Promise("没有查档而补发", decide, unless=check.done, basis=COPIES),
        ),
    )  # fmt: skip


matters = (
    copies("marriage_copy", "补领结婚证", "补结婚证", "结婚证", "离婚、撤销或者确认无效", "marriage_copy", 180),
    copies("divorce_copy", "补领离婚证", "补离婚证", "离婚证", "复婚或者撤销", "divorce_copy", 60),
)
