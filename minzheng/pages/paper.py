"""An official document inside a page: our writer's fragment below the page's own heading, its tables told apart by number."""

from __future__ import annotations

import re
from itertools import count

from django.utils.safestring import SafeString, mark_safe

from minzheng.reporting.documents import web
from minzheng.reporting.documents.model import Document

UNNAMED = re.compile('aria-label="表格"')


def page(document: Document, *, public: bool = False) -> SafeString:
    """The document as HTML; the writer escapes every word it is given."""
    numbers = count(1)
    text = web.fragment(document, public=public, title_level=2)
    return mark_safe(UNNAMED.sub(lambda _: f'aria-label="表格{next(numbers)}"', text))  # noqa: S308
