"""Remedies (救济途径) as they stand on a day: where to apply for reconsideration, where to sue, within which periods.

The texts live as long as the law they rest on: no dates of their own. What a letter says is fixed when it is issued.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from minzheng.statutes import LITIGATION, PENALTIES, RECONSIDERATION, RECONSIDERATION_2017
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.law import Basis

from .locality import Locality, shipped

ON_THE_SPOT, INACTION, NON_DISCLOSURE = "当场行政处罚", "不履行法定职责", "不予公开政府信息"
FIRST = (ON_THE_SPOT, INACTION, NON_DISCLOSURE)
"""What must go to reconsideration before a court (行政复议法第二十三条)."""

ORDINARY = ("行政给付", "行政确认", "行政许可", "行政检查", "行政处罚", "行政强制", "公共服务")
"""Kinds of matter whose adverse decisions may go to either."""


@dataclass(frozen=True)
class Remedies:
    """What the addressee of an adverse decision is told. Periods run from receipt; `first` = reconsideration before court.

    `untold_months`: the longest period where the letter failed to tell (行政复议法20、行政诉讼法司法解释64);
    `after_review_days`: days to sue after the decision on reconsideration (行政诉讼法45).
    """

    body: str
    reconsideration_days: int
    court: str
    litigation_months: int
    first: bool
    text: str
    basis: str
    untold_months: int = 12
    after_review_days: int = 15


@dataclass(frozen=True)
class Clause:
    """A text for some kinds of decision, alive while its law is; `roles` are the organs that may reconsider."""

    kinds: tuple[str, ...]
    law: Basis
    basis: Basis
    roles: tuple[str, ...]
    first: bool
    text: str


EITHER = (
    "如不服本决定，可以自收到本决定书之日起六十日内向{body}申请行政复议，也可以自收到本决定书之日起六个月内依法向{court}提起行政诉讼。"
    "行政复议、行政诉讼期间本决定不停止执行，法律另有规定的除外。"
)
REVIEW_FIRST = (
    "如有不服，应当先自收到本决定书之日（不履行法定职责的，自履行期限届满之日）起六十日内向{body}申请行政复议；"
    "对行政复议决定仍不服的，可以自收到行政复议决定书之日起十五日内依法向{court}提起行政诉讼。"
)

CLAUSES = (
    Clause(ORDINARY, RECONSIDERATION.whole, RECONSIDERATION[20] + RECONSIDERATION[24] + LITIGATION[46], ("government",), False, EITHER),
    Clause(
        FIRST, RECONSIDERATION.whole, RECONSIDERATION[20] + RECONSIDERATION[23] + RECONSIDERATION[24] + LITIGATION[45],
        ("government",), True, REVIEW_FIRST,
    ),
    # 2023年12月31日以前：向本级人民政府或者上一级主管部门申请，由申请人选择；没有复议前置
    Clause(
        ORDINARY + FIRST, RECONSIDERATION_2017.whole, RECONSIDERATION_2017[9] + RECONSIDERATION_2017[12] + LITIGATION[46],
        ("government", "city_bureau"), False, EITHER,
    ),
)  # fmt: skip


def remedies(kind: str, day: date, here: Locality | None = None) -> Remedies:
    """What a letter of `day` must say. `kind` is a matter's kind (行政给付 …) or one of FIRST; `here` defaults to the shipped
    locality. A court that has not been confirmed is called 有管辖权的人民法院.

    Raises Refusal for a kind that has no remedy (内部事务) and for a day before the law in the table.
    """
    place = here or shipped()
    if kind not in ORDINARY + FIRST:
        known = "、".join(ORDINARY + FIRST)
        raise Refusal(f"“{kind}”没有行政复议、行政诉讼的救济途径", RECONSIDERATION[12].cite(day), f"有救济途径的：{known}。")
    clause = next((one for one in CLAUSES if kind in one.kinds and one.law.in_force(day)), None)
    if clause is None:
        raise Refusal(f"{day}的行政复议法不在库中，不能写明救济途径", remedy="请核对文书日期。")
    organs = [place.organ(role, day) for role in clause.roles]
    body = "或者".join(organ.title for organ in organs if organ is not None)
    if not body:
        raise Refusal(
            f"{place.full_name}的机关中没有行政复议机关", clause.basis.cite(day), '请在 organs.toml 中补充 role = "government" 的一条。'
        )
    named = place.organ("competent_court", day)
    court = named.title if named is not None and named.confidence != "unset" else "有管辖权的人民法院"
    basis = clause.basis + PENALTIES["第五十九条第五项"] if kind == "行政处罚" else clause.basis
    return Remedies(body, 60, court, 6, clause.first, clause.text.format(body=body, court=court), basis.cite(day))
