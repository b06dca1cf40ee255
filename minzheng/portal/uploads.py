"""Files that people send in: told by their content, not their name; pictures as `pages.photographs` keeps them, PDF without programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from minzheng.journal import attachments
from minzheng.journal.entry import Attached
from minzheng.pages import photographs
from minzheng.vocabulary.errors import Refusal

MOST, LARGEST = 5, 5 * 1024 * 1024
ACTIVE = (b"/JavaScript", b"/JS", b"/Launch", b"/EmbeddedFile", b"/RichMedia", b"/XFA", b"/Encrypt")
"""What a PDF may not hold: programs, other files, and what nobody else can read."""
PDF = "application/pdf"
ENDINGS = {PDF: "pdf", photographs.JPEG: "jpg", photographs.PNG: "png"}
WRONG = "请改用 PDF、JPEG 或者 PNG 文件，每个不超过5兆字节，至多5个。"


def taken_in(files: Sequence[Any]) -> tuple[Attached, ...]:
    """The files of a form, checked and kept under their digests. Raises Refusal when one of them may not come in; none is kept then."""
    if len(files) > MOST:
        raise Refusal(f"附件多于{MOST}个", remedy=WRONG)
    checked = []
    for place, one in enumerate(files, 1):
        if one.size > LARGEST:
            raise Refusal(f"附件{place}超过5兆字节", remedy=WRONG)
        try:
            checked.append(cleaned(one.read(LARGEST + 1)))
        except Refusal as wrong:
            raise Refusal(f"附件{place}：{wrong.reason}", remedy=WRONG) from None
    return tuple(attachments.keep(data, kind, f"附件{place}.{ENDINGS[kind]}") for place, (data, kind) in enumerate(checked, 1))


def cleaned(data: bytes) -> tuple[bytes, str]:
    """The content as it is kept, and its media type. Raises Refusal saying what is wrong."""
    if not data.startswith(b"%PDF-"):
        return photographs.cleaned(data)
    if b"%%EOF" not in data[-2048:]:
        raise Refusal("文件不完整")
    if any(word in data for word in ACTIVE):
        raise Refusal("文件含有程序、加密或者其他文件")
    return data, PDF
