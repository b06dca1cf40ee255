"""Photographs as they may be kept: told by their content, never by their name; where and with what they were taken is left out.

JPEG and PNG are rebuilt part by part from what shows the picture; anything else in the file (position, camera, thumbnails,
comments, what hangs behind the end) does not come along. Of the camera's notes only which way is up is written anew.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from minzheng.vocabulary.errors import Refusal

LARGEST = 12 * 1024 * 1024
LONGEST_SIDE = 20_000
JPEG, PNG = "image/jpeg", "image/png"
PNG_HEAD = b"\x89PNG\r\n\x1a\n"
KEPT_PNG = (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"sRGB", b"cHRM", b"pHYs")
START, END, SCAN, NOTES, PROFILE, COLOURS, COMMENT = 0xD8, 0xD9, 0xDA, 0xE1, 0xE2, 0xEE, 0xFE
FRAMES = (*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0))
ORIENTATION = 0x0112
BROKEN = Refusal("照片不完整或者已损坏", remedy="请重新拍摄或者重新选择。")


def cleaned(data: bytes) -> tuple[bytes, str]:
    """The picture alone, and its media type. Raises Refusal for what is no photograph, too large or broken."""
    if len(data) > LARGEST:
        raise Refusal(f"照片超过{LARGEST // 1024 // 1024}兆字节", remedy="请把相机的照片尺寸调小后再拍。")
    try:
        if data.startswith(b"\xff\xd8\xff"):
            return _jpeg(data), JPEG
        if data.startswith(PNG_HEAD):
            return _png(data), PNG
    except (struct.error, IndexError):
        raise BROKEN from None
    raise Refusal("不是照片：只收JPEG、PNG格式", remedy="手机设置中把相机格式改为“兼容性最佳（JPEG）”后再拍。")


def _jpeg(data: bytes) -> bytes:
    parts, upright, sized = [], 1, False
    for marker, body, scan in _segments(data):
        if marker == NOTES and body.startswith(b"Exif\0\0"):
            upright = _orientation(body[6:]) or upright
        if marker in FRAMES:
            _check_size(*struct.unpack(">HH", body[1:5]))
            sized = True
        if not _is_notes(marker, body):
            parts.append(bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body + scan)
    if not sized:
        raise BROKEN
    way_up = _way_up(upright) if upright != 1 else b""
    return b"\xff\xd8" + way_up + b"".join(parts) + b"\xff\xd9"


def _is_notes(marker: int, body: bytes) -> bool:
    """Whether a part says something about the picture instead of showing it: notes and comments, but not colours."""
    if marker == PROFILE:
        return not body.startswith(b"ICC_PROFILE\0")
    return marker == COMMENT or (0xE0 < marker <= 0xEF and marker != COLOURS)


def _segments(data: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Each part of a JPEG up to its end: marker, body, and for a scan the coded picture that follows."""
    at = 2
    while True:
        if data[at] != 0xFF:
            raise BROKEN
        while data[at + 1] == 0xFF:
            at += 1
        marker = data[at + 1]
        if marker == END:
            return
        (length,) = struct.unpack(">H", data[at + 2 : at + 4])
        body, at = data[at + 4 : at + 2 + length], at + 2 + length
        if len(body) != length - 2 or marker in (0x00, START):
            raise BROKEN
        end = _scan_end(data, at) if marker == SCAN else at
        yield marker, body, data[at:end]
        at = end


def _scan_end(data: bytes, at: int) -> int:
    """Where the coded picture ends: at the next marker that is neither a stuffed byte nor a restart."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise BROKEN
        if data[at + 1] != 0 and not 0xD0 <= data[at + 1] <= 0xD7:
            return at
        at += 2


def _orientation(notes: bytes) -> int:
    """Which way is up, 1 to 8; 0 when the camera does not say."""
    order = {b"II": "<", b"MM": ">"}.get(notes[:2])
    if order is None or len(notes) < 10:
        return 0
    (first,) = struct.unpack(f"{order}I", notes[4:8])
    if first + 2 > len(notes):
        return 0
    (count,) = struct.unpack(f"{order}H", notes[first : first + 2])
    for place in range(count):
        entry = notes[first + 2 + 12 * place : first + 14 + 12 * place]
        if len(entry) == 12 and struct.unpack(f"{order}H", entry[:2])[0] == ORIENTATION:
            value: int = struct.unpack(f"{order}H", entry[8:10])[0]
            return value if 1 <= value <= 8 else 0
    return 0


def _way_up(upright: int) -> bytes:
    notes = b"Exif\0\0MM\0*\0\0\0\x08" + struct.pack(">HHHIHHI", 1, ORIENTATION, 3, 1, upright, 0, 0)
    return b"\xff\xe1" + struct.pack(">H", len(notes) + 2) + notes


def _png(data: bytes) -> bytes:
    at, parts = len(PNG_HEAD), []
    while True:
        (length,) = struct.unpack(">I", data[at : at + 4])
        name, body, check = data[at + 4 : at + 8], data[at + 8 : at + 8 + length], data[at + 8 + length : at + 12 + length]
        if len(body) != length or struct.pack(">I", zlib.crc32(name + body)) != check:
            raise BROKEN
        if not parts and name != b"IHDR":
            raise BROKEN
        if name == b"IHDR":
            _check_size(*struct.unpack(">II", body[:8]))
        if name in KEPT_PNG:
            parts.append(data[at : at + 12 + length])
        at += 12 + length
        if name == b"IEND":
            return PNG_HEAD + b"".join(parts)


def _check_size(one: int, other: int) -> None:
    if not (0 < one <= LONGEST_SIDE and 0 < other <= LONGEST_SIDE):
        raise BROKEN
