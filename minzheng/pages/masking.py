"""Names on pages: a person's is masked until somebody with a reason opens it; an organisation's or a road's is not personal."""

from __future__ import annotations

import re

from minzheng.identity.names import mask_name
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.facts import Fact, TextFact

ORGANISATION = re.compile(
    "(公司|中心|协会|学会|商会|基金会|促进会|联合会|幼儿园|学校|学院|医院|福利院|养老院|敬老院|服务社|服务站|委员会|办事处|人民政府"
    "|经济社|合作社|团|会|院|厂|店|馆|社|所|局)$"
)
LONGEST_NAME = 4
HIDDEN = "●●●●"


def plain(refusal: Refusal) -> str:
    """A refusal's reason without the identifier of the fact it names, which is for programs."""
    return refusal.reason.replace(f"（{getattr(refusal, 'fact', '')}）", "")


def is_personal(title: str, subject: str) -> bool:
    """Whether a case's title is a person's name: it is about a person, or reads like one."""
    if subject.startswith("person:"):
        return True
    return any((len(one) <= LONGEST_NAME and not ORGANISATION.search(one)) or "·" in one for one in re.split("[、，,和]", title) if one)


def masked_title(title: str, subject: str = "") -> str:
    """A case's title as lists show it."""
    if not title or not is_personal(title, subject):
        return title
    return "、".join(mask_name(one) for one in re.split("[、，,]", title) if one)


def masked_value(fact: Fact, text: str) -> str:
    """What stands in the place of a sensitive value until it is opened: a masked name, else nothing of it."""
    is_name = isinstance(fact, TextFact) and (fact.key.endswith((".name", ".man", ".woman", ".donor", ".person")) or "姓名" in fact.label)
    return masked_title(text, "") if is_name else HIDDEN
