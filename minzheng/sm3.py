"""SM3 (GB/T 32905-2016) and HMAC-SM3: the one digest of the journal and of the draw, below everything else of ours.

OpenSSL's SM3 is used through `hashlib` where the interpreter's OpenSSL offers it; some distributions build OpenSSL
without it, and there the implementation of the `cryptography` package takes its place. Both give the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

DIGEST_SIZE = 32
BLOCK_SIZE = 64

_INNER_PAD = bytes(value ^ 0x36 for value in range(256))
_OUTER_PAD = bytes(value ^ 0x5C for value in range(256))


def _sm3_of_hashlib(data: bytes) -> bytes:
    return hashlib.new("sm3", data).digest()


def _sm3_of_cryptography(data: bytes) -> bytes:
    from cryptography.hazmat.primitives import hashes

    digest = hashes.Hash(hashes.SM3())
    digest.update(data)
    return digest.finalize()


def _choose() -> Callable[[bytes], bytes]:
    try:
        _sm3_of_hashlib(b"")
    except ValueError:
        return _sm3_of_cryptography
    return _sm3_of_hashlib


_sm3 = _choose()


def sm3(data: bytes) -> bytes:
    """The 32-byte SM3 digest of `data`."""
    return _sm3(data)


def hmac_sm3(key: bytes, data: bytes) -> bytes:
    """The 32-byte HMAC (RFC 2104, GB/T 15852.2) of `data` under `key`, with SM3 as the digest."""
    if len(key) > BLOCK_SIZE:
        key = _sm3(key)
    key = key.ljust(BLOCK_SIZE, b"\0")
    return _sm3(key.translate(_OUTER_PAD) + _sm3(key.translate(_INNER_PAD) + data))
