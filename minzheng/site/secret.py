"""The key that signs sessions and forms: made once, kept in the data directory, readable by its owner alone."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from minzheng.vocabulary.errors import Refusal

NAME = "secret.key"


def secret_key(directory: Path) -> str:
    """The key kept in `directory`, made on first use. Two processes that start together end with the same key.

    Raises `Refusal` when the key can be neither read nor made.
    """
    file = directory / NAME
    try:
        directory.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not file.exists():
            make(file)
        return file.read_text(encoding="ascii")
    except OSError as problem:
        remedy = "请检查目录权限，或用 MINZHENG_DATA 指定另一个目录。"
        raise Refusal(f"数据目录 {directory} 无法读写（{problem.strerror}）", remedy=remedy) from problem


def make(file: Path) -> None:
    """Writes a new key under a name of its own and links it into place, so that nobody ever reads half a key."""
    own = file.with_name(f"{NAME}.{os.getpid()}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(own, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as out:
        out.write(secrets.token_urlsafe(64))
        out.flush()
        os.fsync(out.fileno())
    try:
        os.link(own, file)
    except FileExistsError:
        pass  # another process was first; its key is the one
    finally:
        own.unlink()
