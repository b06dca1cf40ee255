"""An official document inside a page: our writer's fragment below the page's own heading, its tables told apart by number."""

from __future__ import annotations

import re
from datetime import date
from itertools import count
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from minzheng.catalogue import matter as matter_of
from minzheng.reporting.documents import web
from minzheng.reporting.documents.model import Check, Document, DocumentNumber, Heading, Paragraph, Text
from minzheng.vocabulary.errors import Refusal

UNNAMED = re.compile('aria-label="表格"')


def page(document: Document, *, public: bool = False) -> SafeString:
    """The document as HTML; the writer escapes every word it is given."""
    numbers = count(1)
    text = web.fragment(document, public=public, title_level=2)
    return mark_safe(UNNAMED.sub(lambda _: f'aria-label="表格{next(numbers)}"', text))  # noqa: S308


def follow(one: Any) -> str:
    """How the applicant follows his case, printed on what he is given the day it begins: else nobody who applies at a counter would ever
    learn the code. "" for other letters, and where nothing is told by code (confidential, of the bureau's own motion, about nobody)."""
    case = getattr(one, "case", None)
    if case is None or not case.code or not case.subject or one.on != case.opened_on:
        return ""
    matter = matter_of(case.matter)
    if matter.confidential or not matter.public or not matter.evidence:
        return ""
    return f"查询办理进度：在公众服务网页选“查进度”，填查询码 {case.code} 和证件号码（单位为统一社会信用代码）的后四位。"


def letter(one: Any, check: Check | None = None) -> Document:
    """The letter as an official document, from the parts composed when it was issued; `check` is what proves a file genuine."""
    parts = one.parts
    blocks: list[Any] = [Paragraph((Text(line),)) for line in parts["body"]]
    if parts.get("reasons"):
        blocks += [Heading(1, "审查情况"), *(Paragraph((Text(line),)) for line in parts["reasons"])]
    if parts.get("remedies"):
        blocks += [Heading(1, "救济途径"), Paragraph((Text(parts["remedies"]),))]
    if told := follow(one):
        blocks.append(Paragraph((Text(told),)))
    try:
        number: DocumentNumber | None = DocumentNumber.parse(one.number)
    except Refusal:
        number = None
    day, mark = date.fromisoformat(parts["on"]), parts.get("mark") or None
    return Document(parts["title"], parts["organ"], day, tuple(blocks), number, parts.get("addressee", ""), mark=mark, check=check)
