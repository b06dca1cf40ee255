"""Failed attempts (signing in, asking for progress), counted so that nobody can go on guessing."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Attempt(models.Model):
    """One failed attempt. `who` is a digest of account and source, so that nothing typed by mistake is kept."""

    what = models.CharField("事由", max_length=20)
    who = models.CharField("账户与来源的摘要", max_length=64)
    at = models.DateTimeField("时间")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["what", "who", "at"], name="attempt_who")]

    def __str__(self) -> str:
        return f"{self.what} {self.at:%Y-%m-%d %H:%M}"
