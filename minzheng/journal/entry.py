"""What a verb hands to the journal (`Entry`) and what it gets back (`Appended`)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, TypeAlias
from uuid import UUID

Json: TypeAlias = "bool | int | str | list[Json] | tuple[Json, ...] | dict[str, Json] | None"
Origin = Literal["here", "opening", "elsewhere"]
ORIGINS: dict[str, str] = {"here": "本系统", "opening": "期初", "elsewhere": "补录"}


@dataclass(frozen=True, slots=True)
class Attached:
    """A file already kept under its 32-byte SM3 digest (see `attachments.keep`). `name` is what people called it."""

    digest: bytes
    size: int
    media_type: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One act as the caller states it.

    `act_id`    the client's own id, the idempotency key; None draws a fresh one
    `case`      case number, or None for an act outside any case; never a name or an ID number
    `matter`    id of the matter, as `old_age_allowance`; `verb` the procedure step, as `decide`
    `origin`    here 本系统, opening 期初, elsewhere 补录
    `on`        the legal day of the act; `at` the aware moment of recording (kept in UTC)
    `actor`     staff number; `role` and `org` as they were at that moment. No personal data in any of these
    `basis`     articles, as printed; no personal data
    `fields`    name (ASCII) to JSON value without floats: the only place for personal data; each is committed with a salt
    `attachments` files kept by `attachments.keep`
    `lines_root`  32 bytes, root over lines kept elsewhere (see `lines.lines_root`)
    `prev`      the seq the caller believes to be the last of this case: if it is not, the append is refused as
                overtaken. None: whatever is last is taken
    """

    act_id: UUID | None
    case: str | None
    matter: str
    verb: str
    origin: str
    on: date
    at: datetime
    actor: str
    role: str
    org: str
    basis: tuple[str, ...] = ()
    fields: dict[str, Json] = field(default_factory=dict)
    attachments: tuple[Attached, ...] = ()
    lines_root: bytes | None = None
    prev: int | None = None


@dataclass(frozen=True, slots=True)
class Appended:
    """An act in the journal: `seq` is its public reference, `leaf` the 32-byte leaf hash of its record.

    `fresh` is False when the same act had been appended before (a repeated request).
    """

    seq: int
    act_id: UUID
    leaf: bytes
    fresh: bool = True
