"""Five failures in a quarter of an hour close the door for that account from that source (等保 GB/T 22239 8.1.4.1 b)."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from minzheng.sm3 import hmac_sm3

from .models import Attempt

FAILURES = 5
WITHIN = timedelta(minutes=15)


def who(request: HttpRequest, account: str = "") -> str:
    """A digest of the source's address and the account it tried."""
    said = f"{request.META.get('REMOTE_ADDR', '')}|{account.strip().lower()}"
    return hmac_sm3(str(settings.SECRET_KEY).encode(), said.encode()).hex()


def closed(what: str, key: str, most: int = FAILURES) -> bool:
    """Whether the door is closed now, after `most` failures (or uses of what may be used only so often)."""
    return Attempt.objects.filter(what=what, who=key, at__gt=timezone.now() - WITHIN).count() >= most


def failed(what: str, key: str) -> None:
    """Count a failure (or a use); forget those too old to matter."""
    now = timezone.now()
    Attempt.objects.filter(at__lte=now - WITHIN).delete()
    Attempt.objects.create(what=what, who=key, at=now)


def succeeded(what: str, key: str) -> None:
    """The door opens again."""
    Attempt.objects.filter(what=what, who=key).delete()
