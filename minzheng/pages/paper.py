"""An official document inside a page: our writer's fragment below the page's own heading, its tables told apart by number."""

from __future__ import annotations

import re
from datetime import date
from itertools import count
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from minzheng.reporting.documents import web
from minzheng.reporting.documents.model import Check, Document, DocumentNumber, Heading, Paragraph, Text
from minzheng.vocabulary.errors import Refusal

UNNAMED = re.compile('aria-label="表格"')


def page(document: Document, *, public: bool = False) -> SafeString:
    """The document as HTML; the writer escapes every word it is given."""
    numbers = count(1)
    text = web.fragment(document, public=public, title_level=2)
    return mark_safe(UNNAMED.sub(lambda _: f'aria-label="表格{next(numbers)}"', text))  # noqa: S308


def letter(one: Any, check: Check | None = None) -> Document:
    """The letter as an official document, from the parts composed when it was issued; `check` is what proves a file genuine."""
    parts = one.parts
    blocks: list[Any] = [Paragraph((Text(line),)) for line in parts["body"]]
    if parts.get("reasons"):
        blocks += [Heading(1, "审查情况"), *(Paragraph((Text(line),)) for line in parts["reasons"])]
    if parts.get("remedies"):
        blocks += [Heading(1, "救济途径"), Paragraph((Text(parts["remedies"]),))]
    try:
        number: DocumentNumber | None = DocumentNumber.parse(one.number)
    except Refusal:
        number = None
    day, mark = date.fromisoformat(parts["on"]), parts.get("mark") or None
    return Document(parts["title"], parts["organ"], day, tuple(blocks), number, parts.get("addressee", ""), mark=mark, check=check)
