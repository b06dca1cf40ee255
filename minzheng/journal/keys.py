"""Where the journal's signing key is kept: a file only its owner may read, until a card or machine takes its place."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from minzheng.journal.note import ED25519
from minzheng.vocabulary.errors import Refusal


class FileKey:
    """An Ed25519 key in a PEM file of mode 0600; made on first use when `create` is true. It is a `KeyProvider`."""

    kind = ED25519

    def __init__(self, path: Path, create: bool = True) -> None:
        if create and not path.exists():
            _make(path)
        self._key = _load(path)

    def public(self) -> bytes:
        """The 32 bytes of the public key."""
        return self._key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)

    def sign(self, message: bytes) -> bytes:
        """The 64 bytes of the Ed25519 signature."""
        return self._key.sign(message)


def _make(path: Path) -> None:
    """Write a fresh key under a private name and link it into place, so that of two makers one wins and both use it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.{os.urandom(4).hex()}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(draft, path)
    finally:
        draft.unlink()


def _load(path: Path) -> Ed25519PrivateKey:
    try:
        if path.stat().st_mode & 0o077:
            raise Refusal(f"台账签名密钥文件{path.name}可以被其他账户读取", remedy="请把该文件的权限改为仅本账户可读写（0600）。")
        key = load_pem_private_key(path.read_bytes(), password=None)
    except (OSError, ValueError) as error:
        raise Refusal(f"台账签名密钥文件{path.name}无法读取", remedy="请从保管处恢复该文件后再试。") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise Refusal(f"台账签名密钥文件{path.name}不是Ed25519密钥", remedy="请从保管处恢复该文件后再试。")
    return key
