"""谁在办：经办人员与其职位；职权、持证和回避在每个行为之前核对。"""

from __future__ import annotations

from dataclasses import dataclass

from minzheng.registers import read
from minzheng.vocabulary import Matter, Step
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.proceeding import POWER, RECUSAL, office_of
from minzheng.vocabulary.situation import Situation


@dataclass(frozen=True)
class Actor:
    """Who does an act. `staff` are staff numbers (a citizen's act names the clerk who recorded it, or nobody), `office` the
    office they act as, `organ` its organ as printed, `town` the town they belong to ("" = the whole district)."""

    staff: tuple[str, ...]
    office: str
    organ: str = ""
    town: str = ""

    @property
    def number(self) -> str:
        """How the journal names the actor: staff numbers, never a person's name."""
        return "、".join(self.staff) or self.office


def check_power(actor: Actor, step: Step, matter: Matter, town: str, like: Situation) -> int:
    """That this actor may do this step in this town on the day of `like`; how many certified officers act. Raises Refusal."""
    office, day = office_of(step, like, actor.office), like.day
    if actor.office != office.id:
        raise Refusal(f"“{step.title}”应由{office.title}办理", step.basis.cite(day) if step.basis else "", "请转有权的机构或者人员办理。", POWER)
    if office.citizen or office.clock:
        return 0
    if not actor.staff:
        raise Refusal(f"“{step.title}”没有写明经办人员", gate=POWER)
    held = read.standing_of(actor.staff, office.id, day)
    for staff in actor.staff:
        if not held.get(staff, (set(), False))[0] & {"", matter.line}:
            raise Refusal(f"工号{staff}在{day}不具有“{matter.line}”业务线{office.title}的职权", remedy="请由安全管理员依法授权后再办。", gate=POWER)
    if actor.town and town and actor.town != town:
        raise Refusal("不能办理其他镇（街道）的案件", remedy="请转案件所在镇（街道）办理。", gate=POWER)
    return sum(certified for _, certified in held.values()) if step.officers else len(actor.staff)


def check_recusal(actor: Actor, subjects: list[str]) -> None:
    """That nobody acting has declared an interest in the subjects of the case. Raises Refusal (回避)."""
    if not actor.staff or not subjects:
        return
    interest = read.interest_in(list(actor.staff), subjects)
    if interest is not None:
        raise Refusal(f"工号{interest[0]}与案件有利害关系（{interest[1]}），应当回避", "《中华人民共和国行政处罚法》第四十三条及各事项的回避规定",
                      "请更换经办人员。", RECUSAL)  # fmt: skip
