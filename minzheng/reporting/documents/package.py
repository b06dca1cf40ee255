"""The .docx package: a bare template made from the text parts in `word_parts`, and a packing that gives the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

PARTS = Path(__file__).parent / "word_parts"
EPOCH = (1980, 1, 1, 0, 0, 0)
CONTENT_TYPES = "[Content_Types].xml"
TEMPLATE = {
    CONTENT_TYPES: "content_types.xml",
    "_rels/.rels": "package_relations.xml",
    "word/document.xml": "document.xml",
    "word/_rels/document.xml.rels": "document_relations.xml",
    "word/styles.xml": "styles.xml",
    "word/settings.xml": "settings.xml",
    "word/fontTable.xml": "fontTable.xml",
}


@cache
def part(name: str) -> str:
    """The text of one file of `word_parts`."""
    return (PARTS / name).read_text(encoding="utf-8")


def template() -> io.BytesIO:
    """An empty document in the set-up of GB/T 9704, to be opened by python-docx."""
    return io.BytesIO(_zip({name: part(source).encode() for name, source in TEMPLATE.items()}))


def packed(written: bytes) -> bytes:
    """The same package with fixed times and a fixed order of its parts."""
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        return _zip({name: archive.read(name) for name in archive.namelist()})


def _zip(parts: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(parts, key=lambda name: (name != CONTENT_TYPES, name)):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 0, 0
            archive.writestr(entry, parts[name])
    return held.getvalue()
