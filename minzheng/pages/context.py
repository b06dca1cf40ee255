"""What every template may ask for: `page` — the district, its 演练 mark, the day — looked up only when it is used."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from .day import shown


def page(request: HttpRequest) -> dict[str, Any]:
    """The context of Django's template engine."""
    return {"page": SimpleLazyObject(lambda: shown(request))}
