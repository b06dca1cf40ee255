"""Signed notes (C2SP signed-note): text, an empty line, and signature lines, each by a named key.

A key is a `KeyProvider` for who signs and a `Verifier` for who checks. Ed25519 is here; an SM2 card joins by providing
the same three members with the type `SM2`.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass
from typing import Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

ED25519 = b"\x01"
COSIGNATURE = b"\x04"
SM2 = b"\xffsm2-sm3"
MOST_SIGNATURES = 64


class BadNote(ValueError):
    """Text that is not a signed note, or a signature that does not hold."""


class KeyProvider(Protocol):
    """A signing key, wherever it is kept: a file, a card, a machine."""

    kind: bytes
    """The signature type of the signed-note format, as `ED25519`."""

    def public(self) -> bytes:
        """The public key as the type encodes it; 32 bytes for Ed25519."""

    def sign(self, message: bytes) -> bytes:
        """The signature of `message`; 64 bytes for Ed25519."""


@dataclass(frozen=True, slots=True)
class Verifier:
    """A public key under a name; written `name+keyid+base64(type, key)` as in the signed-note format."""

    name: str
    kind: bytes
    public: bytes

    @property
    def key_id(self) -> bytes:
        """Four bytes that point to the key (not a fingerprint to rely on)."""
        return hashlib.sha256(self.name.encode() + b"\n" + self.kind + self.public).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.key_id.hex()}+{base64.b64encode(self.kind + self.public).decode()}"

    @classmethod
    def parse(cls, text: str) -> Verifier:
        """The verifier written as `text`; BadNote when it is no Ed25519 key or its key id does not fit."""
        try:
            name, key_id, encoded = text.strip().split("+", 2)
            key = base64.b64decode(encoded, validate=True)
        except (ValueError, binascii.Error) as error:
            raise BadNote("a verifier key has the form name+keyid+base64") from error
        verifier = cls(name, key[:1], key[1:])
        if verifier.kind not in (ED25519, COSIGNATURE) or len(verifier.public) != 32:
            raise BadNote("the verifier key is not Ed25519")
        if verifier.key_id.hex() != key_id:
            raise BadNote("the key id of the verifier key does not fit the key")
        return verifier

    def holds(self, message: bytes, signature: bytes) -> bool:
        """Whether `signature` over `message` is by this key."""
        if self.kind not in (ED25519, COSIGNATURE):
            raise BadNote(f"no verifier for signature type {self.kind.hex()}")
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True


def verifier_of(name: str, key: KeyProvider) -> Verifier:
    """The verifier of `key` under `name`."""
    return Verifier(checked_name(name), key.kind, key.public())


def sign(text: str, name: str, key: KeyProvider) -> str:
    """The note of `text` (ending in a newline) with one signature line by `key` under `name`."""
    if not text.endswith("\n") or any(sign < " " and sign != "\n" for sign in text):
        raise BadNote("a note's text ends in a newline and holds no other control characters")
    return text + "\n" + signature_line(verifier_of(name, key), key.sign(text.encode()))


def signature_line(verifier: Verifier, signature: bytes) -> str:
    """One signature line, newline included."""
    return f"— {verifier.name} {base64.b64encode(verifier.key_id + signature).decode()}\n"


def split(note: str) -> tuple[str, list[tuple[str, bytes, bytes]]]:
    """A note's text and its signatures as (key name, key id, signature), none of them checked yet."""
    text, gap, tail = note.rpartition("\n\n")
    lines = tail.split("\n")
    if not gap or lines.pop() != "" or not lines or len(lines) > MOST_SIGNATURES:
        raise BadNote("a note is text, an empty line and signature lines")
    if any(sign < " " and sign != "\n" for sign in note):
        raise BadNote("a note holds no control characters")
    return text + "\n", [_signature(line) for line in lines]


def open_note(note: str, *verifiers: Verifier) -> tuple[str, list[Verifier]]:
    """The text of `note` and those of `verifiers` that signed it; BadNote when none did or a known key's signature fails."""
    text, signatures = split(note)
    signers = []
    for verifier in verifiers:
        for name, key_id, signature in signatures:
            if (name, key_id) == (verifier.name, verifier.key_id):
                if not verifier.holds(text.encode(), signature):
                    raise BadNote(f"the signature of {name} does not hold")
                signers.append(verifier)
    if not signers:
        raise BadNote("no signature by a known key")
    return text, signers


def checked_name(name: str) -> str:
    """`name` if a key may be called so; BadNote for spaces and plus signs."""
    if not name or "+" in name or any(sign.isspace() for sign in name):
        raise BadNote(f"{name!r} is no key name")
    return name


def _signature(line: str) -> tuple[str, bytes, bytes]:
    parts = line.split(" ")
    if len(parts) != 3 or parts[0] != "—":
        raise BadNote("a signature line has the form '— name base64'")
    try:
        data = base64.b64decode(parts[2], validate=True)
    except binascii.Error as error:
        raise BadNote("a signature is base64") from error
    if len(data) < 5:
        raise BadNote("a signature is too short")
    return checked_name(parts[1]), data[:4], data[4:]
