"""Salted commitments: a field's value can be shown and proved later, or erased, without touching the record that names it.

The commitment is SM3("mzf1" NUL, 16 salt bytes, canonical JSON of [name, value]). A salt of 128 bits hides even an ID
number, of which one county and 80 birth years have only 29 million.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import lru_cache

from minzheng.journal import canonical
from minzheng.journal.entry import Json
from minzheng.sm3 import sm3

TAG = b"mzf1\0"
SALT_SIZE = 16
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_.\-]{0,119}")

Sealed = tuple[str, bytes, bytes, bytes]
"""Name, salt, canonical value and commitment of one field."""


def commit(salt: bytes, name: str, value: bytes) -> bytes:
    """The 32-byte commitment to the canonical bytes `value` of field `name`."""
    return sm3(b"".join((TAG, salt, b'["', _checked_name(name), b'",', value, b"]")))


def seal(fields: Mapping[str, Json]) -> list[Sealed]:
    """Every field with a fresh salt, in the order of the names. NotCanonical names the field that has no canonical form."""
    salts = os.urandom(SALT_SIZE * len(fields))
    return [_sealed(name, fields[name], salts[SALT_SIZE * place : SALT_SIZE * (place + 1)]) for place, name in enumerate(sorted(fields))]


def _sealed(name: str, value: Json, salt: bytes) -> Sealed:
    try:
        data = canonical.encode(value)
    except canonical.NotCanonical as error:
        raise canonical.NotCanonical(f"field {name!r}: {error}") from error
    return name, salt, data, commit(salt, name, data)


@lru_cache(maxsize=4096)
def _checked_name(name: str) -> bytes:
    if not _NAME.fullmatch(name):
        raise canonical.NotCanonical(f"{name!r} is no field name: ASCII letters, digits, '_', '.', '-' only")
    return name.encode("ascii")
