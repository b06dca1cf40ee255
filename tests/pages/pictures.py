"""Pictures to test with, made by hand: a JPEG with a camera's notes and its position, a PNG with a comment."""

from __future__ import annotations

import struct
import zlib

SECRET = b"GPS 23.7N 113.0E; someone's phone"


def jpeg(*, upright: int = 6, behind: bytes = b"", body: bytes = b"\x11\x22\xff\x00\x33\xff\xd0\x44") -> bytes:
    notes = b"Exif\0\0II*\0\x08\0\0\0" + struct.pack("<HHHIHHI", 1, 0x0112, 3, 1, upright, 0, 0) + SECRET
    parts = [(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0"), (0xE1, notes), (0xFE, SECRET),
             (0xC0, b"\x08" + struct.pack(">HH", 3, 4) + b"\1\1\x11\0"), (0xDA, b"\1\1\0\0?\0")]  # fmt: skip
    return b"\xff\xd8" + b"".join(bytes((0xFF, m)) + struct.pack(">H", len(b) + 2) + b for m, b in parts) + body + b"\xff\xd9" + behind


def png(*, side: int = 2) -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    rows = zlib.compress(b"".join(b"\0" + b"\x80\x90\xa0" * side for _ in range(side)))
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"tEXt", b"Comment\0" + SECRET) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
