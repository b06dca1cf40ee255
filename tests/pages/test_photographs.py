"""What is kept of a photograph: the picture and which way is up; no position, no camera, nothing behind its end."""

from __future__ import annotations

import pytest

from minzheng.pages.photographs import JPEG, LARGEST, PNG, cleaned
from minzheng.vocabulary.errors import Refusal

from .pictures import SECRET, jpeg, png


def test_a_jpeg_keeps_its_picture_and_its_upright_side_only():
    data, kind = cleaned(jpeg(behind=SECRET))
    assert kind == JPEG
    assert SECRET not in data
    assert b"GPS" not in data
    assert data.endswith(b"\x11\x22\xff\x00\x33\xff\xd0\x44\xff\xd9")
    assert b"Exif\0\0MM" in data
    assert data.count(b"\x00\x06\x00\x00") == 1, "which way is up"
    assert cleaned(data)[0] == data, "cleaned once is clean"


def test_an_upright_picture_has_no_notes_at_all():
    assert b"Exif" not in cleaned(jpeg(upright=1))[0]


def test_a_png_keeps_what_shows_the_picture():
    data, kind = cleaned(png())
    assert kind == PNG
    assert SECRET not in data
    assert data.endswith(b"IEND\xaeB`\x82")


@pytest.mark.parametrize("data", [
    b"", b"hello", b"%PDF-1.7 x", b"GIF89a....", b"<svg onload='x'>", b"\xff\xd8\xff", jpeg()[:60], jpeg()[:-2], png()[:-20], png().replace(b"IDATx", b"IDATy"),
    jpeg().replace(b"\x08\x00\x03\x00\x04", b"\x08\x00\x00\x00\x04"), b"\x89PNG\r\n\x1a\n" + png()[33:],
])  # fmt: skip
def test_what_is_no_whole_photograph_is_refused(data):
    with pytest.raises(Refusal):
        cleaned(data)


def test_one_that_is_too_large_is_refused():
    with pytest.raises(Refusal, match="兆"):
        cleaned(b"\xff\xd8\xff" + bytes(LARGEST))
