"""The act record: the canonical bytes that are hashed as a leaf. A public envelope and the commitments of its fields.

The envelope holds no personal data: matter, step, days, staff number, office, articles and the case number are public
or at least harmless; what was asked, seen and decided about a person stands in the fields, of which only salted
commitments are in the record.
"""

from __future__ import annotations

import os
import re
from base64 import b64encode
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import orjson

from minzheng.journal import canonical, commitment
from minzheng.journal.entry import ORIGINS, Attached, Entry, Json

VERSION = 1
BEIJING = timezone(timedelta(hours=8))
ATTACHMENT = "attachment."
_WORD = re.compile(r"[a-z][a-z0-9_]{0,79}")
_KEPT_SHORT = ("case", "actor", "role", "org")


@dataclass(slots=True)
class Prepared:
    """An entry that may be recorded: its envelope but for `seq` and `prev`, and its sealed fields."""

    entry: Entry
    act_id: UUID
    at: str
    envelope: dict[str, Any]
    fields: list[commitment.Sealed]

    @property
    def year(self) -> int:
        """The Beijing year of the recording moment, which decides the log."""
        return self.entry.at.astimezone(BEIJING).year

    def record(self, seq: int, prev: int | None) -> bytes:
        """The bytes to store and hash once the act has its number."""
        self.envelope["seq"], self.envelope["prev"] = seq, prev
        return orjson.dumps(self.envelope, option=orjson.OPT_SORT_KEYS)


def prepare(entry: Entry, opens: dict[str, Json] | None = None) -> Prepared:
    """Check `entry` and do all the work that needs no database. ValueError or TypeError for a caller's mistake.

    `opens` is set only for the first act of a log: the journal's name, its key and the final root of the log before.
    """
    _check(entry)
    fields = commitment.seal({**entry.fields, **_attached(entry.attachments)} if entry.attachments else entry.fields)
    act_id = entry.act_id or UUID(bytes=os.urandom(16), version=4)
    at = moment(entry.at)
    envelope = {
        "v": VERSION,
        "id": str(act_id),
        "case": entry.case,
        "matter": entry.matter,
        "verb": entry.verb,
        "origin": entry.origin,
        "on": entry.on.isoformat(),
        "at": at,
        "actor": entry.actor,
        "role": entry.role,
        "org": entry.org,
        "basis": list(entry.basis),
    }
    if entry.lines_root is not None:
        envelope["lines"] = b64encode(entry.lines_root).decode()
    if opens is not None:
        envelope["opens"] = opens
    admitted: Any = canonical.admitted(envelope)
    admitted["fields"] = {name: b64encode(hashed).decode() for name, _, _, hashed in fields}
    return Prepared(entry, act_id, at, admitted, fields)


def moment(at: datetime) -> str:
    """An aware moment as records write it: UTC, microseconds, Z."""
    if at.tzinfo is None:
        raise ValueError("the moment of recording must be aware")
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def same(entry: Entry, record: bytes, kept: dict[str, tuple[bytes | None, bytes | None]]) -> bool:
    """Whether a repeated `entry` says what the act `record` with its `kept` fields (name to salt, value) says.

    The moment of recording may differ: a repeated request is a moment later. An erased field cannot be compared.
    """
    before = orjson.loads(record)
    again = prepare(entry).envelope
    ours = {key: value for key, value in again.items() if key not in ("at", "fields")}
    theirs = {key: before.get(key) for key in ours}
    if ours != theirs or before.keys() - again.keys() != {"seq", "prev"} or before["fields"].keys() != again["fields"].keys():
        return False
    values = {**entry.fields, **_attached(entry.attachments)}
    return all(value is None or canonical.encode(values[name]) == bytes(value) for name, (_, value) in kept.items())


def _attached(attachments: tuple[Attached, ...]) -> dict[str, Json]:
    """Attachments as fields, so that name and digest are committed with a salt and can be shown or erased like any value."""
    return {
        f"{ATTACHMENT}{place}": {
            "sm3": file.digest.hex(),
            "size": file.size,
            "media_type": file.media_type,
            "name": file.name,
        }
        for place, file in enumerate(attachments, start=1)
    }


def _check(entry: Entry) -> None:
    if not (_WORD.fullmatch(entry.matter) and _WORD.fullmatch(entry.verb) and len(entry.verb) <= 40):
        raise ValueError(f"matter {entry.matter!r} and verb {entry.verb!r} must be plain identifiers")
    if entry.origin not in ORIGINS:
        raise ValueError(f"origin {entry.origin!r} is none of {', '.join(ORIGINS)}")
    if type(entry.on) is not date:
        raise TypeError("the legal day must be a date")
    if entry.lines_root is not None and len(entry.lines_root) != 32:
        raise ValueError("a lines root has 32 bytes")
    for name in _KEPT_SHORT:
        value = getattr(entry, name)
        if not (value is None and name == "case") and (not isinstance(value, str) or len(value) > 80):
            raise ValueError(f"{name} must be text of at most 80 characters, not {value!r}")
    if entry.prev is not None and entry.case is None:
        raise ValueError("only an act of a case has one before it")
    if any(name.startswith(ATTACHMENT) for name in entry.fields):
        raise ValueError(f"field names beginning with {ATTACHMENT!r} are for attachments")
