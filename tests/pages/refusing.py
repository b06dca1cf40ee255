"""What a page says when something cannot be done: a page like any other, with the refusal in it."""

from __future__ import annotations

from typing import Any


def refused(answer: Any) -> bool:
    """Whether this page tells a refusal. A page that leads elsewhere, is forbidden or is not there does not."""
    return answer.status_code == 200 and bool((answer.context or {}).get("refusal"))
