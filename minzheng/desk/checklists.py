"""现场检查清单：一项一问，在手机上逐项勾选；合成“逐项检查所见”，写进现场检查笔录。看什么由地区数据（`checklists.toml`）定。"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict

from minzheng.library.locality import Checklist
from minzheng.pages.day import Shown
from minzheng.vocabulary import Step

FINDINGS = "inspection.findings"
ANSWERS = {"fit": "符合", "unfit": "不符合", "none": "不适用"}
LONGEST = 120


@dataclass
class Item:
    """One thing to look at, by which rules: what was found, and a note, which whatever does not fit must have."""

    place: int
    title: str
    source: str = ""
    found: str = ""
    note: str = ""
    error: str = ""

    @property
    def line(self) -> str:
        """As it stands in the record of the inspection."""
        return f"{self.place}.{self.title}：{ANSWERS[self.found]}{f'（{self.note}）' if self.note else ''}"


def of(step: Step, kind: str, here: Shown) -> Checklist | None:
    """What is looked at in this step for this kind of body; None for a step without findings by item, or where no list is known."""
    if not any(fact.key == FINDINGS for fact in step.records):
        return None
    return here.here.locality.checklist(kind, here.day)


def read(listed: Checklist | None, sent: Mapping[str, str] | None, *, strict: bool = True) -> list[Item]:
    """The items as answered; with `strict` an item without an answer, or one that does not fit without a word, is an error."""
    found = []
    for place, looked in enumerate(listed.items if listed else (), 1):
        one = Item(place, looked.title, looked.source)
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
