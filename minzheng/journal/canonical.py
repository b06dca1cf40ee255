"""Canonical JSON: the one byte form of a value that is hashed (a subset of RFC 8785).

Objects have ASCII keys in sorted order, strings are NFC, integers stay within +-(2^53 - 1), there are no floats, and
there is no white space. Encoding brings a string to NFC, which also turns the compatibility ideographs of old character
sets into the ordinary ones (郎 U+F92C into U+90CE) and leaves every other rare character of a name as it is;
parsing refuses any bytes that encoding would not have made.
"""

from __future__ import annotations

import unicodedata

import orjson

from minzheng.journal.entry import Json

LARGEST = 2**53 - 1
DEEPEST = 64


class NotCanonical(ValueError):
    """A value that has no canonical form, or bytes that are not one. The message names the place inside the value."""


def encode(value: Json) -> bytes:
    """The canonical bytes of `value`; NotCanonical for floats, wide integers, non-ASCII keys and anything not JSON."""
    try:
        return orjson.dumps(admitted(value), option=orjson.OPT_SORT_KEYS)
    except orjson.JSONEncodeError as error:
        raise NotCanonical(f"not valid Unicode text: {error}") from error


def decode(data: bytes) -> Json:
    """The value of canonical bytes that were stored by `encode`; their form is not checked again (`parse` does)."""
    value: Json = orjson.loads(data)
    return value


def parse(data: bytes) -> Json:
    """The value whose canonical form is exactly `data`; NotCanonical for every other byte string."""
    try:
        value: Json = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise NotCanonical(f"not JSON: {error}") from error
    if encode(value) != data:
        raise NotCanonical("JSON, but not in canonical form")
    return value


def admitted(value: Json, place: str = "$", depth: int = 0) -> Json:
    """`value` with its strings in NFC, ready for orjson; NotCanonical when it has no canonical form."""
    if isinstance(value, str):
        return value if value.isascii() else unicodedata.normalize("NFC", value)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        if -LARGEST <= value <= LARGEST:
            return value
        raise NotCanonical(f"{place}: integer outside +-(2^53 - 1)")
    if depth >= DEEPEST:
        raise NotCanonical(f"{place}: nested deeper than {DEEPEST}")
    if isinstance(value, dict):
        return {_key(key, place): admitted(item, f"{place}.{key}", depth + 1) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [admitted(item, f"{place}[{index}]", depth + 1) for index, item in enumerate(value)]
    raise NotCanonical(f"{place}: {type(value).__name__} is not allowed")


def _key(key: object, place: str) -> str:
    if isinstance(key, str) and key.isascii():
        return key
    raise NotCanonical(f"{place}: key {key!r} is not ASCII text")
