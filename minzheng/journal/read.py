"""Reading acts: one by its number, those of a case or a matter, and the values of their fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

import orjson
from django.db.models import QuerySet, Sum

from minzheng.journal.entry import Json
from minzheng.journal.models import Act, ActField, Head, Leaf, Unsealed
from minzheng.vocabulary.errors import Refusal

CHUNK = 500


def how_many() -> int:
    """How many acts there are, sealed or not yet: what is computed of them holds as long as this number stays."""
    return (Head.objects.aggregate(total=Sum("size"))["total"] or 0) + Unsealed.objects.count()


def act(seq: int) -> Act:
    """The act with this number. Refusal when there is none."""
    found = Act.objects.filter(seq=seq).first()
    if found is None:
        raise Refusal(f"台账没有第{seq}号记录", remedy="请核对序号。")
    return found


def several(seqs: Iterable[int]) -> Iterator[Act]:
    """The acts with these numbers, without what their records say."""
    wanted = list(seqs)
    for start in range(0, len(wanted), CHUNK):
        yield from Act.objects.filter(seq__in=wanted[start : start + CHUNK]).defer("record")


def by_id(act_id: UUID) -> Act | None:
    """The act with this client id, if it was recorded."""
    return Act.objects.filter(act_id=act_id).first()


def of_case(case: str) -> QuerySet[Act]:
    """The acts of one case in order."""
    return Act.objects.filter(case=case).order_by("seq")


def of_matter(matter: str, verb: str | None = None) -> QuerySet[Act]:
    """The acts of a matter (of one procedure step) in order; narrow them by `on`, `origin` and so on."""
    acts = Act.objects.filter(matter=matter).order_by("seq")
    return acts if verb is None else acts.filter(verb=verb)


def record(of: Act) -> dict[str, Any]:
    """What the record of an act says: basis, commitments, lines root and the rest of the envelope."""
    said: dict[str, Any] = orjson.loads(bytes(of.record))
    return said


def fields(seq: int) -> dict[str, Json]:
    """The values of one act's fields; an erased one is absent."""
    return fields_of([seq]).get(seq, {})


def fields_of(seqs: Iterable[int], names: Iterable[str] | None = None) -> Mapping[int, dict[str, Json]]:
    """Seq to field values (only `names` if given), a query per 500 acts; erased ones are absent."""
    wanted, found = list(seqs), {}
    chosen = None if names is None else list(names)
    for start in range(0, len(wanted), CHUNK):
        rows = ActField.objects.filter(seq__in=wanted[start : start + CHUNK], erased_by=None)
        rows = rows if chosen is None else rows.filter(name__in=chosen)
        for seq, name, value in rows.values_list("seq", "name", "value"):
            found.setdefault(seq, {})[name] = orjson.loads(bytes(value))
    return found


def records(seqs: Iterable[int]) -> dict[int, bytes]:
    """What each of these acts says, byte for byte as it was hashed."""
    return {seq: bytes(record) for seq, record in Act.objects.filter(seq__in=list(seqs)).values_list("seq", "record")}


def log_of(seq: int) -> tuple[int, int] | None:
    """Year log and place of an act in the tree; None while it waits for the sealer."""
    return Leaf.objects.filter(seq=seq).values_list("log", "place").first()
