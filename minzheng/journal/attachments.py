"""Files that belong to acts, kept outside the database under their SM3 digest, readable by the bureau's account alone."""

from __future__ import annotations

import os
import threading
from pathlib import Path

from minzheng.journal import places
from minzheng.journal.entry import Attached
from minzheng.sm3 import sm3
from minzheng.vocabulary.errors import Refusal


def keep(data: bytes, media_type: str, name: str = "") -> Attached:
    """Store `data` durably before the act that will name it; a file that is there already is not written again."""
    digest = sm3(data)
    path = place(digest)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = path.with_name(f".{path.name}.{os.getpid()}.{threading.get_ident()}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    return Attached(digest, len(data), media_type, name)


def read(digest: bytes) -> bytes:
    """The bytes kept under `digest`. Refusal when they are gone or are not the same any more."""
    try:
        data = place(digest).read_bytes()
    except OSError as error:
        raise Refusal(f"附件{digest.hex()[:12]}…的文件不在", remedy="请从备份恢复该文件。") from error
    if sm3(data) != digest:
        raise Refusal(f"附件{digest.hex()[:12]}…的内容与入账时不同", remedy="请从备份恢复该文件，并运行台账核验。")
    return data


def place(digest: bytes) -> Path:
    """Where the file with this digest lies."""
    name = digest.hex()
    return places.data_directory() / "attachments" / name[:2] / name
