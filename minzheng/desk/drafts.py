"""What is being filled in is kept as it is typed, photographs as they are taken: a session that ends or a net that fails loses nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, QueryDict
from django.utils import timezone

from minzheng.journal import attachments
from minzheng.journal import read as journal
from minzheng.journal.entry import Attached
from minzheng.pages import photographs
from minzheng.vocabulary.errors import Refusal

from .me import Me
from .models import Draft

MOST_PHOTOS, LONGEST, DAYS = 12, 60_000, 30
NOT_KEPT = ("csrfmiddlewaretoken", "do", "photo")


def of(person: Me, case: str, verb: str) -> Draft | None:
    """What this person has filled in of an act of a case, if anything."""
    return Draft.objects.filter(account=person.account, case=case, verb=verb).first()


def is_done(kept: Draft) -> bool:
    """Whether the act it was for has been done: what was kept a moment too late is of no use and must not be sent again."""
    try:
        return journal.by_id(UUID(QueryDict(kept.sent).get("act_id", ""))) is not None
    except ValueError:
        return False


def keep(person: Me, case: str, verb: str, post: QueryDict) -> Draft:
    """Keep what the form holds now; what nobody has touched for a month is thrown away."""
    sent = post.copy()
    for name in NOT_KEPT:
        sent.pop(name, None)
    written = sent.urlencode()
    if len(written) > LONGEST:
        raise Refusal("所填内容过长，不能暂存", remedy="请缩短文字，或者把材料作为附件。")
    Draft.objects.filter(account=person.account, at__lt=timezone.now() - timedelta(days=DAYS)).delete()
    kept, _ = Draft.objects.update_or_create(account=person.account, case=case, verb=verb, defaults={"sent": written})
    return kept


def add_photos(request: HttpRequest, kept: Draft) -> None:
    """Keep the photographs that were sent, cleaned; the same one once. Raises Refusal for the first that is none; those before it stay."""
    for file in request.FILES.getlist("photo"):
        if len(kept.files) >= MOST_PHOTOS:
            raise Refusal(f"一次至多{MOST_PHOTOS}张照片", remedy="请先去掉不用的。")
        if file.size is None or file.size > photographs.LARGEST:
            raise Refusal("照片过大", remedy="请把相机的照片尺寸调小后再拍。")
        data, kind = photographs.cleaned(file.read())
        one = attachments.keep(data, kind)
        row = [one.digest.hex(), one.size, one.media_type]
        if row not in kept.files:
            kept.files = [*kept.files, row]
            kept.save(update_fields=["files", "at"])


def drop_photo(kept: Draft, place: str) -> None:
    """Leave one photograph out."""
    if place.isascii() and place.isdigit() and int(place) < len(kept.files):
        kept.files = [one for number, one in enumerate(kept.files) if number != int(place)]
        kept.save(update_fields=["files", "at"])


def attached(kept: Draft | None) -> tuple[Attached, ...]:
    """The photographs as the act takes them, numbered, not under the names the phone gave them."""
    rows: list[Any] = kept.files if kept is not None else []
    return tuple(Attached(bytes.fromhex(digest), size, kind, f"现场照片{place}") for place, (digest, size, kind) in enumerate(rows, 1))


def typed(kept: Draft | None) -> QueryDict | None:
    """The form as it was left."""
    return QueryDict(kept.sent) if kept is not None and kept.sent else None
