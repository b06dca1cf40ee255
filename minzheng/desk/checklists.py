"""现场检查清单：一项一问，在手机上逐项勾选；合成“逐项检查所见”，写进现场检查笔录。检查什么由抽查事项清单定，这里是一般的样式。"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict

from minzheng.vocabulary import Step

FINDINGS = "inspection.findings"
ORGANISATION = (
    "登记证书在有效期内并悬挂在醒目处", "活动符合章程规定的宗旨和业务范围", "按期换届，负责人与登记一致", "按时报送年度工作报告，内容真实",
    "独立账户，财务收支有账可查，没有分配财产", "收费、捐赠和评比达标表彰合法并公开", "重大活动、变更事项按规定报告", "住所与登记一致",
)  # fmt: skip
CARE_HOME = (
    "已备案，备案信息与实际一致", "消防设施完好，通道畅通，用火用电安全", "食品来源、留样和从业人员健康证明齐全", "护理人员配备与服务能力相适应",
    "与入住老年人签订服务协议，收费公示", "床位、无障碍和应急呼叫设施可用", "预收费专户管理，没有超额收取", "没有欺老虐老，投诉渠道公开",
)  # fmt: skip
ANSWERS = {"fit": "符合", "unfit": "不符合", "none": "不适用"}
LONGEST = 120


@dataclass
class Item:
    """One thing to look at: what was found, and a note, which whatever does not fit must have."""

    place: int
    title: str
    found: str = ""
    note: str = ""
    error: str = ""

    @property
    def line(self) -> str:
        """As it stands in the record of the inspection."""
        return f"{self.place}.{self.title}：{ANSWERS[self.found]}{f'（{self.note}）' if self.note else ''}"


def of(step: Step, kind: str) -> tuple[str, ...]:
    """What is looked at in this step for this kind of body; nothing for a step without findings by item."""
    if not any(fact.key == FINDINGS for fact in step.records):  # type: ignore[attr-defined]
        return ()
    return CARE_HOME if kind == "养老机构" else ORGANISATION


def read(titles: tuple[str, ...], sent: Mapping[str, str] | None, *, strict: bool = True) -> list[Item]:
    """The items as answered; with `strict` an item without an answer, or one that does not fit without a word, is an error."""
    found = []
    for place, title in enumerate(titles, 1):
        one = Item(place, title)
        if sent is not None:
            said = sent.get(f"item.{place}", "")
            one.found, one.note = said if said in ANSWERS else "", sent.get(f"note.{place}", "").strip()[:LONGEST]
            if strict and not one.found:
                one.error = "请选择"
            elif strict and one.found == "unfit" and not one.note:
                one.error = "不符合的，写明所见"
        found.append(one)
    return found


def written(post: QueryDict, items: list[Item]) -> QueryDict:
    """The form with the findings written out of the items; left empty while an item is not right."""
    sent = post.copy()
    sent[FINDINGS] = "" if any(one.error or not one.found for one in items) else "；".join(one.line for one in items)
    return sent
