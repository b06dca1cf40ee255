"""Checkpoints (C2SP tlog-checkpoint): the signed size and root of a year's tree, small enough to print on paper."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass

from minzheng.journal.note import BadNote, KeyProvider, Verifier, open_note, sign, split

ALGORITHM = "alg sm3"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a checkpoint says: the log's `origin`, its `size` in leaves and its 32-byte `root`."""

    origin: str
    size: int
    root: bytes

    def text(self) -> str:
        """The note text, with the extension line that names the hash."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n{ALGORITHM}\n"

    @property
    def year(self) -> int:
        """The log year, the last part of the origin."""
        last = self.origin.rpartition("/")[2]
        if not (last.isascii() and last.isdigit()):
            raise BadNote(f"the origin {self.origin!r} does not end in a year")
        return int(last)


def origin_of(place: str, year: int) -> str:
    """The origin of one year's log: the journal's own name and the year."""
    return f"{place}/{year}"


def signed(checkpoint: Checkpoint, key: KeyProvider) -> str:
    """The checkpoint as a signed note; the key is named by the origin."""
    return sign(checkpoint.text(), checkpoint.origin, key)


def opened(note: str, verifier: Verifier) -> Checkpoint:
    """The checkpoint in `note` after its signature by `verifier` was checked; BadNote otherwise."""
    text, _ = open_note(note, verifier)
    checkpoint = parsed(text)
    if checkpoint.origin != verifier.name:
        raise BadNote("the checkpoint's origin is not the name of the key")
    return checkpoint


def unchecked(note: str) -> Checkpoint:
    """What `note` claims, before any signature is checked: only to find out which log and key it is about."""
    return parsed(split(note)[0])


def parsed(text: str) -> Checkpoint:
    """The checkpoint written as note text; BadNote when it is not one of an SM3 log."""
    lines = text.split("\n")
    if len(lines) < 5 or lines.pop() != "" or "" in lines:
        raise BadNote("a checkpoint is origin, size, root and the line 'alg sm3'")
    origin, size, root = lines[:3]
    if ALGORITHM not in lines[3:]:
        raise BadNote("the checkpoint does not say 'alg sm3'")
    if not (size.isascii() and size.isdigit()) or (size != "0" and size.startswith("0")):
        raise BadNote("the checkpoint's size is no plain number")
    try:
        data = base64.b64decode(root, validate=True)
    except binascii.Error as error:
        raise BadNote("the checkpoint's root is not base64") from error
    if len(data) != 32:
        raise BadNote("the checkpoint's root has not 32 bytes")
    return Checkpoint(origin, int(size), data)
